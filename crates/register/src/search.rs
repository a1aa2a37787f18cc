//! Search: the one thing that the two databases do differently.
//!
//! SQLite indexes the documents with FTS5, PostgreSQL with a generated `tsvector`. Both are asked with quoted
//! phrases only ([`crate::words`]).

use crate::database::{Dialect, Row, Session, Statement, Value, insert, slot};
use crate::error::{Failure, Then};
use crate::tables::{CaseRow, SearchDocument, SearchIndex};
use crate::words::{Term, Words};
use complaints::ids::{AuthorityId, CaseId};
use complaints::projection::CaseRow as CaseLine;
use sea_query::extension::postgres::PgExpr;
use sea_query::extension::sqlite::SqliteExpr;
use sea_query::{Condition, Expr, ExprTrait, Func, OnConflict, Query, SelectStatement};

/// The tables that search needs. PostgreSQL refuses an index entry over a mebibyte, so what lies beyond half
/// of that is kept but not found.
pub(crate) const fn tables(dialect: Dialect) -> &'static [&'static str] {
    match dialect {
        Dialect::Sqlite => &[
            "CREATE TABLE search_document (\
                document_no integer PRIMARY KEY, \
                authority_id blob NOT NULL, \
                case_id blob NOT NULL, \
                document text NOT NULL, \
                UNIQUE (authority_id, case_id)) STRICT",
            "CREATE VIRTUAL TABLE search_index USING fts5(\
                document, content = 'search_document', content_rowid = 'document_no', \
                tokenize = 'porter unicode61 remove_diacritics 2')",
        ],
        Dialect::Postgres => &[
            "CREATE TABLE search_document (\
                authority_id uuid NOT NULL, \
                case_id uuid NOT NULL, \
                document text NOT NULL, \
                words tsvector GENERATED ALWAYS AS \
                    (to_tsvector('english', left(document, 500000))) STORED, \
                PRIMARY KEY (authority_id, case_id))",
            "CREATE INDEX search_document_words ON search_document USING gin (words)",
        ],
    }
}

/// What is kept of a case to find it by: its words, and its place in a list, so that a page of a search reads no case that
/// is not on it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Findable {
    document: String,
    received_on: String,
    due_on: Option<String>,
    reference: String,
}

impl Findable {
    pub(crate) fn of(row: &CaseLine, document: &str) -> Self {
        Self {
            document: document.to_owned(),
            received_on: row.received_on.to_string(),
            due_on: row.due_on.map(|day| day.to_string()),
            reference: row.reference.clone(),
        }
    }

    fn read(row: &Row<'_>) -> Result<Self, Failure> {
        Ok(Self {
            received_on: row.text(0)?.to_owned(),
            due_on: row.text_or_none(1)?.map(str::to_owned),
            reference: row.text(2)?.to_owned(),
            document: row.text(3)?.to_owned(),
        })
    }

    fn values(&self) -> [Value<'_>; 4] {
        [
            (&self.received_on).into(),
            self.due_on.as_deref().into(),
            (&self.reference).into(),
            (&self.document).into(),
        ]
    }
}

/// What [`Findable`] says, in the order in which it is read.
const COLUMNS: [SearchDocument; 4] = [
    SearchDocument::ReceivedOn,
    SearchDocument::DueOn,
    SearchDocument::Reference,
    SearchDocument::Document,
];

/// Cases that the words find.
pub(crate) fn condition(dialect: Dialect, authority: AuthorityId, words: &Words) -> Condition {
    let (references, plain) = words.parted();
    let mut all = Condition::all();
    if !plain.is_empty() {
        all = all.add(found(dialect, authority, &plain));
    }
    for term in references {
        let typed = term.reference.clone().unwrap_or_default();
        all = all.add(
            Condition::any()
                .add(found(dialect, authority, &[term]))
                .add(
                    Expr::col((CaseRow::Table, CaseRow::Reference))
                        .is_in([typed.to_uppercase(), typed]),
                ),
        );
    }
    for term in &words.unwanted {
        all = all.add(found(dialect, authority, &[term]).not());
    }
    all
}

