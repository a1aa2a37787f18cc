//! Who finds which cases.

use super::*;
use crate::places::Place;
use crate::sample::*;
use casework::ports::{Change, Count, Filter, Order, PageEnd, Register, RegisterError};
use complaints::access::{Reach, scope};
use jiff::civil::date;
use proptest::prelude::*;
use register::Store;

pub(crate) fn a_list_is_ordered_by_due_date_and_read_page_by_page(_: &Place, store: &Store) {
    // due 14 days after receipt; 3 and 6 are answered, so that nothing is due
    for (number, day) in [(1, 12), (2, 3), (3, 3), (4, 3), (5, 20), (6, 1)] {
        let complaint = complaint(number).on(day);
        store.commit(here(), complaint.change()).expect("stored");
        if [3, 6].contains(&number) {
            let case = answered(complaint.case(), june(21));
            let key = key(100 + u32::from(number));
            store
                .commit(
                    here(),
                    Change {
                        key,
                        since: 1,
                        case,
                    },
                )
                .expect("stored");
        }
    }
    let in_order = [
        "NOR-0002", "NOR-0004", "NOR-0001", "NOR-0005", "NOR-0006", "NOR-0003",
    ];
    assert_eq!(references(store, &Filter::default()), in_order);
    read_in_pages_of_any_length(store, Order::Due, &in_order);
}

pub(crate) fn open_cases_are_counted_by_where_they_stand_and_when_they_are_due(
    _: &Place,
    store: &Store,
) {
    for (number, day) in [(1, 3), (2, 3), (3, 5)] {
        store
            .commit(here(), complaint(number).on(day).change())
            .expect("stored");
    }
    let closed = answered(complaint(3).on(5).case(), june(21));
    let change = Change {
        key: key(103),
        since: 1,
        case: closed,
    };
    store.commit(here(), change).expect("stored");
    let counted = store.open_cases(&operator(), here()).expect("counted");
    let counted: Vec<_> = counted.iter().map(|it| (it.due_on, it.count)).collect();
    // due 14 days after receipt
    assert_eq!(counted, [(Some(date(2024, 6, 17)), 2)]);
    let nobody = store.open_cases(&manager_of(&[]), here()).expect("counted");
    assert_eq!(nobody, []);
}

pub(crate) fn what_is_counted_is_as_new_as_the_last_write(place: &Place, store: &Store) {
    let another = place.opening().open(projector()).expect("opened again");
    let told = |store: &Store| {
        let open = Filter {
            open: Some(true),
            ..Filter::default()
        };
        let count = store.count_up_to(&operator(), here(), &open, 1_000);
        let standing = store.open_cases(&operator(), here()).expect("counted");
        (
            store.teams(&operator(), here()).expect("asked"),
            count.expect("counted"),
            standing.iter().map(|it| it.count).sum::<u64>(),
        )
    };
    let mut teams = Vec::new();
    // each is asked before and after the other writes
    for (number, (team, writes)) in (1..).zip([("A", store), ("B", &another), ("C", store)]) {
        let complaint = complaint(number).for_teams(&[team]);
        writes.commit(here(), complaint.change()).expect("stored");
        teams.push(team.to_owned());
        let expected = (teams.clone(), Count::Exactly(number.into()), number.into());
        assert_eq!(told(store), expected);
        assert_eq!(told(&another), expected);
        // and again, with nothing written in between
        assert_eq!(told(store), expected);
    }
}

pub(crate) fn the_last_reference_of_a_beginning_is_found(_: &Place, store: &Store) {
    for number in [2, 10, 9] {
        let change = complaint(number).change();
        let stored = store.commit(here(), change.clone()).expect("stored");
        let before = store.committed(here(), change.key).expect("asked");
        assert_eq!(before.map(|it| it.case), Some(stored.case));
    }
    assert_eq!(store.committed(here(), key(9_999)).expect("asked"), None);
    let last = |beginning: &str| store.last_reference(here(), beginning).expect("asked");
    assert_eq!(last("NOR-").as_deref(), Some("NOR-0010"));
    assert_eq!(last("NOR-000").as_deref(), Some("NOR-0009"));
    assert_eq!(last("SOU-"), None);
}

