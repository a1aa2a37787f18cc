//! What contradicts itself within a record, whatever happened.

use super::object::{MOST_ENTRIES, Object};
use super::record::CaseRecord;
use complaints::codes::Kind;
use complaints::ids::StageNumber;
use complaints::occurred::InWords;
use complaints::step::Step;
use jiff::civil::Date;

/// Notes what contradicts itself. Without a day of receipt nothing is measured against it.
pub(super) fn consistent(object: &Object<'_>, record: &CaseRecord, received_on: Option<Date>) {
    let mut seen = Vec::new();
    for (place, stage) in record.stages.iter().enumerate() {
        if seen.contains(&(stage.route, stage.stage)) {
            object.problem(
                &format!("stages[{place}].stage"),
                format!("{} stands twice", stage.stage),
            );
            object.lose();
        }
        seen.push((stage.route, stage.stage));
    }
    if !record.ombudsman.is_empty()
        && !matches!(record.kind, Kind::Complaint | Kind::OmbudsmanEnquiry)
    {
        object.problem(
            "ombudsman",
            "belongs to a complaint or to an ombudsman_enquiry",
        );
    }
    let mut numbers: Vec<_> = record.everybody().map(|(number, ..)| number).collect();
    numbers.sort_unstable();
    if let Some(twice) = numbers.windows(2).find(|it| it[0] == it[1]) {
        let what = format!(
            "number {} stands for two people; a person without one has the number of its place, the children first",
            twice[0].0
        );
        object.problem("people", what);
        object.lose();
    }
    super::turns::consistent(object, record);
    remedies(object, record);
    findings(object, record);
    if let Some(received_on) = received_on {
        first_stage(object, record, received_on);
        ages(object, record, received_on);
    }
}

/// What is said twice of a stage, or of stage 1 otherwise than by the outcome of the point.
fn findings(object: &Object<'_>, record: &CaseRecord) {
    for (place, issue) in record.issues.iter().enumerate() {
        for (number, finding) in issue.findings.iter().enumerate() {
            let path = format!("issues[{place}].findings[{number}]");
            let mut before = issue.findings[..number].iter();
            if before.any(|it| it.stage == finding.stage) {
                object.problem(
                    &format!("{path}.stage"),
                    format!("{} stands twice", finding.stage),
                );
            }
            if finding.stage == StageNumber::One && issue.outcome != Some(finding.outcome) {
                object.problem(
                    &format!("{path}.outcome"),
                    "is not the outcome of the point, which is its finding at stage 1; correct one or the other",
                );
            }
        }
    }
}

/// A remedy comes from a point, a stage and a recommendation that the record has.
fn remedies(object: &Object<'_>, record: &CaseRecord) {
    let made = |number: u16| {
        let mut steps = record.steps.iter();
        steps.any(|it| it.step == Step::RecommendationMade && it.recommendation == Some(number))
    };
    let all: usize = record.ombudsman.iter().map(|it| it.remedies.len()).sum();
    if record.remedies.len() + all > MOST_ENTRIES {
        let what =
            format!("are more than {MOST_ENTRIES} with those that the Ombudsman recommended");
        object.problem("remedies", what);
        object.lose();
    }
    for (path, remedy) in record.every_remedy() {
        let points = record.issues.len();
        if remedy.point.is_some_and(|it| usize::from(it) > points) {
            object.problem(
                &format!("{path}.point"),
                "is the number of no point of issues[]",
            );
            object.lose();
        }
        let mut stages = record.stages.iter();
        if let Some(stage) = remedy
            .stage
            .filter(|stage| stages.all(|it| it.stage != *stage))
        {
            object.problem(
                &format!("{path}.stage"),
                format!("is no stage of stages[]: {stage}"),
            );
            object.lose();
        }
        if remedy.recommendation.is_some_and(|it| !made(it)) {
            object.problem(
                &format!("{path}.recommendation"),
                "is the number of no recommendation_made in steps[]",
            );
        }
    }
}

/// Stage 1 begins with the receipt, or on the day on which what the contact turned out to be was first said.
fn first_stage(object: &Object<'_>, record: &CaseRecord, received_on: Date) {
    for (place, stage) in record.stages.iter().enumerate() {
        let said = record.converted.last().filter(|_| stage.route.is_none());
        if said.is_some_and(|it| stage.started_on == Some(it.since)) {
            continue;
        }
        let begun = stage.started_on.filter(|_| stage.stage == StageNumber::One);
        if begun.is_some_and(|day| day != received_on) {
            object.problem(
                &format!("stages[{place}].started_on"),
                format!(
                    "stage 1 begins with the receipt on {}; leave this out, or correct received_on",
                    InWords(received_on)
                ),
            );
        }
    }
}

/// An age may have been asked for on another day than that of receipt, so a year either way is no contradiction.
fn ages(object: &Object<'_>, record: &CaseRecord, received_on: Date) {
    let lists = [("children", &record.children), ("people", &record.people)];
    let listed = lists.into_iter().flat_map(|(list, people)| {
        let numbered = people.iter().enumerate();
        numbered.map(move |(place, person)| (format!("{list}[{place}]"), person))
    });
    let child = record.child.iter().map(|it| ("child".to_owned(), it));
    for (path, person) in child.chain(listed) {
        let (Some(age), Some(born_on)) = (&person.age, &person.born_on) else {
            continue;
        };
        let born_on = *born_on.reveal();
        let years = whole_years(born_on, received_on);
        // somebody born after receipt is refused for that
        if born_on <= received_on && (years - i16::from(*age.reveal())).abs() > 1 {
            // the date and the age are about a person, so the message names only their fields
            object.problem(
                &format!("{path}.age"),
                "is not the age on the day of receipt of somebody born on the day of born_on; correct one or the other",
            );
        }
    }
}

fn whole_years(from: Date, to: Date) -> i16 {
    let birthday_to_come = (to.month(), to.day()) < (from.month(), from.day());
    to.year() - from.year() - i16::from(birthday_to_come)
}

/// Notes that of two fields only one can stand.
pub(super) fn either(object: &Object<'_>, one: &str, several: &str) {
    if object.has(one) && object.has(several) {
        object.problem(
            several,
            format!("stands beside {one}; use {one} for one and {several} for several"),
        );
        object.lose();
    }
}

/// Notes the fields of a stage that belong to another one.
pub(super) fn belongs(object: &Object<'_>, stage: StageNumber, to: StageNumber, fields: &[&str]) {
    for field in fields
        .iter()
        .filter(|field| stage != to && object.has(field))
    {
        object.problem(field, format!("belongs to {to}, and this is {stage}"));
    }
}
