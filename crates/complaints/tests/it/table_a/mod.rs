//! Table A: every clock. When it starts, when it is due, what holds it up, what stops it, and what a miss means.

mod apart;
mod brought_in;
mod corporate;
mod delays;
mod instruments;
mod ombudsman;
mod others;
mod parts;
mod pauses;
mod settings;
mod statutory_1;
mod statutory_2;
mod statutory_3;
mod table_c;
mod taken_over;
mod targets;
mod waits;
mod whole;
mod year;
