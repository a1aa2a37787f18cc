//! Promises: what was agreed to put a matter right, who owns it, and whether it was done; and the same failure again
//! after it was said to be.

use crate::case::{Case, Remedy};
use crate::codes::RemedyKind;
use crate::ids::{PointNumber, RecommendationNumber, RemedyNumber, StageNumber};
use crate::occurred::Occurred;
use crate::recommendations::{Recommendation, recommendations};
use crate::remedy::RemedySource;
use crate::step::{About, Step};
use jiff::civil::Date;

/// Something that was promised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// The case.
    pub reference: String,
    /// Its number on the case.
    pub remedy: RemedyNumber,
    /// What was promised.
    pub kind: RemedyKind,
    /// Where it comes from, as far as that is recorded.
    pub source: RemedySource,
    /// Whether the Ombudsman recommended it, who named its day.
    pub recommended_by_the_ombudsman: bool,
    /// The day on which it was agreed, where that is known.
    pub agreed_on: Option<Date>,
    /// The day it is promised for now.
    pub due_on: Option<Date>,
    /// The day it was promised for at first.
    pub first_due_on: Option<Date>,
    /// Who owns it, as last named: a post or a team.
    pub owner: Option<String>,
    /// What came of it.
    pub state: Kept,
}

/// What came of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It is still to be done.
    Open,
    /// It was done, with or without proof.
    Done {
        /// The day.
        on: Date,
        /// Whether something shows it.
        proof: bool,
    },
    /// It was done, as the Ombudsman recommended, who has not found so yet.
    Unproved {
        /// The day on which it was done.
        on: Date,
    },
    /// It was decided not to do it.
    NotDone {
        /// The day of that decision.
        on: Date,
    },
}

impl Kept {
    /// Whether something is still owed of it.
    pub const fn is_owed(self) -> bool {
        matches!(self, Self::Open | Self::Unproved { .. })
    }
}

impl Promise {
    /// Where it comes from, in words: “recommended by the Ombudsman”, “point 1, stage 2”; empty where that is not recorded.
    pub fn from_in_words(&self) -> String {
        let by = self.recommended_by_the_ombudsman;
        let by = by.then(|| "recommended by the Ombudsman".to_owned());
        let source = (!self.source.is_unsaid()).then(|| self.source.to_string());
        by.into_iter().chain(source).collect::<Vec<_>>().join(", ")
    }

    /// Whether it is still to be done and its day is past.
    pub fn late(&self, today: Date) -> bool {
        self.state.is_owed() && self.due_on.is_some_and(|due| due < today)
    }

    /// Whether it was carried over a year's end: agreed by then and still to be done, or done only after it.
    pub fn carried_over(&self, year_end: Date) -> bool {
        let agreed = self.agreed_on.is_some_and(|day| day <= year_end);
        agreed
            && match self.state {
                Kept::Open => true,
                Kept::Done { on, .. } | Kept::Unproved { on } | Kept::NotDone { on } => {
                    on > year_end
                }
            }
    }
}

/// Every promise of a case, in order.
pub fn promises(case: &Case) -> Vec<Promise> {
    let state = case.state();
    let promise = |(number, remedy): (&RemedyNumber, &Remedy)| {
        let about = About::Remedy(*number);
        let last = |step: Step| state.taken(step).rfind(|it| it.it.about == about);
        // what the Ombudsman recommended is kept once it was found to be, and not as soon as the council has done it
        let unproved = remedy.entry.is_some()
            && remedy.done_before_heard.is_none()
            && state.complied(*number).is_none();
        let kept = match (remedy.done, last(Step::RemedyNotDone)) {
            (Some(on), _) if unproved => Kept::Unproved { on: on.latest() },
            (Some(on), _) => Kept::Done {
                on: on.latest(),
                proof: last(Step::ProofRecorded).is_some(),
            },
            (None, Some(decided)) => Kept::NotDone {
                on: decided.on.latest(),
            },
            // what the Ombudsman found to be done is done
            (None, None) => match state.complied(*number) {
                Some(on) => Kept::Done {
                    on: on.latest(),
                    proof: true,
                },
                None => Kept::Open,
            },
        };
        Promise {
            reference: state.receipt.reference.clone(),
            remedy: *number,
            kind: remedy.kind,
            source: remedy.source,
            recommended_by_the_ombudsman: remedy.entry.is_some(),
            agreed_on: remedy.agreed.day(),
            due_on: state.promised_for(*number),
            first_due_on: remedy.promised_at_first(),
            owner: last(Step::OwnerNamed).and_then(|it| it.it.reference.clone()),
            state: kept,
        }
    };
    state.remedies.iter().map(promise).collect()
}

/// A recommendation that the council accepted with the answer of a stage, and of which no action comes: nobody owns it, and
/// no day brings it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unpromised {
    /// The case.
    pub reference: String,
    /// The stage at which it was made.
    pub stage: StageNumber,
    /// Its number among those of that stage.
    pub recommendation: RecommendationNumber,
    /// The day on which it was accepted.
    pub accepted_on: Date,
}