/// Whether nothing is filtered or words find all, the pages are the same.
fn read_in_pages_of_any_length(store: &Store, order: Order, in_order: &[&str]) {
    let found_by_words = Filter {
        words: Some("contact cancelled".to_owned()),
        ..Filter::default()
    };
    for filter in [Filter::default(), found_by_words] {
        for most in 1..=7 {
            let read = read_in_pages(store, &filter, order, most);
            assert_eq!(read, in_order, "{filter:?} {order:?} in pages of {most}");
        }
    }
}

fn read_in_pages(store: &Store, filter: &Filter, order: Order, most: u32) -> Vec<String> {
    let mut read = Vec::new();
    let mut page = PageEnd {
        order,
        after: None,
        most,
    };
    loop {
        let listing = store
            .list(&operator(), here(), filter, &page)
            .expect("a page");
        assert!(listing.cases.len() <= most as usize);
        if let Some(all) = listing.all {
            let counted = store.count(&operator(), here(), filter).expect("a count");
            assert_eq!(all, counted, "{filter:?} {order:?}");
        }
        read.extend(listing.cases.into_iter().map(|(_, row)| row.reference));
        match listing.next {
            Some(next) => page.after = Some(next),
            None => return read,
        }
    }
}

pub(crate) fn a_list_is_read_newest_first_or_by_reference(_: &Place, store: &Store) {
    // 2, 3 and 4 came on one day; the later id is the newer
    for (number, day) in [(5, 20), (2, 3), (6, 1), (3, 3), (1, 12), (4, 3)] {
        let complaint = complaint(number).on(day);
        store.commit(here(), complaint.change()).expect("stored");
    }
    let newest_first = [
        "NOR-0005", "NOR-0001", "NOR-0004", "NOR-0003", "NOR-0002", "NOR-0006",
    ];
    read_in_pages_of_any_length(store, Order::Received, &newest_first);
    let by_reference = [
        "NOR-0001", "NOR-0002", "NOR-0003", "NOR-0004", "NOR-0005", "NOR-0006",
    ];
    read_in_pages_of_any_length(store, Order::Reference, &by_reference);
}

pub(crate) fn a_list_keeps_its_place_while_cases_come_and_go(_: &Place, store: &Store) {
    for number in [2, 4, 6] {
        let complaint = complaint(number).on(10);
        store.commit(here(), complaint.change()).expect("stored");
    }
    for (order, first, rest) in [
        (Order::Received, "NOR-0006", ["NOR-0004", "NOR-0002"]),
        (Order::Reference, "NOR-0002", ["NOR-0004", "NOR-0006"]),
    ] {
        let page = PageEnd {
            order,
            after: None,
            most: 1,
        };
        let list = |page: &PageEnd| {
            let listing = store.list(&operator(), here(), &Filter::default(), page);
            listing.expect("a page")
        };
        let shown = list(&page);
        assert_eq!(shown.cases[0].1.reference, first, "{order:?}");
        // a case that comes before the place where the reader is moves nothing
        let before = match order {
            Order::Received => complaint(7).on(11),
            _ => complaint(1).on(1),
        };
        store.commit(here(), before.change()).expect("stored");
        let next = PageEnd {
            after: shown.next,
            most: 2,
            ..page
        };
        let read: Vec<String> = list(&next)
            .cases
            .into_iter()
            .map(|(_, row)| row.reference)
            .collect();
        assert_eq!(read, rest, "{order:?}");
    }
}

