//! The way to a place in the tables, and what is asserted there.

use crate::desk::{Desk, ONE, THREE, TWO, answer, guards, receipt};
use complaints::clock::{ClockState, clocks};
use complaints::codes::{Kind, Method, Outcome, Procedure, Proceedings, RaisedBy, RemedyKind};
use complaints::command::Command;
use complaints::decide::{Refusal, Remark};
use complaints::duties::next;
use complaints::event::{Event, Receipt};
use complaints::ids::{
    EntryNumber, ParkingNumber, PointNumber, RemedyNumber, RouteNumber, StageNumber,
};
use complaints::occurred::Occurred;
use complaints::recorded::Fact;
use complaints::remedy::RemedyTerms;
use complaints::rules::{Choice, GuardId, Rules};
use complaints::status::{Status, status};
use complaints::step::{About, Answer, Step, StepTaken};
use jiff::civil::{Date, date};

/// What a command came to.
pub(crate) type Given = Result<Vec<Remark>, Refusal>;

/// A day, as it is written.
pub(crate) fn day(written: &str) -> Date {
    written.parse().expect("a date")
}

/// A step of the case as a whole.
pub(crate) fn say(step: Step) -> StepTaken {
    StepTaken::new(step, None)
}

/// What more a step says.
pub(crate) trait Says: Sized {
    fn at(self, stage: StageNumber) -> Self;
    fn about(self, about: About) -> Self;
    fn answer(self, answer: Answer) -> Self;
    fn names(self, day: &str) -> Self;
    fn refers_to(self, reference: &str) -> Self;
    fn pence(self, pence: i64) -> Self;
}

impl Says for StepTaken {
    fn at(self, stage: StageNumber) -> Self {
        let stage = Some(stage);
        Self { stage, ..self }
    }

    fn about(self, about: About) -> Self {
        Self { about, ..self }
    }

    fn answer(self, answer: Answer) -> Self {
        let answer = Some(answer);
        Self { answer, ..self }
    }

    fn names(self, day: &str) -> Self {
        let day = Some(self::day(day));
        Self { day, ..self }
    }

    fn refers_to(self, reference: &str) -> Self {
        let reference = Some(reference.to_owned());
        Self { reference, ..self }
    }

    fn pence(self, pence: i64) -> Self {
        let amount_pence = Some(pence);
        Self {
            amount_pence,
            ..self
        }
    }
}

/// Nothing stands in its way and nothing is remarked.
pub(crate) fn free(given: Given) {
    let warnings = given.unwrap_or_else(|refusal| panic!("refused: {refusal}"));
    assert_eq!(warnings, []);
}

/// One guard refuses it, and says on what it rests.
pub(crate) fn refused(given: Given, guard: GuardId, source: &str) {
    let refusal = given.expect_err("it is refused");
    assert_eq!(guards(&refusal), [guard], "{refusal}");
    assert!(refusal.to_string().contains(source), "{refusal}");
}

/// It is done, and one guard says on what its warning rests.
pub(crate) fn warned(given: Given, guard: GuardId, source: &str) {
    let warnings = given.unwrap_or_else(|refusal| panic!("refused: {refusal}"));
    let named: Vec<GuardId> = warnings.iter().map(|it| it.guard.id).collect();
    assert_eq!(named, [guard], "{warnings:?}");
    let said = warnings[0].to_string();
    assert!(said.contains(source), "{said}");
}

/// What a council chose for what is received from a day on.
pub(crate) fn chose(setting: &str, choice: Option<&str>, number: Option<u32>, from: &str) -> Rules {
    chosen((setting, None), choice, number, from)
}

/// What a council chose for a part of a setting, for what is received from a day on.
pub(crate) fn chose_of(
    (setting, of): (&str, &str),
    choice: Option<&str>,
    number: Option<u32>,
    from: &str,
) -> Rules {
    chosen((setting, Some(of)), choice, number, from)
}

fn chosen(
    (setting, of): (&str, Option<&str>),
    choice: Option<&str>,
    number: Option<u32>,
    from: &str,
) -> Rules {
    let choice = Choice {
        setting: setting.to_owned(),
        of: of.map(str::to_owned),
        choice: choice.map(str::to_owned),
        number,
        from: day(from),
    };
    Rules::built_in()
        .expect("they read")
        .with_council(vec![choice], Vec::new())
        .expect("it can be chosen")
}

