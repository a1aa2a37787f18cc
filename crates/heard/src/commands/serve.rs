//! `heard serve`: the pages, for a real register.

use crate::arguments::{Arguments, Serve};
use crate::definitions::{council, definition};
use crate::exit::Failure;
use crate::server;
use crate::settings::Settings;
use crate::wiring::{Room, house};
use std::io::Write;
use std::net::SocketAddr;
use web::Brand;

/// Where pages are served when nothing else is said: only this machine reaches it.
pub(super) const LISTEN: SocketAddr =
    SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 8420);

pub(super) fn run(
    arguments: &Arguments,
    serve: &Serve,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let settings = Settings::read(arguments)?;
    let room = Room::of(&settings)?;
    let address = serve.address.clone().or(settings.server.address.clone());
    let listen = serve.listen.or(settings.server.listen).unwrap_or(LISTEN);
    let brand = settings
        .brand
        .clone()
        .unwrap_or_else(|| Brand::of(room.authority.name.clone()));
    brand
        .check()
        .map_err(|error| Failure::input(error.to_string()))?;
    let council = council(settings.council.as_deref())?;
    let names = &settings.server.reports;
    let reports = names
        .iter()
        .map(|name| Ok((short(name), definition(name, council.as_ref())?)))
        .collect::<Result<_, Failure>>()?;
    let mut house = house(&room, brand, reports);
    house.secure = address.is_some_and(|it| it.starts_with("https://"));
    let council = council.unwrap_or_default();
    house.ladder = council.ladder;
    house.year = council.year;
    server::log();
    server::run(house, listen, |at| {
        tracing::info!(address = %at, "serving");
        writeln!(out, "Heard is at http://{at}. Ctrl-C stops it.")?;
        Ok(out.flush()?)
    })
}

/// The name of a report in addresses: that of its file without folders and ending.
fn short(name: &str) -> String {
    let path = std::path::Path::new(name);
    let stem = path.file_stem().and_then(|it| it.to_str());
    stem.unwrap_or(name).to_owned()
}
