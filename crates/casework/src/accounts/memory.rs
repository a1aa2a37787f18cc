//! Accounts in memory, and a day whose time a test sets.

use super::{
    AddAccount, Keeper, Password, Reception, SessionKey, SessionLimits, SignIn, SignInError,
    SignedIn, add, resume, sign_in,
};
use crate::ports::{
    Account, AccountId, Accounts, AccountsError, Change, Clock, Held, KeyHash, Look, PasswordHash,
    RegisterError, Seeded, Session, SignInName,
};
use complaints::access::ViewerRole;
use complaints::ids::AuthorityId;
use complaints::recorded::Actor;
use jiff::Timestamp;
use std::collections::BTreeSet;
use std::sync::Mutex;
use uuid::Uuid;

pub(super) const PASSWORD: &str = "six green bottles";

/// That time of 24 November 2026.
pub(super) fn at(time: &str) -> Timestamp {
    at_day(24, time)
}

fn at_day(day: u8, time: &str) -> Timestamp {
    format!("2026-11-{day}T{time}:00Z")
        .parse()
        .expect("an instant")
}

pub(super) fn ann() -> AddAccount {
    AddAccount {
        sign_in_name: "ann.holt".to_owned(),
        name: "Ann Holt".to_owned(),
        role: ViewerRole::ComplaintsTeam,
        teams: BTreeSet::new(),
        password: Password::new(PASSWORD),
    }
}

/// A reception at which it is nine o'clock until a test says otherwise.
pub(super) struct Hall {
    pub(super) accounts: Memory,
    chance: Seeded,
    clock: Hands,
    log: Mutex<Vec<Look>>,
}

struct Hands(Mutex<Timestamp>);

impl Clock for Hands {
    fn now(&self) -> Timestamp {
        *self.0.lock().expect("sound")
    }
}

impl Hall {
    pub(super) fn empty() -> Self {
        Self {
            accounts: Memory::default(),
            chance: Seeded::new(1),
            clock: Hands(Mutex::new(at("09:00"))),
            log: Mutex::default(),
        }
    }

    pub(super) fn with_ann() -> Self {
        let hall = Self::empty();
        add(&hall.keeper(), ann()).expect("made");
        hall
    }

    pub(super) fn reception(&self) -> Reception<'_> {
        Reception {
            accounts: &self.accounts,
            chance: &self.chance,
            clock: &self.clock,
            authority: AuthorityId(Uuid::from_u128(1)),
            limits: SessionLimits::default(),
        }
    }

    pub(super) fn keeper(&self) -> Keeper<'_> {
        Keeper {
            reception: self.reception(),
            by: Actor {
                account: "sam".to_owned(),
                role: "administrator".to_owned(),
            },
            log: Box::new(|look| {
                self.log.lock().expect("sound").push(look);
                Ok(())
            }),
        }
    }

    /// What is in the access log, the oldest first; all of it was done by the keeper.
    pub(super) fn logged(&self) -> Vec<String> {
        let log = self.log.lock().expect("sound");
        log.iter()
            .map(|look| {
                assert_eq!(look.by.account, "sam");
                format!("{}: {}", look.at_what.code(), look.detail)
            })
            .collect()
    }

    pub(super) fn set(&self, time: &str) {
        self.set_day(24, time);
    }

    pub(super) fn set_day(&self, day: u8, time: &str) {
        *self.clock.0.lock().expect("sound") = at_day(day, time);
    }

    pub(super) fn sign_in(&self, password: &str) -> Result<SignedIn, SignInError> {
        let given = SignIn {
            sign_in_name: "ann.holt".to_owned(),
            password: Password::new(password),
        };
        sign_in(&self.reception(), &given)
    }

    pub(super) fn signed_in(&self) -> SignedIn {
        self.sign_in(PASSWORD).expect("signed in")
    }

    pub(super) fn resume(&self, key: &SessionKey) -> Option<Account> {
        resume(&self.reception(), key).expect("read")
    }
}

/// Closes an account that keeps no case.
pub(super) fn shut(
    keeper: &super::Keeper<'_>,
    typed_name: &str,
) -> Result<super::Closed, super::CloseError> {
    super::close(keeper, typed_name, None, &|_, _, _| Ok(Vec::new()))
}

/// The accounts and sessions of one authority.
#[derive(Default)]
pub(super) struct Memory(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    accounts: Vec<Account>,
    sessions: Vec<Session>,
    noted: u32,
}

impl Memory {
    pub(super) fn all(&self) -> Vec<Account> {
        self.with(|kept| kept.accounts.clone())
    }

