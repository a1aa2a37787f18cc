//! What is personal stays beside the event, and prints nothing.

use complaints::personal::{Part, PersonDetails, Personal, TextName, Texts};
use complaints::projection::name_key;

#[test]
fn a_personal_value_prints_nothing() {
    let details = PersonDetails {
        name: Some("Rowan Ashdown".into()),
        ..PersonDetails::default()
    };
    let printed = format!("{details:?}{:?}", Personal::new(14_u8));
    assert!(
        !printed.contains("Rowan") && !printed.contains("14"),
        "{printed}"
    );
}

#[test]
fn a_personal_part_reads_back_as_it_was_written() {
    let mut details = PersonDetails {
        name: Some("Rowan Ashdown".into()),
        ..PersonDetails::default()
    };
    details.characteristics.ethnicity = Some("White British".into());
    let texts = Texts::new().with(TextName::Title, Some("About my room".into()));
    for part in [
        Part::Person(complaints::ids::PersonNumber(1), details),
        Part::Text(texts),
    ] {
        let written = serde_json::to_string(&part).expect("it is written");
        assert_eq!(
            serde_json::from_str::<Part>(&written).expect("it is read"),
            part,
            "{written}"
        );
    }
}

#[test]
fn the_same_name_is_found_whatever_its_spaces_and_capitals() {
    assert_eq!(
        name_key(&"  Rowan   ASHDOWN ".into()),
        name_key(&"rowan ashdown".into())
    );
}
