//! The rows that Heard wrote, written again by hand: prepared statements, the same schema, indexes and pragmas.

use anyhow::{Context, Result};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use std::collections::BTreeMap;
use std::path::Path;

/// The tables that a case is written to, and the column that says which case a row is of.
const TABLES: &[(&str, &str)] = &[
    ("event", "stream_id"),
    ("part", "case_id"),
    ("command_key", "case_id"),
    ("case_row", "case_id"),
    ("case_team", "case_id"),
    ("case_service_area", "case_id"),
    ("person_row", "case_id"),
    ("facts", "case_id"),
    ("search_document", "case_id"),
];

/// A row, and the table it belongs to.
type Row = (usize, Vec<Value>);

/// Every row of a register, case by case.
pub(crate) struct Rows {
    schema: Vec<String>,
    cases: Vec<Vec<Row>>,
}

impl Rows {
    /// Reads them from a register's file.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let file = Connection::open(path)?;
        let made = "select sql from sqlite_master where sql is not null and name not like 'search_index_%' and name not like 'sqlite_%'";
        let schema = file
            .prepare(made)?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let mut cases: BTreeMap<Vec<u8>, Vec<Row>> = BTreeMap::new();
        for (table, (name, key)) in TABLES.iter().enumerate() {
            let mut all = file.prepare(&format!("select * from {name}"))?;
            let columns = all.column_count();
            let key = all.column_index(key)?;
            let mut rows = all.query([])?;
            while let Some(row) = rows.next()? {
                let values = (0..columns)
                    .map(|column| row.get(column))
                    .collect::<rusqlite::Result<Vec<Value>>>()?;
                let Value::Blob(id) = &values[key] else {
                    continue;
                };
                cases.entry(id.clone()).or_default().push((table, values));
            }
        }
        Ok(Self {
            schema,
            cases: cases.into_values().filter(|rows| rows.len() > 3).collect(),
        })
    }

    /// How many cases they are of.
    pub(crate) const fn len(&self) -> usize {
        self.cases.len()
    }

    /// Makes an empty file of the same schema, ready to be written.
    pub(crate) fn empty(&self, path: &Path) -> Result<Connection> {
        let file = Connection::open(path)?;
        file.execute_batch(
            "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;",
        )?;
        for statement in &self.schema {
            file.execute_batch(statement)?;
        }
        Ok(file)
    }

    /// Writes them, so many cases in each transaction.
    pub(crate) fn write(&self, file: &mut Connection, group: usize) -> Result<()> {
        let statements: Vec<String> = TABLES
            .iter()
            .map(|(name, _)| {
                let columns = file
                    .prepare(&format!("select * from {name}"))?
                    .column_count();
                Ok(format!(
                    "insert into {name} values ({})",
                    vec!["?"; columns].join(", ")
                ))
            })
            .collect::<Result<_>>()?;
        let document = TABLES
            .iter()
            .position(|(name, _)| *name == "search_document")
            .context("the table of search")?;
        for cases in self.cases.chunks(group) {
            let work = file.transaction()?;
            for (table, values) in cases.iter().flatten() {
                work.prepare_cached(&statements[*table])?
                    .execute(params_from_iter(values))?;
                if *table == document {
                    let indexed = "insert into search_index (rowid, document) values (?, ?)";
                    let (number, words) = (values.first(), values.last());
                    work.prepare_cached(indexed)?.execute([number, words])?;
                }
            }
            work.commit()?;
        }
        Ok(())
    }
}
