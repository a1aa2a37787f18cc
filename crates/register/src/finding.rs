//! What a verification finds.

use complaints::ids::CaseId;
use std::fmt;
use uuid::Uuid;

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The hash chain of a history breaks: this event, or the one before it, is not as it was recorded. It is
    /// the first of the history that does not fit.
    BrokenLink {
        /// The case; none for the authority's own history.
        case: Option<CaseId>,
        /// The event.
        event: u32,
    },
    /// A personal part is not as it was recorded.
    PartChanged {
        /// The case.
        case: CaseId,
        /// The event.
        event: u32,
        /// The part's number within the event.
        part: u32,
    },
    /// A history does not read as one.
    Unreadable {
        /// The case; none for the authority's own history.
        case: Option<CaseId>,
        /// What does not read.
        what: String,
    },
    /// Rows are not what the history says. `heard rebuild` makes them anew.
    RowsDiffer {
        /// The table.
        table: &'static str,
        /// The case; none for the authority's published figures.
        case: Option<CaseId>,
    },
    /// The index of words does not hold the words that are kept of each case. `heard rebuild` makes it anew.
    IndexDiffers,
    /// There are rows of a case that has no history. `heard rebuild` removes them.
    RowsWithoutHistory {
        /// The table.
        table: &'static str,
        /// The case.
        case: CaseId,
    },
    /// A history that the checkpoint knows is gone.
    Missing {
        /// The id of the case, or of the authority.
        stream: Uuid,
        /// The version that the checkpoint knows.
        version: u32,
    },
    /// A history is shorter than the checkpoint knows it.
    Shortened {
        /// The id of the case, or of the authority.
        stream: Uuid,
        /// The version it has.
        version: u32,
        /// The version that the checkpoint knows.
        known: u32,
    },
    /// A history is not the one that the checkpoint knows, though its own chain may be whole.
    Rewritten {
        /// The id of the case, or of the authority.
        stream: Uuid,
        /// The event whose hash differs.
        event: u32,
    },
}

/// "case 0190…", or the authority's own history.
struct Of(Option<CaseId>);

impl fmt::Display for Of {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(case) => write!(f, "case {case}"),
            None => f.write_str("the authority's own history"),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BrokenLink { case, event } => write!(
                f,
                "{}: the hash chain breaks at event {event}; what was recorded there was changed",
                Of(*case)
            ),
            Self::PartChanged { case, event, part } => write!(
                f,
                "case {case}: personal part {part} of event {event} is not as it was recorded"
            ),
            Self::Unreadable { case, what } => write!(f, "{}: {what}", Of(*case)),
            Self::RowsDiffer { table, case } => write!(
                f,
                "{}: table {table} differs from the history; `heard rebuild` makes it anew",
                Of(*case)
            ),
            Self::IndexDiffers => f.write_str(
                "search finds other cases than it should: the index of words differs from what is kept of the cases; \
                 `heard rebuild` makes it anew",
            ),
            Self::RowsWithoutHistory { table, case } => write!(
                f,
                "case {case}: table {table} has rows but there is no history; restore from a backup"
            ),
            Self::Missing { stream, version } => write!(
                f,
                "history {stream}: missing; the checkpoint knows {version} events of it"
            ),
            Self::Shortened {
                stream,
                version,
                known,
            } => write!(
                f,
                "history {stream}: has {version} events; the checkpoint knows {known}"
            ),
            Self::Rewritten { stream, event } => write!(
                f,
                "history {stream}: rewritten; event {event} is not the one that the checkpoint knows"
            ),
        }
    }
}
