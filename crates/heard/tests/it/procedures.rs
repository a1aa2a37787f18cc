//! What the procedures bring, at the command line: whose days a delay was, how an answer was sent, what stands above a
//! case, what the council owes for a year; and that an export brings it back.

use crate::program::{Program, receive};

/// A complaint of 26 October 2026, due on 9 November and answered by letter on the 13th.
fn answered_late() -> Program {
    let program = Program::with_register();
    program.run(&receive("NOR-1", "2026-10-26")).well();
    let answer = [
        "case",
        "answer",
        "NOR-1",
        "--on",
        "2026-11-13",
        "--by",
        "letter",
        "--next-stage-told",
        "--outcome",
        "upheld",
        "--finding",
        "1=upheld",
    ];
    program.run(&answer).well();
    program
}

fn step(program: &Program, more: &[&str]) -> String {
    let mut arguments = vec!["case", "step", "NOR-1"];
    arguments.extend(more);
    program.run(&arguments).well()
}

/// A text as a reader takes it in: without the breaks of lines.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn whose_days_a_delay_was_is_shown_listed_and_comes_back_from_an_export() {
    let program = answered_late();
    let said = [
        "delay_attributed",
        "--on",
        "2026-11-16",
        "--answer",
        "third_party",
        "--ref",
        "ST-10",
        "--days",
        "3",
        "--cause",
        "information_awaited",
    ];
    let shown = flat(&step(&program, &said));
    let delay = "4 working days late: 3 a third party's, 1 not said";
    let why = "3 waiting for another body's information";
    let told = format!("Whose days: {delay}. Why: {why}.");
    assert!(shown.contains(&told), "{shown}");
    let listed = program.run(&["delays"]).well();
    assert_eq!(
        listed,
        format!(
            "NOR-1  Stage 1 answer (ST-10, limit of the law), {delay} ({why})\n\nTogether, in working days:\n  ST-10 (limit of the law): 1 clock, 4 late: 0 the council's, 0 the complainant's, 3 third parties', 1 not said\n\nBy reason, in working days:\n  Waiting for another body's information: 3 of 1 clock\n"
        )
    );
    let other = program.run(&["delays", "--clock", "ST-20"]).well();
    assert_eq!(other, "No clock ST-20 (limit of the law) was or is late.\n");
    // a reason that is not on the list is told with those that are
    let mut unknown = vec!["case", "step", "NOR-1"];
    unknown.extend(said);
    unknown[11] = "1";
    unknown[13] = "bad_luck";
    let refused = flat(&program.run(&unknown).ended(5));
    assert!(
        refused.contains("“bad_luck” is not on the list of reasons")
            && refused.contains("information_awaited (waiting for another body's information)"),
        "{refused}"
    );
    // no more days than there are
    let mut more = vec!["case", "step", "NOR-1"];
    more.extend(said);
    assert!(program.run(&more).ended(5).contains("1 not said"));

    let exported = program.run(&["export"]).well();
    assert!(
        exported.contains("\"responded_by\":\"letter\""),
        "{exported}"
    );
    let again = Program::on_sqlite();
    let file = again.write("cases.jsonl", &exported);
    again.run(&["import", &file]).well();
    assert_eq!(again.run(&["export"]).well(), exported);
    assert_eq!(again.run(&["delays"]).well(), listed);
}

#[test]
fn an_answer_by_letter_leaves_two_working_days_more_to_ask_for_the_next_stage() {
    let program = answered_late();
    let shown = flat(&program.run(&["case", "show", "NOR-1"]).well());
    // 13 November is a Friday: it arrives on Tuesday the 17th, and 20 working days are over on 15 December
    assert!(shown.contains("Due Tue 15 December 2026"), "{shown}");
    let told = "answer sent 13 November 2026, letter; it arrives 2 working days later";
    assert!(shown.contains(told), "{shown}");
}

