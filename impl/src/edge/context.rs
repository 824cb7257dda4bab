//! The request context: what the edge passes to every handler through the generated API.
//!
//! Header values are kept as the reference-counted [`HeaderValue`]s of hyper, so that building a context copies no text
//! and allocates nothing (the span ID is empty).

use std::fmt;
use std::net::IpAddr;
use std::ops::Deref;

use base64::{Engine, engine::general_purpose::STANDARD};
use http::header::{self, HeaderMap, HeaderName, HeaderValue};
use secrecy::SecretString;
use swagger::auth::{Authorization, Scopes};
use swagger::{Has, XSpanIdString};

use crate::edge::{accept_header::Accept, urlencoded};

const DPOP: HeaderName = HeaderName::from_static("dpop");
const DEVICE_ID: HeaderName = HeaderName::from_static("device_id");

/// The `C` of the generated `Api<C>`.
#[derive(Clone, Debug)]
pub struct RequestContext {
    /// The caller's `X-Request-Id` if acceptable, or else a generated one. Appears in logs and in the response.
    pub request_id: HeaderText,
    /// The address of the client, taken from `X-Forwarded-For` as far as the proxies in TRUSTED_PROXIES allow.
    pub peer: IpAddr,
    /// The token of `Authorization: Bearer`; `None` if the header is missing, repeated or has another scheme.
    pub bearer: Option<Bearer>,
    /// The token of `Authorization: DPoP` (RFC 9449 section 7.1), likewise.
    pub dpop_token: Option<Bearer>,
    /// `User-Agent`, if it is visible ASCII.
    pub user_agent: Option<HeaderText>,
    /// All `Cookie` headers, joined according to RFC 9113 section 8.2.3.
    cookies: Option<Cookies>,
    pub accept: Accept,
    /// `Origin`, if it is visible ASCII.
    pub origin: Option<HeaderText>,
    /// The `device_id` header of the reference API.
    pub device_id: Option<HeaderText>,
    /// Id and secret of `Authorization: Basic`.
    pub basic: Option<Basic>,
    /// The `DPoP` headers (RFC 9449).
    pub dpop: Vec<HeaderText>,
    /// Whether the method is HEAD; operations are called for GET then.
    pub is_head: bool,
    /// Whether the request violates the document, and is reduced to what is needed to tell the client: see
    /// `authorization_request`.
    pub is_malformed: bool,
    span: XSpanIdString,
    authorization: Option<Authorization>,
}

impl RequestContext {
    /// Reads everything that handlers need from the headers.
    pub fn new(request_id: HeaderText, peer: IpAddr, headers: &HeaderMap) -> Self {
        Self {
            request_id,
            peer,
            bearer: only(headers, &header::AUTHORIZATION).and_then(Bearer::from_header),
            dpop_token: only(headers, &header::AUTHORIZATION).and_then(Bearer::of_dpop),
            user_agent: text(headers, &header::USER_AGENT),
            cookies: cookies(headers),
            accept: Accept::of(headers),
            origin: only(headers, &header::ORIGIN)
                .cloned()
                .and_then(HeaderText::new),
            device_id: text(headers, &DEVICE_ID),
            basic: only(headers, &header::AUTHORIZATION).and_then(Basic::from_header),
            dpop: headers
                .get_all(&DPOP)
                .iter()
                .map(|value| HeaderText::new(value.clone()).unwrap_or(HeaderText::from_static("")))
                .collect(),
            is_head: false,
            is_malformed: false,
            span: XSpanIdString(String::new()),
            // The generated router would respond with a plain 403 if this were `None`. Handlers check the bearer token,
            // so that failures are 401 responses in our envelope.
            authorization: Some(Authorization {
                subject: String::new(),
                scopes: Scopes::All,
                issuer: None,
            }),
        }
    }

    /// The value of the first cookie with this name.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        let Cookies(header) = self.cookies.as_ref()?;
        header
            .as_bytes()
            .split(|byte| *byte == b';')
            .filter_map(|pair| std::str::from_utf8(pair).ok()?.trim().split_once('='))
            .find_map(|(key, value)| (key == name).then_some(value))
    }
}

