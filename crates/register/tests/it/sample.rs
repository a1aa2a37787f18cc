//! Cases to keep, in domain words.

use casework::ports::{Authority, Change, CommandKey};
use complaints::Case;
use complaints::access::{Viewer, ViewerRole};
use complaints::codes::{Kind, Procedure};
use complaints::event::{Event, Receipt};
use complaints::facts::CaseFacts;
use complaints::ids::{
    AuthorityId, CaseId, NoteNumber, PersonId, PersonNumber, RouteNumber, StageNumber,
};
use complaints::occurred::Occurred;
use complaints::personal::{Part, PersonDetails, Personal, Salt, TextName, Texts};
use complaints::projection::{CaseRow, PersonRow, Projection, links, name_key};
use complaints::recorded::{Actor, Recorded, Source};
use complaints::status::Status;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use register::Projector;
use std::sync::Arc;
use uuid::Uuid;

pub(crate) fn northmere() -> Authority {
    Authority {
        id: AuthorityId(Uuid::from_u128(0xA)),
        name: "Northmere".to_owned(),
    }
}

pub(crate) fn operator() -> Viewer {
    Viewer::operator("ann")
}

pub(crate) fn manager_of(teams: &[&str]) -> Viewer {
    Viewer {
        account: "bob".to_owned(),
        role: ViewerRole::TeamManager,
        teams: teams.iter().map(ToString::to_string).collect(),
    }
}

pub(crate) fn actor() -> Actor {
    Actor {
        account: "ann".to_owned(),
        role: "complaints_team".to_owned(),
    }
}

/// Nine in the morning of that day of June 2024.
pub(crate) fn june(day: i8) -> Timestamp {
    format!("2024-06-{day:02}T09:00:00Z")
        .parse()
        .expect("a day of June")
}

/// A complaint of which everything but what a test names is plain.
#[derive(Debug, Clone)]
pub(crate) struct Complaint {
    pub(crate) number: u16,
    pub(crate) kind: Kind,
    pub(crate) procedure: Option<Procedure>,
    pub(crate) teams: Vec<String>,
    pub(crate) service_areas: Vec<String>,
    pub(crate) received_on: Date,
    pub(crate) recorded_at: Timestamp,
    pub(crate) title: String,
    pub(crate) child: Option<(String, Option<Date>)>,
}

pub(crate) fn complaint(number: u16) -> Complaint {
    Complaint {
        number,
        kind: Kind::Complaint,
        procedure: Some(Procedure::ChildrenAct),
        teams: vec!["Assessment".to_owned()],
        service_areas: vec!["Safeguarding".to_owned()],
        received_on: date(2024, 6, 3),
        recorded_at: june(3),
        title: "Contact was cancelled".to_owned(),
        child: None,
    }
}

pub(crate) fn reference(number: u16) -> String {
    format!("NOR-{number:04}")
}

pub(crate) fn case_id(number: u16) -> CaseId {
    CaseId(Uuid::from_u128(0xC000 + u128::from(number)))
}

pub(crate) fn person_id(number: u16) -> PersonId {
    PersonId(Uuid::from_u128(0xD000 + u128::from(number)))
}

pub(crate) fn key(number: u32) -> CommandKey {
    CommandKey(Uuid::from_u128(0xE_0000_0000 + u128::from(number)))
}

pub(crate) fn salt(number: u16) -> Salt {
    Salt(*Uuid::from_u128(0xF000 + u128::from(number)).as_bytes())
}

impl Complaint {
    pub(crate) fn on(mut self, day: i8) -> Self {
        self.received_on = date(2024, 6, day);
        self
    }

    pub(crate) fn recorded(mut self, at: Timestamp) -> Self {
        self.recorded_at = at;
        self
    }

    pub(crate) fn for_teams(mut self, teams: &[&str]) -> Self {
        self.teams = teams.iter().map(ToString::to_string).collect();
        self
    }

    pub(crate) fn titled(mut self, title: &str) -> Self {
        title.clone_into(&mut self.title);
        self
    }

    pub(crate) fn about(mut self, name: &str, born_on: Option<Date>) -> Self {
        self.child = Some((name.to_owned(), born_on));
        self
    }

    pub(crate) fn case(&self) -> Case {
        let receipt = Receipt {
            reference: reference(self.number),
            kind: self.kind,
            procedure: self.procedure,
            method: None,
            received_at: None,
            raised_by: None,
            service_areas: self.service_areas.clone(),
            teams: self.teams.clone(),
            quadrant: None,
            locality: None,
        };
        let title = Texts::new().with(TextName::Title, Some(Personal::new(self.title.clone())));
        let occurred = Occurred::On(self.received_on);
        let mut history =
            vec![self.recorded_event(1, occurred, Event::Received(receipt), title.into_part())];
        if let Some((name, born_on)) = &self.child {
            let person = PersonNumber(1);
            let details = PersonDetails {
                name: Some(Personal::new(name.clone())),
                born_on: born_on.map(Personal::new),
                ..PersonDetails::default()
            };
            let added = Event::PersonAdded {
                person,
                person_id: person_id(self.number),
                about: true,
                roles: Vec::new(),
            };
            let part = Some(Part::Person(person, details));
            history.push(self.recorded_event(2, occurred, added, part));
        }
        Case::replay(case_id(self.number), history).expect("a case")
    }

