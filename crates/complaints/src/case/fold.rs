//! Reads the standing facts of a history, in their order, into a [`State`].

use super::Standing;
use super::state::{
    Closure, Conversion, Extension, Finding, Move, Note, Parking, Person, Refusal, Remedy,
    Reopening, Route, Stage, State, Taken, Withdrawal,
};
use crate::codes::{Kind, Method, Procedure};
use crate::event::Event;
use crate::ids::{PersonNumber, RouteNumber, StageNumber};
use crate::occurred::{Occurred, civil_day};
use crate::personal::{Kept, Part, PersonDetails, Personal, Salt, TextName, Texts};
use crate::recorded::Source;
use crate::step::Step;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// None where there is no receipt.
pub(super) fn fold(facts: &[Standing<'_>]) -> Option<State> {
    let (receipt, received) = facts.iter().find_map(|fact| match fact.event {
        Event::Received(receipt) => Some((receipt, fact)),
        _ => None,
    })?;
    let mut state = State {
        receipt: receipt.clone(),
        received_on: received.occurred.earliest(),
        texts: texts(received.parts),
        acknowledged: None,
        people: BTreeMap::new(),
        points: BTreeMap::new(),
        sought: BTreeMap::new(),
        advocacy: super::Advocacy::default(),
        advocacy_of_children: BTreeMap::new(),
        parkings: BTreeMap::new(),
        refusal: None,
        withdrawn: None,
        withdrawal: Withdrawal::default(),
        withdrawal_brought_in: None,
        counted_from: received.occurred.earliest(),
        conversions: Vec::new(),
        moves: Vec::new(),
        routes: BTreeMap::new(),
        brought_in: BTreeMap::new(),
        recorded_here: false,
        erased: None,
        steps: Vec::new(),
        reopenings: BTreeMap::new(),
        outcome: None,
        ombudsman: BTreeMap::new(),
        remedies: BTreeMap::new(),
        notes: BTreeMap::new(),
    };
    for fact in facts {
        read(&mut state, fact);
    }
    closed_before(&mut state);
    routes(&mut state, facts);
    Some(state)
}

#[expect(
    clippy::too_many_lines,
    reason = "one arm an event: split up, a reader would look in five places"
)]
fn read(state: &mut State, fact: &Standing<'_>) {
    let when = fact.occurred;
    match fact.event {
        Event::Received(_)
        | Event::Corrected { .. }
        | Event::Retracted { .. }
        | Event::Erased { .. } => {}
        Event::Acknowledged => state.acknowledged = Some(when),
        Event::PersonAdded {
            person,
            person_id,
            about,
            roles,
        } => {
            let (details, kept) = (details(fact.parts), kept(fact.parts));
            state.people.insert(
                *person,
                Person {
                    id: *person_id,
                    about: *about,
                    roles: roles.clone(),
                    details,
                    kept,
                },
            );
        }
        Event::PointRaised {
            point,
            theme,
            team,
            procedure,
        } => {
            let entry = state.points.entry(*point).or_default();
            entry.theme.clone_from(theme);
            entry.team.clone_from(team);
            entry.procedure = *procedure;
            entry.text = text(fact.parts, TextName::Text);
        }
        Event::OutcomeSought { sought, point } => {
            let entry = state.sought.entry(*sought).or_default();
            entry.text = text(fact.parts, TextName::Text);
            entry.point = *point;
        }
        Event::SoughtJudged { sought, achieved } => {
            state.sought.entry(*sought).or_default().achieved = Some(*achieved);
        }
        Event::AdvocacyOffered { child } => advocacy(state, *child).offered = Some(when),
        Event::AdvocacyAnswered {
            child,
            answer,
            reason,
            provider,
            source,
        } => {
            let advocacy = advocacy(state, *child);
            if advocacy.answered.is_some() {
                let before = super::Advocacy {
                    offered: None,
                    earlier: Vec::new(),
                    ..advocacy.clone()
                };
                advocacy.earlier.push(before);
            }
            advocacy.answered = Some(when);
            advocacy.answer = *answer;
            advocacy.reason.clone_from(reason);
            advocacy.provider.clone_from(provider);
            advocacy.source.clone_from(source);
        }
        Event::Parked {
            parking,
            proceedings,
            until,
            points,
        } => {
            let parked = Parking {
                on: when,
                until: *until,
                proceedings: *proceedings,
                points: points.clone(),
            };
            state.parkings.insert(*parking, parked);
        }
        Event::NotAccepted {
            reason,
            ground,
            ombudsman_named,
        } => {
            state.refusal = Some(Refusal {
                on: when,
                reason: reason.clone(),
                ground: *ground,
                ombudsman_named: *ombudsman_named,
            });
        }
        Event::Withdrawn { method, looked_at } => {
            state.withdrawn = Some(when);
            state.withdrawal_brought_in = brought_in(fact);
            state.withdrawal = withdrawal(*method, *looked_at, fact.parts);
        }
        Event::PointFound {
            point,
            stage,
            outcome,
            letter_said,
        } => {
            let known = state.points.get(point);
            let before = known.and_then(|it| it.findings.get(stage));
            let finding = Finding {
                on: when,
                first: before.map_or(when, |it| it.first),
                outcome: *outcome,
                letter_said: *letter_said,
                reason: text(fact.parts, TextName::Reason),
            };
            state
                .points
                .entry(*point)
                .or_default()
                .findings
                .insert(*stage, finding);
        }
        Event::OutcomeStated { outcome } => state.outcome = Some(*outcome),
        Event::RemedyAgreed {
            remedy,
            kind,
            amount_pence,
            due_on,
            entry,
            source,
        } => {
            let known = state.remedies.get(remedy);
            let done = known.and_then(|it| it.done);
            let done_before_heard = known.and_then(|it| it.done_before_heard);
            let agreed = Remedy {
                kind: *kind,
                text: text(fact.parts, TextName::Text),
                amount_pence: *amount_pence,
                agreed: when,
                due_on: *due_on,
                done,
                done_before_heard,
                entry: *entry,
                source: *source,
            };
            state.remedies.insert(*remedy, agreed);
        }
        Event::RemedyDone {
            remedy,
            evidence_owed,
        } => {
            if let Some(remedy) = state.remedies.get_mut(remedy) {
                remedy.done = Some(when);
                let past = fact.stated_by.source == Source::Import && !evidence_owed;
                remedy.done_before_heard = past.then_some(when);
            }
        }
        Event::NoteAdded { note, contact } => {
            let added = Note {
                on: when,
                texts: texts(fact.parts),
                contact: *contact,
            };
            state.notes.insert(*note, added);
        }
        Event::OmbudsmanTold {
            entry,
            reference,
            referred_by,
        } => {
            let entry = state.ombudsman.entry(*entry).or_default();
            entry.told = Some(when);
            entry.reference.clone_from(reference);
            entry.referred_by = *referred_by;
        }
        Event::OmbudsmanDecided { entry, decision } => {
            let entry = state.ombudsman.entry(*entry).or_default();
            entry.decided = Some(when);
            entry.decision.clone_from(decision);
        }
        Event::OmbudsmanInvestigated {
            entry,
            investigated,
        } => {
            state.ombudsman.entry(*entry).or_default().investigated = Some(*investigated);
        }
        Event::PointMoved { point, to } => {
            let entry = state.points.entry(*point).or_default();
            state.moves.push(Move {
                point: *point,
                on: when,
                from: entry.procedure,
                to: *to,
                reason: text(fact.parts, TextName::Reason),
            });
            entry.procedure = Some(*to);
        }
        Event::Converted {
            kind,
            procedure,
            since,
        } => {
            state.conversions.push(Conversion {
                on: when,
                from: state.receipt.kind,
                from_procedure: state.receipt.procedure,
                since: *since,
                reason: text(fact.parts, TextName::Reason),
            });
            // a complaint that goes by another procedure was said when it was said
            if state.receipt.kind != Kind::Complaint {
                state.counted_from = *since;
            }
            state.receipt.kind = *kind;
            state.receipt.procedure = *procedure;
        }
        Event::Reopened { reopening } => {
            let reopened = Reopening {
                on: when,
                closed: taken_up_again(state, when),
                reason: text(fact.parts, TextName::Reason),
            };
            state.reopenings.insert(*reopening, reopened);
        }
        Event::StepTaken(step) => state.steps.push(Taken {
            on: when,
            it: step.clone(),
            texts: texts(fact.parts),
            brought_in: fact.stated_by.source == Source::Import,
        }),
        Event::StageStarted { route, stage } => {
            self::stage(state, *route, *stage).started = Some(when);
        }
        Event::StageExtended {
            route,
            stage,
            to,
            told_on,
            approved_by,
        } => {
            let reason = text(fact.parts, TextName::Reason);
            self::stage(state, *route, *stage).extension = Some(Extension {
                on: when,
                to: *to,
                told_on: *told_on,
                approved_by: *approved_by,
                reason,
            });
        }
        Event::PanelArranged { route, on } => {
            let stage = self::stage(state, *route, StageNumber::Three);
            stage.panel_on = Some(*on);
            stage.panel_fixed = Some(when);
        }
        Event::StageAnswered {
            route,
            stage,
            by,
            post,
            next_stage_told,
            next_stage_untold,
        } => {
            if let Some(on) = brought_in(fact) {
                state.brought_in.insert((*route, *stage), on);
            }
            let stage = self::stage(state, *route, *stage);
            stage.answered = Some(when);
            stage.answered_by = *by;
            stage.answered_post = *post;
            stage.next_stage_told = *next_stage_told;
            stage.next_stage_untold = *next_stage_untold;
        }
        Event::StageOutcomeStated {
            route,
            stage,
            outcome,
        } => {
            self::stage(state, *route, *stage).outcome = Some(*outcome);
        }
        Event::StageWithdrawn {
            route,
            stage,
            method,
            looked_at,
        } => {
            state.withdrawal_brought_in = brought_in(fact);
            let stage = self::stage(state, *route, *stage);
            stage.withdrawn = Some(when);
            stage.withdrawal = withdrawal(*method, *looked_at, fact.parts);
        }
    }
}

