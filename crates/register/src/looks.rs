//! The access log: who looked at what.

use crate::database::{Session, Statement, insert, slot};
use crate::error::{Failure, damaged};
use crate::occurrence;
use crate::tables::AccessLog;
use casework::ports::{Look, LookedAt};
use complaints::ids::{AuthorityId, CaseId};
use complaints::recorded::Actor;
use sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};

static ADD: Statement = Statement::new(|dialect| {
    dialect.text(&insert(
        AccessLog::Table,
        &[
            AccessLog::AuthorityId,
            AccessLog::At,
            AccessLog::Account,
            AccessLog::Role,
            AccessLog::AtWhat,
            AccessLog::CaseId,
            AccessLog::Detail,
        ],
    ))
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
        .columns([
            AccessLog::At,
            AccessLog::Account,
            AccessLog::Role,
            AccessLog::AtWhat,
            AccessLog::CaseId,
            AccessLog::Detail,
        ])
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

/// The looks at a case, or all of them, newest first.
pub(crate) fn newest(
    session: &mut Session,
    authority: AuthorityId,
    case: Option<CaseId>,
    most: u32,
) -> Result<Vec<Look>, Failure> {
    let read = |row: &crate::database::Row<'_>| {
        let code = row.text(3)?;
        Ok(Look {
            at: row.instant(0)?,
            by: Actor {
                account: row.text(1)?.to_owned(),
                role: row.text(2)?.to_owned(),
            },
            at_what: LookedAt::ALL
                .into_iter()
                .find(|what| what.code() == code)
                .ok_or_else(|| damaged("a look is at something that this Heard does not know"))?,
            case: row.uuid_or_none(4)?.map(CaseId),
            detail: row.text(5)?.to_owned(),
        })
    };
    match case {
        None => session.all(&OF_ALL, &[authority.0.into(), most.into()], read),
        Some(case) => session.all(
            &OF_CASE,
            &[authority.0.into(), case.0.into(), most.into()],
            read,
        ),
    }
}
