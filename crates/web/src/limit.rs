//! How often somebody may try to sign in.

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::num::NonZeroU32;

/// Tries in a row with one sign-in name; then one more every twelve seconds.
const FOR_A_NAME: NonZeroU32 = NonZeroU32::new(5).unwrap();
/// Tries in a row from one address, behind which a whole council may sit.
const FROM_AN_ADDRESS: NonZeroU32 = NonZeroU32::new(60).unwrap();

/// Counts tries by sign-in name and by address.
pub struct Tries {
    names: DefaultKeyedRateLimiter<String>,
    addresses: DefaultKeyedRateLimiter<String>,
}

impl Default for Tries {
    fn default() -> Self {
        Self {
            names: RateLimiter::keyed(Quota::per_minute(FOR_A_NAME)),
            addresses: RateLimiter::keyed(Quota::per_minute(FROM_AN_ADDRESS)),
        }
    }
}

impl Tries {
    /// Whether one more try is allowed; it is counted.
    pub fn allows(&self, name: &str, address: &str) -> bool {
        let name = name.trim().to_lowercase();
        let allowed = self.names.check_key(&name).is_ok();
        let from = self.addresses.check_key(&address.to_owned()).is_ok();
        // what nobody has tried for a while is forgotten, so that made-up names fill no memory
        if self.names.len() > 10_000 {
            self.names.retain_recent();
        }
        if self.addresses.len() > 10_000 {
            self.addresses.retain_recent();
        }
        allowed && from
    }
}

#[cfg(test)]
mod tests {
    use super::Tries;

    #[test]
    fn a_sixth_try_with_one_name_waits_however_it_is_written_and_from_wherever() {
        let tries = Tries::default();
        for address in ["a", "b", "c", "d", "e"] {
            assert!(tries.allows("Ann.Holt", address));
        }
        assert!(!tries.allows(" ann.holt", "f"));
        assert!(tries.allows("bob", "f"));
    }

    #[test]
    fn sixty_one_names_from_one_address_wait() {
        let tries = Tries::default();
        for number in 0..60 {
            assert!(tries.allows(&number.to_string(), "a"));
        }
        assert!(!tries.allows("60", "a"));
        assert!(tries.allows("61", "b"));
    }
}
