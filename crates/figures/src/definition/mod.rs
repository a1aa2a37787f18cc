//! A report as data: what a file in `reports/` says.

mod check;
mod cycles;
mod errors;
mod line;
mod lines;
mod lists;
mod read_filters;
mod read_settings;
mod reader;
mod reconciliation;
mod settings;

pub use errors::{DefinitionError, DefinitionErrors};
pub use lists::Lists;

pub(crate) use line::{Along, Blank, Breakdown, Line, Listed, NotRecorded, Order, Others};
pub(crate) use reader::Said;
pub(crate) use reconciliation::{Reconciliation, ReconciliationKind, Side};
pub(crate) use settings::{CellSettings, LineSettings, Place, Settings, Share, Shown};

use crate::facts::sha256;
use crate::label::YEAR_SPELLINGS;
use crate::measure::EarlierYears;
use reader::{Fields, Reader, Value};
use toml::de::DeTable;

/// A report: its tables, and what each figure in them is.
#[derive(Debug, Clone)]
pub struct Definition {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) council: String,
    pub(crate) year_spelling: String,
    pub(crate) earlier_years: EarlierYears,
    pub(crate) sections: Vec<Section>,
    pub(crate) lists: Option<Lists>,
    hash: String,
}

/// Tables under one heading.
#[derive(Debug, Clone)]
pub(crate) struct Section {
    pub(crate) title: String,
    pub(crate) tables: Vec<Table>,
}

/// One table.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) line: usize,
    /// The report's settings with the table's over them.
    pub(crate) settings: Settings,
    pub(crate) rows: Vec<Line>,
    pub(crate) columns: Vec<Line>,
    pub(crate) notes: Vec<String>,
    pub(crate) checks: Vec<Reconciliation>,
    pub(crate) earlier_years: Option<EarlierYears>,
}

/// Whether a text is TOML, if with mistakes: a file of another kind has one in most of its lines.
fn is_toml_at_all(text: &str, mistakes: usize) -> bool {
    let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
    mistakes < 2 || mistakes * 2 <= lines
}

impl Definition {
    /// Reads and checks a definition; every error of the file comes out in one run.
    ///
    /// `file_name` is only named in messages. With the council's `lists`, words that are not on them are errors;
    /// without, words are taken as they come.
    pub fn parse(
        file_name: &str,
        text: &str,
        lists: Option<&Lists>,
    ) -> Result<Self, DefinitionErrors> {
        let mut reader = Reader::new(file_name, text);
        let (document, faults) = DeTable::parse_recoverable(text);
        if !is_toml_at_all(text, faults.len()) {
            reader.error(
                1,
                "this is no report definition: it is not TOML, as docs/report-definitions.md describes it",
            );
            return Err(DefinitionErrors(reader.into_errors()));
        }
        for fault in faults {
            let line = reader.line(fault.span().map_or(0, |it| it.start));
            let key = fault
                .span()
                .filter(|_| fault.message() == "duplicate key")
                .and_then(|it| text.get(it));
            reader.error(
                line,
                key.map_or_else(
                    || format!("this is not TOML: {}", fault.message()),
                    |key| format!("`{key}` is given twice; keep one of them"),
                ),
            );
        }
        if !reader.errors.is_empty() {
            return Err(DefinitionErrors(reader.into_errors()));
        }
        let fields = Fields::new("a report", document.get_ref(), 1);
        let definition = report(&mut reader, fields, lists, sha256(text));
        if let Some(definition) = &definition {
            check::check(&mut reader, definition);
        }
        let errors = reader.into_errors();
        match definition {
            Some(definition) if errors.is_empty() => Ok(definition),
            _ => Err(DefinitionErrors(errors)),
        }
    }

    /// The report's id, as the command line names it.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The report's title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The council whose report it is.
    #[must_use]
    pub fn council(&self) -> &str {
        &self.council
    }

    /// The hash of the text that it was read from.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The sections in their order: each one's title, and the ids of its tables.
    pub fn sections(&self) -> impl Iterator<Item = (&str, Vec<&str>)> {
        self.sections.iter().map(|section| {
            (
                section.title.as_str(),
                section.tables.iter().map(|it| it.id.as_str()).collect(),
            )
        })
    }

    pub(crate) fn tables(&self) -> impl Iterator<Item = &Table> {
        self.sections.iter().flat_map(|it| &it.tables)
    }

