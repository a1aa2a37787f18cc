//! A line of case records, read: the record, or everything that is wrong with the line.

use super::consistent::{belongs, consistent, either};
use super::field::{Problem, field_of};
use super::json;
use super::object::{Found, Object};
use super::record::{
    Advocacy, CaseRecord, Extension, Finding, Issue, NotAccepted, Note, Ombudsman, Parked, Person,
    Remedy, Sought, Stage, Withdrawal,
};
use super::{PersonIds, facts, steps, turns};
use complaints::case::Case;
use complaints::codes::{Kind, Method, UnknownCode};
use complaints::history::impossible;
use complaints::ids::{CaseId, StageNumber};
use complaints::personal::{Personal, Salt};
use complaints::published::{Period, PublishedFigure, Unit};
use complaints::recorded::{Actor, Recorded, Source};
use complaints::year::YearTaken;
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Value;
use std::collections::BTreeSet;

/// What a line holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    /// A case.
    Case(Box<CaseRecord>),
    /// A published figure.
    Figure(PublishedFigure),
    /// Something that the council did for a year that is over.
    YearStep(YearTaken),
}

impl Line {
    /// The council's own reference; a step of a year has none.
    pub fn reference(&self) -> Option<&str> {
        match self {
            Self::Case(record) => Some(&record.reference),
            Self::Figure(figure) => Some(&figure.reference),
            Self::YearStep(_) => None,
        }
    }
}

/// Reads a line. `today` is the last day on which something can have happened.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(line: &str, today: Date) -> Result<Line, Vec<Problem>> {
    let whole = |what: String| {
        vec![Problem {
            field: String::new(),
            what,
        }]
    };
    let (value, twice) = json::parse(line).map_err(|error| whole(json::why_not(line, &error)))?;
    let Value::Object(fields) = value else {
        return Err(whole(
            "is not a JSON object { }; each line is one record".to_owned(),
        ));
    };
    let twice = twice.into_iter().map(|field| Problem {
        field,
        what: "stands twice; keep the right one".to_owned(),
    });
    let uncertain = twice.len() > 0;
    let found = Found::default();
    found.problems.borrow_mut().extend(twice);
    let object = Object::new(&fields, &found);
    let line = match fields.get("kind").and_then(Value::as_str) {
        Some("published_figure") => figure(&object).map(Line::Figure),
        Some("year_step") => year_step(&object, today).map(Line::YearStep),
        _ => case(&object).map(|record| Line::Case(Box::new(record))),
    };
    object.finish();
    let lost = found.lost.get() || uncertain;
    let mut problems = found.problems.into_inner();
    if let (Some(Line::Case(record)), false) = (&line, lost) {
        // a field is said to be wrong once
        let known: BTreeSet<String> = problems.iter().map(|it| it.field.clone()).collect();
        let more = cannot_be(record, today).into_iter();
        problems.extend(more.filter(|it| !known.contains(&it.field)));
    }
    match line {
        Some(line) if problems.is_empty() => Ok(line),
        _ => Err(problems),
    }
}

/// What in a record cannot have happened.
fn cannot_be(record: &CaseRecord, today: Date) -> Vec<Problem> {
    let facts = facts(record, &PersonIds::none());
    let nobody = Actor {
        account: String::new(),
        role: String::new(),
    };
    let history = (1..).zip(&facts).map(|(seq, fact)| Recorded {
        seq,
        occurred: fact.occurred,
        recorded_at: Timestamp::UNIX_EPOCH,
        by: nobody.clone(),
        source: Source::Import,
        event: fact.event.clone(),
        parts: fact
            .parts
            .iter()
            .map(|part| (part.clone(), Salt([0; 16])))
            .collect(),
    });
    match Case::replay(CaseId(uuid::Uuid::nil()), history.collect()) {
        Ok(case) => impossible(&facts, case.state(), today)
            .into_iter()
            .map(|it| Problem {
                field: field_of(&it.subject, record),
                what: it.why,
            })
            .collect(),
        Err(error) => vec![Problem {
            field: String::new(),
            what: error.to_string(),
        }],
    }
}

fn kind(object: &Object<'_>) -> Option<Kind> {
    let text = object.required("kind", object.text("kind"))?;
    text.parse()
        .map_err(|unknown: UnknownCode| {
            object.unknown(
                "kind",
                &UnknownCode {
                    allowed: format!("{}, published_figure, year_step", unknown.allowed),
                    ..unknown
                },
            );
        })
        .ok()
}

