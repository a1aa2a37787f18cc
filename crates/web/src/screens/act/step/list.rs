//! The steps that may be recorded now, in groups.

use super::RestsOn;
use crate::asked::Asked;
use crate::desk::Desk;
use crate::render::{Page, Place};
use crate::reply::Reply;
use crate::screens::act::About;
use crate::screens::act::at::query;
use crate::screens::act::form::Subject as _;
use crate::trouble::Trouble;
use complaints::Case;
use complaints::decide::{Context, Offered, offered};
use complaints::ids::RouteNumber;
use complaints::rules::StepRule;
use complaints::step::Step;
use serde::Serialize;

/// The steps that may be recorded now.
#[derive(Debug, Serialize)]
pub struct Steps {
    /// The case.
    pub about: Option<About>,
    /// The groups that have a step.
    pub groups: Vec<Group>,
}

/// Steps that belong together.
#[derive(Debug, Serialize)]
pub struct Group {
    /// What they belong to.
    pub name: &'static str,
    /// The steps.
    pub steps: Vec<Line>,
}

/// A step.
#[derive(Debug, Serialize)]
pub struct Line {
    /// What it is.
    pub name: String,
    /// The address of its form.
    pub href: String,
    /// Who takes it, and what it rests on.
    pub rests_on: RestsOn,
}

impl Page for Steps {
    const TEMPLATE: &'static str = "steps.html";

    fn title(&self) -> String {
        let of = self.about.as_ref().map(|it| it.reference.as_str());
        format!("Record a step of {}", of.unwrap_or("a case"))
    }

    fn place(&self) -> Option<Place> {
        Some(Place::Cases)
    }
}

/// Shows them.
///
/// # Errors
/// No case there, or none that the person may see.
pub fn show(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let case = Case::find(desk, asked, "steps")?;
    desk.page(&Steps {
        about: case.about(&asked.form),
        groups: groups(&case, &desk.office().context()),
    })
}

/// What a step belongs to, in the order of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Stage,
    Eligibility,
    People,
    Ombudsman,
    Rest,
}

impl Kind {
    const ALL: [Self; 5] = [
        Self::Stage,
        Self::Eligibility,
        Self::People,
        Self::Ombudsman,
        Self::Rest,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Stage => "This stage",
            Self::Eligibility => "Who may complain, and about what",
            Self::People => "People and appointments",
            Self::Ombudsman => "Ombudsman and remedies",
            Self::Rest => "Everything else",
        }
    }

    fn of(rule: &StepRule) -> Self {
        match rule.step {
            Step::FunctionReliedOn
            | Step::PersonEntitled
            | Step::InterestReliedOn
            | Step::ChildViewSought
            | Step::InterestDecided
            | Step::InterestNotified
            | Step::ChildTold
            | Step::ConsentAsked
            | Step::ConsentAnswered
            | Step::ConsentWithdrawn
            | Step::CompetenceJudged
            | Step::GroundsArose
            | Step::LateEffective
            | Step::LateReasonable
            | Step::LateDecided
            | Step::AlreadyConsidered
            | Step::PointDecided => Self::Eligibility,
            Step::FaultFound | Step::InjusticeFound | Step::LearningAgreed => Self::Ombudsman,
            _ => match rule.about.as_str() {
                "person" => Self::People,
                "entry" | "remedy" => Self::Ombudsman,
                _ if rule.stages.is_empty() && rule.kinds.is_empty() => Self::Rest,
                _ => Self::Stage,
            },
        }
    }
}

fn groups(case: &Case, context: &Context<'_>) -> Vec<Group> {
    let all = offered(case, context);
    let group = |kind: Kind| Group {
        name: kind.name(),
        steps: all
            .iter()
            .filter(|it| Kind::of(it.rule) == kind)
            .map(|it| line(case, it))
            .collect(),
    };
    let groups = Kind::ALL.into_iter().map(group);
    groups.filter(|it| !it.steps.is_empty()).collect()
}

fn line(case: &Case, offered: &Offered<'_>) -> Line {
    let (rule, route) = (offered.rule, offered.route);
    let procedure = case
        .state()
        .routes
        .get(&route)
        .and_then(|it| it.procedure)
        .filter(|_| route != RouteNumber::MAIN);
    let of = procedure.map_or(String::new(), |it| format!(", {it}"));
    Line {
        name: format!("{}{of}", rule.step),
        href: format!(
            "{}/step/{}{}",
            crate::words::case_href(case.id()),
            rule.step.code(),
            query(route)
        ),
        rests_on: RestsOn::of(rule),
    }
}
