//! Settings: the command line, then the environment, then `heard.toml`, then what Heard takes by itself.

use crate::arguments::Arguments;
use crate::exit::Failure;
use register::DatabaseUrl;
use serde::Deserialize;
use std::path::Path;

/// The file in the current folder that may hold settings.
const FILE: &str = "heard.toml";

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    database: Option<String>,
    authority: Option<String>,
}

/// Where the register is, and whose it is.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The database.
    pub database: DatabaseUrl,
    /// The authority's name; none means the only one there is.
    pub authority: Option<String>,
}

impl Settings {
    /// Reads them.
    ///
    /// # Errors
    /// A file that does not read, or a database address that is none.
    pub fn read(arguments: &Arguments) -> Result<Self, Failure> {
        let file = file(Path::new(FILE))?;
        let database = arguments.database.clone().or(file.database);
        let database = database.as_deref().unwrap_or("sqlite:heard.db");
        let database = database
            .parse()
            .map_err(|error| Failure::input(format!("{error}")))?;
        Ok(Self {
            database,
            authority: arguments.authority.clone().or(file.authority),
        })
    }
}

fn file(path: &Path) -> Result<File, Failure> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(File::default()),
        Err(error) => return Err(Failure::file("read", path, &error)),
    };
    toml::from_str(&text).map_err(|error| Failure::input(format!("{FILE}: {}", error.message())))
}
