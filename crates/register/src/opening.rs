//! Opens a register: finds out what is there, and says what to do where it is not a register.

use crate::database::{Durability, PostgresDriver, Session, SqliteDriver, SqliteSettings};
use crate::error::{Failure, Then, Trouble};
use crate::faults::Faults;
use crate::looks;
use crate::migrate::{self, Found};
use crate::pool::Pool;
use crate::schema::{LOOKS, LOOKS_APART, REGISTER, Schema};
use crate::storage::Storage;
use crate::url::{DatabaseUrl, looks_beside};
use crate::writer::Writer;
use crate::{Projector, Store};
use casework::ports::RegisterError;
use std::path::Path;
use std::sync::Arc;

/// So many cases can be read at once from a file.
const READERS: usize = 4;

/// The access log is read by one at a time: few ask for it.
const READERS_OF_LOOKS: usize = 1;

/// So many connections are made to a server.
const CONNECTIONS: usize = 8;

/// How a register is to be opened.
#[derive(Clone)]
pub struct Opening {
    url: DatabaseUrl,
    create: bool,
    durability: Durability,
    most_pages: Option<u32>,
    faults: Option<Arc<dyn Faults>>,
}

impl Opening {
    /// Opens a register that is there.
    pub const fn of(url: DatabaseUrl) -> Self {
        Self {
            url,
            create: false,
            durability: Durability::OnDisk,
            most_pages: None,
            faults: None,
        }
    }

    /// Makes the register where there is none.
    #[must_use]
    pub const fn or_create(mut self) -> Self {
        self.create = true;
        self
    }

    /// For tests: a commit of SQLite answers before the disk has it.
    #[must_use]
    pub const fn without_waiting_for_the_disk(mut self) -> Self {
        self.durability = Durability::InMemory;
        self
    }

    /// For tests: a file of SQLite grows to so many pages of 4096 bytes at most, as on a full disk.
    #[must_use]
    pub const fn with_most_pages(mut self, pages: u32) -> Self {
        self.most_pages = Some(pages);
        self
    }

    /// For tests: faults strike on purpose.
    #[must_use]
    pub fn with_faults(mut self, faults: Arc<dyn Faults>) -> Self {
        self.faults = Some(faults);
        self
    }

    /// Opens the register.
    ///
    /// # Errors
    /// [`RegisterError::Unavailable`] where it is missing, foreign, of another version, cannot be written or
    /// cannot be reached.
    pub fn open(self, projector: Projector) -> Result<Store, RegisterError> {
        let (storage, looks) = match &self.url {
            DatabaseUrl::Sqlite(path) => {
                let register = self.open_file(path, &REGISTER, READERS)?;
                let beside = looks_beside(path);
                let looks = self.of_looks(&beside);
                let looks = looks.open_file(&beside, &LOOKS, READERS_OF_LOOKS)?;
                (Arc::new(register), Arc::new(looks))
            }
            DatabaseUrl::Postgres(_) => {
                let both = Arc::new(self.open_server()?);
                (Arc::clone(&both), both)
            }
        };
        Ok(Store {
            storage,
            looks,
            projector,
        })
    }

    /// The same for the access log: it begins anew where it is missing.
    fn of_looks(&self, path: &Path) -> Self {
        Self {
            url: DatabaseUrl::sqlite(path),
            create: true,
            most_pages: None,
            ..self.clone()
        }
    }

    /// Takes an older register to the schema of this program, in one transaction; a register that is up to
    /// date stays as it is. Answers the version of the schema before and after.
    ///
    /// # Errors
    /// As [`Opening::open`], but for an older schema.
    pub fn migrate(self) -> Result<(i64, i64), RegisterError> {
        let mut session = match &self.url {
            DatabaseUrl::Sqlite(path) => {
                self.must_be_there(path)?;
                self.check_owner(path, &REGISTER)?;
                self.file_session(path, true)?
            }
            DatabaseUrl::Postgres(_) => self.server_session()?,
        };
        match migrate::inspect(&mut session, &REGISTER)? {
            Found::Ours(version) => {
                if let DatabaseUrl::Sqlite(path) = &self.url
                    && version < LOOKS_APART
                {
                    self.part_looks(&mut session, &looks_beside(path))?;
                }
                let (before, after) = migrate::bring_up_to_date(&mut session, &REGISTER)?;
                migrate::check(&REGISTER, version.max(after), &self.url.to_string())?;
                Ok((before, after))
            }
            Found::Empty => Err(self.missing().into()),
            Found::Foreign => Err(self.foreign(&REGISTER).into()),
        }
    }

