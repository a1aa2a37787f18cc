//! `cargo xtask browser`: the journeys that people make, in a browser.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use clap::Args;
use testkit::Postgres;

use crate::cargo::{cargo, project};
use crate::debian::{self, Program};
use crate::postgres;
use crate::run::run as run_program;

/// Which journeys.
#[derive(Args)]
pub(crate) struct Options {
    /// Only these files: e2e/journeys/extend-stage-1.test.js
    files: Vec<PathBuf>,
}

/// What journeys need beside Node's own packages.
const PROGRAMS: [Program; 4] = [
    Program {
        name: "node",
        version: "--version",
        package: "nodejs",
    },
    Program {
        name: "npm",
        version: "--version",
        package: "npm",
    },
    Program {
        name: "chromium",
        version: "--version",
        package: "chromium",
    },
    Program {
        name: "java",
        version: "-version",
        package: "default-jre-headless",
    },
];

/// Makes the journeys, those that change cases on both databases, and checks the markup of the pages they came to.
pub(crate) fn run(options: &Options) -> Result<()> {
    let files: Vec<PathBuf> = options
        .files
        .iter()
        .map(|file| fs::canonicalize(file).with_context(|| format!("no file {}", file.display())))
        .collect::<Result<_>>()?;
    let server = postgres::for_tests()?;
    let mut journeys = script("run.js")?;
    journeys.args(files);
    if let Some(server) = &server {
        journeys.env(Postgres::RUNNING_SERVER, server.url());
    }
    run_program(&mut journeys)
}

/// As `cargo xtask test` has it.
pub(crate) fn every_journey() -> Result<()> {
    run(&Options { files: Vec::new() })
}

/// A script of `e2e` with all that it needs: the browser, Node's packages, and the program built.
pub(crate) fn script(name: &str) -> Result<Command> {
    debian::bring(&PROGRAMS)?;
    packages()?;
    run_program(&mut cargo(&[
        "build",
        "--quiet",
        "--locked",
        "--package",
        "heard",
    ]))?;
    let mut node = Command::new("node");
    node.arg(name)
        .current_dir(folder())
        .env("HEARD_PROGRAM", program()?);
    Ok(node)
}

fn folder() -> PathBuf {
    project().join("e2e")
}

/// Cargo builds `heard` beside ourselves.
fn program() -> Result<PathBuf> {
    let ours = env::current_exe().context("where xtask itself is cannot be found")?;
    Ok(ours.with_file_name(format!("heard{}", env::consts::EXE_SUFFIX)))
}

/// Installs Node's packages in the versions that are locked, where that has not been done.
fn packages() -> Result<()> {
    let wanted = fs::read(folder().join("package-lock.json"))?;
    let installed = folder().join("node_modules/.installed");
    if fs::read(&installed).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    run_program(Command::new("npm").arg("ci").current_dir(folder()))?;
    fs::write(installed, wanted).context("what was installed cannot be noted")
}
