//! What stands above a case while it holds: a worry about a child's safety, a restriction of contact, a change that is
//! planned, another form of the procedure.

use crate::came_late::came_late;
use crate::case::seen::written;
use crate::case::{Case, Consent, NHS, PlannedChange, RequestTakenBack, Stage, State, Taken};
use crate::clock::{Clock, ClockState};
use crate::codes::{Procedure, RaisedBy};
use crate::days::away;
use crate::ids::PersonNumber;
use crate::occurred::InWords;
use crate::personal::TextName;
use crate::rules::Moment;
use crate::status::status;
use crate::step::{About, Answer, Step};
use jiff::Unit;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use workdays::Calendar;

/// Something to know before anything else is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    /// What it is, in a few words.
    pub heading: &'static str,
    /// Whom it is about, where it is about somebody.
    pub person: Option<PersonNumber>,
    /// What it says.
    pub text: String,
}

/// Every alert of a case, as it stands today.
/// `clocks` are the case's clocks.
pub fn alerts(case: &Case, clocks: &[Clock], today: Date, calendar: &Calendar) -> Vec<Alert> {
    let state = case.state();
    let mut all: Vec<Alert> = safeguarding(state).into_iter().collect();
    all.extend(restricted(state, today));
    all.extend(contact_restrictions(state, today));
    all.extend(requests_taken_back(case));
    all.extend(returned(state));
    all.extend(not_to_be_told(state));
    all.extend(consents_withdrawn(state));
    all.extend(complaint_to_offer(state, clocks, today));
    all.extend(message_waiting(state, clocks));
    all.extend(another_procedure(state));
    all.extend(came_after_its_year(state, clocks));
    all.extend(changes(state, today, calendar));
    all.extend(variants(state));
    all
}

/// A request that was taken back is told of for as long as the stage has not begun.
fn requests_taken_back(case: &Case) -> Vec<Alert> {
    let alert = |it: RequestTakenBack<'_>| {
        let why = it
            .reason
            .map_or_else(String::new, |why| format!(": “{}”", why.reveal()));
        Alert {
            heading: "Request taken back",
            person: None,
            text: format!(
                "a request for {} was recorded, and taken back on {}{why}; if they did ask, record it again from the day \
                 on which they did",
                it.stage,
                InWords(it.on)
            ),
        }
    };
    case.requests_taken_back().into_iter().map(alert).collect()
}

/// Only named accounts may see the case. It does not lapse: a day of review that passes opens it to nobody.
fn restricted(state: &State, today: Date) -> Option<Alert> {
    let standing = state.restriction()?;
    let review = match standing.review_on {
        Some(day) if day < today => {
            format!(
                "that was to be looked at on {}, and nobody did",
                InWords(day)
            )
        }
        Some(day) => format!("that is looked at on {}", InWords(day)),
        None => "no day is recorded on which that is looked at: record one".to_owned(),
    };
    let accounts = written(&standing.accounts);
    Some(Alert {
        heading: "Seen by few",
        person: None,
        text: format!(
            "only these accounts see it: {accounts}, and whoever works at the server; {review}"
        ),
    })
}

/// A worry about a child's safety goes to the front door at once, and is told of until it is over.
fn safeguarding(state: &State) -> Option<Alert> {
    let open = state.safeguarding()?;
    let beside = "the complaint goes on beside it";
    let referred = open.referred.map(|it| {
        let reference = it.it.reference.as_ref();
        let reference = reference.map_or_else(String::new, |it| format!(" ({it})"));
        format!("referred on {}{reference}", InWords(it.on.earliest()))
    });
    let text = match (referred, open.answered, open.spotted) {
        (Some(referred), Some(answered), _) => {
            let words = answered.texts.get(TextName::Reason);
            let words = words.map_or_else(String::new, |it| format!(": “{}”", it.reveal()));
            format!(
                "{referred}, and taken up on {}{words}; {beside}",
                InWords(answered.on.earliest())
            )
        }
        (Some(referred), None, _) => {
            format!("{referred}, and what came of it is not recorded: ask, and record it; {beside}")
        }
        (None, _, Some(spotted)) => format!(
            "a concern was noticed on {}, and it is not recorded that it was referred: refer it at once, and record that; \
             {beside}",
            InWords(spotted.on.earliest())
        ),
        (None, _, None) => {
            format!("a referral was taken up, and when it was made is not recorded; {beside}")
        }
    };
    Some(Alert {
        heading: "Safeguarding",
        person: None,
        text,
    })
}

/// A restriction stands until it is lifted, or its day of review passes without one.
pub fn contact_restrictions(state: &State, today: Date) -> Vec<Alert> {
    let all = state.contact_restrictions().into_iter();
    all.map(|it| Alert {
        heading: "Contact restricted",
        person: Some(it.person),
        text: it.in_words(today),
    })
    .collect()
}

