//! Who decides, and on what: lateness, interest and prejudice; a parking; a child's understanding; what is kept.

use super::{Desk, Refusal, Remark};
use crate::rules::GuardId;
use crate::step::{Answer, Step, StepTaken};

impl Desk<'_> {
    /// Warns of a decision by a team that the complaint is about.
    pub(super) fn not_by_the_service(&self, step: &StepTaken) -> Result<Vec<Remark>, Refusal> {
        let Some(post) = step.reference.as_deref().map(str::to_lowercase) else {
            return Ok(Vec::new());
        };
        let state = self.state();
        let of_points = state.points.values().filter_map(|it| it.team.as_ref());
        let mut teams = state.receipt.teams.iter().chain(of_points);
        let Some(team) = teams.find(|it| post.contains(&it.to_lowercase())) else {
            return Ok(Vec::new());
        };
        self.warn_or_refuse(
            GuardId::NotByTheService,
            format!("{team} is complained about, and decides"),
            "Let the complaints manager decide, and name that post",
        )
    }

    /// Refuses a letter about a parking that there is not.
    pub(super) fn a_parking_lasts(&self) -> Result<Vec<Remark>, Refusal> {
        if self.state().parkings.values().any(|it| it.until.is_none()) {
            return Ok(Vec::new());
        }
        Err(self.refuse(
            GuardId::KnownItem,
            "nothing of this case is parked",
            "Park it first, or correct the day on which the parking ended",
        ))
    }

    /// A parking is kept only where there is one, and warned of where nobody was told of it.
    pub(super) fn parking_reviewed(&self, step: &StepTaken) -> Result<Vec<Remark>, Refusal> {
        self.a_parking_lasts()?;
        let told = self.state().taken(Step::ParkingTold).next().is_some();
        if told || step.answer == Some(Answer::Lifted) {
            return Ok(Vec::new());
        }
        let rule = self.context.rules.step(Step::ParkingTold);
        let why = "it goes on being parked, and it is not recorded that the complainant was told";
        let instead = "Write why it is parked and when it is looked at next, and record the letter";
        self.refuse_or_warn(rule, GuardId::StepAfterWhatItNeeds, why.to_owned(), instead)
    }

    /// “Not competent” rests on a judgement of this child's understanding.
    pub(super) fn competence_before(&self, step: &StepTaken) -> Result<Vec<Remark>, Refusal> {
        let judged = self
            .state()
            .taken(Step::CompetenceJudged)
            .rfind(|it| it.it.about == step.about)
            .and_then(|it| it.it.answer);
        if step.answer != Some(Answer::NotCompetent) || judged == Some(Answer::NotCompetent) {
            return Ok(Vec::new());
        }
        let rule = self.context.rules.step(Step::CompetenceJudged);
        let why = format!(
            "it is not recorded how the understanding of {} was judged",
            step.about
        );
        self.refuse_or_warn(
            rule,
            GuardId::StepAfterWhatItNeeds,
            why,
            "Record the judgement with its reasons (“competence_judged”); an age alone is none",
        )
    }
}
