//! Which status may follow which, and the row of the tables of procedures (B1 to B9) that says so.

use complaints::status::Status;
use complaints::status::Status::{
    NotAccepted, OmbudsmanDecided, Parked, Stage1, Stage1Answered, Stage2, Stage2Answered, Stage3,
    Stage3Answered, Triage, WithOmbudsman, Withdrawn,
};

/// From a status to another.
pub(super) type Change = (Status, Status);

/// A change that a row allows.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) from: Status,
    pub(super) to: Status,
    #[expect(dead_code, reason = "it is read in the message of a failure")]
    says: &'static str,
}

const fn row(from: Status, to: Status, says: &'static str) -> Row {
    Row { from, to, says }
}

/// Every change that the tables allow.
pub(super) const ALLOWED: &[Row] = &[
    row(
        Triage,
        Stage1,
        "B1 Triage → Corporate S1; B2 Accepted → S1 open",
    ),
    row(Triage, Parked, "B2 Checks → Parked: proceedings"),
    row(Triage, NotAccepted, "B2 Checks → Not accepted"),
    row(Triage, Withdrawn, "B1 Any → Withdrawn"),
    row(Stage1, Stage1Answered, "B3 S1 open/extended → S1 responded"),
    row(
        Stage1,
        Stage2,
        "B2 Accepted → S2 requested; B3 S1 open/extended → S2 requested",
    ),
    row(Stage1, Parked, "B2 any S1, S2 or S3 state → Parked"),
    row(
        Stage1,
        NotAccepted,
        "B2 Checks → Not accepted; B7 Received → Refused",
    ),
    row(Stage1, Withdrawn, "B1 Any → Withdrawn"),
    row(Stage1Answered, Stage2, "B3 S1 responded → S2 requested"),
    row(
        Stage2,
        Stage2Answered,
        "B4 S2 adjudication → S2 responded; B7 → S2 responded",
    ),
    row(
        Stage2,
        Stage1Answered,
        "A request recorded by mistake is taken back on its day",
    ),
    row(
        Stage3,
        Stage2Answered,
        "A request recorded by mistake is taken back on its day",
    ),
    row(Stage2, Parked, "B2 any S1, S2 or S3 state → Parked"),
    row(Stage2, Withdrawn, "B1 Any → Withdrawn"),
    row(Stage2Answered, Stage3, "B4 S2 responded → S3 requested"),
    row(Stage3, Stage3Answered, "B5 Report issued → S3 responded"),
    row(Stage3, Parked, "B2 any S1, S2 or S3 state → Parked"),
    row(Stage3, Withdrawn, "B5 Any S3 → Withdrawn"),
    row(
        Stage1Answered,
        Stage1,
        "B1 Triage → split: the point that goes another way is live, and the furthest live point is the case's",
    ),
    row(
        Stage2Answered,
        Stage1,
        "B1 Triage → split: the point that goes another way is live, and the furthest live point is the case's",
    ),
    row(
        Stage2,
        Stage1,
        "B1 Any → Withdrawn, while a point that goes another way is live",
    ),
    row(
        Stage3,
        Stage1,
        "B1 Any → Withdrawn, while a point that goes another way is live",
    ),
    row(
        Stage1,
        Stage3,
        "B4 S2 responded → S3 requested, while a point that goes another way is live",
    ),
    row(
        Stage1,
        Stage2Answered,
        "B3 S1 open/extended → S1 responded, of the point that went another way",
    ),
    row(
        Stage1,
        Stage3Answered,
        "B3 S1 open/extended → S1 responded, of the point that went another way",
    ),
    row(
        Parked,
        Triage,
        "B2 Parked → Accepted, where its procedure was not decided yet",
    ),
    row(Parked, Stage1, "B2 Parked → Accepted"),
    row(Parked, Stage2, "B2 Parked → Accepted"),
    row(Parked, Stage3, "B2 Parked → Accepted"),
    row(Parked, Withdrawn, "B1 Any → Withdrawn"),
    row(
        NotAccepted,
        Triage,
        "A council's refusal is undone: taken up again",
    ),
    row(
        NotAccepted,
        Stage1,
        "A council's refusal is undone: taken up again",
    ),
    row(
        Withdrawn,
        Triage,
        "A withdrawal takes no right away: taken up again",
    ),
    row(
        Withdrawn,
        Stage1,
        "A withdrawal takes no right away: taken up again",
    ),
    row(
        Withdrawn,
        Stage2,
        "A withdrawal takes no right away: taken up again",
    ),
    row(
        Withdrawn,
        Stage3,
        "A withdrawal takes no right away: taken up again",
    ),
    row(
        Withdrawn,
        Parked,
        "A withdrawal takes no right away: taken up again while it is parked still",
    ),
    row(
        Stage1Answered,
        WithOmbudsman,
        "B6 any → LGSCO enquiry received",
    ),
    row(
        Stage2Answered,
        WithOmbudsman,
        "B6 any → LGSCO enquiry received",
    ),
    row(
        Stage3Answered,
        WithOmbudsman,
        "B6 any → LGSCO enquiry received",
    ),
    row(Withdrawn, WithOmbudsman, "B6 any → LGSCO enquiry received"),
    row(
        NotAccepted,
        WithOmbudsman,
        "B6 any → LGSCO enquiry received",
    ),
    row(
        WithOmbudsman,
        Stage1Answered,
        "B6 Premature → the council's own stages, as they stood",
    ),
    row(
        WithOmbudsman,
        Stage2Answered,
        "B6 Premature → the council's own stages, as they stood",
    ),
    row(
        WithOmbudsman,
        Stage3Answered,
        "B6 Premature → the council's own stages, as they stood",
    ),
    row(
        OmbudsmanDecided,
        Stage1Answered,
        "B6 Premature → the council's own stages, as they stood",
    ),
    row(
        OmbudsmanDecided,
        Stage2Answered,
        "B6 Premature → the council's own stages, as they stood",
    ),
    row(
        OmbudsmanDecided,
        WithOmbudsman,
        "B6 any → LGSCO enquiry received, once more",
    ),
    row(
        WithOmbudsman,
        OmbudsmanDecided,
        "B6 LGSCO enquiry → Closed; Investigating → Final",
    ),
];

/// Whether a row allows the change.
pub(super) fn allowed(from: Status, to: Status) -> bool {
    from == to || ALLOWED.iter().any(|it| (it.from, it.to) == (from, to))
}
