#![doc = include_str!("../README.md")]

mod calendar;
mod changes;
mod counting;
mod data;
mod day;
mod error;
mod explain;
mod holiday;
mod period;
mod table;

pub use calendar::Calendar;
pub use day::{Day, DayKind};
pub use error::{BeyondData, ChangeError, DataError};
pub use explain::{CountedDay, Explanation};
pub use holiday::{BankHoliday, HolidayKind};
pub use jiff::civil::{Date, date};
pub use period::add_months;
