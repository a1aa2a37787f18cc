//! The council's year.

use super::accounts::items;
use super::case::due;
use super::steps::rests_on;
use super::{Samples, date, every, mistakes, rows};
use crate::screens::year::{DutyView, YearLink, YearPage, YearStepView};
use govuk::form::{DateInput, FormErrors};

impl Samples for YearPage {
    fn bare() -> Self {
        Self {
            ended: String::new(),
            number: 2026,
            years: Vec::new(),
            duties: Vec::new(),
            can_record: false,
            steps: Vec::new(),
            step: String::new(),
            corrects: None,
            on: DateInput::default(),
            reference: String::new(),
            done: false,
            errors: FormErrors::new(),
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            ended: words.to_owned(),
            years: rows(many, |row| YearLink {
                text: words.to_owned(),
                href: words.to_owned(),
                active: row == 0,
            }),
            duties: rows(many, |row| DutyView {
                id: words.to_owned(),
                name: words.to_owned(),
                rests_on: rests_on(words),
                due: every(2, row).then(|| due(words, row)),
                came: words.to_owned(),
                steps: rows(many.min(3), |row| YearStepView {
                    text: words.to_owned(),
                    done: every(2, row).then(|| words.to_owned()),
                    reference: every(2, row).then(|| words.to_owned()),
                    correct: every(2, row).then(|| words.to_owned()),
                }),
            }),
            can_record: true,
            steps: items(words, many),
            step: words.to_owned(),
            corrects: many.is_multiple_of(2).then(|| words.to_owned()),
            on: date(words),
            reference: words.to_owned(),
            done: true,
            errors: mistakes(&["step", "on", "on-day", "reference"], words),
            ..Self::bare()
        }
    }
}
