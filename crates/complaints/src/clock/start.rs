//! When the moments of a case were: what starts a clock, and what stops it.

use crate::case::{Conversion, Discontent, Message, Parking, PlannedChange, Remedy, State, Taken};
use crate::codes::Method;
use crate::ids::{RouteNumber, StageNumber};
use crate::occurred::Occurred;
use crate::rules::{ClockRule, Condition, Moment};
use crate::status::{parked_closed, status};
use crate::step::{About, Answer, Step};
use jiff::civil::Date;

/// A moment: when, about what, for the how many-th time, and the day that it named.
#[derive(Debug, Clone, Copy)]
pub(super) struct Happening {
    pub(super) on: Occurred,
    pub(super) about: About,
    pub(super) time: u16,
    pub(super) names: Option<Date>,
}

impl Happening {
    const fn once(on: Occurred) -> Self {
        Self {
            on,
            about: About::Case,
            time: 1,
            names: None,
        }
    }
}

/// Each by its place among them, of those whose day is known.
fn numbered(days: impl Iterator<Item = Option<Occurred>>) -> Vec<Happening> {
    let numbered = (1..).zip(days);
    numbered
        .filter_map(|(time, on)| {
            Some(Happening {
                time,
                ..Happening::once(on?)
            })
        })
        .collect()
}

/// The day from which a clock counts that counts from receipt: the day on which what it is for was first said. What held for
/// the contact before it turned out to be something else, an advocate for a child above all, is not held back by that.
pub(super) fn received_for(state: &State, rule: &ClockRule, route: RouteNumber) -> Date {
    let other = state
        .routes
        .get(&route)
        .filter(|_| route != RouteNumber::MAIN);
    let held_for = |conversion: &Conversion| {
        let own = other.map_or(conversion.from_procedure, |it| it.procedure);
        rule.holds_for(conversion.from, own)
    };
    let since = state.conversions.iter().rfind(|it| !held_for(it));
    since.map_or(state.received_on, |it| it.since)
}

/// Where in a case a clock belongs.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) state: &'a State,
    pub(super) route: RouteNumber,
    pub(super) stage: Option<StageNumber>,
    /// Whose it is: the rest, or a point that goes apart from it.
    pub(super) about: About,
    /// Only what happened from this day on, and before that one, is of it.
    pub(super) within: Within,
}

/// From when until when what happens at a stage is of the points that a clock is about.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Within {
    /// The request by which a point came to the stage by itself; none for the rest.
    pub(super) since: Option<Occurred>,
    /// The request after which what a panel does is of other points.
    pub(super) until: Option<Occurred>,
}

impl Within {
    fn has(self, on: Occurred) -> bool {
        self.since
            .is_none_or(|since| on.latest() >= since.earliest())
            && self
                .until
                .is_none_or(|until| on.earliest() < until.earliest())
    }
}

impl<'a> Place<'a> {
    /// A stage, or the case, as far as all the points are concerned that came to it together.
    pub(super) fn of(state: &'a State, route: RouteNumber, stage: Option<StageNumber>) -> Self {
        let third = stage.filter(|it| *it == StageNumber::Three);
        let within = Within {
            since: None,
            until: third.and_then(|_| state.asked_after_the_panel(route, None)),
        };
        Self {
            state,
            route,
            stage,
            about: About::Case,
            within,
        }
    }
}

