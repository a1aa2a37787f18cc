//! Leaving the Children Act procedure: by conversion, by a point that moves, by a correction or by taking something back.

use super::{Desk, Refusal, Remark, tried};
use crate::case::State;
use crate::codes::Procedure;
use crate::event::Event;
use crate::ids::{PointNumber, RouteNumber, StageNumber};
use crate::recorded::Fact;
use crate::rules::GuardId;
use crate::step::{About, Answer, Step};
use jiff::civil::Date;

/// What would not go by the Children Act procedure any more.
struct Left {
    points: Vec<PointNumber>,
    routes: Vec<RouteNumber>,
    /// Whether it is the whole case.
    whole: bool,
    /// What the points would go by instead.
    to: Vec<Option<Procedure>>,
}

impl Left {
    /// Whether only points of it go, where a law of its own says how: data protection, or together with the NHS.
    fn by_a_law_of_its_own(&self) -> bool {
        !self.whole && self.to.iter().all(|it| has_a_law_of_its_own(*it))
    }
}

/// Whether what goes by a procedure is answered by a law of its own, beside the rest of the complaint.
const fn has_a_law_of_its_own(procedure: Option<Procedure>) -> bool {
    matches!(
        procedure,
        Some(Procedure::DataProtection | Procedure::JointNhs)
    )
}

