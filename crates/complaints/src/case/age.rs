//! How old the children of a case were, as far as it is known.

use super::State;
use super::facts::age;

impl State {
    /// Whether a child that the case is about may be that old, in whole years on the day of receipt. Where no child, or
    /// no age, is recorded it may be so.
    pub fn child_may_be(&self, years: u32) -> bool {
        let mut children = self.people.values().filter(|it| it.about).peekable();
        children.peek().is_none()
            || children.any(|it| {
                let known = age(it, self.received_on);
                known.is_none_or(|age| u32::from(age) >= years)
            })
    }
}
