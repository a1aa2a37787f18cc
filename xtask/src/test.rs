//! `cargo xtask test`: everything that must hold before a change is taken.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use clap::Args;
use testkit::Postgres;

use crate::cargo::cargo;
use crate::run::{output_of, run as run_program};
use crate::{browser, deny, postgres};

/// How much to check.
#[derive(Args)]
pub(crate) struct Options {
    /// Leave out licences, documentation and the browser
    #[arg(long)]
    quick: bool,
}

/// One thing to check. The checks run in the order in which they are listed, and the first that
/// fails ends the run.
struct Step {
    name: &'static str,
    /// Left out by `--quick`.
    thorough: bool,
    check: fn() -> Result<()>,
}

const STEPS: [Step; 7] = [
    Step {
        name: "formatting",
        thorough: false,
        check: formatting,
    },
    Step {
        name: "lints",
        thorough: false,
        check: lints,
    },
    Step {
        name: "licences",
        thorough: true,
        check: deny::run,
    },
    Step {
        name: "documentation",
        thorough: true,
        check: documentation,
    },
    Step {
        name: "tests",
        thorough: false,
        check: tests,
    },
    Step {
        name: "examples in the documentation",
        thorough: false,
        check: examples,
    },
    Step {
        name: "browser",
        thorough: true,
        check: browser::every_journey,
    },
];

/// Runs the checks and says how long each took.
pub(crate) fn run(options: &Options) -> Result<()> {
    let started = Instant::now();
    let steps: Vec<&Step> = STEPS
        .iter()
        .filter(|step| !(options.quick && step.thorough))
        .collect();
    let mut times = Vec::new();
    for (number, Step { name, check, .. }) in steps.iter().enumerate() {
        println!("\n== {name} ({} of {})", number + 1, steps.len());
        let began = Instant::now();
        let place = || format!("{name}: failed, {} of {} passed", number, steps.len());
        check().with_context(place)?;
        times.push(format!("{name} {}", seconds(began.elapsed())));
        println!("== {name}: good, {}", seconds(began.elapsed()));
    }
    let left_out = if options.quick {
        " (without licences, documentation and the browser)"
    } else {
        ""
    };
    println!(
        "\nAll good{left_out} in {}: {}.",
        seconds(started.elapsed()),
        times.join(", "),
    );
    Ok(())
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

fn formatting() -> Result<()> {
    run_program(&mut cargo(&["fmt", "--all", "--check"])).context("`cargo fmt --all` mends this")
}

fn lints() -> Result<()> {
    let clippy = [
        "clippy",
        "--locked",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ];
    run_program(&mut cargo(&clippy))
}

fn documentation() -> Result<()> {
    run_program(
        cargo(&["doc", "--locked", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"),
    )
}

fn tests() -> Result<()> {
    let server = postgres::for_tests()?;
    let mut tests = if has_nextest() {
        cargo(&["nextest", "run", "--locked", "--workspace"])
    } else {
        cargo(&[
            "test",
            "--locked",
            "--workspace",
            "--lib",
            "--bins",
            "--tests",
        ])
    };
    if let Some(server) = &server {
        tests.env(Postgres::RUNNING_SERVER, server.url());
    }
    run_program(&mut tests)
}

/// nextest does not run these.
fn examples() -> Result<()> {
    run_program(&mut cargo(&["test", "--locked", "--workspace", "--doc"]))
}

fn has_nextest() -> bool {
    let asked: &mut Command = &mut cargo(&["nextest", "--version"]);
    output_of(asked).is_some()
}
