//! Bad input: one clear message that says where and what to do, and nothing lost.

use crate::program::{MEDWAY, MEDWAY_YEAR, Program, cases, is_there};
use rstest::rstest;

#[test]
fn a_missing_database_is_said_to_be_missing_and_is_not_made() {
    let program = Program::on_sqlite();
    let receive = ["case", "receive", "NOR-1", "--procedure", "children_act"];
    for command in [&["cases"][..], &receive] {
        let said = program.run(command).ended(4);
        assert!(
            said.contains("heard.db") && said.contains("heard import"),
            "{said}"
        );
        assert!(!is_there(&program.path("heard.db")));
    }
}

#[test]
fn a_file_that_is_no_database_is_left_alone() {
    let program = Program::on_sqlite();
    program.write("heard.db", "This is a letter, not a database. ".repeat(200));
    let before = std::fs::read(program.path("heard.db")).expect("the file");
    program.run(&["cases"]).ended(4);
    program.run(&["import", MEDWAY]).ended(4);
    assert_eq!(
        std::fs::read(program.path("heard.db")).expect("the file"),
        before
    );
}

#[test]
fn an_unreachable_server_says_so_without_its_password() {
    let program = Program::at("postgres://heard:secret-word@127.0.0.1:9/heard");
    let said = program.run(&["cases"]).ended(4);
    assert!(!said.contains("secret-word"), "{said}");
    assert!(said.contains("127.0.0.1"), "{said}");
}

#[test]
fn a_database_address_that_is_none_says_what_is_one() {
    let program = Program::at("mysql://somewhere/heard");
    let said = program.run(&["cases"]).ended(3);
    assert!(
        said.contains("sqlite:") && said.contains("postgres://"),
        "{said}"
    );
}

#[test]
fn a_case_that_is_not_there_is_said_not_to_be() {
    let program = Program::on_sqlite();
    program.run_with(&["import", "-"], &cases(1)).well();
    assert!(
        program
            .run(&["case", "show", "NOR-99"])
            .ended(3)
            .contains("NOR-99")
    );
}

/// Two good cases, and before and after the second a line in the encoding of older Windows programs.
fn partly_latin() -> Vec<u8> {
    let latin = b"{\"reference\": \"caf\xe9\"}\n";
    let cases = cases(2);
    let mut lines = cases.split_inclusive('\n');
    let mut file = Vec::new();
    for bytes in [
        lines.next().map(str::as_bytes),
        Some(latin),
        lines.next().map(str::as_bytes),
        Some(latin),
    ] {
        file.extend(bytes.expect("a line"));
    }
    file
}

const NOT_UTF_8: &str = "line 2: is not UTF-8; save the file as UTF-8 and import it again\n\
                         line 4: is not UTF-8; save the file as UTF-8 and import it again\n";

#[test]
fn every_line_that_is_not_utf_8_is_named() {
    let program = Program::on_sqlite();
    let file = program.write("latin.jsonl", partly_latin());
    let ran = program.run(&["import", &file]);
    assert_eq!(ran.out, "4 records checked: 2 good, 2 with mistakes.\n");
    let said = ran.ended(3);
    assert!(said.starts_with(NOT_UTF_8), "{said}");
    assert!(said.contains("2 mistakes in "), "{said}");
    assert_eq!(program.run(&["export"]).well(), "");
}

#[test]
fn the_good_lines_of_a_file_that_is_partly_not_utf_8_can_be_stored() {
    for way in ["--good-lines", "--line-by-line"] {
        let program = Program::on_sqlite();
        let file = program.write("latin.jsonl", partly_latin());
        let said = program.run(&["import", &file, way]).ended(3);
        assert!(said.starts_with(NOT_UTF_8), "{way}: {said}");
        assert_eq!(program.run(&["export"]).well().lines().count(), 2, "{way}");
    }
}

