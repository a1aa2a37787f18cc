//! What a case turned to on its way: another kind of contact, another procedure for a point, open again after it was
//! closed. Read, made facts, and written again; each list in the order in which it was recorded.

use super::object::Object;
use super::record::{CaseRecord, Converted, Moved, NotAccepted, Reopened, Text, Withdrawal};
use super::{read, write};
use complaints::case::{Closure, Conversion, Move, Reopening, State};
use complaints::codes::{Kind, Procedure};
use complaints::event::Event;
use complaints::ids::{PointNumber, ReopeningNumber, RouteNumber, StageNumber};
use complaints::occurred::Occurred;
use complaints::personal::{TextName, Texts};
use complaints::recorded::Fact;
use jiff::civil::Date;

pub(super) fn read_converted(object: &Object<'_>) -> Option<Converted> {
    let on = object.required("on", object.date("on"));
    let from: Option<Kind> = object.required("from", object.code("from"));
    let since = object.required("since", object.date("since"));
    let (from_procedure, reason) = (object.code("from_procedure"), object.personal("reason"));
    if let Some(from) = from
        && from != Kind::Complaint
        && object.has("from_procedure")
    {
        object.problem(
            "from_procedure",
            format!(
                "is for complaints only, and it turned from a {}; leave it out, or correct “from”",
                from.label().to_lowercase()
            ),
        );
    }
    Some(Converted {
        on: on?,
        from: from?,
        from_procedure,
        since: since?,
        reason,
    })
}

pub(super) fn read_moved(object: &Object<'_>) -> Option<Moved> {
    let point = object.required("point", object.whole("point", 1, 9_999));
    let on = object.required("on", object.date("on"));
    let to = object.required("to", object.code("to"));
    let (from, reason) = (object.code("from"), object.personal("reason"));
    Some(Moved {
        point: u16::try_from(point?).ok()?,
        on: on?,
        from,
        to: to?,
        reason,
    })
}

pub(super) fn read_reopened(object: &Object<'_>) -> Option<Reopened> {
    let on = object.required("on", object.date("on"));
    let stage = object
        .has("stage")
        .then(|| object.stage(StageNumber::One))
        .flatten();
    let reopened = Reopened {
        on: on.unwrap_or_default(),
        reason: object.personal("reason"),
        not_accepted: object.object("not_accepted", read::not_accepted),
        route: object
            .whole("route", 2, 9)
            .and_then(|it| u16::try_from(it).ok()),
        stage,
        withdrawn_on: object.date("withdrawn_on"),
        withdrawal: read::withdrawal(object),
    };
    if object.has("not_accepted") && object.has("withdrawn_on") {
        object.problem(
            "withdrawn_on",
            "stands beside not_accepted; what was closed once was closed in one way",
        );
    }
    if object.has("route") && !object.has("stage") {
        object.problem("route", "stands only beside stage");
    }
    if object.has("stage") && !object.has("withdrawn_on") {
        object.problem("stage", "stands only beside withdrawn_on");
    }
    on.map(|_| reopened)
}

/// What the contact was when it came: the first that it turned from, or what it is.
pub(super) fn received_as(record: &CaseRecord) -> (Kind, Option<Procedure>) {
    let first = record.converted.first();
    first.map_or((record.kind, record.procedure), |it| {
        (it.from, it.from_procedure)
    })
}

/// The procedure under which a point came in: the one from which it moved first, or that by which it goes.
pub(super) fn raised_under(record: &CaseRecord, point: PointNumber) -> Option<Procedure> {
    let first = record.moved.iter().find(|it| it.point == point.0);
    let place = usize::from(point.0).saturating_sub(1);
    match first {
        Some(it) => it.from,
        None => record.issues.get(place)?.procedure,
    }
}

/// The day from which the clocks of the case's own route run.
pub(super) fn counted_from(record: &CaseRecord) -> Date {
    record
        .converted
        .last()
        .map_or(record.received_on, |it| it.since)
}

/// What the contact turned out to be, and then the points that went to another procedure: a route's number is the place
/// in which its procedure was first named.
pub(super) fn facts(record: &CaseRecord) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (place, it) in record.converted.iter().enumerate() {
        let next = record.converted.get(place + 1);
        let event = Event::Converted {
            kind: next.map_or(record.kind, |it| it.from),
            procedure: next.map_or(record.procedure, |it| it.from_procedure),
            since: it.since,
        };
        facts.push(because(it.on, event, it.reason.as_ref()));
    }
    for it in &record.moved {
        let event = Event::PointMoved {
            point: PointNumber(it.point),
            to: it.to,
        };
        facts.push(because(it.on, event, it.reason.as_ref()));
    }
    facts
}

/// What had closed the case, or that stage of it, and how it was taken up again each time.
pub(super) fn reopenings(record: &CaseRecord, at: Option<(RouteNumber, StageNumber)>) -> Vec<Fact> {
    let numbered = record.reopened.iter().enumerate();
    let here = numbered.filter(|(_, it)| it.stage.map(|stage| (route(it), stage)) == at);
    let both = here.flat_map(|(place, it)| {
        let reopening = ReopeningNumber::at(place);
        let again = because(it.on, Event::Reopened { reopening }, it.reason.as_ref());
        closed(it).into_iter().chain([again])
    });
    both.collect()
}

