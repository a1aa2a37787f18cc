//! What every page works with.

use crate::brand::Brand;
use casework::accounts::SessionLimits;
use casework::council::{Ladder, Year};
use casework::ports::{Accounts, Authority, Chance, Clock, Register};
use complaints::rules::Rules;
use figures::{Definition, Limits};
use std::sync::Arc;
use workdays::Calendar;

/// What every page works with. A request looks at it through a [`Desk`](crate::desk::Desk), which knows who asks.
pub struct House {
    /// Where cases are kept.
    pub register: Arc<dyn Register>,
    /// Who may sign in, and who has.
    pub accounts: Arc<dyn Accounts>,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Draws ids, salts and keys.
    pub chance: Arc<dyn Chance>,
    /// The rules.
    pub rules: Arc<Rules>,
    /// The calendar of statutory clocks.
    pub calendar: Calendar,
    /// The authority whose cases these are.
    pub authority: Authority,
    /// How the council looks.
    pub brand: Brand,
    /// When who is told that something is due or late.
    pub ladder: Ladder,
    /// The days by which the council means to do what it owes for a year.
    pub year: Year,
    /// The reports that the council reads, by name.
    pub reports: Vec<(String, Definition)>,
    /// How long answers may take, for figures.
    pub limits: Limits,
    /// How long somebody stays signed in.
    pub sessions: SessionLimits,
    /// Whether browsers reach the server by https, so that a cookie is never sent without it.
    pub secure: bool,
    /// Sign-ins shown on the sign-in page; only a demonstration has any.
    pub shown_sign_ins: Vec<ShownSignIn>,
}

/// A sign-in of the demonstration.
#[derive(Debug, Clone, serde::Serialize)]
pub struct ShownSignIn {
    /// The name to sign in with.
    pub sign_in_name: String,
    /// What that person does.
    pub role: String,
    /// The password, which is no secret.
    pub password: String,
}