fn found(dialect: Dialect, authority: AuthorityId, terms: &[&Term]) -> Expr {
    let ids = documents(dialect, authority, terms)
        .column((SearchDocument::Table, SearchDocument::CaseId))
        .take();
    Expr::col((CaseRow::Table, CaseRow::CaseId)).in_subquery(ids)
}

/// The documents that hold every one of the terms; whoever asks says which columns.
pub(crate) fn documents(
    dialect: Dialect,
    authority: AuthorityId,
    terms: &[&Term],
) -> SelectStatement {
    let phrases: Vec<String> = terms.iter().map(|term| term.quoted()).collect();
    let mut select = Query::select();
    select
        .from(SearchDocument::Table)
        .and_where(Expr::col((SearchDocument::Table, SearchDocument::AuthorityId)).eq(authority.0));
    match dialect {
        Dialect::Sqlite => select
            .inner_join(
                SearchIndex::Table,
                Expr::col((SearchIndex::Table, SearchIndex::Rowid))
                    .equals((SearchDocument::Table, SearchDocument::DocumentNo)),
            )
            .and_where(SqliteExpr::matches(
                Expr::col(SearchIndex::Table),
                phrases.join(" AND "),
            )),
        Dialect::Postgres => select.and_where(PgExpr::matches(
            Expr::col((SearchDocument::Table, SearchDocument::Words)),
            Func::cust("websearch_to_tsquery")
                .args([Expr::cust("'english'"), Expr::val(phrases.join(" "))]),
        )),
    };
    select.take()
}

static FIND: Statement = Statement::new(|dialect| {
    let mut select = Query::select();
    select
        .columns(COLUMNS)
        .from(SearchDocument::Table)
        .and_where(Expr::col(SearchDocument::AuthorityId).eq(slot()))
        .and_where(Expr::col(SearchDocument::CaseId).eq(slot()));
    if dialect == Dialect::Sqlite {
        select.column(SearchDocument::DocumentNo);
    }
    dialect.text(&select)
});

static ADD: Statement = Statement::new(|dialect| {
    let mut columns = vec![SearchDocument::AuthorityId, SearchDocument::CaseId];
    columns.extend(COLUMNS);
    let mut add = insert(SearchDocument::Table, &columns);
    match dialect {
        Dialect::Sqlite => add.returning_col(SearchDocument::DocumentNo),
        Dialect::Postgres => add.on_conflict(
            OnConflict::columns([SearchDocument::AuthorityId, SearchDocument::CaseId])
                .update_columns(COLUMNS)
                .to_owned(),
        ),
    };
    dialect.text(&add)
});

static CHANGE: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::update()
            .table(SearchDocument::Table)
            .values(COLUMNS.map(|column| (column, slot())))
            .and_where(Expr::col(SearchDocument::DocumentNo).eq(slot())),
    )
});

static REMOVE: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::delete()
            .from_table(SearchDocument::Table)
            .and_where(Expr::col(SearchDocument::AuthorityId).eq(slot()))
            .and_where(Expr::col(SearchDocument::CaseId).eq(slot())),
    )
});

static ADD_TO_INDEX: Statement = Statement::new(|dialect| {
    dialect.text(&insert(
        SearchIndex::Table,
        &[SearchIndex::Rowid, SearchIndex::Document],
    ))
});

/// An index over documents that are kept elsewhere is told what to forget by a row of a special form.
static REMOVE_FROM_INDEX: Statement = Statement::new(|dialect| {
    dialect.text(&insert(
        SearchIndex::Table,
        &[
            SearchIndex::Table,
            SearchIndex::Rowid,
            SearchIndex::Document,
        ],
    ))
});

