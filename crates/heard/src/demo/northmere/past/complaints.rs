//! Past complaints: what they were about, how stage 1 went, and those refused or withdrawn.

use super::{Maker, blank};
use casework::records::{Advocacy, CaseRecord, Extension, Issue, NotAccepted, Remedy, Stage};
use complaints::codes::{AdvocacyAnswer, Kind, Method, Outcome, Procedure, RaisedBy, RemedyKind};
use complaints::ids::StageNumber;
use complaints::personal::Personal;
use workdays::BeyondData;

const METHODS: [Method; 7] = [
    Method::Email,
    Method::Email,
    Method::OnlineForm,
    Method::OnlineForm,
    Method::Telephone,
    Method::Letter,
    Method::TextMessage,
];

/// Who raises complaints, of a hundred.
const ORIGINS: [(RaisedBy, u32); 9] = [
    (RaisedBy::Parent, 44),
    (RaisedBy::Child, 18),
    (RaisedBy::CareLeaver, 10),
    (RaisedBy::Relative, 8),
    (RaisedBy::FosterCarer, 7),
    (RaisedBy::Advocate, 5),
    (RaisedBy::SpecialGuardian, 4),
    (RaisedBy::Adopter, 3),
    (RaisedBy::Solicitor, 1),
];

/// How points are found at stage 1, of a hundred.
const FINDINGS: [(Outcome, u32); 4] = [
    (Outcome::NotUpheld, 38),
    (Outcome::PartiallyUpheld, 30),
    (Outcome::Upheld, 26),
    (Outcome::Inconclusive, 6),
];

const REMEDIES: [RemedyKind; 6] = [
    RemedyKind::Apology,
    RemedyKind::Apology,
    RemedyKind::Explanation,
    RemedyKind::Meeting,
    RemedyKind::StaffTraining,
    RemedyKind::ServiceChange,
];

