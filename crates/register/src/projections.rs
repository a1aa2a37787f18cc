//! The rows that are kept of a case beside its history: written with it, and compared with it.

use crate::database::{Row, Session, Statement, insert, slot};
use crate::error::{Failure, damaged};
use crate::events::json;
use crate::occurrence;
use crate::search::{self, Findable};
use crate::seen;
use crate::tables::{self, CaseServiceArea, CaseTeam, Facts};
use complaints::Case;
use complaints::codes::Procedure;
use complaints::ids::{AuthorityId, CaseId, PersonId, PersonNumber};
use complaints::personal::Personal;
use complaints::projection::{CaseRow, LinkRow, PersonRow, Projection};
use sea_query::{Expr, ExprTrait, Iden, IntoIden, OnConflict, Query};
use std::collections::BTreeSet;

/// Everything that is kept of a case, as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rows {
    pub(crate) row: CaseRow,
    pub(crate) facts: String,
    pub(crate) last_recorded_at: String,
    pub(crate) search: Personal<String>,
    pub(crate) people: Vec<PersonRow>,
    pub(crate) restricted_to: Option<BTreeSet<String>>,
    pub(crate) links: Vec<LinkRow>,
}

impl Rows {
    pub(crate) fn of(case: &Case, projection: Projection) -> Result<Self, Failure> {
        let last = case
            .history()
            .last()
            .ok_or_else(|| damaged("a case has no history"))?;
        Ok(Self {
            facts: json(&projection.facts)?,
            last_recorded_at: occurrence::instant(last.recorded_at),
            row: projection.row,
            search: projection.search,
            people: projection.people,
            restricted_to: projection.restricted_to,
            links: projection.links,
        })
    }

    /// The restriction as it is kept. One that names nobody is kept under no name, so that it opens the case to nobody.
    pub(crate) fn kept_restriction(&self) -> BTreeSet<String> {
        match &self.restricted_to {
            None => BTreeSet::new(),
            Some(named) if named.is_empty() => BTreeSet::from([String::new()]),
            Some(named) => named.clone(),
        }
    }

    fn findable(&self) -> Findable {
        Findable::of(&self.row, self.search.reveal())
    }
}

/// The columns of table `case_row` that say what [`CaseRow`] says, in the order of [`read_row`].
pub(crate) const ROW: [tables::CaseRow; 15] = [
    tables::CaseRow::Reference,
    tables::CaseRow::Kind,
    tables::CaseRow::Procedure,
    tables::CaseRow::Status,
    tables::CaseRow::Open,
    tables::CaseRow::Stage,
    tables::CaseRow::ReceivedOn,
    tables::CaseRow::DueOn,
    tables::CaseRow::DueRule,
    tables::CaseRow::Title,
    tables::CaseRow::Teams,
    tables::CaseRow::ServiceAreas,
    tables::CaseRow::Keeper,
    tables::CaseRow::OwedOn,
    tables::CaseRow::OwedRule,
];

static KEEP_ROW: Statement = Statement::new(|dialect| {
    let mut columns = vec![tables::CaseRow::AuthorityId, tables::CaseRow::CaseId];
    columns.extend(ROW);
    dialect.text(
        insert(tables::CaseRow::Table, &columns).on_conflict(
            OnConflict::columns([tables::CaseRow::AuthorityId, tables::CaseRow::CaseId])
                .update_columns(ROW)
                .to_owned(),
        ),
    )
});

static KEEP_FACTS: Statement = Statement::new(|dialect| {
    dialect.text(
        insert(
            Facts::Table,
            &[
                Facts::AuthorityId,
                Facts::CaseId,
                Facts::LastRecordedAt,
                Facts::Body,
            ],
        )
        .on_conflict(
            OnConflict::columns([Facts::AuthorityId, Facts::CaseId])
                .update_columns([Facts::LastRecordedAt, Facts::Body])
                .to_owned(),
        ),
    )
});

static ADD_TEAM: Statement = Statement::new(|dialect| {
    dialect.text(&insert(
        CaseTeam::Table,
        &[CaseTeam::AuthorityId, CaseTeam::CaseId, CaseTeam::Team],
    ))
});

static ADD_SERVICE_AREA: Statement = Statement::new(|dialect| {
    dialect.text(&insert(
        CaseServiceArea::Table,
        &[
            CaseServiceArea::AuthorityId,
            CaseServiceArea::CaseId,
            CaseServiceArea::ServiceArea,
        ],
    ))
});

static ADD_PERSON: Statement = Statement::new(|dialect| {
    dialect.text(&insert(
        tables::PersonRow::Table,
        &[
            tables::PersonRow::AuthorityId,
            tables::PersonRow::CaseId,
            tables::PersonRow::PersonNo,
            tables::PersonRow::PersonId,
            tables::PersonRow::NameKey,
            tables::PersonRow::BornOn,
        ],
    ))
});

