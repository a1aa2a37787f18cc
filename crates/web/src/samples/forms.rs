//! Forms about cases, empty and with a mistake in each of their fields.

use super::accounts::items;
use super::case::{alerts, answer, safe_contact};
use super::{Samples, date, mistakes, rows};
use crate::screens::act::action::{ActionField, Actions};
use crate::screens::act::answer_stage::PointField;
use crate::screens::act::correct::ReceiptFields;
use crate::screens::act::form::{Form, FormPage};
use crate::screens::act::not_accept::{GroundItem, Hint};
use crate::screens::act::same_person::Suggested;
use crate::screens::act::sent::SentFields;
use crate::screens::act::{
    About, AnswerForm, ContactForm, CorrectForm, DecideForm, DoneForm, ExtendForm, NotAcceptForm,
    RecordForm, RemedyForm, SameForm, WithdrawForm,
};
use govuk::form::{DateInput, FormErrors};

/// The fields of a form at their edges.
pub(super) trait Fields: Form {
    /// The names of the fields in which a mistake can stand.
    const NAMES: &'static [&'static str];

    fn bare() -> Self;

    fn full(words: &str, many: usize) -> Self;
}

pub(super) fn about<F: Form>(words: &str) -> Option<About> {
    // the page of a form about nothing that is there yet must not ask for a case
    let about_a_case = F::TEMPLATE != RecordForm::TEMPLATE;
    about_a_case.then(|| About {
        href: words.to_owned(),
        reference: words.to_owned(),
        title: words.to_owned(),
        version: 7,
    })
}

impl<F: Fields> Samples for FormPage<F> {
    fn bare() -> Self {
        Self {
            key: String::new(),
            about: about::<F>(""),
            fields: F::bare(),
            errors: FormErrors::new(),
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            key: words.to_owned(),
            about: about::<F>(words),
            fields: F::full(words, many),
            errors: mistakes(F::NAMES, words),
        }
    }
}

fn sent(words: &str, many: usize) -> SentFields {
    SentFields {
        ways: items(words, many),
        by: words.to_owned(),
        posts: items(words, many),
        post: words.to_owned(),
    }
}

impl Fields for AnswerForm {
    const NAMES: &'static [&'static str] = &[
        "on",
        "on-day",
        "by",
        "post",
        "point-1",
        "outcome",
        "action-1-kind",
        "action-1-due",
        "action-1-amount",
    ];

    fn bare() -> Self {
        Self {
            what: String::new(),
            route: 1,
            stage: 1,
            not_yet: Vec::new(),
            due: None,
            on: DateInput::default(),
            sent: sent("", 0),
            next_stage: None,
            next_stage_told: false,
            ombudsman_told: None,
            points: Vec::new(),
            whole: true,
            outcome: String::new(),
            findings: Vec::new(),
            actions: None,
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            what: words.to_owned(),
            route: 2,
            stage: 2,
            not_yet: rows(many, |_| words.to_owned()),
            due: Some(answer(words, many)),
            on: date(words),
            sent: sent(words, many),
            next_stage: Some(words.to_owned()),
            next_stage_told: true,
            ombudsman_told: Some(true),
            points: rows(many, |row| PointField {
                name: format!("point-{}", row + 1),
                number: 1,
                text: words.to_owned(),
                chosen: words.to_owned(),
                parked: row % 2 == 0,
            }),
            whole: false,
            outcome: words.to_owned(),
            findings: items(words, many),
            actions: Some(actions(words, many)),
        }
    }
}

fn actions(words: &str, many: usize) -> Actions {
    Actions {
        places: rows(many.min(7), |row| ActionField {
            number: row + 1,
            name: format!("action-{}", row + 1),
            kind: words.to_owned(),
            text: words.to_owned(),
            point: words.to_owned(),
            owner: words.to_owned(),
            due: date(words),
            amount: words.to_owned(),
        }),
        kinds: items(words, many),
        points: items(words, many),
        open: true,
    }
}

impl Fields for RemedyForm {
    const NAMES: &'static [&'static str] = &["on", "action-1-kind", "action-1-amount", "stage"];

    fn bare() -> Self {
        Self {
            on: DateInput::default(),
            action: Actions::default(),
            stages: Vec::new(),
            stage: String::new(),
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            on: date(words),
            action: actions(words, many),
            stages: items(words, many),
            stage: words.to_owned(),
        }
    }
}

impl Fields for DoneForm {
    const NAMES: &'static [&'static str] = &["on", "on-day"];

    fn bare() -> Self {
        Self {
            remedy: 1,
            what: String::new(),
            owner: String::new(),
            proof: false,
            on: DateInput::default(),
        }
    }

    fn full(words: &str, _: usize) -> Self {
        Self {
            remedy: 7,
            what: words.to_owned(),
            owner: words.to_owned(),
            proof: true,
            on: date(words),
        }
    }
}

impl Fields for ContactForm {
    const NAMES: &'static [&'static str] = &["on", "on-day", "method", "reached", "text"];

    fn bare() -> Self {
        Self {
            safe_contact: Vec::new(),
            restricted: Vec::new(),
            on: DateInput::default(),
            methods: Vec::new(),
            method: String::new(),
            reached: String::new(),
            text: String::new(),
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            safe_contact: safe_contact(words, many),
            restricted: alerts(words, many),
            on: date(words),
            methods: items(words, many),
            method: words.to_owned(),
            reached: "yes".to_owned(),
            text: words.to_owned(),
        }
    }
}

