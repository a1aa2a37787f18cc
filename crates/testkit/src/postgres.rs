//! A PostgreSQL that lives as long as the tests that use it.

use std::env;
use std::fmt;
use std::io::{self, Read};
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{self, Child, ChildStdin, Command, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

use thiserror::Error;

use crate::{database_url, programs};

/// Another program may take the port between our looking for it and the server's asking for it.
const ATTEMPTS: u32 = 3;

/// PostgreSQL keeps the first 63 bytes of a name and drops the rest; what is added to a test's
/// name to make it unique needs up to 22 of them.
const LONGEST_NAME: usize = 40;

/// A running PostgreSQL server in which tests make databases of their own.
///
/// ```no_run
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let url = testkit::Postgres::shared()?.create_database("two_officers_answer_at_once")?;
/// # Ok(())
/// # }
/// ```
///
/// A server started here is reachable only from this machine, trusts everyone who reaches it, and
/// is not durable. Dropping it stops it and removes its folder. A process that ends without
/// dropping it, by a panic or a kill, takes it along too.
#[derive(Debug)]
pub struct Postgres {
    url: String,
    authority: Option<PathBuf>,
    // never read: dropping it is what ends the server
    _keeper: Option<Keeper>,
}

/// Why a test has no PostgreSQL.
#[derive(Error)]
pub enum PostgresError {
    /// The machine has no PostgreSQL server, or no `psql`.
    #[error("PostgreSQL's programs are missing; this brings them: apt-get install postgresql")]
    ProgramsMissing,
    /// The programs are there, but the server did not come up.
    #[error("the throw-away PostgreSQL did not start: {said}")]
    NotStarted {
        /// What PostgreSQL, or the system, said.
        said: String,
    },
    /// The server is there, but did not make the database.
    #[error("PostgreSQL did not make the database `{name}`: {said}")]
    NoDatabase {
        /// The name that was asked for.
        name: String,
        /// What PostgreSQL, or the system, said.
        said: String,
    },
}

/// A test that ends in an error prints its `Debug`, and should say what to do.
impl fmt::Debug for PostgresError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl Postgres {
    /// Names a server that is already running, as a URL like
    /// `postgres://postgres@127.0.0.1:5433/postgres`, whose user may create databases.
    ///
    /// `cargo xtask test` starts one server and names it here, so that the test binaries need not
    /// each start one.
    pub const RUNNING_SERVER: &str = "HEARD_TEST_POSTGRES";

    /// The server that all tests of this process share: the one that [`Self::RUNNING_SERVER`]
    /// names, else a throw-away one, started when it is first asked for.
    pub fn shared() -> Result<&'static Self, &'static PostgresError> {
        static SHARED: LazyLock<Result<Postgres, PostgresError>> =
            LazyLock::new(|| match env::var(Postgres::RUNNING_SERVER) {
                Ok(url) if !url.is_empty() => Ok(Postgres {
                    url,
                    authority: None,
                    _keeper: None,
                }),
                _ => Postgres::start(),
            });
        SHARED.as_ref()
    }

    /// Starts a throw-away server, which takes a second or two, and waits until it answers.
    pub fn start() -> Result<Self, PostgresError> {
        Self::start_as(Connections::Plain)
    }

    /// The same, of a server that also takes encrypted connections ([`Self::authority`]).
    pub fn start_encrypted() -> Result<Self, PostgresError> {
        Self::start_as(Connections::Encrypted)
    }

    fn start_as(connections: Connections) -> Result<Self, PostgresError> {
        let programs = programs::of_server().ok_or(PostgresError::ProgramsMissing)?;
        let mut attempt = 1;
        loop {
            match Self::start_once(&programs, connections) {
                Err(_) if attempt < ATTEMPTS => attempt += 1,
                outcome => {
                    return outcome.map_err(|error| PostgresError::NotStarted {
                        said: error.to_string(),
                    });
                }
            }
        }
    }

    fn start_once(programs: &Path, connections: Connections) -> io::Result<Self> {
        let port = free_port()?;
        let (keeper, authority) = Keeper::start(programs, port, connections)?;
        Ok(Self {
            url: format!("postgres://postgres@127.0.0.1:{port}/postgres"),
            authority,
            _keeper: Some(keeper),
        })
    }

    /// The certificate of the authority that signed the server's, where it takes encrypted connections: one that
    /// nobody else knows, as of a council's own.
    pub fn authority(&self) -> Option<&Path> {
        self.authority.as_deref()
    }

    /// The server's own database, in which no test should make anything.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Makes an empty database and returns its URL.
    ///
    /// `name` says in the server's log whose database it is: lower-case letters, digits and
    /// underscores, at most 40. Each call makes another database, also for the same name, so that
    /// tests may run side by side.
    pub fn create_database(&self, name: &str) -> Result<String, PostgresError> {
        static MADE_SO_FAR: AtomicU32 = AtomicU32::new(0);
        let no_database = |said: String| PostgresError::NoDatabase {
            name: name.to_owned(),
            said,
        };

        check_name(name).map_err(no_database)?;
        let number = MADE_SO_FAR.fetch_add(1, Ordering::Relaxed);
        let unique = format!("{name}_{}_{number}", process::id());

        let psql = programs::psql().ok_or(PostgresError::ProgramsMissing)?;
        let output = Command::new(psql)
            .args(["--no-psqlrc", "--quiet", "--no-password", "--set=ON_ERROR_STOP=1"])
            // a server that outlives its tests may still have one of this name from another day
            .arg(format!("--command=DROP DATABASE IF EXISTS {unique} WITH (FORCE)"))
            // template0 and not template1, which cannot be copied while someone looks at it
            .arg(format!("--command=CREATE DATABASE {unique} ENCODING 'UTF8' TEMPLATE template0"))
            .arg(&self.url)
            // the notice that there was no such database is no news
            .env("PGOPTIONS", "-c client_min_messages=warning")
            .output()
            .map_err(|error| no_database(error.to_string()))?;
        if output.status.success() {
            Ok(database_url::of(&self.url, &unique))
        } else {
            Err(no_database(
                String::from_utf8_lossy(&output.stderr).trim().to_owned(),
            ))
        }
    }
}

/// The name goes into SQL as it is.
fn check_name(name: &str) -> Result<(), String> {
    let allowed = |letter: char| matches!(letter, 'a'..='z' | '0'..='9' | '_');
    if name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.chars().all(allowed)
        && name.len() <= LONGEST_NAME
    {
        Ok(())
    } else {
        Err(format!(
            "a name is lower-case letters, digits and underscores, begins with a letter, and has \
             at most {LONGEST_NAME} of them"
        ))
    }
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}

/// Which connections a server takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Connections {
    Plain,
    Encrypted,
}

