//! ST-23 and regulation 16: a statement of complaint that was changed once it was settled is agreed anew, or the council goes on
//! with it and says why.

use crate::desk::{Desk, TWO};
use crate::turns::to_do;
use crate::way::{Says, free, say};
use complaints::clock::clocks;
use complaints::gaps::{Gap, gaps};
use complaints::step::{Answer, Step};

fn not_agreed(desk: &Desk) -> bool {
    let clocks = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    gaps(desk.case(), &clocks).contains(&Gap::ChangedStatementNotAgreed)
}

fn turn(desk: &Desk) -> bool {
    let agree = "have the changed statement of complaint agreed, or go on with it and record why";
    let all = to_do(desk, "2027-01-15");
    all.contains(&(agree.to_owned(), "Complaints manager".to_owned()))
}

#[test]
fn st_23_a_statement_that_was_changed_is_agreed_anew() {
    let mut desk = Desk::at_stage_2("2026-12-01", "2026-12-22");
    free(desk.take("2026-12-29", say(Step::StatementDrafted).at(TWO)));
    assert!(
        !not_agreed(&desk) && !turn(&desk),
        "nothing was agreed before"
    );
    free(desk.agree_statement("2027-01-04"));
    free(desk.take("2027-01-11", say(Step::StatementDrafted).at(TWO)));
    assert!(not_agreed(&desk) && turn(&desk));
    let mut goes_on = Desk::at_stage_2("2026-12-01", "2026-12-22");
    goes_on.case = desk.case.clone();
    let agreed = say(Step::StatementAgreed).answer(Answer::Complainant);
    free(desk.take("2027-01-13", agreed.at(TWO)));
    assert!(!not_agreed(&desk) && !turn(&desk));
    free(goes_on.take("2027-01-13", say(Step::StatementCutOff).at(TWO)));
    assert!(!not_agreed(&goes_on) && !turn(&goes_on));
}
