//! A clock's rule, as its entry in `rules/clocks.toml` has it.

use super::{Length, Range, Standing, Unit};
use crate::codes::{Kind, Procedure};
use crate::ids::StageNumber;
use crate::step::Step;
use jiff::civil::Date;
use serde::Deserialize;

/// The other way of counting the answer of stage 2.
const FOR_INFORMATION: &str = "ST-20R";

/// A clock's rule.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a word that an entry of the file may say"
)]
pub struct ClockRule {
    /// Its name in the rulebook: `ST-10`.
    pub id: String,
    /// What has to be done, in words.
    pub name: String,
    /// The kinds of contact it is for; empty for all.
    #[serde(default)]
    pub kinds: Vec<Kind>,
    /// The procedures it is for; empty for all.
    #[serde(default)]
    pub procedures: Vec<Procedure>,
    /// The stage it belongs to; none for the case as a whole. An enquiry's or a service request's answer is stage 1.
    #[serde(default)]
    pub stage: Option<StageNumber>,
    /// What starts it.
    pub starts: Moment,
    /// What its length is counted from, where that is not what starts it: a report is begun with an appointment and due
    /// by a day of the stage.
    #[serde(default)]
    pub counted_from: Option<Moment>,
    /// Another clock, from whose due day this one runs at the latest: also where what starts it came later, or is not
    /// recorded.
    #[serde(default)]
    pub otherwise_from: Option<String>,
    /// What stops it.
    pub stops: Moment,
    /// Its length.
    pub length: Length,
    /// Its length from the same start once it is extended.
    #[serde(default)]
    pub extended: Option<Length>,
    /// Whether it may be extended past that longer length, for a good reason.
    #[serde(default)]
    pub longer_with_a_reason: bool,
    /// The longest time after its start that the day given may name; a later one is warned of.
    #[serde(default)]
    pub longest: Option<Length>,
    /// The step that extends it to the day that it names; otherwise the extension of the stage does.
    #[serde(default)]
    pub extended_by: Option<Step>,
    /// The step that plans an earlier day.
    #[serde(default)]
    pub planned_by: Option<Step>,
    /// Whether it counts back from what starts it: papers before a panel.
    #[serde(default)]
    pub backwards: bool,
    /// Whether it is the clock of the stage's answer, by which "on time" is judged.
    #[serde(default)]
    pub answer: bool,
    /// The kinds that it reminds of an answer and no more: figures of what was on time leave them out, as nothing says by
    /// when they have to be answered.
    #[serde(default)]
    pub reminds_of: Vec<Kind>,
    /// Whether there is one for each time that what starts it happens.
    #[serde(default)]
    pub each: bool,
    /// Whether an end on a day that does not count moves to the next working day.
    #[serde(default)]
    pub rolls: bool,
    /// The days of its count from which it warns, in its own unit, the first at the front.
    #[serde(default)]
    pub alerts: Vec<u32>,
    /// What holds it up.
    #[serde(default)]
    pub pauses: Vec<Pause>,
    /// Whether what the complainant wishes to put off moves it within its longer limit alone: past that it is a wish to
    /// wait longer, by which no date moves.
    #[serde(default)]
    pub put_off_within_the_limit: bool,
    /// Whether it has no end while the answer that it begins with does not tell of it, and none but from the day of a
    /// letter that does.
    #[serde(default)]
    pub waits_until_told: bool,
    /// Whether it is owed once the case is answered too: a promise, to ask whether they want to go on, a complaint that
    /// somebody wants, what a person asked for beside the complaint.
    #[serde(default)]
    pub after_the_answer: bool,
    /// Whether it was missed, and not only ended, where the case was over without it, though it makes no case late.
    #[serde(default)]
    pub missed_when_over: bool,
    /// The report of the council's year that it is for: such a clock is of no case.
    #[serde(default)]
    pub year_report: Option<YearReport>,
    /// What must be so for it to run; all of it.
    #[serde(default)]
    pub only_if: Vec<Condition>,
    /// Whether it runs anew for a point that comes to its stage by a request of its own, as the answer of the stage does.
    #[serde(default)]
    pub anew_for_a_point: bool,
    /// The steps of its stage that show, in a record of the past, that it was done though no day of it is recorded.
    #[serde(default)]
    pub shown_by: Vec<Step>,
    /// The setting and its choice under which this entry counts, `C8=request`, or that of a part of the setting,
    /// `C25.complaint=always`. Of two entries with one id that count both, the first does.
    #[serde(default)]
    pub when: Option<String>,
    /// The setting whose number takes the place of the length's; where that setting has a choice of units, its unit too.
    #[serde(default)]
    pub number_from: Option<String>,
    /// Whether the number of that setting is the one of the type of case, by the setting's parts.
    #[serde(default)]
    pub by_type_of_case: bool,
    /// The numbers among which a council may choose in place of the length's, by the clock's own id; none where the
    /// number is the law's or fixed.
    #[serde(default)]
    pub council_sets: Option<Range>,
    /// The setting whose number is the age from which a child is asked: the clock does not run while every child on the
    /// case is known to be younger.
    #[serde(default)]
    pub from_age: Option<String>,
    /// Whose it is: the law's, the council's, or the person's own.
    pub role: ClockRole,
    /// Who has to do it.
    pub who: String,
    /// Regulation, Code or guidance paragraph, Ombudsman decision.
    pub source: String,
    /// How sure that is.
    pub standing: Standing,
    /// The day from which it is in force.
    pub in_force: Date,
}

