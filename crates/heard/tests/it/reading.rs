//! What a person asks at the command line.

use crate::program::{MEDWAY, MEDWAY_YEAR, Program};
use rstest::rstest;

fn medway() -> Program {
    let program = Program::on_sqlite();
    program.run(&["import", MEDWAY]).well();
    program
}

#[test]
fn working_days_are_counted_and_explained() {
    let program = Program::on_sqlite();
    assert_eq!(
        program.run(&["workdays", "add", "2026-04-01", "10"]).well(),
        "2026-04-17  Friday 17 April 2026\n"
    );
    assert_eq!(
        program
            .run(&["workdays", "add", "2027-01-05", "-10"])
            .well(),
        "2026-12-17  Thursday 17 December 2026\n"
    );
    assert_eq!(
        program
            .run(&["workdays", "between", "2024-08-29", "2024-11-28"])
            .well(),
        "65\n"
    );
    let explained = program
        .run(&["workdays", "add", "2026-04-01", "10", "--explain"])
        .well();
    assert!(
        explained.contains("Good Friday") && explained.contains("Easter Monday"),
        "{explained}"
    );
}

#[test]
fn a_case_is_shown_and_the_look_is_recorded() {
    let program = medway();
    let shown = program.run(&["case", "show", "MED-N-0017"]).well();
    assert!(shown.contains("MED-N-0017"), "{shown}");
    let looks = program.run(&["looks", "MED-N-0017"]).well();
    assert!(
        looks.contains("tester (operator)  case  MED-N-0017  case show"),
        "{looks}"
    );
}

#[test]
fn a_list_is_filtered_and_searched() {
    let program = medway();
    let late = program
        .run(&["cases", "--open", "--late", "--json", "--most", "500"])
        .well();
    assert_eq!(late.lines().count(), 10, "{late}");
    assert!(late.lines().all(|line| line.contains("\"open\":true")));
    let found = program
        .run(&["cases", "--search", "\"short term breaks\"", "--json"])
        .well();
    assert_eq!(found.lines().count(), 3, "{found}");
    let team = program
        .run(&["cases", "--team", "IRO Team", "--json"])
        .well();
    assert_eq!(team.lines().count(), 1, "{team}");
}

#[test]
fn a_report_prints_as_text_json_and_csv() {
    let program = medway();
    let text = program.report("medway", MEDWAY_YEAR, &[]);
    assert!(text.contains("Statutory complaints received"), "{text}");
    let json: serde_json::Value =
        serde_json::from_str(&program.report("medway", MEDWAY_YEAR, &["--format", "json"]))
            .expect("JSON");
    assert_eq!(json["tables"][0]["rows"][0]["cells"][0]["value"], 16);
    let csv = program.report("medway", MEDWAY_YEAR, &["--format", "csv"]);
    assert!(
        csv.lines()
            .any(|line| line.contains("Statutory complaints received") && line.contains("16")),
        "{csv}"
    );
    let without = program.report(
        "medway",
        MEDWAY_YEAR,
        &["--format", "json", "--without-cases"],
    );
    assert!(!without.contains("MED-S-0003"));
}

#[test]
fn a_figure_as_it_was_known_before_the_import_is_nought() {
    let program = medway();
    let before = program.report(
        "medway",
        MEDWAY_YEAR,
        &["--format", "json", "--as-at", "2026-11-23"],
    );
    let json: serde_json::Value = serde_json::from_str(&before).expect("JSON");
    assert_eq!(json["as_at"], "2026-11-23");
    assert_eq!(
        json["warnings"][0],
        "No case had been recorded by the end of 23 November 2026."
    );
    assert_eq!(json["tables"][0]["rows"][0]["cells"][0]["value"], 0);
}

