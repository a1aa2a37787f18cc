//! The rules written out for a lawyer.

use complaints::law::{unsigned, written};
use complaints::rules::{Rules, SignOff, Standing};
use jiff::civil::date;

#[test]
fn docs_law_md_is_what_the_rules_say_now() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/law.md");
    let rules = Rules::built_in().expect("they read");
    let written = written(&rules);
    let kept = std::fs::read_to_string(file).expect("docs/law.md is there");
    assert!(
        kept == written,
        "docs/law.md is not what the rules say: run `cargo run -- law > docs/law.md`"
    );
}

#[test]
fn what_counts_only_under_a_choice_of_the_council_is_told_apart_among_the_unsigned() {
    let listed = unsigned(&Rules::built_in().expect("they read"));
    let always =
        "ME-03 (C25.complaint=always)  Record the complaint of the enquiry, and link the two";
    assert!(listed.contains(always), "{listed}");
    let mut ids: Vec<&str> = listed
        .lines()
        .filter_map(|it| it.split("  ").next())
        .collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "no two lines have one name");
}

#[test]
fn what_is_signed_off_by_a_named_post_may_refuse_and_is_no_longer_among_the_unsigned() {
    let rules = Rules::built_in().expect("they read");
    assert!(unsigned(&rules).contains("ST-12  Ask for stage 2"));
    let sign_off = SignOff {
        rule: "ST-12".to_owned(),
        by: "Monitoring officer".to_owned(),
        on: date(2026, 12, 1),
        text: "regulation 15 as made".to_owned(),
    };
    let signed = rules
        .clone()
        .with_council(Vec::new(), vec![sign_off.clone()])
        .expect("a rule that there is");
    let listed = unsigned(&signed);
    assert!(!listed.contains("ST-12  Ask for stage 2"));
    assert!(listed.contains(
        "ST-12  signed off by Monitoring officer on 2026-12-01, from regulation 15 as made"
    ));
    let clock = signed
        .clocks()
        .find(|it| it.id == "ST-12")
        .expect("it is there");
    assert_eq!(clock.standing, Standing::Signed);
    assert!(clock.standing.refuses());

    let unknown = SignOff {
        rule: "ST-99".to_owned(),
        ..sign_off
    };
    let error = rules
        .with_council(Vec::new(), vec![unknown])
        .expect_err("no such rule");
    assert!(error.to_string().contains("ST-99"), "{error}");
}
