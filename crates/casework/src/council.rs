//! A council's profile: its own lists (teams, themes, areas, reasons), its ladder, what it chose where the law leaves a
//! question open, the rules that it signed off, who may approve a payment, and bank holidays proclaimed since. Optional:
//! without one, values are taken as they come and every question has its default.

use crate::records::{CaseRecord, Problem};
use complaints::rules::{
    Approver, Choice, Closure, CouncilDays, CouncilDaysError, Proclaimed, Rules, RulesError,
    SignOff,
};
use complaints::year::YearDays;
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;
use workdays::Calendar;

/// A council's profile, a file in `councils/` or of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Council {
    /// Its name.
    pub name: String,
    /// Its lists, each in its order.
    #[serde(default)]
    pub lists: BTreeMap<List, Vec<String>>,
    /// When who is told that something is due or late.
    #[serde(default)]
    pub ladder: Ladder,
    /// What it chose where a question is open, and from when.
    #[serde(default, rename = "choice")]
    pub choices: Vec<Choice>,
    /// The rules that somebody of the council checked against their text.
    #[serde(default, rename = "signed_off")]
    pub sign_offs: Vec<SignOff>,
    /// The posts that may approve a payment, each up to its limit.
    #[serde(default, rename = "approver")]
    pub approvers: Vec<Approver>,
    /// Bank holidays proclaimed, or moved, since this Heard was made.
    #[serde(default, rename = "bank_holiday")]
    pub bank_holidays: Vec<Proclaimed>,
    /// Days on which it is closed: they count in every limit of the law, and in its own targets unless it chose
    /// otherwise (C31).
    #[serde(default, rename = "closure")]
    pub closures: Vec<Closure>,
    /// The days by which it means to do what it owes for a year.
    #[serde(default)]
    pub year: Year,
}

/// The days by which a council means to do what it owes for a year, each a month and a day after 31 March: `09-30`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Year {
    /// The annual report under regulation 13.
    #[serde(default)]
    pub annual_report: Option<String>,
    /// The complaints performance and service improvement report of the Code, after the Ombudsman's letter of July.
    #[serde(default)]
    pub performance_report: Option<String>,
}

impl Year {
    /// The days for a year that ended on a 31 March.
    ///
    /// # Errors
    /// What is no month and day.
    pub fn days(&self, year_end: Date) -> Result<YearDays, ProfileError> {
        let day = |written: &Option<String>| {
            let Some(written) = written else {
                return Ok(None);
            };
            let wrong = || ProfileError::Day(written.clone());
            let this: Date = format!("{}-{written}", year_end.year())
                .parse()
                .map_err(|_| wrong())?;
            if this > year_end {
                return Ok(Some(this));
            }
            let next = format!("{}-{written}", year_end.year() + 1);
            next.parse().map(Some).map_err(|_| wrong())
        };
        Ok(YearDays {
            annual_report: day(&self.annual_report)?,
            performance_report: day(&self.performance_report)?,
        })
    }
}

/// What in a council's profile cannot be.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// A choice or a sign-off.
    #[error(transparent)]
    Rules(#[from] RulesError),
    /// A bank holiday or a closure.
    #[error(transparent)]
    Days(#[from] CouncilDaysError),
    /// A day of the year that is none.
    #[error("“{0}” is not a month and a day; write 09-30")]
    Day(String),
}

impl Council {
    /// The rules and the calendar, as this council chose them, signed them off and brings days to them.
    ///
    /// # Errors
    /// A choice that cannot be made, a sign-off of a rule that there is not, or a day that cannot be.
    pub fn law(&self, rules: Rules, calendar: Calendar) -> Result<(Rules, Calendar), ProfileError> {
        let rules = rules.with_council(self.choices.clone(), self.sign_offs.clone())?;
        let rules = rules.with_approvers(self.approvers.clone());
        Ok(self.days().applied(rules, calendar)?)
    }

    /// The days that it brings.
    pub fn days(&self) -> CouncilDays {
        CouncilDays {
            bank_holidays: self.bank_holidays.clone(),
            closures: self.closures.clone(),
        }
    }
}

/// When who is told that something is due or late, and what share of answers the council means to give in time.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ladder {
    /// The share of stage 1 answers in time that the council means to reach, in per cent.
    pub target: u8,
    /// The steps, the earliest first.
    pub steps: Vec<LadderStep>,
}

