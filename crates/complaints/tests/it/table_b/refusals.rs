//! What a refusal says: the source of the case's own procedure, and what to do first.

use crate::desk::{Desk, ONE, TWO, extend, move_point, not_accept_because, withdraw};
use crate::way::{Given, Says, day, free, refused, say, warned};
use complaints::codes::{Ground, Kind, Procedure, RaisedBy, Role};
use complaints::command::Command;
use complaints::event::Event;
use complaints::ids::PersonNumber;
use complaints::rules::GuardId;
use complaints::step::{About, Step};

#[test]
fn b6_what_the_ombudsman_asks_is_of_an_entry_which_is_recorded_first() {
    let mut desk = Desk::with(Kind::OmbudsmanEnquiry, None, day("2026-12-01"));
    let asked = || say(Step::OmbudsmanAsked).names("2026-12-29");
    refused(
        desk.take("2026-12-02", asked()),
        GuardId::StepInItsPlace,
        "heard case ombudsman REFERENCE",
    );
    let entry = desk.ombudsman("2026-12-01");
    refused(
        desk.take("2026-12-02", asked()),
        GuardId::StepInItsPlace,
        "Say what it is about",
    );
    free(desk.take("2026-12-02", asked().about(entry)));
}

fn reopen(desk: &mut Desk) -> Given {
    desk.give(Command::Reopen {
        on: day("2026-12-22"),
        reason: "they wrote again".into(),
    })
}

#[test]
fn a_refused_withdrawal_or_reopening_cites_the_source_of_the_cases_own_procedure() {
    let complaint = |procedure| (Kind::Complaint, Some(procedure));
    let sources = [
        (
            complaint(Procedure::ChildrenAct),
            "Regulations 14, 17 and 20)",
        ),
        (
            complaint(Procedure::Corporate),
            ": Complaint Handling Code 6)",
        ),
        (complaint(Procedure::PublicHealth), ": SI 2012/3094 Part 5)"),
        (
            complaint(Procedure::DataProtection),
            ": Data (Use and Access) Act 2025)",
        ),
        (
            complaint(Procedure::JointNhs),
            ": SI 2009/309 regulation 9)",
        ),
        (
            (Kind::MemberEnquiry, None),
            ": Practice of councils: no law gives it stages)",
        ),
        (
            (Kind::ServiceRequest, None),
            ": Practice of councils: no law gives it stages)",
        ),
    ];
    for ((kind, procedure), source) in sources {
        let mut desk = Desk::with(kind, procedure, day("2026-12-01"));
        refused(reopen(&mut desk), GuardId::OpenStage, source);
        free(desk.give(withdraw(day("2026-12-14"))));
        refused(
            desk.give(withdraw(day("2026-12-21"))),
            GuardId::OpenStage,
            source,
        );
    }
}

#[test]
fn a_second_extension_and_one_past_the_longer_limit_cite_the_procedure_that_limits_them() {
    let mut statutory = Desk::statutory("2026-12-01");
    free(statutory.extend(ONE, "2026-12-07", "2026-12-22"));
    refused(
        statutory.extend(ONE, "2026-12-08", "2026-12-23"),
        GuardId::OneExtension,
        "Regulation 14 (stage 1)",
    );
    let mut data = Desk::with(
        Kind::Complaint,
        Some(Procedure::DataProtection),
        day("2026-12-01"),
    );
    refused(
        data.give(extend(ONE, day("2026-12-07"), day("2027-01-11"))),
        GuardId::ExtensionWithinTheLimit,
        ": Data (Use and Access) Act 2025",
    );
}

#[test]
fn co_11_stage_1_of_the_code_is_extended_by_more_than_ten_working_days_only_for_a_good_reason() {
    let mut desk = Desk::corporate("2026-12-21");
    free(desk.give(Command::Acknowledge {
        on: day("2026-12-24"),
    }));
    free(desk.take("2027-01-04", say(Step::ExtensionNamesOmbudsman).at(ONE)));
    // ten working days are over on 12 January, twenty on 26 January
    assert_eq!(desk.due("CO-11"), day("2027-01-12"));
    let to = |to, reason: Option<&str>| Command::ExtendStage {
        route: complaints::ids::RouteNumber::MAIN,
        stage: ONE,
        on: day("2027-01-04"),
        to: day(to),
        reason: reason.map(Into::into),
        told_on: Some(day("2027-01-04")),
        approved_by: None,
    };
    refused(
        desk.give(to("2027-01-27", None)),
        GuardId::ExtensionWithinTheLimit,
        "the good reason for that is not recorded",
    );
    let reason = Some("the file is with the court until then");
    warned(
        desk.give(to("2027-02-02", reason)),
        GuardId::ExtensionWithinTheLimit,
        "so long only for a good reason",
    );
    assert_eq!(desk.due("CO-11"), day("2027-02-02"));
    // the Regulations know no such reason
    let mut statutory = Desk::statutory("2026-12-21");
    refused(
        statutory.give(to("2027-02-02", reason)),
        GuardId::ExtensionWithinTheLimit,
        "no later than 21 January 2027, working day 20",
    );
}

