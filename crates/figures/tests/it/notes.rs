//! The sentences under a table.

use crate::hand::{AS_AT, YEAR, complaint, facts, report};
use complaints::facts::CaseFacts;
use figures::{Definition, Field, Lists, Options, compute};
use serde_json::json;

fn notes(table: &str, cases: Vec<CaseFacts>) -> Vec<String> {
    let text = format!("[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\n{table}");
    report(&text, cases, Vec::new()).tables.remove(0).notes
}

fn answered(reference: &str, on: &str, procedure: &str) -> CaseFacts {
    complaint(
        reference,
        "2023-07-03",
        json!({ "procedure": procedure, "stages": [{ "stage": 1, "responded_on": on }] }),
    )
}

#[test]
fn a_rate_of_on_time_says_how_many_of_it_have_no_limit() {
    let table = r#"
        cohort = "answered"
        measure = "rate"
        slice = { on_time = true }
        rows = ["On time"]
        columns = [{ dimension = "month" }, { label = "Year" }]
    "#;
    let cases = vec![
        answered("A", "2023-07-04", "children_act"),
        answered("B", "2023-07-04", "data_protection"),
        answered("C", "2023-08-04", "public_health"),
        answered("D", "2023-08-04", "joint_nhs"),
        // not answered in the year
        answered("E", "2024-08-05", "joint_nhs"),
    ];
    let without = |notes: Vec<String>| {
        let about = notes.into_iter().filter(|it| it.contains("no time limit"));
        about.collect::<Vec<_>>()
    };
    assert_eq!(
        without(notes(table, cases.clone())),
        ["3 of these have no time limit and count as not on time."]
    );
    assert_eq!(
        without(notes(table, cases[..2].to_vec())),
        ["1 of these has no time limit and counts as not on time."]
    );
    assert_eq!(
        without(notes(table, cases[..1].to_vec())),
        [""; 0],
        "each has a limit"
    );
    let own_limit = format!("limit = 10\n{table}");
    assert_eq!(without(notes(&own_limit, cases.clone())), [""; 0]);
    let late = table.replace("true", "false");
    assert_eq!(
        without(notes(&late, cases)),
        ["3 of these have no time limit and count as not late."]
    );
}

#[test]
fn percentages_that_are_made_in_two_ways_say_which_is_which() {
    let table = r#"
        cohort = "received"
        rows = [{ dimension = "method", values = ["email"] }, { label = "All" }]
        columns = [
          { label = "Number" },
          { label = "% by children", measure = "rate", slice = { raised_by = "child" }, rounding = "truncate" },
          { label = "% of all", measure = "share", share = { over = "method" }, blank = ["All"] },
        ]
    "#;
    let percentages: Vec<String> = notes(table, Vec::new())
        .into_iter()
        .filter(|it| it.contains("per cents"))
        .collect();
    assert_eq!(
        percentages,
        [
            "“% by children”: Percentages are of cases received in the period, and not refused; whole per cents, with the fraction dropped; “n/a” where there is nothing to take a percentage of.",
            "“% of all”: Shares are of those whose method is recorded; whole per cents, rounded to the nearest, halves up; “n/a” where there is nothing to take a percentage of.",
        ]
    );
}

#[test]
fn sums_means_and_medians_say_of_what_they_are() {
    let table = r#"
        cohort = "answered"
        field = "days"
        columns = ["Days"]
        rows = [
          { label = "Mean", measure = "mean", decimals = 2 },
          { label = "Median", measure = "median" },
          { label = "Longest", measure = "longest" },
          { label = "Paid", measure = "sum", field = "amount_pence", unit = "remedy", cohort = "remedy_agreed", decimals = 0 },
        ]
    "#;
    let numbers: Vec<String> = notes(table, Vec::new())
        .into_iter()
        .filter(|it| it.contains("is recorded"))
        .collect();
    assert_eq!(
        numbers,
        [
            "“Mean”: The mean of days is over those of which it is recorded; two decimals, rounded to the nearest, halves up; “n/a” where there are none.",
            "“Median”: The median of days is over those of which it is recorded; one decimal, rounded to the nearest, halves up; “n/a” where there are none.",
            "“Longest”: The largest of days is over those of which it is recorded; “n/a” where there are none.",
            "“Paid”: The sum of money is over those of which it is recorded; whole pounds, rounded to the nearest, halves up.",
        ]
    );
}

