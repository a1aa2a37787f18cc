//! Table B: every state and transition. What a move needs, what refuses or warns of it without, and the record it keeps.

mod adjudication;
mod advocates;
mod asked_apart;
mod b1_intake;
mod b2_eligibility;
mod b3_stage_1;
mod b4_stage_2;
mod b5_stage_3;
mod b6_ombudsman;
mod b7_corporate;
mod b8_other_contacts;
mod b9_remedies;
mod investigation;
mod keeping;
mod known_people;
mod late_and_over;
mod late_panel;
mod named_case;
mod not_content;
mod people_and_duties;
mod people_and_needs;
mod right_way;
mod runs_to_its_end;
mod same_person;
mod seen;
mod sittings;