#[rstest]
#[case::gzip(b"\x1f\x8b\x08\x00rest".to_vec(), "a compressed file; unpack it")]
#[case::workbook(b"PK\x03\x04rest".to_vec(), "a spreadsheet or another packed file")]
#[case::database(b"SQLite format 3\0rest".to_vec(), "a database")]
#[case::utf_16(cases(1).encode_utf16().flat_map(u16::to_le_bytes).collect(), "UTF-16; save the file as UTF-8")]
#[case::utf_16_big(cases(1).encode_utf16().flat_map(u16::to_be_bytes).collect(), "UTF-16; save the file as UTF-8")]
fn a_file_that_is_no_text_is_told_what_it_is(#[case] file: Vec<u8>, #[case] what: &str) {
    let program = Program::on_sqlite();
    let path = program.write("records", file);
    let said = program.run(&["import", &path]).ended(3);
    assert!(said.contains(&format!("records: this is {what}")), "{said}");
    assert!(said.ends_with(". Nothing was stored\n"), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[test]
fn a_file_without_a_record_is_not_taken_for_a_whole_one() {
    for file in ["", "\n \n", "\u{feff}"] {
        let said = Program::on_sqlite()
            .run_with(&["import", "-"], file)
            .ended(3);
        assert!(
            said.contains("- holds no record; nothing was stored"),
            "{said}"
        );
    }
}

#[test]
fn a_checkpoint_that_cannot_be_written_does_not_hide_that_the_records_are_stored() {
    let program = Program::on_sqlite();
    let arguments = ["import", "-", "--checkpoint", "nowhere/checkpoint"];
    let said = program.run_with(&arguments, &cases(1)).ended(6);
    assert!(
        said.contains("there is no such file or folder") && said.contains("the records are stored"),
        "{said}"
    );
    assert_eq!(program.run(&["export"]).well().lines().count(), 1);
}

#[test]
fn a_day_on_the_command_line_is_one_that_exists() {
    let program = Program::on_sqlite();
    for day in ["2024-02-30", "1/4/2024", "April"] {
        let said = program
            .run(&["report", "medway", "--from", day, "--to", "2025-03-31"])
            .ended(2);
        assert!(
            said.contains("this is not a date; write one that exists, as 2024-04-30"),
            "{said}"
        );
    }
}

#[test]
fn figures_are_not_known_before_their_day() {
    let program = Program::on_sqlite();
    program.run_with(&["import", "-"], &cases(1)).well();
    let mut arguments = vec!["report", "medway", "--as-at", "2026-11-25"];
    arguments.extend(MEDWAY_YEAR);
    let said = program.run(&arguments).ended(3);
    assert!(
        said.contains("25 November 2026") && said.contains("today, 24 November 2026"),
        "{said}"
    );
}

#[rstest]
#[case::spread(
    "{\n \"reference\": \"B-1\",\n \"kind\": \"complaint\"\n}\n",
    "line 1: looks like JSON spread over several lines"
)]
#[case::list(
    "\n[\n{\"reference\": \"B-1\"},\n{\"reference\": \"B-2\"}\n]\n",
    "line 2: looks like JSON spread over several lines"
)]
#[case::one_list_of_records(
    "[{\"reference\": \"B-1\"},\n {\"reference\": \"B-2\"}]\n",
    "line 1: looks like one list of records"
)]
#[case::one_list_on_one_line(
    "[{\"reference\": \"B-1\"}, {\"reference\": \"B-2\"}]\n",
    "line 1: looks like one list of records"
)]
#[case::table(
    "reference,kind,received_on\nB-1,complaint,2025-05-01\nB-2,complaint,2025-05-02\n",
    "line 1: looks like a table of comma-separated values"
)]
#[case::table_of_semicolons(
    "reference;kind\nB-1;complaint\n",
    "line 1: looks like a table of comma-separated values"
)]
fn a_file_of_another_form_is_told_once_what_it_looks_like(
    #[case] file: &str,
    #[case] looks_like: &str,
) {
    let program = Program::on_sqlite();
    for more in [None, Some("--good-lines")] {
        let arguments: Vec<&str> = ["import", "-"].into_iter().chain(more).collect();
        let ran = program.run_with(&arguments, file);
        assert_eq!(ran.out, "");
        let said = ran.ended(3);
        let lines: Vec<&str> = said.lines().collect();
        assert_eq!(lines.len(), 2, "{said}");
        assert!(
            lines[0].starts_with(looks_like) && lines[0].contains("each line must be one record"),
            "{said}"
        );
        assert!(
            lines[1].contains("1 mistake in -: nothing was stored"),
            "{said}"
        );
    }
}

fn received(reference: &str) -> String {
    format!(
        "{{\"reference\": \"{reference}\", \"kind\": \"compliment\", \"received_on\": \"2025-05-01\"}}\n"
    )
}

