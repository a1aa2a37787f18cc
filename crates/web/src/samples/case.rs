//! A case in its sections.

use super::{Samples, every, rows};
use crate::screens::case::actions::Action;
use crate::screens::case::clocks::{ClockView, Clocks, Day};
use crate::screens::case::head::{
    AlertView, Answer, Head, LinkView, Next, SafeContact, Section, TurnView,
};
use crate::screens::case::no_answer::NoAnswer;
use crate::screens::case::outcome::{
    EntryLine, Outcome, RecommendationLine, RemedyLine, StageLine,
};
use crate::screens::case::overview::{AdvocateLine, KeyDate, Overview, Sought, Voice};
use crate::screens::case::people::{ElsewhereLine, People, PersonFact, PersonLine};
use crate::screens::case::points::{FindingCell, PointLine, Points};
use crate::screens::case::statement::{Change, VersionLine};
use crate::screens::case::steps::{OnTheWay, StageSteps, StepLine};
use crate::screens::case::timeline::{Happened, Timeline};
use crate::words::{Due, Nearness};

/// A head of which nothing is due and nothing may be done.
fn bare_head(open: bool) -> Head {
    Head {
        href: "/cases/1".to_owned(),
        reference: "NM-1".to_owned(),
        title: String::new(),
        line: String::new(),
        labels: Vec::new(),
        status: String::new(),
        since: String::new(),
        open,
        next: None,
        turns: Vec::new(),
        answer: None,
        no_answer: Some(NoAnswer {
            what: "None due".to_owned(),
            note: None,
        }),
        safe_contact: Vec::new(),
        alerts: Vec::new(),
        linked: Vec::new(),
        last_spoke: String::new(),
        sections: Vec::new(),
        actions: Vec::new(),
        done: None,
        warned: Vec::new(),
    }
}

/// A head with everything, parked where it has many rows: the answer has no date then.
fn full_head(words: &str, many: usize) -> Head {
    Head {
        title: words.to_owned(),
        line: words.to_owned(),
        labels: rows(many, |_| words.to_owned()),
        status: words.to_owned(),
        since: words.to_owned(),
        next: Some(Next {
            rule: words.to_owned(),
            due: due(words, many),
            unconfirmed: true,
            legal_limit: Some(words.to_owned()),
        }),
        turns: rows(many, |_| TurnView {
            what: words.to_owned(),
            who: words.to_owned(),
        }),
        answer: Some(answer(words, many)),
        safe_contact: safe_contact(words, many),
        alerts: alerts(words, many),
        linked: rows(many, |row| LinkView {
            text: words.to_owned(),
            reference: words.to_owned(),
            href: every(2, row).then(|| words.to_owned()),
        }),
        last_spoke: words.to_owned(),
        sections: rows(many, |row| Section {
            text: words.to_owned(),
            href: words.to_owned(),
            active: row == 0,
        }),
        actions: rows(many, |_| Action {
            text: words.to_owned(),
            href: words.to_owned(),
        }),
        done: Some("It is recorded."),
        warned: rows(many, |_| words.to_owned()),
        ..bare_head(true)
    }
}

/// A day that is late, soon or later, by its row.
pub(super) fn due(words: &str, row: usize) -> Due {
    Due {
        date: words.to_owned(),
        words: words.to_owned(),
        nearness: [Nearness::Soon, Nearness::Late, Nearness::Fine][row % 3],
    }
}

pub(super) fn answer(words: &str, many: usize) -> Answer {
    Answer {
        rule: words.to_owned(),
        due: (many == 1).then(|| due(words, many)),
        day: words.to_owned(),
        used: 100,
        first_limit: (many == 1).then_some(50),
        first_days: (many == 1).then_some(10),
        days: 20,
        unconfirmed: true,
    }
}

pub(super) fn alerts(words: &str, many: usize) -> Vec<AlertView> {
    rows(many, |_| AlertView {
        heading: words.to_owned(),
        text: words.to_owned(),
    })
}

pub(super) fn safe_contact(words: &str, many: usize) -> Vec<SafeContact> {
    rows(many, |_| SafeContact {
        name: words.to_owned(),
        how: words.to_owned(),
    })
}