#[test]
fn a_restriction_and_a_planned_change_stand_above_the_case_and_steps_are_offered_for_everybody() {
    let program = Program::with_register();
    let receive = ["case", "receive", "NOR-1", "--procedure", "children_act"];
    program.run(&receive).well();
    for name in ["Ottoline Brack", "Wilfred Stane"] {
        let person = [
            "case", "person", "NOR-1", "--role", "relative", "--name", name,
        ];
        program.run(&person).well();
    }
    let about = ["--about", "person:2"];
    step(&program, &[&["restriction_warned"], &about[..]].concat());
    let set = [
        "restriction_set",
        "--day",
        "2027-05-24",
        "--reason",
        "threats",
    ];
    step(&program, &[&set[..], &about[..]].concat());
    let change = [
        "change_planned",
        "--day",
        "2026-12-01",
        "--reason",
        "a placement",
    ];
    let shown = flat(&step(&program, &change));
    assert!(
        shown.contains("CONTACT RESTRICTED, Wilfred Stane: in force since 24 November 2026"),
        "{shown}"
    );
    assert!(
        shown.contains("CHANGE PLANNED: what the complaint is about is planned for 1 December"),
        "{shown}"
    );
    let next = program.run(&["case", "next", "NOR-1"]).well();
    assert!(
        next.contains("restriction_reviewed --about person:2 --answer kept|lifted"),
        "{next}"
    );
    assert!(
        next.contains("need_recorded --about person:1|person:2"),
        "{next}"
    );
}

#[test]
fn the_year_names_what_is_owed_and_keeps_what_was_done() {
    let program = answered_late();
    let council = program.write(
        "council.toml",
        "name = \"Northmere\"\n[year]\nannual_report = \"09-30\"\nperformance_report = \"12-01\"\n",
    );
    let year = |more: &[&str]| {
        let mut arguments = vec!["--council", &council, "year"];
        arguments.extend(more);
        program.run(&arguments)
    };
    let shown = year(&[]).well();
    assert!(
        shown.starts_with("The year to Tue 31 March 2026\n"),
        "{shown}"
    );
    let late = "Annual report under regulation 13 (AR-01), due Wed 30 September 2026, 39 working days late; LATE";
    assert!(shown.contains(late), "{shown}");
    assert!(
        shown.contains("(CO-40), due Tue 1 December 2026, in 5 working days\n"),
        "{shown}"
    );
    let published = [
        "--record",
        "report_published",
        "--on",
        "2026-09-28",
        "--ref",
        "Cabinet",
    ];
    let shown = year(&published).well();
    assert!(
        shown.contains("Annual report published: Mon 28 September 2026 (Cabinet)"),
        "{shown}"
    );
    assert!(
        year(&published)
            .ended(3)
            .contains("recorded for Mon 28 September 2026 already")
    );
    let again = flat(&year(&published).ended(3));
    assert!(again.contains("--correct report_published"), "{again}");
    // the clock stands still with publication; the others are shown it each on a day of their own
    let done = "due Wed 30 September 2026; done Mon 28 September 2026\n";
    assert!(shown.contains(done), "{shown}");
    assert!(
        shown.contains("Annual report shown to the committee: still to be done"),
        "{shown}"
    );
    year(&["--record", "shown_to_staff", "--on", "2026-09-29"]).well();
    let shown = year(&["--record", "shown_to_committee", "--on", "2026-10-30"]).well();
    assert!(shown.contains(done), "{shown}");
    // nothing that is still to come, and the year before is another
    year(&["--record", "self_assessed", "--on", "2026-11-25"]).ended(3);
    assert!(
        year(&["--ended", "2025"])
            .well()
            .contains("Annual report published: still to be done")
    );
    year(&["--ended", "2027"]).ended(3);
    program.run(&["verify"]).well();
    program.run(&["rebuild"]).well();
    assert!(year(&[]).well().contains(done));
}

#[test]
fn what_was_done_for_a_year_comes_back_from_an_export() {
    let program = answered_late();
    for (what, on) in [
        ("shown_to_staff", "2026-09-29"),
        ("report_published", "2026-09-28"),
    ] {
        let done = ["year", "--record", what, "--on", on, "--ref", "Cabinet"];
        program.run(&done).well();
    }
    let exported = program.run(&["export"]).well();
    let last = r#"{"kind":"year_step","year_end":"2026-03-31","step":"shown_to_staff","on":"2026-09-29","refers_to":"Cabinet"}"#;
    assert_eq!(exported.lines().count(), 3);
    assert!(exported.trim_end().ends_with(last), "{exported}");
    let again = Program::on_sqlite();
    let file = again.write("all.jsonl", &exported);
    let stored = again.run(&["import", &file]).well();
    let counted = "1 new case, 0 corrected, 0 published figures, 2 steps of a year, 0 unchanged.";
    assert!(stored.contains(counted), "{stored}");
    assert_eq!(again.run(&["export"]).well(), exported);
    assert_eq!(again.run(&["year"]).well(), program.run(&["year"]).well());
    let unchanged = again.run(&["import", &file]).well();
    assert!(unchanged.contains("3 unchanged."), "{unchanged}");
    // another day is a mistake of the file, and nothing is stored
    let other = exported.replace("2026-09-29", "2026-09-30");
    let file = again.write("other.jsonl", &other);
    let refused = again.run(&["import", &file]).ended(3);
    let why = "line 3: step: “Annual report shown to staff” stands for the year to Tue 31 March 2026 already, on Tue 29 September 2026";
    assert!(refused.contains(why), "{refused}");
    again.run(&["verify"]).well();
}

