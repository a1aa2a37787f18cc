//! The head of a case: what it is, where it stands, when what is due, how to make contact safely, what can be done.

use super::Seen;
use super::actions::{Action, actions};
use super::no_answer::NoAnswer;
use crate::asked::Pairs;
use crate::screens::act::at::At;
use crate::things::in_words;
use crate::words::{Due, capital, case_href, when};
use casework::ports::LinkedFrom;
use casework::same_person::Elsewhere;
use complaints::alerts::{Alert, contact_restrictions};
use complaints::case::masked::WITHHELD;
use complaints::case::{Person, State};
use complaints::clock::Clock;
use complaints::codes::Role;
use complaints::duties::legal_limit_beside;
use complaints::ids::{PersonNumber, StageNumber};
use complaints::known::{Known, What, people_of};
use complaints::occurred::{InWords, Occurred};
use complaints::projection::links;
use complaints::rules::{ClockRole, Standing};
use complaints::status::{Status, status, waits_in_words};
use complaints::step::{About, Answer as AnswerGiven, Step};
use complaints::turn::{Turn, turns};
use jiff::civil::Date;
use serde::Serialize;

/// The head of a case, on every page of it.
#[derive(Debug, Serialize)]
pub struct Head {
    /// The address of the case.
    pub href: String,
    /// The council's reference.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// Who complains, about whom.
    pub line: String,
    /// Plain labels: procedure, teams.
    pub labels: Vec<String>,
    /// Where it stands.
    pub status: String,
    /// Since when.
    pub since: String,
    /// Whether something is still to be done.
    pub open: bool,
    /// What is due next.
    pub next: Option<Next>,
    /// What is to be done that has no date, and who does it.
    pub turns: Vec<TurnView>,
    /// The answer that is due, with its day bar.
    pub answer: Option<Answer>,
    /// Why none is, where none is.
    pub no_answer: Option<NoAnswer>,
    /// How somebody may be reached safely, before anybody reaches for a telephone.
    pub safe_contact: Vec<SafeContact>,
    /// What else is to be known before anything is done.
    pub alerts: Vec<AlertView>,
    /// The cases that this one names, and those that name it.
    pub linked: Vec<LinkView>,
    /// When the family was last spoken to.
    pub last_spoke: String,
    /// The sections.
    pub sections: Vec<Section>,
    /// What may be done now: the most likely first.
    pub actions: Vec<Action>,
    /// What was just done, where something was.
    pub done: Option<&'static str>,
    /// What a rule said to it, where one warned.
    pub warned: Vec<String>,
}

/// What is due next.
#[derive(Debug, Serialize)]
pub struct Next {
    /// What.
    pub rule: String,
    /// When.
    pub due: Due,
    /// Said beside the date where nobody has confirmed the rule.
    pub unconfirmed: bool,
    /// The limit of the law of the same stage, where this is a target or nobody has confirmed it.
    pub legal_limit: Option<String>,
}

/// Something to be done that has no date.
#[derive(Debug, Serialize)]
pub struct TurnView {
    /// What.
    pub what: String,
    /// Who does it.
    pub who: String,
}

/// The answer that is due.
#[derive(Debug, Serialize)]
pub struct Answer {
    /// What.
    pub rule: String,
    /// When; none while the case is parked.
    pub due: Option<Due>,
    /// "Working day 12 of 20."
    pub day: String,
    /// How much of the time is used, in per cent.
    pub used: u32,
    /// Where the first limit stands on the bar, in per cent, where the time was extended.
    pub first_limit: Option<u32>,
    /// The number of working days of the first limit, where the time was extended.
    pub first_days: Option<u32>,
    /// The number of working days there are.
    pub days: u32,
    /// Said beside the date where nobody has confirmed the rule.
    pub unconfirmed: bool,
}

/// How somebody may be reached safely.
#[derive(Debug, Serialize)]
pub struct SafeContact {
    /// Who.
    pub name: String,
    /// How.
    pub how: String,
}

