//! An import, beside prepared inserts of the same final rows in one transaction.

use crate::desk::Desk;
use crate::machine::{in_turn, timed};
use crate::rows::Rows;
use crate::sample;
use anyhow::Result;
use tempfile::TempDir;

const CASES: usize = 10_000;

pub(crate) fn measure() -> Result<()> {
    println!("## Import\n");
    println!(
        "{CASES} cases in one transaction on SQLite, beside prepared inserts of the same final rows with the same \
         pragmas and indexes. Goal: at least half of that rate.\n"
    );
    let text = sample::lines(CASES)?;
    let folder = TempDir::new()?;
    let first = folder.path().join("first.db");
    Desk::make(&first)?.import(&text)?;
    let rows = Rows::read(&first)?;
    let mut checks = Vec::new();
    let mut number = 0;
    let pair = in_turn(
        3,
        || {
            number += 1;
            let (checking, storing) =
                Desk::make(&folder.path().join(format!("h{number}.db")))?.import(&text)?;
            checks.push(checking);
            Ok(storing)
        },
        || {
            let path = TempDir::new()?;
            let mut file = rows.empty(&path.path().join("hand.db"))?;
            Ok(timed(|| rows.write(&mut file, usize::MAX))?.0)
        },
    )?;
    checks.sort();
    let checking = checks.get(checks.len() / 2).copied().unwrap_or_default();
    println!("| | time | cases a second | rate of inserts by hand |\n|---|---|---|---|");
    let rate = |time: std::time::Duration| {
        f64::from(u32::try_from(CASES).unwrap_or(u32::MAX)) / time.as_secs_f64()
    };
    println!(
        "| inserts by hand | {:.2?} | {:.0} | 1 |",
        pair.second,
        rate(pair.second)
    );
    println!(
        "| storing | {:.2?} | {:.0} | {:.2} |",
        pair.first,
        rate(pair.first),
        1.0 / pair.ratio
    );
    let whole = pair.first + checking;
    let of_whole = pair.second.as_secs_f64() / whole.as_secs_f64();
    println!(
        "| checking and storing | {whole:.2?} | {:.0} | {of_whole:.2} |\n",
        rate(whole)
    );
    Ok(())
}
