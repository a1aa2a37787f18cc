//! Corrections: an earlier fact was wrong, or did not happen. It stays in the history.

use super::contact::by_a_procedure;
use super::{Context, Decision, Desk, Refusal, Remark, tried};
use crate::case::{Case, Standing};
use crate::clock::{Clock, clocks};
use crate::codes::Kind;
use crate::days::full;
use crate::event::{Event, Subject};
use crate::history::{comes_with_receipt, revise};
use crate::ids::{RouteNumber, StageNumber};
use crate::occurred::{Occurred, civil_day};
use crate::personal::{Part, Personal, TextName, Texts, says_why};
use crate::recorded::{Fact, Recorded};
use crate::rules::{ClockRole, GuardId};
use crate::step::{About, Step};
use jiff::Timestamp;

pub(super) fn record_history(
    case: &Case,
    facts: Vec<Fact>,
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    let desk = Desk { case, context };
    if case.state().erased.is_some() {
        return Err(desk.erased_already("its record is not brought in again"));
    }
    let facts = revise(case, facts, context.today()).map_err(|with| Refusal::Disagrees { with })?;
    Ok(Decision {
        facts,
        warnings: Vec::new(),
    })
}

impl Desk<'_> {
    pub(super) fn correct(
        &self,
        (seq, occurred): (u32, Occurred),
        event: Event,
        parts: Vec<Part>,
        reason: Option<Personal<String>>,
    ) -> Result<Decision, Refusal> {
        let reason = reason.filter(|it| says_why(it.reveal()));
        let said = reason.is_some();
        let subject = self.standing(seq)?;
        if event.subject().as_ref() != Some(&subject) {
            return Err(self.refuse(
                GuardId::KnownItem,
                format!("entry {seq} is about something else"),
                "Retract the wrong entry and record what happened",
            ));
        }
        let stands = self.case.facts().into_iter().any(|it| {
            (it.seq, it.occurred, it.event) == (seq, occurred, &event)
                && it.parts.iter().map(|(part, _)| part).eq(&parts)
        });
        if stands {
            return Err(self.refuse(
                GuardId::KnownItem,
                format!("entry {seq} says that already, so nothing would change"),
                "Say what should stand there instead",
            ));
        }
        let today = Occurred::On(self.context.today());
        let along = self.along_with(seq, occurred);
        let corrected = Event::Corrected {
            seq,
            occurred,
            event: Box::new(event),
        };
        let fact = Fact {
            occurred: today,
            event: corrected,
            parts: because(parts, reason),
        };
        let mut facts = vec![fact];
        facts.extend(along);
        let mut warnings = self.no_complaint_any_more(&facts)?;
        warnings.extend(self.stands_without(&facts)?);
        // who somebody is takes no act of the council to another day
        if !matches!(subject, Subject::Person(_)) {
            warnings.extend(self.missed_no_more(seq, &facts, said)?);
        }
        Ok(Decision { facts, warnings })
    }

    /// Refuses a correction by which a complaint would be none, or would leave the Children Act procedure, as a conversion
    /// is; a slip is corrected on the working day of its recording.
    fn no_complaint_any_more(&self, facts: &[Fact]) -> Result<Vec<Remark>, Refusal> {
        let after = tried(Some(self.case), facts, self.context)?;
        let (now, kind) = (self.state().receipt.kind, after.state().receipt.kind);
        let receipt = &after.state().receipt;
        by_a_procedure(receipt, self.context)?;
        let turns = now == Kind::Complaint && kind != Kind::Complaint;
        let mut warnings = if turns && !self.slip(facts)? {
            self.informed(now, kind)?
        } else {
            Vec::new()
        };
        warnings.extend(self.leaving(facts, turns)?);
        Ok(warnings)
    }

    /// Refuses without a reason, and remarks with one, a correction after which a limit that was missed was kept, or one
    /// comes later: a slip that is corrected on the working day of its recording needs none.
    fn missed_no_more(
        &self,
        seq: u32,
        facts: &[Fact],
        said: bool,
    ) -> Result<Option<Remark>, Refusal> {
        let moved = self.limits_eased(facts)?;
        if moved.is_empty() || self.same_working_day(seq)? {
            return Ok(None);
        }
        let why = format!("after this correction: {}", moved.join("; "));
        if !said {
            return Err(self.refuse(
                GuardId::CorrectedWithAReason,
                why,
                "Write why what stands there is wrong, and what shows it (on the command line: --reason)",
            ));
        }
        let instead = "What stood there stays in the history with the reason; a date that the person was told is not \
                       changed by it: tell them what was wrong";
        Ok(Some(self.remark(
            GuardId::CorrectedWithAReason,
            why,
            instead,
        )))
    }

    /// The limits that would have been missed no more after some facts, or would be due later, in words.
    fn limits_eased(&self, facts: &[Fact]) -> Result<Vec<String>, Refusal> {
        let (rules, calendar) = (self.context.rules, self.context.calendar);
        let today = self.context.today();
        let tried = tried(Some(self.case), facts, self.context)?;
        let after = clocks(&tried, rules, calendar)?;
        let missed = |it: &Clock| it.met() == Some(false) || it.late(today);
        let before = self.clocks()?;
        let limits = before.iter().filter(|it| it.rule.role == ClockRole::Limit);
        let eased = limits.filter_map(|before| {
            let same = |it: &&Clock| {
                (&it.rule.id, it.route, it.about) == (&before.rule.id, before.route, before.about)
            };
            let now = after.iter().find(same);
            let later = before.due.is_some() && now.is_some_and(|it| it.due > before.due);
            let kept = missed(before) && !now.is_some_and(missed);
            if !later && !kept {
                return None;
            }
            let name = before.name(self.state());
            let due = |it: &Clock| it.due.map_or_else(|| "no day".to_owned(), full);
            let missed_then = if missed(before) {
                ", which was missed"
            } else {
                ""
            };
            let then = format!(
                "{name} ({}) was due on {}{missed_then}",
                before.rule.id,
                due(before)
            );
            Some(match now {
                Some(now) if now.due == before.due => format!("{then}, and would be met"),
                Some(now) => format!("{then}, and would be due on {}", due(now)),
                None => format!("{then}, and would not be owed"),
            })
        });
        Ok(eased.collect())
    }

    /// What came with an entry is dated by it, so it moves along when that day was wrong: with the receipt the people, the
    /// points, what is wanted and the beginning of stage 1; with an answer what its letter says.
    fn along_with(&self, seq: u32, now: Occurred) -> Vec<Fact> {
        let facts = self.case.facts();
        let Some(of) = facts.iter().find(|it| it.seq == seq) else {
            return Vec::new();
        };
        let before = of.occurred;
        if before == now {
            return Vec::new();
        }
        let came_with = self.came_with(of);
        let along = facts.iter().filter_map(|it| match it.event {
            // what it turned into was first said when it came, and not when that was decided
            Event::Converted {
                kind,
                procedure,
                since,
            } if of.event.subject() == Some(Subject::Receipt) && before.day() == Some(*since) => {
                let (kind, procedure, since) = (*kind, *procedure, now.day()?);
                let event = Event::Converted {
                    kind,
                    procedure,
                    since,
                };
                Some((it, it.occurred, event))
            }
            event if it.occurred == before && came_with(it) => Some((it, now, event.clone())),
            _ => None,
        });
        along
            .map(|(it, occurred, event)| Fact {
                occurred: Occurred::On(self.context.today()),
                event: Event::Corrected {
                    seq: it.seq,
                    occurred,
                    event: Box::new(event),
                },
                parts: parts_along(it),
            })
            .collect()
    }

    /// Whether something that happened on the day of an entry came with it.
    fn came_with<'a>(&self, of: &'a Standing<'_>) -> Box<dyn Fn(&Standing<'_>) -> bool + 'a> {
        match *of.event {
            Event::Received { .. } => Box::new(|it| comes_with_receipt(it.event)),
            Event::StageAnswered { .. } => {
                let brought = self.brought_by(of.seq);
                Box::new(move |it| brought.contains(&it.seq))
            }
            _ => {
                let with_it = if is_a_points_answer(of.event) {
                    self.comes_with(of.seq)
                } else {
                    Vec::new()
                };
                Box::new(move |it| with_it.contains(&it.seq))
            }
        }
    }

    /// What did not happen is taken back, with the reason; but not as a way to lose a right.
    pub(super) fn retract(
        &self,
        seq: u32,
        reason: Option<Personal<String>>,
    ) -> Result<Decision, Refusal> {
        if self.standing(seq)? == Subject::Receipt {
            return Err(self.refuse(
                GuardId::KnownItem,
                "a case is its receipt, so that cannot be taken away",
                "Correct it, or record that the case was withdrawn or not accepted",
            ));
        }
        let reason = reason.filter(|it| says_why(it.reveal()));
        let later_stage = self.only_a_mistake_of_recording(seq)?;
        let facts = self.case.facts();
        let note = facts
            .iter()
            .any(|it| it.seq == seq && matches!(it.event, Event::NoteAdded { .. }));
        if reason.is_none() && !note {
            return Err(self.refuse(
                GuardId::TakenBackWithAReason,
                format!("why entry {seq} is taken back is not said"),
                "Write why: recorded on the wrong case, recorded twice, or what happened instead",
            ));
        }
        let texts = Texts::new().with(TextName::Reason, reason);
        let today = Occurred::On(self.context.today());
        let taken_back = |seq| Fact::new(today, Event::Retracted { seq });
        let mut facts = vec![taken_back(seq).with(texts.into_part())];
        let with_it = self.comes_with(seq);
        let back = self.turned_away_by(seq) || with_it.iter().any(|it| self.turned_away_by(*it));
        facts.extend(with_it.into_iter().map(taken_back));
        if back {
            facts.extend(self.stood_before_it_was_turned_away(|_| true));
        }
        let mut warnings = self.leaving(&facts, false)?;
        warnings.extend(self.stands_without(&facts)?);
        if let Some(stage) = later_stage {
            warnings.extend(self.was_not_asked_for(seq, stage, &facts)?);
        }
        Ok(Decision { facts, warnings })
    }

    /// Warns of a request that is taken back on a later day than it was recorded: it is no way to lose it.
    fn was_not_asked_for(
        &self,
        seq: u32,
        stage: StageNumber,
        facts: &[Fact],
    ) -> Result<Option<Remark>, Refusal> {
        if self.same_working_day(seq)? {
            return Ok(None);
        }
        let mut why = vec![format!(
            "the request for {stage} was not recorded today, and stood until now"
        )];
        why.extend(self.limits_eased(facts)?);
        Ok(Some(self.remark(
            GuardId::RequestTakenBack,
            why.join("; "),
            "It stays in the history with the reason, and at the top of the case. If they did ask, the request stands with \
             its day: record it again from the day on which they did",
        )))
    }

    /// Whether it is that entry by which the case is turned away now.
    fn turned_away_by(&self, seq: u32) -> bool {
        let facts = self.case.facts();
        let last = facts
            .iter()
            .rfind(|it| matches!(it.event, Event::NotAccepted { .. }));
        self.state().refusal.is_some() && last.is_some_and(|it| it.seq == seq)
    }

    /// The entries that say nothing without one: what an answer said and brought about, and what is about a point.
    fn comes_with(&self, seq: u32) -> Vec<u32> {
        let facts = self.case.facts();
        let Some(of) = facts.iter().find(|it| it.seq == seq) else {
            return Vec::new();
        };
        match *of.event {
            Event::StageAnswered { route, stage, .. } => {
                let with_it = self.recorded_with(seq);
                let points = self.state().routes.get(&route);
                let points = points.map_or(&[][..], |it| &it.points);
                let goes = |it: &&Standing<'_>| match it.event {
                    Event::StageOutcomeStated {
                        route: of,
                        stage: at,
                        ..
                    } => (*of, *at) == (route, stage),
                    Event::PointFound {
                        point, stage: at, ..
                    } => *at == stage && points.contains(point),
                    Event::StepTaken(step) if (step.route, step.stage) == (route, Some(stage)) => {
                        matches!(step.step, Step::PointAnswered | Step::LimitMissed)
                            || with_it.contains(&it.seq)
                    }
                    Event::StepTaken(_) | Event::RemedyAgreed { .. } => with_it.contains(&it.seq),
                    _ => false,
                };
                facts.iter().filter(goes).map(|it| it.seq).collect()
            }
            // a point's own answer is what was found of it
            Event::StepTaken(ref step) if step.step == Step::PointAnswered => facts
                .iter()
                .filter(|it| {
                    matches!(*it.event, Event::PointFound { point, stage, .. }
                        if About::Point(point) == step.about && Some(stage) == step.stage)
                })
                .filter(|it| in_one_go(of, it))
                .map(|it| it.seq)
                .collect(),
            // nobody comes back who did not withdraw
            Event::StepTaken(ref step) if step.step == Step::ComplainantWithdrew => {
                let later = facts.iter().filter(|it| it.seq > seq);
                let mut again = later.filter_map(|it| match it.event {
                    Event::StepTaken(then) if then.about == step.about => match then.step {
                        Step::ComplainantReturned => Some(it.seq),
                        _ => None,
                    },
                    _ => None,
                });
                again.next().into_iter().collect()
            }
            // a merger turns the case away, and that is not without the merger
            Event::StepTaken(ref step) if step.step == Step::Merged => facts
                .iter()
                .filter(|it| matches!(it.event, Event::NotAccepted { .. }))
                .filter(|it| in_one_go(of, it))
                .map(|it| it.seq)
                .collect(),
            Event::NotAccepted { .. } => facts
                .iter()
                .filter(
                    |it| matches!(it.event, Event::StepTaken(step) if step.step == Step::Merged),
                )
                .filter(|it| in_one_go(of, it))
                .map(|it| it.seq)
                .collect(),
            Event::PointRaised { point, .. } => {
                let goes = |it: &&Standing<'_>| match it.event {
                    Event::PointFound { point: of, .. } | Event::PointMoved { point: of, .. } => {
                        *of == point
                    }
                    Event::StepTaken(step) => step.about == About::Point(point),
                    Event::Parked { points, .. } => points == &[point],
                    _ => false,
                };
                facts.iter().filter(goes).map(|it| it.seq).collect()
            }
            _ => Vec::new(),
        }
    }

    /// What an answer brought about, unless it was done since.
    fn recorded_with(&self, seq: u32) -> Vec<u32> {
        let done = |remedy| {
            let known = self.state().remedies.get(&remedy);
            known.is_some_and(|it| it.done.is_some())
        };
        let history = self.case.history().iter();
        let undone = history.filter(|it| match &it.event {
            Event::RemedyAgreed { remedy, .. } => !done(*remedy),
            Event::StepTaken(step) => match step.about {
                About::Remedy(remedy) => !done(remedy),
                _ => true,
            },
            _ => true,
        });
        let brought = self.brought_by(seq);
        let undone = undone.filter(|it| brought.contains(&it.seq));
        undone.map(|it| it.seq).collect()
    }

    /// What an answer said and brought about: the outcome, the findings, the actions agreed in it with their owners, and that
    /// it names the Ombudsman. They were recorded in one go, right after it.
    fn brought_by(&self, seq: u32) -> Vec<u32> {
        let mut after = self.case.history().iter().skip_while(|it| it.seq != seq);
        let Some(answer) = after.next() else {
            return Vec::new();
        };
        let brought = after.take_while(|it| {
            it.recorded_at == answer.recorded_at
                && it.occurred == answer.occurred
                && match &it.event {
                    Event::StageOutcomeStated { .. }
                    | Event::PointFound { .. }
                    | Event::RemedyAgreed { .. } => true,
                    Event::StepTaken(step) => matches!(
                        step.step,
                        Step::OwnerNamed | Step::OmbudsmanExplained | Step::LimitMissed
                    ),
                    _ => false,
                }
        });
        brought.map(|it| it.seq).collect()
    }

    /// Stage 1 begins with what reached the council. A request for a later stage, which is given back here, is taken back
    /// only before anything more was recorded of that stage, and not against what the complainant said.
    fn only_a_mistake_of_recording(&self, seq: u32) -> Result<Option<StageNumber>, Refusal> {
        let facts = self.case.facts();
        let Some((route, stage)) = facts.iter().find_map(|it| match it.event {
            Event::StageStarted { route, stage } if it.seq == seq => Some((*route, *stage)),
            _ => None,
        }) else {
            return Ok(None);
        };
        if stage == StageNumber::One {
            return Err(self.refuse(
                GuardId::RequestTakenBack,
                "stage 1 began with what reached the council, and was not asked for",
                "Correct its day if that is wrong, or record that it was withdrawn or is not accepted",
            ));
        }
        let further = facts.iter().find(|it| {
            let of = it.event.stage();
            let parked = matches!(it.event, Event::Parked { .. });
            let of_it = of.is_some_and(|(of, number)| of == route && number >= stage);
            it.seq > seq && (of_it || parked)
        });
        let why = if let Some(further) = further {
            format!("entry {} was recorded of {stage} since", further.seq)
        } else if !self.same_working_day(seq)? && self.wished_to_go_on(route) {
            "the complainant said that they want to go on, and that is the request".to_owned()
        } else {
            return Ok(Some(stage));
        };
        Err(self.refuse(
            GuardId::RequestTakenBack,
            why,
            "Go on with it; if the complainant does not want it any more, record their own withdrawal and how they said \
             so; if its day is wrong, correct the day",
        ))
    }

    /// Whether it is still the working day on which an entry was recorded: of one recorded on a day off, the next.
    pub(super) fn same_working_day(&self, seq: u32) -> Result<bool, Refusal> {
        let recorded = self.case.history().iter().find(|it| it.seq == seq);
        let Some(recorded) = recorded else {
            return Ok(false);
        };
        self.within_the_day(recorded.recorded_at, self.context.now)
    }

    fn within_the_day(&self, recorded: Timestamp, later: Timestamp) -> Result<bool, Refusal> {
        let day = civil_day(recorded);
        let last = self.context.calendar.next_working_day_on_or_after(day)?;
        Ok(civil_day(later) <= last)
    }

    /// The answers that were taken back on a later day than they were recorded: the person had them, or thought so.
    pub(super) fn answers_taken_back(&self) -> Result<Vec<(RouteNumber, StageNumber)>, Refusal> {
        let history = self.case.history();
        let mut found = Vec::new();
        for back in history {
            let Event::Retracted { seq } = back.event else {
                continue;
            };
            let Some(answered) = history.iter().find(|it| it.seq == seq) else {
                continue;
            };
            // of a request that turned into a complaint the answer was sent, and is none of the complaint
            let turned = |it: &Recorded| {
                matches!(it.event, Event::Converted { .. }) && it.recorded_at == back.recorded_at
            };
            if history.iter().any(turned) {
                continue;
            }
            if let Event::StageAnswered { route, stage, .. } = answered.event
                && !self.within_the_day(answered.recorded_at, back.recorded_at)?
            {
                found.push((route, stage));
            }
        }
        Ok(found)
    }

    fn standing(&self, seq: u32) -> Result<Subject, Refusal> {
        let found = self.case.facts().into_iter().find(|fact| fact.seq == seq);
        found.and_then(|fact| fact.event.subject()).ok_or_else(|| {
            let why = format!("the case has no entry {seq} that stands");
            self.refuse(
                GuardId::KnownItem,
                why,
                "Choose an entry of its timeline that has not been retracted",
            )
        })
    }
}

/// The parts of an entry, with why it was corrected now among its texts, and not why it was corrected before.
fn because(parts: Vec<Part>, reason: Option<Personal<String>>) -> Vec<Part> {
    let mut texts = Texts::new();
    let mut others = Vec::new();
    for part in parts {
        match part {
            Part::Text(known) => texts = known,
            other => others.push(other),
        }
    }
    let texts = texts
        .without(TextName::Correction)
        .with(TextName::Correction, reason);
    texts.into_part().into_iter().chain(others).collect()
}

/// What is personal of an entry as it goes on with a correction that says something else of it.
pub(super) fn parts_along(standing: &Standing<'_>) -> Vec<Part> {
    let parts = standing.parts.iter().map(|(part, _)| part.clone());
    because(parts.collect(), None)
}

/// Whether it is the answer of a point by itself, while the rest of its stage was answered.
fn is_a_points_answer(event: &Event) -> bool {
    matches!(event, Event::StepTaken(step) if step.step == Step::PointAnswered)
}

/// Whether two entries were recorded by one command.
fn in_one_go(one: &Standing<'_>, other: &Standing<'_>) -> bool {
    let at = |it: &Standing<'_>| it.stated_by.recorded_at;
    at(one) == at(other)
}
