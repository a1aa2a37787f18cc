//! The wiring: the rooms put together for one run of the program.

use crate::arguments::Arguments;
use crate::chance::MachineChance;
use crate::clock::MachineClock;
use crate::exit::{End, Failure};
use crate::settings::Settings;
use casework::accounts::{Keeper, Reception, SessionLimits};
use casework::council::{Ladder, Year};
use casework::council_file::{self, FromFile};
use casework::office::Office;
use casework::ports::{Authority, Chance, Clock, Look, LookedAt, Register};
use complaints::Case;
use complaints::access::Viewer;
use complaints::authority::FileOnRecord;
use complaints::ids::{AuthorityId, CaseId};
use complaints::projection::{Projection, project};
use complaints::rules::{CouncilDaysError, Rules};
use figures::{Definition, Limits};
use register::{DatabaseUrl, Opening, Store};
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use web::{Brand, House};
use workdays::Calendar;

/// The name of an authority that nobody named.
const UNNAMED: &str = "council";

/// What to do where there is no register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Say that it is missing.
    Say,
    /// Make it.
    Make,
}

/// Everything that a command works with.
pub struct Room {
    /// The register.
    pub store: Arc<Store>,
    /// The authority whose cases these are.
    pub authority: Authority,
    /// Who is at the command line.
    pub viewer: Viewer,
    /// The rules.
    pub rules: Arc<Rules>,
    /// The calendar of statutory clocks.
    pub calendar: Calendar,
    /// The clock.
    pub clock: MachineClock,
    /// Chance.
    pub chance: MachineChance,
}

impl Room {
    /// Opens a register that is there.
    ///
    /// # Errors
    /// A database that is missing, foreign, of another version or out of reach; an authority that it does not hold.
    pub fn open(arguments: &Arguments) -> Result<Self, Failure> {
        Self::of(&Settings::read(arguments)?)
    }

    /// Opens the register that settings name, which has to be there.
    ///
    /// # Errors
    /// As [`Room::open`].
    pub fn of(settings: &Settings) -> Result<Self, Failure> {
        Self::with(
            &settings.database,
            settings.authority.as_deref(),
            settings.council.as_deref(),
            Missing::Say,
        )
    }

    /// Opens a register, and makes it and its authority where they are missing.
    ///
    /// # Errors
    /// As [`Room::open`].
    pub fn open_or_make(arguments: &Arguments) -> Result<Self, Failure> {
        let settings = Settings::read(arguments)?;
        Self::with(
            &settings.database,
            settings.authority.as_deref(),
            settings.council.as_deref(),
            Missing::Make,
        )
    }

    /// Opens a register at an address, with the council's profile in a file.
    ///
    /// # Errors
    /// As [`Room::open`].
    pub fn with(
        database: &DatabaseUrl,
        authority: Option<&str>,
        council: Option<&Path>,
        missing: Missing,
    ) -> Result<Self, Failure> {
        let Law {
            rules,
            calendar,
            file,
        } = law(council)?;
        let rules = Arc::new(rules);
        let projector = projector(Arc::clone(&rules), calendar.clone());
        let store = match missing {
            Missing::Say => Store::open(database, projector)?,
            Missing::Make => Store::open_or_create(database, projector)?,
        };
        let authority = the_authority(&store, authority, missing)?;
        let account = std::env::var("USER").unwrap_or_else(|_| "operator".to_owned());
        let mut room = Self {
            store: Arc::new(store),
            authority,
            viewer: Viewer::operator(account),
            rules,
            calendar,
            clock: MachineClock::from_environment()?,
            chance: MachineChance,
        };
        room.keep_council_file(file.as_ref())?;
        Ok(room)
    }

    /// From here on dates go by what the register was shown of the council's own file, now or before.
    fn keep_council_file(&mut self, file: Option<&FromFile>) -> Result<(), Failure> {
        let kept = council_file::keep(&self.office(), file)?;
        let mut out = std::io::stderr().lock();
        for sentence in &kept.to_say {
            writeln!(out, "{sentence}")?;
        }
        let record = FileOnRecord {
            choices: Some(kept.choices),
            days: kept.days,
        };
        let (rules, calendar) = ((*self.rules).clone(), self.calendar.clone());
        let (rules, calendar) = by_record(record, file.is_some(), (rules, calendar))?;
        if rules != *self.rules || calendar.fingerprint() != self.calendar.fingerprint() {
            self.rules = Arc::new(rules);
            self.calendar = calendar;
            let projector = projector(Arc::clone(&self.rules), self.calendar.clone());
            self.store = Arc::new(self.store.projecting(projector));
        }
        Ok(())
    }

    /// The office at which commands are carried out.
    pub fn office(&self) -> Office<'_> {
        Office {
            register: &*self.store,
            accounts: &*self.store,
            chance: &self.chance,
            clock: &self.clock,
            rules: &self.rules,
            calendar: &self.calendar,
            authority: &self.authority,
            viewer: &self.viewer,
        }
    }

    /// The reception, where accounts are kept and people sign in.
    pub fn reception(&self) -> Reception<'_> {
        Reception {
            accounts: &*self.store,
            chance: &self.chance,
            clock: &self.clock,
            authority: self.authority.id,
            limits: SessionLimits::default(),
        }
    }

    /// The operator as whoever keeps accounts.
    pub fn keeper(&self) -> Keeper<'_> {
        Keeper {
            reception: self.reception(),
            by: self.office().actor(),
            log: Box::new(|look| self.store.look(self.authority.id, look)),
        }
    }

    /// What to say once something was stored for a council that nobody has named; none where it has a name.
    pub fn unnamed(&self) -> Option<String> {
        (self.authority.name == UNNAMED).then(|| {
            format!(
                "Nobody has named the council of this register, so it is called “{UNNAMED}”: `heard name NAME` gives it its name."
            )
        })
    }

    /// Records that the operator looks, before anything is shown.
    ///
    /// # Errors
    /// A look that cannot be recorded shows nothing.
    pub fn look(
        &self,
        at_what: LookedAt,
        case: Option<CaseId>,
        detail: &str,
    ) -> Result<(), Failure> {
        let look = Look {
            at: self.clock.now(),
            by: self.office().actor(),
            at_what,
            case,
            detail: detail.to_owned(),
        };
        Ok(self.store.look(self.authority.id, look)?)
    }
}

