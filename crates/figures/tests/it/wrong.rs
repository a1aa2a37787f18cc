//! What is wrong with a definition is said with its line, and what is allowed there.

use figures::{Definition, Field, Lists};
use rstest::rstest;

/// The messages about one table with these lines.
fn messages(table: &str, lists: Option<&Lists>) -> Vec<String> {
    let text = format!(
        "id = \"t\"\ntitle = \"T\"\ncouncil = \"C\"\n[[sections]]\ntitle = \"S\"\n[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\n{table}"
    );
    match Definition::parse("reports/t.toml", &text, lists) {
        Ok(_) => Vec::new(),
        Err(errors) => errors.0.iter().map(ToString::to_string).collect(),
    }
}

#[rstest]
#[case::unknown_field(
    "cohrt = \"received\"\nrows = [\"A\"]\ncolumns = [\"B\"]",
    9,
    "a table has no field `cohrt` (did you mean `cohort`?); allowed here: id, title, rows"
)]
#[case::unknown_word(
    "cohort = \"recieved\"\nrows = [\"A\"]\ncolumns = [\"B\"]",
    9,
    "`cohort = \"recieved\"` is not a cohort (did you mean `received`?)"
)]
#[case::filter_beside(
    "kind = \"compliment\"\ncohort = \"received\"\nrows = [\"A\"]\ncolumns = [\"B\"]",
    9,
    "a table has no field `kind`; ask it in a filter: `filter = { kind = … }`"
)]
#[case::bands_of_nothing(
    "cohort = \"received\"\nrows = [{ label = \"A\", bands = [\"0-10\"] }]\ncolumns = [\"B\"]",
    10,
    "`bands` belongs to a breakdown: say by what, with `dimension`"
)]
#[case::label_of_nothing(
    "cohort = \"received\"\nrows = [{ dimension = \"method\", labels = { emial = \"E-mails\" } }]\ncolumns = [\"B\"]",
    10,
    "`labels` calls `emial` otherwise, which is no value here (did you mean `email`?); allowed here: email, letter"
)]
#[case::label_of_no_band(
    "cohort = \"answered\"\nrows = [{ dimension = \"days\", bands = [\"0-10\", \"11+\"], labels = { \"10+\" = \"Late\" } }]\ncolumns = [\"B\"]",
    10,
    "`labels` calls `10+` otherwise, which is no value here"
)]
#[case::label_of_no_month(
    "cohort = \"answered\"\nrows = [{ dimension = \"month\", labels = { Apr = \"A\" } }]\ncolumns = [\"B\"]",
    10,
    "`labels` calls `Apr` otherwise, which is no value here"
)]
#[case::no_outcome(
    "cohort = \"received\"\nfilter = { outcome = \"partly_upheld\" }\nrows = [\"A\"]\ncolumns = [\"B\"]",
    10,
    "`partly_upheld` is no outcome (did you mean `partially_upheld`?)"
)]
#[case::no_range(
    "cohort = \"answered\"\nfilter = { days = \"<10\" }\nrows = [\"A\"]\ncolumns = [\"B\"]",
    10,
    "“<10” is neither a number nor a range: `days` is asked by a number (2) or a range"
)]
#[case::unit_and_cohort(
    "unit = \"stage\"\ncohort = \"received\"\nrows = [\"A\"]\ncolumns = [\"B\"]",
    10,
    "the cohort `received` does not go with the unit `stage`; allowed for `stage`: stage_started, stage_concluded"
)]
#[case::no_cohort("rows = [\"A\"]\ncolumns = [\"B\"]", 9, "this cell needs a `cohort`")]
#[case::code(
    "cohort = \"received\"\nfilter = { method = \"emial\" }\nrows = [\"A\"]\ncolumns = [\"B\"]",
    10,
    "`emial` is no method (did you mean `email`?)"
)]
#[case::field(
    "cohort = \"received\"\nfilter = { metod = \"email\" }\nrows = [\"A\"]\ncolumns = [\"B\"]",
    10,
    "a filter has no field `metod` (did you mean `method`?)"
)]
#[case::not_of_unit(
    "unit = \"remedy\"\ncohort = \"remedy_agreed\"\nfilter = { days = \"0-5\" }\nrows = [\"A\"]\ncolumns = [\"B\"]",
    11,
    "a member of the unit `remedy` has no `days`"
)]
#[case::one_address(
    "cohort = \"received\"\ncolumns = [\"B\"]\nrows = [\n\"A\",\n\"A\"]",
    13,
    "table 1 has two rows called “A”"
)]
#[case::sum(
    "cohort = \"received\"\nmeasure = \"sum\"\nfield = \"amount_pence\"\nrows = [\"A\"]\ncolumns = [\"B\"]",
    11,
    "`amount_pence` belongs to the unit `remedy`, not to `case`"
)]
#[case::sum_of_words(
    "cohort = \"received\"\nmeasure = \"sum\"\nfield = \"method\"\nrows = [\"A\"]\ncolumns = [\"B\"]",
    11,
    "`method` is not a number"
)]
#[case::share_of_several(
    "cohort = \"received\"\nmeasure = \"share\"\nshare = { over = \"team\" }\nrows = [{ dimension = \"team\" }]\ncolumns = [\"B\"]",
    11,
    "do not make up the whole: one case can have more than one team; count the unit `team_involvement`"
)]
#[case::part_twice(
    "cohort = \"received\"\nmeasure = \"share\"\nshare = { over = \"method\", parts = [\"email\", [\"letter\", \"email\"]] }\nrows = [{ dimension = \"method\" }]\ncolumns = [\"B\"]",
    11,
    "do not make up a whole: `email` is in two of them"
)]
#[case::not_a_part(
    "cohort = \"received\"\nmeasure = \"share\"\nshare = { over = \"method\", parts = [[\"letter\", \"email\"]] }\nfilter = { method = \"email\" }\nrows = [\"A\"]\ncolumns = [\"B\"]",
    11,
    "this cell shows email, which is not one of its `parts`"
)]
#[case::rate(
    "cohort = \"received\"\nmeasure = \"rate\"\nrows = [\"A\"]\ncolumns = [\"B\"]",
    10,
    "a rate needs a `slice` of its members, or a `numerator`"
)]
#[case::earlier(
    "cohort = \"received\"\nrows = [\"A\"]\ncolumns = [{ label = \"B\", period = \"year-1\" }]",
    11,
    "for an earlier year a report reads published figures: give `published`"
)]
#[case::period(
    "cohort = \"received\"\nperiod = \"Aprill\"\nrows = [\"A\"]\ncolumns = [\"B\"]",
    10,
    "`period = \"Aprill\"` is not a period; allowed here: \"year\""
)]
#[case::placeholder(
    "cohort = \"received\"\nrows = [\"A {yaer}\"]\ncolumns = [\"B\"]",
    10,
    "a label knows no placeholder `{yaer}`"
)]
#[case::missing_row(
    "cohort = \"received\"\nrows = [\"Received\"]\ncolumns = [\"B\"]\nchecks = [{ name = \"c\", plus = \"Recieved\", equals = \"Received\" }]",
    12,
    "there is no row “Recieved” (did you mean `Received`?)"
)]
#[case::missing_table(
    "cohort = \"received\"\nrows = [\"A\"]\ncolumns = [{ label = \"B\", measure = \"complement\", of = { table = \"9\" } }]",
    11,
    "there is no table “9”"
)]
#[case::itself(
    "cohort = \"received\"\nrows = [\"A\"]\ncolumns = [{ label = \"B\", measure = \"complement\", of = \"A\" }]",
    11,
    "a cell cannot be made of itself"
)]
#[case::bands(
    "cohort = \"received\"\nrows = [{ dimension = \"age\" }]\ncolumns = [\"B\"]",
    10,
    "`age` is a number; give its `bands`"
)]
#[case::no_member_0(
    "cohort = \"received\"\nmeasure = \"member\"\nfield = \"days\"\nn = 0\nrows = [\"A\"]\ncolumns = [\"B\"]",
    12,
    "`n` has to be a whole number from 1 to 9999"
)]
#[case::first_0(
    "cohort = \"received\"\nrows = [{ dimension = \"method\", first = 0 }]\ncolumns = [\"B\"]",
    10,
    "`first` has to be a whole number from 1 to 9999"
)]
#[case::key_twice(
    "cohort = \"received\"\ncohort = \"answered\"\nrows = [\"A\"]\ncolumns = [\"B\"]",
    10,
    "`cohort` is given twice; keep one of them"
)]
#[case::no_dimension(
    "cohort = \"received\"\nrows = [\"A\"]\ncolumns = [\"B\"]\nchecks = [{ name = \"c\", plus = { rows_of = \"team\" }, equals = \"A\" }]",
    12,
    "there is no dimension “team” in the table; there is none"
)]
#[case::rounding_of_a_count(
    "cohort = \"received\"\nrounding = \"complement\"\nrows = [\"A\"]\ncolumns = [\"B\"]",
    10,
    "the rounding `complement` belongs to `measure = \"complement\"`"
)]
#[case::cycle(
    "cohort = \"received\"\nrows = [{ label = \"A\", measure = \"difference\", of = \"B\", minus = \"C\" },\n{ label = \"B\", measure = \"complement\", of = \"A\" },\n\"C\"]\ncolumns = [\"N\"]",
    10,
    "the cell “A”, “N” of table 1 is made of itself"
)]
#[case::missing_minuend(
    "cohort = \"received\"\nrows = [\"A\", { label = \"B\", measure = \"difference\", of = \"A\", minus = \"Q\" }]\ncolumns = [\"N\"]",
    10,
    "there is no row “Q”"
)]
#[case::order_by_no_column(
    "cohort = \"received\"\nrows = [{ dimension = \"method\", order = { by = \"Numbr\" } }]\ncolumns = [\"Number\"]",
    10,
    "there is no column “Numbr” (did you mean `Number`?)"
)]
#[case::no_such_period(
    "cohort = \"received\"\nrows = [{ dimension = \"month\" }]\ncolumns = [\"N\", { label = \"B\", blank = [\"Easter\"] }]",
    11,
    "there is no row “Easter”"
)]
#[case::a_label_of_what_is_left_out(
    "cohort = \"received\"\nrows = [{ dimension = \"method\", values = [\"email\"], others = false, labels = { letter = \"By post\" } }]\ncolumns = [\"N\", { label = \"B\", blank = [\"By post\"] }]",
    11,
    "there is no row “By post”"
)]
#[case::bands_overlap(
    "cohort = \"received\"\nunit = \"child\"\nrows = [{ dimension = \"age\", bands = [\"0-5\", \"5-9\"] }]\ncolumns = [\"N\"]",
    11,
    "the band “5-9” overlaps another"
)]
#[case::bands_overlap_from_below(
    "cohort = \"received\"\nunit = \"child\"\nrows = [{ dimension = \"age\", bands = [\"5-9\", \"0-5\"] }]\ncolumns = [\"N\"]",
    11,
    "the band “0-5” overlaps another"
)]
#[case::period_upside_down(
    "cohort = \"received\"\nrows = [\"A\"]\ncolumns = [{ label = \"B\", period = { from = \"2024-03-31\", to = \"2023-04-01\" } }]",
    11,
    "a period of days needs `from` and `to`, the earlier day first"
)]
#[case::row_without_a_label(
    "cohort = \"received\"\nrows = [{ filter = { method = \"email\" } }]\ncolumns = [\"B\"]",
    10,
    "a row needs a `label`, or a `dimension`"
)]
#[case::check_without_a_name(
    "cohort = \"received\"\nrows = [\"A\"]\ncolumns = [\"B\"]\nchecks = [{ plus = \"A\", equals = \"A\" }]",
    12,
    "a check needs a `name`"
)]
#[case::not_of_a_number(
    "cohort = \"received\"\nfilter = { days = { not = [\"5\"] } }\nrows = [\"A\"]\ncolumns = [\"B\"]",
    10,
    "`days` as a table needs `stated = true` or `stated = false`"
)]
#[case::blank_elsewhere(
    "rows = [{ label = \"A\", blank = [\"M\"] }]\ncolumns = [\"M\", \"N\"]",
    9,
    "this cell needs a `cohort`"
)]
#[case::mean_of_several(
    "cohort = \"received\"\nmeasure = \"mean\"\nfield = \"age\"\nrows = [\"A\"]\ncolumns = [\"B\"]",
    11,
    "a member of the unit `case` can have more than one child, so `age` has no single value"
)]
#[case::share_by_another_field(
    "cohort = \"received\"\nmeasure = \"share\"\nshare = { over = \"method\" }\nrows = [{ dimension = \"quadrant\" }]\ncolumns = [\"B\"]",
    11,
    "this share over `method` does not say which part it shows"
)]
#[case::parts_of_a_part(
    "cohort = \"received\"\nrows = [{ dimension = \"month\", period = \"Q1\" }]\ncolumns = [\"B\"]",
    10,
    "`period` beside `month` names a year, such as \"year-1\""
)]
#[case::toml("cohort = \nrows = [\"A\"]", 9, "this is not TOML")]
fn a_wrong_definition_is_told_where_and_what(
    #[case] table: &str,
    #[case] line: usize,
    #[case] message: &str,
) {
    let messages = messages(table, None);
    let start = format!("reports/t.toml:{line}: ");
    assert!(
        messages
            .iter()
            .any(|it| it.starts_with(&start) && it.contains(message)),
        "{messages:#?}"
    );
}

