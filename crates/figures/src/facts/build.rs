//! From fact rows to columns, a case at a time.

use super::columns::{AdvocacyColumns, Columns, PersonColumns, Table};
use super::day::{self, maybe};
use super::names::{NONE, Names};
use crate::field::{LEVELS, ending};
use crate::limits::{Limits, Until};
use complaints::codes::{AdvocacyAnswer, Kind, RaisedBy, Role};
use complaints::facts::{AdvocacyFacts, CaseFacts, PersonFacts, StageFacts};
use jiff::civil::Date;
use workdays::Calendar;

/// Fills the columns.
pub(crate) struct Builder<'a> {
    columns: Columns,
    names: Names,
    calendar: &'a Calendar,
    limits: &'a Limits,
    warnings: Vec<String>,
}

impl<'a> Builder<'a> {
    pub(crate) fn new(calendar: &'a Calendar, limits: &'a Limits) -> Self {
        let mut names = Names::default();
        for word in ["true", "false"].into_iter().chain(ending::ALL) {
            names.number(word);
        }
        Self {
            columns: Columns::default(),
            names,
            calendar,
            limits,
            warnings: Vec::new(),
        }
    }

    pub(crate) fn finish(self) -> (Columns, Names, Vec<String>) {
        (self.columns, self.names, self.warnings)
    }

    /// Takes one case in; cases come in the order of their references.
    pub(crate) fn add(&mut self, facts: &CaseFacts) {
        let case = row_number(self.columns.rows(Table::Cases));
        let stage_1 = self.add_stages(case, facts);
        self.add_case(facts, stage_1);
        self.add_points(case, facts);
        for team in distinct(&facts.teams) {
            self.columns.teams.case.push(case);
            self.columns.teams.value.push(self.names.number(team));
        }
        for area in distinct(&facts.service_areas) {
            self.columns.areas.case.push(case);
            self.columns.areas.value.push(self.names.number(area));
        }
        self.add_ombudsman(case, facts);
        self.add_remedies(case, facts);
        for child in &facts.children {
            add_person(&mut self.columns.children, &mut self.names, case, child);
            let of_the_only = facts.children.len() == 1;
            let offer = if of_the_only {
                &facts.advocacy
            } else {
                &child.advocacy
            };
            add_offer(&mut self.columns.offers, &mut self.names, offer.as_ref());
        }
        for person in complainants(facts) {
            add_person(&mut self.columns.people, &mut self.names, case, &person);
        }
    }

    fn add_case(&mut self, facts: &CaseFacts, stage_1: Option<usize>) {
        let stages = &self.columns.stages;
        let answered = stage_1.and_then(|row| stages.answered.get(row).copied());
        let withdrawn = stage_1
            .and_then(|row| stages.withdrawn.get(row).copied())
            .unwrap_or(day::NONE);
        let (cases, names) = (&mut self.columns.cases, &mut self.names);
        let complaint = facts.kind == Kind::Complaint;
        cases.kind.push(names.number(facts.kind.code()));
        cases
            .procedure
            .push(names.maybe(facts.procedure.map(complaints::codes::Procedure::code)));
        cases.received.push(day::number(facts.received_on));
        cases.answered.push(answered.unwrap_or(day::NONE));
        // the stage's withdrawal holds that of the case where there is a stage
        cases
            .withdrawn
            .push(withdrawn.max(maybe(facts.withdrawn_on)));
        cases
            .refused
            .push(maybe(facts.refused.as_ref().map(|it| it.on)));
        cases.can_be_open.push(
            facts.refused.is_none()
                && (stage_1.is_some() || (complaint && facts.stages.is_empty())),
        );
        cases.informal.push(matches!(
            facts.kind,
            Kind::Representation | Kind::ServiceRequest
        ));
        cases.stage_1.push(stage_1.map_or(NONE, row_number));
        cases
            .method
            .push(names.maybe(facts.method.map(complaints::codes::Method::code)));
        cases
            .raised_by
            .push(names.maybe(facts.raised_by.map(complaints::codes::RaisedBy::code)));
        cases.quadrant.push(names.maybe(facts.quadrant.as_deref()));
        cases.locality.push(names.maybe(facts.locality.as_deref()));
        cases
            .outcome
            .push(names.maybe(facts.outcome.map(complaints::codes::Outcome::code)));
        let reason = facts.refused.as_ref().and_then(|it| it.reason.as_deref());
        cases.reason.push(names.maybe(reason));
        add_offer(&mut cases.advocacy, names, facts.advocacy.as_ref());
    }

