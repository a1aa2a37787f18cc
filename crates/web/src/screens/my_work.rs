//! My work: what is late, due today, due this week, and new; and where a clock warns.

mod warned;

use crate::asked::Asked;
use crate::desk::Desk;
use crate::render::{Page, Place};
use crate::reply::Reply;
use crate::trouble::Trouble;
use crate::words::{Line, number, soon};
use casework::ports::{Count, Filter, KeptBy, Order, PageEnd};
use complaints::access::{Permission, ViewerRole, says_who_sees};
use complaints::days::full;
use complaints::status::Status;
use jiff::civil::Date;
use serde::Serialize;

/// So many cases stand in a part; the list has the others.
const MOST: u32 = 25;

/// The cases that the viewer keeps, and those that nobody does.
const MINE: &str = "mine";
const UNKEPT: &str = "unkept";

/// My work.
#[derive(Debug, Serialize)]
pub struct MyWork {
    /// The day.
    pub today: String,
    /// The parts that hold something, most urgent first.
    pub parts: Vec<Part>,
    /// Cases whose clock warns though nothing is due soon; none where there is no such case.
    pub warned: Option<Part>,
    /// Whether new contacts can be recorded from here.
    pub can_record: bool,
    /// Whose cases these are, in a sentence.
    pub whose: String,
}

/// A part of the work.
#[derive(Debug, Serialize)]
pub struct Part {
    /// Its id on the page.
    pub id: &'static str,
    /// What it holds.
    pub heading: &'static str,
    /// How many cases: "12", "1,000+".
    pub count: String,
    /// Whether more of them are open than stand here.
    pub more: bool,
    /// The first of them.
    pub lines: Vec<Line>,
    /// What stands there where there is none.
    pub none: &'static str,
    /// The list with all of them.
    pub all: &'static str,
}

impl Page for MyWork {
    const TEMPLATE: &'static str = "my_work.html";

    fn title(&self) -> String {
        "My work".to_owned()
    }

    fn place(&self) -> Option<Place> {
        Some(Place::MyWork)
    }
}

/// Shows it. Somebody who sees no case is sent to what they do.
pub fn show(desk: &Desk<'_>, _asked: &Asked) -> Result<Reply, Trouble> {
    if !desk.may(Permission::SeeCases) {
        return Ok(Reply::SeeOther("/accounts".to_owned()));
    }
    let today = desk.today();
    let page = PageEnd {
        order: Order::Due,
        after: None,
        most: MOST,
    };
    let wanted = wanted(desk, today)?;
    let may_warn = warned::filters(desk, today)?;
    let filters = wanted.iter().map(|it| &it.filter).chain(&may_warn);
    let filters: Vec<_> = filters.map(|it| (it, &page)).collect();
    let mut listings = desk.lists(&filters, "my work")?;
    let warned = warned::part(desk, &listings.split_off(wanted.len()))?;
    let mut parts = Vec::new();
    for (wanted, listing) in wanted.into_iter().zip(listings) {
        let count = match desk.count(&wanted.filter, &listing)? {
            Count::Exactly(all) => number(all),
            Count::MoreThan(some) => format!("{}+", number(some)),
        };
        parts.push(Part {
            id: wanted.id,
            heading: wanted.heading,
            count,
            more: listing.next.is_some(),
            lines: listing
                .cases
                .iter()
                .map(|(id, row)| Line::of(*id, row, today, desk.calendar()))
                .collect(),
            none: wanted.none,
            all: wanted.all,
        });
    }
    // whoever keeps no case is not told of the cases that nobody keeps: the council may not say who keeps what
    let keeps = parts.iter().any(|it| it.id == MINE && !it.lines.is_empty());
    parts.retain(|it| keeps || ![MINE, UNKEPT].contains(&it.id));
    desk.page(&MyWork {
        today: full(today),
        parts,
        warned,
        can_record: desk.may(Permission::ChangeCases),
        whose: whose(desk),
    })
}

fn whose(desk: &Desk<'_>) -> String {
    if desk.viewer.role != ViewerRole::TeamManager {
        return "All open cases".to_owned();
    }
    let teams: Vec<&str> = desk.viewer.teams.iter().map(String::as_str).collect();
    match teams.as_slice() {
        [] => "No team is yours yet: ask whoever keeps the accounts".to_owned(),
        teams => format!("Open cases of {}", teams.join(", ")),
    }
}

/// The first day on which nothing is due soon.
fn after_soon(desk: &Desk<'_>, today: Date) -> Result<Date, Trouble> {
    let beyond = |error: workdays::BeyondData| Trouble::Fault(error.to_string());
    let soon = soon(today, desk.calendar()).map_err(beyond)?;
    soon.tomorrow()
        .map_err(|error| Trouble::Fault(error.to_string()))
}

struct Wanted {
    id: &'static str,
    heading: &'static str,
    none: &'static str,
    all: &'static str,
    filter: Filter,
}

fn wanted(desk: &Desk<'_>, today: Date) -> Result<Vec<Wanted>, Trouble> {
    let tomorrow = today
        .tomorrow()
        .map_err(|error| Trouble::Fault(error.to_string()))?;
    let after_soon = after_soon(desk, today)?;
    let open = Filter {
        open: Some(true),
        ..Filter::default()
    };
    let mut wanted = vec![
        Wanted {
            id: "late",
            heading: "Late",
            none: "Nothing is late.",
            all: "/cases?due=late",
            filter: Filter {
                due_before: Some(today),
                ..Filter::default()
            },
        },
        Wanted {
            id: "today",
            heading: "Due today",
            none: "Nothing is due today.",
            all: "/cases?due=today",
            filter: Filter {
                due_from: Some(today),
                due_before: Some(tomorrow),
                ..Filter::default()
            },
        },
        Wanted {
            id: "soon",
            heading: "Due in the next 5 working days",
            none: "Nothing more is due in the next 5 working days.",
            all: "/cases?due=soon",
            filter: Filter {
                due_from: Some(tomorrow),
                due_before: Some(after_soon),
                ..Filter::default()
            },
        },
        Wanted {
            id: "owed",
            heading: "A step or a promise past its day",
            none: "Every step and every promise is on its way.",
            all: "/cases?due=owed",
            filter: Filter {
                owed_before: Some(today),
                ..Filter::default()
            },
        },
        Wanted {
            id: "new",
            heading: "New: the procedure is to be decided",
            none: "No new contact waits for a decision.",
            all: "/cases?status=triage",
            filter: Filter {
                statuses: vec![Status::Triage],
                ..open.clone()
            },
        },
        Wanted {
            id: MINE,
            heading: "Kept by you",
            none: "You keep no case in which something is still to be done.",
            all: "/cases?open=yes&kept=me",
            filter: Filter {
                kept_by: Some(KeptBy::Account(desk.viewer.account.clone())),
                to_be_done: true,
                ..Filter::default()
            },
        },
    ];
    if says_who_sees(desk.viewer.role) {
        wanted.push(Wanted {
            id: UNKEPT,
            heading: "Past triage, and kept by nobody",
            none: "Every open case has an officer.",
            all: "/cases?kept=nobody&status=stage1&status=stage2&status=stage3&status=parked&status=with_ombudsman&status=open",
            filter: Filter {
                kept_by: Some(KeptBy::Nobody),
                statuses: Status::ALL
                    .into_iter()
                    .filter(|it| it.is_open() && *it != Status::Triage)
                    .collect(),
                ..open
            },
        });
    }
    Ok(wanted)
}
