//! Every start from 2006 to 2028 with every length from 1 to 70 days, counted as a person would: one
//! finger on the wall calendar.

use workdays::{Calendar, date};

use crate::oracle::wall_calendar;

const LONGEST: u32 = 70;

#[test]
fn every_day_is_what_the_wall_calendar_says() {
    let calendar = Calendar::england_and_wales();
    let wall = wall_calendar();
    assert_eq!(wall.len(), 23 * 365 + 6, "23 years, six of them leap years");
    for (day, works) in wall {
        assert_eq!(calendar.is_working_day(day), Ok(works), "{day}");
        assert_eq!(
            calendar.day(day).map(|day| day.is_working()),
            Ok(works),
            "{day}"
        );
    }
}

#[test]
fn counting_forward_agrees() {
    let calendar = Calendar::england_and_wales();
    let wall = wall_calendar();
    let (mut found, mut beyond) = (0, 0);
    for (place, &(start, _)) in wall.iter().enumerate() {
        let mut number = 0;
        for &(day, works) in &wall[place + 1..] {
            if number == LONGEST {
                break;
            }
            number += u32::from(works);
            if works {
                assert_eq!(calendar.add(start, number), Ok(day), "{start} + {number}");
                found += 1;
            }
            let expected = Ok(number.cast_signed());
            assert_eq!(calendar.between(start, day), expected, "{start} to {day}");
        }
        for missing in number + 1..=LONGEST {
            let error = calendar.add(start, missing).unwrap_err();
            assert_eq!(error.needed(), date(2029, 1, 1), "{start} + {missing}");
            beyond += 1;
        }
    }
    assert_eq!(found + beyond, 8401 * 70, "every start with every length");
    assert!(beyond > 0, "the last days of 2028 run past the data");
}

#[test]
fn counting_backward_agrees() {
    let calendar = Calendar::england_and_wales();
    let wall = wall_calendar();
    let (mut found, mut beyond) = (0, 0);
    for (place, &(start, _)) in wall.iter().enumerate() {
        let mut number = 0;
        for &(day, works) in wall[..place].iter().rev() {
            if number == LONGEST {
                break;
            }
            number += u32::from(works);
            if works {
                assert_eq!(
                    calendar.subtract(start, number),
                    Ok(day),
                    "{start} - {number}"
                );
                found += 1;
            }
        }
        for missing in number + 1..=LONGEST {
            let error = calendar.subtract(start, missing).unwrap_err();
            assert_eq!(error.needed(), date(2005, 12, 31), "{start} - {missing}");
            beyond += 1;
        }
    }
    assert_eq!(found + beyond, 8401 * 70, "every start with every length");
    assert!(beyond > 0, "the first days of 2006 run before the data");
}
