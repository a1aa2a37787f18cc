//! The server of the pages, in a process of its own, so that its memory is told apart from the client's.

use anyhow::{Context, Result, anyhow};
use axum::routing::get;
use heard::clock::MachineClock;
use heard::wiring::{Missing, Room, house};
use register::DatabaseUrl;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use tokio::runtime::Runtime;
use web::Brand;

/// The word after which the program serves: a file, and the sizes of static pages.
pub(crate) const WORD: &str = "serve";

/// Opens the register, at the time of the measurement.
pub(crate) fn room(file: &Path) -> Result<Room> {
    let mut room = Room::with(
        &DatabaseUrl::sqlite(file),
        Some("bench"),
        None,
        Missing::Make,
    )
    .map_err(|failure| anyhow!("{failure:?}"))?;
    room.clock = MachineClock::at("2026-11-24T09:00:00Z".parse()?);
    Ok(room)
}

/// Serves until it is ended, and says where.
pub(crate) fn serve(arguments: &[String]) -> Result<()> {
    let (file, sizes) = arguments.split_first().context("a file")?;
    let house = house(&room(Path::new(file))?, Brand::of("Bench"), Vec::new());
    let mut service = web::service(house).map_err(|trouble| anyhow!("{trouble}"))?;
    for (number, size) in sizes.iter().enumerate() {
        let page = "x".repeat(size.parse()?);
        service = service.route(&format!("/static/{number}"), get(async move || page));
    }
    Runtime::new()?.block_on(async {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        println!("{}", listener.local_addr()?);
        let listener = axum::serve::ListenerExt::tap_io(listener, |stream| {
            stream.set_nodelay(true).ok();
        });
        Ok(axum::serve(listener, service).await?)
    })
}

/// A server that runs, and ends with this.
pub(crate) struct Server {
    process: Child,
    pub(crate) at: SocketAddr,
}

impl Server {
    /// Starts it.
    pub(crate) fn start(file: &Path, sizes: &[usize]) -> Result<Self> {
        let mut process = Command::new(std::env::current_exe()?)
            .arg(WORD)
            .arg(file)
            .args(sizes.iter().map(usize::to_string))
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        BufReader::new(process.stdout.take().context("its words")?).read_line(&mut line)?;
        let at = line.trim().parse().context("the address of the server")?;
        Ok(Self { process, at })
    }

    /// Megabytes of memory that it has held at most.
    pub(crate) fn most_memory(&self) -> Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()))?;
        let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:"));
        let number = line.and_then(|it| it.split_whitespace().next());
        let kilobytes: u64 = number.context("the memory of the server")?.parse()?;
        Ok(kilobytes / 1_000)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}
