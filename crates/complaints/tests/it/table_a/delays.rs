//! The measures of timeliness at the end of table A: whose days a delay was.

use crate::desk::{Desk, ONE, TWO};
use crate::way::{Given, Says, day, free, refused, say, warned};
use complaints::clock::Delay;
use complaints::rules::GuardId;
use complaints::step::{Answer, Step};

/// A stage 1 answer that was due on 4 January 2027 and sent eight working days later.
fn late() -> Desk {
    let mut desk = Desk::statutory("2026-12-16");
    assert_eq!(desk.due("ST-10"), day("2027-01-04"));
    desk.send(ONE, "2027-01-14");
    desk
}

fn of(desk: &Desk, clock: &str) -> Option<Delay> {
    let clock = desk.clock(clock);
    clock
        .delay(desk.case().state(), &desk.calendar, desk.today)
        .expect("within the calendar")
}

fn days(desk: &mut Desk, who: Answer, days: Option<u16>, clock: &str) -> Given {
    let mut step = say(Step::DelayAttributed).answer(who).refers_to(clock);
    step.days = days;
    desk.take("2027-01-15", step)
}

#[test]
fn days_of_a_late_clock_are_said_by_whom_they_were_caused_and_the_rest_is_told() {
    let mut desk = late();
    let delay = of(&desk, "ST-10").expect("it is late");
    assert_eq!((delay.late, delay.unsaid()), (8, 8));
    assert_eq!(
        delay.to_string(),
        "8 working days late: whose days they were is not recorded"
    );
    free(days(&mut desk, Answer::Authority, Some(3), "ST-10"));
    free(days(&mut desk, Answer::ThirdParty, Some(4), "ST-10"));
    let delay = of(&desk, "ST-10").expect("it is late");
    assert_eq!(
        delay.caused,
        [(Answer::Authority, 3), (Answer::ThirdParty, 4)]
    );
    assert_eq!(
        delay.to_string(),
        "8 working days late: 3 the council's, 4 a third party's, 1 not said"
    );
    // who caused it moves no date, and the answer stays late
    assert_eq!(desk.stopped("ST-10"), (day("2027-01-14"), 18, false));
}

#[test]
fn no_more_days_are_said_than_there_are_and_none_of_a_clock_that_is_not_late() {
    let mut desk = late();
    refused(
        days(&mut desk, Answer::Complainant, Some(9), "ST-10"),
        GuardId::KnownItem,
        "ST-10 is 8 working days late",
    );
    refused(
        days(&mut desk, Answer::Complainant, Some(1), "ST-12"),
        GuardId::KnownItem,
        "Name a clock that is late: ST-10",
    );
    assert_eq!(desk.times(Step::DelayAttributed), 0);
    let mut in_time = Desk::statutory("2026-12-16");
    in_time.send(ONE, "2027-01-04");
    assert_eq!(of(&in_time, "ST-10"), None);
}

#[test]
fn without_a_number_it_speaks_of_the_whole_and_says_that_it_should_have_one() {
    let mut desk = late();
    warned(
        days(&mut desk, Answer::Complainant, None, "ST-10"),
        GuardId::StepSaysWhatItMust,
        "no text requires it",
    );
    let delay = of(&desk, "ST-10").expect("it is late");
    assert_eq!(delay.caused, [(Answer::Complainant, 8)]);
    assert_eq!(delay.unsaid(), 0);
    assert_eq!(
        delay.to_string(),
        "8 working days late: 8 the complainant's"
    );
}

#[test]
fn over_the_weekend_after_the_due_day_no_working_day_is_anybodys_yet() {
    let mut desk = Desk::statutory("2026-04-01");
    assert_eq!(desk.due("ST-10"), day("2026-04-17"));
    desk.today = day("2026-04-18");
    assert_eq!(of(&desk, "ST-10"), None);
    desk.today = day("2026-04-20");
    assert_eq!(of(&desk, "ST-10").map(|it| it.late), Some(1));
}

#[test]
fn days_of_a_late_acknowledgement_are_none_of_a_late_answer() {
    let mut desk = Desk::corporate("2026-04-01");
    desk.today = day("2026-04-27");
    let mut step = say(Step::DelayAttributed)
        .answer(Answer::Authority)
        .refers_to("CO-10");
    step.days = Some(2);
    free(desk.take("2026-04-27", step));
    let caused = |clock| of(&desk, clock).map(|it| (it.late, it.caused));
    assert_eq!(caused("CO-10"), Some((11, vec![(Answer::Authority, 2)])));
    assert_eq!(caused("CO-11"), Some((1, vec![])));
}

#[test]
fn of_a_clock_that_is_less_late_than_was_thought_no_more_days_are_told_than_there_are() {
    let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23");
    desk.today = day("2027-02-05");
    free(days(&mut desk, Answer::Authority, Some(3), "ST-20"));
    free(days(&mut desk, Answer::ThirdParty, Some(1), "ST-20"));
    // it turns out that a day did not count
    free(desk.park("2027-01-11", &[], Some("2027-01-12")));
    let delay = of(&desk, "ST-20").expect("it is late");
    assert_eq!(delay.to_string(), "3 working days late: 3 the council's");
}

#[test]
fn an_answer_that_is_still_owed_is_late_until_today() {
    let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23");
    desk.today = day("2027-02-05");
    free(days(&mut desk, Answer::Authority, Some(4), "ST-20"));
    let delay = of(&desk, "ST-20").expect("it is late");
    assert_eq!((delay.late, delay.unsaid()), (4, 0));
    desk.today = day("2027-02-08");
    let delay = of(&desk, "ST-20").expect("it is later");
    assert_eq!((delay.late, delay.unsaid()), (5, 1));
    assert!(
        desk.case()
            .stage(TWO)
            .is_some_and(complaints::case::Stage::is_open)
    );
}

#[test]
fn why_it_was_late_is_of_the_list_and_words_alone_are_another_reason() {
    let mut desk = late();
    let said = |who: Answer, days: u16, cause: Option<&str>| {
        let mut step = say(Step::DelayAttributed).answer(who).refers_to("ST-10");
        step.days = Some(days);
        step.cause = cause.map(str::to_owned);
        step
    };
    let step = said(Answer::ThirdParty, 4, Some("information_awaited"));
    free(desk.take_bare("2027-01-15", step));
    // words of before there was a list
    free(desk.take("2027-01-15", said(Answer::Authority, 1, None)));
    let step = said(Answer::Authority, 2, Some("information_awaited"));
    free(desk.take_bare("2027-01-15", step));
    let delay = of(&desk, "ST-10").expect("it is late");
    assert_eq!(
        delay.reasons,
        [
            (Some("information_awaited".to_owned()), 6),
            (Some("other".to_owned()), 1)
        ]
    );
    assert_eq!(
        delay.why(&desk.rules),
        "6 waiting for another body's information, 1 another reason, in words"
    );
    assert_eq!(
        delay.caused,
        [(Answer::Authority, 3), (Answer::ThirdParty, 4)]
    );
    refused(
        desk.take_bare("2027-01-15", said(Answer::Authority, 1, Some("rain"))),
        GuardId::KnownItem,
        "family_asked (the family asked for it)",
    );
    refused(
        desk.take_bare("2027-01-15", said(Answer::Authority, 1, Some("other"))),
        GuardId::StepSaysWhatItMust,
        "Write it with the step",
    );
    warned(
        desk.take_bare("2027-01-15", said(Answer::Authority, 1, None)),
        GuardId::StepSaysWhatItMust,
        "no text requires it",
    );
}
