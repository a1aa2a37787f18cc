//! Answers that a reader of SQLite keeps until something is written.

use super::Value;
use rusqlite::types;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// So many answers are kept at most: a few lists' filters for each of a council's roles.
const MOST: usize = 64;

/// What was asked: a statement and its values.
pub(super) type Asked = (String, Vec<Value<'static>>);

/// The rows that answered it.
pub(super) type Answer = Vec<Vec<types::Value>>;

/// Answers, and the version of the file that they are of.
#[derive(Debug, Default)]
pub(super) struct Memory {
    version: i64,
    answers: HashMap<Asked, Answer>,
}

impl Memory {
    /// The rows that answer what is asked, as they were when the file had this version, or as `find` finds them.
    pub(super) fn recall<E>(
        &mut self,
        version: i64,
        asked: Asked,
        find: impl FnOnce(&Asked) -> Result<Answer, E>,
    ) -> Result<&Answer, E> {
        if self.version != version || self.answers.len() >= MOST {
            self.answers.clear();
            self.version = version;
        }
        match self.answers.entry(asked) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(new) => {
                let answer = find(new.key())?;
                Ok(new.insert(answer))
            }
        }
    }
}
