//! Rounding: exact, with whole numbers only.

use crate::words::words;

words! {
    /// How a percentage loses its fraction.
    Rounding, "a rounding rule" {
        HalfUp = "half_up", "to the nearest, a half away from nought: 89.5 is 90";
        Truncate = "truncate", "the fraction is dropped: 94.9 is 94";
        LargestRemainder = "largest_remainder", "the parts of a whole add up to 100: all fractions are dropped, and what is missing goes to the parts with the largest fractions, equal ones to the earlier part";
        Complement = "complement", "100 minus a percentage as it is printed";
    }
}

/// A number with so many decimals: 1250 with two decimals is 12.50.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Decimal {
    pub(crate) scaled: i128,
    pub(crate) decimals: u32,
}

impl Decimal {
    /// A whole number.
    pub(crate) const fn whole(value: i128) -> Self {
        Self {
            scaled: value,
            decimals: 0,
        }
    }

    /// Reads a number as JSON writes it, without an exponent.
    pub(crate) fn read(number: &serde_json::Number) -> Option<Self> {
        let text = number.to_string();
        let (whole, fraction) = text.split_once('.').unwrap_or((text.as_str(), ""));
        let fraction = fraction.trim_end_matches('0');
        Some(Self {
            scaled: format!("{whole}{fraction}").parse().ok()?,
            decimals: u32::try_from(fraction.len()).ok()?,
        })
    }

    /// The JSON number: whole where it is whole.
    pub(crate) fn number(self) -> Option<serde_json::Number> {
        let whole = if self.decimals == 0 {
            Some(self.scaled)
        } else {
            let scale = 10_i128.checked_pow(self.decimals)?;
            (self.scaled % scale == 0).then(|| self.scaled / scale)
        };
        if let Some(whole) = whole {
            return i64::try_from(whole).ok().map(Into::into);
        }
        self.text().parse().ok()
    }

    /// As a reader sees it, with every decimal.
    pub(crate) fn text(self) -> String {
        if self.decimals == 0 {
            return self.scaled.to_string();
        }
        let scale = 10_u128.pow(self.decimals);
        let size = self.scaled.unsigned_abs();
        format!(
            "{}{}.{:0width$}",
            if self.scaled < 0 { "-" } else { "" },
            size / scale,
            size % scale,
            width = self.decimals as usize
        )
    }

    /// The difference of two, exact.
    pub(crate) fn minus(self, other: Self) -> Option<Self> {
        let decimals = self.decimals.max(other.decimals);
        Some(Self {
            scaled: self.at(decimals)?.checked_sub(other.at(decimals)?)?,
            decimals,
        })
    }

    /// The sum of two, exact.
    pub(crate) fn plus(self, other: Self) -> Option<Self> {
        self.minus(Self {
            scaled: -other.scaled,
            decimals: other.decimals,
        })
    }

    /// The number of units of the given decimal place; none when it has finer ones or is too large.
    pub(crate) fn at(self, decimals: u32) -> Option<i128> {
        10_i128
            .checked_pow(decimals.checked_sub(self.decimals)?)?
            .checked_mul(self.scaled)
    }
}

/// `numerator / denominator`, rounded to so many decimals by `half_up` or `truncate`; none without a denominator.
pub(crate) fn quotient(
    numerator: i128,
    denominator: i128,
    decimals: u32,
    rounding: Rounding,
) -> Option<Decimal> {
    if denominator == 0 {
        return None;
    }
    let scale = 10_i128.checked_pow(decimals)?;
    let above = numerator
        .checked_mul(scale)?
        .checked_mul(denominator.signum())?;
    let below = denominator.checked_abs()?;
    let scaled = if rounding == Rounding::Truncate {
        above / below
    } else {
        let away = (above.checked_abs()?.checked_mul(2)? + below) / (below * 2);
        away * above.signum()
    };
    Some(Decimal { scaled, decimals })
}

/// A percentage of two counts.
pub(crate) fn percentage(
    numerator: u64,
    denominator: u64,
    decimals: u32,
    rounding: Rounding,
) -> Option<Decimal> {
    quotient(
        i128::from(numerator) * 100,
        i128::from(denominator),
        decimals,
        rounding,
    )
}

