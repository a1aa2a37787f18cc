//! What a council chose over time, as its register was shown it: a list, and each list that took its place.

use super::Choice;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything that a council chose, and since when that is the list to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoicesMade {
    /// The day from which on the list counts, for what is received then: that after the register was shown it. None for a
    /// list that was there before any case was, and counts for all of them.
    #[serde(default)]
    pub since: Option<Date>,
    /// The whole list.
    pub choices: Vec<Choice>,
}

/// A council's lists of choices, of which each counts for what is received from its day until the next: so no choice
/// reaches back before the day on which it was made, whatever day it names, and none that is taken out leaves what was
/// received while it stood. A list that the register is shown counts from the day after: so whatever was received by then
/// goes by what stood, however many lists are shown on one day, and in whatever order it is recorded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices(BTreeMap<Option<Date>, Vec<Choice>>);

impl Choices {
    /// One list, for whatever was received.
    pub fn always(choices: Vec<Choice>) -> Self {
        let mut always = Self::default();
        always.make(ChoicesMade {
            since: None,
            choices,
        });
        always
    }

    /// Takes in a list; of several of one day the last stands.
    pub fn make(&mut self, made: ChoicesMade) {
        self.0.insert(made.since, made.choices);
    }

    /// The list for what is received on a day.
    pub fn on(&self, received: Date) -> &[Choice] {
        let until_then = self.0.range(..=Some(received));
        until_then.last().map_or(&[], |(_, list)| list.as_slice())
    }

    /// The list that was made last, whether it counts already or from tomorrow on.
    pub fn latest(&self) -> &[Choice] {
        let last = self.0.last_key_value();
        last.map_or(&[], |(_, list)| list.as_slice())
    }

    /// Whether nothing was ever chosen.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(Vec::is_empty)
    }
}

#[cfg(test)]
mod tests {
    use super::{Choices, ChoicesMade};
    use crate::rules::Choice;
    use jiff::civil::{Date, date};

    fn number(number: u32) -> Vec<Choice> {
        vec![Choice {
            setting: "C7".to_owned(),
            of: None,
            choice: None,
            number: Some(number),
            from: date(2026, 1, 1),
        }]
    }

    fn made(since: Option<Date>, choices: Vec<Choice>) -> ChoicesMade {
        ChoicesMade { since, choices }
    }

    #[test]
    fn a_list_counts_from_its_day_until_the_next_and_the_last_of_a_day_stands() {
        let mut choices = Choices::always(number(20));
        choices.make(made(Some(date(2026, 9, 7)), number(25)));
        choices.make(made(Some(date(2026, 9, 7)), number(30)));
        choices.make(made(Some(date(2026, 11, 2)), Vec::new()));
        assert_eq!(choices.on(date(2005, 1, 1)), number(20));
        assert_eq!(choices.on(date(2026, 9, 6)), number(20));
        assert_eq!(choices.on(date(2026, 9, 7)), number(30));
        assert_eq!(choices.on(date(2026, 11, 1)), number(30));
        assert_eq!(choices.on(date(2026, 11, 2)), []);
    }

    #[test]
    fn something_was_chosen_where_any_list_says_so() {
        assert!(Choices::default().is_empty());
        let mut choices = Choices::always(Vec::new());
        assert!(choices.is_empty());
        choices.make(made(Some(date(2026, 9, 7)), number(25)));
        assert!(!choices.is_empty());
    }

    #[test]
    fn nothing_counts_before_the_first_list_where_cases_came_first() {
        let mut choices = Choices::default();
        choices.make(made(Some(date(2026, 9, 7)), number(25)));
        assert_eq!(choices.on(date(2026, 9, 6)), []);
    }
}
