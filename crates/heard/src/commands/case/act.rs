//! What a command line says was done with a case, as the command that does it.

use crate::arguments::{AddPerson, Case as What, CorrectEntry, Of, Receive, TakeStep};
use crate::exit::Failure;
use casework::actions::{self, Mistake, Seen};
use casework::office::{Done, Office, Which};
use casework::ports::CommandKey;
use complaints::case::Withdrawal;
use complaints::command::Command;
use complaints::event::{Event, FamilyContact, Receipt};
use complaints::ids::{CaseId, PersonNumber, PointNumber, SoughtNumber};
use complaints::occurred::Occurred;
use complaints::personal::{Characteristics, PersonDetails, Personal, TextName, Texts};
use complaints::recorded::{Fact, Source};
use complaints::remedy::{RemedySource, RemedyTerms};
use complaints::step::{About, Answer, Step, StepTaken};
use jiff::civil::Date;

fn personal(text: Option<&String>) -> Option<Personal<String>> {
    text.map(|it| Personal::new(it.clone()))
}

pub(super) fn perform(office: &Office<'_>, what: &What) -> Result<Done, Failure> {
    let key = CommandKey(office.chance.id());
    if let What::Person(person) = what
        && person.amend.is_none()
    {
        return Ok(add_person(office, person).perform(office, key)?);
    }
    if let What::Correct(entry) = what {
        return Ok(correct(office, entry)?.perform(office, key)?);
    }
    let (which, command) = match what {
        What::Receive(receive) => (
            Which::New(CaseId(key.0)),
            received(receive, office.context().today()),
        ),
        other => {
            let (reference, command) = command(office, other)?;
            let which = Which::Known {
                reference,
                seen: None,
            };
            (which, command)
        }
    };
    Ok(office.perform(key, which, command, Source::Person)?)
}

