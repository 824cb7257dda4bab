//! Cross-origin requests (CORS in the Fetch standard): from the origins in CORS_ORIGINS, and from those of clients to what
//! their libraries call in a browser.

use std::fmt;
use std::sync::Arc;

use futures::future::BoxFuture;
use http::header::{self, HeaderMap, HeaderValue};
use http::{Method, Request, Response, StatusCode};

use super::envelope::{EdgeBody, full};

/// The headers that operations read, and those that tracing libraries add to every request of a page: a single header
/// missing here fails the preflight, and with it the whole request. The requested names are not echoed, because no
/// response repeats input.
const ALLOWED_HEADERS: HeaderValue = HeaderValue::from_static(
    "Authorization, DPoP, Content-Type, Accept, Accept-Language, Cache-Control, Pragma, device_id, code, clientId, X-CSRF-Token, \
     X-Requested-With, X-Request-Id, X-Correlation-Id, Request-Id, Request-Context, traceparent, tracestate, baggage, b3, \
     X-B3-TraceId, X-B3-SpanId, X-B3-ParentSpanId, X-B3-Sampled, X-B3-Flags, uber-trace-id, sentry-trace, \
     X-Amzn-Trace-Id, X-Cloud-Trace-Context, X-Datadog-Trace-Id, X-Datadog-Parent-Id, X-Datadog-Origin, \
     X-Datadog-Sampling-Priority, X-Datadog-Tags, newrelic, elastic-apm-traceparent, X-Instana-T, X-Instana-S, \
     X-Instana-L, X-Dynatrace",
);
const EXPOSED_HEADERS: HeaderValue =
    HeaderValue::from_static("Retry-After, WWW-Authenticate, DPoP-Nonce, X-Request-Id");
/// What a library of a single-page application calls. It needs no cookie there.
const CLIENT_PATHS: [&str; 6] = [
    "/.well-known/openid-configuration",
    "/.well-known/oauth-authorization-server",
    "/.well-known/jwks.json",
    "/oauth2/token",
    "/oauth2/userinfo",
    "/oauth2/revoke",
];
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
        (*self != Self::None || is_for_clients(request.uri().path()))
            && request.method() == Method::OPTIONS
            && request.headers().contains_key(header::ORIGIN)
            && request
                .headers()
                .contains_key(header::ACCESS_CONTROL_REQUEST_METHOD)
    }

    /// Where a request comes from.
    pub async fn cross_origin(
        &self,
        path: &str,
        headers: &HeaderMap,
        clients: &ClientOrigins,
    ) -> CrossOrigin {
        let origin = headers.get(header::ORIGIN).cloned();
        let for_clients = is_for_clients(path);
        let is_listed = match (self, &origin) {
            (_, None) | (Self::None, _) => false,
            (Self::Any, Some(_)) => true,
            (Self::List(origins), Some(origin)) => origins.iter().any(|known| known == origin),
        };
        let text = origin.as_ref().and_then(|origin| origin.to_str().ok());
        let is_client = match text {
            Some(text) if for_clients && !is_listed => clients.knows(text).await,
            _ => false,
        };
        CrossOrigin {
            origin: origin.filter(|_| is_listed || is_client),
            is_listed,
            varies: for_clients || matches!(self, Self::List(_)),
        }
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
    pub fn add_headers(&self, from: &CrossOrigin, headers: &mut HeaderMap) {
        if *self != Self::Any && from.varies {
            // Also without an origin: a cache must not mix the responses.
            headers.append(header::VARY, HeaderValue::from_static("Origin"));
        }
        let Some(origin) = &from.origin else { return };
        let allowed = match self {
            Self::Any => HeaderValue::from_static("*"),
            Self::None | Self::List(_) => origin.clone(),
        };
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, allowed);
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED_HEADERS);
        if from.is_listed && matches!(self, Self::List(_)) {
            headers.insert(
                header::ACCESS_CONTROL_ALLOW_CREDENTIALS,
                HeaderValue::from_static("true"),
            );
        }
    }
}

fn is_for_clients(path: &str) -> bool {
    CLIENT_PATHS.contains(&path)
}