/// Something to be known before anything is done.
#[derive(Debug, Serialize)]
pub struct AlertView {
    /// What it is, and whom it is about.
    pub heading: String,
    /// What it says.
    pub text: String,
}

/// A case that this one names, or that names it.
#[derive(Debug, Serialize)]
pub struct LinkView {
    /// What the one is to the other, and since when.
    pub text: String,
    /// The reference of the other.
    pub reference: String,
    /// The address of the other; none where it is not for whoever looks.
    pub href: Option<String>,
}

/// The cases that this one names, and those that name it, of which whoever looks may see each.
pub fn linked(seen: &Seen<'_>, from: &[LinkedFrom]) -> Vec<LinkView> {
    let own = links(seen.case).into_iter().map(|it| {
        let query = Pairs::of(vec![("reference".to_owned(), it.reference.clone())]);
        LinkView {
            text: link_text(it.step, it.answer, it.on, false),
            href: (it.reference != WITHHELD).then(|| format!("/find?{}", query.written())),
            reference: it.reference,
        }
    });
    let others = from.iter().map(|it| LinkView {
        text: link_text(it.step, it.answer, it.on, true),
        href: Some(case_href(it.case)),
        reference: it.reference.clone(),
    });
    own.chain(others).collect()
}

fn link_text(step: Step, answer: Option<AnswerGiven>, on: Date, from: bool) -> String {
    let what = match (step, from) {
        (Step::Merged, true) => "Merged into this case",
        (Step::Merged, false) => "Merged into another case",
        (Step::SamePerson, true) => "Has the same person on it as this case",
        (Step::SamePerson, false) => "The same person is on another case",
        (_, true) => "Linked with this case",
        (_, false) => "Linked with another case",
    };
    let answer = answer.map_or_else(String::new, |it| {
        format!(" ({})", it.label().to_lowercase())
    });
    format!("{what}{answer}, {}", InWords(on))
}

/// A section of a case.
#[derive(Debug, Clone, Serialize)]
pub struct Section {
    /// Its name.
    pub text: String,
    /// Its address.
    pub href: String,
    /// Whether this is it.
    pub active: bool,
}

/// The sections, as their addresses name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The overview.
    Overview,
    /// The complaint points.
    Points,
    /// The people.
    People,
    /// The timeline.
    Timeline,
    /// Outcome and actions.
    Outcome,
    /// How the clocks are counted, or a form: no section.
    None,
}

impl Head {
    /// Of a case as it is seen, on the page of a section.
    pub fn of(seen: &Seen<'_>, place: Place, done: &str) -> Self {
        let state = seen.case.state();
        let href = case_href(seen.case.id());
        let status_now = status(state);
        let answer = answer(seen, None);
        Self {
            reference: state.receipt.reference.clone(),
            title: seen.case.title().reveal().clone(),
            line: line(state),
            labels: labels(state),
            status: complaints::status::in_words(state),
            since: waits_in_words(state, seen.today)
                .map_or_else(|| since(state, status_now), |it| capital(&it)),
            open: status_now.is_open(),
            next: next(seen),
            turns: turned(seen),
            no_answer: answer.is_none().then(|| NoAnswer::of(seen)),
            answer,
            safe_contact: safe_contact(seen),
            alerts: alerts(seen),
            linked: linked(seen, &[]),
            last_spoke: state
                .last_spoke()
                .map_or_else(|| "Not yet recorded".to_owned(), when),
            sections: sections(&href, state, place),
            actions: actions(&href, seen, status_now),
            done: said(done),
            warned: Vec::new(),
            href,
        }
    }
}

