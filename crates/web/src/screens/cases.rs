//! The list of cases: filtered, sorted, searched; what was asked is in the address, so that it can be kept.

use crate::asked::{Asked, Pairs};
use crate::desk::Desk;
use crate::render::{Page, Place};
use crate::reply::Reply;
use crate::trouble::Trouble;
use crate::words::{Line, counted, soon};
use casework::ports::{Count, Filter, KeptBy, Order, PageEnd, Position};
use complaints::access::Permission;
use complaints::codes::{Kind, Procedure};
use complaints::ids::CaseId;
use complaints::status::Status;
use jiff::civil::Date;
use serde::Serialize;
use std::fmt::Display;
use std::str::FromStr;

/// Cases on a page.
const MOST: u32 = 50;

/// The list.
#[derive(Debug, Serialize)]
pub struct Cases {
    /// What was typed and chosen.
    pub chosen: Chosen,
    /// "12 cases, first to fall due at the top".
    pub heading: String,
    /// The cases.
    pub lines: Vec<Line>,
    /// The next page.
    pub next: Option<String>,
    /// The first page, where this is a later one.
    pub first: Option<String>,
    /// Links that sort otherwise.
    pub orders: Vec<Sorting>,
    /// Filters in use, each with the address of the list without it.
    pub chips: Vec<Chip>,
    /// Choices of due dates.
    pub dues: Vec<Choice>,
    /// Choices of which several may be made: statuses, kinds, procedures.
    pub groups: [Group; 3],
    /// Choices of teams.
    pub teams: Vec<Choice>,
    /// Choices of who keeps the cases.
    pub keepers: Vec<Choice>,
    /// Whether new contacts can be recorded from here.
    pub can_record: bool,
}

/// What was typed and chosen.
#[derive(Debug, Default, Serialize)]
pub struct Chosen {
    /// Words to search for.
    pub words: String,
    /// Which due dates.
    pub due: String,
    /// The order.
    pub order: &'static str,
}

/// Choices of a filter of which several may be made.
#[derive(Debug, Clone, Serialize)]
pub struct Group {
    /// The name in the address.
    pub name: &'static str,
    /// What a person reads above them.
    pub legend: &'static str,
    /// The choices.
    pub choices: Vec<Choice>,
}

/// A choice of a filter.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    /// What its label is tied to on the page.
    pub id: String,
    /// The value in the address.
    pub value: String,
    /// What a person reads.
    pub text: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// An order of the list.
#[derive(Debug, Clone, Serialize)]
pub struct Sorting {
    /// What a person reads.
    pub text: &'static str,
    /// Whether the list has it.
    pub chosen: bool,
    /// The address of the list with it.
    pub href: String,
}

/// A filter in use.
#[derive(Debug, Serialize)]
pub struct Chip {
    /// What it filters.
    pub text: String,
    /// The list without it.
    pub href: String,
}

impl Page for Cases {
    const TEMPLATE: &'static str = "cases.html";

    fn title(&self) -> String {
        "Cases".to_owned()
    }

    fn place(&self) -> Option<Place> {
        Some(Place::Cases)
    }
}

/// The choices of due dates: what stands in the address and on the page.
const DUES: [(&str, &str); 5] = [
    ("", "All"),
    ("late", "Late"),
    ("today", "Due today"),
    ("soon", "Next 5 working days"),
    ("owed", "A step or a promise past its day"),
];

/// The choices of who keeps the cases: what stands in the address and on the page. The address takes an account too.
const KEEPERS: [(&str, &str); 3] = [("", "Anybody"), ("me", "You"), ("nobody", "Nobody yet")];

/// Shows the list.
pub fn show(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let query = &asked.query;
    let (filter, order) = (filter(desk, query)?, order(query));
    let page = PageEnd {
        order,
        after: query.some("after").and_then(position),
        most: MOST,
    };
    let listing = desk.list(&filter, &page, &used(query))?;
    let all = desk.count(&filter, &listing)?;
    let today = desk.today();
    let lines = listing.cases.iter();
    let words = query.get("q").to_owned();
    desk.page(&Cases {
        heading: heading(all, order, !words.is_empty()),
        lines: lines
            .map(|(id, row)| Line::of(*id, row, today, desk.calendar()))
            .collect(),
        next: listing
            .next
            .map(|next| address(query, "after", Some(&written(&next)))),
        first: page.after.map(|_| address(query, "after", None)),
        orders: orders(query, order),
        chips: chips(query),
        dues: DUES
            .iter()
            .map(|(value, text)| choice(query, "due", value, text))
            .collect(),
        groups: [
            group(query, "status", "Status", &Status::ALL, Status::code),
            group(query, "kind", "What it is", Kind::ALL, Kind::code),
            group(
                query,
                "procedure",
                "Procedure",
                Procedure::ALL,
                Procedure::code,
            ),
        ],
        teams: desk
            .teams()?
            .iter()
            .map(|it| choice(query, "team", it, it))
            .collect(),
        keepers: KEEPERS
            .iter()
            .map(|(value, text)| choice(query, "kept", value, text))
            .collect(),
        chosen: Chosen {
            words,
            due: query.get("due").to_owned(),
            order: order.code(),
        },
        can_record: desk.may(Permission::ChangeCases),
    })
}

