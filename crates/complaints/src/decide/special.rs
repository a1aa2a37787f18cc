//! What single steps ask beyond the table: a guard each.

use super::independence::appointed;
use super::{Desk, Refusal, Remark};
use crate::case::{NHS, Person};
use crate::codes::{Kind, Procedure, RaisedBy, Role};
use crate::ids::{PersonNumber, PointNumber, StageNumber};
use crate::occurred::InWords;
use crate::personal::{Personal, says_why};
use crate::rules::{GuardId, Length};
use crate::step::{About, Answer, Step, StepTaken};
use jiff::civil::Date;

impl Desk<'_> {
    #[expect(clippy::too_many_lines, reason = "one arm a step")]
    pub(super) fn special(
        &self,
        on: Date,
        step: &StepTaken,
        reason: Option<&Personal<String>>,
    ) -> Result<Vec<Remark>, Refusal> {
        if let Some(role) = appointed(step.step) {
            let mut warnings = self.appoint(step, role)?;
            warnings.extend(self.investigator_as_chosen(step));
            return Ok(warnings);
        }
        let route = self.state().routes.get(&step.route);
        let statutory = route.and_then(|it| it.procedure) == Some(Procedure::ChildrenAct);
        match step.step {
            Step::FunctionReliedOn => self.function_relied_on(step),
            Step::PersonEntitled => Ok(self.person_entitled(step, reason)),
            Step::NobodyToAnswer => self.nobody_to_answer(),
            Step::HoldLifted => self.a_hold_stands(),
            Step::RestrictionSet | Step::RestrictionReviewed => self.looked_at_again(step, on),
            Step::CaseRestricted => self.restricted_to_somebody(step, on),
            Step::CaseRestrictionReviewed => self.restriction_reviewed(step, on),
            Step::KeeperNamed => self.one_keeper(step),
            Step::KeeperEnded => self.somebody_keeps_it(),
            Step::RetentionReviewed => self.retention_reviewed(step, on),
            Step::GroundsArose => self.grounds_arose(step),
            Step::LateDecided => self.late_decided(step),
            Step::InterestDecided | Step::PrejudiceWeighed => self.not_by_the_service(step),
            Step::ParkingTold => self.a_parking_lasts(),
            Step::ResolutionAccepted => self.no_later_stage_is_open(step, on),
            Step::ParkingReviewed => self.parking_reviewed(step),
            Step::ConsentAnswered => {
                self.not_of_who_acts(step)?;
                let mut warnings = self.competence_before(step)?;
                warnings.extend(self.consent_says_its_scope(step, reason));
                Ok(warnings)
            }
            Step::EnquiryWithService => self.acknowledged_first(step),
            Step::DisclosureChecked => Ok(self.constituent()),
            Step::MemberTold => self.member_told(reason),
            Step::Linked => Ok(self.enquiry_counted_twice(step).into_iter().collect()),
            Step::EscalationRefused => self.escalation_refused(step, on),
            Step::LateRequestWeighed => self.late_request_weighed(step, on),
            Step::ConsentAsked => self.consent_asked(step),
            Step::StatementDrafted => self.statement_drafted(step, on, reason),
            Step::StatementCommented | Step::StatementAgreed | Step::StatementCutOff => {
                self.of_a_version(step, on)
            }
            Step::PointDecided => self.point_decided(step),
            Step::ParkedClosed => Ok(self.parked_closed(on)),
            Step::LongerWaitWished => Ok(self.longer_wait_wished()),
            Step::Deferred => self.deferred(step),
            Step::AdvocateAwaited => Ok(self.advocate_awaited(step)),
            Step::PointExtended => self.point_extended(step, on),
            Step::RemedyPutOff => self.remedy_put_off(step, on),
            Step::LongerAgreed => self.longer_in_time(step, on, "PH-01"),
            Step::RightsExtended => self.rights_extended(step, on),
            Step::MeetingOffered | Step::MeetingHeld if statutory => {
                Ok(self.meeting_in_its_place(step, on))
            }
            Step::Closed => self.closed(on),
            Step::Merged => self.merged(step),
            Step::SamePerson => self.same_person_once(step),
            Step::QuotationPrepared => {
                let mut warnings = self.after(step, Step::PublicationAgreed, Answer::Yes)?;
                let text = reason.map_or("", |it| it.reveal().as_str());
                let instead =
                    "Take the name out of the quotation, and whatever else lets somebody be known";
                warnings.extend(self.names_nobody(GuardId::QuotationNamesNobody, text, instead)?);
                Ok(warnings)
            }
            Step::ConsentToPassOn => self.consent_taken_back(step),
            Step::ReferredOut => {
                let body = step.reference.as_deref().unwrap_or("the other body");
                self.agreed_to_pass_on(body, true)
            }
            Step::LeadAgreed => self.agreed_to_pass_on(NHS, false),
            Step::FaultFound => Ok(self.fault_of_the_upheld(step).into_iter().collect()),
            Step::InjusticeFound => self.after(step, Step::FaultFound, Answer::Yes),
            Step::NoticeOfDelay => self.notice_of_delay(step, on),
            Step::ReportIssued => {
                self.panel_stands("the panel reports")?;
                Ok(Vec::new())
            }
            Step::PaymentApproved => self.payment_approved(step, on),
            Step::InterviewHeld
            | Step::FileRead
            | Step::InvestigatorReport
            | Step::IndependentReport
                if statutory =>
            {
                self.investigated_by_two(on)
            }
            Step::OmbudsmanPublished => self.published(step, reason),
            Step::OtherProcedureRight => self.other_procedure_right(step.about),
            Step::ReferredBack => self.sent_to_a_stage_it_has(step),
            Step::EarlyReferralOffered
            | Step::EarlyReferralAnswered
            | Step::EarlyReferralMade
            | Step::EarlyReferralReturned => self.referred_early(step, on),
            Step::ComplianceFound => Ok(self.found_as_it_was_done(step)),
            Step::PaymentAnswered => self.offer_waits(step),
            Step::PanelHeld => self.panel_met(step, on),
            Step::Attended | Step::RecommendationMade => self.panel_has_sat(step, on),
            Step::PanelDayTold => Ok(self.told_as_fixed(step).into_iter().collect()),
            Step::PapersSent => self.panel_of_three("the papers go out"),
            Step::DelayAttributed => self.delay_attributed(step, reason),
            _ => self.says_why(on, step, reason),
        }
    }

    /// Refuses that stage 1 settles it while a later stage that was asked for by then is open.
    fn no_later_stage_is_open(&self, step: &StepTaken, on: Date) -> Result<Vec<Remark>, Refusal> {
        let stages = self.state().routes.get(&step.route).map(|it| &it.stages);
        let mut later = stages
            .into_iter()
            .flatten()
            .filter(|(number, it)| Some(**number) > step.stage && it.is_open());
        let asked_by_then = |(_, it): &(&StageNumber, &crate::case::Stage)| {
            it.started.is_none_or(|started| started.earliest() <= on)
        };
        let Some((number, stage)) = later.find(asked_by_then) else {
            return Ok(Vec::new());
        };
        let asked = stage
            .started
            .map_or_else(String::new, |it| format!(": they asked for it on {it}"));
        Err(self.refuse(
            GuardId::OpenStage,
            format!("{number} is open{asked}"),
            "Answer it, or record that they withdrew; what they said before they asked is recorded on that day",
        ))
    }

    /// What has to be said in words.
    fn says_why(
        &self,
        on: Date,
        step: &StepTaken,
        reason: Option<&Personal<String>>,
    ) -> Result<Vec<Remark>, Refusal> {
        match step.step {
            Step::Declared if step.answer == Some(Answer::Conflict) => self.with_words(
                GuardId::StepSaysWhatItMust,
                reason,
                "what the conflict is, is not said",
            ),
            Step::RecommendationAnswered if step.answer == Some(Answer::Rejected) => self
                .with_words(
                    GuardId::RecommendationsAnswered,
                    reason,
                    "a recommendation that is not followed needs reasons",
                ),
            Step::PaymentOffered => {
                self.offered_anew(step)?;
                let why = "how the amount was reached is not said";
                self.with_words(GuardId::AmountWithReasons, reason, why)
            }
            Step::RemedyNotDone => {
                let guard = GuardId::NotDoneWithAlternative;
                let why = "why it will not be done, and what is done instead, is not said";
                self.with_words(guard, reason, why)?;
                self.ombudsman_explained(on)
                    .map_or_else(|(why, instead)| Err(self.refuse(guard, why, instead)), Ok)
            }
            _ => Ok(Vec::new()),
        }
    }

    pub(super) fn with_words(
        &self,
        guard: GuardId,
        reason: Option<&Personal<String>>,
        why: &str,
    ) -> Result<Vec<Remark>, Refusal> {
        if reason.is_some_and(|it| says_why(it.reveal())) {
            return Ok(Vec::new());
        }
        Err(self.refuse(guard, why, "Write it with the step"))
    }

    pub(super) fn answer_to(&self, step: Step) -> Option<Answer> {
        self.state().taken(step).next_back()?.it.answer
    }

    /// Refuses, or warns of, a step whose other step was answered otherwise than it needs.
    pub(super) fn after(
        &self,
        step: &StepTaken,
        needed: Step,
        answer: Answer,
    ) -> Result<Vec<Remark>, Refusal> {
        let last = self
            .state()
            .taken(needed)
            .rfind(|it| it.it.about == step.about);
        match last.and_then(|it| it.it.answer) {
            Some(given) if given != answer => {
                let why = format!("“{needed}” was answered “{}”", given.label().to_lowercase());
                let rule = self.context.rules.step(step.step);
                let instead = "Leave it, or record the answer if it has changed";
                self.refuse_or_warn(rule, GuardId::StepAfterWhatItNeeds, why, instead)
            }
            _ => Ok(Vec::new()),
        }
    }

    /// Declined only where it can neither be considered fairly any more nor could not be expected sooner.
    fn late_decided(&self, step: &StepTaken) -> Result<Vec<Remark>, Refusal> {
        let warnings = self.not_by_the_service(step)?;
        if step.answer != Some(Answer::Declined) {
            return Ok(warnings);
        }
        self.not_taken_up()?;
        if self.in_the_year()?.is_some() {
            self.the_year_is_over()?;
        }
        let fair = self.answer_to(Step::LateEffective);
        let sooner = self.answer_to(Step::LateReasonable);
        // the door is closed only on both sides: not fair any more, and it was reasonable to expect it sooner
        if fair == Some(Answer::No) && sooner == Some(Answer::Yes) {
            self.the_year_is_over()?;
            return Ok(warnings);
        }
        let why = if fair.is_none() || sooner.is_none() {
            "the two questions about a late complaint have not both been answered"
        } else {
            "either question opens the door, and one did: it can still be considered effectively and fairly, or it was \
             not reasonable to expect it sooner"
        };
        Err(self.refuse(
            GuardId::BothQuestionsNo,
            why,
            "Answer both: can it still be considered effectively and fairly, and was it reasonable to expect it sooner; accept unless both speak against it",
        ))
    }

    /// Refuses grounds that arose after the complaint that is about them came, or that are still to come.
    fn grounds_arose(&self, step: &StepTaken) -> Result<Vec<Remark>, Refusal> {
        let state = self.state();
        let came = state.counted_from.max(state.received_on);
        let Some(day) = step.day.filter(|it| *it > came) else {
            return Ok(Vec::new());
        };
        let to_come = if day > self.context.today() {
            ", and is still to come"
        } else {
            ""
        };
        Err(self.refuse(
            GuardId::StepSaysWhatItMust,
            format!(
                "{} is after {}, the day on which the complaint came{to_come}",
                InWords(day),
                InWords(came)
            ),
            "Give the day on which it happened, or on which they learnt of it; one that was recorded wrongly is taken back \
             (on the command line: undo) and recorded again",
        ))
    }

    /// Refuses to call late what came within the year of ST-00, counted from the day on which its grounds arose.
    pub(super) fn the_year_is_over(&self) -> Result<(), Refusal> {
        let state = self.state();
        let arose = state.taken(Step::GroundsArose).next_back();
        if self.year_to_complain().is_some() && arose.is_none_or(|it| it.it.day.is_none()) {
            return Err(self.refuse(
                GuardId::BothQuestionsNo,
                "the day on which its grounds arose is not recorded, so it is not known to be late",
                "Record it (“grounds_arose”); what came within the year is in time",
            ));
        }
        let Some((arose, last)) = self.in_the_year()? else {
            return Ok(());
        };
        Err(self.refuse(
            GuardId::BothQuestionsNo,
            format!(
                "its grounds arose on {} and it came on {}, within the year, the last day of which was {}",
                InWords(arose),
                InWords(state.counted_from),
                InWords(last)
            ),
            "Accept it: it is in time, so there is nothing to weigh",
        ))
    }

    /// The time of ST-00, where it is one of this complaint's.
    fn year_to_complain(&self) -> Option<Length> {
        let statutory = matches!(
            self.state().main().procedure,
            None | Some(Procedure::ChildrenAct)
        );
        let mut clocks = self.context.rules.clocks();
        let rule = clocks.find(|it| it.id == "ST-00");
        rule.filter(|_| statutory).map(|it| it.length)
    }

    /// The day on which its grounds arose and the last day of the year after that, where it came by then.
    pub(super) fn in_the_year(&self) -> Result<Option<(Date, Date)>, Refusal> {
        let state = self.state();
        let arose = state.taken(Step::GroundsArose).next_back();
        let known = arose.and_then(|it| it.it.day).zip(self.year_to_complain());
        let Some((arose, year)) = known else {
            return Ok(None);
        };
        let last = year.after(self.context.calendar, arose, None)?;
        let last = last.filter(|last| state.counted_from <= *last);
        Ok(last.map(|last| (arose, last)))
    }

    /// Warns of fault on a point of which the last finding is not upheld, unless the Ombudsman looked at the case since.
    fn fault_of_the_upheld(&self, step: &StepTaken) -> Option<Remark> {
        let About::Point(number) = step.about else {
            return None;
        };
        let state = self.state();
        let findings = &state.points.get(&number)?.findings;
        let last = findings.values().next_back();
        let decided = state.ombudsman.values().any(|it| it.decided.is_some());
        let upheld = last.is_some_and(|it| it.outcome.is_upheld());
        if upheld || decided || step.answer == Some(Answer::No) {
            return None;
        }
        let (why, instead) = match last {
            Some(last) => (
                format!(
                    "{number} was found: {}",
                    last.outcome.label().to_lowercase()
                ),
                "Change the finding, with its reason, if there was fault; or undo this step",
            ),
            None => (
                format!("nothing was found of {number} yet"),
                "Record what was found of it first; fault follows from a finding",
            ),
        };
        Some(self.remark(GuardId::FaultOfTheUpheld, why, instead))
    }

    /// Refuses to take up again for one of several what was withdrawn, or turned away, as a whole.
    pub(super) fn still_goes_on(&self, step: &StepTaken) -> Result<(), Refusal> {
        let state = self.state();
        if !state.all_withdrawn() && state.refusal.is_none() {
            return Ok(());
        }
        Err(self.refuse(
            GuardId::EachWithdrawsForThemselves,
            format!(
                "the matter as a whole was withdrawn or turned away, and not by {} alone",
                step.about
            ),
            "Take the case up again first (on the command line: heard case reopen REFERENCE), and then this person’s part in it",
        ))
    }

    /// Consent to a representative is asked of a child, or of whoever somebody else acts for.
    fn consent_asked(&self, step: &StepTaken) -> Result<Vec<Remark>, Refusal> {
        self.not_of_who_acts(step)?;
        if let About::Person(number) = step.about
            && self.complains_for_themselves(number)
        {
            return Err(self.refuse(
                GuardId::NoConsentInOwnRight,
                format!(
                    "{number} is an adult who complains, and nobody is recorded who acts for them"
                ),
                "Go on without it; where somebody acts for them, record first who that is",
            ));
        }
        let state = self.state();
        let found = state.people.keys().any(|it| state.interest_found(*it));
        let own_right = state.child_complains() || state.raised_in_own_right() || found;
        let mut people = state.people.values();
        let acts = people.any(|it| it.roles.contains(&Role::Representative));
        if !own_right || (acts && state.represented()) {
            return Ok(Vec::new());
        }
        Err(self.refuse(
            GuardId::NoConsentInOwnRight,
            "whoever complained may do so in their own right",
            "Go on without it; ask for consent only before telling them what is in the child's record",
        ))
    }

    /// Whether somebody is an adult who complains, with nobody on the case who acts for them.
    fn complains_for_themselves(&self, number: PersonNumber) -> bool {
        let state = self.state();
        let Some(person) = state.people.get(&number) else {
            return false;
        };
        let has = |it: &Person, roles: &[Role]| roles.iter().any(|role| it.roles.contains(role));
        let young = person.about || has(person, &[Role::Child, Role::CareLeaver]);
        let mut others = state.people.keys().filter(|it| **it != number);
        let acted_for = others.any(|it| state.acts_for_others(*it))
            || state.receipt.kind == Kind::MemberEnquiry
            || matches!(
                state.receipt.raised_by,
                Some(
                    RaisedBy::Advocate
                        | RaisedBy::Solicitor
                        | RaisedBy::Councillor
                        | RaisedBy::Mp
                        | RaisedBy::Professional
                        | RaisedBy::Staff
                )
            );
        has(person, &[Role::Complainant]) && !young && !acted_for
    }

    /// A point is turned away from the procedure only for the function that it is about.
    fn point_decided(&self, step: &StepTaken) -> Result<Vec<Remark>, Refusal> {
        if let About::Point(point) = step.about
            && step.answer != Some(Answer::Accepted)
        {
            self.not_turned_away_later(point)?;
        }
        let qualifies = self.function(step.about) == Some(Answer::Qualifies);
        let entitled = self.answer_to(Step::PersonEntitled) != Some(Answer::No)
            && self.answer_to(Step::InterestDecided) != Some(Answer::No);
        let late = self.answer_to(Step::LateDecided) == Some(Answer::Declined);
        let through = self.state().taken(Step::AlreadyConsidered).next().is_some();
        if step.answer == Some(Answer::Accepted) || !qualifies || !entitled || late || through {
            return Ok(Vec::new());
        }
        Err(self.refuse(
            GuardId::FunctionBeforeRefusal,
            "the function qualifies, the person may complain, and it is in time",
            "Accept the point, or record which test it fails: the function, the person, the time, or that it went through all stages",
        ))
    }

    /// A point whose stage 1 was answered, or that went on to a later one, runs to its end.
    fn not_turned_away_later(&self, point: PointNumber) -> Result<(), Refusal> {
        let routes = self.state().routes.values();
        let of_the_point = routes.filter(|it| it.points.contains(&point));
        let mut stages = of_the_point.flat_map(|it| &it.stages);
        let taken_up =
            stages.rfind(|(number, stage)| **number > StageNumber::One || stage.answered.is_some());
        let confirmed = self.state().taken(Step::OtherProcedureRight).next();
        match taken_up.filter(|_| confirmed.is_none()) {
            None => Ok(()),
            Some((number, _)) => Err(self.refuse(
                GuardId::NoRefusalOnceAnswered,
                format!("the council took {point} up: it is at {number} or was answered"),
                "Answer it, park it for proceedings, or record that it was withdrawn",
            )),
        }
    }

    pub(super) fn function(&self, about: About) -> Option<Answer> {
        self.state()
            .taken(Step::FunctionReliedOn)
            .rfind(|it| it.it.about == about)?
            .it
            .answer
    }

    /// Warns of a finding on a remedy that disagrees with another on the same evidence, or with the day on which it was done.
    fn found_as_it_was_done(&self, step: &StepTaken) -> Vec<Remark> {
        let state = self.state();
        // what was found wanting may be found good once more was sent
        let of_it = [Step::ComplianceFound, Step::EvidenceSent];
        let mut last = state
            .steps
            .iter()
            .rev()
            .filter(|it| it.it.about == step.about && of_it.contains(&it.it.step));
        let before = last.next().filter(|it| it.it.step == step.step);
        let before = before.and_then(|it| it.it.answer.zip(Some(it.on)));
        let changed = before.filter(|(answer, _)| Some(*answer) != step.answer);
        let changed = changed
            .map(|(answer, on)| format!("it was found on {on}: {}", answer.label().to_lowercase()));
        let About::Remedy(number) = step.about else {
            return Vec::new();
        };
        let done = state.remedies.get(&number).and_then(|it| it.done);
        let late = done.zip(state.promised_for(number));
        let late = late
            .filter(|(done, due)| step.answer == Some(Answer::Complied) && done.earliest() > *due);
        let late =
            late.map(|(done, due)| format!("it was done {done}, and was due on {}", InWords(due)));
        let each = changed.into_iter().chain(late);
        let remark = |why: String| {
            self.remark(
                GuardId::DoneWithProof,
                why,
                "Record what the Ombudsman found, and correct whichever is wrong; both stay in the story",
            )
        };
        each.map(remark).collect()
    }

    /// The stage to which the Ombudsman sends it back is one that the procedure comes to.
    fn sent_to_a_stage_it_has(&self, step: &StepTaken) -> Result<Vec<Remark>, Refusal> {
        let kind = self.state().receipt.kind;
        if kind != Kind::Complaint {
            let kind = kind.label().to_lowercase();
            return Err(self.refuse(
                GuardId::StagesOfTheProcedure,
                format!("this is recorded as: {kind}, which has no stages"),
                "Say first that it turned out to be a complaint, by which procedure and since when (convert), and then that it \
                 was sent back; where the complaint is a case of its own, record that there",
            ));
        }
        match step.answer {
            Some(Answer::StageTwo) => self.comes_to((step.route, StageNumber::Two))?,
            Some(Answer::StageThree) => {
                self.comes_to((step.route, StageNumber::Three))?;
                self.stage_two_answered(step.route)?;
            }
            Some(Answer::StageOne) => {
                let first = self.state().stage(step.route, StageNumber::One);
                let answered = first.and_then(|it| it.answered);
                let remark = answered.map(|answered| {
                    self.remark(
                        GuardId::OpenStage,
                        format!("stage 1 was answered {answered}, so nothing of it goes on"),
                        "If the Ombudsman sent it to the next stage, record that instead; otherwise ask the complainant \
                         whether they want to go on",
                    )
                });
                return Ok(remark.into_iter().collect());
            }
            _ => {}
        }
        Ok(Vec::new())
    }
}
