//! `heard law`: the rules, for a council's lawyer to read.

use crate::arguments::Arguments;
use crate::exit::Failure;
use crate::settings::Settings;
use crate::wiring::law;
use complaints::law::{unsigned, written};
use std::io::Write;

pub(super) fn run(
    arguments: &Arguments,
    only_unsigned: bool,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let settings = Settings::read(arguments)?;
    let rules = law(settings.council.as_deref())?.rules;
    let text = if only_unsigned {
        unsigned(&rules)
    } else {
        written(&rules)
    };
    write!(out, "{text}")?;
    Ok(())
}
