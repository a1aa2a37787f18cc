//! Where PostgreSQL's programs are on this machine.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder that holds `initdb`, `pg_ctl` and `postgres`: Debian's newest version, else the
/// first folder of the search path that has all three.
pub(crate) fn of_server() -> Option<PathBuf> {
    first_with(&["initdb", "pg_ctl", "postgres"], &folders())
}

/// The program `psql`.
pub(crate) fn psql() -> Option<PathBuf> {
    first_with(&["psql"], &folders()).map(|folder| folder.join("psql"))
}

fn folders() -> Vec<PathBuf> {
    let mut folders = newest_first(Path::new("/usr/lib/postgresql"));
    if let Some(path) = env::var_os("PATH") {
        folders.extend(env::split_paths(&path));
    }
    folders
}

/// Debian keeps each major version in a folder of its own, which is not on the search path.
fn newest_first(versions: &Path) -> Vec<PathBuf> {
    let mut found: Vec<(u32, PathBuf)> = fs::read_dir(versions)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .collect();
    found.sort_by_key(|(version, _)| std::cmp::Reverse(*version));
    found.into_iter().map(|(_, folder)| folder).collect()
}

fn first_with(programs: &[&str], folders: &[PathBuf]) -> Option<PathBuf> {
    folders
        .iter()
        .find(|folder| {
            programs
                .iter()
                .all(|program| folder.join(program).is_file())
        })
        .cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder of programs that goes when the test does.
    struct Folder(PathBuf);

    impl Folder {
        fn with(name: &str, files: &[&str]) -> Self {
            let root = env::temp_dir().join(format!("heard-{name}-{}", std::process::id()));
            for file in files {
                let file = root.join(file);
                fs::create_dir_all(file.parent().expect("inside the root")).expect("a folder");
                fs::write(file, "").expect("a file");
            }
            Self(root)
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).ok();
        }
    }

    #[test]
    fn version_15_comes_before_version_9_and_other_folders_are_passed_over() {
        let debian = Folder::with(
            "versions",
            &["9/bin/psql", "15/bin/psql", "common/bin/psql"],
        );
        assert_eq!(
            newest_first(&debian.0),
            [debian.0.join("15/bin"), debian.0.join("9/bin")]
        );
    }

    #[test]
    fn a_version_without_its_server_is_passed_over() {
        let debian = Folder::with(
            "client-only",
            &["16/bin/psql", "15/bin/psql", "15/bin/initdb"],
        );
        let found = first_with(&["initdb", "psql"], &newest_first(&debian.0));
        assert_eq!(found, Some(debian.0.join("15/bin")));
    }

    #[test]
    fn a_machine_without_postgresql_has_no_folder() {
        assert_eq!(
            newest_first(Path::new("/nowhere/postgresql")),
            Vec::<PathBuf>::new()
        );
        assert_eq!(first_with(&["initdb"], &[PathBuf::from("/nowhere")]), None);
    }
}
