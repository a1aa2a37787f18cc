//! Records and stages in which nothing is filled in yet.

use casework::records::{CaseRecord, Stage};
use complaints::codes::Kind;
use complaints::ids::StageNumber;
use jiff::civil::Date;

/// A record that says only what came and when.
pub(super) const fn record(kind: Kind, received_on: Date) -> CaseRecord {
    CaseRecord {
        reference: String::new(),
        kind,
        procedure: None,
        received_on,
        converted: Vec::new(),
        received_at: None,
        acknowledged_on: None,
        title: None,
        text: None,
        method: None,
        raised_by: None,
        service_area: None,
        service_areas: Vec::new(),
        teams: Vec::new(),
        quadrant: None,
        locality: None,
        child: None,
        children: Vec::new(),
        people: Vec::new(),
        issues: Vec::new(),
        moved: Vec::new(),
        outcome: None,
        sought: Vec::new(),
        advocacy: None,
        parked: Vec::new(),
        not_accepted: None,
        withdrawn_on: None,
        withdrawal: None,
        reopened: Vec::new(),
        stages: Vec::new(),
        steps: Vec::new(),
        ombudsman: Vec::new(),
        remedies: Vec::new(),
        notes: Vec::new(),
    }
}

/// A stage that says only its number.
pub(super) const fn stage(stage: StageNumber) -> Stage {
    Stage {
        stage,
        route: None,
        started_on: None,
        extended: false,
        extension: None,
        statement_agreed_on: None,
        investigator_report_on: None,
        independent_report_on: None,
        acknowledged_on: None,
        chair_appointed_on: None,
        papers_sent_on: None,
        panel_on: None,
        report_on: None,
        report_received_on: None,
        responded_on: None,
        responded_by: None,
        responded_post: None,
        next_stage_told: None,
        outcome: None,
        withdrawn_on: None,
        withdrawal: None,
    }
}
