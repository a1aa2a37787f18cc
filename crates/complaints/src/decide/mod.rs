//! What a command does: the facts it adds, and what it warns of; or why it is refused.

mod advocacy;
mod anonymous;
mod before;
mod change;
mod child;
mod chosen;
mod closing;
mod consent;
mod contact;
mod correction;
mod declined;
mod delay;
mod early_referral;
mod elsewhere;
mod enquiry;
mod erase;
mod escalation;
mod finding;
mod independence;
mod leave;
mod meeting;
mod merge;
mod message;
mod names;
mod not_accept;
mod offered;
mod outside;
mod panel;
mod park;
mod payment;
mod people;
mod qualifies;
mod remedy;
mod restriction;
mod same;
mod seen;
mod special;
mod stage;
mod stands_without;
mod statement;
mod step;
mod waited;
mod waiting;
mod who;

pub use elsewhere::{NamedFor, may_name, named_case};
pub use merge::may_merge;
pub use not_accept::may_turn_away;
pub use offered::{Offered, offered};
pub use same::{is_contact, restricted_there};
pub use seen::{may_be_complained_about, may_say_who_sees, may_take};

use crate::case::{Case, Stage, State};
use crate::clock::{Clock, clocks};
use crate::command::Command;
use crate::event::Event;
use crate::history::{Disagreement, impossible};
use crate::ids::{CaseId, RouteNumber, StageNumber};
use crate::occurred::civil_day;
use crate::personal::{Part, Salt};
use crate::recorded::{Actor, Fact, Recorded, Source};
use crate::rules::{Guard, GuardId, Rules};
use jiff::Timestamp;
use jiff::civil::Date;
use workdays::{BeyondData, Calendar};

/// What a decision may look at beside the case.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The time now.
    pub now: Timestamp,
    /// The rules.
    pub rules: &'a Rules,
    /// The calendar.
    pub calendar: &'a Calendar,
}

impl Context<'_> {
    /// The day it is in England.
    pub fn today(&self) -> Date {
        civil_day(self.now)
    }
}

/// What a command does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The facts it adds to the case; none where all was so already.
    pub facts: Vec<Fact>,
    /// What the person who gave it should know.
    pub warnings: Vec<Remark>,
}

/// A warning or a refusal: the guard that speaks, why, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{why}. {instead} ({}: {})", guard.name(), guard.source)]
pub struct Remark {
    /// The guard, with its source and standing.
    pub guard: Guard,
    /// Why it speaks.
    pub why: String,
    /// What to do, or what would be needed instead.
    pub instead: String,
}

/// Why a command is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Guards refuse it.
    #[error("{}", remarks.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Guards {
        /// What each says.
        remarks: Vec<Remark>,
    },
    /// What happened cannot have happened.
    #[error("{}", found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Impossible {
        /// Each thing that cannot have happened.
        found: Vec<crate::history::Impossible>,
    },
    /// A record says something new about what a person has recorded otherwise since.
    #[error("the record disagrees with what has been recorded since")]
    Disagrees {
        /// Each disagreement.
        with: Vec<Disagreement>,
    },
    /// There is no such case, or there is one already.
    #[error("{0}")]
    Case(&'static str),
    /// A date is beyond the years that the calendar covers.
    #[error(transparent)]
    BeyondData(#[from] BeyondData),
}

/// Decides a command. `case` is none for one that begins a case.
///
/// # Errors
/// Why it is refused. A guard whose standing is unconfirmed never refuses; it warns.
pub fn decide(
    case: Option<&Case>,
    command: Command,
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    let mut decision = match (case, command) {
        (
            None,
            Command::Receive {
                receipt,
                received,
                texts,
                with,
            },
        ) => {
            let (steps, with) = with
                .into_iter()
                .partition(|it| matches!(it.event, Event::StepTaken(_)));
            contact::in_heards_time(received, context)?;
            contact::by_a_procedure(&receipt, context)?;
            let received = contact::receive(*receipt, received, texts, with);
            let mut decision = contact::and_steps(received, steps, context)?;
            let mut unsaid = contact::unsaid(&decision.facts, context);
            // what a step that came with it said already
            unsaid.retain(|it| {
                decision
                    .warnings
                    .iter()
                    .all(|known| known.guard != it.guard)
            });
            decision.warnings.extend(unsaid);
            decision
        }
        (None, Command::RecordHistory { facts }) => Decision {
            facts,
            warnings: Vec::new(),
        },
        (Some(case), Command::RecordHistory { facts }) => {
            correction::record_history(case, facts, context)?
        }
        (Some(case), command) => {
            let desk = Desk { case, context };
            let restricted = is_contact(&command).then(|| desk.contact_restricted());
            let mut decision = desk.decide(command)?;
            desk.nothing_personal_once_erased(&decision.facts)?;
            decision.warnings.extend(restricted.into_iter().flatten());
            decision
        }
        (None, _) => return Err(Refusal::Case("there is no such case")),
    };
    for part in decision.facts.iter_mut().flat_map(|it| &mut it.parts) {
        if let Part::Person(_, details) = part {
            *details = std::mem::take(details).without_blanks();
        }
    }
    possible(case, &decision.facts, context)?;
    Ok(decision)
}

/// Refuses what cannot have happened, whatever the command. What stood so before, as an earlier version let it, holds up
/// nothing else.
fn possible(case: Option<&Case>, facts: &[Fact], context: &Context<'_>) -> Result<(), Refusal> {
    let after = tried(case, facts, context)?;
    let of = |case: &Case| {
        let standing = case.facts();
        let standing = standing.iter();
        let standing: Vec<Fact> = standing
            .map(|it| Fact::new(it.occurred, it.event.clone()))
            .collect();
        impossible(&standing, case.state(), context.today())
    };
    let mut found = of(&after);
    if !found.is_empty() {
        let before = case.map(of).unwrap_or_default();
        found.retain(|it| !before.contains(it));
    }
    if found.is_empty() {
        Ok(())
    } else {
        Err(Refusal::Impossible { found })
    }
}

/// A case on the desk, with what a decision may look at.
struct Desk<'a> {
    case: &'a Case,
    context: &'a Context<'a>,
}

