//! Comparing redirect URIs (RFC 9700 section 4.1.3).

use url::Url;

use crate::domain::clients::origins::is_loopback;

/// Whether a requested redirect URI is the registered one: exactly, character by character. Only the port of a loopback
/// address may differ, since a native application gets it from the operating system (RFC 8252 section 7.3).
pub fn matches(registered: &str, requested: &str) -> bool {
    registered == requested || same_loopback(registered, requested)
}

fn same_loopback(registered: &str, requested: &str) -> bool {
    let (Ok(known), Ok(asked)) = (Url::parse(registered), Url::parse(requested)) else {
        return false;
    };
    if known.scheme() != "http" || !is_loopback(&known) || asked.host() != known.host() {
        return false;
    }
    // Compared as texts, with the port cut out of both: the parser would hide differences like `..` and `%2e`.
    match (
        without_port(registered, &known),
        without_port(requested, &asked),
    ) {
        (Some(known), Some(asked)) => known == asked,
        _ => false,
    }
}

/// The text without its port; `None` if it is not written in the normal form `http://HOST:PORT/...`.
fn without_port(text: &str, url: &Url) -> Option<String> {
    let host = url.host_str()?;
    let rest = text.strip_prefix("http://")?.strip_prefix(host)?;
    let path = match rest.strip_prefix(':') {
        None => rest,
        Some(rest) => {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            // As the parser writes it, or the browser would be sent to another text than the client compares.
            if rest.starts_with('0') || digits == 0 {
                return None;
            }
            &rest[digits..]
        }
    };
    (path.is_empty() || path.starts_with(['/', '?'])).then(|| format!("http://{host}{path}"))
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn other_addresses_do_not_match() {
        let registered = "https://app.example/cb";
        assert!(matches(registered, registered));
        for look_alike in [
            "https://app.example/cb/",
            "https://app.example/cb?x=1",
            "https://app.example/cb#x",
            "https://app.example/CB",
            "https://app.example/cb/../other",
            "https://app.example/%63b",
            "https://app.example:443/cb",
            "https://app.example:8443/cb",
            "http://app.example/cb",
            "https://user@app.example/cb",
            "https://app.example@evil.example/cb",
            "https://app.example.evil.example/cb",
            "https://sub.app.example/cb",
            "https://APP.example/cb",
            "https:/app.example/cb",
        ] {
            assert!(!matches(registered, look_alike), "{look_alike}");
        }
    }

    #[test]
    fn the_port_of_a_loopback_address_is_free() {
        let registered = "http://127.0.0.1/cb";
        for port in [
            "http://127.0.0.1:4711/cb",
            "http://127.0.0.1:1/cb",
            registered,
        ] {
            assert!(matches(registered, port), "{port}");
        }
        for other in [
            "http://127.0.0.1:4711/other",
            "http://127.0.0.1:4711/cb?x",
            "https://127.0.0.1:4711/cb",
            "http://127.0.0.2:4711/cb",
            "http://localhost:4711/cb",
            "http://127.0.0.1:4711@evil.example/cb",
            "http://127.0.0.1:80x/cb",
            "http://127.0.0.1:/cb",
            "http://127.0.0.1:005/cb",
            "http://127.1:4711/cb",
            "http://127.0.0.1:4711/x/../cb",
        ] {
            assert!(!matches(registered, other), "{other}");
        }
        assert!(matches("http://[::1]:1/cb", "http://[::1]:2/cb"));
        assert!(!matches("http://localhost:1/cb", "http://localhost:2/cb"));
        assert!(!matches(
            "http://app.example:1/cb",
            "http://app.example:2/cb"
        ));
    }
}
