//! A desk to work at: commands given on a day, and the case that comes of them.

use complaints::Case;
use complaints::case::Withdrawal;
use complaints::clock::{Clock, clocks};
use complaints::codes::{Ground, Kind, Method, Procedure, RaisedBy, Role};
use complaints::command::Command;
use complaints::decide::{Context, Decision, Refusal, Remark, decide};
use complaints::event::{Event, Receipt};
use complaints::ids::RouteNumber;
use complaints::ids::{CaseId, PersonId, PersonNumber, PointNumber, StageNumber};
use complaints::occurred::Occurred;
use complaints::personal::{Personal, Salt};
use complaints::recorded::{Actor, Fact, Recorded, Source};
use complaints::rules::Rules;
use complaints::step::{About, Answer, Step, StepTaken};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use uuid::Uuid;
use workdays::Calendar;

pub(crate) const ONE: StageNumber = StageNumber::One;
pub(crate) const TWO: StageNumber = StageNumber::Two;
pub(crate) const THREE: StageNumber = StageNumber::Three;

pub(crate) struct Desk {
    pub(crate) rules: Rules,
    pub(crate) calendar: Calendar,
    pub(crate) case: Option<Case>,
    pub(crate) today: Date,
}

impl Desk {
    pub(crate) fn on(today: Date) -> Self {
        let rules = Rules::built_in().expect("the rules that Heard brings read");
        Self {
            rules,
            calendar: Calendar::england_and_wales(),
            case: None,
            today,
        }
    }

    /// A desk with a statutory complaint of one point on it.
    pub(crate) fn with_statutory(received: Date) -> Self {
        Self::with(Kind::Complaint, Some(Procedure::ChildrenAct), received)
    }

    pub(crate) fn with(kind: Kind, procedure: Option<Procedure>, received: Date) -> Self {
        let mut desk = Self::on(date(2028, 11, 30));
        desk.give(receive(kind, procedure, received))
            .expect("a contact is received");
        desk
    }

    pub(crate) fn decide(&self, command: Command) -> Result<Decision, Refusal> {
        decide(
            self.case.as_ref(),
            command,
            &Context {
                now: noon(self.today),
                rules: &self.rules,
                calendar: &self.calendar,
            },
        )
    }

    pub(crate) fn give(&mut self, command: Command) -> Result<Vec<Remark>, Refusal> {
        self.give_as(Source::Person, command)
    }

    pub(crate) fn give_as(
        &mut self,
        source: Source,
        command: Command,
    ) -> Result<Vec<Remark>, Refusal> {
        let decision = self.decide(command)?;
        let before = self.case.take();
        let since = before.as_ref().map_or(0, Case::version);
        let events = recorded(since, decision.facts, source, self.today);
        let case = match before {
            Some(case) => case.apply(events),
            None => Case::replay(CaseId(Uuid::nil()), events),
        };
        self.case = Some(case.expect("what was decided is a case"));
        Ok(decision.warnings)
    }

    pub(crate) fn case(&self) -> &Case {
        self.case.as_ref().expect("a case is on the desk")
    }

    pub(crate) fn clock(&self, id: &str) -> Clock {
        let all =
            clocks(self.case(), &self.rules, &self.calendar).expect("dates within the calendar");
        let names: Vec<String> = all.iter().map(|it| it.rule.id.clone()).collect();
        all.into_iter()
            .find(|it| it.rule.id == id)
            .unwrap_or_else(|| panic!("no clock {id} among {names:?}"))
    }
}

pub(crate) fn noon(on: Date) -> Timestamp {
    on.at(12, 0, 0, 0)
        .to_zoned(TimeZone::UTC)
        .expect("a time of day")
        .timestamp()
}

