//! What the figures are, on the cases of two councils and on small ones made up by hand.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::needless_pass_by_value,
    reason = "a test says by a panic that it fails, and its helpers take values made on the spot"
)]

mod axes;
mod breakdowns;
mod checks;
mod councils;
mod documents;
mod edges;
mod endings;
mod explained;
mod fields;
mod hand;
mod lines;
mod notes;
mod numbers;
mod order;
mod own;
mod people;
mod periods;
mod reasons;
mod records;
mod remedies;
mod shapes;
mod shares;
mod told;
mod written;
mod wrong;
