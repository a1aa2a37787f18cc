//! What the Children Act procedure covers and who may complain by it, as entries in `rules/qualifies.toml` have them.

use crate::codes::RaisedBy;
use serde::Deserialize;

/// An act whose sections are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Statute {
    /// The Children Act 1989.
    #[serde(rename = "children_act_1989")]
    ChildrenAct1989,
    /// The Adoption and Children Act 2002.
    #[serde(rename = "adoption_and_children_act_2002")]
    AdoptionAndChildrenAct2002,
}

impl Statute {
    /// Its name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::ChildrenAct1989 => "Children Act 1989",
            Self::AdoptionAndChildrenAct2002 => "Adoption and Children Act 2002",
        }
    }
}

/// Functions that the procedure covers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Function {
    /// The act.
    pub act: Statute,
    /// Its sections; a star stands for the letters that may follow a number.
    pub sections: Vec<String>,
    /// The subsections that are covered; all of them where none is named.
    #[serde(default)]
    pub subsections: Vec<u8>,
    /// Where the law says that they are covered.
    pub under: String,
}

/// Somebody who may complain without being asked for a tie to the child.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entitled {
    /// Who.
    pub who: RaisedBy,
    /// By which paragraph.
    pub law: String,
}

/// How far a law that somebody named is on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Listed {
    /// Subsections of it are, and it was named without one.
    InPart,
    /// It is.
    Whole,
}

/// A section as somebody named it.
struct Named {
    section: String,
    subsection: Option<u8>,
}

impl Function {
    /// How far a law, as somebody wrote it down, names one of these functions. A section of an act that is not named is
    /// taken as the Children Act's.
    pub fn named_by(&self, law: &str) -> Option<Listed> {
        let law = law.to_lowercase();
        if statute(&law) != Some(self.act) {
            return None;
        }
        let each = sections(&law).into_iter();
        each.filter_map(|it| self.covers(&it)).max()
    }

    fn covers(&self, named: &Named) -> Option<Listed> {
        let digits = named
            .section
            .trim_end_matches(|it: char| !it.is_ascii_digit());
        let known = |it: &String| {
            it.strip_suffix('*').map_or_else(
                || it.eq_ignore_ascii_case(&named.section),
                |number| number == digits,
            )
        };
        if !self.sections.iter().any(known) {
            return None;
        }
        match named.subsection {
            _ if self.subsections.is_empty() => Some(Listed::Whole),
            None => Some(Listed::InPart),
            Some(it) => self.subsections.contains(&it).then_some(Listed::Whole),
        }
    }
}

/// The act that a text speaks of; none where it is another than those listed. `law` is in lower case.
fn statute(law: &str) -> Option<Statute> {
    let words = || law.split(|it: char| !it.is_alphanumeric());
    let years: Vec<&str> = words()
        .filter(|it| it.len() == 4 && it.bytes().all(|it| it.is_ascii_digit()))
        .collect();
    if law.contains("adoption and children act") || words().any(|it| it == "aca") {
        return Some(Statute::AdoptionAndChildrenAct2002);
    }
    let another = words().any(|it| it == "act") && !law.contains("children act");
    let ours = !another && years.iter().all(|it| *it == "1989");
    ours.then_some(Statute::ChildrenAct1989)
}

/// Every section that a text names: “s.14F”, “section 17”, “s 33(3)”. `law` is in lower case.
fn sections(law: &str) -> Vec<Named> {
    let spelt = ["sections ", "section ", "ss. ", "ss.", "ss ", "s. "]
        .iter()
        .fold(format!(" {law}"), |text, it| {
            text.replace(&format!(" {it}"), " s.")
        });
    let spelt = spelt.replace(" s ", " s.");
    let words = spelt.split(|it: char| !(it.is_alphanumeric() || "().".contains(it)));
    words.filter_map(section).collect()
}

fn section(word: &str) -> Option<Named> {
    let word = word.trim_start_matches('(').strip_prefix('s')?;
    let word = word.trim_start_matches('.');
    let mut parts = word.split(['(', ')', '.']);
    let section = parts.next()?;
    let a_number = section.starts_with(|it: char| it.is_ascii_digit());
    a_number.then(|| Named {
        section: section.to_owned(),
        subsection: parts.next().and_then(|it| it.parse().ok()),
    })
}

#[cfg(test)]
mod tests {
    use super::{Function, Listed, Statute};

    fn function(act: Statute, sections: &[&str], subsections: &[u8]) -> Function {
        Function {
            act,
            sections: sections.iter().map(|it| (*it).to_owned()).collect(),
            subsections: subsections.to_vec(),
            under: "regulation 3".to_owned(),
        }
    }

    #[test]
    fn a_section_is_known_however_it_is_written() {
        let guardians = function(Statute::ChildrenAct1989, &["14F"], &[]);
        for law in [
            "s.14F",
            "s. 14f",
            "section 14F(3)",
            "S14F Children Act 1989",
            "CA 1989 s 14F",
        ] {
            assert_eq!(guardians.named_by(law), Some(Listed::Whole), "{law}");
        }
        for law in [
            "s.14",
            "s.14FA",
            "s.14A",
            "14F",
            "s.14F Education Act 1996",
            "s.14F of the 2004 Act",
        ] {
            assert_eq!(guardians.named_by(law), None, "{law}");
        }
    }

    #[test]
    fn a_star_is_every_letter_and_a_subsection_only_that_one() {
        let part_3 = function(Statute::ChildrenAct1989, &["22*"], &[]);
        assert_eq!(part_3.named_by("s.22C"), Some(Listed::Whole));
        assert_eq!(part_3.named_by("s.2"), None);
        assert_eq!(part_3.named_by("s.220"), None);
        let care = function(Statute::ChildrenAct1989, &["33"], &[3, 4]);
        assert_eq!(care.named_by("s.33(3)(b)"), Some(Listed::Whole));
        assert_eq!(care.named_by("s.33(5)"), None);
        assert_eq!(care.named_by("s.33"), Some(Listed::InPart));
    }

    #[test]
    fn a_section_of_one_act_is_none_of_another() {
        let adoption = function(Statute::AdoptionAndChildrenAct2002, &["22"], &[]);
        assert_eq!(adoption.named_by("s.22"), None);
        let law = "s.22 Adoption and Children Act 2002";
        assert_eq!(adoption.named_by(law), Some(Listed::Whole));
        let part_3 = function(Statute::ChildrenAct1989, &["22*"], &[]);
        assert_eq!(part_3.named_by(law), None);
    }
}
