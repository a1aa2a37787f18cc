//! Thousands of schedules of clients who write at once while things go wrong. Each is made from its number and
//! runs the same way each time.
//!
//! In every round some clients ask at once, in an order that the schedule decides; the writer finds them all
//! waiting and stores them in one commit, which may meet faults. A client that gets no answer sends the same
//! command again, under the same key. After the last round the weather clears, and the register must hold
//! everything that was acknowledged, nothing twice, and nothing that the histories do not say.

use crate::places::Place;
use crate::sample::*;
use casework::ports::{Change, CommandKey, Look, LookedAt, Register, RegisterError};
use complaints::Case;
use complaints::event::Event;
use register::{Fault, Faults, Moment, Opening, Store};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex};

const SCHEDULES: u64 = 2_000;
const ROUNDS: u32 = 6;
const CLIENTS: usize = 4;
const CASES: u64 = 3;

/// Chance that is the same each time (`SplitMix64`).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % limit
    }
}

/// What goes wrong, and the gate at which the writer waits until everybody has asked.
struct Weather {
    chance: Mutex<Chance>,
    bad: AtomicBool,
    struck: AtomicU32,
    asked: Mutex<usize>,
    somebody_asked: Condvar,
    expected: Mutex<usize>,
}

impl Weather {
    fn new(seed: u64) -> Self {
        Self {
            chance: Mutex::new(Chance(seed ^ 0xBAD)),
            bad: AtomicBool::new(false),
            struck: AtomicU32::new(0),
            asked: Mutex::new(0),
            somebody_asked: Condvar::new(),
            expected: Mutex::new(0),
        }
    }

    fn expect(&self, clients: usize) {
        *self.asked.lock().expect("sound") = 0;
        *self.expected.lock().expect("sound") = clients;
    }

    fn wait_for(&self, clients: usize) {
        let asked = self.asked.lock().expect("sound");
        drop(
            self.somebody_asked
                .wait_while(asked, |asked| *asked < clients)
                .expect("sound"),
        );
    }
}

impl Faults for Weather {
    fn strikes(&self, moment: Moment) -> Option<Fault> {
        if moment == Moment::Asked {
            *self.asked.lock().expect("sound") += 1;
            self.somebody_asked.notify_all();
            return None;
        }
        if moment == Moment::Begin {
            let expected = *self.expected.lock().expect("sound");
            self.wait_for(expected);
        }
        if !self.bad.load(Ordering::SeqCst) {
            return None;
        }
        let mut chance = self.chance.lock().expect("sound");
        let one_in = match moment {
            Moment::Statement => 80,
            _ => 8,
        };
        if chance.below(one_in) > 0 {
            return None;
        }
        self.struck.fetch_add(1, Ordering::SeqCst);
        Some(match chance.below(3) {
            0 => Fault::Busy,
            1 => Fault::DiskFull,
            _ => Fault::ConnectionLost,
        })
    }
}

#[derive(Debug, Clone)]
enum Command {
    /// A new case, or one more note on a case as the client knows it. The note's number is the command's own.
    Commit(Box<Change>),
    Look(Look),
}

/// What became of the commands.
#[derive(Default)]
struct Acknowledged {
    commits: Vec<(CommandKey, complaints::ids::CaseId, u32)>,
    looks: Vec<String>,
    /// Commands that were refused: they must have left nothing.
    refused: Vec<CommandKey>,
}

struct Schedule {
    chance: Chance,
    next_command: u16,
    pending: [Option<Command>; CLIENTS],
    known: [BTreeMap<u64, Case>; CLIENTS],
    acknowledged: Acknowledged,
}

impl Schedule {
    fn new(seed: u64) -> Self {
        Self {
            chance: Chance(seed),
            next_command: 1,
            pending: [const { None }; CLIENTS],
            known: [const { BTreeMap::new() }; CLIENTS],
            acknowledged: Acknowledged::default(),
        }
    }

