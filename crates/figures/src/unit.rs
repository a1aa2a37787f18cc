//! What a figure counts.

use crate::words::words;

words! {
    /// What a figure counts.
    Unit, "a unit" {
        Case = "case", "a case: one contact, with everything that belongs to it";
        Issue = "issue", "a complaint point of a case";
        TeamInvolvement = "team_involvement", "a team that a case involves";
        Stage = "stage", "a stage that a case went through";
        Transaction = "transaction", "a representation, each stage of a complaint, and each entry of the Ombudsman";
        OmbudsmanEntry = "ombudsman_entry", "an entry of the Ombudsman on a case";
        Remedy = "remedy", "a remedy agreed on a case";
        Person = "person", "a person who complained: somebody named counts once, however many cases they brought; where nobody is named, each case counts one";
        Child = "child", "a child that a case is about";
    }
}

impl Unit {
    /// Several of them, as a sentence needs it.
    #[must_use]
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Case => "cases",
            Self::Issue => "issues",
            Self::TeamInvolvement => "team involvements",
            Self::Stage => "stages",
            Self::Transaction => "transactions",
            Self::OmbudsmanEntry => "Ombudsman entries",
            Self::Remedy => "remedies",
            Self::Person => "people",
            Self::Child => "children",
        }
    }

    /// Whether a cell of this unit that names no kind counts complaints only.
    #[must_use]
    pub const fn counts_complaints_unless_told(self) -> bool {
        matches!(
            self,
            Self::Case
                | Self::Issue
                | Self::TeamInvolvement
                | Self::Stage
                | Self::Person
                | Self::Child
        )
    }
}
