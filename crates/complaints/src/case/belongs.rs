//! Points that go another way than the law has it.

use super::State;
use crate::codes::{Kind, Procedure, RaisedBy, Role};
use crate::ids::{PersonNumber, PointNumber, RouteNumber, StageNumber};
use crate::step::{About, Answer, Step};

impl State {
    /// Whether it is on record that nobody who complains may do so by the Children Act procedure, or that it came too late.
    /// That one of them may not takes nothing from the others, nor does it where it is said of who only acts for somebody.
    pub fn may_not_complain(&self) -> bool {
        let late = self.taken(Step::LateDecided).next_back();
        let declined = late.is_some_and(|it| it.it.answer == Some(Answer::Declined));
        let nobody = if self.complainants().is_empty() {
            let mut people = self.people.keys();
            people.any(|it| self.turned_away(*it))
        } else {
            self.may_still_complain().is_empty()
        };
        declined || nobody
    }

    /// Those who complain, and of whom it is not on record that they may not.
    pub fn may_still_complain(&self) -> Vec<PersonNumber> {
        let all = self.complainants().into_iter().map(|(number, _)| number);
        all.filter(|it| !self.turned_away(*it)).collect()
    }

    /// Whether it is on record that somebody may not complain, or has no sufficient interest.
    fn turned_away(&self, person: PersonNumber) -> bool {
        let mut decided = [Step::PersonEntitled, Step::InterestDecided].into_iter();
        decided.any(|step| {
            let about = About::Person(person);
            let last = self.taken(step).rfind(|it| it.it.about == about);
            last.and_then(|it| it.it.answer) == Some(Answer::No)
        })
    }

    /// The points that go by the corporate procedure, while it is on record that the function they are about qualifies
    /// for the Children Act procedure, and nothing that the person may not complain by it.
    pub fn qualify_elsewhere(&self) -> Vec<(RouteNumber, PointNumber)> {
        let over = self.refusal.is_some() || self.withdrawn.is_some() || self.closed().is_some();
        let confirmed = self.taken(Step::OtherProcedureRight).next().is_some();
        if self.receipt.kind != Kind::Complaint || over || confirmed || self.may_not_complain() {
            return Vec::new();
        }
        let qualifies = |point: &PointNumber| {
            let mut said = self.taken(Step::FunctionReliedOn);
            let last = said.rfind(|it| it.it.about == About::Point(*point));
            last.and_then(|it| it.it.answer) == Some(Answer::Qualifies)
        };
        let corporate = self
            .routes
            .iter()
            .filter(|(_, it)| it.procedure == Some(Procedure::Corporate));
        corporate
            .flat_map(|(number, route)| route.points.iter().map(|point| (*number, *point)))
            .filter(|(_, point)| qualifies(point))
            .collect()
    }

    /// The points of a corporate route that a child or a care leaver complains about, and of which it is not recorded
    /// whether the Children Act procedure covers them.
    pub fn childs_points_elsewhere(&self, route: RouteNumber) -> Vec<PointNumber> {
        let corporate = self
            .routes
            .get(&route)
            .filter(|it| it.procedure == Some(Procedure::Corporate));
        let complaint = self.receipt.kind == Kind::Complaint && self.accepted();
        if !complaint || !self.child_complains() || self.may_not_complain() {
            return Vec::new();
        }
        let said = |point: PointNumber| {
            let mut taken = self.taken(Step::FunctionReliedOn);
            taken.any(|it| it.it.about == About::Point(point))
        };
        let points = corporate.map_or(&[][..], |it| &it.points);
        points.iter().copied().filter(|it| !said(*it)).collect()
    }

    /// Whether a Children Act complaint came from somebody whom the Act does not name: they complain by an interest in the
    /// child that the council finds sufficient.
    pub fn complains_by_interest(&self) -> bool {
        let statutory = self.receipt.procedure == Some(Procedure::ChildrenAct);
        let unnamed = matches!(
            self.receipt.raised_by,
            Some(RaisedBy::Relative | RaisedBy::Professional | RaisedBy::Other)
        );
        let said = self.taken(Step::PersonEntitled).next_back();
        let entitled = said.is_some_and(|it| it.it.answer == Some(Answer::Yes));
        self.receipt.kind == Kind::Complaint && statutory && unnamed && !entitled
    }

    /// Whether nobody has recorded or decided anything of it while stage 1 goes on.
    pub fn interest_undecided(&self) -> bool {
        let over = self.refusal.is_some() || self.withdrawn.is_some();
        let mut stages = self.stages().iter();
        let going_on = stages.all(|(number, it)| *number == StageNumber::One && it.is_open());
        let decided = [
            Step::PersonEntitled,
            Step::InterestReliedOn,
            Step::InterestDecided,
        ];
        !over && going_on && decided.iter().all(|it| self.taken(*it).next().is_none())
    }

    /// Whose interest it is: whoever complains; the case where nobody is on it.
    pub fn whose_interest(&self) -> About {
        let complains = |roles: &[Role]| roles.is_empty() || roles.contains(&Role::Complainant);
        let mut people = self.people.iter();
        let who = people.find(|(_, it)| !it.about && complains(&it.roles));
        who.map_or(About::Case, |(number, _)| About::Person(*number))
    }
}
