//! A worry about a child's safety: noticed, referred to the front door, and what came of that.

use super::{State, Taken};
use crate::step::{Answer, Step};

/// A safeguarding concern that is open: it goes its own way beside the complaint, and holds nothing up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Safeguarding<'a> {
    /// When it was last noticed, where that is recorded.
    pub spotted: Option<&'a Taken>,
    /// When it was last referred since.
    pub referred: Option<&'a Taken>,
    /// What came of that, as far as it is recorded.
    pub answered: Option<&'a Taken>,
}

impl State {
    /// The safeguarding concern that is open: noticed or referred, and not said to need no further action or to be over.
    pub fn safeguarding(&self) -> Option<Safeguarding<'_>> {
        let mut open: Option<Safeguarding<'_>> = None;
        let none = Safeguarding {
            spotted: None,
            referred: None,
            answered: None,
        };
        for taken in &self.steps {
            match (taken.it.step, taken.it.answer) {
                (Step::SafeguardingSpotted, _) => {
                    open = Some(Safeguarding {
                        spotted: Some(taken),
                        ..none
                    });
                }
                (Step::SafeguardingReferred, _) => {
                    let spotted = open.and_then(|it| it.spotted);
                    open = Some(Safeguarding {
                        spotted,
                        referred: Some(taken),
                        ..none
                    });
                }
                (Step::SafeguardingAnswered, Some(Answer::NoFurtherAction | Answer::Over)) => {
                    open = None;
                }
                (Step::SafeguardingAnswered, _) => {
                    open.get_or_insert(none).answered = Some(taken);
                }
                _ => {}
            }
        }
        open
    }
}
