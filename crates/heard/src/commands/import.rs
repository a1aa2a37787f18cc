//! `heard import`: bring in a file of case records.

use super::upkeep::{header, write_checkpoint};
use crate::arguments::{Arguments, Import};
use crate::definitions::council;
use crate::exit::{End, Failure};
use crate::wiring::Room;
use casework::council::Council;
use casework::import::{Checked, LineProblem, check, decode, not_utf_8, store};
use casework::ports::{Accounts, Clock};
use complaints::days::count;
use indicatif::{ProgressBar, ProgressStyle};
use std::collections::BTreeSet;
use std::io::{BufRead, Read, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

pub(super) fn run(
    arguments: &Arguments,
    import: &Import,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let council = council(arguments.council.as_deref())?;
    if import.line_by_line {
        let room = Room::open_or_make(arguments)?;
        return line_by_line(&room, &import.file, council.as_ref(), out);
    }
    let (text, unreadable) = read(&import.file)?;
    let room = Room::open_or_make(arguments)?;
    let stopped = stop_on_interrupt()?;
    let checked = checked(&room, &text, council.as_ref(), &stopped)?
        .with_unreadable(unreadable)
        .with_accounts(&accounts(&room)?);
    if checked.tally.records == 0 && checked.problems.is_empty() {
        return Err(Failure::input(format!(
            "{} holds no record; nothing was stored. Check whether it was written in full",
            import.file.display()
        )));
    }
    say(&checked.warnings, "warning: ")?;
    say(&checked.problems, "")?;
    let wrong = checked.problems.len();
    if wrong > 0 && (checked.tally.records == 0 || !import.good_lines) {
        return nothing_stored(&checked, &import.file, out);
    }
    if import.dry_run {
        let tally = in_words(&checked);
        let records = count(checked.tally.records, "record", "records");
        writeln!(out, "{records} checked: {tally}.")?;
        writeln!(out, "Nothing was stored: this was a dry run.")?;
        return Ok(());
    }
    if !checked.plans.is_empty() {
        stored(&room, &text, &checked, stopped)?;
    }
    let records = count(checked.tally.records, "record", "records");
    writeln!(out, "{records}: {}.", in_words(&checked))?;
    let checkpoint = room.store.checkpoint(room.authority.id, room.clock.now())?;
    if let Some(file) = &import.checkpoint {
        write_checkpoint(file, &checkpoint).map_err(|failure| {
            failure.after(
                "the records are stored; `heard checkpoint --out FILE` writes the checkpoint",
            )
        })?;
    }
    writeln!(out, "{}", header(&checkpoint))?;
    if let Some(unnamed) = room.unnamed() {
        writeln!(out, "{unnamed}")?;
    }
    if wrong > 0 {
        return Err(others_stored(wrong));
    }
    Ok(())
}

/// The sign-in names of the accounts with which somebody can sign in.
fn accounts(room: &Room) -> Result<BTreeSet<String>, Failure> {
    let all = room.store.accounts(room.authority.id)?.into_iter();
    let open = all.filter(|it| it.closed_at.is_none());
    Ok(open.map(|it| it.sign_in_name.to_string()).collect())
}

/// The end of an import that stored nothing for the mistakes of its file.
fn nothing_stored(checked: &Checked, file: &Path, out: &mut dyn Write) -> Result<(), Failure> {
    let records = checked.tally.records;
    let way_out = if records == 0 {
        ""
    } else {
        let wrong = wrong_lines(checked);
        let good = records.saturating_sub(wrong);
        let all = count(records, "record", "records");
        writeln!(out, "{all} checked: {good} good, {wrong} with mistakes.")?;
        "; mend the file, or store the good lines with --good-lines"
    };
    let mistakes = count(checked.problems.len(), "mistake", "mistakes");
    Err(Failure::input(format!(
        "{mistakes} in {}: nothing was stored{way_out}",
        file.display()
    )))
}

fn others_stored(mistakes: usize) -> Failure {
    let mistakes = count(mistakes, "mistake", "mistakes");
    Failure::input(format!(
        "{mistakes}; the good lines were stored, the others were not"
    ))
}

/// How many lines something is wrong with. Problems are in the order of the lines.
fn wrong_lines(checked: &Checked) -> usize {
    let mut lines: Vec<usize> = checked.problems.iter().map(|it| it.line).collect();
    lines.dedup();
    lines.len()
}

fn read(path: &Path) -> Result<(String, Vec<LineProblem>), Failure> {
    let failed = |error: std::io::Error| Failure::file("read", path, &error);
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        std::io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .map_err(failed)?;
    } else {
        bytes = std::fs::read(path).map_err(failed)?;
    }
    decode(bytes)
        .map_err(|what| Failure::input(format!("{}: {what}. Nothing was stored", path.display())))
}

