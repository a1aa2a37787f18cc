//! A council's own file: what it chooses where the law leaves a question open counts from the day after the register was
//! shown it, whatever day the file names, and never reaches back; a bank holiday counts from then on for every case.

use crate::program::{Program, cases, receive};
use rstest::rstest;

/// A file that chooses when stage 1 starts (C1), from a day; without one, it chooses nothing.
fn council(program: &Program, from: Option<&str>) -> String {
    let choice = from.map(|from| {
        format!("[[choice]]\nsetting = \"C1\"\nchoice = \"day_of_receipt\"\nfrom = \"{from}\"\n")
    });
    let text = format!("name = \"Northmere\"\n{}", choice.unwrap_or_default());
    program.write("northmere.toml", text)
}

/// A register that has no case yet, and was shown no file.
fn begin(program: &Program) {
    let account = ["user", "add", "cy.holt", "--name", "Cy Holt"];
    let account = [&account[..], &["--role", "administrator"]].concat();
    program.run_with(&account, "seven brown kettles\n").well();
}

fn received(program: &Program, day: &str, reference: &str, more: &[&str]) {
    let receive = [&receive(reference, day)[..], more].concat();
    program.run_on(day, &receive).well();
}

/// The day on which the answer of stage 1 is due, as the case's page has it.
fn due(program: &Program, day: &str, reference: &str, more: &[&str]) -> String {
    let show = [&["case", "show", reference][..], more].concat();
    let page = program.run_on(day, &show).well();
    let mut lines = page.lines().skip_while(|it| !it.contains("(ST-10)"));
    let line = lines.nth(1).unwrap_or_default().trim();
    let day = line.split(';').next().unwrap_or_default();
    day.to_owned()
}

#[test]
fn an_export_says_that_what_the_council_chose_does_not_go_with_it() {
    let program = Program::on_sqlite();
    begin(&program);
    received(&program, "2026-11-23", "NOR-1", &[]);
    let silent = program.run_on("2026-11-23", &["export"]);
    assert_eq!(silent.err, "");
    let file = council(&program, Some("2026-11-24"));
    let export = ["export", "--council", &file];
    let told = program.run_on("2026-11-23", &export);
    assert!(
        told.err.contains("do not hold what the council chose"),
        "{}",
        told.err
    );
    assert!(told.err.contains("backup of the register"), "{}", told.err);
    assert_eq!(
        told.out, silent.out,
        "the lines themselves stay as they are"
    );
}

#[rstest]
#[case("sqlite")]
#[case("postgres")]
fn a_choice_with_a_day_that_is_past_counts_from_the_day_after_it_was_shown(#[case] on: &str) {
    let program = match on {
        "sqlite" => Program::on_sqlite(),
        _ => Program::on_postgres("choices"),
    };
    begin(&program);
    received(&program, "2026-11-24", "NOR-1", &[]);
    let before = due(&program, "2026-11-24", "NOR-1", &[]);
    assert_eq!(before, "Due Tue 8 December 2026");

    let file = council(&program, Some("2026-10-01"));
    let in_place = ["--council", file.as_str()];
    let said = "C1 = day_of_receipt counts for what is received from Thu 26 November 2026 on, not from Thu 1 October 2026";
    let would = program.run_on("2026-11-25", &["redate", &file]).well();
    assert!(would.contains(said), "{would}");
    assert!(would.contains("No date would move."), "{would}");
    let first = program.run_on("2026-11-25", &[&["rebuild"][..], &in_place].concat());
    assert!(first.err.contains(said), "{first:?}");
    received(&program, "2026-11-26", "NOR-2", &in_place);
    assert_eq!(due(&program, "2026-11-26", "NOR-1", &in_place), before);
    let chosen = due(&program, "2026-11-26", "NOR-2", &in_place);
    assert_eq!(
        chosen, "Due Wed 9 December 2026",
        "its first day is that of receipt"
    );

    // what the register knows holds without the file too, and is said once
    let without = program.run_on("2026-11-26", &["verify"]);
    assert_eq!(without.err, "");
    assert!(without.well().contains("All is well"));
    assert_eq!(due(&program, "2026-11-26", "NOR-2", &[]), chosen);

    // as the advice has it: nothing is new
    let file = council(&program, Some("2026-11-26"));
    let advised = program.run_on("2026-11-27", &["--council", &file, "verify"]);
    assert_eq!(advised.err, "");
    assert!(advised.well().contains("All is well"));

    // nor does taking it out reach back
    let file = council(&program, None);
    let taken_out = program.run_on("2026-11-30", &["--council", &file, "verify"]);
    assert!(
        taken_out.err.contains(
            "C1 = day_of_receipt goes on counting for what was received before Tue 1 December 2026"
        ),
        "{taken_out:?}"
    );
    assert!(taken_out.well().contains("All is well"));
    assert_eq!(due(&program, "2026-11-30", "NOR-2", &[]), chosen);
}

