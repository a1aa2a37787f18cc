//! Each clock of a case: when it is due, what came of it, where the rule comes from, how it was counted.

use super::heading::not_confirmed;
use super::{View, counted};
use crate::terminal::page::Page;
use crate::terminal::style::Tone;
use complaints::clock::{Clock, ClockState};
use complaints::days::{away, distance, full};
use complaints::duties::on_the_way;
use complaints::rules::{ClockRole, Pause};
use complaints::step::About;

impl View<'_> {
    pub(super) fn clocks(&self, page: &mut Page) {
        let clocks = match &self.clocks {
            Err(error) => {
                page.heading("CLOCKS");
                page.text(Tone::Alarm, &format!("The clocks cannot be shown: {error}"));
                return;
            }
            Ok(clocks) if clocks.is_empty() => return,
            Ok(clocks) => clocks,
        };
        let counting: Vec<&Clock> = clocks.iter().filter(|it| it.counts()).collect();
        if !counting.is_empty() {
            page.heading("CLOCKS");
        }
        for clock in counting {
            self.clock(page, clock);
            page.blank();
        }
        let others = on_the_way(self.case.state(), clocks, self.today);
        if !others.is_empty() {
            page.heading("ON THE WAY");
        }
        for clock in others {
            self.on_the_way(page, clock);
        }
    }

    /// A step of the council's own, or the person's own time: a line each, as neither makes a case late.
    fn on_the_way(&self, page: &mut Page, clock: &Clock) {
        let about = match clock.about {
            About::Case => String::new(),
            about => format!(" ({about})"),
        };
        let whose = match clock.rule.role {
            ClockRole::Window => ": their own time, which closes nothing",
            _ => "",
        };
        let rule = &clock.rule;
        let text = format!(
            "{}{about} ({}), {}{}{whose}",
            rule.name,
            rule.id,
            rule.who.to_lowercase(),
            not_confirmed(clock)
        );
        page.text(Tone::Plain, &text);
        page.detail(
            Tone::Faint,
            &format!("{}; {}", self.when_due(clock), self.came(clock)),
        );
        match (clock.began_anew, &clock.arrived) {
            (Some(anew), _) => {
                page.detail(Tone::Faint, &format!("It began anew on {}", full(anew)));
            }
            (None, Some(arrived)) => {
                page.detail(Tone::Faint, &format!("Counted from its arrival: {arrived}"));
            }
            (None, None) => {}
        }
    }

    fn clock(&self, page: &mut Page, clock: &Clock) {
        let standing = match clock.rule.role {
            ClockRole::Limit => "limit",
            ClockRole::Target => "the council's target",
            ClockRole::Task => "a step on the way",
            ClockRole::Window => "the person's own time, which closes nothing",
        };
        let rule = &clock.rule;
        let name = clock.name(self.case.state());
        page.text(Tone::Strong, &format!("{name} ({})", rule.id));
        let tone = if clock.late(self.today) || clock.met() == Some(false) {
            Tone::Alarm
        } else {
            Tone::Plain
        };
        match clock.not_begun() {
            Some(words) => page.detail(Tone::Plain, &words),
            None => page.detail(
                tone,
                &format!("{}; {}", self.when_due(clock), self.came(clock)),
            ),
        }
        if let Some(alert) = clock.alert(self.today) {
            page.detail(Tone::Alarm, &format!("Alert: {alert}"));
        }
        if let Ok(Some(delay)) = clock.delay(self.case.state(), self.calendar, self.today) {
            page.detail(Tone::Plain, &format!("Whose days: {delay}."));
            if !delay.reasons.is_empty() {
                page.detail(Tone::Plain, &format!("Why: {}.", delay.why(self.rules)));
            }
        }
        if let Some(day) = clock.counts_as_received {
            page.detail(
                Tone::Plain,
                &format!(
                    "Counts as received on {}, as the council chose (C2).",
                    full(day)
                ),
            );
        }
        if let Ok(Some(moved)) = clock.panel_moved(self.case.state(), self.calendar) {
            page.detail(Tone::Plain, &format!("{moved}."));
        }
        let owed = clock.owed_to(self.case.state());
        if !owed.is_empty() {
            page.detail(Tone::Plain, &format!("Not yet sent to: {}.", listed(&owed)));
        }
        page.detail(
            Tone::Faint,
            &format!(
                "Rule: {standing}, {}. Acts: {}. Source: {}.",
                rule.standing, rule.who, rule.source
            ),
        );
        let counted = clock
            .explain(self.case.state(), self.calendar)
            .map(|it| counted::in_words(&it.days, rule.backwards, self.today));
        match counted {
            Ok(words) => page.detail(Tone::Plain, &format!("How it was counted: {words}.")),
            Err(error) => page.detail(Tone::Alarm, &format!("How it was counted: {error}")),
        }
    }

    fn when_due(&self, clock: &Clock) -> String {
        let Some(day) = clock.due else {
            let why = match clock.held_up(self.case.state(), self.today) {
                Some(Pause::AdvocateAwaited) => {
                    let of = self.case.state().waiting_for_advocates_of();
                    let of: Vec<String> = of
                        .into_iter()
                        .filter(|it| *it != About::Case)
                        .map(|it| it.to_string())
                        .collect();
                    if of.is_empty() {
                        "waiting for an advocate".to_owned()
                    } else {
                        format!("waiting for an advocate for {}", of.join(" and "))
                    }
                }
                Some(Pause::Parked) => "parked".to_owned(),
                Some(Pause::Held) => "held".to_owned(),
                Some(pause) => pause.label().to_lowercase(),
                None if clock.waits_for_a_referral(self.case.state()) => {
                    "the case goes to the Ombudsman by the early referral that they agreed to"
                        .to_owned()
                }
                None if clock.arrived.is_some() => {
                    "nothing says that they were told of it".to_owned()
                }
                None => "parked".to_owned(),
            };
            return format!(
                "Was due {}{}; no due date while {why}",
                full(clock.first_due),
                not_confirmed(clock)
            );
        };
        let mut because = Vec::new();
        if clock.extended {
            because.push("extended".to_owned());
        }
        if let Some(anew) = clock.began_anew {
            because.push(format!("its time began anew on {}", full(anew)));
        } else if clock.paused_days > 0 {
            because.push(format!("held up for {}", clock.held_up_for()));
        }
        let moved = if day == clock.first_due || because.is_empty() {
            String::new()
        } else {
            format!(
                " (at first {}; {})",
                full(clock.first_due),
                because.join(", ")
            )
        };
        let wished = clock.wished.map_or_else(String::new, |day| {
            format!(
                "; the complainant wishes to wait until {}, which moves no date",
                full(day)
            )
        });
        format!("Due {}{}{moved}{wished}", full(day), not_confirmed(clock))
    }

    fn came(&self, clock: &Clock) -> String {
        if let Some(day) = clock.own_time_over(self.today) {
            return format!("over since {}", full(day));
        }
        match clock.state {
            ClockState::Running => match clock.due {
                Some(_) if clock.without_day() => clock.without_day_in_words().unwrap_or_default(),
                None => "it waits while it is held up".to_owned(),
                // its date stands beside it, which is all that is known of it beyond the years of the calendar
                Some(day) if day > self.today => distance(day, self.today, self.calendar)
                    .or_else(|| {
                        let tomorrow = self.today.tomorrow().is_ok_and(|it| it == day);
                        tomorrow.then(|| "tomorrow".to_owned())
                    })
                    .unwrap_or_else(|| "still to come".to_owned()),
                Some(day) => away(day, self.today, self.calendar),
            },
            ClockState::Stopped { on, day } => {
                let when = clock.counts_later.unwrap_or(on);
                let done = if when > self.today {
                    "arranged for"
                } else {
                    "done"
                };
                let counts = clock.counts_later.map_or_else(String::new, |_| {
                    format!(", which counts as done {}", full(on))
                });
                let day = if clock.rule.backwards {
                    String::new()
                } else {
                    format!(", day {day}")
                };
                let done = format!("{done} {}{counts}{day}", full(when));
                format!("{done}: {}", clock.met_in_words())
            }
            ClockState::Overtaken { on } => {
                format!("not answered: the next stage was asked for on {}", full(on))
            }
            ClockState::Missed { on } => format!(
                "not recorded as done by {}, when {}: {}",
                full(on),
                clock.missed_in_words(),
                clock.met_in_words()
            ),
            ClockState::Ended => clock.ended_in_words(self.case.state()).to_owned(),
            ClockState::Unknown => "not recorded when it was done".to_owned(),
        }
    }
}

fn listed(owed: &[complaints::step::Answer]) -> String {
    let owed: Vec<String> = owed.iter().map(|it| it.label().to_lowercase()).collect();
    owed.join(", ")
}
