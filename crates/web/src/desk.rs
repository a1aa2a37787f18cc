//! A request on the desk: who asks, and everything that screens may look at or do for them.
//!
//! Screens reach cases, lists and figures only through here, so that no look goes unrecorded and no query is asked
//! without a viewer.

use crate::asked::Asked;
use crate::house::House;
use crate::on_time::{Counter, OnTime};
use crate::render::{NavigationItem, Page, Pages, Place, SignedInAs};
use crate::reply::{Reply, Shown};
use crate::screens::sign_in::reception;
use crate::trouble::{Said, Trouble};
use casework::accounts::Keeper;
use casework::delays::{Delays, Which};
use casework::earlier::earlier;
use casework::office::{ActionError, Office};
use casework::ports::{
    CommandKey, Count, Filter, LinkedFrom, Listing, Look, LookedAt, Looking, OpenCases, PageEnd,
};
use casework::same_person::{Elsewhere, elsewhere};
use complaints::Case;
use complaints::access::{Permission, Reach, Viewer, may, scope};
use complaints::facts::CaseFacts;
use complaints::ids::CaseId;
use complaints::occurred::civil_day;
use complaints::projection::CaseRow;
use complaints::published::PublishedFigure;
use complaints::recorded::Actor;
use complaints::year::YearTaken;
use jiff::Timestamp;
use jiff::civil::Date;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;
use workdays::Calendar;

/// Nobody reads a list of more cases than this to its end, so no heading counts further.
pub const COUNTED: u64 = 1_000;

/// A request on the desk.
pub struct Desk<'a> {
    pub(crate) house: &'a House,
    pub(crate) pages: &'a Pages,
    pub(crate) counter: &'a Counter,
    /// Who asks.
    pub viewer: Viewer,
    /// Their name.
    pub name: String,
    /// When.
    pub now: Timestamp,
    /// Looks that are on their way to the disk.
    pub(crate) looking: RefCell<Vec<Looking>>,
}

