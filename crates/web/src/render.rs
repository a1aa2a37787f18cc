//! Pages from templates.
//!
//! Every template is parsed once. Their environment is strict: a name that a page's view model does not have is
//! an error, not an empty place. The Design System's components are functions in it.

use crate::assets;
use crate::brand::Brand;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, UndefinedBehavior};
use serde::Serialize;

/// A screen's view model and the template that shows it.
pub trait Page: Serialize {
    /// The name of the template.
    const TEMPLATE: &'static str;

    /// What the page is about: the first words of the window's title.
    fn title(&self) -> String;

    /// The part of the service that the page belongs to.
    fn place(&self) -> Option<Place> {
        None
    }

    /// Whether a form on it has mistakes, which the title says first.
    fn has_mistakes(&self) -> bool {
        false
    }
}

/// A part of the service, as its navigation names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// What one has to do.
    MyWork,
    /// The list of cases.
    Cases,
    /// The tracker of open cases.
    Tracker,
    /// Reports.
    Reports,
    /// Who looked at what.
    AccessLog,
    /// Accounts.
    Accounts,
}

/// A line of the navigation.
#[derive(Debug, Clone, Serialize)]
pub struct NavigationItem {
    /// Its text.
    pub text: &'static str,
    /// Where it goes.
    pub href: &'static str,
    /// Whether the page belongs to it.
    pub active: bool,
}

/// Who is signed in, as the header says it.
#[derive(Debug, Clone, Serialize)]
pub struct SignedInAs {
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: &'static str,
}

/// What stands around every page.
#[derive(Debug, Serialize)]
pub struct Frame<'a> {
    /// The council.
    pub brand: &'a Brand,
    /// The window's title.
    pub title: String,
    /// Who is signed in.
    pub signed_in: Option<SignedInAs>,
    /// The navigation of whoever is signed in.
    pub navigation: Vec<NavigationItem>,
    /// Addresses of style sheets and scripts.
    pub assets: &'a assets::Addresses,
}

#[derive(Serialize)]
struct Whole<'a, P> {
    page: &'a P,
    frame: Frame<'a>,
}

macro_rules! templates {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../templates/", $name)))),*]
    };
}

/// Every template.
pub(crate) const TEMPLATES: &[(&str, &str)] = templates![
    "layout.html",
    "parts.html",
    "access_log.html",
    "account.html",
    "accessibility.html",
    "accounts.html",
    "add_account.html",
    "add_person.html",
    "advocate.html",
    "agree_remedy.html",
    "amend_person.html",
    "answer_stage.html",
    "arrange_panel.html",
    "case_clocks.html",
    "case_outcome.html",
    "case_overview.html",
    "case_people.html",
    "case_points.html",
    "case_timeline.html",
    "case_frame.html",
    "cases.html",
    "complete_remedy.html",
    "change_role.html",
    "correct.html",
    "decide_procedure.html",
    "delays.html",
    "extend_stage.html",
    "family_contact.html",
    "figure.html",
    "finding.html",
    "help.html",
    "looking.html",
    "my_work.html",
    "not_accept.html",
    "record_contact.html",
    "report.html",
    "reports.html",
    "request_stage.html",
    "resend.html",
    "same_person.html",
    "same_person.html",
    "sign_in.html",
    "step.html",
    "steps.html",
    "tracker.html",
    "trouble.html",
    "withdraw.html",
    "year.html",
];

/// Everything that pages are made with.
pub struct Pages {
    environment: Environment<'static>,
    addresses: assets::Addresses,
}

impl Pages {
    /// Parses every template.
    ///
    /// # Errors
    /// One that does not parse.
    pub fn new(brand: &Brand) -> Result<Self, minijinja::Error> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        let lines = SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build()?;
        environment.set_syntax(lines);
        govuk::Components::new()
            .map_err(|error| {
                minijinja::Error::new(minijinja::ErrorKind::InvalidOperation, error.to_string())
            })?
            .install(&mut environment);
        for (name, source) in TEMPLATES {
            environment.add_template(name, source)?;
        }
        Ok(Self {
            environment,
            addresses: assets::Addresses::of(brand),
        })
    }

    /// The addresses of what stands beside the pages.
    pub const fn addresses(&self) -> &assets::Addresses {
        &self.addresses
    }

    /// A page in its frame.
    ///
    /// # Errors
    /// A name that the view model does not have.
    pub fn show<P: Page>(
        &self,
        page: &P,
        brand: &Brand,
        signed_in: Option<SignedInAs>,
        navigation: Vec<NavigationItem>,
    ) -> Result<String, minijinja::Error> {
        let mistakes = if page.has_mistakes() { "Error: " } else { "" };
        let title = format!(
            "{mistakes}{} - {} - {}",
            page.title(),
            brand.service,
            brand.council
        );
        let frame = Frame {
            brand,
            title,
            signed_in,
            navigation,
            assets: &self.addresses,
        };
        self.environment
            .get_template(P::TEMPLATE)?
            .render(Value::from(Serde(Whole { page, frame })))
    }
}
