//! What casework needs of the world, as traits: a register that keeps cases, accounts, the time,
//! and chance that draws ids.

mod accounts;
mod chance;
mod clock;
mod look;
mod order;
mod register;

pub use accounts::{
    Account, AccountId, Accounts, AccountsError, Held, KeyHash, NotASignInName, PasswordHash,
    Session, SignInName,
};
pub use chance::{Chance, Seeded};
pub use clock::{Clock, Fixed};
pub use look::{Look, LookedAt, Looking};
pub use order::{Order, PageEnd, Position};
pub use register::{
    Authority, AuthorityChange, Change, Changes, CommandKey, Committed, Count, Filter, Head,
    KeptBy, LinkedFrom, Listing, OpenCases, RecordedByAuthority, Register, RegisterError, Step,
};
