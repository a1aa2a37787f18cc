//! `heard`: the program.

use heard::exit::Failure;
use heard::{arguments, commands};
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = arguments::read();
    let mut out = std::io::stdout().lock();
    let done =
        commands::run(&arguments, &mut out).and_then(|()| out.flush().map_err(Failure::from));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            failure.say(&mut std::io::stderr().lock());
            failure.code()
        }
    }
}
