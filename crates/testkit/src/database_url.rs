//! The address of one database of a server.

/// `server_url` with its database replaced by `database`; user, host, port and options stay.
pub(crate) fn of(server_url: &str, database: &str) -> String {
    let (address, options) = match server_url.split_once('?') {
        Some((address, options)) => (address, format!("?{options}")),
        None => (server_url, String::new()),
    };
    let host_starts = address.find("://").map_or(0, |scheme_ends| scheme_ends + 3);
    let host_ends = address[host_starts..]
        .find('/')
        .map_or(address.len(), |at| host_starts + at);
    format!("{}/{database}{options}", &address[..host_ends])
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn only_the_database_changes() {
        for (server, expected) in [
            (
                "postgres://127.0.0.1:5433",
                "postgres://127.0.0.1:5433/cases",
            ),
            (
                "postgres://127.0.0.1:5433/",
                "postgres://127.0.0.1:5433/cases",
            ),
            (
                "postgres://ann:pw@db.example/old",
                "postgres://ann:pw@db.example/cases",
            ),
            (
                "postgres:///old?host=/run/pg",
                "postgres:///cases?host=/run/pg",
            ),
        ] {
            assert_eq!(of(server, "cases"), expected);
        }
    }
}