fn heading(all: Count, order: Order, searched: bool) -> String {
    let found = if searched { " found" } else { "" };
    if all == Count::Exactly(0) {
        return format!("No cases{found}");
    }
    let order = match order {
        Order::Due => "first to fall due at the top",
        Order::Received => "newest at the top",
        Order::Reference => "by reference",
    };
    format!("{}{found}, {order}", counted(all, "case", "cases"))
}

/// The filter that the address asks for. What it does not know, it leaves out.
pub(super) fn filter(desk: &Desk<'_>, query: &Pairs) -> Result<Filter, Trouble> {
    let today = desk.today();
    let day =
        |day: Result<Date, _>| day.map_err(|error: jiff::Error| Trouble::Fault(error.to_string()));
    let soon = soon(today, desk.calendar()).map_err(|error| Trouble::Fault(error.to_string()))?;
    let (due_from, due_before) = match query.get("due") {
        "late" => (None, Some(today)),
        "today" => (Some(today), Some(day(today.tomorrow())?)),
        "soon" => (Some(today), Some(day(soon.tomorrow())?)),
        _ => (None, None),
    };
    let owed_before = (query.get("due") == "owed").then_some(today);
    Ok(Filter {
        owed_before,
        to_be_done: query.get("open") == "yes",
        due_before,
        due_from,
        kinds: codes(query, "kind"),
        procedures: codes(query, "procedure"),
        statuses: codes(query, "status"),
        teams: query.all("team").map(str::to_owned).collect(),
        kept_by: query.some("kept").map(|it| match it {
            "me" => KeptBy::Account(desk.viewer.account.clone()),
            "nobody" => KeptBy::Nobody,
            account => KeptBy::Account(account.to_lowercase()),
        }),
        words: query.some("q").map(str::to_owned),
        ..Filter::default()
    })
}

fn codes<T: FromStr>(query: &Pairs, name: &str) -> Vec<T> {
    query.all(name).filter_map(|it| it.parse().ok()).collect()
}

pub(super) fn order(query: &Pairs) -> Order {
    query.get("order").parse().unwrap_or_default()
}

/// Which filters were used: their names only, since a search may hold a name.
pub(super) fn used(query: &Pairs) -> String {
    let mut names: Vec<&str> = [
        "q",
        "due",
        "open",
        "kind",
        "procedure",
        "status",
        "team",
        "kept",
        "after",
    ]
    .into_iter()
    .filter(|name| query.some(name).is_some())
    .collect();
    names.insert(0, "cases");
    names.join(" ")
}

/// The address of the list with another value of a name, on its first page.
fn address(query: &Pairs, name: &str, value: Option<&str>) -> String {
    let kept = query
        .iter()
        .filter(|(known, value)| *known != name && *known != "after" && !value.is_empty())
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let mut pairs: Vec<_> = kept.collect();
    pairs.extend(value.map(|value| (name.to_owned(), value.to_owned())));
    target(pairs)
}

fn target(pairs: Vec<(String, String)>) -> String {
    if pairs.is_empty() {
        "/cases".to_owned()
    } else {
        format!("/cases?{}", Pairs::of(pairs).written())
    }
}

fn group<T: Display + Copy>(
    query: &Pairs,
    name: &'static str,
    legend: &'static str,
    all: &[T],
    code: fn(T) -> &'static str,
) -> Group {
    Group {
        name,
        legend,
        choices: all
            .iter()
            .map(|it| choice(query, name, code(*it), it))
            .collect(),
    }
}

pub(super) fn choice(query: &Pairs, name: &str, value: &str, text: &impl Display) -> Choice {
    let chosen = if value.is_empty() {
        query.some(name).is_none()
    } else {
        query.all(name).any(|it| it == value)
    };
    Choice {
        id: format!("{name}-{value}"),
        value: value.to_owned(),
        text: text.to_string(),
        chosen,
    }
}