    pub(super) fn sessions(&self) -> Vec<Session> {
        self.with(|kept| kept.sessions.clone())
    }

    /// How often a use was recorded.
    pub(super) fn noted(&self) -> u32 {
        self.with(|kept| kept.noted)
    }

    fn with<T>(&self, work: impl FnOnce(&mut Kept) -> T) -> T {
        work(&mut self.0.lock().expect("sound"))
    }

    fn change(
        &self,
        id: AccountId,
        change: impl FnOnce(&mut Account),
    ) -> Result<(), AccountsError> {
        self.with(|kept| {
            let account = kept.accounts.iter_mut().find(|account| account.id == id);
            account.map(change).ok_or(AccountsError::NoSuchAccount)
        })
    }

    fn keep_sessions(&self, keep: impl Fn(&Session) -> bool) {
        self.with(|kept| kept.sessions.retain(keep));
    }
}

impl Accounts for Memory {
    fn add_account(&self, _: AuthorityId, account: Account) -> Result<(), AccountsError> {
        self.with(|kept| {
            let name = account.sign_in_name.clone();
            if kept.accounts.iter().any(|it| it.sign_in_name == name) {
                return Err(AccountsError::NameTaken { name });
            }
            kept.accounts.push(account);
            Ok(())
        })
    }

    fn account_named(
        &self,
        _: AuthorityId,
        name: &SignInName,
    ) -> Result<Option<Account>, RegisterError> {
        Ok(self.all().into_iter().find(|it| it.sign_in_name == *name))
    }

    fn accounts(&self, _: AuthorityId) -> Result<Vec<Account>, RegisterError> {
        Ok(self.all())
    }

    fn change_password(
        &self,
        authority: AuthorityId,
        account: AccountId,
        password: PasswordHash,
    ) -> Result<(), AccountsError> {
        self.change(account, |it| it.password = password)?;
        Ok(self.end_sessions(authority, account)?)
    }

    fn change_role(
        &self,
        _: AuthorityId,
        account: AccountId,
        role: ViewerRole,
        teams: BTreeSet<String>,
    ) -> Result<(), AccountsError> {
        self.change(account, |it| (it.role, it.teams) = (role, teams))
    }

    fn close_account(
        &self,
        authority: AuthorityId,
        account: AccountId,
        at: Timestamp,
        _: Vec<Change>,
    ) -> Result<(), AccountsError> {
        self.change(account, |it| it.closed_at = it.closed_at.or(Some(at)))?;
        Ok(self.end_sessions(authority, account)?)
    }

    fn held(&self, _: AuthorityId, _: &SignInName) -> Result<Held, RegisterError> {
        Ok(Held::default())
    }

    fn begin_session(
        &self,
        _: AuthorityId,
        session: Session,
        checked: &PasswordHash,
    ) -> Result<bool, RegisterError> {
        Ok(self.with(|kept| {
            let fits = kept
                .accounts
                .iter()
                .any(|it| it.id == session.account && it.is_open() && it.password == *checked);
            kept.sessions.extend(fits.then_some(session));
            fits
        }))
    }

    fn session(
        &self,
        _: AuthorityId,
        key_hash: KeyHash,
    ) -> Result<Option<(Session, Account)>, RegisterError> {
        Ok(self.with(|kept| {
            let session = kept.sessions.iter().find(|it| it.key_hash == key_hash)?;
            let account = kept.accounts.iter().find(|it| it.id == session.account)?;
            Some((session.clone(), account.clone()))
        }))
    }

    fn use_session(
        &self,
        _: AuthorityId,
        key_hash: KeyHash,
        at: Timestamp,
    ) -> Result<(), RegisterError> {
        self.with(|kept| {
            kept.noted += 1;
            for session in &mut kept.sessions {
                if session.key_hash == key_hash {
                    session.last_used_at = at;
                }
            }
        });
        Ok(())
    }

    fn end_session(&self, _: AuthorityId, key_hash: KeyHash) -> Result<(), RegisterError> {
        self.keep_sessions(|session| session.key_hash != key_hash);
        Ok(())
    }

    fn end_sessions(&self, _: AuthorityId, account: AccountId) -> Result<(), RegisterError> {
        self.keep_sessions(|session| session.account != account);
        Ok(())
    }

    fn end_sessions_begun_before(
        &self,
        _: AuthorityId,
        at: Timestamp,
    ) -> Result<(), RegisterError> {
        self.keep_sessions(|session| session.began_at >= at);
        Ok(())
    }
}
