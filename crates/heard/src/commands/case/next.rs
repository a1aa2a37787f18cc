//! What may be done next with a case.

use super::may::may;
use crate::exit::Failure;
use crate::wiring::Room;
use casework::earlier::earlier;
use complaints::Case;
use complaints::days::full;
use complaints::decide::{Offered, offered};
use complaints::ids::RouteNumber;
use complaints::rules::Asked;
use complaints::step::About;
use std::fmt::Write as _;
use std::io::Write;

pub(super) fn print(room: &Room, case: &Case, out: &mut dyn Write) -> Result<(), Failure> {
    let office = room.office();
    let context = office.context();
    writeln!(out, "What may be recorded now:")?;
    for it in may(case, &context) {
        writeln!(out, "\n  heard case {}", it.typed)?;
        writeln!(out, "      {}.", it.words)?;
        if let Some(missing) = it.not_yet {
            writeln!(out, "      Not yet: {missing}.")?;
        }
    }
    writeln!(
        out,
        "\nNotes, people, points, remedies, the Ombudsman and what is parked have commands of their own: `heard case --help`.\n"
    )?;
    writeln!(
        out,
        "Steps that may be recorded now, with `heard case step {} STEP`:",
        case.state().receipt.reference
    )?;
    for it in offered(case, &context) {
        writeln!(out)?;
        writeln!(out, "  {}", heading(&it))?;
        writeln!(
            out,
            "      {}. {} ({}).",
            it.rule.who, it.rule.source, it.rule.standing
        )?;
    }
    let earlier = earlier(&office, case)?;
    if !earlier.is_empty() {
        writeln!(
            out,
            "\nOther cases that name the same people (the step `linked` or `merged` says what they are):"
        )?;
    }
    for (_, row) in &earlier {
        writeln!(
            out,
            "  {}  received {}, {}",
            row.reference,
            full(row.received_on),
            row.status
        )?;
    }
    Ok(())
}

/// What a step is about, as it is typed: `person:2`.
fn typed_about(about: About) -> String {
    let number = match about {
        About::Case => return about.word().to_owned(),
        About::Point(it) => it.0,
        About::Person(it) => it.0,
        About::Entry(it) => it.0,
        About::Remedy(it) => it.0,
        About::Recommendation(it) => it.0,
    };
    format!("{}:{number}", about.word())
}

/// The step as it is typed, and what it is.
fn heading(it: &Offered<'_>) -> String {
    let mut typed = it.rule.step.code().to_owned();
    if let Some(stage) = it.stage {
        let _ = write!(typed, " --stage {}", u8::from(stage));
    }
    if it.route != RouteNumber::MAIN {
        let _ = write!(typed, " --route {}", it.route.0);
    }
    let things = it.about.iter().filter(|it| **it != About::Case);
    let things: Vec<String> = things.map(|it| typed_about(*it)).collect();
    if things.len() == it.about.len() {
        let _ = write!(typed, " --about {}", things.join("|"));
    } else if !things.is_empty() {
        // of the stage as a whole, or of one of these
        let _ = write!(typed, " [--about {}]", things.join("|"));
    }
    if !it.rule.answers.is_empty() {
        let answers: Vec<&str> = it.rule.answers.iter().map(|it| it.code()).collect();
        let _ = write!(typed, " --answer {}", answers.join("|"));
    }
    for asked in &it.rule.asks {
        let _ = write!(typed, " {}", as_typed(*asked));
    }
    for asked in &it.rule.may_ask {
        let _ = write!(typed, " [{}]", as_typed(*asked));
    }
    format!("{typed}\n      {}", it.rule.step.label())
}

const fn as_typed(asked: Asked) -> &'static str {
    match asked {
        Asked::Reason => "--reason TEXT",
        Asked::Text => "--text TEXT",
        Asked::Day => "--day DATE",
        Asked::Review => "--review DATE",
        Asked::Days => "--days NUMBER",
        Asked::Cause => "--cause REASON",
        Asked::Reference => "--ref TEXT",
        Asked::Person => "--person-there NUMBER",
        Asked::Amount => "--pounds AMOUNT",
    }
}