#[test]
fn a_reference_in_other_letters_is_the_same_reference() {
    let program = Program::on_sqlite();
    let both = received("X-1") + &received("x-1");
    let said = program.run_with(&["import", "-"], &both).ended(3);
    assert!(
        said.contains(
            "stands on line 1 too, written X-1: capital and small letters make no other reference"
        ),
        "{said}"
    );
    program.run_with(&["import", "-"], &received("X-1")).well();
    let said = program
        .run_with(&["import", "-"], &received("x-1"))
        .ended(3);
    assert!(said.contains("is X-1 in the register"), "{said}");
    let receive = ["case", "receive", "x-1", "--kind", "compliment"];
    let said = program.run(&receive).ended(5);
    assert!(
        said.contains("another case has the reference X-1"),
        "{said}"
    );
    // the record as it is written there comes again
    program.run_with(&["import", "-"], &received("X-1")).well();
}

#[test]
fn a_report_definition_that_is_no_toml_is_said_to_be_none_once() {
    let program = Program::on_sqlite();
    program.run_with(&["import", "-"], &cases(1)).well();
    let file = program.write(
        "letter.txt",
        "Dear all,\nthe report is late again.\nYours,\nSam\n",
    );
    let mut arguments = vec!["report", &file];
    arguments.extend(MEDWAY_YEAR);
    let said = program.run(&arguments).ended(3);
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.contains("this is no report definition"), "{said}");
}

#[test]
fn a_damaged_register_is_to_be_restored_and_not_verified_once_more() {
    let program = Program::on_sqlite();
    let kept = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../register/tests/golden/register-5.db"
    );
    let mut bytes = std::fs::read(kept).expect("a register");
    bytes[8192..].fill(0xa5);
    program.write("heard.db", bytes);
    let said = program.run(&["verify"]).ended(4);
    assert!(
        said.contains("restore it from a backup, as docs/deployment.md says"),
        "{said}"
    );
    assert!(!said.contains("run `heard verify`"), "{said}");
}

#[test]
fn a_register_of_a_council_that_nobody_named_says_so_and_can_be_named() {
    let program = Program::on_sqlite();
    let stored = program.run_with(&["import", "-"], &cases(1)).well();
    assert!(
        stored.contains("so it is called “council”: `heard name NAME` gives it its name"),
        "{stored}"
    );
    let said = program.run(&["name", "Northmere Council"]).well();
    assert!(
        said.contains("council is named Northmere Council from now on"),
        "{said}"
    );
    program
        .run(&["--authority", "Northmere Council", "cases"])
        .well();
    program.run(&["--authority", "council", "cases"]).ended(3);
}

#[test]
fn every_step_is_listed_with_its_answers() {
    let program = Program::on_sqlite();
    let all = program.run(&["case", "steps"]).well();
    assert!(all.contains("wants_complaint  "), "{all}");
    let some = program.run(&["case", "steps", "rights_req"]).well();
    assert!(some.contains("--answer access  Access\n"), "{some}");
    assert!(!some.contains("wants_complaint"), "{some}");
    let consent = program.run(&["case", "steps", "consent_answered"]).well();
    assert!(
        consent.contains("It may say the reason in words too."),
        "{consent}"
    );
    let none = program.run(&["case", "steps", "pigeon"]).ended(3);
    assert!(none.contains("no step has “pigeon”"), "{none}");
}

#[test]
fn a_first_line_that_is_cut_short_hides_no_other() {
    let program = Program::on_sqlite();
    let file = format!("{{\"reference\": \"B-1\n{}", cases(2));
    let ran = program.run_with(&["import", "-"], &file);
    assert_eq!(ran.out, "3 records checked: 2 good, 1 with mistakes.\n");
    let said = ran.ended(3);
    assert!(said.contains("line 1: does not read as JSON"), "{said}");
}

#[rstest]
#[case("sqlite")]
#[case("postgres")]
fn characters_that_no_database_takes_are_refused_before_anything_is_stored(#[case] on: &str) {
    let program = match on {
        "sqlite" => Program::on_sqlite(),
        _ => Program::on_postgres("characters"),
    };
    let line = |field: &str| {
        format!(
            r#"{{"reference": "B-1", "kind": "complaint", "received_on": "2025-05-01", {field}}}"#
        )
    };
    for field in [
        r#""teams": ["Front\u0000Door"]"#,
        r#""title": "a\u0000b""#,
        r#""text": "a\u0000b""#,
        r#""text": "a\ud800b""#,
        r#""\u0000": 1"#,
    ] {
        let ran = program.run_with(&["import", "-"], &line(field));
        assert_eq!(ran.out, "1 record checked: 0 good, 1 with mistakes.\n");
        ran.ended(3);
    }
    assert_eq!(program.run(&["export"]).well(), "");
}

