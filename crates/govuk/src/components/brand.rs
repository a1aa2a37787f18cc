/// The header and the footer that show GOV.UK's crown and the Royal crest: only GOV.UK's own domains may
/// use them. They are here so that every example of the Design System can be tested.
const RESERVED: [&str; 2] = ["govukFooter", "govukHeader"];

/// Whether a component carries a brand that is not a council's.
pub(super) fn is_reserved(component: &str) -> bool {
    RESERVED.contains(&component)
}
