//! What the case says is to be done next is among what may be recorded now.

use crate::program::Program;
use complaints::codes::{Kind, Procedure};

/// How that which is to be done without a day is recorded, as it is typed.
fn recorded_with(turn: &str) -> &'static str {
    let ways = [
        ("decide what it is and by which", "heard case procedure"),
        (
            "decide by which procedure it goes: record",
            "function_relied_on",
        ),
        (
            "decide by which procedure it goes: explain",
            "choice_explained",
        ),
        ("record what was considered", "action_considered"),
        ("see that the child gets", "advocate_came"),
        ("ask whether they agree that the NHS", "sharing_asked"),
        ("answer the council's own part", "heard case answer"),
        ("answer what the Ombudsman asks", "ombudsman_replied"),
        ("answer ", "heard case answer"),
        ("close the case", "closed"),
        ("consider it, say what comes", "comment_considered"),
        ("thank or answer them", "comment_answered"),
        ("pass the child on to the advocacy", "heard case advocacy"),
        ("pass it on to the school's", "referred_out"),
        (
            "record the Ombudsman's letter",
            "the Ombudsman and what is parked have commands",
        ),
    ];
    let way = ways.iter().find(|(begins, _)| turn.starts_with(begins));
    way.unwrap_or_else(|| panic!("nobody says how this is recorded: {turn}"))
        .1
}

/// What the case says is to be done and has no day.
fn turns(shown: &str) -> Vec<&str> {
    let named = shown.lines().map(str::trim);
    let named = named.filter_map(|it| {
        it.strip_prefix("Next: ")
            .or_else(|| it.strip_prefix("Also: "))
    });
    named.filter(|it| !it.contains(", due ")).collect()
}

#[track_caller]
fn offers_what_is_next(program: &Program, reference: &str) {
    let shown = program.run(&["case", "show", reference]).well();
    let told = program.run(&["case", "next", reference]).well();
    for turn in turns(&shown) {
        let with = recorded_with(turn);
        assert!(told.contains(with), "{reference}: {turn}\n{told}");
    }
}

#[test]
fn whatever_came_its_next_step_is_offered() {
    let program = Program::with_register();
    let mut received = Vec::new();
    let mut receive = |kind: Kind, procedure: Option<Procedure>| {
        let reference = format!("NOR-{}", received.len() + 1);
        let mut typed = vec!["case", "receive", &reference, "--kind", kind.code()];
        typed.extend(["--on", "2026-10-01", "--point", "Delay"]);
        if let Some(procedure) = procedure {
            typed.extend(["--procedure", procedure.code()]);
        }
        if kind == Kind::AdvocacyReferral {
            typed.extend(["--raised-by", "child"]);
        }
        program.run(&typed).well();
        received.push(reference);
    };
    for kind in Kind::ALL {
        receive(*kind, None);
    }
    for procedure in Procedure::ALL {
        receive(Kind::Complaint, Some(*procedure));
    }
    for reference in &received {
        offers_what_is_next(&program, reference);
        let acknowledge = ["case", "acknowledge", reference, "--on", "2026-10-02"];
        // what nobody acknowledges stays as it is
        program.run(&acknowledge);
        offers_what_is_next(&program, reference);
    }
}

#[test]
fn a_child_who_was_referred_and_a_complaint_about_a_school_are_passed_on_as_it_says() {
    let program = Program::with_register();
    let receive = |reference: &str, kind: &str| {
        let typed = [
            "case",
            "receive",
            reference,
            "--kind",
            kind,
            "--on",
            "2026-11-20",
        ];
        program.run(&typed).well();
        program.run(&["case", "next", reference]).well()
    };
    let school = receive("NOR-1", "school_complaint");
    assert!(school.contains("  referred_out --ref TEXT"), "{school}");
    let child = receive("NOR-2", "advocacy_referral");
    let referred = "  heard case advocacy NOR-2 --answer ANSWER --provider PROVIDER\n";
    assert!(child.contains(referred), "{child}");
    assert!(child.contains("  referred_out --ref TEXT"), "{child}");
}
