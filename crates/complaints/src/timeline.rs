//! What happened to a case, in words and in order.

use crate::case::masked::untold;
use crate::case::{Case, Standing, Taken};
use crate::codes::{Ground, Kind, Method, Post, Procedure};
use crate::event::{Event, FamilyContact, Receipt};
use crate::ids::{PointNumber, RouteNumber};
use crate::occurred::{InWords, Occurred};
use crate::personal::{Part, Personal, TextName};
use crate::recorded::{Actor, Recorded, Source};
use crate::step::{About, Step, StepTaken};
use jiff::Timestamp;
use std::collections::BTreeSet;

/// A line of a timeline. It holds nothing personal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The number of the event in the case.
    pub seq: u32,
    /// When it happened.
    pub occurred: Occurred,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// Who recorded it.
    pub by: Actor,
    /// Whence it came.
    pub source: Source,
    /// What happened, in words.
    pub text: String,
    /// Whether a later event corrected or retracted it.
    pub superseded: bool,
}

/// Every event of a case, those that were corrected included, by the day they happened and then as recorded.
pub fn timeline(case: &Case) -> Vec<Entry> {
    let stated: BTreeSet<u32> = case.facts().iter().map(|fact| fact.stated_by.seq).collect();
    let mut entries: Vec<Entry> = case
        .history()
        .iter()
        .filter(|it| !withheld(case, &it.event))
        .map(|it| entry(case, it, &stated))
        .collect();
    entries.sort_by_key(|entry| (entry.occurred.latest(), entry.seq));
    entries
}

/// Whether an event, or the one that it takes back, is not to be told to whoever looks.
fn withheld(case: &Case, event: &Event) -> bool {
    let of = |seq: u32| case.history().iter().find(|it| it.seq == seq);
    match event {
        Event::Retracted { seq } => of(*seq).is_some_and(|it| untold(&it.event)),
        event => untold(event),
    }
}

/// What was said or written about an entry, where anything was: of a step or a decision why, or what; of a note or a
/// remedy itself. What was said when the contact came has a place of its own.
pub fn words(case: &Case, seq: u32) -> Option<&Personal<String>> {
    let recorded = case.history().iter().find(|it| it.seq == seq)?;
    if matches!(recorded.event, Event::Received(_)) {
        return None;
    }
    recorded.parts.iter().find_map(|(part, _)| match part {
        Part::Text(texts) => texts
            .get(TextName::Correction)
            .or_else(|| texts.get(TextName::Text))
            .or_else(|| texts.get(TextName::Reason)),
        Part::Person(..) | Part::Kept(..) => None,
    })
}

/// A step as it stands beneath what it is about: its day, what it says, and what was written of it. It may hold
/// something personal.
pub fn taken_in_words(taken: &Taken) -> String {
    let written = taken.texts.get(TextName::Reason);
    let written = written.map_or_else(String::new, |it| format!(": “{}”", it.reveal()));
    format!("{}: {}{written}", taken.on, step_says(&taken.it))
}

fn entry(case: &Case, recorded: &Recorded, stated: &BTreeSet<u32>) -> Entry {
    let about_others = matches!(
        recorded.event,
        Event::Retracted { .. } | Event::Erased { .. }
    );
    Entry {
        seq: recorded.seq,
        occurred: recorded.occurred,
        recorded_at: recorded.recorded_at,
        by: recorded.by.clone(),
        source: recorded.source,
        text: in_words(case, &recorded.event),
        superseded: !about_others
            && !stated.contains(&recorded.seq)
            && !parked_until_later(case, recorded),
    }
}

