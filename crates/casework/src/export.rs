//! Writing case records back: importing them into an empty register gives the same cases and figures.

use crate::office::Office;
use crate::ports::RegisterError;
use crate::records;

/// Writes every case that the viewer may see, then every published figure, each as a line, ordered by reference, and what
/// was done for years that are over.
///
/// # Errors
/// A register that could not be read, or what `line` answers.
pub fn export(
    office: &Office<'_>,
    line: &mut dyn FnMut(&str) -> Result<(), RegisterError>,
) -> Result<(), RegisterError> {
    let unwritten = |error: serde_json::Error| RegisterError::Damaged {
        what: format!("a case could not be written: {error}"),
    };
    office
        .register
        .every_case(office.viewer, office.authority.id, &mut |case| {
            line(&records::write(&case).line().map_err(unwritten)?)
        })?;
    let (_, figures) = office.register.figures(office.authority.id, None)?;
    for figure in figures {
        line(&records::figure_line(&figure).map_err(unwritten)?)?;
    }
    let (_, mut taken) = office.register.year_steps(office.authority.id)?;
    taken.sort_by_key(|it| (it.year_end, it.on, it.step));
    for it in taken {
        line(&records::year_step_line(&it).map_err(unwritten)?)?;
    }
    Ok(())
}