macro_rules! removal {
    ($name:ident, $table:ident) => {
        static $name: Statement = Statement::new(|dialect| {
            dialect.text(
                Query::delete()
                    .from_table(tables::$table::Table)
                    .and_where(Expr::col(tables::$table::AuthorityId).eq(slot()))
                    .and_where(Expr::col(tables::$table::CaseId).eq(slot())),
            )
        });
    };
}

removal!(REMOVE_TEAMS, CaseTeam);
removal!(REMOVE_SERVICE_AREAS, CaseServiceArea);
removal!(REMOVE_PEOPLE, PersonRow);
removal!(REMOVE_ROW, CaseRow);
removal!(REMOVE_FACTS, Facts);

/// Keeps the rows of a case in place of those before. Of a new case there are none before.
pub(crate) fn keep(
    session: &mut Session,
    authority: AuthorityId,
    case: CaseId,
    rows: &Rows,
    new: bool,
) -> Result<(), Failure> {
    let key = [authority.0.into(), case.0.into()];
    if !new {
        session.execute(&REMOVE_TEAMS, &key)?;
        session.execute(&REMOVE_SERVICE_AREAS, &key)?;
        session.execute(&REMOVE_PEOPLE, &key)?;
        seen::remove(session, authority, case)?;
    }
    let [authority_id, case_id] = key;
    let row = &rows.row;
    session.execute(
        &KEEP_ROW,
        &[
            authority_id.clone(),
            case_id.clone(),
            (&row.reference).into(),
            row.kind.code().into(),
            row.procedure.map(Procedure::code).into(),
            row.status.code().into(),
            row.open.into(),
            row.stage.into(),
            row.received_on.to_string().into(),
            row.due_on.map(|day| day.to_string()).into(),
            row.due_rule.as_deref().into(),
            row.title.reveal().into(),
            json(&row.teams)?.into(),
            json(&row.service_areas)?.into(),
            row.keeper.as_deref().into(),
            row.owed_on.map(|day| day.to_string()).into(),
            row.owed_rule.as_deref().into(),
        ],
    )?;
    for team in row.teams.iter().collect::<BTreeSet<_>>() {
        let values = [authority_id.clone(), case_id.clone(), team.into()];
        session.execute(&ADD_TEAM, &values)?;
    }
    for area in row.service_areas.iter().collect::<BTreeSet<_>>() {
        let values = [authority_id.clone(), case_id.clone(), area.into()];
        session.execute(&ADD_SERVICE_AREA, &values)?;
    }
    session.execute(
        &KEEP_FACTS,
        &[
            authority_id.clone(),
            case_id.clone(),
            (&rows.last_recorded_at).into(),
            (&rows.facts).into(),
        ],
    )?;
    for person in &rows.people {
        session.execute(
            &ADD_PERSON,
            &[
                authority_id.clone(),
                case_id.clone(),
                person.number.0.into(),
                person.person.0.into(),
                person.name_key.as_ref().map(Personal::reveal).into(),
                person
                    .born_on
                    .as_ref()
                    .map(|day| day.reveal().to_string())
                    .into(),
            ],
        )?;
    }
    seen::keep(session, authority, case, rows)?;
    search::keep(session, authority, case, &rows.findable(), new)
}

/// Removes the rows of a case that has no history.
pub(crate) fn remove(
    session: &mut Session,
    authority: AuthorityId,
    case: CaseId,
) -> Result<(), Failure> {
    let key = [authority.0.into(), case.0.into()];
    for statement in [
        &REMOVE_TEAMS,
        &REMOVE_SERVICE_AREAS,
        &REMOVE_PEOPLE,
        &REMOVE_ROW,
        &REMOVE_FACTS,
    ] {
        session.execute(statement, &key)?;
    }
    seen::remove(session, authority, case)?;
    search::remove(session, authority, case)
}

/// Reads the columns [`ROW`], of which the first stands at `at`.
pub(crate) fn read_row(row: &Row<'_>, at: usize) -> Result<CaseRow, Failure> {
    Ok(CaseRow {
        reference: row.text(at)?.to_owned(),
        kind: code(row.text(at + 1)?)?,
        procedure: row.text_or_none(at + 2)?.map(code).transpose()?,
        status: code(row.text(at + 3)?)?,
        open: row.integer(at + 4)? != 0,
        stage: row
            .integer_or_none(at + 5)?
            .map(|stage| u8::try_from(stage).map_err(|_| damaged("a stored stage is not one")))
            .transpose()?,
        received_on: row.day(at + 6)?,
        due_on: row.day_or_none(at + 7)?,
        due_rule: row.text_or_none(at + 8)?.map(str::to_owned),
        title: Personal::new(row.text(at + 9)?.to_owned()),
        teams: list(row.text(at + 10)?)?,
        service_areas: list(row.text(at + 11)?)?,
        keeper: row.text_or_none(at + 12)?.map(str::to_owned),
        owed_on: row.day_or_none(at + 13)?,
        owed_rule: row.text_or_none(at + 14)?.map(str::to_owned),
    })
}

pub(crate) fn code<T: std::str::FromStr>(text: &str) -> Result<T, Failure> {
    text.parse()
        .map_err(|_| damaged("a stored code is on no list that this Heard knows"))
}

