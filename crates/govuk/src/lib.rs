#![doc = include_str!("../README.md")]

mod assets;
mod components;
pub mod form;

pub use assets::{Asset, asset, asset_path, assets};
pub use components::{Components, Error};
