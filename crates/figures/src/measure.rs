//! How a figure is made of its members.

use crate::words::words;

words! {
    /// How a figure is made of its members.
    Measure, "a measure" {
        Count = "count", "how many there are (the `slice` of them, where one is given)";
        Rate = "rate", "the `slice`, or the `numerator`, as a percentage of the members";
        Share = "share", "one part of a whole as a percentage of it, the parts being the values of the field `share.over`";
        Sum = "sum", "the sum of `field` over the members";
        Mean = "mean", "the mean of `field` over the members that have it";
        Median = "median", "the median of `field` over the members that have it";
        Longest = "longest", "the largest `field` of the members that have it";
        Shortest = "shortest", "the smallest `field` of the members that have it";
        Member = "member", "the `field` of the `n`th member, in the order of the cohort's day, then of the reference";
        Published = "published", "the published figure named `published`, for the cell's period and breakdown";
        Difference = "difference", "the cell `of` less the cell `minus`";
        Change = "change", "the cell `of` less the cell `minus`, as a percentage of `minus`";
        Complement = "complement", "100 less the percentage that the cell `of` prints";
    }
}

words! {
    /// The day by which what a figure reads has to have happened: its closing day.
    KnownBy, "a closing day" {
        PeriodEnd = "period_end", "the last day of the report's period; for an earlier year, the same day of that year";
        CellEnd = "cell_end", "the last day of the cell's own period";
        AsAt = "as_at", "the day of the report";
    }
}

words! {
    /// Where figures of earlier years come from.
    EarlierYears, "a source of earlier years" {
        Published = "published", "published figures: the few earlier cases in a file are only those still open";
        Cases = "cases", "cases: the council has brought whole earlier years in";
    }
}

words! {
    /// What the denominator of a share is.
    Whole, "a whole" {
        Stated = "stated", "the members for which the field is recorded";
        Parts = "parts", "the members of the listed parts";
        All = "all", "every member; not recorded is a part of its own";
    }
}
