//! Why a late clock was late: the reasons there are to choose from, and the one that was chosen.

use crate::screens::act::Item;
use crate::screens::act::form::Sheet;
use complaints::rules::{Asked, Cause, Rules, StepRule};

/// The reasons of the list, in its order.
pub(super) fn items(rules: &Rules) -> Vec<Item> {
    let item = |cause: &Cause| Item {
        value: cause.id.clone(),
        text: cause.words.clone(),
    };
    rules.causes().iter().map(item).collect()
}

/// The reason that was chosen, where the step asks for one: another than those of the list needs its words.
pub(super) fn chosen(sheet: &mut Sheet<'_>, rule: &StepRule) -> Option<String> {
    if !rule.asks.contains(&Asked::Cause) {
        return None;
    }
    let cause = sheet.asked.form.some("cause").map(str::to_owned)?;
    if cause == Cause::OTHER {
        sheet.text("reason", "Enter what the other reason was");
    }
    Some(cause)
}
