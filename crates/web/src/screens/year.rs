//! The council's year: what it owes the public for a year that is over, by when, and what was done.

use crate::asked::{Asked, Pairs};
use crate::desk::Desk;
use crate::render::{Page, Place};
use crate::reply::Reply;
use crate::screens::act::form::chosen;
use crate::screens::act::step::RestsOn;
use crate::screens::act::{Item, items};
use crate::trouble::Trouble;
use crate::words::{Due, capital};
use casework::ports::LookedAt;
use casework::year::{YearError, correct, is_over, record};
use complaints::access::Permission;
use complaints::occurred::InWords;
use complaints::rules::{ClockRule, Standing};
use complaints::year::{Duty, YearStep, YearTaken, duties, last_year_end};
use govuk::form::{DateInput, FormErrors};
use jiff::civil::{Date, date};
use serde::Serialize;

/// So many years can be looked at.
const YEARS: i16 = 4;

/// The council's year.
#[derive(Debug, Serialize)]
pub struct YearPage {
    /// The last day of the year: "31 March 2026".
    pub ended: String,
    /// The calendar year in which it ended, carried along.
    pub number: i16,
    /// The years that can be looked at, the latest first.
    pub years: Vec<YearLink>,
    /// What is owed.
    pub duties: Vec<DutyView>,
    /// Whether the person may record a step.
    pub can_record: bool,
    /// The steps that are still to be done.
    pub steps: Vec<Item>,
    /// The step, as chosen.
    pub step: String,
    /// The step whose record is corrected, in words; none where something new is recorded.
    pub corrects: Option<String>,
    /// The day, as typed.
    pub on: DateInput,
    /// What it points to, as typed.
    pub reference: String,
    /// Whether something was just recorded.
    pub done: bool,
    /// What is wrong.
    pub errors: FormErrors,
}

/// A year that can be looked at.
#[derive(Debug, Serialize)]
pub struct YearLink {
    /// "The year to 31 March 2026".
    pub text: String,
    /// Where.
    pub href: String,
    /// Whether it is this one.
    pub active: bool,
}

/// Something that is owed.
#[derive(Debug, Serialize)]
pub struct DutyView {
    /// The id of its clock.
    pub id: String,
    /// What.
    pub name: String,
    /// Who does it, and what it rests on.
    pub rests_on: RestsOn,
    /// When it is due, while it is not done.
    pub due: Option<Due>,
    /// In words, where there is no such date: that it is done, or that the council named no day.
    pub came: String,
    /// Its steps.
    pub steps: Vec<YearStepView>,
}

/// A step of what is owed.
#[derive(Debug, Serialize)]
pub struct YearStepView {
    /// What.
    pub text: String,
    /// The day on which it was done.
    pub done: Option<String>,
    /// What it points to.
    pub reference: Option<String>,
    /// Where what is recorded of it can be corrected.
    pub correct: Option<String>,
}

impl Page for YearPage {
    const TEMPLATE: &'static str = "year.html";

    fn title(&self) -> String {
        format!("The council’s year to {}", self.ended)
    }

    fn place(&self) -> Option<Place> {
        Some(Place::Reports)
    }

    fn has_mistakes(&self) -> bool {
        !self.errors.is_empty()
    }
}

/// Shows it.
///
/// # Errors
/// A year that is not over.
pub fn show(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let year_end = year_end(desk, &asked.query)?;
    desk.look(LookedAt::List, None, "year");
    desk.page(&page(desk, asked, year_end, FormErrors::new())?)
}

/// Reads what was done, and records it.
///
/// # Errors
/// A year that is not over.
pub fn send(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let sent = &asked.form;
    let year_end = year_end(desk, sent)?;
    let mut errors = FormErrors::new();
    let step = chosen(sent, "step", "Choose what was done", &mut errors);
    let on = sent.date("on").date_until("day it was done", desk.today());
    let on = on.map_err(|error| {
        let target = format!("on-{}", error.first().name());
        errors.add_at("on", &target, error.message);
    });
    if let (Some(step), Ok(on), true) = (step, on, errors.is_empty()) {
        let taken = YearTaken {
            year_end,
            step,
            on,
            reference: sent.some("reference").map(str::to_owned),
        };
        let stored = if corrected(sent).is_some() {
            correct(&desk.office(), taken)
        } else {
            record(&desk.office(), taken)
        };
        match stored {
            Ok(()) => return Ok(Reply::SeeOther(format!("{}&done=yes", href(year_end)))),
            Err(YearError::Register(error)) => return Err(error.into()),
            Err(YearError::NotOver { .. }) => return Err(Trouble::NotFound),
            Err(error @ YearError::OtherDay { .. }) => {
                errors.add_at("on", "on-day", capital(&error.to_string()));
            }
            Err(error @ (YearError::RecordedAlready { .. } | YearError::NotRecorded { .. })) => {
                errors.add("step", capital(&error.to_string()));
            }
        }
    }
    desk.mistakes(&page(desk, asked, year_end, errors)?)
}

