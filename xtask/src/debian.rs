//! Programs that Debian packages: brought where they are missing and we may do so.

use std::process::Command;

use anyhow::{Result, bail};

use crate::run::{output_of, run};

/// A program, and Debian's package that brings it.
pub(crate) struct Program {
    /// As it is called.
    pub(crate) name: &'static str,
    /// What makes it say its version, and do nothing else.
    pub(crate) version: &'static str,
    /// Debian's package.
    pub(crate) package: &'static str,
}

/// Sees that the programs are there. Root on a system with Debian's packages gets what is missing; anyone else is told
/// the command that brings it.
pub(crate) fn bring(programs: &[Program]) -> Result<()> {
    let missing: Vec<&Program> = programs.iter().filter(|it| !it.is_there()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let named = |name: fn(&Program) -> &'static str| {
        let names: Vec<&str> = missing.iter().map(|it| name(it)).collect();
        names.join(" ")
    };
    let (names, packages) = (named(|it| it.name), named(|it| it.package));
    if !may_install() {
        bail!("missing: {names}; this brings it: apt-get install {packages}");
    }
    println!("missing: {names}; installing Debian's {packages}");
    update()?;
    let packages: Vec<&str> = missing.iter().map(|it| it.package).collect();
    install(&packages)
}

impl Program {
    fn is_there(&self) -> bool {
        output_of(Command::new(self.name).arg(self.version)).is_some()
    }
}

/// Root on a system with Debian's packages.
pub(crate) fn may_install() -> bool {
    let user = output_of(Command::new("id").arg("-u"));
    let is_root = user.is_some_and(|user| user.trim() == "0");
    is_root && output_of(Command::new("apt-get").arg("--version")).is_some()
}

/// Learns which packages there are.
pub(crate) fn update() -> Result<()> {
    run(apt_get().arg("update"))
}

/// Installs packages, and nothing that they only recommend.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    run(apt_get()
        .args(["install", "--yes", "--no-install-recommends"])
        .args(packages))
}

fn apt_get() -> Command {
    let mut apt_get = Command::new("apt-get");
    apt_get
        .arg("--quiet")
        .env("DEBIAN_FRONTEND", "noninteractive");
    apt_get
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_there_is_not_brought() {
        let cargo = Program {
            name: "cargo",
            version: "--version",
            package: "no-such-package",
        };
        assert!(bring(&[cargo]).is_ok());
    }

    #[test]
    fn a_program_that_does_not_answer_is_missing() {
        let none = Program {
            name: "no-such-program",
            version: "--version",
            package: "no-such-package",
        };
        assert!(!none.is_there());
    }
}
