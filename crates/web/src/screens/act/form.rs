//! How a form is shown, read and carried out: alike for each, so that each says only what is its own.

use super::About;
use crate::asked::{Asked, Pairs};
use crate::desk::Desk;
use crate::render::{Page, Place};
use crate::reply::Reply;
use crate::screens::case::warned::warned;
use crate::trouble::Trouble;
use crate::words::case_href;
use casework::actions::Seen;
use casework::office::{ActionError, Done, Office};
use casework::ports::CommandKey;
use complaints::Case;
use govuk::form::{DateError, DateInput, FormErrors};
use jiff::civil::Date;
use serde::Serialize;
use std::str::FromStr;

/// A form: its own fields, what is read from them, and what is done then.
pub trait Form: Serialize + Sized {
    /// What it is about.
    type Subject: Subject;

    /// The name of its template.
    const TEMPLATE: &'static str;
    /// What it does, for the title: the reference of the case follows.
    const TITLE: &'static str;
    /// Its name in the access log.
    const NAME: &'static str;
    /// What was done, as the page that comes next is told.
    const DONE: &'static str;
    /// The field at which a refusal stands that is about no one field.
    const REFUSED_AT: &'static str;

    /// Its fields: what was typed, or what is most likely.
    ///
    /// # Errors
    /// A part of the case that is not there, or that cannot be computed.
    fn fields(sheet: &Sheet<'_>, subject: &Self::Subject) -> Result<Self, Trouble>;

    /// Reads what was typed; none where something is wrong, which stands on the sheet then.
    fn read(sheet: &mut Sheet<'_>, subject: &Self::Subject) -> Option<Act>;

    /// [`Form::TITLE`], unless what it is about says it better.
    fn title(&self) -> String {
        Self::TITLE.to_owned()
    }

    /// [`Form::DONE`], unless what came of it says otherwise.
    fn done(_: &Done) -> &'static str {
        Self::DONE
    }
}

/// What a form asks for, ready to be carried out.
pub type Act = Box<dyn FnOnce(&Office<'_>, CommandKey) -> Result<Done, ActionError>>;

/// What a form is about: a case, or nothing that is there yet.
pub trait Subject: Sized {
    /// What the path names.
    ///
    /// # Errors
    /// Nothing there, or nothing that the person may see.
    fn find(desk: &Desk<'_>, asked: &Asked, form: &str) -> Result<Self, Trouble>;

    /// What the form says of it and carries along.
    fn about(&self, sent: &Pairs) -> Option<About>;
}

impl Subject for Case {
    fn find(desk: &Desk<'_>, asked: &Asked, form: &str) -> Result<Self, Trouble> {
        desk.case(asked, &format!("form {form}"))
    }

    fn about(&self, sent: &Pairs) -> Option<About> {
        Some(About {
            href: case_href(self.id()),
            reference: self.state().receipt.reference.clone(),
            title: self.title().reveal().clone(),
            version: seen(self, sent).version,
        })
    }
}

impl Subject for () {
    fn find(_: &Desk<'_>, _: &Asked, _: &str) -> Result<Self, Trouble> {
        Ok(())
    }

    fn about(&self, _: &Pairs) -> Option<About> {
        None
    }
}

/// The case as the person saw it: as it is now, or as it was when the form was opened.
fn seen(case: &Case, sent: &Pairs) -> Seen {
    let version = if sent.is_empty() {
        case.version()
    } else {
        sent.get("version").parse().unwrap_or_default()
    };
    Seen {
        case: case.id(),
        version,
    }
}

/// A form being filled in: by whom, what was typed, and what is wrong with it so far.
pub struct Sheet<'a> {
    /// Who fills it in.
    pub desk: &'a Desk<'a>,
    /// What was asked for.
    pub asked: &'a Asked,
    /// What is wrong.
    pub errors: FormErrors,
}

impl Sheet<'_> {
    /// The case as the person saw it.
    pub fn seen(&self, case: &Case) -> Seen {
        seen(case, &self.asked.form)
    }

    /// What was typed or chosen; empty where nothing was.
    pub fn get(&self, name: &str) -> String {
        self.asked.form.get(name).to_owned()
    }

    /// What the form carries, or the address that it was opened at.
    pub fn carried(&self, name: &str) -> &str {
        if self.asked.form.is_empty() {
            self.asked.query.get(name)
        } else {
            self.asked.form.get(name)
        }
    }

    /// A choice that need not be made.
    pub fn optional<T: FromStr>(&self, name: &str) -> Option<T> {
        self.asked.form.get(name).parse().ok()
    }

    /// A date field: what was typed, or the day that is most likely.
    pub fn typed(&self, name: &str, likely: Option<Date>) -> DateInput {
        if self.asked.form.is_empty() {
            likely.map(DateInput::of).unwrap_or_default()
        } else {
            self.asked.form.date(name)
        }
    }

    /// A date that was typed, for something that has happened.
    pub fn day(&mut self, name: &str, called: &str) -> Option<Date> {
        let typed = self.asked.form.date(name);
        self.checked(name, typed.date_until(called, self.desk.today()))
    }

    /// A date that was typed, which may lie ahead.
    pub fn any_day(&mut self, name: &str, called: &str) -> Option<Date> {
        let typed = self.asked.form.date(name);
        self.checked(name, typed.date(called))
    }

    fn checked(&mut self, name: &str, date: Result<Date, DateError>) -> Option<Date> {
        date.map_err(|error| {
            let target = format!("{name}-{}", error.first().name());
            self.errors.add_at(name, &target, error.message);
        })
        .ok()
    }

    /// A text that has to be there.
    pub fn text(&mut self, name: &str, missing: &str) -> Option<String> {
        text(&self.asked.form, name, missing, &mut self.errors)
    }

    /// A choice that has to be made.
    pub fn chosen<T: FromStr>(&mut self, name: &str, missing: &str) -> Option<T> {
        chosen(&self.asked.form, name, missing, &mut self.errors)
    }
}

/// A text that has to be there.
pub fn text(form: &Pairs, name: &str, missing: &str, errors: &mut FormErrors) -> Option<String> {
    let text = form.some(name);
    if text.is_none() {
        errors.add(name, missing);
    }
    text.map(str::to_owned)
}

/// A choice that has to be made.
pub fn chosen<T: FromStr>(
    form: &Pairs,
    name: &str,
    missing: &str,
    errors: &mut FormErrors,
) -> Option<T> {
    let chosen = form.get(name).parse().ok();
    if chosen.is_none() {
        errors.add(name, missing);
    }
    chosen
}

/// A form as a page.
#[derive(Debug, Serialize)]
pub struct FormPage<F> {
    /// The key of the form: sending it twice has one effect.
    pub key: String,
    /// The case that it is about.
    pub about: Option<About>,
    /// Its own fields.
    #[serde(flatten)]
    pub fields: F,
    /// What is wrong.
    pub errors: FormErrors,
}

impl<F: Form> Page for FormPage<F> {
    const TEMPLATE: &'static str = F::TEMPLATE;

