//! The address of a register.

use casework::ports::RegisterError;
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Where a register is: a file of SQLite, or a PostgreSQL server.
#[derive(Clone)]
pub enum DatabaseUrl {
    /// A file.
    Sqlite(PathBuf),
    /// A server, as `postgres://user:password@host/database?options`.
    Postgres(PostgresUrl),
}

/// The address of a PostgreSQL database. It may hold a password, so it prints without one.
#[derive(Clone)]
pub struct PostgresUrl {
    config: Box<postgres::Config>,
    authority: Option<PathBuf>,
}

impl PostgresUrl {
    pub(crate) const fn config(&self) -> &postgres::Config {
        &self.config
    }

    /// The file of the certificates by which the server's is checked; none for the public authorities.
    pub(crate) fn authority(&self) -> Option<&Path> {
        self.authority.as_deref()
    }

    /// Reads an address. `sslrootcert` is known to PostgreSQL's own programs, and not to the library that reads the rest.
    fn read(text: &str) -> Option<Self> {
        let (place, options) = text.split_once('?').unwrap_or((text, ""));
        let mut authority = None;
        let mut others = form_urlencoded::Serializer::new(String::new());
        for (name, value) in form_urlencoded::parse(options.as_bytes()) {
            if name == "sslrootcert" {
                authority = Some(PathBuf::from(value.as_ref()));
            } else {
                others.append_pair(&name, &value);
            }
        }
        let config = format!("{place}?{}", others.finish()).parse().ok()?;
        Some(Self {
            config: Box::new(config),
            authority,
        })
    }
}

impl DatabaseUrl {
    /// A file of SQLite.
    pub fn sqlite(path: impl AsRef<Path>) -> Self {
        Self::Sqlite(path.as_ref().to_owned())
    }

    /// Every file that the register may consist of: its own, that of its access log, and what SQLite keeps beside each.
    /// None on a server.
    pub fn files(&self) -> Vec<PathBuf> {
        match self {
            Self::Sqlite(path) => [path.clone(), looks_beside(path)]
                .iter()
                .flat_map(|file| ["", "-wal", "-shm"].map(|ending| beside(file, ending)))
                .collect(),
            Self::Postgres(_) => Vec::new(),
        }
    }
}

/// The file of the access log of a register on SQLite.
pub(crate) fn looks_beside(path: &Path) -> PathBuf {
    beside(path, "-looks")
}

/// What lies beside a file, as SQLite names it.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

impl FromStr for DatabaseUrl {
    type Err = RegisterError;

    /// Reads `sqlite:PATH`, a path that ends in `.db`, or `postgres://…`.
    fn from_str(text: &str) -> Result<Self, RegisterError> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            // what was given may hold a password, so the message does not repeat it
            return PostgresUrl::read(text)
                .map(Self::Postgres)
                .ok_or_else(|| unreadable("the address of the PostgreSQL database"));
        }
        let path = match text.strip_prefix("sqlite:") {
            Some(path) => path.strip_prefix("//").unwrap_or(path),
            None if Path::new(text)
                .extension()
                .is_some_and(|ending| ending.eq_ignore_ascii_case("db")) =>
            {
                text
            }
            None => return Err(unreadable("the address of the database")),
        };
        if path.is_empty() {
            return Err(unreadable("the address of the database"));
        }
        Ok(Self::Sqlite(PathBuf::from(path)))
    }
}

fn unreadable(what: &str) -> RegisterError {
    RegisterError::Unavailable {
        what: format!("{what} does not read as one."),
        remedy: "Write sqlite:PATH, a path that ends in .db, or \
                 postgres://USER:PASSWORD@HOST/DATABASE with sslmode=disable, prefer or require."
            .to_owned(),
        passing: false,
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => path.display().fmt(f),
            Self::Postgres(url) => url.fmt(f),
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for PostgresUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use postgres::config::Host;
        f.write_str("postgres://")?;
        match self.config.get_hosts().first() {
            Some(Host::Tcp(name)) => f.write_str(name)?,
            Some(Host::Unix(path)) => path.display().fmt(f)?,
            None => f.write_str("localhost")?,
        }
        if let Some(port) = self.config.get_ports().first() {
            write!(f, ":{port}")?;
        }
        match self.config.get_dbname().or(self.config.get_user()) {
            Some(name) => write!(f, "/{name}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for PostgresUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_and_a_server_are_told_apart() {
        for (text, printed) in [
            ("sqlite:register.db", "register.db"),
            ("sqlite:///var/lib/heard", "/var/lib/heard"),
            ("northmere.db", "northmere.db"),
            (
                "postgres://ann:secret@db.example:5433/heard",
                "postgres://db.example:5433/heard",
            ),
            (
                "postgresql://db.example/heard?sslmode=require",
                "postgres://db.example:5432/heard",
            ),
        ] {
            let url: DatabaseUrl = text.parse().expect("an address");
            assert!(
                [printed, &printed.replace(":5432", "")].contains(&url.to_string().as_str()),
                "{text} printed as {url}"
            );
        }
    }

    #[test]
    fn what_is_no_address_is_refused_without_repeating_a_password() {
        for text in [
            "",
            "sqlite:",
            "register",
            "mysql://x",
            "postgres://ann:secret@h/d?sslmode=no",
        ] {
            let error = text.parse::<DatabaseUrl>().expect_err(text).to_string();
            assert!(error.contains("sqlite:PATH"), "{error}");
            assert!(!error.contains("secret"), "{error}");
        }
    }
}
