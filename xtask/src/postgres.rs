//! The PostgreSQL that all tests share.

use std::env;
use std::fs;
use std::process::Command;

use anyhow::Result;
use testkit::{Postgres, PostgresError};

use crate::run::{output_of, run};

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
        Err(PostgresError::ProgramsMissing) if may_install() => {
            install()?;
            Postgres::start()?
        }
        outcome => outcome?,
    };
    Ok(Some(server))
}

/// Root on a system with Debian's packages. Anyone else is told the command instead.
fn may_install() -> bool {
    let user = output_of(Command::new("id").arg("-u"));
    let is_root = user.is_some_and(|user| user.trim() == "0");
    is_root && output_of(Command::new("apt-get").arg("--version")).is_some()
}

fn install() -> Result<()> {
    println!("PostgreSQL's programs are missing: installing Debian's package `postgresql`");
    run(apt_get().arg("update"))?;
    run(apt_get().args(INSTALL).arg("postgresql-common"))?;
    without_standing_server()?;
    run(apt_get().args(INSTALL).arg("postgresql"))
}

const INSTALL: [&str; 3] = ["install", "--yes", "--no-install-recommends"];

fn apt_get() -> Command {
    let mut apt_get = Command::new("apt-get");
    apt_get
        .arg("--quiet")
        .env("DEBIAN_FRONTEND", "noninteractive");
    apt_get
}

/// Tests want the programs; Debian would also set up a server that stays.
fn without_standing_server() -> Result<()> {
    let settings = "/etc/postgresql-common/createcluster.conf";
    let before = fs::read_to_string(settings)?;
    fs::write(settings, format!("{before}\ncreate_main_cluster = false\n"))?;
    Ok(())
}
