//! Who may see what, and who may do what. [`scope`] decides which cases, [`may`] which rooms; every query of a
//! register and every page obeys them.

use crate::codes::UnknownCode;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

/// What somebody is in Heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ViewerRole {
    /// The complaints manager and the complaints team.
    ComplaintsTeam,
    /// A manager of one or more teams: sees the cases that involve them.
    TeamManager,
    /// Head of service: sees all cases.
    HeadOfService,
    /// The director of children's services: sees all cases.
    Director,
    /// Keeps accounts and settings: sees no case.
    Administrator,
    /// At the command line of the server: sees all, and every look is recorded.
    Operator,
}

impl ViewerRole {
    /// Every role, in order.
    pub const ALL: [Self; 6] = [
        Self::ComplaintsTeam,
        Self::TeamManager,
        Self::HeadOfService,
        Self::Director,
        Self::Administrator,
        Self::Operator,
    ];

    /// The word that is stored and that a command names.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ComplaintsTeam => "complaints_team",
            Self::TeamManager => "team_manager",
            Self::HeadOfService => "head_of_service",
            Self::Director => "director",
            Self::Administrator => "administrator",
            Self::Operator => "operator",
        }
    }

    /// The words a person reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::ComplaintsTeam => "Complaints team",
            Self::TeamManager => "Team manager",
            Self::HeadOfService => "Head of service",
            Self::Director => "Director",
            Self::Administrator => "Administrator",
            Self::Operator => "Operator",
        }
    }
}

impl fmt::Display for ViewerRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.label())
    }
}

impl FromStr for ViewerRole {
    type Err = UnknownCode;

    fn from_str(given: &str) -> Result<Self, UnknownCode> {
        Self::ALL
            .into_iter()
            .find(|role| role.code() == given)
            .ok_or_else(|| UnknownCode {
                given: given.to_owned(),
                list: "a role",
                allowed: Self::ALL.map(Self::code).join(", "),
            })
    }
}

/// What a role may do. Which cases it may do it to is for [`scope`] to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Permission {
    /// See cases and lists of them.
    SeeCases,
    /// Record something on a case.
    ChangeCases,
    /// See how far each case has come and what is due.
    SeeTracker,
    /// See the report and its figures.
    SeeReport,
    /// Record what the council did for a year that is over.
    KeepYear,
    /// See who looked at what.
    SeeAccessLog,
    /// Make, change and close accounts.
    KeepAccounts,
}

impl Permission {
    /// Every permission, in the order of the columns of the table that [`may`] reads.
    pub const ALL: [Self; 7] = [
        Self::SeeCases,
        Self::ChangeCases,
        Self::SeeTracker,
        Self::SeeReport,
        Self::KeepYear,
        Self::SeeAccessLog,
        Self::KeepAccounts,
    ];
}

/// Whether a role may do something. A role or a permission that is added does not compile until it has its place
/// here.
pub const fn may(role: ViewerRole, permission: Permission) -> bool {
    let row = row(role);
    match permission {
        Permission::SeeCases => row[0],
        Permission::ChangeCases => row[1],
        Permission::SeeTracker => row[2],
        Permission::SeeReport => row[3],
        Permission::KeepYear => row[4],
        Permission::SeeAccessLog => row[5],
        Permission::KeepAccounts => row[6],
    }
}

/// The row of a role: see cases, change cases, tracker, report, year, access log, accounts.
#[rustfmt::skip]
#[allow(clippy::match_same_arms, reason = "a table has a row for each role")]
const fn row(role: ViewerRole) -> [bool; Permission::ALL.len()] {
    const YES: bool = true;
    const NO: bool = false;
    match role {
        //                            see  change tracker report year log  accounts
        ViewerRole::ComplaintsTeam => [YES, YES,  YES,    YES,   YES, YES, NO],
        // on the cases of their own teams they record an answer, an extension, a contact with the family
        ViewerRole::TeamManager =>    [YES, YES,  YES,    YES,   NO,  NO,  NO],
        ViewerRole::HeadOfService =>  [YES, NO,   YES,    YES,   NO,  YES, NO],
        ViewerRole::Director =>       [YES, NO,   YES,    YES,   NO,  YES, NO],
        ViewerRole::Administrator =>  [NO,  NO,   NO,     YES,   NO,  YES, YES],
        ViewerRole::Operator =>       [YES, YES,  YES,    YES,   YES, YES, YES],
    }
}

