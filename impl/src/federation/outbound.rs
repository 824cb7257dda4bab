//! The HTTP client for all calls to other servers, those of identity providers and of clients: limited in time and size, no
//! redirects, using HTTPS_PROXY if set.

use std::{error::Error as _, sync::OnceLock, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use http::{Method, StatusCode};
use oauth2::{HttpRequest, HttpResponse};
use reqwest::{Client, Response, redirect::Policy};
use secrecy::{ExposeSecret, SecretString};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{
    fault::Fault,
    provider_error::{SentValues, with_provider_error},
};

/// Larger responses are rejected.
const LARGEST: usize = 1024 * 1024;
/// How much of an error response is read.
const LARGEST_REFUSAL: usize = 16 * 1024;

fn invalid_response() -> Fault {
    Fault::broken("the response is invalid")
}

pub struct Outbound {
    timeout: Duration,
    /// Created on first use: it loads the system's certificates, which takes time, and they may be missing where they
    /// are not needed.
    client: OnceLock<Option<Client>>,
}

impl Outbound {
    pub fn new(timeout: Duration) -> Self {
        Self {
            timeout,
            client: OnceLock::new(),
        }
    }

    /// PROVIDER_TIMEOUT.
    pub fn timeout(&self) -> Duration {
        self.timeout
    }

    fn client(&self) -> Result<&Client, Fault> {
        let made = self.client.get_or_init(|| {
            let client = Client::builder()
                .redirect(Policy::none())
                .timeout(self.timeout)
                .user_agent("auth-service")
                .build();
            client
                .inspect_err(|error| tracing::error!(%error, "cannot create the HTTP client"))
                .ok()
        });
        made.as_ref()
            .ok_or_else(|| Fault::broken("there is no HTTP client"))
    }

    /// Sends a request and returns a 2xx response. A 4xx is a rejection, with 408 and 429 distinguished as retryable;
    /// anything else, redirects included, means that the provider does not work. The error contains what RFC 6749
    /// section 5.2 defines.
    ///
    /// # Errors
    /// Any response other than 2xx, or none.
    pub async fn send(&self, request: HttpRequest) -> Result<HttpResponse, Fault> {
        self.send_up_to(LARGEST, request).await
    }

    /// Like [`Outbound::send`], with a limit on the size of the response.
    async fn send_up_to(
        &self,
        largest: usize,
        request: HttpRequest,
    ) -> Result<HttpResponse, Fault> {
        let sent = SentValues::of(&request);
        let request = reqwest::Request::try_from(request)
            .map_err(|_| Fault::broken("cannot build the request"))?;
        let mut answer = self.client()?.execute(request).await.map_err(unreachable)?;
        let status = answer.status();
        if !status.is_success() {
            let fault = unsuccessful(status).with("status", status.as_u16());
            // An error body that cannot be read adds nothing; the status counts in any case.
            let body = read(&mut answer, LARGEST_REFUSAL).await.unwrap_or_default();
            return Err(with_provider_error(fault, &body, &sent));
        }
        let body = read(&mut answer, largest).await?;
        let mut response = HttpResponse::new(body);
        *response.status_mut() = status;
        *response.headers_mut() = answer.headers().clone();
        Ok(response)
    }

    /// Fetches the profile of a person.
    ///
    /// # Errors
    /// As [`Outbound::send`].
    pub async fn profile(&self, url: &str, bearer: Option<&str>) -> Result<Vec<u8>, Fault> {
        let accept = "application/json, application/jwt;q=0.9";
        let fetched = self.fetch(LARGEST, url, accept, bearer).await?;
        Ok(fetched.into_body())
    }

    /// Fetches a public document as JSON.
    ///
    /// # Errors
    /// As [`Outbound::bytes`], or the document has another structure.
    pub async fn document<T: DeserializeOwned>(&self, url: &str) -> Result<T, Fault> {
        parse(&self.bytes(url, LARGEST).await?)
    }

    /// Fetches a public document of limited size. A provider that rejects this request does not work.
    ///
    /// # Errors
    /// As [`Outbound::send`], but never a rejection.
    pub async fn bytes(&self, url: &str, largest: usize) -> Result<Vec<u8>, Fault> {
        Ok(self.public_up_to(largest, url).await?.into_body())
    }

    /// Fetches a public document and returns the whole response.
    ///
    /// # Errors
    /// As [`Outbound::send`], but never a rejection.
    pub async fn public(&self, url: &str) -> Result<HttpResponse, Fault> {
        self.public_up_to(LARGEST, url).await
    }

    async fn public_up_to(&self, largest: usize, url: &str) -> Result<HttpResponse, Fault> {
        use super::fault::FaultKind;
        self.fetch(largest, url, "*/*", None)
            .await
            .map_err(|fault| match fault.kind {
                FaultKind::Refused | FaultKind::NotNow => fault.of_kind(FaultKind::Broken),
                FaultKind::Broken | FaultKind::TooSlow | FaultKind::Busy => fault,
            })
    }

    /// The provider's time (RFC 9110 section 6.6.1), whatever the status of the response.
    ///
    /// # Errors
    /// The provider cannot be reached.
    pub async fn date(&self, url: &str) -> Result<Option<DateTime<Utc>>, Fault> {
        let asked = self.client()?.get(url).send().await.map_err(unreachable)?;
        let text = |name| asked.headers().get(name)?.to_str().ok();
        let date = text(http::header::DATE);
        let date = date.and_then(|date| DateTime::parse_from_rfc2822(date).ok());
        // A cache responds with the time of its own request.
        let age = text(http::header::AGE).and_then(|age| age.parse().ok());
        let age = age.and_then(TimeDelta::try_seconds).unwrap_or_default();
        Ok(date.map(|date| date.to_utc() + age))
    }

    async fn fetch(
        &self,
        largest: usize,
        url: &str,
        accept: &str,
        bearer: Option<&str>,
    ) -> Result<HttpResponse, Fault> {
        let mut request = http::Request::builder()
            .method(Method::GET)
            .uri(url)
            .header(http::header::ACCEPT, accept);
        if let Some(token) = bearer {
            request = request.header(http::header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let request = request
            .body(Vec::new())
            .map_err(|_| Fault::broken("cannot build the request"))?;
        self.send_up_to(largest, request).await
    }

    /// Posts a form; only the status of the response matters.
    ///
    /// # Errors
    /// As [`Outbound::send`].
    pub async fn post_form(
        &self,
        url: &str,
        authorization: Option<&SecretString>,
        fields: &[(&str, &str)],
    ) -> Result<(), Fault> {
        let body = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let mut request = http::Request::builder()
            .method(Method::POST)
            .uri(url)
            .header(
                http::header::CONTENT_TYPE,
                "application/x-www-form-urlencoded",
            );
        if let Some(authorization) = authorization {
            request = request.header(http::header::AUTHORIZATION, authorization.expose_secret());
        }
        let request = request
            .body(body.into_bytes())
            .map_err(|_| Fault::broken("cannot build the request"))?;
        self.send(request).await.map(drop)
    }
}

async fn read(answer: &mut Response, limit: usize) -> Result<Vec<u8>, Fault> {
    let mut body = Vec::new();
    while let Some(part) = answer.chunk().await.map_err(unreachable)? {
        if body.len() + part.len() > limit {
            return Err(Fault::broken("the response is too large"));
        }
        body.extend_from_slice(&part);
    }
    Ok(body)
}

/// 408 and 429 are retryable; every other 4xx is final.
fn unsuccessful(status: StatusCode) -> Fault {
    match status {
        StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS => Fault::not_now(),
        _ if status.is_client_error() => Fault::refused("the request was rejected"),
        _ => Fault::broken("the response is neither 2xx nor 4xx"),
    }
}

/// Parses JSON of a given structure.
///
/// # Errors
/// Any other text.
pub fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, Fault> {
    serde_json::from_slice(body).map_err(|error| {
        // The error's text may quote the body; its category does not.
        let what = match error.classify() {
            serde_json::error::Category::Data => "JSON with another structure",
            _ => "not JSON",
        };
        invalid_response().with("body", what)
    })
}

/// Parses JSON of any structure.
///
/// # Errors
/// Any other text.
pub fn json(body: &[u8]) -> Result<Value, Fault> {
    parse(body)
}

fn unreachable(error: reqwest::Error) -> Fault {
    if error.is_timeout() {
        return Fault::too_slow();
    }
    // The innermost cause, such as "Connection refused" or "invalid peer certificate: Expired". It never contains the
    // query of the URL.
    let mut cause = error.source();
    while let Some(inner) = cause.and_then(std::error::Error::source) {
        cause = Some(inner);
    }
    let fault = Fault::broken("the server cannot be reached");
    match cause {
        Some(cause) => fault.with("cause", cause),
        None => fault,
    }
}
