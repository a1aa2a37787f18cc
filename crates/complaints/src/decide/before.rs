//! What has to be on record before a stage is extended or its answer sent: by the tables, and by the stage itself.

use super::{Desk, Refusal, Remark};
use crate::codes::{Kind, Procedure, Role};
use crate::ids::{PointNumber, RouteNumber, StageNumber};
use crate::recommendations::recommendations;
use crate::rules::{Act, GuardId};
use crate::step::{About, Answer, Step};

/// What the answer of a stage tells of the way on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    /// How to ask for the next stage, and by when.
    pub next_stage: bool,
    /// How to go to the Ombudsman.
    pub ombudsman: bool,
}

impl Told {
    /// The step that stands for it is on record with the answer itself.
    fn is_said(self, step: Step) -> bool {
        match step {
            Step::NextStageExplained => self.next_stage,
            Step::OmbudsmanExplained => self.ombudsman,
            _ => false,
        }
    }
}

impl Desk<'_> {
    /// The steps that come before an act at a stage, by `rules/steps.toml`, and are not on record there. `told` is what
    /// an answer says of itself.
    pub(super) fn what_comes_before(
        &self,
        act: Act,
        (route, stage): (RouteNumber, StageNumber),
        told: Option<Told>,
    ) -> Result<Vec<Remark>, Refusal> {
        let state = self.state();
        let procedure = state.routes.get(&route).and_then(|it| it.procedure);
        let mut warnings = Vec::new();
        if !state.answerable() {
            return Ok(warnings);
        }
        for rule in self.context.rules.steps() {
            let asked = rule
                .before
                .iter()
                .any(|it| (it.act, it.procedure, it.stage) == (act, procedure, stage));
            let of_its_kind = rule.kinds.is_empty() || rule.kinds.contains(&state.receipt.kind);
            let there = told.is_some_and(|it| it.is_said(rule.step))
                || state.last_taken(rule.step, route, Some(stage)).is_some();
            if !asked || !of_its_kind || there {
                continue;
            }
            let why = format!("“{}” comes before {}", rule.step, act.label());
            let instead = format!(
                "Record it (“{}”), with the day of the letter that says so",
                rule.step.code()
            );
            warnings.extend(self.refuse_or_warn(rule, GuardId::WhatComesBefore, why, &instead)?);
        }
        Ok(warnings)
    }

    /// What the procedure needs before the answer of a stage is sent.
    pub(super) fn ready(
        &self,
        (route, stage): (RouteNumber, StageNumber),
        told: Told,
    ) -> Result<Vec<Remark>, Refusal> {
        let procedure = self.state().routes.get(&route).and_then(|it| it.procedure);
        let mut warnings = match (self.state().receipt.kind, procedure, stage) {
            (Kind::Complaint, Some(Procedure::ChildrenAct), StageNumber::Two) => {
                self.adjudicated()?
            }
            (Kind::Complaint, Some(Procedure::ChildrenAct), StageNumber::Three) => {
                self.reported()?
            }
            (Kind::Complaint, Some(Procedure::Corporate), StageNumber::Two) => {
                self.two_decide().into_iter().collect()
            }
            (Kind::Complaint, Some(Procedure::Corporate), StageNumber::One) => {
                self.childs_complaint_elsewhere(route)?
            }
            (Kind::MemberEnquiry, ..) => {
                let mut warnings = self.disclosed()?;
                warnings.extend(self.complaint_wanted());
                warnings.extend(self.complaint_asked_about());
                warnings
            }
            (Kind::ServiceRequest | Kind::Representation, ..) => {
                self.childs_choice().into_iter().collect()
            }
            _ => Vec::new(),
        };
        warnings.extend(self.passes_the_child_over((route, stage)));
        if !told.next_stage {
            warnings.extend(self.tells_of_the_next((route, stage))?);
        }
        if !told.ombudsman {
            warnings.extend(self.tells_of_the_ombudsman((route, stage))?);
        }
        warnings.extend(self.what_comes_before(Act::Answer, (route, stage), Some(told))?);
        Ok(warnings)
    }

    /// Refuses, or warns of, a statutory answer that is not recorded to tell of the right to the next stage. A matter
    /// resolved to the complainant's satisfaction ends with the terms of that.
    fn tells_of_the_next(
        &self,
        (route, stage): (RouteNumber, StageNumber),
    ) -> Result<Vec<Remark>, Refusal> {
        if !self.goes_on((route, stage)) {
            return Ok(Vec::new());
        }
        let procedure = self.state().routes.get(&route).and_then(|it| it.procedure);
        let (guard, next) = match (procedure, stage) {
            (Some(Procedure::ChildrenAct), StageNumber::One) => {
                (GuardId::StageOneTellsOfTwo, StageNumber::Two)
            }
            (Some(Procedure::ChildrenAct), StageNumber::Two) => {
                (GuardId::StageTwoTellsOfThree, StageNumber::Three)
            }
            _ => return Ok(Vec::new()),
        };
        let why = format!("it is not recorded that the answer tells of the right to {next}");
        let instead = format!(
            "Tell the complainant how to ask for {next} and by when, in the answer or in a letter after it, and record \
             that with the answer"
        );
        self.warn_or_refuse(guard, why, instead)
    }

    /// Warns of a statutory answer before the last that is not recorded to name the Ombudsman; that of the last stage is
    /// in the tables.
    fn tells_of_the_ombudsman(
        &self,
        (route, stage): (RouteNumber, StageNumber),
    ) -> Result<Vec<Remark>, Refusal> {
        let state = self.state();
        let procedure = state.routes.get(&route).and_then(|it| it.procedure);
        let named = state.last_taken(Step::OmbudsmanExplained, route, Some(stage));
        let asked = procedure == Some(Procedure::ChildrenAct) && self.goes_on((route, stage));
        if !asked || named.is_some() {
            return Ok(Vec::new());
        }
        self.warn_or_refuse(
            GuardId::AnswerNamesTheOmbudsman,
            "it is not recorded that the answer tells how to go to the Ombudsman",
            "Tell the complainant, in the answer or in a letter after it, and record that",
        )
    }

    /// Whether somebody who is answered may ask for the next stage: not after the last one, nor where the matter was
    /// resolved to their satisfaction.
    pub(super) fn goes_on(&self, (route, stage): (RouteNumber, StageNumber)) -> bool {
        let state = self.state();
        let resolved = state.last_taken(Step::ResolutionAccepted, route, Some(stage));
        state.answerable() && stage < state.last_stage(route) && resolved.is_none()
    }

    fn missing(&self, steps: &[Step]) -> Option<String> {
        let missing: Vec<&str> = steps
            .iter()
            .filter(|step| self.state().taken(**step).next().is_none())
            .map(|it| it.label())
            .collect();
        (!missing.is_empty()).then(|| format!("not recorded: {}", missing.join("; ")))
    }

    fn adjudicated(&self) -> Result<Vec<Remark>, Refusal> {
        if let Some(why) = self.missing(&[Step::InvestigatorReport, Step::IndependentReport]) {
            return Err(self.refuse(
                GuardId::BothReportsFirst,
                why,
                "Record both reports, then answer",
            ));
        }
        if let Some(why) = self.missing(&[Step::AdjudicatorAppointed]) {
            return Err(self.refuse(
                GuardId::Adjudicated,
                why,
                "Appoint somebody who had no part in it, then answer",
            ));
        }
        for (appointment, guard) in [
            (Step::InvestigatorAppointed, GuardId::InvestigatedByTwo),
            (Step::IndependentPersonAppointed, GuardId::InvestigatedByTwo),
            (Step::AdjudicatorAppointed, GuardId::Adjudicated),
        ] {
            self.free_of_conflict(appointment, guard)?;
        }
        if let Some(why) = self.unanswered(StageNumber::Two) {
            return Err(self.refuse(
                GuardId::RecommendationsAnswered,
                why,
                "Accept each recommendation, or reject it with reasons",
            ));
        }
        let mut warnings = self.reports_returned()?;
        warnings.extend(self.adjudicator_declares());
        warnings.extend(self.child_told(StageNumber::Two));
        Ok(warnings)
    }

    /// Refuses an answer of statutory stage 2 while a point of the route has no view of the adjudicating officer.
    pub(super) fn every_point_viewed(
        &self,
        (route, stage): (RouteNumber, StageNumber),
        points: &[PointNumber],
    ) -> Result<Vec<Remark>, Refusal> {
        let state = self.state();
        let procedure = state.routes.get(&route).and_then(|it| it.procedure);
        let adjudicated = (state.receipt.kind, procedure, stage)
            == (
                Kind::Complaint,
                Some(Procedure::ChildrenAct),
                StageNumber::Two,
            );
        let viewed = |point: &PointNumber| {
            let mut taken = state.taken(Step::FindingViewed);
            taken.any(|it| it.it.about == About::Point(*point))
        };
        let open: Vec<String> = points
            .iter()
            .filter(|it| !viewed(it))
            .map(ToString::to_string)
            .collect();
        if !adjudicated || open.is_empty() {
            return Ok(Vec::new());
        }
        let why = format!(
            "no view of the adjudicating officer on {} is recorded",
            open.join(", ")
        );
        let instead = "Record of each point whether they agree with what was found, and why (“finding_viewed”)";
        self.warn_or_refuse(GuardId::EveryPointViewed, why, instead)
    }

    /// Warns of an answer of corporate stage 2 where nobody can see that somebody else decides than at stage 1.
    fn two_decide(&self) -> Option<Remark> {
        let state = self.state();
        let people = state.people.values().map(|it| it.id);
        let parts: Vec<Role> = people.flat_map(|it| self.parts(it)).collect();
        let first = parts.contains(&Role::Stage1Responder);
        let second = [Role::AdjudicatingOfficer, Role::InvestigatingOfficer];
        let second = parts.iter().any(|it| second.contains(it));
        let why = match (first, second) {
            (true, true) => return None,
            (true, false) => "who decides stage 2 is not recorded",
            (false, true) => "who answered stage 1 is not recorded",
            (false, false) => "neither who answered stage 1 nor who decides stage 2 is recorded",
        };
        let instead =
            "Record both as people of the case, so that everybody can see that they are two";
        Some(self.remark(GuardId::DifferentPersonAtStageTwo, why, instead))
    }

    /// Whether the reports were sent back to whoever wrote them, and not read again since.
    fn reports_returned(&self) -> Result<Vec<Remark>, Refusal> {
        let read = self.state().taken(Step::ReportsChecked).next_back();
        let Some(returned) = read.filter(|it| it.it.answer == Some(Answer::Returned)) else {
            return Ok(Vec::new());
        };
        let rule = self.context.rules.step(Step::ReportsChecked);
        let why = format!(
            "the reports were returned {} and have not been read again",
            returned.on
        );
        let instead = "Read them once they are mended, and record that they are good";
        self.refuse_or_warn(rule, GuardId::WhatComesBefore, why, instead)
    }

    fn reported(&self) -> Result<Vec<Remark>, Refusal> {
        let state = self.state();
        let mut reports = state.taken(Step::ReportReceived);
        let fixed = state.stages().get(&StageNumber::Three);
        // of a past that was brought in, the report shows that the panel met on its day
        let met = reports.any(|it| it.brought_in) && fixed.is_some_and(|it| it.panel_on.is_some());
        if let Some(why) = self.missing(&[Step::PanelHeld]).filter(|_| !met) {
            return Err(self.refuse(
                GuardId::PanelReported,
                why,
                "Appoint a panel of three, let it meet, and record that it did; a panel that was asked for in time is \
                 held",
            ));
        }
        if let Some(why) = self.missing(&[Step::ReportReceived, Step::IndependentPersonConsulted]) {
            return Err(self.refuse(
                GuardId::PanelReported,
                why,
                "Record the panel's report, and that the answer was considered with the independent person",
            ));
        }
        self.consulted_about_the_report()?;
        self.panel_stands("the panel's report is answered")?;
        if let Some(why) = self.unanswered(StageNumber::Three) {
            return Err(self.refuse(
                GuardId::RecommendationsAnswered,
                why,
                "Accept each recommendation, or reject it with reasons",
            ));
        }
        Ok(self.child_told(StageNumber::Three))
    }

    fn child_told(&self, stage: StageNumber) -> Vec<Remark> {
        let untold = self.state().children_untold(stage);
        if untold.is_empty() {
            return Vec::new();
        }
        let named: Vec<String> = untold.iter().flatten().map(ToString::to_string).collect();
        let (who, instead) = if self.state().children().count() > 1 {
            (named.join(" and "), "Tell each child, or record why not")
        } else {
            ("the child".to_owned(), "Tell the child, or record why not")
        };
        let verb = if untold.len() > 1 { "are" } else { "is" };
        let why = format!("it is not recorded whether {who} {verb} told of the decision");
        vec![self.remark(GuardId::ChildTold, why, instead)]
    }

    /// The recommendations of a stage that have no answer.
    fn unanswered(&self, stage: StageNumber) -> Option<String> {
        let state = self.state();
        let open: Vec<String> = recommendations(state)
            .iter()
            .filter(|it| it.made.it.stage == Some(stage) && it.answered.is_none())
            .map(|it| it.number.to_string())
            .collect();
        (!open.is_empty()).then(|| format!("no answer to {}", open.join(", ")))
    }

    /// Warns of a corporate answer to a child or a care leaver while it is not recorded why the Children Act procedure does
    /// not cover what they complain about.
    pub(super) fn childs_complaint_elsewhere(
        &self,
        route: RouteNumber,
    ) -> Result<Vec<Remark>, Refusal> {
        let points = self.state().childs_points_elsewhere(route);
        if points.is_empty() {
            return Ok(Vec::new());
        }
        self.reasons_for_another(&points)
    }

    /// Warns of a child's service request or representation of which it is not recorded that the child chose it, knowing what
    /// a complaint would bring.
    pub(super) fn childs_choice(&self) -> Option<Remark> {
        let state = self.state();
        let instead_of_it = match state.receipt.kind {
            Kind::Representation => "to have it settled informally",
            _ => "a service request",
        };
        state.childs_choice_unsaid().then(|| {
            self.remark(
                GuardId::ChildsComplaint,
                format!(
                    "it is not recorded that the child chose {instead_of_it}, knowing what a complaint would bring"
                ),
                "Explain both and record what they chose (“choice_explained”); silence means complaint, and its time runs from receipt",
            )
        })
    }

    /// Warns of a constituent who wants a complaint that nobody has recorded.
    pub(super) fn complaint_wanted(&self) -> Option<Remark> {
        let wants = self.answer_to(Step::WantsComplaint) == Some(Answer::Yes);
        let linked = self.state().taken(Step::Linked).next().is_some();
        (wants && !linked).then(|| {
            self.remark(
                GuardId::ConstituentComplains,
                "the constituent wants a complaint, and none is linked",
                "Record it as a case of its own from the day it was first said, and link the two (“linked”)",
            )
        })
    }

    /// Warns of a reply to a member where the council takes an enquiry for a complaint (C25), and none is linked: of each,
    /// or of one on a constituent's behalf about which nobody has asked them.
    pub(super) fn complaint_asked_about(&self) -> Option<Remark> {
        let state = self.state();
        let linked = state.taken(Step::Linked).next().is_some();
        let asked = self.answer_to(Step::WantsComplaint);
        let mut people = state.people.values();
        let on_behalf = people.any(|it| it.roles.contains(&Role::Complainant));
        let chosen = self
            .context
            .rules
            .chosen_of("C25", "complaint", state.received_on);
        let why = match chosen {
            "always" if !linked && asked != Some(Answer::Yes) => {
                "this council takes every member's enquiry for a complaint too, and none is linked"
            }
            "on_behalf" if !linked && asked.is_none() && on_behalf => {
                "it is on a constituent's behalf, and it is not recorded whether they want it to be a complaint"
            }
            _ => return None,
        };
        let instead = "Ask the constituent (“wants_complaint”), or record the complaint as a case of its own from the day \
                       it was first said, and link the two (“linked”)";
        Some(self.remark(GuardId::ConstituentComplains, why, instead))
    }

    fn disclosed(&self) -> Result<Vec<Remark>, Refusal> {
        match self.missing(&[Step::DisclosureChecked]) {
            Some(why) => Err(self.refuse(
                GuardId::DisclosureBeforeReply,
                why,
                "Check what the member may be told about the constituent and others, then reply",
            )),
            None => Ok(Vec::new()),
        }
    }
}
