//! What is asked of a field, and what facts say to it, as people say it: "answered in 12 working days", "raised by
//! Parent", "not extended".

use crate::field::{Field, Values};
use crate::filter::Test;

/// What a filter asks of a field.
pub(crate) fn asked(field: Field, test: &Test) -> String {
    match test {
        Test::OneOf(words) => is(field, &called(field, words), " or "),
        Test::NoneOf { words, stated } => {
            let not = is_not(field, &called(field, words));
            if *stated {
                format!("{}, and {not}", recorded(field))
            } else {
                not
            }
        }
        Test::Stated(true) => recorded(field),
        Test::Stated(false) => not_recorded(field),
        Test::Within(ranges) => {
            let ranges: Vec<String> = ranges.iter().map(|it| it.in_words()).collect();
            is(field, &ranges, " or ")
        }
    }
}

fn called(field: Field, words: &[String]) -> Vec<String> {
    words.iter().map(|it| field.called(it)).collect()
}

/// That a field is one of these, as it is called: "procedure is Corporate", "answered in 1 working day".
pub(crate) fn is(field: Field, called: &[String], between: &str) -> String {
    if field.values() == Values::YesNo {
        let said: Vec<&str> = called.iter().map(|it| yes_or_no(field, it)).collect();
        return said.join(between);
    }
    let (before, after) = around(field);
    let after = match called {
        [one] if one == "1" => after.strip_suffix('s').unwrap_or(after),
        _ => after,
    };
    format!("{before} {}{after}", called.join(between))
}

/// That it is none of these.
fn is_not(field: Field, called: &[String]) -> String {
    let is = is(field, called, " or ");
    let (before, _) = around(field);
    match before.strip_suffix(" is") {
        Some(name) => format!("{name} is not {}", called.join(" or ")),
        None => format!("not: {is}"),
    }
}

/// That it is recorded at all.
fn recorded(field: Field) -> String {
    format!("{} is recorded", name(field))
}

/// That it is not recorded.
pub(crate) fn not_recorded(field: Field) -> String {
    format!("{} is not recorded", name(field))
}

/// What stands before and after the values of a field.
const fn around(field: Field) -> (&'static str, &'static str) {
    match field {
        Field::Kind => ("kind is", ""),
        Field::Procedure => ("procedure is", ""),
        Field::Stage => ("stage", ""),
        Field::Level => ("level is", ""),
        Field::Days => ("answered in", " working days"),
        Field::PanelDays => ("panel met in", " working days"),
        Field::RaisedBy => ("raised by", ""),
        Field::Method => ("the way it came is", ""),
        Field::Theme => ("theme is", ""),
        Field::Outcome => ("outcome is", ""),
        Field::CaseOutcome => ("outcome of the whole case is", ""),
        Field::Ending => ("how it stands is", ""),
        Field::State => ("it is", ""),
        Field::Reason => ("reason for not accepting it is", ""),
        Field::Decision => ("the Ombudsman’s decision is", ""),
        Field::ReferredBy => ("brought to the Ombudsman by", ""),
        Field::Remedy => ("remedy is", ""),
        Field::Team => ("team is", ""),
        Field::ServiceArea => ("service area is", ""),
        Field::Quadrant => ("area of the council is", ""),
        Field::Locality => ("came from", ""),
        Field::AdvocacyAnswer => ("answer to the offer of an advocate is", ""),
        Field::AdvocacyReason => ("reason for declining an advocate is", ""),
        Field::AdvocacyProvider => ("advocacy provider is", ""),
        Field::AdvocacySource => ("referred to the advocacy provider by", ""),
        Field::Gender => ("gender is", ""),
        Field::Ethnicity => ("ethnicity is", ""),
        Field::Disability => ("disability is", ""),
        Field::Religion => ("religion or belief is", ""),
        Field::SexualOrientation => ("sexual orientation is", ""),
        Field::Language => ("first language is", ""),
        Field::CareStatus => ("care status is", ""),
        Field::Age => ("aged", ""),
        // these are said whole
        Field::OnTime | Field::Extended | Field::Investigated | Field::AdvocacyOffered => ("", ""),
    }
}

/// What a field with a yes or a no says, whole.
fn yes_or_no(field: Field, called: &str) -> &'static str {
    let (yes, no) = match field {
        Field::OnTime => ("within its time limit", "over its time limit"),
        Field::Extended => ("extended", "not extended"),
        Field::Investigated => (
            "investigated in detail by the Ombudsman",
            "not investigated in detail by the Ombudsman",
        ),
        _ => ("an advocate was offered", "no advocate was offered"),
    };
    if called == "yes" { yes } else { no }
}