#[rstest]
#[case::complement(
    "cohort = \"received\"\nmeasure = \"rate\"\nslice = { method = \"email\" }\nrows = [\"A\"]\ncolumns = [\"B\", { label = \"Rest\", measure = \"complement\", of = { column = \"B\" }, rounding = \"complement\" }]"
)]
#[case::one_of_several(
    "cohort = \"received\"\nmeasure = \"member\"\nfield = \"team\"\nrows = [\"A\"]\ncolumns = [\"B\"]"
)]
#[case::a_value_that_no_part_lists(
    "cohort = \"received\"\nmeasure = \"share\"\nshare = { over = \"method\", parts = [\"letter\", [\"telephone\", \"in_person\"]] }\nrows = [{ label = \"A\", filter = { method = \"email\" } }, { label = \"C\", filter = { method = [\"telephone\", \"in_person\"] } }]\ncolumns = [\"B\"]"
)]
#[case::a_line_that_only_cases_bring(
    "cohort = \"received\"\nrows = [{ dimension = \"method\" }]\ncolumns = [\"N\", { label = \"B\", blank = [\"Email\"] }]"
)]
#[case::a_first_line_that_only_cases_bring(
    "cohort = \"received\"\nrows = [{ dimension = \"method\", first = 2, others = \"Other\" }]\ncolumns = [\"N\", { label = \"B\", blank = [\"Email\"] }]"
)]
fn what_is_right_is_let_be(#[case] table: &str) {
    assert_eq!(messages(table, None), [""; 0]);
}