impl Has<XSpanIdString> for RequestContext {
    fn get(&self) -> &XSpanIdString {
        &self.span
    }
    fn get_mut(&mut self) -> &mut XSpanIdString {
        &mut self.span
    }
    fn set(&mut self, value: XSpanIdString) {
        self.span = value;
    }
}

impl Has<Option<Authorization>> for RequestContext {
    fn get(&self) -> &Option<Authorization> {
        &self.authorization
    }
    fn get_mut(&mut self) -> &mut Option<Authorization> {
        &mut self.authorization
    }
    fn set(&mut self, value: Option<Authorization>) {
        self.authorization = value;
    }
}

/// A header value known to be visible ASCII. Dereferences to `str`; cloning does not copy.
#[derive(Clone, PartialEq, Eq)]
pub struct HeaderText(HeaderValue);

impl HeaderText {
    /// `None` if the value contains anything but visible ASCII, spaces and tabs.
    pub fn new(value: HeaderValue) -> Option<Self> {
        value.to_str().is_ok().then_some(Self(value))
    }

    /// For constants; text that is not visible ASCII reads as empty.
    pub const fn from_static(text: &'static str) -> Self {
        Self(HeaderValue::from_static(text))
    }

    /// The text as a header value, without copying.
    pub fn to_header(&self) -> HeaderValue {
        self.0.clone()
    }
}

impl Deref for HeaderText {
    type Target = str;

    fn deref(&self) -> &str {
        // Cannot fail: checked by `new`.
        self.0.to_str().unwrap_or_default()
    }
}

impl fmt::Display for HeaderText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl fmt::Debug for HeaderText {
    /// Keeps what a caller sends out of logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HeaderText(..)")
    }
}

/// The raw cookies: those of other applications on this host may contain any bytes.
#[derive(Clone)]
struct Cookies(HeaderValue);

impl fmt::Debug for Cookies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Cookies(..)")
    }
}

/// The token of an `Authorization: Bearer` header (RFC 6750 section 2.1), or of `Authorization: DPoP`.
#[derive(Clone)]
pub struct Bearer {
    value: HeaderValue,
    start: usize,
}

const SCHEME: &[u8] = b"bearer ";
const DPOP_SCHEME: &[u8] = b"dpop ";
const BASIC_SCHEME: &[u8] = b"basic ";

impl Bearer {
    /// `None` unless the scheme is `Bearer` in any case, followed by spaces and a single non-empty token of visible
    /// ASCII.
    pub fn from_header(value: &HeaderValue) -> Option<Self> {
        Self::of_scheme(value, SCHEME)
    }

    fn of_dpop(value: &HeaderValue) -> Option<Self> {
        Self::of_scheme(value, DPOP_SCHEME)
    }

    fn of_scheme(value: &HeaderValue, expected: &[u8]) -> Option<Self> {
        let bytes = value.as_bytes();
        let (scheme, rest) = bytes.split_at_checked(expected.len())?;
        let token = rest.trim_ascii_start();
        // Looks at all bytes, unlike `all`: without an early end, the compiler uses vectors.
        let visible = token
            .iter()
            .fold(true, |so_far, byte| so_far & byte.is_ascii_graphic());
        (scheme.eq_ignore_ascii_case(expected) && visible && !token.is_empty()).then(|| Self {
            value: value.clone(),
            start: bytes.len() - token.len(),
        })
    }

    /// The token.
    pub fn token(&self) -> &str {
        // Cannot fail: checked by `from_header`.
        std::str::from_utf8(&self.value.as_bytes()[self.start..]).unwrap_or_default()
    }
}

impl fmt::Debug for Bearer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Bearer(..)")
    }
}

/// The credentials of an `Authorization: Basic` header (RFC 7617), as RFC 6749 section 2.3.1 encodes them: the `Debug`
/// output has neither.
#[derive(Clone)]
pub struct Basic(HeaderValue);

impl Basic {
    fn from_header(value: &HeaderValue) -> Option<Self> {
        let (scheme, _) = value.as_bytes().split_at_checked(BASIC_SCHEME.len())?;
        let is_basic = scheme.eq_ignore_ascii_case(BASIC_SCHEME);
        is_basic.then(|| Self(value.clone()))
    }