/// Where a request comes from, as far as its response depends on that.
#[derive(Debug, Default)]
pub struct CrossOrigin {
    /// The origin, if it may read the response.
    origin: Option<HeaderValue>,
    /// It is one of CORS_ORIGINS, and not only that of a client.
    is_listed: bool,
    /// Another origin might get another response.
    varies: bool,
}

/// Knows the origins at which clients are registered.
pub trait KnowsOrigins: Send + Sync {
    fn knows<'a>(&'a self, origin: &'a str) -> BoxFuture<'a, bool>;
}

/// The origins of clients; by default there are none.
#[derive(Clone, Default)]
pub struct ClientOrigins(Option<Arc<dyn KnowsOrigins>>);

impl ClientOrigins {
    pub fn new(origins: Arc<dyn KnowsOrigins>) -> Self {
        Self(Some(origins))
    }

    async fn knows(&self, origin: &str) -> bool {
        match &self.0 {
            Some(origins) => origins.knows(origin).await,
            None => false,
        }
    }
}

impl fmt::Debug for ClientOrigins {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ClientOrigins(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origins(text: &str) -> CorsOrigins {
        CorsOrigins::new(&text.split(',').map(str::to_owned).collect::<Vec<_>>())
    }

    /// The headers of a response to a page of this origin.
    async fn decorated_at(path: &str, setting: &str, origin: &'static str) -> HeaderMap {
        struct Known;
        impl KnowsOrigins for Known {
            fn knows<'a>(&'a self, origin: &'a str) -> BoxFuture<'a, bool> {
                Box::pin(async move { origin == "https://client.example" })
            }
        }
        let asked = HeaderMap::from_iter([(header::ORIGIN, HeaderValue::from_static(origin))]);
        let clients = ClientOrigins::new(Arc::new(Known));
        let from = origins(setting).cross_origin(path, &asked, &clients).await;
        let mut headers = HeaderMap::new();
        origins(setting).add_headers(&from, &mut headers);
        headers
    }

    async fn decorated(setting: &str, origin: &'static str) -> HeaderMap {
        decorated_at("/", setting, origin).await
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

    #[tokio::test]
    async fn only_listed_origins_are_named() {
        let list = decorated("https://a.example", "https://a.example").await;
        assert_eq!(
            list[header::ACCESS_CONTROL_ALLOW_ORIGIN],
            "https://a.example"
        );
        assert_eq!(list[header::VARY], "Origin");
        let foreign = decorated("https://a.example", "https://a.example.evil").await;
        assert!(!foreign.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN));
        assert_eq!(foreign[header::VARY], "Origin");
        let any = decorated("*", "https://b.example").await;
        assert_eq!(any[header::ACCESS_CONTROL_ALLOW_ORIGIN], "*");
        assert!(!any.contains_key(header::ACCESS_CONTROL_ALLOW_CREDENTIALS));
        assert!(decorated("", "https://b.example").await.is_empty());
    }

    #[tokio::test]
    async fn clients_are_let_in_where_their_libraries_call_and_without_cookies() {
        let client = "https://client.example";
        for setting in ["", "https://a.example"] {
            let token = decorated_at("/oauth2/token", setting, client).await;
            assert_eq!(token[header::ACCESS_CONTROL_ALLOW_ORIGIN], client);
            assert!(!token.contains_key(header::ACCESS_CONTROL_ALLOW_CREDENTIALS));
            assert_eq!(token[header::VARY], "Origin");
            let foreign = decorated_at("/oauth2/token", setting, "https://b.example").await;
            assert!(!foreign.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN));
            assert_eq!(foreign[header::VARY], "Origin");
            for path in ["/oauth2/authorize", "/auth/login", "/oauth2/token/"] {
                let other = decorated_at(path, setting, client).await;
                assert!(!other.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN));
            }
        }
        let listed = decorated_at("/oauth2/token", client, client).await;
        assert_eq!(listed[header::ACCESS_CONTROL_ALLOW_CREDENTIALS], "true");
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
        let mut token = request("OPTIONS", &full);
        *token.uri_mut() = http::Uri::from_static("/oauth2/token");
        assert!(origins("").is_preflight(&token));
    }
}