impl Desk {
    pub(crate) fn statutory(received: &str) -> Self {
        Self::with_statutory(day(received))
    }

    pub(crate) fn corporate(received: &str) -> Self {
        Self::with(Kind::Complaint, Some(Procedure::Corporate), day(received))
    }

    /// A statutory complaint with something about its receipt that is not as usual.
    pub(crate) fn received_as(received: &str, change: impl FnOnce(&mut Receipt)) -> Self {
        let mut desk = Self::on(date(2028, 11, 30));
        let mut receipt = receipt(Kind::Complaint, Some(Procedure::ChildrenAct));
        change(&mut receipt);
        let on = Occurred::On(day(received));
        let point = Event::PointRaised {
            point: PointNumber(1),
            theme: Some("Delay".to_owned()),
            team: None,
            procedure: None,
        };
        let command = Command::Receive {
            receipt: Box::new(receipt),
            received: on,
            texts: None,
            with: vec![Fact::new(on, point)],
        };
        desk.give(command).expect("a contact is received");
        desk
    }

    pub(crate) fn by_child(received: &str) -> Self {
        Self::received_as(received, |it| it.raised_by = Some(RaisedBy::Child))
    }

    pub(crate) fn by_letter(received: &str) -> Self {
        Self::received_as(received, |it| it.method = Some(Method::Letter))
    }

    /// The same history, decided and counted by other rules.
    pub(crate) fn under(mut self, rules: Rules) -> Self {
        self.rules = rules;
        self
    }

    /// At stage 2 of the statutory procedure; stage 1 was answered on the day of receipt.
    pub(crate) fn at_stage_2(received: &str, asked: &str) -> Self {
        let mut desk = Self::statutory(received);
        desk.send(ONE, received);
        free(desk.ask(TWO, asked));
        desk
    }

    /// Stage 2 answered, by everybody who has to be there, on one day.
    pub(crate) fn after_stage_2(received: &str, asked: &str, answered: &str) -> Self {
        let mut desk = Self::at_stage_2(received, asked);
        desk.investigate(day(answered));
        desk.send(TWO, answered);
        desk
    }

    /// At stage 3, asked for ten days after the answer of stage 2 or sooner.
    pub(crate) fn at_stage_3(asked: &str) -> Self {
        let answered = day(asked).saturating_sub(jiff::Span::new().days(7));
        let began = answered.saturating_sub(jiff::Span::new().days(28));
        let mut desk = Self::after_stage_2(
            &began.to_string(),
            &began.to_string(),
            &answered.to_string(),
        );
        free(desk.ask(THREE, asked));
        desk
    }

    pub(crate) fn take(&mut self, on: &str, step: StepTaken) -> Given {
        self.give(crate::desk::step_with(day(on), step))
    }

    /// A step about which nothing is written.
    pub(crate) fn take_bare(&mut self, on: &str, step: StepTaken) -> Given {
        let on = day(on);
        self.give(Command::TakeStep {
            on,
            step,
            text: None,
            reason: None,
        })
    }

    /// The complainant agrees the statement of complaint, which was sent the same day where none was before.
    pub(crate) fn agree_statement(&mut self, on: &str) -> Given {
        if self.times(Step::StatementDrafted) == 0 {
            free(self.take(on, say(Step::StatementDrafted).at(TWO)));
        }
        let agreed = say(Step::StatementAgreed).answer(Answer::Complainant);
        self.take(on, agreed.at(TWO))
    }

    pub(crate) fn ask(&mut self, stage: StageNumber, on: &str) -> Given {
        self.give(Command::RequestStage {
            route: RouteNumber::MAIN,
            stage,
            on: day(on),
        })
    }

    /// The answer of a stage is sent, early or late.
    pub(crate) fn send(&mut self, stage: StageNumber, on: &str) -> Vec<Remark> {
        self.before_the_answer(stage, day(on));
        let mut answer = answer(stage, day(on));
        let came = self.case().state().receipt.method;
        // what came by letter is answered by letter
        if let Command::AnswerStage { by, .. } = &mut answer
            && came == Some(Method::Letter)
        {
            *by = came;
        }
        self.give(answer)
            .unwrap_or_else(|refusal| panic!("refused: {refusal}"))
    }

