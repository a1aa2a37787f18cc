//! When a contact, or a point of it, turns out to be something else; and when what was over goes on.

use super::{Decision, Desk, Refusal, Remark, tried};
use crate::case::{Case, NHS};
use crate::codes::{Kind, Procedure};
use crate::event::Event;
use crate::ids::{PointNumber, ReopeningNumber, RouteNumber, StageNumber};
use crate::occurred::{InWords, Occurred};
use crate::personal::{Personal, TextName, Texts, says_why};
use crate::recorded::{Fact, Recorded};
use crate::rules::GuardId;
use crate::step::{About, Answer, Step};
use jiff::civil::Date;

fn because(on: Date, event: Event, reason: Personal<String>) -> Fact {
    let texts = Texts::new().with(TextName::Reason, Some(reason));
    Fact::new(Occurred::On(on), event).with(texts.into_part())
}

impl Desk<'_> {
    pub(super) fn move_point(
        &self,
        on: Date,
        point: PointNumber,
        to: Procedure,
        reason: Personal<String>,
    ) -> Result<Decision, Refusal> {
        let state = self.state();
        let Some(known) = state.points.get(&point) else {
            let why = format!("the case has no {point}");
            return Err(self.refuse(GuardId::KnownItem, why, "Name a point of the case"));
        };
        let mut routes = state.routes.values();
        let own = routes.find(|it| it.points.contains(&point) && !it.stages.is_empty());
        let last = own.unwrap_or(state.main()).stages.values().next_back();
        let withdrawn = state.withdrawn.is_some() || last.is_some_and(|it| it.withdrawn.is_some());
        if withdrawn || state.refusal.is_some() {
            return Err(self.refuse(
                GuardId::OpenStage,
                "it was withdrawn or not accepted",
                "Take it up again first, if that is what happened",
            ));
        }
        if known.procedure.or(state.receipt.procedure) == Some(to) {
            let why = format!("{point} goes by that procedure already");
            return Err(self.refuse(GuardId::KnownItem, why, "Name another procedure"));
        }
        let mut facts = vec![because(on, Event::PointMoved { point, to }, reason)];
        let leaves = known.procedure.or(state.receipt.procedure) == Some(Procedure::ChildrenAct);
        let mut warnings = self.leaving(&facts, false)?;
        if !leaves {
            warnings.extend(self.not_statutory(About::Point(point), to)?);
        }
        if let Some(begun) = self.route_begun(&facts) {
            facts.push(begun);
        }
        warnings.extend(self.answered_before(point));
        if to == Procedure::JointNhs {
            warnings.extend(self.agreed_to_pass_on(NHS, false)?);
        }
        if to == Procedure::DataProtection && self.has_the_time_of("DP-01", to) {
            let why = "a data-protection complaint has its own time and its own answer";
            warnings.push(self.remark(
                GuardId::NotHeldBack,
                why,
                "Acknowledge it within 30 days, and do not wait for the rest",
            ));
        }
        Ok(Decision { facts, warnings })
    }

    /// Warns of a point that was answered where it went before: that is no answer by the procedure to which it goes now.
    fn answered_before(&self, point: PointNumber) -> Option<Remark> {
        let known = self.state().points.get(&point)?;
        let (stage, found) = known.findings.last_key_value()?;
        let why = format!(
            "{point} was answered at {stage} ({}), {}",
            found.outcome.label().to_lowercase(),
            found.on
        );
        Some(self.remark(
            GuardId::OpenStage,
            why,
            "That answer stays in the story, and is none by the procedure to which it goes now: answer it there, from stage 1",
        ))
    }

    /// Whether a procedure gave a time when the contact came: what came before an Act has none by it.
    fn has_the_time_of(&self, clock: &str, procedure: Procedure) -> bool {
        let state = self.state();
        let (kind, on) = (state.receipt.kind, state.received_on);
        let in_force = self.context.rules.in_force(kind, Some(procedure), on);
        in_force.iter().any(|it| it.id == clock)
    }

    /// Stage 1 of the route that the point comes to, from the day the contact came, if that route is new.
    fn route_begun(&self, moved: &[Fact]) -> Option<Fact> {
        let after = tried(Some(self.case), moved, self.context).ok()?;
        let (number, route) = after.state().routes.iter().find(|(number, route)| {
            **number != RouteNumber::MAIN
                && route.stages.is_empty()
                && !self.state().routes.contains_key(number)
        })?;
        route.procedure?;
        let event = Event::StageStarted {
            route: *number,
            stage: StageNumber::One,
        };
        Some(Fact::new(Occurred::On(self.state().received_on), event))
    }

    /// What the statutory procedure covers does not go through the corporate one.
    ///
    /// What it covers or not is known by the function of each point; without it, the complaint may be in the wrong place.
    pub(super) fn not_statutory(
        &self,
        about: About,
        to: Procedure,
    ) -> Result<Vec<Remark>, Refusal> {
        if to != Procedure::Corporate || self.may_not_complain() {
            return Ok(Vec::new());
        }
        let points: Vec<PointNumber> = match about {
            About::Point(point) => vec![point],
            _ => self.state().points.keys().copied().collect(),
        };
        let qualifies =
            |it: &PointNumber| self.function(About::Point(*it)) == Some(Answer::Qualifies);
        if points.iter().any(qualifies) {
            return Err(self.refuse(
                GuardId::CorporateNeverForStatutory,
                "the function that it is about qualifies, and the person may complain",
                "Take it through the Children Act procedure",
            ));
        }
        self.reasons_for_another(&points)
    }

    pub(super) fn convert(
        &self,
        on: Date,
        kind: Kind,
        procedure: Option<Procedure>,
        since: Option<Date>,
        reason: Personal<String>,
    ) -> Result<Decision, Refusal> {
        let state = self.state();
        let now = state.receipt.kind;
        if now == kind && state.receipt.procedure == procedure {
            return Err(self.refuse(
                GuardId::KnownItem,
                "that is what it is already",
                "Say what it turned out to be",
            ));
        }
        if (kind == Kind::Complaint) != procedure.is_some() {
            return Err(self.refuse(
                GuardId::StagesOfTheProcedure,
                "a complaint goes by a procedure, and nothing else does",
                "Name the procedure of a complaint",
            ));
        }
        let said = state.taken(Step::DissatisfactionExpressed).next();
        self.not_answered_to_their_content(kind)?;
        let informed = self.informed(now, kind)?;
        // what was said of the response begins a complaint, and nothing else; a child who never chose a request complained
        // with it
        let said =
            said.filter(|_| kind == Kind::Complaint && !state.childs_complaint_from_the_first());
        let first_said = said.map_or(state.received_on, |it| it.on.earliest());
        let since = since.unwrap_or(first_said);
        let until = (procedure == Some(Procedure::ChildrenAct)).then_some(first_said);
        self.counts_from_a_day_between(since, until)?;
        let mut facts = vec![because(
            on,
            Event::Converted {
                kind,
                procedure,
                since,
            },
            reason,
        )];
        if now != Kind::Complaint {
            facts.extend(self.answer_of_the_request());
        }
        let mut warnings = self.leaving(&facts, kind != Kind::Complaint)?;
        if let Some(procedure) = procedure
            && state.receipt.procedure != Some(Procedure::ChildrenAct)
        {
            warnings.extend(self.not_statutory(About::Case, procedure)?);
        }
        warnings.extend(informed);
        if now == Kind::MemberEnquiry && kind == Kind::Complaint {
            warnings.extend(self.constituent());
            warnings.extend(self.complaint_linked_already());
        }
        facts.extend(self.first_stage_from(since));
        Ok(Decision { facts, warnings })
    }

    /// Refuses a first day on which it was not said yet: before the contact came, or, of what goes by the Children Act
    /// procedure, after it was first said, since every day that passed counts.
    fn counts_from_a_day_between(&self, since: Date, until: Option<Date>) -> Result<(), Refusal> {
        let received = self.state().received_on;
        let (from, named) = (InWords(received), InWords(since));
        let outside = since < received || until.is_some_and(|until| since > until);
        if !outside {
            return Ok(());
        }
        let (why, days) = match until {
            Some(until) if until > received => (
                format!(
                    "{named} cannot be its first day: it came on {from}, and dissatisfaction was first said on {}",
                    InWords(until)
                ),
                format!("a day from {from} to {}", InWords(until)),
            ),
            Some(_) => (
                format!(
                    "{named} cannot be its first day: its time runs from {from}, when it was received"
                ),
                "that day alone".to_owned(),
            ),
            None => (
                format!("{named} cannot be its first day: the contact came on {from}"),
                format!("{from} or a later day"),
            ),
        };
        Err(self.refuse(
            GuardId::CountsFromReceipt,
            why,
            format!(
                "Leave the day out, or name {days}; where it came, or was first said, on another day than recorded, correct \
                 that, or record when it was said (“dissatisfaction_expressed”)"
            ),
        ))
    }

    /// Refuses to turn into something else what was answered, unless it is the complaint of somebody who was not content
    /// with what the council did about their request (Complaint Handling Code 1.7), or of a child who never chose a request.
    fn not_answered_to_their_content(&self, kind: Kind) -> Result<(), Refusal> {
        let state = self.state();
        let answered = state.stages().values().any(|it| it.answered.is_some());
        let request = matches!(
            state.receipt.kind,
            Kind::ServiceRequest | Kind::Representation
        );
        let complains = request
            && kind == Kind::Complaint
            && (state.taken(Step::DissatisfactionExpressed).next().is_some()
                || state.childs_complaint_from_the_first()
                || state.complaint_chosen().is_some());
        if !answered || complains || state.receipt.kind == Kind::Complaint {
            return Ok(());
        }
        let instead = if request {
            "Record that they are not content with the response, with the day (“dissatisfaction_expressed”), where that is \
             what they said; or record the complaint as a new case from the day it was said, and link the two"
        } else {
            "Record the complaint as a new case from the day it was said, and link the two"
        };
        Err(self.refuse(
            GuardId::StagesOfTheProcedure,
            "it was answered, so what came after is a contact of its own",
            instead,
        ))
    }

    /// The answer of a request that turned into a complaint is no answer of the complaint. It stays in the history.
    fn answer_of_the_request(&self) -> Vec<Fact> {
        let facts = self.case.facts();
        let of_the_answer = facts.iter().filter(|it| {
            matches!(
                it.event,
                Event::StageAnswered { .. }
                    | Event::StageOutcomeStated { .. }
                    | Event::PointFound { .. }
            )
        });
        of_the_answer
            .map(|it| {
                because(
                    self.context.today(),
                    Event::Retracted { seq: it.seq },
                    "it answered the request; the complaint that the request turned into has its own answer".into(),
                )
            })
            .collect()
    }

    /// A complaint becomes a service request only where the person chose so, knowing what each is.
    pub(super) fn informed(&self, now: Kind, kind: Kind) -> Result<Vec<Remark>, Refusal> {
        if now != Kind::Complaint || kind == Kind::Complaint {
            return Ok(Vec::new());
        }
        // what was chosen before it became a complaint says nothing of the complaint
        let facts = self.case.facts();
        let began = facts
            .iter()
            .rposition(|it| matches!(it.event, Event::Converted { .. }))
            .unwrap_or(0);
        let mut since = facts[began..].iter().filter_map(|it| match it.event {
            Event::StepTaken(step) if step.step == Step::ChoiceExplained => step.answer,
            _ => None,
        });
        let child = self.state().child_complains();
        if since.next_back() != Some(Answer::ServiceRequest) {
            let who = if child { "the child" } else { "the person" };
            let instead = if kind == Kind::ServiceRequest {
                "a service request"
            } else {
                "something other than a complaint"
            };
            let when = if began > 0 {
                " since it is a complaint"
            } else {
                ""
            };
            return Err(self.refuse(
                GuardId::ChoiceIsInformed,
                format!(
                    "it is not recorded that {who} chose {instead}{when}, knowing what a complaint would bring"
                ),
                "Explain both, and record what they chose (“choice_explained”); silence means complaint",
            ));
        }
        let remark = child.then(|| {
            self.remark(
                GuardId::ChildsComplaint,
                "it is a child's own complaint, and the choice is the child's",
                "Make sure that the child said so: what somebody else chose for them is not their choice. Its time runs on \
                 from receipt",
            )
        });
        Ok(remark.into_iter().collect())
    }

    /// Stage 1 from a day: begun, or its beginning moved.
    fn first_stage_from(&self, since: Date) -> Option<Fact> {
        let event = Event::StageStarted {
            route: RouteNumber::MAIN,
            stage: StageNumber::One,
        };
        let known = self.case.facts().into_iter().find(|it| *it.event == event);
        match known {
            None => Some(Fact::new(Occurred::On(since), event)),
            Some(known) if known.occurred == Occurred::On(since) => None,
            Some(known) => Some(Fact::new(
                Occurred::On(self.context.today()),
                Event::Corrected {
                    seq: known.seq,
                    occurred: Occurred::On(since),
                    event: Box::new(event),
                },
            )),
        }
    }

    pub(super) fn reopen(&self, on: Date, reason: &Personal<String>) -> Result<Decision, Refusal> {
        let state = self.state();
        let routes = state.routes.values();
        let mut last = routes.filter_map(|it| it.stages.values().next_back());
        let last_withdrawn = last.any(|it| it.withdrawn.is_some());
        let closed = state.closed().is_some();
        if state.withdrawn.is_none() && state.refusal.is_none() && !last_withdrawn && !closed {
            return Err(self.refuse(
                GuardId::OpenStage,
                "it was neither closed, nor withdrawn, nor turned away",
                "Record the request for the next stage, or what was said after the answer",
            ));
        }
        if !says_why(reason.reveal()) {
            return Err(self.refuse(
                GuardId::StepSaysWhatItMust,
                "a reopening needs a reason",
                "Write why it goes on",
            ));
        }
        let before = self
            .case
            .facts()
            .iter()
            .filter(|it| matches!(it.event, Event::Reopened { .. }))
            .count();
        let mut facts: Vec<Fact> = (before..before + self.withdrawn_together())
            .map(|place| {
                let reopening = ReopeningNumber::at(place);
                because(on, Event::Reopened { reopening }, reason.clone())
            })
            .collect();
        if state.refusal.is_some() && state.receipt.procedure.is_some() && state.stages().is_empty()
        {
            facts.extend(self.first_stage_from(state.counted_from));
        }
        facts.extend(self.routes_begun_again());
        if state.refusal.is_some() {
            let extended = |it: &Event| matches!(it, Event::StageExtended { .. });
            facts.extend(self.stood_before_it_was_turned_away(extended));
        }
        Ok(Decision {
            facts,
            warnings: Vec::new(),
        })
    }

    /// How many withdrawals a reopening undoes: one, or each of those from a part that were made on one day.
    fn withdrawn_together(&self) -> usize {
        let state = self.state();
        if state.withdrawn.is_some() || state.refusal.is_some() {
            return 1;
        }
        let routes = state.routes.values();
        let last = routes.filter_map(|it| it.stages.values().next_back()?.withdrawn);
        let days: Vec<Date> = last.map(Occurred::latest).collect();
        let latest = days.iter().max();
        days.iter().filter(|it| Some(*it) == latest).count().max(1)
    }

    /// What stood of the stages until the case was turned away, of the kinds asked for: it stands again with it.
    pub(super) fn stood_before_it_was_turned_away(
        &self,
        which: impl Fn(&Event) -> bool,
    ) -> Vec<Fact> {
        let history = self.case.history();
        let turned_away = |it: &Recorded| matches!(it.event, Event::NotAccepted { .. });
        let Some(end) = history.iter().rposition(turned_away) else {
            return Vec::new();
        };
        // what had begun is retracted just before, in its order; an extension that somebody undid before that stays undone
        let mut retracted: Vec<u32> = Vec::new();
        for recorded in history[..end].iter().rev() {
            match recorded.event {
                Event::Retracted { seq } if retracted.last().is_none_or(|it| seq < *it) => {
                    retracted.push(seq);
                }
                _ => break,
            }
        }
        let until = history[..end - retracted.len()].to_vec();
        let Ok(before) = Case::replay(self.case.id(), until) else {
            return Vec::new();
        };
        let standing = before.facts();
        standing
            .iter()
            .filter(|it| retracted.contains(&it.seq))
            .filter(|it| which(it.event))
            .map(|it| Fact {
                occurred: it.occurred,
                event: it.event.clone(),
                parts: it.parts.iter().map(|(part, _)| part.clone()).collect(),
            })
            .collect()
    }

    /// Stage 1 of each other route that had begun, and did not stand once the case was turned away.
    fn routes_begun_again(&self) -> Vec<Fact> {
        let state = self.state();
        let had_begun = |event: &Event| {
            let history = self.case.history();
            history.iter().any(|it| it.event == *event)
        };
        let routes = state
            .routes
            .iter()
            .filter(|(number, route)| **number != RouteNumber::MAIN && route.stages.is_empty());
        routes
            .map(|(number, _)| Event::StageStarted {
                route: *number,
                stage: StageNumber::One,
            })
            .filter(had_begun)
            .map(|event| Fact::new(Occurred::On(state.received_on), event))
            .collect()
    }
}
