//! The real program, run in a folder of its own, on SQLite or PostgreSQL.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

pub(crate) const MEDWAY: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../fixtures/medway-2024-25.jsonl"
);
pub(crate) const HARROW: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../fixtures/harrow-2017-18.jsonl"
);
pub(crate) const MEDWAY_YEAR: [&str; 4] = ["--from", "2024-04-01", "--to", "2025-03-31"];
pub(crate) const HARROW_YEAR: [&str; 4] = ["--from", "2017-04-01", "--to", "2018-03-31"];

/// A folder with a database of its own.
pub(crate) struct Program {
    folder: TempDir,
    database: String,
}

/// What a run printed, and how it ended.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    /// The output of a run that went well.
    #[track_caller]
    pub(crate) fn well(self) -> String {
        assert_eq!(self.code, 0, "{self:?}");
        self.out
    }

    /// The message of a run that ended with a code.
    #[track_caller]
    pub(crate) fn ended(self, code: i32) -> String {
        assert_eq!(self.code, code, "{self:?}");
        self.err
    }
}

impl Program {
    pub(crate) fn on_sqlite() -> Self {
        let folder = TempDir::new().expect("a folder");
        let database = format!("sqlite:{}", folder.path().join("heard.db").display());
        Self { folder, database }
    }

    /// A register that was made, with no case in it yet.
    pub(crate) fn with_register() -> Self {
        let program = Self::on_sqlite();
        let account = ["user", "add", "cy.holt", "--name", "Cy Holt"];
        let account = [&account[..], &["--role", "administrator"]].concat();
        program.run_with(&account, "seven brown kettles\n").well();
        program
    }

    pub(crate) fn on_postgres(name: &str) -> Self {
        let server = testkit::Postgres::shared().expect("PostgreSQL runs");
        let database = server.create_database(name).expect("a database");
        Self {
            folder: TempDir::new().expect("a folder"),
            database,
        }
    }

    pub(crate) fn at(database: impl Into<String>) -> Self {
        Self {
            folder: TempDir::new().expect("a folder"),
            database: database.into(),
        }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::write(&path, text).expect("a file");
        path.display().to_string()
    }

    /// The program, ready to run, on a day that does not change.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_heard"));
        command
            .current_dir(self.folder.path())
            .env_clear()
            .env("HEARD_NOW", "2026-11-24T09:00:00Z")
            .env("HEARD_DATABASE", &self.database)
            .env("USER", "tester")
            .args(arguments);
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, "")
    }

    /// The program on another day, at nine.
    pub(crate) fn run_on(&self, day: &str, arguments: &[&str]) -> Ran {
        let mut command = self.command(arguments);
        command.env("HEARD_NOW", format!("{day}T09:00:00Z"));
        Self::ran(&mut command, "")
    }

    pub(crate) fn run_with(&self, arguments: &[&str], input: &str) -> Ran {
        Self::ran(&mut self.command(arguments), input)
    }

    fn ran(command: &mut Command, input: &str) -> Ran {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        // a program that ends early reads no more, which is no failure of the test
        let _ = child
            .stdin
            .take()
            .expect("its input")
            .write_all(input.as_bytes());
        let output = child.wait_with_output().expect("the program ends");
        Ran {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).expect("UTF-8"),
            err: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }

    pub(crate) fn report(&self, definition: &str, year: [&str; 4], more: &[&str]) -> String {
        let mut arguments = vec!["report", definition];
        arguments.extend(year);
        arguments.extend(more);
        self.run(&arguments).well()
    }
}

/// A file of so many plain cases.
pub(crate) fn cases(count: usize) -> String {
    let line = |number: usize| {
        format!(
            "{{\"reference\": \"NOR-{number:05}\", \"kind\": \"complaint\", \"procedure\": \"children_act\", \
             \"received_on\": \"2026-04-01\", \"raised_by\": \"parent\", \"teams\": [\"North\"], \
             \"issues\": [{{\"theme\": \"Delay\"}}], \"stages\": [{{\"stage\": 1}}]}}\n"
        )
    };
    (1..=count).map(line).collect::<Vec<_>>().concat()
}

/// Whether a file is there.
pub(crate) fn is_there(path: &Path) -> bool {
    path.exists()
}

/// What is typed to receive a parent's complaint by e-mail, about a delay, under the Children Act procedure.
pub(crate) const fn receive<'a>(reference: &'a str, on: &'a str) -> [&'a str; 13] {
    [
        "case",
        "receive",
        reference,
        "--procedure",
        "children_act",
        "--on",
        on,
        "--method",
        "email",
        "--raised-by",
        "parent",
        "--point",
        "Delay",
    ]
}