    pub(crate) fn tables_mut(&mut self) -> impl Iterator<Item = &mut Table> {
        self.sections.iter_mut().flat_map(|it| &mut it.tables)
    }

    /// Where a table's figures of earlier years come from.
    pub(crate) fn earlier_years_of(&self, table: &Table) -> EarlierYears {
        table.earlier_years.unwrap_or(self.earlier_years)
    }
}

fn report(
    reader: &mut Reader,
    mut fields: Fields,
    lists: Option<&Lists>,
    hash: String,
) -> Option<Definition> {
    let id = required(reader, &mut fields, "id");
    let title = required(reader, &mut fields, "title");
    let council = required(reader, &mut fields, "council");
    let year_spelling = fields
        .take("year_label")
        .and_then(|it| reader.text("year_label", it));
    if let Some(spelling) = &year_spelling
        && !YEAR_SPELLINGS.contains(&spelling.value.as_str())
    {
        reader.unknown(
            spelling.line,
            &format!(
                "`year_label = \"{}\"` is not a way to write a year",
                spelling.value
            ),
            &spelling.value,
            YEAR_SPELLINGS.into_iter(),
        );
    }
    let earlier_years = fields
        .take("earlier_years")
        .and_then(|it| reader.word("earlier_years", it))
        .map_or(EarlierYears::Published, |it| it.value);
    let sections = fields.take("sections");
    let settings = read_settings::settings(reader, &mut fields, lists);
    fields.finish(reader);
    let Some(sections) = sections else {
        reader.error(
            1,
            "a report needs `sections`, each with a `title` and `tables`",
        );
        return None;
    };
    let sections: Vec<Section> = reader
        .array("sections", sections)
        .into_iter()
        .filter_map(|it| section(reader, it, &settings, lists))
        .collect();
    Some(Definition {
        id: id?,
        title: title?,
        council: council?,
        year_spelling: year_spelling.map_or_else(|| YEAR_SPELLINGS[0].to_owned(), |it| it.value),
        earlier_years,
        sections,
        lists: lists.cloned(),
        hash,
    })
}

fn section(
    reader: &mut Reader,
    value: &Value,
    wider: &Settings,
    lists: Option<&Lists>,
) -> Option<Section> {
    let mut fields = reader.fields("a section", value)?;
    let title = required(reader, &mut fields, "title");
    let tables = fields
        .take("tables")
        .map(|it| reader.array("tables", it))
        .unwrap_or_default();
    let tables = tables
        .into_iter()
        .filter_map(|it| table(reader, it, wider, lists))
        .collect();
    fields.finish(reader);
    Some(Section {
        title: title?,
        tables,
    })
}

fn table(
    reader: &mut Reader,
    value: &Value,
    wider: &Settings,
    lists: Option<&Lists>,
) -> Option<Table> {
    let mut fields = reader.fields("a table", value)?;
    let line = fields.line;
    let id = required(reader, &mut fields, "id");
    let title = required(reader, &mut fields, "title");
    let mut axis = |reader: &mut Reader, key: &'static str| {
        let given = fields.take(key);
        if given.is_none_or(|it| it.get_ref().as_array().is_some_and(|it| it.is_empty())) {
            reader.error(line, format!("a table needs `{key}`"));
        }
        given
            .map(|it| lines::lines(reader, key, it, lists))
            .unwrap_or_default()
    };
    let (rows, columns) = (axis(reader, "rows"), axis(reader, "columns"));
    let notes = fields
        .take("notes")
        .map(|it| reader.texts("notes", it))
        .unwrap_or_default();
    let checks = fields
        .take("checks")
        .map(|it| reconciliation::reconciliations(reader, it))
        .unwrap_or_default();
    let earlier_years = fields
        .take("earlier_years")
        .and_then(|it| reader.word("earlier_years", it))
        .map(|it| it.value);
    let settings = read_settings::settings(reader, &mut fields, lists);
    fields.finish(reader);
    Some(Table {
        id: id?,
        title: title?,
        line,
        settings: wider.with(&settings),
        rows,
        columns,
        notes: notes.into_iter().map(|it| it.value).collect(),
        checks,
        earlier_years,
    })
}

fn required(reader: &mut Reader, fields: &mut Fields, key: &'static str) -> Option<String> {
    let line = fields.line;
    if let Some(value) = fields.take(key) {
        reader.text(key, value).map(|it| it.value)
    } else {
        reader.error(line, format!("`{key}` is missing"));
        None
    }
}
