//! Report definitions: those that Heard brings, and files of one's own.

use crate::exit::Failure;
use figures::Definition;
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
pub fn definition(name: &str) -> Result<Definition, Failure> {
    let built_in = BUILT_IN.iter().find(|(known, _)| *known == name);
    let (file, text) = match built_in {
        Some((known, text)) => (format!("reports/{known}.toml"), (*text).to_owned()),
        None => (name.to_owned(), read(Path::new(name))?),
    };
    Definition::parse(&file, &text, None).map_err(|errors| Failure::input(errors.to_string()))
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
