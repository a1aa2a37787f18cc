//! Text broken into lines that fit a width, counted in the columns that a terminal gives each letter.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The lines of a text, none wider than `width`. A word that is too long is cut; line ends of the text stay.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            let wide = line.width();
            if wide > 0 && wide + 1 + word.width() > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            for letter in word.chars() {
                if line.width() + letter.width().unwrap_or(0) > width {
                    lines.push(std::mem::take(&mut line));
                }
                // what moves the cursor or hides text has no place in a line
                if !letter.is_control() {
                    line.push(letter);
                }
            }
        }
        lines.push(line);
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

/// How wide the widest word of a text is.
pub(super) fn widest_word(text: &str) -> usize {
    text.split_whitespace()
        .map(UnicodeWidthStr::width)
        .max()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::wrap;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
    }

    #[test]
    fn a_long_word_is_cut_and_nothing_is_lost() {
        let lines = wrap("a Donaudampfschiff b", 6);
        assert_eq!(lines.concat().replace(' ', ""), "aDonaudampfschiffb");
        assert!(lines.iter().all(|line| line.width() <= 6), "{lines:?}");
    }

    #[test]
    fn a_control_character_does_not_reach_the_terminal() {
        assert_eq!(wrap("red \u{1b}[31mtext", 40), ["red [31mtext"]);
    }

    #[test]
    fn wide_letters_count_twice() {
        assert_eq!(wrap("苦情 苦情", 4), ["苦情", "苦情"]);
    }
}
