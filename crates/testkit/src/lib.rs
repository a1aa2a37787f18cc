//! What Heard's tests stand on.
//!
//! Tests run against real parts. SQLite needs nothing but a file; PostgreSQL needs a server, and
//! [`Postgres`] brings one that is gone when the tests are.

mod database_url;
mod postgres;
mod programs;

pub use crate::postgres::{Postgres, PostgresError};
