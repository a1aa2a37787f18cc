//! What came after its year, and what is over: neither passes without a word, and neither is called late.

use crate::desk::{Desk, ONE};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::alerts::{Alert, alerts};
use complaints::clock::{ClockState, clocks};
use complaints::codes::{Kind, Procedure};
use complaints::command::Command;
use complaints::decide::{Context, offered};
use complaints::duties::overdue;
use complaints::gaps::{Gap, gaps};
use complaints::ids::EntryNumber;
use complaints::personal::Personal;
use complaints::projection::project;
use complaints::promises::{Kept, promises};
use complaints::rules::GuardId;
use complaints::step::{About, Answer, Step};
use complaints::turn::{Turn, turns};

fn banner(desk: &Desk, heading: &str) -> Option<Alert> {
    let clocks = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    let on = day("2026-06-01");
    let all = alerts(desk.case(), &clocks, on, &desk.calendar);
    all.into_iter().find(|it| it.heading == heading)
}

#[test]
fn st_00_grounds_arose_by_the_day_on_which_the_complaint_came() {
    let mut desk = Desk::statutory("2025-10-06");
    let arose = |day: &str| say(Step::GroundsArose).names(day);
    for later in ["2025-10-07", "2029-01-01"] {
        refused(
            desk.take("2025-10-08", arose(later)),
            GuardId::StepSaysWhatItMust,
            "6 October 2025, the day on which the complaint came",
        );
    }
    free(desk.take("2025-10-08", arose("2025-10-06")));
    let all = desk.clocks("ST-00");
    assert!(!gaps(desk.case(), &all).contains(&Gap::LateUndecided));
}

/// Regulation 9: both questions are answered, and the decision recorded; until then that is somebody's to do, and a gap.
#[test]
fn st_00_what_came_after_its_year_is_to_be_decided_until_somebody_does() {
    let mut desk = Desk::statutory("2025-10-06");
    free(desk.take("2025-10-07", say(Step::GroundsArose).names("2024-03-01")));
    let to_decide = |desk: &Desk| {
        let all = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
        let all = turns(desk.case().state(), &all, &desk.rules, day("2025-10-08"));
        let late = |it: &Turn| it.what.contains("though it came after its year");
        all.iter().any(late)
    };
    let gap = |desk: &Desk| gaps(desk.case(), &desk.clocks("ST-00")).contains(&Gap::LateUndecided);
    assert!(to_decide(&desk) && gap(&desk));
    let say_of = |step, answer| say(step).answer(answer);
    free(desk.take("2025-10-08", say_of(Step::LateEffective, Answer::Yes)));
    free(desk.take("2025-10-08", say_of(Step::LateReasonable, Answer::Yes)));
    assert!(to_decide(&desk), "the questions are no decision");
    let taken_up = say_of(Step::LateDecided, Answer::Accepted).refers_to("Complaints manager");
    desk.take("2025-10-08", taken_up).expect("it is taken up");
    assert!(!to_decide(&desk) && !gap(&desk));
}

#[test]
fn st_00_says_how_long_after_its_grounds_a_complaint_came_until_that_is_decided() {
    let mut desk = Desk::statutory("2025-10-06");
    free(desk.take("2025-10-07", say(Step::GroundsArose).names("2024-03-01")));
    let late = banner(&desk, "It came late").expect("it is said");
    let says = "19 months after its grounds arose on 1 March 2024";
    assert!(late.text.starts_with(says), "{}", late.text);
    free(desk.take("2025-10-08", say(Step::LateEffective).answer(Answer::Yes)));
    let accepted = say(Step::LateDecided).answer(Answer::Accepted);
    free(desk.take("2025-10-08", accepted.refers_to("Complaints manager")));
    assert_eq!(banner(&desk, "It came late"), None);

    let mut in_time = Desk::statutory("2025-03-01");
    free(in_time.take("2025-03-03", say(Step::GroundsArose).names("2024-03-01")));
    assert_eq!(
        banner(&in_time, "It came late"),
        None,
        "the last day of the year"
    );
}

#[test]
fn d_22_009_191_a_complaint_that_was_taken_up_is_not_declined_as_late_at_stage_2() {
    let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23");
    free(desk.take("2026-12-24", say(Step::GroundsArose).names("2025-01-10")));
    free(desk.take("2026-12-24", say(Step::LateEffective).answer(Answer::No)));
    free(desk.take("2026-12-24", say(Step::LateReasonable).answer(Answer::Yes)));
    let declined = say(Step::LateDecided).answer(Answer::Declined);
    refused(
        desk.take("2026-12-24", declined.refers_to("Complaints manager")),
        GuardId::NoRefusalOnceAnswered,
        "22 008 976",
    );
}