    /// The command that a client sends: the one it has no answer to, or a new one.
    fn command(&mut self, client: usize) -> Command {
        if let Some(pending) = &self.pending[client] {
            return pending.clone();
        }
        let number = self.next_command;
        self.next_command += 1;
        let command = if self.chance.below(5) == 0 {
            Command::Look(Look {
                at: june(4),
                by: actor(),
                at_what: LookedAt::Case,
                case: None,
                detail: format!("look {number}"),
            })
        } else {
            let about = self.chance.below(CASES);
            let change = match self.known[client].get(&about) {
                Some(case) => Change {
                    key: key(u32::from(number)),
                    since: case.version(),
                    case: noted(case.clone(), june(4), number),
                },
                // every client makes the case in its own way: only one of them can have the reference
                None => Change {
                    key: key(u32::from(number)),
                    ..complaint(u16::try_from(about).expect("few"))
                        .titled(&format!("by {client}"))
                        .change()
                },
            };
            Command::Commit(Box::new(change))
        };
        self.pending[client] = Some(command.clone());
        command
    }

    fn round(&mut self, store: &Store, weather: &Weather) {
        let clients: Vec<usize> = (0..CLIENTS).filter(|_| self.chance.below(4) > 0).collect();
        let commands: Vec<_> = clients
            .iter()
            .map(|client| (*client, self.command(*client)))
            .collect();
        weather.expect(commands.len());
        let answers: Vec<_> = std::thread::scope(|scope| {
            let asking: Vec<_> = (1..)
                .zip(commands)
                .map(|(place, (client, command))| {
                    let sent = command.clone();
                    let asking = scope.spawn(move || send(store, sent));
                    // one after the other, so that the order is the schedule's and not the system's
                    weather.wait_for(place);
                    (client, command, asking)
                })
                .collect();
            asking
                .into_iter()
                .map(|(client, command, asking)| {
                    (client, command, asking.join().expect("an answer"))
                })
                .collect()
        });
        for (client, command, answer) in answers {
            self.hear(store, client, command, answer);
        }
    }

    fn hear(
        &mut self,
        store: &Store,
        client: usize,
        command: Command,
        answer: Result<Option<u32>, RegisterError>,
    ) {
        match (answer, command) {
            (Ok(version), Command::Commit(change)) => {
                let version = version.expect("a commit has a version");
                self.acknowledged
                    .commits
                    .push((change.key, change.case.id(), version));
            }
            (Ok(_), Command::Look(look)) => self.acknowledged.looks.push(look.detail),
            // no answer: the client sends it again
            (Err(RegisterError::Unavailable { .. }), _) => return,
            (Err(RegisterError::Conflict { .. }), Command::Commit(change)) => {
                self.acknowledged.refused.push(change.key);
            }
            (Err(error), _) => panic!("{error}"),
        }
        self.pending[client] = None;
        for about in 0..CASES {
            let id = case_id(u16::try_from(about).expect("few"));
            // a client looks only now and then, so that it often writes on what it no longer knows
            if self.chance.below(2) == 0
                && let Some(case) = store.load(&operator(), northmere().id, id).expect("read")
            {
                self.known[client].insert(about, case);
            }
        }
    }

    fn check(&self, seed: u64, store: &Store) {
        let here = northmere().id;
        assert_eq!(store.verify(None).expect("verified"), [], "schedule {seed}");
        for (key, id, version) in &self.acknowledged.commits {
            let case = store.load(&operator(), here, *id).expect("read");
            let case = case.unwrap_or_else(|| panic!("schedule {seed}: {id} was acknowledged"));
            let event = case.history().get(*version as usize - 1);
            let number = match event.map(|recorded| &recorded.event) {
                Some(Event::NoteAdded { note, .. }) => Some(note.0),
                Some(Event::Received(_)) => None,
                other => panic!("schedule {seed}: {other:?} stands where {key:?} was acknowledged"),
            };
            assert!(
                number.is_none_or(|number| *key == self::key(u32::from(number))),
                "schedule {seed}: another command stands where {key:?} was acknowledged"
            );
        }
        self.check_nothing_twice(seed, store);
        let looks = store.looks(here, None, 1000).expect("looks");
        for detail in &self.acknowledged.looks {
            assert!(
                looks.iter().any(|look| look.detail == *detail),
                "schedule {seed}: {detail}"
            );
        }
    }

