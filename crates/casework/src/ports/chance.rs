//! Chance: ids, salts and keys are drawn in one place, so that a run can be repeated.

use complaints::personal::Salt;
use std::sync::Mutex;
use uuid::Uuid;

/// Draws ids, salts and keys.
pub trait Chance: Send + Sync {
    /// A new id, ordered by time where the source can.
    fn id(&self) -> Uuid;

    /// Sixteen bytes that nobody can guess.
    fn salt(&self) -> Salt;

    /// Thirty-two bytes that nobody can guess, for the key of a session.
    fn key(&self) -> [u8; 32];
}

/// Chance that is none: the same ids, salts and keys from the same seed. For tests and samples only.
#[derive(Debug)]
pub struct Seeded(Mutex<u64>);

impl Seeded {
    /// From a seed.
    pub const fn new(seed: u64) -> Self {
        Self(Mutex::new(seed))
    }

    fn next(&self) -> u64 {
        // SplitMix64: a counter through a mixing function, enough for ids that only have to differ
        let mut state = self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = *state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

impl Chance for Seeded {
    fn id(&self) -> Uuid {
        Uuid::from_u64_pair(self.next(), self.next())
    }

    fn salt(&self) -> Salt {
        Salt(*self.id().as_bytes())
    }

    fn key(&self) -> [u8; 32] {
        let mut key = [0; 32];
        for part in key.chunks_exact_mut(8) {
            part.copy_from_slice(&self.next().to_be_bytes());
        }
        key
    }
}
