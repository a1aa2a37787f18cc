//! The components of the Ministry of Justice. The package has no examples: these are ours.

use std::collections::BTreeSet;

use govuk::Components;
use minijinja::{Environment, Value, context};
use serde::Deserialize;

#[derive(Deserialize)]
struct Sample {
    component: String,
    options: Value,
    shows: Vec<String>,
}

fn samples() -> Vec<Sample> {
    serde_json::from_str(include_str!("moj.json")).unwrap()
}

#[test]
fn every_component_shows_what_it_is_given() {
    let components = Components::new().unwrap();
    for Sample {
        component,
        options,
        shows,
    } in samples()
    {
        let html = components.render(&component, options).unwrap();
        let html = html.split_whitespace().collect::<Vec<_>>().join(" ");
        for shown in shows {
            assert!(
                html.contains(&shown),
                "{component} does not show {shown}\n{html}"
            );
        }
    }
}

#[test]
fn every_component_has_a_sample() {
    let components = Components::new().unwrap();
    let sampled: Vec<String> = samples()
        .into_iter()
        .map(|sample| sample.component)
        .collect();
    let known: BTreeSet<&str> = components
        .names()
        .filter(|name| !name.starts_with("govuk"))
        .collect();
    // a card takes its contents as a block, and is tested below
    let expected: BTreeSet<&str> = sampled
        .iter()
        .map(String::as_str)
        .chain(["interruptionCard"])
        .collect();
    assert_eq!(known, expected);
    assert_eq!(known.len(), 25);
}

#[test]
fn a_card_holds_its_block() {
    let mut pages = Environment::new();
    Components::new().unwrap().install(&mut pages);
    let page = r#"{% call interruptionCard({"heading": "Before you go on", "primaryAction": {"text": "Go on"}}) %}<p>Read this.</p>{% endcall %}"#;
    let html = pages
        .render_named_str("page.html", page, context! {})
        .unwrap();
    assert!(
        html.contains(r#"<h1 class="moj-interruption-card__heading">Before you go on</h1>"#),
        "{html}"
    );
    assert!(
        html.contains(r#"<div class="moj-interruption-card__body"><p>Read this.</p></div>"#),
        "{html}"
    );
}

#[test]
fn consecutive_messages_of_one_day_share_its_date() {
    let messages = samples()
        .into_iter()
        .find(|sample| sample.component == "mojMessages")
        .unwrap();
    let html = Components::new()
        .unwrap()
        .render("mojMessages", messages.options)
        .unwrap();
    assert_eq!(html.matches("moj-message-list__date").count(), 2);
}

#[test]
fn a_moment_that_cannot_be_read_is_an_error() {
    let timeline = |timestamp: &str, form: &str| {
        let datetime = context! { timestamp => timestamp, type => form };
        let items = vec![context! { label => context! { text => "Letter" }, datetime => datetime }];
        Components::new()
            .unwrap()
            .render("mojTimeline", context! { items => items })
    };
    assert!(
        timeline("2026-11-25T00:00", "shortdatetime")
            .unwrap()
            .contains("25 Nov 2026 at 12am")
    );
    let zone = timeline("2026-11-25T14:05:00Z", "date")
        .unwrap_err()
        .to_string();
    assert!(
        zone.contains("a local date and time such as 2026-11-25T14:05"),
        "{zone}"
    );
    let form = timeline("2026-11-25T14:05", "").unwrap_err().to_string();
    assert!(
        form.contains("a moment's type is date, shortdate"),
        "{form}"
    );
}