/// Keeps what a case is found by.
pub(crate) fn keep(
    session: &mut Session,
    authority: AuthorityId,
    case: CaseId,
    findable: &Findable,
    new: bool,
) -> Result<(), Failure> {
    let [received_on, due_on, reference, document] = findable.values();
    let whole = [
        authority.0.into(),
        case.0.into(),
        received_on.clone(),
        due_on.clone(),
        reference.clone(),
        document.clone(),
    ];
    if session.dialect() == Dialect::Postgres {
        return session.execute(&ADD, &whole).map(drop);
    }
    let before = if new {
        None
    } else {
        in_index(session, authority, case)?
    };
    let number = match before {
        Some((_, old)) if old == *findable => return Ok(()),
        Some((number, old)) => {
            let changed = [
                received_on,
                due_on,
                reference,
                document.clone(),
                number.into(),
            ];
            session.execute(&CHANGE, &changed)?;
            if old.document == findable.document {
                return Ok(());
            }
            forget(session, number, &old.document)?;
            number
        }
        None => session
            .first(&ADD, &whole, |row| row.integer(0))?
            .unwrap_or_default(),
    };
    session
        .execute(&ADD_TO_INDEX, &[number.into(), document])
        .map(drop)
}

static REMAKE_INDEX: Statement =
    Statement::new(|dialect| dialect.text(&insert(SearchIndex::Table, &[SearchIndex::Table])));

/// Makes SQLite's index anew from the documents, so that it forgets what somebody changed behind its back.
/// PostgreSQL keeps its own in step.
pub(crate) fn remake_index(session: &mut Session) -> Result<(), Failure> {
    match session.dialect() {
        Dialect::Sqlite => session
            .execute(&REMAKE_INDEX, &["rebuild".into()])
            .map(drop),
        Dialect::Postgres => Ok(()),
    }
}

static CHECK_INDEX: Statement = Statement::new(|dialect| {
    dialect.text(&insert(
        SearchIndex::Table,
        &[SearchIndex::Table, SearchIndex::Rank],
    ))
});

/// Whether SQLite's index holds the words of the documents and no others. PostgreSQL keeps its own in step. The question is
/// put as an insert, so it is for a connection that writes; it changes nothing.
pub(crate) fn index_agrees(session: &mut Session) -> Result<bool, Failure> {
    if session.dialect() == Dialect::Postgres {
        return Ok(true);
    }
    // 1 has it compare with the documents too
    match session.execute(&CHECK_INDEX, &["integrity-check".into(), 1u32.into()]) {
        Ok(_) => Ok(true),
        Err(Failure::Trouble(trouble)) if trouble.then == Then::Damaged => Ok(false),
        Err(other) => Err(other),
    }
}

/// Removes a case that is no more.
pub(crate) fn remove(
    session: &mut Session,
    authority: AuthorityId,
    case: CaseId,
) -> Result<(), Failure> {
    if session.dialect() == Dialect::Sqlite
        && let Some((number, old)) = in_index(session, authority, case)?
    {
        forget(session, number, &old.document)?;
    }
    session
        .execute(&REMOVE, &[authority.0.into(), case.0.into()])
        .map(drop)
}

/// What a case is found by.
pub(crate) fn kept(
    session: &mut Session,
    authority: AuthorityId,
    case: CaseId,
) -> Result<Option<Findable>, Failure> {
    session.first(&FIND, &[authority.0.into(), case.0.into()], Findable::read)
}

fn in_index(
    session: &mut Session,
    authority: AuthorityId,
    case: CaseId,
) -> Result<Option<(i64, Findable)>, Failure> {
    session.first(&FIND, &[authority.0.into(), case.0.into()], |row| {
        Ok((row.integer(COLUMNS.len())?, Findable::read(row)?))
    })
}

fn forget(session: &mut Session, number: i64, old: &str) -> Result<(), Failure> {
    session
        .execute(
            &REMOVE_FROM_INDEX,
            &["delete".into(), number.into(), old.into()],
        )
        .map(drop)
}
