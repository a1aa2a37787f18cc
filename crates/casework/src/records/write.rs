//! A case as a record again, for an export. Reading it into an empty register gives the same case.

use super::facts::first_answered;
use super::record::{
    Advocacy, CaseRecord, Extension, Finding, Issue, NotAccepted, Note, Ombudsman, Parked, Person,
    Remedy, Sought, Stage, Withdrawal,
};
use super::{steps, turns};
use complaints::case::{self, Case, State};
use complaints::ids::{
    EntryNumber, PersonNumber, PointNumber, RemedyNumber, RouteNumber, StageNumber,
};
use complaints::occurred::Occurred;
use complaints::personal::TextName;
use complaints::published::PublishedFigure;
use complaints::step::{About, Step};
use complaints::year::{YearStep, YearTaken};
use jiff::civil::Date;
use serde::Serialize;

/// The record of a case, as its facts stand.
pub fn write(case: &Case) -> CaseRecord {
    let state = case.state();
    let receipt = &state.receipt;
    let (area, areas) = one_or_several(receipt.service_areas.clone());
    // the children stand first, whatever their number on the case
    let (children, others): (Vec<_>, Vec<_>) = state.people.iter().partition(|(_, it)| it.about);
    let mut everybody = children
        .iter()
        .chain(&others)
        .enumerate()
        .map(|(place, (number, it))| {
            let named = **number;
            let number = (**number != PersonNumber::at(place)).then_some(number.0);
            Person {
                advocacy: state
                    .advocacy_named(named)
                    .filter(|_| it.about)
                    .and_then(advocacy),
                ..person(number, it)
            }
        });
    let children: Vec<Person> = everybody.by_ref().take(children.len()).collect();
    let others: Vec<Person> = everybody.collect();
    let (child, children) = one_or_several(children);
    let stages = stages(state);
    CaseRecord {
        reference: receipt.reference.clone(),
        kind: receipt.kind,
        procedure: receipt.procedure,
        received_on: state.received_on,
        converted: turns::write_converted(state),
        received_at: receipt.received_at,
        acknowledged_on: state.acknowledged.and_then(Occurred::day),
        title: state.texts.get(TextName::Title).cloned(),
        text: state.texts.get(TextName::Text).cloned(),
        method: receipt.method,
        raised_by: receipt.raised_by,
        service_area: area,
        service_areas: areas,
        teams: receipt.teams.clone(),
        quadrant: receipt.quadrant.clone(),
        locality: receipt.locality.clone(),
        child,
        children,
        people: others,
        issues: issues(state, &stages),
        moved: turns::write_moved(state),
        outcome: state.outcome,
        sought: state
            .sought
            .values()
            .map(|it| Sought {
                text: it.text.clone(),
                point: it.point.map(|it| written_point(state, it)),
                achieved: it.achieved,
            })
            .collect(),
        advocacy: advocacy(state.advocacy_unnamed()),
        parked: state
            .parkings
            .values()
            .map(|it| parked(state, it))
            .collect(),
        not_accepted: state.refusal.as_ref().map(not_accepted),
        withdrawn_on: state.withdrawn.map(Occurred::earliest),
        withdrawal: withdrawal(&state.withdrawal),
        reopened: turns::write_reopened(state),
        stages,
        steps: steps::write(state),
        ombudsman: state
            .ombudsman
            .iter()
            .map(|(number, entry)| ombudsman(state, *number, entry))
            .collect(),
        remedies: remedies(state, None),
        notes: state
            .notes
            .values()
            .filter_map(|note| {
                let text = note.texts.get(TextName::Text)?.clone();
                Some(Note {
                    date: note.on.earliest(),
                    text,
                    by: note.texts.get(TextName::By).cloned(),
                    contact: note.contact.map(|it| it.method),
                    reached: note.contact.filter(|it| !it.reached).map(|it| it.reached),
                })
            })
            .collect(),
    }
}

fn one_or_several<T>(mut items: Vec<T>) -> (Option<T>, Vec<T>) {
    if items.len() == 1 {
        (items.pop(), Vec::new())
    } else {
        (None, items)
    }
}