    /// Id and secret, decoded from base64 and then from `application/x-www-form-urlencoded`. Credentials that are not
    /// encoded as a form, as many clients send them, are taken as they are.
    pub fn decode(&self) -> Option<(String, SecretString)> {
        let encoded = self.0.as_bytes()[BASIC_SCHEME.len()..].trim_ascii();
        let text = String::from_utf8(STANDARD.decode(encoded).ok()?).ok()?;
        let (id, secret) = text.split_once(':')?;
        let plain = |text: &str| match urlencoded::decode_form(text) {
            Ok(decoded) => decoded.into_owned(),
            Err(_) => text.to_owned(),
        };
        Some((plain(id), plain(secret).into()))
    }
}

impl fmt::Debug for Basic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Basic(..)")
    }
}

/// The value of a header that must appear exactly once; duplicates are treated as absent.
fn only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a HeaderValue> {
    let mut values = headers.get_all(name).iter();
    let first = values.next();
    first.filter(|_| values.next().is_none())
}

fn text(headers: &HeaderMap, name: &HeaderName) -> Option<HeaderText> {
    headers.get(name).cloned().and_then(HeaderText::new)
}

/// HTTP/2 clients may send each cookie in a separate header.
fn cookies(headers: &HeaderMap) -> Option<Cookies> {
    let mut values = headers.get_all(header::COOKIE).iter();
    let first = values.next()?;
    let Some(second) = values.next() else {
        return Some(Cookies(first.clone()));
    };
    let mut joined = first.as_bytes().to_vec();
    for value in std::iter::once(second).chain(values) {
        joined.extend_from_slice(b"; ");
        joined.extend_from_slice(value.as_bytes());
    }
    HeaderValue::from_bytes(&joined).ok().map(Cookies)
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    fn bearer(value: &'static str) -> Option<String> {
        Bearer::from_header(&HeaderValue::from_static(value))
            .map(|bearer| bearer.token().to_owned())
    }

    #[test]
    fn bearer_scheme_is_required_in_any_case() {
        assert_eq!(bearer("Bearer a.b.c").as_deref(), Some("a.b.c"));
        assert_eq!(bearer("bEARER  a.b.c").as_deref(), Some("a.b.c"));
        for refused in [
            "a.b.c",
            "Basic a.b.c",
            "Bearer",
            "Bearer ",
            "Bearer a b",
            "Bearera.b.c",
            "",
        ] {
            assert_eq!(bearer(refused), None, "{refused}");
        }
    }

    #[test]
    fn a_bound_token_is_no_bearer_token() {
        let of = |value: &'static str| {
            let headers =
                HeaderMap::from_iter([(header::AUTHORIZATION, HeaderValue::from_static(value))]);
            let id = HeaderText::from_static("r1");
            let context = RequestContext::new(id, Ipv4Addr::LOCALHOST.into(), &headers);
            let text = |token: Option<Bearer>| token.map(|token| token.token().to_owned());
            (text(context.bearer), text(context.dpop_token))
        };
        assert_eq!(of("dPoP a.b.c"), (None, Some("a.b.c".to_owned())));
        assert_eq!(of("Bearer a.b.c"), (Some("a.b.c".to_owned()), None));
        assert_eq!(of("DPoP "), (None, None));
    }

    #[test]
    fn context_reads_headers_and_hides_secrets() {
        let mut headers = HeaderMap::new();
        let foreign = HeaderValue::from_bytes("a=1; name=Ж".as_bytes()).unwrap();
        headers.append(header::COOKIE, foreign);
        headers.append(header::COOKIE, HeaderValue::from_static("b=secret"));
        headers.append(
            header::AUTHORIZATION,
            HeaderValue::from_static("Bearer secret"),
        );
        headers.append("device_id", HeaderValue::from_static("phone"));
        let id = HeaderText::from_static("r1");
        let context = RequestContext::new(id, Ipv4Addr::LOCALHOST.into(), &headers);
        assert_eq!(context.cookie("b"), Some("secret"));
        assert_eq!(context.cookie("a"), Some("1"));
        assert_eq!(context.cookie("c"), None);
        assert_eq!(context.device_id.as_deref(), Some("phone"));
        assert_eq!(&*context.request_id, "r1");
        assert!(!format!("{context:?}").contains("secret"));
    }
}
