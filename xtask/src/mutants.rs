//! `cargo xtask mutants`: does a test fail for every change of the code that counts days and figures?
//!
//! It takes hours, so it is not part of the tests. `docs/testing.md` lists what survives, and why.

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
    /// One sample of so many, taken evenly from every file: 0/4, 1/4, 2/4 or 3/4
    #[arg(long, value_name = "K/N")]
    shard: Option<String>,
    /// Only mutants that no test has caught so far, and with the examples of the documentation too
    #[arg(long)]
    again: bool,
}

/// Mutates, tests each mutant with its own crate's tests, and lists the survivors in `mutants.out`.
pub(crate) fn run(options: &Options) -> Result<()> {
    let mut mutants = Command::new(CARGO_MUTANTS.program()?);
    mutants.args(["mutants", "--workspace", "--jobs", "1", "--timeout", "120"]);
    if options.files.is_empty() {
        mutants.args(ROOMS.iter().flat_map(|room| ["--file", room]));
    }
    for file in &options.files {
        mutants.args(["--file", file]);
    }
    if let Some(shard) = &options.shard {
        mutants.args(["--sharding", "round-robin", "--shard", shard]);
    }
    if options.again {
        mutants.arg("--iterate");
    } else {
        // building the examples takes longer than all other tests together, and few mutants need them
        mutants.arg("--cargo-arg=--tests");
    }
    run_program(
        mutants
            .current_dir(project())
            // what the mutants stand on is built once, not once a run
            .env("CARGO_TARGET_DIR", project().join("target").join("mutants"))
            .env("CARGO_PROFILE_DEV_DEBUG", "false"),
    )
}