fn sought(words: &str, many: usize) -> Vec<Sought> {
    rows(many, |row| Sought {
        text: words.to_owned(),
        point: every(2, row).then_some(2),
        achieved: every(2, row).then(|| words.to_owned()),
    })
}

fn points(words: &str, many: usize) -> Vec<PointLine> {
    rows(many, |row| {
        let some = every(2, row).then(|| words.to_owned());
        PointLine {
            number: 1,
            text: words.to_owned(),
            theme: some.clone(),
            team: some.clone(),
            procedure: some.clone(),
            turned_away: every(2, row),
            parked: rows(row % 3, |_| words.to_owned()),
            reported: some,
            fault: every(3, row).then(|| words.to_owned()),
            why: rows(row % 3, |_| words.to_owned()),
            findings: rows(3, |row| FindingCell {
                text: words.to_owned(),
                stage: 1,
                may: if row == 0 { "Change" } else { "" },
            }),
        }
    })
}

fn facts(words: &str, many: usize) -> Vec<PersonFact> {
    rows(many, |row| PersonFact {
        label: ["Telephone", "Safe contact"][row % 2],
        text: words.to_owned(),
        heed: !every(2, row),
    })
}

fn people(words: &str, many: usize) -> Vec<PersonLine> {
    rows(many, |row| PersonLine {
        number: every(2, row).then_some(1),
        role: words.to_owned(),
        name: words.to_owned(),
        facts: facts(words, row % 3),
        elsewhere: rows(row % 3, |row| ElsewhereLine {
            href: words.to_owned(),
            reference: words.to_owned(),
            text: words.to_owned(),
            facts: facts(words, row % 3),
        }),
    })
}

fn happened(words: &str, many: usize) -> Vec<Happened> {
    rows(many, |row| Happened {
        number: 1,
        what: words.to_owned(),
        when: words.to_owned(),
        text: every(2, row).then(|| words.to_owned()),
        recorded: words.to_owned(),
        superseded: row % 3 == 2,
        stands: every(2, row),
    })
}

fn steps(words: &str, many: usize) -> Vec<StageSteps> {
    rows(3, |stage| StageSteps {
        name: words.to_owned(),
        when: words.repeat(stage % 2),
        steps: rows(many, |row| StepLine {
            what: words.to_owned(),
            about: every(2, row).then(|| words.to_owned()),
            view: every(5, row).then(|| words.to_owned()),
            text: every(3, row).then(|| words.to_owned()),
            when: words.to_owned(),
        }),
    })
}

fn on_the_way(words: &str, many: usize) -> Vec<OnTheWay> {
    rows(many, |row| OnTheWay {
        what: words.to_owned(),
        about: every(2, row).then(|| words.to_owned()),
        due: every(3, row).then(|| due(words, row)),
        who: words.to_owned(),
        rule: words.to_owned(),
        source: words.to_owned(),
        unconfirmed: every(2, row),
    })
}

impl Samples for Overview {
    fn bare() -> Self {
        Self {
            head: bare_head(true),
            voices: Vec::new(),
            text: None,
            points: Vec::new(),
            finding_stages: Vec::new(),
            sought: Vec::new(),
            steps: Vec::new(),
            on_the_way: Vec::new(),
            lately: Vec::new(),
            people: Vec::new(),
            dates: Vec::new(),
            advocates: Vec::new(),
            can_change: false,
            gaps: Vec::new(),
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            head: full_head(words, many),
            voices: rows(many, |_| Voice {
                name: words.to_owned(),
                words: words.to_owned(),
            }),
            text: Some(words.to_owned()),
            points: points(words, many),
            finding_stages: rows(3, |_| words.to_owned()),
            sought: sought(words, many),
            steps: steps(words, many),
            on_the_way: on_the_way(words, many),
            lately: happened(words, many),
            people: people(words, many),
            dates: rows(many, |_| KeyDate {
                what: words.to_owned(),
                when: words.to_owned(),
            }),
            advocates: rows(many, |row| AdvocateLine {
                of: every(2, row).then(|| words.to_owned()),
                what: words.to_owned(),
            }),
            can_change: true,
            gaps: rows(many, |_| words.to_owned()),
        }
    }
}