/// The year that the address or the form names; otherwise the last that is over.
fn year_end(desk: &Desk<'_>, named: &Pairs) -> Result<Date, Trouble> {
    let today = desk.today();
    let Some(number) = named.some("ended") else {
        return Ok(last_year_end(today));
    };
    let number = number.parse().map_err(|_| Trouble::NotFound)?;
    let year_end = Date::new(number, 3, 31).map_err(|_| Trouble::NotFound)?;
    is_over(year_end, today).map_err(|_| Trouble::NotFound)?;
    Ok(year_end)
}

/// The step whose record is corrected: the address names it, and the form carries it as its step.
fn corrected(named: &Pairs) -> Option<YearStep> {
    named.some("correct")?.parse().ok()
}

fn href(year_end: Date) -> String {
    format!("/year?ended={}", year_end.year())
}

fn page(
    desk: &Desk<'_>,
    asked: &Asked,
    year_end: Date,
    errors: FormErrors,
) -> Result<YearPage, Trouble> {
    let (today, sent) = (desk.today(), &asked.form);
    let fault = |error: casework::council::ProfileError| Trouble::Fault(error.to_string());
    let days = desk.house.year.days(year_end).map_err(fault)?;
    let taken = desk.year_steps()?;
    let owed = duties(&desk.house.rules, year_end, days, &taken);
    let corrects = corrected(if sent.is_empty() { &asked.query } else { sent });
    let known = taken
        .iter()
        .find(|it| it.year_end == year_end && Some(it.step) == corrects);
    let open: Vec<YearStep> = owed.iter().flat_map(|it| it.open.clone()).collect();
    let last = last_year_end(today).year();
    let years = (0..YEARS).map(|back| {
        let it = date(last - back, 3, 31);
        YearLink {
            text: format!("The year to {}", InWords(it)),
            href: href(it),
            active: it == year_end,
        }
    });
    Ok(YearPage {
        ended: InWords(year_end).to_string(),
        number: year_end.year(),
        years: years.collect(),
        duties: owed.iter().map(|it| view(it, desk)).collect(),
        can_record: desk.may(Permission::KeepYear),
        steps: items(&open, YearStep::code),
        step: known.map_or_else(
            || sent.get("step").to_owned(),
            |it| it.step.code().to_owned(),
        ),
        corrects: known.map(|it| it.step.to_string()),
        on: if sent.is_empty() {
            DateInput::of(known.map_or(today, |it| it.on))
        } else {
            sent.date("on")
        },
        reference: match known {
            Some(known) if sent.is_empty() => known.reference.clone().unwrap_or_default(),
            _ => sent.get("reference").to_owned(),
        },
        done: !asked.query.get("done").is_empty(),
        errors,
    })
}

fn view(duty: &Duty<'_>, desk: &Desk<'_>) -> DutyView {
    let today = desk.today();
    let due = duty.due.filter(|_| duty.done_on().is_none());
    let came = match (duty.done_on(), duty.due) {
        (Some(on), Some(due)) if duty.late(today) => {
            format!("Done on {}, after {}", InWords(on), InWords(due))
        }
        (Some(on), _) => format!("Done on {}", InWords(on)),
        (None, Some(_)) => String::new(),
        (None, None) => "As soon as possible: the council’s file names no day for it".to_owned(),
    };
    let may = desk.may(Permission::KeepYear);
    let done = duty.taken.iter().map(|it| YearStepView {
        text: it.step.to_string(),
        done: Some(InWords(it.on).to_string()),
        reference: it.reference.clone(),
        correct: may.then(|| format!("{}&correct={}#record", href(it.year_end), it.step.code())),
    });
    let open = duty.open.iter().map(|it| YearStepView {
        text: it.to_string(),
        done: None,
        reference: None,
        correct: None,
    });
    DutyView {
        id: duty.rule.id.clone(),
        name: duty.rule.name.clone(),
        rests_on: rests_on(duty.rule),
        due: due.map(|due| Due::of(due, today, desk.calendar())),
        came,
        steps: done.chain(open).collect(),
    }
}

fn rests_on(rule: &ClockRule) -> RestsOn {
    RestsOn {
        who: rule.who.clone(),
        source: rule.source.clone(),
        standing: rule.standing.to_string(),
        unconfirmed: rule.standing == Standing::Unconfirmed,
    }
}
