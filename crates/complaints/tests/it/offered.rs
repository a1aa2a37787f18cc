//! What may be done next: for everybody and everything on the case, not the first alone.

use crate::desk::{Desk, TWO, noon};
use crate::way::{Says, free, say};
use complaints::codes::Role;
use complaints::decide::{Context, offered};
use complaints::ids::{PersonNumber, PointNumber, RecommendationNumber};
use complaints::step::{About, Answer, Step};

/// What a step may be taken about now; nothing where it is not offered.
fn about(desk: &Desk, step: Step) -> Vec<About> {
    let context = Context {
        now: noon(desk.today),
        rules: &desk.rules,
        calendar: &desk.calendar,
    };
    let mut all = offered(desk.case(), &context).into_iter();
    all.find(|it| it.rule.step == step)
        .map_or_else(Vec::new, |it| it.about)
}

const FIRST: About = About::Person(PersonNumber(1));
const SECOND: About = About::Person(PersonNumber(2));

#[test]
fn a_decision_on_interest_is_offered_for_the_second_person_whose_needs_are_met() {
    let mut desk = Desk::statutory("2026-12-16");
    desk.person(1, vec![Role::Complainant]);
    desk.person(2, vec![Role::Relative]);
    assert_eq!(about(&desk, Step::InterestDecided), []);
    free(desk.take("2026-12-16", say(Step::InterestReliedOn).about(SECOND)));
    assert_eq!(about(&desk, Step::InterestDecided), [SECOND]);
    // what was said about one of two is still to be said about the other
    assert_eq!(about(&desk, Step::InterestReliedOn), [FIRST]);
}

#[test]
fn each_point_whose_function_is_known_may_be_decided() {
    let mut desk = Desk::statutory("2026-12-16");
    desk.another_point("2026-12-16");
    let second = About::Point(PointNumber(2));
    let function = say(Step::FunctionReliedOn)
        .about(second)
        .answer(Answer::Qualifies)
        .refers_to("Children Act 1989 Part 3");
    free(desk.take("2026-12-17", function));
    assert_eq!(about(&desk, Step::PointDecided), [second]);
    assert_eq!(
        about(&desk, Step::FunctionReliedOn),
        [About::Point(PointNumber(1)), second]
    );
}

#[test]
fn each_recommendation_that_has_no_answer_is_offered_for_one_and_the_next_can_be_made() {
    let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23");
    let of = |number| About::Recommendation(RecommendationNumber(number));
    assert_eq!(about(&desk, Step::RecommendationAnswered), []);
    for number in [1, 2] {
        let made = say(Step::RecommendationMade).at(TWO).about(of(number));
        free(desk.take("2027-01-29", made));
    }
    assert_eq!(about(&desk, Step::RecommendationMade), [of(3)]);
    let accepted = say(Step::RecommendationAnswered)
        .at(TWO)
        .about(of(1))
        .answer(Answer::Accepted);
    free(desk.take("2027-01-29", accepted));
    assert_eq!(about(&desk, Step::RecommendationAnswered), [of(2)]);
}

#[test]
fn nobody_who_complains_or_is_complained_about_is_offered_for_a_part_in_deciding() {
    let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23");
    let parts = |desk: &Desk| {
        [
            Step::InvestigatorAppointed,
            Step::IndependentPersonAppointed,
            Step::AdjudicatorAppointed,
        ]
        .map(|step| about(desk, step))
    };
    let of = |person| About::Person(person);
    desk.person(1, vec![Role::Child]);
    desk.person(2, vec![Role::StaffComplainedAbout]);
    assert_eq!(parts(&desk), [vec![], vec![], vec![]]);
    let staff = of(desk.person(3, vec![Role::Staff]));
    let outside = of(desk.person(4, Vec::new()));
    // whoever declared a conflict can be named, and the refusal says why not
    let conflict = say(Step::Declared).about(staff).answer(Answer::Conflict);
    free(desk.take("2026-12-23", conflict));
    let either = || vec![staff, outside];
    assert_eq!(parts(&desk), [either(), either(), either()]);
}
