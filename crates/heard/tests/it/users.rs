//! Accounts, kept at the command line.

use crate::program::{Program, cases};

const PASSWORD: &str = "six green bottles\n";

/// A program with a register of three cases.
fn begun(program: Program) -> Program {
    let file = program.write("cases.jsonl", cases(3));
    program.run(&["import", &file]).well();
    program
}

fn add(program: &Program, arguments: &[&str], password: &str) -> crate::program::Ran {
    let mut all = vec!["user", "add"];
    all.extend(arguments);
    program.run_with(&all, password)
}

const ANN: [&str; 5] = [
    "Ann.Holt",
    "--name",
    "Ann Holt",
    "--role",
    "complaints_team",
];

const BO: [&str; 9] = [
    "bo.reed@northmere.example",
    "--name",
    "Bo Reed",
    "--role",
    "team_manager",
    "--team",
    "Fostering",
    "--team",
    "Adoption",
];

fn an_account_is_made_listed_given_a_password_and_closed(program: &Program) {
    let none = program.run(&["user", "list"]).well();
    assert!(none.starts_with("There is no account yet;"), "{none}");
    assert_eq!(
        add(program, &ANN, PASSWORD).well(),
        "The account ann.holt was made: Ann Holt, complaints team.\n"
    );
    assert_eq!(
        add(program, &BO, PASSWORD).well(),
        "The account bo.reed@northmere.example was made: Bo Reed, team manager of Adoption, Fostering.\n"
    );
    let set = program.run_with(&["user", "password", "ANN.HOLT"], "seven brown kettles\r\n");
    assert_eq!(
        set.well(),
        "The account ann.holt has a new password; Ann Holt is signed out everywhere.\n"
    );
    let director = program.run(&["user", "role", "ann.holt", "director"]);
    assert_eq!(
        director.well(),
        "The account ann.holt is changed: Ann Holt, director, who is signed out everywhere.\n"
    );
    let teams = [
        "user",
        "role",
        "ann.holt",
        "team_manager",
        "--team",
        "East",
        "--team",
        "Care",
    ];
    assert_eq!(
        program.run(&teams).well(),
        "The account ann.holt is changed: Ann Holt, team manager of Care, East, who is signed out everywhere.\n"
    );
    assert_eq!(
        program.run(&["user", "close", "ann.holt"]).well(),
        "The account ann.holt is closed; Ann Holt is signed out everywhere. Its name is not given again.\n"
    );
    let listed = program.run(&["user", "list"]).well();
    let rows: Vec<Vec<&str>> = listed
        .lines()
        .skip(2)
        .map(|line| line.split_whitespace().collect())
        .collect();
    assert_eq!(
        rows[0].join(" "),
        "ann.holt Ann Holt Team manager Care, East closed 24 Nov 2026",
        "{listed}"
    );
    assert_eq!(
        rows[1].join(" "),
        "bo.reed@northmere.example Bo Reed Team manager Adoption, Fostering open",
        "{listed}"
    );
    let looks = program.run(&["looks"]).well();
    for said in [
        "account  make ann.holt, complaints team",
        "account  make bo.reed@northmere.example, team manager of Adoption, Fostering",
        "account  set the password of ann.holt",
        "account  change ann.holt from complaints team to director",
        "account  change ann.holt from director to team manager of Care, East",
        "account  close ann.holt",
    ] {
        assert_eq!(looks.matches(said).count(), 1, "{said}: {looks}");
    }
}

