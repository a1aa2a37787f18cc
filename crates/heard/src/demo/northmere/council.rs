//! Northmere: its teams, themes and lists, as `council.toml` holds them.

use complaints::published::Unit;
use serde::Deserialize;

/// What Northmere's past cases are made of.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Council {
    pub(super) past: Past,
    pub(super) lists: Lists,
    #[serde(rename = "team")]
    pub(super) teams: Vec<Team>,
    #[serde(rename = "theme")]
    pub(super) themes: Vec<Theme>,
    pub(super) titles: Titles,
    pub(super) published: Vec<Published>,
}

/// How many past cases of each sort there are.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Past {
    pub(super) statutory: u16,
    pub(super) corporate: u16,
    pub(super) not_accepted: u16,
    pub(super) withdrawn: u16,
    pub(super) representation: u16,
    pub(super) service_request: u16,
    pub(super) comment: u16,
    pub(super) compliment: u16,
    pub(super) member_enquiry: u16,
    pub(super) advocacy_referral: u16,
    pub(super) ombudsman_enquiry: u16,
}

/// The council's own lists.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lists {
    pub(super) localities: Vec<String>,
    pub(super) reasons_for_refusal: Vec<String>,
    pub(super) reasons_for_extension: Vec<String>,
    pub(super) ombudsman_decisions: Vec<String>,
    pub(super) genders: Vec<Weighted>,
    pub(super) ethnicities: Vec<Weighted>,
}

/// A value that occurs as often as its weight says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Weighted {
    pub(super) name: String,
    pub(super) weight: u32,
}

/// A team, and the service area it belongs to.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Team {
    pub(super) name: String,
    pub(super) area: String,
    pub(super) weight: u32,
}

/// A theme, and what complaints about it are called.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Theme {
    pub(super) name: String,
    pub(super) weight: u32,
    pub(super) titles: Vec<String>,
}

/// What contacts other than complaints are called.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Titles {
    pub(super) representation: Vec<String>,
    pub(super) service_request: Vec<String>,
    pub(super) comment: Vec<String>,
    pub(super) compliment: Vec<String>,
    pub(super) member_enquiry: Vec<String>,
    pub(super) advocacy_referral: Vec<String>,
    pub(super) ombudsman_enquiry: Vec<String>,
}

/// A figure of an earlier year.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Published {
    /// How many financial years before the one that today is in.
    pub(super) years_ago: i16,
    pub(super) measure: String,
    pub(super) value: serde_json::Number,
    pub(super) unit: Unit,
}

impl Council {
    pub(super) fn read() -> Result<Self, toml::de::Error> {
        toml::from_str(include_str!("council.toml"))
    }
}
