//! A record as the facts of a case, each dated when it happened, in one order.

use super::record::{Advocacy, CaseRecord, Finding, Ombudsman, Person, Remedy, Stage};
use super::turns;
use complaints::codes::Kind;
use complaints::event::{Event, FamilyContact, Receipt};
use complaints::ids::{
    EntryNumber, NoteNumber, ParkingNumber, PersonId, PersonNumber, PointNumber,
    RecommendationNumber, RemedyNumber, RouteNumber, SoughtNumber, StageNumber,
};
use complaints::occurred::Occurred;
use complaints::personal::{Characteristics, Part, PersonDetails, TextName, Texts};
use complaints::recorded::Fact;
use complaints::remedy::RemedySource;
use complaints::step::{Step, StepTaken};
use jiff::civil::Date;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Which person each person of a record is.
#[derive(Debug, Clone, Default)]
pub struct PersonIds(BTreeMap<PersonNumber, PersonId>);

impl PersonIds {
    /// Nobody's id: enough to check a record.
    pub const fn none() -> Self {
        Self(BTreeMap::new())
    }

    /// With a person's id.
    #[must_use]
    pub fn with(mut self, number: PersonNumber, id: PersonId) -> Self {
        self.0.insert(number, id);
        self
    }

    fn of(&self, number: PersonNumber) -> PersonId {
        self.0
            .get(&number)
            .copied()
            .unwrap_or(PersonId(Uuid::nil()))
    }
}

impl CaseRecord {
    /// The remedies that were agreed, then those that the Ombudsman recommended, each with where it stands.
    pub(super) fn every_remedy(&self) -> impl Iterator<Item = (String, &Remedy)> {
        let own = self.remedies.iter().enumerate();
        let own = own.map(|(place, it)| (format!("remedies[{place}]"), it));
        let recommended = self.ombudsman.iter().enumerate().flat_map(|(entry, it)| {
            let remedies = it.remedies.iter().enumerate();
            remedies.map(move |(place, it)| (format!("ombudsman[{entry}].remedies[{place}]"), it))
        });
        own.chain(recommended)
    }

    /// The children that the case is about, then everybody else, each with its number on the case: the one that it gives,
    /// or its place.
    pub fn everybody(&self) -> impl Iterator<Item = (PersonNumber, bool, &Person)> {
        let children = self
            .child
            .iter()
            .chain(&self.children)
            .map(|child| (true, child));
        let people = children.chain(self.people.iter().map(|person| (false, person)));
        people.enumerate().map(|(place, (about, person))| {
            let number = person.number.map(PersonNumber);
            (number.unwrap_or(PersonNumber::at(place)), about, person)
        })
    }
}

/// The facts of a record, in one order: its receipt, people, points, what was sought, then what happened.
pub fn facts(record: &CaseRecord, people: &PersonIds) -> Vec<Fact> {
    let mut facts = Facts {
        told: Vec::new(),
        received: record.received_on,
        since: turns::counted_from(record),
        latest: latest(record),
    };
    facts.receipt(record);
    for (number, about, person) in record.everybody() {
        let event = Event::PersonAdded {
            person: number,
            person_id: people.of(number),
            about,
            roles: person
                .role
                .into_iter()
                .chain(person.roles.iter().flatten().copied())
                .collect(),
        };
        let details = details(person);
        let part = (details != PersonDetails::default()).then_some(Part::Person(number, details));
        facts.push(Fact::new(facts.on_receipt(), event).with(part));
    }
    facts.points(record);
    facts.told.extend(turns::facts(record));
    facts.sought(record);
    facts.advocacy(record);
    for (place, parked) in record.parked.iter().enumerate() {
        let event = Event::Parked {
            parking: ParkingNumber::at(place),
            proceedings: parked.proceedings,
            until: parked.until,
            points: parked
                .points
                .iter()
                .map(|number| PointNumber(*number))
                .collect(),
        };
        facts.push(Fact::new(Occurred::On(parked.on), event));
    }
    facts.told.extend(turns::reopenings(record, None));
    if let Some(refused) = &record.not_accepted {
        facts.push(turns::not_accepted(refused));
    }
    facts.stages(record);
    facts.findings(record);
    if let Some(on) = record.withdrawn_on {
        facts.push(turns::withdrawn(on, record.withdrawal.as_ref()));
    }
    if let Some(outcome) = record.outcome {
        facts.push(Fact::new(
            facts.some_time(None),
            Event::OutcomeStated { outcome },
        ));
    }
    let steps = super::steps::facts(&record.steps, &facts.told);
    facts.told.extend(steps);
    for (place, entry) in record.ombudsman.iter().enumerate() {
        facts.ombudsman(EntryNumber::at(place), entry);
    }
    facts.remedies(record);
    for (place, note) in record.notes.iter().enumerate() {
        let texts = Texts::new()
            .with(TextName::Text, Some(note.text.clone()))
            .with(TextName::By, note.by.clone());
        let event = Event::NoteAdded {
            note: NoteNumber::at(place),
            contact: note.contact.map(|method| FamilyContact {
                method,
                reached: note.reached.unwrap_or(true),
            }),
        };
        facts.push(Fact::new(Occurred::On(note.date), event).with(texts.into_part()));
    }
    facts.told
}

