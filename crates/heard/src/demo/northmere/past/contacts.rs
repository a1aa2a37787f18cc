//! Past contacts that were no complaints.

use super::{Maker, blank};
use casework::records::{Advocacy, CaseRecord, Ombudsman};
use complaints::codes::{AdvocacyAnswer, Kind, Method, RaisedBy, ReferredBy};
use complaints::ids::StageNumber;
use complaints::personal::Personal;
use workdays::BeyondData;

impl Maker<'_> {
    /// A contact of a kind other than a complaint.
    pub(super) fn contact(
        &mut self,
        kind: Kind,
        titles: &[String],
        ago: i32,
    ) -> Result<CaseRecord, BeyondData> {
        let mut record = blank::record(kind, self.received(ago)?);
        record.title = self.dice.pick(titles).map(|it| Personal::new(it.clone()));
        record.method = self.dice.pick(methods(kind)).copied();
        record.raised_by = self.dice.pick(origins(kind)).copied();
        record.locality = self.locality();
        let council = self.council;
        if let Some(team) = self.dice.pick_by(&council.teams, |it| it.weight) {
            record.service_area = Some(team.area.clone());
            record.teams = vec![team.name.clone()];
        }
        if let Some((first, last)) = answered_within(kind) {
            let working_days = self.dice.between(first, last);
            let mut stage = blank::stage(StageNumber::One);
            stage.responded_on = Some(self.after(ago, working_days)?);
            record.stages = vec![stage];
        }
        match kind {
            Kind::AdvocacyReferral => {
                record.child = Some(self.child());
                record.advocacy = Some(Advocacy {
                    answer: Some(AdvocacyAnswer::Accepted),
                    provider: Some("Northmere Young Voices".to_owned()),
                    source: Some("Social worker".to_owned()),
                    ..Advocacy::default()
                });
            }
            Kind::OmbudsmanEnquiry => record.ombudsman = vec![self.premature(ago)?],
            _ => {}
        }
        Ok(record)
    }

    fn premature(&mut self, ago: i32) -> Result<Ombudsman, BeyondData> {
        let number = self.dice.below(1000);
        Ok(Ombudsman {
            reference: Some(format!("25 850 {number:03}")),
            received_on: Some(self.days.at(-ago)?),
            decided_on: Some(self.after(ago, 2)?),
            decision: Some("Premature decision: referred for local resolution".to_owned()),
            investigated: Some(false),
            referred_by: Some(ReferredBy::Complainant),
            remedies: Vec::new(),
        })
    }
}

const fn methods(kind: Kind) -> &'static [Method] {
    match kind {
        Kind::OmbudsmanEnquiry | Kind::AdvocacyReferral => &[Method::Email],
        Kind::MemberEnquiry => &[Method::Email, Method::Email, Method::Letter],
        _ => &[
            Method::Email,
            Method::Telephone,
            Method::OnlineForm,
            Method::InPerson,
            Method::Leaflet,
        ],
    }
}

const fn origins(kind: Kind) -> &'static [RaisedBy] {
    match kind {
        Kind::MemberEnquiry => &[RaisedBy::Councillor, RaisedBy::Councillor, RaisedBy::Mp],
        Kind::AdvocacyReferral => &[RaisedBy::Professional],
        Kind::OmbudsmanEnquiry => &[RaisedBy::Other],
        Kind::Representation => &[RaisedBy::Child, RaisedBy::CareLeaver, RaisedBy::Parent],
        _ => &[
            RaisedBy::Parent,
            RaisedBy::Parent,
            RaisedBy::CareLeaver,
            RaisedBy::FosterCarer,
            RaisedBy::Relative,
            RaisedBy::Professional,
        ],
    }
}

/// After how many working days such a contact is answered; none where it needs no answer.
const fn answered_within(kind: Kind) -> Option<(i32, i32)> {
    match kind {
        Kind::Representation => Some((1, 8)),
        Kind::ServiceRequest => Some((1, 6)),
        Kind::MemberEnquiry => Some((3, 11)),
        _ => None,
    }
}
