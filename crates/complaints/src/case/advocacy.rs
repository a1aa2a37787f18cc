//! Advocates (Children Act 1989 s.26A): for each child of a case, the offer and what came of it.

use super::{Advocacy, Person, State, Taken};
use crate::codes::{AdvocacyAnswer, Role};
use crate::ids::PersonNumber;
use crate::occurred::Occurred;
use crate::step::{About, Step};

impl Advocacy {
    const fn is_empty(&self) -> bool {
        self.offered.is_none() && self.answered.is_none()
    }

    /// What is known of one child: what is said of them by name, and beside it what is said of the case.
    fn over(self, case: &Self) -> Self {
        let offered = self.offered.or(case.offered);
        let said = if self.answered.is_some() {
            self
        } else {
            case.clone()
        };
        Self { offered, ..said }
    }

    /// When the child said that they want none: while that was waited for, or before and not otherwise since.
    fn declined_since(&self, awaited: Occurred) -> Option<Occurred> {
        let declined = |it: &&Self| it.answer == Some(AdvocacyAnswer::Declined);
        let meanwhile = |it: &&Self| {
            it.answered
                .is_some_and(|on| on.latest() >= awaited.earliest())
        };
        let mut earlier = self.earlier.iter().filter(declined);
        let said = earlier.find(meanwhile).or(Some(self).filter(declined));
        said.and_then(|it| it.answered)
    }

    /// Whether an advocate was offered, or there is an answer without that.
    const fn is_settled(&self) -> bool {
        self.offered.is_some() || self.answer.is_some()
    }
}

impl State {
    /// The children whom the case is about.
    pub fn children(&self) -> impl Iterator<Item = PersonNumber> {
        let people = self.people.iter();
        people.filter(|(_, it)| it.about).map(|(number, _)| *number)
    }

    /// Whether a child or a care leaver complains: as the receipt says who raised it, or, where it does not say, as somebody
    /// who complains is recorded as one.
    pub fn child_complains(&self) -> bool {
        let young = |it: &Person| {
            let roles = [Role::Child, Role::CareLeaver];
            it.about || roles.iter().any(|role| it.roles.contains(role))
        };
        let complains = |it: &Person| it.roles.contains(&Role::Complainant) && young(it);
        match self.receipt.raised_by {
            Some(raised_by) => raised_by.is_child_or_care_leaver(),
            None => self.people.values().any(complains),
        }
    }

    /// The offer of an advocate to a child, and its answer. What names no child is about the first.
    pub fn advocacy_of(&self, child: Option<PersonNumber>) -> Advocacy {
        let child = child.or_else(|| self.children().next());
        let known = child.and_then(|it| self.advocacy_of_children.get(&it));
        let known = known.cloned().unwrap_or_default();
        if child == self.children().next() {
            known.over(&self.advocacy)
        } else {
            known
        }
    }

    /// What was recorded of the offer of an advocate and names no child.
    pub const fn advocacy_unnamed(&self) -> &Advocacy {
        &self.advocacy
    }

    /// What was recorded of the offer of an advocate and names this child.
    pub fn advocacy_named(&self, child: PersonNumber) -> Option<&Advocacy> {
        self.advocacy_of_children.get(&child)
    }

    /// What is known of the offer to each child, as far as anything is; of nobody by name where the case names no child.
    pub fn advocacies(&self) -> Vec<(Option<PersonNumber>, Advocacy)> {
        let mut all: Vec<Option<PersonNumber>> = self.children().map(Some).collect();
        if all.is_empty() {
            all.push(None);
        }
        let each = all.into_iter().map(|it| (it, self.advocacy_of(it)));
        each.filter(|(_, it)| !it.is_empty()).collect()
    }

    /// The whole case in one: the first offer, and the answer of the first child who has an advocate, or else of the first
    /// who answered.
    pub fn advocacy_in_one(&self) -> Advocacy {
        let all = self.advocacies();
        let offered = all.iter().filter_map(|(_, it)| it.offered);
        let offered = offered.min_by_key(|it| it.earliest());
        let has_one = |it: &Advocacy| {
            matches!(
                it.answer,
                Some(AdvocacyAnswer::Accepted | AdvocacyAnswer::HasOne)
            )
        };
        let answered = all
            .iter()
            .map(|(_, it)| it)
            .filter(|it| it.answered.is_some());
        let said = answered.clone().find(|it| has_one(it));
        let said = said.or_else(|| answered.clone().next());
        Advocacy {
            offered,
            ..said.cloned().unwrap_or_default()
        }
    }

