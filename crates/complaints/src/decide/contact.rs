//! The beginning of a case, and what can end it early.

use super::correction::parts_along;
use super::{Context, Decision, Desk, Refusal, Remark, tried};
use crate::case::Withdrawal;
use crate::codes::{Kind, Procedure};
use crate::event::{Event, FamilyContact, Receipt};
use crate::ids::{NoteNumber, PersonNumber, RouteNumber, StageNumber};
use crate::occurred::{InWords, Occurred};
use crate::personal::{Part, Personal, TextName, Texts};
use crate::recorded::Fact;
use crate::rules::GuardId;
use crate::step::{About, Step, StepTaken};
use jiff::civil::Date;

pub(super) fn receive(
    receipt: Receipt,
    received: Occurred,
    texts: Option<Part>,
    with: Vec<Fact>,
) -> Decision {
    let begins = match receipt.kind {
        Kind::Complaint => receipt.procedure.is_some(),
        Kind::MemberEnquiry | Kind::ServiceRequest | Kind::Representation => true,
        Kind::Comment
        | Kind::Compliment
        | Kind::OmbudsmanEnquiry
        | Kind::AdvocacyReferral
        | Kind::Advice
        | Kind::SchoolComplaint => false,
    };
    let mut facts = vec![Fact::new(received, Event::Received(receipt)).with(texts)];
    facts.extend(with);
    if begins {
        let event = Event::StageStarted {
            route: RouteNumber::MAIN,
            stage: StageNumber::One,
        };
        facts.push(Fact::new(received, event));
    }
    Decision {
        facts,
        warnings: Vec::new(),
    }
}

/// Refuses a contact of a time for which no law of Heard and no calendar counts a day: a year is mistyped easily.
pub(super) fn in_heards_time(received: Occurred, context: &Context<'_>) -> Result<(), Refusal> {
    let first = context.calendar.first_day();
    if received.latest() >= first {
        return Ok(());
    }
    let guard = context.rules.guard(GuardId::WhatCanHaveHappened);
    let remark = Remark {
        guard: guard.clone(),
        why: format!(
            "{received} is before {}, from which days are counted",
            InWords(first)
        ),
        instead: "Check the year; a case of the past comes in by `heard import`".to_owned(),
    };
    Err(Refusal::Guards {
        remarks: vec![remark],
    })
}

/// Refuses a procedure of what is no complaint: it would say that the contact goes by stages that it has not.
pub(super) fn by_a_procedure(receipt: &Receipt, context: &Context<'_>) -> Result<(), Refusal> {
    let Some(procedure) = receipt
        .procedure
        .filter(|_| receipt.kind != Kind::Complaint)
    else {
        return Ok(());
    };
    let remark = Remark {
        guard: context.rules.guard(GuardId::StagesOfTheProcedure).clone(),
        why: format!(
            "only a complaint goes by a procedure, and this is recorded as: {}, by {procedure}",
            receipt.kind.label().to_lowercase()
        ),
        instead: "Leave the procedure out, or record it as a complaint".to_owned(),
    };
    Err(Refusal::Guards {
        remarks: vec![remark],
    })
}

/// Takes the steps that came with a contact, each by its rule, as if it had been recorded right after it.
pub(super) fn and_steps(
    mut received: Decision,
    steps: Vec<Fact>,
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    for fact in steps {
        let Event::StepTaken(step) = fact.event else {
            continue;
        };
        let written = |name: TextName| {
            fact.parts.iter().find_map(|part| match part {
                Part::Text(texts) => texts.get(name).cloned(),
                Part::Person(..) | Part::Kept(..) => None,
            })
        };
        let (text, reason) = (written(TextName::Text), written(TextName::Reason));
        let case = tried(None, &received.facts, context)?;
        let desk = Desk {
            case: &case,
            context,
        };
        let taken = desk.take_step(fact.occurred.earliest(), step, text, reason)?;
        received.facts.extend(taken.facts);
        received.warnings.extend(taken.warnings);
    }
    Ok(received)
}

/// What is not recorded of a contact that comes in under a procedure which may be the wrong one. It warns only: nothing
/// that reached the council is refused.
pub(super) fn unsaid(facts: &[Fact], context: &Context<'_>) -> Vec<Remark> {
    // what is no case is refused for that
    let Ok(case) = tried(None, facts, context) else {
        return Vec::new();
    };
    let desk = Desk {
        case: &case,
        context,
    };
    let Some(procedure) = case.state().receipt.procedure else {
        return desk.childs_choice().into_iter().collect();
    };
    match desk.not_statutory(About::Case, procedure) {
        Ok(warnings) | Err(Refusal::Guards { remarks: warnings }) => warnings,
        Err(_) => Vec::new(),
    }
}