impl Desk<'_> {
    /// The day it is in England.
    pub fn today(&self) -> Date {
        civil_day(self.now)
    }

    /// The calendar of statutory clocks.
    pub fn calendar(&self) -> &Calendar {
        &self.house.calendar
    }

    /// Whether the person may do something.
    pub fn may(&self, permission: Permission) -> bool {
        may(self.viewer.role, permission)
    }

    /// The office at which commands are carried out.
    pub fn office(&self) -> Office<'_> {
        Office {
            register: &*self.house.register,
            accounts: &*self.house.accounts,
            chance: &*self.house.chance,
            clock: &*self.house.clock,
            rules: &self.house.rules,
            calendar: &self.house.calendar,
            authority: &self.house.authority,
            viewer: &self.viewer,
        }
    }

    /// The person as whoever keeps accounts.
    pub fn keeper(&self) -> Keeper<'_> {
        Keeper {
            reception: reception(self.house),
            by: self.actor(),
            log: Box::new(|look| self.house.register.look(self.house.authority.id, look)),
        }
    }

    /// The person, as the access log names them.
    fn actor(&self) -> Actor {
        Actor {
            account: self.viewer.account.clone(),
            role: self.viewer.role.code().to_owned(),
        }
    }

    /// The case that the path names. The look is on the disk before the page is sent.
    ///
    /// # Errors
    /// None there, or none that the person may see, which is recorded too.
    pub fn case(&self, asked: &Asked, at: &str) -> Result<Case, Trouble> {
        let id = asked.case()?;
        let found = self
            .house
            .register
            .load(&self.viewer, self.house.authority.id, id)?;
        let Some(case) = found else {
            self.look(LookedAt::Refused, Some(id), at);
            return Err(Trouble::NotFound);
        };
        self.look(LookedAt::Case, Some(id), at);
        self.as_shown(case)
    }

    /// The cases that are restricted to named accounts and withheld from the person for that, with their references.
    ///
    /// # Errors
    /// A register that cannot answer.
    pub fn withheld(&self) -> Result<BTreeMap<CaseId, String>, Trouble> {
        let (register, authority) = (&self.house.register, self.house.authority.id);
        Ok(register.withheld(&self.viewer, authority)?)
    }

    /// The case without a word of those that are withheld from the person.
    fn as_shown(&self, case: Case) -> Result<Case, Trouble> {
        if complaints::projection::links(&case).is_empty() {
            return Ok(case);
        }
        let withheld = self.withheld()?;
        let references = withheld.values().map(String::as_str).collect();
        case.without_naming(&references, &self.viewer.account)
            .map_err(|error| Trouble::Fault(error.to_string()))
    }

    /// The cases that name this one and that the person may see: linked with it, or merged into it.
    ///
    /// # Errors
    /// A register that cannot answer.
    pub fn linked_from(&self, case: &Case) -> Result<Vec<LinkedFrom>, Trouble> {
        let (register, authority) = (&self.house.register, self.house.authority.id);
        let reference = &case.state().receipt.reference;
        Ok(register.linked_from(&self.viewer, authority, reference)?)
    }

    /// The people of a case on other cases that the person may see. Each of those is looked at with it.
    ///
    /// # Errors
    /// A register that cannot answer.
    pub fn elsewhere(&self, case: &Case) -> Result<Vec<Elsewhere>, Trouble> {
        let found = elsewhere(&self.office(), case)?;
        let others: BTreeSet<CaseId> = found.iter().map(|it| it.case).collect();
        for other in others {
            self.look(LookedAt::Case, Some(other), "the same person");
        }
        Ok(found)
    }

    /// The case of a reference, as another case names it. The look is recorded.
    ///
    /// # Errors
    /// A register that cannot answer.
    pub fn named(&self, reference: &str, at: &str) -> Result<Option<Case>, Trouble> {
        let (register, authority) = (&self.house.register, self.house.authority.id);
        let found = register.find(&self.viewer, authority, reference)?;
        if let Some(case) = &found {
            self.look(LookedAt::Case, Some(case.id()), at);
        }
        Ok(found)
    }

    /// The other cases on which somebody of the name of a person of this case is named.
    ///
    /// # Errors
    /// A register that cannot answer.
    pub fn earlier(&self, case: &Case) -> Result<Vec<(CaseId, CaseRow)>, Trouble> {
        self.look(LookedAt::List, None, "people of the same name");
        Ok(earlier(&self.office(), case)?)
    }

    /// A page of cases. The look is recorded with `what` was filtered, and with no word of a search.
    ///
    /// # Errors
    /// A register that cannot answer.
    pub fn list(&self, filter: &Filter, page: &PageEnd, what: &str) -> Result<Listing, Trouble> {
        let mut listings = self.lists(&[(filter, page)], what)?;
        listings
            .pop()
            .ok_or_else(|| Trouble::Fault("a list came to nothing".to_owned()))
    }

    /// Several pages of cases, as one look.
    ///
    /// # Errors
    /// A register that cannot answer.
    pub fn lists(
        &self,
        wanted: &[(&Filter, &PageEnd)],
        what: &str,
    ) -> Result<Vec<Listing>, Trouble> {
        self.look(LookedAt::List, None, what);
        let (register, authority) = (&self.house.register, self.house.authority.id);
        let listings = wanted
            .iter()
            .map(|(filter, page)| register.list(&self.viewer, authority, filter, page));
        Ok(listings.collect::<Result<_, _>>()?)
    }

    /// The cases of a page of a list, whose look covers them: for what a list's row does not say.
    ///
    /// # Errors
    /// A register that cannot answer.
    pub fn cases_of(&self, listing: &Listing) -> Result<Vec<Case>, Trouble> {
        let (register, authority) = (&self.house.register, self.house.authority.id);
        let cases = listing.cases.iter();
        let loaded = cases.map(|(id, _)| register.load(&self.viewer, authority, *id));
        let loaded: Vec<Option<Case>> = loaded.collect::<Result<_, _>>()?;
        let found = loaded.into_iter().flatten();
        found.map(|case| self.as_shown(case)).collect()
    }

    /// How many cases are open, by where they stand and when something is due.
    ///
    /// # Errors
    /// A register that cannot answer.
    pub fn open_cases(&self) -> Result<Vec<OpenCases>, Trouble> {
        Ok(self
            .house
            .register
            .open_cases(&self.viewer, self.house.authority.id)?)
    }

    /// How many cases a list holds on all its pages; where that is to be counted, no further than to [`COUNTED`].
    ///
    /// # Errors
    /// A register that cannot answer.
    pub fn count(&self, filter: &Filter, listing: &Listing) -> Result<Count, Trouble> {
        if let Some(all) = listing.all {
            return Ok(Count::Exactly(all));
        }
        let (register, authority) = (&self.house.register, self.house.authority.id);
        Ok(register.count_up_to(&self.viewer, authority, filter, COUNTED)?)
    }

    /// The fact rows and published figures that a report is made of: the same for every reader.
    ///
    /// # Errors
    /// A register that cannot answer.
    pub fn facts(&self) -> Result<(Vec<CaseFacts>, Vec<PublishedFigure>), Trouble> {
        let (register, authority) = (&self.house.register, self.house.authority.id);
        Ok((
            register.facts(authority, None)?,
            register.figures(authority, None)?.1,
        ))
    }

    /// How much of stage 1 was answered in time since 1 April.
    ///
    /// # Errors
    /// A register that cannot answer.
    pub fn on_time(&self) -> Result<Arc<OnTime>, Trouble> {
        self.counter.now(
            &*self.house.register,
            self.house.authority.id,
            self.calendar(),
            &self.house.limits,
            self.now,
        )
    }

    /// Every clock that was or is late of the cases that the person may see, due since a day or ever. It reads each of
    /// those cases.
    ///
    /// # Errors
    /// A register that cannot answer.
    pub fn delays(&self, since: Option<Date>) -> Result<Delays, Trouble> {
        self.look(LookedAt::List, None, "delays");
        let which = Which { since, rule: None };
        Ok(Delays::of(&self.office(), which)?)
    }

    /// What the authority did for years that are over, in the order recorded.
    ///
    /// # Errors
    /// A register that cannot answer.
    pub fn year_steps(&self) -> Result<Vec<YearTaken>, Trouble> {
        let (register, authority) = (&self.house.register, self.house.authority.id);
        Ok(register.year_steps(authority)?.1)
    }

    /// The teams that the person's cases name, in order.
    ///
    /// # Errors
    /// A register that cannot answer.
    pub fn teams(&self) -> Result<Vec<String>, Trouble> {
        match scope(&self.viewer).reach {
            Reach::Everything => {
                let (register, authority) = (&self.house.register, self.house.authority.id);
                Ok(register.teams(&self.viewer, authority)?)
            }
            Reach::Teams(teams) => Ok(teams.into_iter().collect()),
            Reach::Nothing => Ok(Vec::new()),
        }
    }

    /// The looks at a case, or all, newest first.
    ///
    /// # Errors
    /// A register that cannot answer.
    pub fn looks(&self, case: Option<CaseId>, most: u32) -> Result<Vec<Look>, Trouble> {
        Ok(self
            .house
            .register
            .looks(self.house.authority.id, case, most)?)
    }

    /// Records a look. It goes to the disk while the page is made, and the page waits for it in the end.
    pub fn look(&self, at_what: LookedAt, case: Option<CaseId>, at: &str) {
        let look = Look {
            at: self.now,
            by: self.actor(),
            at_what,
            case,
            detail: at.to_owned(),
        };
        let looking = self
            .house
            .register
            .begin_look(self.house.authority.id, look);
        self.looking.borrow_mut().push(looking);
    }

    /// Waits until every look is on the disk.
    ///
    /// # Errors
    /// A look that cannot be recorded shows nothing.
    pub fn recorded(&self) -> Result<(), Trouble> {
        for looking in self.looking.take() {
            looking.recorded()?;
        }
        Ok(())
    }

    /// A key for a form, so that sending it twice has one effect.
    pub fn new_key(&self) -> String {
        self.house.chance.id().to_string()
    }

    /// The key that a form carries.
    ///
    /// # Errors
    /// A form that none of our pages made.
    pub fn key(asked: &Asked) -> Result<CommandKey, Trouble> {
        let key: Uuid = asked
            .form
            .get("key")
            .parse()
            .map_err(|_| Trouble::Unreadable)?;
        Ok(CommandKey(key))
    }

    /// The page in its frame.
    ///
    /// # Errors
    /// A template that asks for what the page does not have.
    pub fn page<P: Page>(&self, page: &P) -> Result<Reply, Trouble> {
        Ok(Reply::page(self.html(page)?))
    }

    /// A form with its mistakes, in its frame.
    ///
    /// # Errors
    /// As [`Desk::page`].
    pub fn mistakes<P: Page>(&self, page: &P) -> Result<Reply, Trouble> {
        Ok(Reply::mistakes(self.html(page)?))
    }

    /// A page with a status of its own.
    ///
    /// # Errors
    /// As [`Desk::page`].
    pub fn page_with<P: Page>(&self, status: u16, page: &P) -> Result<Reply, Trouble> {
        let html = self.html(page)?;
        Ok(Reply::Page(Shown { status, html }))
    }

    fn html<P: Page>(&self, page: &P) -> Result<String, Trouble> {
        let signed_in = SignedInAs {
            name: self.name.clone(),
            role: self.viewer.role.label(),
        };
        Ok(self.pages.show(
            page,
            &self.house.brand,
            Some(signed_in),
            self.navigation(page.place()),
        )?)
    }

    fn navigation(&self, place: Option<Place>) -> Vec<NavigationItem> {
        let all = [
            (Place::MyWork, "My work", "/", Permission::SeeCases),
            (Place::Cases, "Cases", "/cases", Permission::SeeCases),
            (
                Place::Tracker,
                "Case tracker",
                "/tracker",
                Permission::SeeTracker,
            ),
            (Place::Reports, "Reports", "/reports", Permission::SeeReport),
            (
                Place::AccessLog,
                "Access log",
                "/access-log",
                Permission::SeeAccessLog,
            ),
            (
                Place::Accounts,
                "Accounts",
                "/accounts",
                Permission::KeepAccounts,
            ),
        ];
        all.into_iter()
            .filter(|(_, _, _, needs)| self.may(*needs))
            .map(|(of, text, href, _)| NavigationItem {
                text,
                href,
                active: place == Some(of),
            })
            .collect()
    }

    /// Sorts what a command came to: done, refused with sentences for the form, or trouble.
    ///
    /// # Errors
    /// Trouble, which no form can say.
    pub fn sorted<T>(
        &self,
        done: Result<T, ActionError>,
        case: &str,
    ) -> Result<Result<T, Vec<String>>, Trouble> {
        match done {
            Ok(done) => Ok(Ok(done)),
            Err(error) => match Said::of(error, case) {
                Said::Refused(sentences) => Ok(Err(sentences)),
                Said::Trouble(trouble) => Err(trouble),
            },
        }
    }
}
