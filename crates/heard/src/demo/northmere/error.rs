//! Why the demonstration could not be made.

use casework::records::Problem;
use workdays::BeyondData;

/// Why the demonstration could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The bank holidays of a day that a case needs are not known.
    #[error(transparent)]
    Beyond(#[from] BeyondData),
    /// A file of the demonstration does not read.
    #[error("a file of the demonstration does not read: {0}")]
    Unreadable(#[from] toml::de::Error),
    /// A story is no case record.
    #[error(
        "the demonstration's story “{title}” is no case record: {}",
        list(problems)
    )]
    Story {
        /// The story's title: all of it is made up.
        title: String,
        /// Everything that is wrong with it.
        problems: Vec<Problem>,
    },
    /// A story is a published figure.
    #[error("the demonstration's story “{0}” is a published figure; those belong in council.toml")]
    NotACase(String),
}

fn list(problems: &[Problem]) -> String {
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    problems.join("; ")
}
