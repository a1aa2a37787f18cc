//! Reads TOML with the place of everything, and collects what is wrong instead of stopping at it.

use super::errors::DefinitionError;
use crate::field::Field;
use crate::words::{Word, nearest};
use std::ops::RangeInclusive;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value of the file.
pub(crate) type Value<'t> = Spanned<DeValue<'t>>;

/// Something that was said, and the line on which it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Said<T> {
    pub(crate) value: T,
    pub(crate) line: usize,
}

/// Where messages about a file are collected.
pub(crate) struct Reader<'t> {
    file: &'t str,
    /// Where each line begins.
    lines: Vec<usize>,
    pub(crate) errors: Vec<DefinitionError>,
}

impl<'t> Reader<'t> {
    pub(crate) fn new(file: &'t str, text: &str) -> Self {
        let lines = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Self {
            file,
            lines,
            errors: Vec::new(),
        }
    }

    /// The line of a place in the file.
    pub(crate) fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|start| *start <= at)
    }

    pub(crate) fn line_of(&self, value: &Value) -> usize {
        self.line(value.span().start)
    }

    pub(crate) fn error(&mut self, line: usize, message: impl Into<String>) {
        self.errors.push(DefinitionError {
            file: self.file.to_owned(),
            line,
            message: message.into(),
        });
    }

    /// Everything that is wrong, each thing once, in the order of lines.
    pub(crate) fn into_errors(mut self) -> Vec<DefinitionError> {
        self.errors.sort();
        self.errors.dedup();
        self.errors
    }

    /// A table of the file; `what` names it in messages.
    pub(crate) fn fields<'v>(
        &mut self,
        what: &'static str,
        value: &'v Value<'v>,
    ) -> Option<Fields<'v>> {
        let line = self.line_of(value);
        let Some(table) = value.get_ref().as_table() else {
            self.error(line, format!("{what} has to be a table: {{ … }}"));
            return None;
        };
        Some(Fields::new(what, table, line))
    }

    /// An array of the file.
    pub(crate) fn array<'v>(&mut self, key: &str, value: &'v Value<'v>) -> Vec<&'v Value<'v>> {
        if let Some(array) = value.get_ref().as_array() {
            return array.iter().collect();
        }
        let line = self.line_of(value);
        self.error(line, format!("`{key}` has to be a list: [ … ]"));
        Vec::new()
    }

    /// A text.
    pub(crate) fn text(&mut self, key: &str, value: &Value) -> Option<Said<String>> {
        let line = self.line_of(value);
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.error(line, format!("`{key}` has to be a text in quotation marks"));
        }
        text.map(|text| Said {
            value: text.to_owned(),
            line,
        })
    }

    /// Texts: a list, or one alone.
    pub(crate) fn texts(&mut self, key: &str, value: &Value) -> Vec<Said<String>> {
        if value.get_ref().is_array() {
            self.array(key, value)
                .into_iter()
                .filter_map(|it| self.text(key, it))
                .collect()
        } else {
            self.text(key, value).into_iter().collect()
        }
    }

    /// A whole number of a range.
    pub(crate) fn number(
        &mut self,
        key: &str,
        value: &Value,
        range: RangeInclusive<u32>,
    ) -> Option<Said<u32>> {
        let line = self.line_of(value);
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|it| it.as_str().parse::<u32>().ok())
            .filter(|it| range.contains(it));
        if number.is_none() {
            self.error(
                line,
                format!(
                    "`{key}` has to be a whole number from {} to {}",
                    range.start(),
                    range.end()
                ),
            );
        }
        number.map(|value| Said { value, line })
    }

    /// `true` or `false`.
    pub(crate) fn yes_no(&mut self, key: &str, value: &Value) -> Option<Said<bool>> {
        let line = self.line_of(value);
        let said = value.get_ref().as_bool();
        if said.is_none() {
            self.error(line, format!("`{key}` has to be true or false"));
        }
        said.map(|value| Said { value, line })
    }

    /// A word of the vocabulary.
    pub(crate) fn word<W: Word>(&mut self, key: &str, value: &Value) -> Option<Said<W>> {
        let said = self.text(key, value)?;
        let word = W::read(&said.value);
        if word.is_none() {
            self.unknown(
                said.line,
                &format!("`{key} = \"{}\"` is not {}", said.value, W::WHAT),
                &said.value,
                W::ALL.iter().map(|it| it.word()),
            );
        }
        word.map(|value| Said {
            value,
            line: said.line,
        })
    }

    /// Says that something is unknown, what was perhaps meant, and what is allowed.
    pub(crate) fn unknown<'w>(
        &mut self,
        line: usize,
        what: &str,
        given: &str,
        allowed: impl Iterator<Item = &'w str> + Clone,
    ) {
        let meant = nearest(given, allowed.clone())
            .map_or_else(String::new, |it| format!(" (did you mean `{it}`?)"));
        let allowed = allowed.collect::<Vec<_>>().join(", ");
        let allowed = if allowed.is_empty() {
            "there is none".to_owned()
        } else {
            format!("allowed here: {allowed}")
        };
        self.error(line, format!("{what}{meant}; {allowed}"));
    }
}

/// The fields of one table of the file, taken one after the other; what is left over is unknown.
pub(crate) struct Fields<'v> {
    what: &'static str,
    entries: Vec<(&'v str, usize, &'v Value<'v>)>,
    asked: Vec<&'static str>,
    pub(crate) line: usize,
}

impl<'v> Fields<'v> {
    pub(crate) fn new(what: &'static str, table: &'v DeTable<'v>, line: usize) -> Self {
        let mut entries: Vec<_> = table
            .iter()
            .map(|(key, value)| (key.get_ref().as_ref(), key.span().start, value))
            .collect();
        // in the order of the file, which the table itself does not keep
        entries.sort_by_key(|(_, at, _)| *at);
        Self {
            what,
            entries,
            asked: Vec::new(),
            line,
        }
    }

    /// Takes a field, where it is given.
    pub(crate) fn take(&mut self, key: &'static str) -> Option<&'v Value<'v>> {
        self.asked.push(key);
        let place = self.entries.iter().position(|(name, ..)| *name == key)?;
        Some(self.entries.remove(place).2)
    }

    /// Whether a field is given, without taking it.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(name, ..)| *name == key)
    }

    /// Whether any field is left that was not asked for.
    pub(crate) const fn has_others(&self) -> bool {
        !self.entries.is_empty()
    }

    /// Every field that is left, in the order of the file: for tables whose keys are free.
    pub(crate) fn rest(self) -> Vec<(&'v str, usize, &'v Value<'v>)> {
        self.entries
    }

    /// Says which fields are unknown.
    pub(crate) fn finish(self, reader: &mut Reader) {
        for (key, at, _) in self.entries {
            let line = reader.line(at);
            // what a filter asks is often written beside it
            let asked = Field::read(key).filter(|_| self.asked.contains(&"filter"));
            let hint = asked.map_or_else(String::new, |it| {
                format!("; ask it in a filter: `filter = {{ {} = … }}`", it.word())
            });
            reader.unknown(
                line,
                &format!("{} has no field `{key}`{hint}", self.what),
                key,
                self.asked.iter().copied(),
            );
        }
    }
}