#[test]
fn a_day_of_the_year_says_of_what_it_is_the_day() {
    let program = Program::on_sqlite();
    let said = program.run(&["year", "--on", "2026-09-28"]).ended(2);
    assert!(said.contains("--record <STEP>|--correct <STEP>"), "{said}");
}

#[test]
fn a_step_of_a_year_is_corrected_and_what_stood_there_stays_in_the_history() {
    let program = answered_late();
    let correct = |on: &'static str| {
        [
            "year",
            "--correct",
            "report_published",
            "--on",
            on,
            "--ref",
            "Cabinet",
        ]
    };
    let refused = program.run(&correct("2026-09-21")).ended(3);
    let why = "“Annual report published” is not recorded for the year to Tue 31 March 2026, so there is nothing to correct";
    assert!(refused.contains(why), "{refused}");
    let recorded = ["year", "--record", "report_published", "--on", "2026-09-28"];
    program.run(&recorded).well();
    let shown = program.run(&correct("2026-09-21")).well();
    assert!(
        shown.contains("Annual report published: Mon 21 September 2026 (Cabinet)"),
        "{shown}"
    );
    assert!(!shown.contains("28 September"), "{shown}");
    let exported = program.run(&["export"]).well();
    let line = r#"{"kind":"year_step","year_end":"2026-03-31","step":"report_published","on":"2026-09-21","refers_to":"Cabinet"}"#;
    assert!(exported.trim_end().ends_with(line), "{exported}");
    program.run(&["verify"]).well();
    // before the year was over nothing was done for it
    program.run(&correct("2026-03-31")).ended(3);
}

#[test]
fn the_late_cases_say_whose_days_they_are_and_why() {
    let program = Program::with_register();
    let receive = [
        "case",
        "receive",
        "NOR-1",
        "--procedure",
        "children_act",
        "--on",
        "2026-11-02",
    ];
    program.run(&receive).well();
    let said = [
        "delay_attributed",
        "--answer",
        "authority",
        "--ref",
        "ST-10",
        "--days",
        "3",
        "--cause",
        "other",
        "--reason",
        "The file was under water.",
    ];
    step(&program, &said);
    let listed = program.run(&["cases", "--late"]).well();
    let whose = "Whose days they were:\n  NOR-1  Stage 1 answer (ST-10, limit of the law), 6 working days late: 3 the council's, 3 not said (3 another reason, in words)\n  NOR-1  Acknowledge the complaint (ST-01, the council's target), 14 working days late: whose days they were is not recorded\n";
    assert!(listed.ends_with(whose), "{listed}");
    assert!(!program.run(&["cases"]).well().contains("Whose days"));
}

#[test]
fn a_list_names_the_clocks_that_warn() {
    let program = Program::with_register();
    for (reference, procedure, on) in [
        ("NOR-1", "data_protection", "2026-10-26"),
        ("NOR-2", "data_protection", "2026-10-28"),
        ("NOR-3", "children_act", "2026-10-26"),
    ] {
        let receive = [
            "case",
            "receive",
            reference,
            "--procedure",
            procedure,
            "--on",
            on,
        ];
        program.run(&receive).well();
    }
    let listed = program.run(&["cases"]).well();
    // 26 October and 29 days: today
    let (_, warn) = listed.split_once("Clocks that warn:\n").expect("some do");
    let of = warn.lines().take_while(|it| !it.is_empty());
    let of: Vec<&str> = of.map(str::trim).collect();
    assert!(
        of.len() == 2 && of.iter().all(|it| it.starts_with("NOR-1  ")),
        "{listed}"
    );
    assert!(
        of[0].ends_with("(DP-01): day 29 was 24 November 2026"),
        "{listed}"
    );
    assert!(
        of[1].ends_with("(DP-02): day 29 was 24 November 2026"),
        "{listed}"
    );
    assert!(
        !program
            .run(&["cases", "--procedure", "children_act"])
            .well()
            .contains("Clocks that warn")
    );
}

