//! What the program shows and makes, tried as its users meet it.

mod northmere;
mod terminal;
