//! How each date of a case is counted, day by day, with its rule, its source and its standing.

use super::Seen;
use super::head::{Head, Place};
use super::steps::{OnTheWay, on_the_way};
use crate::asked::Asked;
use crate::desk::Desk;
use crate::render::{self, Page};
use crate::reply::Reply;
use crate::things::name;
use crate::trouble::Trouble;
use crate::words::capital;
use complaints::clock::{Clock, ClockState, Counted, CountedDay};
use complaints::days::full;
use complaints::occurred::InWords;
use complaints::rules::{ClockRole, Pause, Standing};
use complaints::step::About;
use jiff::civil::Date;
use serde::Serialize;

/// How the clocks are counted.
#[derive(Debug, Serialize)]
pub struct Clocks {
    /// The head.
    pub head: Head,
    /// The clocks that count.
    pub clocks: Vec<ClockView>,
    /// What runs and does not count: steps on the way, and the person's own time.
    pub on_the_way: Vec<OnTheWay>,
    /// Why they cannot be shown, where they cannot.
    pub trouble: Option<String>,
}

/// A clock.
#[derive(Debug, Serialize)]
pub struct ClockView {
    /// Its rule's id: "ST-10".
    pub id: String,
    /// What is to be done.
    pub name: String,
    /// When it is or was due; none while it is held up or has not begun.
    pub due: Option<String>,
    /// What came of it.
    pub came: String,
    /// Whether it was or is late.
    pub late: bool,
    /// Whether the rule is a limit or a target of the council.
    pub role: &'static str,
    /// Who acts.
    pub who: String,
    /// Where the rule comes from.
    pub source: String,
    /// Whether that is confirmed.
    pub standing: &'static str,
    /// Whether nobody has confirmed it.
    pub unconfirmed: bool,
    /// What moved the date, whose days a delay was, and what it still waits for.
    pub moved: Vec<String>,
    /// The days, in weeks.
    pub days: Vec<Day>,
}

/// A day of a count.
#[derive(Debug, Serialize)]
pub struct Day {
    /// "Monday 30 November 2026".
    pub date: String,
    /// Its number, where it counts.
    pub number: Option<u32>,
    /// Why it does not count, or what it is.
    pub why: String,
    /// Whether it is today.
    pub today: bool,
}

impl Page for Clocks {
    const TEMPLATE: &'static str = "case_clocks.html";

    fn title(&self) -> String {
        format!("{} how the dates are counted", self.head.reference)
    }

    fn place(&self) -> Option<render::Place> {
        Some(render::Place::Cases)
    }
}

/// Shows it.
pub fn show(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let case = desk.case(asked, "clocks")?;
    let seen = Seen::by(desk, &case)?;
    desk.page(&Clocks::of(&seen))
}

impl Clocks {
    /// Of a case as it is seen.
    pub fn of(seen: &Seen<'_>) -> Self {
        Self {
            head: Head::of(seen, Place::None, ""),
            clocks: seen
                .known_clocks()
                .iter()
                .filter(|it| it.counts())
                .map(|clock| view(clock, seen))
                .collect(),
            on_the_way: on_the_way(seen),
            trouble: seen.clocks.as_ref().err().cloned(),
        }
    }
}