fn person(number: Option<u16>, person: &case::Person) -> Person {
    let it = person.characteristics().cloned().unwrap_or_default();
    let it = it.without_blanks();
    let details = person.details.clone().unwrap_or_default();
    let details = details.without_blanks();
    let (role, roles) = match person.roles.as_slice() {
        [] if person.about => (None, None),
        [role] => (Some(*role), None),
        roles => (None, Some(roles.to_vec())),
    };
    Person {
        number,
        role,
        roles,
        name: details.name,
        born_on: details.born_on,
        email: details.email,
        telephone: details.telephone,
        address: details.address,
        safe_contact: details.safe_contact,
        gender: it.gender,
        ethnicity: it.ethnicity,
        age: it.age,
        disability: it.disability,
        religion: it.religion,
        sexual_orientation: it.sexual_orientation,
        language: it.language,
        care_status: it.care_status,
        view: details.view,
        advocacy: None,
    }
}

fn issues(state: &State, stages: &[Stage]) -> Vec<Issue> {
    let first_answered = first_answered(stages, state.withdrawn.map(Occurred::earliest));
    let issue = |point: &case::Point| Issue {
        theme: point.theme.clone(),
        text: point.text.clone(),
        outcome: point.findings.get(&StageNumber::One).map(|it| it.outcome),
        team: point.team.clone(),
        procedure: point.procedure,
        findings: findings(point, first_answered),
    };
    state.points.values().map(issue).collect()
}

pub(super) fn not_accepted(it: &case::Refusal) -> NotAccepted {
    NotAccepted {
        on: it.on.earliest(),
        reason: it.reason.clone(),
        ground: it.ground,
        ombudsman_named: it.ombudsman_named,
    }
}

/// The findings at later stages; that of stage 1 too where its day is not that of the answer, or a reason is known.
fn findings(point: &case::Point, first_answered: Option<Date>) -> Vec<Finding> {
    let said = |(stage, it): &(&StageNumber, &case::Finding)| {
        let other_day = it.on.day().is_some_and(|day| Some(day) != first_answered);
        **stage > StageNumber::One || other_day || it.reason.is_some() || it.letter_said.is_some()
    };
    let finding = |(stage, it): (&StageNumber, &case::Finding)| Finding {
        stage: *stage,
        outcome: it.outcome,
        on: it.on.day(),
        letter_said: it.letter_said,
        reason: it.reason.clone(),
    };
    point.findings.iter().filter(said).map(finding).collect()
}

fn advocacy(it: &case::Advocacy) -> Option<Advocacy> {
    (it.offered.is_some() || it.answered.is_some()).then(|| Advocacy {
        offered_on: it.offered.and_then(Occurred::day),
        answered_on: it.answered.and_then(Occurred::day),
        answer: it.answer,
        reason: it.reason.clone(),
        provider: it.provider.clone(),
        source: it.source.clone(),
        earlier: it.earlier.iter().filter_map(advocacy).collect(),
    })
}

/// The number of a point in a record: its place among those that stand, as one that was taken back is not written.
pub(super) fn written_point(state: &State, point: PointNumber) -> u16 {
    let place = state.points.keys().position(|it| *it == point);
    place.map_or(point, PointNumber::at).0
}

fn parked(state: &State, parking: &case::Parking) -> Parked {
    Parked {
        on: parking.on.earliest(),
        until: parking.until,
        proceedings: parking.proceedings,
        points: parking
            .points
            .iter()
            .filter(|point| state.points.contains_key(point))
            .map(|point| written_point(state, *point))
            .collect(),
    }
}

fn stages(state: &State) -> Vec<Stage> {
    let routes = state.routes.iter();
    let each = |(route, it): (&RouteNumber, &case::Route)| {
        let stages = it.stages.iter();
        stages
            .map(|(number, stage)| self::stage(state, *route, *number, stage))
            .collect::<Vec<_>>()
    };
    routes.flat_map(each).collect()
}

fn stage(state: &State, route: RouteNumber, number: StageNumber, stage: &case::Stage) -> Stage {
    let started_on = stage.started.and_then(Occurred::day);
    // what says more than its day is written among the steps
    let step = |step| {
        let taken = state
            .taken(step)
            .filter(|it| it.it.route == route && it.it.stage == Some(number));
        let mut plain = taken.filter(|it| steps::has_a_field(state, it));
        plain.next().and_then(|it| it.on.day())
    };
    Stage {
        stage: number,
        route: (route != RouteNumber::MAIN).then_some(route.0),
        // stage 1 begins with the receipt, also where the day of that was corrected later
        started_on: match number {
            StageNumber::One => started_on.map(|_| begins(state, route)),
            StageNumber::Two | StageNumber::Three => started_on,
        },
        extended: stage.extension.is_some(),
        extension: stage
            .extension
            .as_ref()
            .map(extension)
            .filter(|it| *it != Extension::default()),
        statement_agreed_on: step(Step::StatementAgreed),
        investigator_report_on: step(Step::InvestigatorReport),
        independent_report_on: step(Step::IndependentReport),
        acknowledged_on: step(Step::Acknowledged),
        chair_appointed_on: step(Step::ChairAppointed),
        papers_sent_on: step(Step::PapersSent),
        panel_on: stage.panel_on,
        report_on: step(Step::ReportIssued),
        report_received_on: step(Step::ReportReceived),
        responded_on: stage.answered.and_then(Occurred::day),
        responded_by: stage.answered_by,
        responded_post: stage.answered_post,
        next_stage_told: (stage.next_stage_told || stage.next_stage_untold)
            .then_some(stage.next_stage_told),
        outcome: stage.outcome,
        withdrawn_on: stage.withdrawn.and_then(Occurred::day),
        withdrawal: withdrawal(&stage.withdrawal),
    }
}

