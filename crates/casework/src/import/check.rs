//! The check of a whole file: everything that is wrong, in one run, and nothing stored.

use super::form::other_form;
use super::look::{Illegible, Look, Looked};
use super::people::People;
use super::plan::{Checked, LineProblem, Named, Plan};
use crate::council::Council;
use crate::office::Office;
use crate::ports::{Filter, RegisterError};
use crate::records::{self, CaseRecord, Line, PersonIds, Problem};
use complaints::Case;
use complaints::case::seen::accounts;
use complaints::command::Command;
use complaints::days::full;
use complaints::decide::{Context, Refusal, decide};
use complaints::ids::CaseId;
use complaints::published::{Period, PublishedFigure};
use complaints::step::{Answer, Step};
use complaints::year::YearTaken;
use std::collections::{BTreeMap, HashMap};

/// So many lines are looked at together: enough for every core, and few enough that what they say needs little memory.
const TOGETHER: usize = 1024;

/// Checks a file of case records. What is odd, such as a value that is not on the
/// council's lists, is a warning. `step` hears the number of each line and answers whether to go on.
///
/// # Errors
/// A stop, or a register that cannot be read; what is wrong with the file is in the result.
pub fn check(
    office: &Office<'_>,
    text: &str,
    council: Option<&Council>,
    mut step: impl FnMut(usize) -> bool,
) -> Result<Checked, RegisterError> {
    let (figures_since, figures) = office.register.figures(office.authority.id, None)?;
    let (_, year_steps) = office.register.year_steps(office.authority.id)?;
    let empty = office
        .register
        .count(office.viewer, office.authority.id, &Filter::default())?
        == 0;
    let context = office.context();
    let mut check = Check {
        office,
        context,
        empty,
        people: People::default(),
        references: HashMap::new(),
        addresses: figures
            .iter()
            .filter_map(|it| Some((address(it)?, it.reference.clone())))
            .collect(),
        figures: figures
            .into_iter()
            .map(|it| (it.reference.clone(), it))
            .collect(),
        year_steps,
        checked: Checked {
            figures_since,
            ..Checked::default()
        },
    };
    if let Some(problem) = other_form(text) {
        check.checked.problems.push(problem);
        return Ok(check.checked);
    }
    let look = Look {
        today: check.context.today(),
        rules: office.rules,
        council,
    };
    let lines: Vec<(usize, &str)> = (1..)
        .zip(text.trim_start_matches('\u{feff}').lines())
        .filter(|(_, line)| !line.trim().is_empty())
        .collect();
    for lines in lines.chunks(TOGETHER) {
        for looked in look.at(lines) {
            if !step(looked.number) {
                return Err(RegisterError::Stopped);
            }
            check.checked.tally.records += 1;
            check.line(looked)?;
        }
    }
    Ok(check.checked)
}

/// A reference as it is compared: capital and small letters make no other one.
fn plain(reference: &str) -> String {
    reference.to_lowercase()
}

type Address = (Period, String, BTreeMap<String, String>);

/// Where a published figure is found, whichever way its period is written.
fn address(figure: &PublishedFigure) -> Option<Address> {
    Some((
        figure.period.parse().ok()?,
        figure.measure.clone(),
        figure.by.clone(),
    ))
}

/// What is said of a line.
fn of_line(
    line: usize,
    reference: Option<&str>,
    found: Vec<Problem>,
) -> impl Iterator<Item = LineProblem> {
    let reference = reference.map(str::to_owned);
    found.into_iter().map(move |problem| LineProblem {
        line,
        reference: reference.clone(),
        problem,
    })
}

struct Check<'a> {
    office: &'a Office<'a>,
    context: Context<'a>,
    empty: bool,
    people: People,
    /// Each reference in small letters, with the line on which it stands, as it is written there.
    references: HashMap<String, (usize, String)>,
    addresses: HashMap<Address, String>,
    figures: BTreeMap<String, PublishedFigure>,
    year_steps: Vec<YearTaken>,
    checked: Checked,
}