pub(crate) fn recorded(since: u32, facts: Vec<Fact>, source: Source, on: Date) -> Vec<Recorded> {
    let at = noon(on);
    (since + 1..)
        .zip(facts)
        .map(|(seq, fact)| Recorded {
            seq,
            occurred: fact.occurred,
            recorded_at: at,
            by: Actor {
                account: "officer".to_owned(),
                role: "complaints_team".to_owned(),
            },
            source,
            event: fact.event,
            parts: fact
                .parts
                .into_iter()
                .map(|part| (part, Salt([7; 16])))
                .collect(),
        })
        .collect()
}

pub(crate) fn receipt(kind: Kind, procedure: Option<Procedure>) -> Receipt {
    Receipt {
        reference: "NOR-0001".to_owned(),
        kind,
        procedure,
        method: Some(Method::Telephone),
        received_at: None,
        raised_by: Some(RaisedBy::Parent),
        service_areas: Vec::new(),
        teams: vec!["Assessment North".to_owned()],
        quadrant: None,
        locality: None,
    }
}

pub(crate) fn receive(kind: Kind, procedure: Option<Procedure>, received: Date) -> Command {
    let point = Event::PointRaised {
        point: PointNumber(1),
        theme: Some("Delay".to_owned()),
        team: Some("Assessment North".to_owned()),
        procedure: None,
    };
    Command::Receive {
        receipt: Box::new(receipt(kind, procedure)),
        received: Occurred::On(received),
        texts: None,
        with: vec![Fact::new(Occurred::On(received), point)],
    }
}

pub(crate) fn answer(stage: StageNumber, on: Date) -> Command {
    use complaints::codes::Outcome;
    Command::AnswerStage {
        route: RouteNumber::MAIN,
        stage,
        on,
        by: Some(Method::Email),
        post: None,
        next_stage_told: true,
        ombudsman_told: true,
        outcome: Some(Outcome::Upheld),
        findings: vec![(PointNumber(1), Outcome::Upheld)],
        actions: Vec::new(),
    }
}

/// The answer of a stage of a route that finds the same of each of those points, and states no outcome.
pub(crate) fn answer_points(
    (route, stage): (RouteNumber, StageNumber),
    on: Date,
    points: &[PointNumber],
    found: complaints::codes::Outcome,
) -> Command {
    Command::AnswerStage {
        route,
        stage,
        on,
        by: Some(Method::Email),
        post: None,
        next_stage_told: true,
        ombudsman_told: true,
        outcome: None,
        findings: points.iter().map(|it| (*it, found)).collect(),
        actions: Vec::new(),
    }
}

/// The same answer, not said to tell of the next stage.
pub(crate) fn silent(mut answer: Command) -> Command {
    if let Command::AnswerStage {
        next_stage_told, ..
    } = &mut answer
    {
        *next_stage_told = false;
    }
    answer
}

/// The same answer, not said to tell of the Ombudsman.
pub(crate) fn nameless(mut answer: Command) -> Command {
    if let Command::AnswerStage { ombudsman_told, .. } = &mut answer {
        *ombudsman_told = false;
    }
    answer
}

/// Not accepted on a ground, in its own words, by a letter that names the Ombudsman.
pub(crate) fn not_accept(on: Date, ground: Ground) -> Command {
    not_accept_because(on, ground, ground.label())
}

/// The same, in the council's words.
pub(crate) fn not_accept_because(on: Date, ground: Ground, reason: &str) -> Command {
    Command::NotAccept {
        on,
        ground,
        reason: Some(reason.to_owned()),
        ombudsman_named: true,
    }
}

/// The person says on the telephone that they withdraw, and the council leaves it at that.
pub(crate) fn withdraw(on: Date) -> Command {
    withdraw_from(on, None)
}

/// The same of one part.
pub(crate) fn withdraw_from(on: Date, route: Option<RouteNumber>) -> Command {
    Command::Withdraw {
        route,
        on,
        who: None,
        how: Withdrawal {
            method: Some(Method::Telephone),
            looked_at: Some(false),
            reason: None,
        },
    }
}

pub(crate) fn extend(stage: StageNumber, on: Date, to: Date) -> Command {
    Command::ExtendStage {
        route: RouteNumber::MAIN,
        stage,
        on,
        to,
        reason: Some("two workers to ask".into()),
        told_on: Some(on),
        approved_by: None,
    }
}

