//! The machine on which it was measured.

use anyhow::{Context, Result};
use std::time::{Duration, Instant};

/// In a sentence.
pub(crate) fn described() -> Result<String> {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").context("the machine's processor")?;
    let name = cpu
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .map_or("unknown", |rest| rest.trim_start_matches([' ', '\t', ':']));
    let cores = std::thread::available_parallelism()?;
    let memory = std::fs::read_to_string("/proc/meminfo").context("the machine's memory")?;
    let memory: u64 = memory
        .lines()
        .find_map(|line| line.strip_prefix("MemTotal:"))
        .and_then(|rest| rest.split_whitespace().next()?.parse().ok())
        .unwrap_or_default();
    Ok(format!(
        "Machine: {name}, {cores} cores, {} GB of memory; release build.",
        memory / 1_000_000
    ))
}

/// How long something takes.
pub(crate) fn timed<T>(work: impl FnOnce() -> Result<T>) -> Result<(Duration, T)> {
    let start = Instant::now();
    let done = work()?;
    Ok((start.elapsed(), done))
}

/// The median of several runs of two things in turn, and of their ratio: first over second.
pub(crate) struct Pair {
    pub(crate) first: Duration,
    pub(crate) second: Duration,
    pub(crate) ratio: f64,
}

/// Does two things in turn, several times.
pub(crate) fn in_turn(
    times: usize,
    mut first: impl FnMut() -> Result<Duration>,
    mut second: impl FnMut() -> Result<Duration>,
) -> Result<Pair> {
    let mut runs = Vec::new();
    for _ in 0..times {
        runs.push((first()?, second()?));
    }
    let median = |mut values: Vec<f64>| {
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or_default()
    };
    let seconds = |of: fn(&(Duration, Duration)) -> Duration| {
        median(runs.iter().map(|it| of(it).as_secs_f64()).collect())
    };
    Ok(Pair {
        first: Duration::from_secs_f64(seconds(|it| it.0)),
        second: Duration::from_secs_f64(seconds(|it| it.1)),
        ratio: median(
            runs.iter()
                .map(|(a, b)| a.as_secs_f64() / b.as_secs_f64())
                .collect(),
        ),
    })
}
