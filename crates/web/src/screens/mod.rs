//! The screens: one module each, with its view model.

pub mod access_log;
pub mod account;
pub mod accounts;
pub mod act;
pub mod case;
pub mod cases;
pub mod change_role;
pub mod delays;
pub mod my_work;
pub mod plain;
pub mod report;
pub mod sign_in;
pub mod tracker;
pub mod year;