fn figure(object: &Object<'_>) -> Option<PublishedFigure> {
    object.text("kind");
    let period = object.required("period", object.text("period"));
    if let Some(period) = &period
        && let Err(error) = period.parse::<Period>()
    {
        object.problem("period", error.to_string());
    }
    let unit = object
        .required("unit", object.text("unit"))
        .and_then(|unit| match unit.as_str() {
            "count" => Some(Unit::Count),
            "percent" => Some(Unit::Percent),
            _ => {
                object.problem("unit", "is not a unit; use count or percent");
                None
            }
        });
    let reference = object.required("reference", object.text("reference"));
    let measure = object.required("measure", object.text("measure"));
    let value = object.required("value", object.number("value"));
    let counted = |it: &serde_json::Number| it.as_u64().is_some();
    if unit == Some(Unit::Count) && value.as_ref().is_some_and(|it| !counted(it)) {
        object.problem("value", "is not a count: a whole number, and none below 0");
    }
    let (by, table) = (object.pairs("by"), object.text("table"));
    Some(PublishedFigure {
        reference: reference?,
        period: period?,
        measure: measure?,
        value: value?,
        unit: unit?,
        by,
        table,
    })
}

fn year_step(object: &Object<'_>, today: Date) -> Option<YearTaken> {
    object.text("kind");
    let year_end = object.required("year_end", object.date("year_end"));
    let step = object.required("step", object.code("step"));
    let on = object.required("on", object.date("on"));
    let reference = object.text("refers_to");
    let taken = YearTaken {
        year_end: year_end?,
        step: step?,
        on: on?,
        reference,
    };
    if (taken.year_end.month(), taken.year_end.day()) != (3, 31) {
        object.problem(
            "year_end",
            "is no 31 March, on which the council's year ends",
        );
    } else if let Err(error) = crate::year::can_be(&taken, today) {
        object.problem("on", error.to_string());
    }
    Some(taken)
}

fn case(object: &Object<'_>) -> Option<CaseRecord> {
    let kind = kind(object);
    let procedure = object.code("procedure");
    if let (Some(kind), true) = (kind, object.has("procedure"))
        && kind != Kind::Complaint
    {
        object.problem(
            "procedure",
            format!(
                "is for complaints only, and this is a {}",
                kind.label().to_lowercase()
            ),
        );
    }
    let reference = object.required("reference", object.text("reference"));
    let received_on = object.required("received_on", object.date("received_on"));
    either(object, "service_area", "service_areas");
    either(object, "child", "children");
    if object.has("documents") {
        object.known("documents");
        object.problem(
            "documents",
            "cannot be taken yet: this version of Heard keeps no attachments; take the field out and keep the files",
        );
    }
    let record = CaseRecord {
        reference: reference.unwrap_or_default(),
        kind: kind.unwrap_or(Kind::Complaint),
        procedure,
        received_on: received_on.unwrap_or_default(),
        converted: object.objects("converted", turns::read_converted),
        received_at: object.time("received_at"),
        acknowledged_on: object.date("acknowledged_on"),
        title: object.personal_line("title"),
        text: object.personal("text"),
        method: object.code("method"),
        raised_by: object.code("raised_by"),
        service_area: object.text("service_area"),
        service_areas: object.texts("service_areas"),
        teams: object.texts("teams"),
        quadrant: object.text("quadrant"),
        locality: object.text("locality"),
        child: object.object("child", |it| Some(person(it, false))),
        children: object.objects("children", |it| Some(person(it, false))),
        people: object.objects("people", |it| Some(person(it, true))),
        issues: object.objects("issues", |it| Some(issue(it))),
        moved: object.objects("moved", turns::read_moved),
        outcome: object.code("outcome"),
        sought: object.objects("sought", |it| {
            Some(Sought {
                text: it.personal("text"),
                point: it
                    .whole("point", 1, 9_999)
                    .and_then(|it| u16::try_from(it).ok()),
                achieved: it.code("achieved"),
            })
        }),
        advocacy: object.object("advocacy", |it| Some(advocacy(it))),
        parked: object.objects("parked", parked),
        not_accepted: object.object("not_accepted", not_accepted),
        withdrawn_on: object.date("withdrawn_on"),
        withdrawal: withdrawal(object),
        reopened: object.objects("reopened", turns::read_reopened),
        stages: object.objects("stages", stage),
        steps: object.objects("steps", steps::read),
        ombudsman: object.objects("ombudsman", |it| Some(ombudsman(it))),
        remedies: object.objects("remedies", remedy),
        notes: object.objects("notes", |it| {
            let date = it.required("date", it.date("date"));
            let (text, by) = (
                it.required("text", it.personal("text")),
                it.personal_line("by"),
            );
            let (contact, reached) = (it.code("contact"), it.truth("reached"));
            if reached.is_some() && contact.is_none() {
                it.problem("reached", "stands only beside a contact");
            }
            Some(Note {
                date: date?,
                text: text?,
                by,
                contact,
                reached,
            })
        }),
    };
    consistent(object, &record, received_on);
    (kind.is_some() && received_on.is_some() && !record.reference.is_empty()).then_some(record)
}

