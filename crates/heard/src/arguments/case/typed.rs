//! How numbers, money, findings and actions are typed.

use complaints::codes::{Outcome, RemedyKind};
use complaints::ids::{
    EntryNumber, ParkingNumber, PersonNumber, PointNumber, RecommendationNumber, RemedyNumber,
    RouteNumber, SoughtNumber, StageNumber,
};
use complaints::personal::Personal;
use complaints::remedy::RemedyTerms;
use complaints::step::About;

/// A number of the domain, from its text.
pub(super) trait Numbered: Sized {
    fn numbered(number: u16) -> Self;
}

macro_rules! numbered {
    ($($name:ident),+) => {$(
        impl Numbered for $name {
            fn numbered(number: u16) -> Self {
                Self(number)
            }
        }
    )+};
}

numbered!(
    EntryNumber,
    ParkingNumber,
    PersonNumber,
    PointNumber,
    RecommendationNumber,
    RemedyNumber,
    RouteNumber,
    SoughtNumber
);

pub(super) fn number<T: Numbered>(text: &str) -> Result<T, String> {
    let number: u16 = text.parse().map_err(|_| "a number from 1".to_owned())?;
    if number == 0 {
        return Err("numbers begin with 1".to_owned());
    }
    Ok(T::numbered(number))
}

pub(super) fn point(text: &str) -> Result<PointNumber, String> {
    number(text)
}

pub(super) fn stage(text: &str) -> Result<StageNumber, String> {
    let number: u8 = text
        .parse()
        .map_err(|_| "a stage is 1, 2 or 3".to_owned())?;
    StageNumber::try_from(number).map_err(|error| error.to_string())
}

pub(super) fn code<T: std::str::FromStr>(text: &str) -> Result<T, String> {
    text.parse()
        .map_err(|_| format!("there is no step “{text}”; `heard case next REFERENCE` lists them"))
}

pub(super) fn about(text: &str) -> Result<About, String> {
    let wrong = || "write point:1, person:2, entry:1, remedy:1 or recommendation:1".to_owned();
    let (what, which) = text.split_once(':').ok_or_else(wrong)?;
    Ok(match what {
        "point" => About::Point(number(which)?),
        "person" => About::Person(number(which)?),
        "entry" => About::Entry(number(which)?),
        "remedy" => About::Remedy(number(which)?),
        "recommendation" => About::Recommendation(number(which)?),
        _ => return Err(wrong()),
    })
}

pub(super) fn finding(text: &str) -> Result<(PointNumber, Outcome), String> {
    let (which, what) = text
        .split_once('=')
        .ok_or_else(|| "write 1=upheld".to_owned())?;
    let outcome = what
        .parse()
        .map_err(|error: complaints::codes::UnknownCode| error.to_string())?;
    Ok((number(which)?, outcome))
}

/// What an action says of itself beside its text.
const PARTS: [&str; 6] = ["kind", "point", "recommendation", "owner", "due", "pounds"];

/// What an answer says is to be done: `kind=apology;owner=Head of service;due=2027-03-31`. The text comes last, and may
/// hold what parts the others.
pub(super) fn action(text: &str) -> Result<RemedyTerms, String> {
    let wrong = |it: &str| {
        format!(
            "“{it}” is no kind=, point=, recommendation=, owner=, due=, pounds= or text=, parted by a semicolon"
        )
    };
    let (said, words) = match text.split_once("text=") {
        Some((said, words)) => (said, Some(words.trim())),
        None => (text, None),
    };
    if let Some(late) = words.and_then(|words| {
        let mut parts = words.split(';').skip(1).filter_map(|it| it.split_once('='));
        parts.find(|(what, _)| PARTS.contains(&what.trim()))
    }) {
        return Err(format!(
            "“{}=” stands behind text=, where everything is text; write text= last",
            late.0.trim()
        ));
    }
    let mut kind = None;
    let mut terms = RemedyTerms::new(RemedyKind::Other);
    for part in said.split(';').map(str::trim).filter(|it| !it.is_empty()) {
        let (what, value) = part.split_once('=').ok_or_else(|| wrong(part))?;
        let value = value.trim();
        match what.trim() {
            "kind" => {
                let known = value.parse();
                kind =
                    Some(known.map_err(|error: complaints::codes::UnknownCode| error.to_string())?);
            }
            "point" => terms.source.point = Some(number(value)?),
            "recommendation" => terms.source.recommendation = Some(number(value)?),
            "owner" => terms.owner = Some(value.to_owned()),
            "due" => {
                let day = value.parse();
                terms.due_on =
                    Some(day.map_err(|_| format!("“{value}” is no date like 2027-03-31"))?);
            }
            "pounds" => terms.amount_pence = Some(pence(value)?),
            _ => return Err(wrong(part)),
        }
    }
    terms.kind = kind.ok_or_else(|| "say the kind: kind=apology".to_owned())?;
    terms.text = words.filter(|it| !it.is_empty()).map(Personal::from);
    Ok(terms)
}

pub(super) fn pence(text: &str) -> Result<i64, String> {
    let wrong = || "write pounds and pence: 150 or 150.50".to_owned();
    let (pounds, pence) = text.split_once('.').unwrap_or((text, "00"));
    let digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    if !digits(pounds) || !digits(pence) || pence.len() != 2 {
        return Err(wrong());
    }
    let pounds: i64 = pounds.parse().map_err(|_| wrong())?;
    let pence: i64 = pence.parse().map_err(|_| wrong())?;
    pounds
        .checked_mul(100)
        .and_then(|it| it.checked_add(pence))
        .ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("150", Some(15_000))]
    #[case("150.50", Some(15_050))]
    #[case("0.05", Some(5))]
    #[case("150.5", None)]
    #[case("-3", None)]
    #[case("£3", None)]
    #[case("99999999999999999999", None)]
    fn money_is_written_in_pounds_and_pence(#[case] text: &str, #[case] amount: Option<i64>) {
        assert_eq!(pence(text).ok(), amount);
    }

    #[test]
    fn what_a_step_is_about_is_named_with_its_number() {
        assert_eq!(about("point:2"), Ok(About::Point(PointNumber(2))));
        assert_eq!(about("person:1"), Ok(About::Person(PersonNumber(1))));
        assert!(about("point:0").is_err());
        assert!(about("team:1").is_err());
    }

    #[test]
    fn an_action_says_what_by_whom_and_by_when() {
        let said = action(
            "kind=staff_training; point=1; owner=Assessment North; due=2027-03-31; text=Timescales; twice a year",
        );
        let mut expected = RemedyTerms::new(RemedyKind::StaffTraining);
        expected.source.point = Some(PointNumber(1));
        expected.owner = Some("Assessment North".to_owned());
        expected.due_on = Some(jiff::civil::date(2027, 3, 31));
        expected.text = Some("Timescales; twice a year".into());
        assert_eq!(said, Ok(expected));
        assert_eq!(
            action("kind=apology").map(|it| it.kind),
            Ok(RemedyKind::Apology)
        );
        assert!(action("owner=Assessment North").is_err());
        assert!(action("kind=apology;by=tomorrow").is_err());
        assert!(action("kind=apology;due=31/3/2027").is_err());
    }

    #[test]
    fn a_finding_names_its_point() {
        assert_eq!(finding("1=upheld"), Ok((PointNumber(1), Outcome::Upheld)));
        assert!(finding("1=true").is_err());
    }
}