impl Samples for Points {
    fn bare() -> Self {
        Self {
            head: bare_head(false),
            points: Vec::new(),
            finding_stages: Vec::new(),
            sought: Vec::new(),
            statement: Vec::new(),
            can_change: false,
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            head: full_head(words, many),
            points: points(words, many),
            finding_stages: rows(3, |_| words.to_owned()),
            sought: sought(words, many),
            statement: rows(many, |row| VersionLine {
                number: 1,
                of: words.repeat(row % 2),
                sent: words.to_owned(),
                settled: words.to_owned(),
                latest: every(3, row),
                text: every(2, row).then(|| words.to_owned()),
                why: every(2, row).then(|| words.to_owned()),
                comments: rows(row % 3, |_| words.to_owned()),
                changes: rows(row % 4, |it| Change {
                    what: ["same", "gone", "added"][it % 3],
                    words: words.to_owned(),
                }),
            }),
            can_change: true,
        }
    }
}

impl Samples for People {
    fn bare() -> Self {
        Self {
            head: bare_head(false),
            people: Vec::new(),
            can_change: false,
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            head: full_head(words, many),
            people: people(words, many),
            can_change: true,
        }
    }
}

impl Samples for Timeline {
    fn bare() -> Self {
        Self {
            head: bare_head(false),
            entries: Vec::new(),
            can_correct: false,
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            head: full_head(words, many),
            entries: happened(words, many),
            can_correct: true,
        }
    }
}

impl Samples for Outcome {
    fn bare() -> Self {
        Self {
            head: bare_head(false),
            stated: None,
            stages: Vec::new(),
            recommendations: Vec::new(),
            remedies: Vec::new(),
            can_change: false,
            ombudsman: Vec::new(),
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            head: full_head(words, many),
            stated: Some(words.to_owned()),
            stages: rows(many, |_| StageLine {
                name: words.to_owned(),
                began: words.to_owned(),
                ended: words.to_owned(),
                outcome: words.to_owned(),
            }),
            recommendations: rows(many, |row| RecommendationLine {
                says: words.to_owned(),
                made: words.to_owned(),
                answer: words.to_owned(),
                earlier: rows(row % 3, |_| words.to_owned()),
                remedies: words.repeat(row % 2),
            }),
            remedies: rows(many, |row| RemedyLine {
                what: words.to_owned(),
                source: words.to_owned(),
                owner: words.to_owned(),
                agreed: words.to_owned(),
                due: every(3, row).then(|| due(words, row)),
                done: (row % 3 == 2).then(|| words.to_owned()),
                open: (row % 3 != 2).then_some(7),
                steps: rows(row % 3, |_| words.to_owned()),
            }),
            can_change: true,
            ombudsman: rows(many, |_| EntryLine {
                reference: words.to_owned(),
                told: words.to_owned(),
                decision: words.to_owned(),
            }),
        }
    }
}

impl Samples for Clocks {
    fn bare() -> Self {
        Self {
            head: bare_head(false),
            clocks: Vec::new(),
            on_the_way: Vec::new(),
            trouble: None,
        }
    }

    fn full(words: &str, many: usize) -> Self {
        let day = |row: usize| Day {
            date: words.to_owned(),
            number: every(2, row).then_some(1),
            why: words.to_owned(),
            today: row % 3 == 2,
        };
        let clock = |row: usize| ClockView {
            id: "ST-10".to_owned(),
            name: words.to_owned(),
            due: every(2, row).then(|| words.to_owned()),
            came: words.to_owned(),
            late: every(2, row),
            role: "Limit",
            who: words.to_owned(),
            source: words.to_owned(),
            standing: "Not confirmed",
            unconfirmed: every(2, row),
            moved: rows(row % 3, |_| words.to_owned()),
            days: rows(row % 4, day),
        };
        Self {
            head: full_head(words, many),
            clocks: rows(many, clock),
            on_the_way: on_the_way(words, many),
            trouble: Some(words.to_owned()),
        }
    }
}
