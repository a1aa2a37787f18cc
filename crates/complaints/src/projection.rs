//! Rows that a register keeps of a case so that lists, search and figures need not replay it.
//!
//! Each is a pure function of the case's history; a register only stores them, and can make them anew.

use crate::case::Case;
use crate::clock::clocks;
use crate::codes::{Kind, Procedure};
use crate::duties::{judged, legal_limit_beside, owed};
use crate::facts::CaseFacts;
use crate::ids::{PersonId, PersonNumber};
use crate::occurred::InWords;
use crate::personal::Personal;
use crate::rules::{ClockRule, Rules};
use crate::status::{Status, status};
use crate::step::{Answer, Step};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use workdays::Calendar;

/// Everything that a register keeps of a case beside its history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Projection {
    /// The line of the case in a list.
    pub row: CaseRow,
    /// The words by which the case is found.
    pub search: Personal<String>,
    /// What figures read.
    pub facts: CaseFacts,
    /// The people by whom the case is found.
    pub people: Vec<PersonRow>,
    /// The accounts that alone may see the case; none where it is not restricted.
    pub restricted_to: Option<BTreeSet<String>>,
    /// The other cases that it names.
    pub links: Vec<LinkRow>,
}

/// That a case was linked with another or merged into it, or has a person who is on it too.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LinkRow {
    /// The reference of the other case.
    pub reference: String,
    /// [`Step::Linked`], [`Step::Merged`] or [`Step::SamePerson`].
    pub step: Step,
    /// What the other is to it, where that was said.
    pub answer: Option<Answer>,
    /// The day.
    pub on: Date,
}

/// The line of a case in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseRow {
    /// The council's reference.
    pub reference: String,
    /// What the contact is.
    pub kind: Kind,
    /// The procedure of the whole case.
    pub procedure: Option<Procedure>,
    /// Where the case stands.
    pub status: Status,
    /// Whether something is still to be done before it is answered.
    pub open: bool,
    /// The stage it is at: the furthest that has started.
    pub stage: Option<u8>,
    /// The day it was received.
    pub received_on: Date,
    /// The earliest day by which something is due; none where no clock runs.
    pub due_on: Option<Date>,
    /// The name of the rule that gives that day; beside a target, the limit of the law of the same stage.
    pub due_rule: Option<String>,
    /// What the case is about, in a line.
    pub title: Personal<String>,
    /// Every team involved: those of the case and those of its points.
    pub teams: Vec<String>,
    /// Service areas.
    pub service_areas: Vec<String>,
    /// The account of the officer who keeps it; none where nobody does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keeper: Option<String>,
    /// The earliest day of a step or a promise that is still owed, which makes no case late by itself.
    pub owed_on: Option<Date>,
    /// The name of the rule that gives that day.
    pub owed_rule: Option<String>,
}

/// A person on a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// The person's number on the case.
    pub number: PersonNumber,
    /// The person, the same on every case.
    pub person: PersonId,
    /// The name in lower case, spaces squeezed, by which the same person is found again.
    pub name_key: Option<Personal<String>>,
    /// Date of birth.
    pub born_on: Option<Personal<Date>>,
}

impl CaseRow {
    /// Whether a clock that warns from days of its own may run in the case, as far as its line tells.
    pub fn may_warn(&self, rules: &Rules) -> bool {
        let mut warn = rules.clocks().filter(|it| !it.alerts.is_empty());
        let fits = |it: &ClockRule| {
            let stage = it.stage.map(u8::from);
            let of_the_stage = stage.is_none() || stage == self.stage;
            of_the_stage && self.procedure.is_some_and(|by| it.procedures.contains(&by))
        };
        self.open && warn.any(|it| fits(it) || self.due_rule.as_ref() == Some(&it.name))
    }
}

/// A name as two records of one person are compared by: lower case, spaces squeezed.
pub fn name_key(name: &Personal<String>) -> Personal<String> {
    let words: Vec<String> = name
        .reveal()
        .split_whitespace()
        .map(str::to_lowercase)
        .collect();
    Personal::new(words.join(" "))
}

/// Makes the rows of a case.
pub fn project(case: &Case, rules: &Rules, calendar: &Calendar) -> Projection {
    Projection {
        row: row(case, rules, calendar),
        search: search(case),
        facts: case.fact_row(),
        people: people(case),
        restricted_to: case.state().restriction().map(|it| it.accounts),
        links: links(case),
    }
}

