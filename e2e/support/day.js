// The day on which every journey happens. Dates in the journeys are counted from it by hand.

/** Tuesday 24 November 2026, nine in the morning. */
export const NOW = '2026-11-24T09:00:00Z'