/// An entry did not happen.
pub(crate) fn take_back(seq: u32) -> Command {
    Command::Retract {
        seq,
        reason: Some("recorded on the wrong case".into()),
    }
}

/// It goes by another procedure from a day on.
pub(crate) fn convert(on: Date, procedure: Procedure) -> Command {
    Command::Convert {
        on,
        kind: Kind::Complaint,
        procedure: Some(procedure),
        since: None,
        reason: "what it turned out to be".into(),
    }
}

/// A point goes by another procedure from a day on.
pub(crate) fn move_point(on: Date, point: u16, to: Procedure) -> Command {
    Command::MovePoint {
        on,
        point: PointNumber(point),
        to,
        reason: "what it is about".into(),
    }
}

/// The guards that a refusal names.
pub(crate) fn guards(refusal: &Refusal) -> Vec<complaints::rules::GuardId> {
    match refusal {
        Refusal::Guards { remarks } => remarks.iter().map(|it| it.guard.id).collect(),
        other => panic!("not refused by a guard: {other}"),
    }
}

/// The text of a step that is about one.
fn text(step: Step) -> Option<Personal<String>> {
    (step == Step::StatementDrafted).then(|| "as it was written".into())
}

/// A step of a stage of the main route, or of the case.
pub(crate) fn step(step: Step, stage: Option<StageNumber>, on: Date) -> Command {
    Command::TakeStep {
        on,
        step: StepTaken::new(step, stage),
        text: text(step),
        reason: Some("as the file says".into()),
    }
}

/// A step with more to say.
pub(crate) fn step_with(on: Date, step: StepTaken) -> Command {
    Command::TakeStep {
        on,
        text: text(step.step),
        step,
        reason: Some("as the file says".into()),
    }
}

impl Desk {
    /// A person of that role on the case.
    pub(crate) fn person(&mut self, number: u16, roles: Vec<Role>) -> PersonNumber {
        let added = Command::AddPerson {
            on: self.case().state().received_on,
            person: PersonId(Uuid::from_u128(u128::from(number))),
            about: false,
            roles,
            details: Box::default(),
        };
        self.give(added).expect("a person is added");
        *self
            .case()
            .state()
            .people
            .keys()
            .next_back()
            .expect("somebody is there")
    }

    /// It is on record of each point that the function does not qualify.
    pub(crate) fn does_not_qualify(&mut self, on: Date) {
        let points: Vec<PointNumber> = self.case().state().points.keys().copied().collect();
        for point in points {
            let step = StepTaken {
                about: About::Point(point),
                answer: Some(Answer::DoesNotQualify),
                reference: Some("a function of another council".to_owned()),
                ..StepTaken::new(Step::FunctionReliedOn, None)
            };
            self.give(step_with(on, step)).expect("it is recorded");
        }
    }

    /// Appoints somebody with a clear declaration.
    pub(crate) fn appoint(
        &mut self,
        which: Step,
        stage: StageNumber,
        person: PersonNumber,
        on: Date,
    ) {
        let about = About::Person(person);
        let declared = StepTaken {
            about,
            answer: Some(Answer::Clear),
            ..StepTaken::new(Step::Declared, None)
        };
        self.give(step_with(on, declared))
            .expect("a declaration is recorded");
        let appointed = StepTaken {
            about,
            ..StepTaken::new(which, Some(stage))
        };
        let warnings = self
            .give(step_with(on, appointed))
            .expect("somebody suitable is appointed");
        assert_eq!(warnings, []);
    }