fn list(text: &str) -> Result<Vec<String>, Failure> {
    // most cases name no service area, and a list reads fifty of them
    if text == "[]" {
        return Ok(Vec::new());
    }
    serde_json::from_str(text).map_err(|_| damaged("a stored list does not read as one"))
}

fn of_one_case<C: Iden + IntoIden + Copy + 'static>(
    columns: &[C],
    table: C,
    authority: C,
    case: C,
) -> sea_query::SelectStatement {
    Query::select()
        .columns(columns.iter().copied())
        .from(table)
        .and_where(Expr::col(authority).eq(slot()))
        .and_where(Expr::col(case).eq(slot()))
        .take()
}

static ROW_OF: Statement = Statement::new(|dialect| {
    use tables::CaseRow::{AuthorityId, CaseId, Table};
    dialect.text(&of_one_case(&ROW, Table, AuthorityId, CaseId))
});

static FACTS_OF: Statement = Statement::new(|dialect| {
    use tables::Facts::{AuthorityId, Body, CaseId, LastRecordedAt, Table};
    dialect.text(&of_one_case(
        &[LastRecordedAt, Body],
        Table,
        AuthorityId,
        CaseId,
    ))
});

static TEAMS_OF: Statement = Statement::new(|dialect| {
    use tables::CaseTeam::{AuthorityId, CaseId, Table, Team};
    dialect.text(&of_one_case(&[Team], Table, AuthorityId, CaseId))
});

static SERVICE_AREAS_OF: Statement = Statement::new(|dialect| {
    use tables::CaseServiceArea::{AuthorityId, CaseId, ServiceArea, Table};
    dialect.text(&of_one_case(&[ServiceArea], Table, AuthorityId, CaseId))
});

static PEOPLE_OF: Statement = Statement::new(|dialect| {
    use tables::PersonRow::{AuthorityId, BornOn, CaseId, NameKey, PersonId, PersonNo, Table};
    dialect.text(
        of_one_case(
            &[PersonNo, PersonId, NameKey, BornOn],
            Table,
            AuthorityId,
            CaseId,
        )
        .order_by(PersonNo, sea_query::Order::Asc),
    )
});

/// The tables whose rows differ from what the history says, by name.
pub(crate) fn differences(
    session: &mut Session,
    authority: AuthorityId,
    case: CaseId,
    rows: &Rows,
) -> Result<Vec<&'static str>, Failure> {
    let key = [authority.0.into(), case.0.into()];
    let text = |row: &Row<'_>| row.text(0).map(str::to_owned);
    let mut differing = Vec::new();
    let mut compare = |table, same: bool| {
        if !same {
            differing.push(table);
        }
    };
    // a row that cannot even be read differs
    let row = legible(session.first(&ROW_OF, &key, |row| read_row(row, 0)))?;
    compare("case_row", row.flatten().as_ref() == Some(&rows.row));
    let teams = session.all(&TEAMS_OF, &key, text)?;
    compare(
        "case_team",
        teams.iter().collect::<BTreeSet<_>>() == rows.row.teams.iter().collect(),
    );
    let areas = session.all(&SERVICE_AREAS_OF, &key, text)?;
    compare(
        "case_service_area",
        areas.iter().collect::<BTreeSet<_>>() == rows.row.service_areas.iter().collect(),
    );
    let facts = session.first(&FACTS_OF, &key, |row| {
        Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned()))
    })?;
    let expected = (&rows.last_recorded_at, &rows.facts);
    compare(
        "facts",
        facts.as_ref().map(|(at, body)| (at, body)) == Some(expected),
    );
    let people = legible(session.all(&PEOPLE_OF, &key, read_person))?;
    compare(
        "person_row",
        people.is_some_and(|people| same_people(&people, &rows.people)),
    );
    let seen_by = seen::restricted_to(session, authority, case)?;
    compare("case_restriction", seen_by == rows.kept_restriction());
    let links = legible(seen::links(session, authority, case))?;
    compare("case_link", links.as_ref() == Some(&rows.links));
    let search = search::kept(session, authority, case)?;
    compare("search_document", search == Some(rows.findable()));
    Ok(differing)
}

fn same_people(stored: &[PersonRow], expected: &[PersonRow]) -> bool {
    let mut expected = expected.to_vec();
    expected.sort_by_key(|person| person.number);
    stored == expected
}

fn read_person(row: &Row<'_>) -> Result<PersonRow, Failure> {
    Ok(PersonRow {
        number: PersonNumber(row.number(0)?),
        person: PersonId(row.uuid(1)?),
        name_key: row
            .text_or_none(2)?
            .map(|name| Personal::new(name.to_owned())),
        born_on: row.day_or_none(3)?.map(Personal::new),
    })
}

fn legible<T>(read: Result<T, Failure>) -> Result<Option<T>, Failure> {
    use casework::ports::RegisterError;
    match read {
        Ok(read) => Ok(Some(read)),
        Err(Failure::Answer(RegisterError::Damaged { .. })) => Ok(None),
        Err(other) => Err(other),
    }
}
