//! What casework needs of the world, as traits: a register that keeps cases, and chance that draws ids.

mod chance;
mod clock;
mod register;

pub use chance::{Chance, Seeded};
pub use clock::{Clock, Fixed};
pub use register::{
    Authority, AuthorityChange, Change, Changes, CommandKey, Committed, Filter, Head, Listing,
    Look, LookedAt, PageEnd, Position, RecordedFigure, Register, RegisterError, Step,
};