#[test]
fn what_may_be_recorded_next_is_told_as_it_is_typed_and_what_is_missing_before_the_answer() {
    let program = answered_late();
    let next = |program: &Program| program.run(&["case", "next", "NOR-1"]).well();
    let told = next(&program);
    assert!(
        told.contains("  heard case request NOR-1 --stage 2\n"),
        "{told}"
    );
    assert!(!told.contains("heard case answer"), "{told}");
    let request = [
        "case",
        "request",
        "NOR-1",
        "--stage",
        "2",
        "--on",
        "2026-11-20",
    ];
    let shown = program.run(&request).well();
    assert!(
        shown.ends_with("What may be done next: heard case next NOR-1\n"),
        "{shown}"
    );
    let told = next(&program);
    let answer = "  heard case answer NOR-1 --stage 2 --next-stage-told --ombudsman-told --outcome OUTCOME --finding 1=OUTCOME\n";
    assert!(told.contains(answer), "{told}");
    assert!(
        told.contains("Not yet: not recorded: Investigating officer's report received;"),
        "{told}"
    );
    // a refusal says where to look, and an entry is taken back by its number
    let again = ["case", "request", "NOR-1", "--stage", "3"];
    let refused = program.run(&again).ended(5);
    assert!(refused.contains("`heard case next REFERENCE`"), "{refused}");
    let entry = shown
        .lines()
        .find(|it| it.contains("Stage 2 began"))
        .expect("it began");
    let number = entry.split_whitespace().next().expect("its number");
    let undone = program
        .run(&[
            "case",
            "undo",
            "NOR-1",
            "--entry",
            number,
            "--reason",
            "asked for on another case",
        ])
        .well();
    assert!(undone.contains("Status: Stage 1 answered"), "{undone}");
}

#[test]
fn what_an_answer_says_is_to_be_done_becomes_promises_that_come_back_from_an_export() {
    let program = Program::with_register();
    let receive = [
        "case",
        "receive",
        "NOR-1",
        "--procedure",
        "children_act",
        "--on",
        "2026-10-26",
        "--method",
        "email",
        "--point",
        "Delay",
    ];
    program.run(&receive).well();
    let action = "kind=staff_training; point=1; owner=Assessment North; due=2027-03-31; text=Timescales; twice a year";
    let answer = [
        "case",
        "answer",
        "NOR-1",
        "--on",
        "2026-11-09",
        "--next-stage-told",
        "--outcome",
        "upheld",
        "--finding",
        "1=upheld",
        "--action",
        action,
    ];
    let shown = flat(&program.run(&answer).well());
    let remedy = "1. Staff training · Timescales; twice a year agreed on 9 November 2026, from point 1, stage 1; promised for 31 March 2027";
    assert!(shown.contains(remedy), "{shown}");
    let promised = "NOR-1  remedy 1: staff training (point 1, stage 1), due Wed 31 March 2027; owner: Assessment North\n";
    assert_eq!(program.run(&["promises"]).well(), promised);

    let file = program.run(&["export"]).well();
    let expected = r#""remedies":[{"kind":"staff_training","text":"Timescales; twice a year","point":1,"stage":1,"agreed_on":"2026-11-09","due_on":"2027-03-31"}]"#;
    assert!(file.contains(expected), "{file}");
    let other = Program::on_sqlite();
    let file = other.write("all.jsonl", &file);
    other.run(&["import", &file]).well();
    assert_eq!(other.run(&["promises"]).well(), promised);
}

