use std::fmt::Write;

use minijinja::value::{Value, ValueKind};

use super::javascript::{escaped, text};

/// HTML attributes, each with a space before it.
///
/// A map gives a name and a value for each, or a name and a map `{value, optional}`: an optional
/// attribute is left out if its value is nothing or false, and has no value if that is true. A text is
/// a list of attributes already.
pub(super) fn govuk_attributes(attributes: &Value) -> Result<Value, minijinja::Error> {
    if attributes.kind() == ValueKind::String {
        return Ok(Value::from_safe_string(attributes.to_string()));
    }
    let mut html = String::new();
    if attributes.kind() == ValueKind::Map {
        for name in attributes.try_iter()? {
            let item = attributes.get_item(&name)?;
            let (value, optional) = if item.kind() == ValueKind::Map {
                (
                    item.get_attr("value")?,
                    is(&item.get_attr("optional")?, true),
                )
            } else {
                (item, false)
            };
            let name = escaped(&name.to_string());
            let nothing = value.is_undefined() || value.is_none();
            if optional && is(&value, true) {
                let _ = write!(html, " {name}");
            } else if !(optional && (nothing || is(&value, false))) {
                let value = if value.is_safe() {
                    value.to_string()
                } else {
                    escaped(&text(&value).to_string())
                };
                let _ = write!(html, " {name}=\"{value}\"");
            }
        }
    }
    Ok(Value::from_safe_string(html))
}

/// Whether a value is this truth value itself, not only as good as it.
fn is(value: &Value, truth: bool) -> bool {
    value.kind() == ValueKind::Bool && value.is_true() == truth
}
