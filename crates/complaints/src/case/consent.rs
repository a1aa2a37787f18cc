//! Agreement that something may be passed on: whose, what it covers, whom it may be told, and whether it still holds.

use super::{Person, State, Taken};
use crate::codes::{RaisedBy, Role};
use crate::ids::PersonNumber;
use crate::occurred::Occurred;
use crate::personal::{Personal, TextName};
use crate::step::{About, Answer, Step};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The health service, as a joint complaint names it.
pub const NHS: &str = "NHS";

/// What somebody said last about passing something on to a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Consent<'a> {
    /// Who: a person, or the case where nobody is named.
    pub who: About,
    /// The body that may be told; none means any.
    pub whom: Option<&'a str>,
    /// What it covers.
    pub covers: Option<&'a Personal<String>>,
    /// When it was said.
    pub on: Occurred,
    /// What was said.
    pub answer: Answer,
    /// When it had been given, where it was taken back.
    pub given: Option<Occurred>,
}

impl Consent<'_> {
    /// Whether it lets something be passed on.
    pub fn allows(&self) -> bool {
        self.answer == Answer::Yes
    }

    /// Whether it speaks of a body: of every one, or of this one, under a longer or a shorter name.
    pub fn speaks_of(&self, body: &str) -> bool {
        self.whom.is_none_or(|whom| same_body(whom, body))
    }
}

impl std::fmt::Display for Consent<'_> {
    /// What was said, without who said it and what it covers: "agreed 2 April 2026 that the NHS trust may be told".
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let whom = self.whom.unwrap_or("another body");
        match (self.answer, self.given) {
            (Answer::Yes, _) => write!(f, "agreed {} that {whom} may be told", self.on),
            (Answer::TakenBack, Some(given)) => write!(
                f,
                "agreed {given} that {whom} may be told, and took it back {}",
                self.on
            ),
            (Answer::TakenBack, None) => {
                write!(f, "took back {} that {whom} may be told", self.on)
            }
            _ => write!(f, "refused {} that {whom} is told", self.on),
        }
    }
}