#[test]
fn lg_01_and_st_12_are_over_and_never_late() {
    let mut desk = Desk::statutory("2026-03-02");
    free(desk.take("2026-03-02", say(Step::GroundsArose).names("2026-02-02")));
    desk.send(ONE, "2026-03-09");
    let answered = desk.clock("ST-12");
    assert_eq!(answered.state, ClockState::Running);
    for id in ["LG-01", "ST-12"] {
        let clock = desk.clock(id);
        let due = clock.due.expect("it has a day");
        let after = due.tomorrow().expect("a day");
        assert_eq!(clock.own_time_over(due), None, "{id}");
        assert_eq!(clock.own_time_over(after), Some(due), "{id}");
        assert!(!clock.late(after), "{id}");
    }
}

/// A complaint that the Ombudsman asked about, stage 1 answered.
fn told() -> (Desk, About) {
    let mut desk = Desk::statutory("2026-10-01");
    desk.send(ONE, "2026-10-08");
    let entry = desk.ombudsman("2026-12-01");
    (desk, entry)
}

#[test]
fn lg_03_ends_with_the_decision() {
    let (mut desk, entry) = told();
    let draft = say(Step::OmbudsmanDraft).about(entry).names("2027-02-01");
    free(desk.take("2027-01-18", draft));
    assert!(desk.clock("LG-03").late(day("2027-02-02")));
    free(desk.give(Command::OmbudsmanDecides {
        on: day("2027-02-01"),
        entry: EntryNumber(1),
        decision: "Upheld".to_owned(),
        investigated: Some(true),
    }));
    let draft = desk.clock("LG-03");
    assert_eq!(draft.state, ClockState::Ended);
    assert!(!draft.late(day("2027-03-02")));
}

#[test]
fn a_remedy_that_the_ombudsman_found_done_is_a_promise_kept() {
    let (mut desk, entry) = told();
    let code = say(Step::OmbudsmanCode).about(entry);
    free(desk.take("2027-03-01", code.answer(Answer::Upheld)));
    assert_eq!(
        desk.case().state().ombudsman_code(EntryNumber(1)),
        Some(Answer::Upheld)
    );
    let remedy = desk.remedy("2027-03-01", "2027-04-01", Some(1));
    let kept = |desk: &Desk| promises(desk.case())[0].state;
    free(desk.take("2027-03-24", say(Step::EvidenceSent).about(remedy)));
    assert_eq!(kept(&desk), Kept::Open);
    let found = |answer| say(Step::ComplianceFound).about(remedy).answer(answer);
    free(desk.take("2027-04-12", found(Answer::NotComplied)));
    assert_eq!(kept(&desk), Kept::Open);
    free(desk.take("2027-04-20", say(Step::EvidenceSent).about(remedy)));
    free(desk.take("2027-04-26", found(Answer::Late)));
    let on = day("2027-04-20");
    assert_eq!(kept(&desk), Kept::Done { on, proof: true });
    assert!(!promises(desk.case())[0].late(day("2027-05-04")));
}

#[test]
fn what_the_ombudsman_sends_back_is_a_complaint_first() {
    let mut desk = Desk::with(Kind::OmbudsmanEnquiry, None, day("2026-12-01"));
    let entry = desk.ombudsman("2026-12-01");
    let back = || {
        say(Step::ReferredBack)
            .about(entry)
            .answer(Answer::StageOne)
    };
    refused(
        desk.take("2026-12-02", back()),
        GuardId::StagesOfTheProcedure,
        "Say first that it turned out to be a complaint",
    );
    desk.give(Command::Convert {
        on: day("2026-12-02"),
        kind: Kind::Complaint,
        procedure: Some(Procedure::ChildrenAct),
        since: None,
        reason: Personal::new("sent back by the Ombudsman".to_owned()),
    })
    .expect("it turned out to be a complaint");
    free(desk.take("2026-12-02", back()));
    assert_eq!(desk.due("ST-10"), day("2026-12-15"));
}

#[test]
fn lg_02_ends_with_the_decision_or_as_it_is_sent_back() {
    let asked = || {
        let (mut desk, entry) = told();
        let asks = say(Step::OmbudsmanAsked).about(entry).names("2027-01-18");
        free(desk.take("2026-12-14", asks));
        assert!(desk.clock("LG-02").late(day("2027-01-19")));
        (desk, entry)
    };
    let (mut decided, _) = asked();
    free(decided.give(Command::OmbudsmanDecides {
        on: day("2027-01-18"),
        entry: EntryNumber(1),
        decision: "Upheld".to_owned(),
        investigated: Some(true),
    }));
    let (mut back, entry) = asked();
    let sent_back = say(Step::ReferredBack).about(entry);
    back.take("2027-01-11", sent_back.answer(Answer::StageOne))
        .expect("it is sent back");
    for desk in [&decided, &back] {
        let clock = desk.clock("LG-02");
        assert_eq!(clock.state, ClockState::Ended);
        assert_eq!(
            clock.ended_in_words(desk.case().state()),
            "ended: the Ombudsman decided it, or sent it back"
        );
    }
    // what the Ombudsman asks after that is to be answered
    let again = say(Step::OmbudsmanAsked).about(About::Entry(EntryNumber(1)));
    free(decided.take("2027-03-15", again.names("2027-04-12")));
    let all = decided.clocks("LG-02");
    assert_eq!(all[1].state, ClockState::Running);
}

