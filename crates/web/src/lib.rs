//! The pages of Heard.
//!
//! A screen is a plain function from a [`Desk`](desk::Desk), which knows who asks and can reach cases, and what was
//! [`Asked`](asked::Asked), to a [`Reply`](reply::Reply). [`routes::ROUTES`] lists them all, with who may ask. The shell
//! ([`service`]) carries requests to them and answers back, and decides nothing.

pub mod asked;
mod assets;
pub mod brand;
mod cookie;
pub mod desk;
mod headers;
pub mod house;
mod limit;
pub mod on_time;
pub mod render;
pub mod reply;
pub mod routes;
#[cfg(test)]
mod samples;
pub mod screens;
mod serve;
pub mod things;
pub mod trouble;
pub mod trouble_page;
pub mod words;

pub use brand::{Brand, BrandError};
pub use house::{House, ShownSignIn};
pub use serve::service;
