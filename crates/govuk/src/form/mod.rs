//! What a page with a form needs: what was typed is kept, and every mistake stands at its field and in
//! the summary at the top.

mod date;
mod errors;

pub use date::{DateError, DateInput, DateItem, DatePart};
pub use errors::FormErrors;
