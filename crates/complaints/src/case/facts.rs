//! The fact row of a case.

use super::state::{Person, Stage, State};
use super::{Advocacy, Case};
use crate::codes::Procedure;
use crate::facts::{
    AdvocacyFacts, CaseFacts, OmbudsmanFacts, ParkedFacts, PersonFacts, PointFacts, RefusedFacts,
    RemedyFacts, StageFacts,
};
use crate::ids::{PointNumber, RouteNumber, StageNumber};
use crate::occurred::Occurred;
use crate::personal::Personal;
use crate::step::{About, Step};
use jiff::civil::Date;
use std::collections::BTreeMap;

impl Case {
    /// What figures may read of the case.
    pub fn fact_row(&self) -> CaseFacts {
        let state = self.state();
        let receipt = &state.receipt;
        CaseFacts {
            reference: receipt.reference.clone(),
            kind: receipt.kind,
            procedure: receipt.procedure,
            received_on: state.received_on,
            acknowledged_on: state.acknowledged.and_then(Occurred::day),
            method: receipt.method,
            raised_by: receipt.raised_by,
            service_areas: receipt.service_areas.clone(),
            teams: receipt.teams.clone(),
            quadrant: receipt.quadrant.clone(),
            locality: receipt.locality.clone(),
            children: people(state, true),
            people: people(state, false),
            points: points(state),
            outcome: state.outcome,
            sought: state.sought.values().map(|it| it.achieved).collect(),
            advocacy: advocacy(state.advocacy_in_one()),
            parked: parked(state),
            refused: state.refusal.as_ref().map(|refusal| RefusedFacts {
                on: refusal.on.earliest(),
                reason: refusal.reason.clone(),
            }),
            withdrawn_on: state.withdrawn.map(Occurred::earliest),
            stages: stages(state),
            ombudsman: ombudsman(state),
            remedies: remedies(state),
        }
    }
}

fn people(state: &State, about: bool) -> Vec<PersonFacts> {
    let several = about && state.children().nth(1).is_some();
    let offered = |number| advocacy(state.advocacy_of(Some(number)));
    let wanted = state.people.iter().filter(|(_, it)| it.about == about);
    wanted
        .map(|(number, it)| PersonFacts {
            advocacy: several.then(|| offered(*number)).flatten(),
            ..person(it, state.received_on)
        })
        .collect()
}

fn person(person: &Person, received_on: Date) -> PersonFacts {
    let Some(it) = person.characteristics() else {
        return PersonFacts {
            roles: person.roles.clone(),
            ..PersonFacts::default()
        };
    };
    let told = |value: &Option<Personal<String>>| value.as_ref().map(|it| it.reveal().clone());
    let named = match (&person.details, &person.kept) {
        (Some(details), _) => details.name.is_some(),
        (None, kept) => kept.as_ref().is_some_and(|it| it.named),
    };
    PersonFacts {
        roles: person.roles.clone(),
        person: named.then(|| person.id.to_string()),
        age: age(person, received_on),
        gender: told(&it.gender),
        ethnicity: told(&it.ethnicity),
        disability: told(&it.disability),
        religion: told(&it.religion),
        sexual_orientation: told(&it.sexual_orientation),
        language: told(&it.language),
        care_status: told(&it.care_status),
        advocacy: None,
    }
}

/// A person's age in whole years when the contact was received: as it was given, or from the date of birth.
pub(super) fn age(person: &Person, received_on: Date) -> Option<u8> {
    let given = person.characteristics()?.age.as_ref();
    given.map(|age| *age.reveal()).or_else(|| {
        let born = person.details.as_ref()?.born_on.as_ref()?;
        age_on(*born.reveal(), received_on)
    })
}

/// Age in whole years; none before birth. A birthday on 29 February is kept on 1 March in other years.
pub(super) fn age_on(born: Date, on: Date) -> Option<u8> {
    let before_birthday = (on.month(), on.day()) < (born.month(), born.day());
    u8::try_from(on.year() - born.year() - i16::from(before_birthday)).ok()
}

fn points(state: &State) -> Vec<PointFacts> {
    let own = |number: PointNumber| {
        let mut answers = state.taken(Step::PointAnswered);
        let own = answers.find(|it| {
            it.it.about == About::Point(number) && it.it.stage == Some(StageNumber::One)
        });
        own.and_then(|it| it.on.day())
    };
    let point = |(number, point): (&PointNumber, &super::Point)| PointFacts {
        theme: point.theme.clone(),
        team: point.team.clone(),
        procedure: point.procedure,
        outcome: point.findings.get(&StageNumber::One).map(|it| it.outcome),
        answered_on: own(*number),
    };
    state.points.iter().map(point).collect()
}

