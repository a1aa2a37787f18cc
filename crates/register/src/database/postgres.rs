//! PostgreSQL, by the `postgres` crate.

use super::{Row, Transaction, Value};
use crate::error::{Failure, Then, Trouble};
use crate::url::PostgresUrl;
use postgres::config::SslMode;
use postgres::error::SqlState;
use postgres::fallible_iterator::FallibleIterator;
use postgres::types::ToSql;
use postgres::{Client, NoTls, Statement};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio_postgres_rustls::MakeRustlsConnect;

/// How long a server may take to answer the first call.
const PATIENCE: Duration = Duration::from_secs(10);

/// Lists are built for one use, so their texts are many: beyond this the cache begins anew.
const MOST_STATEMENTS: usize = 256;

/// A connection to a server, with its prepared statements.
pub(crate) struct PostgresDriver {
    client: Client,
    prepared: HashMap<String, Statement>,
    place: String,
}

impl PostgresDriver {
    pub(crate) fn connect(url: &PostgresUrl) -> Result<Self, Trouble> {
        let place = url.to_string();
        let mut config = url.config().clone();
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(PATIENCE);
        }
        config.application_name("heard");
        let client = match config.get_ssl_mode() {
            SslMode::Require => config.connect(encrypted(url.authority())?),
            _ => config.connect(NoTls),
        }
        .map_err(|error| unreachable(&place, &error))?;
        Ok(Self {
            client,
            prepared: HashMap::new(),
            place,
        })
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    fn prepared(&mut self, text: &str) -> Result<Statement, Failure> {
        if let Some(statement) = self.prepared.get(text) {
            return Ok(statement.clone());
        }
        if self.prepared.len() >= MOST_STATEMENTS {
            self.prepared.clear();
        }
        let statement = self
            .client
            .prepare(text)
            .map_err(|error| failure(&self.place, &error))?;
        self.prepared.insert(text.to_owned(), statement.clone());
        Ok(statement)
    }

    pub(crate) fn execute(&mut self, text: &str, values: &[Value<'_>]) -> Result<u64, Failure> {
        let statement = self.prepared(text)?;
        let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|it| it as _).collect();
        self.client
            .execute(&statement, &values)
            .map_err(|error| failure(&self.place, &error))
    }

