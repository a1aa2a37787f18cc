//! Small facts made up by hand.

use complaints::facts::CaseFacts;
use complaints::published::{Period, PublishedFigure};
use complaints::rules::Rules;
use figures::{Definition, Facts, Limits, Options, Report, compute};
use jiff::civil::{Date, date};
use serde_json::{Value, json};
use workdays::Calendar;

/// The year that hand-made reports cover.
pub(crate) const YEAR: Period = Period {
    from: date(2023, 4, 1),
    to: date(2024, 3, 31),
};

/// The day of hand-made reports.
pub(crate) const AS_AT: Date = date(2024, 6, 28);

/// A statutory complaint with some fields of its own; `more` is laid over it.
pub(crate) fn complaint(reference: &str, received_on: &str, more: Value) -> CaseFacts {
    let mut fact = json!({
        "reference": reference,
        "kind": "complaint",
        "procedure": "children_act",
        "received_on": received_on,
        "stages": [{ "stage": 1, "started_on": received_on }],
    });
    if let (Some(fact), Value::Object(more)) = (fact.as_object_mut(), more) {
        fact.extend(more);
    }
    serde_json::from_value(fact).expect("a case")
}

/// A published figure.
pub(crate) fn printed(
    reference: &str,
    period: &str,
    measure: &str,
    value: u32,
    by: Value,
) -> PublishedFigure {
    serde_json::from_value(json!({
        "reference": reference, "period": period, "measure": measure, "value": value, "unit": "count", "by": by,
    }))
    .expect("a published figure")
}

/// The limits of the rules as they come.
pub(crate) fn limits() -> Limits {
    Limits::of(&Rules::built_in().expect("the rules read"))
}

/// Facts of cases.
pub(crate) fn facts(cases: Vec<CaseFacts>, published: Vec<PublishedFigure>) -> Facts {
    let calendar = Calendar::england_and_wales();
    Facts::new(cases, published, &calendar, &limits()).expect("facts")
}

/// A definition with one section of tables.
pub(crate) fn definition(tables: &str) -> Definition {
    let text = format!(
        "id = \"test\"\ntitle = \"A report\"\ncouncil = \"Northmere\"\n[[sections]]\ntitle = \"One\"\n{tables}"
    );
    Definition::parse("test.toml", &text, None).unwrap_or_else(|why| panic!("{why}"))
}

/// The report of a definition on cases.
pub(crate) fn report(
    tables: &str,
    cases: Vec<CaseFacts>,
    published: Vec<PublishedFigure>,
) -> Report {
    let facts = facts(cases, published);
    compute(
        &definition(tables),
        &facts,
        YEAR,
        AS_AT,
        &Options::default(),
    )
    .expect("a report")
}

/// A table as text: the columns, then each row with the text of its cells.
pub(crate) fn table(report: &Report, id: &str) -> Vec<String> {
    let table = report
        .tables
        .iter()
        .find(|it| it.id == id)
        .expect("the table");
    let mut lines = vec![table.columns.join(" | ")];
    for row in &table.rows {
        let cells: Vec<&str> = row.cells.iter().map(|it| it.text.as_str()).collect();
        lines.push(format!("{}: {}", row.label, cells.join(" | ")));
    }
    lines
}

/// How many of a unit in a cohort meet a filter in the year, as a definition writes it: `stage = 2`.
pub(crate) fn number(unit: &str, cohort: &str, filter: &str, cases: Vec<CaseFacts>) -> String {
    let text = format!(
        "[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\nunit = \"{unit}\"\ncohort = \"{cohort}\"\nfilter = {{ {filter} }}\ncolumns = [\"N\"]\nrows = [\"R\"]"
    );
    table(&report(&text, cases, Vec::new()), "1")[1].replace("R: ", "")
}
