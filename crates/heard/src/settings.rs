//! Settings: the command line, then the environment, then `heard.toml`, then what Heard takes by itself.

use crate::arguments::Arguments;
use crate::exit::Failure;
use register::DatabaseUrl;
use serde::Deserialize;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use web::Brand;

/// The file in the current folder that may hold settings, where `HEARD_CONFIG` names no other.
const FILE: &str = "heard.toml";

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    database: Option<String>,
    authority: Option<String>,
    council: Option<PathBuf>,
    #[serde(default)]
    server: Server,
    brand: Option<Brand>,
}

/// How pages are served.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// The address and port to listen on; a proxy in front brings https.
    pub listen: Option<SocketAddr>,
    /// The address by which browsers come, such as `https://complaints.northmere.example`.
    pub address: Option<String>,
    /// The reports that can be read: names, or files.
    #[serde(default)]
    pub reports: Vec<String>,
}

/// Where the register is, and whose it is.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The database.
    pub database: DatabaseUrl,
    /// The authority's name; none means the only one there is.
    pub authority: Option<String>,
    /// The council's own lists and ladder.
    pub council: Option<PathBuf>,
    /// How pages are served.
    pub server: Server,
    /// How the council looks.
    pub brand: Option<Brand>,
}

impl Settings {
    /// Reads them.
    ///
    /// # Errors
    /// A file that does not read, or a database address that is none.
    pub fn read(arguments: &Arguments) -> Result<Self, Failure> {
        let named = std::env::var_os("HEARD_CONFIG").map(PathBuf::from);
        let file = match &named {
            Some(path) => file(path, true)?,
            None => file(Path::new(FILE), false)?,
        };
        let database = arguments.database.clone().or(file.database);
        let database = database.as_deref().unwrap_or("sqlite:heard.db");
        let database = database
            .parse()
            .map_err(|error| Failure::input(format!("{error}")))?;
        Ok(Self {
            database,
            authority: arguments.authority.clone().or(file.authority),
            council: arguments.council.clone().or(file.council),
            server: file.server,
            brand: file.brand,
        })
    }
}

fn file(path: &Path, wanted: bool) -> Result<File, Failure> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && !wanted => {
            return Ok(File::default());
        }
        Err(error) => return Err(Failure::file("read", path, &error)),
    };
    toml::from_str(&text).map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start));
        let line = before.unwrap_or_default().matches('\n').count() + 1;
        Failure::input(format!(
            "{}, line {line}: {}",
            path.display(),
            error.message()
        ))
    })
}
