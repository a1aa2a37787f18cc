//! What is passed on to another body, or shared with it: only as far as the person agrees.

use super::{Desk, Refusal, Remark};
use crate::case::NHS;
use crate::ids::PersonNumber;
use crate::personal::{Personal, says_why};
use crate::rules::GuardId;
use crate::step::{About, Answer, StepTaken};

impl Desk<'_> {
    /// Refuses to pass on to a body what somebody refused, or took back; warns where what they agreed to does not cover it.
    /// Where nobody was asked, `asked_elsewhere` says that the tables speak of it.
    pub(super) fn agreed_to_pass_on(
        &self,
        body: &str,
        asked_elsewhere: bool,
    ) -> Result<Vec<Remark>, Refusal> {
        let consents = self.state().consents();
        let last = self.state().last_said_of(body);
        if let Some(no) = last.values().find(|it| !it.allows()) {
            let who = match no.who {
                About::Case => "the person".to_owned(),
                who => who.to_string(),
            };
            let why = match no.answer {
                Answer::TakenBack => {
                    format!("{who} took back {} that it may be passed on", no.on)
                }
                _ => format!("{who} refused to have it passed on"),
            };
            return self.warn_or_refuse(
                GuardId::RefusedIsNotPassedOn,
                why,
                "Tell them how to go to the other body themselves, or record that they agree now; where a child may be at risk, \
                 record the safeguarding referral, which waits for nobody's consent",
            );
        }
        if !last.is_empty() {
            return Ok(Vec::new());
        }
        let others: Vec<&str> = consents
            .iter()
            .filter(|it| it.allows())
            .filter_map(|it| it.whom)
            .collect();
        let why = if others.is_empty() {
            if asked_elsewhere {
                return Ok(Vec::new());
            }
            let whose: Vec<String> = self
                .state()
                .who_still_complain()
                .iter()
                .map(ToString::to_string)
                .collect();
            let whose = if whose.is_empty() {
                "whoever complains".to_owned()
            } else {
                whose.join(" and ")
            };
            let body = if body == NHS { "the NHS body" } else { body };
            format!("it is not recorded that {whose} agreed that {body} is told of the complaint")
        } else {
            format!(
                "what was agreed covers telling {}, and not {body}",
                others.join(" and ")
            )
        };
        self.warn_or_refuse(
            GuardId::ConsentCoversIt,
            why,
            "Ask first, and record who agrees, what it covers and whom it may be told (“consent_to_pass_on”)",
        )
    }

    /// Refuses to take back what was not given.
    pub(super) fn consent_taken_back(&self, step: &StepTaken) -> Result<Vec<Remark>, Refusal> {
        let consents = self.state().consents();
        let body = step.reference.as_deref();
        let given = consents.iter().any(|it| {
            it.allows() && it.who == step.about && body.is_none_or(|body| it.speaks_of(body))
        });
        if given || step.answer != Some(Answer::TakenBack) {
            return Ok(Vec::new());
        }
        Err(self.refuse(
            GuardId::StepAfterWhatItNeeds,
            "no such agreement is on record to be taken back",
            "Name who agreed, and the body as it stands there; or record that they refuse",
        ))
    }

    /// Refuses the consent of the one who asks to act: it is the child's, or of whoever else they act for.
    pub(super) fn not_of_who_acts(&self, step: &StepTaken) -> Result<(), Refusal> {
        let state = self.state();
        let About::Person(number) = step.about else {
            return Ok(());
        };
        if !state.acts_for_others(number) {
            return Ok(());
        }
        let named = |people: Vec<PersonNumber>| {
            let named: Vec<String> = people.iter().map(ToString::to_string).collect();
            named.join(" and ")
        };
        let children: Vec<PersonNumber> = state.children().collect();
        let others = state.who_still_complain().into_iter();
        let others: Vec<PersonNumber> = others.filter(|it| !state.acts_for_others(*it)).collect();
        let whose = match (children.len(), others.is_empty()) {
            (0, false) => format!("{}, for whom they act", named(others)),
            (0, true) => "the child, or of whoever has parental responsibility".to_owned(),
            (1, _) => format!(
                "{}, the child, or of whoever has parental responsibility",
                named(children)
            ),
            _ => format!(
                "{}, the children, or of whoever has parental responsibility",
                named(children)
            ),
        };
        Err(self.refuse(
            GuardId::ConsentIsTheChilds,
            format!("{number} asks to act for somebody, and it is the consent of {whose}"),
            "Ask them, and record the step about that person; whoever complains in their own right needs no consent \
             (“interest_relied_on” where they have sufficient interest in the child)",
        ))
    }

    /// Warns of a child's consent to a representative that does not say what it covers.
    pub(super) fn consent_says_its_scope(
        &self,
        step: &StepTaken,
        reason: Option<&Personal<String>>,
    ) -> Option<Remark> {
        let said = reason.is_some_and(|it| says_why(it.reveal()));
        let silent = step.answer == Some(Answer::Obtained) && !said;
        silent.then(|| {
            self.remark(
                GuardId::ConsentSaysItsScope,
                "it is not said what the child's consent covers: acting for them, or being told what is on record too",
                "Ask, and record it again with that (on the command line: --reason); the representative is told nothing by it until then",
            )
        })
    }
}
