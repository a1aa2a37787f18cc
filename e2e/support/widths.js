// The screens that pages are looked at on.

/** An office screen. */
export const WIDE = { width: 1366, height: 900 }
/** A telephone. */
export const NARROW = { width: 390, height: 844 }
/** Nothing may need a sideways scroll here (WCAG 2.2, 1.4.10): it is also an office screen at 400%. */
export const NARROWEST = { width: 320, height: 700 }