#[expect(clippy::too_many_lines, reason = "one arm a command")]
fn command(office: &Office<'_>, what: &What) -> Result<(String, Command), Failure> {
    let on = |of: &Of| of.on.unwrap_or_else(|| office.context().today());
    let (of, command) = match what {
        What::Acknowledge(of) => (of, Command::Acknowledge { on: on(of) }),
        What::Procedure { of, to } => (of, Command::DecideProcedure { procedure: *to }),
        What::SamePerson {
            of,
            person,
            other,
            person_there,
        } => {
            let step = StepTaken {
                about: About::Person(*person),
                reference: Some(other.clone()),
                person_there: Some(*person_there),
                ..StepTaken::new(Step::SamePerson, None)
            };
            let command = Command::TakeStep {
                on: on(of),
                step,
                text: None,
                reason: None,
            };
            (of, command)
        }
        What::Extend {
            of,
            at,
            to,
            reason,
            told_on,
            approved_by,
        } => {
            let command = Command::ExtendStage {
                route: at.route,
                stage: at.stage,
                on: on(of),
                to: *to,
                reason: personal(reason.as_ref()),
                told_on: *told_on,
                approved_by: *approved_by,
            };
            (of, command)
        }
        What::Answer {
            of,
            at,
            by,
            post,
            next_stage_told,
            ombudsman_told,
            outcome,
            finding,
            action,
        } => {
            let command = Command::AnswerStage {
                route: at.route,
                stage: at.stage,
                on: on(of),
                by: *by,
                post: *post,
                next_stage_told: *next_stage_told,
                ombudsman_told: *ombudsman_told,
                outcome: *outcome,
                findings: finding.clone(),
                actions: action.clone(),
            };
            (of, command)
        }
        What::Finding {
            of,
            stage,
            point,
            outcome,
            instead_of,
            stated,
            reason,
        } => {
            let command = Command::FindPoint {
                on: on(of),
                point: *point,
                stage: *stage,
                outcome: *outcome,
                instead_of: *instead_of,
                stated: *stated,
                reason: Personal::new(reason.clone()),
            };
            (of, command)
        }
        What::Request { of, at } => {
            let command = Command::RequestStage {
                route: at.route,
                stage: at.stage,
                on: on(of),
            };
            (of, command)
        }
        What::Panel {
            of,
            meets,
            reason,
            told_on,
        } => {
            let command = Command::ArrangePanel {
                on: on(of),
                panel_on: *meets,
                reason: reason.clone().map(Personal::new),
                told_on: *told_on,
            };
            (of, command)
        }
        What::Park {
            of,
            proceedings,
            point,
            until,
        } => {
            let command = Command::Park {
                on: on(of),
                proceedings: *proceedings,
                points: point.clone(),
                until: *until,
            };
            (of, command)
        }
        What::Unpark { of, parking } => {
            let command = Command::EndParking {
                parking: *parking,
                on: on(of),
            };
            (of, command)
        }
        What::MovePoint {
            of,
            point,
            to,
            reason,
        } => {
            let command = Command::MovePoint {
                on: on(of),
                point: *point,
                to: *to,
                reason: Personal::new(reason.clone()),
            };
            (of, command)
        }
        What::Convert {
            of,
            kind,
            procedure,
            since,
            reason,
        } => {
            let command = Command::Convert {
                on: on(of),
                kind: *kind,
                procedure: *procedure,
                since: *since,
                reason: Personal::new(reason.clone()),
            };
            (of, command)
        }
        What::Reopen {
            of,
            person: Some(person),
            reason,
        } => {
            let step = StepTaken {
                about: About::Person(*person),
                ..StepTaken::new(Step::ComplainantReturned, None)
            };
            let command = Command::TakeStep {
                on: on(of),
                step,
                text: None,
                reason: Some(Personal::new(reason.clone())),
            };
            (of, command)
        }
        What::Reopen { of, reason, .. } => {
            let command = Command::Reopen {
                on: on(of),
                reason: Personal::new(reason.clone()),
            };
            (of, command)
        }
        What::Erase { of, reason, .. } => {
            let command = Command::Erase {
                on: on(of),
                reason: Personal::new(reason.clone()),
            };
            (of, command)
        }
        What::Withdraw {
            of,
            person,
            route,
            method,
            looked_at,
            reason,
        } => {
            let who = person.map(PersonNumber);
            let how = Withdrawal {
                method: *method,
                looked_at: *looked_at,
                reason: personal(reason.as_ref()),
            };
            (
                of,
                Command::Withdraw {
                    on: on(of),
                    who,
                    route: *route,
                    how,
                },
            )
        }
        What::NotAccept {
            of,
            ground,
            reason,
            ombudsman_named,
        } => {
            let command = Command::NotAccept {
                on: on(of),
                ground: *ground,
                reason: reason.clone(),
                ombudsman_named: *ombudsman_named,
            };
            (of, command)
        }
        What::Point {
            of,
            theme,
            team,
            text,
        } => {
            let command = Command::RaisePoint {
                on: on(of),
                theme: theme.clone(),
                team: team.clone(),
                text: personal(text.as_ref()),
            };
            (of, command)
        }
        What::Advocacy {
            of,
            child,
            answer,
            reason,
            provider,
        } => {
            let command = match answer {
                None => Command::OfferAdvocacy {
                    on: on(of),
                    child: *child,
                },
                Some(answer) => Command::AnswerAdvocacy {
                    on: on(of),
                    child: *child,
                    answer: *answer,
                    reason: reason.clone(),
                    provider: provider.clone(),
                },
            };
            (of, command)
        }
        What::Ombudsman {
            of,
            reference_of_the_ombudsman,
            referred_by,
            entry,
            decision,
            investigated,
        } => {
            let command = match (entry, decision) {
                (Some(entry), Some(decision)) => Command::OmbudsmanDecides {
                    on: on(of),
                    entry: *entry,
                    decision: decision.clone(),
                    investigated: *investigated,
                },
                _ => Command::OmbudsmanTells {
                    on: on(of),
                    reference: reference_of_the_ombudsman.clone(),
                    referred_by: *referred_by,
                },
            };
            (of, command)
        }
        What::Remedy {
            of,
            kind,
            text,
            pounds,
            due,
            owner,
            point,
            stage,
            recommendation,
            entry,
            done,
        } => {
            let command = match (done, kind) {
                (Some(remedy), _) => Command::CompleteRemedy {
                    remedy: *remedy,
                    on: on(of),
                },
                (None, Some(kind)) => Command::AgreeRemedy {
                    on: on(of),
                    remedy: RemedyTerms {
                        text: personal(text.as_ref()),
                        amount_pence: *pounds,
                        owner: owner.clone(),
                        due_on: *due,
                        source: RemedySource {
                            point: *point,
                            stage: *stage,
                            recommendation: *recommendation,
                        },
                        entry: *entry,
                        ..RemedyTerms::new(*kind)
                    },
                },
                (None, None) => {
                    return Err(Failure::input(
                        "say what was agreed, or which remedy was done".to_owned(),
                    ));
                }
            };
            (of, command)
        }
        What::Sought {
            of,
            number,
            achieved,
            point,
        } => {
            let command = Command::JudgeSought {
                on: on(of),
                sought: *number,
                achieved: *achieved,
                point: *point,
            };
            (of, command)
        }
        What::Note {
            of,
            text,
            contact,
            not_reached,
        } => {
            let command = Command::AddNote {
                on: on(of),
                text: Personal::new(text.clone()),
                by: None,
                contact: contact.map(|method| FamilyContact {
                    method,
                    reached: !not_reached,
                }),
            };
            (of, command)
        }
        What::Undo { of, entry, reason } => {
            let command = Command::Retract {
                seq: *entry,
                reason: reason.clone().map(Personal::new),
            };
            (of, command)
        }
        What::Step(step) => return Ok((step.reference.clone(), step_taken(step, office)?)),
        What::Person(person) => return Ok((person.reference.clone(), amended(office, person)?)),
        // these are carried out elsewhere
        What::Show { reference, .. } | What::Next { reference } => {
            return Err(Failure::input(format!("nothing happened to {reference}")));
        }
        What::Receive(_) | What::Steps { .. } | What::Correct(_) => {
            return Err(Failure::input("nothing happened".to_owned()));
        }
    };
    Ok((of.reference.clone(), command))
}