#[test]
fn every_error_of_a_file_comes_out_in_one_run() {
    let found = messages(
        "cohort = \"recieved\"\nuint = \"case\"\nrows = [{ label = \"A\", filter = { methd = 1 } }, { lable = \"B\" }]\ncolumns = [\"C {x}\"]",
        None,
    );
    assert!(found.len() >= 5, "{found:#?}");
}

#[test]
fn the_councils_own_words_are_checked_against_its_lists() {
    let table = "cohort = \"received\"\nfilter = { team = \"Fostring Team\" }\nrows = [\"A\"]\ncolumns = [\"B\"]";
    let lists = Lists::new().with(Field::Team, ["Fostering Team", "Adoption Team"]);
    assert_eq!(
        messages(table, Some(&lists)),
        [
            "reports/t.toml:10: `Fostring Team` is not on the council's list of team (did you mean `Fostering Team`?); allowed here: Fostering Team, Adoption Team"
        ]
    );
    assert!(
        messages(table, None).is_empty(),
        "without lists, words are taken as they come"
    );
}

#[rstest]
#[case::setting(
    "cohrt = \"received\"\nrows = [\"A\"]\ncolumns = [\"B\"]",
    "a table has no field `cohrt`"
)]
#[case::value(
    "cohort = \"recieved\"\nrows = [\"A\"]\ncolumns = [\"B\"]",
    "`cohort = \"recieved\"` is not a cohort"
)]
#[case::label(
    "cohort = \"received\"\nrows = [{ lable = \"A\" }]\ncolumns = [\"B\"]",
    "a row has no field `lable`"
)]
fn one_slip_is_one_message(#[case] table: &str, #[case] message: &str) {
    let found = messages(table, None);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].contains(message), "{found:#?}");
}