#[test]
fn a_missing_file_says_which() {
    let program = Program::on_sqlite();
    assert!(
        program
            .run(&["import", "nowhere.jsonl"])
            .ended(6)
            .contains("nowhere.jsonl")
    );
}

#[test]
fn a_wrong_definition_says_file_line_and_what_is_allowed() {
    let program = Program::on_sqlite();
    program.run(&["import", MEDWAY]).well();
    let good = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../reports/medway.toml"
    ));
    let wrong = good
        .expect("the definition")
        .replacen("cohort", "cohrot", 1);
    let file = program.write("mine.toml", wrong);
    let mut arguments = vec!["report", &file];
    arguments.extend(MEDWAY_YEAR);
    let said = program.run(&arguments).ended(3);
    assert!(
        said.contains("mine.toml") && said.contains("cohrot") && said.contains("cohort"),
        "{said}"
    );
    let unknown = program
        .run(&[
            "report",
            "atlantis",
            "--from",
            "2024-04-01",
            "--to",
            "2025-03-31",
        ])
        .ended(3);
    assert!(
        unknown.contains("medway") && unknown.contains("harrow"),
        "{unknown}"
    );
}

#[test]
fn a_period_that_ends_before_it_begins_is_refused() {
    let program = Program::on_sqlite();
    program.run(&["import", MEDWAY]).well();
    program
        .run(&[
            "report",
            "medway",
            "--from",
            "2025-03-31",
            "--to",
            "2024-04-01",
        ])
        .ended(3);
}

#[test]
fn a_settings_file_with_an_unknown_setting_is_refused() {
    let program = Program::on_sqlite();
    program.write("heard.toml", "databse = \"sqlite:x.db\"\n");
    assert!(program.run(&["cases"]).ended(3).contains("databse"));
}

#[test]
fn a_day_beyond_the_calendar_is_an_error_and_no_guess() {
    let program = Program::on_sqlite();
    assert!(
        program
            .run(&["workdays", "add", "2028-12-20", "30"])
            .ended(3)
            .contains("2028")
    );
}

const COUNCIL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../councils/medway.toml");

#[test]
fn a_value_that_is_not_on_the_councils_lists_is_taken_with_a_warning() {
    let program = Program::on_sqlite();
    let clean = program.run(&["import", MEDWAY, "--council", COUNCIL]);
    assert_eq!(clean.err, "");
    let ran = program.run_with(&["import", "-", "--council", COUNCIL], &cases(1));
    assert!(
        ran.err.contains(
            "warning: line 1 (NOR-00001): teams[0]: “North” is not on the council's list"
        ),
        "{ran:?}"
    );
    ran.well();
}

#[test]
fn a_definition_that_names_an_unknown_team_is_refused_when_the_councils_lists_are_given() {
    let program = Program::on_sqlite();
    program.run(&["import", MEDWAY]).well();
    let file = program.write(
        "mine.toml",
        "id = \"mine\"\ntitle = \"Mine\"\ncouncil = \"Medway\"\nyear_label = \"yyyy-yy\"\nrounding = \"half_up\"\nunit = \"case\"\n\
         [[sections]]\ntitle = \"One\"\n[[sections.tables]]\nid = \"1\"\ntitle = \"Received\"\ncolumns = [\"Number\"]\n\
         rows = [{ label = \"Answers\", cohort = \"received\", filter = { team = \"Assesment Team\" } }]\n",
    );
    let mut arguments = vec!["report", &file, "--council", COUNCIL];
    arguments.extend(MEDWAY_YEAR);
    let said = program.run(&arguments).ended(3);
    assert!(
        said.contains("mine.toml") && said.contains("Assesment Team"),
        "{said}"
    );
    program
        .run(&[
            "report",
            &file,
            "--from",
            "2024-04-01",
            "--to",
            "2025-03-31",
        ])
        .well();
}
