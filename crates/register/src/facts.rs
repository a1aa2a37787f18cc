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
use sea_query::{Expr, ExprTrait, Query};

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
        facts.push(serde_json::from_str(row.text(2)?).map_err(|_| {
            damaged("a stored fact row does not read as one (`heard rebuild` makes it anew)")
        })?);
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
