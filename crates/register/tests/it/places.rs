//! Where a test keeps its register.

use crate::sample::{northmere, projector};
use casework::ports::Register;
use register::{DatabaseUrl, Opening, Store};
use tempfile::TempDir;

/// A register that is gone with the test.
pub(crate) struct Place {
    pub(crate) url: DatabaseUrl,
    address: String,
    folder: Option<TempDir>,
}

impl Place {
    pub(crate) fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self {
            url: DatabaseUrl::sqlite(folder.path().join("register.db")),
            address: String::new(),
            folder: Some(folder),
        }
    }

    pub(crate) fn postgres(name: &str) -> Self {
        let server = testkit::Postgres::shared().expect("a server");
        let url = server.create_database(name).expect("a database");
        Self {
            url: url.parse().expect("an address"),
            address: url,
            folder: None,
        }
    }

    /// The file of SQLite.
    pub(crate) fn file(&self) -> std::path::PathBuf {
        let folder = self.folder.as_ref().expect("a register on SQLite");
        folder.path().join("register.db")
    }

    /// The file of its access log.
    pub(crate) fn looks(&self) -> std::path::PathBuf {
        self.file().with_file_name("register.db-looks")
    }

    pub(crate) fn opening(&self) -> Opening {
        Opening::of(self.url.clone())
            .or_create()
            .without_waiting_for_the_disk()
    }

    /// The register, with Northmere in it.
    pub(crate) fn register(&self) -> Store {
        let store = self.opening().open(projector()).expect("a register");
        store.establish(northmere()).expect("an authority");
        store
    }
}

impl Place {
    /// The address of the server's database, for a client of its own.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Has the server do something behind the register's back; answers how many rows it touched.
    pub(crate) fn ask(&self, statement: &str) -> u64 {
        let mut client =
            postgres::Client::connect(&self.address, postgres::NoTls).expect("a client");
        client.execute(statement, &[]).expect("a statement")
    }
}
