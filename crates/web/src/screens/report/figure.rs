//! A figure, why each case is in it, and the cases themselves for those who may see them.

use super::{Wanted, address};
use crate::asked::Asked;
use crate::desk::Desk;
use crate::render::{Page, Place};
use crate::reply::Reply;
use crate::trouble::Trouble;
use crate::words::capital;
use casework::ports::LookedAt;
use complaints::access::{Reach, scope};
use complaints::facts::CaseFacts;
use figures::{Address, Facts, Member, explain};
use serde::Serialize;
use std::collections::BTreeSet;

/// A figure.
#[derive(Debug, Serialize)]
pub struct Figure {
    /// The report.
    pub report: String,
    /// Back to it.
    pub href: String,
    /// Its table.
    pub table: String,
    /// Its row.
    pub row: String,
    /// Its column.
    pub column: String,
    /// What a reader sees.
    pub text: String,
    /// What is counted, in sentences.
    pub sentences: Vec<String>,
    /// The cases that the person may see.
    pub cases: Vec<CaseLine>,
    /// How many more cases there are, which the person may not see.
    pub unseen: usize,
}

/// A case behind a figure.
#[derive(Debug, Serialize)]
pub struct CaseLine {
    /// The council's reference.
    pub reference: String,
    /// The case.
    pub href: String,
    /// Why it is in the figure.
    pub reasons: Vec<String>,
    /// Whether it is only in the base of a rate or share.
    pub base_only: bool,
}

impl Page for Figure {
    const TEMPLATE: &'static str = "figure.html";

    fn title(&self) -> String {
        format!("{}, {}: {}", self.row, self.column, self.text)
    }

    fn place(&self) -> Option<Place> {
        Some(Place::Reports)
    }
}

/// Shows it.
pub fn show(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let wanted = Wanted::read(desk, asked)?;
    desk.look(
        LookedAt::Report,
        None,
        &format!("figure of {}", wanted.name),
    );
    let (cases, published) = desk.facts()?;
    let withheld: BTreeSet<String> = desk.withheld()?.into_values().collect();
    let visible = visible(&cases, &scope(&desk.viewer).reach, &withheld);
    let facts = Facts::new(cases, published, desk.calendar(), &desk.house.limits)
        .map_err(|error| Trouble::Fault(error.to_string()))?;
    let query = &asked.query;
    let at = Address {
        table: query.get("table"),
        row: query.get("row"),
        column: query.get("column"),
    };
    let explained = explain(wanted.definition, &facts, wanted.period, desk.today(), at)
        .map_err(|_| Trouble::NotFound)?;
    let (seen, unseen): (Vec<&Member>, Vec<&Member>) = explained
        .members
        .iter()
        .partition(|it| visible.contains(&it.reference));
    desk.page(&Figure {
        report: wanted
            .definition
            .title()
            .replace("{year}", "")
            .trim()
            .to_owned(),
        href: address(wanted.name, wanted.period),
        table: at.table.to_owned(),
        row: at.row.to_owned(),
        column: at.column.to_owned(),
        text: explained.text.clone(),
        sentences: explained.figure.clone(),
        unseen: unseen
            .iter()
            .map(|it| &it.reference)
            .collect::<BTreeSet<_>>()
            .len(),
        cases: seen.into_iter().map(line).collect(),
    })
}

fn line(member: &Member) -> CaseLine {
    let query = crate::asked::Pairs::of(vec![("reference".to_owned(), member.reference.clone())]);
    CaseLine {
        reference: member.reference.clone(),
        href: format!("/find?{}", query.written()),
        reasons: sentence(&member.reasons),
        base_only: !member.shown,
    }
}

/// Reasons as they stand beside a case: the first with a capital letter.
fn sentence(reasons: &[String]) -> Vec<String> {
    let mut reasons = reasons.to_vec();
    if let Some(first) = reasons.first_mut() {
        *first = capital(first);
    }
    reasons
}

/// The references of the cases that somebody may see.
fn visible(cases: &[CaseFacts], reach: &Reach, withheld: &BTreeSet<String>) -> BTreeSet<String> {
    cases
        .iter()
        .filter(|case| {
            let of_points = case.points.iter().filter_map(|it| it.team.clone());
            let teams: Vec<String> = case.teams.iter().cloned().chain(of_points).collect();
            reach.holds(&teams) && !withheld.contains(&case.reference)
        })
        .map(|case| case.reference.clone())
        .collect()
}

/// The case of a reference, as a link knows it.
pub fn find(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let found = desk.house.register.find(
        &desk.viewer,
        desk.house.authority.id,
        asked.query.get("reference"),
    )?;
    let Some(case) = found else {
        desk.look(LookedAt::Refused, None, "find by reference");
        return Err(Trouble::NotFound);
    };
    Ok(Reply::SeeOther(crate::words::case_href(case.id())))
}