#[test]
fn a_point_about_data_moved_before_the_act_was_in_force_is_told_of_no_time_of_that_act() {
    let moved = |received: &str| {
        let mut desk = Desk::corporate(received);
        desk.another_point(received);
        let on = day(received);
        desk.give(move_point(on, 2, Procedure::DataProtection))
    };
    free(moved("2026-06-18"));
    warned(
        moved("2026-06-19"),
        GuardId::NotHeldBack,
        "Acknowledge it within 30 days",
    );
}

#[test]
fn consent_to_a_representative_is_not_asked_of_an_adult_who_complains_for_themselves() {
    let complainant = |raised_by| {
        let mut desk = Desk::received_as("2026-12-01", |it| it.raised_by = raised_by);
        let number = desk.person(1, vec![Role::Complainant, Role::Relative]);
        (desk, About::Person(number))
    };
    for raised_by in [None, Some(RaisedBy::Relative)] {
        let (mut desk, who) = complainant(raised_by);
        let asked = say(Step::ConsentAsked).about(who);
        refused(
            desk.take("2026-12-02", asked.clone()),
            GuardId::NoConsentInOwnRight,
            "nobody is recorded who acts for them",
        );
        // once somebody acts for them it is theirs to agree
        desk.person(2, vec![Role::Representative]);
        free(desk.take("2026-12-02", asked));
    }
    let (mut by_solicitor, who) = complainant(Some(RaisedBy::Solicitor));
    free(by_solicitor.take("2026-12-02", say(Step::ConsentAsked).about(who)));
}

#[test]
fn nobody_is_appointed_twice_to_one_part() {
    let mut desk = Desk::at_stage_2("2026-11-25", "2026-12-01");
    let officer = desk.person(1, vec![Role::Staff]);
    let other = desk.person(2, vec![Role::Staff]);
    let mut appoint = |on: &str, number: PersonNumber| {
        let who = About::Person(number);
        desk.take(on, say(Step::InvestigatorAppointed).at(TWO).about(who))
    };
    appoint("2026-12-02", officer).expect("they are appointed");
    refused(
        appoint("2026-12-03", officer),
        GuardId::StepOnce,
        "has that part already, since 2 December 2026",
    );
    appoint("2026-12-04", other).expect("somebody else takes over");
    appoint("2026-12-07", officer).expect("and gives it back");
}

#[test]
fn what_it_turned_out_to_be_counts_from_no_day_before_the_contact_came() {
    let mut desk = Desk::with(Kind::ServiceRequest, None, day("2026-12-01"));
    refused(
        desk.give(Command::Convert {
            on: day("2026-12-04"),
            kind: Kind::Complaint,
            procedure: Some(Procedure::ChildrenAct),
            since: Some(day("2026-11-30")),
            reason: "it was dissatisfaction from the beginning".into(),
        }),
        GuardId::CountsFromReceipt,
        "30 November 2026 cannot be its first day",
    );
}

/// It turned out on 14 December 2026 to be a corporate complaint, and that was first said on the 11th.
fn corporate_since_the_11th() -> Command {
    Command::Convert {
        on: day("2026-12-14"),
        kind: Kind::Complaint,
        procedure: Some(Procedure::Corporate),
        since: Some(day("2026-12-11")),
        reason: "it is about another function".into(),
    }
}

