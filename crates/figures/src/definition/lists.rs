//! A council's own lists, against which a definition and the facts are checked.

use crate::field::Field;
use std::collections::BTreeMap;

/// The values that a council knows, in its order: teams, themes, service areas, reasons, ethnic groups and so on.
///
/// A field without a list takes values as they come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lists(BTreeMap<Field, Vec<String>>);

impl Lists {
    /// No list at all.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the list of a field, instead of any that it had.
    #[must_use]
    pub fn with<Value: Into<String>>(
        mut self,
        field: Field,
        values: impl IntoIterator<Item = Value>,
    ) -> Self {
        self.0
            .insert(field, values.into_iter().map(Into::into).collect());
        self
    }

    /// The list of a field, where there is one.
    #[must_use]
    pub fn of(&self, field: Field) -> Option<&[String]> {
        self.0.get(&field).map(Vec::as_slice)
    }

    /// Every list.
    pub fn iter(&self) -> impl Iterator<Item = (Field, &[String])> {
        self.0.iter().map(|(field, list)| (*field, list.as_slice()))
    }
}
