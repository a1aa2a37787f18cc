//! What is personal, kept beside an event and never in it.
//!
//! An event carries only the hashes of its personal parts. Erasing a person deletes that person's parts and
//! their salts; the event, the figures and the hash chain stay as they were.

use crate::ids::PersonNumber;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// A value about a person. It prints nothing, so that it cannot reach a log.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Personal<T>(T);

impl<T> Personal<T> {
    /// Wraps a value.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value, for a page or a letter that its reader may see.
    pub const fn reveal(&self) -> &T {
        &self.0
    }
}

impl<T> fmt::Debug for Personal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(personal)")
    }
}

impl From<&str> for Personal<String> {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// Sixteen random bytes, drawn outside the domain, that keep a part from being guessed from its hash.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Salt(pub [u8; 16]);

impl fmt::Debug for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(salt)")
    }
}

/// A personal part of an event: everything it says of one person, or the free text it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// What the event says of one person.
    Person(PersonNumber, PersonDetails),
    /// The event's free text.
    Text(Texts),
    /// What figures still read of a person whose part was erased. It is never stored: it comes from the event of the
    /// erasure ([`Event::Erased`](crate::event::Event::Erased)).
    #[serde(skip)]
    Kept(PersonNumber, Kept),
}

impl Part {
    /// The person that the part is about; none for the case's free text.
    pub const fn person(&self) -> Option<PersonNumber> {
        match self {
            Self::Person(number, _) | Self::Kept(number, _) => Some(*number),
            Self::Text(_) => None,
        }
    }
}

/// Free text, each under the name of what it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Texts(BTreeMap<TextName, Personal<String>>);

/// What a free text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextName {
    /// What the case is about, in a line.
    Title,
    /// What was said, in the person's own words.
    Text,
    /// Why something was done.
    Reason,
    /// Who wrote a note.
    By,
    /// Why what stood there before was corrected.
    Correction,
}

impl Texts {
    /// No text.
    pub fn new() -> Self {
        Self::default()
    }

    /// With a text added; an absent one adds nothing.
    #[must_use]
    pub fn with(mut self, name: TextName, text: Option<Personal<String>>) -> Self {
        if let Some(text) = text {
            self.0.insert(name, text);
        }
        self
    }

    /// Without the text of a name.
    #[must_use]
    pub fn without(mut self, name: TextName) -> Self {
        self.0.remove(&name);
        self
    }

    /// The text of that name.
    pub fn get(&self, name: TextName) -> Option<&Personal<String>> {
        self.0.get(&name)
    }

    /// Every text, for a search document.
    pub fn iter(&self) -> impl Iterator<Item = &Personal<String>> {
        self.0.values()
    }

    /// As the personal part of an event: none where there is no text.
    pub fn into_part(self) -> Option<Part> {
        (!self.0.is_empty()).then_some(Part::Text(self))
    }
}

/// Who a person is and how to reach them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PersonDetails {
    /// Name, or the name the person gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Personal<String>>,
    /// Date of birth.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub born_on: Option<Personal<Date>>,
    /// E-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<Personal<String>>,
    /// Telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telephone: Option<Personal<String>>,
    /// Postal address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<Personal<String>>,
    /// How and when it is safe to make contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub safe_contact: Option<Personal<String>>,
    /// The child's own view.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub view: Option<Personal<String>>,
    /// Coded characteristics.
    #[serde(flatten)]
    pub characteristics: Characteristics,
}

/// Coded characteristics of a person. An absent one is "not held"; "not asked", "not disclosed" and
/// "unknown" are values of their own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Characteristics {
    /// Age in whole years when the contact was received.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age: Option<Personal<u8>>,
    /// Gender.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gender: Option<Personal<String>>,
    /// Ethnicity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ethnicity: Option<Personal<String>>,
    /// Disability.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disability: Option<Personal<String>>,
    /// Religion or belief.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub religion: Option<Personal<String>>,
    /// Sexual orientation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sexual_orientation: Option<Personal<String>>,
    /// First language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Personal<String>>,
    /// Care status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub care_status: Option<Personal<String>>,
}

/// Whether words say why something was done: what has fewer than three letters (“-”, “x”, “n/a”) tells nobody anything who
/// looks at it later.
#[must_use]
pub fn says_why(words: &str) -> bool {
    words
        .chars()
        .filter(|it| it.is_alphabetic())
        .nth(2)
        .is_some()
}

/// A text that says something; a blank one is none.
fn said(text: Option<Personal<String>>) -> Option<Personal<String>> {
    text.filter(|it| !it.reveal().trim().is_empty())
}

impl PersonDetails {
    /// The same without what is blank: an empty field says nothing of anybody.
    #[must_use]
    pub fn without_blanks(self) -> Self {
        Self {
            name: said(self.name),
            born_on: self.born_on,
            email: said(self.email),
            telephone: said(self.telephone),
            address: said(self.address),
            safe_contact: said(self.safe_contact),
            view: said(self.view),
            characteristics: self.characteristics.without_blanks(),
        }
    }
}

impl Characteristics {
    /// The same without what is blank.
    #[must_use]
    pub fn without_blanks(self) -> Self {
        Self {
            age: self.age,
            gender: said(self.gender),
            ethnicity: said(self.ethnicity),
            disability: said(self.disability),
            religion: said(self.religion),
            sexual_orientation: said(self.sexual_orientation),
            language: said(self.language),
            care_status: said(self.care_status),
        }
    }
}

/// What figures still read of a person once who they are is erased: codes, never a name or a text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Whether they were known by name, so that they count once on all their cases.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub named: bool,
    /// Coded characteristics, with the age where only the date of birth was held.
    #[serde(flatten)]
    pub characteristics: Characteristics,
}