/// Every accepted recommendation of a case, at a stage that was answered, that nothing carries out.
pub fn unpromised(case: &Case) -> Vec<Unpromised> {
    let state = case.state();
    let open = |it: &Recommendation<'_>| {
        let made = &it.made.it;
        let stage = made.stage?;
        let answered = state.stage(made.route, stage)?.answered.is_some();
        (answered && it.accepted_without_action()).then_some(())?;
        Some(Unpromised {
            reference: state.receipt.reference.clone(),
            stage,
            recommendation: it.number,
            accepted_on: it.answered?.on.latest(),
        })
    };
    recommendations(state).iter().filter_map(open).collect()
}

/// What of a case bears on whether a failure came again: a point that was upheld, and what was done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The case.
    pub reference: String,
    /// The theme of the point.
    pub theme: String,
    /// The team that it is about.
    pub team: String,
    /// The day the contact came.
    pub received_on: Date,
    /// The day by which a change or training that the case promised for the point was done; one that names no point was
    /// promised for each. None where none was done.
    pub mended_on: Option<Date>,
}

/// The same failure again: upheld for a team and a theme in a contact that came after that was said to be mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeated {
    /// The case whose promise was done.
    pub mended: Failure,
    /// The case that came after it.
    pub again: String,
    /// The day that one came.
    pub received_on: Date,
}

/// The upheld points of a case.
pub fn failures(case: &Case) -> Vec<Failure> {
    let state = case.state();
    let mends = |remedy: &&Remedy| {
        matches!(
            remedy.kind,
            RemedyKind::ServiceChange | RemedyKind::StaffTraining
        )
    };
    let mended_on = |point: PointNumber| {
        let mended = state.remedies.values().filter(mends);
        let of_it = mended.filter(|it| it.source.point.is_none_or(|of| of == point));
        of_it.filter_map(|it| it.done.map(Occurred::latest)).max()
    };
    let failure = |(number, point): (&PointNumber, &crate::case::Point)| {
        let outcome = point.findings.values().next_back()?.outcome;
        if !outcome.is_upheld() {
            return None;
        }
        Some(Failure {
            reference: state.receipt.reference.clone(),
            theme: point.theme.clone()?,
            team: point.team.clone()?,
            received_on: state.received_on,
            mended_on: mended_on(*number),
        })
    };
    state.points.iter().filter_map(failure).collect()
}

/// Every failure that came again after it was said to be mended, by the day it came.
pub fn repeated(failures: &[Failure]) -> Vec<Repeated> {
    let mut found: Vec<Repeated> = Vec::new();
    for mended in failures {
        let Some(done) = mended.mended_on else {
            continue;
        };
        let again = failures.iter().filter(|it| {
            (&it.theme, &it.team) == (&mended.theme, &mended.team) && it.received_on > done
        });
        found.extend(again.map(|it| Repeated {
            mended: mended.clone(),
            again: it.reference.clone(),
            received_on: it.received_on,
        }));
    }
    found.sort_by(|a, b| {
        (a.received_on, &a.again, &a.mended.reference).cmp(&(
            b.received_on,
            &b.again,
            &b.mended.reference,
        ))
    });
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn failure(reference: &str, received_on: Date, mended_on: Option<Date>) -> Failure {
        Failure {
            reference: reference.to_owned(),
            theme: "Delay".to_owned(),
            team: "Assessment North".to_owned(),
            received_on,
            mended_on,
        }
    }

    #[test]
    fn a_failure_that_came_after_it_was_mended_is_found_and_one_before_is_not() {
        let mended = failure("NOR-1", date(2025, 4, 1), Some(date(2025, 6, 30)));
        let before = failure("NOR-2", date(2025, 6, 30), None);
        let after = failure("NOR-3", date(2025, 7, 1), None);
        let found = repeated(&[mended.clone(), before, after]);
        assert_eq!(
            found,
            [Repeated {
                mended,
                again: "NOR-3".to_owned(),
                received_on: date(2025, 7, 1)
            }]
        );
    }

    #[test]
    fn another_team_or_theme_is_another_failure() {
        let mended = failure("NOR-1", date(2025, 4, 1), Some(date(2025, 6, 30)));
        let elsewhere = Failure {
            team: "Assessment South".to_owned(),
            ..failure("NOR-3", date(2025, 7, 1), None)
        };
        let other = Failure {
            theme: "Staff attitude".to_owned(),
            ..failure("NOR-4", date(2025, 7, 1), None)
        };
        assert_eq!(repeated(&[mended, elsewhere, other]), []);
    }

    #[test]
    fn a_promise_is_carried_over_the_years_end_until_it_is_settled() {
        let promise = |state| Promise {
            reference: "NOR-1".to_owned(),
            remedy: RemedyNumber(1),
            kind: RemedyKind::Apology,
            source: RemedySource::default(),
            recommended_by_the_ombudsman: false,
            agreed_on: Some(date(2026, 3, 30)),
            due_on: Some(date(2026, 4, 10)),
            first_due_on: Some(date(2026, 4, 10)),
            owner: None,
            state,
        };
        let end = date(2026, 3, 31);
        assert!(promise(Kept::Open).carried_over(end));
        assert!(
            promise(Kept::NotDone {
                on: date(2026, 4, 1)
            })
            .carried_over(end)
        );
        let done = Kept::Done {
            on: end,
            proof: true,
        };
        assert!(!promise(done).carried_over(end));
        assert!(promise(Kept::Open).late(date(2026, 4, 11)));
        assert!(!promise(Kept::Open).late(date(2026, 4, 10)));
    }
}
