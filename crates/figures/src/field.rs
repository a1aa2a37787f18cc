//! What a filter can ask of a member, and what a table can be broken down by.

use crate::unit::Unit;
use crate::words::{Word, words};
use complaints::codes::{
    AdvocacyAnswer, Kind, Method, Outcome, Procedure, RaisedBy, ReferredBy, RemedyKind,
};

words! {
    /// What a filter can ask, and what a table can be broken down by.
    Field, "a field" {
        Kind = "kind", "what the record is";
        Procedure = "procedure", "the procedure of the case; for an issue or a stage its own where it differs";
        Stage = "stage", "the number of the stage (1, 2, 3); for a case, any stage that it reached";
        Level = "level", "the level of a transaction";
        Days = "days", "working days to the answer: of the stage, or of stage 1 for a case and its parts";
        PanelDays = "panel_days", "working days from the request of stage 3 to its panel";
        OnTime = "on_time", "whether the stage (for a case and its parts: stage 1) was within its limit, the longer one when extended";
        Extended = "extended", "whether the stage (for a case and its parts: stage 1) was extended";
        RaisedBy = "raised_by", "who raised it";
        Method = "method", "the way by which it came";
        Theme = "theme", "the theme of an issue; for a case, of any of its issues";
        Outcome = "outcome", "the outcome by the closing day: of the issue, of the stage, or for a case of stage 1 (the whole case's where stage 1 states none)";
        CaseOutcome = "case_outcome", "the outcome that the council stated for the whole case";
        Ending = "ending", "how it stands on the closing day, in one list: the outcome, withdrawn before or during a stage, refused, informal, ongoing";
        State = "state", "how it stands on the closing day: decided, withdrawn, refused or ongoing";
        Reason = "reason", "the reason why it was refused";
        Decision = "decision", "the Ombudsman's decision";
        Investigated = "investigated", "whether the Ombudsman made a detailed investigation";
        ReferredBy = "referred_by", "who brought it to the Ombudsman";
        Remedy = "remedy", "the kind of a remedy; for a stage, of any that belongs to it; for a case, of any";
        Team = "team", "the team; for an issue its own; for a case, any that it involves";
        ServiceArea = "service_area", "the service area; any where there are several";
        Quadrant = "quadrant", "the council's area of service";
        Locality = "locality", "where the contact came from";
        AdvocacyOffered = "advocacy_offered", "whether an advocate was offered";
        AdvocacyAnswer = "advocacy_answer", "what was answered to the offer of an advocate";
        AdvocacyReason = "advocacy_reason", "why an advocate was declined";
        AdvocacyProvider = "advocacy_provider", "the advocacy provider";
        AdvocacySource = "advocacy_source", "where a referral to the advocacy provider came from";
        Gender = "gender", "the child's gender; for a person, their own";
        Ethnicity = "ethnicity", "the child's ethnicity; for a person, their own";
        Disability = "disability", "the child's disability; for a person, their own";
        Religion = "religion", "the child's religion or belief; for a person, their own";
        SexualOrientation = "sexual_orientation", "the child's sexual orientation; for a person, their own";
        Language = "language", "the child's first language; for a person, their own";
        CareStatus = "care_status", "the child's care status; for a person, their own";
        Age = "age", "the child's age in years at receipt; for a person, their own";
    }
}

/// What values a field has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Values {
    /// Codes of a closed list.
    Closed(Vec<&'static str>),
    /// The council's own words.
    Open,
    /// Whole numbers.
    Numbers,
    /// `true` or `false`.
    YesNo,
}

/// The endings besides the outcomes.
pub(crate) mod ending {
    pub(crate) const NO_OUTCOME: &str = "no_outcome";
    pub(crate) const BEFORE_STAGE_1: &str = "withdrawn_before_stage_1";
    pub(crate) const DURING: [&str; 3] = [
        "withdrawn_during_stage_1",
        "withdrawn_during_stage_2",
        "withdrawn_during_stage_3",
    ];
    pub(crate) const REFUSED: &str = "refused";
    pub(crate) const INFORMAL: &str = "informal";
    pub(crate) const ONGOING: &str = "ongoing";
    pub(crate) const DECIDED: &str = "decided";
    pub(crate) const WITHDRAWN: &str = "withdrawn";
    /// All of them, which every register knows whether or not a case ended so.
    pub(crate) const ALL: [&str; 10] = [
        NO_OUTCOME,
        BEFORE_STAGE_1,
        DURING[0],
        DURING[1],
        DURING[2],
        REFUSED,
        INFORMAL,
        ONGOING,
        DECIDED,
        WITHDRAWN,
    ];
}

/// The levels of a transaction.
pub(crate) const LEVELS: [&str; 5] = [
    "representation",
    "stage_1",
    "stage_2",
    "stage_3",
    "ombudsman",
];

impl Field {
    /// What values it has.
    #[must_use]
    pub fn values(self) -> Values {
        macro_rules! codes {
            ($list:ty) => {
                <$list>::ALL.iter().map(|it| it.code()).collect()
            };
        }
        Values::Closed(match self {
            Self::Kind => codes!(Kind),
            Self::Procedure => codes!(Procedure),
            Self::RaisedBy => codes!(RaisedBy),
            Self::Method => codes!(Method),
            Self::Outcome | Self::CaseOutcome => codes!(Outcome),
            Self::ReferredBy => codes!(ReferredBy),
            Self::Remedy => codes!(RemedyKind),
            Self::AdvocacyAnswer => codes!(AdvocacyAnswer),
            Self::Level => LEVELS.to_vec(),
            Self::Ending => {
                let outcomes: Vec<&str> = codes!(Outcome);
                let mut endings: Vec<&str> = outcomes
                    .into_iter()
                    .filter(|code| *code != ending::WITHDRAWN)
                    .collect();
                endings.push(ending::NO_OUTCOME);
                endings.push(ending::BEFORE_STAGE_1);
                endings.extend(ending::DURING);
                endings.extend([ending::REFUSED, ending::INFORMAL, ending::ONGOING]);
                endings
            }
            Self::State => vec![
                ending::DECIDED,
                ending::WITHDRAWN,
                ending::REFUSED,
                ending::ONGOING,
            ],
            Self::Stage | Self::Days | Self::PanelDays | Self::Age => return Values::Numbers,
            Self::OnTime | Self::Extended | Self::Investigated | Self::AdvocacyOffered => {
                return Values::YesNo;
            }
            _ => return Values::Open,
        })
    }