impl Desk<'_> {
    pub(super) fn acknowledge(&self, on: Date) -> Result<Decision, Refusal> {
        if let Some(earlier) = self.state().acknowledged {
            let why = format!("it was acknowledged {earlier} already");
            return Err(self.refuse(GuardId::KnownItem, why, "Correct that day if it is wrong"));
        }
        Ok(Decision {
            facts: vec![Fact::new(Occurred::On(on), Event::Acknowledged)],
            warnings: Vec::new(),
        })
    }

    /// The whole matter at stage 1; from a later stage, or of a part that goes by a procedure of its own, what is open.
    pub(super) fn withdraw(
        &self,
        on: Date,
        (who, route): (Option<PersonNumber>, Option<RouteNumber>),
        how: &Withdrawal,
    ) -> Result<Decision, Refusal> {
        let others = self.others_complain(who)?;
        let ends = self.withdrawn_from(route)?;
        let warnings = self.said_in_full(how)?;
        let texts = Texts::new().with(TextName::Reason, how.reason.clone());
        // what they complain about goes on for those who complain with them
        if let Some(who) = who.filter(|_| others) {
            self.not_of_one_part(route)?;
            let mut step = StepTaken {
                about: About::Person(who),
                by: how.method,
                ..StepTaken::new(Step::ComplainantWithdrew, None)
            };
            step.time = self.time(self.context.rules.step(step.step), &step)?;
            let fact = Fact::new(Occurred::On(on), Event::StepTaken(step));
            return Ok(Decision {
                facts: vec![fact.with(texts.into_part())],
                warnings,
            });
        }
        let (method, looked_at) = (how.method, how.looked_at);
        let mut events = Vec::new();
        for (route, stage) in &ends {
            self.said_by_the_person((*route, *stage), how)?;
            events.push(Event::StageWithdrawn {
                route: *route,
                stage: *stage,
                method,
                looked_at,
            });
        }
        if events.is_empty() {
            events.push(Event::Withdrawn { method, looked_at });
        }
        let facts = events.into_iter();
        Ok(Decision {
            facts: facts
                .map(|it| Fact::new(Occurred::On(on), it).with(texts.clone().into_part()))
                .collect(),
            warnings,
        })
    }

    /// The stages that a withdrawal ends: of the part that is named, or of every one; none where it ends the whole matter.
    fn withdrawn_from(
        &self,
        part: Option<RouteNumber>,
    ) -> Result<Vec<(RouteNumber, StageNumber)>, Refusal> {
        let state = self.state();
        let over = state.withdrawn.is_some() || state.refusal.is_some();
        let last = state.routes.iter().filter_map(|(number, route)| {
            let (stage, known) = route.stages.last_key_value()?;
            known.is_open().then_some((*number, *stage))
        });
        let open: Vec<(RouteNumber, StageNumber)> = last.filter(|_| !over).collect();
        let of_it: Vec<(RouteNumber, StageNumber)> = open
            .iter()
            .copied()
            .filter(|(number, _)| part.is_none_or(|part| part == *number))
            .collect();
        let mut stages = state.routes.values().flat_map(|it| &it.stages);
        let whole = !over
            && of_it == open
            && part.is_none_or(|part| part == RouteNumber::MAIN || !of_it.is_empty())
            && stages.all(|(number, it)| *number == StageNumber::One && it.is_open());
        if whole {
            return Ok(Vec::new());
        }
        if !of_it.is_empty() {
            return Ok(of_it);
        }
        let what = part.map_or_else(|| "this case".to_owned(), |it| it.to_string());
        Err(self.refuse(
            GuardId::OpenStage,
            format!("nothing of {what} is open"),
            "Correct what was recorded if it is wrong",
        ))
    }

    /// Refuses a withdrawal of one of several people from a part: what each withdraws from is the matter.
    fn not_of_one_part(&self, part: Option<RouteNumber>) -> Result<(), Refusal> {
        if part.is_none() {
            return Ok(());
        }
        Err(self.refuse(
            GuardId::EachWithdrawsForThemselves,
            "others complain with them, and a part ends only where nobody goes on with it",
            "Leave out the part, or record of the last of them that it is withdrawn",
        ))
    }

    /// Whether others complain with whoever withdraws, and did not withdraw themselves. Refuses to end a complaint of several
    /// people without a word on who withdraws.
    fn others_complain(&self, who: Option<PersonNumber>) -> Result<bool, Refusal> {
        let complain = self.state().who_still_complain();
        let known = who.is_none_or(|who| complain.contains(&who));
        if known && (who.is_some() || complain.len() < 2) {
            return Ok(complain.len() > 1);
        }
        let named: Vec<String> = complain.iter().map(ToString::to_string).collect();
        let why = match who {
            Some(who) => {
                format!("{who} is not one of those who complain here, or withdrew already")
            }
            None => format!(
                "{} complain together, and it does not say who of them withdraws",
                named.join(" and ")
            ),
        };
        Err(self.refuse(
            GuardId::EachWithdrawsForThemselves,
            why,
            if complain.is_empty() {
                "Leave out who it was".to_owned()
            } else {
                format!(
                    "Name who withdraws ({}); it goes on for the others, and where all of them withdraw, record it of each",
                    named.join(", ")
                )
            },
        ))
    }

    /// Once stage 2 or 3 of the Children Act procedure was asked for, only the person's own withdrawal ends it without an
    /// answer, and they said so in some way.
    fn said_by_the_person(
        &self,
        (route, stage): (RouteNumber, StageNumber),
        how: &Withdrawal,
    ) -> Result<(), Refusal> {
        let procedure = self.state().routes.get(&route).and_then(|it| it.procedure);
        let statutory = procedure == Some(Procedure::ChildrenAct) && stage > StageNumber::One;
        if how.method.is_some() || !statutory {
            return Ok(());
        }
        Err(self.refuse(
            GuardId::WithdrawalIsThePersons,
            "it does not say how the person said that they withdraw; that they did not reply is no withdrawal",
            "Record the way in which they said so, or go on to the answer",
        ))
    }

    /// How the person said so, and whether the council looks at the matter all the same, with its reason if it does.
    fn said_in_full(&self, how: &Withdrawal) -> Result<Vec<Remark>, Refusal> {
        let mut missing = Vec::new();
        if how.method.is_none() {
            missing.push("how the person said so");
        }
        match how.looked_at {
            None => missing.push("whether the council looks at the matter all the same"),
            Some(true) if how.reason.is_none() => {
                missing.push("why the council looks at the matter all the same");
            }
            Some(_) => {}
        }
        if missing.is_empty() {
            return Ok(Vec::new());
        }
        self.warn_or_refuse(
            GuardId::WithdrawalInFull,
            format!("it does not say {}", missing.join(", nor ")),
            "Record the withdrawal with both; a worry about a child is looked at whoever withdraws",
        )
    }

    /// The receipt is corrected, and stage 1 runs from the day the complaint came: nobody loses days because the
    /// council took some to decide.
    pub(super) fn decide_procedure(&self, procedure: Procedure) -> Result<Decision, Refusal> {
        let state = self.state();
        if state.receipt.kind != Kind::Complaint || !state.accepted() || state.withdrawn.is_some() {
            return Err(self.refuse(
                GuardId::StagesOfTheProcedure,
                "only a complaint that goes on has a procedure to decide",
                "Correct what the contact is if it was recorded wrongly",
            ));
        }
        if let Some(known) = state.receipt.procedure {
            let why = format!("its procedure was decided already: {known}");
            return Err(self.refuse(
                GuardId::KnownItem,
                why,
                "Correct the receipt if that was wrong",
            ));
        }
        let mut warnings = self.not_statutory(About::Case, procedure)?;
        warnings.extend(self.triaged()?);
        let Some(receipt) = self
            .case
            .facts()
            .into_iter()
            .find(|it| matches!(it.event, Event::Received(_)))
        else {
            return Err(Refusal::Case("a case begins with the receipt of a contact"));
        };
        let decided = Receipt {
            procedure: Some(procedure),
            ..state.receipt.clone()
        };
        let corrected = Event::Corrected {
            seq: receipt.seq,
            occurred: receipt.occurred,
            event: Box::new(Event::Received(decided)),
        };
        let today = Occurred::On(self.context.today());
        let begun = Event::StageStarted {
            route: RouteNumber::MAIN,
            stage: StageNumber::One,
        };
        Ok(Decision {
            facts: vec![
                Fact {
                    occurred: today,
                    event: corrected,
                    parts: parts_along(&receipt),
                },
                Fact::new(receipt.occurred, begun),
            ],
            warnings,
        })
    }

    /// A note is of the contact, and of no day before it came; a record of the past keeps what it brings.
    pub(super) fn add_note(
        &self,
        on: Date,
        (text, by): (Personal<String>, Option<Personal<String>>),
        contact: Option<FamilyContact>,
    ) -> Result<Decision, Refusal> {
        let received = self.state().received_on;
        if on < received {
            return Err(self.refuse(
                GuardId::WhatCanHaveHappened,
                format!(
                    "{} is before the case was received on {}",
                    InWords(on),
                    InWords(received)
                ),
                "Name the day of receipt or a later one, and write in the note of which day it speaks",
            ));
        }
        let last = self
            .state()
            .notes
            .keys()
            .next_back()
            .map_or(0, |number| number.0);
        let texts = Texts::new()
            .with(TextName::Text, Some(text))
            .with(TextName::By, by);
        let event = Event::NoteAdded {
            note: NoteNumber(last + 1),
            contact,
        };
        Ok(Decision {
            facts: vec![Fact::new(Occurred::On(on), event).with(texts.into_part())],
            warnings: Vec::new(),
        })
    }
}
