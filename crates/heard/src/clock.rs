//! The one place that reads the time.

use casework::ports::Clock;
use jiff::Timestamp;

/// The clock of the machine.
///
/// `HEARD_NOW` sets it to an instant, so that a run can be repeated on another day.
#[derive(Debug, Clone, Copy, Default)]
pub struct MachineClock(Option<Timestamp>);

impl MachineClock {
    /// A clock that stands at an instant.
    pub const fn at(now: Timestamp) -> Self {
        Self(Some(now))
    }

    /// The machine's clock, or the instant that `HEARD_NOW` names.
    ///
    /// # Errors
    /// `HEARD_NOW` is not an instant.
    pub fn from_environment() -> Result<Self, crate::exit::Failure> {
        match std::env::var("HEARD_NOW") {
            Ok(text) => text.parse().map(|now| Self(Some(now))).map_err(|_| {
                crate::exit::Failure::input(
                    "HEARD_NOW is not an instant; write it as 2026-11-24T09:00:00Z",
                )
            }),
            Err(_) => Ok(Self(None)),
        }
    }
}

impl Clock for MachineClock {
    #[expect(clippy::disallowed_methods, reason = "this is the place")]
    fn now(&self) -> Timestamp {
        self.0.unwrap_or_else(Timestamp::now)
    }
}
