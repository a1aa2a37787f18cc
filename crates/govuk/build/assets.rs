//! The files that are served: one style sheet, two scripts, the icons of the style sheet.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::npm::{Packages, read};
use crate::styles;

/// A file as it is embedded.
pub(crate) struct Asset {
    pub(crate) name: String,
    /// The name with the beginning of the content's hash.
    pub(crate) served: String,
    pub(crate) content_type: &'static str,
    pub(crate) bytes: Vec<u8>,
    pub(crate) gzip: Vec<u8>,
    pub(crate) brotli: Vec<u8>,
}

/// All files, in the order of their names.
pub(crate) fn all(packages: &Packages) -> Vec<Asset> {
    // MoJ's sheet sets some of the same properties again, and must come second
    let mut sheet = styles::ours(&read(&packages.govuk.join("govuk-frontend.min.css")))
        + &styles::ours(&read(&packages.moj.join("moj-frontend.min.css")));
    let mut assets = vec![
        script("govuk.js", &packages.govuk.join("govuk-frontend.min.js")),
        script("moj.js", &packages.moj.join("moj-frontend.min.js")),
    ];
    for name in styles::images(&sheet.clone()) {
        let path = packages.moj.join("assets/images").join(name);
        let bytes = fs::read(&path).unwrap_or_else(|error| {
            panic!("the icon {} could not be read: {error}", path.display())
        });
        let icon = asset(name, bytes);
        sheet = styles::with_image(&sheet, name, &icon.served);
        assets.push(icon);
    }
    assets.push(asset("design-system.css", sheet.into_bytes()));
    assets.sort_by(|one, other| one.name.cmp(&other.name));
    assets
}

fn script(name: &str, path: &Path) -> Asset {
    let text = read(path);
    // the map is not served
    let code = text
        .split("//# sourceMappingURL=")
        .next()
        .unwrap_or_default()
        .trim_end();
    asset(name, code.as_bytes().to_vec())
}

fn asset(name: &str, bytes: Vec<u8>) -> Asset {
    let (stem, ending) = name
        .rsplit_once('.')
        .expect("an asset's name has an ending");
    let hash = Sha256::digest(&bytes);
    let mut prefix = String::new();
    for byte in hash.iter().take(6) {
        let _ = write!(prefix, "{byte:02x}");
    }
    Asset {
        served: format!("{stem}-{prefix}.{ending}"),
        content_type: content_type(ending),
        gzip: gzip(&bytes),
        brotli: brotli(&bytes),
        name: name.to_owned(),
        bytes,
    }
}

fn content_type(ending: &str) -> &'static str {
    match ending {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        other => panic!("what is the content type of .{other}?"),
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes).expect("memory can be written");
    writer.finish().expect("memory can be written")
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut compressed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut compressed, 1 << 16, 11, 22);
    writer.write_all(bytes).expect("memory can be written");
    drop(writer);
    compressed
}
