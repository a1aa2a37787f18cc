//! Case records as fact rows, by the same way as an import: record, facts of the case, fact row.

use casework::records::{Line, PersonIds, facts as facts_of, read};
use complaints::Case;
use complaints::facts::CaseFacts;
use complaints::ids::CaseId;
use complaints::personal::Salt;
use complaints::published::PublishedFigure;
use complaints::recorded::{Actor, Recorded, Source};
use jiff::Timestamp;
use jiff::civil::date;
use serde_json::Value;

/// The fact rows and published figures of case records, one JSON object each.
pub(crate) fn facts(lines: &[Value]) -> (Vec<CaseFacts>, Vec<PublishedFigure>) {
    let mut cases = Vec::new();
    let mut published = Vec::new();
    for line in lines {
        match read(&line.to_string(), date(2026, 11, 24)) {
            Ok(Line::Case(record)) => {
                cases.push(case(facts_of(&record, &PersonIds::none())).fact_row());
            }
            Ok(Line::Figure(figure)) => published.push(figure),
            Ok(Line::YearStep(_)) => {}
            Err(problems) => panic!("{line}: {problems:?}"),
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

fn case(facts: Vec<complaints::recorded::Fact>) -> Case {
    let history = (1..).zip(facts).map(|(seq, fact)| Recorded {
        seq,
        occurred: fact.occurred,
        recorded_at: Timestamp::UNIX_EPOCH,
        by: Actor {
            account: "importer".to_owned(),
            role: "operator".to_owned(),
        },
        source: Source::Import,
        event: fact.event,
        parts: fact
            .parts
            .into_iter()
            .map(|part| (part, Salt([0; 16])))
            .collect(),
    });
    Case::replay(CaseId(uuid::Uuid::nil()), history.collect()).expect("a record is a case")
}
