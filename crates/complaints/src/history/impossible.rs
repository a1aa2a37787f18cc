//! What cannot have happened: dates out of order, a stage 3 without a stage 2, the future.

use crate::case::{Closure, Stage, State};
use crate::codes::{Kind, Procedure};
use crate::event::{Event, Subject};
use crate::ids::{RouteNumber, StageNumber};
use crate::occurred::{InWords, Occurred};
use crate::recorded::Fact;
use crate::step::{About, Step};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// A child that a case is about may be born so many days after it was received.
const UNBORN_DAYS: i64 = 300;

/// Nobody who is on a case was born before this year: a century is mistyped easily.
const FIRST_YEAR_OF_BIRTH: i16 = 1900;

/// Something that cannot have happened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{why}")]
pub struct Impossible {
    /// What it is about.
    pub subject: Subject,
    /// Why it cannot be, in words.
    pub why: String,
}

/// Everything among the facts of a case that cannot have happened by `today`. `state` is what they add up to.
pub fn impossible(facts: &[Fact], state: &State, today: Date) -> Vec<Impossible> {
    let mut found = Findings {
        found: Vec::new(),
        received: state.received_on,
        early: Vec::new(),
    };
    let days = facts.iter().filter(|it| !said_with_an_answer(it, state));
    found.in_the_future(days.clone(), today);
    found.before_receipt(days);
    found.born(state);
    found.refusal(state);
    found.withdrawal(state);
    for (number, stage) in state.stages() {
        found.stage(state, *number, stage);
    }
    found.stages_of_kind(state);
    for (number, entry) in &state.ombudsman {
        let subject = Subject::OmbudsmanDecided(*number);
        found.order(
            subject,
            "decided",
            entry.decided,
            "the Ombudsman told the council",
            entry.told,
        );
    }
    for (number, remedy) in &state.remedies {
        let entry = remedy.entry.and_then(|it| state.ombudsman.get(&it));
        found.order(
            Subject::Remedy(*number),
            "agreed",
            Some(remedy.agreed),
            "the Ombudsman told the council",
            entry.and_then(|it| it.told),
        );
        found.order(
            Subject::RemedyDone(*number),
            "done",
            remedy.done,
            "the remedy was agreed",
            Some(remedy.agreed),
        );
    }
    for conversion in &state.conversions {
        let (since, on) = (conversion.since, conversion.on);
        if since > on.latest() {
            found.push(
                Subject::Conversion,
                format!(
                    "was first said on {}, after it was turned into that {on}. Correct the day of whichever is wrong, that \
                     of what it turned into first",
                    InWords(since)
                ),
            );
        }
    }
    for (number, reopening) in &state.reopenings {
        found.order(
            Subject::Reopening(*number),
            "taken up again",
            Some(reopening.on),
            "it was closed",
            reopening.closed.as_ref().map(Closure::on),
        );
    }
    found.steps_about_nothing(state);
    found.remedies_of_nothing(state);
    for (number, parking) in &state.parkings {
        let subject = || Subject::Parking(*number);
        found.order(
            subject(),
            "parked until",
            parking.until.map(Occurred::On),
            "it was parked",
            Some(parking.on),
        );
        for point in parking
            .points
            .iter()
            .filter(|point| !state.points.contains_key(point))
        {
            found.push(
                subject(),
                format!("parks {point}, which the case does not have"),
            );
        }
    }
    found.found
}

struct Findings {
    found: Vec<Impossible>,
    received: Date,
    /// What was found to be before the receipt: a day that is wrong is said to be so once.
    early: Vec<(Subject, Date)>,
}

impl Findings {
    fn push(&mut self, subject: Subject, why: String) {
        self.found.push(Impossible { subject, why });
    }

