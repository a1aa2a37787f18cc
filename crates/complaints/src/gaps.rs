//! Gaps: what the history of a case should say and does not. A gap is shown and counted, and refuses nothing.

use crate::came_late::came_late;
use crate::case::{Case, Standing, State};
use crate::clock::{Clock, ClockState};
use crate::codes::{Kind, Outcome, Procedure};
use crate::event::Event;
use crate::ids::{PersonNumber, PointNumber, RecommendationNumber, RouteNumber, StageNumber};
use crate::occurred::{InWords, Occurred, civil_day};
use crate::promises::unpromised;
use crate::recorded::Source;
use crate::status::stages_unknown;
use crate::step::{About, Answer, Step};
use jiff::civil::Date;
use std::fmt;

/// Something that the history of a case should say and does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// A complaint that was accepted, under no procedure.
    NoProcedure,
    /// A child or a care leaver whose complaint goes by the corporate procedure, and no word of why the Children Act
    /// procedure does not cover it.
    ChildsComplaintElsewhere,
    /// What a child or a care leaver said goes as a service request or a representation, and no word that they chose so.
    ChildsChoiceUnsaid,
    /// A member's enquiry that turned into a complaint, and no word that the member was told so.
    MemberUntold,
    /// A complaint that came after its year, and no decision whether it is taken up (regulation 9).
    LateUndecided,
    /// No word of who raised it.
    NoOrigin,
    /// No acknowledgement.
    NoAcknowledgement,
    /// No word that the procedure, and the help of an advocate, were explained (regulation 11).
    NoInformation,
    /// Nobody can be answered, and it is not recorded what was considered to be done.
    NoActionConsidered,
    /// A child or care leaver complained, and no advocate was offered by the time of the answer.
    NoAdvocateOffered,
    /// The same of one child of several: the first to whom no offer is recorded.
    NoAdvocateOfferedTo(PersonNumber),
    /// A restriction of somebody's contact that stands, with no word of the letter about it.
    RestrictionUntold(PersonNumber),
    /// What is parked, with no word that the complainant was told.
    ParkingNotTold,
    /// Proceedings that ended, with no word that whoever was parked or turned away because of them may complain again.
    NotInvitedBack,
    /// A point without a theme.
    NoTheme,
    /// An enquiry, service request or representation of which nobody knows how it ended.
    NoEnd,
    /// A stage whose first day is not known.
    NoStart(StageNumber),
    /// An extension without a day.
    ExtensionUndated(StageNumber),
    /// An extension without a reason.
    ExtensionWithoutReason(StageNumber),
    /// An extension without a new date.
    ExtensionWithoutEnd(StageNumber),
    /// An extension of which the complainant was not told, as far as is recorded.
    ExtensionWithoutNotice(StageNumber),
    /// An extension that was recorded only after the ordinary time had run out.
    ExtensionRecordedLate(StageNumber),
    /// An answer after the limit, with no extension.
    LateWithoutNotice(StageNumber),
    /// An answered stage without an outcome.
    NoOutcome(StageNumber),
    /// An outcome of a stage without the day of its answer.
    OutcomeUndated(StageNumber),
    /// An answered stage 1 with a point on which there is no finding.
    NoFinding,
    /// A later answer with a point on which there is no finding.
    NoFindingLater(StageNumber),
    /// An answer that does not tell how to ask for the next stage, while nobody has asked for it.
    NextStageUntold(StageNumber),
    /// The latest answer, and no word of how to go to the Ombudsman.
    OmbudsmanUntold(StageNumber),
    /// A decision of which it is not recorded whether the child is told; of several children, which.
    ChildUntold(StageNumber, Option<PersonNumber>),
    /// A late request for a panel that was declined, and no word of a letter that names the Ombudsman.
    LateRequestDeclinedUntold,
    /// A point upheld at stage 2 about which nothing is agreed, nor said why nothing is.
    NothingPutRight,
    /// A point that was upheld, with no word whether there was fault.
    NoFault(PointNumber),
    /// A recommendation of an answered stage that was accepted, and no action comes of it.
    AcceptedWithoutAction(StageNumber, RecommendationNumber),
    /// A stage 2 that was answered, and no word that both reports went with the answer.
    ReportsNotShared,
    /// A stage 2 that was answered, and the adjudicating officer made no declaration.
    AdjudicatorUndeclared,
    /// A stage 2 without the day on which the statement of complaint was agreed.
    NoStatement,
    /// A statement of complaint that was changed after it was settled, and that nobody agreed anew.
    ChangedStatementNotAgreed,
    /// A stage 2 that was answered without both reports.
    NoReports,
    /// A panel whose day was fixed here, and no word that the complainant was told of it.
    PanelDayUntold(Date),
    /// A panel's report that was received after the independent person was last consulted about it.
    ConsultedBeforeTheReport,
    /// A panel's report of which nobody knows whether everybody who gets it did.
    ReportRecipients,
    /// A remedy without the day on which it was agreed.
    RemedyUndated,
    /// An Ombudsman entry without the day on which the council was told.
    OmbudsmanUndated,
}

