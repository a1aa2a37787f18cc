//! Who looked at what, and who made, changed or closed an account: everyone's looks, or those at one case.

use crate::asked::Asked;
use crate::desk::Desk;
use crate::render::{Page, Place};
use crate::reply::Reply;
use crate::trouble::Trouble;
use crate::words::{at, case_href};
use casework::ports::{Look, LookedAt};
use complaints::access::{Permission, ViewerRole};
use complaints::ids::CaseId;
use serde::Serialize;

/// So many looks stand on a page.
const MOST: u32 = 200;

/// The access log.
#[derive(Debug, Serialize)]
pub struct AccessLog {
    /// The case whose looks these are, where they are of one.
    pub case: Option<String>,
    /// The looks, newest first.
    pub looks: Vec<LookLine>,
    /// Whether there may be more than are shown.
    pub more: bool,
    /// So many are shown at most.
    pub most: u32,
}

/// A look.
#[derive(Debug, Serialize)]
pub struct LookLine {
    /// When.
    pub when: String,
    /// Who.
    pub who: String,
    /// In which role.
    pub role: String,
    /// At what.
    pub what: &'static str,
    /// What of it.
    pub detail: String,
    /// The case, where it was one.
    pub case: Option<String>,
    /// Whether it was refused.
    pub refused: bool,
}

impl Page for AccessLog {
    const TEMPLATE: &'static str = "access_log.html";

    fn title(&self) -> String {
        "Access log".to_owned()
    }

    fn place(&self) -> Option<Place> {
        Some(Place::AccessLog)
    }
}

/// Shows everyone's looks, or those at the case that the query names.
pub fn show(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let case = match asked.query.some("case") {
        None => None,
        Some(id) => Some(CaseId(id.parse().map_err(|_| Trouble::NotFound)?)),
    };
    let withheld = desk.withheld()?;
    if let Some(hidden) = case.filter(|it| withheld.contains_key(it)) {
        desk.look(LookedAt::Refused, Some(hidden), "access log");
        return Err(Trouble::NotFound);
    }
    desk.look(LookedAt::List, case, "access log");
    // the first line of the log is this look itself
    desk.recorded()?;
    let looks = desk.looks(case, MOST)?;
    desk.page(&AccessLog {
        case: case.map(case_href),
        more: looks.len() >= usize::try_from(MOST).unwrap_or(usize::MAX),
        looks: looks
            .iter()
            // that there is such a case at all is kept from whoever may not see it
            .filter(|look| look.case.is_none_or(|it| !withheld.contains_key(&it)))
            .map(|look| line(look, desk.may(Permission::SeeCases)))
            .collect(),
        most: MOST,
    })
}

fn line(look: &Look, leads: bool) -> LookLine {
    let role: Option<ViewerRole> = look.by.role.parse().ok();
    LookLine {
        when: at(look.at),
        who: look.by.account.clone(),
        role: role.map_or_else(|| look.by.role.clone(), |it| it.label().to_owned()),
        what: match look.at_what {
            LookedAt::Case => "A case",
            LookedAt::List => "A list",
            LookedAt::Report => "A report",
            LookedAt::Export => "An export",
            LookedAt::Account => "An account",
            LookedAt::Refused => "Refused",
        },
        detail: look.detail.clone(),
        case: look.case.filter(|_| leads).map(case_href),
        refused: look.at_what == LookedAt::Refused,
    }
}