#[test]
fn a_slip_in_one_table_hides_what_another_lacks_only_where_it_may_be_the_cause() {
    let found = |head: &str, first: &str, second_id: &str, second: &str| {
        let text = format!(
            "id = \"t\"\ntitle = \"T\"\ncouncil = \"C\"\n{head}[[sections]]\ntitle = \"S\"\n[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\n{first}rows = [\"A\"]\ncolumns = [\"B\"]\n[[sections.tables]]\nid = \"{second_id}\"\ntitle = \"Two\"\n{second}rows = [\"A\"]\ncolumns = [\"B\"]\n"
        );
        let errors = Definition::parse("t.toml", &text, None).expect_err("something is wrong");
        errors
            .0
            .iter()
            .map(|it| it.message.clone())
            .collect::<Vec<_>>()
    };
    let (right, slip, lacks) = (
        "cohort = \"received\"\n",
        "cohrt = \"received\"\n",
        "this cell needs a `cohort`",
    );
    let head = found("cuncil = \"C\"\n", right, "2", "");
    assert_eq!(head.len(), 1, "{head:#?}");
    assert!(head[0].contains("has no field `cuncil`"), "{head:#?}");
    let other = found("", slip, "2", "");
    assert_eq!(other.len(), 2, "{other:#?}");
    assert!(other[0].contains("has no field `cohrt`"), "{other:#?}");
    assert!(other[1].contains(lacks), "{other:#?}");
    let twice = found("", "", "1", right);
    assert_eq!(twice.len(), 2, "{twice:#?}");
    assert!(twice[0].contains(lacks), "{twice:#?}");
    assert_eq!(twice[1], "two tables have the id “1”");
}