    /// `later` cannot have been before `earlier`. Days that are not known accuse nobody.
    fn order(
        &mut self,
        subject: Subject,
        what: &str,
        later: Option<Occurred>,
        than: &str,
        earlier: Option<Occurred>,
    ) {
        if let (Some(later), Some(earlier)) = (
            later.and_then(Occurred::day),
            earlier.and_then(Occurred::day),
        ) && later < earlier
            && !self.early.contains(&(subject.clone(), later))
        {
            let why = format!(
                "{what} on {}, before {than} on {}",
                InWords(later),
                InWords(earlier)
            );
            self.push(subject, why);
        }
    }

    fn in_the_future<'a>(&mut self, facts: impl Iterator<Item = &'a Fact>, today: Date) {
        for fact in facts {
            let told = match fact.event {
                Event::StageExtended { told_on, .. } => told_on,
                _ => None,
            };
            let happened = fact
                .occurred
                .day()
                .into_iter()
                .chain(told)
                .find(|day| *day > today)
                .filter(|day| *day != self.received || !comes_with_receipt(&fact.event));
            if let (Some(day), Some(subject)) = (happened, fact.event.subject()) {
                let today = InWords(today);
                let what = match &subject {
                    Subject::Step(step, ..) => step.label().to_owned(),
                    _ => fact.event.type_name().replace('_', " "),
                };
                let why = format!(
                    "“{what}” is said to have happened on {}, but today is {today}",
                    InWords(day)
                );
                self.push(subject, why);
            }
        }
    }

    fn before_receipt<'a>(&mut self, facts: impl Iterator<Item = &'a Fact>) {
        for fact in facts {
            // an Ombudsman may have told the council, and an advocate been offered, before this contact came
            let may_be_earlier = matches!(
                fact.event,
                Event::OmbudsmanTold { .. }
                    | Event::OmbudsmanDecided { .. }
                    | Event::AdvocacyOffered { .. }
                    | Event::AdvocacyAnswered { .. }
                    | Event::NoteAdded { .. }
            );
            if let (false, Some(day), Some(subject)) =
                (may_be_earlier, fact.occurred.day(), fact.event.subject())
                && day < self.received
            {
                let received = InWords(self.received);
                self.early.push((subject.clone(), day));
                self.push(
                    subject,
                    format!(
                        "{} is before the case was received on {received}",
                        InWords(day)
                    ),
                );
            }
        }
    }

    fn born(&mut self, state: &State) {
        for (number, person) in &state.people {
            let born_on = person.details.as_ref().and_then(|it| it.born_on.as_ref());
            // a plan for a child who is not yet born can be complained of
            let unborn = if person.about { UNBORN_DAYS } else { 0 };
            let last = self.received.saturating_add(unborn.days());
            if born_on.is_some_and(|day| day.reveal().year() < FIRST_YEAR_OF_BIRTH) {
                self.push(
                    Subject::Person(*number),
                    format!("was born before {FIRST_YEAR_OF_BIRTH}; check the year of birth"),
                );
            }
            if born_on.is_some_and(|day| *day.reveal() > last) {
                // a date of birth is about a person, so it is not said
                let received = InWords(self.received);
                self.push(
                    Subject::Person(*number),
                    if person.about {
                        format!("was born too long after the case was received on {received}")
                    } else {
                        format!("was born after the case was received on {received}")
                    },
                );
            }
        }
    }

    fn refusal(&mut self, state: &State) {
        let Some(refusal) = &state.refusal else {
            return;
        };
        let when = InWords(refusal.on.earliest());
        if let Some(stage) = state.stages().keys().next() {
            let why = format!("the case was not accepted ({when}), so it cannot have a {stage}");
            self.push(Subject::StageStart(RouteNumber::MAIN, *stage), why);
        }
        for (number, point) in &state.points {
            if let Some(stage) = point.findings.keys().next() {
                let why = format!(
                    "the case was not accepted ({when}), so no point of it can have an outcome"
                );
                self.push(Subject::Finding(*number, *stage), why);
            }
        }
        if state.withdrawn.is_some() {
            self.push(
                Subject::Withdrawal,
                format!("the case was not accepted ({when}), so it was not withdrawn"),
            );
        }
    }

    fn withdrawal(&mut self, state: &State) {
        let answered = state.stages().values().find_map(|stage| stage.answered);
        if let (Some(_), Some(answered)) = (state.withdrawn, answered) {
            let why = format!(
                "a whole case is withdrawn before any answer, but this one was answered on {answered}; a withdrawal \
                 during a later stage belongs to that stage"
            );
            self.push(Subject::Withdrawal, why);
        }
    }

    fn stage(&mut self, state: &State, number: StageNumber, stage: &Stage) {
        let main = RouteNumber::MAIN;
        if number == StageNumber::Three && !state.stages().contains_key(&StageNumber::Two) {
            self.push(
                Subject::StageStart(main, number),
                "there is no stage 3 without a stage 2".to_owned(),
            );
        }
        let before = state.stages().range(..number).next_back();
        if let Some((earlier, before)) = before {
            let than = format!("{earlier} began");
            self.order(
                Subject::StageStart(main, number),
                "began",
                stage.started,
                &than,
                before.started,
            );
        }
        let began = format!("{number} began");
        self.order(
            Subject::StageAnswer(main, number),
            "answered",
            stage.answered,
            &began,
            stage.started,
        );
        self.order(
            Subject::StageWithdrawal(main, number),
            "withdrawn",
            stage.withdrawn,
            &began,
            stage.started,
        );
        if let (Some(answered), Some(_)) = (stage.answered, stage.withdrawn) {
            let why = format!("{number} was answered on {answered}, so it was not withdrawn");
            self.push(Subject::StageWithdrawal(main, number), why);
        }
        if let Some(extension) = &stage.extension {
            let subject = || Subject::StageExtension(main, number);
            self.order(
                subject(),
                "extended",
                Some(extension.on),
                &began,
                stage.started,
            );
            self.order(
                subject(),
                "extended to a day",
                extension.to.map(Occurred::On),
                &began,
                stage.started,
            );
            self.order(
                subject(),
                "told",
                extension.told_on.map(Occurred::On),
                &began,
                stage.started,
            );
        }
        self.steps(state, number, stage, &began);
    }

    fn steps(&mut self, state: &State, number: StageNumber, stage: &Stage, began: &str) {
        let main = RouteNumber::MAIN;
        for taken in state
            .steps
            .iter()
            .filter(|it| it.it.route == main && it.it.stage == Some(number))
        {
            let it = &taken.it;
            let subject = Subject::Step(it.step, it.route, it.stage, it.about, it.time);
            self.order(subject, "done", Some(taken.on), began, stage.started);
        }
        self.order(
            Subject::Panel(main),
            "the panel met",
            stage.panel_on.map(Occurred::On),
            began,
            stage.started,
        );
        let others = state.asked_after_the_panel(main, None);
        let of_the_rest =
            |on: Occurred| others.is_none_or(|asked| on.earliest() < asked.earliest());
        let panel = state.last_sitting((main, number), of_the_rest);
        let issued = state.reached(number, Step::ReportIssued);
        let received = state.reached(number, Step::ReportReceived);
        let of = |step| Subject::Step(step, main, Some(number), About::Case, 1);
        self.order(
            of(Step::ReportIssued),
            "reported",
            issued,
            "the panel met",
            panel,
        );
        self.order(
            of(Step::ReportReceived),
            "received",
            received,
            "the panel met",
            panel,
        );
        self.order(
            of(Step::ReportReceived),
            "received",
            received,
            "the report was issued",
            issued,
        );
    }

    /// A step about a point, a person or the like that the case does not have, or of a route that no point goes by.
    fn steps_about_nothing(&mut self, state: &State) {
        // a point that went on leaves the route that its procedure had
        let points = state.points.values().map(|it| it.procedure);
        let moves = state.moves.iter().flat_map(|it| [it.from, Some(it.to)]);
        let named: BTreeSet<Procedure> = points
            .chain(moves)
            .flatten()
            .filter(|it| Some(*it) != state.receipt.procedure)
            .collect();
        for (number, route) in &state.routes {
            if usize::from(number.0) > named.len() + 1 {
                let stage = route
                    .stages
                    .keys()
                    .next()
                    .copied()
                    .unwrap_or(StageNumber::One);
                self.push(
                    Subject::StageStart(*number, stage),
                    format!("belongs to {number}, but no point goes by another procedure than the case's"),
                );
            }
        }
        for taken in &state.steps {
            let it = &taken.it;
            let there = match it.about {
                About::Case | About::Recommendation(_) => true,
                About::Point(number) => state.points.contains_key(&number),
                About::Person(number) => state.people.contains_key(&number),
                About::Entry(number) => state.ombudsman.contains_key(&number),
                About::Remedy(number) => state.remedies.contains_key(&number),
            };
            let subject = || Subject::Step(it.step, it.route, it.stage, it.about, it.time);
            if !there {
                self.push(
                    subject(),
                    format!("is about {}, which the case does not have", it.about),
                );
            }
            if !state.routes.contains_key(&it.route) {
                self.push(
                    subject(),
                    format!("is of {}, which the case does not have", it.route),
                );
            }
        }
    }

    /// A remedy for a point, or of a stage, that the case does not have.
    fn remedies_of_nothing(&mut self, state: &State) {
        for (number, remedy) in &state.remedies {
            let source = remedy.source;
            if let Some(point) = source.point.filter(|it| !state.points.contains_key(it)) {
                let why = format!("is for {point}, which the case does not have");
                self.push(Subject::Remedy(*number), why);
            }
            let begun = |stage: &StageNumber| {
                let mut routes = state.routes.values();
                routes.any(|it| it.stages.contains_key(stage))
            };
            if let Some(stage) = source.stage.filter(|it| !begun(it)) {
                let why = format!("comes from {stage}, which has not begun");
                self.push(Subject::Remedy(*number), why);
            }
        }
    }

    fn stages_of_kind(&mut self, state: &State) {
        let kind = state.receipt.kind;
        let most = match kind {
            Kind::Complaint => 3,
            Kind::Representation | Kind::ServiceRequest | Kind::MemberEnquiry => 1,
            Kind::OmbudsmanEnquiry
            | Kind::Comment
            | Kind::Compliment
            | Kind::AdvocacyReferral
            | Kind::Advice
            | Kind::SchoolComplaint => 0,
        };
        for stage in state
            .stages()
            .keys()
            .filter(|stage| u8::from(**stage) > most)
        {
            let why = format!(
                "it is a contact of another kind ({}), which has no {stage}",
                kind.label().to_lowercase()
            );
            self.push(Subject::StageStart(RouteNumber::MAIN, *stage), why);
        }
    }
}

/// Whether an outcome has its day from the answer that gives it: a day that is wrong is said to be so once.
fn said_with_an_answer(fact: &Fact, state: &State) -> bool {
    let answered = match fact.event {
        Event::StageOutcomeStated { route, stage, .. } => {
            let stages = state.routes.get(&route).map(|it| &it.stages);
            stages.and_then(|it| it.get(&stage)?.answered)
        }
        Event::PointFound { stage, .. } => state.stages().get(&stage).and_then(|it| it.answered),
        _ => return false,
    };
    answered == Some(fact.occurred)
}

/// Whether an event that is dated by the receipt says nothing of its own about the day.
pub(crate) const fn comes_with_receipt(event: &Event) -> bool {
    matches!(
        event,
        Event::PersonAdded { .. }
            | Event::PointRaised { .. }
            | Event::OutcomeSought { .. }
            | Event::StageStarted {
                stage: StageNumber::One,
                ..
            }
    )
}
