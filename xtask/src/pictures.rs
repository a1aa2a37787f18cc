//! `cargo xtask pictures`: every screen as a picture, to be looked at.

use std::env;
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::browser::script;
use crate::cargo::project;
use crate::run::run as run_program;

/// Where the pictures go.
#[derive(Args)]
pub(crate) struct Options {
    /// The folder [default: target/pictures]; those of the README go to docs/pictures in any case
    folder: Option<PathBuf>,
}

/// Takes the pictures, always as of the same day.
pub(crate) fn run(options: &Options) -> Result<()> {
    let folder = match &options.folder {
        Some(folder) => env::current_dir()?.join(folder),
        None => project().join("target/pictures"),
    };
    run_program(script("pictures.js")?.arg(folder))
}
