//! What the terminal shows of Northmere, as a reader sees it.

use crate::northmere::{case, rows};
use casework::records::{CaseRecord, Line};
use complaints::ids::CaseId;
use complaints::projection::CaseRow;
use complaints::rules::Rules;
use figures::{Definition, Facts, Limits, Options, Report, compute};
use heard::demo::northmere::records;
use heard::terminal::{self, Style};
use insta::assert_snapshot;
use jiff::civil::{Date, date};
use workdays::Calendar;

const TODAY: Date = date(2026, 11, 24);
const PLAIN: Style = Style {
    width: 100,
    colour: false,
};

fn record(title: &str) -> CaseRecord {
    let found = records(TODAY)
        .unwrap()
        .into_iter()
        .find_map(|line| match line {
            Line::Case(case) if case.title.as_ref().is_some_and(|it| it.reveal() == title) => {
                Some(*case)
            }
            _ => None,
        });
    found.unwrap()
}

fn shown(title: &str, style: Style) -> String {
    let (rules, calendar) = (Rules::built_in().unwrap(), Calendar::england_and_wales());
    terminal::case(
        &case(&record(title)),
        &[],
        &[],
        &rules,
        &calendar,
        TODAY,
        style,
    )
}

fn open() -> Vec<(CaseId, CaseRow)> {
    rows(TODAY)
        .into_iter()
        .filter(|(_, row)| row.open)
        .collect()
}

fn list(rows: &[(CaseId, CaseRow)], style: Style) -> String {
    terminal::cases(rows, &Calendar::england_and_wales(), TODAY, style)
}

#[test]
fn a_stage_2_that_was_extended() {
    assert_snapshot!(shown("Left without a plan after turning eighteen", PLAIN));
}

#[test]
fn a_late_corporate_complaint() {
    assert_snapshot!(shown("Spoken to rudely at the front desk", PLAIN));
}

#[test]
fn a_stage_3_before_its_panel() {
    assert_snapshot!(shown("Assessment of our home as special guardians", PLAIN));
}

#[test]
fn the_open_cases() {
    assert_snapshot!(list(&open(), PLAIN));
}

#[test]
fn an_empty_list_says_what_to_try() {
    let text = list(&[], PLAIN);
    assert!(text.contains("heard cases --open"), "{text}");
}

#[test]
fn nothing_is_wider_than_the_page_and_colour_changes_no_word() {
    use unicode_width::UnicodeWidthStr;
    let titles = [
        "Left without a plan after turning eighteen",
        "Evidence given about my parenting",
    ];
    for width in [80, 100, 140] {
        let style = Style { width, ..PLAIN };
        let mut pages: Vec<String> = titles.iter().map(|title| shown(title, style)).collect();
        pages.extend([list(&open(), style), terminal::report(&report(), style)]);
        for line in pages.iter().flat_map(|page| page.lines()) {
            assert!(line.width() <= width, "{} columns: {line}", line.width());
        }
    }
    let colour = Style {
        colour: true,
        ..PLAIN
    };
    let mut bare = list(&open(), colour);
    for code in ["1", "2", "1;31", "0"] {
        bare = bare.replace(&format!("\u{1b}[{code}m"), "");
    }
    assert_eq!(bare, list(&open(), PLAIN));
}

#[test]
fn a_rule_that_is_not_confirmed_says_so_beside_its_date() {
    let text = shown("Evidence given about my parenting", PLAIN);
    let due = text.lines().find(|line| line.contains("Due ")).unwrap();
    assert!(due.contains("(not confirmed)"), "{due}");
}

fn report() -> Report {
    let (rules, calendar) = (Rules::built_in().unwrap(), Calendar::england_and_wales());
    let (mut cases, mut published) = (Vec::new(), Vec::new());
    for line in records(TODAY).unwrap() {
        match line {
            Line::Case(record) => cases.push(case(&record).fact_row()),
            Line::Figure(figure) => published.push(figure),
            Line::YearStep(_) => {}
        }
    }
    let text = include_str!("../../../../reports/northmere.toml");
    let definition = Definition::parse("reports/northmere.toml", text, None).unwrap();
    let limits: Limits = Limits::of(&rules);
    let facts = Facts::new(cases, published, &calendar, &limits).unwrap();
    let year = complaints::published::Period {
        from: date(2025, 4, 1),
        to: date(2026, 3, 31),
    };
    let options = Options {
        cases: false,
        rules: rules.fingerprint().to_owned(),
    };
    compute(&definition, &facts, year, TODAY, &options).unwrap()
}

#[test]
fn the_report_of_the_year() {
    let report = report();
    assert_eq!(report.failing_checks().count(), 0);
    assert_snapshot!(terminal::report(&report, PLAIN));
}

#[test]
fn a_report_as_csv_has_a_line_for_each_figure() {
    let report = report();
    let text = figures::csv(&report).unwrap();
    let figures: usize = report
        .tables
        .iter()
        .flat_map(|it| &it.rows)
        .map(|it| it.cells.len())
        .sum();
    assert_eq!(text.lines().count(), figures + 1);
    assert!(
        text.lines().any(|line| line.starts_with("1,")
            && line.contains(",Statutory complaints received,Number,"))
    );
}