#[test]
fn a_case_is_merged_into_a_live_case_of_the_same_person_and_its_points_are_compared() {
    let program = Program::on_sqlite();
    let record = |number: u8, name: &str, more: &str| {
        format!(
            r#"{{"reference":"NOR-{number}","kind":"complaint","procedure":"children_act","received_on":"2026-11-09","people":[{{"role":"complainant","name":"{name}","born_on":"1980-01-02"}}],{more}}}"#
        )
    };
    let delay = r#""issues":[{"theme":"Delay"}]"#;
    let both = r#""issues":[{"theme":"Delay"},{"theme":"Staff attitude"}]"#;
    let withdrawn = r#""withdrawn_on":"2026-11-11""#;
    let file = [
        record(1, "Jo Fielding", delay),
        record(2, "Jo Fielding", both),
        record(3, "Sam Weir", delay),
        record(4, "Jo Fielding", withdrawn),
    ];
    let file = program.write("all.jsonl", file.join("\n"));
    program.run(&["import", &file]).well();
    let merged = |into: &str| {
        program.run(&[
            "case",
            "step",
            "NOR-2",
            "merged",
            "--on",
            "2026-11-16",
            "--ref",
            into,
        ])
    };
    let other = merged("NOR-3").ended(5);
    let why = "nobody who complains here is recorded as complaining in NOR-3";
    assert!(other.contains(why), "{other}");
    let over = merged("NOR-4").ended(5);
    assert!(over.contains("NOR-4 is over"), "{over}");
    let linked = [
        "case",
        "step",
        "NOR-2",
        "linked",
        "--on",
        "2026-11-16",
        "--answer",
        "duplicate",
        "--ref",
        "NOR-1",
    ];
    program.run(&linked).well();
    let shown = flat(&merged("NOR-1").well());
    let compared = "NOR-1 has nothing like point 2 (Staff attitude). Add to NOR-1 what it lacks, so that it is answered there";
    assert!(shown.contains(compared), "{shown}");
    assert!(shown.contains("Merged into another case: NOR-1"), "{shown}");
    // one status, in the case and in the list
    let status = "Status: Not accepted (merged into NOR-1)";
    assert!(shown.contains(status), "{shown}");
    let listed = program.run(&["cases", "--status", "not_accepted"]).well();
    assert!(
        listed.contains("NOR-2") && listed.contains("Not accepted"),
        "{listed}"
    );
}

#[test]
fn whose_turn_it_is_stands_above_a_case_without_a_day_and_a_stage_says_how_it_ended() {
    let program = Program::with_register();
    let comment = ["case", "receive", "NOR-1", "--kind", "comment"];
    let shown = flat(&program.run(&comment).well());
    let next = "Next: consider it, say what comes of it, and thank them; nothing has a due date now. Acts: Complaints team";
    assert!(shown.contains(next), "{shown}");
    assert!(!shown.contains("Record a withdrawal"), "{shown}");
    let receive = [
        "case",
        "receive",
        "NOR-2",
        "--procedure",
        "children_act",
        "--on",
        "2026-11-02",
    ];
    program.run(&receive).well();
    let withdraw = [
        "case",
        "withdraw",
        "NOR-2",
        "--on",
        "2026-11-20",
        "--method",
        "email",
        "--looked-at",
        "true",
        "--reason",
        "a worry stays",
    ];
    let shown = flat(&program.run(&withdraw).well());
    let ended =
        "Stage 1: began on 2 November 2026, ended on 20 November 2026 without an answer: withdrawn";
    assert!(shown.contains(ended), "{shown}");
    let task = "Next: Look at what was withdrawn, and say what came of it, due Fri 4 December 2026";
    assert!(shown.contains(task), "{shown}");
    let considered = [
        "case",
        "step",
        "NOR-2",
        "action_considered",
        "--reason",
        "the team spoke with the school",
    ];
    let shown = flat(&program.run(&considered).well());
    assert!(!shown.contains("Next:"), "{shown}");
}

#[test]
fn delays_of_a_clock_that_there_is_not_are_refused_and_a_look_names_its_case() {
    let program = answered_late();
    let unknown = program.run(&["delays", "--clock", "ST-99"]).ended(3);
    assert!(unknown.contains("there is no clock ST-99"), "{unknown}");
    program.run(&["case", "show", "NOR-1"]).well();
    let looks = program.run(&["looks"]).well();
    let first = looks.lines().next().unwrap_or_default();
    assert!(first.ends_with("case  NOR-1  case show"), "{first}");
}

