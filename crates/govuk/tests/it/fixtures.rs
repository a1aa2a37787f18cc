//! GOV.UK Frontend's own examples: options, and the HTML that its macros make of them.

use std::fs;
use std::path::Path;

use govuk::Components;
use minijinja::Value;
use serde::Deserialize;

#[derive(Deserialize)]
struct Examples {
    fixtures: Vec<Example>,
}

#[derive(Deserialize)]
struct Example {
    name: String,
    options: Value,
    html: String,
}

/// Where the HTML differs, and why.
const DIFFERENT: [&str; 1] = [
    // an empty map is true in JavaScript and false here: a heading over no links is left out
    "govukFooter: with empty meta",
];

/// This example gives an option that no template reads, which is an error here.
const UNREAD: (&str, &str) = ("govukFileUpload: with value", "value");

#[test]
fn every_example_but_one_gives_the_html_of_the_design_system() {
    let components = Components::new().unwrap();
    let folder = Path::new(env!("GOVUK_NODE_MODULES")).join("govuk-frontend/dist/govuk/components");
    let mut seen = 0;
    let mut different = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let Ok(text) = fs::read_to_string(path.join("fixtures.json")) else {
            continue;
        };
        let examples: Examples = serde_json::from_str(&text).unwrap();
        let component = macro_name(path.file_name().unwrap().to_str().unwrap());
        for example in examples.fixtures {
            seen += 1;
            let name = format!("{component}: {}", example.name);
            let options = if name == UNREAD.0 {
                without(&example.options, UNREAD.1)
            } else {
                example.options
            };
            let html = components.render(&component, options).unwrap();
            if squeezed(&html) != squeezed(&example.html) {
                different.push(name);
            }
        }
    }
    different.sort();
    assert_eq!(different, DIFFERENT);
    assert_eq!(seen, 725);
}

#[test]
fn white_space_between_words_and_entities_are_compared() {
    assert_eq!(squeezed("<p>\n  Tom&#39;s  cat </p>"), "<p>Tom's cat</p>");
    assert_ne!(squeezed("<p>a b</p>"), squeezed("<p>ab</p>"));
    assert_ne!(squeezed("&lt;"), squeezed("&amp;lt;"));
}

/// `date-input` is `govukDateInput`.
fn macro_name(folder: &str) -> String {
    let capital = |part: &str| part[..1].to_uppercase() + &part[1..];
    "govuk".to_owned() + &folder.split('-').map(capital).collect::<String>()
}

fn without(options: &Value, left_out: &str) -> Value {
    let names = options.try_iter().unwrap();
    Value::from_pairs(
        names
            .filter(|name| name.as_str() != Some(left_out))
            .map(|name| (name.clone(), options.get_item(&name).unwrap())),
    )
}

/// The text with entities decoded, and without white space that does not separate words.
fn squeezed(html: &str) -> String {
    let words: Vec<&str> = html.split_whitespace().collect();
    words
        .join(" ")
        .replace("> ", ">")
        .replace(" <", "<")
        .replace(" >", ">")
        .replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}
