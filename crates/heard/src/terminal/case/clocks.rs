//! Each clock of a case: when it is due, what came of it, where the rule comes from, how it was counted.

use super::heading::not_confirmed;
use super::{View, counted};
use crate::terminal::page::Page;
use crate::terminal::style::Tone;
use complaints::clock::{Clock, ClockState};
use complaints::days::{distance, due, full};
use complaints::rules::ClockRole;

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
        page.heading("CLOCKS");
        for clock in clocks {
            self.clock(page, clock);
            page.blank();
        }
    }

    fn clock(&self, page: &mut Page, clock: &Clock) {
        let standing = match clock.rule.role {
            ClockRole::Limit => "limit",
            ClockRole::Target => "the council's target",
        };
        let rule = &clock.rule;
        page.text(Tone::Strong, &format!("{} ({})", rule.name, rule.id));
        let tone = if clock.late(self.today) || clock.met() == Some(false) {
            Tone::Alarm
        } else {
            Tone::Plain
        };
        page.detail(tone, &format!("{}; {}", when_due(clock), self.came(clock)));
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

    fn came(&self, clock: &Clock) -> String {
        match clock.state {
            ClockState::Running => match clock.due {
                None => "it waits while the case is parked".to_owned(),
                Some(day) if day < self.today => due(day, self.today, self.calendar),
                Some(day) => distance(day, self.today, self.calendar)
                    .unwrap_or_else(|| due(day, self.today, self.calendar)),
            },
            ClockState::Stopped { on, day } => {
                let done = if on > self.today {
                    "arranged for"
                } else {
                    "done"
                };
                let done = if clock.rule.backwards {
                    format!("{done} {}", full(on))
                } else {
                    format!("{done} {}, day {day}", full(on))
                };
                let met = if clock.met() == Some(true) {
                    "in time"
                } else {
                    "late"
                };
                format!("{done}: {met}")
            }
            ClockState::Ended => "ended with the case".to_owned(),
            ClockState::Unknown => "not recorded when it was done".to_owned(),
        }
    }
}

fn when_due(clock: &Clock) -> String {
    let Some(day) = clock.due else {
        return format!(
            "Was due {}{}; no due date while parked",
            full(clock.first_due),
            not_confirmed(clock)
        );
    };
    let mut because = Vec::new();
    if clock.extended {
        because.push("extended".to_owned());
    }
    if clock.parked_days > 0 {
        because.push(format!("parked for {} working days", clock.parked_days));
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
    format!("Due {}{}{moved}", full(day), not_confirmed(clock))
}
