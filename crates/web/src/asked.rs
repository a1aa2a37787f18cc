//! What a browser asks for, read: the names in the path, the query, the form.

use crate::trouble::Trouble;
use casework::accounts::SessionKey;
use complaints::ids::CaseId;
use govuk::form::DateInput;
use uuid::Uuid;

/// Names and values in the order they came. A name may stand several times.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pairs(Vec<(String, String)>);

impl Pairs {
    /// Reads what a browser writes into a query or a form.
    pub fn read(text: &[u8]) -> Self {
        Self(form_urlencoded::parse(text).into_owned().collect())
    }

    /// From names and values.
    pub fn of(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// The value of a name, without the space around it; empty where there is none.
    pub fn get(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value.trim())
    }

    /// The value of a name, where there is one.
    pub fn some(&self, name: &str) -> Option<&str> {
        Some(self.get(name)).filter(|it| !it.is_empty())
    }

    /// Every value of a name that is not empty.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(known, _)| known == name)
            .map(|(_, value)| value.trim())
            .filter(|it| !it.is_empty())
    }

    /// The lines of a value that are not empty.
    pub fn lines<T: FromIterator<String>>(&self, name: &str) -> T {
        let lines = self.get(name).lines().map(str::trim);
        lines
            .filter(|it| !it.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// A date in its three boxes, `NAME-day`, `NAME-month` and `NAME-year`.
    pub fn date(&self, name: &str) -> DateInput {
        let part = |part: &str| self.get(&format!("{name}-{part}")).to_owned();
        DateInput {
            day: part("day"),
            month: part("month"),
            year: part("year"),
        }
    }

    /// Every name and value, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether nothing came.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As they stand in an address.
    pub fn written(&self) -> String {
        form_urlencoded::Serializer::new(String::new())
            .extend_pairs(self.iter())
            .finish()
    }
}

/// What a browser asks for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// The path, as it came.
    pub at: String,
    /// The names in the path.
    pub path: Pairs,
    /// The query.
    pub query: Pairs,
    /// The form; empty but for a POST.
    pub form: Pairs,
    /// The key that the browser keeps, where it has one.
    pub session_key: Option<SessionKey>,
    /// Where the request came from, for the limit of sign-ins.
    pub from: String,
}

impl Asked {
    /// The case that the path names.
    ///
    /// # Errors
    /// A path that names none.
    pub fn case(&self) -> Result<CaseId, Trouble> {
        let id: Uuid = self
            .path
            .get("case")
            .parse()
            .map_err(|_| Trouble::NotFound)?;
        Ok(CaseId(id))
    }

    /// Path and query as they came, to come back to.
    pub fn target(&self) -> String {
        if self.query.is_empty() {
            self.at.clone()
        } else {
            format!("{}?{}", self.at, self.query.written())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Pairs;

    #[test]
    fn a_name_may_stand_several_times_and_space_around_a_value_is_nothing() {
        let pairs = Pairs::read(b"team=North&team=+South+&team=&q=+short+breaks+");
        assert_eq!(pairs.all("team").collect::<Vec<_>>(), ["North", "South"]);
        assert_eq!(pairs.get("q"), "short breaks");
        assert_eq!(pairs.some("nothing"), None);
    }

    #[test]
    fn what_is_read_is_written_again() {
        let written = "q=short+breaks&team=%C3%89cole";
        assert_eq!(Pairs::read(written.as_bytes()).written(), written);
    }
}
