//! One figure: its value, its text, and what it is made of.

use crate::plan::Format;
use crate::rounding::{Decimal, Rounding, quotient};

/// What a value is, for its text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Quantity {
    #[default]
    Number,
    Percentage,
    /// A difference of percentages.
    Points,
    Pence,
}

/// One figure of a table.
#[derive(Debug, Clone, Default)]
pub(crate) struct Figure {
    pub(crate) value: Option<Decimal>,
    pub(crate) text: String,
    pub(crate) quantity: Quantity,
    pub(crate) numerator: Option<u64>,
    pub(crate) denominator: Option<u64>,
    pub(crate) rounding: Option<Rounding>,
    pub(crate) published: bool,
    /// The cases behind it, by number, each once and in order.
    pub(crate) cases: Option<Vec<usize>>,
    /// What a reader should know before relying on it.
    pub(crate) doubt: Option<String>,
    /// Whether any member or any published line stands behind it.
    pub(crate) occupied: bool,
}

impl Figure {
    /// A cell that prints nothing.
    pub(crate) fn blank() -> Self {
        Self::default()
    }

    /// Whether it has no meaning when it is added to others.
    pub(crate) const fn is_of_percentages(&self) -> bool {
        matches!(self.quantity, Quantity::Percentage | Quantity::Points)
    }

    /// Sets the value, and writes it as a reader sees it.
    pub(crate) fn shown(
        mut self,
        value: Option<Decimal>,
        quantity: Quantity,
        format: &Format,
    ) -> Self {
        self.value = value;
        self.quantity = quantity;
        self.text = match value {
            None => format.none.to_owned(),
            Some(value) => match format.zero {
                Some(zero) if value.scaled == 0 => zero.to_owned(),
                _ => {
                    let text = match quantity {
                        Quantity::Number => value.text(),
                        Quantity::Percentage => value.text() + "%",
                        Quantity::Points => points(value),
                        Quantity::Pence => pounds(value, format.decimals, format.rounding),
                    };
                    match format.text {
                        Some(around) => around.replace("{}", &text),
                        None => text,
                    }
                }
            },
        };
        self
    }
}

/// Pence as pounds and pence, or without decimals as whole pounds by a rounding rule.
fn pounds(pence: Decimal, decimals: Option<u32>, rounding: Rounding) -> String {
    let whole = quotient(pence.scaled, 100, 0, rounding).filter(|_| decimals == Some(0));
    let pounds = whole.unwrap_or(Decimal {
        scaled: pence.scaled,
        decimals: 2,
    });
    let text = pounds.text();
    match text.strip_prefix('-') {
        Some(text) => format!("-£{text}"),
        None => format!("£{text}"),
    }
}

/// Pence in pounds and pence.
pub(crate) fn in_pounds(pence: i64) -> String {
    pounds(Decimal::whole(i128::from(pence)), None, Rounding::HalfUp)
}

/// Percentage points, of which there may be one.
fn points(value: Decimal) -> String {
    let text = value.text();
    let one = matches!(text.as_str(), "1" | "-1");
    format!("{text} {}", if one { "point" } else { "points" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(50_000, None, "£500.00")]
    #[case(50_000, Some(0), "£500")]
    #[case(62_550, None, "£625.50")]
    #[case(62_550, Some(0), "£626")]
    #[case(62_549, Some(0), "£625")]
    #[case(-40, Some(0), "£0")]
    #[case(-5, None, "-£0.05")]
    fn money_is_written_in_pounds(
        #[case] pence: i128,
        #[case] decimals: Option<u32>,
        #[case] text: &str,
    ) {
        assert_eq!(
            pounds(Decimal::whole(pence), decimals, Rounding::HalfUp),
            text
        );
    }
}