/// The day of the answer with which the findings at stage 1 came, as far as nothing else is said of them: of the first
/// stage 1, or that on which it was withdrawn.
pub(super) fn first_answered(stages: &[Stage], withdrawn_on: Option<Date>) -> Option<Date> {
    let mut stages = stages.iter();
    let first = stages.find(|stage| stage.stage == StageNumber::One);
    first
        .and_then(|stage| stage.responded_on.or(stage.withdrawn_on))
        .or(withdrawn_on)
}

struct Facts {
    told: Vec<Fact>,
    received: Date,
    /// The day from which the clocks of the case's own route run.
    since: Date,
    latest: Date,
}

impl Facts {
    fn push(&mut self, fact: Fact) {
        self.told.push(fact);
    }

    fn on_receipt(&self) -> Occurred {
        Occurred::On(self.received)
    }

    /// The day, or unknown between receipt and the last day that the record names.
    fn some_time(&self, day: Option<Date>) -> Occurred {
        day.map_or(Occurred::Between(self.received, self.latest), Occurred::On)
    }

    fn receipt(&mut self, record: &CaseRecord) {
        let areas = record
            .service_area
            .iter()
            .chain(&record.service_areas)
            .cloned()
            .collect();
        let (kind, procedure) = turns::received_as(record);
        let receipt = Receipt {
            reference: record.reference.clone(),
            kind,
            procedure,
            method: record.method,
            received_at: record.received_at,
            raised_by: record.raised_by,
            service_areas: areas,
            teams: record.teams.clone(),
            quadrant: record.quadrant.clone(),
            locality: record.locality.clone(),
        };
        let texts = Texts::new()
            .with(TextName::Title, record.title.clone())
            .with(TextName::Text, record.text.clone());
        self.push(Fact::new(self.on_receipt(), Event::Received(receipt)).with(texts.into_part()));
        if let Some(on) = record.acknowledged_on {
            self.push(Fact::new(Occurred::On(on), Event::Acknowledged));
        }
    }

    fn points(&mut self, record: &CaseRecord) {
        for (place, issue) in record.issues.iter().enumerate() {
            let point = PointNumber::at(place);
            let event = Event::PointRaised {
                point,
                theme: issue.theme.clone(),
                team: issue.team.clone(),
                procedure: turns::raised_under(record, point),
            };
            let texts = Texts::new().with(TextName::Text, issue.text.clone());
            self.push(Fact::new(self.on_receipt(), event).with(texts.into_part()));
        }
    }

    fn sought(&mut self, record: &CaseRecord) {
        for (place, sought) in record.sought.iter().enumerate() {
            let number = SoughtNumber::at(place);
            let texts = Texts::new().with(TextName::Text, sought.text.clone());
            let event = Event::OutcomeSought {
                sought: number,
                point: sought.point.map(PointNumber),
            };
            self.push(Fact::new(self.on_receipt(), event).with(texts.into_part()));
            if let Some(achieved) = sought.achieved {
                self.push(Fact::new(
                    self.some_time(None),
                    Event::SoughtJudged {
                        sought: number,
                        achieved,
                    },
                ));
            }
        }
    }

    fn advocacy(&mut self, record: &CaseRecord) {
        if let Some(advocacy) = &record.advocacy {
            self.offered(None, advocacy);
            self.answered(None, advocacy);
        }
        let children = record.child.iter().chain(&record.children);
        for (place, child) in children.enumerate() {
            let Some(advocacy) = &child.advocacy else {
                continue;
            };
            let number = child.number.map(PersonNumber);
            let number = Some(number.unwrap_or(PersonNumber::at(place)));
            self.offered(number, advocacy);
            // that an offer was made says of no answer
            let silent = Advocacy {
                offered_on: advocacy.offered_on,
                ..Advocacy::default()
            };
            if *advocacy != silent {
                self.answered(number, advocacy);
            }
        }
    }

    fn offered(&mut self, child: Option<PersonNumber>, advocacy: &Advocacy) {
        if let Some(on) = advocacy.offered_on {
            self.push(Fact::new(
                Occurred::On(on),
                Event::AdvocacyOffered { child },
            ));
        }
    }