impl fmt::Display for Gap {
    #[allow(clippy::too_many_lines, reason = "each gap has its words")]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoProcedure => write!(f, "accepted, but under no procedure"),
            Self::ChildsComplaintElsewhere => write!(
                f,
                "a child or a care leaver complains, and not recorded why the Children Act procedure does not cover it"
            ),
            Self::ChildsChoiceUnsaid => write!(
                f,
                "a child or a care leaver asks or complains, and not recorded that they chose something other than a \
                 complaint, knowing what that would bring"
            ),
            Self::MemberUntold => write!(
                f,
                "a member's enquiry turned into a complaint, and not recorded that the member was told so"
            ),
            Self::LateUndecided => write!(
                f,
                "it came after the year from the day on which its grounds arose, and not recorded whether it is taken up"
            ),
            Self::NoOrigin => write!(f, "not recorded who raised it"),
            Self::NoAcknowledgement => write!(f, "no acknowledgement recorded"),
            Self::NoInformation => write!(
                f,
                "not recorded that the procedure, help with it and advocacy were explained in writing"
            ),
            Self::NoActionConsidered => write!(
                f,
                "nobody can be answered, and not recorded what was considered to be done"
            ),
            Self::NoAdvocateOffered => write!(
                f,
                "a child or care leaver complained, and no offer of an advocate is recorded"
            ),
            Self::NoAdvocateOfferedTo(child) => write!(
                f,
                "children or care leavers complained, and no offer of an advocate to {child} is recorded"
            ),
            Self::RestrictionUntold(person) => write!(
                f,
                "contact of {person} is restricted, and not recorded that a letter says why, until when, how to have it \
                 looked at again, and that a new complaint is taken all the same"
            ),
            Self::ParkingNotTold => write!(
                f,
                "parked, and not recorded that the complainant was told in writing"
            ),
            Self::NotInvitedBack => write!(
                f,
                "the proceedings ended, and not recorded that the complainant was told that they may complain again"
            ),
            Self::NoTheme => write!(f, "a point has no theme"),
            Self::NoEnd => write!(f, "not recorded when or how it ended"),
            Self::NoStart(stage) => write!(f, "{stage}: first day not recorded"),
            Self::ExtensionUndated(stage) => {
                write!(f, "{stage}: day of the extension not recorded")
            }
            Self::ExtensionWithoutReason(stage) => {
                write!(f, "{stage}: no reason for the extension")
            }
            Self::ExtensionWithoutEnd(stage) => write!(
                f,
                "{stage}: no new date for the extension; the longer limit is shown"
            ),
            Self::ExtensionWithoutNotice(stage) => write!(
                f,
                "{stage}: not recorded that the complainant was told of the extension"
            ),
            Self::ExtensionRecordedLate(stage) => write!(
                f,
                "{stage}: the extension was recorded only after the ordinary time had run out"
            ),
            Self::LateWithoutNotice(stage) => {
                write!(f, "{stage}: answered late, with no extension and no notice")
            }
            Self::NoOutcome(stage) => write!(f, "{stage}: answered, but no outcome stated"),
            Self::OutcomeUndated(stage) => {
                write!(f, "{stage}: an outcome, but not the day of the answer")
            }
            Self::NoFinding => write!(f, "stage 1: answered, but a point has no finding"),
            Self::NoFindingLater(stage) => {
                write!(f, "{stage}: answered, but a point has no finding")
            }
            Self::NextStageUntold(stage) => write!(
                f,
                "{stage}: not recorded that the answer told how to ask for the next stage, and by when"
            ),
            Self::OmbudsmanUntold(stage) => write!(
                f,
                "{stage}: not recorded that the complainant was told how to go to the Ombudsman"
            ),
            Self::ChildUntold(stage, None) => write!(
                f,
                "{stage}: not recorded whether the child is told of the decision"
            ),
            Self::ChildUntold(stage, Some(child)) => write!(
                f,
                "{stage}: not recorded whether {child}, a child, is told of the decision"
            ),
            Self::LateRequestDeclinedUntold => write!(
                f,
                "stage 3: a late request was declined, and not recorded that the letter names the Ombudsman"
            ),
            Self::NothingPutRight => write!(
                f,
                "stage 2: a point was upheld, and neither what is done about it is recorded nor why nothing is"
            ),
            Self::NoFault(point) => write!(
                f,
                "{point} was upheld, and it is not said whether there was fault, nor what injustice came of it"
            ),
            Self::AcceptedWithoutAction(stage, number) => {
                write!(
                    f,
                    "{stage}: {number} was accepted, and no action comes of it"
                )
            }
            Self::ReportsNotShared => write!(
                f,
                "stage 2: not recorded that both reports went to the complainant with the answer"
            ),
            Self::AdjudicatorUndeclared => {
                write!(
                    f,
                    "stage 2: no declaration of the adjudicating officer recorded"
                )
            }
            Self::NoStatement => write!(
                f,
                "stage 2: day on which the statement of complaint was agreed not recorded"
            ),
            Self::ChangedStatementNotAgreed => write!(
                f,
                "stage 2: the statement of complaint was changed, and not recorded that it was agreed anew, or why the council \
                 went on with it"
            ),
            Self::NoReports => write!(
                f,
                "stage 2: answered, but the two reports are not both recorded"
            ),
            Self::PanelDayUntold(day) => write!(
                f,
                "stage 3: not recorded that the complainant was told of {}, the day of the panel",
                InWords(*day)
            ),
            Self::ConsultedBeforeTheReport => write!(
                f,
                "stage 3: the independent person was consulted only before the panel's report was received"
            ),
            Self::ReportRecipients => write!(
                f,
                "stage 3: not recorded that the panel's report went to everybody who gets it"
            ),
            Self::RemedyUndated => write!(f, "a remedy has no day on which it was agreed"),
            Self::OmbudsmanUndated => write!(
                f,
                "an Ombudsman entry has no day on which the council was told"
            ),
        }
    }
}

