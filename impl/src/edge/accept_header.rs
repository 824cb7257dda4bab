//! Content negotiation (RFC 9110 section 12.5): between JSON and HTML, and of the compression of files.

use http::header::{self, HeaderMap};

/// What a caller accepts: the highest weight of each media type, in thousandths, and 0 if it is not named.
#[derive(Clone, Copy, Debug, Default)]
pub struct Accept {
    json: u16,
    html: u16,
    jwt: u16,
}

impl Accept {
    /// Reads all `Accept` headers.
    pub fn of(headers: &HeaderMap) -> Self {
        let mut accept = Self::default();
        for value in headers.get_all(header::ACCEPT) {
            let Ok(value) = value.to_str() else { continue };
            for range in value.split(',') {
                let mut parts = range.split(';');
                let media = parts.next().unwrap_or_default().trim();
                if let Some(highest) = accept.weight_of(media) {
                    *highest = (*highest).max(weight(parts));
                }
            }
        }
        accept
    }

    fn weight_of(&mut self, media: &str) -> Option<&mut u16> {
        let is = |name: &str| media.eq_ignore_ascii_case(name);
        if is("application/json") {
            Some(&mut self.json)
        } else if is("text/html") || is("application/xhtml+xml") {
            Some(&mut self.html)
        } else if is("application/jwt") {
            Some(&mut self.jwt)
        } else {
            None
        }
    }

    /// Whether `application/json` is named with a higher weight than HTML. Wildcards do not count as a preference for JSON,
    /// because browsers and command-line tools send them by default.
    pub fn prefers_json(self) -> bool {
        self.json > self.html
    }

    /// Whether HTML is named, as browsers do on navigation, with at least the weight of JSON.
    pub fn prefers_html(self) -> bool {
        self.html > 0 && self.html >= self.json
    }

    /// Whether `application/jwt` is named with a higher weight than `application/json`.
    pub fn prefers_jwt(self) -> bool {
        self.jwt > self.json
    }
}

/// Whether the caller takes a response that is compressed with gzip: it names that, or anything, with a weight above zero.
pub fn accepts_gzip(headers: &HeaderMap) -> bool {
    let mut any = false;
    for value in headers.get_all(header::ACCEPT_ENCODING) {
        let Ok(value) = value.to_str() else { continue };
        for coding in value.split(',') {
            let mut parts = coding.split(';');
            let name = parts.next().unwrap_or_default().trim();
            let is_wanted = weight(parts) > 0;
            if name.eq_ignore_ascii_case("gzip") {
                return is_wanted;
            }
            any |= name == "*" && is_wanted;
        }
    }
    any
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
            assert_eq!(Accept::of(&headers).prefers_json(), expected, "{accept}");
        }
        assert!(!Accept::default().prefers_json());
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
            assert_eq!(Accept::of(&headers).prefers_jwt(), expected, "{accept}");
        }
    }

    #[test]
    fn gzip_counts_when_named_or_covered() {
        let cases = [
            ("gzip", true),
            ("br, GZIP;q=0.1", true),
            ("*", true),
            ("*;q=0, gzip", true),
            ("gzip;q=0, *", false),
            ("*, gzip;q=0", false),
            ("*;q=0", false),
            ("identity", false),
            ("br", false),
            ("", false),
        ];
        for (accept, expected) in cases {
            let value = accept.parse().expect("ASCII");
            let headers = HeaderMap::from_iter([(header::ACCEPT_ENCODING, value)]);
            assert_eq!(accepts_gzip(&headers), expected, "{accept}");
        }
        assert!(!accepts_gzip(&HeaderMap::new()));
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
            assert_eq!(Accept::of(&headers).prefers_html(), expected, "{accept}");
        }
        assert!(!Accept::default().prefers_html());
    }
}
