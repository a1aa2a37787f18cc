//! What people do with a case, and the ports it needs.
//!
//! Pages, the command line and the importer call what is here; nothing else changes a case.

pub mod council;
pub mod export;
pub mod import;
pub mod office;
pub mod ports;
pub mod records;
