//! A set of the rows of one unit: every condition of a figure is such a set, and the figure is where they meet.

/// A set of rows, numbered from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Members {
    words: Vec<u64>,
    rows: usize,
}

impl Members {
    /// No row of so many.
    pub(crate) fn none(rows: usize) -> Self {
        Self {
            words: vec![0; rows.div_ceil(64)],
            rows,
        }
    }

    /// The rows for which `keep` holds.
    pub(crate) fn of(rows: usize, mut keep: impl FnMut(usize) -> bool) -> Self {
        let words = (0..rows.div_ceil(64))
            .map(|word| {
                let first = word * 64;
                let last = rows.min(first + 64);
                (first..last).fold(0, |bits, row| {
                    bits | (u64::from(keep(row)) << (row - first))
                })
            })
            .collect();
        Self { words, rows }
    }

    /// The rows whose value passes: the same as [`Self::of`] over one column, and quicker.
    pub(crate) fn over<T: Copy>(column: &[T], keep: impl Fn(T) -> bool) -> Self {
        let words = column
            .chunks(64)
            .map(|chunk| {
                let places = chunk.iter().enumerate();
                places.fold(0, |bits, (place, value)| {
                    bits | (u64::from(keep(*value)) << place)
                })
            })
            .collect();
        Self {
            words,
            rows: column.len(),
        }
    }

    /// Takes one row in.
    pub(crate) fn put(&mut self, row: usize) {
        if let Some(word) = self.words.get_mut(row / 64) {
            *word |= 1 << (row % 64);
        }
    }

    /// Whether a row is in the set.
    pub(crate) fn has(&self, row: usize) -> bool {
        self.words
            .get(row / 64)
            .is_some_and(|word| word & (1 << (row % 64)) != 0)
    }

    /// Keeps what is in the other set too.
    pub(crate) fn keep(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    /// Takes out what is in the other set.
    pub(crate) fn less(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= !other;
        }
    }

    /// Takes in what is in the other set.
    pub(crate) fn join(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
    }

    /// Every row that is not in the set.
    pub(crate) fn others(&self) -> Self {
        let mut words: Vec<u64> = self.words.iter().map(|word| !word).collect();
        let over = self.rows % 64;
        if over > 0
            && let Some(last) = words.last_mut()
        {
            *last &= (1 << over) - 1;
        }
        Self {
            words,
            rows: self.rows,
        }
    }

    /// How many rows are in the set.
    pub(crate) fn count(&self) -> u64 {
        self.words
            .iter()
            .map(|word| u64::from(word.count_ones()))
            .sum()
    }

    /// Whether no row is in the set.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// The rows of the set, in order.
    pub(crate) fn rows(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(index, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                (bit < 64).then(|| {
                    left &= left - 1;
                    index * 64 + bit as usize
                })
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_set_does_what_a_list_of_yes_and_no_does(
            a in proptest::collection::vec(any::<(bool, bool)>(), 0..200),
        ) {
            let left = Members::of(a.len(), |row| a[row].0);
            let right = Members::of(a.len(), |row| a[row].1);
            let mut both = left.clone();
            both.keep(&right);
            let mut without = left.clone();
            without.less(&right);
            prop_assert_eq!(without.count(), left.count() - both.count());
            let mut either = left.clone();
            either.join(&right);
            let rows = |keep: &dyn Fn(&(bool, bool)) -> bool| -> Vec<usize> {
                (0..a.len()).filter(|row| keep(&a[*row])).collect()
            };
            prop_assert_eq!(both.rows().collect::<Vec<_>>(), rows(&|it| it.0 && it.1));
            prop_assert_eq!(either.rows().collect::<Vec<_>>(), rows(&|it| it.0 || it.1));
            prop_assert_eq!(left.others().rows().collect::<Vec<_>>(), rows(&|it| !it.0));
            prop_assert_eq!(&Members::over(&a, |it| it.0), &left);
            prop_assert_eq!(left.count(), rows(&|it| it.0).len() as u64);
            prop_assert_eq!(left.is_empty(), left.count() == 0);
        }
    }
}
