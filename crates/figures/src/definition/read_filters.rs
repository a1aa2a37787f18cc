//! Reads filters: what is asked of each field, with its codes checked.

use super::lists::Lists;
use super::reader::{Reader, Said, Value};
use crate::field::{Field, Values};
use crate::filter::{Filter, Range, Test};
use crate::words::Word;

/// Codes of a field, checked against its closed list or the council's.
pub(crate) fn codes(
    reader: &mut Reader,
    field: Field,
    value: &Value,
    lists: Option<&Lists>,
) -> Vec<String> {
    let key = field.word();
    let said = reader.texts(key, value);
    for word in &said {
        code(reader, field, word, lists);
    }
    said.into_iter().map(|it| it.value).collect()
}

/// Says so when a code is not on the list of its field.
pub(crate) fn code(reader: &mut Reader, field: Field, word: &Said<String>, lists: Option<&Lists>) {
    let key = field.word();
    match field.values() {
        Values::Closed(allowed) if !allowed.contains(&word.value.as_str()) => reader.unknown(
            word.line,
            &format!("`{}` is no {key}", word.value),
            &word.value,
            allowed.iter().copied(),
        ),
        Values::Open => {
            if let Some(list) = lists.and_then(|it| it.of(field))
                && !list.contains(&word.value)
            {
                reader.unknown(
                    word.line,
                    &format!("`{}` is not on the council's list of {key}", word.value),
                    &word.value,
                    list.iter().map(String::as_str),
                );
            }
        }
        _ => {}
    }
}

/// Every field of a filter; `kind = "any"` sets a mark instead.
pub(crate) fn filters(
    reader: &mut Reader,
    value: &Value,
    lists: Option<&Lists>,
    any_kind: &mut bool,
) -> Vec<Said<Filter>> {
    let Some(fields) = reader.fields("a filter", value) else {
        return Vec::new();
    };
    let mut filters = Vec::new();
    for (key, at, value) in fields.rest() {
        let line = reader.line(at);
        let Some(field) = Field::read(key) else {
            reader.unknown(
                line,
                &format!("a filter has no field `{key}`"),
                key,
                Field::ALL.iter().map(|it| it.word()),
            );
            continue;
        };
        if field == Field::Kind && value.get_ref().as_str() == Some("any") {
            *any_kind = true;
            continue;
        }
        if let Some(test) = test(reader, field, value, lists) {
            filters.push(Said {
                value: Filter::new(field, test),
                line,
            });
        }
    }
    filters
}

fn test(reader: &mut Reader, field: Field, value: &Value, lists: Option<&Lists>) -> Option<Test> {
    if value.get_ref().is_table() {
        let mut fields = reader.fields("this filter", value)?;
        let not = fields.take("not");
        let stated = fields
            .take("stated")
            .and_then(|it| reader.yes_no("stated", it))
            .map(|it| it.value);
        let line = fields.line;
        fields.finish(reader);
        return match (not, stated) {
            (Some(not), stated) if matches!(field.values(), Values::Closed(_) | Values::Open) => {
                Some(Test::NoneOf {
                    words: codes(reader, field, not, lists).into(),
                    stated: stated == Some(true),
                })
            }
            (None, Some(stated)) => Some(Test::Stated(stated)),
            _ => {
                reader.error(
                    line,
                    format!("`{}` as a table needs `stated = true` or `stated = false`, or, for codes and words, `not = [ … ]`", field.word()),
                );
                None
            }
        };
    }
    match field.values() {
        Values::Closed(_) | Values::Open => {
            Some(Test::OneOf(codes(reader, field, value, lists).into()))
        }
        Values::YesNo => reader
            .yes_no(field.word(), value)
            .map(|it| Test::OneOf([it.value.to_string()].into())),
        Values::Numbers => ranges(reader, field, value).map(Test::Within),
    }
}

fn ranges(reader: &mut Reader, field: Field, value: &Value) -> Option<Vec<Range>> {
    let values: Vec<&Value> = if value.get_ref().is_array() {
        reader.array(field.word(), value)
    } else {
        vec![value]
    };
    values
        .into_iter()
        .map(|it| {
            let range = match it.get_ref().as_integer() {
                Some(number) => Range::read(number.as_str()),
                None => it.get_ref().as_str().and_then(Range::read),
            };
            if range.is_none() {
                let line = reader.line_of(it);
                let given = it.get_ref().as_str();
                let given = given.map_or_else(String::new, |it| format!("“{it}” is neither a number nor a range: "));
                reader.error(
                    line,
                    format!("{given}`{}` is asked by a number (2) or a range (\"0-10\", \"21+\"), or a list of them", field.word()),
                );
            }
            range
        })
        .collect()
}
