use minijinja::State;
use minijinja::value::{Value, ValueKind};

use super::{Component, Error};

/// Refuses an option that the component never reads: it is misspelt, and would be lost in silence.
pub(super) fn check(component: &Component, params: &Value) -> Result<(), Error> {
    if params.kind() != ValueKind::Map {
        return Err(Error::NotAMap {
            component: component.name,
            found: params.kind().to_string(),
        });
    }
    let given = params.try_iter().map_err(|source| Error::Render {
        component: component.name,
        source,
    })?;
    for option in given {
        let known = option
            .as_str()
            .is_some_and(|option| component.options.contains(&option));
        if !known {
            return Err(Error::UnknownOption {
                component: component.name,
                option: option.to_string(),
                known: component.options.join(", "),
            });
        }
    }
    Ok(())
}

/// Refuses an option, at any depth, whose value is undefined in a page that is strict about that: the
/// component would print nothing for it.
pub(super) fn check_defined(
    component: &Component,
    params: &Value,
    page: &mut State,
) -> Result<(), Error> {
    match first_undefined(params, page) {
        None => Ok(()),
        Some(path) => Err(Error::UndefinedOption {
            component: component.name,
            option: path,
        }),
    }
}

/// Where an undefined value stands, such as `items.0.text`.
fn first_undefined(value: &Value, page: &mut State) -> Option<String> {
    match value.kind() {
        // the page itself decides: a lenient one prints nothing, and so does an `if` without `else`
        ValueKind::Undefined => page.format(value.clone()).err().map(|_| String::new()),
        ValueKind::Map => value.try_iter().ok()?.find_map(|name| {
            let inner = first_undefined(&value.get_item(&name).ok()?, page)?;
            Some(joined(&name.to_string(), &inner))
        }),
        ValueKind::Seq => value
            .try_iter()
            .ok()?
            .enumerate()
            .find_map(|(index, item)| {
                let inner = first_undefined(&item, page)?;
                Some(joined(&index.to_string(), &inner))
            }),
        _ => None,
    }
}

fn joined(outer: &str, inner: &str) -> String {
    if inner.is_empty() {
        outer.to_owned()
    } else {
        format!("{outer}.{inner}")
    }
}
