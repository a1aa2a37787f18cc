//! What every register does, on SQLite and on PostgreSQL.

pub(crate) mod accounts;
mod commands;
mod keeping;
mod leaving;
mod lists;
mod reports;
mod seen;

use crate::sample::*;
use casework::ports::{
    Change, Filter, Order, PageEnd, RecordedByAuthority, Register, RegisterError,
};
use complaints::authority::AuthorityEvent;
use complaints::published::{PublishedFigure, Unit};
use complaints::recorded::Source;
use register::Store;
use std::collections::BTreeMap;

macro_rules! on_both {
    ($($subject:ident::$fact:ident;)+) => {
        mod sqlite {
            $(#[test]
            fn $fact() {
                let place = crate::places::Place::sqlite();
                super::$subject::$fact(&place, &place.register());
            })+
        }

        mod postgres {
            $(#[test]
            fn $fact() {
                let place = crate::places::Place::postgres("contract");
                super::$subject::$fact(&place, &place.register());
            })+
        }
    };
}

on_both! {
    commands::a_case_reads_as_it_was_stored;
    commands::a_case_is_found_by_its_reference;
    commands::the_same_command_is_stored_once;
    commands::two_changes_of_one_version_do_not_both_stand;
    commands::a_reference_belongs_to_one_case;
    commands::clients_that_write_at_once_lose_nothing;
    commands::many_changes_are_stored_together_or_not_at_all;
    commands::readers_go_on_and_their_looks_are_kept_while_many_changes_are_stored;
    lists::a_list_is_ordered_by_due_date_and_read_page_by_page;
    lists::a_list_is_read_newest_first_or_by_reference;
    lists::what_is_counted_is_as_new_as_the_last_write;
    lists::open_cases_are_counted_by_where_they_stand_and_when_they_are_due;
    lists::the_last_reference_of_a_beginning_is_found;
    lists::a_list_keeps_its_place_while_cases_come_and_go;
    lists::a_list_obeys_every_filter;
    lists::cases_are_found_by_words;
    lists::a_viewer_sees_the_cases_in_scope_and_no_other;
    lists::every_case_comes_in_order_of_reference;
    seen::a_restricted_case_is_in_nothing_that_others_are_shown;
    seen::what_any_query_answers_is_what_the_scope_holds;
    seen::a_case_tells_which_others_name_it;
    seen::a_restriction_names_accounts_that_are_open_and_one_of_the_team;
    seen::cases_are_listed_by_whoever_keeps_them;
    leaving::an_account_that_keeps_cases_is_closed_when_another_takes_all_of_them_or_not_at_all;
    leaving::a_role_that_keeps_no_case_is_not_given_to_whoever_does;
    leaving::no_open_case_is_left_with_a_closed_account_however_many_act_at_once;
    reports::facts_are_given_as_they_stand_and_as_they_stood;
    reports::published_figures_are_given_as_they_stand_and_as_they_stood;
    keeping::an_authority_is_established_once;
    keeping::a_person_is_found_by_name_and_date_of_birth;
    keeping::looks_are_kept_newest_first;
    keeping::a_rebuild_of_a_sound_register_changes_nothing;
    keeping::a_register_stands_after_it_was_closed;
    accounts::an_account_reads_as_it_was_added;
    accounts::a_sign_in_name_belongs_to_one_account;
    accounts::one_of_many_who_ask_for_a_name_at_once_gets_it;
    accounts::a_new_password_ends_every_session_of_its_account;
    accounts::a_new_role_holds_from_the_next_use;
    accounts::a_closed_account_has_no_session;
    accounts::administrators_who_remove_each_other_at_once_leave_one;
    accounts::a_session_begins_only_with_the_password_that_stands;
    accounts::nobody_comes_in_with_a_password_that_is_being_changed;
    accounts::sessions_end_one_by_one_all_at_once_or_by_age;
    accounts::accounts_belong_to_one_authority;
    accounts::what_is_not_there_cannot_be_changed;
    accounts::a_rebuild_leaves_accounts_and_sessions_alone;
}

pub(crate) fn here() -> complaints::ids::AuthorityId {
    northmere().id
}

pub(crate) fn all() -> PageEnd {
    PageEnd {
        order: Order::Due,
        after: None,
        most: 100,
    }
}

pub(crate) fn references(store: &Store, filter: &Filter) -> Vec<String> {
    let listing = store
        .list(&operator(), here(), filter, &all())
        .expect("a list");
    let found: Vec<String> = listing
        .cases
        .into_iter()
        .map(|(_, row)| row.reference)
        .collect();
    let counted = store.count(&operator(), here(), filter).expect("a count");
    assert_eq!(counted, found.len() as u64, "{filter:?}");
    found
}

pub(crate) fn sound(store: &Store) {
    assert_eq!(store.verify(None).expect("verified"), []);
}

pub(crate) fn changes(
    numbers: std::ops::Range<u16>,
) -> Box<dyn Iterator<Item = Result<Change, RegisterError>> + Send> {
    Box::new(numbers.map(|number| Ok(complaint(number).change())))
}

pub(crate) fn figure(reference: &str, value: u32) -> PublishedFigure {
    PublishedFigure {
        reference: reference.to_owned(),
        period: "2022-23".to_owned(),
        measure: "complaints".to_owned(),
        value: value.into(),
        unit: Unit::Count,
        by: BTreeMap::new(),
        table: None,
    }
}

pub(crate) fn published(at: jiff::Timestamp, event: AuthorityEvent) -> RecordedByAuthority {
    RecordedByAuthority {
        recorded_at: at,
        by: actor(),
        source: Source::Import,
        event,
    }
}
