//! Whether each child is told of a decision (Children Act 1989 s.26(7)).

use super::State;
use crate::ids::{PersonNumber, RouteNumber, StageNumber};
use crate::step::{About, Step};

impl State {
    /// The children of whom it is not recorded whether they are told of the decision of a stage: nobody by name where the
    /// case names none. What names no child is about the only one.
    pub fn children_untold(&self, stage: StageNumber) -> Vec<Option<PersonNumber>> {
        let mut children: Vec<Option<PersonNumber>> = self.children().map(Some).collect();
        if children.is_empty() {
            children.push(None);
        }
        let only = children.len() == 1;
        let said = |child: Option<PersonNumber>| {
            let mut said = self.taken(Step::ChildNotified);
            said.any(|it| {
                let at = (it.it.route, it.it.stage) == (RouteNumber::MAIN, Some(stage));
                let about = match it.it.about {
                    About::Person(number) => child == Some(number),
                    _ => only,
                };
                at && about
            })
        };
        children.retain(|it| !said(*it));
        children
    }
}
