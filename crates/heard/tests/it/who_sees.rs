//! Who keeps a case and who alone may see it: nobody gets it who has the name of somebody complained about in it.

use crate::program::Program;

fn account(program: &Program, name: &str, owner: &str) {
    let account = ["user", "add", name, "--name", owner, "--role"];
    let account = [&account[..], &["complaints_team"]].concat();
    program.run_with(&account, "seven brown kettles\n").well();
}

/// A complaint about Cy Dunn that only Ann Holt keeps and sees, and accounts of Cy Dunn and of Bee Marsh.
fn about_cy_dunn() -> Program {
    let program = Program::on_sqlite();
    account(&program, "ann.holt", "Ann Holt");
    account(&program, "bee.marsh", "Bee Marsh");
    account(&program, "cy.dunn", "Cy  dunn");
    let receive = ["case", "receive", "N-1", "--procedure", "children_act"];
    let receive = [
        &receive[..],
        &["--method", "email", "--raised-by", "parent"],
    ]
    .concat();
    program.run(&receive).well();
    let person = ["case", "person", "N-1", "--role", "staff_complained_about"];
    program
        .run(&[&person[..], &["--name", "Cy Dunn"]].concat())
        .well();
    program
}

fn step(program: &Program, step: &str, account: &str) -> String {
    let mut taken = vec!["case", "step", "N-1", step, "--ref", account];
    if step == "case_restricted" {
        taken.extend(["--day", "2027-01-29", "--reason", "About one of the team"]);
    }
    let said = program.run(&taken).well();
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn an_account_of_somebody_complained_about_is_pointed_out_where_it_is_to_keep_or_to_see_a_case() {
    let program = about_cy_dunn();
    let namesake =
        |name| format!("is complained about and has the name of the owner of the account {name}");
    let said = step(&program, "keeper_named", "cy.dunn");
    assert!(said.contains(&namesake("cy.dunn")), "{said}");
    let said = step(&program, "case_restricted", "ann.holt, cy.dunn");
    assert!(said.contains(&namesake("cy.dunn")), "{said}");
    let said = step(&program, "case_restricted", "ann.holt, cy.dunn, bee.marsh");
    assert!(!said.contains("account bee.marsh"), "{said}");
}

#[test]
fn cases_of_a_leaver_do_not_go_to_somebody_who_is_complained_about_in_one_of_them() {
    let program = about_cy_dunn();
    step(&program, "keeper_named", "ann.holt");
    step(&program, "case_restricted", "ann.holt");
    let close = ["user", "close", "ann.holt", "--cases-to"];
    let refused = program.run(&[&close[..], &["cy.dunn"]].concat());
    let why = "a case among them has somebody called Cy dunn as complained about";
    let said = refused.err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains(why), "{refused:?}");
    let taken = program.run(&[&close[..], &["bee.marsh"]].concat()).well();
    assert!(taken.contains("bee.marsh has 1 case of it now"), "{taken}");
    let shown = program.run(&["case", "show", "N-1"]).well();
    assert!(shown.contains("bee.marsh"), "{shown}");
    assert!(!shown.contains("cy.dunn"), "{shown}");
}