/// What was wrong with an entry. What is not said of a receipt stays.
fn correct(office: &Office<'_>, entry: &CorrectEntry) -> Result<actions::Correct, Failure> {
    let case = office.case(&entry.reference)?;
    let known = &case.state().receipt;
    let receipt = entry.kind.is_some()
        || entry.procedure.is_some()
        || entry.method.is_some()
        || entry.raised_by.is_some();
    let mistake = match (entry.on, entry.outcome, entry.by) {
        (Some(day), ..) => Mistake::Day(day),
        (None, Some(outcome), _) => Mistake::Outcome(outcome),
        (None, None, by @ Some(_)) => Mistake::Sent {
            by,
            post: entry.post,
        },
        (None, None, None) if receipt => Mistake::Receipt {
            kind: entry.kind.unwrap_or(known.kind),
            procedure: entry.procedure.or_else(|| {
                // only a complaint goes by one
                let stays = entry
                    .kind
                    .is_none_or(|it| it == complaints::codes::Kind::Complaint);
                known.procedure.filter(|_| stays)
            }),
            method: entry.method.or(known.method),
            raised_by: entry.raised_by.or(known.raised_by),
        },
        (None, None, None) => {
            let missing = "say what is wrong with the entry: its day (--on), its --outcome, how the answer went (--by), or \
                           what the receipt says";
            return Err(Failure::input(missing.to_owned()));
        }
    };
    Ok(actions::Correct {
        of: Seen {
            case: case.id(),
            version: case.version(),
        },
        entry: entry.entry,
        mistake,
        reason: personal(entry.reason.as_ref()),
    })
}

/// An answer to a step; what it may be is another for each.
fn answer(step: &TakeStep, office: &Office<'_>) -> Result<Option<Answer>, Failure> {
    let Some(given) = &step.answer else {
        return Ok(None);
    };
    let rule = office.context().rules.step(step.step);
    let known: Option<Answer> = given.parse().ok();
    if known.is_some() {
        return Ok(known);
    }
    let answers: Vec<&str> = rule.answers.iter().map(|it| it.code()).collect();
    let takes = if answers.is_empty() {
        "none".to_owned()
    } else {
        answers.join(", ")
    };
    Err(Failure::input(format!(
        "“{given}” is no answer to “{}”, which takes: {takes}",
        step.step.code()
    )))
}