/// The complainant wrote or spoke after the answer, and nobody asked what they want: it may be the request for the next
/// stage.
fn message_waiting(state: &State, clocks: &[Clock]) -> Option<Alert> {
    let messages = state.messages();
    let first = messages.iter().find(|it| it.settled.is_none())?;
    let asked = clocks
        .iter()
        .filter(|it| it.rule.starts == Moment::MessageCame && it.state == ClockState::Running);
    let by = asked.filter_map(|it| it.due).min();
    let by = by.map_or_else(String::new, |it| format!(" by {}", InWords(it)));
    Some(Alert {
        heading: "A message waits",
        person: None,
        text: format!(
            "the complainant wrote or spoke on {}, and that may be their request: ask them{by} what they want",
            InWords(first.on.earliest())
        ),
    })
}

/// What qualifies for the Children Act procedure goes by the corporate one: it is taken there before the next answer.
fn another_procedure(state: &State) -> Option<Alert> {
    let points = state.qualify_elsewhere().into_iter();
    let points: Vec<String> = points.map(|(_, it)| it.to_string()).collect();
    (!points.is_empty()).then(|| Alert {
        heading: "Another procedure",
        person: None,
        text: format!(
            "{} qualifies, and goes by the corporate procedure: take it to the Children Act procedure, where it counts from \
             its receipt; no corporate answer is recorded before that",
            points.join(", and ")
        ),
    })
}

/// A complaint that came after its year: it is taken up unless both questions speak against it (regulation 9).
fn came_after_its_year(state: &State, clocks: &[Clock]) -> Option<Alert> {
    let late = came_late(state, clocks)?;
    let months = late.arose.until((Unit::Month, late.came));
    let months = months.map_or(0, |it| it.get_months());
    let after = crate::days::count(
        usize::try_from(months).unwrap_or_default(),
        "month",
        "months",
    );
    Some(Alert {
        heading: "It came late",
        person: None,
        text: format!(
            "{after} after its grounds arose on {}, and so after the year. Take it up, unless it can no longer be considered \
             effectively and fairly and could have been expected sooner: answer both questions (“late_effective”, \
             “late_reasonable”) and record the decision (“late_decided”)",
            InWords(late.arose)
        ),
    })
}

/// Whoever it was allocated to sent it back: somebody has to answer for it (regulation 10).
fn returned(state: &State) -> Option<Alert> {
    let marks = [Step::Allocated, Step::AllocationAnswered];
    let last = state.steps.iter().rfind(|it| marks.contains(&it.it.step));
    let back = last.filter(|it| it.it.answer == Some(Answer::Returned))?;
    Some(Alert {
        heading: "Nobody answers for it",
        person: None,
        text: format!(
            "what it was allocated to sent it back on {}: allocate it again",
            InWords(back.on.earliest())
        ),
    })
}

/// Whoever does not agree that the health service is told of a joint complaint, while that is open.
fn not_to_be_told(state: &State) -> Vec<Alert> {
    let mut routes = state.routes.values();
    let joint = routes.any(|it| {
        it.procedure == Some(Procedure::JointNhs) && it.stages.values().any(Stage::is_open)
    });
    let refused = state.last_said_of(NHS).into_values();
    let refused = refused.filter(|it| joint && state.withdrawn.is_none() && !it.allows());
    let alert = |it: Consent<'_>| {
        let what = if it.answer == Answer::TakenBack {
            "they took back their agreement to it"
        } else {
            "they refused it"
        };
        Alert {
            heading: "The NHS is not told",
            person: match it.who {
                About::Person(person) => Some(person),
                _ => None,
            },
            text: format!(
                "{what} on {}: answer the council's own part alone, tell the NHS body nothing of it, and tell them how to go to \
                 that body themselves",
                InWords(it.on.earliest())
            ),
        }
    };
    refused.map(alert).collect()
}

/// A child who refused a representative, or agreed to one and does not any more.
fn consents_withdrawn(state: &State) -> Vec<Alert> {
    let mut last: BTreeMap<About, &Taken> = BTreeMap::new();
    for taken in &state.steps {
        if matches!(
            taken.it.step,
            Step::ConsentAnswered | Step::ConsentWithdrawn
        ) {
            last.insert(taken.it.about, taken);
        }
    }
    let alert = |(about, taken): (About, &Taken)| match about {
        About::Person(person) if taken.it.answer == Some(Answer::Refused) => Some(Alert {
            heading: "Consent refused",
            person: Some(person),
            text: format!(
                "on {}: answer the child, tell a representative nothing from the child's record, and ask the child whether the complaint goes on",
                InWords(taken.on.earliest())
            ),
        }),
        About::Person(person) if taken.it.step == Step::ConsentWithdrawn => Some(Alert {
            heading: "Consent withdrawn",
            person: Some(person),
            text: format!(
                "on {}: tell the representative nothing from the child's record, and ask the child whether the complaint goes on",
                InWords(taken.on.earliest())
            ),
        }),
        _ => None,
    };
    last.into_iter().filter_map(alert).collect()
}

