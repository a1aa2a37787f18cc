//! Why a figure is what it is.

use crate::councils::{AS_AT, council, facts};
use figures::{Address, ExplainError, Verdict, explain, explain_case};

const ON_TIME: Address = Address {
    table: "8.3",
    row: "Responses within 20 days",
    column: "Oct",
};

#[test]
fn of_every_case_in_a_figure_it_is_said_why() {
    let council = council("medway");
    let facts = facts(&council, &council.records);
    let found = explain(&council.definition, &facts, council.period, AS_AT, ON_TIME)
        .expect("an explanation");
    assert_eq!(found.text, "8");
    assert_eq!(found.members.len(), 8);
    assert!(
        found.figure[0].starts_with("Of complaints: "),
        "{:?}",
        found.figure
    );
    assert!(
        found.figure[0]
            .contains("answered at stage 1 in the period (1 October 2024 to 31 October 2024)"),
        "{:?}",
        found.figure
    );
    for member in &found.members {
        assert!(member.shown);
        assert!(
            member.reasons.iter().any(
                |it| it.starts_with("answered at stage 1 on ") && it.ends_with(" October 2024")
            ),
            "{member:?}"
        );
        assert!(
            member
                .reasons
                .iter()
                .any(|it| it == "procedure is Corporate (non-statutory)"),
            "{member:?}"
        );
        assert!(
            member
                .reasons
                .iter()
                .any(|it| it.starts_with("answered in ")),
            "{member:?}"
        );
    }
}

#[test]
fn of_a_case_outside_it_is_said_what_it_fails_first() {
    let council = council("medway");
    let facts = facts(&council, &council.records);
    let verdict = |at, reference| {
        explain_case(
            &council.definition,
            &facts,
            council.period,
            AS_AT,
            at,
            reference,
        )
        .expect("a verdict")
    };
    // a statutory complaint answered in December 2023
    let Verdict::Out { asked, said } = verdict(ON_TIME, "MED-S-0001") else {
        panic!("it is not in the figure");
    };
    assert!(
        asked.starts_with("answered at stage 1 in the period"),
        "{asked}"
    );
    assert_eq!(
        said,
        "answered at stage 1 on 8 December 2023, before the period's start"
    );
    let team = Address {
        table: "5.10",
        row: "Total",
        column: "Total responses",
    };
    let Verdict::Out { said, .. } = verdict(team, "MED-R-0004") else {
        panic!("a refused contact is in no team's answers");
    };
    assert_eq!(said, "not answered at stage 1, refused on 20 May 2024");
    let stage_2 = Address {
        table: "6.1",
        row: "0-17 Disability Team",
        column: "Stage 2 investigations concluded",
    };
    assert!(matches!(verdict(stage_2, "MED-S-0001"), Verdict::In(members) if members.len() == 1));
    let printed = Address {
        table: "5.1",
        row: "Number of statutory complaints received",
        column: "2023-2024",
    };
    assert_eq!(verdict(printed, "MED-S-0001"), Verdict::NotCounted);
}

#[test]
fn an_unknown_address_says_what_there_is() {
    let council = council("medway");
    let facts = facts(&council, &council.records);
    let why = |at| {
        explain(&council.definition, &facts, council.period, AS_AT, at).expect_err("no such figure")
    };
    assert!(
        why(Address {
            table: "5.99",
            ..ON_TIME
        })
        .to_string()
        .starts_with("there is no table “5.99”; there are: 4.1, 4.1-text, 5.1")
    );
    assert!(
        why(Address {
            row: "Answers",
            ..ON_TIME
        })
        .to_string()
        .contains("it has: Complaints received | Complaints b/fwd")
    );
    assert!(matches!(
        why(Address {
            column: "October",
            ..ON_TIME
        }),
        ExplainError::Column { .. }
    ));
    let nobody = explain_case(
        &council.definition,
        &facts,
        council.period,
        AS_AT,
        ON_TIME,
        "MED-X",
    );
    assert_eq!(nobody, Err(ExplainError::Case("MED-X".to_owned())));
}
