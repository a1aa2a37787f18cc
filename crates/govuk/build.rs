//! Fetches the two Design Systems, takes out what only GOV.UK may use, and embeds the rest.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a build that fails says why"
)]

#[path = "build/accumulate.rs"]
mod accumulate;
#[path = "build/assets.rs"]
mod assets;
#[path = "build/embed.rs"]
mod embed;
#[path = "build/npm.rs"]
mod npm;
#[path = "build/rewrite.rs"]
mod rewrite;
#[path = "build/styles.rs"]
mod styles;
#[path = "build/templates.rs"]
mod templates;
#[path = "build/token.rs"]
mod token;

use std::env;
use std::path::PathBuf;

fn main() {
    for watched in ["build.rs", "build", "npm"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    println!("cargo::rerun-if-env-changed={}", npm::READY);

    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let packages = npm::packages(&out);
    println!(
        "cargo::rustc-env=GOVUK_NODE_MODULES={}",
        packages.root.display()
    );

    let assets = assets::all(&packages);
    let components = templates::all(&packages);
    embed::write(&out, &assets, &components);
}
