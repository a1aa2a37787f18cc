//! What is stored of a case can be written out and read back: each text of it holds only what the text of a record may.

use crate::records::legible::{free, one_line};
use complaints::event::Event;
use complaints::recorded::Fact;
use serde_json::Value;

/// The texts of parts that may have several lines.
const FREE: [&str; 5] = ["text", "reason", "address", "safe_contact", "view"];

/// What is wrong with the first text that no record could hold; none where all can be written out and read back.
pub(crate) fn illegible(facts: &[Fact]) -> Option<String> {
    // what is kept when somebody is erased was read before
    let said = facts
        .iter()
        .filter(|it| !matches!(it.event, Event::Erased { .. }));
    said.flat_map(|fact| {
        let event = serde_json::to_value(&fact.event).ok();
        let event = event.map(|it| (it, &[][..]));
        let parts = fact
            .parts
            .iter()
            .filter_map(|it| serde_json::to_value(it).ok());
        event.into_iter().chain(parts.map(|it| (it, &FREE[..])))
    })
    .find_map(|(said, free)| wrong("what was typed", &said, free))
}

fn wrong(name: &str, said: &Value, free_names: &[&str]) -> Option<String> {
    match said {
        Value::String(text) => {
            let why = if text.trim().is_empty() {
                Err("is empty; leave it out where it does not apply".to_owned())
            } else if free_names.contains(&name) {
                free(text)
            } else {
                one_line(text)
            };
            let name = name.replace('_', " ");
            why.err().map(|why| format!("{name} {why}"))
        }
        Value::Array(all) => all.iter().find_map(|it| wrong(name, it, free_names)),
        Value::Object(all) => all
            .iter()
            .find_map(|(name, it)| wrong(name, it, free_names)),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::illegible;
    use complaints::event::Event;
    use complaints::ids::PointNumber;
    use complaints::occurred::Occurred;
    use complaints::personal::{Personal, TextName, Texts};
    use complaints::recorded::Fact;
    use jiff::civil::date;
    use rstest::rstest;

    fn raised(theme: &str, text: &str) -> Vec<Fact> {
        let event = Event::PointRaised {
            point: PointNumber(1),
            theme: Some(theme.to_owned()),
            team: None,
            procedure: None,
        };
        let texts = Texts::new().with(TextName::Text, Some(Personal::from(text)));
        vec![Fact::new(Occurred::On(date(2026, 11, 24)), event).with(texts.into_part())]
    }

    #[rstest]
    #[case("Delay", "Nobody rang.\nNobody wrote.", None)]
    #[case(
        "",
        "Nobody rang.",
        Some("theme is empty; leave it out where it does not apply")
    )]
    #[case(
        "De\nlay",
        "Nobody rang.",
        Some("theme holds a line break; write it on one line")
    )]
    #[case(
        "Delay",
        "Nobody\u{7} rang.",
        Some("text holds the control character U+0007; take it out")
    )]
    fn what_no_record_can_hold_is_found(
        #[case] theme: &str,
        #[case] text: &str,
        #[case] wrong: Option<&str>,
    ) {
        assert_eq!(illegible(&raised(theme, text)).as_deref(), wrong);
    }
}
