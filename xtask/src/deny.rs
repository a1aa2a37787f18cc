//! `cargo xtask deny`: are the licences, crates and sources those that `deny.toml` allows?

use std::process::Command;

use anyhow::Result;

use crate::cargo::project;
use crate::run::run as run_program;
use crate::tool::Tool;

/// In the version that `deny.toml` is written for.
const CARGO_DENY: Tool = Tool {
    name: "cargo-deny",
    version: "0.20.2",
};

/// Checks licences, bans and sources, and brings cargo-deny first where it is missing.
///
/// Advisories are not among them: they need the network, and their answer changes without any
/// change of ours.
pub(crate) fn run() -> Result<()> {
    run_program(
        Command::new(CARGO_DENY.program()?)
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
