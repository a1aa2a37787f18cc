//! How far a case has come: the steps taken at each stage, and what is still on the way.

use super::Seen;
use crate::things::in_words;
use crate::words::{Due, capital, when};
use complaints::case::{Stage, State, Taken};
use complaints::clock::Clock;
use complaints::ids::{RouteNumber, StageNumber};
use complaints::occurred::InWords;
use complaints::personal::TextName;
use complaints::rules::{ClockRole, Standing};
use complaints::step::{About, Step};
use complaints::timeline::step_in_words;
use serde::Serialize;

/// The steps of a stage, or of the case as a whole.
#[derive(Debug, Serialize)]
pub struct StageSteps {
    /// Of what.
    pub name: String,
    /// When it began and ended; nothing of the case as a whole.
    pub when: String,
    /// The steps, in the order of their days.
    pub steps: Vec<StepLine>,
}

/// A step that was taken.
#[derive(Debug, Serialize)]
pub struct StepLine {
    /// What it says.
    pub what: String,
    /// What it is about, in words; none for the case itself.
    pub about: Option<String>,
    /// Whose view it is, and whether it was viewed again since; none of a step that is no view.
    pub view: Option<String>,
    /// What was written of it; not of what stands in words as what it is about.
    pub text: Option<String>,
    /// The day.
    pub when: String,
}

/// The stages that have begun, each with its steps, and then the steps of the case as a whole.
pub(super) fn steps(seen: &Seen<'_>) -> Vec<StageSteps> {
    let state = seen.case.state();
    let mut all = Vec::new();
    for (route, it) in &state.routes {
        for (number, stage) in &it.stages {
            let part = match it.procedure {
                Some(procedure) if *route != RouteNumber::MAIN => format!(", {procedure}"),
                _ => String::new(),
            };
            all.push(StageSteps {
                name: format!("{}{part}", capital(&number.to_string())),
                when: lasted((*route, *number), stage, seen),
                steps: taken(state, Some((*route, *number))),
            });
        }
    }
    all.push(StageSteps {
        name: "The case as a whole".to_owned(),
        when: String::new(),
        steps: taken(state, None),
    });
    all.retain(|it| !it.steps.is_empty());
    all
}

fn lasted((route, number): (RouteNumber, StageNumber), stage: &Stage, seen: &Seen<'_>) -> String {
    let mut parts = Vec::new();
    parts.extend(stage.started.map(|it| format!("began {}", when(it))));
    if number == StageNumber::Three {
        parts.extend(seen.case.state().panel_in_words(route, seen.today));
    }
    parts.extend(stage.answered.map(|it| format!("answered {}", when(it))));
    parts.extend(stage.withdrawn.map(|it| format!("withdrawn {}", when(it))));
    capital(&parts.join(", "))
}

fn taken(state: &State, at: Option<(RouteNumber, StageNumber)>) -> Vec<StepLine> {
    let of =
        |it: &&Taken| !it.it.is_withheld() && it.it.stage.map(|stage| (it.it.route, stage)) == at;
    let mut taken: Vec<&Taken> = state.steps.iter().filter(of).collect();
    taken.sort_by_key(|it| it.on.latest());
    taken
        .into_iter()
        .map(|it| StepLine {
            what: step_in_words(&it.it),
            about: in_words(state, it.it.about),
            view: view(state, it),
            text: it
                .texts
                .get(TextName::Reason)
                .filter(|_| it.it.step != Step::RecommendationMade)
                .map(|it| it.reveal().clone()),
            when: when(it.on),
        })
        .collect()
}

fn view(state: &State, taken: &Taken) -> Option<String> {
    let view = state.view(taken)?;
    let by = view.by.and_then(|it| in_words(state, About::Person(it)));
    let by = by.map(|it| format!("By {it}"));
    let again = (!view.stands).then(|| "viewed again since".to_owned());
    let parts: Vec<String> = by.into_iter().chain(again).collect();
    (!parts.is_empty()).then(|| capital(&parts.join(": ")))
}

/// Something to be done on the way, or the person's own time: neither makes a case late.
#[derive(Debug, Serialize)]
pub struct OnTheWay {
    /// What.
    pub what: String,
    /// What it is about, in words; none for the case itself.
    pub about: Option<String>,
    /// When; none while the case is held up.
    pub due: Option<Due>,
    /// Whose it is.
    pub who: String,
    /// The rule's id.
    pub rule: String,
    /// Where the rule comes from.
    pub source: String,
    /// Whether nobody has confirmed the rule.
    pub unconfirmed: bool,
}

/// The clocks that do not count and still run, the first to fall due at the top.
pub(super) fn on_the_way(seen: &Seen<'_>) -> Vec<OnTheWay> {
    let clocks = complaints::duties::on_the_way(seen.case.state(), seen.known_clocks(), seen.today);
    clocks.into_iter().map(|it| way(it, seen)).collect()
}

fn way(clock: &Clock, seen: &Seen<'_>) -> OnTheWay {
    let rule = &clock.rule;
    let about = match clock.about {
        About::Case => None,
        about => in_words(seen.case.state(), about).or_else(|| Some(capital(&about.to_string()))),
    };
    OnTheWay {
        what: rule.name.clone(),
        about,
        due: Due::of_clock(clock, seen.today, seen.calendar),
        who: match rule.role {
            ClockRole::Window => their_own_time(clock, seen.case.state()),
            _ => rule.who.clone(),
        },
        rule: rule.id.clone(),
        source: rule.source.clone(),
        unconfirmed: rule.standing == Standing::Unconfirmed,
    }
}

/// Whose time it is that closes nothing, and from when it counts.
fn their_own_time(clock: &Clock, state: &State) -> String {
    let counted = match (clock.began_anew, &clock.arrived) {
        (Some(anew), _) => format!(". It began anew on {}", InWords(anew)),
        (None, Some(arrived)) => format!(". {}", capital(&arrived.to_string())),
        (None, None) => String::new(),
    };
    let untold = if clock.arrived.is_none() || clock.due.is_some() {
        ""
    } else if clock.waits_for_a_referral(state) {
        ". It has no end while the complaint goes to the Ombudsman early, as they agreed"
    } else {
        ". The answer does not tell them of it: it ends 20 working days after a letter that does"
    };
    format!("Their own time: it closes nothing{counted}{untold}")
}
