//! Accounts: who may sign in.

use crate::Store;
use crate::commit::{self, Prepared};
use crate::database::{Row, Session, Statement, insert, slot};
use crate::error::{Failure, damaged};
use crate::events::json;
use crate::tables::Account;
use crate::{occurrence, officers, sessions};
use casework::ports::{
    self, AccountId, Accounts, AccountsError, Change, Held, KeyHash, PasswordHash, RegisterError,
    SignInName,
};
use complaints::access::ViewerRole;
use complaints::ids::AuthorityId;
use jiff::Timestamp;
use sea_query::{Expr, ExprTrait, OnConflict, Order, Query, SelectStatement, UpdateStatement};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

/// The columns of an account, in the order of [`read`].
pub(crate) const COLUMNS: [Account; 8] = [
    Account::AccountId,
    Account::SignInName,
    Account::Name,
    Account::Role,
    Account::Teams,
    Account::Password,
    Account::MadeAt,
    Account::ClosedAt,
];

static ADD: Statement = Statement::new(|dialect| {
    let mut columns = vec![Account::AuthorityId];
    columns.extend(COLUMNS);
    dialect.text(
        insert(Account::Table, &columns).on_conflict(OnConflict::new().do_nothing().to_owned()),
    )
});

static NAMED: Statement = Statement::new(|dialect| {
    dialect.text(select().and_where(Expr::col(Account::SignInName).eq(slot())))
});

static ALL: Statement =
    Statement::new(|dialect| dialect.text(select().order_by(Account::SignInName, Order::Asc)));

static CHANGE_PASSWORD: Statement =
    Statement::new(|dialect| dialect.text(of_account(update().value(Account::Password, slot()))));

static CHANGE_ROLE: Statement = Statement::new(|dialect| {
    let mut update = update();
    let values = [(Account::Role, slot()), (Account::Teams, slot())];
    dialect.text(of_account(update.values(values)))
});

static CLOSE: Statement = Statement::new(|dialect| {
    // one that is closed stays closed since when it was
    let closed_at = Expr::col(Account::ClosedAt).if_null(slot());
    dialect.text(of_account(update().value(Account::ClosedAt, closed_at)))
});

/// Every open account of an administrator, held as it is until the change of one stands.
static HOLD_ADMINISTRATORS: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::select()
            .column(Account::AccountId)
            .from(Account::Table)
            .and_where(Expr::col(Account::AuthorityId).eq(slot()))
            .and_where(Expr::col(Account::Role).eq(slot()))
            .and_where(Expr::col(Account::ClosedAt).is_null())
            .order_by(Account::AccountId, Order::Asc)
            .lock_exclusive(),
    )
});

/// Whether this is the only open account of an administrator. Two who change each other in one moment wait in turn.
fn is_last_administrator(
    session: &mut Session,
    authority: AuthorityId,
    account: AccountId,
) -> Result<bool, Failure> {
    let values = [authority.0.into(), ViewerRole::Administrator.code().into()];
    let held = session.all(&HOLD_ADMINISTRATORS, &values, |row| row.uuid(0))?;
    Ok(held == [account.0])
}

/// Holds an account as it is until what is done with it stands, so that nobody gives it a case meanwhile.
static HOLD: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::select()
            .column(Account::AccountId)
            .from(Account::Table)
            .and_where(Expr::col(Account::AuthorityId).eq(slot()))
            .and_where(Expr::col(Account::AccountId).eq(slot()))
            .lock_exclusive(),
    )
});

fn hold(session: &mut Session, authority: AuthorityId, account: AccountId) -> Result<(), Failure> {
    let key = [authority.0.into(), account.0.into()];
    session.all(&HOLD, &key, |_| Ok(())).map(drop)
}

fn select() -> SelectStatement {
    Query::select()
        .columns(COLUMNS)
        .from(Account::Table)
        .and_where(Expr::col(Account::AuthorityId).eq(slot()))
        .take()
}