#[allow(clippy::too_many_lines, reason = "a table of every filter")]
pub(crate) fn a_list_obeys_every_filter(_: &Place, store: &Store) {
    use complaints::codes::{Kind, Procedure};
    use complaints::status::Status;
    let mut compliment = complaint(2).on(4).for_teams(&["Fostering", "Assessment"]);
    compliment.kind = Kind::Compliment;
    compliment.procedure = None;
    let mut corporate = complaint(3).on(10).for_teams(&["Fostering"]);
    corporate.procedure = Some(Procedure::Corporate);
    corporate.service_areas = vec!["Transport".to_owned()];
    for complaint in [complaint(1), compliment, corporate] {
        store.commit(here(), complaint.change()).expect("stored");
    }
    let none = Filter::default;
    let words = |list: &[&str]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
    for (filter, found) in [
        (
            Filter {
                open: Some(true),
                ..none()
            },
            &["NOR-0001", "NOR-0003"][..],
        ),
        (
            Filter {
                open: Some(false),
                ..none()
            },
            &["NOR-0002"],
        ),
        (
            Filter {
                due_before: Some(date(2024, 6, 18)),
                ..none()
            },
            &["NOR-0001"],
        ),
        (
            Filter {
                due_before: Some(date(2024, 6, 17)),
                ..none()
            },
            &[],
        ),
        (
            Filter {
                due_from: Some(date(2024, 6, 18)),
                ..none()
            },
            &["NOR-0003"],
        ),
        (
            Filter {
                kinds: vec![Kind::Compliment],
                ..none()
            },
            &["NOR-0002"],
        ),
        (
            Filter {
                procedures: vec![Procedure::Corporate],
                ..none()
            },
            &["NOR-0003"],
        ),
        (
            Filter {
                statuses: vec![Status::Stage1],
                ..none()
            },
            &["NOR-0001", "NOR-0003"],
        ),
        (
            Filter {
                teams: words(&["Fostering"]),
                ..none()
            },
            &["NOR-0003", "NOR-0002"],
        ),
        (
            Filter {
                service_areas: words(&["Transport"]),
                ..none()
            },
            &["NOR-0003"],
        ),
        (
            Filter {
                received_from: Some(date(2024, 6, 4)),
                ..none()
            },
            &["NOR-0003", "NOR-0002"],
        ),
        (
            Filter {
                received_to: Some(date(2024, 6, 4)),
                ..none()
            },
            &["NOR-0001", "NOR-0002"],
        ),
        (
            Filter {
                open: Some(true),
                teams: words(&["Fostering"]),
                ..none()
            },
            &["NOR-0003"],
        ),
    ] {
        assert_eq!(references(store, &filter), found, "{filter:?}");
    }
}

pub(crate) fn cases_are_found_by_words(_: &Place, store: &Store) {
    for (number, title) in [
        (1, "School transport was late"),
        (2, "The social worker did not call; transport missing"),
        (3, "A worker in social housing — child's café voucher"),
    ] {
        store
            .commit(here(), complaint(number).titled(title).change())
            .expect("stored");
    }
    let noted = noted(
        complaint(1).titled("School transport was late").case(),
        june(4),
        1,
    );
    store
        .commit(
            here(),
            Change {
                key: key(100),
                since: 1,
                case: noted,
            },
        )
        .expect("stored");
    for (typed, found) in [
        ("transport", &["NOR-0001", "NOR-0002"][..]),
        ("TRANSPORT late", &["NOR-0001"]),
        ("telephoned", &["NOR-0001"]),
        ("\"social worker\"", &["NOR-0002"]),
        ("social worker", &["NOR-0002", "NOR-0003"]),
        ("worker -transport", &["NOR-0003"]),
        ("-transport", &["NOR-0003"]),
        ("the transport of", &["NOR-0001", "NOR-0002"]),
        ("calls", &["NOR-0002"]),
        ("child's", &["NOR-0003"]),
        ("NOR-0002", &["NOR-0002"]),
        ("nor-0002", &["NOR-0002"]),
        ("nor-0002 late", &[]),
        ("nothing-of-it", &[]),
        ("", &["NOR-0001", "NOR-0002", "NOR-0003"]),
        ("\" ) OR ( *", &["NOR-0001", "NOR-0002", "NOR-0003"]),
        ("transport\" OR \"voucher", &[]),
    ] {
        let filter = Filter {
            words: Some(typed.to_owned()),
            ..Filter::default()
        };
        assert_eq!(references(store, &filter), found, "{typed}");
    }
}

