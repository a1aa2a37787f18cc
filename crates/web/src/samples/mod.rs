//! A view model of every screen at its edges, and a test that makes a page of each.
//!
//! A sample is made of words and rows: with nothing in it, with one of everything, and with very many of everything in
//! long words. A template that asks for a name that its screen does not have fails, wherever it asks.

mod accounts;
mod case;
mod delays;
mod forms;
mod lists;
mod reports;
mod steps;
mod year;

use crate::brand::Brand;
use crate::render::{NavigationItem, Page, Pages, SignedInAs, TEMPLATES};
use crate::screens::act::form::FormPage;
use crate::screens::{access_log, account, act, case as cases, plain, report, sign_in};
use crate::trouble_page::TroublePage;
use govuk::form::{DateInput, FormErrors};
use std::collections::BTreeSet;

/// A screen's view model at its edges.
trait Samples: Page + Sized {
    /// With nothing in it: no row, and no part that need not be there.
    fn bare() -> Self;

    /// With everything in it: so many rows, in such words.
    fn full(words: &str, rows: usize) -> Self;

    /// What a page has to be made of.
    fn samples() -> Vec<Self> {
        vec![
            Self::bare(),
            Self::full("Robin Ash", 1),
            Self::full(LONG, MANY),
        ]
    }
}

/// Words that break nowhere, and mean something in HTML.
const LONG: &str = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch<b>&\"'";

/// Very many rows.
const MANY: usize = 120;

/// So many rows, each made of its number.
fn rows<T>(rows: usize, row: impl FnMut(usize) -> T) -> Vec<T> {
    (0..rows).map(row).collect()
}

/// Whether a row is the first of every so many: what is true of some rows and not of others.
const fn every(number: usize, row: usize) -> bool {
    row.is_multiple_of(number)
}

fn date(words: &str) -> DateInput {
    DateInput {
        day: words.to_owned(),
        month: words.to_owned(),
        year: words.to_owned(),
    }
}

/// A mistake in each of these fields.
fn mistakes(fields: &[&str], words: &str) -> FormErrors {
    let mut errors = FormErrors::new();
    for field in fields {
        errors.add(field, words);
    }
    errors
}

/// Templates that others are made of.
const SHARED: [&str; 3] = ["layout.html", "parts.html", "case_frame.html"];

/// Makes pages, and remembers of which templates.
struct Maker {
    pages: Pages,
    brands: [Brand; 2],
    made: BTreeSet<&'static str>,
}

impl Maker {
    fn make<P: Samples>(&mut self) {
        self.made.insert(P::TEMPLATE);
        for (number, sample) in P::samples().iter().enumerate() {
            for brand in &self.brands {
                let signed_in = (number > 0).then(|| SignedInAs {
                    name: LONG.to_owned(),
                    role: "Complaints team",
                });
                let navigation = rows(number, |row| NavigationItem {
                    text: "Cases",
                    href: "/cases",
                    active: row == 0,
                });
                let html = self.pages.show(sample, brand, signed_in, navigation);
                let html =
                    html.unwrap_or_else(|error| panic!("{}, {number}: {error:#}", P::TEMPLATE));
                assert!(html.contains("</html>"), "{}", P::TEMPLATE);
                assert!(!html.contains("goch<b>"), "{} escapes", P::TEMPLATE);
            }
        }
    }
}

#[test]
fn every_page_is_made_of_every_sample_and_no_template_is_without_one() {
    let brand = Brand::of("Northmere Council");
    let mut maker = Maker {
        pages: Pages::new(&brand).expect("every template parses"),
        brands: [
            Brand {
                contact: Some(LONG.to_owned()),
                ..brand.clone()
            },
            brand,
        ],
        made: BTreeSet::new(),
    };
    maker.make::<access_log::AccessLog>();
    maker.make::<account::Account>();
    maker.make::<crate::screens::accounts::Accounts>();
    maker.make::<crate::screens::accounts::AddForm>();
    maker.make::<crate::screens::change_role::RoleForm>();
    maker.make::<FormPage<act::AdvocateForm>>();
    maker.make::<FormPage<act::AmendForm>>();
    maker.make::<FormPage<act::AnswerForm>>();
    maker.make::<FormPage<act::ContactForm>>();
    maker.make::<FormPage<act::CorrectForm>>();
    maker.make::<FormPage<act::DecideForm>>();
    maker.make::<FormPage<act::DoneForm>>();
    maker.make::<FormPage<act::ExtendForm>>();
    maker.make::<FormPage<act::FindingForm>>();
    maker.make::<FormPage<act::NotAcceptForm>>();
    maker.make::<FormPage<act::PanelForm>>();
    maker.make::<FormPage<act::PersonForm>>();
    maker.make::<FormPage<act::RecordForm>>();
    maker.make::<FormPage<act::RemedyForm>>();
    maker.make::<FormPage<act::RequestForm>>();
    maker.make::<FormPage<act::SameForm>>();
    maker.make::<FormPage<act::StepForm>>();
    maker.make::<FormPage<act::WithdrawForm>>();
    maker.make::<act::step::list::Steps>();
    maker.make::<cases::clocks::Clocks>();
    maker.make::<cases::outcome::Outcome>();
    maker.make::<cases::overview::Overview>();
    maker.make::<cases::people::People>();
    maker.make::<cases::points::Points>();
    maker.make::<cases::timeline::Timeline>();
    maker.make::<crate::screens::cases::Cases>();
    maker.make::<crate::screens::my_work::MyWork>();
    maker.make::<crate::screens::delays::DelaysPage>();
    maker.make::<crate::screens::tracker::Tracker>();
    maker.make::<plain::Accessibility>();
    maker.make::<plain::Help>();
    maker.make::<plain::Looking>();
    maker.make::<report::Reports>();
    maker.make::<report::figure::Figure>();
    maker.make::<report::show::Shown>();
    maker.make::<sign_in::Resend>();
    maker.make::<sign_in::SignInForm>();
    maker.make::<TroublePage>();
    maker.make::<crate::screens::year::YearPage>();

    let all = TEMPLATES.iter().map(|(name, _)| *name);
    let own: BTreeSet<&str> = all.filter(|name| !SHARED.contains(name)).collect();
    assert_eq!(maker.made, own, "each template has its samples");
}
