//! Who may ask for what: every route as every role, and as nobody.

use crate::visit::{Northmere, Visitor};
use web::routes::{Method, Needs, ROUTES};

/// Officer, team manager, head of service, director, administrator: may they ask?
type Row = (&'static str, &'static str, [bool; 5]);

const YES: bool = true;
const NO: bool = false;

/// The roles' sign-in names, in the order of the table's columns.
const ROLES: [&str; 5] = ["officer", "manager", "head", "director", "administrator"];

#[rustfmt::skip]
const POLICY: &[Row] = &[
    ("GET",  "/",                             [YES, YES, YES, YES, YES]),
    ("POST", "/sign-out",                     [YES, YES, YES, YES, YES]),
    ("GET",  "/account",                      [YES, YES, YES, YES, YES]),
    ("POST", "/account/password",             [YES, YES, YES, YES, YES]),
    ("POST", "/account/sign-out-everywhere",  [YES, YES, YES, YES, YES]),
    ("GET",  "/cases",                        [YES, YES, YES, YES, NO]),
    ("GET",  "/find",                         [YES, YES, YES, YES, NO]),
    ("GET",  "/cases/new",                    [YES, YES, NO,  NO,  NO]),
    ("POST", "/cases/new",                    [YES, YES, NO,  NO,  NO]),
    ("GET",  "/cases/{case}",                 [YES, YES, YES, YES, NO]),
    ("GET",  "/cases/{case}/points",          [YES, YES, YES, YES, NO]),
    ("GET",  "/cases/{case}/people",          [YES, YES, YES, YES, NO]),
    ("GET",  "/cases/{case}/timeline",        [YES, YES, YES, YES, NO]),
    ("GET",  "/cases/{case}/outcome",         [YES, YES, YES, YES, NO]),
    ("GET",  "/cases/{case}/clocks",          [YES, YES, YES, YES, NO]),
    ("GET",  "/cases/{case}/contact",         [YES, YES, NO,  NO,  NO]),
    ("POST", "/cases/{case}/contact",         [YES, YES, NO,  NO,  NO]),
    ("GET",  "/cases/{case}/procedure",       [YES, YES, NO,  NO,  NO]),
    ("POST", "/cases/{case}/procedure",       [YES, YES, NO,  NO,  NO]),
    ("GET",  "/cases/{case}/extend",          [YES, YES, NO,  NO,  NO]),
    ("POST", "/cases/{case}/extend",          [YES, YES, NO,  NO,  NO]),
    ("GET",  "/cases/{case}/answer",          [YES, YES, NO,  NO,  NO]),
    ("POST", "/cases/{case}/answer",          [YES, YES, NO,  NO,  NO]),
    ("GET",  "/cases/{case}/finding/{point}", [YES, YES, NO,  NO,  NO]),
    ("POST", "/cases/{case}/finding/{point}", [YES, YES, NO,  NO,  NO]),
    ("GET",  "/cases/{case}/remedy",          [YES, YES, NO,  NO,  NO]),
    ("POST", "/cases/{case}/remedy",          [YES, YES, NO,  NO,  NO]),
    ("GET",  "/cases/{case}/remedy/{remedy}", [YES, YES, NO,  NO,  NO]),
    ("POST", "/cases/{case}/remedy/{remedy}", [YES, YES, NO,  NO,  NO]),
    ("GET",  "/cases/{case}/request",         [YES, YES, NO,  NO,  NO]),
    ("POST", "/cases/{case}/request",         [YES, YES, NO,  NO,  NO]),
    ("GET",  "/cases/{case}/panel",           [YES, YES, NO,  NO,  NO]),
    ("POST", "/cases/{case}/panel",           [YES, YES, NO,  NO,  NO]),
    ("GET",  "/cases/{case}/person",          [YES, YES, NO,  NO,  NO]),
    ("POST", "/cases/{case}/person",          [YES, YES, NO,  NO,  NO]),
    ("GET",  "/cases/{case}/person/{person}", [YES, YES, NO,  NO,  NO]),
    ("POST", "/cases/{case}/person/{person}", [YES, YES, NO,  NO,  NO]),
    ("GET",  "/cases/{case}/person/{person}/same", [YES, YES, NO, NO, NO]),
    ("POST", "/cases/{case}/person/{person}/same", [YES, YES, NO, NO, NO]),
    ("GET",  "/cases/{case}/advocate",        [YES, YES, NO,  NO,  NO]),
    ("POST", "/cases/{case}/advocate",        [YES, YES, NO,  NO,  NO]),
    ("GET",  "/cases/{case}/step",            [YES, YES, NO,  NO,  NO]),
    ("GET",  "/cases/{case}/step/{step}",     [YES, YES, NO,  NO,  NO]),
    ("POST", "/cases/{case}/step/{step}",     [YES, YES, NO,  NO,  NO]),
    ("GET",  "/cases/{case}/withdraw",        [YES, YES, NO,  NO,  NO]),
    ("POST", "/cases/{case}/withdraw",        [YES, YES, NO,  NO,  NO]),
    ("GET",  "/cases/{case}/not-accept",      [YES, YES, NO,  NO,  NO]),
    ("POST", "/cases/{case}/not-accept",      [YES, YES, NO,  NO,  NO]),
    ("GET",  "/cases/{case}/correct/{entry}", [YES, YES, NO,  NO,  NO]),
    ("POST", "/cases/{case}/correct/{entry}", [YES, YES, NO,  NO,  NO]),
    ("GET",  "/tracker",                      [YES, YES, YES, YES, NO]),
    ("GET",  "/delays",                       [YES, YES, YES, YES, NO]),
    ("GET",  "/reports",                      [YES, YES, YES, YES, YES]),
    ("GET",  "/year",                         [YES, YES, YES, YES, YES]),
    ("POST", "/year",                         [YES, NO,  NO,  NO,  NO]),
    ("GET",  "/reports/{report}",             [YES, YES, YES, YES, YES]),
    ("GET",  "/reports/{report}/download",    [YES, YES, YES, YES, YES]),
    ("GET",  "/reports/{report}/figure",      [YES, YES, YES, YES, NO]),
    ("GET",  "/access-log",                   [YES, NO,  YES, YES, YES]),
    ("GET",  "/accounts",                     [NO,  NO,  NO,  NO,  YES]),
    ("GET",  "/accounts/new",                 [NO,  NO,  NO,  NO,  YES]),
    ("POST", "/accounts/new",                 [NO,  NO,  NO,  NO,  YES]),
    ("POST", "/accounts/close",               [NO,  NO,  NO,  NO,  YES]),
    ("GET",  "/accounts/{account}/role",      [NO,  NO,  NO,  NO,  YES]),
    ("POST", "/accounts/{account}/role",      [NO,  NO,  NO,  NO,  YES]),
];

