//! Reads rows and columns.

use super::line::{Along, Blank, Breakdown, Line, Listed, NotRecorded, Order, Others};
use super::lists::Lists;
use super::read_filters::{code, codes};
use super::read_settings::{settings, words};
use super::reader::{Fields, Reader, Said, Value};
use super::settings::Settings;
use crate::field::{Field, Values};
use crate::filter::Range;
use crate::period::{RUNS, run_of};
use crate::words::Word;
use std::collections::BTreeMap;

/// The fields that only a line with a `dimension` has.
const OF_A_BREAKDOWN: [&str; 9] = [
    "bands",
    "values",
    "groups",
    "labels",
    "others",
    "order",
    "first",
    "keep_empty",
    "not_recorded",
];

/// Reads the rows or columns of a table.
pub(crate) fn lines(
    reader: &mut Reader,
    key: &'static str,
    value: &Value,
    lists: Option<&Lists>,
) -> Vec<Line> {
    let what = if key == "rows" { "a row" } else { "a column" };
    let mut lines = Vec::new();
    for entry in reader.array(key, value) {
        if entry.get_ref().is_str() {
            if let Some(label) = reader.text(key, entry) {
                lines.push(Line::Listed(Box::new(Listed {
                    label,
                    blank: Blank::Nowhere,
                    settings: Settings::default(),
                })));
            }
            continue;
        }
        let Some(mut fields) = reader.fields(what, entry) else {
            continue;
        };
        let line = fields.line;
        let read = if fields.has("dimension") {
            breakdown(reader, &mut fields, lists).map(|it| Line::Breakdown(Box::new(it)))
        } else {
            let label = fields.take("label").and_then(|it| reader.text("label", it));
            let blank = blank(reader, &mut fields);
            let settings = settings(reader, &mut fields, lists);
            for key in OF_A_BREAKDOWN {
                if fields.has(key) {
                    fields.take(key);
                    reader.error(
                        line,
                        format!("`{key}` belongs to a breakdown: say by what, with `dimension`"),
                    );
                }
            }
            // a field that is unknown is said to be, and is perhaps the misspelt label
            if label.is_none() && !fields.has_others() {
                reader.error(
                    line,
                    format!(
                        "{what} needs a `label`, or a `dimension` that makes one for each value"
                    ),
                );
            }
            label.map(|label| {
                Line::Listed(Box::new(Listed {
                    label,
                    blank,
                    settings,
                }))
            })
        };
        fields.finish(reader);
        lines.extend(read);
    }
    lines
}

fn blank(reader: &mut Reader, fields: &mut Fields) -> Blank {
    match fields.take("blank") {
        None => Blank::Nowhere,
        Some(value) if value.get_ref().is_bool() => {
            if value.get_ref().as_bool() == Some(true) {
                Blank::Everywhere
            } else {
                Blank::Nowhere
            }
        }
        Some(value) => Blank::At(reader.texts("blank", value)),
    }
}

fn breakdown(reader: &mut Reader, fields: &mut Fields, lists: Option<&Lists>) -> Option<Breakdown> {
    let line = fields.line;
    let name = fields
        .take("dimension")
        .and_then(|it| reader.text("dimension", it));
    let bands = fields.take("bands");
    let values = fields.take("values");
    let groups = fields.take("groups");
    let labels = words(reader, "labels", fields.take("labels"));
    let others = fields.take("others").map(|it| others(reader, it));
    let order = fields
        .take("order")
        .map_or(Order::Listed, |it| order(reader, it));
    let first = fields
        .take("first")
        .and_then(|it| reader.number("first", it, 1..=9999))
        .and_then(|it| usize::try_from(it.value).ok());
    let keep_empty = fields
        .take("keep_empty")
        .and_then(|it| reader.yes_no("keep_empty", it))
        .is_none_or(|it| it.value);
    let not_recorded = fields
        .take("not_recorded")
        .and_then(|it| not_recorded(reader, it));
    let blank = blank(reader, fields);
    let settings = settings(reader, fields, lists);
    let name = name?;
    let along = along(reader, &name, bands)?;
    if let (Along::Periods(_), Some(period)) = (&along, settings.period)
        && !period.value.is_whole()
    {
        let message = format!(
            "`period` beside `{}` names a year, such as \"year-1\": its lines are the parts of that",
            name.value
        );
        reader.error(period.line, message);
    }
    let field = match along {
        Along::Field(field) => Some(field),
        _ => None,
    };
    if field.is_none() {
        for (key, given) in [("values", values.is_some()), ("groups", groups.is_some())] {
            if given {
                reader.error(
                    line,
                    format!(
                        "`{key}` is for the values of a field; `{}` has bands or periods",
                        name.value
                    ),
                );
            }
        }
    }
    let groups = groups
        .and_then(|it| reader.fields("groups", it))
        .map(Fields::rest)
        .unwrap_or_default()
        .into_iter()
        .map(|(label, _, value)| {
            let codes = field.map(|field| codes(reader, field, value, lists));
            (label.to_owned(), codes.unwrap_or_default())
        })
        .collect::<Vec<_>>();
    let values = values
        .map(|it| reader.texts("values", it))
        .unwrap_or_default();
    if let Some(field) = field {
        for value in &values {
            if !groups.iter().any(|(label, _)| *label == value.value) {
                code(reader, field, value, lists);
            }
        }
    }
    relabelled(reader, line, &along, &labels);
    let labelled: Vec<&String> = labels.values().collect();
    for (place, label) in labelled.iter().enumerate() {
        if labelled[..place].contains(label) {
            reader.error(
                line,
                format!("two values are called “{label}”; put them together with `groups = {{ \"{label}\" = [ … ] }}`"),
            );
        }
    }
    Some(Breakdown {
        along,
        name: name.value,
        line,
        values: values.into_iter().map(|it| it.value).collect(),
        groups,
        labels,
        others: others.unwrap_or(Others::Each),
        order,
        first,
        keep_empty,
        not_recorded,
        blank,
        settings,
    })
}