/// What a page says after something was done; the address carries only a word of this list.
fn said(done: &str) -> Option<&'static str> {
    Some(match done {
        "recorded" => "The contact is recorded. Say thank you, and tell them what happens next.",
        "contact" => "The contact with the family is logged.",
        "extended" => "The stage is extended.",
        "answered" => "The answer is recorded.",
        "answered-late" => "The answer is recorded, and counted as late.",
        "asked" => "The request is recorded. The next stage runs from the day it came.",
        "panel" => "The day of the panel is fixed.",
        "person" => "The person is on the case.",
        "amended" => {
            "What is recorded of the person is amended. What stood there before stays in the history."
        }
        "same" => "It is recorded that they are one person.",
        "advocate" => "The offer of an advocate, or its answer, is recorded.",
        "step" => "The step is recorded.",
        "withdrawn" => "The withdrawal is recorded.",
        "not-accepted" => "It is recorded that this is not accepted.",
        "found" => "The finding is recorded. What stood there before stays in the timeline.",
        "agreed" => "What puts it right is agreed. It stands among the promises until it is done.",
        "kept" => "The promise is recorded as done.",
        "corrected" => "The correction is recorded. What stood there before stays in the timeline.",
        "procedure" => {
            "The procedure is decided. Stage 1 runs from the day the complaint was received."
        }
        _ => return None,
    })
}

fn line(state: &State) -> String {
    let who = state.people.values().find(|it| !it.about && complains(it));
    let name = |person: &Person| {
        let details = person.details.as_ref()?;
        details.name.as_ref().map(|it| it.reveal().clone())
    };
    let from = who.map_or_else(
        || {
            state
                .receipt
                .raised_by
                .map_or_else(|| "Nobody is named".to_owned(), |it| it.label().to_owned())
        },
        |person| {
            let role = person
                .roles
                .first()
                .map_or("", |it| it.label())
                .to_lowercase();
            match (name(person), role.as_str()) {
                (Some(name), "") => name,
                (Some(name), role) => format!("{name}, {role}"),
                (None, role) => capital(role),
            }
        },
    );
    let children = state.people.values().filter(|it| it.about).map(|child| {
        let details = child.details.as_ref();
        let age = details.and_then(|it| it.characteristics.age.as_ref());
        let age = age.map_or_else(String::new, |it| format!(", {}", it.reveal()));
        format!(
            "{}{age}",
            name(child).unwrap_or_else(|| "a child".to_owned())
        )
    });
    let children: Vec<String> = children.collect();
    match children.as_slice() {
        [] => from,
        children if who.is_none() => children.join(" and "),
        children => format!("{from}, about {}", children.join(" and ")),
    }
}

/// Whether a person can be the one who complains, by what they are to the case: not staff, and nobody who works on
/// it.
fn complains(person: &Person) -> bool {
    let works_on_it = |role: &Role| {
        matches!(
            role,
            Role::StaffComplainedAbout
                | Role::Stage1Responder
                | Role::InvestigatingOfficer
                | Role::IndependentPerson
                | Role::AdjudicatingOfficer
                | Role::PanelChair
                | Role::Panellist
        )
    };
    !person.roles.iter().any(works_on_it)
}

fn labels(state: &State) -> Vec<String> {
    let receipt = &state.receipt;
    let mut labels = vec![match receipt.procedure {
        Some(procedure) => format!("{}, {procedure}", receipt.kind),
        None => receipt.kind.to_string(),
    }];
    labels.extend(receipt.teams.iter().cloned());
    if state
        .people
        .values()
        .any(|it| it.roles.contains(&Role::Advocate))
    {
        labels.push("Advocate involved".to_owned());
    }
    if !state.answerable() {
        labels.push("Nobody can be answered".to_owned());
    }
    if state.held().is_some() {
        labels.push("Held: not to be destroyed".to_owned());
    }
    match state.keeper() {
        Some(keeper) => labels.push(format!("Kept by {keeper}")),
        None if status(state).is_open() && status(state) != Status::Triage => {
            labels.push("Nobody keeps it yet".to_owned());
        }
        None => {}
    }
    labels
}