fn advocacy(it: Advocacy) -> Option<AdvocacyFacts> {
    (it.offered.is_some() || it.answered.is_some()).then(|| AdvocacyFacts {
        offered_on: it.offered.and_then(Occurred::day),
        answer: it.answer,
        reason: it.reason,
        provider: it.provider,
        source: it.source,
    })
}

fn parked(state: &State) -> Vec<ParkedFacts> {
    let parking = |it: &super::Parking| ParkedFacts {
        on: it.on.earliest(),
        until: it.until,
        proceedings: it.proceedings,
        points: it.points.iter().map(|point| point.0).collect(),
    };
    state.parkings.values().map(parking).collect()
}

/// The stages of the case's own procedure, then those of every other that a point of it went to.
fn stages(state: &State) -> Vec<StageFacts> {
    let routes = state.routes.iter();
    let others = routes.filter(|(number, _)| **number != RouteNumber::MAIN);
    let others = others.flat_map(|(_, route)| stages_of(state, &route.stages, route.procedure));
    let own = stages_of(state, state.stages(), None);
    own.into_iter().chain(others).collect()
}

fn stages_of(
    state: &State,
    stages: &BTreeMap<StageNumber, Stage>,
    procedure: Option<Procedure>,
) -> Vec<StageFacts> {
    let stage = |(number, stage): (&StageNumber, &Stage)| StageFacts {
        stage: u8::from(*number),
        procedure,
        started_on: stage.started.and_then(Occurred::day),
        extended: stage.extension.is_some(),
        extended_to: stage.extension.as_ref().and_then(|it| it.to),
        responded_on: stage.answered.and_then(Occurred::day),
        outcome: stage.outcome,
        withdrawn_on: stage.withdrawn.and_then(Occurred::day),
        // the first sitting, once it was held: an adjournment moves the arranged day and not that
        panel_on: state
            .reached(*number, Step::PanelHeld)
            .and_then(Occurred::day)
            .or(stage.panel_on),
    };
    stages.iter().map(stage).collect()
}

fn ombudsman(state: &State) -> Vec<OmbudsmanFacts> {
    let entry = |it: &super::OmbudsmanEntry| OmbudsmanFacts {
        received_on: it.told.and_then(Occurred::day),
        decided_on: it.decided.and_then(Occurred::day),
        decision: it.decision.clone(),
        investigated: it.investigated,
        referred_by: it.referred_by,
    };
    state.ombudsman.values().map(entry).collect()
}

fn remedies(state: &State) -> Vec<RemedyFacts> {
    let remedy = |it: &super::Remedy| RemedyFacts {
        kind: it.kind,
        amount_pence: it.amount_pence,
        agreed_on: it.agreed.day(),
        due_on: it.due_on,
        done_on: it.done.and_then(Occurred::day),
        stage: it
            .entry
            .is_none()
            .then(|| state.stage_of(it))
            .flatten()
            .map(u8::from),
        ombudsman_entry: it.entry.and_then(|entry| u8::try_from(entry.0).ok()),
    };
    let (of_the_ombudsman, own): (Vec<_>, Vec<_>) =
        state.remedies.values().partition(|it| it.entry.is_some());
    own.into_iter()
        .chain(of_the_ombudsman)
        .map(remedy)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::age_on;
    use jiff::civil::date;
    use rstest::rstest;

    #[rstest]
    #[case(date(2010, 6, 15), date(2024, 6, 14), Some(13))]
    #[case(date(2010, 6, 15), date(2024, 6, 15), Some(14))]
    #[case(date(2012, 2, 29), date(2025, 2, 28), Some(12))]
    #[case(date(2012, 2, 29), date(2025, 3, 1), Some(13))]
    #[case(date(2025, 1, 1), date(2024, 12, 31), None)]
    fn age_is_in_whole_years_when_the_contact_was_received(
        #[case] born: jiff::civil::Date,
        #[case] on: jiff::civil::Date,
        #[case] age: Option<u8>,
    ) {
        assert_eq!(age_on(born, on), age);
    }
}
