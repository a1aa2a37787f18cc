//! Pages of a list: each begins behind the last case of the one before, and is read where it lies in the index
//! of its order, so that the last page costs what the first does.

use crate::database::Session;
use crate::error::Failure;
use crate::hits;
use crate::list::{self, column, condition};
use crate::projections::{ROW, read_row};
use crate::tables::CaseRow;
use casework::ports::{Filter, Listing, Order, PageEnd, Position};
use complaints::access::Scope;
use complaints::ids::{AuthorityId, CaseId};
use complaints::projection;
use sea_query::{Condition, Expr, ExprTrait, Order as Direction, Query, SelectStatement};

type Line = (CaseId, projection::CaseRow);

/// A page of the cases that the filter finds within the scope.
pub(crate) fn read(
    session: &mut Session,
    scope: &Scope,
    authority: AuthorityId,
    filter: &Filter,
    page: &PageEnd,
) -> Result<Listing, Failure> {
    if list::searches(filter) {
        return hits::read(session, scope, authority, filter, page);
    }
    let condition = condition(session.dialect(), scope, authority, filter);
    // one more than the page holds tells whether there is another
    let wanted = u64::from(page.most) + 1;
    let mut cases = Vec::new();
    for part in parts(page, filter) {
        let missing = wanted.saturating_sub(cases.len() as u64);
        if missing > 0 {
            cases.extend(lines(session, &part.select(&condition, missing))?);
        }
    }
    let more = cases.len() as u64 == wanted;
    cases.truncate(page.most as usize);
    let next = cases.last().filter(|_| more).map(|(case, row)| Position {
        due_on: row.due_on,
        received_on: row.received_on,
        reference: row.reference.clone(),
        case: *case,
    });
    let whole = next.is_none() && page.after.is_none();
    Ok(Listing {
        all: whole.then_some(cases.len() as u64),
        cases,
        next,
    })
}

/// A part of a list that one index carries, and where in it to begin.
#[derive(Debug, Clone, Copy)]
enum Part<'a> {
    /// Cases that are due.
    Dated(Option<&'a Position>),
    /// Cases in which nothing is due.
    Undated(Option<&'a Position>),
    /// All, the newest first.
    Newest(Option<&'a Position>),
    /// All, by reference.
    Referenced(Option<&'a Position>),
}

/// The parts of a list, in its order, from where the page begins.
fn parts<'a>(page: &'a PageEnd, filter: &Filter) -> Vec<Part<'a>> {
    let after = page.after.as_ref();
    match page.order {
        Order::Received => vec![Part::Newest(after)],
        Order::Reference => vec![Part::Referenced(after)],
        Order::Due => {
            if let Some(undated) = after.filter(|after| after.due_on.is_none()) {
                return vec![Part::Undated(Some(undated))];
            }
            let mut parts = vec![Part::Dated(after)];
            if filter.due_before.is_none() && filter.due_from.is_none() {
                parts.push(Part::Undated(None));
            }
            parts
        }
    }
}

impl Part<'_> {
    /// At most so many of its cases that meet the condition.
    fn select(self, condition: &Condition, most: u64) -> SelectStatement {
        let mut select = columns().cond_where(condition.clone()).limit(most).take();
        match self {
            Self::Dated(after) => {
                select.and_where(column(CaseRow::DueOn).is_not_null());
                if let Some((after, due_on)) = after.and_then(|it| Some((it, it.due_on?))) {
                    let due_on = (CaseRow::DueOn, Expr::val(due_on.to_string()));
                    let [received_on, case] = by_receipt(after);
                    select.and_where(beyond([due_on, received_on, case], &Direction::Asc));
                }
                in_order(
                    select,
                    [CaseRow::DueOn, CaseRow::ReceivedOn, CaseRow::CaseId],
                    &Direction::Asc,
                )
            }
            Self::Undated(after) => {
                select.and_where(column(CaseRow::DueOn).is_null());
                if let Some(after) = after {
                    select.and_where(beyond(by_receipt(after), &Direction::Asc));
                }
                in_order(
                    select,
                    [CaseRow::ReceivedOn, CaseRow::CaseId],
                    &Direction::Asc,
                )
            }
            Self::Newest(after) => {
                if let Some(after) = after {
                    select.and_where(beyond(by_receipt(after), &Direction::Desc));
                }
                in_order(
                    select,
                    [CaseRow::ReceivedOn, CaseRow::CaseId],
                    &Direction::Desc,
                )
            }
            Self::Referenced(after) => {
                if let Some(after) = after {
                    select.and_where(column(CaseRow::Reference).gt(after.reference.as_str()));
                }
                in_order(select, [CaseRow::Reference], &Direction::Asc)
            }
        }
    }
}

fn by_receipt(after: &Position) -> [(CaseRow, Expr); 2] {
    [
        (
            CaseRow::ReceivedOn,
            Expr::val(after.received_on.to_string()),
        ),
        (CaseRow::CaseId, Expr::val(after.case.0)),
    ]
}

