//! `cargo xtask mutants`: does a test fail for every change of the code that counts days and figures?
//!
//! It takes an hour or more, so it is not part of the tests. `docs/testing.md` lists what survives, and why.

use std::process::Command;

use anyhow::Result;
use clap::Args;

use crate::cargo::project;
use crate::run::run as run_program;
use crate::tool::Tool;

const CARGO_MUTANTS: Tool = Tool {
    name: "cargo-mutants",
    version: "27.1.0",
};

/// What is mutated where nothing else is asked for.
const ROOMS: [&str; 3] = [
    "crates/workdays/src/**",
    "crates/complaints/src/clock/**",
    "crates/figures/src/**",
];

/// What is mutated.
#[derive(Args)]
pub(crate) struct Options {
    /// Only these files, as a pattern: crates/figures/src/rounding.rs
    files: Vec<String>,
}

/// Mutates, tests each mutant with its own crate's tests, and lists the survivors.
pub(crate) fn run(options: &Options) -> Result<()> {
    let files: Vec<&str> = if options.files.is_empty() {
        ROOMS.to_vec()
    } else {
        options.files.iter().map(String::as_str).collect()
    };
    let mut mutants = Command::new(CARGO_MUTANTS.program()?);
    mutants.args([
        "mutants",
        "--workspace",
        "--test-package",
        "workdays,complaints,figures",
        "--baseline",
        "run",
        "--timeout",
        "120",
    ]);
    for file in files {
        mutants.args(["--file", file]);
    }
    run_program(mutants.current_dir(project()))
}
