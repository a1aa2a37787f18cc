//! A file that holds its records in another form than one a line: said once, and not for each of its lines.

use super::plan::LineProblem;
use crate::records::Problem;
use serde::de::IgnoredAny;

/// What a file looks like that does not hold one record a line, at its first line. The first two lines tell.
pub(super) fn other_form(text: &str) -> Option<LineProblem> {
    let mut lines = (1..)
        .zip(text.trim_start_matches('\u{feff}').lines())
        .map(|(number, line)| (number, line.trim()))
        .filter(|(_, line)| !line.is_empty());
    let (number, first) = lines.next()?;
    let second = lines.next();
    if first.starts_with('[') && first.trim_end_matches([',', ']']).ends_with('}') {
        return Some(problem(number, "one list of records"));
    }
    let (_, second) = second?;
    let looks_like = looks_like(first, second)?;
    Some(problem(number, looks_like))
}

fn problem(number: usize, looks_like: &str) -> LineProblem {
    LineProblem {
        line: number,
        reference: None,
        problem: Problem {
            field: String::new(),
            what: format!(
                "looks like {looks_like}, and each line must be one record: a JSON object {{ }} on its own; \
                 write the file so and import it again"
            ),
        },
    }
}

fn looks_like(first: &str, second: &str) -> Option<&'static str> {
    let error = serde_json::from_str::<IgnoredAny>(first).err()?;
    let record_follows = second.starts_with('{');
    if first.starts_with('[') || first.starts_with('{') {
        // a record that was cut short is followed by the next one
        let list = first == "[";
        return (error.is_eof() && (list || !record_follows))
            .then_some("JSON spread over several lines");
    }
    let separated = [',', ';', '\t'].iter().any(|it| first.contains(*it));
    (separated && !record_follows).then_some("a table of comma-separated values")
}
