//! The statement of complaint: its versions, what the complainant wants changed, and which one stage 2 goes by.

use super::{State, Taken};
use crate::ids::{RouteNumber, StageNumber};
use crate::occurred::Occurred;
use crate::personal::{Personal, TextName};
use crate::step::{Answer, Step};
use jiff::civil::Date;

/// A version of the statement of complaint, as it was sent to the complainant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version<'a> {
    /// Its number, from 1.
    pub number: u16,
    /// When it was sent.
    pub sent: Occurred,
    /// The day on which it was written, where that was another.
    pub written: Option<Date>,
    /// Its text; none where it was erased, or never written down in Heard.
    pub text: Option<&'a Personal<String>>,
    /// Why it takes the place of the one before, where that is said.
    pub why: Option<&'a Personal<String>>,
    /// What the complainant wants changed in it, in the order recorded.
    pub comments: Vec<&'a Taken>,
    /// How it was settled, where it was.
    pub settled: Option<Settled<'a>>,
}

/// How a version of the statement was settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled<'a> {
    /// It was agreed.
    Agreed {
        /// When.
        on: Occurred,
        /// By whom; not known of much that was brought in from elsewhere.
        by: Option<Answer>,
    },
    /// The council went on with it, though it was not agreed.
    CutOff {
        /// When.
        on: Occurred,
        /// Why.
        why: Option<&'a Personal<String>>,
    },
}

impl Settled<'_> {
    /// When it was settled.
    pub const fn on(&self) -> Occurred {
        match self {
            Self::Agreed { on, .. } | Self::CutOff { on, .. } => *on,
        }
    }
}

/// What belongs to a version: it came after that one was sent, and before the next.
fn belongs(versions: &[(usize, Version<'_>)], place: usize, on: Occurred) -> Option<usize> {
    let sent = |(at, it): &(usize, Version<'_>)| {
        it.sent.latest() < on.latest() || (it.sent.latest() == on.latest() && *at < place)
    };
    versions.iter().rposition(sent)
}

impl State {
    /// The versions of the statement of complaint of a route, in the order in which they were sent.
    pub fn statement(&self, route: RouteNumber) -> Vec<Version<'_>> {
        let of_the_route = |it: &&Taken| it.it.route == route;
        let drafted = self.steps.iter().enumerate();
        let mut versions: Vec<(usize, Version<'_>)> = drafted
            .filter(|(_, it)| it.it.step == Step::StatementDrafted && of_the_route(it))
            .map(|(place, it)| (place, version(it)))
            .collect();
        versions.sort_by_key(|(place, it)| (it.sent.latest(), *place));
        for (place, taken) in self.steps.iter().enumerate() {
            if !of_the_route(&taken) {
                continue;
            }
            let settled = match taken.it.step {
                Step::StatementCommented => None,
                Step::StatementAgreed => Some(Settled::Agreed {
                    on: taken.on,
                    by: taken.it.answer,
                }),
                Step::StatementCutOff => Some(Settled::CutOff {
                    on: taken.on,
                    why: taken.texts.get(TextName::Reason),
                }),
                _ => continue,
            };
            let Some(at) = belongs(&versions, place, taken.on) else {
                continue;
            };
            let version = &mut versions[at].1;
            match settled {
                None => version.comments.push(taken),
                // what was agreed in the end is agreed, though the council had gone on without that
                Some(agreed @ Settled::Agreed { .. }) => version.settled = Some(agreed),
                Some(cut_off) => {
                    version.settled.get_or_insert(cut_off);
                }
            }
        }
        versions.into_iter().map(|(_, version)| version).collect()
    }

    /// When the statement of complaint of a route was settled: agreed, or gone on with, whichever came first. A later
    /// version that takes the place of a settled one begins no time anew.
    pub fn statement_settled(&self, route: RouteNumber, stage: StageNumber) -> Option<Occurred> {
        let settles = [Step::StatementAgreed, Step::StatementCutOff];
        let taken = self.steps.iter().filter(|it| {
            settles.contains(&it.it.step)
                && it.it.route == route
                && it.it.stage.is_none_or(|it| it == stage)
        });
        taken.map(|it| it.on).min_by_key(|it| it.earliest())
    }

    /// Whether a version takes the place of one that had been settled, and was itself neither agreed nor gone on with.
    pub fn statement_not_agreed_anew(&self, route: RouteNumber) -> bool {
        let versions = self.statement(route);
        let Some((last, before)) = versions.split_last() else {
            return false;
        };
        last.settled.is_none() && before.iter().any(|it| it.settled.is_some())
    }

    /// Whether the investigation of a route is under way: somebody was heard, a file was read, or a report is there.
    pub fn investigation_under_way(&self, route: RouteNumber) -> bool {
        const UNDER_WAY: [Step; 4] = [
            Step::InterviewHeld,
            Step::FileRead,
            Step::InvestigatorReport,
            Step::IndependentReport,
        ];
        let mut steps = self.steps.iter();
        steps.any(|it| it.it.route == route && UNDER_WAY.contains(&it.it.step))
    }
}

fn version(taken: &Taken) -> Version<'_> {
    Version {
        number: taken.it.time,
        sent: taken.on,
        written: taken.it.day.filter(|day| Some(*day) != taken.on.day()),
        text: taken.texts.get(TextName::Text),
        why: taken.texts.get(TextName::Reason),
        comments: Vec::new(),
        settled: None,
    }
}
