//! The case tracker: every open case by due date, what is late and who has been told, and how each team does.

use crate::asked::Asked;
use crate::desk::Desk;
use crate::on_time::{OnTime, Share};
use crate::render::{Page, Place};
use crate::reply::Reply;
use crate::screens::cases::{Choice, choice, position, written};
use crate::trouble::Trouble;
use crate::words::{Line, at, counted, number, soon};
use casework::council::Ladder;
use casework::ports::{Count, Filter, Order, PageEnd};
use complaints::access::{Reach, scope};
use complaints::days::{count, full};
use complaints::occurred::InWords;
use complaints::status::Status;
use jiff::civil::Date;
use serde::Serialize;

/// Cases on a page.
const MOST: u32 = 50;

/// The tracker.
#[derive(Debug, Serialize)]
pub struct Tracker {
    /// The day.
    pub today: String,
    /// The four numbers.
    pub tiles: Vec<Tile>,
    /// "12 open cases, first to fall due at the top".
    pub heading: String,
    /// The cases.
    pub rows: Vec<Row>,
    /// The next page.
    pub next: Option<String>,
    /// Choices of due dates.
    pub dues: Vec<Choice>,
    /// Choices of stages.
    pub stages: Vec<Choice>,
    /// Choices of teams.
    pub teams: Vec<Choice>,
    /// Whether anything is filtered.
    pub filtered: bool,
    /// When somebody is told.
    pub steps: Vec<Step>,
    /// How each team does.
    pub shares: Vec<ShareLine>,
    /// Since when that is counted.
    pub since: String,
    /// When it was counted.
    pub counted: String,
    /// The target, in per cent.
    pub target: u8,
}

/// A number.
#[derive(Debug, Serialize)]
pub struct Tile {
    /// It.
    pub number: String,
    /// What it counts.
    pub label: &'static str,
    /// More of it.
    pub note: String,
    /// `late`, `soon`, `fine` or empty.
    pub tone: &'static str,
    /// The cases behind it.
    pub href: Option<&'static str>,
}

/// A case, and who has been told of it.
#[derive(Debug, Serialize)]
pub struct Row {
    /// The case.
    pub line: Line,
    /// Who should know by now.
    pub escalated: Option<String>,
}

/// A step of the ladder.
#[derive(Debug, Serialize)]
pub struct Step {
    /// When.
    pub when: String,
    /// Who.
    pub who: String,
}

/// How a team does.
#[derive(Debug, Serialize)]
pub struct ShareLine {
    /// The team.
    pub team: String,
    /// Answered.
    pub answered: u64,
    /// In time.
    pub in_time: u64,
    /// In per cent.
    pub percent: u64,
    /// Whether it is all teams.
    pub all: bool,
}

impl Page for Tracker {
    const TEMPLATE: &'static str = "tracker.html";

    fn title(&self) -> String {
        "Case tracker".to_owned()
    }

    fn place(&self) -> Option<Place> {
        Some(Place::Tracker)
    }
}

/// The statuses that the tracker can be narrowed to.
const STAGES: [Status; 6] = [
    Status::Triage,
    Status::Stage1,
    Status::Stage2,
    Status::Stage3,
    Status::WithOmbudsman,
    Status::Parked,
];

/// Shows it.
pub fn show(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let query = &asked.query;
    let filter = Filter {
        open: Some(true),
        ..super::cases::filter(desk, query)?
    };
    let page = PageEnd {
        order: Order::Due,
        after: query.some("after").and_then(position),
        most: MOST,
    };
    let listing = desk.list(&filter, &page, "tracker")?;
    let today = desk.today();
    let filtered = ["due", "status", "team"]
        .iter()
        .any(|it| query.some(it).is_some());
    let numbers = Numbers::of(desk, today)?;
    let found = if filtered {
        desk.count(&filter, &listing)?
    } else {
        Count::Exactly(numbers.open)
    };
    let on_time = desk.on_time()?;
    let ladder = &desk.house.ladder;
    let rows = listing.cases.iter().map(|(id, row)| Row {
        line: Line::of(*id, row, today, desk.calendar()),
        escalated: row
            .due_on
            .and_then(|due| ladder.told_by(due, today, desk.calendar()))
            .map(str::to_owned),
    });
    desk.page(&Tracker {
        today: full(today),
        rows: rows.collect(),
        next: listing.next.map(|next| {
            let mut pairs: Vec<(String, String)> = query
                .iter()
                .filter(|(name, _)| *name != "after")
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect();
            pairs.push(("after".to_owned(), written(&next)));
            format!("/tracker?{}", crate::asked::Pairs::of(pairs).written())
        }),
        heading: heading(found),
        dues: [
            ("", "All"),
            ("late", "Late"),
            ("soon", "Next 5 working days"),
        ]
        .map(|(value, text)| choice(query, "due", value, &text))
        .into(),
        stages: STAGES
            .iter()
            .map(|it| choice(query, "status", it.code(), it))
            .collect(),
        teams: desk
            .teams()?
            .iter()
            .map(|team| choice(query, "team", team, team))
            .collect(),
        filtered,
        tiles: tiles(&numbers, &on_time, desk),
        steps: steps(ladder),
        shares: shares(&on_time, desk),
        since: InWords(on_time.since).to_string(),
        counted: at(on_time.counted_at),
        target: ladder.target,
    })
}