fn stop_on_interrupt() -> Result<Arc<AtomicBool>, Failure> {
    let stopped = Arc::new(AtomicBool::new(false));
    let heard = Arc::clone(&stopped);
    ctrlc::set_handler(move || heard.store(true, Ordering::SeqCst)).map_err(|error| {
        Failure::new(End::File, format!("could not listen for Ctrl-C: {error}"))
    })?;
    Ok(stopped)
}

fn checked(
    room: &Room,
    text: &str,
    council: Option<&Council>,
    stopped: &AtomicBool,
) -> Result<Checked, Failure> {
    let bar = bar("Checking", text.lines().count());
    let checked = check(&room.office(), text, council, |line| {
        bar.set_position(line as u64);
        !stopped.load(Ordering::SeqCst)
    });
    bar.finish_and_clear();
    Ok(checked?)
}

fn stored(
    room: &Room,
    text: &str,
    checked: &Checked,
    stopped: Arc<AtomicBool>,
) -> Result<(), Failure> {
    let bar = bar("Storing", checked.tally.begun + checked.tally.revised);
    let drawn = bar.clone();
    let step = Box::new(move |case: u64| {
        drawn.set_position(case);
        !stopped.load(Ordering::SeqCst)
    });
    let done = store(&room.office(), text, checked, step);
    bar.finish_and_clear();
    done.map_err(|error| {
        Failure::from(error).with_a_way_on(
            "The register changed after the file was checked, so nothing was stored. Import the file again.",
        )
    })?;
    Ok(())
}

fn bar(what: &'static str, length: usize) -> ProgressBar {
    let bar = ProgressBar::new(length as u64).with_message(what);
    // a wrong template draws the plain bar instead
    match ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

fn say(problems: &[LineProblem], before: &str) -> Result<(), Failure> {
    let mut out = std::io::stderr().lock();
    for problem in problems {
        writeln!(out, "{before}{problem}")?;
    }
    Ok(())
}

/// What the records are or would be: each is counted once.
fn in_words(checked: &Checked) -> String {
    let tally = checked.tally;
    let cases = count(tally.begun, "new case", "new cases");
    let figures = count(tally.figures, "published figure", "published figures");
    let (revised, unchanged) = (tally.revised, tally.unchanged);
    let steps = match tally.year_steps {
        0 => String::new(),
        some => format!("{}, ", count(some, "step of a year", "steps of a year")),
    };
    let known = format!("{cases}, {revised} corrected, {figures}, {steps}{unchanged} unchanged");
    match wrong_lines(checked) {
        0 => known,
        wrong => format!("{known}, {wrong} not stored"),
    }
}

/// Each line by itself. A line is answered when it is safe, so that a feed knows where to go on.
fn line_by_line(
    room: &Room,
    path: &Path,
    council: Option<&Council>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::file("read", path, &error);
    let lines: Box<dyn BufRead> = if path == Path::new("-") {
        Box::new(std::io::stdin().lock())
    } else {
        Box::new(std::io::BufReader::new(
            std::fs::File::open(path).map_err(failed)?,
        ))
    };
    let there = accounts(room)?;
    let mut wrong = 0;
    for (number, line) in (1..).zip(lines.split(b'\n')) {
        let Ok(line) = String::from_utf8(line.map_err(failed)?) else {
            say(&[not_utf_8(number)], "")?;
            wrong += 1;
            continue;
        };
        let checked = check(&room.office(), &line, council, |_| true)?.with_accounts(&there);
        let here = |found: &[LineProblem]| -> Vec<LineProblem> {
            found
                .iter()
                .map(|it| LineProblem {
                    line: number,
                    ..it.clone()
                })
                .collect()
        };
        say(&here(&checked.warnings), "warning: ")?;
        say(&here(&checked.problems), "")?;
        wrong += checked.problems.len();
        if checked.problems.is_empty() && checked.tally.records > 0 {
            store(&room.office(), &line, &checked, Box::new(|_| true))?;
            writeln!(out, "stored line {number}")?;
            out.flush()?;
        }
    }
    if wrong > 0 {
        return Err(others_stored(wrong));
    }
    Ok(())
}
