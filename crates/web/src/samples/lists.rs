//! Lists of cases: my work, the list, the tracker.

use super::case::due;
use super::{Samples, every, rows};
use crate::screens::cases::{Cases, Chip, Choice, Chosen, Group, Sorting};
use crate::screens::my_work::{MyWork, Part};
use crate::screens::tracker::{Row, ShareLine, Step, Tile, Tracker};
use crate::words::Line;

fn line(words: &str, row: usize) -> Line {
    Line {
        href: words.to_owned(),
        reference: words.to_owned(),
        title: words.to_owned(),
        what: words.to_owned(),
        status: words.to_owned(),
        teams: words.repeat((row + 1) % 2),
        received: words.to_owned(),
        age: every(2, row).then_some(1),
        due_rule: every(2, row).then(|| words.to_owned()),
        owed: every(2, row).then(|| words.to_owned()),
        due: every(2, row).then(|| due(words, row)),
    }
}

fn choices(words: &str, many: usize) -> Vec<Choice> {
    rows(many, |row| Choice {
        id: format!("choice-{row}"),
        value: words.to_owned(),
        text: words.to_owned(),
        chosen: !every(2, row),
    })
}

fn groups(words: &str, many: usize) -> [Group; 3] {
    ["status", "kind", "procedure"].map(|name| Group {
        name,
        legend: "Status",
        choices: choices(words, many),
    })
}

impl Samples for MyWork {
    fn bare() -> Self {
        Self {
            today: String::new(),
            parts: vec![part("", 0, 0)],
            warned: None,
            can_record: false,
            whose: String::new(),
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            today: words.to_owned(),
            parts: rows(4, |row| part(words, row, many)),
            warned: Some(Part {
                id: "warned",
                ..part(words, 0, many)
            }),
            can_record: true,
            whose: words.to_owned(),
        }
    }
}

/// A part of the work; where it has many cases, not all of them stand in it.
fn part(words: &str, number: usize, many: usize) -> Part {
    Part {
        id: ["late", "today", "soon", "new"][number],
        heading: "Late",
        count: (many * 2).to_string(),
        more: many > 0,
        lines: rows(many, |row| line(words, row)),
        none: "Nothing is late.",
        all: "/cases",
    }
}

impl Samples for Cases {
    fn bare() -> Self {
        Self {
            chosen: Chosen::default(),
            heading: String::new(),
            lines: Vec::new(),
            next: None,
            first: None,
            orders: Vec::new(),
            chips: Vec::new(),
            dues: Vec::new(),
            groups: groups("", 0),
            teams: Vec::new(),
            keepers: Vec::new(),
            can_record: false,
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            chosen: Chosen {
                words: words.to_owned(),
                due: words.to_owned(),
                order: "due",
            },
            heading: words.to_owned(),
            lines: rows(many, |row| line(words, row)),
            next: Some(words.to_owned()),
            first: Some(words.to_owned()),
            orders: rows(many, |row| Sorting {
                text: "Due date",
                chosen: !every(2, row),
                href: words.to_owned(),
            }),
            chips: rows(many, |_| Chip {
                text: words.to_owned(),
                href: words.to_owned(),
            }),
            dues: choices(words, many),
            groups: groups(words, many),
            teams: choices(words, many),
            keepers: choices(words, many),
            can_record: true,
        }
    }

    fn samples() -> Vec<Self> {
        let none_fits = Self {
            lines: Vec::new(),
            ..Self::full("Robin Ash", 1)
        };
        vec![
            Self::bare(),
            Self::full("Robin Ash", 1),
            Self::full(super::LONG, super::MANY),
            none_fits,
        ]
    }
}

impl Samples for Tracker {
    fn bare() -> Self {
        Self {
            today: String::new(),
            tiles: Vec::new(),
            heading: String::new(),
            rows: Vec::new(),
            next: None,
            dues: Vec::new(),
            stages: Vec::new(),
            teams: Vec::new(),
            filtered: false,
            steps: Vec::new(),
            shares: Vec::new(),
            since: String::new(),
            counted: String::new(),
            target: 0,
        }
    }

    fn full(words: &str, many: usize) -> Self {
        let row = |row: usize| Row {
            line: line(words, row),
            escalated: every(2, row).then(|| words.to_owned()),
        };
        Self {
            today: words.to_owned(),
            tiles: rows(many, |row| Tile {
                number: words.to_owned(),
                label: "Late",
                note: words.to_owned(),
                tone: ["late", ""][row % 2],
                href: every(2, row).then_some("/tracker"),
            }),
            heading: words.to_owned(),
            rows: rows(many, row),
            next: Some(words.to_owned()),
            dues: choices(words, many),
            stages: choices(words, many),
            teams: choices(words, many),
            filtered: true,
            steps: rows(many, |_| Step {
                when: words.to_owned(),
                who: words.to_owned(),
            }),
            shares: rows(many, |row| ShareLine {
                team: words.to_owned(),
                answered: 9,
                in_time: 9,
                percent: 100,
                all: !every(2, row),
            }),
            since: words.to_owned(),
            counted: words.to_owned(),
            target: 100,
        }
    }
}