/// Whose a clock is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockRole {
    /// A limit that no council may change.
    Limit,
    /// The council's own target.
    Target,
    /// A step on the way, with a day by which it should be done.
    Task,
    /// The person's own time: a reminder, which closes nothing.
    Window,
}

impl ClockRole {
    /// Whether a case is late when it is missed.
    pub const fn counts(self) -> bool {
        matches!(self, Self::Limit | Self::Target)
    }
}

/// Something that starts or stops a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    /// The contact reached the council.
    Received,
    /// The council acknowledged it.
    CaseAcknowledged,
    /// An advocate was offered.
    AdvocacyOffered,
    /// Points were parked, or the parking was looked at again and kept.
    Parked,
    /// The stage began: with receipt, or with the request.
    Started,
    /// The record was agreed, or the council went on with its own version.
    StatementSettled,
    /// The record was agreed, where the complaint was spoken or the record amended; otherwise the request.
    RecordSettled,
    /// What was said was written down and sent: the record of it, or the statement of complaint that takes its place.
    RecordWritten,
    /// The stage's answer was sent.
    Answered,
    /// The stage's answer reached the person: the same day, or later by post.
    AnswerReceived,
    /// The longer limit of the stage's answer passed without one.
    LimitPassed,
    /// The next stage was asked for.
    NextStageStarted,
    /// The next stage was asked for, or the council declined to begin it, or a person closed the case.
    GoneOnOrClosed,
    /// Investigating officer and independent person are both appointed.
    BothAppointed,
    /// Both reports of stage 2 are there.
    BothReports,
    /// The complainant was told why stage 2 takes longer: by the extension or a notice.
    ToldOfDelay,
    /// The panel met or is to meet.
    Panel,
    /// The panel met: recorded, or shown by its report.
    PanelMet,
    /// The panel's last sitting, or the later day to which it was adjourned.
    LastSitting,
    /// A day was fixed on which the panel sits, at first or once more.
    SittingFixed,
    /// The panel sat on that day or another, as is recorded or shown by a report.
    Sat,
    /// The panel's report went to everybody who gets it.
    ReportSentToAll,
    /// The panel's recommendations reached the council: recorded so, or by the report that was sent to it.
    RecommendationsReceived,
    /// It was found that the health service is concerned: recorded so, or known since receipt by the procedure.
    NhsLinkSpotted,
    /// A member's enquiry came that turned into a complaint.
    EnquiryTurnedComplaint,
    /// A member's constituent said that they want it to be a complaint.
    ConstituentComplains,
    /// The Ombudsman told the council of the matter.
    OmbudsmanTold,
    /// A remedy was agreed by the council itself.
    RemedyAgreed,
    /// A remedy was agreed that the Ombudsman recommended.
    RemedyRecommended,
    /// It was done, or it was decided not to do it.
    RemedySettled,
    /// The Ombudsman accepted the evidence that it was done; the day is that on which it was sent.
    EvidenceAccepted,
    /// What the Ombudsman sent back was taken up again: the stage began, or its answer was sent.
    TakenUp,
    /// Proceedings ended because of which something was parked or turned away.
    MayComplainAgain,
    /// The complainant was told so, or it went on or came back without that.
    ToldOfComplainingAgain,
    /// Contact was restricted, or the restriction looked at again and kept.
    Restricted,
    /// The case was restricted to named accounts, or the restriction looked at again and kept.
    CaseRestricted,
    /// The person withdrew, and the council looks at the matter all the same.
    WithdrawnLookedAt,
    /// What was withdrawn and looked at all the same: it is recorded what came of that.
    LookedAt,
    /// The day on which the grounds of the complaint arose.
    GroundsArose,
    /// The complainant wrote or spoke after an answer.
    MessageCame,
    /// They were asked what they want, and said so, or asked for the next stage.
    MessageSettled,
    /// Somebody said that they are not content with what was no complaint.
    NotContent,
    /// They chose then, knowing what a complaint would bring.
    ChoiceMade,
    /// They chose a complaint of what is none.
    ComplaintChosen,
    /// It was linked with another case after that.
    ComplaintLinked,
    /// Nothing more is to be done.
    Closed,
    /// Somebody looked, after that, at whether it is kept longer.
    KeepingReviewed,
    /// The council's year ended on 31 March.
    YearEnd,
    /// The year's report was published.
    Published,
    /// Nothing.
    Never,
    /// A step was taken.
    #[serde(untagged)]
    Step(Step),
}

