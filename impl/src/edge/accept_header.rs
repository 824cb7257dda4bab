//! Content negotiation between JSON and HTML (RFC 9110 section 12.5.1).

use http::header::{self, HeaderMap};

/// Whether `Accept` names `application/json` with a higher weight than HTML. Wildcards do not count as a preference for
/// JSON, because browsers and command-line tools send them by default.
pub fn prefers_json(headers: &HeaderMap) -> bool {
    let (json, html) = weights(headers);
    json > html
}

/// Whether `Accept` names HTML, as browsers do on navigation, with at least the weight of JSON.
pub fn prefers_html(headers: &HeaderMap) -> bool {
    let (json, html) = weights(headers);
    html > 0 && html >= json
}

/// Whether `Accept` names `application/jwt` with a higher weight than `application/json`.
pub fn prefers_jwt(headers: &HeaderMap) -> bool {
    weight_of(headers, &["application/jwt"]) > weight_of(headers, &["application/json"])
}

/// The weights of JSON and HTML, in thousandths.
fn weights(headers: &HeaderMap) -> (u16, u16) {
    let json = weight_of(headers, &["application/json"]);
    let html = weight_of(headers, &["text/html", "application/xhtml+xml"]);
    (json, html)
}

/// The highest weight of these media types, in thousandths.
fn weight_of(headers: &HeaderMap, wanted: &[&str]) -> u16 {
    let mut highest = 0;
    for value in headers.get_all(header::ACCEPT) {
        let Ok(value) = value.to_str() else { continue };
        for range in value.split(',') {
            let mut parts = range.split(';');
            let media = parts.next().unwrap_or_default().trim();
            if wanted.iter().any(|name| media.eq_ignore_ascii_case(name)) {
                highest = highest.max(weight(parts));
            }
        }
    }
    highest
}

/// The `q` parameter in thousandths, 1000 by default.
fn weight<'a>(parameters: impl Iterator<Item = &'a str>) -> u16 {
    for parameter in parameters {
        if let Some((name, value)) = parameter.split_once('=')
            && name.trim().eq_ignore_ascii_case("q")
        {
            let weight = value.trim().parse::<f32>().unwrap_or(0.0);
            // A cast from float to integer saturates, so no value can overflow.
            return (weight.clamp(0.0, 1.0) * 1000.0) as u16;
        }
    }
    1000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_counts_only_when_preferred() {
        let cases = [
            ("application/json", true),
            ("APPLICATION/JSON; q=0.5", true),
            ("application/json, text/plain, */*", true),
            ("application/json;q=0.9, text/html;q=0.1", true),
            ("text/html, application/json", false),
            ("text/html;q=0.9, application/json;q=0.8", false),
            ("text/html,application/xhtml+xml,*/*;q=0.8", false),
            ("application/json;q=0", false),
            ("application/json;q=x", false),
            ("*/*", false),
            ("", false),
        ];
        for (accept, expected) in cases {
            let headers = HeaderMap::from_iter([(header::ACCEPT, accept.parse().expect("ASCII"))]);
            assert_eq!(prefers_json(&headers), expected, "{accept}");
        }
        assert!(!prefers_json(&HeaderMap::new()));
    }

    #[test]
    fn a_signed_response_is_for_who_prefers_it() {
        let cases = [
            ("application/jwt", true),
            ("application/json;q=0.5, application/jwt", true),
            ("application/json, application/jwt", false),
            ("application/jwt;q=0", false),
            ("*/*", false),
        ];
        for (accept, expected) in cases {
            let headers = HeaderMap::from_iter([(header::ACCEPT, accept.parse().expect("ASCII"))]);
            assert_eq!(prefers_jwt(&headers), expected, "{accept}");
        }
    }

    #[test]
    fn html_counts_only_when_named() {
        let cases = [
            (
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                true,
            ),
            ("application/xhtml+xml", true),
            ("text/html, application/json", true),
            ("text/html;q=0.1, application/json", false),
            ("text/html;q=0", false),
            ("*/*", false),
            ("text/*", false),
            ("", false),
        ];
        for (accept, expected) in cases {
            let headers = HeaderMap::from_iter([(header::ACCEPT, accept.parse().expect("ASCII"))]);
            assert_eq!(prefers_html(&headers), expected, "{accept}");
        }
        assert!(!prefers_html(&HeaderMap::new()));
    }
}