/// Since when a case stands where it stands.
fn since(state: &State, now: Status) -> String {
    let stage = |number| state.stages().get(&number);
    let began = |number| stage(number).and_then(|it| it.started);
    let answered = |number| stage(number).and_then(|it| it.answered);
    let known: Option<Occurred> = match now {
        Status::Stage1 => began(StageNumber::One),
        Status::Stage2 => began(StageNumber::Two),
        Status::Stage3 => began(StageNumber::Three),
        Status::Stage1Answered | Status::Answered => answered(StageNumber::One),
        Status::Stage2Answered => answered(StageNumber::Two),
        Status::Stage3Answered => answered(StageNumber::Three),
        Status::Withdrawn => state
            .withdrawn
            .or_else(|| state.stages().values().find_map(|it| it.withdrawn)),
        Status::NotAccepted => state.refusal.as_ref().map(|it| it.on),
        Status::WithOmbudsman => state.ombudsman.values().find_map(|it| it.told),
        Status::OmbudsmanDecided => state.ombudsman.values().find_map(|it| it.decided),
        Status::Parked => state.parkings.values().next_back().map(|it| it.on),
        Status::ParkedClosed => state.taken(Step::ParkedClosed).next_back().map(|it| it.on),
        Status::Triage | Status::Open | Status::Recorded => None,
    };
    match known {
        Some(Occurred::Between(..)) => String::new(),
        Some(on) => format!("Since {on}"),
        None => format!("Received {}", InWords(state.received_on)),
    }
}

/// The clocks that count and run: not what begins with a panel of which it is not recorded that it met.
pub(super) fn running<'a>(seen: &'a Seen<'_>) -> impl Iterator<Item = &'a Clock> {
    let open = status(seen.case.state()).is_open();
    seen.known_clocks()
        .iter()
        .filter(move |it| open && it.counts() && it.runs())
}

fn next(seen: &Seen<'_>) -> Option<Next> {
    let state = seen.case.state();
    let clock = complaints::duties::next(state, seen.known_clocks(), seen.today)?;
    let day = clock.due?;
    // whose it is, where the clock's own name does not say so
    let name = clock.name(state);
    let about = in_words(state, clock.about).filter(|_| name == clock.rule.name);
    Some(Next {
        rule: match about {
            Some(about) => format!("{name}: {about}"),
            None => name,
        },
        due: Due::of_clock(clock, seen.today, seen.calendar)
            .unwrap_or_else(|| Due::of(day, seen.today, seen.calendar)),
        unconfirmed: clock.rule.standing == Standing::Unconfirmed,
        legal_limit: legal_limit_beside(clock, seen.known_clocks())
            .and_then(|it| it.due)
            .map(|day| InWords(day).to_string()),
    })
}

fn turned(seen: &Seen<'_>) -> Vec<TurnView> {
    let (state, clocks) = (seen.case.state(), seen.known_clocks());
    let turns = turns(state, clocks, seen.context.rules, seen.today);
    let view = |it: Turn| TurnView {
        what: capital(&it.what),
        who: it.who,
    };
    turns.into_iter().map(view).collect()
}

/// The answer that is due at a stage, or next, where one is: of several stages the last that runs.
pub fn answer(seen: &Seen<'_>, at: Option<At>) -> Option<Answer> {
    let there =
        |it: &&Clock| at.is_none_or(|at| it.route == at.route && it.rule.stage == Some(at.stage));
    let clock = running(seen)
        .filter(|it| it.rule.answer && it.rule.role == ClockRole::Limit)
        .filter(there)
        .last()?;
    let ordinary = clock.rule.length.working_days()?;
    let day = u32::try_from(seen.calendar.between(clock.from, seen.today).ok()?)
        .unwrap_or_default()
        .saturating_sub(clock.paused_days);
    let days = clock.due.map_or_else(
        || ordinary,
        |due| {
            let all = seen.calendar.between(clock.from, due).unwrap_or_default();
            u32::try_from(all)
                .unwrap_or_default()
                .saturating_sub(clock.paused_days)
        },
    );
    let share = |part: u32| (part.min(days) * 100).checked_div(days).unwrap_or(100);
    let first = (days > ordinary).then_some(ordinary);
    Some(Answer {
        rule: clock.name(seen.case.state()),
        due: Due::of_clock(clock, seen.today, seen.calendar),
        day: format!("Working day {day} of {days}."),
        used: share(day),
        first_limit: first.map(share),
        first_days: first,
        days,
        unconfirmed: clock.rule.standing == Standing::Unconfirmed,
    })
}

