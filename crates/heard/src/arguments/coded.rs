//! The closed lists of the field on the command line: help shows every value with what it means.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use complaints::codes::{
    Achieved, AdvocacyAnswer, ApprovedBy, Ground, Kind, Method, Outcome, Post, Procedure,
    Proceedings, RaisedBy, ReferredBy, RemedyKind, Role,
};
use complaints::status::Status;

/// A closed list.
pub(super) trait Coded: Copy + Send + Sync + 'static {
    /// Every value, with its code and its words.
    fn values() -> Vec<(Self, &'static str, String)>;
}

macro_rules! coded {
    ($($name:ty),+) => {$(
        impl Coded for $name {
            fn values() -> Vec<(Self, &'static str, String)> {
                let all = Self::ALL.iter().copied();
                all.map(|it| (it, it.code(), it.to_string())).collect()
            }
        }
    )+};
}

coded!(
    Achieved,
    AdvocacyAnswer,
    ApprovedBy,
    Post,
    Ground,
    Kind,
    Method,
    Outcome,
    Procedure,
    Proceedings,
    RaisedBy,
    ReferredBy,
    RemedyKind,
    Role,
    Status
);

/// Reads a value of a closed list by its code.
pub(super) fn coded<T: Coded>() -> impl TypedValueParser<Value = T> {
    let values = T::values();
    let shown = values
        .into_iter()
        .map(|(_, code, words)| PossibleValue::new(code).help(words));
    PossibleValuesParser::new(shown).try_map(|given| {
        let mut values = T::values().into_iter();
        let known = values.find(|(_, code, _)| *code == given);
        known
            .map(|(value, ..)| value)
            .ok_or("that is no value of the list")
    })
}