/// The process of `keeper.sh`, which ends the server when our end of the pipe closes.
#[derive(Debug)]
struct Keeper {
    process: Child,
    pipe: Option<ChildStdin>,
}

impl Keeper {
    fn start(
        programs: &Path,
        port: u16,
        connections: Connections,
    ) -> io::Result<(Self, Option<PathBuf>)> {
        let mut process = unprivileged_shell()?
            .args(["-c", include_str!("keeper.sh"), "keeper.sh"])
            .arg(programs)
            .arg(port.to_string())
            .args((connections == Connections::Encrypted).then_some("encrypted"))
            // where the server's user may always stand
            .current_dir("/")
            // out of reach of a Ctrl-C, which would end the keeper before it has cleared away
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let pipe = process.stdin.take();
        let stdout = process.stdout.take();
        let keeper = Self { process, pipe };
        match wait_until_ready(stdout)? {
            Ok(authority) => Ok((keeper, authority)),
            Err(said) => Err(io::Error::other(said)),
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        drop(self.pipe.take());
        // nothing to be done where this fails: the process is gone already
        self.process.wait().ok();
    }
}

/// The keeper closes its output once it has said "ready", or when it ends. The line after it is a file.
fn wait_until_ready(stdout: Option<impl Read>) -> io::Result<Result<Option<PathBuf>, String>> {
    let mut said = String::new();
    if let Some(mut stdout) = stdout {
        stdout.read_to_string(&mut said)?;
    }
    let said = said.trim_end();
    Ok(match said.split_once('\n') {
        None if said == "ready" => Ok(None),
        Some(("ready", file)) => Ok(Some(PathBuf::from(file))),
        _ => Err(said.to_owned()),
    })
}

/// A shell of a user as whom PostgreSQL agrees to run: ourselves, or `postgres` where we are root.
fn unprivileged_shell() -> io::Result<Command> {
    let user = Command::new("id").arg("--user").output()?;
    if user.stdout.trim_ascii() != b"0" {
        return Ok(Command::new("sh"));
    }
    let mut shell = Command::new("setpriv");
    shell.args([
        "--reuid=postgres",
        "--regid=postgres",
        "--clear-groups",
        "sh",
    ]);
    Ok(shell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_sql_would_read_otherwise_is_refused() {
        for name in [
            "",
            "1st",
            "Cases",
            "two words",
            "x; DROP DATABASE y",
            &"a".repeat(41),
        ] {
            assert!(check_name(name).is_err(), "{name:?} was taken");
        }
        assert_eq!(check_name("late_answers_2"), Ok(()));
    }

    #[test]
    fn a_machine_without_postgresql_is_told_in_one_line_what_brings_it() {
        assert_eq!(
            format!("{:?}", PostgresError::ProgramsMissing),
            "PostgreSQL's programs are missing; this brings them: apt-get install postgresql"
        );
    }

    #[test]
    fn what_the_keeper_says_instead_of_ready_is_the_reason() {
        let said = wait_until_ready(Some("FATAL: no space left\n".as_bytes())).expect("text");
        assert_eq!(said, Err("FATAL: no space left".to_owned()));
    }

    #[test]
    fn a_folder_without_the_programs_starts_no_server() {
        let error = Postgres::start_once(Path::new("/nowhere"), Connections::Plain)
            .expect_err("there is no server");
        assert!(error.to_string().contains("/nowhere/initdb"), "{error}");
    }
}
