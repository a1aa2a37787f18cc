//! The timeline: what happened, in order, with what was corrected marked.

use crate::desk::{Desk, ONE, answer, extend, take_back};
use complaints::command::Command;
use complaints::timeline::timeline;
use jiff::civil::date;

#[test]
fn a_timeline_tells_the_case_in_words() {
    let mut desk = Desk::with_statutory(date(2026, 4, 1));
    desk.give(Command::Acknowledge {
        on: date(2026, 4, 2),
    })
    .expect("acknowledged");
    desk.give(extend(ONE, date(2026, 4, 10), date(2026, 5, 1)))
        .expect("extended");
    desk.give(answer(ONE, date(2026, 4, 28))).expect("answered");
    desk.give(take_back(4)).expect("retracted");
    let told: Vec<String> = timeline(desk.case())
        .iter()
        .map(|it| {
            format!(
                "{}{}: {}",
                if it.superseded { "(no longer) " } else { "" },
                it.occurred,
                it.text
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "1 April 2026: Complaint received, telephone, from: parent, procedure: Children Act (statutory)",
            "1 April 2026: Point 1: Delay (Assessment North)",
            "1 April 2026: Stage 1 began",
            "(no longer) 2 April 2026: Acknowledged",
            "10 April 2026: Stage 1 extended to 1 May 2026; complainant told on 10 April 2026",
            "28 April 2026: Stage 1 answered, sent: e-mail, with how to ask for the next stage",
            "28 April 2026: Stage 1 outcome stated: upheld",
            "28 April 2026: Point 1 at stage 1: upheld",
            "28 April 2026: Letter says how to go to the Ombudsman",
            "30 November 2028: Entry 4 did not happen: Acknowledged",
        ]
    );
}
