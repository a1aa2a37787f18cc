//! The bytes of a file as text: what is no text at all is said once, a line in another encoding by its number.

use super::plan::LineProblem;
use crate::records::Problem;

/// How the files begin that are often given in place of a text.
const OTHER_FILES: [(&[u8], &str); 4] = [
    (
        b"\x1f\x8b",
        "a compressed file; unpack it and import the file that is in it",
    ),
    (
        b"PK\x03\x04",
        "a spreadsheet or another packed file; import the file of records that it was made from",
    ),
    (b"%PDF", "a PDF; import the file of records"),
    (
        b"SQLite format 3\0",
        "a database; `heard export` writes the records of one",
    ),
];

/// The text of a file. A line that is not UTF-8 is left blank in it, and is among the problems.
///
/// # Errors
/// What the file is, where it is no text.
pub fn decode(bytes: Vec<u8>) -> Result<(String, Vec<LineProblem>), String> {
    let mut known = OTHER_FILES.iter();
    if let Some((_, what)) = known.find(|(begins, _)| bytes.starts_with(begins)) {
        return Err(format!("this is {what}"));
    }
    if bytes.starts_with(b"\xff\xfe")
        || bytes.starts_with(b"\xfe\xff")
        || every_other_is_nul(&bytes)
    {
        return Err("this is UTF-16; save the file as UTF-8 and import it again".to_owned());
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok((text, Vec::new())),
        Err(error) => error.into_bytes(),
    };
    let mut text = String::new();
    let mut problems = Vec::new();
    for (line, bytes) in (1..).zip(bytes.split_inclusive(|byte| *byte == b'\n')) {
        if let Ok(good) = std::str::from_utf8(bytes) {
            text.push_str(good);
        } else {
            text.push('\n');
            problems.push(not_utf_8(line));
        }
    }
    Ok((text, problems))
}

/// A line that is not UTF-8.
pub fn not_utf_8(line: usize) -> LineProblem {
    LineProblem {
        line,
        reference: None,
        problem: Problem {
            field: String::new(),
            what: "is not UTF-8; save the file as UTF-8 and import it again".to_owned(),
        },
    }
}

/// UTF-16 without a mark: the records are written in letters of which one byte is nothing.
fn every_other_is_nul(bytes: &[u8]) -> bool {
    let begins: Vec<bool> = bytes.iter().take(8).map(|byte| *byte == 0).collect();
    begins.len() == 8 && begins.windows(2).all(|pair| pair[0] != pair[1])
}