/// A step of the ladder.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LadderStep {
    /// Working days after the due day; negative for days before it.
    pub days: i32,
    /// Who is told.
    pub who: String,
}

impl Default for Ladder {
    /// The manager of the team four working days before, the head of service one before, the director once it is
    /// three late.
    fn default() -> Self {
        let step = |days, who: &str| LadderStep {
            days,
            who: who.to_owned(),
        };
        Self {
            target: 85,
            steps: vec![
                step(-4, "Team manager"),
                step(-1, "Head of service"),
                step(3, "Director"),
            ],
        }
    }
}

impl Ladder {
    /// Who should know by now of something that is due on a day: the last of those who are told by then.
    pub fn told_by(&self, due: Date, today: Date, calendar: &Calendar) -> Option<&str> {
        let past = calendar.between(due, today).ok()?;
        let mut latest_first = self.steps.iter().rev();
        latest_first
            .find(|step| past >= step.days)
            .map(|step| step.who.as_str())
    }
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

#[cfg(test)]
mod tests {
    use super::{Council, Ladder, Year};
    use complaints::rules::Rules;
    use jiff::civil::date;
    use workdays::Calendar;

    fn with_closure(text: &str) -> Result<Rules, super::ProfileError> {
        let council: Council = toml::from_str(text).expect("a profile");
        let rules = Rules::built_in().expect("they read");
        let (rules, _) = council.law(rules, Calendar::england_and_wales())?;
        Ok(rules)
    }

    #[test]
    fn closure_days_are_each_day_of_a_closure_and_hold_from_the_day_the_council_chose_so() {
        let text = r#"
            name = "Northmere"
            [[choice]]
            setting = "C31"
            choice = "own_targets_only"
            from = "2026-12-01"
            [[closure]]
            from = "2026-12-29"
            to = "2026-12-31"
            name = "Christmas closure"
        "#;
        let rules = with_closure(text).expect("it can be chosen");
        assert_eq!(rules.closures_for_own_targets(date(2026, 11, 30)), None);
        let days = rules.closures_for_own_targets(date(2026, 12, 1));
        let days: Vec<_> = days.expect("chosen").days().keys().copied().collect();
        assert_eq!(
            days,
            [date(2026, 12, 29), date(2026, 12, 30), date(2026, 12, 31)]
        );
        let backwards = text.replace("2026-12-31", "2026-12-28");
        let error = with_closure(&backwards).expect_err("it ends before it begins");
        assert!(error.to_string().contains("Christmas closure"), "{error}");
    }

    #[test]
    fn a_day_of_the_year_is_the_first_of_its_name_after_the_31_march() {
        let year = Year {
            annual_report: Some("09-30".to_owned()),
            performance_report: Some("01-15".to_owned()),
        };
        let days = year.days(date(2026, 3, 31)).expect("days");
        assert_eq!(days.annual_report, Some(date(2026, 9, 30)));
        assert_eq!(days.performance_report, Some(date(2027, 1, 15)));
        let wrong = Year {
            annual_report: Some("30 September".to_owned()),
            ..Year::default()
        };
        let error = wrong.days(date(2026, 3, 31)).expect_err("no day");
        assert_eq!(
            error.to_string(),
            "“30 September” is not a month and a day; write 09-30"
        );
    }

    #[test]
    fn whoever_is_told_last_should_know() {
        let told = |due| {
            let calendar = Calendar::england_and_wales();
            let ladder = Ladder::default();
            let told = ladder.told_by(due, date(2026, 11, 25), &calendar);
            told.map(str::to_owned)
        };
        assert_eq!(told(date(2026, 12, 2)), None);
        assert_eq!(told(date(2026, 12, 1)).as_deref(), Some("Team manager"));
        assert_eq!(told(date(2026, 11, 26)).as_deref(), Some("Head of service"));
        assert_eq!(told(date(2026, 11, 23)).as_deref(), Some("Head of service"));
        assert_eq!(told(date(2026, 11, 20)).as_deref(), Some("Director"));
    }
}
