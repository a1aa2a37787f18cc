//! What is typed into the search box, read once: words, "phrases", -not.
//!
//! A database's own search language is never reached from here: what comes out are words of letters and
//! digits only.

/// What a reader looks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Words {
    /// All of these must be found.
    pub(crate) wanted: Vec<Term>,
    /// None of these may be found.
    pub(crate) unwanted: Vec<Term>,
}

/// A word or a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Term {
    /// Its words, of letters and digits, in order; never empty.
    pub(crate) words: Vec<String>,
    /// As it was typed, where it could be a case's reference: it has a digit and no space.
    pub(crate) reference: Option<String>,
}

/// Words that say nothing, which PostgreSQL's English dictionary passes over: passed over here, so that both
/// databases find the same. A phrase keeps them.
const EMPTY_WORDS: &[&str] = &[
    "a",
    "about",
    "above",
    "after",
    "again",
    "against",
    "all",
    "am",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "be",
    "because",
    "been",
    "before",
    "being",
    "below",
    "between",
    "both",
    "but",
    "by",
    "can",
    "did",
    "do",
    "does",
    "doing",
    "don",
    "down",
    "during",
    "each",
    "few",
    "for",
    "from",
    "further",
    "had",
    "has",
    "have",
    "having",
    "he",
    "her",
    "here",
    "hers",
    "herself",
    "him",
    "himself",
    "his",
    "how",
    "i",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "itself",
    "just",
    "me",
    "more",
    "most",
    "my",
    "myself",
    "no",
    "nor",
    "not",
    "now",
    "of",
    "off",
    "on",
    "once",
    "only",
    "or",
    "other",
    "our",
    "ours",
    "ourselves",
    "out",
    "over",
    "own",
    "s",
    "same",
    "she",
    "should",
    "so",
    "some",
    "such",
    "t",
    "than",
    "that",
    "the",
    "their",
    "theirs",
    "them",
    "themselves",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "through",
    "to",
    "too",
    "under",
    "until",
    "up",
    "very",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "whom",
    "why",
    "will",
    "with",
    "you",
    "your",
    "yours",
    "yourself",
    "yourselves",
];

impl Words {
    /// Reads what was typed. Everything can be read; what holds no word asks for nothing.
    pub(crate) fn read(typed: &str) -> Self {
        let mut words = Self::default();
        let mut rest = typed.trim_start();
        while !rest.is_empty() {
            let (not, after) = match rest.strip_prefix('-') {
                Some(after) if after.starts_with(|next: char| !next.is_whitespace()) => {
                    (true, after)
                }
                _ => (false, rest),
            };
            let (text, after) = match after.strip_prefix('"') {
                // a quotation that nobody closed ends where the text ends
                Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
                None => split_at_space(after),
            };
            if let Some(term) = Term::read(text) {
                if not {
                    words.unwanted.push(term);
                } else {
                    words.wanted.push(term);
                }
            }
            rest = after.trim_start();
        }
        words
    }

    /// The terms that could be a reference, and the others.
    pub(crate) fn parted(&self) -> (Vec<&Term>, Vec<&Term>) {
        self.wanted
            .iter()
            .partition(|term| term.reference.is_some())
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.wanted.is_empty() && self.unwanted.is_empty()
    }
}

fn split_at_space(text: &str) -> (&str, &str) {
    let end = text
        .find(|next: char| next.is_whitespace() || next == '"')
        .unwrap_or(text.len());
    text.split_at(end)
}

impl Term {
    fn read(text: &str) -> Option<Self> {
        let words: Vec<String> = text
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        let says_something = words.iter().any(|word| {
            let lower = word.to_lowercase();
            !EMPTY_WORDS.contains(&lower.as_str())
        });
        if !says_something {
            return None;
        }
        let could_be_reference = text.contains(|letter: char| letter.is_ascii_digit())
            && !text.contains(char::is_whitespace);
        Some(Self {
            words,
            reference: could_be_reference.then(|| text.to_owned()),
        })
    }

    /// As a quoted phrase, which both databases read alike: there is nothing in it that could end the
    /// quotation.
    pub(crate) fn quoted(&self) -> String {
        format!("\"{}\"", self.words.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(terms: &[Term]) -> Vec<String> {
        terms.iter().map(|term| term.words.join(" ")).collect()
    }

    #[test]
    fn words_phrases_and_refusals_are_told_apart() {
        let words = Words::read("transport \"social worker\" -respite -\"short break\" late");
        assert_eq!(terms(&words.wanted), ["transport", "social worker", "late"]);
        assert_eq!(terms(&words.unwanted), ["respite", "short break"]);
    }

    #[test]
    fn the_signs_of_a_search_language_are_only_typed_text() {
        for (typed, read) in [
            ("NEAR(a b)", &["NEAR a", "b"][..]),
            ("transport OR 1=1", &["transport", "1 1"]),
            ("title:x* ^y", &["title x", "y"]),
            ("\"open quotation", &["open quotation"]),
            ("child's", &["child s"]),
            ("&|!() - \"\" **", &[]),
            ("", &[]),
        ] {
            let words = Words::read(typed);
            assert_eq!(terms(&words.wanted), read, "{typed}");
            assert!(words.unwanted.is_empty(), "{typed}");
        }
    }

    #[test]
    fn a_word_with_a_digit_may_be_a_reference() {
        let words = Words::read("MED-N-0017 transport");
        assert_eq!(words.wanted[0].reference.as_deref(), Some("MED-N-0017"));
        assert_eq!(words.wanted[0].words, ["MED", "N", "0017"]);
        assert_eq!(words.wanted[1].reference, None);
    }

    #[test]
    fn words_that_say_nothing_are_passed_over_outside_a_phrase() {
        let words = Words::read("the lack of contact \"out of school\"");
        assert_eq!(terms(&words.wanted), ["lack", "contact", "out of school"]);
    }
}
