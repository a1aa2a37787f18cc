//! Writes what was made as tables that the crate includes.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::assets::Asset;
use crate::templates::Templates;

/// Writes `assets.rs` and `components.rs`, and the files that they include.
pub(crate) fn write(out: &Path, assets: &[Asset], made: &Templates) {
    let folder = out.join("embedded");
    // no file of an earlier version stays behind
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("cargo's output folder can be written");

    let mut code = String::from("static ASSETS: &[Asset] = &[\n");
    for asset in assets {
        let Asset {
            name,
            served,
            content_type,
            ..
        } = asset;
        let embed = |kind: &str, bytes: &[u8]| {
            let path = folder.join(format!("{served}{kind}"));
            fs::write(&path, bytes).expect("cargo's output folder can be written");
            let path = path
                .to_str()
                .expect("cargo's output folder has a plain name");
            format!("include_bytes!({path:?})")
        };
        let _ = writeln!(
            code,
            "Asset {{ name: {name:?}, path: {:?}, content_type: {content_type:?}, bytes: {}, gzip: {}, brotli: {} }},",
            format!("/assets/{served}"),
            embed("", &asset.bytes),
            embed(".gz", &asset.gzip),
            embed(".br", &asset.brotli),
        );
    }
    code.push_str("];\n");
    fs::write(out.join("assets.rs"), code).expect("cargo's output folder can be written");

    let mut code = String::from("static TEMPLATES: &[(&str, &str)] = &[\n");
    for (name, source) in &made.templates {
        let _ = writeln!(code, "({name:?}, {source:?}),");
    }
    code.push_str("];\nstatic COMPONENTS: &[Component] = &[\n");
    for component in &made.components {
        let _ = writeln!(
            code,
            "Component {{ name: {:?}, template: {:?}, options: &{:?} }},",
            component.name,
            component.template,
            component.options.iter().collect::<Vec<_>>()
        );
    }
    code.push_str("];\n");
    fs::write(out.join("components.rs"), code).expect("cargo's output folder can be written");
}