/// The day on which a fact was brought in from elsewhere, where it was.
fn brought_in(fact: &Standing<'_>) -> Option<Date> {
    let stated = fact.stated_by;
    (stated.source == Source::Import).then(|| civil_day(stated.recorded_at))
}

fn advocacy(state: &mut State, child: Option<PersonNumber>) -> &mut super::Advocacy {
    match child {
        None => &mut state.advocacy,
        Some(child) => state.advocacy_of_children.entry(child).or_default(),
    }
}

fn stage(state: &mut State, route: RouteNumber, stage: StageNumber) -> &mut Stage {
    let route = state.routes.entry(route).or_default();
    route.stages.entry(stage).or_default()
}

/// Says of each reopening that undid nothing which step had closed the case, the last since the reopening before it. A
/// record of the past has its steps behind its reopenings, so that both are looked at once all are read.
fn closed_before(state: &mut State) {
    let closings: Vec<Occurred> = state.taken(Step::Closed).map(|it| it.on).collect();
    let mut since = None;
    for reopening in state.reopenings.values_mut() {
        let on = reopening.on.latest();
        if reopening.closed.is_none() {
            let mut before = closings.iter().rev();
            let closed = before.find(|it| it.latest() <= on && Some(it.latest()) > since);
            reopening.closed = closed.copied().map(Closure::Closed);
        }
        since = Some(on);
    }
}

