//! Every address, who may ask for it, and the screen that answers.
//!
//! A test asks for each as each role: a route that is not in its table fails it.

use crate::asked::Asked;
use crate::desk::Desk;
use crate::house::House;
use crate::render::Pages;
use crate::reply::Reply;
use crate::screens::{
    access_log, account, accounts, act, case, cases, change_role, delays, my_work, plain, report,
    sign_in, tracker, year,
};
use crate::trouble::Trouble;
use complaints::access::Permission;

/// What a browser does there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Looks.
    Get,
    /// Sends a form.
    Post,
}

/// Who may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Anybody.
    Nothing,
    /// Whoever is signed in.
    SignIn,
    /// Whoever is signed in and may do this.
    Permission(Permission),
}

/// The screen that answers.
#[derive(Clone, Copy)]
pub enum Screen {
    /// One for anybody.
    Open(fn(&House, &Pages, &Asked) -> Result<Reply, Trouble>),
    /// The form that signs in.
    SignIn,
    /// One for whoever is signed in.
    Desk(fn(&Desk<'_>, &Asked) -> Result<Reply, Trouble>),
}

/// An address and what is there.
#[derive(Clone, Copy)]
pub struct Route {
    /// What a browser does there.
    pub method: Method,
    /// The path, with names in braces.
    pub path: &'static str,
    /// Who may ask.
    pub needs: Needs,
    /// The screen.
    pub screen: Screen,
}

const fn open(
    path: &'static str,
    screen: fn(&House, &Pages, &Asked) -> Result<Reply, Trouble>,
) -> Route {
    Route {
        method: Method::Get,
        path,
        needs: Needs::Nothing,
        screen: Screen::Open(screen),
    }
}

const fn get(
    path: &'static str,
    needs: Needs,
    screen: fn(&Desk<'_>, &Asked) -> Result<Reply, Trouble>,
) -> Route {
    Route {
        method: Method::Get,
        path,
        needs,
        screen: Screen::Desk(screen),
    }
}

const fn post(
    path: &'static str,
    needs: Needs,
    screen: fn(&Desk<'_>, &Asked) -> Result<Reply, Trouble>,
) -> Route {
    Route {
        method: Method::Post,
        path,
        needs,
        screen: Screen::Desk(screen),
    }
}

const SEE: Needs = Needs::Permission(Permission::SeeCases);
const CHANGE: Needs = Needs::Permission(Permission::ChangeCases);
const TRACKER: Needs = Needs::Permission(Permission::SeeTracker);
const REPORT: Needs = Needs::Permission(Permission::SeeReport);
const YEAR: Needs = Needs::Permission(Permission::KeepYear);
const LOG: Needs = Needs::Permission(Permission::SeeAccessLog);
const ACCOUNTS: Needs = Needs::Permission(Permission::KeepAccounts);

/// Every route.
pub const ROUTES: &[Route] = &[
    open("/sign-in", sign_in::show),
    Route {
        method: Method::Post,
        path: "/sign-in",
        needs: Needs::Nothing,
        screen: Screen::SignIn,
    },
    open("/help", plain::help),
    open("/accessibility", plain::accessibility),
    open("/looking", plain::looking),
    get("/", Needs::SignIn, my_work::show),
    post("/sign-out", Needs::SignIn, sign_in::out),
    get("/account", Needs::SignIn, account::show),
    post("/account/password", Needs::SignIn, account::password),
    post(
        "/account/sign-out-everywhere",
        Needs::SignIn,
        account::out_everywhere,
    ),
    get("/cases", SEE, cases::show),
    get("/find", SEE, report::figure::find),
    get("/cases/new", CHANGE, act::show::<act::RecordForm>),
    post("/cases/new", CHANGE, act::send::<act::RecordForm>),
    get("/cases/{case}", SEE, case::overview::show),
    get("/cases/{case}/points", SEE, case::points::show),
    get("/cases/{case}/people", SEE, case::people::show),
    get("/cases/{case}/timeline", SEE, case::timeline::show),
    get("/cases/{case}/outcome", SEE, case::outcome::show),
    get("/cases/{case}/clocks", SEE, case::clocks::show),
    get(
        "/cases/{case}/contact",
        CHANGE,
        act::show::<act::ContactForm>,
    ),
    post(
        "/cases/{case}/contact",
        CHANGE,
        act::send::<act::ContactForm>,
    ),
    get(
        "/cases/{case}/procedure",
        CHANGE,
        act::show::<act::DecideForm>,
    ),
    post(
        "/cases/{case}/procedure",
        CHANGE,
        act::send::<act::DecideForm>,
    ),
    get("/cases/{case}/extend", CHANGE, act::show::<act::ExtendForm>),
    post("/cases/{case}/extend", CHANGE, act::send::<act::ExtendForm>),
    get("/cases/{case}/answer", CHANGE, act::show::<act::AnswerForm>),
    post("/cases/{case}/answer", CHANGE, act::send::<act::AnswerForm>),
    get(
        "/cases/{case}/finding/{point}",
        CHANGE,
        act::show::<act::FindingForm>,
    ),
    post(
        "/cases/{case}/finding/{point}",
        CHANGE,
        act::send::<act::FindingForm>,
    ),
    get("/cases/{case}/remedy", CHANGE, act::show::<act::RemedyForm>),
    post("/cases/{case}/remedy", CHANGE, act::send::<act::RemedyForm>),
    get(
        "/cases/{case}/remedy/{remedy}",
        CHANGE,
        act::show::<act::DoneForm>,
    ),
    post(
        "/cases/{case}/remedy/{remedy}",
        CHANGE,
        act::send::<act::DoneForm>,
    ),
    get(
        "/cases/{case}/request",
        CHANGE,
        act::show::<act::RequestForm>,
    ),
    post(
        "/cases/{case}/request",
        CHANGE,
        act::send::<act::RequestForm>,
    ),
    get("/cases/{case}/panel", CHANGE, act::show::<act::PanelForm>),
    post("/cases/{case}/panel", CHANGE, act::send::<act::PanelForm>),
    get("/cases/{case}/person", CHANGE, act::show::<act::PersonForm>),
    post("/cases/{case}/person", CHANGE, act::send::<act::PersonForm>),
    get(
        "/cases/{case}/person/{person}",
        CHANGE,
        act::show::<act::AmendForm>,
    ),
    post(
        "/cases/{case}/person/{person}",
        CHANGE,
        act::send::<act::AmendForm>,
    ),
    get(
        "/cases/{case}/person/{person}/same",
        CHANGE,
        act::show::<act::SameForm>,
    ),
    post(
        "/cases/{case}/person/{person}/same",
        CHANGE,
        act::send::<act::SameForm>,
    ),
    get(
        "/cases/{case}/advocate",
        CHANGE,
        act::show::<act::AdvocateForm>,
    ),
    post(
        "/cases/{case}/advocate",
        CHANGE,
        act::send::<act::AdvocateForm>,
    ),
    get("/cases/{case}/step", CHANGE, act::step::list::show),
    get(
        "/cases/{case}/step/{step}",
        CHANGE,
        act::show::<act::StepForm>,
    ),
    post(
        "/cases/{case}/step/{step}",
        CHANGE,
        act::send::<act::StepForm>,
    ),
    get(
        "/cases/{case}/withdraw",
        CHANGE,
        act::show::<act::WithdrawForm>,
    ),
    post(
        "/cases/{case}/withdraw",
        CHANGE,
        act::send::<act::WithdrawForm>,
    ),
    get(
        "/cases/{case}/not-accept",
        CHANGE,
        act::show::<act::NotAcceptForm>,
    ),
    post(
        "/cases/{case}/not-accept",
        CHANGE,
        act::send::<act::NotAcceptForm>,
    ),
    get(
        "/cases/{case}/correct/{entry}",
        CHANGE,
        act::show::<act::CorrectForm>,
    ),
    post(
        "/cases/{case}/correct/{entry}",
        CHANGE,
        act::send::<act::CorrectForm>,
    ),
    get("/tracker", TRACKER, tracker::show),
    get("/delays", TRACKER, delays::show),
    get("/reports", REPORT, report::list),
    get("/year", REPORT, year::show),
    post("/year", YEAR, year::send),
    get("/reports/{report}", REPORT, report::show::show),
    get("/reports/{report}/download", REPORT, report::show::download),
    get("/reports/{report}/figure", SEE, report::figure::show),
    get("/access-log", LOG, access_log::show),
    get("/accounts", ACCOUNTS, accounts::show),
    get("/accounts/new", ACCOUNTS, accounts::new),
    post("/accounts/new", ACCOUNTS, accounts::make),
    post("/accounts/close", ACCOUNTS, accounts::end),
    get("/accounts/{account}/role", ACCOUNTS, change_role::show),
    post("/accounts/{account}/role", ACCOUNTS, change_role::send),
];