/// The other cases that a case names, each once.
pub fn links(case: &Case) -> Vec<LinkRow> {
    let steps = case.state().steps.iter();
    let naming = [Step::Linked, Step::Merged, Step::SamePerson];
    let named = steps.filter(|it| naming.contains(&it.it.step));
    let links: BTreeSet<LinkRow> = named
        .filter_map(|it| {
            Some(LinkRow {
                reference: it.it.reference.clone()?,
                step: it.it.step,
                answer: it.it.answer,
                on: it.on.earliest(),
            })
        })
        .collect();
    links.into_iter().collect()
}

fn row(case: &Case, rules: &Rules, calendar: &Calendar) -> CaseRow {
    let state = case.state();
    let status = status(state);
    // a date beyond the calendar gives no due day; the case page and `heard doctor` say why
    let clocks = clocks(case, rules, calendar).unwrap_or_default();
    let owed = owed(state, &clocks).and_then(|it| Some((it.due?, it.name(state))));
    let due = judged(state, &clocks).and_then(|clock| {
        let beside = legal_limit_beside(clock, &clocks);
        let limit = beside.and_then(|limit| Some((limit.name(state), limit.due?)));
        let limit = limit.map_or_else(String::new, |(name, due)| {
            format!(" (legal limit {}: {name})", InWords(due))
        });
        Some((clock.due?, format!("{}{limit}", clock.name(state))))
    });
    let mut teams = state.receipt.teams.clone();
    for team in state
        .points
        .values()
        .filter_map(|point| point.team.as_ref())
    {
        if !teams.contains(team) {
            teams.push(team.clone());
        }
    }
    CaseRow {
        reference: state.receipt.reference.clone(),
        kind: state.receipt.kind,
        procedure: state.receipt.procedure,
        status,
        open: status.is_open(),
        stage: state
            .stages()
            .keys()
            .next_back()
            .map(|stage| u8::from(*stage)),
        received_on: state.received_on,
        due_on: due.as_ref().map(|(due, _)| *due),
        due_rule: due.map(|(_, rule)| rule),
        title: case.title(),
        teams,
        service_areas: state.receipt.service_areas.clone(),
        keeper: state.keeper(),
        owed_on: owed.as_ref().map(|(owed, _)| *owed),
        owed_rule: owed.map(|(_, rule)| rule),
    }
}

fn search(case: &Case) -> Personal<String> {
    let state = case.state();
    let mut words: Vec<String> = vec![
        state.receipt.reference.clone(),
        case.title().reveal().clone(),
    ];
    words.extend(state.texts.iter().map(|text| text.reveal().clone()));
    for point in state.points.values() {
        words.extend(point.theme.clone());
        words.extend(point.team.clone());
        words.extend(point.text.as_ref().map(|text| text.reveal().clone()));
    }
    for details in state
        .people
        .values()
        .filter_map(|person| person.details.as_ref())
    {
        let told = [
            &details.name,
            &details.email,
            &details.telephone,
            &details.address,
            &details.view,
        ];
        words.extend(told.into_iter().flatten().map(|text| text.reveal().clone()));
    }
    words.extend(
        state
            .sought
            .values()
            .filter_map(|it| it.text.as_ref())
            .map(|text| text.reveal().clone()),
    );
    words.extend(
        state
            .remedies
            .values()
            .filter_map(|it| it.text.as_ref())
            .map(|text| text.reveal().clone()),
    );
    for note in state.notes.values() {
        words.extend(note.texts.iter().map(|text| text.reveal().clone()));
    }
    words.extend(
        state
            .ombudsman
            .values()
            .filter_map(|entry| entry.reference.clone()),
    );
    Personal::new(words.join("\n"))
}

fn people(case: &Case) -> Vec<PersonRow> {
    let people = case.state().people.iter();
    people
        .map(|(number, person)| PersonRow {
            number: *number,
            person: person.id,
            name_key: person
                .details
                .as_ref()
                .and_then(|it| it.name.as_ref())
                .map(name_key),
            born_on: person.details.as_ref().and_then(|it| it.born_on.clone()),
        })
        .collect()
}
