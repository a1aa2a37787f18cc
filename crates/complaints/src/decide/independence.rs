//! Who may have which part in deciding a complaint: the matrix of roles (regulations 2 and 19(3)).

use super::{Desk, Refusal, Remark};
use crate::case::Taken;
use crate::codes::{Procedure, Role};
use crate::ids::{PersonId, PersonNumber, StageNumber};
use crate::occurred::InWords;
use crate::rules::GuardId;
use crate::step::{About, Answer, Step, StepTaken};
use jiff::civil::Date;

/// The parts of which one person may have only one on a case.
const DECIDING: [Role; 6] = [
    Role::Stage1Responder,
    Role::InvestigatingOfficer,
    Role::IndependentPerson,
    Role::AdjudicatingOfficer,
    Role::PanelChair,
    Role::Panellist,
];

/// The side that complains: whoever does, the child, their families and carers, and who acts for them.
const SIDE: [Role; 11] = [
    Role::Complainant,
    Role::Child,
    Role::CareLeaver,
    Role::Representative,
    Role::Parent,
    Role::Relative,
    Role::FosterCarer,
    Role::Adopter,
    Role::SpecialGuardian,
    Role::Advocate,
    Role::Solicitor,
];

/// Whether one person may not have both parts in a complaint.
pub(super) fn may_not_be_one(one: Role, other: Role) -> bool {
    let decides = |it| DECIDING.contains(&it);
    let stands_apart = |it| decides(it) || SIDE.contains(&it) || it == Role::StaffComplainedAbout;
    one != other && (decides(one) && stands_apart(other) || decides(other) && stands_apart(one))
}

/// Whether a part is for somebody from outside the council.
const fn from_outside(role: Role) -> bool {
    matches!(
        role,
        Role::IndependentPerson | Role::PanelChair | Role::Panellist
    )
}

/// Whether one part is for somebody from outside the council, and the other is within it.
pub(super) fn inside(one: Role, other: Role) -> bool {
    let within = |it| matches!(it, Role::Staff | Role::Member | Role::Councillor);
    from_outside(one) && within(other) || from_outside(other) && within(one)
}

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

/// The people whom steps are about, in order.
fn people_of<'a>(taken: impl Iterator<Item = &'a Taken>) -> Vec<PersonNumber> {
    let people = taken.filter_map(|it| match it.it.about {
        About::Person(number) => Some(number),
        _ => None,
    });
    people.collect()
}