fn update() -> UpdateStatement {
    Query::update().table(Account::Table).take()
}

fn of_account(update: &mut UpdateStatement) -> &UpdateStatement {
    update
        .and_where(Expr::col(Account::AuthorityId).eq(slot()))
        .and_where(Expr::col(Account::AccountId).eq(slot()))
}

/// Reads the columns [`COLUMNS`], of which the first stands at `at`.
pub(crate) fn read(row: &Row<'_>, at: usize) -> Result<ports::Account, Failure> {
    let no = |what: &str| damaged(format!("the {what} of a stored account does not read"));
    Ok(ports::Account {
        id: AccountId(row.uuid(at)?),
        sign_in_name: row.text(at + 1)?.parse().map_err(|_| no("sign-in name"))?,
        name: row.text(at + 2)?.to_owned(),
        role: row.text(at + 3)?.parse().map_err(|_| no("role"))?,
        teams: serde_json::from_str(row.text(at + 4)?).map_err(|_| no("teams"))?,
        password: PasswordHash::new(row.text(at + 5)?),
        made_at: row.instant(at + 6)?,
        closed_at: row
            .text_or_none(at + 7)?
            .map(|text| text.parse().map_err(|_| no("day of closing")))
            .transpose()?,
    })
}

fn named(
    session: &mut Session,
    authority: AuthorityId,
    name: &SignInName,
) -> Result<Option<ports::Account>, Failure> {
    let values = [authority.0.into(), name.as_str().into()];
    session.first(&NAMED, &values, |row| read(row, 0))
}

/// Adds an account; answers the one that has its name, which is another where the name was taken.
fn add(
    session: &mut Session,
    authority: AuthorityId,
    account: &ports::Account,
) -> Result<AccountId, Failure> {
    session.execute(
        &ADD,
        &[
            authority.0.into(),
            account.id.0.into(),
            account.sign_in_name.as_str().into(),
            (&account.name).into(),
            account.role.code().into(),
            json(&account.teams)?.into(),
            account.password.reveal().into(),
            occurrence::instant(account.made_at).into(),
            account.closed_at.map(occurrence::instant).into(),
        ],
    )?;
    named(session, authority, &account.sign_in_name)?
        .map(|there| there.id)
        .ok_or_else(|| damaged("an account that was added is not there"))
}

/// How many accounts a change found; an error where it came to nothing, and was taken back as a whole.
fn found(touched: Result<u64, AccountsError>) -> Result<(), AccountsError> {
    match touched? {
        0 => Err(AccountsError::NoSuchAccount),
        _ => Ok(()),
    }
}

impl Accounts for Store {
    fn add_account(
        &self,
        authority: AuthorityId,
        account: ports::Account,
    ) -> Result<(), AccountsError> {
        let (id, name) = (account.id, account.sign_in_name.clone());
        let there = self
            .storage
            .write(move |session| add(session, authority, &account))?;
        if there == id {
            Ok(())
        } else {
            Err(AccountsError::NameTaken { name })
        }
    }

    fn account_named(
        &self,
        authority: AuthorityId,
        name: &SignInName,
    ) -> Result<Option<ports::Account>, RegisterError> {
        self.storage.read(|session| named(session, authority, name))
    }

    fn accounts(&self, authority: AuthorityId) -> Result<Vec<ports::Account>, RegisterError> {
        self.storage
            .read(|session| session.all(&ALL, &[authority.0.into()], |row| read(row, 0)))
    }

    fn change_password(
        &self,
        authority: AuthorityId,
        account: AccountId,
        password: PasswordHash,
    ) -> Result<(), AccountsError> {
        found(self.storage.write(move |session| {
            let values = [
                password.reveal().into(),
                authority.0.into(),
                account.0.into(),
            ];
            let touched = session.execute(&CHANGE_PASSWORD, &values)?;
            sessions::end_all_of(session, authority, account)?;
            Ok(Ok(touched))
        })?)
    }

