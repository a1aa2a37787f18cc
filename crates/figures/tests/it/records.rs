//! Case records as fact rows: only as much of the format as the fixtures use.

use complaints::codes::Kind;
use complaints::facts::{CaseFacts, StageFacts};
use complaints::published::PublishedFigure;
use serde_json::{Map, Value, json};

/// The fact rows and published figures of case records, one JSON object each.
pub(crate) fn facts(lines: &[Value]) -> (Vec<CaseFacts>, Vec<PublishedFigure>) {
    let mut cases = Vec::new();
    let mut published = Vec::new();
    for line in lines {
        let mut record = line.as_object().expect("an object").clone();
        if record["kind"] == "published_figure" {
            record.remove("kind");
            published
                .push(serde_json::from_value(Value::Object(record)).expect("a published figure"));
        } else {
            cases.push(case(record));
        }
    }
    (cases, published)
}

/// A file of case records.
pub(crate) fn lines(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).expect("a JSON line"))
        .collect()
}

fn case(mut record: Map<String, Value>) -> CaseFacts {
    let moved = |record: &mut Map<String, Value>, from: &str, to: &str, one: bool| {
        if let Some(value) = record.remove(from) {
            let value = if one { json!([value]) } else { value };
            record.insert(to.to_owned(), value);
        }
    };
    moved(&mut record, "service_area", "service_areas", true);
    moved(&mut record, "child", "children", true);
    moved(&mut record, "issues", "points", false);
    moved(&mut record, "not_accepted", "refused", false);
    let mut case: CaseFacts = serde_json::from_value(Value::Object(record)).expect("a case");
    if case.kind == Kind::Complaint && case.refused.is_none() && case.stages.is_empty() {
        case.stages.push(first_stage());
    }
    for stage in &mut case.stages {
        if stage.stage == 1 && stage.started_on.is_none() {
            stage.started_on = Some(case.received_on);
        }
    }
    for remedy in &mut case.remedies {
        // a remedy belongs to the latest stage that had started when it was agreed
        remedy.stage = case
            .stages
            .iter()
            .filter(|stage| stage.started_on <= remedy.agreed_on)
            .map(|stage| stage.stage)
            .max();
    }
    case
}

fn first_stage() -> StageFacts {
    serde_json::from_value(json!({ "stage": 1 })).expect("a stage")
}
