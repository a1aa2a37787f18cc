//! What a council chose about who investigates (C10), and about a complaint under several procedures (C36).

use super::{Desk, Refusal, Remark};
use crate::codes::{ApprovedBy, Kind, Procedure, Role};
use crate::ids::{RouteNumber, StageNumber};
use crate::occurred::InWords;
use crate::rules::GuardId;
use crate::step::{About, Step, StepTaken};
use jiff::civil::Date;

impl Desk<'_> {
    /// Warns of an investigating officer from elsewhere than the council chose.
    pub(super) fn investigator_as_chosen(&self, step: &StepTaken) -> Option<Remark> {
        let About::Person(number) = step.about else {
            return None;
        };
        if step.step != Step::InvestigatorAppointed {
            return None;
        }
        let inside = self
            .state()
            .people
            .get(&number)?
            .roles
            .contains(&Role::Staff);
        let (where_from, instead) = match self.context.rules.chosen("C10", self.state().received_on)
        {
            "external" if inside => (
                "is on the case as staff, and this council has complaints investigated from outside",
                "Appoint somebody from outside, or keep the reason why not",
            ),
            "internal" if !inside => (
                "is not on the case as staff, and this council investigates with its own",
                "Record that they are staff, or keep the reason why somebody from outside investigates",
            ),
            _ => return None,
        };
        let why = format!("{number} {where_from}");
        Some(self.remark(GuardId::InvestigatorAsChosen, why, instead))
    }

    /// Warns of an extension that nobody senior enough is recorded to have approved, where the council chose who does
    /// (C4). A council that signs this off has it refused.
    pub(super) fn extension_approved(
        &self,
        approved_by: Option<ApprovedBy>,
    ) -> Result<Vec<Remark>, Refusal> {
        let rules = self.context.rules;
        let chosen = rules.chosen_of("C4", "approver", self.state().received_on);
        let Ok(needed) = chosen.parse::<ApprovedBy>() else {
            return Ok(Vec::new());
        };
        if approved_by >= Some(needed) {
            return Ok(Vec::new());
        }
        let needed = needed.label().to_lowercase();
        let who = approved_by.map_or("that is not recorded".to_owned(), |it| {
            format!(
                "it is recorded as approved by the {}",
                it.label().to_lowercase()
            )
        });
        self.warn_or_refuse(
            GuardId::ExtensionApproved,
            format!("this council has an extension approved by the {needed}, and {who}"),
            format!("Have the {needed}, or somebody more senior, approve it, and record that with the extension"),
        )
    }

    /// Warns of an answer that goes out while another procedure's part of the complaint is still open, where the council
    /// gives one answer to all of it. What is about personal data waits for nothing and is waited for by nothing.
    pub(super) fn one_answer(
        &self,
        (route, stage): (RouteNumber, StageNumber),
        on: Date,
    ) -> Result<Vec<Remark>, Refusal> {
        let state = self.state();
        let apart = |number: &RouteNumber| {
            let procedure = state.routes.get(number).and_then(|it| it.procedure);
            procedure == Some(Procedure::DataProtection)
        };
        let chosen = self.context.rules.chosen("C36", state.received_on) == "one_answer";
        if !chosen || state.receipt.kind != Kind::Complaint || apart(&route) {
            return Ok(Vec::new());
        }
        let others = state.routes.iter().filter(|(number, it)| {
            let open = it
                .stages
                .get(&stage)
                .is_some_and(crate::case::Stage::is_open);
            **number != route
                && !apart(number)
                && open
                && !state.parked_on(**number, Some(stage), on)
        });
        let clocks = self.clocks()?;
        let remark = |(number, other): (&RouteNumber, &crate::case::Route)| {
            let clock = clocks
                .iter()
                .find(|it| it.rule.answer && it.route == *number && it.rule.stage == Some(stage));
            let procedure = other.procedure.map_or("other", Procedure::label);
            let due = clock.and_then(|it| it.due);
            let due = due.map_or_else(String::new, |it| format!(", due {}", InWords(it)));
            self.remark(
                GuardId::OneAnswer,
                format!("its {procedure} part is not answered yet{due}"),
                "Answer both in one letter where both times allow it; otherwise say in this one when the rest follows. \
                 Each clock runs on",
            )
        };
        Ok(others.map(remark).collect())
    }
}