#[test]
fn children_may_exceed_the_complaints() {
    let table = "cohort = \"received\"\nunit = \"child\"\nrows = [\"Children\"]\ncolumns = [\"N\"]";
    assert!(notes(table, Vec::new()).contains(
        &"These are children of cases: they may exceed the number of complaints, because a complaint may be about more than one child; a child of two complaints counts in each."
            .to_owned()
    ));
}

#[test]
fn a_difference_of_percentages_is_in_points() {
    let table = r#"
        cohort = "answered"
        measure = "rate"
        columns = ["N"]
        rows = [
          { label = "On time", slice = { on_time = true } },
          { label = "By e-mail", slice = { method = "email" } },
          { label = "Apart", measure = "difference", of = "On time", minus = "By e-mail" },
        ]
    "#;
    assert!(
        notes(table, Vec::new())
            .contains(&"A difference of two percentages is in percentage points.".to_owned())
    );
}

#[test]
fn a_table_says_what_it_counts() {
    let said = |unit: &str, cohort: &str| {
        let table =
            format!("unit = \"{unit}\"\ncohort = \"{cohort}\"\nrows = [\"R\"]\ncolumns = [\"N\"]");
        notes(&table, Vec::new()).remove(0)
    };
    assert_eq!(
        said("case", "received"),
        "Counted: cases received in the period, and not refused."
    );
    assert_eq!(
        said("issue", "answered"),
        "Counted: issues of cases answered at stage 1 in the period."
    );
    assert_eq!(
        said("person", "contacted"),
        "Counted: people of cases received in the period, whether accepted or refused. Somebody named counts once, however many cases they brought; where nobody is named, each case counts one."
    );
    assert_eq!(
        said("transaction", "received"),
        "Counted: transactions received in the period, and not refused. One matter counts once at each level that it reaches."
    );
    assert_eq!(
        said("remedy", "answered"),
        "Counted: remedies of cases answered at stage 1 in the period."
    );
    assert_eq!(
        said("remedy", "stage_concluded"),
        "Counted: remedies of stages answered in the period, whenever they started."
    );
    assert_eq!(
        said("remedy", "remedy_agreed"),
        "Counted: remedies agreed in the period."
    );
}

#[test]
fn a_table_says_what_holds_of_all_its_cells_and_of_what_day_it_is() {
    let table = r#"
        cohort = "received"
        filter = { method = "email" }
        rows = [{ label = "A", filter = { outcome = "upheld" } }, { label = "B", filter = { theme = "Care" } }, { label = "C", filter = { theme = "Delay" } }]
        columns = [{ label = "N" }, { label = "Now", known_by = "as_at" }, { label = "Then", known_by = "cell_end" }]
    "#;
    assert_eq!(
        notes(table, Vec::new()),
        [
            "Counted: cases received in the period, and not refused.",
            "Only complaints, where the way it came is E-mail.",
            "“N”: As it stood on 31 March 2024: what was decided later is not in it.",
            "“Now”: As it stood on 28 June 2024, the day of the report.",
            "“Then”: As it stood on the last day of each cell's period: what was decided later is not in it.",
            "The parts may add up to more than the total, because one of the cases may have more than one issue.",
        ]
    );
}

#[test]
fn a_table_says_what_on_time_is() {
    let limits = |limit: &str| {
        let table = format!(
            "cohort = \"answered\"\nmeasure = \"rate\"\nslice = {{ on_time = true }}\n{limit}rows = [\"R\"]\ncolumns = [\"N\"]"
        );
        let notes = notes(&table, Vec::new()).into_iter();
        let about = notes.filter(|it| it.starts_with("On time"));
        about.collect::<Vec<_>>()
    };
    assert_eq!(
        limits(""),
        [
            "On time is within the limit of the stage and procedure, the longer one when extended, in working days."
        ]
    );
    assert_eq!(
        limits("limit = 12\n"),
        ["On time is within 12 working days."]
    );
    assert_eq!(
        limits("limit = { standard = 10, longer = 20 }\n"),
        ["On time is within 10 working days, 20 when extended."]
    );
}

