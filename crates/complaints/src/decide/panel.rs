//! The panel's day, and what has to be there before an answer is sent.

use super::{Decision, Desk, Refusal, Remark};
use crate::codes::{Kind, Procedure};
use crate::event::Event;
use crate::ids::{RouteNumber, StageNumber};
use crate::occurred::{InWords, Occurred};
use crate::recorded::Fact;
use crate::rules::GuardId;
use crate::step::{About, Step};
use jiff::civil::Date;

impl Desk<'_> {
    pub(super) fn arrange_panel(&self, on: Date, panel_on: Date) -> Result<Decision, Refusal> {
        self.open((RouteNumber::MAIN, StageNumber::Three))?;
        Ok(Decision {
            facts: self.panel_moved(on, panel_on),
            warnings: self.booked(on, panel_on)?,
        })
    }

    /// The panel's day, or another day for it.
    pub(super) fn panel_moved(&self, on: Date, panel_on: Date) -> Vec<Fact> {
        let facts = self.case.facts();
        let arranged = facts
            .iter()
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
        vec![Fact::new(Occurred::On(on), event)]
    }

    /// What a booking leaves too little time for: the timetable of stage 3, reckoned back from the panel.
    fn booked(&self, on: Date, panel_on: Date) -> Result<Vec<Remark>, Refusal> {
        let calendar = self.context.calendar;
        let mut late: Vec<String> = Vec::new();
        let clocks = self.clocks()?;
        if let Some(due) = clocks
            .iter()
            .find(|it| it.rule.id == "ST-33")
            .and_then(|it| it.due)
            && panel_on > due
        {
            late.push(format!("the panel has to meet by {}", InWords(due)));
        }
        let days = self
            .context
            .rules
            .number("C12", self.state().received_on)
            .unwrap_or(10);
        let papers = calendar.subtract(panel_on, days)?;
        if papers < on && self.state().taken(Step::PapersSent).next().is_none() {
            late.push(format!(
                "the papers would have been due on {}",
                InWords(papers)
            ));
        }
        if self
            .state()
            .taken(Step::WhenCanComplainantCome)
            .next()
            .is_none()
        {
            late.push("the complainant has not been asked when they can come".to_owned());
        }
        if late.is_empty() {
            return Ok(Vec::new());
        }
        let instead = format!(
            "Papers go out by {}; choose a day that leaves time",
            InWords(papers)
        );
        Ok(vec![self.remark(
            GuardId::PanelWithinThirtyDays,
            late.join("; "),
            instead,
        )])
    }

    /// What the procedure needs before the answer of a stage is sent.
    pub(super) fn ready(
        &self,
        (route, stage): (RouteNumber, StageNumber),
    ) -> Result<Vec<Remark>, Refusal> {
        let procedure = self.state().routes.get(&route).and_then(|it| it.procedure);
        match (self.state().receipt.kind, procedure, stage) {
            (Kind::Complaint, Some(Procedure::ChildrenAct), StageNumber::Two) => self.adjudicated(),
            (Kind::Complaint, Some(Procedure::ChildrenAct), StageNumber::Three) => self.reported(),
            (Kind::MemberEnquiry, ..) => self.disclosed(),
            _ => Ok(Vec::new()),
        }
    }

    fn missing(&self, steps: &[Step]) -> Option<String> {
        let missing: Vec<&str> = steps
            .iter()
            .filter(|step| self.state().taken(**step).next().is_none())
            .map(|it| it.label())
            .collect();
        (!missing.is_empty()).then(|| format!("not recorded: {}", missing.join("; ")))
    }

    fn adjudicated(&self) -> Result<Vec<Remark>, Refusal> {
        if let Some(why) = self.missing(&[Step::InvestigatorReport, Step::IndependentReport]) {
            return Err(self.refuse(
                GuardId::BothReportsFirst,
                why,
                "Record both reports, then answer",
            ));
        }
        if let Some(why) = self.missing(&[Step::AdjudicatorAppointed]) {
            return Err(self.refuse(
                GuardId::Adjudicated,
                why,
                "Appoint somebody who had no part in it, then answer",
            ));
        }
        let mut warnings = self.child_told(StageNumber::Two);
        warnings.extend(self.unanswered(StageNumber::Two).map(|why| {
            self.remark(
                GuardId::RecommendationsAnswered,
                why,
                "Answer each with the decision",
            )
        }));
        Ok(warnings)
    }

    fn reported(&self) -> Result<Vec<Remark>, Refusal> {
        if let Some(why) = self.missing(&[Step::ReportReceived, Step::IndependentPersonConsulted]) {
            return Err(self.refuse(
                GuardId::PanelReported,
                why,
                "Record the panel's report, and that the answer was considered with the independent person",
            ));
        }
        if let Some(why) = self.unanswered(StageNumber::Three) {
            return Err(self.refuse(
                GuardId::RecommendationsAnswered,
                why,
                "Accept each recommendation, or reject it with reasons",
            ));
        }
        Ok(self.child_told(StageNumber::Three))
    }

    fn child_told(&self, stage: StageNumber) -> Vec<Remark> {
        if self.state().reached(stage, Step::ChildNotified).is_some() {
            return Vec::new();
        }
        let why = "it is not recorded whether the child is told of the decision";
        vec![self.remark(GuardId::ChildTold, why, "Tell the child, or record why not")]
    }

    /// The recommendations of a stage that have no answer.
    fn unanswered(&self, stage: StageNumber) -> Option<String> {
        let state = self.state();
        let answered = |about: About| {
            state
                .taken(Step::RecommendationAnswered)
                .any(|it| it.it.about == about)
        };
        let open: Vec<String> = state
            .taken(Step::RecommendationMade)
            .filter(|it| it.it.stage == Some(stage) && !answered(it.it.about))
            .map(|it| it.it.about.to_string())
            .collect();
        (!open.is_empty()).then(|| format!("no answer to {}", open.join(", ")))
    }

    fn disclosed(&self) -> Result<Vec<Remark>, Refusal> {
        match self.missing(&[Step::DisclosureChecked]) {
            Some(why) => Err(self.refuse(
                GuardId::DisclosureBeforeReply,
                why,
                "Check what the member may be told about the constituent and others, then reply",
            )),
            None => Ok(Vec::new()),
        }
    }
}
