//! Cross-origin requests (CORS in the Fetch standard), as configured by CORS_ORIGINS.

use http::header::{self, HeaderMap, HeaderValue};
use http::{Method, Request, Response, StatusCode};

use super::envelope::{EdgeBody, full};

/// The headers that operations read, and those that tracing libraries add to every request of a page: a single header
/// missing here fails the preflight, and with it the whole request. The requested names are not echoed, because no
/// response repeats input.
const ALLOWED_HEADERS: HeaderValue = HeaderValue::from_static(
    "Authorization, Content-Type, Accept, Accept-Language, Cache-Control, Pragma, device_id, code, clientId, X-CSRF-Token, \
     X-Requested-With, X-Request-Id, X-Correlation-Id, Request-Id, Request-Context, traceparent, tracestate, baggage, b3, \
     X-B3-TraceId, X-B3-SpanId, X-B3-ParentSpanId, X-B3-Sampled, X-B3-Flags, uber-trace-id, sentry-trace, \
     X-Amzn-Trace-Id, X-Cloud-Trace-Context, X-Datadog-Trace-Id, X-Datadog-Parent-Id, X-Datadog-Origin, \
     X-Datadog-Sampling-Priority, X-Datadog-Tags, newrelic, elastic-apm-traceparent, X-Instana-T, X-Instana-S, \
     X-Instana-L, X-Dynatrace",
);
const EXPOSED_HEADERS: HeaderValue =
    HeaderValue::from_static("Retry-After, WWW-Authenticate, X-Request-Id");
/// How long a browser may cache a preflight, in seconds.
const MAX_AGE: HeaderValue = HeaderValue::from_static("600");

/// CORS_ORIGINS: empty, `*`, or a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum CorsOrigins {
    #[default]
    None,
    Any,
    List(Vec<String>),
}

impl CorsOrigins {
    /// From the setting. Empty entries are ignored, and a `*` makes the rest irrelevant.
    pub fn new(list: &[String]) -> Self {
        let origins: Vec<String> = list
            .iter()
            .map(|origin| origin.trim().trim_end_matches('/').to_owned())
            .filter(|origin| !origin.is_empty())
            .collect();
        match origins.as_slice() {
            [] => Self::None,
            _ if origins.iter().any(|origin| origin == "*") => Self::Any,
            _ => Self::List(origins),
        }
    }

    /// Whether to answer this as a preflight. With CORS disabled, OPTIONS is a method like any other.
    pub fn is_preflight<T>(&self, request: &Request<T>) -> bool {
        *self != Self::None
            && request.method() == Method::OPTIONS
            && request.headers().contains_key(header::ORIGIN)
            && request
                .headers()
                .contains_key(header::ACCESS_CONTROL_REQUEST_METHOD)
    }

    /// The response to a preflight for a path with these methods. For other origins it lacks the headers of
    /// [`Self::add_headers`], which is how the browser learns that the request is not allowed.
    pub fn preflight(methods: HeaderValue) -> Response<EdgeBody> {
        let mut response = Response::new(full(""));
        *response.status_mut() = StatusCode::NO_CONTENT;
        let headers = response.headers_mut();
        headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, methods);
        headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, ALLOWED_HEADERS);
        headers.insert(header::ACCESS_CONTROL_MAX_AGE, MAX_AGE);
        response
    }

    /// Adds the headers of a response to a cross-origin request.
    pub fn add_headers(&self, origin: Option<&HeaderValue>, headers: &mut HeaderMap) {
        let allowed = match self {
            Self::None => return,
            Self::Any => origin.map(|_| HeaderValue::from_static("*")),
            Self::List(origins) => {
                // Also without an origin: a cache must not mix the responses.
                headers.append(header::VARY, HeaderValue::from_static("Origin"));
                origin
                    .filter(|origin| origins.iter().any(|known| known == *origin))
                    .cloned()
            }
        };
        let Some(allowed) = allowed else { return };
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, allowed);
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED_HEADERS);
        if matches!(self, Self::List(_)) {
            headers.insert(
                header::ACCESS_CONTROL_ALLOW_CREDENTIALS,
                HeaderValue::from_static("true"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origins(text: &str) -> CorsOrigins {
        CorsOrigins::new(&text.split(',').map(str::to_owned).collect::<Vec<_>>())
    }

    fn decorated(setting: &str, origin: &'static str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        origins(setting).add_headers(Some(&HeaderValue::from_static(origin)), &mut headers);
        headers
    }

    #[test]
    fn the_setting_is_nothing_everything_or_a_list() {
        assert_eq!(origins(""), CorsOrigins::None);
        assert_eq!(origins("https://a.example, *"), CorsOrigins::Any);
        let list = ["https://a.example", "http://localhost:5173"]
            .map(str::to_owned)
            .to_vec();
        assert_eq!(
            origins(" https://a.example/ ,http://localhost:5173"),
            CorsOrigins::List(list)
        );
    }

    #[test]
    fn only_listed_origins_are_named() {
        let list = decorated("https://a.example", "https://a.example");
        assert_eq!(
            list[header::ACCESS_CONTROL_ALLOW_ORIGIN],
            "https://a.example"
        );
        assert_eq!(list[header::VARY], "Origin");
        let foreign = decorated("https://a.example", "https://a.example.evil");
        assert!(!foreign.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN));
        assert_eq!(foreign[header::VARY], "Origin");
        let any = decorated("*", "https://b.example");
        assert_eq!(any[header::ACCESS_CONTROL_ALLOW_ORIGIN], "*");
        assert!(!any.contains_key(header::ACCESS_CONTROL_ALLOW_CREDENTIALS));
        assert!(decorated("", "https://b.example").is_empty());
    }

    #[test]
    fn a_preflight_names_its_method() {
        let request = |method: &str, headers: &[(&str, &str)]| {
            let builder = Request::builder().method(method).uri("/");
            let builder = headers.iter().fold(builder, |builder, (name, value)| {
                builder.header(*name, *value)
            });
            builder.body(()).expect("request")
        };
        let full = [
            ("origin", "https://a.example"),
            ("access-control-request-method", "GET"),
        ];
        assert!(origins("*").is_preflight(&request("OPTIONS", &full)));
        assert!(!origins("*").is_preflight(&request("OPTIONS", &full[..1])));
        assert!(!origins("*").is_preflight(&request("GET", &full)));
        assert!(!origins("").is_preflight(&request("OPTIONS", &full)));
    }
}
