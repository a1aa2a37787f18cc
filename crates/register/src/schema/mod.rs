//! The tables of a register, step by step: each step takes a database from one version of the schema to the
//! next, and is never changed once it has been released.

mod columns;
mod fifth;
mod first;
mod fourth;
mod looks;
mod second;
mod sixth;
mod third;

use crate::database::Dialect;

/// A step from one version of the schema to the next.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step {
    /// The version that the database has after it.
    pub(crate) version: i64,
    /// Its statements.
    pub(crate) statements: fn(Dialect) -> Vec<String>,
}

/// The tables of a database.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Schema {
    /// What the first column of table `heard` says.
    pub(crate) product: &'static str,
    /// What it is, in a message.
    pub(crate) what: &'static str,
    /// Marks a file of SQLite as ours; shown by `file` and by `PRAGMA application_id`.
    pub(crate) application_id: i32,
    /// Every step, in order.
    pub(crate) steps: &'static [Step],
}

/// A register.
pub(crate) const REGISTER: Schema = Schema {
    product: "heard",
    what: "a register",
    // "Hear" in ASCII
    application_id: 0x4865_6172,
    steps: STEPS,
};

/// The access log that lies in a file of its own beside a register on SQLite.
pub(crate) const LOOKS: Schema = Schema {
    product: "heard looks",
    what: "an access log",
    // "HeaL" in ASCII
    application_id: 0x4865_614C,
    steps: &[Step {
        version: 1,
        statements: looks::first,
    }],
};

/// From this version on, a register on SQLite keeps its access log in a file of its own.
pub(crate) const LOOKS_APART: i64 = 4;

const STEPS: &[Step] = &[
    Step {
        version: 1,
        statements: first::first,
    },
    Step {
        version: 2,
        statements: second::second,
    },
    Step {
        version: 3,
        statements: third::third,
    },
    Step {
        version: LOOKS_APART,
        statements: fourth::fourth,
    },
    Step {
        version: 5,
        statements: fifth::fifth,
    },
    Step {
        version: 6,
        statements: sixth::sixth,
    },
];