pub(super) fn withdrawal(it: &case::Withdrawal) -> Option<Withdrawal> {
    (*it != case::Withdrawal::default()).then(|| Withdrawal {
        method: it.method,
        looked_at: it.looked_at,
        reason: it.reason.clone(),
    })
}

/// The first day of stage 1: of receipt, or, on the case's own route, that from which its clocks run.
fn begins(state: &State, route: RouteNumber) -> Date {
    if route == RouteNumber::MAIN {
        state.counted_from
    } else {
        state.received_on
    }
}

fn extension(it: &case::Extension) -> Extension {
    Extension {
        on: it.on.day(),
        to: it.to,
        reason: it.reason.clone(),
        told_on: it.told_on,
        approved_by: it.approved_by,
    }
}

fn ombudsman(state: &State, number: EntryNumber, entry: &case::OmbudsmanEntry) -> Ombudsman {
    Ombudsman {
        reference: entry.reference.clone(),
        received_on: entry.told.and_then(Occurred::day),
        decided_on: entry.decided.and_then(Occurred::day),
        decision: entry.decision.clone(),
        investigated: entry.investigated,
        referred_by: entry.referred_by,
        remedies: remedies(state, Some(number)),
    }
}

fn remedies(state: &State, entry: Option<EntryNumber>) -> Vec<Remedy> {
    let remedy = |(number, it): (&RemedyNumber, &case::Remedy)| Remedy {
        kind: it.kind,
        text: it.text.clone(),
        amount_pence: it.amount_pence,
        point: it.source.point.map(|it| written_point(state, it)),
        stage: it.source.stage,
        recommendation: it.source.recommendation.map(|it| it.0),
        agreed_on: it.agreed.day(),
        due_on: it.due_on,
        done_on: it.done.and_then(Occurred::day),
        evidence_owed: evidence_owed(state, *number, it),
    };
    state
        .remedies
        .iter()
        .filter(|(_, it)| it.entry == entry)
        .map(remedy)
        .collect()
}

/// Whether what the Ombudsman recommended is done, in Heard's own time, and no step speaks of the evidence.
fn evidence_owed(state: &State, number: RemedyNumber, remedy: &case::Remedy) -> bool {
    let about = About::Remedy(number);
    let spoken = |step| state.taken(step).any(|it| it.it.about == about);
    remedy.entry.is_some()
        && remedy.done.is_some()
        && remedy.done_before_heard.is_none()
        && !spoken(Step::EvidenceSent)
        && !spoken(Step::ComplianceFound)
}

impl CaseRecord {
    /// As one line of JSON, without a line end.
    ///
    /// # Errors
    /// None that a record can cause.
    pub fn line(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }
}

/// The line of something that the council did for a year, in a file of records.
///
/// # Errors
/// None that a step of a year can cause.
pub fn year_step_line(taken: &YearTaken) -> Result<String, serde_json::Error> {
    #[derive(Serialize)]
    struct Line<'a> {
        kind: &'static str,
        year_end: Date,
        step: YearStep,
        on: Date,
        #[serde(skip_serializing_if = "Option::is_none")]
        refers_to: Option<&'a String>,
    }
    serde_json::to_string(&Line {
        kind: "year_step",
        year_end: taken.year_end,
        step: taken.step,
        on: taken.on,
        refers_to: taken.reference.as_ref(),
    })
}

/// The line of a published figure in a file of records.
///
/// # Errors
/// None that a figure can cause.
pub fn figure_line(figure: &PublishedFigure) -> Result<String, serde_json::Error> {
    #[derive(Serialize)]
    struct Line<'a> {
        kind: &'static str,
        #[serde(flatten)]
        figure: &'a PublishedFigure,
    }
    serde_json::to_string(&Line {
        kind: "published_figure",
        figure,
    })
}