    fn change_role(
        &self,
        authority: AuthorityId,
        account: AccountId,
        role: ViewerRole,
        teams: BTreeSet<String>,
    ) -> Result<(), AccountsError> {
        found(self.storage.write(move |session| {
            if role != ViewerRole::Administrator
                && is_last_administrator(session, authority, account)?
            {
                return Ok(Err(AccountsError::LastAdministrator));
            }
            hold(session, authority, account)?;
            if let Some(left) = officers::left(session, authority, account, Some(role))? {
                return Ok(Err(left));
            }
            let values = [
                role.code().into(),
                json(&teams)?.into(),
                authority.0.into(),
                account.0.into(),
            ];
            session.execute(&CHANGE_ROLE, &values).map(Ok)
        })?)
    }

    fn close_account(
        &self,
        authority: AuthorityId,
        account: AccountId,
        at: Timestamp,
        handed_over: Vec<Change>,
    ) -> Result<(), AccountsError> {
        let prepared = handed_over
            .iter()
            .map(|change| Prepared::of(change, &self.projector))
            .collect::<Result<Vec<_>, _>>();
        let prepared = prepared.map_err(RegisterError::from)?;
        let left = Arc::new(Mutex::new(None));
        let told = Arc::clone(&left);
        let closed = self.storage.write(move |session| {
            if is_last_administrator(session, authority, account)? {
                return Ok(Err(AccountsError::LastAdministrator));
            }
            hold(session, authority, account)?;
            for change in &prepared {
                commit::store(session, authority, change)?;
            }
            // what was handed over is taken back with the rest where a case would be left all the same
            if let Some(error) = officers::left(session, authority, account, None)? {
                *told.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
                return Err(Failure::Answer(RegisterError::Stopped));
            }
            let values = [
                occurrence::instant(at).into(),
                authority.0.into(),
                account.0.into(),
            ];
            let touched = session.execute(&CLOSE, &values)?;
            sessions::end_all_of(session, authority, account)?;
            Ok(Ok(touched))
        });
        match closed {
            Err(RegisterError::Stopped) => {
                let mut left = left.lock().unwrap_or_else(PoisonError::into_inner);
                Err(left.take().unwrap_or(RegisterError::Stopped.into()))
            }
            other => found(other?),
        }
    }

    fn held(&self, authority: AuthorityId, name: &SignInName) -> Result<Held, RegisterError> {
        self.storage
            .read(|session| officers::held(session, authority, name.as_str()))
    }

    fn begin_session(
        &self,
        authority: AuthorityId,
        session: ports::Session,
        checked: &PasswordHash,
    ) -> Result<bool, RegisterError> {
        let checked = checked.clone();
        self.storage
            .write(move |connection| sessions::begin(connection, authority, &session, &checked))
    }

    fn session(
        &self,
        authority: AuthorityId,
        key_hash: KeyHash,
    ) -> Result<Option<(ports::Session, ports::Account)>, RegisterError> {
        self.storage
            .read(|session| sessions::with_account(session, authority, key_hash))
    }

    fn use_session(
        &self,
        authority: AuthorityId,
        key_hash: KeyHash,
        at: Timestamp,
    ) -> Result<(), RegisterError> {
        self.storage
            .write(move |session| sessions::note_use(session, authority, key_hash, at))
    }

    fn end_session(&self, authority: AuthorityId, key_hash: KeyHash) -> Result<(), RegisterError> {
        self.storage
            .write(move |session| sessions::end(session, authority, key_hash))
    }

    fn end_sessions(
        &self,
        authority: AuthorityId,
        account: AccountId,
    ) -> Result<(), RegisterError> {
        self.storage
            .write(move |session| sessions::end_all_of(session, authority, account))
    }

    fn end_sessions_begun_before(
        &self,
        authority: AuthorityId,
        at: Timestamp,
    ) -> Result<(), RegisterError> {
        self.storage
            .write(move |session| sessions::end_begun_before(session, authority, at))
    }
}
