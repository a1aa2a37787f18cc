//! Earlier contacts that a case may belong with: of the same people, or about them.

use crate::office::Office;
use crate::ports::{Filter, Order, PageEnd, RegisterError};
use complaints::Case;
use complaints::ids::CaseId;
use complaints::projection::CaseRow;

/// How many are suggested for one person.
const MOST: u32 = 10;

/// The other cases on which a person of this case is named, that the viewer may see, the newest first. A suggestion:
/// whether it is a duplicate, a case of the same family or none of that is for a person to say.
///
/// # Errors
/// A register that could not be read.
pub fn earlier(office: &Office<'_>, case: &Case) -> Result<Vec<(CaseId, CaseRow)>, RegisterError> {
    let mut found: Vec<(CaseId, CaseRow)> = Vec::new();
    let names = case.state().people.values().filter_map(|person| {
        let name = person.details.as_ref()?.name.as_ref()?;
        // a phrase ends at a quotation mark
        Some(format!("\"{}\"", name.reveal().replace('"', " ")))
    });
    for words in names {
        let filter = Filter {
            words: Some(words),
            ..Filter::default()
        };
        let page = PageEnd {
            order: Order::Received,
            after: None,
            most: MOST,
        };
        let listing = office
            .register
            .list(office.viewer, office.authority.id, &filter, &page)?;
        for (id, row) in listing.cases {
            if id != case.id() && !found.iter().any(|(known, _)| *known == id) {
                found.push((id, row));
            }
        }
    }
    found.sort_by(|(_, a), (_, b)| {
        (b.received_on, &a.reference).cmp(&(a.received_on, &b.reference))
    });
    Ok(found)
}
