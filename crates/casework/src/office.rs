//! The office: where commands are carried out. Nothing else changes a case.

use crate::actions::Seen;
use crate::legible::illegible;
use crate::ports::{
    Accounts, Authority, AuthorityChange, Chance, Change, Clock, CommandKey, RecordedByAuthority,
    Register, RegisterError,
};
use crate::same_person::restricted_elsewhere;
use complaints::Case;
use complaints::access::{Viewer, ViewerRole};
use complaints::authority::AuthorityEvent;
use complaints::case::NotACase;
use complaints::case::seen::{accounts, written};
use complaints::command::Command;
use complaints::decide::{
    Context, Refusal, Remark, decide, may_be_complained_about, may_name, may_say_who_sees,
    named_case,
};
use complaints::event::Event;
use complaints::ids::CaseId;
use complaints::occurred::Occurred;
use complaints::recorded::{Actor, Fact, Recorded, Source};
use complaints::rules::Rules;
use complaints::step::{Step, StepTaken};
use jiff::Timestamp;
use workdays::Calendar;

/// Everything that carrying out a command needs.
#[derive(Clone, Copy)]
pub struct Office<'a> {
    /// Where cases are kept.
    pub register: &'a dyn Register,
    /// Where accounts are kept.
    pub accounts: &'a dyn Accounts,
    /// Draws ids and salts.
    pub chance: &'a dyn Chance,
    /// Tells the time.
    pub clock: &'a dyn Clock,
    /// The rules.
    pub rules: &'a Rules,
    /// The calendar of statutory clocks.
    pub calendar: &'a Calendar,
    /// The authority whose cases these are.
    pub authority: &'a Authority,
    /// Who is at work.
    pub viewer: &'a Viewer,
}

/// Which case a command is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// A new one, with this id.
    New(CaseId),
    /// The one that the person saw, if it is still as they saw it.
    Seen(Seen),
    /// The one with this reference, as the person saw it: at this version, or whatever it is now.
    Known {
        /// The reference.
        reference: String,
        /// The version that the person saw.
        seen: Option<u32>,
    },
}

/// What came of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The case as it is now.
    pub case: Case,
    /// What the person should know.
    pub warnings: Vec<Remark>,
}

