//! Schema 1: histories, the rows made of them, search, and the access log.

use super::columns::Tables;
use super::looks;
use crate::database::Dialect;
use crate::search;
use crate::tables::{
    Authority, CaseRow, CaseServiceArea, CaseTeam, CommandKey, Event, Facts, Part, PersonRow,
    PublishedFigure,
};

pub(super) fn first(dialect: Dialect) -> Vec<String> {
    let tables = Tables(dialect);
    let mut statements = histories(tables);
    statements.extend(looks::access_log(tables));
    statements.extend(projections(tables));
    statements.extend(search::tables(dialect).iter().map(ToString::to_string));
    statements
}

fn histories(tables: Tables) -> Vec<String> {
    vec![
        looks::heard(tables),
        tables.table(
            Authority::Table,
            &[Authority::AuthorityId],
            vec![
                tables.id(Authority::AuthorityId),
                tables.text(Authority::Name),
            ],
        ),
        tables.index("authority_name", Authority::Table, &[Authority::Name], true),
        tables.table(
            Event::Table,
            &[
                Event::AuthorityId,
                Event::Stream,
                Event::StreamId,
                Event::Seq,
            ],
            vec![
                tables.id(Event::AuthorityId),
                tables.text(Event::Stream),
                tables.id(Event::StreamId),
                tables.number(Event::Seq),
                tables.text(Event::EventType),
                tables.number(Event::EventVersion),
                tables.text(Event::Occurred),
                tables.text(Event::RecordedAt),
                tables.text(Event::Account),
                tables.text(Event::Role),
                tables.text(Event::Source),
                tables.text(Event::Body),
                tables.text(Event::PartHashes),
                Tables::bytes(Event::PreviousHash),
                Tables::bytes(Event::Hash),
            ],
        ),
        tables.table(
            Part::Table,
            &[Part::AuthorityId, Part::CaseId, Part::Seq, Part::PartNo],
            vec![
                tables.id(Part::AuthorityId),
                tables.id(Part::CaseId),
                tables.number(Part::Seq),
                tables.number(Part::PartNo),
                tables.number_or_none(Part::PersonNo),
                Tables::bytes(Part::Salt),
                tables.text(Part::Body),
            ],
        ),
        tables.table(
            CommandKey::Table,
            &[CommandKey::AuthorityId, CommandKey::CommandKey],
            vec![
                tables.id(CommandKey::AuthorityId),
                tables.id(CommandKey::CommandKey),
                tables.id(CommandKey::CaseId),
                tables.number(CommandKey::Version),
            ],
        ),
    ]
}

fn projections(tables: Tables) -> Vec<String> {
    let mut statements = case_tables(tables);
    statements.extend([
        tables.table(
            PersonRow::Table,
            &[
                PersonRow::AuthorityId,
                PersonRow::CaseId,
                PersonRow::PersonNo,
            ],
            vec![
                tables.id(PersonRow::AuthorityId),
                tables.id(PersonRow::CaseId),
                tables.number(PersonRow::PersonNo),
                tables.id(PersonRow::PersonId),
                tables.text_or_none(PersonRow::NameKey),
                tables.text_or_none(PersonRow::BornOn),
            ],
        ),
        tables.index(
            "person_row_name",
            PersonRow::Table,
            &[PersonRow::AuthorityId, PersonRow::NameKey],
            false,
        ),
        // its rows are long and read from end to end, which an ordinary table does best
        tables.heap(
            Facts::Table,
            vec![
                tables.id(Facts::AuthorityId),
                tables.id(Facts::CaseId),
                tables.text(Facts::LastRecordedAt),
                tables.text(Facts::Body),
            ],
        ),
        tables.index(
            "facts_case",
            Facts::Table,
            &[Facts::AuthorityId, Facts::CaseId],
            true,
        ),
        tables.table(
            PublishedFigure::Table,
            &[PublishedFigure::AuthorityId, PublishedFigure::Reference],
            vec![
                tables.id(PublishedFigure::AuthorityId),
                tables.text(PublishedFigure::Reference),
                tables.text(PublishedFigure::Body),
            ],
        ),
    ]);
    statements
}

fn case_tables(tables: Tables) -> Vec<String> {
    vec![
        tables.table(
            CaseRow::Table,
            &[CaseRow::AuthorityId, CaseRow::CaseId],
            vec![
                tables.id(CaseRow::AuthorityId),
                tables.id(CaseRow::CaseId),
                tables.text(CaseRow::Reference),
                tables.text(CaseRow::Kind),
                tables.text_or_none(CaseRow::Procedure),
                tables.text(CaseRow::Status),
                tables.number(CaseRow::Open),
                tables.number_or_none(CaseRow::Stage),
                tables.text(CaseRow::ReceivedOn),
                tables.text_or_none(CaseRow::DueOn),
                tables.text_or_none(CaseRow::DueRule),
                tables.text(CaseRow::Title),
                tables.text(CaseRow::Teams),
                tables.text(CaseRow::ServiceAreas),
            ],
        ),
        tables.index(
            "case_row_reference",
            CaseRow::Table,
            &[CaseRow::AuthorityId, CaseRow::Reference],
            true,
        ),
        // the order of a list, so that a page is read where it lies
        tables.index(
            "case_row_due",
            CaseRow::Table,
            &[
                CaseRow::AuthorityId,
                CaseRow::DueOn,
                CaseRow::ReceivedOn,
                CaseRow::CaseId,
            ],
            false,
        ),
        tables.table(
            CaseTeam::Table,
            &[CaseTeam::AuthorityId, CaseTeam::CaseId, CaseTeam::Team],
            vec![
                tables.id(CaseTeam::AuthorityId),
                tables.id(CaseTeam::CaseId),
                tables.text(CaseTeam::Team),
            ],
        ),
        tables.index(
            "case_team_team",
            CaseTeam::Table,
            &[CaseTeam::AuthorityId, CaseTeam::Team, CaseTeam::CaseId],
            false,
        ),
        tables.table(
            CaseServiceArea::Table,
            &[
                CaseServiceArea::AuthorityId,
                CaseServiceArea::CaseId,
                CaseServiceArea::ServiceArea,
            ],
            vec![
                tables.id(CaseServiceArea::AuthorityId),
                tables.id(CaseServiceArea::CaseId),
                tables.text(CaseServiceArea::ServiceArea),
            ],
        ),
    ]
}
