//! The two npm packages, fetched by `npm ci` with the hashes of the lock file.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Names a ready `node_modules` folder, for a build without network.
pub(crate) const READY: &str = "HEARD_NODE_MODULES";

const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// What `npm` is told, and with it the wanted versions.
const INPUTS: [&str; 3] = [".npmrc", "package.json", "package-lock.json"];

/// Where the packages lie.
pub(crate) struct Packages {
    /// The `node_modules` folder.
    pub(crate) root: PathBuf,
    /// What GOV.UK Frontend distributes.
    pub(crate) govuk: PathBuf,
    /// What the Ministry of Justice distributes.
    pub(crate) moj: PathBuf,
}

/// Fetches the packages into cargo's output folder, or takes the folder that [`READY`] names.
pub(crate) fn packages(out: &Path) -> Packages {
    let root = match std::env::var_os(READY) {
        Some(ready) => PathBuf::from(ready),
        None => fetch(out),
    };
    for (name, wanted) in wanted() {
        let found = version(&root.join(&name).join("package.json"));
        assert!(
            found == wanted,
            "{} holds {name} {found}, but version {wanted} is needed",
            root.display()
        );
    }
    Packages {
        govuk: root.join("govuk-frontend/dist/govuk"),
        moj: root.join("@ministryofjustice/frontend/moj"),
        root,
    }
}

fn fetch(out: &Path) -> PathBuf {
    let folder = out.join("npm");
    let modules = folder.join("node_modules");
    // a changed build script needs no second download
    if modules.is_dir()
        && INPUTS
            .iter()
            .all(|name| same(&source(name), &folder.join(name)))
    {
        return modules;
    }
    fs::create_dir_all(&folder).expect("cargo's output folder can be written");
    for name in INPUTS {
        fs::copy(source(name), folder.join(name)).expect("cargo's output folder can be written");
    }
    let ran = Command::new(NPM).arg("ci").current_dir(&folder).output().unwrap_or_else(|error| {
        panic!(
            "npm is needed to fetch the GOV.UK Design System, and could not be started ({error}): \
             install it, for example with `apt-get install nodejs npm`"
        )
    });
    if !ran.status.success() {
        // so that the next build tries again
        let _ = fs::remove_dir_all(&modules);
        panic!(
            "`npm ci` could not fetch the GOV.UK Design System. Without network, set {READY} to a \
             node_modules folder that holds it. npm said:\n{}",
            String::from_utf8_lossy(&ran.stderr)
        );
    }
    modules
}

fn source(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("npm").join(name)
}

fn same(one: &Path, other: &Path) -> bool {
    matches!((fs::read(one), fs::read(other)), (Ok(one), Ok(other)) if one == other)
}

fn wanted() -> Vec<(String, String)> {
    let package = json(&source("package.json"));
    let named = package["dependencies"]
        .as_object()
        .expect("package.json has dependencies");
    named
        .iter()
        .map(|(name, version)| {
            (
                name.clone(),
                version.as_str().unwrap_or_default().to_owned(),
            )
        })
        .collect()
}

fn version(package: &Path) -> String {
    json(package)["version"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

fn json(path: &Path) -> serde_json::Value {
    serde_json::from_str(&read(path))
        .unwrap_or_else(|error| panic!("{} is not JSON: {error}", path.display()))
}

/// Reads a text file of a package.
pub(crate) fn read(path: &Path) -> String {
    fs::read_to_string(path)
        .unwrap_or_else(|error| panic!("{} could not be read: {error}", path.display()))
}
