//! Past complaints that went on: to an investigation, a review panel, the Ombudsman.

use super::{Maker, blank};
use casework::records::{CaseRecord, Extension, Ombudsman};
use complaints::codes::{Outcome, Procedure, ReferredBy};
use complaints::ids::StageNumber;
use workdays::BeyondData;

const OUTCOMES: [Outcome; 4] = [
    Outcome::PartiallyUpheld,
    Outcome::PartiallyUpheld,
    Outcome::NotUpheld,
    Outcome::Upheld,
];

/// A past stage 2 has ended, at the latest, so many working days after its request.
const LONGEST_STAGE_2: i32 = 80;
/// A past stage 3 has ended, at the latest, so many working days after its request.
const LONGEST_STAGE_3: i32 = 60;

impl Maker<'_> {
    /// Lets some complaints go on that were answered `answered` working days ago.
    pub(super) fn later_stages(
        &mut self,
        record: &mut CaseRecord,
        answered: i32,
    ) -> Result<(), BeyondData> {
        let mut ended = answered;
        let statutory = record.procedure == Some(Procedure::ChildrenAct);
        let dissatisfied = self.dice.percent(22);
        if statutory && dissatisfied && ended > LONGEST_STAGE_2 + 25 {
            let asked = self.dice.between(4, 20);
            ended = self.stage_2(record, ended - asked)?;
            if self.dice.percent(40) && ended > LONGEST_STAGE_3 + 25 {
                let asked = self.dice.between(4, 18);
                ended = self.stage_3(record, ended - asked)?;
            }
        }
        let went_on = record.stages.len() > 1 || !statutory;
        if went_on && ended > 70 && self.dice.percent(16) {
            self.ombudsman(record, ended - 25)?;
        }
        Ok(())
    }

    fn stage_2(&mut self, record: &mut CaseRecord, ago: i32) -> Result<i32, BeyondData> {
        let mut stage = blank::stage(StageNumber::Two);
        let extended = self.dice.percent(70);
        let working_days = if extended {
            self.dice.between(40, 62)
        } else {
            self.dice.between(20, 25)
        };
        let late = if self.dice.percent(20) { 12 } else { 0 };
        stage.started_on = Some(self.days.at(-ago)?);
        stage.statement_agreed_on = Some(self.after(ago, 7)?);
        if extended {
            stage.extended = true;
            stage.extension = Some(Extension {
                on: Some(self.after(ago, 20)?),
                to: Some(self.after(ago, 65)?),
                reason: self.reason_for_extension(),
                told_on: Some(self.after(ago, 20)?),
                approved_by: None,
            });
        }
        let answered = working_days + late;
        stage.investigator_report_on = Some(self.after(ago, answered - 8)?);
        stage.independent_report_on = Some(self.after(ago, answered - 7)?);
        stage.responded_on = Some(self.after(ago, answered)?);
        stage.outcome = self.dice.pick(&OUTCOMES).copied();
        record.stages.push(stage);
        Ok(ago - answered)
    }

    fn stage_3(&mut self, record: &mut CaseRecord, ago: i32) -> Result<i32, BeyondData> {
        let mut stage = blank::stage(StageNumber::Three);
        let panel = self.dice.between(22, 32);
        let answered = panel + 5 + self.dice.between(10, 16);
        stage.started_on = Some(self.days.at(-ago)?);
        stage.acknowledged_on = Some(self.after(ago, 1)?);
        stage.chair_appointed_on = Some(self.after(ago, 8)?);
        stage.papers_sent_on = Some(self.after(ago, panel - 11)?);
        stage.panel_on = Some(self.after(ago, panel)?);
        stage.report_on = Some(self.after(ago, panel + 4)?);
        stage.report_received_on = Some(self.after(ago, panel + 5)?);
        stage.responded_on = Some(self.after(ago, answered)?);
        stage.outcome = self.dice.pick(&OUTCOMES).copied();
        record.stages.push(stage);
        Ok(ago - answered)
    }

    fn ombudsman(&mut self, record: &mut CaseRecord, ago: i32) -> Result<(), BeyondData> {
        let decided = self.dice.between(18, 40);
        let decision = self
            .dice
            .pick(&self.council.lists.ombudsman_decisions)
            .cloned();
        let investigated = decision
            .as_ref()
            .is_some_and(|it| it.starts_with("Upheld") || it.starts_with("Not upheld"));
        let number = self.dice.below(1000);
        record.ombudsman.push(Ombudsman {
            reference: Some(format!("25 800 {number:03}")),
            received_on: Some(self.days.at(-ago)?),
            decided_on: Some(self.after(ago, decided)?),
            decision,
            investigated: Some(investigated),
            referred_by: Some(ReferredBy::Complainant),
            remedies: Vec::new(),
        });
        Ok(())
    }
}