/// A service request that was not settled in time is offered to become a complaint.
fn complaint_to_offer(state: &State, clocks: &[Clock], today: Date) -> Option<Alert> {
    discontent(state).or_else(|| unsettled(state, clocks, today))
}

/// What was no complaint, and of which somebody said that they are not content: it is one from that day if they choose so,
/// also after it was answered.
fn discontent(state: &State) -> Option<Alert> {
    let said = state.discontents();
    let since = said.iter().rfind(|it| it.chosen.is_none())?.on.earliest();
    Some(Alert {
        heading: "Offer a complaint",
        person: None,
        text: format!(
            "they said on {} that they are not content: explain what a complaint would bring, and record what they choose; \
             a complaint counts from that day",
            InWords(since)
        ),
    })
}

/// A service request that was not settled by its day.
fn unsettled(state: &State, clocks: &[Clock], today: Date) -> Option<Alert> {
    let late = clocks.iter().find(|it| it.rule.id == "SR-01")?;
    let due = late.due?;
    let offered = state
        .taken(Step::ChoiceExplained)
        .any(|it| it.on.latest() > due);
    if late.state != ClockState::Running || today <= due || offered {
        return None;
    }
    Some(Alert {
        heading: "Offer a complaint",
        person: None,
        text: format!(
            "it was to be settled by {}: explain what a complaint would bring, and record what they choose; a complaint counts from the day the dissatisfaction was first said",
            InWords(due)
        ),
    })
}

/// A change that is planned and on which nobody has decided whether it waits, one that waits, and one that waited until a day
/// that is over while the complaint is not.
fn changes(state: &State, today: Date, calendar: &Calendar) -> Vec<Alert> {
    let open = status(state).is_open();
    let alert = |change: PlannedChange<'_>| {
        let (heading, text) = match (change.stands(), change.planned.it.day) {
            (None, day) => {
                let when = day.map_or_else(String::new, |day| {
                    format!(" for {}, {}", InWords(day), away(day, today, calendar))
                });
                (
                    "Change planned",
                    format!(
                        "what the complaint is about is planned{when}: decide whether it waits for the complaint, as it should unless there is good reason"
                    ),
                )
            }
            (Some(it), _) if it.it.answer == Some(Answer::Frozen) => match it.it.day {
                Some(until) if until < today && !open => return None,
                Some(until) if until < today => (
                    "Change no longer waits",
                    format!(
                        "what was planned waited for the complaint until {}, and that is not over: decide whether it waits longer, as it should unless there is good reason",
                        InWords(until)
                    ),
                ),
                until => {
                    let until =
                        until.map_or_else(String::new, |day| format!(" until {}", InWords(day)));
                    (
                        "Change waits",
                        format!("what was planned waits for the complaint{until}"),
                    )
                }
            },
            _ => return None,
        };
        Some(Alert {
            heading,
            person: None,
            text,
        })
    };
    let routes = state.routes.keys();
    let changes = routes.flat_map(|it| state.planned_changes(*it));
    changes.filter_map(alert).collect()
}

/// Each other form in which the procedure applies, and what is different.
fn variants(state: &State) -> Vec<Alert> {
    let noted = state
        .taken(Step::VariantNoted)
        .filter_map(|it| it.it.answer);
    let forms: BTreeSet<Answer> = noted.collect();
    let carer = state.receipt.raised_by == Some(RaisedBy::FosterCarer);
    let alert = |form: Answer| {
        let differs = match form {
            Answer::FosteringLimit => {
                let whose = if carer {
                    ""
                } else {
                    "; it is most often the foster carer's"
                };
                format!(
                    "it is about the limit on how many children one carer fosters (Schedule 7), not about a service to a child{whose}"
                )
            }
            _ => "a voluntary organisation provides the accommodation (s.59), so the organisation answers where the council would, and appoints the independent person".to_owned(),
        };
        Alert {
            heading: "Another form of the procedure",
            person: None,
            text: format!(
                "{differs}. The Regulations on this (21 to 25) were not read: the dates are those of the ordinary procedure, so ask the council's lawyer before a step is left out"
            ),
        }
    };
    forms.into_iter().map(alert).collect()
}
