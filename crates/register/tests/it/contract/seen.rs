//! Who keeps a case, and who alone may see it.

use super::accounts::account;
use super::*;
use crate::places::Place;
use crate::sample::*;
use casework::ports::{Accounts, KeptBy};
use complaints::Case;
use complaints::access::{Viewer, ViewerRole, scope};
use complaints::event::Event;
use complaints::step::{Answer, Step, StepTaken};
use proptest::prelude::*;
use std::collections::BTreeSet;

const ACCOUNTS: [&str; 4] = ["ann", "bee", "cat", "dee"];
const TEAMS: [&str; 2] = ["Assessment", "Fostering"];

pub(super) fn of_the_team(account: &str) -> Viewer {
    Viewer {
        account: account.to_owned(),
        role: ViewerRole::ComplaintsTeam,
        teams: BTreeSet::new(),
    }
}

pub(super) fn add_account(store: &Store, number: u8, name: &str, role: ViewerRole) {
    let mut account = account(number, name);
    account.role = role;
    account.teams.clear();
    store.add_account(here(), account).expect("added");
}

fn everybody(store: &Store) {
    for (number, name) in (1..).zip(ACCOUNTS) {
        add_account(store, number, name, ViewerRole::ComplaintsTeam);
    }
}

pub(super) fn with_step(
    case: Case,
    step: Step,
    reference: Option<&str>,
    answer: Option<Answer>,
) -> Case {
    let times = case.state().taken(step).count();
    let taken = StepTaken {
        time: u16::try_from(times).expect("few") + 1,
        reference: reference.map(str::to_owned),
        answer,
        ..StepTaken::new(step, None)
    };
    with_event(case, june(4), Event::StepTaken(taken), None)
}

pub(super) fn restricted(case: Case, to: &str) -> Case {
    with_step(case, Step::CaseRestricted, Some(to), None)
}

/// Stores a case as new.
pub(super) fn store_new(store: &Store, number: u16, case: Case) {
    let change = Change {
        key: key(u32::from(number)),
        since: 0,
        case,
    };
    store.commit(here(), change).expect("stored");
}

fn listed(store: &Store, viewer: &Viewer, filter: &Filter) -> Vec<String> {
    let listing = store.list(viewer, here(), filter, &all()).expect("a list");
    assert_eq!(listing.all, Some(listing.cases.len() as u64));
    let cases = listing.cases.into_iter();
    cases.map(|(_, row)| row.reference).collect()
}

fn searched(words: &str) -> Filter {
    Filter {
        words: Some(words.to_owned()),
        ..Filter::default()
    }
}

pub(crate) fn a_restricted_case_is_in_nothing_that_others_are_shown(_: &Place, store: &Store) {
    everybody(store);
    let open = complaint(1).for_teams(&["Assessment"]);
    store.commit(here(), open.change()).expect("stored");
    let hidden = complaint(2).for_teams(&["Secret team"]);
    let hidden = hidden.about("Kayden Holt", None).case();
    store_new(store, 2, restricted(hidden, "ann, cat"));
    for (who, sees) in [
        (of_the_team("ann"), true),
        (of_the_team("bee"), false),
        (operator(), true),
    ] {
        let of = |filter: &Filter| listed(store, &who, filter);
        let both = ["NOR-0001".to_owned(), "NOR-0002".to_owned()];
        let expected = if sees { &both[..] } else { &both[..1] };
        assert_eq!(of(&Filter::default()), expected);
        assert_eq!(of(&searched("cancelled")), expected);
        assert_eq!(of(&searched("NOR-0002")).is_empty(), !sees);
        let secret = Filter {
            teams: vec!["Secret team".to_owned()],
            ..Filter::default()
        };
        assert_eq!(of(&secret).is_empty(), !sees);
        for (filter, count) in [
            (Filter::default(), expected.len()),
            (searched("cancelled"), expected.len()),
            (secret, usize::from(sees)),
        ] {
            let counted = store.count(&who, here(), &filter).expect("a count");
            assert_eq!(counted, count as u64);
        }
        let open = store.open_cases(&who, here()).expect("counted");
        let open: u64 = open.iter().map(|it| it.count).sum();
        assert_eq!(open, expected.len() as u64);
        let teams = store.teams(&who, here()).expect("the teams");
        assert_eq!(teams.contains(&"Secret team".to_owned()), sees);
        let found = store.find(&who, here(), "NOR-0002").expect("read");
        assert_eq!(found.is_some(), sees);
        let loaded = store.load(&who, here(), case_id(2)).expect("read");
        assert_eq!(loaded.is_some(), sees);
        let mut exported = 0;
        store
            .every_case(&who, here(), &mut |_| {
                exported += 1;
                Ok(())
            })
            .expect("an export");
        assert_eq!(exported, expected.len());
        let withheld = store.withheld(&who, here()).expect("asked");
        let names: Vec<_> = withheld.into_iter().collect();
        let hidden = [(case_id(2), "NOR-0002".to_owned())];
        assert_eq!(names, if sees { &hidden[..0] } else { &hidden[..] });
    }
    // figures count it all the same
    assert_eq!(store.facts(here(), None).expect("facts").len(), 2);
    // lifted, it is seen like any other
    let case = store.load(&operator(), here(), case_id(2)).expect("read");
    let case = case.expect("there");
    let since = case.version();
    let lifted = with_step(
        case,
        Step::CaseRestrictionReviewed,
        None,
        Some(Answer::Lifted),
    );
    let change = Change {
        key: key(200),
        since,
        case: lifted,
    };
    store.commit(here(), change).expect("stored");
    assert_eq!(
        listed(store, &of_the_team("bee"), &Filter::default()).len(),
        2
    );
}

