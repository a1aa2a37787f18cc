//! Whose days the delays were.

use super::{Samples, every, rows};
use crate::screens::delays::{DelaysPage, LateLine, ReasonLine, TotalLine};

fn total(words: &str) -> TotalLine {
    TotalLine {
        name: words.to_owned(),
        rule: words.to_owned(),
        clocks: "1,200".to_owned(),
        late: "1,200".to_owned(),
        council: "1,200".to_owned(),
        complainant: "0".to_owned(),
        third_party: "0".to_owned(),
        unsaid: "0".to_owned(),
    }
}

impl Samples for DelaysPage {
    fn bare() -> Self {
        Self {
            since: None,
            totals: Vec::new(),
            all: None,
            reasons: Vec::new(),
            lines: Vec::new(),
            of: None,
            can_say: false,
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            since: Some(words.to_owned()),
            totals: rows(many, |_| total(words)),
            all: (many > 1).then(|| total("")),
            reasons: rows(many, |_| ReasonLine {
                words: words.to_owned(),
                clocks: "1,200".to_owned(),
                days: "1,200".to_owned(),
            }),
            lines: rows(many, |row| LateLine {
                href: words.to_owned(),
                reference: words.to_owned(),
                name: words.to_owned(),
                rule: words.to_owned(),
                due: words.to_owned(),
                late: words.to_owned(),
                whose: rows(row % 3, |_| words.to_owned()),
                say: every(2, row).then(|| words.to_owned()),
            }),
            of: (many > 1).then(|| "1,200".to_owned()),
            can_say: true,
        }
    }
}
