//! `cargo xtask bench`: what Heard costs, measured, as `docs/performance.md`.

use crate::cargo::{cargo, project};
use anyhow::{Context, Result, bail};
use clap::Args;
use std::process::Stdio;

/// How much is measured.
#[derive(Args)]
pub(crate) struct Options {
    /// Measure at a million cases too; takes a few minutes more
    #[arg(long)]
    large: bool,
}

/// Measures, and writes the page.
pub(crate) fn run(options: &Options) -> Result<()> {
    let mut arguments = vec![
        "run",
        "--release",
        "--quiet",
        "--locked",
        "--package",
        "bench",
        "--",
    ];
    if options.large {
        arguments.push("--large");
    }
    let measured = cargo(&arguments)
        .stderr(Stdio::inherit())
        .output()
        .context("the measurement cannot run")?;
    if !measured.status.success() {
        bail!("the measurement failed ({})", measured.status);
    }
    let page = project().join("docs").join("performance.md");
    std::fs::write(&page, &measured.stdout)
        .with_context(|| format!("{} cannot be written", page.display()))?;
    println!("{}", page.display());
    Ok(())
}