pub(crate) fn what_any_query_answers_is_what_the_scope_holds(_: &Place, store: &Store) {
    everybody(store);
    let mut cases: Vec<(String, Vec<String>, Option<BTreeSet<String>>)> = Vec::new();
    // every set of accounts but those of which nobody is named, each with every set of teams
    for number in 0..64u16 {
        let chosen = |all: &[&str], bits: u16| -> Vec<String> {
            let chosen = all.iter().enumerate();
            let chosen = chosen.filter(|(bit, _)| bits >> bit & 1 == 1);
            chosen.map(|(_, it)| (*it).to_owned()).collect()
        };
        let named = chosen(&ACCOUNTS, number % 16);
        let teams = chosen(&TEAMS, number / 16);
        let borrowed: Vec<&str> = teams.iter().map(String::as_str).collect();
        let mut case = complaint(number).for_teams(&borrowed).case();
        if !named.is_empty() {
            case = restricted(case, &named.join(", "));
        }
        store_new(store, number, case);
        let restriction = (!named.is_empty()).then(|| named.into_iter().collect());
        cases.push((reference(number), teams, restriction));
    }
    let account = proptest::sample::select(vec!["ann", "bee", "cat", "dee", "eve"]);
    let role = proptest::sample::select(ViewerRole::ALL.to_vec());
    let teams = proptest::sample::subsequence(TEAMS.to_vec(), 0..=2);
    let places = proptest::collection::vec(0..64usize, 4);
    proptest!(ProptestConfig::with_cases(40), |(account in account, role in role, teams in teams, places in places)| {
        let viewer = Viewer {
            account: account.to_owned(),
            role,
            teams: teams.iter().map(ToString::to_string).collect(),
        };
        let scope = scope(&viewer);
        let holds = |teams: &[String], named: &Option<BTreeSet<String>>| scope.holds(teams, named.as_ref());
        let expected: Vec<String> = cases.iter()
            .filter(|(_, teams, named)| holds(teams, named))
            .map(|(reference, _, _)| reference.clone())
            .collect();
        for filter in [Filter::default(), searched("cancelled"), searched("cancelled -telephoned")] {
            prop_assert_eq!(listed(store, &viewer, &filter), expected.clone());
            let counted = store.count(&viewer, here(), &filter).expect("a count");
            prop_assert_eq!(counted, expected.len() as u64);
        }
        let open = store.open_cases(&viewer, here()).expect("counted");
        prop_assert_eq!(open.iter().map(|it| it.count).sum::<u64>(), expected.len() as u64);
        let mut exported = Vec::new();
        store.every_case(&viewer, here(), &mut |case| {
            exported.push(case.state().receipt.reference.clone());
            Ok(())
        }).expect("an export");
        prop_assert_eq!(&exported, &expected);
        for place in places {
            let (reference, teams, named) = &cases[place];
            let number = u16::try_from(place).expect("small");
            let seen = holds(teams, named);
            prop_assert_eq!(store.find(&viewer, here(), reference).expect("read").is_some(), seen);
            prop_assert_eq!(store.load(&viewer, here(), case_id(number)).expect("read").is_some(), seen);
        }
    });
}

