//! Made-up councils, to see Heard at work without a council's data.

pub mod northmere;

use crate::definitions::definition;
use crate::exit::Failure;
use crate::wiring::{self, Room};
use casework::accounts::{AddAccount, Password, add};
use casework::council::Year;
use casework::import::{check, store};
use casework::records::{Line, figure_line, year_step_line};
use complaints::access::ViewerRole;
use jiff::civil::Date;
use web::{Brand, House, ShownSignIn};

/// The name of the authority and of its report.
pub const COUNCIL: &str = "northmere";

/// Stores the cases as they stand on a day, and says which open one there is most to see of.
///
/// # Errors
/// A register that cannot store them.
pub fn bring_in(room: &Room, today: Date) -> Result<Option<String>, Failure> {
    let written = |error: serde_json::Error| Failure::input(error.to_string());
    let mut text = String::new();
    let lines = northmere::records(today).map_err(|error| Failure::input(error.to_string()))?;
    let fullest = northmere::fullest(&lines).map(str::to_owned);
    for line in lines {
        let line = match line {
            Line::Case(record) => record.line().map_err(written)?,
            Line::Figure(figure) => figure_line(&figure).map_err(written)?,
            Line::YearStep(taken) => year_step_line(&taken).map_err(written)?,
        };
        text += &line;
        text.push('\n');
    }
    let office = room.office();
    let checked = check(&office, &text, None, |_| true)?;
    if let Some(problem) = checked.problems.first() {
        return Err(Failure::input(problem.to_string()));
    }
    store(&office, &text, &checked, Box::new(|_| true))?;
    Ok(fullest)
}

/// The sign-ins of the demonstration: one for each role.
pub const SIGN_INS: [(&str, &str, ViewerRole, &[&str]); 5] = [
    ("officer", "Tom Reyes", ViewerRole::ComplaintsTeam, &[]),
    (
        "manager",
        "Anita Desai",
        ViewerRole::TeamManager,
        &["Leaving Care"],
    ),
    ("head", "Grace Lindqvist", ViewerRole::HeadOfService, &[]),
    ("director", "Owen Castell", ViewerRole::Director, &[]),
    (
        "administrator",
        "Sam Whitlow",
        ViewerRole::Administrator,
        &[],
    ),
];

/// No secret: it opens a demonstration on this machine only.
pub const PASSWORD: &str = "three quiet otters";

/// Everything that pages work with, with an account for each role.
///
/// # Errors
/// A register in which there are such accounts already.
pub fn house(room: &Room) -> Result<House, Failure> {
    let mut house = wiring::house(
        room,
        Brand::of("Northmere Council"),
        vec![(COUNCIL.to_owned(), definition(COUNCIL, None)?)],
    );
    house.year = Year {
        annual_report: Some("12-10".to_owned()),
        performance_report: Some("01-29".to_owned()),
    };
    let keeper = room.keeper();
    let mut shown = Vec::new();
    for (sign_in_name, name, role, teams) in SIGN_INS {
        let account = AddAccount {
            sign_in_name: sign_in_name.to_owned(),
            name: name.to_owned(),
            role,
            teams: teams.iter().map(|it| (*it).to_owned()).collect(),
            password: Password::new(PASSWORD),
        };
        add(&keeper, account).map_err(|error| Failure::input(error.to_string()))?;
        shown.push(ShownSignIn {
            sign_in_name: sign_in_name.to_owned(),
            role: role.label().to_owned(),
            password: PASSWORD.to_owned(),
        });
    }
    house.shown_sign_ins = shown;
    Ok(house)
}