/// Rows that lie beyond a place, compared column by column.
fn beyond<const N: usize>(place: [(CaseRow, Expr); N], direction: &Direction) -> Expr {
    let here = Expr::tuple(place.iter().map(|(name, _)| column(*name)));
    let there = Expr::tuple(place.into_iter().map(|(_, value)| value));
    match direction {
        Direction::Desc => here.lt(there),
        _ => here.gt(there),
    }
}

fn in_order<const N: usize>(
    mut select: SelectStatement,
    columns: [CaseRow; N],
    direction: &Direction,
) -> SelectStatement {
    for name in columns {
        select.order_by((CaseRow::Table, name), direction.clone());
    }
    select
}

/// What [`lines`] reads.
pub(crate) fn columns() -> SelectStatement {
    Query::select()
        .column((CaseRow::Table, CaseRow::CaseId))
        .columns(ROW.map(|name| (CaseRow::Table, name)))
        .from(CaseRow::Table)
        .take()
}

/// The cases that a query of [`columns`] finds.
pub(crate) fn lines(session: &mut Session, select: &SelectStatement) -> Result<Vec<Line>, Failure> {
    let (text, values) = session.dialect().with_values(select);
    let mut lines = Vec::new();
    session.query_text(&text, &values, |row| {
        lines.push((CaseId(row.uuid(0)?), read_row(row, 1)?));
        Ok(())
    })?;
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::{Dialect, Durability, PostgresDriver, SqliteDriver, SqliteSettings};
    use crate::url::DatabaseUrl;
    use complaints::codes::Kind;
    use jiff::civil::date;
    use uuid::Uuid;

    const HERE: AuthorityId = AuthorityId(Uuid::from_u128(10));

    /// Whoever may not see a hundred of them, because they are restricted to somebody else.
    fn ann() -> Scope {
        Scope {
            named: Some("ann".to_owned()),
            ..Scope::EVERYTHING
        }
    }

    /// 100,000 cases of six years: one in ten is open, and in one in fifty of those nothing is due.
    fn fill(session: &mut Session) {
        crate::migrate::bring_up_to_date(session, &crate::schema::REGISTER).expect("made");
        let (here, id, numbers) = match session.dialect() {
            Dialect::Sqlite => (
                "X'0000000000000000000000000000000A'",
                "randomblob(16)",
                "(WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < 100000) \
                 SELECT n FROM counted) AS numbers",
            ),
            Dialect::Postgres => (
                "'00000000-0000-0000-0000-00000000000a'",
                "gen_random_uuid()",
                "generate_series(1, 100000) AS numbers(n)",
            ),
        };
        let day = |n: &str| match session.dialect() {
            Dialect::Sqlite => format!("date('2020-01-01', ({n}) || ' days')"),
            Dialect::Postgres => format!("(date '2020-01-01' + ({n}))::text"),
        };
        let rows = format!(
            "INSERT INTO case_row SELECT {here}, {id}, 'NOR-' || (n + 1000000), 'complaint', 'children_act', 'stage1', \
             CASE WHEN n % 10 = 0 THEN 1 ELSE 0 END, 1, {received}, \
             CASE WHEN n % 10 = 0 AND n % 500 <> 0 THEN {due} END, NULL, 'A title', '[]', '[]', NULL, NULL, NULL FROM {numbers}",
            received = day("n * 7919 % 2400"),
            due = day("n * 7919 % 2400 + 14"),
        );
        let restrictions = "INSERT INTO case_restriction SELECT authority_id, case_id, 'bee' FROM case_row \
             WHERE reference LIKE '%000'";
        for statement in [rows, restrictions.to_owned(), "ANALYZE".to_owned()] {
            session.define(&statement).expect("a statement");
        }
    }

    fn plan(session: &mut Session, select: &SelectStatement) -> String {
        let (text, values) = session.dialect().with_values(select);
        let (explain, column) = match session.dialect() {
            Dialect::Sqlite => ("EXPLAIN QUERY PLAN", 3),
            Dialect::Postgres => ("EXPLAIN", 0),
        };
        let mut plan = Vec::new();
        session
            .query_text(&format!("{explain} {text}"), &values, |row| {
                plan.push(row.text(column)?.to_owned());
                Ok(())
            })
            .expect("a plan");
        plan.join("\n")
    }

    #[test]
    fn no_page_of_100_000_cases_is_sorted() {
        let folder = tempfile::tempdir().expect("a folder");
        for mut session in [sqlite(&folder), postgres()] {
            fill(&mut session);
            for filter in filters() {
                for order in Order::ALL {
                    for scope in [Scope::EVERYTHING, ann()] {
                        read_in_index_order(&mut session, &scope, &filter, order);
                    }
                }
            }
        }
    }

    #[test]
    fn open_cases_of_100_000_are_counted_as_they_lie() {
        let folder = tempfile::tempdir().expect("a folder");
        let session = &mut sqlite(&folder);
        fill(session);
        for (scope, all) in [(Scope::EVERYTHING, 10_000), (ann(), 9_900)] {
            let select = list::standing(session.dialect(), &scope, HERE);
            let plan = plan(session, &select);
            assert!(plan.contains("COVERING INDEX case_row_standing"), "{plan}");
            let counted = list::open_cases(session, &scope, HERE).expect("counted");
            assert_eq!(counted.iter().map(|it| it.count).sum::<u64>(), all);
        }
    }

    #[test]
    fn what_is_restricted_is_looked_up_once_for_a_list_and_not_for_each_case() {
        let folder = tempfile::tempdir().expect("a folder");
        for mut session in [sqlite(&folder), postgres()] {
            fill(&mut session);
            let select = list::standing(session.dialect(), &ann(), HERE);
            let plan = plan(&mut session, &select);
            assert!(!plan.contains("CORRELATED"), "{plan}");
            let hashed = plan.contains("hashed SubPlan") || plan.contains("LIST SUBQUERY");
            assert!(hashed, "{plan}");
        }
    }

    #[test]
    fn words_lead_to_documents_and_to_rows_only_where_more_is_asked() {
        let folder = tempfile::tempdir().expect("a folder");
        let session = &mut sqlite(&folder);
        fill(session);
        for statement in [
            "INSERT INTO search_document (authority_id, case_id, received_on, due_on, reference, document) \
             SELECT authority_id, case_id, received_on, due_on, reference, 'a heron' FROM case_row",
            "INSERT INTO search_index (search_index) VALUES ('rebuild')",
            "ANALYZE",
        ] {
            session.define(statement).expect("a statement");
        }
        let heron = Filter {
            words: Some("heron".to_owned()),
            ..Filter::default()
        };
        let open = Filter {
            open: Some(true),
            ..heron.clone()
        };
        for (filter, expected) in [
            (
                heron,
                &[
                    "SCAN search_index VIRTUAL TABLE",
                    "SEARCH search_document USING INTEGER PRIMARY KEY",
                ][..],
            ),
            (
                open,
                &[
                    "SCAN search_index VIRTUAL TABLE",
                    "SEARCH search_document USING INTEGER PRIMARY KEY",
                    "SEARCH case_row USING PRIMARY KEY",
                ],
            ),
        ] {
            let query = hits::query(session.dialect(), &Scope::EVERYTHING, HERE, &filter);
            let plan = plan(session, &query);
            let steps: Vec<&str> = plan.lines().collect();
            assert_eq!(steps.len(), expected.len(), "{plan}");
            for (step, begins) in steps.iter().zip(expected) {
                assert!(step.starts_with(begins), "{plan}");
            }
        }
    }

    /// The first page and the one after it.
    fn read_in_index_order(session: &mut Session, scope: &Scope, filter: &Filter, order: Order) {
        let first = PageEnd {
            order,
            after: None,
            most: 50,
        };
        let listing = read(session, scope, HERE, filter, &first).expect("a page");
        assert_eq!(listing.cases.len(), 50);
        let second = PageEnd {
            after: listing.next,
            ..first.clone()
        };
        let condition = condition(session.dialect(), scope, HERE, filter);
        for page in [first, second] {
            for part in parts(&page, filter) {
                let plan = plan(session, &part.select(&condition, 51));
                let index = match order {
                    Order::Due => "case_row_",
                    Order::Received => "case_row_received",
                    Order::Reference => "case_row_reference",
                };
                assert!(plan.contains(index), "{part:?} {filter:?}\n{plan}");
                // PostgreSQL may put the cases of one day in order among themselves, which are few
                let by_day = plan.contains("Presorted Key: case_row.due_on");
                let sorted = plan.contains("Sort") && !by_day || plan.contains("B-TREE");
                assert!(!sorted, "{part:?} {filter:?}\n{plan}");
            }
        }
    }

    fn filters() -> [Filter; 4] {
        [
            Filter::default(),
            Filter {
                open: Some(true),
                ..Filter::default()
            },
            Filter {
                kinds: vec![Kind::Complaint],
                ..Filter::default()
            },
            Filter {
                received_from: Some(date(2024, 1, 1)),
                ..Filter::default()
            },
        ]
    }

    fn sqlite(folder: &tempfile::TempDir) -> Session {
        let settings = SqliteSettings {
            create: true,
            writes: true,
            durability: Durability::InMemory,
            most_pages: None,
        };
        let driver = SqliteDriver::open(&folder.path().join("register.db"), settings);
        Session::sqlite(driver.expect("a file"), None)
    }

    fn postgres() -> Session {
        let server = testkit::Postgres::shared().expect("a server");
        let url = server.create_database("pages").expect("a database");
        let Ok(DatabaseUrl::Postgres(url)) = url.parse() else {
            panic!("an address of a server");
        };
        let driver = PostgresDriver::connect(&url).expect("a connection");
        Session::postgres(driver, None)
    }
}
