//! What the program shows and makes, tried as its users meet it.
#![allow(clippy::unwrap_used, reason = "a test says what must hold")]

mod northmere;
mod terminal;
