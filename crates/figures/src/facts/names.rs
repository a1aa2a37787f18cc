//! Words as numbers, so that a column of them is quick to read.

use foldhash::HashMap;

/// No word.
pub(crate) const NONE: u32 = u32::MAX;

/// Every word that occurs, each with its number.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    numbers: HashMap<String, u32>,
    words: Vec<String>,
}

impl Names {
    /// The number of a word, a new one where it is new.
    pub(crate) fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = u32::try_from(self.words.len()).unwrap_or(NONE);
        self.words.push(word.to_owned());
        self.numbers.insert(word.to_owned(), number);
        number
    }

    /// The number of a word that may be missing.
    pub(crate) fn maybe(&mut self, word: Option<&str>) -> u32 {
        word.map_or(NONE, |word| self.number(word))
    }

    /// The number of a word, where it occurs.
    pub(crate) fn find(&self, word: &str) -> Option<u32> {
        self.numbers.get(word).copied()
    }

    /// How many words there are; their numbers are those below.
    pub(crate) const fn len(&self) -> usize {
        self.words.len()
    }

    /// The word of a number.
    pub(crate) fn word(&self, number: u32) -> Option<&str> {
        self.words
            .get(usize::try_from(number).ok()?)
            .map(String::as_str)
    }
}
