//! Reads the settings of a cell from a table of the file.

use super::lists::Lists;
use super::read_filters::{codes, filters};
use super::reader::{Fields, Reader, Said, Value};
use super::settings::{Numerator, Place, Settings, Share, Shown};
use crate::field::Field;
use crate::measure::Whole;
use crate::period::{PERIODS, When};
use crate::words::Word;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Takes every setting that a table gives.
pub(crate) fn settings(
    reader: &mut Reader,
    fields: &mut Fields,
    lists: Option<&Lists>,
) -> Settings {
    macro_rules! word {
        ($key:literal) => {
            fields.take($key).and_then(|it| reader.word($key, it))
        };
    }
    macro_rules! text {
        ($key:literal) => {
            fields.take($key).and_then(|it| reader.text($key, it))
        };
    }
    let mut any_kind = false;
    let filter = fields
        .take("filter")
        .map(|it| filters(reader, it, lists, &mut any_kind))
        .unwrap_or_default();
    let slice = fields
        .take("slice")
        .map(|it| filters(reader, it, lists, &mut any_kind))
        .unwrap_or_default();
    Settings {
        unit: word!("unit"),
        cohort: word!("cohort"),
        measure: word!("measure"),
        period: fields.take("period").and_then(|it| period(reader, it)),
        rounding: word!("rounding"),
        decimals: fields
            .take("decimals")
            .and_then(|it| reader.number("decimals", it, 0..=6)),
        field: fields.take("field").and_then(|it| shown(reader, it)),
        n: fields
            .take("n")
            .and_then(|it| reader.number("n", it, 1..=9999)),
        filter,
        slice,
        any_kind,
        numerator: fields
            .take("numerator")
            .and_then(|it| numerator(reader, it, lists)),
        share: fields.take("share").and_then(|it| share(reader, it, lists)),
        published: text!("published"),
        by: words(reader, "by", fields.take("by")),
        of: fields.take("of").and_then(|it| place(reader, "of", it)),
        minus: fields
            .take("minus")
            .and_then(|it| place(reader, "minus", it)),
        limit: fields.take("limit").and_then(|it| limit(reader, it)),
        known_by: word!("known_by"),
        text: text!("text"),
        zero: text!("zero"),
        none: text!("none"),
        words: words(reader, "words", fields.take("words")),
    }
}

/// A table of texts, whose keys are free.
pub(crate) fn words(
    reader: &mut Reader,
    key: &'static str,
    value: Option<&Value>,
) -> BTreeMap<String, String> {
    value
        .and_then(|it| reader.fields(key, it))
        .map(Fields::rest)
        .unwrap_or_default()
        .into_iter()
        .filter_map(|(name, _, value)| {
            reader
                .text(name, value)
                .map(|text| (name.to_owned(), text.value))
        })
        .collect()
}

fn period(reader: &mut Reader, value: &Value) -> Option<Said<When>> {
    let line = reader.line_of(value);
    if value.get_ref().is_table() {
        let mut fields = reader.fields("period", value)?;
        let mut day = |reader: &mut Reader, key| {
            let text = fields.take(key).and_then(|it| reader.text(key, it))?;
            let day = text.value.parse::<Date>().ok();
            if day.is_none() {
                reader.error(
                    text.line,
                    format!(
                        "`{key} = \"{}\"` is not a date; write 2024-04-01",
                        text.value
                    ),
                );
            }
            day
        };
        let (from, to) = (day(reader, "from"), day(reader, "to"));
        fields.finish(reader);
        return match (from, to) {
            (Some(from), Some(to)) if from <= to => Some(Said {
                value: When::between(from, to),
                line,
            }),
            _ => {
                reader.error(
                    line,
                    "a period of days needs `from` and `to`, the earlier day first",
                );
                None
            }
        };
    }
    let text = reader.text("period", value)?;
    let when = When::read(&text.value);
    if when.is_none() {
        reader.error(
            line,
            format!(
                "`period = \"{}\"` is not a period; allowed here: {PERIODS}",
                text.value
            ),
        );
    }
    when.map(|value| Said { value, line })
}

fn shown(reader: &mut Reader, value: &Value) -> Option<Said<Shown>> {
    let text = reader.text("field", value)?;
    let shown = if text.value == "amount_pence" {
        Some(Shown::AmountPence)
    } else {
        Field::read(&text.value).map(Shown::Field)
    };
    if shown.is_none() {
        let names = std::iter::once("amount_pence").chain(Field::ALL.iter().map(|it| it.word()));
        reader.unknown(
            text.line,
            &format!("`field = \"{}\"` is not a field", text.value),
            &text.value,
            names,
        );
    }
    shown.map(|value| Said {
        value,
        line: text.line,
    })
}