fn orders(query: &Pairs, order: Order) -> Vec<Sorting> {
    let text = |order| match order {
        Order::Due => "Due date",
        Order::Received => "Newest",
        Order::Reference => "Reference",
    };
    Order::ALL
        .into_iter()
        .map(|it| Sorting {
            text: text(it),
            chosen: it == order,
            href: address(query, "order", Some(it.code())),
        })
        .collect()
}

fn chips(query: &Pairs) -> Vec<Chip> {
    let filters = [
        "due",
        "open",
        "kind",
        "procedure",
        "status",
        "team",
        "kept",
        "q",
    ];
    let used: Vec<(String, String)> = query
        .iter()
        .filter(|(name, value)| filters.contains(name) && !value.trim().is_empty())
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let without = |at: usize| {
        let others = used.iter().enumerate().filter(|(place, _)| *place != at);
        let mut pairs: Vec<_> = others.map(|(_, pair)| pair.clone()).collect();
        pairs.extend(
            query
                .some("order")
                .map(|it| ("order".to_owned(), it.to_owned())),
        );
        target(pairs)
    };
    used.iter()
        .enumerate()
        .map(|(at, (name, value))| Chip {
            text: said(name, value),
            href: without(at),
        })
        .collect()
}

fn said(name: &str, value: &str) -> String {
    let status = || value.parse::<Status>().map(|it| it.to_string());
    let kind = || value.parse::<Kind>().map(|it| it.to_string());
    let procedure = || value.parse::<Procedure>().map(|it| it.to_string());
    match name {
        "due" => DUES
            .iter()
            .find(|(known, _)| *known == value)
            .map_or(value, |(_, text)| text)
            .to_owned(),
        "open" => "Still to be done".to_owned(),
        "kept" => match value {
            "me" => "Kept by you".to_owned(),
            "nobody" => "Kept by nobody".to_owned(),
            account => format!("Kept by {account}"),
        },
        "status" => status().unwrap_or_else(|_| value.to_owned()),
        "kind" => kind().unwrap_or_else(|_| value.to_owned()),
        "procedure" => procedure().unwrap_or_else(|_| value.to_owned()),
        "q" => format!("“{value}”"),
        _ => value.to_owned(),
    }
}

/// A position as it stands in an address.
pub(super) fn written(position: &Position) -> String {
    let due = position
        .due_on
        .map_or("-".to_owned(), |day| day.to_string());
    format!(
        "{due}_{}_{}_{}",
        position.received_on, position.case, position.reference
    )
}

pub(super) fn position(text: &str) -> Option<Position> {
    let mut parts = text.splitn(4, '_');
    let due = parts.next()?;
    Some(Position {
        due_on: if due == "-" {
            None
        } else {
            Some(due.parse().ok()?)
        },
        received_on: parts.next()?.parse().ok()?,
        case: CaseId(parts.next()?.parse().ok()?),
        reference: parts.next()?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::{address, chips, position, used, written};
    use crate::asked::Pairs;
    use casework::ports::Position;
    use complaints::ids::CaseId;
    use jiff::civil::date;
    use uuid::Uuid;

    #[test]
    fn a_page_begins_where_the_one_before_it_ended() {
        let last = Position {
            due_on: None,
            received_on: date(2026, 11, 2),
            case: CaseId(Uuid::from_u128(7)),
            reference: "CS_2026/7 b".to_owned(),
        };
        assert_eq!(position(&written(&last)), Some(last));
        assert_eq!(position("nonsense"), None);
    }

    #[test]
    fn a_filter_in_use_is_taken_away_by_its_link_and_the_others_stay() {
        let query =
            Pairs::read(b"q=short+breaks&status=stage1&status=stage2&order=received&after=x");
        let found: Vec<(String, String)> = chips(&query)
            .into_iter()
            .map(|chip| (chip.text, chip.href))
            .collect();
        let expected = [
            (
                "“short breaks”",
                "/cases?status=stage1&status=stage2&order=received",
            ),
            (
                "Stage 1",
                "/cases?q=short+breaks&status=stage2&order=received",
            ),
            (
                "Stage 2",
                "/cases?q=short+breaks&status=stage1&order=received",
            ),
        ];
        assert_eq!(found, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
    }

    #[test]
    fn another_order_begins_again_at_the_first_page() {
        let query = Pairs::read(b"due=late&after=x");
        assert_eq!(
            address(&query, "order", Some("due")),
            "/cases?due=late&order=due"
        );
    }

    #[test]
    fn the_access_log_holds_the_names_of_filters_and_no_word_that_was_searched() {
        assert_eq!(used(&Pairs::read(b"q=Kayden&team=North")), "cases q team");
    }
}
