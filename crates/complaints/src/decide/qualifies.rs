//! What the lists of the law say of a function or a person, and of a complaint that goes another way.

use super::{Desk, Refusal, Remark};
use crate::case::{Person, Taken};
use crate::codes::{Procedure, RaisedBy, Role};
use crate::ids::{PersonNumber, PointNumber, RouteNumber};
use crate::personal::{Personal, TextName, says_why};
use crate::rules::{GuardId, Listed};
use crate::step::{About, Answer, Step, StepTaken};
use std::collections::BTreeMap;

const CONVERT: &str = "Take it to the Children Act procedure (convert the case, or move the point), where it counts from its \
                       receipt; or record that the person may not complain by that (“person_entitled”)";

impl Desk<'_> {
    /// Refuses to say of a listed function that it does not qualify, and warns where what qualifies goes by the corporate
    /// procedure.
    pub(super) fn function_relied_on(&self, step: &StepTaken) -> Result<Vec<Remark>, Refusal> {
        if step.answer == Some(Answer::Qualifies) {
            return Ok(self.would_go_another_way(step.about).into_iter().collect());
        }
        let law = step.reference.as_deref().unwrap_or_default();
        let functions = self.context.rules.functions().iter();
        let named = functions.filter_map(|it| Some((it.named_by(law)?, it)));
        let Some((listed, function)) = named.max_by_key(|(listed, _)| *listed) else {
            return Ok(Vec::new());
        };
        let (act, under) = (function.act.label(), &function.under);
        if listed == Listed::InPart {
            let which: Vec<String> = function
                .subsections
                .iter()
                .map(|it| format!("({it})"))
                .collect();
            return Ok(vec![self.remark(
                GuardId::FunctionOnTheList,
                format!(
                    "of “{law}” ({act}), subsections {} qualify: {under}",
                    which.join(", ")
                ),
                "Name the subsection that it is about",
            )]);
        }
        Err(self.refuse(
            GuardId::FunctionOnTheList,
            format!("“{law}” ({act}) qualifies: {under}"),
            "Record that it qualifies, or name the law that the point is about instead",
        ))
    }

    fn would_go_another_way(&self, about: About) -> Option<Remark> {
        let state = self.state();
        let About::Point(point) = about else {
            return None;
        };
        let mut routes = state.routes.values();
        let corporate = routes
            .any(|it| it.points.contains(&point) && it.procedure == Some(Procedure::Corporate));
        let why = format!("{point} qualifies, and goes by the corporate procedure");
        (corporate && !state.may_not_complain())
            .then(|| self.remark(GuardId::CorporateNeverForStatutory, why, CONVERT))
    }

    /// What is said of the points of a route that qualify and go by the corporate procedure: the answer is refused for
    /// it, and a request for stage 2 stands with its day.
    pub(super) fn going_another_way(&self, route: RouteNumber) -> Option<Remark> {
        let all = self.state().qualify_elsewhere().into_iter();
        let points: Vec<PointNumber> = all
            .filter(|(of, _)| *of == route)
            .map(|(_, point)| point)
            .collect();
        if points.is_empty() {
            return None;
        }
        let points: Vec<String> = points.iter().map(ToString::to_string).collect();
        let why = format!(
            "it is recorded that the function of {} qualifies, and the person may complain",
            points.join(", and of ")
        );
        Some(self.remark(GuardId::CorporateNeverForStatutory, why, CONVERT))
    }

    /// Refuses a corporate answer of what qualifies for the Children Act procedure.
    pub(super) fn answered_the_right_way(&self, route: RouteNumber) -> Result<(), Refusal> {
        match self.going_another_way(route) {
            None => Ok(()),
            Some(remark) => Err(Refusal::Guards {
                remarks: vec![remark],
            }),
        }
    }

    /// Warns of somebody who is on the list of those who may complain, and of whom it is said that they may not.
    pub(super) fn person_entitled(
        &self,
        step: &StepTaken,
        reason: Option<&Personal<String>>,
    ) -> Vec<Remark> {
        if step.answer != Some(Answer::No) {
            return Vec::new();
        }
        let mut said = step.reference.clone().unwrap_or_default();
        if let Some(reason) = reason {
            said.push(' ');
            said.push_str(reason.reveal());
        }
        let listed = self.on_the_list(step.about);
        listed
            .into_iter()
            .chain(self.not_by_responsibility_alone(&said))
            .collect()
    }

    /// The same of everybody of whom it is on record, when the complaint is turned away on that ground. `reason` is what
    /// is said then.
    pub(super) fn nobody_on_the_list(&self, reason: &str) -> Vec<Remark> {
        let said: Vec<&StepTaken> = self
            .state()
            .taken(Step::PersonEntitled)
            .map(|it| &it.it)
            .filter(|it| it.answer == Some(Answer::No))
            .collect();
        let laws = said.iter().filter_map(|it| it.reference.as_deref());
        let all: Vec<&str> = laws.chain([reason]).collect();
        let mut people: Vec<About> = said.iter().map(|it| it.about).collect();
        people.dedup();
        let listed = people.into_iter().filter_map(|it| self.on_the_list(it));
        listed
            .chain(self.not_by_responsibility_alone(&all.join(" ")))
            .collect()
    }

    /// Refuses to turn away a child, a care leaver or a parent of whom nobody wrote down what was weighed: a name for what
    /// they are, or a paragraph of the law, is no reason by itself (24 019 922).
    pub(super) fn factors_weighed(&self) -> Result<(), Refusal> {
        let state = self.state();
        let decided = |about: About| {
            let mut decided = state.taken(Step::InterestDecided);
            decided.any(|it| it.it.about == about)
        };
        let mut last: BTreeMap<PersonNumber, &Taken> = BTreeMap::new();
        for taken in state.taken(Step::PersonEntitled) {
            if let About::Person(number) = taken.it.about {
                last.insert(number, taken);
            }
        }
        let unweighed = last.iter().find(|(number, taken)| {
            let words = taken.texts.get(TextName::Reason);
            let said = words.is_some_and(|it| says_why(it.reveal()));
            taken.it.answer == Some(Answer::No)
                && !said
                && self.child_or_parent(**number)
                && !decided(About::Person(**number))
        });
        let Some((number, _)) = unweighed else {
            return Ok(());
        };
        Err(self.refuse(
            GuardId::GroundOnRecord,
            format!(
                "{number} is a child or a parent, and what was weighed before it was said that they may not complain is \
                 not recorded"
            ),
            "Weigh it and write it down with the decision (“person_entitled” with its reason): the tie to the child, the \
             care that they give, the child's view, what is asked for; or weigh their interest in the child \
             (“interest_decided”)",
        ))
    }

    /// Whether somebody is a child whom the case is about, or one who complains, a care leaver, or a parent.
    fn child_or_parent(&self, number: PersonNumber) -> bool {
        let state = self.state();
        let Some(person) = state.people.get(&number) else {
            return false;
        };
        let of = [Role::Child, Role::CareLeaver, Role::Parent];
        let raised_by = state.receipt.raised_by.is_some_and(|it| {
            matches!(
                it,
                RaisedBy::Child | RaisedBy::CareLeaver | RaisedBy::Parent
            )
        });
        person.about
            || of.iter().any(|it| person.roles.contains(it))
            || (raised_by && complains(person))
    }

    /// Warns where parental responsibility is all that is said.
    pub(super) fn not_by_responsibility_alone(&self, said: &str) -> Option<Remark> {
        let said = said.to_lowercase();
        let mut words = said.split(|it: char| !it.is_alphanumeric());
        let named = said.contains("parental responsibility") || words.any(|it| it == "pr");
        named.then(|| {
            self.remark(
                GuardId::NoParentalResponsibility,
                "whether the person has parental responsibility is not the test by itself",
                "Record what was weighed: the tie to the child, the child's view, what is asked for",
            )
        })
    }

    /// Warns where a person's role, or what the receipt says of whoever complains, is on the list of the law.
    fn on_the_list(&self, about: About) -> Option<Remark> {
        let About::Person(number) = about else {
            return None;
        };
        let state = self.state();
        let person = state.people.get(&number)?;
        let raised_by = state.receipt.raised_by.filter(|_| complains(person));
        let entry = self.context.rules.entitled().iter().find(|entry| {
            let role = |it: &Role| it.code() == entry.who.code();
            person.roles.iter().any(role) || raised_by == Some(entry.who)
        })?;
        let who = entry.who.label().to_lowercase();
        let why = format!("{about} is a {who}, who may complain by {}", entry.law);
        Some(self.remark(
            GuardId::PersonOnTheList,
            why,
            "Record why they are none of these, with the law and the facts; if they are, record that they may complain, or \
             weigh their interest in the child (“interest_relied_on”)",
        ))
    }
}

/// Whether somebody is on the case as who complains.
fn complains(person: &Person) -> bool {
    person.roles.contains(&Role::Complainant) || (person.roles.is_empty() && !person.about)
}
