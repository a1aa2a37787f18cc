//! What left the Children Act procedure, and stands without that on which it rested.

use super::{Desk, Refusal, Remark, tried};
use crate::case::Move;
use crate::codes::Procedure;
use crate::ids::PointNumber;
use crate::occurred::Occurred;
use crate::recorded::Fact;
use crate::rules::GuardId;
use crate::step::{About, Answer, Step};

impl Desk<'_> {
    /// Warns of facts that take back why the procedure does not cover what has left it: the way that it goes now stands
    /// without its reason.
    pub(super) fn stands_without(&self, facts: &[Fact]) -> Result<Vec<Remark>, Refusal> {
        let Some(left_on) = self.left_on() else {
            return Ok(Vec::new());
        };
        let after = tried(Some(self.case), facts, self.context)?;
        let after = Desk {
            case: &after,
            context: self.context,
        };
        let Some(unsaid) = after.went_without_a_word() else {
            return Ok(Vec::new());
        };
        if after.left_on().is_none() || self.went_without_a_word().is_some() {
            return Ok(Vec::new());
        }
        let why = format!(
            "it left the Children Act procedure ({left_on}), and that rests on what is taken back: {unsaid}"
        );
        Ok(vec![self.remark(
            GuardId::FunctionBeforeRefusal,
            why,
            "It goes on as it does until somebody decides otherwise: record what the procedure does not cover with the law \
             that it rests on (“function_relied_on”), or take it back to the Children Act procedure",
        )])
    }

    /// When the case, or a point of it, left the Children Act procedure for one that does not stand beside it.
    fn left_on(&self) -> Option<Occurred> {
        let state = self.state();
        let gone = !matches!(state.receipt.procedure, None | Some(Procedure::ChildrenAct));
        let mut converted = state.conversions.iter();
        let converted =
            converted.rfind(|it| gone && it.from_procedure == Some(Procedure::ChildrenAct));
        let moved = state.moves.iter().rfind(|it| self.moved_away(it));
        converted.map(|it| it.on).or(moved.map(|it| it.on))
    }

    /// Whether a point went from the Children Act procedure to the council's own or that of public health, where it still is.
    fn moved_away(&self, moved: &Move) -> bool {
        let own = self.state().receipt.procedure;
        let now = self.state().points.get(&moved.point);
        moved.from.or(own) == Some(Procedure::ChildrenAct)
            && matches!(moved.to, Procedure::Corporate | Procedure::PublicHealth)
            && now.is_some_and(|it| it.procedure == Some(moved.to))
    }

    /// What is not recorded of what left the procedure; none where all is.
    fn went_without_a_word(&self) -> Option<String> {
        let state = self.state();
        let confirmed = state.taken(Step::OtherProcedureRight).next().is_some();
        if confirmed || self.may_not_complain() {
            return None;
        }
        if state.points.is_empty() {
            return Some("the case has no point of which it is recorded".to_owned());
        }
        let act = Some(Procedure::ChildrenAct);
        let away = |number: &PointNumber| {
            let own = state.receipt.procedure;
            let goes_by = state.points[number].procedure.or(own);
            let split = state.moves.iter().any(|it| it.point == *number);
            goes_by != act && (own != act || split)
        };
        let unsaid =
            |it: &PointNumber| self.function(About::Point(*it)) != Some(Answer::DoesNotQualify);
        let points = state.points.keys().filter(|it| away(it) && unsaid(it));
        let points: Vec<String> = points.map(ToString::to_string).collect();
        (!points.is_empty()).then(|| {
            format!(
                "it is not recorded any more that the function does not qualify of {}",
                points.join(", and of ")
            )
        })
    }
}
