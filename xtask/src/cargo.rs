//! Cargo, called from a program that cargo itself has started.

use std::env;
use std::path::Path;
use std::process::Command;

/// The project's folder.
pub(crate) fn project() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// `cargo` with these arguments, in the project's folder.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(arguments).current_dir(project());
    // what `cargo run` says of xtask itself: some build scripts would take it for news and build
    // their crates again
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(speaks_of_xtask) {
            cargo.env_remove(name);
        }
    }
    cargo
}

fn speaks_of_xtask(variable: &str) -> bool {
    variable.starts_with("CARGO_PKG_") || variable.starts_with("CARGO_MANIFEST_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_project_is_the_folder_with_the_lock_file() {
        assert!(project().join("Cargo.lock").is_file());
    }

    #[test]
    fn cargo_is_not_told_about_xtask() {
        let cargo = cargo(&["build"]);
        let removed = |name: &str| {
            cargo
                .get_envs()
                .any(|(n, value)| n == name && value.is_none())
        };
        assert!(removed("CARGO_PKG_NAME"));
        assert!(removed("CARGO_MANIFEST_DIR"));
        assert!(!removed("CARGO_HOME"));
    }
}
