//! The order of a list, and where a page of it begins.

use complaints::codes::UnknownCode;
use complaints::ids::CaseId;
use jiff::civil::Date;
use std::cmp::Ordering;
use std::str::FromStr;

/// The order of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Order {
    /// By due date, the earliest first and those in which nothing is due last; then by the day of receipt.
    #[default]
    Due,
    /// By the day of receipt, the newest first.
    Received,
    /// By reference, letter by letter.
    Reference,
}

impl Order {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::Due, Self::Received, Self::Reference];

    /// The word by which a command or an address names it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Received => "received",
            Self::Reference => "reference",
        }
    }

    /// Which of two cases comes first, by their positions.
    pub fn compare(self, one: &Position, other: &Position) -> Ordering {
        let receipt = |it: &Position| (it.received_on, it.case.0);
        let due = |it: &Position| (it.due_on.is_none(), it.due_on, receipt(it));
        match self {
            Self::Due => due(one).cmp(&due(other)),
            Self::Received => receipt(other).cmp(&receipt(one)),
            Self::Reference => one.reference.cmp(&other.reference),
        }
    }
}

impl FromStr for Order {
    type Err = UnknownCode;

    fn from_str(given: &str) -> Result<Self, UnknownCode> {
        Self::ALL
            .into_iter()
            .find(|order| order.code() == given)
            .ok_or_else(|| UnknownCode {
                given: given.to_owned(),
                list: "an order of a list",
                allowed: Self::ALL.map(Self::code).join(", "),
            })
    }
}

/// Where a page begins and how long it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageEnd {
    /// The order of the list.
    pub order: Order,
    /// After this position; none for the first page.
    pub after: Option<Position>,
    /// At most so many cases.
    pub most: u32,
}

/// The position of a case in a list, whatever its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// Its due date.
    pub due_on: Option<Date>,
    /// The day it was received.
    pub received_on: Date,
    /// Its reference.
    pub reference: String,
    /// The case.
    pub case: CaseId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_is_named_by_its_code_and_by_nothing_else() {
        for order in Order::ALL {
            assert_eq!(order.code().parse(), Ok(order));
        }
        let refused = "newest".parse::<Order>().expect_err("it is none");
        assert_eq!(
            refused.to_string(),
            "“newest” is not an order of a list; use one of: due, received, reference"
        );
    }
}