/// What is recorded of a person, with what is given in the place of what was there.
fn amended(office: &Office<'_>, person: &AddPerson) -> Result<Command, Failure> {
    let case = office.case(&person.reference)?;
    let number = person.amend.unwrap_or(PersonNumber(0));
    let unknown = || Failure::input(format!("{} has no {number}", person.reference));
    if !case.state().people.contains_key(&number) {
        return Err(unknown());
    }
    let known = actions::AmendPerson::of(&case, number)
        .ok_or_else(|| Failure::input(format!("what was recorded of {number} is erased")))?;
    let (given, was) = (details(person), known.details);
    let (it, had) = (given.characteristics, was.characteristics);
    let amended = actions::AmendPerson {
        on: person.on,
        about: known.about || person.about,
        roles: if person.role.is_empty() {
            known.roles
        } else {
            person.role.clone()
        },
        details: PersonDetails {
            name: given.name.or(was.name),
            born_on: given.born_on.or(was.born_on),
            email: given.email.or(was.email),
            telephone: given.telephone.or(was.telephone),
            address: given.address.or(was.address),
            safe_contact: given.safe_contact.or(was.safe_contact),
            view: given.view.or(was.view),
            characteristics: Characteristics {
                age: it.age.or(had.age),
                gender: it.gender.or(had.gender),
                ethnicity: it.ethnicity.or(had.ethnicity),
                disability: it.disability.or(had.disability),
                religion: it.religion.or(had.religion),
                sexual_orientation: it.sexual_orientation.or(had.sexual_orientation),
                language: it.language.or(had.language),
                care_status: it.care_status.or(had.care_status),
            },
        },
        person: known.person,
    };
    amended.command(&case).ok_or_else(unknown)
}

fn step_taken(step: &TakeStep, office: &Office<'_>) -> Result<Command, Failure> {
    Ok(Command::TakeStep {
        on: step.on.unwrap_or_else(|| office.context().today()),
        step: StepTaken {
            route: step.route,
            about: step.about.unwrap_or_default(),
            answer: answer(step, office)?,
            day: step.day,
            days: step.days,
            cause: step.cause.clone(),
            amount_pence: step.pounds,
            reference: step.refers_to.clone(),
            person_there: step.person_there,
            ..StepTaken::new(step.step, step.stage)
        },
        text: personal(step.text.as_ref()),
        reason: personal(step.reason.as_ref()),
    })
}

fn received(receive: &Receive, today: Date) -> Command {
    let received = Occurred::On(receive.on.unwrap_or(today));
    let receipt = Receipt {
        reference: receive.reference.clone(),
        kind: receive.kind,
        procedure: receive.procedure,
        method: receive.method,
        received_at: receive.at,
        raised_by: receive.raised_by,
        service_areas: receive.area.clone(),
        teams: receive.team.clone(),
        quadrant: None,
        locality: None,
    };
    let points = receive.points.iter().enumerate().map(|(place, theme)| {
        let event = Event::PointRaised {
            point: PointNumber::at(place),
            theme: Some(theme.clone()),
            team: receive.team.first().cloned(),
            procedure: None,
        };
        Fact::new(received, event)
    });
    let sought = receive.sought.iter().enumerate().map(|(place, wanted)| {
        let texts = Texts::new().with(TextName::Text, Some(Personal::new(wanted.clone())));
        let event = Event::OutcomeSought {
            sought: SoughtNumber::at(place),
            point: None,
        };
        Fact::new(received, event).with(texts.into_part())
    });
    let texts = Texts::new()
        .with(TextName::Title, personal(receive.title.as_ref()))
        .with(TextName::Text, personal(receive.text.as_ref()));
    Command::Receive {
        receipt: Box::new(receipt),
        received,
        texts: texts.into_part(),
        with: points.chain(sought).collect(),
    }
}

fn add_person(office: &Office<'_>, person: &AddPerson) -> actions::AddPerson {
    actions::AddPerson {
        of: Which::Known {
            reference: person.reference.clone(),
            seen: None,
        },
        on: person.on.unwrap_or_else(|| office.context().today()),
        about: person.about,
        roles: person.role.clone(),
        details: details(person),
    }
}

fn details(person: &AddPerson) -> PersonDetails {
    let more = &person.more;
    PersonDetails {
        name: personal(person.name.as_ref()),
        born_on: person.born.map(Personal::new),
        email: personal(more.email.as_ref()),
        telephone: personal(more.telephone.as_ref()),
        address: personal(more.address.as_ref()),
        safe_contact: personal(person.safe_contact.as_ref()),
        view: personal(person.view.as_ref()),
        characteristics: Characteristics {
            age: None,
            gender: personal(more.gender.as_ref()),
            ethnicity: personal(more.ethnicity.as_ref()),
            disability: personal(more.disability.as_ref()),
            religion: personal(more.religion.as_ref()),
            sexual_orientation: personal(more.sexual_orientation.as_ref()),
            language: personal(more.language.as_ref()),
            care_status: personal(more.care_status.as_ref()),
        },
    }
}
