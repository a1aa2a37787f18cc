//! The PostgreSQL that all tests share.

use std::env;
use std::fs;

use anyhow::Result;
use testkit::{Postgres, PostgresError};

use crate::debian;

/// Starts the server for the tests, and brings its programs first where they are missing and we
/// may do so. `None` where the caller has named a running server already.
pub(crate) fn for_tests() -> Result<Option<Postgres>> {
    if env::var_os(Postgres::RUNNING_SERVER).is_some_and(|url| !url.is_empty()) {
        println!(
            "using the PostgreSQL that {} names",
            Postgres::RUNNING_SERVER
        );
        return Ok(None);
    }
    let server = match Postgres::start() {
        Err(PostgresError::ProgramsMissing) if debian::may_install() => {
            install()?;
            Postgres::start()?
        }
        outcome => outcome?,
    };
    Ok(Some(server))
}

fn install() -> Result<()> {
    println!("PostgreSQL's programs are missing: installing Debian's package `postgresql`");
    debian::update()?;
    debian::install(&["postgresql-common"])?;
    without_standing_server()?;
    debian::install(&["postgresql"])
}

/// Tests want the programs; Debian would also set up a server that stays.
fn without_standing_server() -> Result<()> {
    let settings = "/etc/postgresql-common/createcluster.conf";
    let before = fs::read_to_string(settings)?;
    fs::write(settings, format!("{before}\ncreate_main_cluster = false\n"))?;
    Ok(())
}
