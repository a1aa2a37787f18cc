//! What a council's own file says that moves dates is kept by the register as it was shown it. What it chose where the law
//! leaves a question open counts from the day after, so that a choice never reaches back, whatever day it names; the bank
//! holidays and closures that it brings are facts, and count from then on for every case, also where the file is not named.

use crate::office::Office;
use crate::ports::RegisterError;
use complaints::authority::{AuthorityEvent, FileOnRecord};
use complaints::days::full;
use complaints::rules::{Choice, Choices, ChoicesMade, CouncilDays};
use jiff::ToSpan;
use jiff::civil::Date;

/// How often somebody else's writing is given way to.
const ATTEMPTS: usize = 8;

/// What a council's own file says that moves dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FromFile {
    /// What it chooses, the whole list.
    pub choices: Vec<Choice>,
    /// The bank holidays and closures that it brings.
    pub days: CouncilDays,
}

/// What a register goes by, and what whoever runs it should know.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// What the council chose over time.
    pub choices: Choices,
    /// The bank holidays and closures that its file brings.
    pub days: CouncilDays,
    /// What counts otherwise than the file says, or is to be counted anew: one sentence each.
    pub to_say: Vec<String>,
    /// The version of the council's own history, and what is not on record there yet.
    new: (u32, Vec<AuthorityEvent>),
}

/// Shows the register what the council's file says, where there is a file, and keeps it on record.
///
/// A list of choices that differs from what is on record counts for what is received from tomorrow on: what was received by
/// now, or is recorded today, goes by what stood. One that is shown before there is any case, or to a register that kept no
/// record of choices so far, counts as its days say.
///
/// # Errors
/// A register that cannot be read or written.
pub fn keep(office: &Office<'_>, file: Option<&FromFile>) -> Result<Shown, RegisterError> {
    let mut attempts = 0;
    loop {
        attempts += 1;
        let mut shown = shown(office, file)?;
        let (version, new) = std::mem::take(&mut shown.new);
        if new.is_empty() {
            return Ok(shown);
        }
        match office.say_of_authority(version, new) {
            Err(RegisterError::Conflict { .. }) if attempts < ATTEMPTS => {}
            other => return other.map(|()| shown),
        }
    }
}

/// What the register would go by once it was shown a file. Nothing is recorded.
///
/// # Errors
/// A register that cannot be read.
pub fn shown(office: &Office<'_>, file: Option<&FromFile>) -> Result<Shown, RegisterError> {
    let (version, record) = office.register.council_file(office.authority.id)?;
    let chosen = file.map(|it| it.choices.as_slice());
    let (choices, made, mut to_say) = choices_shown(office, &record, chosen)?;
    let mut new: Vec<AuthorityEvent> = Vec::new();
    new.extend(made.map(|made| AuthorityEvent::ChoicesMade { made }));
    let days = file.map_or_else(|| record.days.clone(), |it| it.days.clone());
    if days != record.days {
        if !no_case(office)? {
            to_say.push(DAYS_CHANGED.to_owned());
        }
        let days = days.clone();
        new.push(AuthorityEvent::DaysShown { days });
    }
    Ok(Shown {
        choices,
        days,
        to_say,
        new: (version, new),
    })
}

/// Of days that differ from those on record.
const DAYS_CHANGED: &str = "The bank holidays or closures of this file are not those that the register was shown before: \
                            in place, they count for every case, and `heard rebuild` counts the lists anew.";

/// What the council chose over time, what of that is new, and what of it counts otherwise than its file says.
fn choices_shown(
    office: &Office<'_>,
    record: &FileOnRecord,
    file: Option<&[Choice]>,
) -> Result<(Choices, Option<ChoicesMade>, Vec<String>), RegisterError> {
    let today = office.context().today();
    let begun = record.choices.is_some();
    let mut choices = record.choices.clone().unwrap_or_default();
    let list = match file {
        Some(file) if begun && choices.latest() == file => None,
        // a register that is begun without a file has chosen nothing
        None if begun || !no_case(office)? => None,
        file => Some(file.unwrap_or_default().to_vec()),
    };
    let Some(list) = list else {
        return Ok((choices, None, Vec::new()));
    };
    let (since, otherwise) = if begun && !no_case(office)? {
        let since = today.saturating_add(1.day());
        (Some(since), otherwise(&choices, &list, (today, since)))
    } else {
        (None, Vec::new())
    };
    let made = ChoicesMade {
        since,
        choices: list,
    };
    choices.make(made.clone());
    Ok((choices, Some(made), otherwise))
}

/// Of a file that takes the place of what is on record, what counts otherwise than it says: one sentence each.
fn otherwise(record: &Choices, file: &[Choice], (today, since): (Date, Date)) -> Vec<String> {
    let since_then = |it: &&Choice| {
        let counted = |day| count_so(record.on(day), it, day);
        it.from < since && !(counted(it.from) && counted(today))
    };
    let past = file.iter().filter(since_then).map(|it| {
        format!(
            "{it} counts for what is received from {since} on, not from {from}: a choice does not reach back. Write that \
             day into the file.",
            since = full(since),
            from = full(it.from)
        )
    });
    let before = record.on(today).iter();
    let gone = before.filter(|it| {
        let stands = file.contains(it) || count_so(file, it, since);
        it.from < since && !stands
    });
    let stood = gone.map(|it| {
        format!(
            "{it} goes on counting for what was received before {}: a choice that is taken out does not reach back \
             either. Leave it in the file, and add from when something else counts.",
            full(since)
        )
    });
    past.chain(stood).collect()
}

/// Whether a list says, for what is received on a day, what a choice says.
fn count_so(list: &[Choice], like: &Choice, on: Date) -> bool {
    let of_the_same = |it: &&Choice| (&it.setting, &it.of) == (&like.setting, &like.of);
    let that_day = list.iter().filter(of_the_same).filter(|it| it.from <= on);
    let latest = that_day.max_by_key(|it| it.from);
    latest.is_some_and(|it| (&it.choice, it.number) == (&like.choice, like.number))
}

fn no_case(office: &Office<'_>) -> Result<bool, RegisterError> {
    let any = office.register.last_reference(office.authority.id, "")?;
    Ok(any.is_none())
}
