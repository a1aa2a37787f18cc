//! Points that go apart from the rest of their case: parked while that goes on, and answered and asked for by themselves.

use super::State;
use crate::codes::Kind;
use crate::ids::{PointNumber, RouteNumber, StageNumber};
use crate::occurred::Occurred;
use crate::step::{About, Step};
use jiff::civil::Date;

impl State {
    /// The points of a route that a stage is about. A point that was answered for itself after the next stage was asked for
    /// comes to that only once it is asked for too.
    pub fn points_at(&self, route: RouteNumber, stage: StageNumber) -> Vec<PointNumber> {
        let mut points = self
            .routes
            .get(&route)
            .map_or_else(Vec::new, |it| it.points.clone());
        if let Some(before) = stage.before() {
            let behind = self.left_behind(route, before);
            points.retain(|it| {
                !behind.contains(it)
                    || self.found_at(*it, stage)
                    || self.asked_apart(route, stage, *it).is_some()
            });
        }
        points
    }

    /// The points that were answered for themselves after the stage that follows was asked for, and did not come to it since.
    pub fn may_be_asked_apart(&self, route: RouteNumber, stage: StageNumber) -> Vec<PointNumber> {
        let Some(before) = stage.before() else {
            return Vec::new();
        };
        let here = self.points_at(route, stage);
        let left_out = self.left_out(route, before).into_iter();
        left_out
            .filter(|(point, answered)| answered.is_some() && !here.contains(point))
            .map(|(point, _)| point)
            .collect()
    }

    /// The points that were left out of the answer of a stage, and had none of their own when the next was asked for.
    fn left_behind(&self, route: RouteNumber, stage: StageNumber) -> Vec<PointNumber> {
        let next = stage.after().and_then(|it| self.stage(route, it)?.started);
        let in_time =
            |answered: Occurred| next.is_none_or(|asked| answered.earliest() <= asked.latest());
        let left_out = self.left_out(route, stage).into_iter();
        left_out
            .filter(|(_, answered)| !answered.is_some_and(in_time))
            .map(|(point, _)| point)
            .collect()
    }

    /// When a stage was asked for of a point by itself.
    pub fn asked_apart(
        &self,
        route: RouteNumber,
        stage: StageNumber,
        point: PointNumber,
    ) -> Option<Occurred> {
        let mut asked = self.taken(Step::PointAsked);
        let of_it = asked.rfind(|it| {
            (it.it.route, it.it.stage, it.it.about) == (route, Some(stage), About::Point(point))
        });
        of_it.map(|it| it.on)
    }

    /// Whether a point goes through a stage by itself: it came to it by a request of its own, or waits for its own answer.
    pub fn goes_apart(&self, route: RouteNumber, stage: StageNumber, point: PointNumber) -> bool {
        self.asked_apart(route, stage, point).is_some()
            || self.waiting(route, stage).contains(&point)
    }

    /// The points that came to a stage by a request of their own, each with the day of that and of its answer once it has
    /// one: its own, or that of the rest where it was found on with that.
    pub fn points_asked(
        &self,
        route: RouteNumber,
        stage: StageNumber,
    ) -> Vec<(PointNumber, Occurred, Option<Occurred>)> {
        let with_the_rest = self.stage(route, stage).and_then(|it| it.answered);
        let points = self.routes.get(&route).into_iter();
        let points = points.flat_map(|it| it.points.iter().copied());
        points
            .filter_map(|point| {
                let asked = self.asked_apart(route, stage, point)?;
                let own = self.answered_apart(stage, point);
                let found = || with_the_rest.filter(|_| self.found_at(point, stage));
                Some((point, asked, own.or_else(found)))
            })
            .collect()
    }

