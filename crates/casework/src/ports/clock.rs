//! The time, read in one place.

use jiff::Timestamp;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The instant now.
    fn now(&self) -> Timestamp;
}

/// A clock that stands still. For tests and samples.
#[derive(Debug, Clone, Copy)]
pub struct Fixed(pub Timestamp);

impl Clock for Fixed {
    fn now(&self) -> Timestamp {
        self.0
    }
}
