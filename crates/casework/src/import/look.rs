//! What the lines of a file say, each by itself: read on every core at once, as a file may have a million.

use crate::council::Council;
use crate::records::{self, CaseRecord, Line, Problem};
use complaints::rules::Rules;
use jiff::civil::Date;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread::{ScopedJoinHandle, available_parallelism, scope};

/// A line that was looked at.
pub(super) struct Looked {
    /// Counted from 1.
    pub(super) number: usize,
    pub(super) line: Result<Line, Illegible>,
    /// What is odd about it, and taken as it comes.
    pub(super) doubts: Vec<Problem>,
}

/// A line that is no record.
pub(super) struct Illegible {
    /// Its reference where it can be told, so that a message can name it.
    pub(super) reference: Option<String>,
    pub(super) problems: Vec<Problem>,
}

/// By what a line is looked at.
pub(super) struct Look<'a> {
    /// The last day on which something can have happened.
    pub(super) today: Date,
    pub(super) rules: &'a Rules,
    pub(super) council: Option<&'a Council>,
}

impl Look<'_> {
    /// Looks at some lines with their numbers; the answers are in the same order.
    pub(super) fn at(&self, lines: &[(usize, &str)]) -> Vec<Looked> {
        let cores = available_parallelism().map_or(1, NonZero::get);
        let share = lines.len().div_ceil(cores).max(1);
        let one = |(number, text): &(usize, &str)| self.at_one(*number, text);
        let some = |lines: &[_]| -> Vec<Looked> { lines.iter().map(one).collect() };
        scope(|scope| {
            let shares = lines.chunks(share);
            let readers: Vec<_> = shares
                .map(|lines| scope.spawn(move || some(lines)))
                .collect();
            let looked = readers.into_iter().map(ScopedJoinHandle::join);
            looked
                .flat_map(|it| it.unwrap_or_else(|panic| resume_unwind(panic)))
                .collect()
        })
    }

    fn at_one(&self, number: usize, text: &str) -> Looked {
        let line = records::read(text, self.today).map_err(|problems| Illegible {
            reference: reference_of(text),
            problems,
        });
        let doubts = match &line {
            Ok(Line::Case(record)) => self.doubts(record),
            _ => Vec::new(),
        };
        Looked {
            number,
            line,
            doubts,
        }
    }

    fn doubts(&self, record: &CaseRecord) -> Vec<Problem> {
        let unlisted = self.council.map(|council| council.unlisted(record));
        let mut doubts = records::doubts(record);
        doubts.extend(unlisted.into_iter().flatten());
        doubts.extend(unknown_causes(record, self.rules));
        doubts
    }
}

/// The reasons of delays that are not on the list: they are taken, and counted as they are.
fn unknown_causes(record: &CaseRecord, rules: &Rules) -> Vec<Problem> {
    let named = record.steps.iter().enumerate();
    let named = named.filter_map(|(place, it)| Some((place, it.cause.as_ref()?)));
    let unknown = named.filter(|(_, it)| rules.causes().iter().all(|known| known.id != **it));
    unknown
        .map(|(place, it)| Problem {
            field: format!("steps[{place}].cause"),
            what: format!(
                "“{it}” is not on the list of reasons of delays (`heard law` shows it); use other, with words in reason"
            ),
        })
        .collect()
}

/// The reference of a line that does not read.
fn reference_of(text: &str) -> Option<String> {
    let value: serde_json::Value = serde_json::from_str(text).ok()?;
    let reference = records::one_line(value.get("reference")?.as_str()?).ok()?;
    (!reference.is_empty()).then(|| reference.to_owned())
}