    /// When points came to stage 3 after its panel had met, so that another sitting is theirs: a panel that was adjourned
    /// has not done. For points that came to it by a request of their own, after the panel had met that sat on them.
    pub fn asked_after_the_panel(
        &self,
        route: RouteNumber,
        since: Option<Occurred>,
    ) -> Option<Occurred> {
        let asked = self.points_asked(route, StageNumber::Three).into_iter();
        let asked = asked.map(|(_, asked, _)| asked);
        asked
            .filter(|asked| {
                let mut before = self.steps.iter().filter(|it| {
                    it.it.route == route
                        && matches!(it.it.step, Step::PanelHeld | Step::PanelAdjourned)
                        && it.on.latest() < asked.earliest()
                        && since.is_none_or(|since| it.on.latest() >= since.earliest())
                });
                before
                    .next_back()
                    .is_some_and(|it| it.it.step == Step::PanelHeld)
            })
            .min_by_key(|it| it.earliest())
    }

    /// The last request after which another panel is made: that of a point that came after one had met.
    pub fn another_panel(&self, route: RouteNumber) -> Option<Occurred> {
        let mut last = None;
        while let Some(asked) = self.asked_after_the_panel(route, last) {
            last = Some(asked);
        }
        last
    }

    /// The day fixed for the panel that meets next, or that met last; none while the day of another panel is still to be
    /// fixed.
    pub fn panel_fixed(&self, route: RouteNumber) -> Option<Date> {
        let day = self.stage(route, StageNumber::Three)?.panel_on?;
        let another = self.another_panel(route);
        another
            .is_none_or(|asked| asked.earliest() <= day)
            .then_some(day)
    }

    /// When a point had its own answer of a stage.
    fn answered_apart(&self, stage: StageNumber, point: PointNumber) -> Option<Occurred> {
        let mut taken = self.taken(Step::PointAnswered);
        taken
            .find(|it| it.it.about == About::Point(point) && it.it.stage == Some(stage))
            .map(|it| it.on)
    }

    /// The points of a stage that were not answered with the rest of it, parked on that day or asked for by themselves, each
    /// with the day of its own answer once there is one. A finding without such an answer is one of a record of the past, or
    /// came with the answer of the rest.
    pub fn left_out(
        &self,
        route: RouteNumber,
        stage: StageNumber,
    ) -> Vec<(PointNumber, Option<Occurred>)> {
        let answered = self.stage(route, stage).and_then(|it| it.answered);
        let Some(day) = answered.and_then(Occurred::day) else {
            return Vec::new();
        };
        let apart = |point: &PointNumber| {
            let mut parkings = self.parkings.values();
            self.asked_apart(route, stage, *point).is_some()
                || parkings.any(|it| it.points.contains(point) && it.lasts_on(day))
        };
        let here = self.points_at(route, stage).into_iter();
        here.filter(apart)
            .map(|point| (point, self.answered_apart(stage, point)))
            .filter(|(point, own)| own.is_some() || !self.found_at(*point, stage))
            .collect()
    }

    /// The points of a complaint of which the stage 1 of their route was answered without a finding on them, and that do not wait for an
    /// answer of their own, with the route that was answered. A route without stages of its own is answered with the main one.
    pub fn passed_over(&self) -> Vec<(RouteNumber, PointNumber)> {
        let routes = self.routes.iter();
        let complaint = self.receipt.kind == Kind::Complaint;
        let passed = routes.filter(|_| complaint).flat_map(|(number, route)| {
            let with = if route.stages.is_empty() {
                RouteNumber::MAIN
            } else {
                *number
            };
            let first = self.stage(with, StageNumber::One);
            let answered = first.is_some_and(|it| it.answered.is_some());
            let waiting = self.left_out(with, StageNumber::One);
            let points = route.points.iter().copied().filter(move |_| answered);
            let passed = points.filter(move |point| {
                let waits = waiting.iter().any(|(it, _)| it == point);
                !waits
                    && !self.found_at(*point, StageNumber::One)
                    && !self.point_turned_away(*point)
            });
            passed.map(move |point| (with, point))
        });
        passed.collect()
    }