/// Open to anybody.
const OPEN: &[(&str, &str)] = &[
    ("GET", "/sign-in"),
    ("POST", "/sign-in"),
    ("GET", "/help"),
    ("GET", "/accessibility"),
    ("GET", "/looking"),
];

const fn word(method: Method) -> &'static str {
    match method {
        Method::Get => "GET",
        Method::Post => "POST",
    }
}

fn expected(method: Method, path: &str) -> Option<[bool; 5]> {
    let row = POLICY
        .iter()
        .find(|(known, at, _)| *known == word(method) && *at == path);
    row.map(|(_, _, may)| *may)
}

#[test]
fn every_route_has_its_row_and_every_row_its_route() {
    for route in ROUTES {
        let open = OPEN.contains(&(word(route.method), route.path));
        let listed = expected(route.method, route.path).is_some();
        assert_eq!(route.needs == Needs::Nothing, open, "{}", route.path);
        assert_ne!(listed, open, "{} {}", word(route.method), route.path);
    }
    assert_eq!(ROUTES.len(), POLICY.len() + OPEN.len());
}

#[test]
fn each_role_may_ask_for_its_own_and_a_refusal_is_recorded() {
    let northmere = Northmere::opened();
    let case = northmere
        .cases()
        .into_iter()
        .find(|(_, row)| row.teams.iter().any(|it| it == "Leaving Care") && row.open)
        .expect("a case of the manager's team")
        .0;
    let account = northmere.account("officer").id.0.to_string();
    let refused = || {
        let looks = casework::ports::Register::looks(
            &*northmere.room.store,
            northmere.room.authority.id,
            None,
            10_000,
        );
        let looks = looks.unwrap();
        looks
            .iter()
            .filter(|it| it.at_what == casework::ports::LookedAt::Refused)
            .count()
    };
    for (column, role) in ROLES.iter().enumerate() {
        let mut visitor = northmere.sign_in(role);
        for route in ROUTES {
            let Some(may) = expected(route.method, route.path) else {
                continue;
            };
            let path = route
                .path
                .replace("{case}", &case.to_string())
                .replace("{entry}", "1")
                .replace("{step}", "interview_held")
                .replace("{account}", &account)
                .replace("{report}", "northmere");
            let before = refused();
            let answer = match route.method {
                Method::Get => northmere.get(&visitor, &path),
                Method::Post => northmere.post(&visitor, &path, &[("nothing", "")]),
            };
            if path.contains("sign-out") {
                visitor = northmere.sign_in(role);
            }
            let about = format!("{role}: {} {path}", word(route.method));
            if may[column] {
                assert!(![401, 403].contains(&answer.status), "{about}");
            } else {
                assert_eq!(answer.status, 403, "{about}");
                assert_eq!(refused(), before + 1, "{about}");
            }
        }
    }
}

#[test]
fn nobody_is_asked_to_sign_in_and_sees_nothing_else() {
    let northmere = Northmere::opened();
    let case = northmere.cases()[0].0.to_string();
    for (method, path, _) in POLICY {
        let path = path
            .replace("{case}", &case)
            .replace("{entry}", "1")
            .replace("{step}", "interview_held")
            .replace("{report}", "northmere");
        let nobody: Visitor = Northmere::nobody();
        let answer = match *method {
            "GET" => northmere.get(&nobody, &path),
            _ => northmere.post(&nobody, &path, &[("text", "What I typed")]),
        };
        assert!(
            answer
                .text
                .contains("<h1 class=\"govuk-heading-l\">Sign in</h1>"),
            "{path}"
        );
        assert!(!answer.text.contains("NM-2026-"), "{path}");
    }
}

#[test]
fn a_manager_sees_the_cases_of_the_team_and_no_others() {
    let northmere = Northmere::opened();
    let manager = northmere.sign_in("manager");
    let mut seen = 0;
    for (case, row) in northmere.cases() {
        let own = row.teams.iter().any(|it| it == "Leaving Care");
        let answer = northmere.get(&manager, &format!("/cases/{case}"));
        assert_eq!(
            answer.status,
            if own { 200 } else { 404 },
            "{}",
            row.reference
        );
        seen += usize::from(own);
    }
    assert!(seen > 5, "{seen}");
}