    /// Takes stage 2 from its request to two reports and an adjudicating officer, all on one day.
    pub(crate) fn investigate(&mut self, on: Date) {
        let parts = [
            Step::InvestigatorAppointed,
            Step::IndependentPersonAppointed,
            Step::AdjudicatorAppointed,
        ];
        for (number, part) in (101..).zip(parts) {
            let person = self.person(number, Vec::new());
            self.appoint(part, TWO, person, on);
        }
        for report in [Step::InvestigatorReport, Step::IndependentReport] {
            self.give(step(report, Some(TWO), on))
                .expect("a report comes");
        }
        for point in self.case().state().points_at(RouteNumber::MAIN, TWO) {
            let of_it = [
                (Step::InvestigatorFound, Answer::Upheld),
                (Step::FindingViewed, Answer::Agreed),
            ];
            for (of, answer) in of_it {
                let taken = StepTaken {
                    about: About::Point(point),
                    answer: Some(answer),
                    ..StepTaken::new(of, Some(TWO))
                };
                self.give(step_with(on, taken)).expect("a view is taken");
            }
        }
        self.give(step(Step::ReportsShared, Some(TWO), on))
            .expect("the reports go with the answer");
        let enough = StepTaken {
            about: About::Point(PointNumber(1)),
            ..StepTaken::new(Step::NoActionReasoned, Some(TWO))
        };
        self.give(step_with(on, enough))
            .expect("point 1 needs no action");
        self.tell_the_child(TWO, on);
    }

    pub(crate) fn tell_the_child(&mut self, stage: StageNumber, on: Date) {
        for child in self.case().state().children_untold(stage) {
            let told = StepTaken {
                about: child.map_or(About::Case, About::Person),
                answer: Some(Answer::Told),
                ..StepTaken::new(Step::ChildNotified, Some(stage))
            };
            self.give(step_with(on, told)).expect("the child is told");
        }
    }

    /// A chair and two others, and everybody who may say something to them is asked to.
    pub(crate) fn constitute_panel(&mut self, on: Date) {
        let invited = self.case().state().taken(Step::SubmissionsInvited).next();
        if invited.is_none() {
            self.give(step(Step::SubmissionsInvited, Some(THREE), on))
                .expect("submissions are invited");
        }
        let parts = [
            Step::ChairAppointed,
            Step::PanellistAppointed,
            Step::PanellistAppointed,
        ];
        for (number, part) in (201..).zip(parts) {
            let person = self.person(number, Vec::new());
            self.appoint(part, THREE, person, on);
        }
    }

    /// What speaks against a late panel: it cannot be considered fairly any more, and could be expected sooner.
    pub(crate) fn weigh_against(&mut self, on: &str) {
        let on = crate::way::day(on);
        for (step, answer) in [
            (Step::LateEffective, Answer::No),
            (Step::LateReasonable, Answer::Yes),
        ] {
            let mut said = StepTaken::new(step, None);
            said.answer = Some(answer);
            self.give(Command::TakeStep {
                on,
                step: said,
                text: None,
                reason: Some("the witnesses have left, and they knew".into()),
            })
            .expect("it is weighed");
        }
    }

    /// The entry by which a stage began, last.
    pub(crate) fn began(&self, of: StageNumber) -> u32 {
        let facts = self.case().facts();
        let begins = |it: &Event| matches!(it, Event::StageStarted { stage, .. } if *stage == of);
        let began = facts.iter().rfind(|it| begins(it.event));
        began.expect("it began").seq
    }

    /// What an import brought of the past, which no rule was asked about.
    pub(crate) fn past(&mut self, on: Date, step: StepTaken) {
        self.happened(on, Event::StepTaken(step));
    }

    /// The same, of anything.
    pub(crate) fn happened(&mut self, on: Date, event: Event) {
        let fact = Fact::new(Occurred::On(on), event);
        let case = self.case.take().expect("a case is on the desk");
        let events = recorded(case.version(), vec![fact], Source::Import, on);
        self.case = Some(case.apply(events).expect("the record reads"));
    }

    /// Every clock with that id.
    pub(crate) fn clocks(&self, id: &str) -> Vec<Clock> {
        let all =
            clocks(self.case(), &self.rules, &self.calendar).expect("dates within the calendar");
        all.into_iter().filter(|it| it.rule.id == id).collect()
    }
}