impl Fields for CorrectForm {
    const NAMES: &'static [&'static str] = &["mistake", "on", "outcome", "by", "kind"];

    fn bare() -> Self {
        Self {
            entry: 1,
            what: String::new(),
            when: String::new(),
            mistake: String::new(),
            on: DateInput::default(),
            why: String::new(),
            receipt: None,
            outcome: None,
            outcomes: Vec::new(),
            sent: None,
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            entry: 1,
            what: words.to_owned(),
            when: words.to_owned(),
            mistake: "receipt".to_owned(),
            on: date(words),
            why: words.to_owned(),
            receipt: Some(ReceiptFields {
                kind: words.to_owned(),
                procedure: words.to_owned(),
                method: words.to_owned(),
                raised_by: words.to_owned(),
                kinds: items(words, many),
                procedures: items(words, many),
                methods: items(words, many),
                raisers: items(words, many),
            }),
            outcome: Some(words.to_owned()),
            outcomes: items(words, many),
            sent: Some(sent(words, many)),
        }
    }
}

impl Fields for DecideForm {
    const NAMES: &'static [&'static str] = &["procedure"];

    fn bare() -> Self {
        Self {
            text: None,
            procedures: Vec::new(),
            chosen: String::new(),
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            text: Some(words.to_owned()),
            procedures: items(words, many),
            chosen: words.to_owned(),
        }
    }
}

impl Fields for ExtendForm {
    const NAMES: &'static [&'static str] = &["to", "to-day", "reason", "told_on"];

    fn bare() -> Self {
        Self {
            what: String::new(),
            route: 0,
            stage: 1,
            due: String::new(),
            limit: String::new(),
            reason: String::new(),
            to: DateInput::default(),
            told_on: DateInput::default(),
            approvers: Vec::new(),
            approved_by: String::new(),
        }
    }

    fn full(words: &str, _: usize) -> Self {
        Self {
            what: words.to_owned(),
            route: 2,
            stage: 3,
            due: words.to_owned(),
            limit: words.to_owned(),
            reason: words.to_owned(),
            to: date(words),
            told_on: date(words),
            approvers: items(words, 3),
            approved_by: words.to_owned(),
        }
    }
}

impl Fields for NotAcceptForm {
    const NAMES: &'static [&'static str] = &["on", "on-day", "ground", "reason"];

    fn bare() -> Self {
        Self {
            not_now: Vec::new(),
            on: DateInput::default(),
            grounds: Vec::new(),
            ground: String::new(),
            reason: String::new(),
            ombudsman_named: false,
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            not_now: rows(many, |_| words.to_owned()),
            on: date(words),
            grounds: rows(many, |row| GroundItem {
                value: row.to_string(),
                text: words.to_owned(),
                hint: Hint {
                    text: words.to_owned(),
                },
            }),
            ground: "0".to_owned(),
            reason: words.to_owned(),
            ombudsman_named: true,
        }
    }
}

impl Fields for RecordForm {
    const NAMES: &'static [&'static str] =
        &["text", "method", "on", "at", "anonymous", "age", "kind"];

    fn bare() -> Self {
        Self::default()
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            text: words.to_owned(),
            method: words.to_owned(),
            on: date(words),
            at: words.to_owned(),
            name: words.to_owned(),
            telephone: words.to_owned(),
            email: words.to_owned(),
            safe_contact: words.to_owned(),
            anonymous: true,
            why_nobody: words.to_owned(),
            raised_by: words.to_owned(),
            child: words.to_owned(),
            age: words.to_owned(),
            kind: words.to_owned(),
            procedure: words.to_owned(),
            title: words.to_owned(),
            themes: words.to_owned(),
            team: words.to_owned(),
            methods: items(words, many),
            raisers: items(words, many),
            kinds: items(words, many),
            procedures: items(words, many),
            teams: rows(many, |_| words.to_owned()),
        }
    }
}

impl Fields for WithdrawForm {
    const NAMES: &'static [&'static str] = &[
        "on",
        "on-day",
        "who",
        "part",
        "own_wish",
        "method",
        "looked_at",
        "reason",
    ];

    fn bare() -> Self {
        Self {
            on: DateInput::default(),
            complainants: Vec::new(),
            who: String::new(),
            parts: Vec::new(),
            part: String::new(),
            own_wish: false,
            methods: Vec::new(),
            method: String::new(),
            looked_at: String::new(),
            reason: String::new(),
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            on: date(words),
            complainants: items(words, many),
            who: words.to_owned(),
            parts: items(words, many),
            part: words.to_owned(),
            own_wish: true,
            methods: items(words, many),
            method: words.to_owned(),
            looked_at: "yes".to_owned(),
            reason: words.to_owned(),
        }
    }
}

impl Fields for SameForm {
    const NAMES: &'static [&'static str] = &["there", "reference"];

    fn bare() -> Self {
        Self {
            person: 1,
            called: String::new(),
            reference: String::new(),
            unknown: false,
            people: Vec::new(),
            there: String::new(),
            suggested: Vec::new(),
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            person: 1,
            called: words.to_owned(),
            reference: words.to_owned(),
            unknown: many == 1,
            people: if many == 1 {
                Vec::new()
            } else {
                items(words, many)
            },
            there: words.to_owned(),
            suggested: rows(many, |_| Suggested {
                href: words.to_owned(),
                reference: words.to_owned(),
                title: words.to_owned(),
            }),
        }
    }
}