/// How each person may be reached safely, as it is recorded here and on other cases.
pub fn safe_contact(seen: &Seen<'_>) -> Vec<SafeContact> {
    let state = seen.case.state();
    let safe = |number: PersonNumber, known: &Known, on: String| {
        (known.what == What::SafeContact).then(|| SafeContact {
            name: named(state, number),
            how: format!("{}{on}", known.text.reveal()),
        })
    };
    let people = people_of(seen.case, seen.today);
    let here = people.iter().flat_map(|it| {
        let known = it.known.iter();
        known.filter_map(move |known| safe(it.number, known, String::new()))
    });
    let there = seen.elsewhere.iter().flat_map(|it| {
        let known = it.known.iter();
        known.filter_map(move |known| safe(it.here, known, format!(" (from {})", it.reference)))
    });
    here.chain(there).collect()
}

/// The name of somebody who may have none.
fn named(state: &State, number: PersonNumber) -> String {
    let details = state.people.get(&number).and_then(|it| it.details.as_ref());
    let name = details.and_then(|it| it.name.as_ref());
    name.map_or_else(|| "The person".to_owned(), |it| it.reveal().clone())
}

/// With whom of the case contact is restricted, as it is recorded here and on other cases.
pub fn contact_restricted(seen: &Seen<'_>) -> Vec<AlertView> {
    let all = contact_restrictions(seen.case.state(), seen.today);
    let here = all.into_iter().map(|it| alert(seen.case.state(), it));
    here.chain(restricted_elsewhere(seen)).collect()
}

/// Restrictions of contact with people of the case that are recorded on other cases.
fn restricted_elsewhere(seen: &Seen<'_>) -> Vec<AlertView> {
    let state = seen.case.state();
    let alert = |it: &Elsewhere, known: &Known| AlertView {
        heading: format!(
            "{} on {}, {}",
            What::Restriction.label(),
            it.reference,
            named(state, it.here)
        ),
        text: known.text.reveal().clone(),
    };
    let all = seen.elsewhere.iter();
    all.flat_map(|it| {
        let known = it.known.iter();
        let restricted = known.filter(|it| it.what == What::Restriction);
        restricted.map(move |known| alert(it, known))
    })
    .collect()
}

fn alerts(seen: &Seen<'_>) -> Vec<AlertView> {
    let all = complaints::alerts::alerts(seen.case, seen.known_clocks(), seen.today, seen.calendar);
    let here = all.into_iter().map(|it| alert(seen.case.state(), it));
    here.chain(restricted_elsewhere(seen)).collect()
}

/// An alert as it is read, with the name of whom it is about.
fn alert(state: &State, alert: Alert) -> AlertView {
    let whom = alert.person.map_or_else(String::new, |number| {
        let name = in_words(state, About::Person(number));
        format!(", {}", name.unwrap_or_else(|| number.to_string()))
    });
    AlertView {
        heading: format!("{}{whom}", alert.heading),
        text: alert.text,
    }
}

fn sections(href: &str, state: &State, place: Place) -> Vec<Section> {
    let section = |of: Place, text: String, path: &str| Section {
        text,
        href: format!("{href}{path}"),
        active: of == place,
    };
    let points = match state.points.len() {
        0 => "Complaint points".to_owned(),
        number => format!("Complaint points ({number})"),
    };
    vec![
        section(Place::Overview, "Overview".to_owned(), ""),
        section(Place::Points, points, "/points"),
        section(Place::People, "People".to_owned(), "/people"),
        section(Place::Timeline, "Timeline".to_owned(), "/timeline"),
        section(Place::Outcome, "Outcome and actions".to_owned(), "/outcome"),
    ]
}
