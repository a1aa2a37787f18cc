//! What is to be known of each person of a case when dealing with them: one list, for every place that shows people.

use crate::case::{Case, Consent, Person, State, Taken};
use crate::event::Event;
use crate::ids::PersonNumber;
use crate::personal::{Personal, TextName};
use crate::recorded::Recorded;
use crate::step::{About, Answer, Step};
use jiff::civil::Date;

/// A person of a case, and what is to be known when dealing with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownPerson<'a> {
    /// Their number on the case.
    pub number: PersonNumber,
    /// The person.
    pub person: &'a Person,
    /// What is to be known, what must not be missed first.
    pub known: Vec<Known>,
}

/// Something to be known of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// What kind of thing it is.
    pub what: What,
    /// What it says.
    pub text: Personal<String>,
}

/// What kinds of thing are to be known of a person, in the order in which they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// How they may be reached without harm, and how not.
    SafeContact,
    /// That contact with them is restricted, and how.
    Restriction,
    /// An interpreter, sign language, a format, a venue (Complaint Handling Code 5.6; Equality Act 2010).
    Need,
    /// Of a member of staff: team and terms at the time.
    StaffStatus,
    /// Of a child: whether they were judged to understand, when, and by whom that was recorded.
    Understanding,
    /// Of a child: whether a representative may act for them.
    Representation,
    /// To which body something may be told.
    PassingOn,
}

impl What {
    /// What stands before it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::SafeContact => "Safe contact",
            Self::Restriction => "Contact restricted",
            Self::Need => "Needs",
            Self::StaffStatus => "Status at the time",
            Self::Understanding => "Understanding",
            Self::Representation => "Consent to a representative",
            Self::PassingOn => "Consent",
        }
    }

    /// Whether it holds of the person wherever they are met, and not for one case alone.
    pub const fn holds_everywhere(self) -> bool {
        matches!(self, Self::SafeContact | Self::Restriction | Self::Need)
    }
}

/// Every person of a case with what is to be known of them today.
pub fn people_of(case: &Case, today: Date) -> Vec<KnownPerson<'_>> {
    let people = case.state().people.iter();
    people
        .map(|(number, person)| KnownPerson {
            number: *number,
            person,
            known: known(case, *number, today),
        })
        .collect()
}

/// What is to be known of one person of a case today; nothing of one whom it does not have.
pub fn known(case: &Case, number: PersonNumber, today: Date) -> Vec<Known> {
    let state = case.state();
    let Some(person) = state.people.get(&number) else {
        return Vec::new();
    };
    let of_them = |step| {
        let taken = state.taken(step);
        taken.filter(move |it| it.it.about == About::Person(number))
    };
    let details = person.details.as_ref();
    let safe = details.and_then(|it| it.safe_contact.as_ref());
    let mut all: Vec<(What, String)> = Vec::new();
    all.extend(safe.map(|it| (What::SafeContact, it.reveal().clone())));
    all.extend(of_them(Step::NeedRecorded).map(need));
    all.extend(
        state
            .contact_restrictions()
            .into_iter()
            .filter(|it| it.person == number)
            .map(|it| {
                let written = written(it.set);
                (What::Restriction, it.in_words(today) + &written)
            }),
    );
    all.extend(of_them(Step::StaffStatus).map(|it| {
        let was = [answered(it), it.it.reference.clone()]
            .into_iter()
            .flatten();
        let was: Vec<String> = was.collect();
        (What::StaffStatus, format!("{} ({})", was.join(", "), it.on))
    }));
    all.extend(
        of_them(Step::CompetenceJudged)
            .next_back()
            .map(|it| (What::Understanding, understanding(case, it))),
    );
    all.extend(representation(state, number).map(|it| (What::Representation, it)));
    let consents = state.consents().into_iter();
    let theirs = consents.filter(|it| it.who == About::Person(number));
    all.extend(theirs.map(|it| (What::PassingOn, passing_on(&it))));
    all.sort_by_key(|(what, _)| *what);
    all.into_iter()
        .map(|(what, text)| Known {
            what,
            text: Personal::new(text),
        })
        .collect()
}

/// What somebody agreed to have passed on, whom it lets be told, and what it covers.
pub fn passing_on(consent: &Consent<'_>) -> String {
    let covers = consent.covers;
    let covers = covers.map_or_else(String::new, |it| format!(": {}", it.reveal()));
    format!("{consent}{covers}")
}

fn need(taken: &Taken) -> (What, String) {
    let words = taken.texts.get(TextName::Reason);
    let words = words.map(|it| it.reveal().clone());
    if taken.it.answer == Some(Answer::SafeContact) {
        let words = words.unwrap_or_else(|| "needed, and how is not recorded".to_owned());
        return (What::SafeContact, format!("{words} ({})", taken.on));
    }
    let said: Vec<String> = [answered(taken), words].into_iter().flatten().collect();
    (What::Need, format!("{} ({})", said.join(": "), taken.on))
}

fn answered(taken: &Taken) -> Option<String> {
    taken.it.answer.map(|it| it.label().to_lowercase())
}

/// What was written with a step, as it follows what the step says.
fn written(taken: &Taken) -> String {
    let words = taken.texts.get(TextName::Reason);
    words.map_or_else(String::new, |it| format!(": “{}”", it.reveal()))
}

fn understanding(case: &Case, taken: &Taken) -> String {
    let judged = answered(taken).unwrap_or_else(|| "judged".to_owned());
    let by = recorded(case, taken)
        .map_or_else(String::new, |it| format!(", recorded by {}", it.by.account));
    format!("{judged}, judged {}{by}{}", taken.on, written(taken))
}

/// The event that states a step now.
fn recorded<'a>(case: &'a Case, taken: &Taken) -> Option<&'a Recorded> {
    let facts = case.facts().into_iter();
    let mut facts =
        facts.filter(|it| matches!(it.event, Event::StepTaken(step) if *step == taken.it));
    facts.next().map(|it| it.stated_by)
}

/// Where the child's consent to a representative stands.
fn representation(state: &State, child: PersonNumber) -> Option<String> {
    let marks = [
        Step::ConsentAsked,
        Step::ConsentAnswered,
        Step::ConsentWithdrawn,
    ];
    let mut steps = state.steps.iter();
    let last =
        steps.rfind(|it| marks.contains(&it.it.step) && it.it.about == About::Person(child))?;
    Some(match (last.it.step, last.it.answer) {
        (Step::ConsentAsked, _) => format!("asked {}, and not answered yet", last.on),
        (Step::ConsentWithdrawn, _) => format!("withdrawn {}{}", last.on, written(last)),
        _ => {
            let kept = last.it.reference.as_ref();
            let kept = kept.map_or_else(String::new, |it| format!(" ({it})"));
            let answered = answered(last).unwrap_or_else(|| "answered".to_owned());
            format!("{answered} {}{kept}{}", last.on, written(last))
        }
    })
}
