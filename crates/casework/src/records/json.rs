//! A line as JSON, and the fields that stand twice in it. A plain reader of JSON keeps the last and says nothing.

use super::legible::shown;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::cell::RefCell;
use std::fmt;

/// Reads a line: its value, and the path of every field that stands twice in one object.
///
/// # Errors
/// A line that is not JSON.
pub(super) fn parse(line: &str) -> Result<(Value, Vec<String>), serde_json::Error> {
    let twice = RefCell::default();
    let mut reader = serde_json::Deserializer::from_str(line);
    let value = Node {
        place: Place::Line,
        twice: &twice,
    }
    .deserialize(&mut reader)?;
    reader.end()?;
    Ok((value, twice.into_inner()))
}

/// Why a line does not read, and where. Nothing of the line is repeated: it may be about a person.
pub(super) fn why_not(line: &str, error: &serde_json::Error) -> String {
    let read = &line.as_bytes()[..error.column().min(line.len())];
    let character = String::from_utf8_lossy(read).chars().count();
    let said = error.to_string();
    let known = [
        (
            "EOF while parsing",
            "the line ends in the middle of its record; was the file cut short?",
        ),
        (
            "control character",
            "a text holds a control character as such; JSON writes a new line as \\n and a tab as \\t, and a record holds no other",
        ),
        (
            "recursion limit",
            "one thing stands within another more often than in any record",
        ),
        ("trailing comma", "there is a comma too many"),
        (
            "trailing characters",
            "something follows the end of the record; each line is one record",
        ),
        (
            "key must be a string",
            "the name of a field stands in double quotation marks",
        ),
        ("number out of range", "a number is too large"),
    ];
    let mut known = known.iter().filter(|(begins, _)| said.starts_with(begins));
    let why = known
        .next()
        .map_or("each line is one JSON object on its own", |(_, why)| why);
    format!("does not read as JSON at character {character}: {why}")
}

/// Where a value stands. It is written out only when a message needs it.
#[derive(Clone, Copy)]
enum Place<'a> {
    Line,
    Field(&'a Place<'a>, &'a str),
    Item(&'a Place<'a>, usize),
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line => Ok(()),
            Self::Field(Self::Line, name) => f.write_str(&shown(name)),
            Self::Field(within, name) => write!(f, "{within}.{}", shown(name)),
            Self::Item(within, place) => write!(f, "{within}[{place}]"),
        }
    }
}

#[derive(Clone, Copy)]
struct Node<'a> {
    place: Place<'a>,
    twice: &'a RefCell<Vec<String>>,
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Value, E> {
        Ok(Value::Bool(truth))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Value, E> {
        Ok(Number::from_f64(number).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::String(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Value, E> {
        Ok(Value::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = items.next_element_seed(Node {
            place: Place::Item(&self.place, values.len()),
            ..self
        })? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut fields = Map::new();
        while let Some(name) = entries.next_key::<String>()? {
            let place = Place::Field(&self.place, &name);
            if fields.contains_key(&name) {
                self.twice.borrow_mut().push(place.to_string());
            }
            let value = entries.next_value_seed(Node { place, ..self })?;
            fields.insert(name, value);
        }
        Ok(Value::Object(fields))
    }
}
