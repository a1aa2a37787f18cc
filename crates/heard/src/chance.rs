//! The one place that draws ids and salts.

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
}
