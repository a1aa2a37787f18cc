//! Whose days the delays were: every clock that was or is late, together and one by one.

use crate::asked::Asked;
use crate::desk::Desk;
use crate::on_time::financial_year;
use crate::render::{Page, Place};
use crate::reply::Reply;
use crate::screens::act::at::query;
use crate::trouble::Trouble;
use crate::words::{case_href, number};
use casework::delays::{Days, Delays, Late, Reason};
use complaints::access::Permission;
use complaints::days::count;
use complaints::occurred::InWords;
use complaints::rules::ClockRule;
use complaints::step::{Answer, Step};
use serde::Serialize;

/// So many late clocks stand on the page, one by one.
const MOST: usize = 200;

/// Whose days the delays were.
#[derive(Debug, Serialize)]
pub struct DelaysPage {
    /// Since when clocks are looked at: "1 April 2026"; none for all there are.
    pub since: Option<String>,
    /// The late clocks of each name.
    pub totals: Vec<TotalLine>,
    /// All of them.
    pub all: Option<TotalLine>,
    /// The days of each reason, in the order of the list of reasons.
    pub reasons: Vec<ReasonLine>,
    /// Each late clock: the law's first, then the council's targets and the steps on the way; of each the latest first.
    pub lines: Vec<LateLine>,
    /// How many there are, where not all of them stand here.
    pub of: Option<String>,
    /// Whether the person may say whose days they were.
    pub can_say: bool,
}

/// The late clocks of one name, in working days.
#[derive(Debug, Serialize)]
pub struct TotalLine {
    /// What they are called.
    pub name: String,
    /// The id of their rule and what it is; empty for all of them together.
    pub rule: String,
    /// How many clocks.
    pub clocks: String,
    /// Working days late.
    pub late: String,
    /// The council's.
    pub council: String,
    /// The complainant's.
    pub complainant: String,
    /// Third parties'.
    pub third_party: String,
    /// Not said.
    pub unsaid: String,
}

/// The days of one reason.
#[derive(Debug, Serialize)]
pub struct ReasonLine {
    /// The reason: "Waiting for an advocate".
    pub words: String,
    /// Of how many clocks.
    pub clocks: String,
    /// Working days.
    pub days: String,
}

/// A late clock.
#[derive(Debug, Serialize)]
pub struct LateLine {
    /// The case.
    pub href: String,
    /// Its reference.
    pub reference: String,
    /// What the clock is called.
    pub name: String,
    /// The id of its rule and what it is: "ST-10, limit of the law".
    pub rule: String,
    /// The day it was due.
    pub due: String,
    /// "3 working days".
    pub late: String,
    /// Whose days: "2 the council’s, 1 not said".
    pub whose: Vec<String>,
    /// Where it is said, while it is not.
    pub say: Option<String>,
}

impl Page for DelaysPage {
    const TEMPLATE: &'static str = "delays.html";

    fn title(&self) -> String {
        "Whose days the delays were".to_owned()
    }

    fn place(&self) -> Option<Place> {
        Some(Place::Tracker)
    }
}

/// Shows it.
///
/// # Errors
/// A register that cannot answer.
pub fn show(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let everything = asked.query.get("since") == "ever";
    let since = (!everything).then(|| financial_year(desk.today()));
    let delays = desk.delays(since)?;
    let can_say = desk.may(Permission::ChangeCases);
    let totals = delays.totals.iter();
    let totals = totals.map(|it| total(&it.rule.name, kind(&it.rule), &it.days));
    let totals: Vec<TotalLine> = totals.collect();
    desk.page(&DelaysPage {
        since: since.map(|day| InWords(day).to_string()),
        all: (totals.len() > 1).then(|| total("All of them", String::new(), &together(&delays))),
        totals,
        reasons: delays
            .by_reason(&desk.house.rules)
            .into_iter()
            .map(reason)
            .collect(),
        of: (delays.late.len() > MOST).then(|| count_of(delays.late.len())),
        lines: delays
            .late
            .iter()
            .take(MOST)
            .map(|it| line(it, can_say))
            .collect(),
        can_say,
    })
}

fn count_of(all: usize) -> String {
    number(u64::try_from(all).unwrap_or(u64::MAX))
}

/// The id of a clock's rule and what it is: "ST-10, limit of the law".
fn kind(rule: &ClockRule) -> String {
    format!("{}, {}", rule.id, rule.what_it_is().replace('\'', "’"))
}

fn together(delays: &Delays) -> Days {
    let mut all = Days::default();
    for total in delays.totals.iter().map(|it| &it.days) {
        all.clocks += total.clocks;
        all.late += total.late;
        all.unsaid += total.unsaid;
        for (who, days) in &total.caused {
            *all.caused.entry(*who).or_default() += days;
        }
    }
    all
}

fn total(name: &str, rule: String, total: &Days) -> TotalLine {
    let days = |days: u32| number(u64::from(days));
    TotalLine {
        name: name.to_owned(),
        rule,
        clocks: count_of(total.clocks),
        late: days(total.late),
        council: days(total.of(Answer::Authority)),
        complainant: days(total.of(Answer::Complainant)),
        third_party: days(total.of(Answer::ThirdParty)),
        unsaid: days(total.unsaid),
    }
}

fn reason((words, of): (&str, &Reason)) -> ReasonLine {
    ReasonLine {
        words: words.to_owned(),
        clocks: count_of(of.clocks),
        days: number(u64::from(of.days)),
    }
}

fn line(late: &Late, can_say: bool) -> LateLine {
    let days = |days: u32| {
        let days = usize::try_from(days).unwrap_or(usize::MAX);
        count(days, "working day", "working days")
    };
    let caused = late.delay.caused.iter().map(|(who, days)| match who {
        Answer::Authority => format!("{days} the council’s"),
        Answer::Complainant => format!("{days} the complainant’s"),
        _ => format!("{days} a third party’s"),
    });
    let mut whose: Vec<String> = caused.collect();
    let unsaid = late.delay.unsaid();
    if unsaid > 0 {
        whose.push(if whose.is_empty() {
            "Not said".to_owned()
        } else {
            format!("{unsaid} not said")
        });
    }
    let href = case_href(late.case);
    let step = Step::DelayAttributed.code();
    let route = query(late.route);
    let and = if route.is_empty() { "?" } else { "&" };
    let say = format!("{href}/step/{step}{route}{and}reference={}", late.rule.id);
    LateLine {
        href,
        reference: late.reference.clone(),
        name: late.name.clone(),
        rule: kind(&late.rule),
        due: InWords(late.due).to_string(),
        late: days(late.delay.late),
        whose,
        say: (can_say && unsaid > 0).then_some(say),
    }
}
