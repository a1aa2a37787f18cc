//! Stages: asked for, extended, answered, and the steps within them.

use super::{Decision, Desk, Refusal, Remark};
use crate::clock::Clock;
use crate::codes::{Kind, Outcome, Procedure};
use crate::event::{Event, Milestone};
use crate::ids::{PointNumber, RouteNumber, StageNumber};
use crate::occurred::{InWords, Occurred};
use crate::personal::{Personal, TextName, Texts};
use crate::recorded::Fact;
use crate::rules::GuardId;
use jiff::civil::Date;

/// Working days within which a complainant is advised to ask for stage 2, and asks in time for stage 3.
const ASKING: u32 = 20;

impl Desk<'_> {
    pub(super) fn extend(
        &self,
        stage: StageNumber,
        on: Date,
        to: Date,
        reason: Option<Personal<String>>,
        told_on: Option<Date>,
    ) -> Result<Decision, Refusal> {
        if let Some(extension) = &self.open(stage)?.extension {
            let why = format!("{stage} was extended {} already", extension.on);
            return Err(self.refuse(GuardId::OneExtension, why, extended_instead(stage)));
        }
        let clock = self
            .clocks()?
            .into_iter()
            .find(|it| it.rule.answer && it.rule.stage == stage);
        let Some((clock, longer)) =
            clock.and_then(|it| it.rule.extended_days.map(|longer| (it, longer)))
        else {
            let why = format!("{stage} of this procedure has no longer limit");
            return Err(self.refuse(
                GuardId::ExtensionWithinTheLimit,
                why,
                extended_instead(stage),
            ));
        };
        if on > clock.first_due {
            let why = format!("{stage} was due on {}", InWords(clock.first_due));
            return Err(self.refuse(GuardId::ExtensionInTime, why, extended_instead(stage)));
        }
        let limit = self.context.calendar.add(clock.from, longer)?;
        if to > limit || to <= clock.first_due {
            let why = format!(
                "the new date has to be after {} and no later than {}, working day {longer}",
                InWords(clock.first_due),
                InWords(limit)
            );
            return Err(self.refuse(
                GuardId::ExtensionWithinTheLimit,
                why,
                extended_instead(stage),
            ));
        }
        let mut warnings = Vec::new();
        if reason.is_none() || told_on.is_none() {
            let why = "an extension needs a reason, and the complainant has to be told";
            warnings.push(self.remark(
                GuardId::ExtensionWithAReason,
                why,
                "Record both; until then they are gaps",
            ));
        }
        let event = Event::StageExtended {
            route: RouteNumber::MAIN,
            stage,
            to: Some(to),
            told_on,
        };
        let texts = Texts::new().with(TextName::Reason, reason);
        Ok(Decision {
            facts: vec![Fact::new(Occurred::On(on), event).with(texts.into_part())],
            warnings,
        })
    }

    pub(super) fn answer(
        &self,
        stage: StageNumber,
        on: Date,
        outcome: Option<Outcome>,
        findings: Vec<(PointNumber, Outcome)>,
    ) -> Result<Decision, Refusal> {
        self.open(stage)?;
        if let Some((unknown, _)) = findings
            .iter()
            .find(|(point, _)| !self.state().points.contains_key(point))
        {
            let why = format!("the case has no {unknown}");
            return Err(self.refuse(
                GuardId::KnownItem,
                why,
                "Give a finding on the points that the case has",
            ));
        }
        let route = RouteNumber::MAIN;
        let when = Occurred::On(on);
        let mut warnings = self.late(stage, on)?;
        let missing = self
            .state()
            .points
            .keys()
            .any(|point| findings.iter().all(|(found, _)| found != point));
        if missing && self.state().receipt.kind == Kind::Complaint {
            let why = "a point has no finding";
            warnings.push(self.remark(
                GuardId::FindingOnEveryPoint,
                why,
                "Record it; until then it is a gap",
            ));
        }
        let mut facts = vec![Fact::new(when, Event::StageAnswered { route, stage })];
        facts.extend(outcome.map(|outcome| {
            Fact::new(
                when,
                Event::StageOutcomeStated {
                    route,
                    stage,
                    outcome,
                },
            )
        }));
        facts.extend(findings.into_iter().map(|(point, outcome)| {
            Fact::new(
                when,
                Event::PointFound {
                    point,
                    stage,
                    outcome,
                },
            )
        }));
        Ok(Decision { facts, warnings })
    }

    /// A missed clock blocks nothing: the answer is recorded, and counted late.
    fn late(&self, stage: StageNumber, on: Date) -> Result<Vec<Remark>, Refusal> {
        let clocks = self.clocks()?;
        let missed = |clock: &&Clock| {
            clock.rule.answer && clock.rule.stage == stage && clock.due.is_some_and(|due| on > due)
        };
        let Some(clock) = clocks.iter().find(missed) else {
            return Ok(Vec::new());
        };
        let due = clock.due.unwrap_or(clock.first_due);
        let days = self.context.calendar.between(due, on)?;
        let why = format!(
            "this answer was due on {}, {days} working days before",
            InWords(due)
        );
        Ok(vec![self.remark(
            GuardId::AnswerInTime,
            why,
            "It is recorded and counted as late",
        )])
    }

    pub(super) fn request(&self, stage: StageNumber, on: Date) -> Result<Decision, Refusal> {
        let receipt = &self.state().receipt;
        let most = match (receipt.kind, receipt.procedure) {
            (Kind::Complaint, Some(Procedure::ChildrenAct)) => StageNumber::Three,
            (Kind::Complaint, Some(_)) => StageNumber::Two,
            _ => StageNumber::One,
        };
        if stage == StageNumber::One || stage > most || !self.state().accepted() {
            let why = format!("this contact does not come to {stage}");
            let instead = "Record a complaint under the procedure that has that stage";
            return Err(self.refuse(GuardId::StagesOfTheProcedure, why, instead));
        }
        if let Some(known) = self.case.stage(stage).and_then(|it| it.started) {
            let why = format!("{stage} was asked for {known} already");
            return Err(self.refuse(
                GuardId::KnownItem,
                why,
                "Add what was said to that request as a note",
            ));
        }
        let warnings = match stage {
            StageNumber::Three => self.panel_asked(on)?,
            _ => self.investigation_asked(on)?,
        };
        let event = Event::StageStarted {
            route: RouteNumber::MAIN,
            stage,
        };
        Ok(Decision {
            facts: vec![Fact::new(Occurred::On(on), event)],
            warnings,
        })
    }

    /// A request for stage 2 is never refused, early or late: it can only be warned about.
    fn investigation_asked(&self, on: Date) -> Result<Vec<Remark>, Refusal> {
        let first = self.case.stage(StageNumber::One);
        if let Some(answered) = first.and_then(|it| it.answered).and_then(Occurred::day) {
            let advised = self.context.calendar.add(answered, ASKING)?;
            return Ok(if on > advised {
                let why = format!(
                    "it came after {}, {ASKING} working days from the answer",
                    InWords(advised)
                );
                let instead = "Take it up; ask why it comes late and what is new";
                vec![self.remark(GuardId::StageTwoLate, why, instead)]
            } else {
                Vec::new()
            });
        }
        let expired = self.clocks()?.into_iter().any(|clock| {
            clock.rule.answer
                && clock.rule.stage == StageNumber::One
                && clock.due.is_some_and(|due| on > due)
        });
        Ok(if expired {
            Vec::new()
        } else {
            let why = "stage 1 is not over";
            vec![self.remark(
                GuardId::StageTwoEarly,
                why,
                "Record that both sides agreed to skip it",
            )]
        })
    }

    fn panel_asked(&self, on: Date) -> Result<Vec<Remark>, Refusal> {
        let second = self.case.stage(StageNumber::Two).and_then(|it| it.answered);
        let Some(answered) = second else {
            let why = "stage 2 has not been answered";
            return Err(self.refuse(GuardId::StageThreeAfterTwo, why, "Answer stage 2 first"));
        };
        let in_time = answered
            .day()
            .map(|day| self.context.calendar.add(day, ASKING))
            .transpose()?;
        Ok(match in_time {
            Some(in_time) if on > in_time => {
                let why = format!(
                    "it came after {}, {ASKING} working days from the answer",
                    InWords(in_time)
                );
                let instead = "Weigh the reasons and record the decision; lateness alone is no ground to refuse";
                vec![self.remark(GuardId::StageThreeLate, why, instead)]
            }
            _ => Vec::new(),
        })
    }

    pub(super) fn reach(
        &self,
        stage: StageNumber,
        milestone: Milestone,
        on: Date,
    ) -> Result<Decision, Refusal> {
        let open = self.open(stage)?;
        let belongs = match milestone {
            Milestone::StatementAgreed
            | Milestone::InvestigatorReport
            | Milestone::IndependentReport => StageNumber::Two,
            _ => StageNumber::Three,
        };
        if belongs != stage {
            let why = format!("that step belongs to {belongs}");
            return Err(self.refuse(
                GuardId::StagesOfTheProcedure,
                why,
                "Choose a step of the stage that is open",
            ));
        }
        if let Some(when) = open.milestones.get(&milestone) {
            let why = format!("that was done {when} already");
            return Err(self.refuse(GuardId::KnownItem, why, "Correct that day if it is wrong"));
        }
        let event = Event::MilestoneReached {
            route: RouteNumber::MAIN,
            stage,
            milestone,
        };
        Ok(Decision {
            facts: vec![Fact::new(Occurred::On(on), event)],
            warnings: Vec::new(),
        })
    }

    pub(super) fn arrange_panel(&self, on: Date, panel_on: Date) -> Result<Decision, Refusal> {
        self.open(StageNumber::Three)?;
        let arranged = self
            .case
            .facts()
            .into_iter()
            .find(|it| matches!(it.event, Event::PanelArranged { .. }));
        let event = Event::PanelArranged {
            route: RouteNumber::MAIN,
            on: panel_on,
        };
        let event = match arranged {
            Some(earlier) => Event::Corrected {
                seq: earlier.seq,
                occurred: Occurred::On(on),
                event: Box::new(event),
            },
            None => event,
        };
        Ok(Decision {
            facts: vec![Fact::new(Occurred::On(on), event)],
            warnings: Vec::new(),
        })
    }
}

const fn extended_instead(stage: StageNumber) -> &'static str {
    match stage {
        StageNumber::One => {
            "Answer as soon as you can and say why it is late; a wish of the complainant to wait longer is recorded \
             as theirs and counts as over the limit"
        }
        _ => "Answer as soon as you can and say why it is late",
    }
}