    fn recorded_event(
        &self,
        seq: u32,
        occurred: Occurred,
        event: Event,
        part: Option<Part>,
    ) -> Recorded {
        Recorded {
            seq,
            occurred,
            recorded_at: self.recorded_at,
            by: actor(),
            source: Source::Import,
            event,
            parts: part
                .map(|part| (part, salt(self.number)))
                .into_iter()
                .collect(),
        }
    }

    /// The change that brings the case in.
    pub(crate) fn change(&self) -> Change {
        Change {
            key: key(u32::from(self.number)),
            since: 0,
            case: self.case(),
        }
    }
}

/// The case with one more event, recorded then.
pub(crate) fn with_event(case: Case, at: Timestamp, event: Event, part: Option<Part>) -> Case {
    let recorded = Recorded {
        seq: case.version() + 1,
        occurred: Occurred::At(at),
        recorded_at: at,
        by: actor(),
        source: Source::Person,
        event,
        parts: part.map(|part| (part, salt(9))).into_iter().collect(),
    };
    case.apply([recorded]).expect("a case")
}

/// The case with a note.
pub(crate) fn noted(case: Case, at: Timestamp, note: u16) -> Case {
    let event = Event::NoteAdded {
        note: NoteNumber(note),
        contact: None,
    };
    let text = Texts::new().with(
        TextName::Text,
        Some(Personal::new(format!("Telephoned, note {note}"))),
    );
    with_event(case, at, event, text.into_part())
}

/// The case with its stage 1 answered.
pub(crate) fn answered(case: Case, at: Timestamp) -> Case {
    let event = Event::StageAnswered {
        route: RouteNumber::MAIN,
        stage: StageNumber::One,
        by: None,
        post: None,
        next_stage_told: false,
        next_stage_untold: false,
    };
    with_event(case, at, event, None)
}

/// Plain rows: due fourteen days after receipt until it is answered, so that a test can reckon them.
pub(crate) fn projector() -> Projector {
    Arc::new(project)
}

pub(crate) fn project(case: &Case) -> Projection {
    let state = case.state();
    let is_answered = case
        .stage(StageNumber::One)
        .is_some_and(|stage| stage.answered.is_some());
    let open = !is_answered && state.receipt.kind == Kind::Complaint;
    let due_on = open.then(|| state.received_on + jiff::Span::new().days(14));
    let title = state
        .texts
        .get(TextName::Title)
        .cloned()
        .unwrap_or_default();
    let notes = state.notes.values().flat_map(|note| note.texts.iter());
    let words: Vec<&str> = [&title]
        .into_iter()
        .chain(notes)
        .map(|text| text.reveal().as_str())
        .collect();
    let search = words.join("\n");
    Projection {
        row: CaseRow {
            reference: state.receipt.reference.clone(),
            kind: state.receipt.kind,
            procedure: state.receipt.procedure,
            status: if open {
                Status::Stage1
            } else {
                Status::Stage1Answered
            },
            open,
            stage: Some(1),
            received_on: state.received_on,
            due_on,
            due_rule: due_on.map(|_| "sample rule".to_owned()),
            title,
            teams: state.receipt.teams.clone(),
            service_areas: state.receipt.service_areas.clone(),
            keeper: state.keeper(),
            // whoever keeps a case owes something on the day on which it came
            owed_on: state.keeper().map(|_| state.received_on),
            owed_rule: state.keeper().map(|_| "sample step".to_owned()),
        },
        search: Personal::new(search),
        facts: facts(case, is_answered),
        people: state
            .people
            .iter()
            .map(|(number, person)| {
                let details = person.details.as_ref();
                PersonRow {
                    number: *number,
                    person: person.id,
                    name_key: details.and_then(|it| it.name.as_ref()).map(name_key),
                    born_on: details.and_then(|it| it.born_on.clone()),
                }
            })
            .collect(),
        restricted_to: state.restriction().map(|it| it.accounts),
        links: links(case),
    }
}

fn facts(case: &Case, is_answered: bool) -> CaseFacts {
    let state = case.state();
    CaseFacts {
        reference: state.receipt.reference.clone(),
        kind: state.receipt.kind,
        procedure: state.receipt.procedure,
        received_on: state.received_on,
        acknowledged_on: None,
        method: None,
        raised_by: None,
        service_areas: state.receipt.service_areas.clone(),
        teams: state.receipt.teams.clone(),
        quadrant: is_answered.then(|| "answered".to_owned()),
        locality: None,
        children: Vec::new(),
        people: Vec::new(),
        points: Vec::new(),
        outcome: None,
        sought: Vec::new(),
        advocacy: None,
        parked: Vec::new(),
        refused: None,
        withdrawn_on: None,
        stages: Vec::new(),
        ombudsman: Vec::new(),
        remedies: Vec::new(),
    }
}
