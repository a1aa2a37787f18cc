/// A file of the Design Systems that a browser asks for.
#[derive(Debug, Clone, Copy)]
pub struct Asset {
    /// Its name in the code of a page, such as `design-system.css`.
    pub name: &'static str,
    /// Where it is served, with the beginning of its content's SHA-256 in the name, so that a browser
    /// may keep it for ever: `/assets/design-system-0123456789ab.css`.
    pub path: &'static str,
    /// The value of its `Content-Type` header.
    pub content_type: &'static str,
    /// The file itself.
    pub bytes: &'static [u8],
    /// The file compressed with gzip, for `Content-Encoding: gzip`.
    pub gzip: &'static [u8],
    /// The file compressed with brotli, for `Content-Encoding: br`.
    pub brotli: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// Every file that has to be served, in the order of their names.
///
/// They are one style sheet (`design-system.css`, GOV.UK's rules before those of the Ministry of Justice), two scripts that are
/// modules (`govuk.js`, `moj.js`) and the icons of the style sheet, which finds them beside itself.
pub fn assets() -> &'static [Asset] {
    ASSETS
}

/// The file that is served at a path such as `/assets/design-system-0123456789ab.css`.
pub fn asset(path: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.path == path)
}

/// Where a file is served, by its name: `design-system.css`, `govuk.js`, `moj.js` or an icon's.
///
/// A script of one's own imports the modules from there.
pub fn asset_path(name: &str) -> Option<&'static str> {
    ASSETS
        .iter()
        .find(|asset| asset.name == name)
        .map(|asset| asset.path)
}
