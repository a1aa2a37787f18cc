//! One figure: its value, its text, and what it is made of.

use crate::plan::Format;
use crate::rounding::{Decimal, Rounding};

/// What a value is, for its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quantity {
    Number,
    Percentage,
    Pence,
}

/// One figure of a table.
#[derive(Debug, Clone, Default)]
pub(crate) struct Figure {
    pub(crate) value: Option<Decimal>,
    pub(crate) text: String,
    pub(crate) percentage: bool,
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

    /// Sets the value, and writes it as a reader sees it.
    pub(crate) fn shown(
        mut self,
        value: Option<Decimal>,
        quantity: Quantity,
        format: &Format,
    ) -> Self {
        self.value = value;
        self.percentage = quantity == Quantity::Percentage;
        self.text = match value {
            None => format.none.clone(),
            Some(value) => match &format.zero {
                Some(zero) if value.scaled == 0 => zero.clone(),
                _ => {
                    let text = match quantity {
                        Quantity::Number => value.text(),
                        Quantity::Percentage => format!("{}%", value.text()),
                        Quantity::Pence => pounds(value, format.decimals),
                    };
                    format
                        .text
                        .as_ref()
                        .map_or(text.clone(), |around| around.replace("{}", &text))
                }
            },
        };
        self
    }
}

/// Pence as pounds; without decimals, whole pounds are written without pence.
fn pounds(pence: Decimal, decimals: Option<u32>) -> String {
    let pounds = Decimal {
        scaled: pence.scaled.abs(),
        decimals: 2,
    }
    .text();
    let pounds = match (decimals, pounds.strip_suffix(".00")) {
        (Some(0), Some(whole)) => whole.to_owned(),
        _ => pounds,
    };
    format!("{}£{pounds}", if pence.scaled < 0 { "-" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(50_000, None, "£500.00")]
    #[case(50_000, Some(0), "£500")]
    #[case(62_550, Some(0), "£625.50")]
    #[case(-5, None, "-£0.05")]
    fn money_is_written_in_pounds(
        #[case] pence: i128,
        #[case] decimals: Option<u32>,
        #[case] text: &str,
    ) {
        assert_eq!(pounds(Decimal::whole(pence), decimals), text);
    }
}
