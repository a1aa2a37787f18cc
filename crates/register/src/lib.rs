//! Where cases are kept: the only room that knows SQL.
//!
//! A register is a file of SQLite or a database of PostgreSQL, told apart by its address ([`DatabaseUrl`]).
//! One code serves both; only search differs. A change of a case appends its events and writes its rows in
//! one transaction ([`casework::ports::Register`]).

mod authorities;
mod chain;
mod commit;
mod database;
mod error;
mod events;
mod facts;
mod faults;
mod figures;
mod heads;
mod list;
mod looks;
mod migrate;
mod occurrence;
mod opening;
mod pool;
mod projections;
mod schema;
mod search;
mod storage;
mod store;
mod tables;
mod url;
mod words;
mod writer;

pub use faults::{Fault, Faults, Moment};
pub use opening::Opening;
pub use store::{Projector, Store};
pub use url::{DatabaseUrl, PostgresUrl};