    fn answered(&mut self, child: Option<PersonNumber>, advocacy: &Advocacy) {
        for earlier in &advocacy.earlier {
            self.answered(child, earlier);
        }
        let event = Event::AdvocacyAnswered {
            child,
            answer: advocacy.answer,
            reason: advocacy.reason.clone(),
            provider: advocacy.provider.clone(),
            source: advocacy.source.clone(),
        };
        self.push(Fact::new(self.some_time(advocacy.answered_on), event));
    }

    fn stages(&mut self, record: &CaseRecord) {
        // a complaint that goes by a procedure is at stage 1 from its receipt, whether or not the record says so
        let open = record.kind == Kind::Complaint
            && record.procedure.is_some()
            && record.not_accepted.is_none()
            && record.withdrawn_on.is_none();
        if record.stages.is_empty() && open {
            let event = Event::StageStarted {
                route: RouteNumber::MAIN,
                stage: StageNumber::One,
            };
            self.push(Fact::new(Occurred::On(self.since), event));
        }
        let mut stages: Vec<&Stage> = record.stages.iter().collect();
        stages.sort_by_key(|stage| (stage.route, stage.stage));
        for stage in stages {
            self.stage(stage);
            let route = RouteNumber(stage.route.unwrap_or(1));
            let reopened = turns::reopenings(record, Some((route, stage.stage)));
            self.told.extend(reopened);
            if let Some(on) = stage.withdrawn_on {
                let how = stage.withdrawal.as_ref();
                self.push(turns::stage_withdrawn(route, stage.stage, on, how));
            }
        }
    }

    fn stage(&mut self, record: &Stage) {
        let (route, stage) = (RouteNumber(record.route.unwrap_or(1)), record.stage);
        let begins = if route == RouteNumber::MAIN {
            self.since
        } else {
            self.received
        };
        let first = (stage == StageNumber::One).then_some(begins);
        let started = self.some_time(record.started_on.or(first));
        self.push(Fact::new(started, Event::StageStarted { route, stage }));
        if record.extended {
            let extension = record.extension.clone().unwrap_or_default();
            let from = started.earliest();
            let until = record
                .responded_on
                .or(record.withdrawn_on)
                .unwrap_or(self.latest)
                .max(from);
            let when = extension
                .on
                .map_or(Occurred::Between(from, until), Occurred::On);
            let event = Event::StageExtended {
                route,
                stage,
                to: extension.to,
                told_on: extension.told_on,
                approved_by: extension.approved_by,
            };
            let texts = Texts::new().with(TextName::Reason, extension.reason);
            self.push(Fact::new(when, event).with(texts.into_part()));
        }
        for (step, on) in steps(record) {
            let taken = StepTaken::new(step, Some(stage));
            let event = Event::StepTaken(StepTaken { route, ..taken });
            self.push(Fact::new(Occurred::On(on), event));
        }
        if let Some(on) = record.panel_on {
            // when the day was fixed is not recorded; it may be to come, so it bounds nothing
            self.push(Fact::new(started, Event::PanelArranged { route, on }));
        }
        if let Some(on) = record.responded_on {
            self.push(Fact::new(
                Occurred::On(on),
                Event::StageAnswered {
                    route,
                    stage,
                    by: record.responded_by,
                    post: record.responded_post,
                    next_stage_told: record.next_stage_told == Some(true),
                    next_stage_untold: record.next_stage_told == Some(false),
                },
            ));
        }
        if let Some(outcome) = record.outcome {
            let when = self.some_time(record.responded_on.or(record.withdrawn_on));
            self.push(Fact::new(
                when,
                Event::StageOutcomeStated {
                    route,
                    stage,
                    outcome,
                },
            ));
        }
    }

    fn findings(&mut self, record: &CaseRecord) {
        let answered = first_answered(&record.stages, record.withdrawn_on);
        for (place, issue) in record.issues.iter().enumerate() {
            let first = issue.outcome.map(|outcome| Finding {
                stage: StageNumber::One,
                outcome,
                on: answered,
                letter_said: None,
                reason: None,
            });
            // what more is known of the finding at stage 1 stands among the others
            let said = issue.findings.iter().any(|it| it.stage == StageNumber::One);
            for it in first.iter().filter(|_| !said).chain(&issue.findings) {
                let event = Event::PointFound {
                    point: PointNumber::at(place),
                    stage: it.stage,
                    outcome: it.outcome,
                    letter_said: it.letter_said,
                };
                let texts = Texts::new().with(TextName::Reason, it.reason.clone());
                self.push(Fact::new(self.some_time(it.on), event).with(texts.into_part()));
            }
        }
    }

