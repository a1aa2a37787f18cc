//! What people do with a case, who may come in to do it, and the ports that takes.
//!
//! Pages, the command line and the importer call what is here; nothing else changes a case.

pub mod accounts;
pub mod actions;
pub mod council;
pub mod council_file;
pub mod delays;
pub mod earlier;
pub mod export;
pub mod import;
mod legible;
pub mod office;
pub mod ports;
pub mod records;
pub mod redate;
pub mod same_person;
pub mod year;
