//! Cases written out by hand, in the format of case records, with their days counted from today.

use super::days::Days;
use super::error::DemoError;
use casework::records::{CaseRecord, Line, read};
use serde::Deserialize;
use serde_json::{Map, Value};
use workdays::BeyondData;

const FILES: [&str; 6] = [
    include_str!("stories/stage_1.toml"),
    include_str!("stories/stage_1_longer.toml"),
    include_str!("stories/later_stages.toml"),
    include_str!("stories/ombudsman.toml"),
    include_str!("stories/corporate.toml"),
    include_str!("stories/other_contacts.toml"),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Map<String, Value>>,
}

/// Every story, as a case record without a reference of its own.
pub(super) fn records(days: &Days) -> Result<Vec<CaseRecord>, DemoError> {
    let mut records = Vec::new();
    for file in FILES {
        for story in toml::from_str::<File>(file)?.case {
            records.push(record(story, days)?);
        }
    }
    Ok(records)
}

fn record(mut story: Map<String, Value>, days: &Days) -> Result<CaseRecord, DemoError> {
    for (field, value) in &mut story {
        put_days(field, value, days)?;
    }
    let title = story.get("title").and_then(Value::as_str);
    let title = title.unwrap_or("without a title").to_owned();
    story.insert("reference".to_owned(), Value::from("to be numbered"));
    match read(&Value::Object(story).to_string(), days.today()) {
        Ok(Line::Case(record)) => Ok(*record),
        Ok(Line::Figure(_) | Line::YearStep(_)) => Err(DemoError::NotACase(title)),
        Err(problems) => Err(DemoError::Story { title, problems }),
    }
}

/// A number that stands where a date belongs counts working days from today.
fn put_days(field: &str, value: &mut Value, days: &Days) -> Result<(), BeyondData> {
    match value {
        Value::Number(number) if is_a_day(field) => {
            let offset = number.as_i64().and_then(|it| i32::try_from(it).ok());
            if let Some(offset) = offset {
                *value = Value::from(days.at(offset)?.to_string());
            }
        }
        Value::Array(items) => {
            for item in items {
                put_days(field, item, days)?;
            }
        }
        Value::Object(fields) => {
            for (field, value) in fields {
                put_days(field, value, days)?;
            }
        }
        _ => {}
    }
    Ok(())
}

fn is_a_day(field: &str) -> bool {
    field.ends_with("_on") || matches!(field, "on" | "to" | "until" | "date" | "day")
}