pub(crate) fn a_case_tells_which_others_name_it(_: &Place, store: &Store) {
    everybody(store);
    store.commit(here(), complaint(1).change()).expect("stored");
    let linked = with_step(
        complaint(2).case(),
        Step::Linked,
        Some("NOR-0001"),
        Some(Answer::Duplicate),
    );
    let merged = with_step(linked, Step::Merged, Some("NOR-0001"), None);
    store_new(store, 2, merged);
    let family = with_step(
        complaint(3).case(),
        Step::Linked,
        Some("NOR-0001"),
        Some(Answer::Family),
    );
    store_new(store, 3, restricted(family, "ann"));
    let naming = |viewer: &Viewer| -> Vec<(String, Step, Option<Answer>)> {
        let found = store.linked_from(viewer, here(), "NOR-0001").expect("read");
        let found = found.into_iter();
        found.map(|it| (it.reference, it.step, it.answer)).collect()
    };
    let mut expected = vec![
        ("NOR-0002".to_owned(), Step::Linked, Some(Answer::Duplicate)),
        ("NOR-0002".to_owned(), Step::Merged, None),
    ];
    assert_eq!(naming(&of_the_team("bee")), expected);
    expected.push(("NOR-0003".to_owned(), Step::Linked, Some(Answer::Family)));
    assert_eq!(naming(&of_the_team("ann")), expected);
    assert_eq!(naming(&operator()), expected);
}

pub(crate) fn a_restriction_names_accounts_that_are_open_and_one_of_the_team(
    _: &Place,
    store: &Store,
) {
    add_account(store, 1, "ann", ViewerRole::ComplaintsTeam);
    add_account(store, 2, "hal", ViewerRole::HeadOfService);
    let stored = |number: u16, to: &str| {
        let case = restricted(complaint(number).case(), to);
        let change = Change {
            key: key(u32::from(number)),
            since: 0,
            case,
        };
        store.commit(here(), change)
    };
    let nobody = stored(1, "ann, zed").expect_err("there is no zed");
    assert!(matches!(nobody, RegisterError::NoSuchOfficer { account } if account == "zed"));
    let nobody = stored(2, "hal").expect_err("nobody of the team");
    assert!(matches!(nobody, RegisterError::NobodyOfTheTeam));
    stored(3, "ann, hal").expect("stored");
    // nothing of those that were refused is there
    assert_eq!(listed(store, &operator(), &Filter::default()), ["NOR-0003"]);
}

pub(crate) fn cases_are_listed_by_whoever_keeps_them(_: &Place, store: &Store) {
    everybody(store);
    for (number, keeper) in [
        (1, Some("ann")),
        (2, Some("bee")),
        (3, None),
        (4, Some("ann")),
    ] {
        let mut case = complaint(number).case();
        if let Some(keeper) = keeper {
            case = with_step(case, Step::KeeperNamed, Some(keeper), None);
        }
        store_new(store, number, case);
    }
    let kept_by = |who| {
        let filter = Filter {
            kept_by: Some(who),
            ..Filter::default()
        };
        listed(store, &of_the_team("ann"), &filter)
    };
    assert_eq!(
        kept_by(KeptBy::Account("ann".to_owned())),
        ["NOR-0001", "NOR-0004"]
    );
    assert_eq!(kept_by(KeptBy::Account("bee".to_owned())), ["NOR-0002"]);
    assert_eq!(kept_by(KeptBy::Nobody), ["NOR-0003"]);
    let owed = |before| {
        let filter = Filter {
            owed_before: Some(before),
            ..Filter::default()
        };
        listed(store, &of_the_team("ann"), &filter)
    };
    let came = complaint(1).case().state().received_on;
    assert_eq!(owed(came), [""; 0], "on its own day nothing is past it");
    let later = came.tomorrow().expect("a day");
    assert!(owed(later).contains(&"NOR-0001".to_owned()));
    assert!(!owed(later).contains(&"NOR-0003".to_owned()));
    // of what was answered, the one that owes something is still to be done
    let kept = with_step(complaint(6).case(), Step::KeeperNamed, Some("ann"), None);
    store_new(store, 6, answered(kept, june(21)));
    store_new(store, 7, answered(complaint(7).case(), june(21)));
    let found = |filter| {
        let mut found = listed(store, &of_the_team("ann"), &filter);
        found.sort();
        found
    };
    let open = Filter {
        open: Some(true),
        ..Filter::default()
    };
    let first_four = ["NOR-0001", "NOR-0002", "NOR-0003", "NOR-0004"];
    assert_eq!(found(open), first_four);
    let to_be_done = Filter {
        to_be_done: true,
        ..Filter::default()
    };
    let with_the_sixth: Vec<&str> = first_four.into_iter().chain(["NOR-0006"]).collect();
    assert_eq!(found(to_be_done), with_the_sixth);
    let gone = with_step(complaint(5).case(), Step::KeeperNamed, Some("zed"), None);
    let change = Change {
        key: key(5),
        since: 0,
        case: gone,
    };
    let refused = store.commit(here(), change).expect_err("there is no zed");
    assert!(matches!(refused, RegisterError::NoSuchOfficer { account } if account == "zed"));
}