    fn title(&self) -> String {
        self.about.as_ref().map_or_else(
            || self.fields.title(),
            |about| format!("{} {}", self.fields.title(), about.reference),
        )
    }

    fn place(&self) -> Option<Place> {
        Some(Place::Cases)
    }

    fn has_mistakes(&self) -> bool {
        !self.errors.is_empty()
    }
}

impl<F: Form> FormPage<F> {
    fn of(sheet: Sheet<'_>, subject: &F::Subject) -> Result<Self, Trouble> {
        let sent = &sheet.asked.form;
        Ok(Self {
            key: if sent.is_empty() {
                sheet.desk.new_key()
            } else {
                sheet.get("key")
            },
            about: subject.about(sent),
            fields: F::fields(&sheet, subject)?,
            errors: sheet.errors,
        })
    }
}

/// Shows a form.
///
/// # Errors
/// Nothing there, or nothing that the person may see.
pub fn show<F: Form>(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let subject = F::Subject::find(desk, asked, F::NAME)?;
    desk.page(&FormPage::<F>::of(sheet(desk, asked), &subject)?)
}

/// Reads a form and carries out what it asks for; shows it again with what is wrong.
///
/// # Errors
/// As [`show`], and trouble that no form can say.
pub fn send<F: Form>(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let subject = F::Subject::find(desk, asked, F::NAME)?;
    let mut sheet = sheet(desk, asked);
    if let Some(act) = F::read(&mut sheet, &subject).filter(|_| sheet.errors.is_empty()) {
        let performed = act(&desk.office(), Desk::key(asked)?);
        let href = subject.about(&asked.form).map(|it| it.href);
        match desk.sorted(performed, href.as_deref().unwrap_or("/cases"))? {
            Ok(did) => {
                return Ok(Reply::SeeOther(afterwards::<F>(desk, &did, &asked.form)));
            }
            Err(sentences) => {
                for sentence in sentences {
                    sheet.errors.add(F::REFUSED_AT, sentence);
                }
            }
        }
    }
    desk.mistakes(&FormPage::<F>::of(sheet, &subject)?)
}

/// The case as it is now, with what was done, and the versions between which its page is to say what rules warned of.
fn afterwards<F: Form>(desk: &Desk<'_>, did: &Done, sent: &Pairs) -> String {
    let version = did.case.version();
    // what a new contact is warned of is the step that came with it, its last entry
    let seen: Option<u32> = sent.get("version").parse().ok();
    let since = seen.unwrap_or(version.saturating_sub(1));
    let versions = format!("{since}-{version}");
    // a form that was sent twice is told only what was done: what a rule warned of is worked out again
    let again = || seen.is_some() && !warned(desk, &did.case, &versions).is_empty();
    let warned = if !did.warnings.is_empty() || again() {
        format!("&warned={versions}")
    } else {
        String::new()
    };
    format!("{}?done={}{warned}", case_href(did.case.id()), F::done(did))
}

fn sheet<'a>(desk: &'a Desk<'a>, asked: &'a Asked) -> Sheet<'a> {
    Sheet {
        desk,
        asked,
        errors: FormErrors::new(),
    }
}