/// Whoever looks at cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewer {
    /// The account.
    pub account: String,
    /// The role.
    pub role: ViewerRole,
    /// The teams that a manager answers for.
    pub teams: BTreeSet<String>,
}

impl Viewer {
    /// The viewer at the command line.
    pub fn operator(account: impl Into<String>) -> Self {
        Self {
            account: account.into(),
            role: ViewerRole::Operator,
            teams: BTreeSet::new(),
        }
    }
}

/// The cases that a viewer may see. A register renders it to a query; [`Scope::holds`] says the same in Rust.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// Which cases the role reaches.
    pub reach: Reach,
    /// The account that has to be named where a case is restricted to named accounts; none where restricted cases are seen
    /// like any other.
    pub named: Option<String>,
}

/// The cases that a role reaches, restrictions apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// Every case.
    Everything,
    /// Cases that involve one of these teams.
    Teams(BTreeSet<String>),
    /// No case.
    Nothing,
}

/// Decides which cases a viewer may see. A restriction takes cases away from a role and never adds one: whoever is named
/// sees the case if their role would have let them. The operator, at the server, sees all.
pub fn scope(viewer: &Viewer) -> Scope {
    let reach = match viewer.role {
        ViewerRole::Operator
        | ViewerRole::ComplaintsTeam
        | ViewerRole::HeadOfService
        | ViewerRole::Director => Reach::Everything,
        ViewerRole::TeamManager if viewer.teams.is_empty() => Reach::Nothing,
        ViewerRole::TeamManager => Reach::Teams(viewer.teams.clone()),
        ViewerRole::Administrator => Reach::Nothing,
    };
    let restricted = viewer.role != ViewerRole::Operator;
    Scope {
        reach,
        named: restricted.then(|| viewer.account.clone()),
    }
}

/// Whether somebody may restrict a case to named accounts, change that or end it, and say who keeps a case: the complaints
/// team, and the operator.
pub const fn says_who_sees(role: ViewerRole) -> bool {
    matches!(role, ViewerRole::ComplaintsTeam | ViewerRole::Operator)
}

impl Scope {
    /// Every case, restricted or not.
    pub const EVERYTHING: Self = Self {
        reach: Reach::Everything,
        named: None,
    };

    /// Whether a case that involves these teams is in the scope, where it is restricted to no accounts or to these.
    pub fn holds(&self, teams: &[String], restricted_to: Option<&BTreeSet<String>>) -> bool {
        self.reach.holds(teams)
            && match (&self.named, restricted_to) {
                (Some(account), Some(named)) => named.contains(account),
                _ => true,
            }
    }
}