    /// Takes the looks out of a register that still holds them. They are on the disk in their own file before the register
    /// lets them go.
    fn part_looks(&self, session: &mut Session, path: &Path) -> Result<(), Failure> {
        let mut looks = self.of_looks(path).file_of(path, &LOOKS)?;
        looks::copy(session, &mut looks)
    }

    /// A connection that writes to a file, which has its tables.
    fn file_of(&self, path: &Path, schema: &Schema) -> Result<Session, Failure> {
        if !self.create {
            self.must_be_there(path)?;
        }
        let new = self.check_owner(path, schema)?;
        let mut writer = self.file_session(path, true)?;
        if new {
            if !self.create {
                return Err(self.missing().into());
            }
            writer.make_ours(schema.application_id)?;
        }
        self.make_or_check(&mut writer, schema)?;
        Ok(writer)
    }

    fn open_file(&self, path: &Path, schema: &Schema, readers: usize) -> Result<Storage, Failure> {
        let writer = self.file_of(path, schema)?;
        let connect = |writes| {
            let (opening, path) = (self.clone(), path.to_owned());
            Box::new(move || opening.file_session(&path, writes))
        };
        let writer = Writer::start(writer, connect(true), self.faults.clone())?;
        Ok(Storage::Sqlite {
            writer,
            readers: Pool::new(readers, connect(false)),
        })
    }

    fn open_server(&self) -> Result<Storage, Failure> {
        let mut session = self.server_session()?;
        self.make_or_check(&mut session, &REGISTER)?;
        let opening = self.clone();
        Ok(Storage::Postgres(Pool::new(
            CONNECTIONS,
            Box::new(move || opening.server_session()),
        )))
    }

    fn make_or_check(&self, session: &mut Session, schema: &Schema) -> Result<(), Failure> {
        match migrate::inspect(session, schema)? {
            Found::Ours(version) => Ok(migrate::check(schema, version, &self.url.to_string())?),
            Found::Foreign => Err(self.foreign(schema).into()),
            Found::Empty if self.create => migrate::bring_up_to_date(session, schema).map(drop),
            Found::Empty => Err(self.missing().into()),
        }
    }

    /// Whether the file is new. A file of another program is left as it is.
    fn check_owner(&self, path: &Path, schema: &Schema) -> Result<bool, Failure> {
        if !path.exists() {
            return Ok(true);
        }
        let driver = SqliteDriver::open(path, self.settings(true))?;
        if driver.is_read_only() {
            return Err(Trouble::new(
                format!("{} cannot be written.", path.display()),
                "Make the file and its folder writable for the account that runs Heard.",
                Then::GiveUp,
            )
            .into());
        }
        match driver.application_id()? {
            ours if ours == schema.application_id => Ok(false),
            0 => match migrate::inspect(&mut Session::sqlite(driver, None), schema)? {
                Found::Empty => Ok(true),
                _ => Err(self.foreign(schema).into()),
            },
            _ => Err(self.foreign(schema).into()),
        }
    }

    fn must_be_there(&self, path: &Path) -> Result<(), Failure> {
        if path.exists() {
            Ok(())
        } else {
            Err(self.missing().into())
        }
    }

    const fn settings(&self, writes: bool) -> SqliteSettings {
        SqliteSettings {
            create: self.create && writes,
            writes,
            durability: self.durability,
            most_pages: self.most_pages,
        }
    }

    fn file_session(&self, path: &Path, writes: bool) -> Result<Session, Trouble> {
        let driver = SqliteDriver::open(path, self.settings(writes))?;
        // faults strike those who write; what a reader meets is told apart by the tests of PostgreSQL
        let faults = self.faults.clone().filter(|_| writes);
        Ok(Session::sqlite(driver, faults))
    }

    fn server_session(&self) -> Result<Session, Trouble> {
        match &self.url {
            DatabaseUrl::Postgres(url) => {
                let driver = PostgresDriver::connect(url)?;
                Ok(Session::postgres(driver, self.faults.clone()))
            }
            DatabaseUrl::Sqlite(_) => Err(self.missing()),
        }
    }

    fn missing(&self) -> Trouble {
        Trouble::new(
            format!("there is no register at {}.", self.url),
            "`heard user add`, `heard import FILE` or `heard demo` makes one; or name another with --database.",
            Then::GiveUp,
        )
    }

    fn foreign(&self, schema: &Schema) -> Trouble {
        Trouble::new(
            format!(
                "the database at {} is not {} of Heard.",
                self.url, schema.what
            ),
            "Nothing in it was changed. Name another with --database.",
            Then::GiveUp,
        )
    }
}
