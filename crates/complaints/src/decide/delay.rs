//! Delays: that the complainant is told of one, and whose days it was.

use super::{Desk, Refusal, Remark};
use crate::occurred::InWords;
use crate::personal::Personal;
use crate::rules::{Cause, GuardId};
use crate::step::{About, StepTaken};
use jiff::civil::Date;

impl Desk<'_> {
    /// Refuses a letter on the delay of what was answered before it, and warns of one that promises a day past the longest
    /// that the stage may take.
    pub(super) fn notice_of_delay(
        &self,
        step: &StepTaken,
        on: Date,
    ) -> Result<Vec<Remark>, Refusal> {
        self.not_answered_before(step, on)?;
        let mut clocks = self.clocks()?.into_iter();
        let clock = clocks.find(|it| {
            it.rule.answer
                && (it.route, it.rule.stage, it.about) == (step.route, step.stage, step.about)
        });
        let past = clock.and_then(|it| it.limit).zip(step.day);
        let Some((limit, day)) = past.filter(|(limit, day)| day > limit) else {
            return Ok(Vec::new());
        };
        let why = format!(
            "{} is past {}, the longest that this stage may take",
            InWords(day),
            InWords(limit)
        );
        let instead = "It is recorded; nothing extends the stage to that day, and whatever goes past the limit is shown as a breach";
        Ok(vec![self.remark(
            GuardId::ExtensionWithinTheLimit,
            why,
            instead,
        )])
    }

    /// Refuses a letter on the delay of what was answered before it: what still waits has its own.
    fn not_answered_before(&self, step: &StepTaken, on: Date) -> Result<(), Refusal> {
        let state = self.state();
        let Some(stage) = step.stage.filter(|_| step.about == About::Case) else {
            return Ok(());
        };
        let answered = state
            .stage(step.route, stage)
            .and_then(|it| it.answered)
            .filter(|it| it.latest() < on);
        let Some(answered) = answered else {
            return Ok(());
        };
        let waiting = state.waiting(step.route, stage);
        let instead = match waiting.first() {
            None => "Correct whichever day is wrong".to_owned(),
            Some(first) => format!(
                "Say of which point it is that waits (on the command line: --about point:{})",
                first.0
            ),
        };
        let why =
            format!("{stage} was answered {answered}, so nothing of the rest is delayed any more");
        Err(self.refuse(GuardId::OpenStage, why, instead))
    }

    /// Days are said of a clock that the case has and that is late, and of no more days than it is.
    pub(super) fn delay_attributed(
        &self,
        step: &StepTaken,
        reason: Option<&Personal<String>>,
    ) -> Result<Vec<Remark>, Refusal> {
        let (today, calendar) = (self.context.today(), self.context.calendar);
        let clocks = self.clocks()?;
        let mut late = Vec::new();
        for clock in clocks.iter().filter(|it| it.route == step.route) {
            if let Some(delay) = clock.delay(self.state(), calendar, today)? {
                late.push((clock.rule.id.as_str(), delay));
            }
        }
        let named = step.reference.as_deref().unwrap_or_default();
        let Some((id, delay)) = late.iter().find(|(id, _)| *id == named) else {
            let names: Vec<&str> = late.iter().map(|(id, _)| *id).collect();
            let instead = if names.is_empty() {
                "No clock of this case is late".to_owned()
            } else {
                format!("Name a clock that is late: {}", names.join(", "))
            };
            let why = "no clock of that name is late";
            return Err(self.refuse(GuardId::KnownItem, why, instead));
        };
        let said = step.days.map_or(delay.late, u32::from);
        if said <= delay.unsaid() {
            return self.reason_of_the_list(step, reason);
        }
        let why = format!("{id} is {delay}");
        let instead = "Name no more days than are left, or undo what was said before";
        Err(self.refuse(GuardId::KnownItem, why, instead))
    }

    /// The reason is one of the list, and another one is told in words.
    fn reason_of_the_list(
        &self,
        step: &StepTaken,
        reason: Option<&Personal<String>>,
    ) -> Result<Vec<Remark>, Refusal> {
        let rules = self.context.rules;
        let Some(named) = &step.cause else {
            return Ok(Vec::new());
        };
        if rules.causes().iter().all(|it| it.id != *named) {
            let all = rules.causes().iter();
            let all: Vec<String> = all
                .map(|it| format!("{} ({})", it.id, it.words.to_lowercase()))
                .collect();
            let why = format!("“{named}” is not on the list of reasons");
            let instead = format!("Choose one of: {}", all.join(", "));
            return Err(self.refuse(GuardId::KnownItem, why, instead));
        }
        if named != Cause::OTHER {
            return Ok(Vec::new());
        }
        let why = "the other reason is not said";
        self.with_words(GuardId::StepSaysWhatItMust, reason, why)
    }
}
