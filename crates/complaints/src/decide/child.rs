//! What an answer owes the child: an advocate, their own view, and that nobody is told what they do not agree to.

use super::{Desk, Remark};
use crate::codes::{Kind, Procedure, Role};
use crate::ids::{RouteNumber, StageNumber};
use crate::rules::GuardId;
use crate::step::{Answer, Step};
use std::collections::BTreeMap;

impl Desk<'_> {
    /// Warns of an answer under the Children Act procedure that passes the child over.
    pub(super) fn passes_the_child_over(
        &self,
        (route, stage): (RouteNumber, StageNumber),
    ) -> Vec<Remark> {
        let state = self.state();
        let procedure = state.routes.get(&route).and_then(|it| it.procedure);
        if (state.receipt.kind, procedure) != (Kind::Complaint, Some(Procedure::ChildrenAct)) {
            return Vec::new();
        }
        let remarks = [
            self.no_advocate_offered(stage),
            self.no_view_of_the_child(stage),
            self.without_the_childs_agreement(),
        ];
        remarks.into_iter().flatten().collect()
    }

    fn no_advocate_offered(&self, stage: StageNumber) -> Option<Remark> {
        let state = self.state();
        let asked = state.answerable() && stage == StageNumber::One;
        let owed = state.advocates_owed();
        let first = owed.first().filter(|_| asked)?;
        let to = match first {
            Some(_) if state.children().count() > 1 => {
                let named: Vec<String> = owed.iter().flatten().map(ToString::to_string).collect();
                format!(" to {}", named.join(", "))
            }
            _ => String::new(),
        };
        Some(self.remark(
            GuardId::AdvocateOffered,
            format!(
                "a child or care leaver complains, and no offer of an advocate{to} is recorded"
            ),
            "Offer one now, and record the offer and what they said",
        ))
    }

    /// A child's own complaint is their view. Of another's it is asked at stage 2, which the independent person sees from
    /// the child's side.
    fn no_view_of_the_child(&self, stage: StageNumber) -> Option<Remark> {
        let state = self.state();
        let own = state.child_complains();
        let mut children = state.people.values().filter(|it| it.about).peekable();
        if own || stage != StageNumber::Two || children.peek().is_none() {
            return None;
        }
        let told = children.any(|it| it.details.as_ref().is_some_and(|it| it.view.is_some()));
        if told || state.taken(Step::ChildViewSought).next().is_some() {
            return None;
        }
        Some(self.remark(
            GuardId::ChildsView,
            "what the child thinks of it is not recorded, nor why nobody asked",
            "Ask, where the child's age and understanding allow it, and record it (“child_view_sought”)",
        ))
    }

    /// A child who refused, or took back, that a representative acts for them.
    fn without_the_childs_agreement(&self) -> Option<Remark> {
        let state = self.state();
        let mut last = BTreeMap::new();
        for taken in &state.steps {
            if matches!(
                taken.it.step,
                Step::ConsentAnswered | Step::ConsentWithdrawn
            ) {
                last.insert(taken.it.about, (taken.it.step, taken.it.answer));
            }
        }
        let mut people = state.people.values();
        let acts = people.any(|it| it.roles.contains(&Role::Representative));
        let refused = |(about, (step, answer))| {
            let taken_back = step == Step::ConsentWithdrawn;
            (taken_back || answer == Some(Answer::Refused)).then_some((about, taken_back))
        };
        let (about, taken_back) = last.into_iter().find_map(refused).filter(|_| acts)?;
        let what = if taken_back { "took back" } else { "refused" };
        Some(self.remark(
            GuardId::ChildAgrees,
            format!("{about} {what} consent, and a representative is on the case"),
            "Answer the child, and tell the representative nothing from the child's record; or ask the child again",
        ))
    }
}
