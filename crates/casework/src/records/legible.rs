//! Which characters a text may hold.

use std::borrow::Cow;

/// The most characters that a value of one line has: more than any name, and few enough for every database to index.
const LONGEST_LINE: usize = 500;

/// The most characters that a free text has: more than any letter or report, and few enough for every page to show.
const LONGEST_TEXT: usize = 200_000;

/// The value of one line, without the space around it. It holds no character that breaks the line or that nobody
/// can see, so that it prints, counts and compares as it reads.
///
/// # Errors
/// What it holds, and what to do.
pub(crate) fn one_line(text: &str) -> Result<&str, String> {
    let text = text.trim();
    let length = text.chars().count();
    if length > LONGEST_LINE {
        return Err(format!(
            "is {length} characters long; a value of one line has at most {LONGEST_LINE}"
        ));
    }
    match text.chars().find_map(stray) {
        None => Ok(text),
        Some(what) => Err(what),
    }
}

/// A free text: tabs and line breaks are its own.
///
/// # Errors
/// What it holds, and what to do.
pub(crate) fn free(text: &str) -> Result<&str, String> {
    let length = text.chars().count();
    if length > LONGEST_TEXT {
        return Err(format!(
            "is {length} characters long; a text has at most {LONGEST_TEXT}, so keep the rest as a document"
        ));
    }
    let strange = text
        .chars()
        .find(|it| it.is_ascii_control() && !matches!(it, '\t' | '\n' | '\r'));
    match strange {
        None => Ok(text),
        Some(strange) => Err(control(strange)),
    }
}

fn stray(character: char) -> Option<String> {
    match character {
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
            Some("holds a line break; write it on one line".to_owned())
        }
        '\t' => Some("holds a tab; put a space in its place".to_owned()),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            let number = u32::from(character);
            Some(format!(
                "holds the character U+{number:04X}, which turns text round; take it out"
            ))
        }
        // as long as a value looks like another, it has to be that other
        '\u{200b}' | '\u{2060}' | '\u{feff}' => {
            let number = u32::from(character);
            Some(format!(
                "holds the character U+{number:04X}, which nobody can see; take it out"
            ))
        }
        other => other.is_control().then(|| control(other)),
    }
}

fn control(character: char) -> String {
    let number = u32::from(character);
    format!("holds the control character U+{number:04X}; take it out")
}

/// The name of a field as a message can show it: a terminal obeys some characters instead of printing them.
pub(super) fn shown(name: &str) -> Cow<'_, str> {
    if name.chars().find_map(stray).is_none() {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(name.escape_debug().to_string())
    }
}
