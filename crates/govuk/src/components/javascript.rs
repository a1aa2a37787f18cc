//! What the templates expect of their language: values print and behave as in JavaScript.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Value, ValueKind, from_args};
use minijinja::{Environment, Error, ErrorKind, Output, State};

/// Gives an environment the habits of Nunjucks, for which the templates were written.
pub(super) fn teach(environment: &mut Environment<'_>) -> Result<(), super::Error> {
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build();
    environment.set_syntax(syntax.map_err(|source| super::Error::Template {
        name: "of all components",
        source,
    })?);
    environment.set_formatter(print);
    environment.set_unknown_method_callback(method);
    environment.add_global("null", Value::from(()));
    environment.add_filter("text", text);
    environment.add_filter("string", text);
    environment.add_filter("escape", |value: &Value| {
        Value::from_safe_string(html(value))
    });
    environment.add_filter("length", |value: &Value| value.len().unwrap_or(0));
    environment.add_filter("items", items);
    environment.add_test("null", |value: &Value| value.is_none());
    environment.add_test("truthy", |value: &Value| value.is_true());
    Ok(())
}

/// A value as plain text, for which escaping is still to come; numbers, lists and nothing stay.
pub(super) fn text(value: &Value) -> Value {
    match value.kind() {
        ValueKind::Bool => Value::from(if value.is_true() { "true" } else { "false" }),
        ValueKind::String => Value::from(value.to_string()),
        ValueKind::Undefined | ValueKind::None => Value::from(""),
        _ => value.clone(),
    }
}

/// A text in which the five characters that mean something in HTML are written as entities.
pub(super) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            other => html.push(other),
        }
    }
    html
}

fn html(value: &Value) -> String {
    if value.is_safe() {
        value.to_string()
    } else {
        escaped(&text(value).to_string())
    }
}

fn print(out: &mut Output, _: &mut State, value: &Value) -> Result<(), Error> {
    out.write_str(&html(value)).map_err(Error::from)
}

/// Names and values of a map; nothing has none.
fn items(map: &Value) -> Result<Vec<Value>, Error> {
    if map.kind() != ValueKind::Map {
        return Ok(Vec::new());
    }
    map.try_iter()?
        .map(|name| Ok(Value::from_iter([name.clone(), map.get_item(&name)?])))
        .collect()
}

/// The methods of JavaScript's arrays that the templates call.
fn method(
    state: &mut State,
    value: &Value,
    method: &str,
    arguments: &[Value],
) -> Result<Value, Error> {
    let list = || value.try_iter().map(Iterator::collect::<Vec<Value>>);
    match method {
        "includes" => {
            let (wanted,): (Value,) = from_args(arguments)?;
            Ok(Value::from(list()?.contains(&wanted)))
        }
        "concat" => {
            let (added,): (Value,) = from_args(arguments)?;
            let mut list = list()?;
            match added.kind() {
                ValueKind::Seq => list.extend(added.try_iter()?),
                _ => list.push(added),
            }
            Ok(Value::from(list))
        }
        "join" => {
            let mut all = vec![value.clone()];
            all.extend_from_slice(arguments);
            state.apply_filter("join", &all)
        }
        _ => Err(Error::from(ErrorKind::UnknownMethod)),
    }
}
