//! A client of pages: connections that are kept, and no more than is needed to measure.

use anyhow::{Context, Result, anyhow};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

/// A connection.
struct Connection {
    reader: BufReader<TcpStream>,
}

/// What came back.
struct Answer {
    status: u16,
    size: usize,
    cookie: Option<String>,
}

impl Connection {
    fn open(at: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(at)?;
        stream.set_nodelay(true)?;
        Ok(Self {
            reader: BufReader::with_capacity(1 << 16, stream),
        })
    }

    fn ask(&mut self, request: &str) -> Result<Answer> {
        self.reader.get_mut().write_all(request.as_bytes())?;
        let mut line = String::new();
        self.reader.read_line(&mut line)?;
        let status = line
            .split_whitespace()
            .nth(1)
            .context("a status")?
            .parse()?;
        let (mut size, mut cookie) = (0, None);
        loop {
            line.clear();
            self.reader.read_line(&mut line)?;
            let Some((name, value)) = line.trim().split_once(':') else {
                break;
            };
            match name.to_lowercase().as_str() {
                "content-length" => size = value.trim().parse()?,
                "set-cookie" => cookie = value.trim().split(';').next().map(str::to_owned),
                _ => {}
            }
        }
        let mut body = vec![0; size];
        self.reader.read_exact(&mut body)?;
        Ok(Answer {
            status,
            size,
            cookie,
        })
    }
}

fn getting(path: &str, cookie: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: bench\r\nCookie: {cookie}\r\n\r\n")
}

/// The size of a page.
pub(crate) fn get(at: SocketAddr, cookie: &str, path: &str) -> Result<usize> {
    let answer = Connection::open(at)?.ask(&getting(path, cookie))?;
    if answer.status == 200 {
        Ok(answer.size)
    } else {
        Err(anyhow!("{path} answers {}", answer.status))
    }
}

/// The cookie of somebody who signs in.
pub(crate) fn sign_in(at: SocketAddr, name: &str, password: &str) -> Result<String> {
    let form = form_urlencoded::Serializer::new(String::new())
        .append_pair("name", name)
        .append_pair("password", password)
        .append_pair("next", "/")
        .finish();
    let request = format!(
        "POST /sign-in HTTP/1.1\r\nHost: bench\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\n\r\n{form}",
        form.len()
    );
    let answer = Connection::open(at)?.ask(&request)?;
    answer.cookie.context("a cookie")
}

/// Clients that ask one after another.
pub(crate) struct Load<'a> {
    pub(crate) at: SocketAddr,
    pub(crate) cookie: &'a str,
    pub(crate) clients: usize,
    pub(crate) long: Duration,
}

/// What they measured.
pub(crate) struct Measured {
    pub(crate) times: Vec<Duration>,
    pub(crate) took: Duration,
    pub(crate) size: usize,
}

impl Measured {
    /// So many of a hundred answers came within this.
    pub(crate) fn within(&self, percent: usize) -> Duration {
        let place = self.times.len() * percent / 100;
        self.times
            .get(place.min(self.times.len().saturating_sub(1)))
            .copied()
            .unwrap_or_default()
    }
}

impl Load<'_> {
    /// Asks for the addresses in turn, for as long as is set.
    pub(crate) fn measure(&self, paths: &[String]) -> Result<Measured> {
        let requests: Vec<String> = paths.iter().map(|it| getting(it, self.cookie)).collect();
        let start = Instant::now();
        let all = std::thread::scope(|scope| {
            let clients: Vec<_> = (0..self.clients)
                .map(|client| {
                    let requests = &requests;
                    scope.spawn(move || self.one(requests, client, start))
                })
                .collect();
            let mut all = Vec::new();
            for client in clients {
                let (times, size) = client.join().map_err(|_| anyhow!("a client failed"))??;
                all.push((times, size));
            }
            Ok::<_, anyhow::Error>(all)
        })?;
        let took = start.elapsed();
        let size = all.first().map_or(0, |it| it.1);
        let mut times: Vec<Duration> = all.into_iter().flat_map(|it| it.0).collect();
        times.sort_unstable();
        Ok(Measured { times, took, size })
    }

    fn one(
        &self,
        requests: &[String],
        client: usize,
        start: Instant,
    ) -> Result<(Vec<Duration>, usize)> {
        let mut connection = Connection::open(self.at)?;
        let (mut times, mut size) = (Vec::new(), 0);
        let begin = client * requests.len() / self.clients;
        for request in requests.iter().cycle().skip(begin) {
            if start.elapsed() >= self.long {
                break;
            }
            let asked = Instant::now();
            let answer = connection.ask(request)?;
            times.push(asked.elapsed());
            if answer.status != 200 {
                return Err(anyhow!(
                    "{} answers {}",
                    request.lines().next().unwrap_or_default(),
                    answer.status
                ));
            }
            size = answer.size;
        }
        Ok((times, size))
    }
}
