//! What stands beside the pages: the Design System's files, our own style sheet and script, the council's colour.
//!
//! Each is served under a name that changes with its content, so a browser may keep it for ever.

use crate::brand::Brand;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Our own style sheet.
const STYLES: &str = include_str!("../assets/app.css");
/// Our own script; the addresses of the Design Systems' modules are put into it.
const SCRIPT: &str = include_str!("../assets/app.js");
/// The mark in the window's tab, which is nobody's brand.
const ICON: &str = include_str!("../assets/icon.svg");

/// Where pages find what stands beside them.
#[derive(Debug, Clone, Serialize)]
pub struct Addresses {
    /// The Design Systems' style sheet.
    pub design_system: &'static str,
    /// Our own.
    pub styles: String,
    /// Our own script.
    pub script: String,
    /// The mark.
    pub icon: String,
    #[serde(skip)]
    own: Vec<Own>,
}

/// A file of our own.
#[derive(Debug, Clone)]
struct Own {
    path: String,
    content_type: &'static str,
    bytes: Vec<u8>,
}

/// A file as it is sent.
pub struct Sent<'a> {
    /// The value of its `Content-Type` header.
    pub content_type: &'static str,
    /// What is sent.
    pub bytes: &'a [u8],
    /// The value of its `Content-Encoding` header.
    pub encoding: Option<&'static str>,
}

impl Addresses {
    /// Of what a council's pages use.
    pub fn of(brand: &Brand) -> Self {
        let module = |name| govuk::asset_path(name).unwrap_or_default();
        let script = SCRIPT
            .replace("GOVUK_MODULE", module("govuk.js"))
            .replace("MOJ_MODULE", module("moj.js"));
        let styles = own(
            "app",
            "css",
            "text/css; charset=utf-8",
            STYLES.to_owned() + &brand.style_sheet(),
        );
        let script = own("app", "js", "text/javascript; charset=utf-8", script);
        let icon = own(
            "icon",
            "svg",
            "image/svg+xml",
            ICON.replace("#0f4c5c", &brand.colour),
        );
        Self {
            design_system: module("design-system.css"),
            styles: styles.path.clone(),
            script: script.path.clone(),
            icon: icon.path.clone(),
            own: vec![styles, script, icon],
        }
    }

    /// The file at a path, compressed where the browser reads that.
    pub fn find(&self, path: &str, accepts: &str) -> Option<Sent<'_>> {
        if let Some(own) = self.own.iter().find(|it| it.path == path) {
            return Some(Sent {
                content_type: own.content_type,
                bytes: &own.bytes,
                encoding: None,
            });
        }
        let asset = govuk::asset(path)?;
        let (bytes, encoding) = if accepts.contains("br") {
            (asset.brotli, Some("br"))
        } else if accepts.contains("gzip") {
            (asset.gzip, Some("gzip"))
        } else {
            (asset.bytes, None)
        };
        Some(Sent {
            content_type: asset.content_type,
            bytes,
            encoding,
        })
    }
}

fn own(name: &str, ending: &str, content_type: &'static str, text: String) -> Own {
    let hash = Sha256::digest(text.as_bytes());
    let mut path = format!("/assets/{name}-");
    for byte in hash.iter().take(6) {
        for four in [byte >> 4, byte & 15] {
            path.extend(char::from_digit(u32::from(four), 16));
        }
    }
    path.push('.');
    path.push_str(ending);
    Own {
        path,
        content_type,
        bytes: text.into_bytes(),
    }
}