impl Reach {
    /// Whether a case that involves these teams is reached.
    pub fn holds(&self, teams: &[String]) -> bool {
        match self {
            Self::Everything => true,
            Self::Teams(seen) => teams.iter().any(|team| seen.contains(team)),
            Self::Nothing => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn may_do(role: ViewerRole) -> Vec<Permission> {
        let all = Permission::ALL.into_iter();
        all.filter(|permission| may(role, *permission)).collect()
    }

    #[rstest]
    #[case("complaints_team", "Complaints team")]
    #[case("team_manager", "Team manager")]
    #[case("head_of_service", "Head of service")]
    #[case("director", "Director")]
    #[case("administrator", "Administrator")]
    #[case("operator", "Operator")]
    fn a_role_has_one_code_and_one_label(#[case] code: &str, #[case] label: &str) {
        let role: ViewerRole = code.parse().expect("a role");
        assert_eq!((role.code(), role.label()), (code, label));
        let stored = serde_json::to_string(&role).expect("JSON");
        assert_eq!(stored, format!("\"{code}\""));
    }

    #[test]
    fn a_word_that_is_no_role_is_told_the_roles() {
        let refused = "manager".parse::<ViewerRole>().expect_err("it is none");
        assert_eq!(
            refused.to_string(),
            "“manager” is not a role; use one of: complaints_team, team_manager, head_of_service, director, \
             administrator, operator"
        );
    }

    #[test]
    fn the_complaints_team_does_everything_but_keep_accounts() {
        use Permission::*;
        let granted = [
            SeeCases,
            ChangeCases,
            SeeTracker,
            SeeReport,
            KeepYear,
            SeeAccessLog,
        ];
        assert_eq!(may_do(ViewerRole::ComplaintsTeam), granted);
    }

    #[test]
    fn a_team_manager_records_on_cases_but_does_not_see_who_looked() {
        use Permission::*;
        let granted = [SeeCases, ChangeCases, SeeTracker, SeeReport];
        assert_eq!(may_do(ViewerRole::TeamManager), granted);
    }

    #[test]
    fn a_head_of_service_and_a_director_see_everything_and_change_nothing() {
        use Permission::*;
        let granted = [SeeCases, SeeTracker, SeeReport, SeeAccessLog];
        assert_eq!(may_do(ViewerRole::HeadOfService), granted);
        assert_eq!(may_do(ViewerRole::Director), granted);
    }

    #[test]
    fn an_administrator_keeps_accounts_and_sees_no_case() {
        use Permission::*;
        let granted = [SeeReport, SeeAccessLog, KeepAccounts];
        assert_eq!(may_do(ViewerRole::Administrator), granted);
    }

    #[test]
    fn an_operator_may_do_everything() {
        assert_eq!(may_do(ViewerRole::Operator), Permission::ALL);
    }

    #[test]
    fn whoever_may_see_no_case_has_none_in_scope_and_the_other_way_round() {
        for role in ViewerRole::ALL {
            let viewer = Viewer {
                account: "ann".to_owned(),
                role,
                teams: BTreeSet::from(["Fostering".to_owned()]),
            };
            let seen = scope(&viewer).holds(&["Fostering".to_owned()], None);
            assert_eq!(seen, may(role, Permission::SeeCases), "{role}");
        }
    }

    #[test]
    fn a_director_sees_every_case_and_a_manager_those_of_their_teams() {
        let director = Viewer {
            account: "dee".to_owned(),
            role: ViewerRole::Director,
            teams: BTreeSet::new(),
        };
        assert_eq!(scope(&director).reach, Reach::Everything);
        let manager = Viewer {
            role: ViewerRole::TeamManager,
            ..director
        };
        assert_eq!(scope(&manager).reach, Reach::Nothing);
        let teams = BTreeSet::from(["Fostering".to_owned()]);
        let manager = Viewer {
            teams: teams.clone(),
            ..manager
        };
        assert_eq!(scope(&manager).reach, Reach::Teams(teams));
    }

    #[test]
    fn a_restricted_case_is_seen_by_whoever_is_named_and_reaches_it_and_by_the_operator() {
        let teams = ["Fostering".to_owned()];
        let named = BTreeSet::from(["ann".to_owned()]);
        for role in ViewerRole::ALL {
            let sees = |account: &str, restricted_to| {
                let viewer = Viewer {
                    account: account.to_owned(),
                    role,
                    teams: BTreeSet::from(teams.clone()),
                };
                scope(&viewer).holds(&teams, restricted_to)
            };
            assert_eq!(sees("ann", Some(&named)), sees("ann", None), "{role}");
            assert_eq!(
                sees("bee", Some(&named)),
                role == ViewerRole::Operator,
                "{role}"
            );
        }
    }

    #[test]
    fn the_complaints_team_and_the_operator_say_who_sees_a_case() {
        let may: Vec<ViewerRole> = ViewerRole::ALL
            .into_iter()
            .filter(|it| says_who_sees(*it))
            .collect();
        assert_eq!(may, [ViewerRole::ComplaintsTeam, ViewerRole::Operator]);
    }
}
