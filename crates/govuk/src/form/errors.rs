use std::sync::Arc;

use minijinja::context;
use minijinja::value::{Enumerator, Object, Value};
use serde::ser::{Serialize, SerializeStruct, Serializer};

/// The mistakes in a form, in the order of its fields.
///
/// In a page's template they are a map of two: `summary` is the `errorList` of `govukErrorSummary`, and
/// `fields` gives each field's `errorMessage`:
///
/// ```jinja
/// {{ govukErrorSummary({"titleText": "There is a problem", "errorList": errors.summary}) }}
/// {{ govukInput({"id": "name", "name": "name", "errorMessage": errors.fields.name}) }}
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormErrors(Vec<FieldError>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct FieldError {
    field: String,
    target: String,
    message: String,
}

impl FormErrors {
    /// No mistakes yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a mistake. `field` is the id of the input that the summary's link goes to.
    pub fn add(&mut self, field: &str, message: impl Into<String>) {
        self.add_at(field, field, message);
    }

    /// Adds a mistake of a field that has several inputs. `target` is the id of the one that the
    /// summary's link goes to, such as the month of a date.
    pub fn add_at(&mut self, field: &str, target: &str, message: impl Into<String>) {
        self.0.push(FieldError {
            field: field.to_owned(),
            target: target.to_owned(),
            message: message.into(),
        });
    }

    /// Whether the form can be accepted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first mistake of a field.
    pub fn get(&self, field: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|error| error.field == field)
            .map(|error| error.message.as_str())
    }
}

/// An entry of the summary.
#[derive(serde::Serialize)]
struct Link<'a> {
    text: &'a str,
    href: String,
}

impl Serialize for FormErrors {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let errors = self.0.iter();
        let summary: Vec<Link<'_>> = errors
            .map(|error| Link {
                text: &error.message,
                href: format!("#{}", error.target),
            })
            .collect();
        let mut both = serializer.serialize_struct("FormErrors", 2)?;
        both.serialize_field("summary", &summary)?;
        both.serialize_field("fields", &Value::from_object(Fields(self.clone())))?;
        both.end()
    }
}

/// The messages by field, in a template. A field without a mistake has none, which a strict template
/// may ask for; it is not undefined, as a misspelt name of a page's own is.
#[derive(Debug)]
struct Fields(FormErrors);

impl Object for Fields {
    fn get_value(self: &Arc<Self>, field: &Value) -> Option<Value> {
        let message = field.as_str().and_then(|field| self.0.get(field));
        Some(message.map_or(Value::from(()), |text| context! { text }))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        let errors = &self.0.0;
        let first = errors.iter().enumerate().filter(|(index, error)| {
            errors[..*index]
                .iter()
                .all(|earlier| earlier.field != error.field)
        });
        Enumerator::Values(
            first
                .map(|(_, error)| Value::from(error.field.as_str()))
                .collect(),
        )
    }
}
