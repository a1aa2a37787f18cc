//! What a case is about, in a line.

use super::Case;
use crate::codes::RaisedBy;
use crate::personal::{Personal, TextName};

impl Case {
    /// The title as given, or a plain one made from what is known.
    pub fn title(&self) -> Personal<String> {
        let given = self.state().texts.get(TextName::Title);
        given
            .cloned()
            .unwrap_or_else(|| Personal::new(self.plain_title()))
    }

    fn plain_title(&self) -> String {
        let state = self.state();
        let kind = state.receipt.kind.label();
        let mut themes = state.points.values().filter_map(|it| it.theme.as_deref());
        match (themes.next(), themes.count(), state.receipt.raised_by) {
            (Some(theme), 0, _) => format!("{kind}: {theme}"),
            (Some(theme), more, _) => format!("{kind}: {theme}, and {more} more"),
            (None, _, Some(by)) => format!("{kind} from {}", somebody(by)),
            (None, _, None) => kind.to_owned(),
        }
    }
}

const fn somebody(by: RaisedBy) -> &'static str {
    match by {
        RaisedBy::Child => "a child or young person",
        RaisedBy::CareLeaver => "a care leaver",
        RaisedBy::Parent => "a parent",
        RaisedBy::Relative => "a relative",
        RaisedBy::FosterCarer => "a foster carer",
        RaisedBy::Adopter => "an adopter",
        RaisedBy::SpecialGuardian => "a special guardian",
        RaisedBy::Advocate => "an advocate",
        RaisedBy::Solicitor => "a solicitor",
        RaisedBy::Councillor => "a councillor",
        RaisedBy::Mp => "a Member of Parliament",
        RaisedBy::Professional => "a professional",
        RaisedBy::Staff => "a member of staff",
        RaisedBy::Other => "somebody else",
    }
}
