//! Breakdowns that show their first lines and put the rest together: which lines are the first, only figures tell.

use super::axis::Standing;
use super::filled;
use crate::definition::{Breakdown, Definition, Line, Order, Others};
use crate::facts::Facts;
use crate::period::Frame;
use crate::select::Sets;
use std::borrow::Cow;

/// The definition with the first lines of such breakdowns listed, as they stand in this report.
pub(crate) fn settled<'a>(
    definition: &'a Definition,
    facts: &Facts,
    frame: Frame,
) -> Cow<'a, Definition> {
    let mut lines = definition
        .tables()
        .flat_map(|it| it.rows.iter().chain(&it.columns));
    if !lines.any(|it| matches!(it, Line::Breakdown(breakdown) if is_waiting(breakdown))) {
        return Cow::Borrowed(definition);
    }
    let mut every_line = definition.clone();
    let lines = every_line
        .tables_mut()
        .flat_map(|it| it.rows.iter_mut().chain(&mut it.columns));
    for breakdown in lines.filter_map(Line::breakdown_mut) {
        if is_waiting(breakdown) {
            breakdown.others = if breakdown.values.is_empty() && breakdown.groups.is_empty() {
                Others::Each
            } else {
                Others::LeftOut
            };
        }
    }
    let sets = Sets::new(facts);
    let sheets = filled(&every_line, &sets, frame, false, &mut Vec::new());
    let mut settled = definition.clone();
    for (table, sheet) in settled.tables_mut().zip(&sheets) {
        let axes = [
            (&mut table.rows, &sheet.rows),
            (&mut table.columns, &sheet.columns),
        ];
        for (lines, written) in axes {
            for (place, line) in lines.iter_mut().enumerate() {
                let Some(breakdown) = line.breakdown_mut().filter(|it| is_waiting(it)) else {
                    continue;
                };
                let names = written.iter().filter_map(|it| {
                    let is_value = matches!(it.standing?, Standing::Kept | Standing::Found);
                    let name = it.settings.by.as_ref()?;
                    (it.place == place && is_value).then(|| name.clone().into_owned())
                });
                breakdown.values = names.collect();
                breakdown
                    .groups
                    .retain(|(name, _)| breakdown.values.contains(name));
                breakdown.order = Order::Listed;
                breakdown.first = None;
            }
        }
    }
    Cow::Owned(settled)
}

const fn is_waiting(breakdown: &Breakdown) -> bool {
    breakdown.first.is_some() && matches!(breakdown.others, Others::Together(_))
}