/// Whether one name has all the words of the other: "NHS" and "the Northmere NHS trust".
fn same_body(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let name = name.to_lowercase();
        let words = name.split(|it: char| !it.is_alphanumeric());
        let words = words.filter(|it| !it.is_empty() && *it != "the");
        words.map(str::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    let within = |some: &[String], all: &[String]| some.iter().all(|it| all.contains(it));
    within(&one, &other) || within(&other, &one)
}

/// The parts in which somebody acts for somebody else.
const ACTS: [Role; 6] = [
    Role::Representative,
    Role::Advocate,
    Role::Solicitor,
    Role::Member,
    Role::Councillor,
    Role::Mp,
];

impl State {
    /// Whether somebody is on the case to act for somebody else, and is not a child whom it is about.
    pub fn acts_for_others(&self, number: PersonNumber) -> bool {
        let acts = |it: &Person| !it.about && it.roles.iter().any(|role| ACTS.contains(role));
        self.people.get(&number).is_some_and(acts)
    }

    /// Whether whoever raised it is on the list of the Act, so that they complain in their own right.
    pub const fn raised_in_own_right(&self) -> bool {
        matches!(
            self.receipt.raised_by,
            Some(
                RaisedBy::Parent
                    | RaisedBy::FosterCarer
                    | RaisedBy::Adopter
                    | RaisedBy::SpecialGuardian
            )
        )
    }

    /// Whether the council found that somebody has sufficient interest in the child's welfare: that is a right of their own.
    pub fn interest_found(&self, number: PersonNumber) -> bool {
        let mut decided = self.taken(Step::InterestDecided);
        let last = decided.rfind(|it| it.it.about == About::Person(number));
        last.is_some_and(|it| it.it.answer == Some(Answer::Yes))
    }

    /// Whether somebody acts for the child and has no right of their own to complain, so that the child agrees first; where
    /// nobody is recorded as representative, whether the child was asked.
    pub fn represented(&self) -> bool {
        let needs = |(number, it): (&PersonNumber, &Person)| {
            let complains = it.roles.contains(&Role::Complainant);
            !(self.interest_found(*number) || complains && self.raised_in_own_right())
        };
        let mut acting = self
            .people
            .iter()
            .filter(|(_, it)| it.roles.contains(&Role::Representative))
            .peekable();
        if acting.peek().is_none() {
            return self.taken(Step::ConsentAsked).next().is_some();
        }
        acting.any(needs)
    }

    /// When it was known of every child whom the case is about whether they agree that somebody acts for them: each answered
    /// for themselves, or whoever has parental responsibility answered for all. None while one has not.
    pub fn consents_answered(&self) -> Option<Occurred> {
        let children: Vec<About> = self.children().map(About::Person).collect();
        let answers = || self.taken(Step::ConsentAnswered);
        let for_all = answers().find(|it| !children.contains(&it.it.about));
        if let Some(for_all) = for_all {
            return Some(for_all.on);
        }
        let first_of = |child: &About| answers().find(|it| it.it.about == *child);
        let each: Option<Vec<Occurred>> = children
            .iter()
            .map(|child| first_of(child).map(|it| it.on))
            .collect();
        each?.into_iter().max_by_key(|it| it.latest())
    }

    /// Each time that somebody said whether a body may be told, in order.
    pub fn asked_of_passing_on<'a>(&'a self, body: &'a str) -> impl Iterator<Item = &'a Taken> {
        let of_it = move |it: &&Taken| {
            let whom = it.it.reference.as_deref();
            whom.is_none_or(|whom| same_body(whom, body))
        };
        self.taken(Step::ConsentToPassOn).filter(of_it)
    }

    /// What each person said last about telling a body, or every body.
    pub fn last_said_of(&self, body: &str) -> BTreeMap<About, Consent<'_>> {
        let consents = self.consents().into_iter();
        let of_it = consents.filter(|it| it.speaks_of(body));
        of_it.map(|it| (it.who, it)).collect()
    }

    /// Whether everybody who was asked agrees that a body is told; none while nobody said anything.
    pub fn agreed_to_tell(&self, body: &str) -> Option<bool> {
        let last = self.last_said_of(body);
        (!last.is_empty()).then(|| last.values().all(Consent::allows))
    }

    /// The times since a day in which nobody had agreed that a body is told, or somebody did not: each from its first day up
    /// to, not including, its end.
    pub fn not_to_be_told(&self, body: &str, since: Date) -> Vec<(Date, Option<Date>)> {
        let mut said: Vec<&Taken> = self.asked_of_passing_on(body).collect();
        said.sort_by_key(|it| it.on.latest());
        let mut last = BTreeMap::new();
        let mut times = Vec::new();
        let mut waits = Some(since);
        for taken in said {
            last.insert(taken.it.about, taken.it.answer);
            let agreed = last.values().all(|it| *it == Some(Answer::Yes));
            let on = taken.on.earliest();
            match waits {
                Some(from) if agreed => {
                    times.push((from, Some(on)));
                    waits = None;
                }
                None if !agreed => waits = Some(on.max(since)),
                _ => {}
            }
        }
        times.extend(waits.map(|from| (from, None)));
        times
    }

    /// What each person said last about each body, in the order in which it was said.
    pub fn consents(&self) -> Vec<Consent<'_>> {
        let mut all: Vec<Consent<'_>> = Vec::new();
        let mut taken: Vec<&Taken> = self.taken(Step::ConsentToPassOn).collect();
        taken.sort_by_key(|it| it.on.latest());
        for taken in taken {
            let Some(answer) = taken.it.answer else {
                continue;
            };
            let mut consent = Consent {
                who: taken.it.about,
                whom: taken.it.reference.as_deref(),
                covers: taken.texts.get(TextName::Reason),
                on: taken.on,
                answer,
                given: None,
            };
            let before = all.iter().position(|it| {
                it.who == consent.who
                    && match (it.whom, consent.whom) {
                        (Some(one), Some(other)) => same_body(one, other),
                        (one, other) => one == other,
                    }
            });
            if let Some(before) = before {
                let before = all.remove(before);
                if answer == Answer::TakenBack && before.allows() {
                    consent.given = Some(before.on);
                    consent.whom = consent.whom.or(before.whom);
                }
            }
            all.push(consent);
        }
        all
    }
}
