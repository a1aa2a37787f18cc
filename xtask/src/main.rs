//! The project's own commands: `cargo xtask COMMAND`.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command tells whoever called it what it is doing"
)]

mod bench;
mod browser;
mod cargo;
mod debian;
mod deny;
mod mutants;
mod pictures;
mod postgres;
mod run;
mod test;
mod tool;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The commands that contributors and the build machine run.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Xtask {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check everything: formatting, lints, licences, documentation, and every test
    Test(test::Options),
    /// Make every journey in a browser, or those of the files that are named
    Browser(browser::Options),
    /// Take a picture of every screen
    Pictures(pictures::Options),
    /// Check the licences and the sources of everything Heard is built from
    Deny,
    /// Measure what Heard costs, and write docs/performance.md
    Bench(bench::Options),
    /// Change the code that counts days and figures, and see whether a test fails each time
    Mutants(mutants::Options),
}

fn main() -> ExitCode {
    let outcome = match Xtask::parse().command {
        Command::Test(options) => test::run(&options),
        Command::Browser(options) => browser::run(&options),
        Command::Pictures(options) => pictures::run(&options),
        Command::Deny => deny::run(),
        Command::Bench(options) => bench::run(&options),
        Command::Mutants(options) => mutants::run(&options),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        super::Xtask::command().debug_assert();
    }
}