/// Whatever was received by then goes by what stood, and verify finds every row as the history gives it, without a rebuild.
#[test]
fn two_files_that_are_shown_on_one_day_move_nothing_that_was_received_that_day() {
    let program = Program::on_sqlite();
    begin(&program);
    received(&program, "2026-11-24", "NOR-1", &[]);
    received(&program, "2026-11-25", "NOR-2", &[]);
    let well = |file: &str, day: &str| {
        let verified = program.run_on(day, &["--council", file, "verify"]);
        let said = verified.well();
        assert!(said.contains("All is well"), "{said}");
    };
    let stood = due(&program, "2026-11-25", "NOR-2", &[]);
    assert_eq!(stood, "Due Wed 9 December 2026");
    let chosen = council(&program, Some("2026-11-25"));
    well(&chosen, "2026-11-25");
    received(&program, "2026-11-25", "NOR-3", &["--council", &chosen]);
    well(&chosen, "2026-11-25");
    let nothing = program.write("other.toml", "name = \"Northmere\"\n");
    well(&nothing, "2026-11-25");
    received(&program, "2026-11-25", "NOR-4", &["--council", &nothing]);
    well(&nothing, "2026-11-25");
    well(&chosen, "2026-11-25");
    for reference in ["NOR-2", "NOR-3", "NOR-4"] {
        assert_eq!(
            due(&program, "2026-11-25", reference, &[]),
            stood,
            "{reference}"
        );
    }
    // what was shown last counts from the next day on
    received(&program, "2026-11-26", "NOR-5", &[]);
    well(&chosen, "2026-11-26");
    assert_eq!(
        due(&program, "2026-11-26", "NOR-5", &[]),
        "Due Wed 9 December 2026"
    );
}

#[test]
fn a_choice_that_stands_before_the_first_case_counts_as_its_day_says() {
    let program = Program::on_sqlite();
    let file = council(&program, Some("2026-04-02"));
    let line = |reference: &str, received: &str| {
        let one = cases(1).replace("2026-04-01", received);
        one.replace("NOR-00001", reference)
    };
    let lines = [line("NOR-1", "2026-04-01"), line("NOR-2", "2026-04-02")].concat();
    let import = ["import", "-", "--council", file.as_str()];
    program.run_with(&import, &lines).well();
    let due = |reference| due(&program, "2026-04-02", reference, &[]);
    assert_eq!(due("NOR-1"), "Due Fri 17 April 2026");
    assert_eq!(due("NOR-2"), "Due Fri 17 April 2026");
}

/// A bank holiday that is proclaimed is a fact: once the register was shown it, it counts for whoever asks, with the file or
/// without, until the file takes it back; and what it moves can be read before.
#[test]
fn a_bank_holiday_that_a_file_brings_counts_also_where_the_file_is_not_named() {
    let program = Program::on_sqlite();
    begin(&program);
    received(&program, "2026-11-24", "NOR-1", &[]);
    let stood = "Due Tue 8 December 2026";
    assert_eq!(due(&program, "2026-11-24", "NOR-1", &[]), stood);

    let holiday = "[[bank_holiday]]\ndate = \"2026-12-03\"\nname = \"Day of Thanks\"\n";
    let text = format!("name = \"Northmere\"\n{holiday}");
    let proclaimed = program.write("proclaimed.toml", text);
    let would = program
        .run_on("2026-11-24", &["redate", &proclaimed])
        .well();
    let moved = "    Tue 8 December 2026 -> Wed 9 December 2026";
    assert!(would.contains(moved), "{would}");
    assert_eq!(due(&program, "2026-11-24", "NOR-1", &[]), stood, "{would}");

    let differs = "are not those that the register was shown before";
    let in_place = ["--council", &proclaimed, "rebuild"];
    let shown = program.run_on("2026-11-25", &in_place);
    assert!(shown.err.contains(differs), "{shown:?}");
    let counted = "Due Wed 9 December 2026";
    assert_eq!(due(&program, "2026-11-25", "NOR-1", &[]), counted);
    let without = program.run_on("2026-11-25", &["verify"]);
    assert_eq!(without.err, "");
    assert!(without.well().contains("All is well"));

    let none = program.write("none.toml", "name = \"Northmere\"\n");
    let taken_back = program.run_on("2026-11-26", &["--council", &none, "rebuild"]);
    assert!(taken_back.err.contains(differs), "{taken_back:?}");
    assert_eq!(due(&program, "2026-11-26", "NOR-1", &[]), stood);
}