/// A cell elsewhere: `{ table = …, row = …, column = … }`, or a row's label alone.
pub(crate) fn place(reader: &mut Reader, key: &'static str, value: &Value) -> Option<Said<Place>> {
    let line = reader.line_of(value);
    if value.get_ref().is_str() {
        let row = reader.text(key, value)?.value;
        return Some(Said {
            value: Place {
                row: Some(row),
                ..Place::default()
            },
            line,
        });
    }
    let mut fields = reader.fields(key, value)?;
    let mut text = |reader: &mut Reader, key| {
        fields
            .take(key)
            .and_then(|it| reader.text(key, it))
            .map(|it| it.value)
    };
    let place = Place {
        table: text(reader, "table"),
        row: text(reader, "row"),
        column: text(reader, "column"),
    };
    fields.finish(reader);
    Some(Said { value: place, line })
}

fn limit(reader: &mut Reader, value: &Value) -> Option<Said<(i32, i32)>> {
    let line = reader.line_of(value);
    let days = |it: Said<u32>| i32::try_from(it.value).unwrap_or(i32::MAX);
    if value.get_ref().is_integer() {
        let limit = days(reader.number("limit", value, 0..=9999)?);
        return Some(Said {
            value: (limit, limit),
            line,
        });
    }
    let mut fields = reader.fields("limit", value)?;
    let mut number = |reader: &mut Reader, key| {
        fields
            .take(key)
            .and_then(|it| reader.number(key, it, 0..=9999))
            .map(days)
    };
    let (standard, longer) = (number(reader, "standard"), number(reader, "longer"));
    fields.finish(reader);
    let Some(standard) = standard else {
        reader.error(
            line,
            "a limit needs `standard` working days, and may have `longer` ones for an extended stage",
        );
        return None;
    };
    Some(Said {
        value: (standard, longer.unwrap_or(standard)),
        line,
    })
}

fn numerator(reader: &mut Reader, value: &Value, lists: Option<&Lists>) -> Option<Said<Numerator>> {
    let line = reader.line_of(value);
    let mut fields = reader.fields("numerator", value)?;
    let unit = fields
        .take("unit")
        .and_then(|it| reader.word("unit", it))
        .map(|it| it.value);
    let cohort = fields
        .take("cohort")
        .and_then(|it| reader.word("cohort", it))
        .map(|it| it.value);
    let mut any_kind = false;
    let filter = fields
        .take("filter")
        .map(|it| filters(reader, it, lists, &mut any_kind))
        .unwrap_or_default();
    fields.finish(reader);
    Some(Said {
        value: Numerator {
            unit,
            cohort,
            filter: filter.into_iter().map(|it| it.value).collect(),
            any_kind,
        },
        line,
    })
}

fn share(reader: &mut Reader, value: &Value, lists: Option<&Lists>) -> Option<Said<Share>> {
    let line = reader.line_of(value);
    let mut fields = reader.fields("share", value)?;
    let over = fields
        .take("over")
        .and_then(|it| reader.word::<Field>("over", it));
    let parts = fields.take("parts");
    let whole = fields
        .take("whole")
        .and_then(|it| reader.word::<Whole>("whole", it))
        .map_or(Whole::Stated, |it| it.value);
    let parts: Vec<Vec<String>> = match (parts, over) {
        (Some(parts), Some(over)) => reader
            .array("parts", parts)
            .into_iter()
            .map(|part| codes(reader, over.value, part, lists))
            .collect(),
        _ => Vec::new(),
    };
    fields.finish(reader);
    let Some(over) = over else {
        reader.error(
            line,
            "a share needs `over`, the field whose values are its parts",
        );
        return None;
    };
    let mut seen: Vec<&String> = Vec::new();
    for code in parts.iter().flatten() {
        if seen.contains(&code) {
            reader.error(
                line,
                format!("the share's parts do not make up a whole: `{code}` is in two of them"),
            );
        }
        seen.push(code);
    }
    if whole == Whole::Parts && parts.is_empty() {
        reader.error(
            line,
            "`whole = \"parts\"` needs the `parts` that make it up",
        );
    }
    Some(Said {
        value: Share {
            over: over.value,
            parts,
            whole,
        },
        line,
    })
}
