//! The hash chain: each event of a stream seals the one before it.
//!
//! Every column goes in with its length before it, so that no two rows give the same bytes. Personal parts go
//! in by their hashes only, so that a part can be erased and the chain stays valid.

use sha2::{Digest, Sha256};

/// A hash of SHA-256.
pub(crate) type Hash = [u8; 32];

/// What the first event of a stream has in place of the hash of the one before it.
pub(crate) const BEGINNING: Hash = [0; 32];

/// The columns of an event that its hash covers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sealed<'a> {
    pub(crate) authority: &'a [u8; 16],
    pub(crate) stream: &'a str,
    pub(crate) stream_id: &'a [u8; 16],
    pub(crate) seq: u32,
    pub(crate) event_type: &'a str,
    pub(crate) event_version: u16,
    pub(crate) occurred: &'a str,
    pub(crate) recorded_at: &'a str,
    pub(crate) account: &'a str,
    pub(crate) role: &'a str,
    pub(crate) source: &'a str,
    pub(crate) body: &'a str,
    pub(crate) part_hashes: &'a str,
}

impl Sealed<'_> {
    /// The hash of the event after the one that has hash `previous`.
    pub(crate) fn hash(&self, previous: &Hash) -> Hash {
        let mut hasher = Sha256::new();
        let fields: [&[u8]; 15] = [
            b"heard event 1",
            previous,
            self.authority,
            self.stream.as_bytes(),
            self.stream_id,
            &self.seq.to_be_bytes(),
            self.event_type.as_bytes(),
            &self.event_version.to_be_bytes(),
            self.occurred.as_bytes(),
            self.recorded_at.as_bytes(),
            self.account.as_bytes(),
            self.role.as_bytes(),
            self.source.as_bytes(),
            self.body.as_bytes(),
            self.part_hashes.as_bytes(),
        ];
        for field in fields {
            hasher.update((field.len() as u64).to_be_bytes());
            hasher.update(field);
        }
        hasher.finalize().into()
    }
}

/// The hash of a personal part, which its salt keeps from being guessed.
pub(crate) fn part_hash(salt: &[u8], body: &str) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(salt);
    hasher.update(body.as_bytes());
    hasher.finalize().into()
}

/// A hash as people and files spell it.
pub(crate) fn hex(hash: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |four: u8| char::from(DIGITS[usize::from(four)]);
    hash.iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_moves_from_one_column_to_the_next_changes_the_hash() {
        let event = Sealed {
            authority: &[1; 16],
            stream: "case",
            stream_id: &[2; 16],
            seq: 1,
            event_type: "withdrawn",
            event_version: 1,
            occurred: "2024-06-03",
            recorded_at: "2024-06-03T09:00:00.000000000Z",
            account: "ann",
            role: "complaints_team",
            source: "person",
            body: "{}",
            part_hashes: "",
        };
        let moved = Sealed {
            account: "annc",
            role: "omplaints_team",
            ..event
        };
        assert_ne!(event.hash(&BEGINNING), moved.hash(&BEGINNING));
        assert_ne!(event.hash(&BEGINNING), event.hash(&[1; 32]));
    }

    #[test]
    fn a_hash_is_spelt_in_lower_case() {
        assert_eq!(hex(&[0x00, 0xAB, 0x7F]), "00ab7f");
    }
}
