//! The one place that draws ids, salts and keys.

use casework::ports::Chance;
use complaints::personal::Salt;
use uuid::Uuid;

/// The machine's own randomness.
#[derive(Debug, Clone, Copy, Default)]
pub struct MachineChance;

impl Chance for MachineChance {
    #[expect(clippy::disallowed_methods, reason = "this is the place")]
    fn id(&self) -> Uuid {
        Uuid::now_v7()
    }

    fn salt(&self) -> Salt {
        // version 4 has 122 random bits from the operating system
        Salt(*Uuid::new_v4().as_bytes())
    }

    fn key(&self) -> [u8; 32] {
        // two ids of version 4: 244 random bits from the operating system, far beyond guessing
        let mut key = [0; 32];
        let (first, second) = key.split_at_mut(16);
        first.copy_from_slice(Uuid::new_v4().as_bytes());
        second.copy_from_slice(Uuid::new_v4().as_bytes());
        key
    }
}