impl Desk<'_> {
    /// Refuses an appointment that the matrix forbids, and warns of one without a declaration.
    pub(super) fn appoint(&self, step: &StepTaken, role: Role) -> Result<Vec<Remark>, Refusal> {
        let About::Person(number) = step.about else {
            return Ok(Vec::new());
        };
        let Some(person) = self.state().people.get(&number) else {
            return Ok(Vec::new());
        };
        self.has_no_other_part(step, number, role)?;
        let outside = from_outside(role);
        let guard = if outside {
            GuardId::IndependentOfTheCouncil
        } else {
            GuardId::RolesAreApart
        };
        if outside && role != Role::IndependentPerson {
            self.constituted_clear(number, role)?;
        }
        let mut warnings = match self.declaration(number) {
            Some(Answer::Conflict) => {
                let why = format!("{number} declared a conflict");
                return Err(self.refuse(guard, why, "Appoint somebody else"));
            }
            Some(_) => Vec::new(),
            None if role == Role::PanelChair => {
                let why = format!(
                    "{number} has made no declaration, nor said what they were to the council in the last three years"
                );
                vec![self.remark(
                    GuardId::PanelChairThreeYears,
                    why,
                    "Ask for the declaration, and record it",
                )]
            }
            None => {
                let why = format!("{number} has made no declaration");
                vec![self.remark(
                    guard,
                    why,
                    "Ask for the declaration, and record it before the investigation begins",
                )]
            }
        };
        warnings.extend(self.namesake(number, person.id, person.details.as_ref(), &[role]));
        Ok(warnings)
    }

    /// Whether somebody may be proposed for a part in deciding: not the side that complains, nor whoever is complained about.
    /// Whoever has another part, or declared a conflict, can be named, and the refusal says why not.
    pub(super) fn may_be_appointed(&self, step: &StepTaken) -> bool {
        let (Some(_), About::Person(number)) = (appointed(step.step), step.about) else {
            return true;
        };
        let person = self.state().people.get(&number);
        person.is_none_or(|it| {
            let parts = self.parts(it.id);
            self.judges_somebody_else(number, &parts).is_ok()
                && self.of_no_side(number, &parts).is_ok()
        })
    }

    /// Refuses somebody who has that part or another in it, is on a side, or is within the council where nobody within it
    /// may have the part.
    fn has_no_other_part(
        &self,
        step: &StepTaken,
        number: PersonNumber,
        role: Role,
    ) -> Result<(), Refusal> {
        let state = self.state();
        let Some(person) = state.people.get(&number) else {
            return Ok(());
        };
        self.appointed_once(step, person.id)?;
        self.judges_somebody_else(number, &self.roles(person.id))?;
        self.of_no_side(number, &self.parts(person.id))?;
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
        let outside = from_outside(role);
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
        Ok(())
    }

    /// Whether an appointment is of the panel that meets next: one that met before is made anew for points that came since.
    fn of_this_panel(&self, taken: &Taken) -> bool {
        let another = self.state().another_panel(taken.it.route);
        let before = another.is_some_and(|asked| taken.on.latest() < asked.earliest());
        taken.it.stage != Some(StageNumber::Three) || !before
    }

    /// Refuses the appointment of somebody who has that part already: of two panellists each, of the others the last.
    fn appointed_once(&self, step: &StepTaken, person: PersonId) -> Result<(), Refusal> {
        let state = self.state();
        let taken = state.taken(step.step);
        let mut taken = taken
            .filter(|it| (it.it.route, it.it.stage) == (step.route, step.stage))
            .filter(|it| self.of_this_panel(it));
        let same = |it: &&Taken| match it.it.about {
            About::Person(number) => state.people.get(&number).is_some_and(|it| it.id == person),
            _ => false,
        };
        let before = match step.step {
            Step::PanellistAppointed => taken.find(same),
            _ => taken.next_back().filter(same),
        };
        let Some(before) = before else { return Ok(()) };
        Err(self.refuse(
            GuardId::StepOnce,
            format!(
                "{} has that part already, since {}",
                before.it.about, before.on
            ),
            "Undo that appointment first if it is over or was wrong, or correct its day",
        ))
    }

    /// Refuses a part in deciding for somebody who is complained about. `parts` is every part of theirs.
    fn judges_somebody_else(&self, number: PersonNumber, parts: &[Role]) -> Result<(), Refusal> {
        if !parts.contains(&Role::StaffComplainedAbout) {
            return Ok(());
        }
        let why = format!("{number} is complained about");
        Err(self.refuse(
            GuardId::NobodyJudgesThemselves,
            why,
            "Appoint somebody else",
        ))
    }

    /// Refuses a part in deciding for somebody on the side that complains. `parts` is every part of theirs.
    pub(super) fn of_no_side(&self, number: PersonNumber, parts: &[Role]) -> Result<(), Refusal> {
        let Some(side) = parts.iter().find(|it| SIDE.contains(it)) else {
            return Ok(());
        };
        let why = format!("{number} is on the case as {}", side.label().to_lowercase());
        let instead = "Appoint somebody who has no part in the complaint";
        Err(self.refuse(GuardId::NobodysSide, why, instead))
    }

    /// Refuses a person who would be on the side that complains and have a part in deciding, by what is recorded of them
    /// already or now.
    pub(super) fn added_apart(
        &self,
        number: PersonNumber,
        person: PersonId,
        about: bool,
        roles: &[Role],
    ) -> Result<(), Refusal> {
        let mut parts = self.parts(person);
        parts.extend(about.then_some(Role::Child));
        parts.extend(roles);
        if parts.iter().any(|it| DECIDING.contains(it)) {
            self.judges_somebody_else(number, &parts)?;
            self.of_no_side(number, &parts)
        } else {
            Ok(())
        }
    }

    /// Refuses what rests on an appointment of which whoever holds it has declared a conflict since.
    pub(super) fn free_of_conflict(
        &self,
        appointment: Step,
        guard: GuardId,
    ) -> Result<(), Refusal> {
        let last = self.appointees(appointment).pop();
        match last.filter(|it| self.declaration(*it) == Some(Answer::Conflict)) {
            None => Ok(()),
            Some(number) => {
                let why = format!("{number} declared a conflict");
                let instead = "Appoint somebody else, and record what they declare";
                Err(self.refuse(guard, why, instead))
            }
        }
    }

    /// Warns of an adjudicating officer who has declared nothing.
    pub(super) fn adjudicator_declares(&self) -> Option<Remark> {
        let last = self.appointees(Step::AdjudicatorAppointed).pop();
        let silent = last.filter(|it| self.declaration(*it).is_none())?;
        let why = format!("{silent} has made no declaration");
        let instead = "Ask for the declaration, and record it";
        Some(self.remark(GuardId::AdjudicatorDeclares, why, instead))
    }

    /// Refuses the appointment that makes the panel three while one of the three has not declared themselves clear. One
    /// that leaves it short of three is only warned of.
    fn constituted_clear(&self, number: PersonNumber, role: Role) -> Result<(), Refusal> {
        let members = self.members();
        let others = members.into_iter().filter(|it| *it != number);
        let mut panel: Vec<PersonNumber> = others.collect();
        // a new chair takes the place of the one before
        let chair = match role {
            Role::PanelChair => None,
            _ => Some(self.chair()),
        };
        let chaired = chair.is_none_or(|it| it.is_some());
        panel.extend(chair.flatten());
        panel.push(number);
        panel.sort_unstable();
        if chaired && panel.len() == 3 {
            self.clear(&panel, "a panel of three is constituted")
        } else {
            Ok(())
        }
    }

    /// Everybody who sits on the panel, the chair among them.
    pub(super) fn panel(&self) -> Vec<PersonNumber> {
        let mut panel: Vec<PersonNumber> = self.chair().into_iter().collect();
        panel.extend(self.members());
        panel
    }

    /// Who was appointed to the chair last and has declared no conflict.
    pub(super) fn chair(&self) -> Option<PersonNumber> {
        self.seated(Step::ChairAppointed, false).pop()
    }

    /// Who was appointed to the panel beside the chair and has declared no conflict, each once. A panel that met before
    /// goes on for a point that came since, unless others are appointed for that.
    pub(super) fn members(&self) -> Vec<PersonNumber> {
        let mut appointed = self.state().taken(Step::PanellistAppointed);
        let anew = appointed.any(|it| self.of_this_panel(it));
        let mut members = self.seated(Step::PanellistAppointed, anew);
        members.sort_unstable();
        members.dedup();
        members
    }

    /// Who declares a conflict stands down, and somebody else takes the place. `anew`: only of the panel that meets next.
    fn seated(&self, appointment: Step, anew: bool) -> Vec<PersonNumber> {
        let taken = self.state().taken(appointment);
        let mut people = people_of(taken.filter(|it| !anew || self.of_this_panel(it)));
        people.retain(|it| self.declaration(*it) != Some(Answer::Conflict));
        people
    }

    /// Refuses what rests on a panel of which somebody has declared a conflict, until somebody else sits in their place.
    pub(super) fn panel_stands(&self, when: &str) -> Result<(), Refusal> {
        let mut appointed = self.appointees(Step::ChairAppointed);
        appointed.extend(self.appointees(Step::PanellistAppointed));
        appointed.retain(|it| self.declaration(*it) == Some(Answer::Conflict));
        let Some(number) = appointed.first() else {
            return Ok(());
        };
        if self.chair().is_some() && self.members().len() == 2 {
            return Ok(());
        }
        let why = format!("{when}, and {number} declared a conflict");
        let instead = "Appoint somebody independent in their place, and let the panel meet again";
        Err(self.refuse(GuardId::PanelOfThree, why, instead))
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

    /// Every part of a person in the case: their roles, and that it is about them.
    pub(super) fn parts(&self, person: PersonId) -> Vec<Role> {
        let mut parts = self.roles(person);
        let mut entries = self.state().people.values();
        let about = entries.any(|it| it.id == person && it.about);
        parts.extend(about.then_some(Role::Child));
        parts
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
        people_of(self.state().taken(step))
    }

    /// Refuses work at stage 2 before officer and independent person are there and clear. `on` is the day of the work.
    pub(super) fn investigated_by_two(&self, on: Date) -> Result<Vec<Remark>, Refusal> {
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
        for step in steps {
            let first = self.state().taken(step).map(|it| it.on.earliest()).min();
            if let Some(first) = first.filter(|first| *first > on) {
                let why = format!(
                    "it is of {}, and “{step}” is of {}",
                    InWords(on),
                    InWords(first)
                );
                return Err(self.refuse(
                    GuardId::InvestigatedByTwo,
                    why,
                    "Correct the day that is wrong; both take part from the beginning of the investigation",
                ));
            }
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