#[test]
fn what_it_turned_out_to_be_counts_from_then_and_what_held_before_from_receipt() {
    let mut desk = Desk::received_as("2026-12-01", |it| {
        it.kind = Kind::ServiceRequest;
        it.procedure = None;
        it.raised_by = Some(RaisedBy::Child);
    });
    assert_eq!(desk.runs("ST-05"), (day("2026-12-01"), day("2026-12-02")));
    assert_eq!(desk.runs("SR-01").0, day("2026-12-01"));
    desk.does_not_qualify(day("2026-12-04"));
    desk.give(corporate_since_the_11th())
        .expect("it turned out to be a complaint");
    assert_eq!(desk.runs("ST-05"), (day("2026-12-01"), day("2026-12-02")));
    assert_eq!(desk.runs("CO-10"), (day("2026-12-11"), day("2026-12-18")));
    assert_eq!(
        desk.runs("CO-11").0,
        day("2026-12-18"),
        "once it is acknowledged"
    );
}

#[test]
fn a_childs_complaint_that_leaves_the_act_with_a_later_day_keeps_its_time_for_an_advocate() {
    let mut desk = Desk::by_child("2026-12-01");
    desk.does_not_qualify(day("2026-12-04"));
    desk.give(corporate_since_the_11th())
        .expect("it goes another way");
    assert_eq!(desk.runs("ST-05"), (day("2026-12-01"), day("2026-12-02")));
    assert_eq!(desk.runs("CO-10").0, day("2026-12-11"));
}

#[test]
fn s_52_a_corporate_complaint_is_refused_for_a_reason_of_its_own_that_is_one_of_the_code() {
    let corporate = || Desk::corporate("2026-12-01");
    let bare = |ground| Command::NotAccept {
        on: day("2026-12-02"),
        ground,
        reason: None,
        ombudsman_named: true,
    };
    for ground in [
        Ground::NotEntitled,
        Ground::NotAFunction,
        Ground::NoInterest,
    ] {
        refused(
            corporate().give(not_accept_because(day("2026-12-02"), ground, "so it is")),
            GuardId::CodeRefusalHasReasons,
            "is a ground of the Children Act procedure, and none of the Code",
        );
    }
    for ground in [Ground::NotThisCouncil, Ground::Proceedings] {
        refused(
            corporate().give(bare(ground)),
            GuardId::CodeRefusalHasReasons,
            "Complaint Handling Code 2.1 to 2.5",
        );
        let given = corporate().give(not_accept_because(
            day("2026-12-02"),
            ground,
            "it is the county's road",
        ));
        given.expect("it has its reason");
    }
    refused(
        corporate().give(bare(Ground::Duplicate)),
        GuardId::GroundOnRecord,
        "of which case it is a duplicate",
    );
    refused(
        corporate().give(not_accept_because(
            day("2026-12-02"),
            Ground::AlreadyConsidered,
            "as before",
        )),
        GuardId::GroundOnRecord,
        "which case went through every stage",
    );
}

#[test]
fn co_01_a_corporate_complaint_is_late_after_twelve_months_and_not_before() {
    let arose = |on: &str| say(Step::GroundsArose).names(on);
    let late = || {
        not_accept_because(
            day("2026-12-02"),
            Ground::Late,
            "two years ago, and nothing kept them",
        )
    };
    let mut desk = Desk::corporate("2026-12-01");
    refused(
        desk.give(late()),
        GuardId::CodeRefusalHasReasons,
        "since when they could complain is not recorded",
    );
    free(desk.take("2026-12-02", arose("2025-12-01")));
    refused(
        desk.give(late()),
        GuardId::CodeRefusalHasReasons,
        "they could complain since 1 December 2025, and it came on 1 December 2026, within twelve months",
    );
    let mut desk = Desk::corporate("2026-12-02");
    free(desk.take("2026-12-02", arose("2025-12-01")));
    desk.give(late()).expect("it came after them");
}

/// As a version wrote it that only warned.
fn went_to(procedure: Procedure) -> Event {
    Event::Converted {
        kind: Kind::Complaint,
        procedure: Some(procedure),
        since: day("2026-12-01"),
    }
}

#[test]
fn b2_a_complaint_that_went_another_way_is_no_later_than_it_was() {
    let mut desk = Desk::statutory("2026-12-01");
    desk.does_not_qualify(day("2026-12-04"));
    desk.give(corporate_since_the_11th())
        .expect("it goes another way");
    free(desk.take("2026-12-14", say(Step::GroundsArose).names("2025-12-05")));
    refused(
        desk.give(not_accept_because(
            day("2026-12-15"),
            Ground::Late,
            "it was long ago",
        )),
        GuardId::CodeRefusalHasReasons,
        "it came on 1 December 2026, within twelve months",
    );
}