/// Undoes what had closed the case, and gives it back.
fn taken_up_again(state: &mut State, when: Occurred) -> Option<Closure> {
    let refused = state.refusal.take().map(Closure::Refused);
    let how = std::mem::take(&mut state.withdrawal);
    let withdrawn = state.withdrawn.take();
    let withdrawn = withdrawn.map(|on| Closure::Withdrawn(on, how));
    refused
        .or(withdrawn)
        .or_else(|| back_to_a_stage(state, when))
}

/// Undoes the last withdrawal from a stage before that; of several of one day that of the case's own procedure. A record of
/// the past may have later ones in front of it.
fn back_to_a_stage(state: &mut State, when: Occurred) -> Option<Closure> {
    let routes = state.routes.iter_mut().rev();
    let stages = routes.flat_map(|(route, it)| {
        let stages = it.stages.iter_mut();
        stages.map(move |(stage, it)| ((*route, *stage), it))
    });
    let withdrawn = stages.filter_map(|(at, it)| Some((it.withdrawn?.latest(), at, it)));
    let (_, at, stage) = withdrawn.max_by_key(|(on, ..)| (*on <= when.latest(), *on))?;
    let on = stage.withdrawn.take()?;
    let how = std::mem::take(&mut stage.withdrawal);
    Some(Closure::StageWithdrawn(at, on, how))
}

fn main(state: &mut State) -> &mut Route {
    state.routes.entry(RouteNumber::MAIN).or_default()
}

/// Each point on the route of its procedure. A route's number is the place in which its procedure was first named, so
/// that it stays what it was when other points move.
fn routes(state: &mut State, facts: &[Standing<'_>]) {
    let own = state.receipt.procedure;
    let mut named: Vec<Procedure> = Vec::new();
    for fact in facts {
        let procedure = match fact.event {
            Event::PointRaised { procedure, .. } => *procedure,
            Event::PointMoved { to, .. } => Some(*to),
            _ => None,
        };
        if let Some(procedure) = procedure
            && !named.contains(&procedure)
        {
            named.push(procedure);
        }
    }
    named.retain(|it| Some(*it) != own);
    main(state).procedure = own;
    for (number, point) in &state.points {
        let procedure = point.procedure.or(own);
        let place = named.iter().position(|it| Some(*it) == procedure);
        let number_of_route = place.map_or(RouteNumber::MAIN, |place| RouteNumber::at(place + 1));
        let route = state.routes.entry(number_of_route).or_default();
        route.procedure = procedure;
        route.points.push(*number);
    }
}

fn withdrawal(
    method: Option<Method>,
    looked_at: Option<bool>,
    parts: &[(Part, Salt)],
) -> Withdrawal {
    Withdrawal {
        method,
        looked_at,
        reason: text(parts, TextName::Reason),
    }
}

fn texts(parts: &[(Part, Salt)]) -> Texts {
    parts
        .iter()
        .find_map(|(part, _)| match part {
            Part::Text(texts) => Some(texts.clone()),
            Part::Person(..) | Part::Kept(..) => None,
        })
        .unwrap_or_default()
}

fn text(parts: &[(Part, Salt)], name: TextName) -> Option<Personal<String>> {
    texts(parts).get(name).cloned()
}

fn details(parts: &[(Part, Salt)]) -> Option<PersonDetails> {
    parts.iter().find_map(|(part, _)| match part {
        Part::Person(_, details) => Some(details.clone()),
        Part::Text(_) | Part::Kept(..) => None,
    })
}

fn kept(parts: &[(Part, Salt)]) -> Option<Kept> {
    parts.iter().find_map(|(part, _)| match part {
        Part::Kept(_, kept) => Some(kept.clone()),
        Part::Text(_) | Part::Person(..) => None,
    })
}
