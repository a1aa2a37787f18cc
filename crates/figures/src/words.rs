//! How a list of the vocabulary is written: each word once, with its meaning beside it.

/// A word of the vocabulary that a definition may use.
pub trait Word: Sized + Copy + 'static {
    /// Every word of the list, in its order.
    const ALL: &'static [Self];
    /// What the list holds, with its article: "a unit".
    const WHAT: &'static str;
    /// The word as a definition spells it.
    fn word(self) -> &'static str;
    /// What it means, in plain English.
    fn meaning(self) -> &'static str;
    /// The entry of that spelling.
    fn read(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.word() == text)
    }
}

macro_rules! words {
    (
        $(#[$list_doc:meta])*
        $name:ident, $what:literal {
            $( $variant:ident = $word:literal, $meaning:literal; )+
        }
    ) => {
        $(#[$list_doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $( #[doc = $meaning] $variant, )+
        }

        impl $crate::words::Word for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            const WHAT: &'static str = $what;

            fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning),+ }
            }
        }
    };
}
pub(crate) use words;

/// The nearest of `choices` to `given`, where one is near enough to be what was meant.
pub(crate) fn nearest<'a>(
    given: &str,
    choices: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let given = given.to_lowercase();
    choices
        .into_iter()
        .map(|choice| (distance(&given, &choice.to_lowercase()), choice))
        .filter(|(away, choice)| *away * 2 < choice.chars().count().max(4))
        .min_by_key(|(away, _)| *away)
        .map(|(_, choice)| choice)
}

/// How many letters have to be put in, taken out or changed to come from one word to the other.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.chars().enumerate() {
        let mut corner = i;
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
        for (j, b) in to.iter().enumerate() {
            let changed = corner + usize::from(a != *b);
            corner = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(corner + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_finds_its_word() {
        assert_eq!(nearest("cohrt", ["cohort", "filter"]), Some("cohort"));
        assert_eq!(nearest("Filter", ["cohort", "filter"]), Some("filter"));
        assert_eq!(nearest("xyz", ["cohort", "filter"]), None);
        assert_eq!(nearest("cort", ["cohort", "filter"]), Some("cohort"));
        assert_eq!(nearest("methodes", ["filter", "method"]), Some("method"));
        assert_eq!(nearest("proxxdxxe", ["procedure"]), Some("procedure"));
    }

    #[test]
    fn what_has_half_its_letters_wrong_is_another_word() {
        assert_eq!(nearest("cafx", ["case"]), None);
        assert_eq!(nearest("proabxdxe", ["procedure"]), None);
        for too_many_or_few in ["xxxcohort", "cohhhhort", "cohortxxx", "ct", ""] {
            assert_eq!(nearest(too_many_or_few, ["cohort"]), None);
        }
    }
}
