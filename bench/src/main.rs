//! What Heard costs, as ratios in one run: its own work beside hand-written work of the same kind, in turn.
//!
//! `cargo xtask bench` runs it and writes what it prints to `docs/performance.md`.
#![allow(clippy::print_stdout, reason = "it prints a page")]

mod desk;
mod figures_of_a_year;
mod import;
mod machine;
mod reads;
mod rows;
mod sample;
mod writes;

fn main() -> anyhow::Result<()> {
    let large = std::env::args().any(|argument| argument == "--large");
    println!("# Performance\n");
    println!(
        "Written by `cargo xtask bench`. Every figure is a ratio of two things done in turn in one run, the median of \
         several; absolute times are of one machine, and say little about another.\n"
    );
    println!("{}\n", machine::described()?);
    import::measure()?;
    writes::measure()?;
    reads::measure(large)?;
    figures_of_a_year::measure(large)
}
