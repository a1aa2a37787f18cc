//! Checks that a table has to pass.

use super::read_settings::place;
use super::reader::{Reader, Value};
use super::settings::Place;

/// A check of a table.
#[derive(Debug, Clone)]
pub(crate) struct Reconciliation {
    pub(crate) name: String,
    pub(crate) line: usize,
    pub(crate) kind: Kind,
}

/// What is checked.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    /// The sum of some cells, less others, is what further ones show.
    Sum {
        plus: Vec<Side>,
        minus: Vec<Side>,
        equals: Vec<Side>,
    },
    /// What one row shows in a column, another shows in the next column of its kind.
    CarriesOver { from: String, to: String },
}

/// Cells of one side of a check.
#[derive(Debug, Clone)]
pub(crate) enum Side {
    Cell(Place),
    /// Every row that the breakdown of that name makes.
    RowsOf(String),
    /// Every column that the breakdown of that name makes.
    ColumnsOf(String),
}

pub(crate) use Kind as ReconciliationKind;

pub(crate) fn reconciliations(reader: &mut Reader, value: &Value) -> Vec<Reconciliation> {
    reader
        .array("checks", value)
        .into_iter()
        .filter_map(|it| reconciliation(reader, it))
        .collect()
}

fn reconciliation(reader: &mut Reader, value: &Value) -> Option<Reconciliation> {
    let mut fields = reader.fields("a check", value)?;
    let line = fields.line;
    let name = fields.take("name").and_then(|it| reader.text("name", it));
    let mut sides = |reader: &mut Reader, key: &'static str| {
        fields.take(key).map(|it| self::sides(reader, key, it))
    };
    let (plus, minus, equals) = (
        sides(reader, "plus"),
        sides(reader, "minus"),
        sides(reader, "equals"),
    );
    let carries = fields.take("carries_over").and_then(|it| {
        let mut fields = reader.fields("carries_over", it)?;
        let from = fields.take("from").and_then(|it| reader.text("from", it));
        let to = fields.take("to").and_then(|it| reader.text("to", it));
        fields.finish(reader);
        Some(Kind::CarriesOver {
            from: from?.value,
            to: to?.value,
        })
    });
    fields.finish(reader);
    let kind = match (carries, plus, equals) {
        (Some(carries), None, None) => Some(carries),
        (None, Some(plus), Some(equals)) => Some(Kind::Sum {
            plus,
            minus: minus.unwrap_or_default(),
            equals,
        }),
        _ => None,
    };
    if name.is_none() || kind.is_none() {
        reader.error(
            line,
            "a check needs a `name`, and either `plus` and `equals` (with `minus` where wanted) or `carries_over = { from = a row, to = a row }`",
        );
    }
    Some(Reconciliation {
        name: name?.value,
        line,
        kind: kind?,
    })
}

fn sides(reader: &mut Reader, key: &'static str, value: &Value) -> Vec<Side> {
    let values: Vec<&Value> = if value.get_ref().is_array() {
        reader.array(key, value)
    } else {
        vec![value]
    };
    values
        .into_iter()
        .filter_map(|it| side(reader, key, it))
        .collect()
}

fn side(reader: &mut Reader, key: &'static str, value: &Value) -> Option<Side> {
    let all = value.get_ref().as_table().and_then(|table| {
        let one = |key: &str| table.get(key).and_then(|it| it.get_ref().as_str());
        one("rows_of")
            .map(|name| Side::RowsOf(name.to_owned()))
            .or_else(|| one("columns_of").map(|name| Side::ColumnsOf(name.to_owned())))
    });
    if all.is_some() {
        return all;
    }
    place(reader, key, value).map(|it| Side::Cell(it.value))
}
