//! The real program, killed in the middle of its writes a hundred times: nothing that it acknowledged is lost, and
//! nothing is doubled.

use crate::program::{Program, cases};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::Stdio;
use std::time::Duration;

/// Kills a feed at another point each time, then feeds everything again.
fn killed_again_and_again(program: &Program, times: u32) {
    let everything = cases(400);
    let mut acknowledged: BTreeSet<usize> = BTreeSet::new();
    for time in 0..times {
        let mut child = program
            .command(&["import", "-", "--line-by-line"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut input = child.stdin.take().expect("its input");
        let lines = everything.clone();
        let feeding = std::thread::spawn(move || {
            // it is killed while it reads
            let _ = input.write_all(lines.as_bytes());
        });
        let mut output = BufReader::new(child.stdout.take().expect("its output"));
        // a different number of acknowledgements each time, then a moment in which it is in the middle of a write
        for _ in 0..(time * 7) % 23 {
            let mut line = String::new();
            output.read_line(&mut line).expect("its output reads");
            acknowledged.extend(number(&line));
        }
        std::thread::sleep(Duration::from_micros(u64::from(time) * 137 % 4_000));
        child.kill().expect("it is killed");
        child.wait().expect("it has ended");
        feeding.join().expect("the feed ends");
        let mut rest = String::new();
        output
            .read_to_string(&mut rest)
            .expect("what it had printed");
        acknowledged.extend(
            rest.split_inclusive('\n')
                .filter(|line| line.ends_with('\n'))
                .filter_map(number),
        );
    }
    let kept = references(&program.run(&["export"]).well());
    let lost: Vec<&usize> = acknowledged
        .iter()
        .filter(|number| !kept.contains(&format!("NOR-{number:05}")))
        .collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    assert!(!acknowledged.is_empty());
    assert!(program.run(&["verify"]).well().contains("All is well"));

    program.run_with(&["import", "-"], &everything).well();
    let all = program.run(&["export"]).well();
    assert_eq!(all.lines().count(), 400, "each case once");
    assert_eq!(references(&all).len(), 400);
    assert!(program.run(&["verify"]).well().contains("All is well"));
}

fn number(line: &str) -> Option<usize> {
    line.trim_end().strip_prefix("stored line ")?.parse().ok()
}

fn references(export: &str) -> BTreeSet<String> {
    export
        .lines()
        .map(|line| {
            let record: serde_json::Value = serde_json::from_str(line).expect("a record");
            record["reference"]
                .as_str()
                .expect("a reference")
                .to_owned()
        })
        .collect()
}

#[test]
fn killed_a_hundred_times_on_sqlite() {
    killed_again_and_again(&Program::on_sqlite(), 100);
}

#[test]
fn killed_ten_times_on_postgres() {
    killed_again_and_again(&Program::on_postgres("killed"), 10);
}

#[test]
fn an_import_stopped_by_ctrl_c_leaves_the_database_as_it_was() {
    let program = Program::on_sqlite();
    program.run_with(&["import", "-"], &cases(2)).well();
    let before = program.run(&["export"]).well();
    let file = program.write("many.jsonl", cases(20_000));
    let mut child = program
        .command(&["import", &file])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    std::thread::sleep(Duration::from_millis(700));
    let interrupted = std::process::Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(interrupted.expect("kill runs").success());
    let mut said = String::new();
    child
        .stderr
        .take()
        .expect("its messages")
        .read_to_string(&mut said)
        .expect("they read");
    let ended = child.wait().expect("it ends");
    assert_eq!(ended.code(), Some(130), "{said}");
    assert!(said.contains("stopped; nothing was stored"), "{said}");
    assert_eq!(program.run(&["export"]).well(), before);
}
