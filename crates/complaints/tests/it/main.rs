//! The domain, as the rulebook states it: dates and figures, not flags.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what must hold"
)]

mod alerts;
mod clocks;
mod corrections;
mod desk;
mod eased;
mod gaps;
mod impossible;
mod judged;
mod kept;
mod late_findings;
mod law;
mod model;
mod offered;
mod ombudsman;
mod parked_in_words;
mod people;
mod properties;
mod rights;
mod rules;
mod stages;
mod table_a;
mod table_b;
mod timeline;
mod turns;
mod walked;
mod way;
mod what_a_person_reads;
mod wishes;