#[test]
fn a_stage_without_a_limit_is_said_of_stages_as_of_cases() {
    let rate = |unit: &str, cohort: &str| {
        format!(
            "unit = \"{unit}\"\ncohort = \"{cohort}\"\nmeasure = \"rate\"\nslice = {{ on_time = true }}\nrows = [\"R\"]\ncolumns = [\"N\"]"
        )
    };
    // stages 1 and 2 of A have limits, that of B has none
    let stage = |stage: u8, on: &str| json!({ "stage": stage, "started_on": "2023-07-03", "responded_on": on });
    let two = json!({ "stages": [stage(1, "2023-07-04"), stage(2, "2023-07-05")] });
    let cases = vec![
        complaint("A", "2023-07-03", two),
        answered("B", "2023-07-04", "joint_nhs"),
    ];
    for table in [
        rate("stage", "stage_concluded"),
        rate("issue", "answered"),
        rate("case", "answered"),
    ] {
        let expected = usize::from(!table.contains("issue"));
        let without = notes(&table, cases.clone())
            .into_iter()
            .filter(|it| it == "1 of these has no time limit and counts as not on time.");
        assert_eq!(without.count(), expected, "{table}");
    }
}

#[test]
fn a_line_alone_is_no_part_of_a_total() {
    let table = "cohort = \"received\"\nrows = [{ label = \"Care\", filter = { theme = \"Care\" } }, \"All\"]\ncolumns = [\"N\"]";
    assert_eq!(
        notes(table, Vec::new()),
        [
            "Counted: cases received in the period, and not refused.",
            "Only complaints.",
        ]
    );
}

#[test]
fn a_rate_of_extensions_is_none_of_on_time() {
    let table = "cohort = \"answered\"\nmeasure = \"rate\"\nslice = { extended = true }\nrows = [\"R\"]\ncolumns = [\"N\"]";
    let cases = vec![answered("A", "2023-07-04", "joint_nhs")];
    let about = notes(table, cases).into_iter();
    assert_eq!(about.filter(|it| it.contains("limit")).count(), 0);
}

#[test]
fn percentages_that_are_made_in_two_ways_in_one_line_say_where() {
    let table = r#"
        cohort = "received"
        measure = "rate"
        slice = { method = "email" }
        rows = [{ label = "A" }, { label = "B", rounding = "truncate" }]
        columns = [{ label = "X" }, { label = "Y", rounding = "half_up" }, { label = "Change", measure = "change", of = { column = "X" }, minus = { column = "Y" }, decimals = 1, blank = ["B"] }]
    "#;
    let percentages: Vec<String> = notes(table, Vec::new())
        .into_iter()
        .filter(|it| it.contains("percentage"))
        .collect();
    assert_eq!(
        percentages,
        [
            "“X”, “Y”: Percentages are of cases received in the period, and not refused; whole per cents, rounded to the nearest, halves up; “n/a” where there is nothing to take a percentage of.",
            "“Change”, “A”: A change is a percentage of the earlier figure; one decimal, rounded to the nearest, halves up; “n/a” where there is nothing to take a percentage of.",
            "“X”, “B”: Percentages are of cases received in the period, and not refused; whole per cents, with the fraction dropped; “n/a” where there is nothing to take a percentage of.",
        ]
    );
}

#[test]
fn money_is_said_to_be_rounded_only_where_it_is() {
    let table = r#"
        unit = "remedy"
        cohort = "remedy_agreed"
        field = "amount_pence"
        columns = ["N"]
        rows = [{ label = "Paid", measure = "sum" }, { label = "Mean", measure = "mean" }, { label = "Pounds", measure = "mean", decimals = 0 }]
    "#;
    let money: Vec<String> = notes(table, Vec::new())
        .into_iter()
        .filter(|it| it.contains("money"))
        .collect();
    assert_eq!(
        money,
        [
            "“Paid”: The sum of money is over those of which it is recorded.",
            "“Mean”: The mean of money is over those of which it is recorded; to the penny, rounded to the nearest, halves up; “n/a” where there are none.",
            "“Pounds”: The mean of money is over those of which it is recorded; whole pounds, rounded to the nearest, halves up; “n/a” where there are none.",
        ]
    );
}

#[test]
fn a_value_that_is_not_on_the_councils_list_is_a_warning_once() {
    let lists = Lists::new().with(Field::Theme, ["Care"]);
    let text = "id = \"t\"\ntitle = \"T\"\ncouncil = \"C\"\n[[sections]]\ntitle = \"S\"\n[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\ncohort = \"received\"\ncolumns = [\"N\"]\nrows = [\"R\"]";
    let definition =
        Definition::parse("t.toml", text, Some(&lists)).unwrap_or_else(|why| panic!("{why}"));
    let themes =
        json!({ "points": [{ "theme": "Care" }, { "theme": "Food" }, { "theme": "Food" }] });
    let facts = facts(vec![complaint("A", "2023-05-02", themes)], Vec::new());
    let made = compute(&definition, &facts, YEAR, AS_AT, &Options::default());
    assert_eq!(
        made.expect("a report").warnings,
        ["“Food” is not on the council's list of theme"]
    );
}