    fn ombudsman(&mut self, entry: EntryNumber, record: &Ombudsman) {
        let told = Event::OmbudsmanTold {
            entry,
            reference: record.reference.clone(),
            referred_by: record.referred_by,
        };
        self.push(Fact::new(self.some_time(record.received_on), told));
        if let Some(investigated) = record.investigated {
            let when = self.some_time(record.decided_on);
            self.push(Fact::new(
                when,
                Event::OmbudsmanInvestigated {
                    entry,
                    investigated,
                },
            ));
        }
        if record.decided_on.is_some() || record.decision.is_some() {
            let decided = Event::OmbudsmanDecided {
                entry,
                decision: record.decision.clone(),
            };
            self.push(Fact::new(self.some_time(record.decided_on), decided));
        }
    }

    fn remedies(&mut self, record: &CaseRecord) {
        let own = record.remedies.iter().map(|remedy| (None, remedy));
        let recommended = record
            .ombudsman
            .iter()
            .enumerate()
            .flat_map(|(place, entry)| {
                entry
                    .remedies
                    .iter()
                    .map(move |remedy| (Some(EntryNumber::at(place)), remedy))
            });
        for (place, (entry, remedy)) in own.chain(recommended).enumerate() {
            self.remedy(RemedyNumber::at(place), entry, remedy);
        }
    }

    fn remedy(&mut self, number: RemedyNumber, entry: Option<EntryNumber>, remedy: &Remedy) {
        let event = Event::RemedyAgreed {
            remedy: number,
            kind: remedy.kind,
            amount_pence: remedy.amount_pence,
            due_on: remedy.due_on,
            entry,
            source: RemedySource {
                point: remedy.point.map(PointNumber),
                stage: remedy.stage,
                recommendation: remedy.recommendation.map(RecommendationNumber),
            },
        };
        let texts = Texts::new().with(TextName::Text, remedy.text.clone());
        self.push(Fact::new(self.some_time(remedy.agreed_on), event).with(texts.into_part()));
        if let Some(on) = remedy.done_on {
            self.push(Fact::new(
                Occurred::On(on),
                Event::RemedyDone {
                    remedy: number,
                    evidence_owed: remedy.evidence_owed,
                },
            ));
        }
    }
}

/// The steps of a stage that a record gives a day for.
fn steps(stage: &Stage) -> impl Iterator<Item = (Step, Date)> {
    let days = [
        (Step::StatementAgreed, stage.statement_agreed_on),
        (Step::InvestigatorReport, stage.investigator_report_on),
        (Step::IndependentReport, stage.independent_report_on),
        (Step::Acknowledged, stage.acknowledged_on),
        (Step::ChairAppointed, stage.chair_appointed_on),
        (Step::PapersSent, stage.papers_sent_on),
        (Step::ReportIssued, stage.report_on),
        (Step::ReportReceived, stage.report_received_on),
    ];
    days.into_iter()
        .filter_map(|(step, day)| Some((step, day?)))
}

fn details(person: &Person) -> PersonDetails {
    PersonDetails {
        name: person.name.clone(),
        born_on: person.born_on.clone(),
        email: person.email.clone(),
        telephone: person.telephone.clone(),
        address: person.address.clone(),
        safe_contact: person.safe_contact.clone(),
        view: person.view.clone(),
        characteristics: Characteristics {
            age: person.age.clone(),
            gender: person.gender.clone(),
            ethnicity: person.ethnicity.clone(),
            disability: person.disability.clone(),
            religion: person.religion.clone(),
            sexual_orientation: person.sexual_orientation.clone(),
            language: person.language.clone(),
            care_status: person.care_status.clone(),
        },
    }
}

/// The last day that a record says something happened.
fn latest(record: &CaseRecord) -> Date {
    let stages = record.stages.iter().flat_map(|it| {
        let days = [it.started_on, it.responded_on, it.withdrawn_on]
            .into_iter()
            .flatten();
        days.chain(steps(it).map(|(_, day)| day))
    });
    let entries = record
        .ombudsman
        .iter()
        .flat_map(|it| [it.received_on, it.decided_on])
        .flatten();
    let all = record
        .remedies
        .iter()
        .chain(record.ombudsman.iter().flat_map(|it| &it.remedies));
    let remedies = all.flat_map(|it| [it.agreed_on, it.done_on]).flatten();
    let refused = record.not_accepted.as_ref().map(|it| it.on);
    let others = [record.acknowledged_on, record.withdrawn_on, refused];
    let days = others
        .into_iter()
        .flatten()
        .chain(turns::days(record))
        .chain(stages)
        .chain(entries)
        .chain(remedies);
    days.max()
        .map_or(record.received_on, |day| day.max(record.received_on))
}