/// What a field is called where something is said of it.
fn name(field: Field) -> &'static str {
    match field {
        Field::Days => "how many working days the answer took",
        Field::PanelDays => "how many working days it took until the panel met",
        Field::OnTime => "whether it was within its time limit",
        Field::Extended => "whether it was extended",
        Field::Investigated => "whether the Ombudsman investigated it in detail",
        Field::AdvocacyOffered => "whether an advocate was offered",
        Field::RaisedBy => "who raised it",
        Field::State => "how it stands",
        Field::ReferredBy => "who brought it to the Ombudsman",
        Field::Locality => "where it came from",
        Field::AdvocacySource => "who referred it to the advocacy provider",
        Field::Age => "age",
        other => {
            let (before, _) = around(other);
            before.strip_suffix(" is").unwrap_or(before)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{asked, is};
    use crate::field::Field;
    use crate::filter::{Range, Test};
    use crate::words::Word;
    use rstest::rstest;

    fn one_of(words: &[&str]) -> Test {
        Test::OneOf(words.iter().map(|it| (*it).to_owned()).collect())
    }

    fn within(ranges: &[&str]) -> Test {
        let read = |it: &&str| Range::read(it).expect("a range");
        Test::Within(ranges.iter().map(read).collect())
    }

    fn none_of(words: &[&str], stated: bool) -> Test {
        Test::NoneOf {
            words: words.iter().map(|it| (*it).to_owned()).collect(),
            stated,
        }
    }

    #[rstest]
    #[case(Field::Days, within(&["12"]), "answered in 12 working days")]
    #[case(Field::Days, within(&["1"]), "answered in 1 working day")]
    #[case(Field::Days, within(&["0-10", "21+"]), "answered in 0 to 10 or 21 or more working days")]
    #[case(
        Field::Days,
        Test::Stated(true),
        "how many working days the answer took is recorded"
    )]
    #[case(Field::PanelDays, within(&["30"]), "panel met in 30 working days")]
    #[case(Field::Age, within(&["16-17"]), "aged 16 to 17")]
    #[case(Field::Stage, within(&["2"]), "stage 2")]
    #[case(Field::OnTime, one_of(&["true"]), "within its time limit")]
    #[case(Field::OnTime, one_of(&["true", "false"]), "within its time limit or over its time limit")]
    #[case(Field::Extended, one_of(&["false"]), "not extended")]
    #[case(Field::Extended, none_of(&["true"], false), "not: extended")]
    #[case(Field::Investigated, one_of(&["true"]), "investigated in detail by the Ombudsman")]
    #[case(
        Field::Investigated,
        one_of(&["false"]),
        "not investigated in detail by the Ombudsman"
    )]
    #[case(Field::AdvocacyOffered, one_of(&["true"]), "an advocate was offered")]
    #[case(Field::AdvocacyOffered, one_of(&["false"]), "no advocate was offered")]
    #[case(
        Field::AdvocacyOffered,
        Test::Stated(false),
        "whether an advocate was offered is not recorded"
    )]
    #[case(Field::RaisedBy, one_of(&["parent", "child"]), "raised by Parent or Child or young person")]
    #[case(Field::RaisedBy, none_of(&["parent"], true), "who raised it is recorded, and not: raised by Parent")]
    #[case(Field::Procedure, none_of(&["corporate"], false), "procedure is not Corporate (non-statutory)")]
    #[case(Field::Method, Test::Stated(false), "the way it came is not recorded")]
    #[case(Field::State, one_of(&["ongoing"]), "it is ongoing")]
    fn what_is_asked_reads_as_people_say_it(
        #[case] field: Field,
        #[case] test: Test,
        #[case] words: &str,
    ) {
        assert_eq!(asked(field, &test), words);
    }

    #[test]
    fn no_field_is_called_by_its_code() {
        for field in Field::ALL {
            let said = is(*field, &["yes".to_owned()], ", ");
            assert!(!said.contains('_') && !said.starts_with(' '), "{said}");
            let unsaid = asked(*field, &Test::Stated(false));
            assert!(!unsaid.starts_with(' '), "{field:?}: {unsaid}");
        }
    }
}
