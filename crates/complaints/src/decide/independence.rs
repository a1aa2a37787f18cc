//! Who may have which part in deciding a complaint: the matrix of roles (regulations 2 and 19(3)).

use super::{Desk, Refusal, Remark};
use crate::codes::{Procedure, Role};
use crate::ids::{PersonId, PersonNumber};
use crate::rules::GuardId;
use crate::step::{About, Answer, Step, StepTaken};

/// The parts of which one person may have only one on a case.
const DECIDING: [Role; 6] = [
    Role::Stage1Responder,
    Role::InvestigatingOfficer,
    Role::IndependentPerson,
    Role::AdjudicatingOfficer,
    Role::PanelChair,
    Role::Panellist,
];

/// What an appointment makes of a person.
pub(super) const fn appointed(step: Step) -> Option<Role> {
    match step {
        Step::InvestigatorAppointed => Some(Role::InvestigatingOfficer),
        Step::IndependentPersonAppointed => Some(Role::IndependentPerson),
        Step::AdjudicatorAppointed => Some(Role::AdjudicatingOfficer),
        Step::ChairAppointed => Some(Role::PanelChair),
        Step::PanellistAppointed => Some(Role::Panellist),
        _ => None,
    }
}

impl Desk<'_> {
    /// Refuses an appointment that the matrix forbids, and warns of one without a declaration.
    pub(super) fn appoint(&self, step: &StepTaken, role: Role) -> Result<Vec<Remark>, Refusal> {
        let About::Person(number) = step.about else {
            return Ok(Vec::new());
        };
        let state = self.state();
        let Some(person) = state.people.get(&number) else {
            return Ok(Vec::new());
        };
        if self.roles(person.id).contains(&Role::StaffComplainedAbout) {
            let why = format!("{number} is complained about");
            return Err(self.refuse(
                GuardId::NobodyJudgesThemselves,
                why,
                "Appoint somebody else",
            ));
        }
        if let Some(other) = self
            .roles(person.id)
            .into_iter()
            .find(|it| DECIDING.contains(it) && *it != role)
        {
            let guard = if state.main().procedure == Some(Procedure::Corporate) {
                GuardId::DifferentPersonAtStageTwo
            } else {
                GuardId::RolesAreApart
            };
            let why = format!(
                "{number} is {} on this case already",
                other.label().to_lowercase()
            );
            return Err(self.refuse(guard, why, "Appoint somebody who has no other part in it"));
        }
        let outside = matches!(
            role,
            Role::IndependentPerson | Role::PanelChair | Role::Panellist
        );
        let inside = person
            .roles
            .iter()
            .find(|it| matches!(it, Role::Staff | Role::Member | Role::Councillor));
        if let (true, Some(inside)) = (outside, inside) {
            let why = format!(
                "{number} is on the case as {}",
                inside.label().to_lowercase()
            );
            return Err(self.refuse(
                GuardId::IndependentOfTheCouncil,
                why,
                "Appoint somebody from outside the council",
            ));
        }
        let guard = if outside {
            GuardId::IndependentOfTheCouncil
        } else {
            GuardId::RolesAreApart
        };
        if outside && role != Role::IndependentPerson {
            self.constituted_clear(number, role)?;
        }
        match self.declaration(number) {
            Some(Answer::Conflict) => {
                let why = format!("{number} declared a conflict");
                Err(self.refuse(guard, why, "Appoint somebody else"))
            }
            Some(_) => Ok(Vec::new()),
            None if role == Role::PanelChair => {
                let why = format!(
                    "{number} has made no declaration, nor said what they were to the council in the last three years"
                );
                Ok(vec![self.remark(
                    GuardId::PanelChairThreeYears,
                    why,
                    "Ask for the declaration, and record it",
                )])
            }
            None => {
                let why = format!("{number} has made no declaration");
                Ok(vec![self.remark(
                    guard,
                    why,
                    "Ask for the declaration, and record it before the investigation begins",
                )])
            }
        }
    }

    /// Refuses the appointment that makes the panel three while one of the three has not declared themselves clear. One
    /// that leaves it short of three is only warned of.
    fn constituted_clear(&self, number: PersonNumber, role: Role) -> Result<(), Refusal> {
        let mut panel = self.panel();
        panel.push(number);
        panel.sort_unstable();
        panel.dedup();
        let chair = role == Role::PanelChair || !self.appointees(Step::ChairAppointed).is_empty();
        if chair && panel.len() == 3 {
            self.clear(&panel, "a panel of three is constituted")
        } else {
            Ok(())
        }
    }

    /// Everybody appointed to the panel, the chair among them.
    pub(super) fn panel(&self) -> Vec<PersonNumber> {
        let mut panel = self.appointees(Step::ChairAppointed);
        panel.extend(self.appointees(Step::PanellistAppointed));
        panel
    }

    /// Refuses where somebody has not declared that they are independent.
    pub(super) fn clear(&self, panel: &[PersonNumber], when: &str) -> Result<(), Refusal> {
        let undeclared: Vec<String> = panel
            .iter()
            .filter(|it| self.declaration(**it) != Some(Answer::Clear))
            .map(ToString::to_string)
            .collect();
        if undeclared.is_empty() {
            return Ok(());
        }
        let why = format!(
            "{when}, with no clear declaration of {}",
            undeclared.join(" and ")
        );
        Err(self.refuse(
            GuardId::IndependentOfTheCouncil,
            why,
            "Record the declaration of each, or appoint somebody else",
        ))
    }

    /// Every role of a person on the case: as recorded, and by appointment.
    fn roles(&self, person: PersonId) -> Vec<Role> {
        let state = self.state();
        let numbers: Vec<PersonNumber> = state
            .people
            .iter()
            .filter(|(_, it)| it.id == person)
            .map(|(number, _)| *number)
            .collect();
        let recorded = state
            .people
            .iter()
            .filter(|(number, _)| numbers.contains(number));
        let mut roles: Vec<Role> = recorded.flat_map(|(_, it)| it.roles.clone()).collect();
        roles.extend(state.steps.iter().filter_map(|it| match it.it.about {
            About::Person(number) if numbers.contains(&number) => appointed(it.it.step),
            _ => None,
        }));
        roles
    }

    pub(super) fn declaration(&self, person: PersonNumber) -> Option<Answer> {
        self.state()
            .taken(Step::Declared)
            .rfind(|it| it.it.about == About::Person(person))?
            .it
            .answer
    }

    /// Who was appointed by a step, in order.
    pub(super) fn appointees(&self, step: Step) -> Vec<PersonNumber> {
        let people = self.state().taken(step).filter_map(|it| match it.it.about {
            About::Person(number) => Some(number),
            _ => None,
        });
        people.collect()
    }

    /// Refuses work at stage 2 before officer and independent person are there and clear.
    pub(super) fn investigated_by_two(&self) -> Result<Vec<Remark>, Refusal> {
        let steps = [
            Step::InvestigatorAppointed,
            Step::IndependentPersonAppointed,
        ];
        let missing: Vec<&str> = steps
            .iter()
            .filter(|step| self.state().taken(**step).next().is_none())
            .map(|it| it.label())
            .collect();
        if !missing.is_empty() {
            let why = format!("not recorded: {}", missing.join("; "));
            return Err(self.refuse(
                GuardId::InvestigatedByTwo,
                why,
                "Appoint both, and record their declarations",
            ));
        }
        let undeclared: Vec<String> = steps
            .iter()
            .filter_map(|step| self.appointees(*step).last().copied())
            .filter(|person| self.declaration(*person) != Some(Answer::Clear))
            .map(|person| person.to_string())
            .collect();
        if undeclared.is_empty() {
            return Ok(Vec::new());
        }
        let why = format!("no clear declaration of {}", undeclared.join(" and "));
        Err(self.refuse(
            GuardId::InvestigatedByTwo,
            why,
            "Record the declaration, or appoint somebody else",
        ))
    }
}
