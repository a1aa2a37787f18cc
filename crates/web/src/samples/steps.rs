//! Steps, people and what else takes a case from stage to stage.

use super::accounts::items;
use super::forms::{Fields, about};
use super::{Samples, date, rows};
use crate::screens::act::amend_person::Line as AmendLine;
use crate::screens::act::step::{Choice, Field, RestsOn, list};
use crate::screens::act::{
    AdvocateForm, AmendForm, FindingForm, PanelForm, PersonForm, RequestForm, StepForm,
};
use govuk::form::DateInput;

impl Fields for RequestForm {
    const NAMES: &'static [&'static str] = &["on", "on-day"];

    fn bare() -> Self {
        Self {
            what: String::new(),
            route: 1,
            stage: 2,
            on: DateInput::default(),
        }
    }

    fn full(words: &str, _: usize) -> Self {
        Self {
            what: words.to_owned(),
            on: date(words),
            ..Self::bare()
        }
    }
}

impl Fields for FindingForm {
    const NAMES: &'static [&'static str] = &["on", "on-day", "outcome", "stated", "reason"];

    fn bare() -> Self {
        Self {
            point: 1,
            text: String::new(),
            stage: 1,
            known: None,
            instead_of: String::new(),
            on: DateInput::default(),
            findings: Vec::new(),
            outcome: String::new(),
            stated: String::new(),
            reason: String::new(),
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            point: 7,
            text: words.to_owned(),
            stage: 2,
            known: Some(words.to_owned()),
            instead_of: words.to_owned(),
            on: date(words),
            findings: items(words, many),
            outcome: words.to_owned(),
            stated: words.to_owned(),
            reason: words.to_owned(),
        }
    }
}

impl Fields for PanelForm {
    const NAMES: &'static [&'static str] = &["meets", "meets-day", "on", "reason", "told_on"];

    fn bare() -> Self {
        Self {
            fixed: None,
            meets: DateInput::default(),
            on: DateInput::default(),
            reason: String::new(),
            told_on: DateInput::default(),
        }
    }

    fn full(words: &str, _: usize) -> Self {
        Self {
            fixed: Some(words.to_owned()),
            meets: date(words),
            on: date(words),
            reason: words.to_owned(),
            told_on: date(words),
        }
    }
}

impl Fields for PersonForm {
    const NAMES: &'static [&'static str] = &["name", "role", "born", "on"];

    fn bare() -> Self {
        Self {
            name: String::new(),
            chosen: Vec::new(),
            roles: Vec::new(),
            about_them: String::new(),
            born: DateInput::default(),
            safe_contact: String::new(),
            on: DateInput::default(),
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            name: words.to_owned(),
            chosen: rows(many, |_| words.to_owned()),
            roles: items(words, many),
            about_them: "yes".to_owned(),
            born: date(words),
            safe_contact: words.to_owned(),
            on: date(words),
        }
    }
}

impl Fields for AmendForm {
    const NAMES: &'static [&'static str] = &["name", "role", "born", "on"];

    fn bare() -> Self {
        Self {
            person: 1,
            called: String::new(),
            name: String::new(),
            chosen: Vec::new(),
            roles: Vec::new(),
            about_them: String::new(),
            born: DateInput::default(),
            on: DateInput::default(),
            lines: Vec::new(),
            areas: Vec::new(),
        }
    }

    fn full(words: &str, many: usize) -> Self {
        let line = |name| AmendLine {
            name,
            label: "Address",
            value: words.to_owned(),
        };
        Self {
            person: 1,
            called: words.to_owned(),
            name: words.to_owned(),
            chosen: rows(many, |_| words.to_owned()),
            roles: items(words, many),
            about_them: "yes".to_owned(),
            born: date(words),
            on: date(words),
            lines: vec![line("email"), line("telephone")],
            areas: vec![line("address"), line("view")],
        }
    }
}

impl Fields for AdvocateForm {
    const NAMES: &'static [&'static str] = &["child", "what", "on", "on-day"];

    fn bare() -> Self {
        Self {
            children: Vec::new(),
            child: String::new(),
            happenings: Vec::new(),
            what: String::new(),
            provider: String::new(),
            reason: String::new(),
            on: DateInput::default(),
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            children: items(words, many),
            child: words.to_owned(),
            happenings: items(words, many),
            what: words.to_owned(),
            provider: words.to_owned(),
            reason: words.to_owned(),
            on: date(words),
        }
    }
}

pub(super) fn rests_on(words: &str) -> RestsOn {
    RestsOn {
        who: words.to_owned(),
        source: words.to_owned(),
        standing: words.to_owned(),
        unconfirmed: !words.is_empty(),
    }
}

impl Fields for StepForm {
    const NAMES: &'static [&'static str] = &[
        "on",
        "on-day",
        "stage",
        "about",
        "answer",
        "day",
        "days",
        "cause",
        "amount",
        "reference",
        "person_there",
        "text",
        "reason",
    ];

    fn bare() -> Self {
        Self {
            code: "declared",
            name: "Declaration about independence",
            rests_on: rests_on(""),
            route: 1,
            on: DateInput::default(),
            stages: Vec::new(),
            stage: String::new(),
            choice: None,
            question: "What was decided or said?",
            answers: Vec::new(),
            answer: String::new(),
            day: None,
            days: None,
            causes: Vec::new(),
            cause: String::new(),
            amount: None,
            reference: None,
            person_there: None,
            text: None,
            reason: field(String::new()),
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            rests_on: rests_on(words),
            on: date(words),
            stages: items(words, many),
            stage: words.to_owned(),
            choice: Some(Choice {
                question: "Which person is it about?",
                // of one row the case has nobody yet
                items: items(words, many - 1),
                chosen: words.to_owned(),
                narrowed: true,
                people: true,
            }),
            answers: items(words, many),
            answer: words.to_owned(),
            day: Some(field(date(words))),
            days: Some(field(words.to_owned())),
            causes: items(words, many),
            cause: words.to_owned(),
            amount: Some(field(words.to_owned())),
            reference: Some(field(words.to_owned())),
            person_there: Some(field(words.to_owned())),
            text: Some(field(words.to_owned())),
            reason: field(words.to_owned()),
            ..Self::bare()
        }
    }
}

fn field<T>(value: T) -> Field<T> {
    Field {
        label: "In words".to_owned(),
        value,
    }
}

impl Samples for list::Steps {
    fn bare() -> Self {
        Self {
            about: about::<StepForm>(""),
            groups: Vec::new(),
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            about: about::<StepForm>(words),
            groups: rows(many.min(5), |_| list::Group {
                name: "This stage",
                steps: rows(many, |_| list::Line {
                    name: words.to_owned(),
                    href: words.to_owned(),
                    rests_on: rests_on(words),
                }),
            }),
        }
    }
}
