//! A case, in its sections. Each section is a page with an address of its own; all have the same head.

pub mod actions;
pub mod clocks;
pub mod head;
pub mod no_answer;
pub mod outcome;
pub mod overview;
pub mod people;
pub mod points;
pub mod statement;
pub mod steps;
pub mod timeline;
pub(super) mod warned;

use crate::desk::Desk;
use crate::trouble::Trouble;
use casework::same_person::Elsewhere;
use complaints::Case;
use complaints::clock::Clock;
use complaints::decide::Context;
use jiff::civil::Date;
use workdays::Calendar;

/// A case seen on a day, with its clocks.
pub struct Seen<'a> {
    /// The case.
    pub case: &'a Case,
    /// Its clocks; why not, where a date is beyond the years of the calendar.
    pub clocks: Result<Vec<Clock>, String>,
    /// The calendar.
    pub calendar: &'a Calendar,
    /// The day.
    pub today: Date,
    /// What decisions may look at, to say beforehand what they would come to.
    pub context: Context<'a>,
    /// Its people on other cases, of which whoever looks may see each.
    pub elsewhere: Vec<Elsewhere>,
    /// Whether whoever looks may change it.
    pub can_change: bool,
    /// Whether whoever looks may see who looked.
    pub can_see_looks: bool,
}

impl<'a> Seen<'a> {
    /// By whoever asks, now.
    ///
    /// # Errors
    /// A register that cannot tell of its people on other cases.
    pub fn by(desk: &'a Desk<'_>, case: &'a Case) -> Result<Self, Trouble> {
        use complaints::access::Permission;
        Ok(Self {
            case,
            clocks: complaints::clock::clocks(case, &desk.house.rules, desk.calendar())
                .map_err(|error| error.to_string()),
            calendar: desk.calendar(),
            today: desk.today(),
            context: desk.office().context(),
            can_change: desk.may(Permission::ChangeCases),
            can_see_looks: desk.may(Permission::SeeAccessLog),
            elsewhere: desk.elsewhere(case)?,
        })
    }

    /// Its clocks, as far as they can be computed.
    pub fn known_clocks(&self) -> &[Clock] {
        self.clocks.as_deref().unwrap_or_default()
    }
}
