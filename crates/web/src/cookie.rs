//! The cookie that keeps the key of a session.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Response, header};
use casework::accounts::SessionKey;

/// Its name where browsers come by https: the prefix binds it to this host, path and https.
const SECURE: &str = "__Host-heard";
/// Its name on a loopback address without https.
const PLAIN: &str = "heard";

const fn name(secure: bool) -> &'static str {
    if secure { SECURE } else { PLAIN }
}

/// The key that a browser sends.
pub(crate) fn read(headers: &HeaderMap, secure: bool) -> Option<SessionKey> {
    let cookies = headers.get_all(header::COOKIE).iter();
    let mut pairs = cookies
        .filter_map(|it| it.to_str().ok())
        .flat_map(|it| it.split(';'));
    let value = pairs.find_map(|pair| {
        let (known, value) = pair.trim().split_once('=')?;
        (known == name(secure)).then_some(value)
    })?;
    value.parse().ok()
}

/// Has the browser keep a key, for as long as it is open.
pub(crate) fn keep(response: Response<Body>, key: &str, secure: bool) -> Response<Body> {
    set(
        response,
        &format!("{}={key}; {}", name(secure), attributes(secure)),
    )
}

/// Has the browser forget its key, and whatever it kept of the pages.
pub(crate) fn forget(response: Response<Body>, secure: bool) -> Response<Body> {
    let cookie = format!("{}=; Max-Age=0; {}", name(secure), attributes(secure));
    let mut response = set(response, &cookie);
    response.headers_mut().insert(
        "clear-site-data",
        HeaderValue::from_static("\"cache\", \"cookies\", \"storage\""),
    );
    response
}

const fn attributes(secure: bool) -> &'static str {
    if secure {
        "Path=/; HttpOnly; SameSite=Lax; Secure"
    } else {
        "Path=/; HttpOnly; SameSite=Lax"
    }
}

fn set(mut response: Response<Body>, cookie: &str) -> Response<Body> {
    if let Ok(cookie) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::read;
    use axum::http::{HeaderMap, HeaderValue, header};
    use casework::accounts::SessionKey;

    fn headers(cookie: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(
            header::COOKIE,
            HeaderValue::from_str(cookie).expect("a cookie"),
        );
        headers
    }

    #[test]
    fn a_key_is_read_from_among_other_cookies() {
        let key = "ab".repeat(32);
        let sent = headers(&format!("other=1; __Host-heard={key}; more=2"));
        assert_eq!(read(&sent, true), Some(SessionKey::new([0xab; 32])));
    }

    #[test]
    fn where_browsers_come_by_https_a_cookie_without_the_prefix_is_nothing() {
        let sent = headers(&format!("heard={}", "ab".repeat(32)));
        assert_eq!(read(&sent, true), None);
        assert_eq!(read(&sent, false), Some(SessionKey::new([0xab; 32])));
    }

    #[test]
    fn what_is_no_key_is_nothing() {
        assert_eq!(read(&headers("heard=zz"), false), None);
        assert_eq!(read(&HeaderMap::new(), false), None);
    }
}
