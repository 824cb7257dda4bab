//! The one client for all calls to providers: limited in time and size, without redirects, through HTTPS_PROXY if set.

use std::{error::Error as _, sync::OnceLock, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use http::{Method, StatusCode};
use oauth2::{HttpRequest, HttpResponse};
use reqwest::{Client, Response, redirect::Policy};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{
    fault::Fault,
    provider_error::{Sent, with_provider_error},
};

/// A larger answer is refused.
const LARGEST: usize = 1024 * 1024;
/// Of an answer that refuses, no more is read.
const LARGEST_REFUSAL: usize = 16 * 1024;

fn no_sense() -> Fault {
    Fault::broken("the provider's answer does not make sense")
}

pub struct Outbound {
    timeout: Duration,
    /// Made at the first use: it reads the system's certificates, which take time and may be missing where nobody needs them.
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
                .inspect_err(|error| tracing::error!(%error, "no HTTP client for providers"))
                .ok()
        });
        made.as_ref()
            .ok_or_else(|| Fault::broken("there is no HTTP client for providers"))
    }

    /// An answer of 200 to 299. 400 to 499 is a refusal, with 408 and 429 told apart; all else, redirects
    /// included, is a provider that does not work. Of a refusal, what RFC 6749 section 5.2 defines is kept.
    ///
    /// # Errors
    /// As said.
    pub async fn send(&self, request: HttpRequest) -> Result<HttpResponse, Fault> {
        self.send_up_to(LARGEST, request).await
    }

    /// As [`Outbound::send`], with an answer of at most so many bytes.
    async fn send_up_to(
        &self,
        largest: usize,
        request: HttpRequest,
    ) -> Result<HttpResponse, Fault> {
        let sent = Sent::of(&request);
        let request = reqwest::Request::try_from(request)
            .map_err(|_| Fault::broken("the request could not be made"))?;
        let mut answer = self.client()?.execute(request).await.map_err(unreachable)?;
        let status = answer.status();
        if !status.is_success() {
            let fault = unsuccessful(status).with("status", status.as_u16());
            // Cut off or unreadable, it says nothing; the status counts all the same.
            let body = read(&mut answer, LARGEST_REFUSAL).await.unwrap_or_default();
            return Err(with_provider_error(fault, &body, &sent));
        }
        let body = read(&mut answer, largest).await?;
        let mut response = HttpResponse::new(body);
        *response.status_mut() = status;
        *response.headers_mut() = answer.headers().clone();
        Ok(response)
    }

    /// What a provider says of a person.
    ///
    /// # Errors
    /// As [`Outbound::send`].
    pub async fn profile(&self, url: &str, bearer: Option<&str>) -> Result<Vec<u8>, Fault> {
        let accept = "application/json, application/jwt;q=0.9";
        let fetched = self.fetch(LARGEST, url, accept, bearer).await?;
        Ok(fetched.into_body())
    }

    /// A document that is for everybody, as JSON.
    ///
    /// # Errors
    /// As [`Outbound::bytes`], and for what is not of this shape.
    pub async fn document<T: DeserializeOwned>(&self, url: &str) -> Result<T, Fault> {
        sensible(&self.bytes(url, LARGEST).await?)
    }

    /// A document that is for everybody, of at most so many bytes: who refuses it does not work.
    ///
    /// # Errors
    /// As [`Outbound::send`], but never a refusal.
    pub async fn bytes(&self, url: &str, largest: usize) -> Result<Vec<u8>, Fault> {
        Ok(self.public_up_to(largest, url).await?.into_body())
    }

    /// The whole answer with a document that is for everybody.
    ///
    /// # Errors
    /// As [`Outbound::send`], but never a refusal.
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

    /// What time it is there (RFC 9110 section 6.6.1), whatever else is answered.
    ///
    /// # Errors
    /// A provider that cannot be reached.
    pub async fn date(&self, url: &str) -> Result<Option<DateTime<Utc>>, Fault> {
        let asked = self.client()?.get(url).send().await.map_err(unreachable)?;
        let text = |name| asked.headers().get(name)?.to_str().ok();
        let date = text(http::header::DATE);
        let date = date.and_then(|date| DateTime::parse_from_rfc2822(date).ok());
        // A cache on the way answers with the time when it was asked itself.
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
            .map_err(|_| Fault::broken("the request could not be made"))?;
        self.send_up_to(largest, request).await
    }

    /// A form, sent where only the status of the answer counts.
    ///
    /// # Errors
    /// As [`Outbound::send`].
    pub async fn post_form(&self, url: &str, fields: &[(&str, &str)]) -> Result<(), Fault> {
        let body = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let request = http::Request::builder()
            .method(Method::POST)
            .uri(url)
            .header(
                http::header::CONTENT_TYPE,
                "application/x-www-form-urlencoded",
            )
            .body(body.into_bytes())
            .map_err(|_| Fault::broken("the request could not be made"))?;
        self.send(request).await.map(drop)
    }
}

async fn read(answer: &mut Response, limit: usize) -> Result<Vec<u8>, Fault> {
    let mut body = Vec::new();
    while let Some(part) = answer.chunk().await.map_err(unreachable)? {
        if body.len() + part.len() > limit {
            return Err(Fault::broken("the provider's answer is too large"));
        }
        body.extend_from_slice(&part);
    }
    Ok(body)
}

/// 408 and 429 are retryable; every other 4xx is final.
fn unsuccessful(status: StatusCode) -> Fault {
    match status {
        StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS => Fault::not_now(),
        _ if status.is_client_error() => Fault::refused("the provider refused"),
        _ => Fault::broken("the provider answered neither 2xx nor 4xx"),
    }
}

/// JSON that is at least of this shape.
///
/// # Errors
/// For everything else.
pub fn sensible<T: DeserializeOwned>(body: &[u8]) -> Result<T, Fault> {
    serde_json::from_slice(body).map_err(|error| {
        // Its text may quote the body, its kind and place do not.
        let what = match error.classify() {
            serde_json::error::Category::Data => "JSON of another shape",
            _ => "not JSON",
        };
        no_sense().with("body", what)
    })
}

/// JSON of whatever shape.
///
/// # Errors
/// For everything else.
pub fn json(body: &[u8]) -> Result<Value, Fault> {
    sensible(body)
}

fn unreachable(error: reqwest::Error) -> Fault {
    if error.is_timeout() {
        return Fault::too_slow();
    }
    // The innermost cause: "Connection refused", "invalid peer certificate: Expired". It never has the address's query.
    let mut cause = error.source();
    while let Some(inner) = cause.and_then(std::error::Error::source) {
        cause = Some(inner);
    }
    let fault = Fault::broken("the provider cannot be reached");
    match cause {
        Some(cause) => fault.with("cause", cause),
        None => fault,
    }
}
