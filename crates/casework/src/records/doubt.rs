//! What a record may say and hardly means: it is taken, with a warning.

use super::field::Problem;
use super::record::{CaseRecord, Remedy, Stage};
use complaints::ids::StageNumber;
use complaints::occurred::InWords;

/// What in a record is doubtful: it can have been so, and more likely somebody mistyped it.
pub fn doubts(record: &CaseRecord) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut doubt = |field: String, what: String| found.push(Problem { field, what });
    for (place, issue) in record.issues.iter().enumerate() {
        if let Some(team) = &issue.team
            && !record.teams.contains(team)
        {
            let what = format!(
                "“{team}” is not in teams[], which is what tables by team count; add it there, or correct it"
            );
            doubt(format!("issues[{place}].team"), what);
        }
        for (number, finding) in issue.findings.iter().enumerate() {
            let stage = finding.stage;
            if stage != StageNumber::One && !has(record, stage) {
                let what =
                    format!("is of {stage}, which is not in stages[]; add it there, or correct it");
                doubt(format!("issues[{place}].findings[{number}].stage"), what);
            }
        }
    }
    for (place, stage) in record.stages.iter().enumerate() {
        if let Some((field, what)) = extension(stage) {
            doubt(format!("stages[{place}].extension.{field}"), what);
        }
    }
    for (path, remedy) in record.every_remedy() {
        if let Some(what) = promised_before_it_was_agreed(remedy) {
            doubt(format!("{path}.due_on"), what);
        }
    }
    for (place, step) in record.steps.iter().enumerate() {
        if let Some(stage) = step.stage.filter(|it| !has(record, *it)) {
            let what =
                format!("is of {stage}, which is not in stages[]; add it there, or correct it");
            doubt(format!("steps[{place}].stage"), what);
        }
    }
    found
}

fn has(record: &CaseRecord, stage: StageNumber) -> bool {
    record.stages.iter().any(|it| it.stage == stage)
}

/// An extension to a day that was over, or of a stage that was.
fn extension(stage: &Stage) -> Option<(&'static str, String)> {
    let extension = stage.extension.as_ref()?;
    let on = extension.on?;
    let over = |end: &jiff::civil::Date| *end < on;
    if let Some(to) = extension.to.filter(over) {
        let what = format!(
            "{} is before the stage was extended on {}; correct one or the other",
            InWords(to),
            InWords(on)
        );
        return Some(("to", what));
    }
    let answered = stage.responded_on.filter(over)?;
    let what = format!(
        "{} is after the answer on {}; correct one or the other",
        InWords(on),
        InWords(answered)
    );
    Some(("on", what))
}

/// A remedy whose day was over when it was agreed: it is owed from the day of the agreement.
fn promised_before_it_was_agreed(remedy: &Remedy) -> Option<String> {
    let (due, agreed) = remedy.due_on.zip(remedy.agreed_on)?;
    (due < agreed).then(|| {
        format!(
            "{} is before it was agreed on {}, which is taken as its day; correct one or the other",
            InWords(due),
            InWords(agreed)
        )
    })
}
