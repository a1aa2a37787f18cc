//! What is served, and what must never be.

use std::io::Read;

use govuk::{asset, asset_path, assets};

fn text(name: &str) -> &'static str {
    let asset = asset(asset_path(name).unwrap()).unwrap();
    std::str::from_utf8(asset.bytes).unwrap()
}

#[test]
fn a_style_sheet_two_scripts_and_eleven_icons_are_served() {
    let names: Vec<&str> = assets().iter().map(|asset| asset.name).collect();
    assert_eq!(
        names,
        [
            "design-system.css",
            "govuk.js",
            "icon-close-cross-black.svg",
            "icon-document.svg",
            "icon-progress-tick.svg",
            "icon-tag-remove-cross-white.svg",
            "icon-tag-remove-cross.svg",
            "icon-toggle-plus-minus.svg",
            "icon-wysiwyg-bold.svg",
            "icon-wysiwyg-italic.svg",
            "icon-wysiwyg-ordered-list.svg",
            "icon-wysiwyg-underline.svg",
            "icon-wysiwyg-unordered-list.svg",
            "moj.js",
        ]
    );
}

#[test]
fn the_font_and_the_crest_of_gov_uk_are_not_there() {
    for asset in assets() {
        assert!(
            !asset.name.contains("crest") && !asset.name.contains("crown"),
            "{}",
            asset.name
        );
        let text = std::str::from_utf8(asset.bytes).unwrap();
        for reserved in [
            "GDS Transport",
            "@font-face",
            "Calvert",
            "govuk-crest",
            ".woff",
            "govuk-icon",
            "favicon",
        ] {
            assert!(!text.contains(reserved), "{} says {reserved}", asset.name);
        }
    }
}

#[test]
fn the_style_sheet_has_our_fonts_and_both_systems_in_order() {
    let sheet = text("design-system.css");
    let fonts = r#"font-family:"Helvetica Neue", Helvetica, Arial, sans-serif"#;
    assert_eq!(sheet.matches(fonts).count(), 118);
    assert!(sheet.find(".govuk-button{").unwrap() < sheet.find(".moj-timeline{").unwrap());
    assert_eq!(sheet.matches('{').count(), sheet.matches('}').count());
    assert!(!sheet.contains("/*"));
}

#[test]
fn every_picture_of_the_style_sheet_is_served_beside_it() {
    let addresses: Vec<&str> = text("design-system.css")
        .split("url(")
        .skip(1)
        .map(|rest| rest.split(')').next().unwrap())
        .collect();
    assert_eq!(addresses.len(), 11);
    for address in addresses {
        assert!(
            asset(&format!("/assets/{address}")).is_some(),
            "{address} is not served"
        );
    }
}

#[test]
fn scripts_are_modules_that_need_no_other_file() {
    for name in ["govuk.js", "moj.js"] {
        let script = text(name);
        assert!(script.contains("initAll"), "{name}");
        assert!(script.contains("export{"), "{name}");
        for needs in ["sourceMappingURL", "import{", "import ", "from\"", "from '"] {
            assert!(!script.contains(needs), "{name} says {needs}");
        }
    }
}

#[test]
fn a_path_names_its_content_and_is_found_again() {
    for served in assets() {
        let (stem, ending) = served.name.rsplit_once('.').unwrap();
        let hash = served
            .path
            .strip_prefix(&format!("/assets/{stem}-"))
            .and_then(|rest| rest.strip_suffix(&format!(".{ending}")))
            .unwrap();
        assert_eq!(hash.len(), 12, "{}", served.path);
        assert_eq!(asset_path(served.name), Some(served.path));
        assert_eq!(asset(served.path).unwrap().name, served.name);
    }
    assert_eq!(asset_path("crown.svg"), None);
    assert!(asset("/assets/design-system.css").is_none());
}

#[test]
fn compressed_copies_hold_the_same_bytes() {
    for asset in assets() {
        let mut unzipped = Vec::new();
        flate2::read::GzDecoder::new(asset.gzip)
            .read_to_end(&mut unzipped)
            .unwrap();
        assert_eq!(unzipped, asset.bytes, "{}", asset.name);
        let mut unpacked = Vec::new();
        brotli::Decompressor::new(asset.brotli, 4096)
            .read_to_end(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, asset.bytes, "{}", asset.name);
    }
    let sheet = asset(asset_path("design-system.css").unwrap()).unwrap();
    assert_eq!(sheet.content_type, "text/css; charset=utf-8");
    assert!(sheet.brotli.len() < sheet.gzip.len());
    assert!(sheet.brotli.len() < 25_000);
}
