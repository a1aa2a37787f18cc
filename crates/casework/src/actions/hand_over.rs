//! Somebody leaves: another takes the cases that they keep, and the restricted ones that nobody else of the team sees.

use crate::office::{ActionError, Office, once_more};
use crate::ports::{Account, Change, CommandKey, Held, SignInName};
use complaints::Case;
use complaints::access::Viewer;
use complaints::case::seen::written;
use complaints::decide::may_take;
use complaints::event::Event;
use complaints::occurred::Occurred;
use complaints::personal::{Personal, TextName, Texts};
use complaints::recorded::{Fact, Source};
use complaints::step::{Step, StepTaken};

/// The changes that hand over what an account has to one that takes it: of each case its history says so. Whoever closes
/// the account need not see the cases, and is told nothing of them.
///
/// # Errors
/// A register that could not be read, or a case that complains about somebody of the taker's name.
pub fn hand_over(
    office: &Office<'_>,
    leaver: &SignInName,
    taker: &Account,
    held: &Held,
) -> Result<Vec<Change>, ActionError> {
    let mut cases = held.kept.clone();
    cases.extend(held.alone.iter().filter(|it| !held.kept.contains(it)));
    let everything = Viewer::operator(office.viewer.account.clone());
    let mut changes = Vec::new();
    for id in cases {
        let found = office.register.load(&everything, office.authority.id, id)?;
        let Some(case) = found else { continue };
        may_take(&case, &taker.name, &office.context())?;
        let facts = facts(office, &case, leaver, taker, held.kept.contains(&id));
        let since = case.version();
        let now = office.clock.now();
        changes.push(Change {
            key: CommandKey(office.chance.id()),
            since,
            case: office.record(id, Some(case), facts, now, Source::Person)?,
        });
    }
    Ok(changes)
}

fn facts(
    office: &Office<'_>,
    case: &Case,
    leaver: &SignInName,
    taker: &Account,
    keeps: bool,
) -> Vec<Fact> {
    let name = taker.sign_in_name.to_string();
    let on = Occurred::On(office.context().today());
    let why = format!("the account {leaver} is closed, and {name} takes the case");
    let fact = |step: StepTaken| {
        let texts = Texts::new().with(TextName::Reason, Some(Personal::new(why.clone())));
        Fact::new(on, Event::StepTaken(step)).with(texts.into_part())
    };
    let mut facts = Vec::new();
    if let Some(restriction) = case.state().restriction() {
        let mut named = restriction.accounts.clone();
        named.remove(leaver.as_str());
        named.insert(name.clone());
        if named != restriction.accounts {
            facts.push(fact(StepTaken {
                reference: Some(written(&named)),
                day: restriction.review_on,
                ..once_more(case, Step::CaseRestricted)
            }));
        }
    }
    if keeps {
        facts.push(fact(StepTaken {
            reference: Some(name),
            ..once_more(case, Step::KeeperNamed)
        }));
    }
    facts
}
