//! The tables of a register, step by step: each step takes a database from one version of the schema to the
//! next, and is never changed once it has been released.

mod columns;
mod first;
mod second;
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

/// Every step, in order.
pub(crate) const STEPS: &[Step] = &[
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
];

/// What the first column of table `heard` says.
pub(crate) const PRODUCT: &str = "heard";
