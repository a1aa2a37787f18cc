//! What a record may say and hardly means: it is taken, with a warning.

use super::field::Problem;
use super::record::CaseRecord;

/// What in a record is doubtful: a point's team that the record does not name among its teams.
pub fn doubts(record: &CaseRecord) -> Vec<Problem> {
    let mut found = Vec::new();
    for (place, issue) in record.issues.iter().enumerate() {
        if let Some(team) = &issue.team
            && !record.teams.contains(team)
        {
            found.push(Problem {
                field: format!("issues[{place}].team"),
                what: format!(
                    "“{team}” is not in teams[], which is what tables by team count; add it there, or correct it"
                ),
            });
        }
    }
    found
}
