//! Extend stage 1: once, before it is late, with a reason, and the person told.

use super::{About, any_day, case, day, done, refused, text, typed};
use crate::asked::Asked;
use crate::desk::Desk;
use crate::render::{Page, Place};
use crate::reply::Reply;
use crate::trouble::Trouble;
use casework::actions::ExtendStage;
use complaints::Case;
use complaints::clock::{Clock, clocks};
use complaints::ids::StageNumber;
use complaints::occurred::InWords;
use complaints::personal::Personal;
use govuk::form::{DateInput, FormErrors};
use jiff::civil::Date;
use serde::Serialize;

/// The form.
#[derive(Debug, Serialize)]
pub struct Extend {
    /// The case.
    pub about: About,
    /// When the stage is due now.
    pub due: String,
    /// The last day to which it can be extended.
    pub limit: String,
    /// The reason, as typed.
    pub reason: String,
    /// The new date, as typed.
    pub to: DateInput,
    /// The day the person was told, as typed.
    pub told_on: DateInput,
    /// What is wrong.
    pub errors: FormErrors,
}

impl Page for Extend {
    const TEMPLATE: &'static str = "extend_stage.html";

    fn title(&self) -> String {
        format!("Extend stage 1 of {}", self.about.reference)
    }

    fn place(&self) -> Option<Place> {
        Some(Place::Cases)
    }

    fn has_mistakes(&self) -> bool {
        !self.errors.is_empty()
    }
}

/// Shows the form, with the longest date filled in.
pub fn show(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let case = case(desk, asked, "extend")?;
    desk.page(&form(
        desk,
        asked,
        &case,
        About::new(desk, &case),
        FormErrors::new(),
    )?)
}

/// Reads it and extends the stage.
pub fn send(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let case = case(desk, asked, "extend")?;
    let about = About::again(asked, &case);
    let mut errors = FormErrors::new();
    let to = any_day(&asked.form, "to", "new date", &mut errors);
    let reason = text(
        &asked.form,
        "reason",
        "Enter the reason why the answer needs longer",
        &mut errors,
    );
    let told = asked.form.date("told_on");
    let told_on = if told.is_empty() {
        None
    } else {
        day(
            &asked.form,
            "told_on",
            "day the person was told",
            desk.today(),
            &mut errors,
        )
    };
    if let (Some(to), Some(reason), true) = (to, reason, errors.is_empty()) {
        let action = ExtendStage {
            of: about.seen(&case),
            stage: StageNumber::One,
            on: desk.today(),
            to,
            reason: Personal::new(reason),
            told_on,
        };
        let performed = action.perform(&desk.office(), Desk::key(asked)?);
        match desk.sorted(performed, &about.href)? {
            Ok(_) => return Ok(Reply::SeeOther(done(&about.href, "extended"))),
            Err(sentences) => refused(sentences, "to-day", &mut errors),
        }
    }
    desk.mistakes(&form(desk, asked, &case, about, errors)?)
}

fn form(
    desk: &Desk<'_>,
    asked: &Asked,
    case: &Case,
    about: About,
    errors: FormErrors,
) -> Result<Extend, Trouble> {
    let beyond = |error: workdays::BeyondData| Trouble::Fault(error.to_string());
    let all = clocks(case, &desk.house.rules, desk.calendar()).map_err(beyond)?;
    let clock = all
        .iter()
        .find(|it| it.rule.answer && it.rule.stage == Some(StageNumber::One));
    let limit = clock
        .map(|it| longest(it, desk))
        .transpose()
        .map_err(beyond)?
        .flatten();
    let words =
        |day: Option<Date>| day.map_or("not known".to_owned(), |it| InWords(it).to_string());
    Ok(Extend {
        due: words(clock.map(|it| it.first_due)),
        limit: words(limit),
        reason: asked.form.get("reason").to_owned(),
        to: typed(&asked.form, "to", limit),
        told_on: typed(&asked.form, "told_on", None),
        about,
        errors,
    })
}

fn longest(clock: &Clock, desk: &Desk<'_>) -> Result<Option<Date>, workdays::BeyondData> {
    let longer = clock.rule.longer_days();
    longer
        .map(|longer| desk.calendar().add(clock.from, longer))
        .transpose()
}