/// What holds up a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pause {
    /// Every point of the route is parked because of proceedings (regulation 8).
    Parked,
    /// The child chose to wait for an advocate.
    AdvocateAwaited,
    /// The complainant wished to put it off.
    Deferred,
    /// A constituent was asked to agree, and has not answered.
    ConsentAwaited,
    /// The person was asked to agree that the health service is told, and has not answered.
    SharingAwaited,
    /// Who asks was asked to show who they are: the time runs from the day on which they did.
    IdentityAwaited,
    /// Who asks was asked what they mean, and has not said so.
    ClarificationAwaited,
    /// The person had withdrawn, and took it up again.
    Withdrawn,
    /// A hold stands: nothing comes due until it is lifted, and no day is added for the time that it stood.
    Held,
}

impl Pause {
    /// As people read it beside a day.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Parked => "Parked",
            Self::AdvocateAwaited => "Waiting for an advocate",
            Self::Deferred => "Put off at the complainant's wish",
            Self::ConsentAwaited => "Waiting for the constituent to agree",
            Self::SharingAwaited => {
                "Waiting for the person to agree that the health service is told"
            }
            Self::IdentityAwaited => "Waiting for whoever asks to show who they are",
            Self::ClarificationAwaited => "Waiting for whoever asks to say what they mean",
            Self::Withdrawn => "Withdrawn, until it was taken up again",
            Self::Held => "Held, so that it is not destroyed",
        }
    }
}

/// What must be so for a clock to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// A child or a care leaver raised it.
    RaisedByChild,
    /// A child or a care leaver makes it, alone or with others.
    MadeByChild,
    /// Somebody acts for the child: a representative is on the case, or the child was asked to agree to one.
    Represented,
    /// A complaint of which no procedure is decided.
    Undecided,
    /// It was said, not written.
    Spoken,
    /// Somebody can be answered: the contact is not anonymous.
    Answerable,
    /// No looked-after child is concerned: what is about one follows the child's record.
    NotLookedAfter,
    /// A step was taken.
    #[serde(untagged)]
    Step(Step),
}

/// A report that a council owes for a year that is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YearReport {
    /// The annual report under regulation 13.
    Annual,
    /// The complaints performance and service improvement report of the Code.
    Performance,
}

impl ClockRule {
    pub(crate) fn holds_for(&self, kind: Kind, procedure: Option<Procedure>) -> bool {
        (self.kinds.is_empty() || self.kinds.contains(&kind))
            && (self.procedures.is_empty()
                || procedure.is_some_and(|it| self.procedures.contains(&it)))
    }

    /// Whether it is the council's own time for an enquiry or a service request: no law and no Code gives it.
    pub fn is_the_councils_own(&self) -> bool {
        let own = |kind: &Kind| {
            matches!(
                kind,
                Kind::MemberEnquiry | Kind::ServiceRequest | Kind::Representation
            )
        };
        self.role != ClockRole::Limit && !self.kinds.is_empty() && self.kinds.iter().all(own)
    }

    /// Whether every day counts, whatever its kind.
    pub const fn counts_every_day(&self) -> bool {
        !matches!(self.length, Length::Count(_, Unit::WorkingDays))
    }

    /// What it is, in words: what a case is judged by, or a step on the way, by which none is late.
    pub fn what_it_is(&self) -> &'static str {
        match (self.role, self.standing) {
            (ClockRole::Limit, Standing::Unconfirmed) => "limit that nobody confirmed",
            (ClockRole::Limit, _) => "limit of the law",
            (ClockRole::Target, _) => "the council's target",
            (ClockRole::Task, _) => "step on the way",
            (ClockRole::Window, _) => "the person's own time",
        }
    }

    /// Whether it is shown for information, beside the clock that counts, and asks nothing of anybody.
    pub fn is_for_information(&self) -> bool {
        self.id == FOR_INFORMATION
    }

    /// The longer length in working days, where there is one.
    pub fn longer_days(&self) -> Option<u32> {
        self.extended?.working_days()
    }
}
