//! The accounts that cases name: who keeps one, who alone may see one. Whether they are there is asked in the transaction that
//! names them or closes them, so that no two at once leave a case with somebody who has left.

use crate::database::{Session, Statement, slot};
use crate::error::{Failure, damaged};
use crate::projections::Rows;
use crate::seen;
use crate::tables::{Account, CaseRestriction, CaseRow};
use casework::ports::{AccountId, AccountsError, Held, RegisterError};
use complaints::access::ViewerRole;
use complaints::ids::{AuthorityId, CaseId};
use sea_query::{Expr, ExprTrait, Query, SelectStatement};

fn role_of_an_open_account() -> SelectStatement {
    Query::select()
        .column(Account::Role)
        .from(Account::Table)
        .and_where(Expr::col(Account::AuthorityId).eq(slot()))
        .and_where(Expr::col(Account::SignInName).eq(slot()))
        .and_where(Expr::col(Account::ClosedAt).is_null())
        .take()
}

static ROLE: Statement = Statement::new(|dialect| dialect.text(&role_of_an_open_account()));

/// The role, held as it is until what names the account stands.
static HELD_ROLE: Statement =
    Statement::new(|dialect| dialect.text(role_of_an_open_account().lock_exclusive()));

static KEEPER: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::select()
            .column(CaseRow::Keeper)
            .from(CaseRow::Table)
            .and_where(Expr::col(CaseRow::AuthorityId).eq(slot()))
            .and_where(Expr::col(CaseRow::CaseId).eq(slot())),
    )
});

static NAME: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::select()
            .column(Account::SignInName)
            .from(Account::Table)
            .and_where(Expr::col(Account::AuthorityId).eq(slot()))
            .and_where(Expr::col(Account::AccountId).eq(slot())),
    )
});

static KEPT: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::select()
            .column(CaseRow::CaseId)
            .from(CaseRow::Table)
            .and_where(Expr::col(CaseRow::AuthorityId).eq(slot()))
            .and_where(Expr::col(CaseRow::Keeper).eq(slot()))
            .and_where(Expr::col(CaseRow::Open).eq(slot()))
            .order_by(CaseRow::CaseId, sea_query::Order::Asc),
    )
});

static NAMED_ON: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::select()
            .column(CaseRestriction::CaseId)
            .from(CaseRestriction::Table)
            .and_where(Expr::col(CaseRestriction::AuthorityId).eq(slot()))
            .and_where(Expr::col(CaseRestriction::Account).eq(slot()))
            .order_by(CaseRestriction::CaseId, sea_query::Order::Asc),
    )
});

/// Whether a role keeps cases.
const fn keeps(role: ViewerRole) -> bool {
    matches!(role, ViewerRole::ComplaintsTeam | ViewerRole::TeamManager)
}

fn role(
    session: &mut Session,
    which: &Statement,
    authority: AuthorityId,
    account: &str,
) -> Result<Option<ViewerRole>, Failure> {
    let stored = session.first(which, &[authority.0.into(), account.into()], |row| {
        row.text(0).map(str::to_owned)
    })?;
    stored
        .map(|code| {
            code.parse()
                .map_err(|_| damaged("the role of a stored account does not read"))
        })
        .transpose()
}

/// Why those who are named to keep a case or to see it cannot be; none where they can, or nobody is named who was not before.
pub(crate) fn unfit(
    session: &mut Session,
    authority: AuthorityId,
    case: CaseId,
    rows: &Rows,
) -> Result<Option<RegisterError>, Failure> {
    if let Some(keeper) = &rows.row.keeper {
        let key = [authority.0.into(), case.0.into()];
        let before = session.first(&KEEPER, &key, |row| {
            row.text_or_none(0).map(|it| it.map(str::to_owned))
        })?;
        let same = before.flatten().as_ref() == Some(keeper);
        if !same || rows.row.open {
            let fits = role(session, &HELD_ROLE, authority, keeper)?.is_some_and(keeps);
            if !fits {
                let account = keeper.clone();
                return Ok(Some(if same {
                    RegisterError::KeeperLeft { account }
                } else {
                    RegisterError::NoSuchOfficer { account }
                }));
            }
        }
    }
    let Some(named) = &rows.restricted_to else {
        return Ok(None);
    };
    let before = seen::restricted_to(session, authority, case)?;
    if before == *named {
        return Ok(None);
    }
    let mut of_the_team = false;
    for account in named {
        match role(session, &HELD_ROLE, authority, account)? {
            Some(role) => of_the_team |= role == ViewerRole::ComplaintsTeam,
            // whoever was named before and has left since does not stand in the way
            None if before.contains(account) => {}
            None => {
                let account = account.clone();
                return Ok(Some(RegisterError::NoSuchOfficer { account }));
            }
        }
    }
    Ok((!of_the_team).then_some(RegisterError::NobodyOfTheTeam))
}

/// What an account has that somebody has to have.
pub(crate) fn held(
    session: &mut Session,
    authority: AuthorityId,
    account: &str,
) -> Result<Held, Failure> {
    let id = |row: &crate::database::Row<'_>| row.uuid(0).map(CaseId);
    let kept = session.all(
        &KEPT,
        &[authority.0.into(), account.into(), true.into()],
        id,
    )?;
    let named = session.all(&NAMED_ON, &[authority.0.into(), account.into()], id)?;
    let mut alone = Vec::new();
    for case in named {
        let mut others = false;
        for other in seen::restricted_to(session, authority, case)? {
            others |= other != account
                && role(session, &ROLE, authority, &other)? == Some(ViewerRole::ComplaintsTeam);
        }
        if !others {
            alone.push(case);
        }
    }
    Ok(Held { kept, alone })
}

/// Why an account cannot be closed, or have a role: what it would leave to nobody. None where it leaves nothing.
pub(crate) fn left(
    session: &mut Session,
    authority: AuthorityId,
    account: AccountId,
    becomes: Option<ViewerRole>,
) -> Result<Option<AccountsError>, Failure> {
    let key = [authority.0.into(), account.0.into()];
    let Some(name) = session.first(&NAME, &key, |row| row.text(0).map(str::to_owned))? else {
        return Ok(None);
    };
    let held = held(session, authority, &name)?;
    let kept = match becomes {
        Some(role) if keeps(role) => 0,
        _ => held.kept.len(),
    };
    let alone = match becomes {
        Some(ViewerRole::ComplaintsTeam) => 0,
        _ => held.alone.len(),
    };
    Ok((kept + alone > 0).then_some(AccountsError::CasesLeft { kept, alone }))
}
