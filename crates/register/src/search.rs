//! Search: the one thing that the two databases do differently.
//!
//! SQLite indexes the documents with FTS5, PostgreSQL with a generated `tsvector`. Both are asked with quoted
//! phrases only ([`crate::words`]).

use crate::database::{Dialect, Session, Statement, insert, slot};
use crate::error::{Failure, Then};
use crate::tables::{CaseRow, SearchDocument, SearchIndex};
use crate::words::{Term, Words};
use complaints::ids::{AuthorityId, CaseId};
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

/// Cases that the words find.
pub(crate) fn condition(dialect: Dialect, authority: AuthorityId, words: &Words) -> Condition {
    let (references, plain): (Vec<&Term>, Vec<&Term>) = words
        .wanted
        .iter()
        .partition(|term| term.reference.is_some());
    let mut all = Condition::all();
    if !plain.is_empty() {
        all = all.add(found(dialect, authority, &plain));
    }
    for term in references {
        let typed = term.reference.clone().unwrap_or_default();
        all = all.add(
            Condition::any()
                .add(found(dialect, authority, &[term]))
                .add(Expr::col(CaseRow::Reference).is_in([typed.to_uppercase(), typed])),
        );
    }
    for term in &words.unwanted {
        all = all.add(found(dialect, authority, &[term]).not());
    }
    all
}

fn found(dialect: Dialect, authority: AuthorityId, terms: &[&Term]) -> Expr {
    Expr::col((CaseRow::Table, CaseRow::CaseId)).in_subquery(matches(dialect, authority, terms))
}

fn matches(dialect: Dialect, authority: AuthorityId, terms: &[&Term]) -> SelectStatement {
    let phrases: Vec<String> = terms.iter().map(|term| term.quoted()).collect();
    let mut select = Query::select();
    select
        .column((SearchDocument::Table, SearchDocument::CaseId))
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
            Expr::col(SearchDocument::Words),
            Func::cust("websearch_to_tsquery")
                .args([Expr::cust("'english'"), Expr::val(phrases.join(" "))]),
        )),
    };
    select.take()
}

static FIND: Statement = Statement::new(|dialect| {
    let mut select = Query::select();
    select
        .column(SearchDocument::Document)
        .from(SearchDocument::Table)
        .and_where(Expr::col(SearchDocument::AuthorityId).eq(slot()))
        .and_where(Expr::col(SearchDocument::CaseId).eq(slot()));
    if dialect == Dialect::Sqlite {
        select.column(SearchDocument::DocumentNo);
    }
    dialect.text(&select)
});

static ADD: Statement = Statement::new(|dialect| {
    let mut add = insert(
        SearchDocument::Table,
        &[
            SearchDocument::AuthorityId,
            SearchDocument::CaseId,
            SearchDocument::Document,
        ],
    );
    match dialect {
        Dialect::Sqlite => add.returning_col(SearchDocument::DocumentNo),
        Dialect::Postgres => add.on_conflict(
            OnConflict::columns([SearchDocument::AuthorityId, SearchDocument::CaseId])
                .update_column(SearchDocument::Document)
                .to_owned(),
        ),
    };
    dialect.text(&add)
});

static CHANGE: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::update()
            .table(SearchDocument::Table)
            .value(SearchDocument::Document, slot())
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

/// Keeps the words by which a case is found.
pub(crate) fn keep(
    session: &mut Session,
    authority: AuthorityId,
    case: CaseId,
    document: &str,
    new: bool,
) -> Result<(), Failure> {
    let whole = [authority.0.into(), case.0.into(), document.into()];
    if session.dialect() == Dialect::Postgres {
        return session.execute(&ADD, &whole).map(drop);
    }
    let before = if new {
        None
    } else {
        in_index(session, authority, case)?
    };
    let number = match before {
        Some((_, old)) if old == document => return Ok(()),
        Some((number, old)) => {
            forget(session, number, &old)?;
            session.execute(&CHANGE, &[document.into(), number.into()])?;
            number
        }
        None => session
            .first(&ADD, &whole, |row| row.integer(0))?
            .unwrap_or_default(),
    };
    session
        .execute(&ADD_TO_INDEX, &[number.into(), document.into()])
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
        forget(session, number, &old)?;
    }
    session
        .execute(&REMOVE, &[authority.0.into(), case.0.into()])
        .map(drop)
}

/// The words that are kept of a case.
pub(crate) fn kept(
    session: &mut Session,
    authority: AuthorityId,
    case: CaseId,
) -> Result<Option<String>, Failure> {
    session.first(&FIND, &[authority.0.into(), case.0.into()], |row| {
        row.text(0).map(str::to_owned)
    })
}

fn in_index(
    session: &mut Session,
    authority: AuthorityId,
    case: CaseId,
) -> Result<Option<(i64, String)>, Failure> {
    session.first(&FIND, &[authority.0.into(), case.0.into()], |row| {
        Ok((row.integer(1)?, row.text(0)?.to_owned()))
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