/// Every gap of a case, each once. `clocks` are the case's clocks.
pub fn gaps(case: &Case, clocks: &[Clock]) -> Vec<Gap> {
    let state = case.state();
    let mut gaps = Vec::new();
    let mut note = |missing: bool, gap: Gap| {
        if missing {
            gaps.push(gap);
        }
    };
    let complaint = state.receipt.kind == Kind::Complaint && state.accepted();
    note(
        complaint && state.receipt.procedure.is_none() && state.withdrawn.is_none(),
        Gap::NoProcedure,
    );
    taken_for_something_else(state, &mut note);
    note(came_late(state, clocks).is_some(), Gap::LateUndecided);
    note(state.receipt.raised_by.is_none(), Gap::NoOrigin);
    note(
        complaint
            && state.answerable()
            && state.acknowledged.is_none()
            && !state.stages().is_empty(),
        Gap::NoAcknowledgement,
    );
    note(uninformed(case), Gap::NoInformation);
    note(
        !state.answerable() && state.taken(Step::ActionConsidered).next().is_none(),
        Gap::NoActionConsidered,
    );
    let first = state.stages().get(&StageNumber::One);
    note(
        complaint
            && state.receipt.procedure == Some(Procedure::ChildrenAct)
            && state.answerable()
            && !state.advocates_owed().is_empty()
            && first.is_some_and(|it| it.answered.is_some()),
        match state.advocates_owed().first() {
            Some(Some(child)) if state.children().count() > 1 => Gap::NoAdvocateOfferedTo(*child),
            _ => Gap::NoAdvocateOffered,
        },
    );
    let parkings = state.parkings.values();
    let last = parkings.filter(|it| it.until.is_none()).map(|it| it.on);
    note(
        state.answerable()
            && last.max_by_key(|it| it.earliest()).is_some_and(|parked| {
                let mut told = state.taken(Step::ParkingTold);
                !told.any(|it| {
                    it.it.answer == Some(Answer::Complainant) && it.on.latest() >= parked.earliest()
                })
            }),
        Gap::ParkingNotTold,
    );
    note(
        state.answerable() && state.invitations().iter().any(|it| it.settled.is_none()),
        Gap::NotInvitedBack,
    );
    for person in restricted_untold(state) {
        note(true, Gap::RestrictionUntold(person));
    }
    note(
        state.points.values().any(|point| point.theme.is_none()),
        Gap::NoTheme,
    );
    note(
        stages_unknown(state) && state.withdrawn.is_none() && state.refusal.is_none(),
        Gap::NoEnd,
    );
    of_stages(case, clocks, &mut note);
    statutory(state, &mut note);
    untold(case, &mut note);
    if let Some(day) = panel_day_untold(case) {
        note(true, Gap::PanelDayUntold(day));
    }
    for point in faults_unsaid(state) {
        note(true, Gap::NoFault(point));
    }
    for it in unpromised(case) {
        note(
            true,
            Gap::AcceptedWithoutAction(it.stage, it.recommendation),
        );
    }
    note(
        state.remedies.values().any(|it| it.agreed.day().is_none()),
        Gap::RemedyUndated,
    );
    note(
        state
            .ombudsman
            .values()
            .any(|it| it.told.and_then(Occurred::day).is_none()),
        Gap::OmbudsmanUndated,
    );
    gaps
}

