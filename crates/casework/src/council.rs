//! A council's own lists: teams, themes, areas, reasons. Optional: without one, values are taken as they come.

use crate::records::{CaseRecord, Problem};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A council's profile, a file in `councils/` or of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Council {
    /// Its name.
    pub name: String,
    /// Its lists, each in its order.
    #[serde(default)]
    pub lists: BTreeMap<List, Vec<String>>,
}

/// What a list is of. The words are those of report definitions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum List {
    /// Teams.
    Team,
    /// Themes of complaint points.
    Theme,
    /// Service areas.
    ServiceArea,
    /// Areas of the service.
    Quadrant,
    /// Where contacts come from.
    Locality,
    /// Reasons for not accepting a contact.
    Reason,
    /// Decisions of the Ombudsman.
    Decision,
    /// Ethnic groups.
    Ethnicity,
    /// Genders.
    Gender,
}

impl List {
    /// The word by which a definition and a profile name it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Theme => "theme",
            Self::ServiceArea => "service_area",
            Self::Quadrant => "quadrant",
            Self::Locality => "locality",
            Self::Reason => "reason",
            Self::Decision => "decision",
            Self::Ethnicity => "ethnicity",
            Self::Gender => "gender",
        }
    }
}

impl Council {
    /// The values of a record that the council's lists do not have. They are taken as they are.
    pub fn unlisted(&self, record: &CaseRecord) -> Vec<Problem> {
        let mut found = Vec::new();
        let mut ask = |list: List, field: String, value: Option<&String>| {
            let Some(value) = value else { return };
            if self
                .lists
                .get(&list)
                .is_some_and(|known| !known.contains(value))
            {
                let what = format!(
                    "“{value}” is not on the council's list ({}); it is taken as it is",
                    list.word()
                );
                found.push(Problem { field, what });
            }
        };
        ask(
            List::ServiceArea,
            "service_area".to_owned(),
            record.service_area.as_ref(),
        );
        for (place, area) in record.service_areas.iter().enumerate() {
            ask(
                List::ServiceArea,
                format!("service_areas[{place}]"),
                Some(area),
            );
        }
        for (place, team) in record.teams.iter().enumerate() {
            ask(List::Team, format!("teams[{place}]"), Some(team));
        }
        ask(
            List::Quadrant,
            "quadrant".to_owned(),
            record.quadrant.as_ref(),
        );
        ask(
            List::Locality,
            "locality".to_owned(),
            record.locality.as_ref(),
        );
        for (place, issue) in record.issues.iter().enumerate() {
            ask(
                List::Theme,
                format!("issues[{place}].theme"),
                issue.theme.as_ref(),
            );
            ask(
                List::Team,
                format!("issues[{place}].team"),
                issue.team.as_ref(),
            );
        }
        let refusal = record
            .not_accepted
            .as_ref()
            .and_then(|it| it.reason.as_ref());
        ask(List::Reason, "not_accepted.reason".to_owned(), refusal);
        for (place, entry) in record.ombudsman.iter().enumerate() {
            ask(
                List::Decision,
                format!("ombudsman[{place}].decision"),
                entry.decision.as_ref(),
            );
        }
        // a characteristic is a fact about a person, so the message names its field and not its value
        for (number, _, person) in record.everybody() {
            for (list, value) in [
                (List::Ethnicity, &person.ethnicity),
                (List::Gender, &person.gender),
            ] {
                let known = self.lists.get(&list).zip(value.as_ref());
                if known.is_some_and(|(known, value)| !known.contains(value.reveal())) {
                    let what = format!(
                        "is not on the council's list ({}); it is taken as it is",
                        list.word()
                    );
                    found.push(Problem {
                        field: format!("{number}: {}", list.word()),
                        what,
                    });
                }
            }
        }
        found
    }
}
