//! What things are known by. Ids are drawn outside the domain and come in; numbers count within a case.

use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids! {
    /// A case.
    CaseId;
    /// A person, the same on every case.
    PersonId;
    /// A council, or whoever else answers for the complaints of a register.
    AuthorityId;
}

macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident, $word:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u16);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($word, " {}"), self.0)
            }
        }

        impl $name {
            /// The number of the item at a place in a list, the first being 1.
            pub fn at(place: usize) -> Self {
                Self(u16::try_from(place + 1).unwrap_or(u16::MAX))
            }
        }
    )+};
}

numbers! {
    /// A person on a case, from 1.
    PersonNumber, "person";
    /// A complaint point, from 1.
    PointNumber, "point";
    /// A route: a procedure and the points that go through it, from 1.
    RouteNumber, "route";
    /// Something sought, from 1.
    SoughtNumber, "outcome sought";
    /// A time for which points are parked, from 1.
    ParkingNumber, "parking";
    /// An entry of the Ombudsman, from 1.
    EntryNumber, "Ombudsman entry";
    /// A remedy, from 1.
    RemedyNumber, "remedy";
    /// A note, from 1.
    NoteNumber, "note";
    /// A reopening, from 1.
    ReopeningNumber, "reopening";
    /// A recommendation of an investigation or a panel, from 1.
    RecommendationNumber, "recommendation";
}

impl RouteNumber {
    /// The route of the case's own procedure.
    pub const MAIN: Self = Self(1);
}

/// A stage of a procedure: 1, 2 or 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum StageNumber {
    /// Local resolution, or the only answer of an enquiry, a service request or a representation.
    One,
    /// Investigation.
    Two,
    /// Review panel.
    Three,
}

impl StageNumber {
    /// Every stage, in order.
    pub const ALL: [Self; 3] = [Self::One, Self::Two, Self::Three];

    /// The stage before it; none before the first.
    pub const fn before(self) -> Option<Self> {
        match self {
            Self::One => None,
            Self::Two => Some(Self::One),
            Self::Three => Some(Self::Two),
        }
    }

    /// The stage after it; none after the last that any procedure has.
    pub const fn after(self) -> Option<Self> {
        match self {
            Self::One => Some(Self::Two),
            Self::Two => Some(Self::Three),
            Self::Three => None,
        }
    }
}

impl From<StageNumber> for u8 {
    fn from(stage: StageNumber) -> Self {
        match stage {
            StageNumber::One => 1,
            StageNumber::Two => 2,
            StageNumber::Three => 3,
        }
    }
}

/// A number that names no stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not a stage; a stage is 1, 2 or 3")]
pub struct NoSuchStage(pub u8);

impl TryFrom<u8> for StageNumber {
    type Error = NoSuchStage;

    fn try_from(number: u8) -> Result<Self, NoSuchStage> {
        match number {
            1 => Ok(Self::One),
            2 => Ok(Self::Two),
            3 => Ok(Self::Three),
            other => Err(NoSuchStage(other)),
        }
    }
}

impl fmt::Display for StageNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "stage {}", u8::from(*self))
    }
}