impl Desk<'_> {
    /// Refuses facts by which something leaves the Children Act procedure after that has taken it up, whatever it would go
    /// by instead; before that, it is the function of each point that says whether it may. `chosen` is that the person
    /// chose so, knowing what a complaint would bring.
    pub(super) fn leaving(&self, facts: &[Fact], chosen: bool) -> Result<Vec<Remark>, Refusal> {
        let after = tried(Some(self.case), facts, self.context)?;
        let Some(left) = self.left(after.state()) else {
            return Ok(Vec::new());
        };
        let confirmed = self.state().taken(Step::OtherProcedureRight).next();
        if confirmed.is_some() {
            return Ok(Vec::new());
        }
        self.not_asked_for(&left)?;
        let unsaid = self.points_with(&left.points, |it| it != Some(Answer::DoesNotQualify));
        let on = facts.first().map(|it| it.occurred.latest());
        let on = on.unwrap_or_else(|| self.context.today());
        if self.stage_one_is_over(&left.routes, on)? {
            return self.outside_from_the_beginning(&left, &unsaid);
        }
        if chosen || self.may_not_complain() {
            return Ok(Vec::new());
        }
        if !self
            .points_with(&left.points, |it| it == Some(Answer::Qualifies))
            .is_empty()
        {
            return Err(self.refuse(
                GuardId::CorporateNeverForStatutory,
                "the function that it is about qualifies, and the person may complain",
                "Take it through the Children Act procedure",
            ));
        }
        if self.slip(facts)? || left.by_a_law_of_its_own() {
            return self.reasons_for_another(&left.points);
        }
        self.said_of_each(&left, &unsaid)
    }

    /// Whether what leaves it is a correction of what was recorded on the same working day.
    pub(super) fn slip(&self, facts: &[Fact]) -> Result<bool, Refusal> {
        match facts.first().map(|it| &it.event) {
            Some(Event::Corrected { seq, .. } | Event::Retracted { seq }) => {
                self.same_working_day(*seq)
            }
            _ => Ok(false),
        }
    }

    /// Refuses to take to another procedure what it is not recorded of why the Children Act procedure does not cover it.
    fn said_of_each(&self, left: &Left, unsaid: &[String]) -> Result<Vec<Remark>, Refusal> {
        if unsaid.is_empty() && !left.points.is_empty() {
            return Ok(Vec::new());
        }
        let why = if unsaid.is_empty() {
            "the case has no point yet of which it could be said that the procedure does not cover it".to_owned()
        } else {
            format!(
                "it is not recorded that the function does not qualify of {}",
                unsaid.join(", and of ")
            )
        };
        Err(self.refuse(
            GuardId::FunctionBeforeRefusal,
            why,
            "Record the function of each point with the law that it rests on (“function_relied_on”), or that the person may \
             not complain by the procedure (“person_entitled”), and say why in the letter",
        ))
    }

    /// Stage 2 or 3 was asked for: that ends with its answer, or with the complainant's own withdrawal.
    fn not_asked_for(&self, left: &Left) -> Result<(), Refusal> {
        let stages = left
            .routes
            .iter()
            .filter_map(|it| self.state().routes.get(it))
            .flat_map(|it| &it.stages);
        let Some((number, stage)) = stages
            .filter(|(number, _)| **number > StageNumber::One)
            .max_by_key(|(number, _)| **number)
        else {
            return Ok(());
        };
        let on = stage
            .started
            .map_or_else(String::new, |it| format!(" {it}"));
        Err(self.refuse(
            GuardId::StaysInTheProcedure,
            format!("{number} was asked for{on}"),
            "Answer it by the Children Act procedure, or record the complainant's own withdrawal; what is about something \
             else is a contact of its own, so record it as a new case and link the two. Only a decision of the Ombudsman \
             that another procedure is the right one (“other_procedure_right”) opens it",
        ))
    }

    /// Once stage 1 is over, only what the procedure never covered leaves it.
    fn outside_from_the_beginning(
        &self,
        left: &Left,
        unsaid: &[String],
    ) -> Result<Vec<Remark>, Refusal> {
        if unsaid.is_empty() && !left.points.is_empty() {
            return Ok(Vec::new());
        }
        let of = if unsaid.is_empty() {
            "the case, which has no point".to_owned()
        } else {
            unsaid.join(", and of ")
        };
        Err(self.refuse(
            GuardId::StaysInTheProcedure,
            format!(
                "stage 1 was answered, or its time ran out, and it is not recorded that the function does not qualify of {of}"
            ),
            "Go on by the Children Act procedure, or record the function of each point with the law that it rests on \
             (“function_relied_on”), and say why in the letter",
        ))
    }

    /// Whether stage 1 of one of the routes was answered, or its time ran out: either way stage 2 can be asked for. An
    /// answer that was taken back later was one all the same.
    fn stage_one_is_over(&self, routes: &[RouteNumber], on: Date) -> Result<bool, Refusal> {
        let taken_back = self.answers_taken_back()?;
        for route in routes {
            let first = self.state().stage(*route, StageNumber::One);
            let clock = self.answer_clock((*route, StageNumber::One))?;
            if first.is_some_and(|it| it.answered.is_some())
                || clock.is_some_and(|it| it.late(on))
                || taken_back.iter().any(|(of, _)| of == route)
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether the contact, or a point of it, ever went by the Children Act procedure, also where that was corrected.
    pub(super) fn came_by_the_act(&self) -> bool {
        let procedure = |it: &Event| match it {
            Event::Received(receipt) => receipt.procedure,
            Event::Converted { procedure, .. } | Event::PointRaised { procedure, .. } => *procedure,
            Event::PointMoved { to, .. } => Some(*to),
            _ => None,
        };
        let said = |it: &Event| match it {
            Event::Corrected { event, .. } => procedure(event),
            it => procedure(it),
        };
        let mut history = self.case.history().iter();
        history.any(|it| said(&it.event) == Some(Procedure::ChildrenAct))
    }

    /// What leaves the procedure: what goes by it now, or what had gone from it where a law of its own says how it is answered,
    /// and goes on to the council's own procedure or that of public health, which is no way round.
    fn left(&self, after: &State) -> Option<Left> {
        let act = Some(Procedure::ChildrenAct);
        let before = self.state();
        let (own, then) = (before.receipt.procedure, after.receipt.procedure);
        let came = self.came_by_the_act();
        let leaves = |from: Option<Procedure>, to: Option<Procedure>| {
            let further = came
                && from != to
                && (from.is_none() || has_a_law_of_its_own(from))
                && matches!(to, Some(Procedure::Corporate | Procedure::PublicHealth));
            from == act && to != act || further
        };
        let points: Vec<PointNumber> = before
            .points
            .iter()
            .filter(|(number, it)| {
                let point = after.points.get(number);
                point.is_some_and(|point| leaves(it.procedure.or(own), point.procedure.or(then)))
            })
            .map(|(number, _)| *number)
            .collect();
        let whole = leaves(own, then);
        let routes: Vec<RouteNumber> = before
            .routes
            .iter()
            .filter(|(number, it)| {
                (whole && **number == RouteNumber::MAIN)
                    || it.points.iter().any(|point| points.contains(point))
            })
            .map(|(number, _)| *number)
            .collect();
        let goes_by = |number: &PointNumber| after.points.get(number)?.procedure.or(then);
        let to: Vec<Option<Procedure>> = points.iter().map(goes_by).collect();
        (whole || !points.is_empty()).then_some(Left {
            points,
            routes,
            whole,
            to,
        })
    }

    /// The points of which the function was recorded so.
    fn points_with(
        &self,
        points: &[PointNumber],
        so: impl Fn(Option<Answer>) -> bool,
    ) -> Vec<String> {
        points
            .iter()
            .filter(|it| so(self.function(About::Point(**it))))
            .map(ToString::to_string)
            .collect()
    }

    /// Whether it is on record that the person may not complain by the procedure, or came too late.
    pub(super) fn may_not_complain(&self) -> bool {
        self.state().may_not_complain()
    }

    /// Warns where it is not recorded why the Children Act procedure does not cover it.
    pub(super) fn reasons_for_another(
        &self,
        points: &[PointNumber],
    ) -> Result<Vec<Remark>, Refusal> {
        let unsaid = self.points_with(points, |it| it.is_none());
        let of = match (points.is_empty(), unsaid.is_empty()) {
            (true, _) => "which functions it is about, as it has no point".to_owned(),
            (false, true) => return Ok(Vec::new()),
            (false, false) => format!(
                "whether the function that {} is about qualifies",
                unsaid.join(", and that ")
            ),
        };
        self.warn_or_refuse(
            GuardId::CorporateSaysWhy,
            format!("it is not recorded {of}, so it may belong to the Children Act procedure"),
            "Record “function_relied_on” of each point, or that the person may not complain by it (“person_entitled”), \
             and say why in the letter",
        )
    }

    /// The Ombudsman's decision that another procedure is right is one that the Ombudsman made.
    pub(super) fn other_procedure_right(&self, about: About) -> Result<Vec<Remark>, Refusal> {
        if self.decided_by_the_ombudsman(about) {
            return Ok(Vec::new());
        }
        let why = format!("the Ombudsman's decision on {about} is not recorded");
        let instead = "Record the decision, or its code, first";
        Err(self.refuse(GuardId::StepAfterWhatItNeeds, why, instead))
    }
}
