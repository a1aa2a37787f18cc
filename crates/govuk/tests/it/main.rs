//! Facts about the Design Systems as Heard carries them.

#![allow(clippy::unwrap_used, reason = "a test stops at what it cannot do")]

mod assets;
mod fixtures;
mod form;
mod moj;
mod pages;