#[expect(clippy::too_many_lines, reason = "one arm an event")]
fn in_words(case: &Case, event: &Event) -> String {
    match event {
        Event::Received(receipt) => received(receipt),
        Event::Acknowledged => "Acknowledged".to_owned(),
        Event::PersonAdded {
            person,
            about,
            roles,
            ..
        } => {
            let role = roles
                .first()
                .map_or("child", |role| role.label())
                .to_lowercase();
            let about = if *about {
                ", whom the case is about"
            } else {
                ""
            };
            format!("Person {} recorded: {role}{about}", person.0)
        }
        Event::PointRaised {
            point, theme, team, ..
        } => {
            let theme = theme.as_deref().unwrap_or("no theme");
            let team = team
                .as_ref()
                .map(|team| format!(" ({team})"))
                .unwrap_or_default();
            format!("Point {}: {theme}{team}", point.0)
        }
        Event::OutcomeSought { sought, point } => {
            let of = point.map_or_else(String::new, |it| format!(", of {it}"));
            format!("Outcome sought {} recorded{of}", sought.0)
        }
        Event::SoughtJudged { sought, achieved } => {
            format!(
                "Outcome sought {}: {}",
                sought.0,
                achieved.label().to_lowercase()
            )
        }
        Event::AdvocacyOffered { child } => {
            let to = child.map_or_else(String::new, |it| format!(" to {it}"));
            format!("Advocate offered{to}")
        }
        Event::AdvocacyAnswered {
            child,
            answer,
            provider,
            reason,
            ..
        } => {
            let answer = answer.map_or("referral".to_owned(), |it| it.label().to_lowercase());
            let said = [Some(&answer), provider.as_ref(), reason.as_ref()]
                .into_iter()
                .flatten();
            let said: Vec<&str> = said.map(String::as_str).collect();
            let of = child.map_or_else(String::new, |it| format!(", {it}"));
            format!("Advocacy{of}: {}", said.join(", "))
        }
        Event::Parked {
            proceedings,
            until,
            points,
            ..
        } => {
            let what = parked(points);
            let why = proceedings.map_or(String::new(), |it| {
                format!(" because of {} proceedings", it.label().to_lowercase())
            });
            let until = until.map_or(String::new(), |it| format!(", until {}", InWords(it)));
            format!("{what} parked{why}{until}")
        }
        Event::NotAccepted { reason, ground, .. } => with(
            "Not accepted",
            why_not(reason.as_deref(), *ground).as_deref(),
        ),
        Event::Withdrawn { method, looked_at } => {
            format!("Withdrawn{}", how_withdrawn(*method, *looked_at))
        }
        Event::StageStarted { stage, route } => {
            format!("{} began{}", capital(stage), of_route(case, *route))
        }
        Event::StageExtended {
            stage,
            to,
            told_on,
            approved_by,
            ..
        } => {
            let to = to.map_or(String::new(), |it| format!(" to {}", InWords(it)));
            let told = told_on.map_or(String::new(), |it| {
                format!("; complainant told on {}", InWords(it))
            });
            let approved = approved_by.map_or(String::new(), |it| {
                format!("; approved by the {}", it.label().to_lowercase())
            });
            format!("{} extended{to}{told}{approved}", capital(stage))
        }
        Event::StepTaken(step) => step_in_words(step),
        Event::PointMoved { point, to } => {
            format!("Point {} goes by another procedure: {to}", point.0)
        }
        Event::Converted {
            kind,
            procedure,
            since,
        } => {
            let was = turned_from(case, event);
            let was = was.map_or_else(String::new, |(kind, procedure)| {
                format!(" from {}", went_by(kind, procedure))
            });
            let now = went_by(*kind, *procedure);
            format!("Turned{was} to {now}, said first on {}", InWords(*since))
        }
        Event::Reopened { .. } => "Taken up again".to_owned(),
        Event::PanelArranged { on, .. } => format!("Panel arranged for {}", InWords(*on)),
        Event::StageAnswered {
            stage,
            route,
            by,
            post,
            next_stage_told,
            ..
        } => {
            let by = sent_by(*by, *post);
            let by = by.map_or(String::new(), |it| format!(", sent: {it}"));
            let told = if *next_stage_told {
                ", with how to ask for the next stage"
            } else {
                ""
            };
            let of_route = of_route(case, *route);
            format!("{} answered{of_route}{by}{told}", capital(stage))
        }
        Event::StageOutcomeStated { stage, outcome, .. } => {
            format!(
                "{} outcome stated: {}",
                capital(stage),
                outcome.label().to_lowercase()
            )
        }
        Event::StageWithdrawn {
            route,
            stage,
            method,
            looked_at,
        } => format!(
            "Withdrawn during {stage}{}{}",
            of_route(case, *route),
            how_withdrawn(*method, *looked_at)
        ),
        Event::PointFound {
            point,
            stage,
            outcome,
            letter_said,
        } => {
            let said = letter_said.map_or_else(String::new, |it| {
                format!("; the letter said: {}", it.label().to_lowercase())
            });
            format!(
                "Point {} at {stage}: {}{said}",
                point.0,
                outcome.label().to_lowercase()
            )
        }
        Event::OutcomeStated { outcome } => format!(
            "Outcome of the case stated: {}",
            outcome.label().to_lowercase()
        ),
        Event::OmbudsmanTold { reference, .. } => {
            with("The Ombudsman told the council", reference.as_deref())
        }
        Event::OmbudsmanDecided { decision, .. } => {
            with("The Ombudsman decided", decision.as_deref())
        }
        Event::OmbudsmanInvestigated { investigated, .. } => if *investigated {
            "The Ombudsman made a detailed investigation"
        } else {
            "The Ombudsman made no detailed investigation"
        }
        .to_owned(),
        Event::RemedyAgreed {
            kind,
            amount_pence,
            due_on,
            source,
            ..
        } => {
            let amount = amount_pence.map_or(String::new(), |it| format!(", {}", Pounds(it)));
            let due = due_on.map_or(String::new(), |it| {
                format!(", promised for {}", InWords(it))
            });
            let whence = if source.is_unsaid() {
                String::new()
            } else {
                format!(" ({source})")
            };
            format!(
                "Remedy agreed: {}{amount}{due}{whence}",
                kind.label().to_lowercase()
            )
        }
        Event::RemedyDone { remedy, .. } => {
            let kind = case
                .state()
                .remedies
                .get(remedy)
                .map_or("remedy", |it| it.kind.label())
                .to_lowercase();
            format!("Remedy done: {kind}")
        }
        Event::NoteAdded { contact, .. } => match contact {
            None => "Note added".to_owned(),
            Some(FamilyContact { method, reached }) => {
                let method = method.label().to_lowercase();
                if *reached {
                    format!("Contact with the family, {method}")
                } else {
                    format!("Contact with the family tried, {method}: not reached")
                }
            }
        },
        Event::Corrected {
            seq,
            occurred,
            event,
        } => ended(case, *seq, event).unwrap_or_else(|| {
            format!(
                "Correction of entry {seq}: {} ({occurred})",
                in_words(case, event)
            )
        }),
        Event::Retracted { seq } => {
            let what = case
                .history()
                .iter()
                .find(|it| it.seq == *seq)
                .map(|it| in_words(case, &it.event));
            format!("Entry {seq} did not happen: {}", what.unwrap_or_default())
        }
        Event::Erased { .. } => {
            "Who is on the case, and all that was written of it, erased; what figures count is kept"
                .to_owned()
        }
    }
}

