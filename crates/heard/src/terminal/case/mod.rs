//! A case as a person reads it.

mod clocks;
mod counted;
mod heading;
mod outside;
mod people;
mod points;
mod stages;
mod statement;
mod story;

use super::page::Page;
use super::style::Style;
use casework::ports::LinkedFrom;
use casework::same_person::Elsewhere;
use complaints::Case;
use complaints::clock::{Clock, clocks};
use complaints::rules::Rules;
use jiff::civil::Date;
use workdays::{BeyondData, Calendar};

/// A case: what is due, who is in it and how they may be reached, what was said, how far it has come, each clock
/// with how it was counted, and everything that happened, in order.
pub fn case(
    case: &Case,
    linked_from: &[LinkedFrom],
    elsewhere: &[Elsewhere],
    rules: &Rules,
    calendar: &Calendar,
    today: Date,
    style: Style,
) -> String {
    let view = View {
        case,
        linked_from,
        elsewhere,
        clocks: clocks(case, rules, calendar),
        rules,
        calendar,
        today,
    };
    let mut page = Page::new(style);
    view.heading(&mut page);
    view.people(&mut page);
    view.points(&mut page);
    view.sought(&mut page);
    view.stages(&mut page);
    view.statement(&mut page);
    view.clocks(&mut page);
    view.ombudsman(&mut page);
    view.recommendations(&mut page);
    view.remedies(&mut page);
    view.notes(&mut page);
    view.gaps(&mut page);
    view.timeline(&mut page);
    page.finish()
}

/// A case seen on a day.
struct View<'a> {
    case: &'a Case,
    linked_from: &'a [LinkedFrom],
    elsewhere: &'a [Elsewhere],
    clocks: Result<Vec<Clock>, BeyondData>,
    rules: &'a Rules,
    calendar: &'a Calendar,
    today: Date,
}

impl View<'_> {
    fn known_clocks(&self) -> &[Clock] {
        self.clocks.as_deref().unwrap_or_default()
    }
}

/// With a capital first letter.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