/// Why a command came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum ActionError {
    /// A rule, or the case itself, refuses it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The register could not do it.
    #[error(transparent)]
    Register(#[from] RegisterError),
    /// No case of that reference, or none that the person may see.
    #[error("there is no case {reference} that you may see")]
    NoSuchCase {
        /// The reference.
        reference: String,
    },
    /// A text that no record of the case could hold, with what to do.
    #[error("{0}")]
    Illegible(String),
    /// The history does not read.
    #[error(transparent)]
    Broken(#[from] NotACase),
}

impl<'a> Office<'a> {
    /// What decisions may look at, now.
    pub fn context(&self) -> Context<'a> {
        Context {
            now: self.clock.now(),
            rules: self.rules,
            calendar: self.calendar,
        }
    }

    /// Records what concerns no case in the authority's own history, which stood at a version.
    ///
    /// # Errors
    /// [`RegisterError::Conflict`] where it has gone on since, and a register that cannot be written.
    pub(crate) fn say_of_authority(
        &self,
        since: u32,
        events: Vec<AuthorityEvent>,
    ) -> Result<(), RegisterError> {
        let recorded = |event| RecordedByAuthority {
            recorded_at: self.clock.now(),
            by: self.actor(),
            source: Source::Person,
            event,
        };
        let change = AuthorityChange {
            since,
            events: events.into_iter().map(recorded).collect(),
        };
        self.register.commit_together(
            self.authority.id,
            Box::new(std::iter::empty()),
            Some(change),
            Box::new(|_| true),
        )?;
        Ok(())
    }

    /// The person at work, as the history names them.
    pub fn actor(&self) -> Actor {
        Actor {
            account: self.viewer.account.clone(),
            role: self.viewer.role.code().to_owned(),
        }
    }

    /// The case with that reference.
    ///
    /// # Errors
    /// None that the person may see, or the register could not look.
    pub fn case(&self, reference: &str) -> Result<Case, ActionError> {
        let found = self
            .register
            .find(self.viewer, self.authority.id, reference)?;
        found.ok_or_else(|| ActionError::NoSuchCase {
            reference: reference.to_owned(),
        })
    }

    /// The case whose reference is this one in other letters, capital or small, where there is one: the same reference,
    /// written otherwise.
    ///
    /// # Errors
    /// A register that could not be read.
    pub fn written_otherwise(&self, reference: &str) -> Result<Option<String>, RegisterError> {
        for other in [reference.to_uppercase(), reference.to_lowercase()] {
            if other != reference
                && let Some(case) = self.register.find(self.viewer, self.authority.id, &other)?
            {
                return Ok(Some(case.state().receipt.reference.clone()));
            }
        }
        Ok(None)
    }

    /// The case that the person saw, if it is still as they saw it.
    ///
    /// # Errors
    /// None that the person may see, one that somebody changed meanwhile, or the register could not look.
    pub fn seen(&self, seen: Seen) -> Result<Case, ActionError> {
        let found = self
            .register
            .load(self.viewer, self.authority.id, seen.case)?;
        let case = found.ok_or_else(|| ActionError::NoSuchCase {
            reference: seen.case.to_string(),
        })?;
        if case.version() == seen.version {
            return Ok(case);
        }
        let reference = case.state().receipt.reference.clone();
        Err(RegisterError::Conflict { reference }.into())
    }

    /// Carries out a command. The same key has its effect once, however often it is sent.
    ///
    /// # Errors
    /// A refusal, a conflict with what somebody else did, or a register that could not store it.
    pub fn perform(
        &self,
        key: CommandKey,
        which: Which,
        command: Command,
        source: Source,
    ) -> Result<Done, ActionError> {
        self.once(key, || self.attempt(key, which, command, source))
    }

    /// What an attempt comes to; where it fails because it had succeeded under the same key before, what it came to
    /// then.
    ///
    /// # Errors
    /// Those of an attempt that never succeeded.
    pub fn once(
        &self,
        key: CommandKey,
        attempt: impl FnOnce() -> Result<Done, ActionError>,
    ) -> Result<Done, ActionError> {
        let error = match attempt() {
            Ok(done) => return Ok(done),
            Err(error) => error,
        };
        let Some(before) = self.register.committed(self.authority.id, key)? else {
            return Err(error);
        };
        let case = self
            .register
            .load(self.viewer, self.authority.id, before.case)?;
        case.map_or(Err(error), |case| {
            Ok(Done {
                case,
                warnings: Vec::new(),
            })
        })
    }

    fn attempt(
        &self,
        key: CommandKey,
        which: Which,
        command: Command,
        source: Source,
    ) -> Result<Done, ActionError> {
        if let (Which::New(_), Command::Receive { receipt, .. }) = (&which, &command)
            && let Some(reference) = self.written_otherwise(&receipt.reference)?
        {
            return Err(RegisterError::ReferenceTaken { reference }.into());
        }
        let (id, before) = match which {
            Which::New(id) => (id, None),
            Which::Seen(seen) => (seen.case, Some(self.seen(seen)?)),
            Which::Known { reference, seen } => {
                let case = self.case(&reference)?;
                if seen.is_some_and(|seen| seen != case.version()) {
                    return Err(RegisterError::Conflict { reference }.into());
                }
                (case.id(), Some(case))
            }
        };
        let context = self.context();
        let mut warnings = match &before {
            Some(case) => self.of_others(case, &command)?,
            None => Vec::new(),
        };
        let command = self.named_too(command);
        let decision = decide(before.as_ref(), command, &context)?;
        if let Some(wrong) = illegible(&decision.facts) {
            return Err(ActionError::Illegible(wrong));
        }
        let since = before.as_ref().map_or(0, Case::version);
        let mut case = self.record(id, before.clone(), decision.facts, context.now, source)?;
        if let Some(before) = &before {
            may_say_who_sees(before, &case, self.viewer, &context)?;
        }
        if case.version() > since {
            let change = |case: &Case| Change {
                key,
                since,
                case: case.clone(),
            };
            let stored = self.register.commit(self.authority.id, change(&case));
            if let Err(RegisterError::KeeperLeft { .. }) = stored {
                // it is open again, and whoever kept it has left since: nobody keeps it until somebody is named
                let ended = nobody_keeps(&case, context.today());
                case = self.record(id, Some(case), vec![ended], context.now, Source::System)?;
                self.register.commit(self.authority.id, change(&case))?;
            } else {
                stored?;
            }
        }
        warnings.extend(decision.warnings);
        Ok(Done { case, warnings })
    }

    /// Whoever of the complaints team restricts a case is among those who see it, whether they say so or not.
    fn named_too(&self, command: Command) -> Command {
        match command {
            Command::TakeStep {
                on,
                mut step,
                text,
                reason,
            } if step.step == Step::CaseRestricted => {
                let mut named = accounts(step.reference.as_deref().unwrap_or_default());
                if !named.is_empty() && self.viewer.role != ViewerRole::Operator {
                    named.insert(self.viewer.account.clone());
                }
                step.reference = Some(written(&named)).filter(|it| !it.is_empty());
                Command::TakeStep {
                    on,
                    step,
                    text,
                    reason,
                }
            }
            other => other,
        }
    }

    /// What there is to say of the other cases that a command rests on, and of those that it has to heed.
    ///
    /// # Errors
    /// The case that it rests on is not what it is named for, or the register could not look.
    pub fn of_others(&self, case: &Case, command: &Command) -> Result<Vec<Remark>, ActionError> {
        let mut remarks = self.rests_on(case, command)?;
        remarks.extend(restricted_elsewhere(self, case, command)?);
        remarks.extend(self.complained_about(case, command)?);
        Ok(remarks)
    }

    /// What there is to say of an account that is to keep a case, or to see a restricted one, and whose owner has the name
    /// of somebody complained about in it.
    fn complained_about(
        &self,
        case: &Case,
        command: &Command,
    ) -> Result<Vec<Remark>, RegisterError> {
        let names = match command {
            Command::TakeStep { step, .. }
                if matches!(step.step, Step::CaseRestricted | Step::KeeperNamed) =>
            {
                accounts(step.reference.as_deref().unwrap_or_default())
            }
            _ => return Ok(Vec::new()),
        };
        let context = self.context();
        let mut remarks = Vec::new();
        for name in names {
            let Ok(name) = name.parse() else { continue };
            let account = self.accounts.account_named(self.authority.id, &name)?;
            let owner = account.filter(|it| it.closed_at.is_none());
            remarks.extend(
                owner.and_then(|it| {
                    may_be_complained_about(case, (name.as_str(), &it.name), &context)
                }),
            );
        }
        Ok(remarks)
    }

    /// What there is to say of the other case that a command rests on.
    fn rests_on(&self, case: &Case, command: &Command) -> Result<Vec<Remark>, ActionError> {
        let Some((reference, what)) = named_case(case, command) else {
            return Ok(Vec::new());
        };
        let other = self
            .register
            .find(self.viewer, self.authority.id, &reference)?;
        let named = (reference.as_str(), what);
        Ok(may_name(case, named, other.as_ref(), &self.context())?)
    }

    /// The case with more facts, each recorded now, with its salts drawn.
    ///
    /// # Errors
    /// Facts that make no case.
    pub fn record(
        &self,
        id: CaseId,
        before: Option<Case>,
        facts: Vec<Fact>,
        now: Timestamp,
        source: Source,
    ) -> Result<Case, NotACase> {
        let since = before.as_ref().map_or(0, Case::version);
        let recorded: Vec<Recorded> = (since + 1..)
            .zip(facts)
            .map(|(seq, fact)| Recorded {
                seq,
                occurred: fact.occurred,
                recorded_at: now,
                by: self.actor(),
                source,
                event: fact.event,
                parts: fact
                    .parts
                    .into_iter()
                    .map(|part| (part, self.chance.salt()))
                    .collect(),
            })
            .collect();
        match before {
            Some(case) => case.apply(recorded),
            None => Case::replay(id, recorded),
        }
    }
}

/// That nobody keeps a case any more.
fn nobody_keeps(case: &Case, today: jiff::civil::Date) -> Fact {
    Fact::new(
        Occurred::On(today),
        Event::StepTaken(once_more(case, Step::KeeperEnded)),
    )
}

/// A step of the whole case, for the how many-th time it is.
pub(crate) fn once_more(case: &Case, step: Step) -> StepTaken {
    let times = case.state().taken(step).map(|it| it.it.time);
    StepTaken {
        time: times.max().unwrap_or(0) + 1,
        ..StepTaken::new(step, None)
    }
}