    /// What has to be on record before an answer of the main route: what it says of the way on, and who signs it.
    pub(crate) fn before_the_answer(&mut self, stage: StageNumber, on: Date) {
        let receipt = &self.case().state().receipt;
        let at = |step| say(step).at(stage);
        let steps = match (receipt.kind, receipt.procedure, stage) {
            (Kind::MemberEnquiry, ..) => {
                if self.case().state().acknowledged.is_none() {
                    free(self.give(Command::Acknowledge { on }));
                }
                vec![
                    say(Step::EnquiryWithService),
                    say(Step::ReplyDrafted),
                    say(Step::ReplyApproved).answer(Answer::Director),
                ]
            }
            (_, Some(Procedure::ChildrenAct), StageNumber::Three)
            | (_, Some(Procedure::Corporate), StageNumber::Two) => {
                vec![at(Step::OmbudsmanExplained)]
            }
            (_, Some(Procedure::ChildrenAct), StageNumber::Two) if self.adjudicates() => {
                let points = self.case().state().points_at(RouteNumber::MAIN, stage);
                let viewed = |point: PointNumber| {
                    let of_it = |step| at(step).about(About::Point(point));
                    [
                        of_it(Step::InvestigatorFound).answer(Answer::Upheld),
                        of_it(Step::FindingViewed).answer(Answer::Agreed),
                    ]
                };
                points.into_iter().flat_map(viewed).collect()
            }
            _ => Vec::new(),
        };
        for step in steps {
            let state = self.case().state();
            let there = state
                .taken(step.step)
                .any(|it| it.it.stage == step.stage && it.it.about == step.about);
            if !there {
                free(self.give(crate::desk::step_with(on, step)));
            }
        }
    }

    /// Whether somebody adjudicates and the officer has reported, so that a view can be taken on each point.
    fn adjudicates(&self) -> bool {
        self.times(Step::AdjudicatorAppointed) > 0 && self.times(Step::InvestigatorReport) > 0
    }

    /// A corporate case whose second point turned out to be about support under section 17, and goes its own way.
    pub(crate) fn corporate_with_statutory_route(
        received: &str,
        moved: &str,
    ) -> (Self, RouteNumber) {
        let mut desk = Self::corporate(received);
        desk.another_point(received);
        free(desk.give(Command::MovePoint {
            on: day(moved),
            point: PointNumber(2),
            to: Procedure::ChildrenAct,
            reason: "about support under section 17".into(),
        }));
        (desk, RouteNumber::at(1))
    }

    /// Its stage 1 is answered, and its stage 2 asked for.
    pub(crate) fn route_to_stage_2(&mut self, route: RouteNumber, answered: &str, asked: &str) {
        self.give(Command::AnswerStage {
            route,
            stage: ONE,
            on: day(answered),
            by: None,
            post: None,
            next_stage_told: true,
            ombudsman_told: true,
            outcome: None,
            findings: vec![(PointNumber(2), Outcome::Upheld)],
            actions: Vec::new(),
        })
        .expect("stage 1 of the route is answered");
        free(self.give(Command::RequestStage {
            route,
            stage: TWO,
            on: day(asked),
        }));
    }

    pub(crate) fn extend(&mut self, stage: StageNumber, on: &str, to: &str) -> Given {
        self.give(crate::desk::extend(stage, day(on), day(to)))
    }

    /// The panel is fixed for a day, or moved to it, and the complainant told so at once.
    pub(crate) fn panel(&mut self, on: &str, panel_on: &str) -> Given {
        self.panel_because((on, panel_on), Some("the hall is taken"), Some(on))
    }

    pub(crate) fn panel_because(
        &mut self,
        (on, panel_on): (&str, &str),
        reason: Option<&str>,
        told_on: Option<&str>,
    ) -> Given {
        self.give(Command::ArrangePanel {
            on: day(on),
            panel_on: day(panel_on),
            reason: reason.map(Into::into),
            told_on: told_on.map(day),
        })
    }

    pub(crate) fn park(&mut self, on: &str, points: &[u16], until: Option<&str>) -> Given {
        self.take(on, say(Step::PrejudiceWeighed))?;
        self.give(Command::Park {
            on: day(on),
            proceedings: Proceedings::Court,
            points: points.iter().copied().map(PointNumber).collect(),
            until: until.map(day),
        })
    }

