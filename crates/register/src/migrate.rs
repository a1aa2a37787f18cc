//! Finds out what a database is, makes the tables of an empty one, and brings an older one up to date.

use crate::database::{Dialect, Session, Statement, Transaction, insert, slot};
use crate::error::{Failure, Then, Trouble};
use crate::schema::Schema;
use crate::tables::Heard;
use sea_query::{Expr, ExprTrait, Query};

/// What a database turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    /// Nothing is in it.
    Empty,
    /// Something that is not ours.
    Foreign,
    /// Ours, and its schema has this version.
    Ours(i64),
}

static TABLES: Statement = Statement::new(|dialect| match dialect {
    Dialect::Sqlite => dialect.text(
        Query::select()
            .column("name")
            .from("sqlite_master")
            .and_where(Expr::col("type").eq(Expr::cust("'table'"))),
    ),
    Dialect::Postgres => dialect.text(
        Query::select()
            .expr(Expr::col("tablename").cast_as("text"))
            // also the tables that this user may not read: they are there all the same
            .from(("pg_catalog", "pg_tables"))
            .and_where(Expr::col("schemaname").eq(Expr::cust("current_schema()"))),
    ),
});

static VERSION: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::select()
            .column(Heard::SchemaVersion)
            .from(Heard::Table)
            .and_where(Expr::col(Heard::Product).eq(slot())),
    )
});

static ADD_VERSION: Statement = Statement::new(|dialect| {
    dialect.text(&insert(
        Heard::Table,
        &[Heard::Product, Heard::SchemaVersion],
    ))
});

static SET_VERSION: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::update()
            .table(Heard::Table)
            .value(Heard::SchemaVersion, slot())
            .and_where(Expr::col(Heard::Product).eq(slot())),
    )
});

/// Finds out what a database is.
pub(crate) fn inspect(session: &mut Session, schema: &Schema) -> Result<Found, Failure> {
    let tables = session.all(&TABLES, &[], |row| row.text(0).map(str::to_owned))?;
    if tables.is_empty() {
        return Ok(Found::Empty);
    }
    if !tables.iter().any(|table| table == "heard") {
        return Ok(Found::Foreign);
    }
    match session.first(&VERSION, &[schema.product.into()], |row| row.integer(0)) {
        Ok(Some(version)) => Ok(Found::Ours(version)),
        Ok(None) => Ok(Found::Foreign),
        // somebody else's table of that name has other columns
        Err(Failure::Trouble(trouble)) if trouble.then == Then::Misfit => Ok(Found::Foreign),
        Err(other) => Err(other),
    }
}

/// Whether this program can work with that version.
pub(crate) fn check(schema: &Schema, version: i64, place: &str) -> Result<(), Trouble> {
    let newest = schema.steps.last().map_or(0, |step| step.version);
    if version < newest {
        return Err(Trouble::new(
            format!(
                "the register at {place} was made by an earlier Heard (schema {version}, this one needs {newest})."
            ),
            "Make a backup, then run `heard migrate`.",
            Then::GiveUp,
        ));
    }
    if version > newest {
        return Err(Trouble::new(
            format!(
                "the register at {place} was made by a later Heard (schema {version}, this one knows {newest})."
            ),
            format!(
                "Use a Heard whose schema is {version} or later; this is {}.",
                env!("CARGO_PKG_VERSION")
            ),
            Then::GiveUp,
        ));
    }
    Ok(())
}

/// Takes an empty database, or an older one, to the newest schema in one transaction. Answers the version that it had and
/// the one it has.
pub(crate) fn bring_up_to_date(
    session: &mut Session,
    schema: &Schema,
) -> Result<(i64, i64), Failure> {
    session.begin(Transaction::Write)?;
    let outcome = steps_taken(session, schema);
    match outcome {
        Ok(taken) => {
            session.commit()?;
            Ok(taken)
        }
        Err(failure) => {
            session.roll_back()?;
            Err(failure)
        }
    }
}