    fn check_nothing_twice(&self, seed: u64, store: &Store) {
        let mut notes = Vec::new();
        let mut each = |case: Case| {
            notes.extend(
                case.history()
                    .iter()
                    .filter_map(|recorded| match recorded.event {
                        Event::NoteAdded { note, .. } => Some(note.0),
                        _ => None,
                    }),
            );
            Ok(())
        };
        store
            .every_case(&operator(), northmere().id, &mut each)
            .expect("read");
        let stored = notes.len();
        notes.sort_unstable();
        notes.dedup();
        assert_eq!(
            notes.len(),
            stored,
            "schedule {seed}: a command was stored twice"
        );
        for refused in &self.acknowledged.refused {
            assert!(
                !notes.iter().any(|note| key(u32::from(*note)) == *refused),
                "schedule {seed}: {refused:?} was refused and is stored"
            );
        }
    }
}

fn send(store: &Store, command: Command) -> Result<Option<u32>, RegisterError> {
    match command {
        Command::Commit(change) => {
            let committed = store.commit(northmere().id, *change)?;
            Ok(Some(committed.version))
        }
        Command::Look(look) => store.look(northmere().id, look).map(|()| None),
    }
}

/// How many faults struck, and how many commands were acknowledged.
fn run(seed: u64, empty_register: &[u8]) -> (u32, usize) {
    let place = Place::sqlite();
    std::fs::write(place.file(), empty_register).expect("a copy");
    let weather = Arc::new(Weather::new(seed));
    let store = Opening::of(place.url.clone())
        .without_waiting_for_the_disk()
        .with_faults(Arc::<Weather>::clone(&weather))
        .open(projector());
    let store = store.expect("a register");
    weather.bad.store(true, Ordering::SeqCst);
    let mut schedule = Schedule::new(seed);
    for _ in 0..ROUNDS {
        schedule.round(&store, &weather);
    }
    weather.bad.store(false, Ordering::SeqCst);
    weather.expect(0);
    schedule.check(seed, &store);
    assert_eq!(
        store.rebuild().expect("rebuilt").changed,
        0,
        "schedule {seed}"
    );
    (
        weather.struck.load(Ordering::SeqCst),
        schedule.acknowledged.commits.len(),
    )
}

#[test]
fn whatever_goes_wrong_nothing_acknowledged_is_lost_and_nothing_is_stored_twice() {
    let template = Place::sqlite();
    drop(template.register());
    let empty_register = std::fs::read(template.file()).expect("the file");
    let next = AtomicU32::new(0);
    let totals: Vec<(u32, usize)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..4)
            .map(|_| {
                scope.spawn(|| {
                    let (mut faults, mut acknowledged) = (0, 0);
                    loop {
                        let seed = u64::from(next.fetch_add(1, Ordering::SeqCst));
                        if seed >= SCHEDULES {
                            return (faults, acknowledged);
                        }
                        let (struck, stored) = run(seed, &empty_register);
                        faults += struck;
                        acknowledged += stored;
                    }
                })
            })
            .collect();
        workers
            .into_iter()
            .map(|worker| worker.join().expect("no schedule failed"))
            .collect()
    });
    let faults: u32 = totals.iter().map(|(faults, _)| faults).sum();
    let acknowledged: usize = totals.iter().map(|(_, acknowledged)| acknowledged).sum();
    // a simulation in which nothing goes wrong, or nothing goes right, proves nothing
    assert!(faults > 4_000, "only {faults} faults struck");
    assert!(
        acknowledged > 8_000,
        "only {acknowledged} commands were acknowledged"
    );
}