#[test]
fn a_figure_is_explained_case_by_case() {
    let program = medway();
    let mut arguments = vec![
        "explain",
        "medway",
        "4.1",
        "Statutory complaints received",
        "Volume",
    ];
    arguments.extend(MEDWAY_YEAR);
    let said = program.run(&arguments).well();
    assert!(said.contains("MED-S-0003"), "{said}");
    arguments.insert(5, "MED-S-0001");
    let not = program.run(&arguments).well();
    assert!(not.contains("2023"), "{not}");
}

#[test]
fn a_removed_case_shows_against_a_checkpoint() {
    let program = medway();
    let file = program.path("heads.txt").display().to_string();
    program.run(&["checkpoint", "--out", &file]).well();
    assert!(
        program
            .run(&["verify", "--against", &file])
            .well()
            .contains("All is well")
    );
    let other = Program::on_sqlite();
    let lines = std::fs::read_to_string(MEDWAY).expect("the fixture");
    let fewer: Vec<&str> = lines
        .lines()
        .filter(|line| !line.contains("MED-S-0007"))
        .collect();
    let fewer = other.write("fewer.jsonl", fewer.join("\n"));
    other.run(&["import", &fewer]).well();
    let ran = other.run(&["verify", "--against", &file]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("missing"), "{}", ran.out);
}

#[test]
fn rebuilding_changes_nothing() {
    let program = medway();
    let before = program.report("medway", MEDWAY_YEAR, &["--format", "json"]);
    assert!(program.run(&["rebuild"]).well().contains("209 cases"));
    assert_eq!(
        program.report("medway", MEDWAY_YEAR, &["--format", "json"]),
        before
    );
    assert!(program.run(&["verify"]).well().contains("All is well"));
}

#[test]
fn the_demonstration_runs_with_nothing_configured_and_can_be_run_again() {
    let program = Program::on_sqlite();
    for _ in 0..2 {
        let shown = program.run(&["demo", "--terminal"]).well();
        for part in ["OPEN CASES", "ONE CASE", "THE YEAR", "WHAT TO TRY NEXT"] {
            assert!(shown.contains(part), "{part} is missing");
        }
    }
}

#[test]
fn the_demonstration_is_made_in_the_file_that_is_named_and_leaves_a_council_alone() {
    let program = Program::on_sqlite();
    let elsewhere = format!("sqlite:{}", program.path("elsewhere.db").display());
    let named = ["demo", "--terminal", "--database", &elsewhere];
    for _ in 0..2 {
        let shown = program.run(&named).well();
        let next = format!("export HEARD_DATABASE={elsewhere}\n");
        assert!(shown.contains(&next), "{shown}");
    }
    assert!(!program.path("heard-demo.db").exists());

    let council = format!("sqlite:{}", program.path("heard.db").display());
    program.run(&["import", MEDWAY]).well();
    let refused = program.run(&["demo", "--terminal", "--database", &council]);
    assert!(
        refused.ended(4).contains(
            "is no demonstration of this version of Heard, and nothing in it was changed"
        )
    );
    let verified = program.run(&["verify"]).well();
    assert!(
        verified.contains("210 histories are unbroken"),
        "{verified}"
    );
}

#[test]
fn the_demonstration_is_made_in_an_empty_database_of_postgresql_and_in_no_other() {
    let server = testkit::Postgres::shared().unwrap();
    let empty = server
        .create_database("a_demonstration_on_postgresql")
        .unwrap();
    let program = Program::on_sqlite();
    let named = ["demo", "--terminal", "--database", &empty];
    let shown = program.run(&named).well();
    assert!(shown.contains("THE YEAR"), "{shown}");
    let refused = program.run(&named).ended(4);
    assert!(
        refused.contains("holds a register already, and nothing in it was changed"),
        "{refused}"
    );
}