/// What the contact was taken for when a conversion turned it to something else; none of one that does not stand.
fn turned_from(case: &Case, conversion: &Event) -> Option<(Kind, Option<Procedure>)> {
    let facts = case.facts();
    let turned = |it: &&Standing<'_>| matches!(it.event, Event::Converted { .. });
    let place = facts
        .iter()
        .filter(turned)
        .position(|it| it.event == conversion)?;
    let known = case.state().conversions.get(place)?;
    Some((known.from, known.from_procedure))
}

/// What a contact is, and the procedure by which it goes.
fn went_by(kind: Kind, procedure: Option<Procedure>) -> String {
    let kind = kind.label().to_lowercase();
    procedure.map_or_else(|| kind.clone(), |it| format!("{kind} ({it})"))
}

/// What a parking was before a later entry said when it ended; none of another entry.
fn ended(case: &Case, seq: u32, event: &Event) -> Option<String> {
    let first = case.history().iter().find(|it| it.seq == seq)?;
    match (&first.event, event) {
        (
            Event::Parked {
                proceedings: was,
                points: of,
                until: None,
                ..
            },
            Event::Parked {
                proceedings,
                points,
                until: Some(until),
                ..
            },
        ) if (was, of) == (proceedings, points) => {
            let what = parked(points);
            Some(format!("{what} no longer parked from {}", InWords(*until)))
        }
        _ => None,
    }
}

/// Whether it is a parking of which a later entry says no more than when it ended: it was so all the same.
fn parked_until_later(case: &Case, recorded: &Recorded) -> bool {
    // what stands is worked out from the whole history: for a parking alone
    if !matches!(recorded.event, Event::Parked { until: None, .. }) {
        return false;
    }
    let facts = case.facts().into_iter();
    let mut now = facts.filter(|it| it.seq == recorded.seq);
    now.any(|it| ended(case, recorded.seq, it.event).is_some())
}

/// What is parked: the case, or points of it.
fn parked(points: &[PointNumber]) -> String {
    if points.is_empty() {
        "The case".to_owned()
    } else {
        list("point", points)
    }
}

/// Which procedure, where it is not the case's own.
fn of_route(case: &Case, route: RouteNumber) -> String {
    let procedure = case.state().routes.get(&route).and_then(|it| it.procedure);
    procedure
        .filter(|_| route != RouteNumber::MAIN)
        .map_or_else(String::new, |it| format!(" ({})", it.label()))
}

