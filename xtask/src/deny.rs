//! `cargo xtask deny`: are the licences, crates and sources those that `deny.toml` allows?

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::cargo::{cargo, project};
use crate::run::{output_of, run as run_program};

/// The version of cargo-deny that `deny.toml` is written for.
const VERSION: &str = "0.20.2";

/// The folder for programs that only this project needs, kept between runs.
const TOOLS: &str = ".cargo-tools";

/// Checks licences, bans and sources, and brings cargo-deny first where it is missing.
///
/// Advisories are not among them: they need the network, and their answer changes without any
/// change of ours.
pub(crate) fn run() -> Result<()> {
    let cargo_deny = match installed() {
        Some(program) => program,
        None => install()?,
    };
    run_program(
        Command::new(cargo_deny)
            .args([
                "--locked",
                "check",
                "--hide-inclusion-graph",
                "licenses",
                "bans",
                "sources",
            ])
            .current_dir(project()),
    )
}

fn ours() -> PathBuf {
    project().join(TOOLS).join("bin/cargo-deny")
}

fn installed() -> Option<PathBuf> {
    [ours(), PathBuf::from("cargo-deny")]
        .into_iter()
        .find(|program| is_wanted(program))
}

fn is_wanted(program: &Path) -> bool {
    output_of(Command::new(program).arg("--version"))
        .is_some_and(|version| version.trim() == format!("cargo-deny {VERSION}"))
}

fn install() -> Result<PathBuf> {
    println!("cargo-deny {VERSION} is missing: building it into {TOOLS}, once");
    run_program(
        cargo(&["install", "--locked", "cargo-deny", "--version", VERSION, "--root", TOOLS])
            // it runs for a second: building it must not take minutes
            .arg("--debug")
            .env("CARGO_PROFILE_DEV_DEBUG", "false"),
    )
    .context("cargo-deny, which checks licences, is missing and cannot be installed")?;
    Ok(ours())
}
