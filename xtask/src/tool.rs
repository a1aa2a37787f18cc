//! Programs that only this project needs: kept in its own folder, and built there the first time.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::cargo::{cargo, project};
use crate::run::{output_of, run as run_program};

/// The folder, kept between runs.
const FOLDER: &str = ".cargo-tools";

/// A program that cargo installs.
pub(crate) struct Tool {
    /// Its crate, which is its name too.
    pub(crate) name: &'static str,
    /// The version that is wanted.
    pub(crate) version: &'static str,
}

impl Tool {
    /// The program, built first where it is missing.
    pub(crate) fn program(&self) -> Result<PathBuf> {
        let found = [self.ours(), PathBuf::from(self.name)]
            .into_iter()
            .find(|program| self.is_wanted(program));
        match found {
            Some(program) => Ok(program),
            None => self.install(),
        }
    }

    fn ours(&self) -> PathBuf {
        project().join(FOLDER).join("bin").join(self.name)
    }

    fn is_wanted(&self, program: &Path) -> bool {
        // called as cargo would call it: some answer in no other way
        let command = self.name.trim_start_matches("cargo-");
        output_of(Command::new(program).args([command, "--version"]))
            .is_some_and(|version| version.trim() == format!("{} {}", self.name, self.version))
    }

    fn install(&self) -> Result<PathBuf> {
        let Self { name, version } = self;
        println!("{name} {version} is missing: building it into {FOLDER}, once");
        run_program(
            cargo(&["install", "--locked", name, "--version", version, "--root", FOLDER])
                // it waits for others most of the time: building it must not take minutes
                .arg("--debug")
                .env("CARGO_PROFILE_DEV_DEBUG", "false"),
        )
        .with_context(|| format!("{name} is missing and cannot be installed"))?;
        Ok(self.ours())
    }
}
