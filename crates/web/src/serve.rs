//! The shell: requests from the network to screens, and their answers back. Everything that decides anything is a
//! screen, a plain function; the shell only carries.

use crate::asked::{Asked, Pairs};
use crate::desk::Desk;
use crate::house::House;
use crate::limit::Tries;
use crate::on_time::Counter;
use crate::render::Pages;
use crate::reply::Reply;
use crate::routes::{Method, Needs, ROUTES, Route, Screen};
use crate::screens::sign_in;
use crate::trouble::Trouble;
use crate::{cookie, headers, trouble_page};
use axum::Extension;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, RawPathParams, State};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, Uri, header};
use axum::response::IntoResponse;
use axum::routing::{MethodFilter, MethodRouter, get, on};
use casework::accounts::resume;
use casework::ports::LookedAt;
use complaints::access::may;
use std::cell::RefCell;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

/// A form is at most so many bytes: a long letter typed in, and no file.
const LARGEST_FORM: usize = 1 << 20;
/// A request takes at most so long.
const LONGEST: Duration = Duration::from_secs(30);
/// What is smaller is not worth compressing.
const WORTH_COMPRESSING: u64 = 2_000;

/// What every request shares.
pub(crate) struct Shell {
    pub(crate) house: House,
    pub(crate) pages: Pages,
    pub(crate) counter: Counter,
    pub(crate) tries: Tries,
}

/// The service: every page, what stands beside the pages, and `/health`.
///
/// # Errors
/// A template that does not parse, which the tests rule out.
pub fn service(house: House) -> Result<Router, Trouble> {
    let shell = Arc::new(Shell {
        pages: Pages::new(&house.brand)?,
        counter: Counter::new()?,
        tries: Tries::default(),
        house,
    });
    let mut router = Router::new()
        .route("/assets/{name}", get(asset))
        .route("/health", get(health));
    let mut paths: Vec<&'static str> = ROUTES.iter().map(|it| it.path).collect();
    paths.dedup();
    paths.sort_unstable();
    paths.dedup();
    for path in paths {
        let methods = ROUTES.iter().filter(|it| it.path == path);
        router = router.route(
            path,
            methods.fold(MethodRouter::new(), |all, it| all.merge(at(it))),
        );
    }
    let secure = shell.house.secure;
    Ok(router
        .fallback(nothing)
        .with_state(shell)
        .layer(RequestBodyLimitLayer::new(LARGEST_FORM))
        .layer(CsrfLayer::new())
        .layer(CatchPanicLayer::custom(trouble_page::after_a_panic))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            LONGEST,
        ))
        .layer(CompressionLayer::new().compress_when(
            tower_http::compression::predicate::SizeAbove::new(WORTH_COMPRESSING),
        ))
        .layer(axum::middleware::map_response(move |response| {
            headers::add(response, secure)
        })))
}

type Shared = State<Arc<Shell>>;

fn at(route: &'static Route) -> MethodRouter<Arc<Shell>> {
    let method = match route.method {
        Method::Get => MethodFilter::GET,
        Method::Post => MethodFilter::POST,
    };
    on(
        method,
        async move |State(shell): Shared,
                    from: Option<Extension<ConnectInfo<SocketAddr>>>,
                    params: RawPathParams,
                    uri: Uri,
                    headers: HeaderMap,
                    body: Bytes| {
            let path = params
                .iter()
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect();
            let asked = Asked {
                at: uri.path().to_owned(),
                path: Pairs::of(path),
                query: Pairs::read(uri.query().unwrap_or_default().as_bytes()),
                form: Pairs::read(&body),
                session_key: cookie::read(&headers, shell.house.secure),
                from: from_address(&headers, from.map(|it| it.0.0)),
            };
            // screens wait for the disk, so they have a thread of their own
            let answer = tokio::task::spawn_blocking(move || answer(&shell, route, &asked)).await;
            answer.unwrap_or_else(|_| trouble_page::plain())
        },
    )
}

/// The address that a try to sign in is counted under: the one that the proxy in front names last, since anything
/// before it was written by the browser.
fn from_address(headers: &HeaderMap, from: Option<SocketAddr>) -> String {
    let forwarded = headers
        .get("x-forwarded-for")
        .and_then(|it| it.to_str().ok())
        .and_then(|it| it.rsplit(',').next())
        .map(|it| it.trim().to_owned());
    let direct = from.map(|it| it.ip());
    match (forwarded, direct) {
        // only a proxy on this machine is believed
        (Some(forwarded), Some(direct)) if direct.is_loopback() => forwarded,
        (_, Some(direct)) => direct.to_string(),
        (_, None) => String::new(),
    }
}