#[test]
fn s_31_what_left_the_children_act_procedure_without_a_word_on_its_points_is_refused_on_its_grounds_alone()
 {
    let mut desk = Desk::statutory("2026-12-01");
    desk.happened(day("2026-12-02"), went_to(Procedure::Corporate));
    refused(
        desk.give(not_accept_because(day("2026-12-03"), Ground::Late, "late")),
        GuardId::BothQuestionsNo,
        "both questions about a late complaint",
    );
}

#[test]
fn what_was_not_accepted_is_not_refused_again_on_another_ground() {
    let mut desk = Desk::corporate("2026-12-01");
    let refuse =
        |on: &str| not_accept_because(day(on), Ground::NotThisCouncil, "it is the county's road");
    desk.give(refuse("2026-12-02")).expect("it has its reason");
    refused(
        desk.give(refuse("2026-12-03")),
        GuardId::KnownItem,
        "it was not accepted 2 December 2026 already",
    );
}

#[test]
fn s_52_a_reason_that_says_nothing_is_none() {
    for blank in [" ", "x", "...", "n/a", "12"] {
        let blank = not_accept_because(day("2026-12-02"), Ground::NotThisCouncil, blank);
        refused(
            Desk::corporate("2026-12-01").give(blank),
            GuardId::CodeRefusalHasReasons,
            "says nothing of this complaint",
        );
    }
}

#[test]
fn co_01_of_two_days_since_which_they_could_complain_the_last_that_was_recorded_stands() {
    let mut desk = Desk::corporate("2026-12-01");
    for (time, arose) in [(1, "2024-01-01"), (2, "2026-01-05")] {
        let mut said = say(Step::GroundsArose).names(arose);
        said.time = time;
        desk.past(day("2026-12-02"), said);
    }
    refused(
        desk.give(not_accept_because(
            day("2026-12-03"),
            Ground::Late,
            "two years ago",
        )),
        GuardId::CodeRefusalHasReasons,
        "they could complain since 5 January 2026",
    );
}

#[test]
fn s_31_what_came_into_the_children_act_procedure_and_left_it_without_a_word_is_refused_on_its_grounds()
 {
    let mut desk = Desk::corporate("2026-12-01");
    for procedure in [Procedure::ChildrenAct, Procedure::Corporate] {
        desk.happened(day("2026-12-02"), went_to(procedure));
    }
    refused(
        desk.give(not_accept_because(day("2026-12-03"), Ground::Late, "late")),
        GuardId::BothQuestionsNo,
        "both questions about a late complaint",
    );
}

#[test]
fn the_reasons_of_the_code_are_asked_of_a_corporate_complaint_alone() {
    let mut desk = Desk::corporate("2026-12-01");
    desk.give(Command::Convert {
        on: day("2026-12-02"),
        kind: Kind::Complaint,
        procedure: Some(Procedure::DataProtection),
        since: None,
        reason: "it is about a record".into(),
    })
    .expect("it goes by that");
    let refused = desk.give(Command::NotAccept {
        on: day("2026-12-03"),
        ground: Ground::NotThisCouncil,
        reason: None,
        ombudsman_named: true,
    });
    refused.expect("the Code is none of it");
}

#[test]
fn b7_a_refusal_under_the_code_tells_of_the_ombudsman() {
    let mut desk = Desk::corporate("2026-12-01");
    let refused_by_letter = |ombudsman_named| Command::NotAccept {
        on: day("2026-12-03"),
        ground: Ground::NotThisCouncil,
        reason: Some("it is the county's road".to_owned()),
        ombudsman_named,
    };
    refused(
        desk.give(refused_by_letter(false)),
        GuardId::CodeRefusalHasReasons,
        "how to go to the Ombudsman about this refusal",
    );
    free(desk.give(refused_by_letter(true)));
}

#[test]
fn b9_a_public_health_complaint_is_late_only_after_a_day_that_is_known() {
    let mut desk = Desk::received_as("2026-12-01", |it| {
        it.procedure = Some(Procedure::PublicHealth);
    });
    let late = || not_accept_because(day("2026-12-03"), Ground::Late, "it was long ago");
    refused(
        desk.give(late()),
        GuardId::StepSaysWhatItMust,
        "the day since when they could complain is not recorded",
    );
    free(desk.take("2026-12-02", say(Step::GroundsArose).names("2025-12-02")));
    warned(
        desk.give(late()),
        GuardId::LateAfterTwelveMonths,
        "they could complain since 2 December 2025, and it came on 1 December 2026, within twelve months",
    );
}
