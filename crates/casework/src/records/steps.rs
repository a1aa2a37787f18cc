//! The steps of a record that no field of its own is for: read, made facts, and written again.

use super::object::Object;
use super::record::{CaseRecord, Step as Record};
use complaints::case::{State, Taken};
use complaints::event::{Event, Subject};
use complaints::ids::{
    EntryNumber, PersonNumber, PointNumber, RecommendationNumber, RemedyNumber, RouteNumber,
    StageNumber,
};
use complaints::occurred::Occurred;
use complaints::personal::{TextName, Texts};
use complaints::recorded::Fact;
use complaints::step::{About, Step, StepTaken};
use std::collections::BTreeMap;

/// Whether a step is written as a field of its stage: the first of its kind, where it says no more than its day.
pub(super) fn has_a_field(state: &State, taken: &Taken) -> bool {
    let step = &taken.it;
    let plain = StepTaken {
        time: step.time,
        ..StepTaken::new(step.step, step.stage)
    };
    let mut alike = state.taken(step.step);
    let first = alike.find(|it| it.it.route == step.route && it.it.stage == step.stage);
    plain == *step
        && first.is_some_and(|it| it.it.time == step.time)
        && taken.texts.iter().next().is_none()
        && match step.stage {
            Some(StageNumber::Two) => matches!(
                step.step,
                Step::StatementAgreed | Step::InvestigatorReport | Step::IndependentReport
            ),
            Some(StageNumber::Three) => matches!(
                step.step,
                Step::Acknowledged
                    | Step::ChairAppointed
                    | Step::PapersSent
                    | Step::ReportIssued
                    | Step::ReportReceived
            ),
            _ => false,
        }
}

pub(super) fn read(object: &Object<'_>) -> Option<Record> {
    let step = object.required("step", object.code("step"));
    let on = object.required("on", object.date("on"));
    let stage = object.stage(StageNumber::One);
    let number = |field| {
        object
            .whole(field, 1, 9_999)
            .and_then(|it| u16::try_from(it).ok())
    };
    let record = Record {
        step: Step::Closed,
        on: jiff::civil::Date::default(),
        stage,
        route: number("route"),
        point: number("point"),
        person: number("person"),
        entry: number("entry"),
        remedy: number("remedy"),
        recommendation: number("recommendation"),
        answer: object.code("answer"),
        day: object.date("day"),
        days: number("days"),
        cause: object.text("cause"),
        amount_pence: object.whole("amount_pence", 0, 1_000_000_000),
        reference: object.text("reference"),
        person_there: number("person_there"),
        by: object.code("by"),
        post: object.code("post"),
        text: object.personal("text"),
        reason: object.personal("reason"),
    };
    let sent = step == Some(Step::PointAnswered);
    let said = sent || step == Some(Step::ComplainantWithdrew);
    if object.has("by") && !said {
        object.problem(
            "by",
            "stands only beside the steps point_answered and complainant_withdrew",
        );
    }
    if object.has("post") && !sent {
        object.problem("post", "stands only beside the step point_answered");
    }
    Some(Record {
        step: step?,
        on: on?,
        ..record
    })
}

/// The facts of the steps, each counted among those of its kind. `before` are those that fields of the stages give.
pub(super) fn facts(records: &[Record], before: &[Fact]) -> Vec<Fact> {
    let mut times: BTreeMap<(Step, u16, Option<StageNumber>, About), u16> = BTreeMap::new();
    for fact in before {
        if let Event::StepTaken(it) = &fact.event {
            *times
                .entry((it.step, it.route.0, it.stage, it.about))
                .or_insert(0) += 1;
        }
    }
    let fact = |record: &Record| {
        let route = record.route.unwrap_or(1);
        let about = about(record);
        let time = times
            .entry((record.step, route, record.stage, about))
            .or_insert(0);
        *time += 1;
        let step = StepTaken {
            step: record.step,
            route: RouteNumber(route),
            stage: record.stage,
            about,
            time: *time,
            answer: record.answer,
            day: record.day,
            days: record.days,
            cause: record.cause.clone(),
            amount_pence: record.amount_pence,
            reference: record.reference.clone(),
            person_there: record.person_there.map(PersonNumber),
            by: record.by,
            post: record.post,
        };
        let texts = Texts::new()
            .with(TextName::Text, record.text.clone())
            .with(TextName::Reason, record.reason.clone());
        Fact::new(Occurred::On(record.on), Event::StepTaken(step)).with(texts.into_part())
    };
    records.iter().map(fact).collect()
}

/// Where among the steps of a record the one stands that a subject names.
pub(super) fn place(subject: &Subject, record: &CaseRecord) -> Option<usize> {
    let Subject::Step(step, route, stage, about_what, time) = subject else {
        return None;
    };
    let alike = record.steps.iter().enumerate().filter(|(_, it)| {
        it.step == *step
            && it.route.unwrap_or(RouteNumber::MAIN.0) == route.0
            && it.stage == *stage
            && about(it) == *about_what
    });
    let mut alike = alike.map(|(place, _)| place);
    alike.nth(usize::from(*time).checked_sub(1)?)
}

const fn about(record: &Record) -> About {
    match (
        record.point,
        record.person,
        record.entry,
        record.remedy,
        record.recommendation,
    ) {
        (Some(number), ..) => About::Point(PointNumber(number)),
        (_, Some(number), ..) => About::Person(PersonNumber(number)),
        (_, _, Some(number), ..) => About::Entry(EntryNumber(number)),
        (_, _, _, Some(number), _) => About::Remedy(RemedyNumber(number)),
        (.., Some(number)) => About::Recommendation(RecommendationNumber(number)),
        _ => About::Case,
    }
}

pub(super) fn write(state: &State) -> Vec<Record> {
    // a record numbers the case's own remedies first, then those of each entry of the Ombudsman
    let mut order: Vec<_> = state.remedies.iter().collect();
    order.sort_by_key(|(number, remedy)| (remedy.entry, **number));
    let written = |remedy: RemedyNumber| {
        let place = order.iter().position(|(number, _)| **number == remedy);
        place.map_or(remedy, RemedyNumber::at)
    };
    let steps = state.steps.iter().filter(|it| !has_a_field(state, it));
    let steps = steps.map(|it| {
        let mut record = record(it);
        record.remedy = record.remedy.map(|it| written(RemedyNumber(it)).0);
        let point = |it| super::write::written_point(state, PointNumber(it));
        record.point = record.point.map(point);
        record
    });
    steps.collect()
}

fn record(taken: &Taken) -> Record {
    let it = &taken.it;
    let mut record = Record {
        step: it.step,
        on: taken.on.earliest(),
        stage: it.stage,
        route: (it.route != RouteNumber::MAIN).then_some(it.route.0),
        point: None,
        person: None,
        entry: None,
        remedy: None,
        recommendation: None,
        answer: it.answer,
        day: it.day,
        days: it.days,
        cause: it.cause.clone(),
        amount_pence: it.amount_pence,
        reference: it.reference.clone(),
        person_there: it.person_there.map(|it| it.0),
        by: it.by,
        post: it.post,
        text: taken.texts.get(TextName::Text).cloned(),
        reason: taken.texts.get(TextName::Reason).cloned(),
    };
    match it.about {
        About::Case => {}
        About::Point(number) => record.point = Some(number.0),
        About::Person(number) => record.person = Some(number.0),
        About::Entry(number) => record.entry = Some(number.0),
        About::Remedy(number) => record.remedy = Some(number.0),
        About::Recommendation(number) => record.recommendation = Some(number.0),
    }
    record
}
