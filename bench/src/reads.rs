//! Loading a case, and a list of 50 by due date, beside hand-written statements on the same file.

use crate::desk::Desk;
use crate::machine::{in_turn, timed};
use crate::sample;
use anyhow::Result;
use casework::ports::{Filter, PageEnd, Register};
use complaints::ids::CaseId;
use rusqlite::{Connection, OpenFlags};
use std::hint::black_box;
use tempfile::TempDir;
use uuid::Uuid;

const READS: usize = 2_000;

const CASES: usize = 100_000;

pub(crate) fn measure() -> Result<()> {
    println!("## Reads\n");
    println!(
        "One case with its history and parts, and the 50 open cases that are due first, at {CASES} cases on SQLite, \
         beside hand-written statements that read the same rows and do nothing with them. Goal: at least half of that \
         rate.\n"
    );
    let folder = TempDir::new()?;
    let path = folder.path().join("heard.db");
    let desk = Desk::make(&path)?;
    desk.import(&sample::lines(CASES)?)?;
    let file = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let ids: Vec<Uuid> = file
        .prepare("select case_id from case_row order by reference")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let authority = desk.authority.id.0;
    let some = |read: usize| ids[(read * 7919) % ids.len()];

    println!("| | Heard, a second | by hand, a second | rate |\n|---|---|---|---|");
    let load = in_turn(
        5,
        || {
            Ok(timed(|| {
                (0..READS).try_for_each(|read| {
                    black_box(desk.store.load(
                        &desk.viewer,
                        desk.authority.id,
                        CaseId(some(read)),
                    )?);
                    Ok(())
                })
            })?
            .0)
        },
        || Ok(timed(|| (0..READS).try_for_each(|read| by_hand(&file, authority, some(read))))?.0),
    )?;
    say("a case", READS, &load);
    let (filter, page) = (
        Filter {
            open: Some(true),
            ..Filter::default()
        },
        PageEnd {
            order: casework::ports::Order::Due,
            after: None,
            most: 50,
        },
    );
    let list = in_turn(
        5,
        || {
            Ok(timed(|| {
                (0..READS / 4).try_for_each(|_| {
                    black_box(
                        desk.store
                            .list(&desk.viewer, desk.authority.id, &filter, &page)?,
                    );
                    Ok(())
                })
            })?
            .0)
        },
        || {
            Ok(timed(|| (0..READS / 4).try_for_each(|_| rows(
            &file,
            "select * from case_row where authority_id = ? and due_on is not null and open = 1 order by due_on, received_on, case_id limit 50",
            &[&authority],
        )))?.0)
        },
    )?;
    say("a list of 50", READS / 4, &list);
    println!();
    Ok(())
}

fn by_hand(file: &Connection, authority: Uuid, case: Uuid) -> Result<()> {
    rows(
        file,
        "select * from event where authority_id = ? and stream = 'case' and stream_id = ? order by seq",
        &[&authority, &case],
    )?;
    rows(
        file,
        "select * from part where authority_id = ? and case_id = ? order by seq, part_no",
        &[&authority, &case],
    )
}

fn rows(file: &Connection, statement: &str, values: &[&dyn rusqlite::ToSql]) -> Result<()> {
    let mut statement = file.prepare_cached(statement)?;
    let columns = statement.column_count();
    let mut rows = statement.query(values)?;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            black_box(row.get::<_, rusqlite::types::Value>(column)?);
        }
    }
    Ok(())
}

fn say(what: &str, reads: usize, pair: &crate::machine::Pair) {
    let rate = |time: std::time::Duration| {
        f64::from(u32::try_from(reads).unwrap_or(u32::MAX)) / time.as_secs_f64()
    };
    println!(
        "| {what} | {:.0} | {:.0} | {:.2} |",
        rate(pair.first),
        rate(pair.second),
        1.0 / pair.ratio
    );
}