impl Maker<'_> {
    /// A complaint that was answered, and may have gone further.
    pub(super) fn complaint(
        &mut self,
        procedure: Procedure,
        ago: i32,
    ) -> Result<CaseRecord, BeyondData> {
        let mut record = self.about(ago)?;
        record.procedure = Some(procedure);
        record.acknowledged_on = Some(self.acknowledged(procedure, ago)?);
        for issue in &mut record.issues {
            let found = self.dice.pick_by(&FINDINGS, |it| it.1);
            issue.outcome = found.map(|it| it.0);
        }
        let (answer, working_days) = self.stage_1(ago, &record.issues)?;
        record.stages = vec![answer];
        self.remedy(&mut record, ago, working_days)?;
        self.later_stages(&mut record, ago - working_days)?;
        Ok(record)
    }

    /// A complaint that the council did not accept.
    pub(super) fn not_accepted(&mut self, ago: i32) -> Result<CaseRecord, BeyondData> {
        let mut record = self.about(ago)?;
        record.acknowledged_on = Some(self.after(ago, 1)?);
        let working_days = self.dice.between(2, 9);
        record.not_accepted = Some(NotAccepted {
            on: self.after(ago, working_days)?,
            reason: self
                .dice
                .pick(&self.council.lists.reasons_for_refusal)
                .cloned(),
            ground: None,
            ombudsman_named: None,
        });
        Ok(record)
    }

    /// A complaint that was withdrawn before an answer.
    pub(super) fn withdrawn(&mut self, ago: i32) -> Result<CaseRecord, BeyondData> {
        let mut record = self.about(ago)?;
        record.procedure = Some(Procedure::ChildrenAct);
        record.acknowledged_on = Some(self.after(ago, 1)?);
        let working_days = self.dice.between(2, 9);
        record.withdrawn_on = Some(self.after(ago, working_days)?);
        for issue in &mut record.issues {
            issue.outcome = Some(Outcome::Withdrawn);
        }
        Ok(record)
    }

    /// What a complaint is about and who raised it.
    fn about(&mut self, ago: i32) -> Result<CaseRecord, BeyondData> {
        let mut record = blank::record(Kind::Complaint, self.received(ago)?);
        record.method = self.dice.pick(&METHODS).copied();
        record.raised_by = self.dice.pick_by(&ORIGINS, |it| it.1).map(|it| it.0);
        record.locality = self.locality();
        record.child = Some(self.child());
        let council = self.council;
        if let Some(team) = self.dice.pick_by(&council.teams, |it| it.weight) {
            record.service_area = Some(team.area.clone());
            record.teams = vec![team.name.clone()];
        }
        for place in 0..self.dice.between(1, 3).min(self.dice.between(1, 3)) {
            let Some(theme) = self.dice.pick_by(&council.themes, |it| it.weight) else {
                continue;
            };
            if record
                .issues
                .iter()
                .any(|it| it.theme.as_ref() == Some(&theme.name))
            {
                continue;
            }
            if place == 0 {
                record.title = self
                    .dice
                    .pick(&theme.titles)
                    .map(|it| Personal::new(it.clone()));
            }
            record.issues.push(Issue {
                theme: Some(theme.name.clone()),
                team: record.teams.first().cloned(),
                ..Issue::default()
            });
        }
        if record
            .raised_by
            .is_some_and(RaisedBy::is_child_or_care_leaver)
        {
            record.advocacy = Some(self.advocate_offered(ago)?);
        }
        Ok(record)
    }

    fn advocate_offered(&mut self, ago: i32) -> Result<Advocacy, BeyondData> {
        let accepted = self.dice.percent(55);
        Ok(Advocacy {
            offered_on: Some(self.after(ago, 1)?),
            answered_on: None,
            answer: Some(if accepted {
                AdvocacyAnswer::Accepted
            } else {
                AdvocacyAnswer::Declined
            }),
            provider: accepted.then(|| "Northmere Young Voices".to_owned()),
            ..Advocacy::default()
        })
    }

    fn acknowledged(
        &mut self,
        procedure: Procedure,
        ago: i32,
    ) -> Result<jiff::civil::Date, BeyondData> {
        let latest = if procedure == Procedure::Corporate {
            5
        } else {
            2
        };
        let working_days = self.dice.between(1, latest);
        self.after(ago, working_days)
    }

    /// The answer of stage 1 and after how many working days it was sent.
    fn stage_1(&mut self, ago: i32, issues: &[Issue]) -> Result<(Stage, i32), BeyondData> {
        let mut stage = blank::stage(StageNumber::One);
        let extended = self.dice.percent(18) && ago > 12;
        let in_time = self.dice.percent(80);
        let working_days = match (extended, in_time) {
            (false, true) => self.dice.between(3, 10),
            (false, false) => self.dice.between(11, 16),
            (true, true) => self.dice.between(12, 20),
            (true, false) => self.dice.between(21, 28),
        };
        let working_days = working_days.min(ago - 1);
        if extended {
            let on = self.after(ago, 9)?;
            stage.extended = true;
            stage.extension = Some(Extension {
                on: Some(on),
                to: Some(self.days.at(20 - ago)?),
                reason: self.reason_for_extension(),
                told_on: Some(on),
                approved_by: None,
            });
        }
        stage.responded_on = Some(self.after(ago, working_days)?);
        stage.outcome = summed_up(issues);
        Ok((stage, working_days))
    }

    pub(super) fn reason_for_extension(&mut self) -> Option<Personal<String>> {
        let reasons = &self.council.lists.reasons_for_extension;
        self.dice.pick(reasons).map(|it| Personal::new(it.clone()))
    }

    fn remedy(
        &mut self,
        record: &mut CaseRecord,
        ago: i32,
        working_days: i32,
    ) -> Result<(), BeyondData> {
        let owed = record
            .stages
            .iter()
            .any(|it| matches!(it.outcome, Some(Outcome::Upheld | Outcome::PartiallyUpheld)));
        if !owed || self.dice.percent(25) {
            return Ok(());
        }
        let Some(kind) = self.dice.pick(&REMEDIES).copied() else {
            return Ok(());
        };
        record.remedies.push(Remedy {
            kind,
            text: None,
            amount_pence: None,
            point: None,
            stage: None,
            recommendation: None,
            agreed_on: Some(self.after(ago, working_days)?),
            due_on: Some(self.days.at(working_days + 15 - ago)?),
            done_on: Some(self.after(ago, working_days + 4)?),
            evidence_owed: false,
        });
        Ok(())
    }
}

/// What the findings on the points of a complaint add up to.
fn summed_up(issues: &[Issue]) -> Option<Outcome> {
    let first = issues.first()?.outcome?;
    if issues.iter().all(|it| it.outcome == Some(first)) {
        return Some(first);
    }
    let upheld = [Some(Outcome::Upheld), Some(Outcome::PartiallyUpheld)];
    Some(if issues.iter().any(|it| upheld.contains(&it.outcome)) {
        Outcome::PartiallyUpheld
    } else {
        Outcome::NotUpheld
    })
}