fn view(clock: &Clock, seen: &Seen<'_>) -> ClockView {
    let mut moved = Vec::new();
    if clock.extended {
        moved.push(format!(
            "Extended: at first due {}",
            InWords(clock.first_due)
        ));
    }
    if let Some(day) = clock.counts_as_received {
        let day = InWords(day);
        moved.push(format!("Counts as received on {day}, as the council chose"));
    }
    if let Some(day) = clock.wished {
        let day = InWords(day);
        moved.push(format!(
            "The complainant wishes to wait until {day}, which moves no date"
        ));
    }
    if let Some(anew) = clock.began_anew {
        moved.push(format!("Its time began anew on {}", InWords(anew)));
    } else if clock.paused_days > 0 {
        let days = clock.held_up_for();
        moved.push(format!("Held up for {days}, which do not count"));
    }
    if let Ok(Some(delay)) = clock.delay(seen.case.state(), seen.calendar, seen.today) {
        moved.push(format!("Whose days: {delay}"));
    }
    if let Ok(Some(panel)) = clock.panel_moved(seen.case.state(), seen.calendar) {
        moved.push(panel);
    }
    let owed = clock.owed_to(seen.case.state());
    if !owed.is_empty() {
        let owed: Vec<String> = owed.iter().map(|it| it.label().to_lowercase()).collect();
        moved.push(format!("Not yet sent to: {}", owed.join(", ")));
    }
    let days = clock.explain(seen.case.state(), seen.calendar);
    ClockView {
        id: clock.rule.id.clone(),
        name: clock.name(seen.case.state()),
        due: clock.due.filter(|_| clock.not_begun().is_none()).map(full),
        came: came(clock, seen),
        late: clock.late(seen.today) || clock.met() == Some(false),
        role: match clock.rule.role {
            ClockRole::Limit => "Limit",
            ClockRole::Target => "The council's target",
            ClockRole::Task => "A step on the way",
            ClockRole::Window => "The person's own time: it closes nothing",
        },
        who: clock.rule.who.clone(),
        source: clock.rule.source.clone(),
        standing: match clock.rule.standing {
            Standing::Sourced => "Confirmed in its source",
            Standing::Signed => "Signed off by the council",
            Standing::Unconfirmed => "Not confirmed",
        },
        unconfirmed: clock.rule.standing == Standing::Unconfirmed,
        moved,
        days: days.map_or_else(
            |_| Vec::new(),
            |it| it.days.iter().map(|day| told(day, seen.today)).collect(),
        ),
    }
}

fn came(clock: &Clock, seen: &Seen<'_>) -> String {
    if let Some(words) = clock.not_begun() {
        return words;
    }
    match clock.state {
        ClockState::Running => crate::words::Due::of_clock(clock, seen.today, seen.calendar)
            .map_or_else(|| waits(clock, seen), |it| it.words),
        ClockState::Stopped { on, day } => {
            let met = clock.met_in_words();
            let when = clock.counts_later.unwrap_or(on);
            let counts = clock.counts_later.map_or_else(String::new, |_| {
                format!(", which counts as done {}", InWords(on))
            });
            let when = InWords(when);
            if when.0 > seen.today {
                format!("Arranged for {when}{counts}: {met}")
            } else if clock.rule.backwards {
                format!("Done {when}{counts}: {met}")
            } else {
                let unit = clock.rule.length.a_day();
                format!("Done {when}{counts}, {unit} {day}: {met}")
            }
        }
        ClockState::Overtaken { on } => {
            format!(
                "Not answered: the next stage was asked for on {}",
                InWords(on)
            )
        }
        ClockState::Missed { on } => format!(
            "Not recorded as done by {}, when {}: {}",
            InWords(on),
            clock.missed_in_words(),
            clock.met_in_words()
        ),
        ClockState::Ended => capital(clock.ended_in_words(seen.case.state())),
        ClockState::Unknown => "Not recorded when it was done".to_owned(),
    }
}

fn waits(clock: &Clock, seen: &Seen<'_>) -> String {
    let state = seen.case.state();
    if clock.waits_for_a_referral(state) {
        return "Waits while the Ombudsman has it by early referral".to_owned();
    }
    let Some(why) = clock.held_up(state, seen.today) else {
        return "Waits while the case is held up".to_owned();
    };
    let of = state.waiting_for_advocates_of().into_iter();
    let of: Vec<String> = of
        .filter_map(|it| match it {
            About::Person(number) => name(state, number),
            _ => None,
        })
        .collect();
    if why == Pause::AdvocateAwaited && !of.is_empty() {
        return format!("Waits: for an advocate for {}", of.join(" and "));
    }
    format!("Waits: {}", why.label().to_lowercase())
}

fn told(day: &CountedDay, today: Date) -> Day {
    let (number, why) = match &day.counted {
        Counted::Start => (Some(0), "Day 0: the count begins after it".to_owned()),
        Counted::Day(number) => (Some(*number), String::new()),
        Counted::NotWorking(why) => (None, why.clone()),
        Counted::Paused(why) => (None, why.label().to_owned()),
    };
    Day {
        date: full(day.date),
        number,
        why,
        today: day.date == today,
    }
}
