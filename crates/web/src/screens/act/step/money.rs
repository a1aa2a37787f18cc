//! Money as people type it.

/// Pence, of pounds as people type them: "£1,250.50", "150".
pub(in crate::screens::act) fn pence(typed: &str) -> Option<i64> {
    let typed = typed.trim().trim_start_matches('£').trim().replace(',', "");
    let (pounds, pence) = typed.split_once('.').unwrap_or((&typed, "00"));
    let digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    if pounds.is_empty() || pence.len() != 2 || !digits(pounds) || !digits(pence) {
        return None;
    }
    let pounds: i64 = pounds.parse().ok()?;
    pounds.checked_mul(100)?.checked_add(pence.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::pence;
    use rstest::rstest;

    #[rstest]
    #[case("150", Some(15_000))]
    #[case("£1,250.50", Some(125_050))]
    #[case(" £ 0.05 ", Some(5))]
    #[case("", None)]
    #[case("-5", None)]
    #[case("12.5", None)]
    #[case("a lot", None)]
    #[case("99999999999999999999", None)]
    fn pounds_are_read_as_people_type_them(#[case] typed: &str, #[case] read: Option<i64>) {
        assert_eq!(pence(typed), read);
    }
}