    /// The children whom the case is about and who complain with somebody else: each makes the representation, and is owed an
    /// advocate for it (Children Act 1989 s.26A).
    pub fn children_who_complain(&self) -> Vec<PersonNumber> {
        let complains = |number: &PersonNumber| {
            let person = self.people.get(number);
            person.is_some_and(|it| it.roles.contains(&Role::Complainant))
        };
        self.children().filter(complains).collect()
    }

    /// The children to whom an advocate is owed: all whom the case is about where a child or care leaver raised it, and
    /// otherwise those who complain with whoever did.
    fn advocates_are_for(&self) -> Vec<PersonNumber> {
        let mut children = self.advocates_were_for();
        children.retain(|it| self.withdrew(*it).is_none());
        children
    }

    /// The same, and those of them who withdrew.
    fn advocates_were_for(&self) -> Vec<PersonNumber> {
        if self.child_complains() {
            self.children().collect()
        } else {
            self.children_who_complain()
        }
    }

    /// Whether every child to whom an advocate was owed has withdrawn.
    pub(crate) fn advocates_for_nobody(&self) -> bool {
        !self.advocates_were_for().is_empty() && self.advocates_are_for().is_empty()
    }

    /// The children to whom an advocate has yet to be offered, where a child or care leaver complained: none by name
    /// where the case names none. Of an only child nothing is owed where an advocate is on the case.
    pub fn advocates_owed(&self) -> Vec<Option<PersonNumber>> {
        let children = self.advocates_are_for();
        if children.is_empty() && !self.child_complains() {
            return Vec::new();
        }
        if self.children().count() > 1 {
            let owed = children.into_iter().map(Some);
            return owed
                .filter(|it| !self.advocacy_of(*it).is_settled())
                .collect();
        }
        let mut people = self.people.values();
        let there = people.any(|it| it.roles.contains(&Role::Advocate));
        let child = children.first().copied();
        let owed = !there && !self.advocacy_of(child).is_settled();
        owed.then_some(child).into_iter().collect()
    }

    /// When every child to whom an advocate is owed had been offered one; none while one has not.
    pub fn advocates_offered(&self) -> Option<Occurred> {
        let children = self.advocates_are_for();
        if children.is_empty() {
            return self.advocacy.offered;
        }
        let offers = children.into_iter();
        let offers = offers.map(|it| self.advocacy_of(Some(it)).offered);
        let offers: Option<Vec<Occurred>> = offers.collect();
        offers?.into_iter().max_by_key(|it| it.latest())
    }

    /// The step that ends a wait for an advocate: for the same child, or without a word of which.
    pub fn advocate_came(&self, awaited: &Taken) -> Option<&Taken> {
        let came = || {
            let came = self.taken(Step::AdvocateCame);
            came.filter(|it| it.it.route == awaited.it.route)
        };
        let same =
            came().find(|it| it.it.about == awaited.it.about && it.it.time == awaited.it.time);
        same.or_else(|| {
            came().find(|it| {
                let unsaid = [it.it.about, awaited.it.about].contains(&About::Case);
                unsaid && it.it.about != awaited.it.about && it.on.latest() >= awaited.on.earliest()
            })
        })
    }

    /// When a wait for an advocate ended: the advocate came, or the child wants none any more, or does not complain any more.
    pub fn wait_for_advocate_ended(&self, awaited: &Taken) -> Option<Occurred> {
        let child = match awaited.it.about {
            About::Person(child) => Some(child),
            _ => None,
        };
        let advocacy = self.advocacy_of(child);
        let ends = [
            self.advocate_came(awaited).map(|it| it.on),
            advocacy.declined_since(awaited.on),
            child.and_then(|it| self.withdrew(it)),
        ];
        let ends = ends.into_iter().flatten();
        ends.min_by_key(|it| it.earliest())
    }

    /// When nothing waited for an advocate any more; none while something does.
    pub fn waits_for_advocates_ended(&self) -> Option<Occurred> {
        let awaited = self.taken(Step::AdvocateAwaited);
        let ends: Option<Vec<Occurred>> =
            awaited.map(|it| self.wait_for_advocate_ended(it)).collect();
        ends?.into_iter().max_by_key(|it| it.latest())
    }

    /// The children for whose advocate the case waits.
    pub fn waiting_for_advocates_of(&self) -> Vec<About> {
        let awaited = self.taken(Step::AdvocateAwaited);
        let open = awaited.filter(|it| self.wait_for_advocate_ended(it).is_none());
        open.map(|it| it.it.about).collect()
    }
}