fn what_is_wrong_is_told_with_its_code(program: &Program) {
    let weak = add(program, &ANN, "short\n").ended(3);
    assert!(
        weak.contains("a password has at least 12 letters"),
        "{weak}"
    );
    let common = add(program, &ANN, "Password1234\n").ended(3);
    assert!(common.contains("one of the commonest"), "{common}");
    let none = add(program, &ANN, "").ended(3);
    assert!(
        none.contains("a password has at least 12 letters"),
        "{none}"
    );
    let spaced = ["ann holt", "--name", "Ann Holt", "--role", "director"];
    let spaced = add(program, &spaced, PASSWORD).ended(3);
    assert!(
        spaced.contains("a sign-in name has 1 to 100 letters"),
        "{spaced}"
    );
    let role = ["ann", "--name", "Ann Holt", "--role", "manager"];
    let role = add(program, &role, PASSWORD).ended(2);
    assert!(role.contains("“manager” is not a role"), "{role}");
    let nobody = program.run_with(&["user", "password", "nobody"], PASSWORD);
    let nobody = nobody.ended(3);
    assert!(nobody.contains("there is no account nobody"), "{nobody}");

    let nobody_s = program.run(&["user", "role", "nobody", "director"]);
    assert!(nobody_s.ended(3).contains("there is no account nobody"));

    add(program, &ANN, PASSWORD).well();
    let unfit = program.run(&["user", "role", "ann.holt", "team_manager"]);
    assert!(unfit.ended(3).contains("at least one team"));
    program
        .run(&["user", "role", "ann.holt", "administrator"])
        .well();
    let last = program.run(&["user", "role", "ann.holt", "director"]);
    assert!(last.ended(5).contains("the only administrator"));
    let again = add(program, &ANN, PASSWORD).ended(5);
    assert!(again.contains("an account ann.holt already"), "{again}");
    let last = program.run(&["user", "close", "ann.holt"]);
    assert!(last.ended(5).contains("the only administrator"));
    let another = ["bo", "--name", "Bo Reed", "--role", "administrator"];
    add(program, &another, PASSWORD).well();
    program.run(&["user", "close", "ann.holt"]).well();
    let closed = program.run(&["user", "close", "ann.holt"]).ended(5);
    assert!(closed.contains("has been closed since"), "{closed}");
    let closed = program.run_with(&["user", "password", "ann.holt"], PASSWORD);
    assert!(closed.ended(5).contains("is closed"));
    for said in [weak, common, spaced, nobody, again] {
        assert!(!said.contains("green bottles"), "{said}");
    }
}

fn an_export_holds_no_account_and_a_rebuild_leaves_them(program: &Program) {
    add(program, &ANN, PASSWORD).well();
    let exported = program.run(&["export"]).well();
    assert_eq!(exported.lines().count(), 3);
    assert!(!exported.contains("ann.holt") && !exported.contains("argon2"));
    program.run(&["rebuild"]).well();
    assert!(program.run(&["verify"]).well().contains("All is well"));
    let listed = program.run(&["user", "list"]).well();
    assert!(listed.contains("ann.holt"), "{listed}");
}

fn lists_come_in_the_order_asked_for(program: &Program) {
    let file = program.write(
        "more.jsonl",
        "{\"reference\": \"AAA-1\", \"kind\": \"compliment\", \"received_on\": \"2026-05-01\", \"teams\": [\"North\"]}\n",
    );
    program.run(&["import", &file]).well();
    let references = |order: &[&str]| -> Vec<String> {
        let mut arguments = vec!["cases", "--json"];
        arguments.extend(order);
        let listed = program.run(&arguments).well();
        let lines = listed.lines().map(|line| {
            let row: serde_json::Value = serde_json::from_str(line).expect("JSON");
            row["reference"].as_str().expect("a reference").to_owned()
        });
        lines.collect()
    };
    let due = references(&[]);
    assert_eq!(due.last().map(String::as_str), Some("AAA-1"));
    assert_eq!(references(&["--order", "due"]), due);
    assert_eq!(references(&["--order", "received"])[0], "AAA-1");
    assert_eq!(
        references(&["--order", "reference"]),
        ["AAA-1", "NOR-00001", "NOR-00002", "NOR-00003"]
    );
    let refused = program.run(&["cases", "--order", "newest"]).ended(2);
    assert!(
        refused.contains("use one of: due, received, reference"),
        "{refused}"
    );
}

macro_rules! on_both {
    ($($fact:ident;)+) => {
        mod sqlite {
            $(#[test]
            fn $fact() {
                super::$fact(&super::begun(crate::program::Program::on_sqlite()));
            })+
        }

        mod postgres {
            $(#[test]
            fn $fact() {
                super::$fact(&super::begun(crate::program::Program::on_postgres("users")));
            })+
        }
    };
}

on_both! {
    an_account_is_made_listed_given_a_password_and_closed;
    what_is_wrong_is_told_with_its_code;
    an_export_holds_no_account_and_a_rebuild_leaves_them;
    lists_come_in_the_order_asked_for;
}
