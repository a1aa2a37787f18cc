//! Report definitions: those that Heard brings, and files of one's own.

use crate::exit::Failure;
use casework::council::Council;
use figures::{Definition, Field, Lists, Word};
use std::path::Path;

/// The definitions in `reports/`, by name.
const BUILT_IN: &[(&str, &str)] = &[
    ("medway", include_str!("../../../reports/medway.toml")),
    ("harrow", include_str!("../../../reports/harrow.toml")),
    ("essex", include_str!("../../../reports/essex.toml")),
    (
        "redcar-and-cleveland",
        include_str!("../../../reports/redcar-and-cleveland.toml"),
    ),
    ("northmere", include_str!("../../../reports/northmere.toml")),
];

/// The definition of that name, or in that file.
///
/// # Errors
/// No such name or file, or a definition that is wrong: every mistake with its line.
pub fn definition(name: &str, council: Option<&Council>) -> Result<Definition, Failure> {
    let built_in = BUILT_IN.iter().find(|(known, _)| *known == name);
    let (file, text) = match built_in {
        Some((known, text)) => (format!("reports/{known}.toml"), (*text).to_owned()),
        None => (name.to_owned(), read(Path::new(name))?),
    };
    Definition::parse(&file, &text, council.map(lists).as_ref())
        .map_err(|errors| Failure::input(errors.to_string()))
}

/// The council's profile in a file, where one is named.
///
/// # Errors
/// A file that does not read, or a list of something that has none.
pub fn council(path: Option<&Path>) -> Result<Option<Council>, Failure> {
    let Some(path) = path else { return Ok(None) };
    let text =
        std::fs::read_to_string(path).map_err(|error| Failure::file("read", path, &error))?;
    let wrong = |error: toml::de::Error| {
        let before = error
            .span()
            .and_then(|span| text.get(..span.start))
            .unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        Failure::input(format!(
            "{}, line {line}: {}",
            path.display(),
            error.message()
        ))
    };
    toml::from_str(&text).map(Some).map_err(wrong)
}

/// A council's lists as a definition is checked against them.
fn lists(council: &Council) -> Lists {
    council
        .lists
        .iter()
        .fold(Lists::new(), |lists, (list, values)| {
            match Field::read(list.word()) {
                Some(field) => lists.with(field, values.clone()),
                None => lists,
            }
        })
}

fn read(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| {
        if error.kind() == std::io::ErrorKind::NotFound {
            let known: Vec<&str> = BUILT_IN.iter().map(|(name, _)| *name).collect();
            let known = known.join(", ");
            return Failure::input(format!(
                "there is no report {} and no file of that name; the reports that Heard brings are: {known}",
                path.display()
            ));
        }
        Failure::file("read", path, &error)
    })
}