/// Everything that pages work with, over a plain connection and with no sign-ins shown.
pub fn house(room: &Room, brand: Brand, reports: Vec<(String, Definition)>) -> House {
    House {
        register: Arc::<Store>::clone(&room.store),
        accounts: Arc::<Store>::clone(&room.store),
        clock: Arc::new(room.clock),
        chance: Arc::new(room.chance),
        rules: Arc::clone(&room.rules),
        calendar: room.calendar.clone(),
        authority: room.authority.clone(),
        brand,
        ladder: Ladder::default(),
        year: Year::default(),
        reports,
        limits: Limits::of(&room.rules),
        sessions: SessionLimits::default(),
        secure: false,
        shown_sign_ins: Vec::new(),
    }
}

/// Brings a database to this version, makes its rows anew where it was of an earlier one, and says what was done.
///
/// # Errors
/// As [`Room::open`].
pub fn migrate(arguments: &Arguments) -> Result<String, Failure> {
    let settings = Settings::read(arguments)?;
    let (before, after) = Opening::of(settings.database.clone()).migrate()?;
    if before == after {
        return Ok(format!(
            "The database is of this version already (schema {after})."
        ));
    }
    let Law {
        mut rules,
        mut calendar,
        file,
    } = law(settings.council.as_deref())?;
    let database = &settings.database;
    let store = Store::open(
        database,
        projector(Arc::new(rules.clone()), calendar.clone()),
    )?;
    // of a register of several councils none of which is named, the rows are made by the file alone
    if let Ok(Some(authority)) = store.authority(settings.authority.as_deref()) {
        let (_, record) = store.council_file(authority.id)?;
        (rules, calendar) = by_record(record, file.is_some(), (rules, calendar))?;
    }
    let rebuilt = store
        .projecting(projector(Arc::new(rules), calendar))
        .rebuild()?;
    Ok(format!(
        "The database was brought from schema {before} to schema {after}, and the rows of {} cases made anew from their \
         histories.",
        rebuilt.cases
    ))
}

/// The rules and the calendar, as the council's profile in a file has them.
pub struct Law {
    /// The rules.
    pub rules: Rules,
    /// The calendar of statutory clocks.
    pub calendar: Calendar,
    /// What the file says that a register keeps; none without a file.
    pub file: Option<FromFile>,
}

/// The rules and the calendar, by the council's profile where a file is named.
///
/// # Errors
/// A file that does not read, or that says what cannot be.
pub fn law(council: Option<&Path>) -> Result<Law, Failure> {
    let rules = Rules::built_in().map_err(|error| Failure::new(End::Input, error.to_string()))?;
    let calendar = Calendar::england_and_wales();
    let profile = crate::definitions::council(council)?;
    let Some((path, profile)) = council.zip(profile) else {
        return Ok(Law {
            rules,
            calendar,
            file: None,
        });
    };
    let (rules, calendar) = profile
        .law(rules, calendar)
        .map_err(|error| Failure::input(format!("{}: {error}", path.display())))?;
    let file = Some(FromFile {
        days: profile.days(),
        choices: profile.choices,
    });
    Ok(Law {
        rules,
        calendar,
        file,
    })
}

/// The rules and the calendar by what a register was shown: its choices, and without a file its days too.
fn by_record(
    record: FileOnRecord,
    from_file: bool,
    (rules, calendar): (Rules, Calendar),
) -> Result<(Rules, Calendar), Failure> {
    let rules = match record.choices {
        Some(choices) => rules.with_choices(choices),
        None => rules,
    };
    if from_file {
        return Ok((rules, calendar));
    }
    let wrong = |error: CouncilDaysError| {
        Failure::input(format!(
            "a bank holiday or closure that this register was shown before cannot be any more ({error}): name the \
             council's file as it is now with --council"
        ))
    };
    record.days.applied(rules, calendar).map_err(wrong)
}

fn projector(
    rules: Arc<Rules>,
    calendar: Calendar,
) -> Arc<dyn Fn(&Case) -> Projection + Send + Sync> {
    Arc::new(move |case| project(case, &rules, &calendar))
}

/// The name of the only authority of the register at an address; none where it holds several.
///
/// # Errors
/// No register there that this program can open.
pub fn only_authority(database: &DatabaseUrl) -> Result<Option<String>, Failure> {
    let law = law(None)?;
    let store = Store::open(database, projector(Arc::new(law.rules), law.calendar))?;
    Ok(store.authority(None)?.map(|it| it.name))
}

fn the_authority(
    store: &Store,
    name: Option<&str>,
    missing: Missing,
) -> Result<Authority, Failure> {
    if let Some(authority) = store.authority(name)? {
        return Ok(authority);
    }
    if missing == Missing::Make {
        let name = name.unwrap_or(UNNAMED).to_owned();
        return Ok(store.establish(Authority {
            id: AuthorityId(MachineChance.id()),
            name,
        })?);
    }
    Err(Failure::input(match name {
        Some(name) => format!(
            "the database holds no authority {name}; `heard import --authority {name}` begins it"
        ),
        None => {
            "the database holds several authorities, or none; name one with --authority".to_owned()
        }
    }))
}
