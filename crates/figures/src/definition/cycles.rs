//! Cells that are made of other cells, and whether any of them is made of itself.

use super::Definition;
use super::line::Line;
use super::reader::Reader;
use super::settings::LineSettings;
use crate::plan::{Source, plan};
use std::collections::HashMap;

/// No cell may be made of itself by way of others.
pub(super) fn cycles(reader: &mut Reader, definition: &Definition) {
    type Address = (String, String, String);
    let mut made_of: HashMap<Address, (usize, Vec<Address>)> = HashMap::new();
    for table in definition.tables() {
        for row in &table.rows {
            for column in &table.columns {
                let (Line::Listed(row), Line::Listed(column)) = (row, column) else {
                    continue;
                };
                let (of_row, of_column) = (
                    LineSettings::given(&row.settings),
                    LineSettings::given(&column.settings),
                );
                let settings = table.settings.of_cell(&of_row, &of_column);
                let earlier = definition.earlier_years_of(table);
                let Ok(plan) = plan(settings, earlier, row.label.line, None) else {
                    continue;
                };
                let places = match plan.source {
                    Source::Difference { of, minus } | Source::Change { of, minus } => {
                        vec![of, minus]
                    }
                    Source::Complement { of } => vec![of],
                    _ => continue,
                };
                let own = (
                    table.id.clone(),
                    row.label.value.clone(),
                    column.label.value.clone(),
                );
                let others = places
                    .into_iter()
                    .map(|it| {
                        (
                            it.table.as_ref().unwrap_or(&own.0).clone(),
                            it.row.as_ref().unwrap_or(&own.1).clone(),
                            it.column.as_ref().unwrap_or(&own.2).clone(),
                        )
                    })
                    .collect();
                made_of.insert(own, (row.label.line, others));
            }
        }
    }
    for (start, (line, _)) in &made_of {
        let mut waiting: Vec<&Address> = vec![start];
        let mut seen: Vec<&Address> = Vec::new();
        while let Some(at) = waiting.pop() {
            for next in made_of.get(at).map(|(_, it)| it).into_iter().flatten() {
                if next == start {
                    reader.error(
                        *line,
                        format!(
                            "the cell “{}”, “{}” of table {} is made of itself",
                            start.1, start.2, start.0
                        ),
                    );
                    waiting.clear();
                    break;
                }
                if !seen.contains(&next) {
                    seen.push(next);
                    waiting.push(next);
                }
            }
        }
    }
}
