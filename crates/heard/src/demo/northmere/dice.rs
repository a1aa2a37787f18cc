//! Chance that falls the same way each time, so that the demonstration is the same for everybody.

/// A row of numbers that look random and depend on the seed alone: Vigna's `SplitMix64`.
#[derive(Debug, Clone)]
pub(super) struct Dice(u64);

impl Dice {
    /// Dice that fall as the seed says.
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, not including, `end`; 0 where there is none.
    pub(super) fn below(&mut self, end: u32) -> u32 {
        u32::try_from(((self.roll() >> 32) * u64::from(end)) >> 32).unwrap_or(0)
    }

    /// A number of days from the first to the last, both included.
    pub(super) fn between(&mut self, first: i32, last: i32) -> i32 {
        let wide = u32::try_from(last - first + 1).unwrap_or(0);
        first.saturating_add_unsigned(self.below(wide))
    }

    /// True so many times in a hundred.
    pub(super) fn percent(&mut self, chance: u32) -> bool {
        self.below(100) < chance
    }

    /// One of a list, each as likely; none of an empty one.
    pub(super) fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        let place = self.below(u32::try_from(list.len()).unwrap_or(u32::MAX));
        list.get(usize::try_from(place).ok()?)
    }

    /// One of a list, each as likely as its weight says; none of an empty one.
    pub(super) fn pick_by<'a, T>(
        &mut self,
        list: &'a [T],
        weight: impl Fn(&T) -> u32,
    ) -> Option<&'a T> {
        let mut left = self.below(list.iter().map(&weight).sum());
        list.iter().find(|it| match left.checked_sub(weight(it)) {
            Some(rest) => {
                left = rest;
                false
            }
            None => true,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Dice;

    #[test]
    fn the_same_seed_falls_the_same_way() {
        let rolls = |seed| {
            let mut dice = Dice::new(seed);
            [(); 6].map(|()| dice.below(1000))
        };
        assert_eq!(rolls(1), rolls(1));
        assert_ne!(rolls(1), rolls(2));
    }

    #[test]
    fn what_has_no_weight_is_never_picked() {
        let mut dice = Dice::new(7);
        for _ in 0..500 {
            let picked = dice.pick_by(&[("never", 0), ("often", 3), ("seldom", 1)], |it| it.1);
            assert!(picked.is_some_and(|it| it.0 != "never"));
        }
        assert_eq!(dice.pick::<u8>(&[]), None);
    }
}
