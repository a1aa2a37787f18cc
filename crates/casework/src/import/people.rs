//! Who is who: the same name and date of birth are the same person, in the file and in the register.

use crate::office::Office;
use crate::ports::RegisterError;
use crate::records::CaseRecord;
use complaints::Case;
use complaints::ids::{PersonId, PersonNumber};
use complaints::personal::Personal;
use complaints::projection::name_key;
use jiff::civil::Date;
use std::collections::HashMap;

/// The people met so far in a file.
#[derive(Default)]
pub(super) struct People {
    met: HashMap<(Personal<String>, Option<Personal<Date>>), PersonId>,
}

impl People {
    /// Which person each person of a record is. On a case that is there already, people match by their order.
    pub(super) fn of(
        &mut self,
        office: &Office<'_>,
        record: &CaseRecord,
        case: Option<&Case>,
        empty: bool,
    ) -> Result<Vec<(PersonNumber, PersonId)>, RegisterError> {
        let mut ids = Vec::new();
        for (number, _, person) in record.everybody() {
            let known = case
                .and_then(|case| case.state().people.get(&number))
                .map(|it| it.id);
            let id = match (known, &person.name) {
                (Some(id), _) => id,
                (None, None) => PersonId(office.chance.id()),
                (None, Some(name)) => self.named(office, name, person.born_on.as_ref(), empty)?,
            };
            ids.push((number, id));
        }
        Ok(ids)
    }

    fn named(
        &mut self,
        office: &Office<'_>,
        name: &Personal<String>,
        born_on: Option<&Personal<Date>>,
        empty: bool,
    ) -> Result<PersonId, RegisterError> {
        let key = (name_key(name), born_on.cloned());
        if let Some(id) = self.met.get(&key) {
            return Ok(*id);
        }
        let known = if empty {
            None
        } else {
            office.register.person(office.authority.id, name, born_on)?
        };
        let id = known.unwrap_or_else(|| PersonId(office.chance.id()));
        self.met.insert(key, id);
        Ok(id)
    }
}
