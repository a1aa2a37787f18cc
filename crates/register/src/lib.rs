//! Where cases are kept: the only room that knows SQL.
//!
//! A register is a file of SQLite or a database of PostgreSQL, told apart by its address ([`DatabaseUrl`]).
//! One code serves both; only search differs. A change of a case appends its events and writes its rows in
//! one transaction ([`casework::ports::Register`]).

mod accounts;
mod authorities;
mod chain;
mod checkpoint;
mod commit;
mod database;
mod error;
mod events;
mod facts;
mod faults;
mod figures;
mod finding;
mod heads;
mod history;
mod hits;
mod list;
mod looks;
mod migrate;
mod occurrence;
mod officers;
mod opening;
mod page;
mod pool;
mod projections;
mod rebuild;
mod remains;
mod schema;
mod search;
mod seen;
mod sessions;
mod storage;
mod store;
mod strays;
mod tables;
mod url;
mod verify;
mod words;
mod writer;

pub use checkpoint::{Checkpoint, NotACheckpoint};
pub use faults::{Fault, Faults, Moment};
pub use finding::Finding;
pub use opening::Opening;
pub use rebuild::Rebuilt;
pub use store::{Projector, Store};
pub use url::{DatabaseUrl, PostgresUrl};
