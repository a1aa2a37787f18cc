//! Signing in, accounts, the access log, and pages that only say something.

use super::{Samples, every, mistakes, rows};
use crate::house::ShownSignIn;
use crate::screens::access_log::{AccessLog, LookLine};
use crate::screens::account::Account;
use crate::screens::accounts::{AccountLine, Accounts, AddForm, Leaver};
use crate::screens::act::Item;
use crate::screens::change_role::RoleForm;
use crate::screens::plain::{Accessibility, Help, Looking};
use crate::screens::sign_in::{Resend, SignInForm};
use crate::trouble_page::TroublePage;
use govuk::form::FormErrors;

impl Samples for SignInForm {
    fn bare() -> Self {
        Self {
            name: String::new(),
            next: "/".to_owned(),
            kept: String::new(),
            shown: Vec::new(),
            errors: FormErrors::new(),
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            name: words.to_owned(),
            next: words.to_owned(),
            kept: words.to_owned(),
            shown: rows(many, |_| ShownSignIn {
                sign_in_name: words.to_owned(),
                role: words.to_owned(),
                password: words.to_owned(),
            }),
            errors: mistakes(&["name", "password"], words),
        }
    }
}

impl Samples for Resend {
    fn bare() -> Self {
        Self {
            target: "/".to_owned(),
            fields: Vec::new(),
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            target: words.to_owned(),
            fields: rows(many, |_| (words.to_owned(), words.to_owned())),
        }
    }
}

impl Samples for Account {
    fn bare() -> Self {
        Self {
            name: String::new(),
            sign_in_name: String::new(),
            role: "Director",
            teams: Vec::new(),
            idle_hours: 0,
            absolute_hours: 0,
            errors: FormErrors::new(),
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            name: words.to_owned(),
            sign_in_name: words.to_owned(),
            teams: rows(many, |_| words.to_owned()),
            errors: mistakes(&["current", "new", "again"], words),
            ..Self::bare()
        }
    }
}

impl Samples for Accounts {
    fn bare() -> Self {
        Self {
            accounts: Vec::new(),
            done: None,
            leaver: None,
        }
    }

    fn full(words: &str, many: usize) -> Self {
        let line = |row: usize| AccountLine {
            sign_in_name: words.to_owned(),
            name: words.to_owned(),
            role: "Team manager",
            teams: words.repeat(row % 3),
            closed: (row % 3 == 1).then(|| words.to_owned()),
            own: row % 3 == 2,
            role_href: words.to_owned(),
        };
        Self {
            accounts: rows(many, line),
            done: Some("It is done."),
            leaver: Some(Leaver {
                sign_in_name: words.to_owned(),
                name: words.to_owned(),
                kept: words.to_owned(),
                alone: words.to_owned(),
                takers: rows(many, |_| Item {
                    value: words.to_owned(),
                    text: words.to_owned(),
                }),
                wrong: every(2, many).then(|| words.to_owned()),
            }),
        }
    }
}

impl Samples for AddForm {
    fn bare() -> Self {
        Self {
            sign_in_name: String::new(),
            name: String::new(),
            role: String::new(),
            teams: String::new(),
            roles: Vec::new(),
            errors: FormErrors::new(),
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            sign_in_name: words.to_owned(),
            name: words.to_owned(),
            role: words.to_owned(),
            teams: words.to_owned(),
            roles: items(words, many),
            errors: mistakes(
                &["sign_in_name", "name", "role", "teams", "password"],
                words,
            ),
        }
    }
}

impl Samples for RoleForm {
    fn bare() -> Self {
        Self {
            href: String::new(),
            name: String::new(),
            sign_in_name: String::new(),
            role: String::new(),
            teams: String::new(),
            roles: Vec::new(),
            errors: FormErrors::new(),
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            href: words.to_owned(),
            name: words.to_owned(),
            sign_in_name: words.to_owned(),
            role: words.to_owned(),
            teams: words.to_owned(),
            roles: items(words, many),
            errors: mistakes(&["role", "teams"], words),
        }
    }
}

/// So many choices.
pub(super) fn items(words: &str, many: usize) -> Vec<Item> {
    rows(many, |row| Item {
        value: format!("{words}{}", "-".repeat(row)),
        text: words.to_owned(),
    })
}

impl Samples for AccessLog {
    fn bare() -> Self {
        Self {
            case: None,
            looks: Vec::new(),
            more: false,
            most: 200,
        }
    }

    fn full(words: &str, many: usize) -> Self {
        let line = |row: usize| LookLine {
            when: words.to_owned(),
            who: words.to_owned(),
            role: words.to_owned(),
            what: "A case",
            detail: words.to_owned(),
            case: every(2, row).then(|| words.to_owned()),
            refused: row % 3 == 1,
        };
        Self {
            case: Some(words.to_owned()),
            looks: rows(many, line),
            more: true,
            most: 200,
        }
    }
}

impl Samples for TroublePage {
    fn bare() -> Self {
        Self {
            heading: "There is nothing here",
            paragraphs: Vec::new(),
            link: None,
            typed: Vec::new(),
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            paragraphs: rows(many, |_| words.to_owned()),
            link: Some((words.to_owned(), "Go there")),
            typed: rows(many, |_| words.to_owned()),
            ..Self::bare()
        }
    }
}

macro_rules! plain {
    ($($page:ident),+) => {$(
        impl Samples for $page {
            fn bare() -> Self {
                Self {}
            }

            fn full(_: &str, _: usize) -> Self {
                Self {}
            }
        }
    )+};
}

plain!(Accessibility, Help, Looking);
