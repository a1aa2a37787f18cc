//! A visit to the pages: the whole service over a real register, asked without a network.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use casework::ports::{Account, Accounts, Filter, Order, PageEnd, Register};
use complaints::ids::CaseId;
use complaints::projection::CaseRow;
use heard::clock::MachineClock;
use heard::demo::{self, COUNCIL, PASSWORD};
use heard::wiring::{Missing, Room};
use jiff::civil::date;
use register::DatabaseUrl;
use std::sync::atomic::{AtomicU32, Ordering};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tower::ServiceExt;

/// Northmere on 24 November 2026, with its pages.
pub(crate) struct Northmere {
    pub(crate) room: Room,
    service: Router,
    runtime: Runtime,
    forms_sent: AtomicU32,
    _folder: TempDir,
}

/// An answer.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: axum::http::HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    /// The address that it sends on to.
    pub(crate) fn target(&self) -> &str {
        self.headers[header::LOCATION].to_str().unwrap()
    }
}

/// Somebody who is signed in; nobody where the cookie is empty.
#[derive(Clone)]
pub(crate) struct Visitor(String);

impl Northmere {
    pub(crate) fn opened() -> Self {
        let folder = TempDir::new().unwrap();
        let url = DatabaseUrl::sqlite(folder.path().join("heard.db"));
        let mut room = Room::with(&url, Some(COUNCIL), None, Missing::Make).unwrap();
        room.clock = MachineClock::at("2026-11-24T09:00:00Z".parse().unwrap());
        demo::bring_in(&room, date(2026, 11, 24)).unwrap();
        let service = web::service(demo::house(&room).unwrap()).unwrap();
        Self {
            room,
            service,
            runtime: Runtime::new().unwrap(),
            forms_sent: AtomicU32::new(0),
            _folder: folder,
        }
    }

    /// Every case, as the list has it.
    pub(crate) fn cases(&self) -> Vec<(CaseId, CaseRow)> {
        let page = PageEnd {
            order: Order::Reference,
            after: None,
            most: 10_000,
        };
        let (viewer, authority) = (&self.room.viewer, self.room.authority.id);
        let filter = Filter::default();
        self.room
            .store
            .list(viewer, authority, &filter, &page)
            .unwrap()
            .cases
    }

    /// The account of that name.
    pub(crate) fn account(&self, name: &str) -> Account {
        let (store, authority) = (&self.room.store, self.room.authority.id);
        let name = name.parse().unwrap();
        store.account_named(authority, &name).unwrap().unwrap()
    }

    pub(crate) fn nobody() -> Visitor {
        Visitor(String::new())
    }

    pub(crate) fn sign_in(&self, name: &str) -> Visitor {
        let form = [("name", name), ("password", PASSWORD), ("next", "/")];
        let answer = self.post(&Self::nobody(), "/sign-in", &form);
        assert_eq!(answer.status, 303, "{name} signs in: {}", answer.text);
        let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
        Visitor(cookie.split(';').next().unwrap().to_owned())
    }

    pub(crate) fn get(&self, visitor: &Visitor, path: &str) -> Answer {
        let request = Request::get(path).header(header::COOKIE, &visitor.0);
        self.ask(request.body(Body::empty()).unwrap())
    }

    pub(crate) fn post(&self, visitor: &Visitor, path: &str, form: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(form)
            .finish();
        let request = Request::post(path)
            .header(header::COOKIE, &visitor.0)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request.body(Body::from(body)).unwrap())
    }

    /// Fills in a form about a case, as it is now, of 24 November unless another day is typed, and sends it under a key
    /// of its own.
    pub(crate) fn send(&self, by: &Visitor, path: &str, typed: &[(&str, &str)]) -> Answer {
        let shown = self.get(by, path);
        assert_eq!(shown.status, 200, "{path}: {}", shown.text);
        let number = self.forms_sent.fetch_add(1, Ordering::Relaxed);
        let key = format!("00000000-0000-4000-9000-{number:012}");
        let mut form = vec![("key", key.as_str()), ("version", version(&shown.text))];
        if !typed.iter().any(|(name, _)| *name == "on-day") {
            form.extend(in_november("24"));
        }
        form.extend(typed);
        let (address, _) = path.split_once('?').unwrap_or((path, ""));
        self.post(by, address, &form)
    }

    /// Sends a form that is taken, and gives the page that comes after it.
    pub(crate) fn record(&self, by: &Visitor, path: &str, typed: &[(&str, &str)]) -> String {
        let answer = self.send(by, path, typed);
        assert_eq!(answer.status, 303, "{path}: {}", answer.text);
        self.get(by, answer.target()).text
    }

    /// A form without fields, as another site would have it sent.
    pub(crate) fn post_from(&self, visitor: &Visitor, path: &str, origin: &str) -> Answer {
        let request = Request::post(path)
            .header(header::COOKIE, &visitor.0)
            .header(header::HOST, "heard.example")
            .header(header::ORIGIN, origin);
        self.ask(request.body(Body::empty()).unwrap())
    }

    fn ask(&self, request: Request<Body>) -> Answer {
        self.runtime.block_on(async {
            let response = self.service.clone().oneshot(request).await.unwrap();
            let (head, body) = response.into_parts();
            let bytes = to_bytes(body, 10_000_000).await.unwrap();
            assert_ne!(head.status, StatusCode::INTERNAL_SERVER_ERROR);
            Answer {
                status: head.status.as_u16(),
                headers: head.headers,
                text: String::from_utf8_lossy(&bytes).into_owned(),
            }
        })
    }
}

/// The version of the case that a form carries.
pub(crate) fn version(page: &str) -> &str {
    let rest = page.split("name=\"version\" value=\"").nth(1);
    let version = rest.and_then(|it| it.split('"').next());
    version.expect("the form carries the version")
}

/// A day of November 2026, as the field of a form.
pub(crate) const fn in_november(day: &'static str) -> [(&'static str, &'static str); 3] {
    [("on-day", day), ("on-month", "11"), ("on-year", "2026")]
}