    /// Whether a member of the unit can be asked it.
    #[must_use]
    pub const fn fits(self, unit: Unit) -> bool {
        match self {
            Self::Level => matches!(unit, Unit::Transaction),
            Self::PanelDays => matches!(unit, Unit::Stage),
            Self::Days | Self::OnTime | Self::Extended | Self::Outcome | Self::Ending => !matches!(
                unit,
                Unit::Transaction | Unit::OmbudsmanEntry | Unit::Remedy
            ),
            Self::State => !matches!(unit, Unit::Transaction | Unit::Remedy),
            _ => true,
        }
    }

    /// The fields that a member of the unit can be asked.
    #[must_use]
    pub fn of(unit: Unit) -> Vec<Self> {
        Self::ALL
            .iter()
            .copied()
            .filter(|field| field.fits(unit))
            .collect()
    }

    /// Why a member of the unit can have several values at once, so that the parts of a breakdown may add up to
    /// more than there are members; none where each has at most one.
    #[must_use]
    pub const fn several(self, unit: Unit) -> Option<&'static str> {
        match self {
            Self::Theme if !matches!(unit, Unit::Issue) => Some("more than one issue"),
            Self::Team if !matches!(unit, Unit::TeamInvolvement | Unit::Issue) => {
                Some("more than one team")
            }
            Self::ServiceArea => Some("more than one service area"),
            Self::Stage if !matches!(unit, Unit::Stage | Unit::Transaction | Unit::Remedy) => {
                Some("more than one stage")
            }
            Self::Decision | Self::Investigated | Self::ReferredBy
                if !matches!(unit, Unit::OmbudsmanEntry) =>
            {
                Some("more than one entry of the Ombudsman")
            }
            Self::Remedy if !matches!(unit, Unit::Remedy) => Some("more than one remedy"),
            Self::Gender
            | Self::Ethnicity
            | Self::Disability
            | Self::Religion
            | Self::SexualOrientation
            | Self::Language
            | Self::CareStatus
            | Self::Age
                if !matches!(unit, Unit::Child | Unit::Person) =>
            {
                Some("more than one child")
            }
            _ => None,
        }
    }

    /// The unit of which each member has one value, where a member of another can have several.
    #[must_use]
    pub const fn own_unit(self) -> Option<Unit> {
        match self {
            Self::Theme => Some(Unit::Issue),
            Self::Team => Some(Unit::TeamInvolvement),
            Self::Stage => Some(Unit::Stage),
            Self::Remedy => Some(Unit::Remedy),
            Self::Decision | Self::Investigated | Self::ReferredBy => Some(Unit::OmbudsmanEntry),
            _ => None,
        }
    }

    /// Whether the closing day decides what is known of it.
    #[must_use]
    pub const fn dated(self) -> bool {
        matches!(
            self,
            Self::Stage
                | Self::Days
                | Self::PanelDays
                | Self::OnTime
                | Self::Outcome
                | Self::CaseOutcome
                | Self::Ending
                | Self::State
                | Self::Reason
                | Self::Decision
                | Self::Remedy
                | Self::AdvocacyOffered
                | Self::AdvocacyAnswer
                | Self::AdvocacyReason
        )
    }

    /// A code as a sentence calls it; the council's own words stay as they are.
    #[must_use]
    pub fn called(self, code: &str) -> String {
        macro_rules! label {
            ($list:ty) => {
                code.parse::<$list>().ok().map(|it| it.label())
            };
        }
        let label = match self {
            Self::Kind => label!(Kind),
            Self::Procedure => label!(Procedure),
            Self::RaisedBy => label!(RaisedBy),
            Self::Method => label!(Method),
            Self::Outcome | Self::CaseOutcome | Self::Ending => label!(Outcome),
            Self::ReferredBy => label!(ReferredBy),
            Self::Remedy => label!(RemedyKind),
            Self::AdvocacyAnswer => label!(AdvocacyAnswer),
            _ => None,
        };
        match (label, self.values()) {
            (Some(label), _) => label.to_owned(),
            (None, Values::Closed(_)) => code.replace('_', " "),
            (None, Values::YesNo) if code == "true" => "yes".to_owned(),
            (None, Values::YesNo) => "no".to_owned(),
            (None, _) => code.to_owned(),
        }
    }

    /// A code as a line or a cell prints it: its words, with a capital; the council's own words stay as they are.
    #[must_use]
    pub fn printed(self, code: &str) -> String {
        let words = self.called(code);
        if matches!(self.values(), Values::Open | Values::Numbers) {
            return words;
        }
        let mut letters = words.chars();
        letters.next().map_or_else(String::new, |first| {
            first.to_uppercase().collect::<String>() + letters.as_str()
        })
    }

    /// The field in words, for a sentence.
    #[must_use]
    pub fn in_words(self) -> String {
        self.word().replace('_', " ")
    }
}