#[test]
fn what_a_numerator_and_a_share_ask_is_said_too() {
    let on_time = notes(
        r#"
        cohort = "received"
        measure = "rate"
        numerator = { cohort = "answered", filter = { on_time = true } }
        rows = ["R"]
        columns = ["%"]
        "#,
        Vec::new(),
    );
    let limit = "On time is within the limit of the stage and procedure, the longer one when extended, in working days.";
    assert!(on_time.iter().any(|it| it == limit), "{on_time:#?}");
    let outcomes = |over: &str, value: &str| {
        let table = format!(
            "cohort = \"received\"\nmeasure = \"share\"\nshare = {{ over = \"{over}\" }}\nrows = [{{ label = \"R\", filter = {{ {over} = \"{value}\" }} }}]\ncolumns = [\"%\"]"
        );
        notes(&table, Vec::new())
    };
    let closing = "As it stood on 31 March 2024: what was decided later is not in it.";
    let dated = outcomes("outcome", "upheld");
    assert!(dated.iter().any(|it| it == closing), "{dated:#?}");
    let undated = outcomes("method", "email");
    assert!(!undated.iter().any(|it| it == closing), "{undated:#?}");
}

#[test]
fn lines_with_limits_or_closing_days_of_their_own_are_named() {
    let table = r#"
        cohort = "answered"
        slice = { on_time = true }
        columns = ["Figure"]
        rows = [
          { label = "By law" },
          { label = "By our promise", limit = 5 },
          { label = "Known today", known_by = "as_at" },
        ]
    "#;
    let cases = vec![answered("A", "2023-07-04", "children_act")];
    let named = notes(table, cases).into_iter();
    let named: Vec<String> = named.filter(|it| it.starts_with('“')).collect();
    assert_eq!(
        named,
        [
            "“By law”, “Known today”: On time is within the limit of the stage and procedure, the longer one when extended, in working days.",
            "“By our promise”: On time is within 5 working days.",
            "“By law”, “By our promise”: As it stood on 31 March 2024: what was decided later is not in it.",
            "“Known today”: As it stood on 28 June 2024, the day of the report.",
        ]
    );
}

fn more_than_one(table: &str) -> Vec<String> {
    let notes = notes(table, Vec::new()).into_iter();
    notes.filter(|it| it.contains("may have")).collect()
}

#[test]
fn one_line_alone_is_no_breakdown_whatever_it_asks_and_however_many_cells_it_has() {
    let of_teams = r#"
        cohort = "received"
        rows = [{ label = "Duty", filter = { team = "Duty" } }]
        columns = ["Received", { label = "Answered", cohort = "answered" }]
    "#;
    let of_children = r#"
        cohort = "received"
        rows = [{ label = "Girls of five", filter = { gender = "female", age = "5" } }]
        columns = ["Received"]
    "#;
    assert_eq!(more_than_one(of_teams), [""; 0]);
    assert_eq!(more_than_one(of_children), [""; 0]);
}

#[test]
fn parts_may_be_more_than_the_total_where_any_cell_of_their_lines_counts_what_has_several() {
    let table = r#"
        cohort = "received"
        rows = [{ label = "Duty", filter = { team = "Duty" } }, { label = "Fostering", filter = { team = "Fostering" } }]
        columns = [{ label = "Issues", unit = "issue" }, { label = "Complaints", unit = "case" }]
    "#;
    assert_eq!(
        more_than_one(table),
        [
            "The parts may add up to more than the total, because one of the cases may have more than one team."
        ]
    );
}

#[test]
fn what_every_row_asks_by_itself_is_said_once() {
    let table = r#"
        rows = [
          { label = "Received", cohort = "received", filter = { procedure = "corporate" } },
          { label = "Answered", cohort = "answered", filter = { procedure = "corporate" } },
        ]
        columns = ["N"]
    "#;
    let notes = notes(table, Vec::new());
    assert!(
        notes
            .iter()
            .any(|it| it == "Only complaints, where procedure is Corporate (non-statutory)."),
        "{notes:?}"
    );
}