fn heading(found: Count) -> String {
    match found {
        Count::Exactly(0) => "No open case".to_owned(),
        found => format!(
            "{}, first to fall due at the top",
            counted(found, "open case", "open cases")
        ),
    }
}

#[derive(Default)]
struct Numbers {
    late: u64,
    soon: u64,
    today: u64,
    open: u64,
    stages: [u64; 3],
}

impl Numbers {
    fn of(desk: &Desk<'_>, today: Date) -> Result<Self, Trouble> {
        let soon =
            soon(today, desk.calendar()).map_err(|error| Trouble::Fault(error.to_string()))?;
        let mut numbers = Self::default();
        for cases in desk.open_cases()? {
            numbers.open += cases.count;
            let stage = match cases.status {
                Status::Stage1 => Some(0),
                Status::Stage2 => Some(1),
                Status::Stage3 => Some(2),
                _ => None,
            };
            if let Some(number) = stage.and_then(|it: usize| numbers.stages.get_mut(it)) {
                *number += cases.count;
            }
            match cases.due_on {
                Some(due) if due < today => numbers.late += cases.count,
                Some(due) if due <= soon => numbers.soon += cases.count,
                _ => {}
            }
            if cases.due_on == Some(today) {
                numbers.today += cases.count;
            }
        }
        Ok(numbers)
    }
}

fn tiles(numbers: &Numbers, on_time: &OnTime, desk: &Desk<'_>) -> Vec<Tile> {
    let [first, second, third] = numbers.stages;
    let target = u64::from(desk.house.ladder.target);
    let own = own(on_time, desk);
    vec![
        Tile {
            number: number(numbers.late),
            label: "Late",
            note: if numbers.late == 0 {
                "Nothing is late".to_owned()
            } else {
                "Past the date they were due".to_owned()
            },
            tone: if numbers.late == 0 { "fine" } else { "late" },
            href: Some("/tracker?due=late"),
        },
        Tile {
            number: number(numbers.soon),
            label: "Due in 5 working days",
            note: format!("{} due today", numbers.today),
            tone: if numbers.soon == 0 { "" } else { "soon" },
            href: Some("/tracker?due=soon"),
        },
        Tile {
            number: number(numbers.open),
            label: "Open cases",
            note: format!(
                "Stage\u{a0}1:\u{a0}{first}. Stage\u{a0}2:\u{a0}{second}. Stage\u{a0}3:\u{a0}{third}."
            ),
            tone: "",
            href: Some("/tracker"),
        },
        match own {
            None => Tile {
                number: "–".to_owned(),
                label: "Stage 1 in time",
                note: format!("Nothing answered since {}", InWords(on_time.since)),
                tone: "",
                href: None,
            },
            Some(share) => Tile {
                number: format!("{}%", share.percent),
                label: "Stage 1 in time",
                note: format!(
                    "{} of {} since {}. Target {target}%",
                    share.in_time,
                    share.answered,
                    InWords(on_time.since)
                ),
                tone: if share.percent >= target {
                    "fine"
                } else {
                    "soon"
                },
                href: None,
            },
        },
    ]
}

/// The share of those cases that the person may see: all, or the only team that is theirs.
fn own(on_time: &OnTime, desk: &Desk<'_>) -> Option<Share> {
    match scope(&desk.viewer).reach {
        Reach::Everything => on_time.all,
        Reach::Nothing => None,
        Reach::Teams(teams) => {
            let mut own = on_time
                .teams
                .iter()
                .filter(|(team, _)| teams.contains(team));
            let (_, first) = own.next()?;
            // a case of two teams would count twice in their sum
            own.next().is_none().then_some(*first)
        }
    }
}

fn shares(on_time: &OnTime, desk: &Desk<'_>) -> Vec<ShareLine> {
    let reach = scope(&desk.viewer).reach;
    let line = |team: &str, share: &Share, all| ShareLine {
        team: team.to_owned(),
        answered: share.answered,
        in_time: share.in_time,
        percent: share.percent,
        all,
    };
    let seen = on_time
        .teams
        .iter()
        .filter(|(team, _)| reach.holds(std::slice::from_ref(team)));
    let mut lines: Vec<ShareLine> = seen.map(|(team, share)| line(team, share, false)).collect();
    if reach == Reach::Everything {
        lines.extend(
            on_time
                .all
                .map(|share| line("All complaints", &share, true)),
        );
    }
    lines
}

fn steps(ladder: &Ladder) -> Vec<Step> {
    ladder
        .steps
        .iter()
        .map(|step| Step {
            when: match step.days {
                0 => "On the day it is due".to_owned(),
                days if days > 0 => format!("{} late", working_days(days)),
                days => format!("{} before it is due", working_days(-days)),
            },
            who: step.who.clone(),
        })
        .collect()
}

fn working_days(days: i32) -> String {
    count(
        usize::try_from(days).unwrap_or_default(),
        "working day",
        "working days",
    )
}