#[test]
fn a_note_may_be_of_a_contact_with_the_family() {
    let program = answered_late();
    let note = [
        "case",
        "note",
        "NOR-1",
        "--on",
        "2026-11-17",
        "--text",
        "Rang twice",
        "--contact",
        "telephone",
        "--not-reached",
    ];
    program.run(&note).well();
    let shown = flat(&program.run(&["case", "show", "NOR-1"]).well());
    let tried = "Contact with the family tried, telephone: not reached";
    assert!(shown.contains(tried), "{shown}");
    let exported = program.run(&["export"]).well();
    assert!(
        exported.contains(r#""contact":"telephone","reached":false"#),
        "{exported}"
    );
}

#[test]
fn an_extension_is_offered_with_what_its_letter_says_first_and_a_review_by_its_name() {
    let program = Program::with_register();
    let run = |arguments: &str| {
        let arguments: Vec<&str> = arguments.split('|').collect();
        flat(&program.run(&arguments).well())
    };
    run(
        "case|receive|NOR-1|--procedure|corporate|--on|2026-11-16|--method|email|--raised-by|parent|--point|Delay",
    );
    let next = run("case|next|NOR-1");
    let not_yet = "Not yet: “Extension letter names the Ombudsman” comes before the extension. Record it \
                   (“extension_names_ombudsman”)";
    assert!(next.contains("extend NOR-1 --stage 1 --to DATE"), "{next}");
    assert!(next.contains(not_yet), "{next}");
    run(
        "case|receive|NOR-2|--procedure|children_act|--on|2026-11-16|--method|email|--raised-by|parent|--point|Delay",
    );
    run("case|acknowledge|NOR-2|--on|2026-11-17");
    run(
        "case|step|NOR-2|prejudice_weighed|--on|2026-11-17|--reason|a hearing in June would be prejudiced",
    );
    run("case|park|NOR-2|--on|2026-11-17|--proceedings|court");
    let next = run("case|next|NOR-2");
    let told = "parking_told --answer complainant|advocate|others --review DATE";
    assert!(next.contains(told), "{next}");
    let shown = run(
        "case|step|NOR-2|parking_told|--on|2026-11-17|--answer|complainant|--review|2026-12-01",
    );
    assert!(
        shown.contains("Next: Review the parking, due Tue 1 December 2026"),
        "{shown}"
    );
}

#[test]
fn what_was_answered_and_still_owes_something_is_listed_until_it_is_closed() {
    let program = answered_late();
    let open = program.run(&["cases", "--open"]).well();
    assert!(open.contains("NOR-1"), "{open}");
    let said = ["resolution_accepted", "--stage", "1", "--on", "2026-11-20"];
    step(&program, &said);
    step(
        &program,
        &[
            "closed",
            "--on",
            "2026-11-20",
            "--reason",
            "they are content",
        ],
    );
    let open = program.run(&["cases", "--open"]).well();
    assert!(open.contains("No case fits"), "{open}");
}

#[test]
fn beside_a_target_stands_the_legal_limit_and_what_is_late_by_law_is_named() {
    let program = Program::with_register();
    for (reference, on) in [("NOR-1", "2026-10-26"), ("NOR-2", "2026-11-18")] {
        program.run(&receive(reference, on)).well();
    }
    let late = flat(&program.run(&["cases", "--late"]).well());
    let by_law = "NOR-1 by law: Stage 1 answer (ST-10),";
    assert!(late.contains(by_law), "{late}");
    let by_target = "NOR-2 by target: Acknowledge the complaint (ST-01),";
    assert!(late.contains(by_target), "{late}");
    assert!(late.contains("(legal limit Wed 2 Dec)"), "{late}");
    let shown = flat(&program.run(&["case", "show", "NOR-2"]).well());
    let heading = "(not confirmed) (legal limit Wed 2 December 2026)";
    assert!(shown.contains(heading), "{shown}");
}

#[test]
fn delays_are_told_of_steps_on_the_way_too_each_with_what_it_is_and_the_laws_first() {
    let program = Program::with_register();
    program.run(&receive("NOR-1", "2026-07-01")).well();
    let answer = [
        "case",
        "answer",
        "NOR-1",
        "--on",
        "2026-07-14",
        "--by",
        "email",
        "--next-stage-told",
        "--outcome",
        "not_upheld",
        "--finding",
        "1=not_upheld",
    ];
    program.run(&answer).well();
    program
        .run(&[
            "case",
            "request",
            "NOR-1",
            "--stage",
            "2",
            "--on",
            "2026-07-20",
        ])
        .well();
    let listed = program.run(&["delays"]).well();
    let (law, appoint) = ("(ST-20, limit of the law)", "(ST-21, step on the way)");
    let at = |words: &str| listed.find(words);
    assert!(at(law).is_some() && at(law) < at(appoint), "{listed}");
    assert!(!listed.contains("ST-20R"), "{listed}");
    let named = program.run(&["delays", "--clock", "ST-21"]).well();
    assert!(
        named.contains(appoint) && !named.contains("ST-20"),
        "{named}"
    );
    let window = program.run(&["delays", "--clock", "ST-12"]).well();
    assert_eq!(
        window,
        "ST-12 is the person's own time: it is never late.\n"
    );
    let cases = program.run(&["cases", "--late"]).well();
    assert!(cases.contains(appoint), "{cases}");
}