    pub(crate) fn query(
        &mut self,
        text: &str,
        values: &[Value<'_>],
        each: &mut dyn FnMut(&Row<'_>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let statement = self.prepared(text)?;
        let values = values.iter().map(|it| it as &(dyn ToSql + Sync));
        let place = &self.place;
        let mut rows = self
            .client
            .query_raw(&statement, values)
            .map_err(|error| failure(place, &error))?;
        while let Some(row) = rows.next().map_err(|error| failure(place, &error))? {
            each(&Row::Postgres(&row))?;
        }
        Ok(())
    }

    pub(crate) fn batch(&mut self, text: &str) -> Result<(), Failure> {
        self.client
            .batch_execute(text)
            .map_err(|error| failure(&self.place, &error))
    }

    pub(crate) fn begin(&mut self, transaction: Transaction) -> Result<(), Failure> {
        self.batch(match transaction {
            Transaction::Write => "BEGIN ISOLATION LEVEL READ COMMITTED",
            Transaction::Snapshot => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        })
    }

    /// A connection that is lost here leaves it unknown whether the transaction was stored.
    pub(crate) fn commit(&mut self) -> Result<(), Failure> {
        self.batch("COMMIT").map_err(|failure| match failure {
            Failure::Trouble(trouble) if trouble.then == Then::Reconnect => {
                Failure::Trouble(Trouble::new(
                    trouble.what,
                    "Send the command again: one that was stored already is not stored twice.",
                    Then::Unknown,
                ))
            }
            other => other,
        })
    }
}

/// Connections that are encrypted, to a server whose certificate one of the authorities in the file signed, or one that
/// browsers know.
fn encrypted(authority: Option<&Path>) -> Result<MakeRustlsConnect, Trouble> {
    let mut roots = rustls::RootCertStore::empty();
    match authority {
        Some(file) => {
            let unread = || {
                Trouble::new(
                    format!("{} holds no certificate that can be read.", file.display()),
                    "Name a file of certificates in PEM format with sslrootcert.",
                    Then::GiveUp,
                )
            };
            for each in CertificateDer::pem_file_iter(file).map_err(|_| unread())? {
                roots
                    .add(each.map_err(|_| unread())?)
                    .map_err(|_| unread())?;
            }
            if roots.is_empty() {
                return Err(unread());
            }
        }
        None => roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map(|builder| builder.with_root_certificates(roots).with_no_client_auth());
    match config {
        Ok(config) => Ok(MakeRustlsConnect::new(config)),
        Err(_) => unreachable!("ring offers the default protocol versions"),
    }
}

/// Why no connection came about. The server's own words are not repeated: they can hold what was typed.
fn unreachable(place: &str, error: &postgres::Error) -> Trouble {
    let code = error.code();
    let (what, remedy, then) = if code == Some(&SqlState::INVALID_CATALOG_NAME) {
        (
            format!("there is no database at {place}."),
            "Make it with createdb, or name another one.",
            Then::GiveUp,
        )
    } else if code == Some(&SqlState::INVALID_PASSWORD)
        || code == Some(&SqlState::INVALID_AUTHORIZATION_SPECIFICATION)
    {
        (
            format!("{place} does not let this user in."),
            "Check the user's name and password in the address.",
            Then::GiveUp,
        )
    } else if code == Some(&SqlState::TOO_MANY_CONNECTIONS) {
        (
            format!("{place} has no connection free."),
            "Try again later, or allow the server more connections.",
            Then::Later,
        )
    } else {
        (
            format!("the database server at {place} cannot be reached."),
            "Check that it runs, that the address is right, with the password where one is asked for, and that both sides \
             agree on encryption (sslmode).",
            Then::Later,
        )
    };
    Trouble::new(what, remedy, then)
}

/// What PostgreSQL's error means for the reader of a message. Only its code is repeated: its words can hold
/// values.
fn failure(place: &str, error: &postgres::Error) -> Failure {
    let Some(code) = error.code() else {
        return Trouble::new(
            format!("the connection to {place} was lost."),
            "Check that the server runs, then try again.",
            Then::Reconnect,
        )
        .into();
    };
    let class = code.code().get(..2).unwrap_or_default();
    let (what, remedy, then) = if [
        SqlState::T_R_SERIALIZATION_FAILURE,
        SqlState::T_R_DEADLOCK_DETECTED,
        // two wrote the same key at once: the next try finds whose it is and says so
        SqlState::UNIQUE_VIOLATION,
    ]
    .contains(code)
    {
        (
            format!("others are changing the same things in {place}."),
            "Try again.",
            Then::Again,
        )
    } else if class == "08" || class == "57" {
        (
            format!("the server at {place} ended the connection."),
            "Check that the server runs, then try again.",
            Then::Reconnect,
        )
    } else if *code == SqlState::DISK_FULL {
        (
            format!("the disk of the server at {place} is full; nothing of this was stored."),
            "Free some space, then try again.",
            Then::GiveUp,
        )
    } else if class == "53" {
        (
            format!("the server at {place} is short of memory or connections."),
            "Try again later.",
            Then::Later,
        )
    } else if *code == SqlState::INSUFFICIENT_PRIVILEGE {
        (
            format!("the user of {place} may not read or write the register there."),
            "Name the user that made it, or let its owner give this one the rights on its tables (GRANT).",
            Then::GiveUp,
        )
    } else if *code == SqlState::READ_ONLY_SQL_TRANSACTION {
        (
            format!("{place} cannot be written."),
            "Give the user the right to write there, or name the server that takes writes.",
            Then::GiveUp,
        )
    } else if class == "XX" || class == "58" {
        (
            format!("the database at {place} is damaged (error {})", code.code()),
            "Restore it from a backup.",
            Then::Damaged,
        )
    } else {
        (
            format!("{place} did not do what was asked (error {}).", code.code()),
            "This is a fault in Heard; please report it.",
            Then::Misfit,
        )
    };
    Trouble::new(what, remedy, then).into()
}