/// A step: its name, what it is about, and what it says.
pub fn step_in_words(taken: &StepTaken) -> String {
    match taken.about {
        About::Case => step_says(taken),
        about => said_of(taken, &format!(" ({about})")),
    }
}

/// A step: its name and what it says, where it is plain what it is about.
fn step_says(taken: &StepTaken) -> String {
    said_of(taken, "")
}

fn said_of(taken: &StepTaken, about: &str) -> String {
    let answer = taken.answer.map(|it| it.label().to_lowercase());
    let money = taken.amount_pence.map(|it| Pounds(it).to_string());
    let drafted = taken.step == Step::StatementDrafted;
    let version = drafted.then(|| format!("version {}", taken.time));
    let day = taken.day.map(|it| InWords(it).to_string());
    let day = day.map(|it| {
        if drafted {
            format!("written on {it}")
        } else {
            it
        }
    });
    let days = taken.days.map(|it| {
        let days = crate::days::count(it.into(), "working day", "working days");
        format!("{days} of it")
    });
    let by = sent_by(taken.by, taken.post).map(|it| match taken.step {
        // it came from them, and was not sent
        Step::ComplainantWithdrew => it,
        _ => format!("sent: {it}"),
    });
    let there = taken.person_there.map(|it| format!("{it} there"));
    let said: Vec<String> = [
        version,
        answer,
        days,
        money,
        taken.reference.clone(),
        there,
        day,
        by,
    ]
    .into_iter()
    .flatten()
    .collect();
    if said.is_empty() {
        format!("{}{about}", taken.step)
    } else {
        format!("{}{about}: {}", taken.step, said.join(", "))
    }
}

/// Why a contact was not accepted: the ground, and the council's own words where they say something else.
pub fn why_not(reason: Option<&str>, ground: Option<Ground>) -> Option<String> {
    match (ground.map(Ground::label), reason) {
        (Some(ground), Some(reason)) if !ground.eq_ignore_ascii_case(reason) => {
            Some(format!("{ground}: {reason}"))
        }
        (ground, reason) => reason.or(ground).map(str::to_owned),
    }
}

/// How somebody withdrew, and what the council does all the same, as it follows the word: " (telephone)".
pub fn how_withdrawn(method: Option<Method>, looked_at: Option<bool>) -> String {
    let method = method.map_or_else(String::new, |it| {
        format!(" ({})", it.label().to_lowercase())
    });
    let looked_at = match looked_at {
        Some(true) => "; the council looks at the matter all the same",
        Some(false) => "; the council does not look at the matter further",
        None => "",
    };
    format!("{method}{looked_at}")
}

/// How an answer went: "letter, second class".
fn sent_by(by: Option<Method>, post: Option<Post>) -> Option<String> {
    let by = by.map(Method::label)?.to_lowercase();
    let post = post.map_or_else(String::new, |it| format!(", {}", it.label().to_lowercase()));
    Some(by + &post)
}

fn received(receipt: &Receipt) -> String {
    let at = receipt
        .received_at
        .map_or(String::new(), |it| format!(" at {}", it.strftime("%H:%M")));
    let by = receipt.method.map_or(String::new(), |it| {
        format!(", {}", it.label().to_lowercase())
    });
    let from = receipt.raised_by.map_or(String::new(), |it| {
        format!(", from: {}", it.label().to_lowercase())
    });
    let under = receipt
        .procedure
        .map_or(String::new(), |it| format!(", procedure: {it}"));
    format!("{} received{at}{by}{from}{under}", receipt.kind)
}

fn list(word: &str, numbers: &[crate::ids::PointNumber]) -> String {
    let plural = if numbers.len() == 1 { "" } else { "s" };
    let numbers: Vec<String> = numbers.iter().map(|it| it.0.to_string()).collect();
    capital(&format!("{word}{plural} {}", numbers.join(", ")))
}

fn with(what: &str, detail: Option<&str>) -> String {
    detail.map_or_else(|| what.to_owned(), |detail| format!("{what}: {detail}"))
}

fn capital(text: &impl ToString) -> String {
    let text = text.to_string();
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// Pence as people read them: "£500.00".
#[derive(Debug, Clone, Copy)]
pub struct Pounds(pub i64);

impl std::fmt::Display for Pounds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "£{}.{:02}", self.0 / 100, self.0 % 100)
    }
}
