//! Conditions that a member has to meet.

use crate::cohort::Cohort;
use crate::facts::day::Day;
use crate::field::Field;
use crate::plain;
use complaints::codes::Kind;
use foldhash::fast::FixedState;
use std::hash::{BuildHasher, Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

/// What a filter asks of one field.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Test {
    /// One of these codes or words.
    OneOf(Arc<[String]>),
    /// None of these; `stated` leaves out what is not recorded too.
    NoneOf { words: Arc<[String]>, stated: bool },
    /// Recorded, or not recorded.
    Stated(bool),
    /// In one of these ranges, both ends included.
    Within(Vec<Range>),
}

/// Whole numbers from one to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Range {
    pub(crate) from: i32,
    pub(crate) to: i32,
}

impl Range {
    /// Reads `0-10`, `21+` or `5`.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let number = |text: &str| text.trim().parse::<i32>().ok().filter(|n| *n >= 0);
        let range = if let Some(from) = text.trim().strip_suffix('+') {
            Self {
                from: number(from)?,
                to: i32::MAX,
            }
        } else if let Some((from, to)) = text.split_once('-') {
            Self {
                from: number(from)?,
                to: number(to)?,
            }
        } else {
            let only = number(text)?;
            Self {
                from: only,
                to: only,
            }
        };
        (range.from <= range.to).then_some(range)
    }

    /// Whether a number is in it.
    pub(crate) const fn has(self, number: i32) -> bool {
        self.from <= number && number <= self.to
    }

    /// As a definition writes it.
    pub(crate) fn text(self) -> String {
        if self.to == i32::MAX {
            format!("{}+", self.from)
        } else if self.from == self.to {
            self.from.to_string()
        } else {
            format!("{}-{}", self.from, self.to)
        }
    }

    /// As a sentence has it: "0 to 10", "21 or more", "5".
    pub(crate) fn in_words(self) -> String {
        if self.to == i32::MAX {
            format!("{} or more", self.from)
        } else if self.from == self.to {
            self.from.to_string()
        } else {
            format!("{} to {}", self.from, self.to)
        }
    }
}

/// One filter: a field and what is asked of it; every cell of a table holds it, so that it is shared.
#[derive(Debug, Clone)]
pub(crate) struct Filter(Arc<Asked>);

/// What a filter asks.
#[derive(Debug)]
pub(crate) struct Asked {
    pub(crate) field: Field,
    pub(crate) test: Test,
    /// The hash of both: a report looks for the sets of a filter by it, over and over.
    hash: u64,
}

impl Deref for Filter {
    type Target = Asked;

    fn deref(&self) -> &Asked {
        &self.0
    }
}

impl PartialEq for Filter {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
            || (self.hash == other.hash && self.field == other.field && self.test == other.test)
    }
}

impl Eq for Filter {}

impl Hash for Filter {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.hash);
    }
}

/// From what day, and by what limits, a member is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct View {
    /// What happened after this day is not known yet.
    pub(crate) closing: Day,
    /// The working days that "on time" means here, standard and longer, instead of the stage's own.
    pub(crate) limit: Option<(i32, i32)>,
}

impl View {
    /// From so late a day that everything is known.
    pub(crate) const ALL_KNOWN: Self = Self {
        closing: Day::MAX,
        limit: None,
    };

    /// Only as much of it as matters to a field, so that equal questions are answered once.
    pub(crate) fn for_field(self, field: Field) -> Self {
        Self {
            closing: if field.dated() {
                self.closing
            } else {
                Day::MAX
            },
            limit: self.limit.filter(|_| field == Field::OnTime),
        }
    }
}

/// A condition that divides the rows of a unit into those that meet it and those that do not.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Condition {
    Cohort {
        cohort: Cohort,
        from: Day,
        to: Day,
        closing: Day,
    },
    Filter {
        filter: Filter,
        view: View,
    },
}

impl Condition {
    /// The kinds of case that it asks for, where it asks for kinds.
    pub(crate) fn kinds(&self) -> Option<String> {
        match self {
            Self::Filter { filter, .. } => filter.kinds(),
            Self::Cohort { .. } => None,
        }
    }
}

impl Filter {
    pub(crate) fn new(field: Field, test: Test) -> Self {
        let hash = FixedState::default().hash_one((field, &test));
        Self(Arc::new(Asked { field, test, hash }))
    }

    /// The kinds of case that it asks for, as people call them: "complaints or compliments"; none where it asks for
    /// anything else.
    pub(crate) fn kinds(&self) -> Option<String> {
        match &self.test {
            Test::OneOf(codes) if self.field == Field::Kind => {
                let several = |code: &String| {
                    code.parse()
                        .map_or_else(|_| code.clone(), |kind| several(kind).to_owned())
                };
                Some(codes.iter().map(several).collect::<Vec<_>>().join(" or "))
            }
            _ => None,
        }
    }

    /// In words, as in "procedure is Children Act (statutory)", "answered in 12 working days" or "complaints".
    pub(crate) fn in_words(&self) -> String {
        if let Some(kinds) = self.kinds() {
            return kinds;
        }
        plain::asked(self.field, &self.test)
    }
}

/// Cases of a kind, as a sentence needs it.
const fn several(kind: Kind) -> &'static str {
    match kind {
        Kind::Complaint => "complaints",
        Kind::Representation => "representations settled informally",
        Kind::ServiceRequest => "service requests",
        Kind::Comment => "comments",
        Kind::Compliment => "compliments",
        Kind::MemberEnquiry => "member enquiries",
        Kind::OmbudsmanEnquiry => "Ombudsman enquiries",
        Kind::AdvocacyReferral => "advocacy referrals",
        Kind::Advice => "advice given",
        Kind::SchoolComplaint => "complaints about schools",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("0-10", 0, 10)]
    #[case("21+", 21, i32::MAX)]
    #[case("5", 5, 5)]
    fn a_range_is_read_and_written(#[case] text: &str, #[case] from: i32, #[case] to: i32) {
        let range = Range::read(text).expect("a range");
        assert_eq!(range, Range { from, to });
        assert_eq!(range.text(), text);
    }

    #[rstest]
    #[case("10-0")]
    #[case("-5")]
    #[case("ten")]
    fn what_is_no_range_is_refused(#[case] text: &str) {
        assert_eq!(Range::read(text), None);
    }
}