impl Check<'_> {
    fn problem<'a>(
        &mut self,
        line: usize,
        reference: impl Into<Option<&'a str>>,
        field: &str,
        what: String,
    ) {
        let problem = Problem {
            field: field.to_owned(),
            what,
        };
        self.checked.problems.push(LineProblem {
            line,
            reference: reference.into().map(str::to_owned),
            problem,
        });
    }

    fn line(&mut self, looked: Looked) -> Result<(), RegisterError> {
        let number = looked.number;
        let line = match looked.line {
            Ok(line) => line,
            Err(Illegible {
                reference,
                problems,
            }) => {
                if let Some(reference) = &reference {
                    self.once(number, reference);
                }
                let problems = of_line(number, reference.as_deref(), problems);
                self.checked.problems.extend(problems);
                return Ok(());
            }
        };
        let reference = line.reference();
        if !reference.is_none_or(|it| self.once(number, it)) {
            return Ok(());
        }
        let warnings = of_line(number, reference, looked.doubts);
        self.checked.warnings.extend(warnings);
        match line {
            Line::Case(record) => {
                self.checked.named.extend(named(number, &record));
                self.case(number, &record)
            }
            Line::Figure(figure) => self.figure(number, figure),
            Line::YearStep(taken) => {
                self.year_step(number, taken);
                Ok(())
            }
        }
    }

    /// Whether the reference stands in the file for the first time.
    fn once(&mut self, number: usize, reference: &str) -> bool {
        let plain = plain(reference);
        if let Some((first, written)) = self.references.get(&plain) {
            let what = if written == reference {
                format!("stands on line {first} too; a reference is unique in the file")
            } else {
                format!(
                    "stands on line {first} too, written {written}: capital and small letters make no other reference"
                )
            };
            self.problem(number, reference, "reference", what);
            return false;
        }
        let known = (number, reference.to_owned());
        self.references.insert(plain, known);
        true
    }

    fn case(&mut self, number: usize, record: &CaseRecord) -> Result<(), RegisterError> {
        if self.figures.contains_key(&record.reference) {
            let what = "is the reference of a published figure in the register".to_owned();
            self.problem(number, record.reference.as_str(), "reference", what);
            return Ok(());
        }
        let known = self.known(&record.reference)?;
        if known.is_none()
            && let Some(written) = self.written_otherwise(&record.reference)?
        {
            let what = format!(
                "is {written} in the register: capital and small letters make no other reference; write it as it is there"
            );
            self.problem(number, record.reference.as_str(), "reference", what);
            return Ok(());
        }
        let people = self
            .people
            .of(self.office, record, known.as_ref(), self.empty)?;
        let Some(case) = known else {
            let case = CaseId(self.office.chance.id());
            self.checked.tally.begun += 1;
            self.checked.plans.push(Plan::Begin {
                line: number,
                case,
                people,
            });
            return Ok(());
        };
        let facts = records::facts(record, &ids(&people));
        match decide(Some(&case), Command::RecordHistory { facts }, &self.context) {
            Ok(decision) if decision.facts.is_empty() => self.checked.tally.unchanged += 1,
            Ok(decision) => {
                self.checked.tally.revised += 1;
                let reference = record.reference.clone();
                let plan = Plan::Revise {
                    reference,
                    since: case.version(),
                    facts: decision.facts,
                };
                self.checked.plans.push(plan);
            }
            Err(refusal) => self.refused(number, record, &refusal),
        }
        Ok(())
    }

    fn known(&self, reference: &str) -> Result<Option<Case>, RegisterError> {
        if self.empty {
            return Ok(None);
        }
        self.office
            .register
            .find(self.office.viewer, self.office.authority.id, reference)
    }

    /// The same reference in the other letters, where a case in the register or a published figure has it.
    fn written_otherwise(&self, reference: &str) -> Result<Option<String>, RegisterError> {
        let meant = plain(reference);
        let figure = self.figures.keys().find(|it| plain(it) == meant);
        if let Some(figure) = figure.filter(|it| *it != reference) {
            return Ok(Some(figure.clone()));
        }
        if self.empty {
            return Ok(None);
        }
        self.office.written_otherwise(reference)
    }

    fn refused(&mut self, number: usize, record: &CaseRecord, refusal: &Refusal) {
        let reference = record.reference.as_str();
        match refusal {
            Refusal::Disagrees { with } => {
                for disagreement in with {
                    let field = records::field_of(&disagreement.subject, record);
                    let what = format!(
                        "differs from what a person has recorded since (entry {} of the case); correct one or the other",
                        disagreement.recorded
                    );
                    self.problem(number, reference, &field, what);
                }
            }
            Refusal::Impossible { found } => {
                for it in found {
                    let field = records::field_of(&it.subject, record);
                    self.problem(number, reference, &field, it.why.clone());
                }
            }
            other => self.problem(number, reference, "", other.to_string()),
        }
    }

    /// A step of a year is recorded once; another day or another paper for it is somebody's mistake.
    fn year_step(&mut self, number: usize, taken: YearTaken) {
        let mut known = self.year_steps.iter();
        let known = known.find(|it| it.year_end == taken.year_end && it.step == taken.step);
        match known {
            None => {
                self.year_steps.push(taken.clone());
                self.checked.tally.year_steps += 1;
                self.checked.plans.push(Plan::YearStep { taken });
            }
            Some(known) if *known == taken => self.checked.tally.unchanged += 1,
            Some(known) => {
                let what = format!(
                    "“{}” stands for the year to {} already, on {}, and otherwise than here; correct the line, or take it out",
                    known.step,
                    full(known.year_end),
                    full(known.on)
                );
                self.problem(number, None, "step", what);
            }
        }
    }

    fn figure(&mut self, number: usize, figure: PublishedFigure) -> Result<(), RegisterError> {
        let reference = figure.reference.clone();
        if let Some(case) = self.known(&reference)? {
            let what = format!(
                "is the reference of a case in the register, received on {}",
                case.state().received_on
            );
            self.problem(number, reference.as_str(), "reference", what);
            return Ok(());
        }
        if let Some(address) = address(&figure) {
            match self.addresses.get(&address) {
                Some(other) if *other != reference => {
                    let what = format!(
                        "{other} gives this figure already: the same measure, period and breakdown"
                    );
                    self.problem(number, reference.as_str(), "measure", what);
                    return Ok(());
                }
                _ => {
                    self.addresses.insert(address, reference.clone());
                }
            }
        }
        match self.figures.get(&reference) {
            Some(known) if *known == figure => self.checked.tally.unchanged += 1,
            known => {
                let corrects = known.is_some();
                self.checked.tally.figures += 1;
                self.checked.plans.push(Plan::Figure {
                    figure: figure.clone(),
                    corrects,
                });
                self.figures.insert(reference, figure);
            }
        }
        Ok(())
    }
}

