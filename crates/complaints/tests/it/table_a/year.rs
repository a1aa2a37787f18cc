//! AR-01 and CO-40: what the council owes for a year that is over.

use crate::way::day;
use complaints::rules::Rules;
use complaints::year::{Duty, YearDays, YearStep, YearTaken, duties, last_year_end};

const DAYS: fn() -> YearDays = || YearDays {
    annual_report: Some(day("2026-09-30")),
    performance_report: None,
};

fn taken(year_end: &str, step: YearStep, on: &str) -> YearTaken {
    YearTaken {
        year_end: day(year_end),
        step,
        on: day(on),
        reference: None,
    }
}

fn owed<'a>(rules: &'a Rules, taken: &'a [YearTaken]) -> Vec<Duty<'a>> {
    duties(rules, day("2026-03-31"), DAYS(), taken)
}

#[test]
fn ar_01_is_done_once_published_and_whoever_is_shown_it_later_has_a_day_of_their_own() {
    let rules = Rules::built_in().expect("they read");
    let mut done = vec![
        taken("2026-03-31", YearStep::ShownToStaff, "2026-09-25"),
        // another year's says nothing of this one
        taken("2025-03-31", YearStep::ReportPublished, "2025-09-30"),
    ];
    let find = |owed: Vec<Duty<'_>>| {
        let mut all = owed.into_iter();
        let report = all.find(|it| it.rule.id == "AR-01").expect("it is owed");
        let late = report.late(day("2026-10-01"));
        (report.due, report.done_on(), report.open, late)
    };
    let due = Some(day("2026-09-30"));
    let (report, committee) = (YearStep::ReportPublished, YearStep::ShownToCommittee);
    assert_eq!(
        find(owed(&rules, &done)),
        (due, None, vec![report, committee], true)
    );
    done.push(taken("2026-03-31", report, "2026-09-28"));
    let published = Some(day("2026-09-28"));
    assert_eq!(
        find(owed(&rules, &done)),
        (due, published, vec![committee], false)
    );
    done.push(taken("2026-03-31", committee, "2026-10-02"));
    assert_eq!(find(owed(&rules, &done)), (due, published, vec![], false));
}

#[test]
fn ar_01_that_was_published_after_the_councils_day_stays_late() {
    let rules = Rules::built_in().expect("they read");
    let done = [taken("2026-03-31", YearStep::ReportPublished, "2026-10-02")];
    let owed = owed(&rules, &done);
    let report = owed.iter().find(|it| it.rule.id == "AR-01");
    assert!(report.expect("it is owed").late(day("2026-11-25")));
}

#[test]
fn co_40_waits_for_the_self_assessment_the_report_and_governances_response() {
    let rules = Rules::built_in().expect("they read");
    let done = [
        taken("2026-03-31", YearStep::PerformancePublished, "2026-09-28"),
        taken("2026-03-31", YearStep::ReportPublished, "2026-09-28"),
    ];
    let owed_now = owed(&rules, &done);
    let code = owed_now.iter().find(|it| it.rule.id == "CO-40");
    let code = code.expect("it is owed");
    assert_eq!(
        code.open,
        [YearStep::SelfAssessed, YearStep::GovernanceAnswered]
    );
    assert_eq!(
        code.done_on(),
        None,
        "governance's response is published with it"
    );
    assert_eq!(code.due, None, "the council named no day");
    assert!(
        !code.late(day("2028-01-01")),
        "without a day nothing is late"
    );
}

#[test]
fn the_year_that_is_over_ended_on_the_31_march_before() {
    assert_eq!(last_year_end(day("2026-11-25")), day("2026-03-31"));
    assert_eq!(last_year_end(day("2026-04-01")), day("2026-03-31"));
    assert_eq!(last_year_end(day("2026-03-31")), day("2025-03-31"));
}