fn answer(shell: &Shell, route: &Route, asked: &Asked) -> Response<Body> {
    match screen(shell, route, asked) {
        Ok(reply) => sent(reply, shell.house.secure),
        Err((trouble, desk)) => trouble_page::of(shell, &trouble, desk, asked),
    }
}

/// Who asks, where somebody is signed in.
pub(crate) type Asking = Option<Box<casework::ports::Account>>;

fn screen(shell: &Shell, route: &Route, asked: &Asked) -> Result<Reply, (Trouble, Asking)> {
    let (house, pages) = (&shell.house, &shell.pages);
    let nobody = |trouble| (trouble, None);
    match route.screen {
        Screen::Open(screen) => {
            return screen(house, pages, asked).map_err(nobody);
        }
        Screen::SignIn => {
            let reply = sign_in::send(house, pages, &shell.tries, asked);
            return reply.map_err(nobody);
        }
        Screen::Desk(_) => {}
    }
    let account = match &asked.session_key {
        None => None,
        Some(key) => {
            resume(&sign_in::reception(house), key).map_err(|error| nobody(error.into()))?
        }
    };
    let Some(account) = account else {
        let reply = sign_in::instead(house, pages, asked);
        return reply.map_err(nobody);
    };
    let desk = desk(shell, &account);
    let of = |trouble| (trouble, Some(Box::new(account.clone())));
    let reply = at_desk(&desk, route, asked);
    desk.recorded().map_err(of)?;
    reply.map_err(of)
}

/// What the screen answers, of which nothing may be shown before the looks are recorded.
fn at_desk(desk: &Desk<'_>, route: &Route, asked: &Asked) -> Result<Reply, Trouble> {
    if let Needs::Permission(permission) = route.needs
        && !may(desk.viewer.role, permission)
    {
        desk.look(LookedAt::Refused, None, route.path);
        return Err(Trouble::NotAllowed);
    }
    match route.screen {
        Screen::Desk(screen) => screen(desk, asked),
        Screen::Open(_) | Screen::SignIn => Err(Trouble::NotFound),
    }
}

pub(crate) fn desk<'a>(shell: &'a Shell, account: &casework::ports::Account) -> Desk<'a> {
    Desk {
        house: &shell.house,
        pages: &shell.pages,
        counter: &shell.counter,
        viewer: account.viewer(),
        name: account.name.clone(),
        now: shell.house.clock.now(),
        looking: RefCell::default(),
    }
}

fn sent(reply: Reply, secure: bool) -> Response<Body> {
    match reply {
        Reply::Page(shown) => html(shown.status, shown.html),
        Reply::SeeOther(target) => see_other(&target),
        Reply::Download {
            name,
            content_type,
            bytes,
        } => {
            let mut response = Response::new(Body::from(bytes));
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
            if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
                headers.insert(header::CONTENT_DISPOSITION, name);
            }
            response
        }
        Reply::SignedIn { key, then } => cookie::keep(sent(*then, secure), &key, secure),
        Reply::SignedOut(target) => cookie::forget(see_other(&target), secure),
    }
}

/// A page with its status.
pub(crate) fn html(status: u16, html: String) -> Response<Body> {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    let content_type = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    (status, content_type, html).into_response()
}

fn see_other(target: &str) -> Response<Body> {
    match HeaderValue::from_str(target) {
        Ok(target) => (StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response(),
        Err(_) => trouble_page::plain(),
    }
}

async fn asset(State(shell): Shared, uri: Uri, headers: HeaderMap) -> Response<Body> {
    let accepts = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|it| it.to_str().ok())
        .unwrap_or_default();
    let Some(found) = shell.pages.addresses().find(uri.path(), accepts) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = Response::new(Body::from(found.bytes.to_vec()));
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(found.content_type),
    );
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = found.encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

/// Whether the service can answer: it asks the register.
async fn health(State(shell): Shared) -> Response<Body> {
    let asked = tokio::task::spawn_blocking(move || {
        let register = &shell.house.register;
        register
            .authority(Some(&shell.house.authority.name))
            .is_ok()
    });
    match asked.await {
        Ok(true) => "well\n".into_response(),
        _ => (
            StatusCode::SERVICE_UNAVAILABLE,
            "the register does not answer\n",
        )
            .into_response(),
    }
}

async fn nothing(State(shell): Shared, headers: HeaderMap, uri: Uri) -> Response<Body> {
    let asked = Asked {
        at: uri.path().to_owned(),
        session_key: cookie::read(&headers, shell.house.secure),
        ..Asked::default()
    };
    let answer = tokio::task::spawn_blocking(move || {
        let account = asked
            .session_key
            .as_ref()
            .and_then(|key| resume(&sign_in::reception(&shell.house), key).ok()?);
        trouble_page::of(&shell, &Trouble::NotFound, account.map(Box::new), &asked)
    });
    answer.await.unwrap_or_else(|_| trouble_page::plain())
}
