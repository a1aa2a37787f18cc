//! Eighteen months of cases that are over, made by chance from Northmere's lists.

mod blank;
mod complaints;
mod contacts;
mod later_stages;

use super::council::{Council, Weighted};
use super::days::Days;
use super::dice::Dice;
use ::complaints::codes::{Kind, Procedure};
use ::complaints::personal::Personal;
use casework::records::{CaseRecord, Person};
use jiff::civil::{Date, Weekday};
use workdays::BeyondData;

/// How far back the cases go.
const MONTHS: i32 = 18;

/// Every past case, as a case record without a reference of its own.
pub(super) fn records(council: &Council, days: &Days) -> Result<Vec<CaseRecord>, BeyondData> {
    let mut maker = Maker {
        council,
        days,
        dice: Dice::new(0x4e6f_7274_686d_6572),
        since: days.in_the_last_months(MONTHS)?,
    };
    let (past, titles) = (&council.past, &council.titles);
    let mut records = Vec::new();
    for ago in maker.spread(past.statutory) {
        records.push(maker.complaint(Procedure::ChildrenAct, ago)?);
    }
    for ago in maker.spread(past.corporate) {
        records.push(maker.complaint(Procedure::Corporate, ago)?);
    }
    for ago in maker.spread(past.not_accepted) {
        records.push(maker.not_accepted(ago)?);
    }
    for ago in maker.spread(past.withdrawn) {
        records.push(maker.withdrawn(ago)?);
    }
    let others = [
        (
            Kind::Representation,
            past.representation,
            &titles.representation,
        ),
        (
            Kind::ServiceRequest,
            past.service_request,
            &titles.service_request,
        ),
        (Kind::Comment, past.comment, &titles.comment),
        (Kind::Compliment, past.compliment, &titles.compliment),
        (
            Kind::MemberEnquiry,
            past.member_enquiry,
            &titles.member_enquiry,
        ),
        (
            Kind::AdvocacyReferral,
            past.advocacy_referral,
            &titles.advocacy_referral,
        ),
        (
            Kind::OmbudsmanEnquiry,
            past.ombudsman_enquiry,
            &titles.ombudsman_enquiry,
        ),
    ];
    for (kind, number, titles) in others {
        for ago in maker.spread(number) {
            records.push(maker.contact(kind, titles, ago)?);
        }
    }
    Ok(records)
}

/// What cases are made with. `ago` is always how many working days ago a contact was received.
struct Maker<'a> {
    council: &'a Council,
    days: &'a Days,
    dice: Dice,
    since: i32,
}

impl Maker<'_> {
    /// So many days of receipt, spread evenly over the time; the latest are three working days ago.
    fn spread(&mut self, number: u16) -> Vec<i32> {
        let (number, time) = (i32::from(number), self.since - 3);
        (0..number)
            .map(|place| {
                let (from, to) = (time * place / number, time * (place + 1) / number);
                3 + self.dice.between(from, (to - 1).max(from))
            })
            .collect()
    }

    /// The day of receipt: now and then the Saturday after.
    fn received(&mut self, ago: i32) -> Result<Date, BeyondData> {
        let day = self.days.at(-ago)?;
        let saturday = day.weekday() == Weekday::Friday && self.dice.percent(25);
        Ok(if saturday {
            day.tomorrow().unwrap_or(day)
        } else {
            day
        })
    }

    /// The day so many working days after receipt; at the latest the working day before today.
    fn after(&self, ago: i32, working_days: i32) -> Result<Date, BeyondData> {
        self.days.at((working_days - ago).min(-1))
    }

    fn child(&mut self) -> Person {
        let age = self.dice.between(2, 19);
        Person {
            age: u8::try_from(age).ok().map(Personal::new),
            gender: self.weighted(|it| &it.lists.genders),
            ethnicity: self.weighted(|it| &it.lists.ethnicities),
            ..Person::default()
        }
    }

    fn locality(&mut self) -> Option<String> {
        self.dice.pick(&self.council.lists.localities).cloned()
    }

    fn weighted(&mut self, list: impl Fn(&Council) -> &Vec<Weighted>) -> Option<Personal<String>> {
        let picked = self.dice.pick_by(list(self.council), |it| it.weight)?;
        Some(Personal::new(picked.name.clone()))
    }
}