/// The route of which a stage had been withdrawn.
fn route(it: &Reopened) -> RouteNumber {
    it.route.map_or(RouteNumber::MAIN, RouteNumber)
}

fn closed(it: &Reopened) -> Option<Fact> {
    if let Some(refused) = &it.not_accepted {
        return Some(not_accepted(refused));
    }
    let on = it.withdrawn_on?;
    let how = it.withdrawal.as_ref();
    Some(match it.stage {
        None => withdrawn(on, how),
        Some(stage) => stage_withdrawn(route(it), stage, on, how),
    })
}

pub(super) fn not_accepted(it: &NotAccepted) -> Fact {
    let event = Event::NotAccepted {
        reason: it.reason.clone(),
        ground: it.ground,
        ombudsman_named: it.ombudsman_named,
    };
    Fact::new(Occurred::On(it.on), event)
}

pub(super) fn withdrawn(on: Date, how: Option<&Withdrawal>) -> Fact {
    let how = how.cloned().unwrap_or_default();
    let event = Event::Withdrawn {
        method: how.method,
        looked_at: how.looked_at,
    };
    because(on, event, how.reason.as_ref())
}

pub(super) fn stage_withdrawn(
    route: RouteNumber,
    stage: StageNumber,
    on: Date,
    how: Option<&Withdrawal>,
) -> Fact {
    let how = how.cloned().unwrap_or_default();
    let event = Event::StageWithdrawn {
        route,
        stage,
        method: how.method,
        looked_at: how.looked_at,
    };
    because(on, event, how.reason.as_ref())
}

fn because(on: Date, event: Event, reason: Option<&Text>) -> Fact {
    let texts = Texts::new().with(TextName::Reason, reason.cloned());
    Fact::new(Occurred::On(on), event).with(texts.into_part())
}

/// Every day that these lists name.
pub(super) fn days(record: &CaseRecord) -> impl Iterator<Item = Date> {
    let converted = record.converted.iter().map(|it| it.on);
    let moved = record.moved.iter().map(|it| it.on);
    let reopened = record.reopened.iter().map(|it| it.on);
    converted.chain(moved).chain(reopened)
}

/// Notes where the moves of a point do not follow one from the other, or do not lead to where it is.
pub(super) fn consistent(object: &Object<'_>, record: &CaseRecord) {
    for (place, it) in record.moved.iter().enumerate() {
        let path = |field: &str| format!("moved[{place}].{field}");
        let issue = record.issues.get(usize::from(it.point).saturating_sub(1));
        let Some(issue) = issue else {
            object.problem(&path("point"), "is the number of no point of issues[]");
            continue;
        };
        let mut later = record.moved[place + 1..].iter();
        match later.find(|next| next.point == it.point) {
            Some(next) if next.from != Some(it.to) => object.problem(
                &path("to"),
                "is not the procedure from which the point moved on; correct one or the other",
            ),
            None if issue.procedure != Some(it.to) => object.problem(
                &path("to"),
                "is not the procedure that the point goes by in issues[]; correct one or the other",
            ),
            _ => {}
        }
    }
}

pub(super) fn write_converted(state: &State) -> Vec<Converted> {
    let converted = |it: &Conversion| Converted {
        on: it.on.earliest(),
        from: it.from,
        from_procedure: it.from_procedure,
        since: it.since,
        reason: it.reason.clone(),
    };
    state.conversions.iter().map(converted).collect()
}

pub(super) fn write_moved(state: &State) -> Vec<Moved> {
    let moved = |it: &Move| Moved {
        point: write::written_point(state, it.point),
        on: it.on.earliest(),
        from: it.from,
        to: it.to,
        reason: it.reason.clone(),
    };
    state.moves.iter().map(moved).collect()
}

pub(super) fn write_reopened(state: &State) -> Vec<Reopened> {
    let reopened = |it: &Reopening| {
        let mut reopened = Reopened {
            on: it.on.earliest(),
            reason: it.reason.clone(),
            not_accepted: None,
            route: None,
            stage: None,
            withdrawn_on: None,
            withdrawal: None,
        };
        match &it.closed {
            // what a person had closed is among the steps
            None | Some(Closure::Closed(_)) => {}
            Some(Closure::Refused(it)) => reopened.not_accepted = Some(write::not_accepted(it)),
            Some(Closure::Withdrawn(on, how)) => {
                reopened.withdrawn_on = Some(on.earliest());
                reopened.withdrawal = write::withdrawal(how);
            }
            Some(Closure::StageWithdrawn((route, stage), on, how)) => {
                reopened.route = Some(route.0).filter(|_| *route != RouteNumber::MAIN);
                reopened.stage = Some(*stage);
                reopened.withdrawn_on = Some(on.earliest());
                reopened.withdrawal = write::withdrawal(how);
            }
        }
        reopened
    };
    state.reopenings.values().map(reopened).collect()
}
