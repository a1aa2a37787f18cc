/// Why a component was not rendered.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A template does not parse.
    #[error("the template {name} of the Design System cannot be read: {source}")]
    Template {
        /// Which one.
        name: &'static str,
        /// Where, and why.
        source: minijinja::Error,
    },

    /// No component has this name.
    #[error(
        "there is no component called \"{component}\"; names look like govukButton and mojTimeline"
    )]
    UnknownComponent {
        /// The name that was asked for.
        component: String,
    },

    /// The component never reads this option, so it would be lost.
    #[error("{component} has no option \"{option}\"; it has {known}")]
    UnknownOption {
        /// The component.
        component: &'static str,
        /// What it was given.
        option: String,
        /// What it reads, as a list in words.
        known: String,
    },

    /// A page took an option from a name that does not exist there.
    #[error(
        "the option \"{option}\" of {component} is undefined in this page; give none if there is nothing to show"
    )]
    UndefinedOption {
        /// The component.
        component: &'static str,
        /// The way to the value, such as `items.0.text`.
        option: String,
    },

    /// The options must be a map.
    #[error(
        "{component} takes its options as a map, such as {{\"text\": \"Save\"}}, but was given {found}"
    )]
    NotAMap {
        /// The component.
        component: &'static str,
        /// The kind of what it was given.
        found: String,
    },

    /// The template stopped.
    #[error("{component} could not be rendered: {source}")]
    Render {
        /// The component.
        component: &'static str,
        /// Where, and why.
        source: minijinja::Error,
    },
}

impl From<Error> for minijinja::Error {
    fn from(error: Error) -> Self {
        Self::new(minijinja::ErrorKind::InvalidOperation, error.to_string()).with_source(error)
    }
}