/// What a peer got wrong: last year's figures changed as soon as somebody's details were erased.
#[rstest]
#[case(Program::on_sqlite())]
#[case(Program::on_postgres("a_child_is_erased"))]
fn the_year_that_was_published_comes_out_the_same_when_a_child_in_it_is_erased(
    #[case] program: Program,
) {
    program.run(&["import", MEDWAY]).well();
    let report = [
        "report",
        "medway",
        "--format",
        "json",
        "--as-at",
        "2026-11-24",
    ];
    let report = [&report, &MEDWAY_YEAR[..]].concat();
    let published = program.run(&report).well();
    let of_a_child = "MED-S-0001";
    let before = program.run(&["case", "show", of_a_child]).well();
    assert!(before.contains("White British"), "{before}");

    let later = |arguments: &[&str]| program.run_on("2032-06-01", arguments);
    let erase = ["case", "erase", of_a_child, "--reason", "Kept long enough"];
    let for_good = [&erase[..], &["--for-good"]].concat();
    later(&erase).ended(2);
    let refused = later(&for_good).ended(5);
    let why = "nobody has decided that it is kept no longer";
    assert!(refused.contains(why), "{refused}");
    let look = ["case", "step", of_a_child, "retention_reviewed"];
    let says = ["--answer", "destroyed", "--reason", "Six years are over"];
    later(&[&look[..], &says].concat()).well();
    later(&for_good).well();

    assert_eq!(later(&report).well(), published);
    later(&["verify"]).well();
    let rebuilt = later(&["rebuild"]).well();
    assert!(rebuilt.contains("; 0 differed before"), "{rebuilt}");
    let after = later(&["case", "show", of_a_child]).well();
    for gone in ["Six years are over", "White British"] {
        assert!(!after.contains(gone), "{gone}: {after}");
    }
    assert!(after.contains("(erased)"), "{after}");
    let again = later(&["import", MEDWAY]).ended(3);
    assert!(again.contains("has been erased"), "{again}");
}

/// What a peer got wrong: what was anonymised could still be read, in files and in the index of words.
#[test]
fn what_was_erased_stands_in_no_file_of_the_database() {
    let program = Program::with_register();
    let named = ["Quetzalina", "zeppelinfahrt"];
    program
        .run(&[
            "case",
            "receive",
            "NOR-1",
            "--method",
            "email",
            "--title",
            "A zeppelinfahrt was missed",
        ])
        .well();
    let child = ["case", "person", "NOR-1", "--name", "Quetzalina Moss"];
    program.run(&child).well();
    let cases = program.write("cases.jsonl", super::program::cases(40));
    program.run(&["import", &cases]).well();
    let note = [
        "case",
        "note",
        "NOR-1",
        "--text",
        "Quetzalina rang about the zeppelinfahrt",
    ];
    program.run(&note).well();
    let withdrawn = [
        "case",
        "withdraw",
        "NOR-1",
        "--method",
        "email",
        "--looked-at",
        "false",
    ];
    program.run(&withdrawn).well();
    let files = || {
        let folder = std::fs::read_dir(program.path(".")).expect("the folder");
        let databases = folder.filter_map(Result::ok).map(|it| it.path());
        let databases = databases.filter(|it| {
            it.file_name()
                .is_some_and(|it| it.to_string_lossy().starts_with("heard.db"))
        });
        databases
            .flat_map(|it| std::fs::read(it).expect("a file"))
            .collect::<Vec<u8>>()
    };
    // the index of words has them in small letters, and without what an earlier word has too
    let stands = |word: &str| {
        let small = word.to_lowercase();
        let ends = small.as_bytes()[3..].to_vec();
        files()
            .windows(ends.len())
            .any(|it| it.eq_ignore_ascii_case(&ends))
    };
    assert!(named.iter().all(|it| stands(it)));
    let later = |arguments: &[&str]| program.run_on("2035-06-01", arguments);
    let look = [
        "case",
        "step",
        "NOR-1",
        "retention_reviewed",
        "--answer",
        "destroyed",
    ];
    later(&[&look[..], &["--reason", "Six years are over"]].concat()).well();
    let for_good = [
        "case",
        "erase",
        "NOR-1",
        "--reason",
        "Kept long enough",
        "--for-good",
    ];
    later(&for_good).well();
    for word in named {
        assert!(!stands(word), "{word}");
    }
    later(&["verify"]).well();
}
