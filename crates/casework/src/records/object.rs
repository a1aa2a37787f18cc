//! A JSON object read field by field, so that everything wrong with a line is said in one run.

use super::day::{read_date, read_time};
use super::field::Problem;
use super::legible::{free, one_line, shown};
use complaints::codes::UnknownCode;
use complaints::ids::StageNumber;
use complaints::personal::Personal;
use jiff::civil::{Date, Time};
use serde_json::{Map, Value};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::str::FromStr;

/// The most that a list holds: far more than any case has, and few enough to be numbered.
pub(super) const MOST_ENTRIES: usize = 9_999;

/// What is wrong with a line.
#[derive(Default)]
pub(super) struct Found {
    pub(super) problems: RefCell<Vec<Problem>>,
    /// Whether something was left out of the record that the rest of it is measured against, so that what else
    /// would be found could be untrue.
    pub(super) lost: Cell<bool>,
}

/// An object of a line, and where it stands in it.
pub(super) struct Object<'a> {
    fields: &'a Map<String, Value>,
    path: String,
    read: RefCell<BTreeSet<&'static str>>,
    found: &'a Found,
}

impl<'a> Object<'a> {
    pub(super) fn new(fields: &'a Map<String, Value>, found: &'a Found) -> Self {
        Self {
            fields,
            path: String::new(),
            read: RefCell::default(),
            found,
        }
    }

    fn within(&self, fields: &'a Map<String, Value>, path: String) -> Self {
        Self {
            fields,
            path,
            read: RefCell::default(),
            found: self.found,
        }
    }

    fn path_of(&self, field: &str) -> String {
        if self.path.is_empty() {
            field.to_owned()
        } else {
            format!("{}.{field}", self.path)
        }
    }

    /// Notes a problem with a field.
    pub(super) fn problem(&self, field: &str, what: impl Into<String>) {
        self.found.problems.borrow_mut().push(Problem {
            field: self.path_of(field),
            what: what.into(),
        });
    }

    /// Notes that the record lacks something of the line.
    pub(super) fn lose(&self) {
        self.found.lost.set(true);
    }

    /// Notes a value that is not on its closed list. A name or a number that got into the wrong field is not
    /// repeated: it may be about a person.
    pub(super) fn unknown(&self, field: &str, unknown: &UnknownCode) {
        let plain = |it: char| it.is_ascii_lowercase() || matches!(it, '_' | '-' | ' ');
        let meant = unknown.given.to_ascii_lowercase().replace(' ', "_");
        let mut allowed = unknown.allowed.split(", ");
        let what = if unknown.given.chars().all(plain) || allowed.any(|it| it == meant) {
            unknown.to_string()
        } else {
            format!("is not {}; use one of: {}", unknown.list, unknown.allowed)
        };
        self.problem(field, what);
        if field == "procedure" {
            // the routes of the stages follow from it
            self.lose();
        }
    }

