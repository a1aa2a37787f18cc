//! Schema 2: accounts, their sessions, and indexes for lists by the day of receipt and of open cases.

use super::columns::Tables;
use crate::database::Dialect;
use crate::tables::{Account, CaseRow, Session};

pub(super) fn second(dialect: Dialect) -> Vec<String> {
    let tables = Tables(dialect);
    let mut statements = accounts(tables).to_vec();
    statements.extend(sessions(tables));
    statements.push(tables.index(
        "case_row_received",
        CaseRow::Table,
        &[CaseRow::AuthorityId, CaseRow::ReceivedOn, CaseRow::CaseId],
        false,
    ));
    // few of many cases are open: their lists and counts read this and nothing else
    statements.push(tables.index(
        "case_row_open",
        CaseRow::Table,
        &[
            CaseRow::AuthorityId,
            CaseRow::Open,
            CaseRow::DueOn,
            CaseRow::ReceivedOn,
            CaseRow::CaseId,
            CaseRow::Status,
        ],
        false,
    ));
    statements
}

fn accounts(tables: Tables) -> [String; 2] {
    [
        tables.table(
            Account::Table,
            &[Account::AuthorityId, Account::AccountId],
            vec![
                tables.id(Account::AuthorityId),
                tables.id(Account::AccountId),
                tables.text(Account::SignInName),
                tables.text(Account::Name),
                tables.text(Account::Role),
                tables.text(Account::Teams),
                tables.text(Account::Password),
                tables.text(Account::MadeAt),
                tables.text_or_none(Account::ClosedAt),
            ],
        ),
        // closed accounts too: a name is never given again
        tables.index(
            "account_sign_in_name",
            Account::Table,
            &[Account::AuthorityId, Account::SignInName],
            true,
        ),
    ]
}

fn sessions(tables: Tables) -> [String; 2] {
    [
        tables.table(
            Session::Table,
            &[Session::AuthorityId, Session::KeyHash],
            vec![
                tables.id(Session::AuthorityId),
                Tables::bytes(Session::KeyHash),
                tables.id(Session::AccountId),
                tables.text(Session::BeganAt),
                tables.text(Session::LastUsedAt),
            ],
        ),
        tables.index(
            "session_account",
            Session::Table,
            &[Session::AuthorityId, Session::AccountId],
            false,
        ),
    ]
}
