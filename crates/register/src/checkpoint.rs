//! A checkpoint: the heads of every history at one instant, to be kept outside the register. Against it a
//! missing, a shortened or a rewritten history shows, which the hash chains alone cannot show.

use crate::chain::hex;
use casework::ports::Head;
use complaints::ids::AuthorityId;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// The heads of every history at one instant.
///
/// Its text is a line `heard checkpoint 1 INSTANT COUNT streams ROOT`, then for each history, ordered by id, a
/// line with its id, its version and the hash of its last event. `ROOT` is the SHA-256 of those lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    at: Timestamp,
    lines: Vec<Line>,
}

/// The head of one history.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Line {
    pub(crate) stream: Uuid,
    pub(crate) version: u32,
    pub(crate) hash: String,
}

/// Why a text is no checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotACheckpoint {
    /// It does not begin as one.
    #[error(
        "this is not a checkpoint of Heard: its first line should begin with “heard checkpoint 1”"
    )]
    Header,
    /// A line is not one.
    #[error("line {0} of the checkpoint does not hold an id, a version and a hash")]
    Line(usize),
    /// Lines are missing, added or changed.
    #[error(
        "the checkpoint itself was changed: its lines do not add up to what its first line says"
    )]
    Changed,
}

impl Checkpoint {
    /// The checkpoint over the heads of an authority's histories.
    pub(crate) fn over(authority: AuthorityId, at: Timestamp, heads: Vec<Head>) -> Self {
        let mut lines: Vec<Line> = heads
            .into_iter()
            .map(|head| Line {
                stream: head.case.map_or(authority.0, |case| case.0),
                version: head.version,
                hash: head.hash,
            })
            .collect();
        lines.sort();
        Self { at, lines }
    }

    /// When it was made.
    pub const fn at(&self) -> Timestamp {
        self.at
    }

    /// How many histories it covers.
    pub const fn streams(&self) -> usize {
        self.lines.len()
    }

    /// The SHA-256 over its lines, in hexadecimal: short enough to be read out or printed.
    pub fn root(&self) -> String {
        let mut hasher = Sha256::new();
        for line in &self.lines {
            hasher.update(format!("{line}\n"));
        }
        hex(&hasher.finalize())
    }

    pub(crate) fn lines(&self) -> &[Line] {
        &self.lines
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.stream, self.version, self.hash)
    }
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "heard checkpoint 1 {} {} streams {}",
            self.at,
            self.lines.len(),
            self.root()
        )?;
        self.lines.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

impl FromStr for Checkpoint {
    type Err = NotACheckpoint;

    fn from_str(text: &str) -> Result<Self, NotACheckpoint> {
        let mut rows = text.lines();
        let header = rows
            .next()
            .and_then(|row| row.strip_prefix("heard checkpoint 1 "))
            .ok_or(NotACheckpoint::Header)?;
        let [at, count, "streams", root] = header.split(' ').collect::<Vec<_>>()[..] else {
            return Err(NotACheckpoint::Header);
        };
        let lines = (2..)
            .zip(rows)
            .map(|(number, row)| read_line(row).ok_or(NotACheckpoint::Line(number)))
            .collect::<Result<Vec<_>, _>>()?;
        let checkpoint = Self {
            at: at.parse().map_err(|_| NotACheckpoint::Header)?,
            lines,
        };
        if count.parse() != Ok(checkpoint.lines.len()) || checkpoint.root() != root {
            return Err(NotACheckpoint::Changed);
        }
        Ok(checkpoint)
    }
}

fn read_line(row: &str) -> Option<Line> {
    let [stream, version, hash] = row.split(' ').collect::<Vec<_>>()[..] else {
        return None;
    };
    let is_hash = hash.len() == 64 && hash.bytes().all(|digit| digit.is_ascii_hexdigit());
    Some(Line {
        stream: stream.parse().ok()?,
        version: version.parse().ok()?,
        hash: is_hash.then(|| hash.to_owned())?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use complaints::ids::CaseId;

    fn checkpoint() -> Checkpoint {
        let head = |case: u128, hash: &str| Head {
            case: Some(CaseId(Uuid::from_u128(case))),
            reference: "NOR-1".to_owned(),
            version: 3,
            hash: hash.repeat(32),
        };
        let at = "2024-06-03T09:00:00Z".parse().expect("an instant");
        let authority = AuthorityId(Uuid::from_u128(9));
        Checkpoint::over(authority, at, vec![head(2, "ab"), head(1, "0c")])
    }

    #[test]
    fn a_checkpoint_reads_as_it_was_written() {
        let checkpoint = checkpoint();
        let text = checkpoint.to_string();
        assert!(
            text.starts_with("heard checkpoint 1 2024-06-03T09:00:00Z 2 streams "),
            "{text}"
        );
        assert_eq!(text.parse(), Ok(checkpoint));
    }

    #[test]
    fn a_line_that_was_taken_out_or_changed_shows() {
        let text = checkpoint().to_string();
        let (shorter, _) = text.trim_end().rsplit_once('\n').expect("three lines");
        assert_eq!(shorter.parse::<Checkpoint>(), Err(NotACheckpoint::Changed));
        let changed = text.replace(" 3 0c", " 4 0c");
        assert_eq!(changed.parse::<Checkpoint>(), Err(NotACheckpoint::Changed));
        let broken = text.replace(" 3 0c", " three 0c");
        assert_eq!(broken.parse::<Checkpoint>(), Err(NotACheckpoint::Line(2)));
        assert_eq!(
            "reference,kind".parse::<Checkpoint>(),
            Err(NotACheckpoint::Header)
        );
    }
}