/// Every value that is called otherwise has to be one that can occur; the council's own words are free.
fn relabelled(reader: &mut Reader, line: usize, along: &Along, labels: &BTreeMap<String, String>) {
    let allowed: Vec<String> = match along {
        Along::Periods(periods) => periods.iter().map(ToString::to_string).collect(),
        Along::Bands(_, ranges) => ranges.iter().map(|it| it.text()).collect(),
        Along::Field(field) => match field.values() {
            Values::Closed(codes) => codes.into_iter().map(str::to_owned).collect(),
            Values::YesNo => vec!["true".to_owned(), "false".to_owned()],
            _ => return,
        },
    };
    for value in labels.keys().filter(|it| !allowed.contains(it)) {
        reader.unknown(
            line,
            &format!("`labels` calls `{value}` otherwise, which is no value here"),
            value,
            allowed.iter().map(String::as_str),
        );
    }
}

fn along(reader: &mut Reader, name: &Said<String>, bands: Option<&Value>) -> Option<Along> {
    if let Some(run) = run_of(&name.value) {
        return Some(Along::Periods(run));
    }
    let Some(field) = Field::read(&name.value) else {
        let names = RUNS
            .into_iter()
            .chain(Field::ALL.iter().map(|it| it.word()));
        reader.unknown(
            name.line,
            &format!("`{}` is not a dimension", name.value),
            &name.value,
            names,
        );
        return None;
    };
    if field.values() != Values::Numbers {
        if let Some(bands) = bands {
            let line = reader.line_of(bands);
            reader.error(
                line,
                format!("`bands` are for numbers; `{}` has none", name.value),
            );
        }
        return Some(Along::Field(field));
    }
    let Some(bands) = bands else {
        reader.error(
            name.line,
            format!(
                "`{}` is a number; give its `bands`, such as [\"0-10\", \"11-20\", \"21+\"]",
                name.value
            ),
        );
        return None;
    };
    let mut ranges: Vec<Range> = Vec::new();
    for band in reader.texts("bands", bands) {
        match Range::read(&band.value) {
            Some(range)
                if ranges
                    .iter()
                    .any(|it| it.from <= range.to && range.from <= it.to) =>
            {
                reader.error(
                    band.line,
                    format!("the band “{}” overlaps another", band.value),
                );
            }
            Some(range) => ranges.push(range),
            None => reader.error(
                band.line,
                format!(
                    "“{}” is not a band; write \"0-10\", \"21+\" or \"5\"",
                    band.value
                ),
            ),
        }
    }
    Some(Along::Bands(field, ranges))
}

fn others(reader: &mut Reader, value: &Value) -> Others {
    match value.get_ref().as_bool() {
        Some(true) => Others::Each,
        Some(false) => Others::LeftOut,
        None => reader
            .text("others", value)
            .map_or(Others::Each, |it| Others::Together(it.value)),
    }
}

fn order(reader: &mut Reader, value: &Value) -> Order {
    if value.get_ref().is_table() {
        let Some(mut fields) = reader.fields("order", value) else {
            return Order::Listed;
        };
        let line = fields.take("by").and_then(|it| reader.text("by", it));
        let ascending = fields
            .take("ascending")
            .and_then(|it| reader.yes_no("ascending", it))
            .is_some_and(|it| it.value);
        let at = fields.line;
        fields.finish(reader);
        return if let Some(line) = line {
            Order::By { line, ascending }
        } else {
            reader.error(
                at,
                "an order needs `by`, the label of a column (for columns: of a row)",
            );
            Order::Listed
        };
    }
    let Some(text) = reader.text("order", value) else {
        return Order::Listed;
    };
    match text.value.as_str() {
        "listed" => Order::Listed,
        "label" => Order::Label,
        other => {
            reader.error(
                text.line,
                format!("`order = \"{other}\"` is not an order; allowed here: \"listed\", \"label\", {{ by = \"a column\" }}"),
            );
            Order::Listed
        }
    }
}

fn not_recorded(reader: &mut Reader, value: &Value) -> Option<NotRecorded> {
    if value.get_ref().is_str() {
        let label = reader.text("not_recorded", value)?.value;
        return Some(NotRecorded {
            by: label.clone(),
            label,
        });
    }
    let mut fields = reader.fields("not_recorded", value)?;
    let label = fields.take("label").and_then(|it| reader.text("label", it));
    let by = fields.take("by").and_then(|it| reader.text("by", it));
    let line = fields.line;
    fields.finish(reader);
    if label.is_none() {
        reader.error(line, "`not_recorded` needs a `label`");
    }
    let label = label?.value;
    Some(NotRecorded {
        by: by.map_or_else(|| label.clone(), |it| it.value),
        label,
    })
}