#[test]
fn a_day_of_the_ombudsmans_comes_before_the_question_whether_they_go_on() {
    let (mut desk, entry) = told();
    // ST-12A was due on 5 November
    assert_eq!(
        desk.next_on("2026-12-01"),
        Some(("ST-12A".to_owned(), day("2026-11-05"), true))
    );
    let asks = say(Step::OmbudsmanAsked).about(entry).names("2027-01-18");
    free(desk.take("2026-12-14", asks));
    let reply = |late| Some(("LG-02".to_owned(), day("2027-01-18"), late));
    assert_eq!(desk.next_on("2026-12-15"), reply(false));
    assert_eq!(desk.next_on("2027-01-19"), reply(true));
    free(desk.take("2027-01-18", say(Step::OmbudsmanReplied).about(entry)));
    let code = say(Step::OmbudsmanCode).about(entry);
    free(desk.take("2027-03-01", code.answer(Answer::Upheld)));
    free(desk.give(Command::OmbudsmanDecides {
        on: day("2027-03-01"),
        entry: EntryNumber(1),
        decision: "Upheld".to_owned(),
        investigated: Some(true),
    }));
    desk.remedy("2027-03-01", "2027-04-01", Some(1));
    assert_eq!(
        desk.next_on("2027-03-02").map(|it| it.0).as_deref(),
        Some("LG-04")
    );
    let all = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    let late = overdue(desk.case().state(), &all, day("2027-04-02"));
    let late: Vec<&str> = late.iter().map(|it| it.rule.id.as_str()).collect();
    assert_eq!(late, ["ST-12A"], "by LG-04 the case itself is late");
    let row = project(desk.case(), &desk.rules, &desk.calendar).row;
    assert!(
        !row.open,
        "it is over, and judged by the Ombudsman's day all the same"
    );
    assert_eq!(row.due_on, Some(day("2027-04-01")));
    assert_eq!(row.owed_on, Some(day("2026-11-05")));
    assert_eq!(
        promises(desk.case())[0].from_in_words(),
        "recommended by the Ombudsman"
    );
}

#[test]
fn what_the_ombudsman_recommended_is_owed_until_it_was_found_to_be_done() {
    let (mut desk, entry) = told();
    let code = say(Step::OmbudsmanCode).about(entry);
    free(desk.take("2027-03-01", code.answer(Answer::Upheld)));
    let remedy = desk.remedy("2027-03-01", "2027-04-01", Some(1));
    free(desk.take("2027-04-08", say(Step::ProofRecorded).about(remedy)));
    free(desk.done(remedy, "2027-04-08"));
    let kept = |desk: &Desk| promises(desk.case())[0].clone();
    let on = day("2027-04-08");
    assert_eq!(kept(&desk).state, Kept::Unproved { on });
    assert!(desk.running("LG-04") && kept(&desk).late(day("2027-04-09")));
    free(desk.take("2027-04-08", say(Step::EvidenceSent).about(remedy)));
    let found = |answer| say(Step::ComplianceFound).about(remedy).answer(answer);
    warned(
        desk.take("2027-04-26", found(Answer::Complied)),
        GuardId::DoneWithProof,
        "it was done 8 April 2027, and was due on 1 April 2027",
    );
    assert_eq!(kept(&desk).state, Kept::Done { on, proof: true });
    warned(
        desk.take("2027-04-27", found(Answer::Late)),
        GuardId::DoneWithProof,
        "it was found on 26 April 2027: complied",
    );
}

#[test]
fn what_has_no_stages_is_not_proposed_to_be_sent_back() {
    let proposed = |desk: &Desk| {
        let context = Context {
            now: crate::desk::noon(desk.today),
            rules: &desk.rules,
            calendar: &desk.calendar,
        };
        let all = offered(desk.case(), &context);
        all.iter().any(|it| it.rule.step == Step::ReferredBack)
    };
    let mut enquiry = Desk::with(Kind::OmbudsmanEnquiry, None, day("2026-12-01"));
    enquiry.ombudsman("2026-12-01");
    assert!(!proposed(&enquiry));
    assert!(proposed(&told().0));
}
