//! Sessions: who is signed in.

use crate::accounts;
use crate::database::{self, Statement, insert, slot};
use crate::error::Failure;
use crate::occurrence;
use crate::tables::{Account, Session};
use casework::ports::{self, AccountId, KeyHash, PasswordHash};
use complaints::ids::AuthorityId;
use jiff::Timestamp;
use sea_query::{Expr, ExprTrait, OnConflict, Query};

/// The account of a session that begins, held as it is until the session stands: a change of its password waits,
/// and then ends the session too.
static HOLD_ACCOUNT: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::select()
            .column(Account::Password)
            .column(Account::ClosedAt)
            .from(Account::Table)
            .and_where(Expr::col(Account::AuthorityId).eq(slot()))
            .and_where(Expr::col(Account::AccountId).eq(slot()))
            .lock_shared(),
    )
});

static BEGIN: Statement = Statement::new(|dialect| {
    dialect.text(
        insert(
            Session::Table,
            &[
                Session::AuthorityId,
                Session::KeyHash,
                Session::AccountId,
                Session::BeganAt,
                Session::LastUsedAt,
            ],
        )
        // the same session begun again, after an answer that was lost
        .on_conflict(OnConflict::new().do_nothing().to_owned()),
    )
});

static WITH_ACCOUNT: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::select()
            .column((Session::Table, Session::BeganAt))
            .column((Session::Table, Session::LastUsedAt))
            .columns(accounts::COLUMNS.map(|column| (Account::Table, column)))
            .from(Session::Table)
            .inner_join(
                Account::Table,
                Expr::col((Account::Table, Account::AuthorityId))
                    .equals((Session::Table, Session::AuthorityId))
                    .and(
                        Expr::col((Account::Table, Account::AccountId))
                            .equals((Session::Table, Session::AccountId)),
                    ),
            )
            .and_where(Expr::col((Session::Table, Session::AuthorityId)).eq(slot()))
            .and_where(Expr::col((Session::Table, Session::KeyHash)).eq(slot())),
    )
});

static NOTE_USE: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::update()
            .table(Session::Table)
            .value(Session::LastUsedAt, slot())
            .and_where(Expr::col(Session::AuthorityId).eq(slot()))
            .and_where(Expr::col(Session::KeyHash).eq(slot())),
    )
});

static END: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::delete()
            .from_table(Session::Table)
            .and_where(Expr::col(Session::AuthorityId).eq(slot()))
            .and_where(Expr::col(Session::KeyHash).eq(slot())),
    )
});

static END_ALL_OF: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::delete()
            .from_table(Session::Table)
            .and_where(Expr::col(Session::AuthorityId).eq(slot()))
            .and_where(Expr::col(Session::AccountId).eq(slot())),
    )
});

static END_BEGUN_BEFORE: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::delete()
            .from_table(Session::Table)
            .and_where(Expr::col(Session::AuthorityId).eq(slot()))
            .and_where(Expr::col(Session::BeganAt).lt(slot())),
    )
});

/// Begins a session, if the account is open and has that password; answers whether it does.
pub(crate) fn begin(
    connection: &mut database::Session,
    authority: AuthorityId,
    session: &ports::Session,
    checked: &PasswordHash,
) -> Result<bool, Failure> {
    let key = [authority.0.into(), session.account.0.into()];
    let fits = connection.first(&HOLD_ACCOUNT, &key, |row| {
        Ok(row.text(0)? == checked.reveal() && row.text_or_none(1)?.is_none())
    })?;
    if fits != Some(true) {
        return Ok(false);
    }
    connection.execute(
        &BEGIN,
        &[
            authority.0.into(),
            session.key_hash.0.as_slice().into(),
            session.account.0.into(),
            occurrence::instant(session.began_at).into(),
            occurrence::instant(session.last_used_at).into(),
        ],
    )?;
    Ok(true)
}

/// The session of that key, and the account as it is now.
pub(crate) fn with_account(
    connection: &mut database::Session,
    authority: AuthorityId,
    key_hash: KeyHash,
) -> Result<Option<(ports::Session, ports::Account)>, Failure> {
    let values = [authority.0.into(), key_hash.0.as_slice().into()];
    connection.first(&WITH_ACCOUNT, &values, |row| {
        let account = accounts::read(row, 2)?;
        let session = ports::Session {
            key_hash,
            account: account.id,
            began_at: row.instant(0)?,
            last_used_at: row.instant(1)?,
        };
        Ok((session, account))
    })
}

/// Records that a session was used.
pub(crate) fn note_use(
    connection: &mut database::Session,
    authority: AuthorityId,
    key_hash: KeyHash,
    at: Timestamp,
) -> Result<(), Failure> {
    let values = [
        occurrence::instant(at).into(),
        authority.0.into(),
        key_hash.0.as_slice().into(),
    ];
    connection.execute(&NOTE_USE, &values).map(drop)
}

/// Ends a session.
pub(crate) fn end(
    connection: &mut database::Session,
    authority: AuthorityId,
    key_hash: KeyHash,
) -> Result<(), Failure> {
    let values = [authority.0.into(), key_hash.0.as_slice().into()];
    connection.execute(&END, &values).map(drop)
}

/// Ends every session of an account.
pub(crate) fn end_all_of(
    connection: &mut database::Session,
    authority: AuthorityId,
    account: AccountId,
) -> Result<(), Failure> {
    let values = [authority.0.into(), account.0.into()];
    connection.execute(&END_ALL_OF, &values).map(drop)
}

/// Ends every session that began before an instant.
pub(crate) fn end_begun_before(
    connection: &mut database::Session,
    authority: AuthorityId,
    at: Timestamp,
) -> Result<(), Failure> {
    let values = [authority.0.into(), occurrence::instant(at).into()];
    connection.execute(&END_BEGUN_BEFORE, &values).map(drop)
}