impl Desk<'_> {
    #[expect(clippy::too_many_lines, reason = "one arm a command")]
    fn decide(&self, command: Command) -> Result<Decision, Refusal> {
        match command {
            Command::Receive { .. } => {
                let why = format!("{} is a case already", self.state().receipt.reference);
                Err(self.refuse(
                    GuardId::OneReceipt,
                    why,
                    "Open it, or give the new contact its own reference",
                ))
            }
            Command::Acknowledge { on } => self.acknowledge(on),
            Command::NotAccept {
                on,
                ground,
                reason,
                ombudsman_named,
            } => self.not_accept(on, ground, reason, ombudsman_named),
            Command::Withdraw {
                on,
                who,
                route,
                how,
            } => self.withdraw(on, (who, route), &how),
            Command::AddNote {
                on,
                text,
                by,
                contact,
            } => self.add_note(on, (text, by), contact),
            Command::DecideProcedure { procedure } => self.decide_procedure(procedure),
            Command::ExtendStage {
                route,
                stage,
                on,
                to,
                reason,
                told_on,
                approved_by,
            } => self.extend((route, stage), on, to, reason, (told_on, approved_by)),
            Command::AnswerStage {
                route,
                stage,
                on,
                by,
                post,
                next_stage_told,
                ombudsman_told,
                outcome,
                findings,
                actions,
            } => self.answer(
                (route, stage),
                on,
                (by, post),
                before::Told {
                    next_stage: next_stage_told,
                    ombudsman: ombudsman_told,
                },
                (outcome, findings),
                actions,
            ),
            Command::FindPoint {
                on,
                point,
                stage,
                outcome,
                instead_of,
                stated,
                reason,
            } => self.find_point(on, (point, stage), (outcome, instead_of), stated, reason),
            Command::RequestStage { route, stage, on } => self.request((route, stage), on),
            Command::TakeStep {
                on,
                step,
                text,
                reason,
            } => self.take_step(on, step, text, reason),
            Command::Park {
                on,
                proceedings,
                points,
                until,
            } => self.park(on, proceedings, points, until),
            Command::EndParking { parking, on } => self.end_parking(parking, on),
            Command::MovePoint {
                on,
                point,
                to,
                reason,
            } => self.move_point(on, point, to, reason),
            Command::Convert {
                on,
                kind,
                procedure,
                since,
                reason,
            } => self.convert(on, kind, procedure, since, reason),
            Command::Erase { on, reason } => self.erase(on, reason),
            Command::Reopen { on, reason } => self.reopen(on, &reason),
            Command::RaisePoint {
                on,
                theme,
                team,
                text,
            } => Ok(self.raise_point(on, theme, team, text)),
            Command::AddPerson {
                on,
                person,
                about,
                roles,
                details,
            } => self.add_person(on, person, about, roles, *details),
            Command::OfferAdvocacy { on, child } => self.offer_advocacy(on, child),
            Command::AnswerAdvocacy {
                on,
                child,
                answer,
                reason,
                provider,
            } => self.answer_advocacy(on, child, answer, (reason, provider)),
            Command::OmbudsmanTells {
                on,
                reference,
                referred_by,
            } => self.ombudsman_tells(on, reference, referred_by),
            Command::OmbudsmanDecides {
                on,
                entry,
                decision,
                investigated,
            } => self.ombudsman_decides(on, entry, decision, investigated),
            Command::JudgeSought {
                on,
                sought,
                achieved,
                point,
            } => self.judge_sought(on, (sought, point), achieved),
            Command::ArrangePanel {
                on,
                panel_on,
                reason,
                told_on,
            } => self.arrange_panel(on, panel_on, reason.as_ref(), told_on),
            Command::AgreeRemedy { on, remedy } => self.agree_remedy(on, remedy),
            Command::CompleteRemedy { remedy, on } => self.complete_remedy(remedy, on),
            Command::Correct {
                seq,
                occurred,
                event,
                parts,
                reason,
            } => self.correct((seq, occurred), event, parts, reason),
            Command::Retract { seq, reason } => self.retract(seq, reason),
            // decided before it comes to the desk
            Command::RecordHistory { facts } => {
                correction::record_history(self.case, facts, self.context)
            }
        }
    }

    fn state(&self) -> &State {
        self.case.state()
    }

    fn clocks(&self) -> Result<Vec<Clock>, Refusal> {
        Ok(clocks(
            self.case,
            self.context.rules,
            self.context.calendar,
        )?)
    }

    fn remark(&self, guard: GuardId, why: impl Into<String>, instead: impl Into<String>) -> Remark {
        let state = self.state();
        let (kind, procedure) = (state.receipt.kind, state.main().procedure);
        Remark {
            guard: self.context.rules.guard(guard).of(kind, procedure),
            why: why.into(),
            instead: instead.into(),
        }
    }

    fn refuse(
        &self,
        guard: GuardId,
        why: impl Into<String>,
        instead: impl Into<String>,
    ) -> Refusal {
        Refusal::Guards {
            remarks: vec![self.remark(guard, why, instead)],
        }
    }

    /// Refuses where the guard's standing lets it; otherwise warns.
    fn warn_or_refuse(
        &self,
        guard: GuardId,
        why: impl Into<String>,
        instead: impl Into<String>,
    ) -> Result<Vec<Remark>, Refusal> {
        let remark = self.remark(guard, why, instead);
        if remark.guard.standing.refuses() {
            return Err(Refusal::Guards {
                remarks: vec![remark],
            });
        }
        Ok(vec![remark])
    }

    /// The stage, if it is open.
    fn open(&self, (route, number): (RouteNumber, StageNumber)) -> Result<&Stage, Refusal> {
        match self.state().stage(route, number) {
            Some(stage) if stage.is_open() && self.state().withdrawn.is_none() => Ok(stage),
            Some(_) => Err(self.refuse(
                GuardId::OpenStage,
                format!("{number} is over"),
                "Correct what was recorded if it is wrong, or record what followed",
            )),
            None => Err(self.refuse(
                GuardId::OpenStage,
                format!("{number} has not begun"),
                "Record the request for it first",
            )),
        }
    }
}

/// The case as it would be with more facts, recorded now by nobody.
fn tried(case: Option<&Case>, facts: &[Fact], context: &Context<'_>) -> Result<Case, Refusal> {
    let nobody = Actor {
        account: String::new(),
        role: String::new(),
    };
    let mut history = case.map(|case| case.history().to_vec()).unwrap_or_default();
    for fact in facts {
        history.push(Recorded {
            seq: u32::try_from(history.len() + 1).unwrap_or(u32::MAX),
            occurred: fact.occurred,
            recorded_at: context.now,
            by: nobody.clone(),
            source: Source::System,
            event: fact.event.clone(),
            parts: fact
                .parts
                .iter()
                .map(|part| (part.clone(), Salt([0; 16])))
                .collect(),
        });
    }
    Case::replay(case.map_or(CaseId(uuid::Uuid::nil()), Case::id), history)
        .map_err(|_| Refusal::Case("a case begins with the receipt of a contact"))
}