/// What is missing of a complaint that came, or goes, as something else.
fn taken_for_something_else(state: &State, note: &mut impl FnMut(bool, Gap)) {
    note(
        state.recorded_here
            && state
                .routes
                .keys()
                .any(|it| !state.childs_points_elsewhere(*it).is_empty()),
        Gap::ChildsComplaintElsewhere,
    );
    note(
        state.recorded_here && state.childs_choice_unsaid(),
        Gap::ChildsChoiceUnsaid,
    );
    note(
        state.enquiry_turned_complaint().is_some()
            && state.taken(Step::MemberTold).next().is_none(),
        Gap::MemberUntold,
    );
}

/// Whether somebody whose statutory complaint was acknowledged or answered here was not told of the procedure. Of the past
/// that was brought in from elsewhere nobody knows what its letters told.
fn uninformed(case: &Case) -> bool {
    let state = case.state();
    let first = state.stages().get(&StageNumber::One);
    let written_to = state.acknowledged.is_some() || first.is_some_and(|it| it.answered.is_some());
    state.recorded_here
        && written_to
        && state.receipt.kind == Kind::Complaint
        && state.receipt.procedure == Some(Procedure::ChildrenAct)
        && state.accepted()
        && state.withdrawn.is_none()
        && state.answerable()
        && state.taken(Step::InformationSent).next().is_none()
}

/// Those whose contact is restricted and to whom no letter went since that was set.
fn restricted_untold(state: &State) -> Vec<PersonNumber> {
    let untold = |person: &PersonNumber| {
        let of_them = state
            .steps
            .iter()
            .filter(|it| it.it.about == About::Person(*person));
        let last = of_them.rev().find(|it| {
            let lifted = it.it.answer == Some(Answer::Lifted);
            match it.it.step {
                Step::RestrictionSet | Step::RestrictionTold => true,
                Step::RestrictionReviewed => lifted,
                _ => false,
            }
        });
        last.is_some_and(|it| it.it.step == Step::RestrictionSet)
    };
    state.people.keys().copied().filter(untold).collect()
}

/// What each stage of the case's own procedure should say.
fn of_stages(case: &Case, clocks: &[Clock], note: &mut impl FnMut(bool, Gap)) {
    let state = case.state();
    let complaint = state.receipt.kind == Kind::Complaint && state.accepted();
    for (number, stage) in state.stages() {
        note(
            stage.started.and_then(Occurred::day).is_none(),
            Gap::NoStart(*number),
        );
        if let Some(extension) = &stage.extension {
            note(extension.on.day().is_none(), Gap::ExtensionUndated(*number));
            note(
                extension.reason.is_none(),
                Gap::ExtensionWithoutReason(*number),
            );
            note(extension.to.is_none(), Gap::ExtensionWithoutEnd(*number));
            let recorded = extension_recorded_on(case, *number);
            let ran_out = clocks.iter().any(|it| {
                it.rule.answer
                    && it.route == RouteNumber::MAIN
                    && it.rule.stage == Some(*number)
                    && it.paused_days == 0
                    && recorded > Some(it.first_due)
            });
            note(ran_out, Gap::ExtensionRecordedLate(*number));
            note(
                extension.told_on.is_none(),
                Gap::ExtensionWithoutNotice(*number),
            );
        }
        let late = clocks
            .iter()
            .filter(|it| it.route == RouteNumber::MAIN)
            .any(|it| it.rule.answer && it.rule.stage == Some(*number) && answered_late(it));
        let told = [
            Step::DelayExplained,
            Step::NoticeOfDelay,
            Step::LongerAgreed,
            Step::HoldingReply,
        ];
        let told = told.iter().any(|it| {
            let taken = state.last_taken(*it, RouteNumber::MAIN, Some(*number));
            taken.is_some()
        });
        note(
            late && stage.extension.is_none() && !told,
            Gap::LateWithoutNotice(*number),
        );
        note(
            complaint && stage.answered.is_some() && stage.outcome.is_none(),
            Gap::NoOutcome(*number),
        );
        note(
            stage.is_open() && stage.outcome.is_some(),
            Gap::OutcomeUndated(*number),
        );
    }
}

