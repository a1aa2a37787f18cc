//! Pages over the network from one client and from eight, beside a static page of the same size from the same server.

use crate::client::{Load, Measured, get};
use crate::sample;
use anyhow::{Context, Result, anyhow};
use axum::Router;
use axum::routing::get as serve;
use casework::accounts::{AddAccount, Password, add};
use casework::import::{check, store};
use casework::ports::{Filter, Order, PageEnd, Register};
use complaints::access::ViewerRole;
use heard::clock::MachineClock;
use heard::wiring::{Missing, Room, house};
use register::DatabaseUrl;
use std::fmt::Write as _;
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;
use tokio::runtime::Runtime;
use web::Brand;

const CASES: usize = 100_000;
const PASSWORD: &str = "nine calm herons";
/// So long is each page asked for.
const LONG: Duration = Duration::from_secs(4);

pub(crate) fn measure() -> Result<()> {
    println!("## Pages\n");
    println!(
        "{CASES} cases on SQLite, one in twenty open; a client on the same machine that keeps its connections. \
         Each page beside a static page of the same size from the same server. A look is recorded on the disk before \
         each page is sent. Goals: list 1,300 a second, case 1,500, search 400, tracker 500, on two cores with the client \
         on them.\n"
    );
    let folder = TempDir::new()?;
    let file = folder.path().join("heard.db");
    let mut room = Room::with(
        &DatabaseUrl::sqlite(&file),
        Some("bench"),
        None,
        Missing::Make,
    )
    .map_err(|failure| anyhow!("{failure:?}"))?;
    room.clock = MachineClock::at("2026-11-24T09:00:00Z".parse()?);
    fill(&room)?;
    let paths = paths(&room)?;
    let server = Runtime::new()?;
    let at = start(&server, &room, &sizes(&room, &server, &paths)?)?;
    let cookie = sign_in(at)?;
    println!(
        "| page | size | clients | a second | half within | 99 in 100 within | of a static page |"
    );
    println!("|---|---|---|---|---|---|---|");
    for (number, (name, asked)) in paths.iter().enumerate() {
        for clients in [1, 8] {
            let load = Load {
                at,
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
        "The database is {} MB, with history, search and chain. The whole process, with the client in it, holds {} MB.\n",
        std::fs::metadata(&file)?.len() / 1_000_000,
        resident()?
    );
    Ok(())
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

/// One case in twenty is open, and one in a hundred says a word of its own.
fn fill(room: &Room) -> Result<()> {
    let mut text = String::new();
    for (number, line) in sample::lines(CASES)?.lines().enumerate() {
        if number % 20 == 0 {
            let day = 2 + number / 20 % 22;
            writeln!(
                text,
                "{{\"reference\": \"B-{number:07}\", \"kind\": \"complaint\", \"procedure\": \"children_act\", \
                 \"received_on\": \"2026-11-{day:02}\", \"teams\": [\"Team {}\"], \"title\": \"Case {number}\", \
                 \"text\": \"{}\", \"stages\": [{{\"stage\": 1}}]}}",
                number / 20 % 12,
                if number % 100 == 0 {
                    "A heron stood by the water."
                } else {
                    "Nobody rang back."
                }
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
fn sizes(room: &Room, server: &Runtime, paths: &[(&str, Vec<String>)]) -> Result<Vec<usize>> {
    let at = start(server, room, &[])?;
    let cookie = sign_in(at)?;
    paths
        .iter()
        .map(|(_, asked)| get(at, &cookie, asked.first().context("an address")?))
        .collect()
}

fn start(server: &Runtime, room: &Room, sizes: &[usize]) -> Result<SocketAddr> {
    let house = house(room, Brand::of("Bench"), Vec::new());
    let mut service = web::service(house).map_err(|trouble| anyhow!("{trouble}"))?;
    for (number, size) in sizes.iter().enumerate() {
        let page = "x".repeat(*size);
        service = service.route(&format!("/static/{number}"), serve(async move || page));
    }
    listen(server, service)
}

fn listen(server: &Runtime, service: Router) -> Result<SocketAddr> {
    server.block_on(async {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let at = listener.local_addr()?;
        let listener = axum::serve::ListenerExt::tap_io(listener, |stream| {
            stream.set_nodelay(true).ok();
        });
        tokio::spawn(async move { axum::serve(listener, service).await });
        Ok(at)
    })
}

fn sign_in(at: SocketAddr) -> Result<String> {
    crate::client::sign_in(at, "officer", PASSWORD)
}

/// Megabytes of memory that the process holds.
fn resident() -> Result<u64> {
    let status = std::fs::read_to_string(Path::new("/proc/self/status"))?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .context("the memory of the process")?;
    let kilobytes: u64 = line
        .split_whitespace()
        .next()
        .context("a number")?
        .parse()?;
    Ok(kilobytes / 1_000)
}
