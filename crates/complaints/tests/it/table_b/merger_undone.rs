//! A merger, or the refusal of a case, that was a mistake: the case is back as it was.

use crate::desk::{Desk, ONE, TWO, not_accept, take_back};
use crate::way::{Says, day, free, say};
use complaints::codes::Ground;
use complaints::event::Event;
use complaints::status::Status;
use complaints::step::{Answer, Step};

/// Received on 1 April 2026, extended on the 8th, and merged away on the 9th.
fn merged() -> Desk {
    let mut desk = Desk::statutory("2026-04-01");
    free(desk.extend(ONE, "2026-04-08", "2026-04-24"));
    let linked = say(Step::Linked).answer(Answer::Duplicate);
    free(desk.take("2026-04-09", linked.refers_to("NOR-0002")));
    free(desk.take("2026-04-09", say(Step::Merged).refers_to("NOR-0002")));
    assert_eq!(desk.status(), Status::NotAccepted);
    desk
}

fn seq(desk: &Desk, which: impl Fn(&Event) -> bool) -> u32 {
    let facts = desk.case().facts();
    let found = facts.iter().rfind(|it| which(it.event));
    found.expect("it stands").seq
}

fn is_merger(event: &Event) -> bool {
    matches!(event, Event::StepTaken(it) if it.step == Step::Merged)
}

fn is_refusal(event: &Event) -> bool {
    matches!(event, Event::NotAccepted { .. })
}

#[test]
fn a_merger_that_is_undone_or_the_refusal_that_came_with_it_brings_the_case_back_whole() {
    for which in [is_merger, is_refusal] {
        let mut desk = merged();
        let entry = seq(&desk, which);
        free(desk.give(take_back(entry)));
        assert_eq!(desk.status(), Status::Stage1);
        assert_eq!(desk.times(Step::Merged), 0);
        assert_eq!(desk.runs("ST-10"), (day("2026-04-01"), day("2026-04-24")));
        desk.send(ONE, "2026-04-20");
        free(desk.ask(TWO, "2026-04-27"));
        assert_eq!(desk.status(), Status::Stage2);
    }
}

#[test]
fn a_refusal_that_is_undone_brings_the_case_back_whole() {
    let mut desk = Desk::statutory("2026-04-01");
    desk.does_not_qualify(day("2026-04-02"));
    let refusal = desk.give(not_accept(day("2026-04-09"), Ground::NotAFunction));
    refusal.expect("it is turned away");
    let entry = seq(&desk, is_refusal);
    free(desk.give(take_back(entry)));
    assert_eq!(desk.status(), Status::Stage1);
    assert_eq!(desk.due("ST-10"), day("2026-04-17"));
}
