//! The councils of a register, what each chose, and the people on its cases.

use crate::database::{Row, Session, Statement, insert, slot};
use crate::error::{Failure, damaged};
use crate::history;
use crate::tables::{Authority, PersonRow};
use casework::ports::{self, RegisterError};
use complaints::authority;
use complaints::ids::{AuthorityId, PersonId};
use complaints::personal::Personal;
use complaints::projection::name_key;
use jiff::civil::Date;
use sea_query::{Expr, ExprTrait, OnConflict, Order, Query};

static ALL: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::select()
            .column(Authority::AuthorityId)
            .column(Authority::Name)
            .from(Authority::Table)
            .order_by(Authority::Name, Order::Asc),
    )
});

static ADD: Statement = Statement::new(|dialect| {
    dialect.text(
        insert(Authority::Table, &[Authority::AuthorityId, Authority::Name])
            .on_conflict(OnConflict::new().do_nothing().to_owned()),
    )
});

static PERSON: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::select()
            .column(PersonRow::PersonId)
            .column(PersonRow::BornOn)
            .from(PersonRow::Table)
            .and_where(Expr::col(PersonRow::AuthorityId).eq(slot()))
            .and_where(Expr::col(PersonRow::NameKey).eq(slot()))
            .order_by(PersonRow::CaseId, Order::Asc)
            .order_by(PersonRow::PersonNo, Order::Asc),
    )
});

fn read(row: &Row<'_>) -> Result<ports::Authority, Failure> {
    Ok(ports::Authority {
        id: AuthorityId(row.uuid(0)?),
        name: row.text(1)?.to_owned(),
    })
}

/// Every authority, by name.
pub(crate) fn all(session: &mut Session) -> Result<Vec<ports::Authority>, Failure> {
    session.all(&ALL, &[], read)
}

/// The authority of that name, or the only one there is.
pub(crate) fn named(
    session: &mut Session,
    name: Option<&str>,
) -> Result<Option<ports::Authority>, Failure> {
    let mut all = all(session)?;
    if let Some(name) = name {
        return Ok(all.into_iter().find(|authority| authority.name == name));
    }
    if all.len() > 1 {
        let names: Vec<String> = all.into_iter().map(|authority| authority.name).collect();
        return Err(Failure::Answer(RegisterError::Unavailable {
            what: format!(
                "this register holds several councils: {}.",
                names.join(", ")
            ),
            remedy: "Name one of them with --authority.".to_owned(),
            passing: false,
        }));
    }
    Ok(all.pop())
}

/// Adds an authority, or gives the one that is there.
pub(crate) fn establish(
    session: &mut Session,
    authority: &ports::Authority,
) -> Result<ports::Authority, Failure> {
    session.execute(&ADD, &[authority.id.0.into(), (&authority.name).into()])?;
    let all = all(session)?;
    all.iter()
        .find(|it| it.name == authority.name)
        .or_else(|| all.iter().find(|it| it.id == authority.id))
        .cloned()
        .ok_or_else(|| damaged("an authority that was added is not there"))
}

static RENAME: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::update()
            .table(Authority::Table)
            .value(Authority::Name, slot())
            .and_where(Expr::col(Authority::AuthorityId).eq(slot())),
    )
});

/// Gives an authority another name.
pub(crate) fn rename(
    session: &mut Session,
    authority: AuthorityId,
    name: &str,
) -> Result<(), Failure> {
    session.execute(&RENAME, &[name.into(), authority.0.into()])?;
    Ok(())
}

/// What the register was shown of the council's own file, and the version of the authority's stream.
pub(crate) fn council_file(
    session: &mut Session,
    authority: AuthorityId,
) -> Result<(u32, authority::FileOnRecord), Failure> {
    history::of_authority_now(session, authority, |it| authority::file_on_record(it))
}

/// The person of that name and date of birth. A record that gives no date of birth finds only a person of
/// whom none is held: two children may have one name.
pub(crate) fn person(
    session: &mut Session,
    authority: AuthorityId,
    name: &Personal<String>,
    born_on: Option<&Personal<Date>>,
) -> Result<Option<PersonId>, Failure> {
    let key = name_key(name);
    let born_on = born_on.map(|day| *day.reveal());
    let values = [authority.0.into(), key.reveal().into()];
    let found = session.all(&PERSON, &values, |row| {
        Ok((row.uuid(0)?, row.day_or_none(1)?))
    })?;
    Ok(found
        .into_iter()
        .find(|(_, day)| *day == born_on)
        .map(|(id, _)| PersonId(id)))
}