/// The accounts that alone may see the case of a record, and that of whoever keeps it, as they stand at its end.
fn named(line: usize, record: &CaseRecord) -> Vec<Named> {
    let of = |what: &[Step]| {
        let steps = record.steps.iter().enumerate();
        let last = steps.rev().find(|(_, it)| {
            what.contains(&it.step)
                && (it.step != Step::CaseRestrictionReviewed || it.answer == Some(Answer::Lifted))
        });
        last.filter(|(_, it)| it.step == what[0])
    };
    let restricts = of(&[Step::CaseRestricted, Step::CaseRestrictionReviewed]);
    let keeps = of(&[Step::KeeperNamed, Step::KeeperEnded]);
    let all = restricts.into_iter().chain(keeps);
    all.flat_map(|(place, it)| {
        let accounts = accounts(it.reference.as_deref().unwrap_or_default());
        let restricts = it.step == Step::CaseRestricted;
        accounts.into_iter().map(move |account| Named {
            line,
            reference: record.reference.clone(),
            place,
            restricts,
            account,
        })
    })
    .collect()
}

pub(super) fn ids(
    people: &[(complaints::ids::PersonNumber, complaints::ids::PersonId)],
) -> PersonIds {
    people.iter().fold(PersonIds::none(), |ids, (number, id)| {
        ids.with(*number, *id)
    })
}