fn person(object: &Object<'_>, needs_role: bool) -> Person {
    either(object, "role", "roles");
    let role = object.code("role");
    let roles = object.has("roles").then(|| object.codes("roles"));
    Person {
        number: object
            .whole("number", 1, 9_999)
            .and_then(|it| u16::try_from(it).ok()),
        role: if needs_role && roles.is_none() {
            object.required("role", role)
        } else {
            role
        },
        roles,
        name: object.personal_line("name"),
        born_on: object.date("born_on").map(Personal::new),
        email: object.personal_line("email"),
        telephone: object.personal_line("telephone"),
        address: object.personal("address"),
        safe_contact: object.personal("safe_contact"),
        gender: object.personal_line("gender"),
        ethnicity: object.personal_line("ethnicity"),
        age: object
            .whole("age", 0, 120)
            .and_then(|age| u8::try_from(age).ok())
            .map(Personal::new),
        disability: object.personal_line("disability"),
        religion: object.personal_line("religion"),
        sexual_orientation: object.personal_line("sexual_orientation"),
        language: object.personal_line("language"),
        care_status: object.personal_line("care_status"),
        view: object.personal("view"),
        advocacy: if needs_role {
            None
        } else {
            object.object("advocacy", |it| Some(advocacy(it)))
        },
    }
}

fn issue(object: &Object<'_>) -> Issue {
    Issue {
        theme: object.text("theme"),
        text: object.personal("text"),
        outcome: object.code("outcome"),
        team: object.text("team"),
        procedure: object.code("procedure"),
        findings: object.objects("findings", finding),
    }
}

pub(super) fn not_accepted(object: &Object<'_>) -> Option<NotAccepted> {
    let on = object.required("on", object.date("on"));
    let reason = object.text("reason");
    let (ground, ombudsman_named) = (object.code("ground"), object.truth("ombudsman_named"));
    Some(NotAccepted {
        on: on?,
        reason,
        ground,
        ombudsman_named,
    })
}

fn finding(object: &Object<'_>) -> Option<Finding> {
    let stage = object.required("stage", object.stage(StageNumber::One));
    let outcome = object.required("outcome", object.code("outcome"));
    let (on, reason) = (object.date("on"), object.personal("reason"));
    let letter_said = object.code("letter_said");
    Some(Finding {
        stage: stage?,
        outcome: outcome?,
        on,
        letter_said,
        reason,
    })
}

fn advocacy(object: &Object<'_>) -> Advocacy {
    Advocacy {
        offered_on: object.date("offered_on"),
        answered_on: object.date("answered_on"),
        answer: object.code("answer"),
        reason: object.text("reason"),
        provider: object.text("provider"),
        source: object.text("source"),
        earlier: object.objects("earlier", |it| Some(earlier_answer(it))),
    }
}

/// An answer that another one followed: it has no offer of its own, and none before it.
fn earlier_answer(object: &Object<'_>) -> Advocacy {
    Advocacy {
        answered_on: object.date("answered_on"),
        answer: object.code("answer"),
        reason: object.text("reason"),
        provider: object.text("provider"),
        source: object.text("source"),
        ..Advocacy::default()
    }
}

fn parked(object: &Object<'_>) -> Option<Parked> {
    let on = object.required("on", object.date("on"));
    let (until, proceedings, points) = (
        object.date("until"),
        object.code("proceedings"),
        object.numbers("points"),
    );
    Some(Parked {
        on: on?,
        until,
        proceedings,
        points,
    })
}