impl Place<'_> {
    /// Every time that a moment came.
    #[expect(clippy::too_many_lines, reason = "one arm a moment")]
    pub(super) fn happenings(self, moment: Moment) -> Vec<Happening> {
        let state = self.state;
        let once = |on: Option<Occurred>| on.map(Happening::once).into_iter().collect();
        let stage = self.stage.and_then(|stage| state.stage(self.route, stage));
        match moment {
            Moment::Received => once(Some(Occurred::On(state.counted_from))),
            Moment::CaseAcknowledged => once(state.acknowledged),
            Moment::AdvocacyOffered => once(state.advocates_offered()),
            Moment::Parked => self.parked(),
            Moment::Started => once(self.within.since.or_else(|| stage?.started)),
            Moment::StatementSettled => once(self.statement_settled()),
            Moment::RecordSettled => once(self.record_settled()),
            Moment::RecordWritten => once(self.record_written()),
            Moment::Answered => once(
                stage
                    .and_then(|it| it.answered)
                    .or_else(|| self.step(Step::ResolutionSent)),
            ),
            Moment::AnswerReceived => once(stage.and_then(|it| it.answered)),
            Moment::NextStageStarted => once(self.next_stage()),
            Moment::GoneOnOrClosed => {
                // what came first: whoever was asked by then is not asked again by what came later
                let ends = [self.next_stage(), self.declined(), state.closed()].into_iter();
                once(ends.flatten().min_by_key(|it| it.latest()))
            }
            Moment::BothAppointed => once(self.both(
                Step::InvestigatorAppointed,
                Step::IndependentPersonAppointed,
            )),
            Moment::BothReports => {
                once(self.both(Step::InvestigatorReport, Step::IndependentReport))
            }
            Moment::ToldOfDelay => once(self.told_of_delay()),
            Moment::Panel => {
                let fixed = stage.and_then(|it| it.panel_on).map(Occurred::On);
                let fixed = fixed.filter(|it| self.within.has(*it));
                once(self.step(Step::PanelHeld).or(fixed))
            }
            Moment::PanelMet => once(self.panel_met()),
            Moment::LastSitting => once(self.last_sitting()),
            Moment::SittingFixed => self.sitting_fixed().into_iter().collect(),
            Moment::Sat => once(self.last_sitting().filter(|_| self.sat())),
            Moment::ReportSentToAll => once(self.report_sent_to_all()),
            Moment::RecommendationsReceived => once(self.recommendations_received()),
            Moment::NhsLinkSpotted => {
                // it may have been found while all of it went by another procedure
                let found = state.taken(Step::NhsLinkFound).next();
                once(
                    found
                        .map(|it| it.on)
                        .or(Some(Occurred::On(state.counted_from))),
                )
            }
            Moment::EnquiryTurnedComplaint => {
                let received = Occurred::On(state.received_on);
                once(state.enquiry_turned_complaint().map(|_| received))
            }
            Moment::ConstituentComplains => {
                let mut wants = self.taken(Step::WantsComplaint);
                let yes = state.taken(Step::WantsComplaint).next_back();
                wants.retain(|_| yes.is_some_and(|it| it.it.answer == Some(Answer::Yes)));
                wants
            }
            Moment::OmbudsmanTold => once(
                state
                    .ombudsman
                    .values()
                    .filter_map(|it| it.told)
                    .min_by_key(|it| it.earliest()),
            ),
            Moment::RemedyAgreed => self.remedies(|it| it.entry.is_none(), |it| Some(it.agreed)),
            Moment::RemedyRecommended => {
                self.remedies(|it| it.entry.is_some(), |it| Some(it.agreed))
            }
            Moment::RemedySettled => self.settled(),
            Moment::EvidenceAccepted => self.evidence_accepted(),
            Moment::TakenUp => self.taken_up(),
            Moment::MayComplainAgain => {
                numbered(state.invitations().into_iter().map(|it| Some(it.on)))
            }
            Moment::ToldOfComplainingAgain => {
                numbered(state.invitations().into_iter().map(|it| it.settled))
            }
            Moment::Restricted => self.restricted(),
            Moment::CaseRestricted => self.case_restricted(),
            Moment::WithdrawnLookedAt => once(state.withdrawn_looked_at()),
            Moment::LookedAt => once(self.looked_at()),
            Moment::GroundsArose => once(
                state
                    .taken(Step::GroundsArose)
                    .next_back()
                    .and_then(|it| it.it.day)
                    .map(Occurred::On),
            ),
            Moment::MessageCame => self.messages(|it| Some(it.on)),
            Moment::MessageSettled => self.messages(|it| it.settled),
            Moment::NotContent => self.not_content(|it| Some(it.on)),
            Moment::ChoiceMade => self.not_content(|it| it.chosen),
            Moment::ComplaintChosen => once(state.complaint_chosen().map(|it| it.on)),
            Moment::ComplaintLinked => once(state.complaint_chosen().and_then(|it| it.linked)),
            Moment::Closed => once(self.closed()),
            Moment::KeepingReviewed => once(self.keeping_reviewed()),
            Moment::Step(Step::AdvocateCame) => once(state.waits_for_advocates_ended()),
            Moment::Step(Step::ConsentAnswered) => once(state.consents_answered()),
            Moment::Step(Step::InterestReliedOn) => self.interest_relied_on(),
            Moment::Step(Step::Resubmitted) => self.resubmitted(),
            Moment::Step(step @ Step::EarlyReferralAnswered) => {
                // of what was offered again once it came back, the answer to that
                self.taken_among(state.early_referral_round(self.route), step)
            }
            Moment::Step(Step::ChangePlanned) => self.changes_planned(),
            Moment::Step(step) => self.taken(step),
            // of the longer limit the clocks know, and of the council's year nothing in a case
            Moment::LimitPassed | Moment::YearEnd | Moment::Published | Moment::Never => Vec::new(),
        }
    }

    /// The messages of the route, each by its number.
    fn messages(self, when: impl Fn(&Message) -> Option<Occurred>) -> Vec<Happening> {
        let of_the_route = self.state.messages().into_iter();
        let of_the_route = of_the_route.filter(|it| it.route == self.route);
        numbered(of_the_route.map(|it| when(&it)))
    }

    /// Each time that somebody was not content with what was no complaint, by its number.
    fn not_content(self, when: impl Fn(&Discontent) -> Option<Occurred>) -> Vec<Happening> {
        let discontents = self.state.discontents().into_iter();
        numbered(discontents.map(|it| when(&it)))
    }

    fn taken(self, step: Step) -> Vec<Happening> {
        self.taken_among(&self.state.steps, step)
    }

    fn taken_among(self, steps: &[Taken], step: Step) -> Vec<Happening> {
        steps
            .iter()
            .filter(|it| {
                it.it.step == step
                    && it.it.route == self.route
                    && (self.stage.is_none() || it.it.stage.is_none() || it.it.stage == self.stage)
                    && self.counts(it)
            })
            .map(|it| Happening {
                on: it.on,
                about: it.it.about,
                time: it.it.time,
                names: it.it.day,
            })
            .collect()
    }

    /// Whether a step is of the points that it is asked for, and not of those that were there before them. What is done
    /// once others came later may be of these: a report comes after its sitting.
    fn counts(self, taken: &Taken) -> bool {
        let within = Within {
            until: None,
            ..self.within
        };
        within.has(taken.on)
    }

    /// Each reliance on an interest in the child. Whoever has no other way to complain relies on it with the complaint.
    fn interest_relied_on(self) -> Vec<Happening> {
        let mut relied = self.taken(Step::InterestReliedOn);
        if !self.state.complains_by_interest() {
            return relied;
        }
        let received = Occurred::On(self.state.counted_from);
        match relied.first_mut() {
            Some(first) => first.on = received,
            None if self.state.interest_undecided() => relied.push(Happening {
                about: self.state.whose_interest(),
                ..Happening::once(received)
            }),
            None => {}
        }
        relied
    }

    /// When the complainant was told that it takes longer: of the whole stage before that was answered, or of the point that
    /// waits.
    fn told_of_delay(self) -> Option<Occurred> {
        let stage = self.state.stage(self.route, self.stage?)?;
        let extended = stage.extension.as_ref().and_then(|it| it.told_on);
        let extended = extended.map(Occurred::On);
        let over = stage.answered.filter(|_| self.about == About::Case);
        let of_it = |it: &Happening| match it.about {
            About::Case => over.is_none_or(|over| it.on.earliest() <= over.latest()),
            about => about == self.about,
        };
        let mut notices = self.taken(Step::NoticeOfDelay).into_iter().filter(of_it);
        extended
            .filter(|it| self.within.has(*it))
            .or_else(|| Some(notices.next()?.on))
    }

    fn step(self, step: Step) -> Option<Occurred> {
        self.taken(step).first().map(|it| it.on)
    }

    /// The later of two steps, once both were taken.
    fn both(self, one: Step, other: Step) -> Option<Occurred> {
        let both = [self.step(one)?, self.step(other)?];
        // of a known day and a time that ends with it, the known day
        both.into_iter()
            .max_by_key(|it| (it.latest(), it.earliest()))
    }

    /// The day on which the statement was agreed, or the council went on without that, whichever came first.
    fn statement_settled(self) -> Option<Occurred> {
        self.state.statement_settled(self.route, self.stage?)
    }

    /// The day on which what was said went out in writing, in its own record or in the statement of complaint.
    fn record_written(self) -> Option<Occurred> {
        let written = [
            Step::OralRecordSent,
            Step::StatementDrafted,
            Step::StatementAgreed,
            Step::StatementCutOff,
        ];
        let days = written.into_iter().filter_map(|step| self.step(step));
        days.min_by_key(|it| it.earliest())
    }

    fn record_settled(self) -> Option<Occurred> {
        let spoken = spoken(self.state);
        let amended = !self.taken(Step::StatementCommented).is_empty();
        let settled = self.statement_settled().filter(|_| spoken || amended);
        settled.or_else(|| self.state.stage(self.route, self.stage?)?.started)
    }

    fn next_stage(self) -> Option<Occurred> {
        let next = self.stage?.after()?;
        self.state.stage(self.route, next)?.started
    }

    /// The day on which the council declined to begin the next stage: a panel that was asked for late, unless it took that
    /// up after all, or stage 2 of the corporate procedure. Where it declines once more, the first day stays.
    fn declined(self) -> Option<Occurred> {
        let taken = |step| {
            let all = self.state.taken(step);
            all.filter(|it| it.it.route == self.route)
        };
        let declined = match self.stage? {
            StageNumber::One => taken(Step::EscalationRefused).next(),
            // once an early referral came back, what was declined before is no more
            StageNumber::Two => {
                let steps = self.state.steps.iter().rev();
                let steps = steps.filter(|it| it.it.route == self.route);
                steps
                    .take_while(|it| it.it.step != Step::EarlyReferralReturned)
                    .filter(|it| it.it.step == Step::LateRequestWeighed)
                    .take_while(|it| it.it.answer == Some(Answer::Declined))
                    .last()
            }
            StageNumber::Three => None,
        };
        Some(declined?.on)
    }

    /// When it was recorded what came of a matter that was withdrawn and looked at all the same.
    fn looked_at(self) -> Option<Occurred> {
        let withdrawn = self.state.withdrawn_looked_at()?;
        let mut considered = self.state.taken(Step::ActionConsidered);
        let since = considered.find(|it| it.on.latest() >= withdrawn.earliest());
        since.map(|it| it.on)
    }

    /// The parking that lasts until its proceedings end, and each later look at it that kept it, numbered as the looks at
    /// every parking are.
    fn parked(self) -> Vec<Happening> {
        let parking = self.state.parkings.values().find(|it| it.until.is_none());
        let goes_on =
            |it: &&Parking| !parked_closed(self.state) && !self.state.proceedings_ended_since(it);
        let Some(parking) = parking.filter(goes_on) else {
            return Vec::new();
        };
        let (before, since): (Vec<_>, Vec<_>) = self
            .taken(Step::ParkingReviewed)
            .into_iter()
            .partition(|it| it.on.earliest() < parking.on.earliest());
        let next = |before: Option<&Happening>| before.map_or(1, |it| it.time + 1);
        let mut times = vec![Happening {
            time: next(before.last()),
            ..Happening::once(parking.on)
        }];
        times.extend(since.into_iter().map(|review| Happening {
            time: review.time + 1,
            ..review
        }));
        times
    }

    /// That it was asked for again, or goes on without that: nothing of it is parked any more.
    fn resubmitted(self) -> Vec<Happening> {
        let asked = self.taken(Step::Resubmitted);
        let parkings = self.state.parkings.values();
        let until: Option<Vec<Date>> = parkings.map(|it| it.until).collect();
        let goes_on = until.and_then(|it| it.into_iter().max());
        let goes_on = goes_on.map(|it| Happening::once(Occurred::On(it)));
        let waits = asked.is_empty();
        asked.into_iter().chain(goes_on.filter(|_| waits)).collect()
    }

    /// Each restriction, and each look at one that kept it until a day, numbered as the look that follows it.
    fn restricted(self) -> Vec<Happening> {
        let mut looks: std::collections::BTreeMap<About, u16> = std::collections::BTreeMap::new();
        let mut times = Vec::new();
        for taken in &self.state.steps {
            let looked = looks.entry(taken.it.about).or_default();
            let begins = match taken.it.step {
                Step::RestrictionSet => true,
                Step::RestrictionReviewed => {
                    *looked += 1;
                    taken.it.answer == Some(Answer::Kept)
                }
                _ => false,
            };
            if begins && taken.it.route == self.route {
                times.push(Happening {
                    on: taken.on,
                    about: taken.it.about,
                    time: *looked + 1,
                    names: taken.it.day,
                });
            }
        }
        times
    }

    /// Each time from which it is to be decided whether a change waits, numbered as the decision that came.
    fn changes_planned(self) -> Vec<Happening> {
        let decided = self.state.taken(Step::FreezeDecided);
        let mut awaited = decided.map(|it| it.it.time).max().unwrap_or(0);
        let mut number = |decision: Option<&Taken>| {
            decision.map_or_else(
                || {
                    awaited += 1;
                    awaited
                },
                |it| it.it.time,
            )
        };
        let changes = self.state.planned_changes(self.route);
        let times = changes.iter().flat_map(PlannedChange::awaited);
        times
            .map(|(taken, decision)| Happening {
                on: taken.on,
                about: taken.it.about,
                time: number(decision),
                names: taken.it.day,
            })
            .collect()
    }

    /// The restriction of the case, and each look at one that kept it, numbered as the look that follows it. One that names
    /// others takes the place of the one before it.
    fn case_restricted(self) -> Vec<Happening> {
        let mut looked = 0;
        let mut times: Vec<Happening> = Vec::new();
        for taken in &self.state.steps {
            let begins = match taken.it.step {
                Step::CaseRestricted => true,
                Step::CaseRestrictionReviewed => {
                    looked += 1;
                    taken.it.answer == Some(Answer::Kept)
                }
                _ => false,
            };
            if begins && taken.it.route == self.route {
                times.retain(|it| it.time != looked + 1);
                times.push(Happening {
                    on: taken.on,
                    about: taken.it.about,
                    time: looked + 1,
                    names: taken.it.day,
                });
            }
        }
        times
    }

    fn remedies(
        self,
        which: impl Fn(&Remedy) -> bool,
        on: impl Fn(&Remedy) -> Option<Occurred>,
    ) -> Vec<Happening> {
        let remedies = self.state.remedies.iter().filter(|(_, it)| which(it));
        remedies
            .filter_map(|(number, it)| {
                Some(Happening {
                    on: on(it)?,
                    about: About::Remedy(*number),
                    time: 1,
                    names: it.due_on,
                })
            })
            .collect()
    }

    fn settled(self) -> Vec<Happening> {
        let mut settled = self.remedies(|_| true, |it| it.done);
        settled.extend(self.taken(Step::RemedyNotDone));
        settled
    }

    /// For each time that the Ombudsman sent it back: the first thing that a stage did then.
    fn taken_up(self) -> Vec<Happening> {
        let stages = || self.state.routes.values().flat_map(|it| it.stages.values());
        self.taken(Step::ReferredBack)
            .into_iter()
            .filter_map(|back| {
                let on = stages()
                    .flat_map(|it| [it.started, it.answered])
                    .flatten()
                    .filter(|it| it.earliest() >= back.on.earliest())
                    .min_by_key(|it| it.earliest())?;
                Some(Happening { on, ..back })
            })
            .collect()
    }

    /// The day on which the panel first met.
    fn panel_met(self) -> Option<Occurred> {
        let stage = self.state.stage(self.route, self.stage?)?;
        let arranged = stage.panel_on.filter(|_| self.shown_to_have_sat());
        let arranged = arranged.map(Occurred::On).filter(|it| self.within.has(*it));
        self.step(Step::PanelHeld).or(arranged)
    }

    /// Whether a report or an answer shows that the panel sat, whatever is recorded of its sittings. Of a point with a panel
    /// of its own, what came before that was of the panel before.
    fn shown_to_have_sat(self) -> bool {
        let Some(stage) = self.stage else {
            return false;
        };
        if self.within.since.is_none() {
            return self.state.shown_to_have_sat((self.route, stage));
        }
        let mut held = self.state.taken(Step::PanelHeld);
        if held.any(|it| it.it.route == self.route) {
            // where sittings are recorded, each is: a report may be that of the panel before
            return false;
        }
        let known = self.state.stage(self.route, stage);
        let arranged = known.and_then(|it| it.panel_on);
        let reports = self.state.steps.iter().filter(|it| {
            matches!(it.it.step, Step::ReportIssued | Step::ReportReceived)
                && it.it.route == self.route
        });
        let mut shown = reports
            .map(|it| it.on)
            .chain(known.and_then(|it| it.answered));
        shown.any(|on| self.within.has(on) && arranged.is_some_and(|day| on.latest() >= day))
    }

    /// Whether the last sitting took place: a day that was arranged, or to which the panel was adjourned, is a plan.
    pub(super) fn sat(self) -> bool {
        let held = self.taken(Step::PanelHeld).last().map(|it| it.on);
        let last = self.last_sitting();
        self.shown_to_have_sat()
            || held.is_some_and(|held| last.is_none_or(|last| held.latest() >= last.earliest()))
    }

    /// The day on which the last of those who get the panel's report got it. Where nothing says to whom it went and the
    /// stage is over, the day on which it was issued: a record of the past gives no more.
    fn report_sent_to_all(self) -> Option<Occurred> {
        let stage = self.state.stage(self.route, self.stage?)?;
        let sent = self.taken(Step::ReportSent).into_iter();
        let last = sent.map(|it| it.on).max_by_key(|it| it.latest());
        if last.is_none() && stage.answered.is_some() {
            return self.step(Step::ReportIssued);
        }
        last.filter(|_| self.state.report_owed_to(self.route).is_empty())
    }

    /// When the council got the panel's report; where that is not recorded, when it was sent to it.
    fn recommendations_received(self) -> Option<Occurred> {
        let sent = self.state.taken(Step::ReportSent).find(|it| {
            it.it.route == self.route
                && it.it.stage == self.stage
                && it.it.answer == Some(Answer::Authority)
                && self.counts(it)
        });
        self.step(Step::ReportReceived)
            .or_else(|| sent.map(|it| it.on))
    }

    /// For each recommendation of the Ombudsman: the day on which the evidence was sent that was then accepted. What a
    /// record of the past gives as done is taken so.
    fn evidence_accepted(self) -> Vec<Happening> {
        let each = self.state.remedies.iter().filter_map(|(number, remedy)| {
            let about = About::Remedy(*number);
            let of = |step: Step| {
                self.state
                    .taken(step)
                    .filter(move |it| it.it.about == about)
            };
            let accepted = of(Step::ComplianceFound)
                .find(|it| matches!(it.it.answer, Some(Answer::Complied | Answer::Late)));
            // what was sent first shows it done, unless the Ombudsman had found that it does not
            let refused = of(Step::ComplianceFound)
                .filter(|it| it.it.answer == Some(Answer::NotComplied))
                .map(|it| it.on.latest())
                .max();
            let sent = |found: &Taken| {
                of(Step::EvidenceSent).find(|it| {
                    it.on.latest() <= found.on.latest()
                        && refused.is_none_or(|refused| refused <= it.on.latest())
                })
            };
            let on = match accepted {
                Some(found) => sent(found).map_or(found.on, |it| it.on),
                None if of(Step::EvidenceSent).next().is_none() => remedy.done_before_heard?,
                None => return None,
            };
            Some(Happening {
                on,
                about,
                time: 1,
                names: None,
            })
        });
        each.collect()
    }

    /// The last day on which the panel sat, or the later day to which it was adjourned.
    fn last_sitting(self) -> Option<Occurred> {
        let counts = |on| self.within.has(on);
        self.state.last_sitting((self.route, self.stage?), counts)
    }

    /// The day that was fixed last for a sitting; where that is one of other points, the day of the last.
    fn sitting_fixed(self) -> Option<Happening> {
        let stage = self.state.stage(self.route, self.stage?)?;
        let day = stage.panel_on?;
        let day = if self.within.has(Occurred::On(day)) {
            day
        } else {
            self.last_sitting()?.latest()
        };
        let fixed = stage.panel_fixed.map_or(day, Occurred::earliest);
        Some(Happening {
            names: Some(day),
            ..Happening::once(Occurred::On(fixed.min(day)))
        })
    }

    /// The first look at how long it is kept since it was over for the last time.
    fn keeping_reviewed(self) -> Option<Occurred> {
        let over = self.closed()?;
        let mut looks = self.state.taken(Step::RetentionReviewed);
        let look = looks.find(|it| it.on.latest() >= over.earliest())?;
        Some(look.on)
    }

    /// The day on which nothing more was to be done: the last end of anything, once the case is not open.
    fn closed(self) -> Option<Occurred> {
        let state = self.state;
        if status(state).is_open() {
            return None;
        }
        let stages = state.routes.values().flat_map(|it| it.stages.values());
        let ends = stages
            .flat_map(|it| [it.answered, it.withdrawn])
            .chain([state.withdrawn, state.refusal.as_ref().map(|it| it.on)])
            .chain(state.ombudsman.values().map(|it| it.decided))
            .chain(state.taken(Step::ParkedClosed).map(|it| Some(it.on)))
            .chain([state.closed_unanswered(), state.resolved()])
            .chain([state.closed().filter(|_| state.stages().is_empty())])
            .flatten();
        ends.max_by_key(|it| it.latest())
    }
}

/// Whether what a clock needs to run is so.
pub(super) fn applies(state: &State, rule: &ClockRule) -> bool {
    rule.only_if.iter().all(|condition| match condition {
        Condition::RaisedByChild => state.child_complains(),
        Condition::MadeByChild => {
            state.child_complains() || !state.children_who_complain().is_empty()
        }
        Condition::Represented => state.represented(),
        Condition::Undecided => state.receipt.procedure.is_none() && state.stages().is_empty(),
        Condition::Spoken => spoken(state),
        Condition::Answerable => state.answerable(),
        Condition::NotLookedAfter => !state.looked_after(),
        Condition::Step(step) => state.taken(*step).next().is_some(),
    })
}

fn spoken(state: &State) -> bool {
    matches!(
        state.receipt.method,
        Some(Method::Telephone | Method::InPerson)
    )
}