fn steps_taken(session: &mut Session, schema: &Schema) -> Result<(i64, i64), Failure> {
    // asked inside the transaction: another program may have been faster
    let before = match inspect(session, schema)? {
        Found::Ours(version) => version,
        Found::Empty | Found::Foreign => 0,
    };
    let mut version = before;
    for step in schema.steps.iter().filter(|step| step.version > before) {
        for statement in (step.statements)(session.dialect()) {
            session.define(&statement)?;
        }
        version = step.version;
    }
    if before == 0 {
        session.execute(&ADD_VERSION, &[schema.product.into(), version.into()])?;
    } else if version != before {
        session.execute(&SET_VERSION, &[version.into(), schema.product.into()])?;
    }
    Ok((before, version))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::{Durability, SqliteDriver, SqliteSettings};
    use crate::schema::{REGISTER, Step};

    /// The schema as it was first.
    const FIRST: Schema = Schema {
        steps: &[REGISTER.steps[0]],
        ..REGISTER
    };

    const LATER: Schema = Schema {
        steps: &[
            REGISTER.steps[0],
            Step {
                version: 2,
                statements: |_| vec!["CREATE TABLE sealed (day text NOT NULL)".to_owned()],
            },
        ],
        ..REGISTER
    };

    fn session(folder: &tempfile::TempDir) -> Session {
        let settings = SqliteSettings {
            create: true,
            writes: true,
            durability: Durability::InMemory,
            most_pages: None,
        };
        let driver = SqliteDriver::open(&folder.path().join("register.db"), settings);
        Session::sqlite(driver.expect("a file"), None)
    }

    #[test]
    fn an_older_register_is_refused_until_it_is_brought_up_to_date() {
        let folder = tempfile::tempdir().expect("a folder");
        let session = &mut session(&folder);
        assert_eq!(bring_up_to_date(session, &FIRST).expect("made"), (0, 1));

        let refusal = check(&LATER, 1, "here").expect_err("it is older");
        assert!(refusal.remedy.contains("heard migrate"), "{refusal:?}");

        assert_eq!(bring_up_to_date(session, &LATER).expect("migrated"), (1, 2));
        assert_eq!(inspect(session, &REGISTER).expect("read"), Found::Ours(2));
        assert_eq!(check(&LATER, 2, "here"), Ok(()));
        assert_eq!(
            bring_up_to_date(session, &LATER).expect("nothing to do"),
            (2, 2)
        );

        let refusal = check(&FIRST, 2, "here").expect_err("it is newer");
        assert!(refusal.what.contains("later Heard"), "{refusal:?}");
    }

    #[test]
    fn a_step_that_fails_leaves_the_older_register_as_it_was() {
        const BROKEN: Schema = Schema {
            steps: &[
                REGISTER.steps[0],
                Step {
                    version: 2,
                    statements: |_| {
                        vec![
                            "CREATE TABLE sealed (day text NOT NULL)".to_owned(),
                            "CREATE TABLE heard (day text NOT NULL)".to_owned(),
                        ]
                    },
                },
            ],
            ..REGISTER
        };
        let folder = tempfile::tempdir().expect("a folder");
        let session = &mut session(&folder);
        bring_up_to_date(session, &FIRST).expect("made");
        bring_up_to_date(session, &BROKEN).expect_err("there is a table of that name");
        assert_eq!(inspect(session, &REGISTER).expect("read"), Found::Ours(1));
        assert_eq!(bring_up_to_date(session, &LATER).expect("migrated"), (1, 2));
    }

    /// A case whose document has no place yet, and a document of no case.
    const OF_VERSION_4: [&str; 2] = [
        "INSERT INTO case_row VALUES (ID(10), ID(1), 'NOR-0001', 'complaint', 'children_act', 'stage1', 1, 1, \
         '2024-06-03', '2024-06-17', NULL, 'A title', '[]', '[]')",
        "INSERT INTO search_document (authority_id, case_id, document) VALUES \
         (ID(10), ID(1), 'a heron'), (ID(10), ID(2), 'a stray')",
    ];

    #[test]
    fn documents_are_given_the_place_of_their_case_on_both_databases() {
        const FOURTH: Schema = Schema {
            steps: REGISTER.steps.split_at(4).0,
            ..REGISTER
        };
        let folder = tempfile::tempdir().expect("a folder");
        for mut session in [session(&folder), server()] {
            assert_eq!(
                bring_up_to_date(&mut session, &FOURTH).expect("made"),
                (0, 4)
            );
            for statement in OF_VERSION_4 {
                let id = |number| match session.dialect() {
                    Dialect::Sqlite => format!("X'{number:032x}'"),
                    Dialect::Postgres => format!("'{}'", uuid::Uuid::from_u128(number)),
                };
                let statement = [1, 2, 10]
                    .into_iter()
                    .fold(statement.to_owned(), |text, number| {
                        text.replace(&format!("ID({number})"), &id(number))
                    });
                session.define(&statement).expect("a row");
            }
            bring_up_to_date(&mut session, &REGISTER).expect("migrated");
            let mut places = Vec::new();
            let query = "SELECT received_on, due_on, reference, document FROM search_document";
            let read = session.query_text(query, &[], |row| {
                let texts: Result<Vec<String>, Failure> =
                    (0..4).map(|at| row.text(at).map(str::to_owned)).collect();
                places.push(texts?);
                Ok(())
            });
            read.expect("read");
            assert_eq!(
                places,
                [["2024-06-03", "2024-06-17", "NOR-0001", "a heron"]]
            );
        }
    }

    fn server() -> Session {
        let server = testkit::Postgres::shared().expect("a server");
        let url = server.create_database("migrate").expect("a database");
        let Ok(crate::DatabaseUrl::Postgres(url)) = url.parse() else {
            panic!("an address of a server");
        };
        let driver = crate::database::PostgresDriver::connect(&url);
        Session::postgres(driver.expect("a connection"), None)
    }
}