    fn add_points(&mut self, case: u32, facts: &CaseFacts) {
        let cases = &self.columns.cases;
        let answered = cases.answered.last().copied().unwrap_or(day::NONE);
        let withdrawn = cases.withdrawn.last().copied().unwrap_or(day::NONE);
        let (points, names) = (&mut self.columns.points, &mut self.names);
        for point in &facts.points {
            points.case.push(case);
            points.theme.push(names.maybe(point.theme.as_deref()));
            points.team.push(names.maybe(point.team.as_deref()));
            let procedure = point.procedure.or(facts.procedure);
            points
                .procedure
                .push(names.maybe(procedure.map(complaints::codes::Procedure::code)));
            points
                .outcome
                .push(names.maybe(point.outcome.map(complaints::codes::Outcome::code)));
            // a point that waited while the rest was answered has its own day
            let own = point.answered_on.map(day::number);
            points.outcome_on.push(match own {
                Some(own) => own,
                None if answered == day::NONE => withdrawn,
                None => answered,
            });
        }
    }

    /// Takes the stages in, and gives the row of stage 1.
    fn add_stages(&mut self, case: u32, facts: &CaseFacts) -> Option<usize> {
        let complaint = facts.kind == Kind::Complaint;
        let accepted = facts.refused.is_none();
        // an accepted complaint of which no stage is recorded is at stage 1 since its receipt
        let implied = StageFacts {
            stage: 1,
            procedure: None,
            started_on: Some(facts.received_on),
            extended: false,
            extended_to: None,
            responded_on: None,
            outcome: None,
            withdrawn_on: None,
            panel_on: None,
        };
        let implied =
            (complaint && accepted && facts.stages.is_empty() && facts.withdrawn_on.is_none())
                .then_some(&implied);
        let mut stage_1 = None;
        if facts.kind == Kind::Representation && accepted {
            self.add_transaction(case, 0, day::NONE, day::number(facts.received_on));
        }
        for stage in facts.stages.iter().chain(implied) {
            let row = self.add_stage(case, facts, stage);
            // what goes by another procedure is a stage like any other, but not what became of the case
            if stage.procedure.is_some() {
                continue;
            }
            if stage.stage == 1 {
                stage_1 = Some(row);
            }
            if complaint {
                let started = self.columns.stages.started.last().copied();
                self.add_transaction(
                    case,
                    usize::from(stage.stage),
                    i32::from(stage.stage),
                    started.unwrap_or(day::NONE),
                );
            }
        }
        stage_1
    }

    fn add_stage(&mut self, case: u32, facts: &CaseFacts, stage: &StageFacts) -> usize {
        let started = match stage.stage {
            1 => Some(stage.started_on.unwrap_or(facts.received_on)),
            _ => stage.started_on,
        };
        let of_case = facts
            .withdrawn_on
            .filter(|_| stage.stage == 1 && stage.responded_on.is_none());
        let procedure = stage.procedure.or(facts.procedure);
        let days = self.working_days(facts, started, stage.responded_on);
        let panel_days = self.working_days(facts, started, stage.panel_on);
        let limit = self.limits.find(facts.kind, procedure, stage.stage);
        let stages = &mut self.columns.stages;
        stages.case.push(case);
        stages.number.push(i32::from(stage.stage));
        stages.procedure.push(
            self.names
                .maybe(procedure.map(complaints::codes::Procedure::code)),
        );
        stages.started.push(maybe(started));
        stages.answered.push(maybe(stage.responded_on));
        stages.withdrawn.push(maybe(stage.withdrawn_on.or(of_case)));
        stages.extended.push(stage.extended);
        stages.outcome.push(
            self.names
                .maybe(stage.outcome.map(complaints::codes::Outcome::code)),
        );
        stages.days.push(days);
        stages.panel_days.push(panel_days);
        stages.panel_on.push(maybe(stage.panel_on));
        stages
            .standard
            .push(limit.map_or(day::NONE, |it| it.standard));
        stages.longer.push(limit.map_or(day::NONE, |it| it.longer));
        stages
            .until_panel
            .push(limit.is_some_and(|it| it.until == Until::Panel));
        stages.case.len() - 1
    }

    /// Working days from one day to another; what is sent on a day that does not count is sent on the next that does.
    fn working_days(&mut self, facts: &CaseFacts, from: Option<Date>, to: Option<Date>) -> i32 {
        let (Some(from), Some(to)) = (from, to) else {
            return day::NONE;
        };
        let counted = self
            .calendar
            .next_working_day_on_or_after(to)
            .and_then(|to| self.calendar.between(from, to));
        counted.unwrap_or_else(|beyond| {
            self.warnings.push(format!(
                "{}: the working days from {from} to {to} are not counted: {beyond}",
                facts.reference
            ));
            day::NONE
        })
    }

    fn add_transaction(&mut self, case: u32, level: usize, stage: i32, received: day::Day) {
        let transactions = &mut self.columns.transactions;
        transactions.case.push(case);
        transactions
            .level
            .push(self.names.maybe(LEVELS.get(level).copied()));
        transactions.stage.push(stage);
        transactions.received.push(received);
    }