    fn value(&self, field: &'static str) -> Option<&'a Value> {
        self.read.borrow_mut().insert(field);
        let value = self.fields.get(field)?;
        if value.is_null() {
            self.problem(
                field,
                "is null; leave the field out where it does not apply",
            );
            return None;
        }
        Some(value)
    }

    /// Whether the field is there.
    pub(super) fn has(&self, field: &str) -> bool {
        self.fields.contains_key(field)
    }

    /// Whether nothing at all is said.
    pub(super) fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// Takes a field for one of the format without reading it.
    pub(super) fn known(&self, field: &'static str) {
        self.read.borrow_mut().insert(field);
    }

    /// A value of one line; an empty one is a problem.
    pub(super) fn text(&self, field: &'static str) -> Option<String> {
        self.legible(field, one_line)
    }

    /// A value of one line about a person.
    pub(super) fn personal_line(&self, field: &'static str) -> Option<Personal<String>> {
        self.text(field).map(Personal::new)
    }

    /// A free text about a person.
    pub(super) fn personal(&self, field: &'static str) -> Option<Personal<String>> {
        self.legible(field, free).map(Personal::new)
    }

    fn legible(
        &self,
        field: &'static str,
        read: fn(&str) -> Result<&str, String>,
    ) -> Option<String> {
        match self.value(field)? {
            Value::String(text) if text.trim().is_empty() => {
                self.problem(
                    field,
                    "is empty; leave the field out where it does not apply",
                );
                None
            }
            Value::String(text) => match read(text) {
                Ok(text) => Some(text.to_owned()),
                Err(what) => {
                    self.problem(field, what);
                    None
                }
            },
            other => self.wrong(field, "a text", other),
        }
    }

    /// A value of one line within a field.
    fn line(&self, path: &str, value: &Value) -> Option<String> {
        let line = match value {
            Value::String(text) if text.trim().is_empty() => {
                Err("is empty; leave it out".to_owned())
            }
            Value::String(text) => one_line(text),
            _ => Err("is not a text".to_owned()),
        };
        line.map(str::to_owned)
            .map_err(|what| self.problem(path, what))
            .ok()
    }

    /// A date.
    pub(super) fn date(&self, field: &'static str) -> Option<Date> {
        match self.value(field)? {
            Value::String(text) => read_date(text)
                .map_err(|what| self.problem(field, what))
                .ok(),
            other => self.wrong(field, "a date in quotation marks, as \"2024-04-30\"", other),
        }
    }

    /// A time of day.
    pub(super) fn time(&self, field: &'static str) -> Option<Time> {
        match self.value(field)? {
            Value::String(text) => read_time(text)
                .map_err(|what| self.problem(field, what))
                .ok(),
            other => self.wrong(field, "a time in quotation marks, as \"17:30\"", other),
        }
    }

    /// A value of a closed list.
    pub(super) fn code<T: FromStr<Err = UnknownCode>>(&self, field: &'static str) -> Option<T> {
        let text = self.text(field)?;
        text.parse()
            .map_err(|unknown: UnknownCode| self.unknown(field, &unknown))
            .ok()
    }

    /// True or false.
    pub(super) fn truth(&self, field: &'static str) -> Option<bool> {
        match self.value(field)? {
            Value::Bool(truth) => Some(*truth),
            other => self.wrong(field, "true or false", other),
        }
    }

    /// A whole number within bounds.
    pub(super) fn whole(&self, field: &'static str, least: i64, most: i64) -> Option<i64> {
        match self.value(field)? {
            Value::Number(number) => {
                let number = number.as_i64().filter(|it| (least..=most).contains(it));
                if number.is_none() {
                    let what = format!("is not a whole number from {least} to {most}");
                    self.problem(field, what);
                }
                number
            }
            other => {
                let wanted = format!("a whole number from {least} to {most}");
                self.wrong(field, &wanted, other)
            }
        }
    }

    /// A stage, from the least that may stand here.
    pub(super) fn stage(&self, least: StageNumber) -> Option<StageNumber> {
        let number = self.whole("stage", i64::from(u8::from(least)), 3)?;
        StageNumber::try_from(u8::try_from(number).ok()?).ok()
    }

    /// A number.
    pub(super) fn number(&self, field: &'static str) -> Option<serde_json::Number> {
        match self.value(field)? {
            Value::Number(number) => Some(number.clone()),
            other => self.wrong(field, "a number", other),
        }
    }

    /// A list of texts.
    pub(super) fn texts(&self, field: &'static str) -> Vec<String> {
        let mut texts = Vec::new();
        for (place, value) in self.items(field).iter().enumerate() {
            texts.extend(self.line(&format!("{field}[{place}]"), value));
        }
        texts
    }

    /// A list of values of a closed list.
    pub(super) fn codes<T: FromStr<Err = UnknownCode>>(&self, field: &'static str) -> Vec<T> {
        let mut codes = Vec::new();
        for (place, text) in self.texts(field).iter().enumerate() {
            match text.parse::<T>() {
                Ok(code) => codes.push(code),
                Err(unknown) => self.unknown(&format!("{field}[{place}]"), &unknown),
            }
        }
        codes
    }

    /// A list of whole numbers from 1.
    pub(super) fn numbers(&self, field: &'static str) -> Vec<u16> {
        let mut numbers = Vec::new();
        for (place, value) in self.items(field).iter().enumerate() {
            match value
                .as_u64()
                .and_then(|number| u16::try_from(number).ok())
                .filter(|number| *number > 0)
            {
                Some(number) => numbers.push(number),
                None => self.problem(
                    &format!("{field}[{place}]"),
                    "is not a number of a point, counted from 1",
                ),
            }
        }
        numbers
    }

    /// An object within this one.
    pub(super) fn object<T>(
        &self,
        field: &'static str,
        read: impl FnOnce(&Object<'a>) -> Option<T>,
    ) -> Option<T> {
        match self.value(field)? {
            Value::Object(fields) => {
                let object = self.within(fields, self.path_of(field));
                let value = read(&object);
                object.finish();
                value
            }
            other => self.wrong(field, "an object { }", other),
        }
    }

    /// A list of objects.
    pub(super) fn objects<T>(
        &self,
        field: &'static str,
        read: impl Fn(&Object<'a>) -> Option<T>,
    ) -> Vec<T> {
        let mut values = Vec::new();
        for (place, value) in self.items(field).iter().enumerate() {
            let Value::Object(fields) = value else {
                self.problem(&format!("{field}[{place}]"), "is not an object { }");
                self.lose();
                continue;
            };
            let object = self.within(fields, format!("{}[{place}]", self.path_of(field)));
            match read(&object) {
                Some(value) => values.push(value),
                None => self.lose(),
            }
            object.finish();
        }
        values
    }

    fn items(&self, field: &'static str) -> &'a [Value] {
        match self.value(field) {
            None => &[],
            Some(Value::Array(items)) if items.len() <= MOST_ENTRIES => items,
            Some(Value::Array(items)) => {
                let length = items.len();
                let what = format!("holds {length} entries; a list has at most {MOST_ENTRIES}");
                self.problem(field, what);
                self.lose();
                &[]
            }
            Some(other) => {
                let _: Option<()> = self.wrong(field, "a list [ ]", other);
                self.lose();
                &[]
            }
        }
    }

    /// Text values by text key.
    pub(super) fn pairs(&self, field: &'static str) -> std::collections::BTreeMap<String, String> {
        let mut pairs = std::collections::BTreeMap::new();
        match self.value(field) {
            None => {}
            Some(Value::Object(fields)) => {
                for (key, value) in fields {
                    let path = format!("{field}.{}", shown(key.trim()));
                    let pair = self.line(&path, &Value::from(key.as_str()));
                    let pair = pair.zip(self.line(&path, value));
                    if let Some((key, value)) = pair
                        && pairs.insert(key, value).is_some()
                    {
                        self.problem(&path, "stands twice; keep the right one");
                    }
                }
            }
            Some(other) => {
                let _: Option<()> = self.wrong(field, "an object { }", other);
            }
        }
        pairs
    }

    /// A field that has to be there.
    pub(super) fn required<T>(&self, field: &'static str, value: Option<T>) -> Option<T> {
        if value.is_none() && !self.has(field) {
            self.problem(field, "is missing");
        }
        value
    }

    fn wrong<T>(&self, field: &str, wanted: &str, found: &Value) -> Option<T> {
        let found = match found {
            Value::Null => "nothing",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::String(_) => "a text",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        };
        self.problem(field, format!("should be {wanted}, and is {found}"));
        None
    }

    /// Says which fields nobody asked for.
    pub(super) fn finish(&self) {
        let known = self.read.borrow();
        for field in self
            .fields
            .keys()
            .filter(|field| !known.contains(field.as_str()))
        {
            let allowed: Vec<&str> = known.iter().copied().collect();
            let what = format!(
                "is not a field of this format here; the fields are: {}",
                allowed.join(", ")
            );
            self.problem(&shown(field), what);
        }
    }
}
