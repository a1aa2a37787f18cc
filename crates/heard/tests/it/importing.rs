//! Import and export, on both databases: all or nothing, once, and back again.

use crate::program::{HARROW, HARROW_YEAR, MEDWAY, MEDWAY_YEAR, Program, cases};
use rstest::rstest;

fn program(on: &str, name: &str) -> Program {
    match on {
        "sqlite" => Program::on_sqlite(),
        _ => Program::on_postgres(name),
    }
}

#[rstest]
#[case("sqlite")]
#[case("postgres")]
fn a_councils_year_comes_in_and_again_changes_nothing(#[case] on: &str) {
    let program = program(on, "year");
    let first = program.run(&["import", MEDWAY]).well();
    assert!(
        first.contains(
            "233 records: 209 new cases, 0 corrected, 24 published figures, 0 unchanged."
        ),
        "{first}"
    );
    assert!(first.contains("heard checkpoint 1 "), "{first}");
    let figures = program.report("medway", MEDWAY_YEAR, &["--format", "json"]);
    let again = program.run(&["import", MEDWAY]).well();
    assert!(
        again.contains("0 new cases, 0 corrected, 0 published figures, 233 unchanged."),
        "{again}"
    );
    assert_eq!(
        program.report("medway", MEDWAY_YEAR, &["--format", "json"]),
        figures
    );
    assert!(program.run(&["verify"]).well().contains("All is well"));
}

#[test]
fn the_same_year_gives_the_same_bytes_on_both_databases_and_in_any_order() {
    let sqlite = Program::on_sqlite();
    sqlite.run(&["import", HARROW]).well();
    let figures = sqlite.report("harrow", HARROW_YEAR, &["--format", "json"]);

    let mut lines: Vec<String> = std::fs::read_to_string(HARROW)
        .expect("the fixture")
        .lines()
        .map(str::to_owned)
        .collect();
    lines.reverse();
    let (one, two) = lines.split_at(100);
    let postgres = Program::on_postgres("halves");
    for (name, half) in [("one.jsonl", one), ("two.jsonl", two)] {
        let file = postgres.write(name, half.join("\n"));
        postgres.run(&["import", &file]).well();
    }
    assert_eq!(
        postgres.report("harrow", HARROW_YEAR, &["--format", "json"]),
        figures
    );
}

#[test]
fn an_export_into_an_empty_register_gives_the_same_figures_and_the_same_export() {
    for (file, name, year) in [
        (MEDWAY, "medway", MEDWAY_YEAR),
        (HARROW, "harrow", HARROW_YEAR),
    ] {
        let first = Program::on_sqlite();
        first.run(&["import", file]).well();
        let exported = first.run(&["export"]).well();
        let second = Program::on_sqlite();
        let copy = second.write("copy.jsonl", &exported);
        second.run(&["import", &copy]).well();
        assert_eq!(second.run(&["export"]).well(), exported);
        let figures = |program: &Program| program.report(name, year, &["--format", "json"]);
        assert_eq!(figures(&second), figures(&first));
    }
}

#[test]
fn a_changed_record_corrects_the_case_and_its_history_keeps_the_old_value() {
    let program = Program::on_sqlite();
    let record = |answer: &str| {
        format!(
            r#"{{"reference": "NOR-1", "kind": "complaint", "procedure": "children_act", "received_on": "2026-04-01", "raised_by": "parent", "stages": [{{"stage": 1, "responded_on": "{answer}", "outcome": "upheld"}}]}}"#
        )
    };
    program
        .run_with(&["import", "-"], &record("2026-04-16"))
        .well();
    let second = program
        .run_with(&["import", "-"], &record("2026-04-20"))
        .well();
    assert!(
        second.contains("1 record: 0 new cases, 1 corrected"),
        "{second}"
    );
    let shown = program.run(&["case", "show", "NOR-1"]).well();
    assert!(
        shown.contains("Stage 1 answered (corrected later)")
            && shown.contains("Stage 1 answered (20 April 2026)"),
        "{shown}"
    );
    let exported = program.run(&["export"]).well();
    assert!(
        exported.contains("2026-04-20") && !exported.contains("2026-04-16"),
        "{exported}"
    );
}

#[test]
fn a_dry_run_stores_nothing() {
    let program = Program::on_sqlite();
    let said = program.run(&["import", MEDWAY, "--dry-run"]).well();
    assert!(
        said.contains(
            "233 records checked: 209 new cases, 0 corrected, 24 published figures, 0 unchanged."
        ) && said.contains("Nothing was stored"),
        "{said}"
    );
    assert_eq!(program.run(&["export"]).well(), "");
}

