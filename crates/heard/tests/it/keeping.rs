//! Keeping accounts on the pages: what is done and what is refused stands in the access log.

use crate::visit::{Answer, Northmere, Visitor};
use casework::ports::{LookedAt, Register};

/// The newest entry of the access log: who, at what, and more of it.
fn newest(northmere: &Northmere) -> (String, LookedAt, String) {
    let room = &northmere.room;
    let looks = room.store.looks(room.authority.id, None, 1).unwrap();
    let look = looks.into_iter().next().unwrap();
    (look.by.account, look.at_what, look.detail)
}

fn by_the_administrator(at_what: LookedAt, detail: &str) -> (String, LookedAt, String) {
    ("administrator".to_owned(), at_what, detail.to_owned())
}

fn change(northmere: &Northmere, by: &Visitor, of: &str, form: &[(&str, &str)]) -> Answer {
    let path = format!("/accounts/{}/role", northmere.account(of).id.0);
    northmere.post(by, &path, form)
}

#[test]
fn who_makes_changes_and_closes_an_account_is_in_the_access_log() {
    let northmere = Northmere::opened();
    let administrator = northmere.sign_in("administrator");
    let new = [
        ("sign_in_name", "Ada"),
        ("name", "Ada Quillfeather"),
        ("role", "team_manager"),
        ("teams", "Fostering\nAdoption Support\n"),
        ("password", "four wooden spoons"),
    ];
    let made = northmere.post(&administrator, "/accounts/new", &new);
    assert_eq!(made.target(), "/accounts?done=added", "{}", made.text);
    assert_eq!(
        newest(&northmere),
        by_the_administrator(
            LookedAt::Account,
            "make ada, team manager of Adoption Support, Fostering"
        )
    );
    let again = northmere.post(&administrator, "/accounts/new", &new);
    assert_eq!(again.status, 422);

    let director = [("role", "director"), ("teams", "")];
    let changed = change(&northmere, &administrator, "ada", &director);
    assert_eq!(changed.target(), "/accounts?done=changed");
    let what = "change ada from team manager of Adoption Support, Fostering to director";
    assert_eq!(
        newest(&northmere),
        by_the_administrator(LookedAt::Account, what)
    );

    let close = [("sign_in_name", "ada")];
    let closed = northmere.post(&administrator, "/accounts/close", &close);
    assert_eq!(closed.target(), "/accounts?done=closed");
    assert_eq!(
        newest(&northmere),
        by_the_administrator(LookedAt::Account, "close ada")
    );
    let gone = change(&northmere, &administrator, "ada", &director);
    assert_eq!(gone.status, 404);

    let log = northmere.get(&administrator, "/access-log").text;
    for said in ["An account", what, "close ada"] {
        assert!(log.contains(said), "{said}");
    }
}

#[test]
fn one_s_own_account_is_not_closed_and_that_one_tried_is_in_the_access_log() {
    let northmere = Northmere::opened();
    let administrator = northmere.sign_in("administrator");
    for name in ["administrator", " ADMINISTRATOR"] {
        let own = [("sign_in_name", name)];
        let refused = northmere.post(&administrator, "/accounts/close", &own);
        assert_eq!(refused.status, 403, "{name}");
        assert_eq!(
            newest(&northmere),
            by_the_administrator(LookedAt::Refused, "close one’s own account")
        );
    }
    assert!(northmere.account("administrator").is_open());
}

#[test]
fn a_changed_role_signs_its_owner_out_and_counts_from_then_on() {
    let northmere = Northmere::opened();
    let administrator = northmere.sign_in("administrator");
    let head = northmere.sign_in("head");
    let fostering = [("role", "team_manager"), ("teams", "Fostering")];
    let changed = change(&northmere, &administrator, "head", &fostering);
    assert_eq!(changed.status, 303, "{}", changed.text);
    let out = northmere.get(&head, "/").text;
    assert!(out.contains("<h1 class=\"govuk-heading-l\">Sign in</h1>"));
    let head = northmere.sign_in("head");
    assert!(
        northmere
            .get(&head, "/")
            .text
            .contains("Open cases of Fostering")
    );
    assert_eq!(northmere.get(&head, "/access-log").status, 403);
}

#[test]
fn a_role_that_cannot_be_is_refused_and_what_was_chosen_is_kept() {
    let northmere = Northmere::opened();
    let administrator = northmere.sign_in("administrator");
    for (of, form, message) in [
        ("officer", [("role", ""), ("teams", "")], "Choose a role"),
        (
            "officer",
            [("role", "team_manager"), ("teams", " \n")],
            "A team manager answers for at least one team",
        ),
        (
            "head",
            [("role", "director"), ("teams", "Fostering")],
            "Only a team manager answers for teams",
        ),
        (
            "head",
            [("role", "operator"), ("teams", "")],
            "An operator works at the command line",
        ),
        (
            "administrator",
            [("role", "director"), ("teams", "")],
            "Administrator is the only administrator",
        ),
    ] {
        let before = northmere.account(of);
        let answer = change(&northmere, &administrator, of, &form);
        assert_eq!(answer.status, 422, "{message}");
        assert!(answer.text.contains(message), "{message}");
        assert_eq!(northmere.account(of), before, "{message}");
    }
    assert_eq!(
        newest(&northmere),
        by_the_administrator(
            LookedAt::Refused,
            "change administrator from administrator to director"
        )
    );
}

#[test]
fn whoever_changes_their_own_role_is_signed_out_as_well() {
    let northmere = Northmere::opened();
    let administrator = northmere.sign_in("administrator");
    let other = [("role", "administrator"), ("teams", "")];
    assert_eq!(
        change(&northmere, &administrator, "head", &other).status,
        303
    );
    let director = [("role", "director"), ("teams", "")];
    let changed = change(&northmere, &administrator, "administrator", &director);
    assert_eq!(changed.target(), "/sign-in");
    let again = northmere.sign_in("administrator");
    assert_eq!(northmere.get(&again, "/accounts").status, 403);
    assert_eq!(northmere.get(&again, "/tracker").status, 200);
}
