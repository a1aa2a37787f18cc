//! What figures read: the fact rows as they stand, or as they stood.

use crate::Projector;
use crate::database::{Session, Statement, slot};
use crate::error::{Failure, damaged};
use crate::history;
use crate::occurrence;
use crate::tables::Facts;
use complaints::facts::CaseFacts;
use complaints::ids::{AuthorityId, CaseId};
use jiff::Timestamp;
use jiff::civil::Date;
use sea_query::{Expr, ExprTrait, Query};
use serde::Deserialize;

static ALL: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::select()
            .column(Facts::CaseId)
            .column(Facts::LastRecordedAt)
            .column(Facts::Body)
            .from(Facts::Table)
            .and_where(Expr::col(Facts::AuthorityId).eq(slot())),
    )
});

/// The fact rows of every case, ordered by reference. Cases of which something was recorded after the cut are
/// replayed up to it; those of which nothing had been recorded by then are left out.
pub(crate) fn at(
    session: &mut Session,
    authority: AuthorityId,
    as_at: Option<Timestamp>,
    projector: &Projector,
) -> Result<Vec<CaseFacts>, Failure> {
    let cut = as_at.map(occurrence::instant);
    let mut facts: Vec<CaseFacts> = Vec::new();
    let mut later: Vec<CaseId> = Vec::new();
    session.query(&ALL, &[authority.0.into()], |row| {
        if let Some(cut) = &cut
            && row.text(1)? > cut.as_str()
        {
            later.push(CaseId(row.uuid(0)?));
            return Ok(());
        }
        facts.push(read(row.text(2)?)?);
        Ok(())
    })?;
    if let Some(instant) = as_at {
        for id in later {
            let case = history::case(session, authority, id)?;
            let known = case.and_then(|case| case.as_at(instant));
            facts.extend(known.map(|case| projector(&case).facts));
        }
    }
    facts.sort_unstable_by(|one, other| one.reference.cmp(&other.reference));
    Ok(facts)
}

/// As much of a fact row as says when stage 1 was answered.
#[derive(Deserialize)]
struct Answers {
    #[serde(default)]
    stages: Vec<Answer>,
}

#[derive(Deserialize)]
struct Answer {
    stage: u8,
    responded_on: Option<Date>,
}

impl Answers {
    fn since(&self, day: Date) -> bool {
        let mut first = self.stages.iter().filter(|it| it.stage == 1);
        first.any(|it| it.responded_on.is_some_and(|answered| answered >= day))
    }
}

/// The fact rows of cases whose stage 1 was answered on a day or after it, in no order.
pub(crate) fn answered_since(
    session: &mut Session,
    authority: AuthorityId,
    since: Date,
) -> Result<Vec<CaseFacts>, Failure> {
    let mut facts = Vec::new();
    session.query(&ALL, &[authority.0.into()], |row| {
        let body = row.text(2)?;
        if read::<Answers>(body)?.since(since) {
            facts.push(read(body)?);
        }
        Ok(())
    })?;
    Ok(facts)
}

fn read<'a, T: Deserialize<'a>>(body: &'a str) -> Result<T, Failure> {
    serde_json::from_str(body).map_err(|_| {
        damaged("a stored fact row does not read as one (`heard rebuild` makes it anew)")
    })
}

#[cfg(test)]
mod tests {
    use super::{Answers, read};
    use jiff::civil::date;

    #[test]
    fn a_case_is_told_by_the_day_its_stage_1_was_answered() {
        let answered = |body: &str| {
            let answers = read::<Answers>(body).expect("a row");
            answers.since(date(2026, 4, 1))
        };
        let first = |day: &str| {
            answered(&format!(
                r#"{{"reference":"A","teams":["North"],"stages":[{{"stage":1,"started_on":"2026-03-02","responded_on":"{day}"}}]}}"#
            ))
        };
        assert!(!first("2026-03-31"));
        assert!(first("2026-04-01"));
        assert!(!answered(r#"{"reference":"A"}"#));
        assert!(!answered(
            r#"{"stages":[{"stage":1},{"stage":2,"responded_on":"2026-04-01"}]}"#
        ));
        assert!(read::<Answers>("[").is_err());
    }
}