#[test]
fn a_file_with_mistakes_stores_nothing_and_every_mistake_is_said_with_its_line_and_field() {
    let program = Program::on_sqlite();
    let file = program.write(
        "bad.jsonl",
        r#"{"reference": "A", "kind": "complaint", "received_on": "2026-04-01"}
{"reference": "B", "kind": "complaint", "received_on": "2026-04-31"}
{"reference": "A", "kind": "compliment", "received_on": "2026-04-01"}
not json
{"reference": "C", "kind": "complaint", "received_on": "2026-04-01", "colour": "red", "method": "fax"}
"#,
    );
    let ran = program.run(&["import", &file]);
    let ran_out = ran.out.clone();
    let said = ran.ended(3);
    for expected in [
        "line 2 (B): received_on: is not a date",
        "line 3 (A): reference: stands on line 1 too",
        "line 4: does not read as JSON",
        "line 5 (C): colour: is not a field",
        "line 5 (C): method: “fax” is not a way of contact",
        "heard: 5 mistakes in ",
        "nothing was stored; mend the file, or",
    ] {
        assert!(
            said.contains(expected),
            "{expected:?} is missing from:\n{said}"
        );
    }
    assert_eq!(ran_out, "5 records checked: 1 good, 4 with mistakes.\n");
    assert_eq!(program.run(&["export"]).well(), "");

    let some = program.run(&["import", &file, "--good-lines"]);
    assert_eq!(some.code, 3);
    assert!(
        some.out.starts_with(
            "5 records: 1 new case, 0 corrected, 0 published figures, 0 unchanged, 4 not stored.\n"
        ),
        "{some:?}"
    );
    assert!(
        program
            .run(&["export"])
            .well()
            .contains("\"reference\":\"A\"")
    );
}

#[test]
fn two_lines_for_one_published_figure_are_a_mistake_whichever_way_the_year_is_written() {
    let program = Program::on_sqlite();
    let figure = |reference: &str, period: &str| {
        format!(
            r#"{{"reference": "{reference}", "kind": "published_figure", "period": "{period}", "measure": "received", "value": 7, "unit": "count"}}"#
        )
    };
    let both = format!("{}\n{}\n", figure("P1", "2024-25"), figure("P2", "2024/25"));
    let said = program.run_with(&["import", "-"], &both).ended(3);
    assert!(
        said.contains("line 2 (P2): measure: P1 gives this figure already"),
        "{said}"
    );
}

#[test]
fn a_point_of_a_team_that_the_record_does_not_name_is_taken_with_a_warning() {
    let line = r#"{"reference": "N-1", "kind": "complaint", "received_on": "2024-05-01", "teams": ["North"], "issues": [{"team": "South"}]}"#;
    for arguments in [&["import", "-"][..], &["import", "-", "--line-by-line"]] {
        let program = Program::on_sqlite();
        let ran = program.run_with(arguments, line);
        assert!(
            ran.err
                .starts_with("warning: line 1 (N-1): issues[0].team: “South” is not in teams[]"),
            "{ran:?}"
        );
        ran.well();
    }
}

#[test]
fn line_by_line_acknowledges_each_line_that_is_safe() {
    let program = Program::on_sqlite();
    let mut file = cases(3);
    file.push_str("nonsense\n");
    let ran = program.run_with(&["import", "-", "--line-by-line"], &file);
    assert_eq!(ran.out, "stored line 1\nstored line 2\nstored line 3\n");
    assert!(ran.ended(3).contains("line 4"));
}

#[test]
fn line_by_line_warns_of_what_is_not_on_the_councils_lists() {
    let program = Program::on_sqlite();
    let line = r#"{"reference": "N-1", "kind": "complaint", "procedure": "children_act", "received_on": "2024-05-01", "teams": ["No such team"]}"#;
    let council = format!("{}/../../councils/medway.toml", env!("CARGO_MANIFEST_DIR"));
    let ran = program.run_with(
        &["import", "-", "--line-by-line", "--council", &council],
        &format!("{line}\n"),
    );
    assert_eq!(ran.out, "stored line 1\n");
    assert!(
        ran.err
            .contains("warning: line 1 (N-1): teams[0]: “No such team” is not on"),
        "{}",
        ran.err
    );
}

#[test]
fn a_case_that_is_restricted_to_accounts_that_there_are_not_is_told_with_its_line_and_what_to_do() {
    let program = Program::on_sqlite();
    let line = r#"{"reference":"N-1","kind":"complaint","procedure":"children_act","received_on":"2025-01-06","steps":[{"step":"case_restricted","on":"2025-01-07","reference":"sam, kit","day":"2025-07-07","reason":"About staff."}]}"#;
    let run = program.run_with(&["import", "-"], line);
    let said = run.err.clone();
    let says = |account: &str| {
        format!(
            "warning: line 1 (N-1): steps[0].reference: restricts the case to “{account}”, and there is no account of that name here"
        )
    };
    assert!(
        said.contains(&says("sam")) && said.contains(&says("kit")),
        "{said}"
    );
    assert!(
        said.contains("heard case step N-1 case_restricted"),
        "{said}"
    );
    // it is stored all the same, and seen by nobody else
    assert!(run.well().contains("1 new case"));
}