/// The day on which somebody at work recorded the extension of a stage; none where a record of the past has it.
fn extension_recorded_on(case: &Case, number: StageNumber) -> Option<Date> {
    let extended = |it: &Standing<'_>| {
        matches!(*it.event, Event::StageExtended { route, stage, .. }
            if (route, stage) == (RouteNumber::MAIN, number))
    };
    let extension = case.facts().into_iter().rfind(extended)?;
    let here = extension.stated_by.source != Source::Import;
    here.then(|| civil_day(extension.stated_by.recorded_at))
}

fn answered_late(clock: &Clock) -> bool {
    matches!(clock.state, ClockState::Stopped { .. }) && clock.met() == Some(false)
}

fn statutory(state: &State, note: &mut impl FnMut(bool, Gap)) {
    note(!state.passed_over().is_empty(), Gap::NoFinding);
    if state.receipt.procedure != Some(Procedure::ChildrenAct) {
        return;
    }
    let Some(second) = state.stages().get(&StageNumber::Two) else {
        return;
    };
    note(
        state
            .statement_settled(RouteNumber::MAIN, StageNumber::Two)
            .is_none(),
        Gap::NoStatement,
    );
    note(
        state.statement_not_agreed_anew(RouteNumber::MAIN),
        Gap::ChangedStatementNotAgreed,
    );
    let both = [Step::InvestigatorReport, Step::IndependentReport];
    let reported = both
        .iter()
        .all(|it| state.reached(StageNumber::Two, *it).is_some());
    note(second.answered.is_some() && !reported, Gap::NoReports);
    note(declined_untold(state), Gap::LateRequestDeclinedUntold);
    note(
        state.consulted_too_early(RouteNumber::MAIN).is_some(),
        Gap::ConsultedBeforeTheReport,
    );
    let third = state.stages().get(&StageNumber::Three);
    let issued = state
        .reached(StageNumber::Three, Step::ReportIssued)
        .is_some();
    note(
        issued
            && third.is_some_and(|it| it.answered.is_some())
            && !state.report_owed_to(RouteNumber::MAIN).is_empty(),
        Gap::ReportRecipients,
    );
}

/// Whether the last late request for a panel was declined, and no letter since names the Ombudsman.
fn declined_untold(state: &State) -> bool {
    let weighed = state.taken(Step::LateRequestWeighed).next_back();
    let declined = weighed.filter(|it| it.it.answer == Some(Answer::Declined));
    declined.is_some_and(|declined| {
        let mut letters = state.taken(Step::OmbudsmanExplained);
        !letters.any(|it| it.on.latest() >= declined.on.earliest())
    })
}

