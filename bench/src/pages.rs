//! Pages over the network from one client and from eight, beside a static page of the same size from the same server.

use crate::client::{Load, Measured, get};
use crate::sample;
use crate::server::{self, Server};
use anyhow::{Context, Result, anyhow};
use casework::accounts::{AddAccount, Password, add};
use casework::import::{check, store};
use casework::ports::{Filter, Order, PageEnd, Register};
use complaints::access::ViewerRole;
use heard::wiring::Room;
use std::fmt::Write as _;
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;

const PASSWORD: &str = "nine calm herons";
/// So long is each page asked for.
const LONG: Duration = Duration::from_secs(4);

pub(crate) fn measure(cases: usize) -> Result<()> {
    println!("## Pages\n");
    println!(
        "{cases} cases on SQLite, about one in twenty open; the server in a process of its own, and a client on the same \
         machine that keeps its connections. Each page beside a static page of the same size from the same server. A look is recorded on the disk before \
         each page is sent. Nobody writes a case meanwhile, so that what is counted over all cases is counted once. Goals: list 1,300 a second, case 1,500, search 400, tracker 500, on two cores with the client \
         on them.\n"
    );
    let folder = TempDir::new()?;
    let file = folder.path().join("heard.db");
    let paths = made(&file, cases)?;
    let sizes = sizes(&file, &paths)?;
    let server = Server::start(&file, &sizes)?;
    let cookie = sign_in(server.at)?;
    println!(
        "| page | size | clients | a second | half within | 99 in 100 within | of a static page |"
    );
    println!("|---|---|---|---|---|---|---|");
    for (number, (name, asked)) in paths.iter().enumerate() {
        for clients in [1, 8] {
            let load = Load {
                at: server.at,
                cookie: &cookie,
                clients,
                long: LONG,
            };
            let page = load.measure(asked)?;
            let plain = load.measure(&[format!("/static/{number}")])?;
            println!("{}", line(name, clients, &page, &plain));
        }
    }
    println!();
    println!(
        "The database is {} MB, with history, search and chain. The server held {} MB at most. Goal: below 150.\n",
        std::fs::metadata(&file)?.len() / 1_000_000,
        server.most_memory()?
    );
    Ok(())
}

/// Makes the register; answers the pages, each with the addresses that are asked in turn.
fn made(file: &Path, cases: usize) -> Result<Vec<(&'static str, Vec<String>)>> {
    let room = server::room(file)?;
    fill(&room, cases)?;
    paths(&room)
}

#[expect(clippy::cast_precision_loss, reason = "counts of a few seconds")]
fn line(name: &str, clients: usize, page: &Measured, plain: &Measured) -> String {
    let rate = |it: &Measured| it.times.len() as f64 / it.took.as_secs_f64();
    format!(
        "| {name} | {} kB | {clients} | {:.0} | {:.1} ms | {:.1} ms | {:.2} |",
        page.size / 1_000,
        rate(page),
        page.within(50).as_secs_f64() * 1_000.0,
        page.within(99).as_secs_f64() * 1_000.0,
        rate(page) / rate(plain)
    )
}

/// One case in a hundred says a word of its own, and every other one of those is open, as are the few that the sample
/// has open.
fn fill(room: &Room, cases: usize) -> Result<()> {
    let mut text = String::new();
    for (number, line) in sample::lines(cases)?.lines().enumerate() {
        if number % 100 == 0 {
            let day = 2 + number / 100 % 22;
            let answered = if number % 200 == 0 {
                ""
            } else {
                ", \"responded_on\": \"2026-11-24\""
            };
            writeln!(
                text,
                "{{\"reference\": \"B-{number:07}\", \"kind\": \"complaint\", \"procedure\": \"children_act\", \
                 \"received_on\": \"2026-11-{day:02}\", \"teams\": [\"Team {}\"], \"title\": \"Case {number}\", \
                 \"text\": \"A heron stood by the water.\", \"stages\": [{{\"stage\": 1{answered}}}]}}",
                number / 100 % 12
            )?;
        } else {
            text += line;
            text.push('\n');
        }
    }
    let checked = check(&room.office(), &text, None, |_| true)?;
    if let Some(problem) = checked.problems.first() {
        return Err(anyhow!("{problem}"));
    }
    store(&room.office(), &text, &checked, Box::new(|_| true))?;
    let account = AddAccount {
        sign_in_name: "officer".to_owned(),
        name: "An officer".to_owned(),
        role: ViewerRole::ComplaintsTeam,
        teams: std::collections::BTreeSet::new(),
        password: Password::new(PASSWORD),
    };
    add(&room.keeper(), account)?;
    Ok(())
}

/// The pages, each with the addresses that are asked in turn.
fn paths(room: &Room) -> Result<Vec<(&'static str, Vec<String>)>> {
    let page = PageEnd {
        order: Order::Reference,
        after: None,
        most: 1_000,
    };
    let cases = room
        .store
        .list(&room.viewer, room.authority.id, &Filter::default(), &page)?
        .cases;
    Ok(vec![
        ("list of 50 by due date", vec!["/cases?open=yes".to_owned()]),
        (
            "a case",
            cases.iter().map(|(id, _)| format!("/cases/{id}")).collect(),
        ),
        ("search, 1% found", vec!["/cases?q=heron".to_owned()]),
        ("tracker", vec!["/tracker".to_owned()]),
    ])
}

/// How large each page is: the static one beside it is made as large.
fn sizes(file: &Path, paths: &[(&str, Vec<String>)]) -> Result<Vec<usize>> {
    let server = Server::start(file, &[])?;
    let cookie = sign_in(server.at)?;
    paths
        .iter()
        .map(|(_, asked)| get(server.at, &cookie, asked.first().context("an address")?))
        .collect()
}

fn sign_in(at: SocketAddr) -> Result<String> {
    crate::client::sign_in(at, "officer", PASSWORD)
}