    fn add_ombudsman(&mut self, case: u32, facts: &CaseFacts) {
        for entry in &facts.ombudsman {
            self.add_transaction(case, LEVELS.len() - 1, day::NONE, maybe(entry.received_on));
            let (entries, names) = (&mut self.columns.ombudsman, &mut self.names);
            entries.case.push(case);
            entries.told.push(maybe(entry.received_on));
            entries.decided.push(maybe(entry.decided_on));
            entries
                .decision
                .push(names.maybe(entry.decision.as_deref()));
            let investigated = entry
                .investigated
                .map(|yes| if yes { "true" } else { "false" });
            entries.investigated.push(names.maybe(investigated));
            entries
                .referred_by
                .push(names.maybe(entry.referred_by.map(complaints::codes::ReferredBy::code)));
        }
    }

    fn add_remedies(&mut self, case: u32, facts: &CaseFacts) {
        let stages = &self.columns.stages;
        for remedy in &facts.remedies {
            let number = remedy.stage.map_or(day::NONE, i32::from);
            let row = (0..stages.case.len())
                .rev()
                .take_while(|row| stages.case[*row] == case)
                .find(|row| stages.number[*row] == number);
            let remedies = &mut self.columns.remedies;
            remedies.case.push(case);
            remedies.kind.push(self.names.number(remedy.kind.code()));
            remedies.agreed.push(maybe(remedy.agreed_on));
            remedies.pence.push(remedy.amount_pence);
            remedies.stage.push(number);
            remedies.stage_row.push(row.map_or(NONE, row_number));
        }
    }
}

/// The number of a row; there are never more than a `u32` holds, which `Facts::new` has checked.
fn row_number(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(NONE)
}

/// Each value once, in its order: a team named twice is involved once.
fn distinct(values: &[String]) -> impl Iterator<Item = &String> {
    values
        .iter()
        .enumerate()
        .filter(|(place, value)| !values[..*place].contains(value))
        .map(|(_, value)| value)
}

/// Who complained: the complainants, else those in the role of whoever raised it, else the children where a child did.
///
/// The first of these that names anybody gives the people whom it names; where none does, one stands for them all.
fn complainants(facts: &CaseFacts) -> Vec<PersonFacts> {
    let by_child = facts
        .raised_by
        .is_some_and(RaisedBy::is_child_or_care_leaver);
    let with_role = |role: Role| -> Vec<PersonFacts> {
        facts
            .people
            .iter()
            .filter(|it| it.roles.contains(&role))
            .cloned()
            .collect()
    };
    let raiser = facts
        .raised_by
        .and_then(|it| it.code().parse::<Role>().ok())
        .map(with_role)
        .unwrap_or_default();
    let children = if by_child {
        facts.children.clone()
    } else {
        Vec::new()
    };
    // a child whom the case is about may be the one who complains
    let theirs = |it: &&PersonFacts| it.roles.contains(&Role::Complainant);
    let mut complaining = with_role(Role::Complainant);
    complaining.extend(facts.children.iter().filter(theirs).cloned());
    let groups = [complaining, raiser, children];
    let named = |group: &[PersonFacts]| -> Vec<PersonFacts> {
        let named = group.iter().filter(|it| it.person.is_some());
        named.cloned().collect()
    };
    groups
        .iter()
        .map(|group| named(group))
        .find(|named| !named.is_empty())
        .unwrap_or_else(|| vec![groups.concat().into_iter().next().unwrap_or_default()])
}

fn add_person(columns: &mut PersonColumns, names: &mut Names, case: u32, person: &PersonFacts) {
    columns.case.push(case);
    columns.key.push(names.maybe(person.person.as_deref()));
    columns.age.push(person.age.map_or(day::NONE, i32::from));
    columns.gender.push(names.maybe(person.gender.as_deref()));
    columns
        .ethnicity
        .push(names.maybe(person.ethnicity.as_deref()));
    columns
        .disability
        .push(names.maybe(person.disability.as_deref()));
    columns
        .religion
        .push(names.maybe(person.religion.as_deref()));
    columns
        .sexual_orientation
        .push(names.maybe(person.sexual_orientation.as_deref()));
    columns
        .language
        .push(names.maybe(person.language.as_deref()));
    columns
        .care_status
        .push(names.maybe(person.care_status.as_deref()));
}

fn add_offer(columns: &mut AdvocacyColumns, names: &mut Names, offer: Option<&AdvocacyFacts>) {
    let offered = offer.is_some_and(|it| it.offered_on.is_some() || it.answer.is_some());
    let word = |of: fn(&AdvocacyFacts) -> Option<&str>| offer.and_then(of);
    columns
        .offered_on
        .push(maybe(offer.and_then(|it| it.offered_on)));
    columns
        .offered
        .push(names.number(if offered { "true" } else { "false" }));
    let answer = word(|it| it.answer.map(AdvocacyAnswer::code));
    columns.answer.push(names.maybe(answer));
    let reason = word(|it| it.reason.as_deref());
    columns.reason.push(names.maybe(reason));
    let provider = word(|it| it.provider.as_deref());
    columns.provider.push(names.maybe(provider));
    let source = word(|it| it.source.as_deref());
    columns.source.push(names.maybe(source));
}