/// The percentages of the parts of a whole, so that they add up to exactly 100; none without a whole.
pub(crate) fn largest_remainder(parts: &[u64], decimals: u32) -> Option<Vec<Decimal>> {
    let whole: u128 = parts.iter().map(|part| u128::from(*part)).sum();
    if whole == 0 {
        return None;
    }
    let hundred = 100 * 10_u128.checked_pow(decimals)?;
    let mut shares: Vec<(usize, u128, u128)> = parts
        .iter()
        .enumerate()
        .map(|(place, part)| {
            let exact = u128::from(*part) * hundred;
            (place, exact / whole, exact % whole)
        })
        .collect();
    let given: u128 = shares.iter().map(|(_, share, _)| share).sum();
    // the sort is stable, so that equal remainders go to the earlier part
    shares.sort_by_key(|(_, _, left)| std::cmp::Reverse(*left));
    for (_, share, _) in shares
        .iter_mut()
        .take(usize::try_from(hundred - given).ok()?)
    {
        *share += 1;
    }
    shares.sort_by_key(|(place, _, _)| *place);
    shares
        .into_iter()
        .map(|(_, share, _)| {
            i128::try_from(share)
                .ok()
                .map(|scaled| Decimal { scaled, decimals })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case(75, 84, Rounding::HalfUp, "89")]
    #[case(49, 56, Rounding::HalfUp, "88")]
    #[case(52, 55, Rounding::HalfUp, "95")]
    #[case(52, 55, Rounding::Truncate, "94")]
    #[case(7, 56, Rounding::HalfUp, "13")]
    #[case(7, 56, Rounding::Truncate, "12")]
    #[case(6, 98, Rounding::Truncate, "6")]
    #[case(0, 16, Rounding::HalfUp, "0")]
    fn a_rate_as_the_councils_print_it(
        #[case] numerator: u64,
        #[case] denominator: u64,
        #[case] rounding: Rounding,
        #[case] printed: &str,
    ) {
        let percentage = percentage(numerator, denominator, 0, rounding).expect("a denominator");
        assert_eq!(percentage.text(), printed);
    }

    #[test]
    fn without_a_denominator_there_is_no_rate() {
        assert_eq!(percentage(0, 0, 0, Rounding::HalfUp), None);
        assert_eq!(largest_remainder(&[0, 0], 0), None);
    }

    #[rstest]
    #[case(&[45, 8, 2], &[82, 14, 4])]
    #[case(&[57, 56, 7, 0, 1], &[47, 46, 6, 0, 1])]
    #[case(&[98, 18, 5], &[81, 15, 4])]
    #[case(&[24, 30], &[44, 56])]
    #[case(&[4, 3], &[57, 43])]
    #[case(&[1, 1, 1], &[34, 33, 33])]
    #[case(&[1, 1, 1, 1, 1, 1], &[17, 17, 17, 17, 16, 16])]
    fn the_parts_of_a_whole_add_up_to_100(#[case] parts: &[u64], #[case] printed: &[i128]) {
        let shares = largest_remainder(parts, 0).expect("a whole");
        assert_eq!(
            shares.iter().map(|it| it.scaled).collect::<Vec<_>>(),
            printed
        );
    }

    #[rstest]
    #[case(-2, 18, "-11.1")]
    #[case(-28, 46, "-60.9")]
    #[case(1, 8, "12.5")]
    fn a_change_keeps_its_sign(#[case] change: i128, #[case] of: i128, #[case] printed: &str) {
        let change = quotient(change * 100, of, 1, Rounding::HalfUp).expect("a denominator");
        assert_eq!(change.text(), printed);
    }

    #[test]
    fn a_half_goes_away_from_nought_on_both_sides() {
        assert_eq!(
            quotient(-5, 2, 0, Rounding::HalfUp),
            Some(Decimal::whole(-3))
        );
        assert_eq!(quotient(5, 2, 0, Rounding::HalfUp), Some(Decimal::whole(3)));
        assert_eq!(
            quotient(-5, 2, 0, Rounding::Truncate),
            Some(Decimal::whole(-2))
        );
    }

    proptest! {
        #[test]
        fn shares_add_up_and_none_is_a_whole_step_away(
            parts in proptest::collection::vec(0_u64..10_000, 1..12),
            decimals in 0_u32..3,
        ) {
            let whole: u64 = parts.iter().sum();
            prop_assume!(whole > 0);
            let shares = largest_remainder(&parts, decimals).expect("a whole");
            let hundred = 100 * 10_i128.pow(decimals);
            prop_assert_eq!(shares.iter().map(|it| it.scaled).sum::<i128>(), hundred);
            for (part, share) in parts.iter().zip(&shares) {
                let exact = i128::from(*part) * hundred;
                let off = (share.scaled * i128::from(whole) - exact).abs();
                prop_assert!(off < i128::from(whole));
            }
        }
    }
}
