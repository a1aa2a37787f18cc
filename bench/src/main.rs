//! What Heard costs, as ratios in one run: its own work beside hand-written work of the same kind, in turn.
//!
//! `cargo xtask bench` runs it and writes what it prints to `docs/performance.md`.
//! `cargo run --release -p bench -- writes` runs one part: import, writes, reads, figures or pages.
#![allow(clippy::print_stdout, reason = "it prints a page")]

mod client;
mod desk;
mod figures_of_a_year;
mod import;
mod machine;
mod pages;
mod reads;
mod rows;
mod sample;
mod server;
mod writes;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [word, rest @ ..] = arguments.as_slice()
        && word == server::WORD
    {
        return server::serve(rest);
    }
    let large = arguments.iter().any(|argument| argument == "--large");
    let named = arguments.iter().any(|argument| !argument.starts_with("--"));
    let wanted = |part: &str| !named || arguments.iter().any(|argument| argument == part);
    println!("# Performance\n");
    println!(
        "Written by `cargo xtask bench`. Every figure is a ratio of two things done in turn in one run, the median of \
         several; absolute times are of one machine, and say little about another.\n"
    );
    println!("{}\n", machine::described()?);
    if wanted("import") {
        import::measure()?;
    }
    if wanted("writes") {
        writes::measure()?;
    }
    if wanted("reads") {
        reads::measure()?;
    }
    if wanted("figures") {
        figures_of_a_year::measure(large)?;
    }
    if wanted("pages") {
        pages::measure(100_000)?;
    }
    Ok(())
}
