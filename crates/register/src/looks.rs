//! The access log: who looked at what. On SQLite it lies in a file of its own beside the register.

use crate::database::{Row, Session, Statement, Transaction, insert, slot};
use crate::error::{Failure, damaged};
use crate::occurrence;
use crate::tables::AccessLog;
use casework::ports::{Look, LookedAt};
use complaints::ids::{AuthorityId, CaseId};
use complaints::recorded::Actor;
use sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};

/// What a look says, in this order.
const COLUMNS: [AccessLog; 6] = [
    AccessLog::At,
    AccessLog::Account,
    AccessLog::Role,
    AccessLog::AtWhat,
    AccessLog::CaseId,
    AccessLog::Detail,
];

static ADD: Statement = Statement::new(|dialect| {
    let mut columns = vec![AccessLog::AuthorityId];
    columns.extend(COLUMNS);
    dialect.text(&insert(AccessLog::Table, &columns))
});

static OF_ALL: Statement = Statement::new(|dialect| dialect.text(select().limit(1)));

static OF_CASE: Statement = Statement::new(|dialect| {
    dialect.text(
        select()
            .and_where(Expr::col(AccessLog::CaseId).eq(slot()))
            .limit(1),
    )
});

fn select() -> SelectStatement {
    Query::select()
        .columns(COLUMNS)
        .from(AccessLog::Table)
        .and_where(Expr::col(AccessLog::AuthorityId).eq(slot()))
        .order_by(AccessLog::At, Order::Desc)
        .take()
}

/// Records a look.
pub(crate) fn add(
    session: &mut Session,
    authority: AuthorityId,
    look: &Look,
) -> Result<(), Failure> {
    session
        .execute(
            &ADD,
            &[
                authority.0.into(),
                occurrence::instant(look.at).into(),
                (&look.by.account).into(),
                (&look.by.role).into(),
                look.at_what.code().into(),
                look.case.map(|case| case.0).into(),
                (&look.detail).into(),
            ],
        )
        .map(drop)
}

static EVERY: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::select()
            .column(AccessLog::AuthorityId)
            .columns(COLUMNS)
            .from(AccessLog::Table),
    )
});

static EMPTY: Statement =
    Statement::new(|dialect| dialect.text(Query::delete().from_table(AccessLog::Table)));

/// Copies the log of a register to an access log of its own, whatever an attempt that was cut short left there.
pub(crate) fn copy(from: &mut Session, to: &mut Session) -> Result<(), Failure> {
    to.begin(Transaction::Write)?;
    to.execute(&EMPTY, &[])?;
    from.query(&EVERY, &[], |row| {
        add(to, AuthorityId(row.uuid(0)?), &read(row, 1)?)
    })?;
    to.commit()
}

/// The looks at a case, or all of them, newest first.
pub(crate) fn newest(
    session: &mut Session,
    authority: AuthorityId,
    case: Option<CaseId>,
    most: u32,
) -> Result<Vec<Look>, Failure> {
    let look = |row: &Row<'_>| read(row, 0);
    match case {
        None => session.all(&OF_ALL, &[authority.0.into(), most.into()], look),
        Some(case) => session.all(
            &OF_CASE,
            &[authority.0.into(), case.0.into(), most.into()],
            look,
        ),
    }
}

/// A look, of which [`COLUMNS`] begin at that column.
fn read(row: &Row<'_>, first: usize) -> Result<Look, Failure> {
    let code = row.text(first + 3)?;
    Ok(Look {
        at: row.instant(first)?,
        by: Actor {
            account: row.text(first + 1)?.to_owned(),
            role: row.text(first + 2)?.to_owned(),
        },
        at_what: LookedAt::ALL
            .into_iter()
            .find(|what| what.code() == code)
            .ok_or_else(|| damaged("a look is at something that this Heard does not know"))?,
        case: row.uuid_or_none(first + 4)?.map(CaseId),
        detail: row.text(first + 5)?.to_owned(),
    })
}
