//! Not accepted: on what ground, and whether that ground is on record.

use super::{Context, Decision, Desk, Refusal, Remark, possible};
use crate::case::Case;
use crate::codes::{Ground, Kind, Procedure};
use crate::event::Event;
use crate::ids::{PointNumber, RouteNumber};
use crate::occurred::{InWords, Occurred};
use crate::personal::says_why;
use crate::recorded::Fact;
use crate::rules::{GuardId, Length, Unit};
use crate::step::{About, Answer, Step};
use jiff::civil::Date;

/// What shows that a complaint came late.
const SINCE_WHEN: &str = "Record the day on which it happened, or on which they learnt of it (“grounds_arose”); what came \
                          within twelve months is accepted, and what came later for a good reason";

/// Whether a contact can still be turned away, on whatever ground.
///
/// # Errors
/// It was taken up, or it was turned away or withdrawn before.
pub fn may_turn_away(case: &Case, context: &Context<'_>) -> Result<(), Refusal> {
    let desk = Desk { case, context };
    desk.not_taken_up()?;
    let event = Event::NotAccepted {
        reason: None,
        ground: None,
        ombudsman_named: None,
    };
    possible(
        Some(case),
        &desk.turned_away(context.today(), event),
        context,
    )
}

impl Desk<'_> {
    pub(super) fn not_accept(
        &self,
        on: Date,
        ground: Ground,
        reason: Option<String>,
        ombudsman_named: bool,
    ) -> Result<Decision, Refusal> {
        self.not_taken_up()?;
        self.not_turned_away_yet()?;
        let statutory = self.of_the_act();
        let mut warnings = if statutory {
            self.ground_on_record(ground)?
        } else {
            self.reason_of_the_code(ground, reason.as_deref())?;
            let mut warnings = self.late_elsewhere(ground)?;
            warnings.extend(self.childs_complaint_elsewhere(RouteNumber::MAIN)?);
            warnings
        };
        if reason.is_none() && matches!(ground, Ground::OtherRoute | Ground::Other) {
            let why = format!("“{}” does not say which", ground.label());
            return Err(self.refuse(
                GuardId::StepSaysWhatItMust,
                why,
                "Name the procedure, or the reason and what shows it",
            ));
        }
        let words = reason.as_deref().unwrap_or_default();
        if statutory && ground == Ground::NotEntitled {
            self.factors_weighed()?;
            warnings.extend(self.nobody_on_the_list(words));
        } else {
            warnings.extend(self.not_by_responsibility_alone(words));
        }
        if !ombudsman_named && ground != Ground::Duplicate {
            self.code_tells_of_the_ombudsman()?;
            warnings.extend(self.warn_or_refuse(
                GuardId::RefusalNamesTheOmbudsman,
                "it is not recorded that the letter names the Ombudsman",
                "Write to the person with the reasons and the Ombudsman's address, and record that it is in the letter",
            )?);
        }
        let reason = reason.unwrap_or_else(|| ground.label().to_owned());
        let event = Event::NotAccepted {
            reason: Some(reason),
            ground: Some(ground),
            ombudsman_named: Some(ombudsman_named),
        };
        Ok(Decision {
            facts: self.turned_away(on, event),
            warnings,
        })
    }

    fn not_turned_away_yet(&self) -> Result<(), Refusal> {
        let Some(refusal) = &self.state().refusal else {
            return Ok(());
        };
        let why = format!("it was not accepted {} already", refusal.on);
        let instead = "Take it up again if that was wrong; a slip in its recording is taken back with its reason";
        Err(self.refuse(GuardId::KnownItem, why, instead))
    }

    /// Whether what turns it away has to be a ground of the Children Act procedure: it goes by that, or nobody has decided,
    /// or it went by that until it was taken to another without a word on each of its points.
    fn of_the_act(&self) -> bool {
        match self.state().main().procedure {
            None | Some(Procedure::ChildrenAct) => true,
            Some(_) => self.came_by_the_act() && self.no_function_qualifies().is_err(),
        }
    }

    /// Refuses to turn away a corporate complaint without a reason that is one by the Complaint Handling Code, and what shows
    /// it on record.
    fn reason_of_the_code(&self, ground: Ground, reason: Option<&str>) -> Result<(), Refusal> {
        if self.state().main().procedure != Some(Procedure::Corporate) {
            return Ok(());
        }
        let refuse = |why: String, instead: &str| {
            Err(self.refuse(GuardId::CodeRefusalHasReasons, why, instead))
        };
        match ground {
            Ground::NotEntitled | Ground::NotAFunction | Ground::NoInterest => {
                let why = format!(
                    "“{}” is a ground of the Children Act procedure, and none of the Code",
                    ground.label()
                );
                return refuse(
                    why,
                    "Accept it, or name the reason of the Code and what shows it",
                );
            }
            Ground::Duplicate => return self.of_which_case().map(drop),
            Ground::AlreadyConsidered => {
                self.ground_on_record(ground)?;
            }
            Ground::Late => self.twelve_months_are_over()?,
            _ => {}
        }
        if !reason.is_some_and(says_why) {
            let why = format!("“{}” says nothing of this complaint", ground.label());
            return refuse(
                why,
                "Write why this complaint is not accepted, and what shows it, as the letter says it",
            );
        }
        Ok(())
    }

    /// Refuses a corporate refusal that does not tell the person how to go to the Ombudsman.
    fn code_tells_of_the_ombudsman(&self) -> Result<(), Refusal> {
        if self.state().main().procedure != Some(Procedure::Corporate) {
            return Ok(());
        }
        Err(self.refuse(
            GuardId::CodeRefusalHasReasons,
            "it is not recorded that the letter tells them how to go to the Ombudsman about this refusal",
            "Write to the person with the reasons and the Ombudsman's address, and record that it is in the letter (on the \
             command line: --ombudsman-named)",
        ))
    }

    /// Refuses “late” of a corporate complaint that came within twelve months, or of which nobody has said since when.
    fn twelve_months_are_over(&self) -> Result<(), Refusal> {
        match self.within_twelve_months(GuardId::CodeRefusalHasReasons)? {
            None => Ok(()),
            Some(why) => Err(self.refuse(GuardId::CodeRefusalHasReasons, why, SINCE_WHEN)),
        }
    }

    /// Refuses “late” by another procedure while nobody has said since when, and warns of twelve months that are not over.
    fn late_elsewhere(&self, ground: Ground) -> Result<Vec<Remark>, Refusal> {
        if ground != Ground::Late || self.state().main().procedure == Some(Procedure::Corporate) {
            return Ok(Vec::new());
        }
        let within = self.within_twelve_months(GuardId::StepSaysWhatItMust)?;
        within.map_or(Ok(Vec::new()), |why| {
            self.warn_or_refuse(GuardId::LateAfterTwelveMonths, why, SINCE_WHEN)
        })
    }

    /// That it came within twelve months of the day since when they could complain; none where it came later. Refuses,
    /// by the guard, where that day is not recorded.
    fn within_twelve_months(&self, guard: GuardId) -> Result<Option<String>, Refusal> {
        let state = self.state();
        let arose = state.taken(Step::GroundsArose).next_back();
        let Some(arose) = arose.and_then(|it| it.it.day) else {
            let why = "the day since when they could complain is not recorded, so it is not known to be late";
            return Err(self.refuse(guard, why, SINCE_WHEN));
        };
        let last = Length::Count(12, Unit::Months).after(self.context.calendar, arose, None)?;
        if last.is_some_and(|last| state.counted_from > last) {
            return Ok(None);
        }
        let last = last.map_or_else(String::new, |it| {
            format!(", the last day of which was {}", InWords(it))
        });
        Ok(Some(format!(
            "they could complain since {}, and it came on {}, within twelve months{last}",
            InWords(arose),
            InWords(state.counted_from)
        )))
    }

    /// What the statutory procedure asks for before each ground is one.
    fn ground_on_record(&self, ground: Ground) -> Result<Vec<Remark>, Refusal> {
        let answer = |step| {
            let last = self.state().taken(step).next_back();
            last.and_then(|it| it.it.answer)
        };
        let refuse = |guard, why: &str, instead: &str| Err(self.refuse(guard, why, instead));
        let free = Ok(Vec::new());
        match ground {
            Ground::Late if self.in_the_year()?.is_some() => {
                self.the_year_is_over()?;
                free
            }
            Ground::Late if answer(Step::LateDecided) != Some(Answer::Declined) => refuse(
                GuardId::BothQuestionsNo,
                "it is not recorded that both questions about a late complaint were weighed, and it was declined",
                "Answer both questions and record the decision, or accept it",
            ),
            Ground::Late => {
                self.the_year_is_over()?;
                free
            }
            Ground::NoInterest if answer(Step::InterestDecided) != Some(Answer::No) => refuse(
                GuardId::GroundOnRecord,
                "it is not recorded that sufficient interest was decided against",
                "Record the decision with its reasons (“interest_decided”), and who was told",
            ),
            Ground::NoInterest => {
                self.of_everybody_who_complains()?;
                self.interest_told()
            }
            Ground::NotEntitled if answer(Step::PersonEntitled) != Some(Answer::No) => refuse(
                GuardId::GroundOnRecord,
                "it is not recorded that the person may not complain",
                "Record it with the law that it rests on (“person_entitled”), or weigh sufficient interest",
            ),
            Ground::AlreadyConsidered
                if self.state().taken(Step::AlreadyConsidered).next().is_none() =>
            {
                refuse(
                    GuardId::GroundOnRecord,
                    "it is not recorded which case went through every stage",
                    "Record it with the reference of that case (“already_considered”)",
                )
            }
            Ground::Proceedings if self.state().taken(Step::PrejudiceWeighed).next().is_none() => {
                refuse(
                    GuardId::PrejudiceBeforeParking,
                    "it is not recorded how considering the complaint would prejudice the proceedings",
                    "Record the step “prejudice_weighed” with its reasons; that proceedings exist is not enough",
                )
            }
            Ground::Proceedings => refuse(
                GuardId::PrejudiceBeforeParking,
                "what would prejudice proceedings is parked, not turned away: the person may come back when they end",
                "Park it, and name the proceedings; what would be turned away whatever became of them has another ground",
            ),
            Ground::NotThisCouncil | Ground::Other | Ground::OtherRoute | Ground::Duplicate
                if self.state().receipt.kind != Kind::Complaint =>
            {
                free
            }
            Ground::NotAFunction | Ground::NotThisCouncil | Ground::Other => {
                self.no_function_qualifies()
            }
            Ground::OtherRoute => {
                self.no_function_qualifies()?;
                self.route_of_each_point()
            }
            Ground::Duplicate => self.of_which_case(),
            Ground::NotEntitled | Ground::AlreadyConsidered => free,
        }
    }

    /// Refuses “another procedure” of a point of which it is not recorded that it goes by one.
    fn route_of_each_point(&self) -> Result<Vec<Remark>, Refusal> {
        let decided = |number: &PointNumber| {
            let last = self
                .state()
                .taken(Step::PointDecided)
                .rfind(|it| it.it.about == About::Point(*number));
            last.and_then(|it| it.it.answer) == Some(Answer::OtherRoute)
        };
        let points = self.state().points.keys();
        let unsaid: Vec<String> = points
            .filter(|it| !decided(it))
            .map(ToString::to_string)
            .collect();
        if unsaid.is_empty() {
            return Ok(Vec::new());
        }
        Err(self.refuse(
            GuardId::GroundOnRecord,
            format!(
                "it is not recorded by which other procedure {} goes",
                unsaid.join(", and ")
            ),
            "Record of each point that it goes another way, which, and why (“point_decided” with “other_route”)",
        ))
    }

    /// Refuses “duplicate” while it is not recorded of which case.
    fn of_which_case(&self) -> Result<Vec<Remark>, Refusal> {
        let mut linked = self.state().taken(Step::Linked);
        if linked.any(|it| it.it.answer == Some(Answer::Duplicate)) {
            return Ok(Vec::new());
        }
        Err(self.refuse(
            GuardId::GroundOnRecord,
            "it is not recorded of which case it is a duplicate",
            "Record the link with its reference (“linked” with “duplicate”)",
        ))
    }

    /// Refuses to turn away, with somebody who has no interest of their own, whoever else complains of it.
    fn of_everybody_who_complains(&self) -> Result<(), Refusal> {
        let mut decided = self.state().taken(Step::InterestDecided);
        let of_the_case = decided.any(|it| it.it.about == About::Case);
        let left = self.state().may_still_complain();
        if of_the_case || left.is_empty() {
            return Ok(());
        }
        let left: Vec<String> = left.iter().map(ToString::to_string).collect();
        Err(self.refuse(
            GuardId::GroundOnRecord,
            format!(
                "{} complains too, and nothing on record says that they may not",
                left.join(", and ")
            ),
            "Go on for them: whoever has no interest of their own is told so (“interest_notified”), and takes no further part",
        ))
    }

    /// Refuses to turn somebody away for want of interest who was not told so, and warns where nobody has considered
    /// whether the child is told.
    fn interest_told(&self) -> Result<Vec<Remark>, Refusal> {
        let state = self.state();
        let guard = GuardId::GroundOnRecord;
        if state.taken(Step::InterestNotified).next().is_none() {
            return Err(self.refuse(
                guard,
                "it is not recorded that the person was told of the decision on their interest, and that no more will \
                 be done",
                "Write to them and record it (“interest_notified”)",
            ));
        }
        if state.taken(Step::ChildTold).next().is_some() {
            return Ok(Vec::new());
        }
        Ok(vec![self.remark(
            guard,
            "it is not recorded whether the child is told of the decision",
            "Tell the child where that is right, and record it, or why not (“child_told”)",
        )])
    }

    /// Refuses “not a function” while a point qualifies, or nobody has said what it is about.
    fn no_function_qualifies(&self) -> Result<Vec<Remark>, Refusal> {
        let points = self.state().points.keys().copied();
        let open: Vec<String> = points
            .filter(|it| self.function(About::Point(*it)) != Some(Answer::DoesNotQualify))
            .map(|it| it.to_string())
            .collect();
        if open.is_empty() && !self.state().points.is_empty() {
            return Ok(Vec::new());
        }
        let why = if open.is_empty() {
            "the case has no point of which it could be said".to_owned()
        } else {
            format!(
                "it is not recorded that the function does not qualify of {}",
                open.join(", ")
            )
        };
        Err(self.refuse(
            GuardId::FunctionBeforeRefusal,
            why,
            "Record the function of each point with the law that it rests on (“function_relied_on”)",
        ))
    }

    /// A duplicate of another case: what had begun did not begin.
    pub(super) fn merged_away(&self, on: Date) -> Vec<Fact> {
        let event = Event::NotAccepted {
            reason: Some(Ground::Duplicate.label().to_owned()),
            ground: Some(Ground::Duplicate),
            ombudsman_named: None,
        };
        self.turned_away(on, event)
    }

    /// Not accepted: what had begun did not begin.
    fn turned_away(&self, on: Date, event: Event) -> Vec<Fact> {
        let facts = self.case.facts();
        let begun = facts.iter().filter(|fact| {
            matches!(
                fact.event,
                Event::StageStarted { .. } | Event::StageExtended { .. }
            )
        });
        let today = Occurred::On(self.context.today());
        let mut facts: Vec<Fact> = begun
            .map(|fact| Fact::new(today, Event::Retracted { seq: fact.seq }))
            .collect();
        facts.push(Fact::new(Occurred::On(on), event));
        facts
    }
}