    /// Those of them that were answered in Heard, and so are still owed an answer.
    pub fn passed_over_here(&self) -> Vec<PointNumber> {
        let here = |route: &RouteNumber| {
            self.answered_elsewhere((*route, StageNumber::One))
                .is_none()
        };
        let all = self.passed_over().into_iter();
        all.filter(|(route, _)| here(route))
            .map(|(_, point)| point)
            .collect()
    }

    /// The points that the answer of a stage 1 given in Heard left out, each with the day on which it was found after all. An
    /// answer that finds on none of them left none out.
    pub fn answered_late_by_themselves(
        &self,
        route: RouteNumber,
    ) -> Vec<(PointNumber, Option<Occurred>)> {
        let first = StageNumber::One;
        let answered = self.stage(route, first).and_then(|it| it.answered);
        let Some(answered) = answered.filter(|_| self.answered_elsewhere((route, first)).is_none())
        else {
            return Vec::new();
        };
        let of_the_route = self.routes.get(&route).into_iter();
        let found = of_the_route.flat_map(|it| &it.points).filter_map(|point| {
            let finding = self.points.get(point)?.findings.get(&first)?;
            Some((*point, finding.first))
        });
        let (later, with_the_answer): (Vec<_>, Vec<_>) =
            found.partition(|(_, on)| on.earliest() > answered.latest());
        if with_the_answer.is_empty() {
            return Vec::new();
        }
        let passed = self.passed_over().into_iter();
        let passed = passed.filter(|(of, _)| *of == route);
        let apart = self.left_out(route, first);
        let later = later.into_iter();
        let later = later.filter(|(point, _)| apart.iter().all(|(it, _)| it != point));
        passed
            .map(|(_, point)| (point, None))
            .chain(later.map(|(point, on)| (point, Some(on))))
            .collect()
    }

    /// The points of a stage that still wait for their own answer of it: not one whose parking a person closed.
    pub fn waiting(&self, route: RouteNumber, stage: StageNumber) -> Vec<PointNumber> {
        let closed = |point: PointNumber| {
            let mut parkings = self.parkings.values();
            parkings.any(|it| it.points.contains(&point) && self.parking_closed(it).is_some())
        };
        let all = self.left_out(route, stage).into_iter();
        all.filter(|(_, answered)| answered.is_none())
            .map(|(point, _)| point)
            .filter(|point| !closed(*point))
            .collect()
    }

    fn found_at(&self, point: PointNumber, stage: StageNumber) -> bool {
        let known = self.points.get(&point);
        known.is_some_and(|it| it.findings.contains_key(&stage))
    }

    /// Whether everything that a stage of a route is about is parked on a day; of a route where no stage is named.
    pub fn parked_on(&self, route: RouteNumber, stage: Option<StageNumber>, day: Date) -> bool {
        let mut parked = self
            .parkings
            .values()
            .filter(|it| it.lasts_on(day))
            .peekable();
        if parked.peek().is_none() {
            return false;
        }
        if parked.clone().any(|it| it.points.is_empty()) {
            return true;
        }
        let points = self.points_at(route, stage.unwrap_or(StageNumber::One));
        let each = |point: &PointNumber| parked.clone().any(|it| it.points.contains(point));
        !points.is_empty() && points.iter().all(each)
    }

    /// Whether the whole case is parked with no end yet: as such, or because each of its points is.
    pub fn parked_as_a_whole(&self) -> bool {
        let parked = self.parkings.values().filter(|it| it.until.is_none());
        let of = |point: &PointNumber| parked.clone().any(|it| it.points.contains(point));
        let each = !self.points.is_empty() && self.points.keys().all(of);
        each || parked.clone().any(|it| it.points.is_empty())
    }

    /// Whether a point is parked on a day, by itself or with the whole case.
    pub fn point_parked_on(&self, point: PointNumber, day: Date) -> bool {
        let of_it = |it: &super::Parking| it.points.is_empty() || it.points.contains(&point);
        let mut parkings = self.parkings.values();
        parkings.any(|it| of_it(it) && it.lasts_on(day))
    }
}