/// What is known of a withdrawal beside the day that `withdrawn_on` gives.
pub(super) fn withdrawal(object: &Object<'_>) -> Option<Withdrawal> {
    if object.has("withdrawal") && !object.has("withdrawn_on") {
        object.problem("withdrawal", "stands only beside withdrawn_on");
    }
    object.object("withdrawal", |it| {
        Some(Withdrawal {
            method: it.code("method"),
            looked_at: it.truth("looked_at"),
            reason: it.personal("reason"),
        })
    })
}

fn stage(object: &Object<'_>) -> Option<Stage> {
    let number = object.required("stage", object.stage(StageNumber::One));
    let extension = object.object("extension", |it| {
        Some(Extension {
            on: it.date("on"),
            to: it.date("to"),
            reason: it.personal("reason"),
            told_on: it.date("told_on"),
            approved_by: it.code("approved_by"),
        })
    });
    let extended = object.truth("extended");
    if extended == Some(false) && extension.is_some() {
        object.problem(
            "extended",
            "is false beside an extension; leave it out, or take the extension out",
        );
    }
    let next_stage_told = object.truth("next_stage_told");
    if next_stage_told.is_some() && !object.has("responded_on") {
        object.problem("next_stage_told", "stands only beside responded_on");
    }
    let responded_post = object.code("responded_post");
    let by = object.code("responded_by");
    if responded_post.is_some() && by != Some(Method::Letter) {
        object.problem(
            "responded_post",
            "stands only beside responded_by \"letter\"",
        );
    }
    let stage = Stage {
        stage: number.unwrap_or(StageNumber::One),
        route: object
            .whole("route", 2, 9)
            .and_then(|it| u16::try_from(it).ok()),
        started_on: object.date("started_on"),
        extended: extended == Some(true) || extension.is_some(),
        extension,
        statement_agreed_on: object.date("statement_agreed_on"),
        investigator_report_on: object.date("investigator_report_on"),
        independent_report_on: object.date("independent_report_on"),
        acknowledged_on: object.date("acknowledged_on"),
        chair_appointed_on: object.date("chair_appointed_on"),
        papers_sent_on: object.date("papers_sent_on"),
        panel_on: object.date("panel_on"),
        report_on: object.date("report_on"),
        report_received_on: object.date("report_received_on"),
        responded_on: object.date("responded_on"),
        responded_by: by,
        responded_post,
        next_stage_told,
        outcome: object.code("outcome"),
        withdrawn_on: object.date("withdrawn_on"),
        withdrawal: withdrawal(object),
    };
    if let Some(number) = number {
        belongs(
            object,
            number,
            StageNumber::Two,
            &[
                "statement_agreed_on",
                "investigator_report_on",
                "independent_report_on",
            ],
        );
        let of_a_panel = [
            "acknowledged_on",
            "chair_appointed_on",
            "papers_sent_on",
            "panel_on",
            "report_on",
            "report_received_on",
        ];
        belongs(object, number, StageNumber::Three, &of_a_panel);
    }
    number.map(|_| stage)
}

fn ombudsman(object: &Object<'_>) -> Ombudsman {
    if object.is_empty() {
        object.problem(
            "received_on",
            "is missing, and so is all else that an entry of the Ombudsman says: give at least the day on which the \
             council was told, or the reference",
        );
    }
    Ombudsman {
        reference: object.text("reference"),
        received_on: object.date("received_on"),
        decided_on: object.date("decided_on"),
        decision: object.text("decision"),
        investigated: object.truth("investigated"),
        referred_by: object.code("referred_by"),
        remedies: object.objects("remedies", remedy),
    }
}

fn remedy(object: &Object<'_>) -> Option<Remedy> {
    let kind = object.required("kind", object.code("kind"));
    let (text, amount_pence) = (
        object.personal("text"),
        object.whole("amount_pence", 0, 1_000_000_000),
    );
    let number = |field| {
        object
            .whole(field, 1, 9_999)
            .and_then(|it| u16::try_from(it).ok())
    };
    let (point, recommendation) = (number("point"), number("recommendation"));
    let stage = object.stage(StageNumber::One);
    let (agreed_on, due_on) = (object.date("agreed_on"), object.date("due_on"));
    let done_on = object.date("done_on");
    let evidence_owed = object.truth("evidence_owed") == Some(true);
    if evidence_owed && !object.has("done_on") {
        object.problem("evidence_owed", "stands only beside done_on");
    }
    Some(Remedy {
        kind: kind?,
        text,
        amount_pence,
        point,
        stage,
        recommendation,
        agreed_on,
        due_on,
        done_on,
        evidence_owed,
    })
}
