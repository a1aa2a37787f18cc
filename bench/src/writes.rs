//! Durable creates of whole cases from several clients, beside the same rows by hand in the same grouping.

use crate::desk::Desk;
use crate::machine::{in_turn, timed};
use crate::rows::Rows;
use crate::sample;
use anyhow::{Result, anyhow};
use casework::ports::{Change, CommandKey, Register};
use complaints::Case;
use std::cell::Cell;
use tempfile::TempDir;

const CASES: usize = 2_000;

pub(crate) fn measure() -> Result<()> {
    println!("## Durable creates\n");
    println!(
        "{CASES} whole cases, each acknowledged when the disk has it, beside prepared inserts of the same rows that \
         commit as many cases together as Heard did. Goal: at least half of that rate.\n"
    );
    println!(
        "| clients | cases a commit | Heard, a second | by hand, a second | rate |\n|---|---|---|---|---|"
    );
    let cases = sample::cases(CASES, "W")?;
    let folder = TempDir::new()?;
    let first = folder.path().join("first.db");
    create(&Desk::make(&first)?, &cases, 8)?;
    let rows = Rows::read(&first)?;
    for clients in [1, 8, 64] {
        let together = Cell::new(clients);
        let pair = in_turn(
            5,
            || {
                let path = TempDir::new()?;
                let desk = Desk::make(&path.path().join("heard.db"))?;
                let before = desk.commits();
                let time = timed(|| create(&desk, &cases, clients))?.0;
                let commits = usize::try_from(desk.commits() - before)?;
                together.set(CASES.div_ceil(commits));
                Ok(time)
            },
            || {
                let path = TempDir::new()?;
                let mut file = rows.empty(&path.path().join("hand.db"))?;
                Ok(timed(|| rows.write(&mut file, together.get()))?.0)
            },
        )?;
        let rate = |time: std::time::Duration| {
            f64::from(u32::try_from(rows.len()).unwrap_or(u32::MAX)) / time.as_secs_f64()
        };
        println!(
            "| {clients} | {} | {:.0} | {:.0} | {:.2} |",
            together.get(),
            rate(pair.first),
            rate(pair.second),
            1.0 / pair.ratio
        );
    }
    println!();
    Ok(())
}

/// Creates cases from so many clients at once. They take turns, so that ids come in the order in which they were drawn, as
/// they do in an office, and as they are written by hand.
fn create(desk: &Desk, cases: &[Case], clients: usize) -> Result<()> {
    std::thread::scope(|scope| {
        let work: Vec<_> = (0..clients)
            .map(|client| {
                scope.spawn(move || -> Result<()> {
                    for case in cases.iter().skip(client).step_by(clients) {
                        let change = Change {
                            key: CommandKey(crate::sample::id()),
                            since: 0,
                            case: case.clone(),
                        };
                        desk.store.commit(desk.authority.id, change)?;
                    }
                    Ok(())
                })
            })
            .collect();
        work.into_iter()
            .try_for_each(|client| client.join().map_err(|_| anyhow!("a client failed"))?)
    })
}
