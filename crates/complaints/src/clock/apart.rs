//! The clocks of points that go apart from the rest of their case: parked while that was answered, or come to a stage by a
//! request of their own.

use super::extended::Extension;
use super::run::Engine;
use super::start::{Happening, Place, Within};
use super::{Clock, ClockState, ended_by};
use crate::case::Stage;
use crate::ids::{PointNumber, StageNumber};
use crate::occurred::Occurred;
use crate::rules::{ClockRule, Moment};
use crate::step::{About, Step};
use std::sync::Arc;
use workdays::BeyondData;

impl Engine<'_> {
    /// The same clock for each point that was parked while the stage was answered for the rest, until its own answer: the
    /// days go on once it is not parked any more.
    pub(super) fn parked_meanwhile(
        &self,
        rule: &Arc<ClockRule>,
        start: &Happening,
        all: &mut Vec<Clock>,
    ) -> Result<(), BeyondData> {
        let Some(stage) = rule.stage else {
            return Ok(());
        };
        for (point, answered) in self.state.left_out(self.route, stage) {
            if self.state.asked_apart(self.route, stage, point).is_some() {
                continue;
            }
            let start = Happening {
                about: About::Point(point),
                ..*start
            };
            let stop = answered.map(|on| Happening { on, ..start });
            let given = self.point_extended(stage, point);
            all.extend(self.clock(rule, &start, stop.as_ref(), &given)?);
        }
        Ok(())
    }

    /// The same clock for each point that the answer of stage 1 left out: the time that it had runs on until it is found, the
    /// next stage is asked for, or the case is closed.
    pub(super) fn passed_over(
        &self,
        rule: &Arc<ClockRule>,
        start: &Happening,
        all: &mut Vec<Clock>,
    ) -> Result<(), BeyondData> {
        if rule.stage != Some(StageNumber::One) {
            return Ok(());
        }
        for (point, found) in self.state.answered_late_by_themselves(self.route) {
            let start = Happening {
                about: About::Point(point),
                ..*start
            };
            let stop = found.map(|on| Happening { on, ..start });
            let Some(clock) = self.clock(rule, &start, stop.as_ref(), &[])? else {
                continue;
            };
            let next = self.state.stage(self.route, StageNumber::Two);
            let next = next.and_then(|it| it.started);
            let over = next.into_iter().chain(self.state.closed());
            let clock = over_with(clock, over.min_by_key(|it| it.latest()));
            all.extend(Some(clock).filter(|it| it.state != ClockState::Ended));
        }
        Ok(())
    }

    /// The same clock for each point that came to the stage by a request of its own: what is owed for it begins then,
    /// whatever was done for the rest before.
    pub(super) fn asked_apart(
        &self,
        rule: &Arc<ClockRule>,
        all: &mut Vec<Clock>,
    ) -> Result<(), BeyondData> {
        let Some(stage) = rule.stage.filter(|_| rule.answer || rule.anew_for_a_point) else {
            return Ok(());
        };
        for (point, _, answered) in self.state.points_asked(self.route, stage) {
            let about = About::Point(point);
            let place = self.place(rule, about);
            let of_a_panel = matches!(
                rule.starts,
                Moment::Panel | Moment::LastSitting | Moment::SittingFixed
            ) || rule.stops == Moment::Step(Step::ChairAppointed);
            if of_a_panel && !self.has_its_own_panel(point) {
                continue;
            }
            let Some(place) = once_heard(rule.starts, place) else {
                continue;
            };
            let Some(start) = place.happenings(rule.starts).first().copied() else {
                continue;
            };
            let start = Happening {
                about,
                time: 1,
                ..start
            };
            let given = self.point_extended(stage, point);
            let stop = if rule.answer {
                answered
            } else {
                let done = once_heard(rule.stops, place);
                let done = done.and_then(|it| Some(it.happenings(rule.stops).first()?.on));
                let told = given.first().map(|it| Occurred::On(it.on));
                let told = told.filter(|_| rule.stops == Moment::ToldOfDelay);
                done.into_iter().chain(told).min_by_key(|it| it.latest())
            };
            let stop = stop.map(|on| Happening { on, ..start });
            let given = if rule.answer { given } else { Vec::new() };
            let clock = self.clock(rule, &start, stop.as_ref(), &given)?;
            all.extend(clock.map(|it| over_with(it, answered)));
        }
        Ok(())
    }

    /// What happens at the stage of a rule, as far as it is of what a clock is about.
    pub(super) fn place(&self, rule: &ClockRule, about: About) -> Place<'_> {
        let place = Place::of(self.state, self.route, rule.stage);
        let asked = self.asked_for_itself(rule, about);
        match asked {
            Some(_) => Place {
                about,
                within: Within {
                    since: asked,
                    until: place
                        .within
                        .until
                        .and_then(|_| self.state.asked_after_the_panel(self.route, asked)),
                },
                ..place
            },
            None => place,
        }
    }

    /// When what a clock is about came to its stage by a request of its own.
    fn asked_for_itself(&self, rule: &ClockRule, about: About) -> Option<Occurred> {
        let About::Point(point) = about else {
            return None;
        };
        self.state.asked_apart(self.route, rule.stage?, point)
    }

    fn has_its_own_panel(&self, point: PointNumber) -> bool {
        let first = self.state.asked_after_the_panel(self.route, None);
        let asked = self
            .state
            .asked_apart(self.route, StageNumber::Three, point);
        first
            .zip(asked)
            .is_some_and(|(first, asked)| asked.earliest() >= first.earliest())
    }

    /// The stage whose extension moves a clock: not that of a point that came to it afterwards, of which nobody was told.
    pub(super) fn extended_with<'a>(
        &self,
        rule: &ClockRule,
        start: &Happening,
        stage: Option<&'a Stage>,
    ) -> Option<&'a Stage> {
        stage.filter(|_| self.asked_for_itself(rule, start.about).is_none())
    }

    fn point_extended(&self, stage: StageNumber, point: PointNumber) -> Vec<Extension> {
        let extended = self
            .state
            .last_taken(Step::PointExtended, self.route, Some(stage));
        let extended = extended.filter(|it| it.it.about == About::Point(point));
        let given = extended.map(|it| Extension {
            on: it.on.earliest(),
            to: it.it.day,
        });
        given.into_iter().collect()
    }
}

/// Of what comes of a panel only that counts which came of one that sat on the point, or after it; none where it has
/// not sat.
fn once_heard(moment: Moment, place: Place<'_>) -> Option<Place<'_>> {
    let comes_of_it = matches!(
        moment,
        Moment::RecommendationsReceived | Moment::ReportSentToAll
    );
    if !comes_of_it {
        return Some(place);
    }
    let heard = place.happenings(Moment::Step(Step::PanelHeld));
    let since = heard.first().map(|it| it.on)?;
    Some(Place {
        within: Within {
            since: Some(since),
            ..place.within
        },
        ..place
    })
}

/// What was not done before it was over for the point, with its answer most often, is missed, where it was due by then.
fn over_with(clock: Clock, over: Option<Occurred>) -> Clock {
    let Some(on) = over.filter(|_| clock.state == ClockState::Running) else {
        return clock;
    };
    let state = ended_by(clock.due, on);
    Clock { state, ..clock }
}
