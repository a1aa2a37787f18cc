//! The rows and columns of a table, written out: listed ones as they stand, breakdowns as one for each value.

use crate::definition::{
    Along, Blank, Breakdown, Definition, Line, LineSettings, Listed, NotRecorded, Others, Said,
};
use crate::field::{Field, Values};
use crate::filter::{Filter, Test, View};
use crate::label::label;
use crate::period::{Frame, When};
use crate::select::Sets;
use crate::unit::Unit;
use crate::words::Word;
use std::borrow::Cow;
use std::sync::Arc;

/// A row or a column with its label as it is printed.
#[derive(Debug, Clone)]
pub(crate) struct Written<'a> {
    pub(crate) label: String,
    pub(crate) settings: LineSettings<'a>,
    /// Labels of the other axis at which it prints nothing; none means everywhere.
    pub(crate) blank: Option<Vec<String>>,
    /// The place of what it comes from among the lines of the definition.
    pub(crate) place: usize,
    /// What it is in its breakdown, where one made it.
    pub(crate) standing: Option<Standing>,
    /// The line of the file.
    pub(crate) line: usize,
    /// The field of the breakdown.
    pub(crate) field: Option<Field>,
}

/// What a line of a breakdown is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    /// A value that is shown even without members.
    Kept,
    /// A value that is shown only with members.
    Found,
    /// Everything that is not listed.
    Together,
    /// What is not recorded.
    NotRecorded,
}

/// A value of a breakdown: its name, its codes, and what its line is.
type Value<'a> = (&'a str, Vec<&'a str>, Standing);

/// What a table's lines are written with.
pub(crate) struct Writer<'a> {
    pub(crate) definition: &'a Definition,
    pub(crate) sets: &'a Sets<'a>,
    pub(crate) frame: Frame,
}