    pub(crate) fn another_point(&mut self, on: &str) {
        let raised = self.give(Command::RaisePoint {
            on: day(on),
            theme: Some("Delay".to_owned()),
            team: None,
            text: None,
        });
        raised.expect("a point comes to the case");
    }

    /// A complaint of 1 April 2026 has a second point, which is parked from 2 to 20 April; the first is answered on 8 April.
    pub(crate) fn with_a_point_that_waited(mut self) -> Self {
        self.another_point("2026-04-01");
        free(self.park("2026-04-02", &[2], None));
        self.send(ONE, "2026-04-08");
        free(self.give(Command::EndParking {
            parking: ParkingNumber(1),
            on: day("2026-04-20"),
        }));
        self
    }

    /// Two points come to stage 2 on 2 December 2026; the second is parked from the next day, and the first investigated and
    /// answered on 16 December without it.
    pub(crate) fn answered_at_stage_2_without_the_second() -> Self {
        let mut desk = Self::statutory("2026-12-01");
        desk.another_point("2026-12-01");
        desk.send(ONE, "2026-12-01");
        free(desk.ask(TWO, "2026-12-02"));
        free(desk.park("2026-12-03", &[2], None));
        desk.investigate(day("2026-12-16"));
        desk.send(TWO, "2026-12-16");
        desk
    }

    pub(crate) fn remedy(&mut self, on: &str, due: &str, entry: Option<u16>) -> About {
        free(self.give(Command::AgreeRemedy {
            on: day(on),
            remedy: RemedyTerms {
                due_on: Some(day(due)),
                entry: entry.map(EntryNumber),
                ..RemedyTerms::new(RemedyKind::Apology)
            },
        }));
        let last = self.case().state().remedies.keys().next_back();
        About::Remedy(*last.expect("one is agreed"))
    }

    pub(crate) fn done(&mut self, about: About, on: &str) -> Given {
        let About::Remedy(remedy) = about else {
            panic!("no remedy: {about}")
        };
        let on = day(on);
        self.give(Command::CompleteRemedy { remedy, on })
    }

    pub(crate) fn ombudsman(&mut self, on: &str) -> About {
        free(self.give(Command::OmbudsmanTells {
            on: day(on),
            reference: Some("26 000 001".to_owned()),
            referred_by: None,
        }));
        let last = self.case().state().ombudsman.keys().next_back();
        About::Entry(*last.expect("one is there"))
    }

    pub(crate) fn status(&self) -> Status {
        status(self.case().state())
    }

    /// The day on which a clock is due.
    pub(crate) fn due(&self, id: &str) -> Date {
        self.clock(id).due.expect("it has a day")
    }

    /// From which day a clock runs, and when it is due.
    pub(crate) fn runs(&self, id: &str) -> (Date, Date) {
        let clock = self.clock(id);
        (clock.from, clock.due.expect("it has a day"))
    }

    /// The clock runs: nothing has stopped it.
    pub(crate) fn running(&self, id: &str) -> bool {
        self.clock(id).state == ClockState::Running
    }

    /// When a clock was stopped, on which day of its count, and whether that was in time.
    pub(crate) fn stopped(&self, id: &str) -> (Date, i32, bool) {
        let clock = self.clock(id);
        let ClockState::Stopped { on, day } = clock.state else {
            panic!("{id} was not stopped: {:?}", clock.state)
        };
        (on, day, clock.met().expect("it was met or missed"))
    }

    /// Whether the case has such a clock.
    pub(crate) fn has(&self, id: &str) -> bool {
        let all = clocks(self.case(), &self.rules, &self.calendar).expect("within the calendar");
        all.iter().any(|it| it.rule.id == id)
    }

    /// What is due next on a day: the clock, its day, and whether it is late.
    pub(crate) fn next_on(&self, today: &str) -> Option<(String, Date, bool)> {
        let all = clocks(self.case(), &self.rules, &self.calendar).expect("within the calendar");
        let clock = next(self.case().state(), &all, day(today))?;
        Some((clock.rule.id.clone(), clock.due?, clock.late(day(today))))
    }

    /// How many times a step is on record.
    pub(crate) fn times(&self, step: Step) -> usize {
        self.case().state().taken(step).count()
    }
}

/// The number of a remedy.
pub(crate) fn remedy_number(about: About) -> RemedyNumber {
    let About::Remedy(number) = about else {
        panic!("no remedy: {about}")
    };
    number
}