pub(crate) fn a_viewer_sees_the_cases_in_scope_and_no_other(_: &Place, store: &Store) {
    const TEAMS: [&str; 4] = [
        "Assessment",
        "Fostering",
        "Leaving care",
        "O'Brien \"Unit\"",
    ];
    let mut cases = Vec::new();
    for number in 0..16u16 {
        let teams: Vec<&str> = (0..4)
            .filter(|bit| number >> bit & 1 == 1)
            .map(|bit| TEAMS[bit])
            .collect();
        let complaint = complaint(number).for_teams(&teams);
        store.commit(here(), complaint.change()).expect("stored");
        cases.push((reference(number), complaint.teams));
    }
    let choose = proptest::collection::btree_set(0..5usize, 0..4);
    proptest!(ProptestConfig::with_cases(24), |(chosen in choose)| {
        let names = chosen.iter().map(|at| TEAMS.get(*at).copied().unwrap_or("Unheard of"));
        let viewer = manager_of(&names.collect::<Vec<_>>());
        let scope = scope(&viewer);
        let expected: Vec<&str> = cases.iter()
            .filter(|(_, teams)| scope.holds(teams, None))
            .map(|(reference, _)| reference.as_str())
            .collect();
        let words = Filter { words: Some("cancelled".to_owned()), ..Filter::default() };
        for filter in [Filter::default(), words] {
            let found = store.list(&viewer, here(), &filter, &all()).expect("a list");
            prop_assert_eq!(found.all, Some(expected.len() as u64));
        }
        let listing = store.list(&viewer, here(), &Filter::default(), &all()).expect("a list");
        let listed: Vec<&str> = listing.cases.iter().map(|(_, row)| row.reference.as_str()).collect();
        prop_assert_eq!(&listed, &expected);
        let counted = store.count(&viewer, here(), &Filter::default()).expect("a count");
        prop_assert_eq!(counted, expected.len() as u64);
        for most in [0, 1, 5, 100] {
            let up_to = store.count_up_to(&viewer, here(), &Filter::default(), most).expect("a count");
            let expected = if counted > most { Count::MoreThan(most) } else { Count::Exactly(counted) };
            prop_assert_eq!(up_to, expected);
        }
        let mut exported = Vec::new();
        store.every_case(&viewer, here(), &mut |case| {
            exported.push(case.state().receipt.reference.clone());
            Ok(())
        }).expect("an export");
        prop_assert_eq!(&exported, &expected);
        for (number, (reference, teams)) in (0u16..).zip(&cases) {
            let found = store.find(&viewer, here(), reference).expect("read").is_some();
            let loaded = store.load(&viewer, here(), case_id(number)).expect("read").is_some();
            prop_assert_eq!((found, loaded), (scope.holds(teams, None), scope.holds(teams, None)));
        }
    });
    let administrator = complaints::access::Viewer {
        role: complaints::access::ViewerRole::Administrator,
        ..operator()
    };
    assert_eq!(scope(&administrator).reach, Reach::Nothing);
    assert_eq!(
        store
            .count(&administrator, here(), &Filter::default())
            .expect("a count"),
        0
    );
    assert_eq!(
        store
            .load(&administrator, here(), case_id(1))
            .expect("read"),
        None
    );
}

pub(crate) fn every_case_comes_in_order_of_reference(_: &Place, store: &Store) {
    for number in [3, 1, 2] {
        store
            .commit(here(), complaint(number).change())
            .expect("stored");
    }
    let mut seen = Vec::new();
    let mut each = |case: complaints::Case| {
        seen.push(case.id());
        Ok(())
    };
    store
        .every_case(&operator(), here(), &mut each)
        .expect("read");
    assert_eq!(seen, [1, 2, 3].map(case_id));
    let stop = store.every_case(&operator(), here(), &mut |_| Err(RegisterError::Stopped));
    assert!(matches!(stop, Err(RegisterError::Stopped)));
    // a reader that stopped half way leaves nothing open
    assert_eq!(references(store, &Filter::default()).len(), 3);
}