impl<'a> Writer<'a> {
    /// A label with its placeholders written; one that could not be is left, which a checked definition has not.
    pub(crate) fn label<'t>(&self, text: &'t str) -> Cow<'t, str> {
        label(text, self.frame.period, &self.definition.year_spelling)
            .unwrap_or(Cow::Borrowed(text))
    }

    /// Writes the lines of one axis; `units` are those that its cells may count, `printed` the published measures.
    pub(crate) fn axis(
        &self,
        lines: &'a [Line],
        units: &[Unit],
        printed: &[(String, When)],
    ) -> Vec<Written<'a>> {
        let mut written: Vec<Written> = Vec::with_capacity(lines.len());
        for (place, line) in lines.iter().enumerate() {
            match line {
                Line::Listed(listed) => written.push(self.listed(place, listed)),
                Line::Breakdown(breakdown) => {
                    written.extend(self.breakdown(place, breakdown, units, printed));
                }
            }
        }
        // two lines of one label would give two cells one address
        for later in 1..written.len() {
            let mut label = written[later].label.clone();
            while written[..later].iter().any(|it| it.label == label) {
                label += " (another)";
            }
            written[later].label = label;
        }
        written
    }

    fn blank(&self, blank: &Blank) -> Option<Vec<String>> {
        match blank {
            Blank::Nowhere => Some(Vec::new()),
            Blank::Everywhere => None,
            Blank::At(at) => Some(
                at.iter()
                    .map(|it| self.label(&it.value).into_owned())
                    .collect(),
            ),
        }
    }

    fn listed(&self, place: usize, listed: &'a Listed) -> Written<'a> {
        Written {
            label: self.label(&listed.label.value).into_owned(),
            settings: LineSettings::given(&listed.settings),
            blank: self.blank(&listed.blank),
            place,
            standing: None,
            line: listed.label.line,
            field: None,
        }
    }

    fn breakdown(
        &self,
        place: usize,
        breakdown: &'a Breakdown,
        units: &[Unit],
        printed: &[(String, When)],
    ) -> Vec<Written<'a>> {
        let blank = self.blank(&breakdown.blank);
        let line = breakdown.line;
        let write = |text: Cow<str>, standing, settings| Written {
            label: match self.label(&text) {
                Cow::Owned(label) => label,
                Cow::Borrowed(_) => text.into_owned(),
            },
            settings,
            blank: blank.clone(),
            place,
            standing: Some(standing),
            line,
            field: match breakdown.along {
                Along::Field(field) | Along::Bands(field, _) => Some(field),
                Along::Periods(_) => None,
            },
        };
        let period = |value| LineSettings {
            period: Some(Said {
                value: breakdown.period_of(value),
                line,
            }),
            ..LineSettings::given(&breakdown.settings)
        };
        let filter = |field, test: Test, by: Cow<'a, str>| {
            let value = Filter::new(field, test);
            LineSettings {
                filter: Some(Said { value, line }),
                by: Some(by),
                ..LineSettings::given(&breakdown.settings)
            }
        };
        let mut lines: Vec<Written> = Vec::new();
        match &breakdown.along {
            Along::Periods(periods) => {
                lines.reserve(periods.len());
                for text in periods {
                    if let Some(when) = When::read(text) {
                        let label = breakdown.label_of(text);
                        lines.push(write(label, Standing::Kept, period(when)));
                    }
                }
            }
            Along::Bands(field, bands) => {
                for band in bands {
                    let text = band.text();
                    let own = filter(*field, Test::Within(vec![*band]), text.clone().into());
                    lines.push(write(breakdown.label_of(&text), Standing::Kept, own));
                }
            }
            Along::Field(field) => {
                let (values, listed) = self.values(breakdown, *field, units, printed);
                lines.reserve(values.len() + 2);
                for (name, codes, standing) in values {
                    let own = filter(*field, Test::OneOf(owned(&codes)), name.into());
                    lines.push(write(breakdown.label_of(name), standing, own));
                }
                if let Others::Together(name) = &breakdown.others {
                    let test = Test::NoneOf {
                        words: owned(&listed),
                        stated: true,
                    };
                    let own = filter(*field, test, name.into());
                    lines.push(write(name.into(), Standing::Together, own));
                }
            }
        }
        if let (Some(NotRecorded { label, by }), Along::Field(field) | Along::Bands(field, _)) =
            (&breakdown.not_recorded, &breakdown.along)
        {
            let own = filter(*field, Test::Stated(false), by.into());
            lines.push(write(label.into(), Standing::NotRecorded, own));
        }
        lines
    }

    /// The values of a breakdown in their order, and the codes that are listed.
    fn values(
        &self,
        breakdown: &'a Breakdown,
        field: Field,
        units: &[Unit],
        printed: &[(String, When)],
    ) -> (Vec<Value<'a>>, Vec<&'a str>) {
        let kept = if breakdown.keep_empty {
            Standing::Kept
        } else {
            Standing::Found
        };
        let mut values: Vec<Value> = Vec::new();
        let mut listed: Vec<&str> = Vec::new();
        let group = |name: &str| breakdown.groups.iter().find(|(label, _)| label == name);
        let codes_of = |codes: &'a [String]| codes.iter().map(String::as_str).collect();
        let unlisted = breakdown
            .groups
            .iter()
            .filter(|(label, _)| !breakdown.values.contains(label));
        for (label, codes) in unlisted {
            let codes: Vec<&str> = codes_of(codes);
            listed.extend(&codes);
            values.push((label, codes, kept));
        }
        for value in &breakdown.values {
            let codes = group(value).map_or_else(|| vec![value.as_str()], |it| codes_of(&it.1));
            listed.extend(&codes);
            values.push((value, codes, kept));
        }
        if breakdown.others == Others::LeftOut {
            return (values, listed);
        }
        if let Some(list) = self.definition.lists.as_ref().and_then(|it| it.of(field)) {
            for value in list {
                if breakdown.others == Others::Each && !listed.contains(&value.as_str()) {
                    listed.push(value);
                    values.push((value, vec![value], kept));
                }
            }
        }
        if breakdown.others == Others::Each {
            for value in self.found(breakdown, field, units, printed) {
                if !listed.contains(&value) {
                    values.push((value, vec![value], Standing::Found));
                }
            }
        }
        (values, listed)
    }

    /// The values that occur, a closed list's in its order, others in that of the alphabet.
    fn found(
        &self,
        breakdown: &'a Breakdown,
        field: Field,
        units: &[Unit],
        printed: &[(String, When)],
    ) -> Vec<&'a str> {
        let mut found: Vec<&str> = Vec::new();
        for unit in units.iter().filter(|unit| field.fits(**unit)) {
            let numbers = self.sets.values(*unit, field, View::ALL_KNOWN);
            let words = numbers.iter();
            found.extend(words.filter_map(|number| self.sets.facts.names.word(*number)));
        }
        // on its closing day a cell may count where nobody stands by now: ongoing, not yet offered an advocate
        let possible = match field.values() {
            Values::Closed(codes) if field.dated() => codes,
            Values::YesNo if field.dated() => vec!["true", "false"],
            _ => Vec::new(),
        };
        found.extend(possible);
        let not_recorded = breakdown.not_recorded.as_ref().map(|it| it.by.as_str());
        for (measure, when) in printed {
            let Some(days) = when.days(self.frame) else {
                continue;
            };
            let values = self
                .sets
                .facts
                .printed_values(measure, days.period, field.word());
            found.extend(
                values
                    .into_iter()
                    .filter(|it| *it != "total" && Some(*it) != not_recorded)
                    .filter(|it| !breakdown.groups.iter().any(|(label, _)| label == it)),
            );
        }
        found.sort_unstable();
        found.dedup();
        match field.values() {
            Values::Closed(codes) => {
                found.sort_by_key(|it| codes.iter().position(|code| code == it));
            }
            Values::YesNo => found.sort_by_key(|it| *it != "true"),
            _ => {}
        }
        found
    }
}

/// Codes as a filter holds them.
fn owned(codes: &[&str]) -> Arc<[String]> {
    codes.iter().copied().map(str::to_owned).collect()
}