/// What a statutory answer that was given in Heard left out, until it is mended. Of the past that was brought in from
/// elsewhere nobody knows what its letters told.
fn untold(case: &Case, note: &mut impl FnMut(bool, Gap)) {
    let state = case.state();
    let statutory = state.receipt.procedure == Some(Procedure::ChildrenAct);
    if state.receipt.kind != Kind::Complaint || !statutory || !state.answerable() {
        return;
    }
    let latest = state
        .stages()
        .iter()
        .rev()
        .find(|(_, it)| it.answered.is_some());
    let Some((number, stage)) = latest.filter(|(number, _)| given_here(case, **number)) else {
        return;
    };
    let said = |step| {
        let taken = state.last_taken(step, RouteNumber::MAIN, Some(*number));
        taken.is_some()
    };
    let last = state.last_stage(RouteNumber::MAIN);
    let asked = state.stages().keys().any(|it| it > number);
    let settled = said(Step::ResolutionAccepted);
    note(
        *number < last
            && !asked
            && !settled
            && !stage.next_stage_told
            && !said(Step::NextStageExplained),
        Gap::NextStageUntold(*number),
    );
    note(
        !settled && !said(Step::OmbudsmanExplained),
        Gap::OmbudsmanUntold(*number),
    );
    if *number == StageNumber::One {
        return;
    }
    if *number == StageNumber::Two {
        note(
            state.reached(*number, Step::ReportsShared).is_none(),
            Gap::ReportsNotShared,
        );
        note(adjudicator_undeclared(state), Gap::AdjudicatorUndeclared);
    }
    for child in state.children_untold(*number) {
        let one_of_several = child.filter(|_| state.children().count() > 1);
        note(true, Gap::ChildUntold(*number, one_of_several));
    }
    let found = |at: StageNumber| {
        let points = state.main().points.iter();
        let points = points.filter(|it| !state.point_turned_away(**it));
        points.filter_map(move |point| {
            let finding = state.points.get(point)?.findings.get(&at);
            Some((*point, finding.map(|it| it.outcome)))
        })
    };
    note(
        found(*number).any(|(_, outcome)| outcome.is_none()),
        Gap::NoFindingLater(*number),
    );
    let put_right = |point: PointNumber| {
        let mut sources = state.remedies.values().map(|it| it.source);
        let mut reasoned = state.taken(Step::NoActionReasoned);
        sources.any(|it| it.point.is_none_or(|it| it == point))
            || reasoned.any(|it| it.it.about == About::Point(point))
    };
    let upheld = |outcome: Option<Outcome>| outcome.is_some_and(Outcome::is_upheld);
    note(
        *number == StageNumber::Two
            && found(*number).any(|(point, outcome)| upheld(outcome) && !put_right(point)),
        Gap::NothingPutRight,
    );
}

/// The points of a complaint that were upheld at last, by an answer that was given in Heard, of which it is not said whether
/// there was fault. What was brought in from elsewhere was reported as it was counted then.
fn faults_unsaid(state: &State) -> Vec<PointNumber> {
    let said = |point: PointNumber| {
        let mut said = state.taken(Step::FaultFound);
        said.any(|it| it.it.about == About::Point(point))
    };
    let here = |point: PointNumber, stage: StageNumber| {
        let mut routes = state.routes.iter();
        let own = routes.find(|(_, it)| it.points.contains(&point) && !it.stages.is_empty());
        let route = own.map_or(RouteNumber::MAIN, |(number, _)| *number);
        !state.brought_in.contains_key(&(route, stage))
    };
    let points = state.points.iter();
    let points = points.filter(|_| state.receipt.kind == Kind::Complaint);
    points
        .filter_map(|(point, it)| {
            let (stage, finding) = it.findings.last_key_value()?;
            let unsaid = finding.outcome.is_upheld() && here(*point, *stage) && !said(*point);
            unsaid.then_some(*point)
        })
        .collect()
}

/// The day of the panel, where a person fixed it and it is not recorded that the complainant was told of that day: before it
/// meets, and also after it met again where it had been adjourned.
fn panel_day_untold(case: &Case) -> Option<Date> {
    let state = case.state();
    let at = (RouteNumber::MAIN, StageNumber::Three);
    let third = state.stages().get(&at.1).filter(|it| it.is_open())?;
    let day = third.panel_on?;
    let met = state.reached(at.1, Step::PanelHeld).is_some();
    let adjourned = state.last_taken(Step::PanelAdjourned, at.0, Some(at.1));
    let here = case.facts().iter().any(|it| {
        matches!(it.event, Event::PanelArranged { .. }) && it.stated_by.source != Source::Import
    });
    let owed = here && (!met || adjourned.is_some()) && !state.told_of_the_panel(at, day);
    owed.then_some(day)
}

/// Whether the answer of a stage was recorded by a person, and not brought in from a file.
fn given_here(case: &Case, number: StageNumber) -> bool {
    case.facts().iter().any(|it| {
        matches!(it.event, Event::StageAnswered { route: RouteNumber::MAIN, stage, .. } if *stage == number)
            && it.stated_by.source != Source::Import
    })
}

/// Whether the adjudicating officer who was appointed last said nothing of their independence.
fn adjudicator_undeclared(state: &State) -> bool {
    let mut appointed = state.taken(Step::AdjudicatorAppointed);
    let last = appointed.next_back().map(|it| it.it.about);
    last.is_some_and(|officer| state.taken(Step::Declared).all(|it| it.it.about != officer))
}
