//! A set of the rows of one unit: every condition of a figure is such a set, and the figure is where they meet.

use smallvec::SmallVec;
use std::rc::Rc;

/// Words of a set that are looked at together: enough to be quick, few enough to stay at hand.
const BLOCK: usize = 16;

/// A set of rows, numbered from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Members {
    /// A bit for each row, and none behind the last.
    blocks: Vec<[u64; BLOCK]>,
    rows: usize,
}

impl Members {
    /// No row of so many.
    pub(crate) fn none(rows: usize) -> Self {
        Self {
            blocks: vec![[0; BLOCK]; rows.div_ceil(64 * BLOCK)],
            rows,
        }
    }

    /// The rows of a column whose value passes.
    pub(crate) fn over<T: Copy>(column: &[T], keep: impl Fn(T) -> bool) -> Self {
        let mut members = Self::none(column.len());
        // answers as bytes first, 64 of them and no fewer, of which the compiler makes many at once
        let mut answers = [0; 64];
        let (whole, rest) = column.as_chunks::<64>();
        let mut words = members.blocks.as_flattened_mut().iter_mut();
        for (values, word) in whole.iter().zip(&mut words) {
            for (answer, value) in answers.iter_mut().zip(values) {
                *answer = u8::from(keep(*value));
            }
            *word = packed(&answers);
        }
        if let Some(word) = words.next() {
            answers = [0; 64];
            for (answer, value) in answers.iter_mut().zip(rest) {
                *answer = u8::from(keep(*value));
            }
            *word = packed(&answers);
        }
        members
    }

    /// Takes one row in.
    pub(crate) fn put(&mut self, row: usize) {
        if let Some(word) = self.blocks.as_flattened_mut().get_mut(row / 64) {
            *word |= 1 << (row % 64);
        }
    }

    /// Whether a row is in the set.
    pub(crate) fn has(&self, row: usize) -> bool {
        let word = self.blocks.as_flattened().get(row / 64);
        word.is_some_and(|word| word & (1 << (row % 64)) != 0)
    }

    /// Keeps what is in the other set too.
    pub(crate) fn keep(&mut self, other: &Self) {
        self.change(other, |word, other| word & other);
    }

    /// Takes out what is in the other set.
    pub(crate) fn less(&mut self, other: &Self) {
        self.change(other, |word, other| word & !other);
    }

    /// Takes in what is in the other set.
    pub(crate) fn join(&mut self, other: &Self) {
        self.change(other, |word, other| word | other);
    }

    fn change(&mut self, other: &Self, change: impl Fn(u64, u64) -> u64) {
        let words = self.blocks.as_flattened_mut().iter_mut();
        for (word, other) in words.zip(other.blocks.as_flattened()) {
            *word = change(*word, *other);
        }
    }

    /// Every row that is not in the set.
    pub(crate) fn others(&self) -> Self {
        let mut others = Self::none(self.rows);
        let mut left = self.rows;
        let words = others.blocks.as_flattened_mut().iter_mut();
        for (other, word) in words.zip(self.blocks.as_flattened()) {
            let all = if left < 64 { (1 << left) - 1 } else { u64::MAX };
            *other = all & !word;
            left = left.saturating_sub(64);
        }
        others
    }

    /// How many rows are in the set.
    pub(crate) fn count(&self) -> u64 {
        self.blocks.iter().map(ones).sum()
    }

    /// The rows of the set, in order.
    pub(crate) fn rows(&self) -> impl Iterator<Item = usize> + '_ {
        rows(self.blocks.as_flattened().iter().copied())
    }
}

/// Where sets meet, read a block at a time and never written out.
#[derive(Debug, Clone)]
pub(crate) struct Meeting(SmallVec<[Rc<Members>; 8]>);

impl Meeting {
    /// The rows that are in every one of the sets, of which there is at least one.
    pub(crate) fn of(sets: impl IntoIterator<Item = Rc<Members>>) -> Self {
        Self(sets.into_iter().collect())
    }

    /// Those of them that are in other sets too.
    pub(crate) fn and(mut self, others: impl IntoIterator<Item = Rc<Members>>) -> Self {
        self.0.extend(others);
        self
    }

    fn blocks(&self) -> impl Iterator<Item = [u64; BLOCK]> + '_ {
        let (first, others) = self
            .0
            .split_first()
            .map_or((&[][..], &[][..]), |(first, others)| {
                (first.blocks.as_slice(), others)
            });
        first.iter().enumerate().map(move |(place, block)| {
            let mut met = *block;
            for other in others.iter().filter_map(|it| it.blocks.get(place)) {
                for (word, other) in met.iter_mut().zip(other) {
                    *word &= other;
                }
            }
            met
        })
    }

    /// How many rows there are.
    pub(crate) fn count(&self) -> u64 {
        self.blocks().map(|it| ones(&it)).sum()
    }

    /// The rows, in order.
    pub(crate) fn rows(&self) -> impl Iterator<Item = usize> + '_ {
        rows(self.blocks().flatten())
    }
}

/// The rows whose bits are set in words, in order.
fn rows(words: impl Iterator<Item = u64>) -> impl Iterator<Item = usize> {
    words.enumerate().flat_map(|(place, word)| {
        let mut left = word;
        std::iter::from_fn(move || {
            let bit = left.trailing_zeros();
            (bit < 64).then(|| {
                left &= left - 1;
                place * 64 + bit as usize
            })
        })
    })
}

/// How many bits of a block are set: each byte of a word counts its own first, which the compiler does for several words
/// at once even where a processor's own count is not to be counted on.
fn ones(block: &[u64; BLOCK]) -> u64 {
    const EACH_BYTE: u64 = u64::MAX / 0xff;
    // a byte has room for the bits of so many words
    let words = block.iter().map(|word| {
        let twos = word - ((word >> 1) & (0x55 * EACH_BYTE));
        let fours = (twos & (0x33 * EACH_BYTE)) + ((twos >> 2) & (0x33 * EACH_BYTE));
        (fours + (fours >> 4)) & (0x0f * EACH_BYTE)
    });
    let bytes = words.sum::<u64>().to_le_bytes();
    bytes.into_iter().map(u64::from).sum()
}

/// 64 answers of 0 or 1 as the bits of a word, the first as the lowest.
fn packed(answers: &[u8; 64]) -> u64 {
    let (eights, _) = answers.as_chunks::<8>();
    eights.iter().rev().fold(0, |bits, eight| {
        // the product moves the answer of each byte to a bit of its own in the highest byte
        (bits << 8) | (u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn where_all_rows_meet_every_one_is_counted() {
        for rows in [0, 1, 63, 64, 1_000, 2_048, 10_000] {
            let all = Rc::new(Members::none(rows).others());
            let met = Meeting::of([Rc::clone(&all), all]);
            assert_eq!(met.count(), rows as u64);
        }
    }

    proptest! {
        #[test]
        fn a_set_does_what_a_list_of_yes_and_no_does(
            a in proptest::collection::vec(any::<(bool, bool)>(), 0..10_000),
        ) {
            let left = Members::over(&a, |it| it.0);
            let right = Members::over(&a, |it| it.1);
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
            prop_assert_eq!(left.rows().collect::<Vec<_>>(), rows(&|it| it.0));
            prop_assert_eq!(left.count(), rows(&|it| it.0).len() as u64);
            let meeting = Meeting::of([Rc::new(left)]).and([Rc::new(right)]);
            prop_assert_eq!(meeting.rows().collect::<Vec<_>>(), rows(&|it| it.0 && it.1));
            prop_assert_eq!(meeting.count(), both.count());
        }
    }
}
