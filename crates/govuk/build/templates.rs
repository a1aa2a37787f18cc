//! The components' templates, rewritten for minijinja.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::accumulate;
use crate::npm::{Packages, read};
use crate::rewrite;
use crate::token::{Kind, Piece, pieces};

/// This macro is a Rust function here, which every template sees.
const ATTRIBUTES: &str = "macros/attributes.njk";

/// These are left out: the header shows a crest that only the Ministry of Justice may show.
const LEFT_OUT: [&str; 1] = ["moj/components/header/macro.njk"];

/// A macro that a page may call.
pub(crate) struct Component {
    /// The macro's name, such as `govukButton`.
    pub(crate) name: String,
    pub(crate) template: String,
    /// What the template reads from its parameters.
    pub(crate) options: BTreeSet<String>,
}

pub(crate) struct Templates {
    /// Name and source.
    pub(crate) templates: Vec<(String, String)>,
    pub(crate) components: Vec<Component>,
}

/// All components of both Design Systems, in the order of their names.
pub(crate) fn all(packages: &Packages) -> Templates {
    let mut made = Templates {
        templates: Vec::new(),
        components: Vec::new(),
    };
    for shared in ["i18n", "logo"] {
        let path = packages.govuk.join(format!("macros/{shared}.njk"));
        let name = format!("govuk/macros/{shared}.njk");
        made.templates
            .push((name.clone(), rewrite::written(&prepared(&path, &name))));
    }
    for (system, folder) in [("govuk", &packages.govuk), ("moj", &packages.moj)] {
        let components = folder.join("components");
        let listed = fs::read_dir(&components)
            .unwrap_or_else(|error| panic!("{} could not be read: {error}", components.display()));
        for entry in listed {
            let entry = entry.expect("a folder of a package can be read");
            let path = entry.path().join("macro.njk");
            let folder = entry.file_name();
            let folder = folder.to_str().expect("components have plain names");
            let template = format!("{system}/components/{folder}/macro.njk");
            if path.is_file() && !LEFT_OUT.contains(&template.as_str()) {
                made.add(&path, template);
            }
        }
    }
    made.templates.sort();
    made.components
        .sort_by(|one, other| one.name.cmp(&other.name));
    made
}

impl Templates {
    fn add(&mut self, path: &Path, template: String) {
        let pieces = prepared(path, &template);
        let name = pieces
            .iter()
            .find_map(|piece| match piece.words()[..] {
                ["macro", name, ..] => Some(name.to_owned()),
                _ => None,
            })
            .unwrap_or_else(|| panic!("{} has no macro", path.display()));
        let options = options(&pieces);
        self.templates.push((
            template.clone(),
            rewrite::written(&accumulate::keep(pieces)),
        ));
        self.components.push(Component {
            name,
            template,
            options,
        });
    }
}

/// A template's pieces with what it includes put in, names of imports made absolute, keys quoted.
fn prepared(path: &Path, name: &str) -> Vec<Piece> {
    let mut prepared = Vec::new();
    for mut piece in pieces(&read(path)) {
        let words = piece.words();
        let (first, quoted) = (words.first().copied(), piece.quoted().map(str::to_owned));
        match (first, quoted) {
            (Some("include"), Some(other)) => {
                let other = path.with_file_name(other.trim_start_matches("./"));
                prepared.extend(self::prepared(&other, name));
            }
            (Some("from"), Some(other)) => {
                let absolute = absolute(name, &other);
                if !absolute.ends_with(ATTRIBUTES) {
                    import_from(&mut piece, &absolute);
                    prepared.push(piece);
                }
            }
            _ => {
                if let Piece::Code { tokens, .. } = &mut piece {
                    rewrite::quote_keys(tokens);
                }
                prepared.push(piece);
            }
        }
    }
    prepared
}

fn import_from(piece: &mut Piece, name: &str) {
    if let Piece::Code { tokens, .. } = piece
        && let Some(token) = tokens.iter_mut().find(|token| token.kind == Kind::Text)
    {
        token.text = format!("\"{name}\"");
    }
}

/// The name of a template as another one gives it: `../hint/macro.njk` or `govuk/…`.
fn absolute(from: &str, name: &str) -> String {
    if !name.starts_with('.') {
        return name.to_owned();
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in name.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Every `name` of which the template reads `params.name`.
fn options(pieces: &[Piece]) -> BTreeSet<String> {
    let mut options = BTreeSet::new();
    for piece in pieces {
        let Piece::Code { tokens, .. } = piece else {
            continue;
        };
        for three in tokens.windows(3) {
            if three[0].text == "params" && three[1].is(".") && three[2].kind == Kind::Word {
                options.insert(three[2].text.clone());
            }
        }
    }
    options
}
