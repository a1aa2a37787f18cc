//! One file a command.

mod case;
mod cases;
mod delays;
mod demo;
mod explain;
mod export;
mod import;
mod law;
mod looks;
mod promises;
mod redate;
mod report;
mod serve;
mod upkeep;
mod user;
mod workdays;
mod year;

use crate::arguments::{Arguments, Command};
use crate::exit::Failure;
use std::io::Write;

/// Carries out the command line.
///
/// # Errors
/// What is wrong and what to do.
pub fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<(), Failure> {
    match &arguments.command {
        Command::Demo(demo) => demo::run(arguments, demo, out),
        Command::Serve(serve) => serve::run(arguments, serve, out),
        Command::Import(import) => import::run(arguments, import, out),
        Command::Export { out: file } => export::run(arguments, file.as_deref(), out),
        Command::Report(report) => report::run(arguments, report, out),
        Command::Explain(explain) => explain::run(arguments, explain, out),
        Command::Cases(cases) => cases::run(arguments, cases, out),
        Command::Case { what } => case::run(arguments, what, out),
        Command::User { what } => user::run(arguments, what, out),
        Command::Law { unsigned } => law::run(arguments, *unsigned, out),
        Command::Promises { late, carried_over } => {
            promises::run(arguments, *late, *carried_over, out)
        }
        Command::Year {
            ended,
            record,
            correct,
            on,
            refers_to,
        } => {
            let done = record.or(*correct).map(|step| year::Done {
                step,
                again: correct.is_some(),
                on: *on,
                refers_to: refers_to.clone(),
            });
            year::run(arguments, *ended, done, out)
        }
        Command::Delays { clock } => delays::run(arguments, clock.as_deref(), out),
        Command::Redate { file } => redate::run(arguments, file, out),
        Command::Workdays { what } => workdays::run(what, out),
        Command::Verify { against } => upkeep::verify(arguments, against.as_deref(), out),
        Command::Name { name } => upkeep::name(arguments, name, out),
        Command::Rebuild => upkeep::rebuild(arguments, out),
        Command::Checkpoint { out: file } => upkeep::checkpoint(arguments, file.as_deref(), out),
        Command::Migrate => upkeep::migrate(arguments, out),
        Command::Looks { reference, most } => {
            looks::run(arguments, reference.as_deref(), *most, out)
        }
    }
}
