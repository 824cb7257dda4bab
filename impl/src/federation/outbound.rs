//! The one client for all calls to providers: limited in time and size, without redirects, through HTTPS_PROXY if set.

use std::{sync::OnceLock, time::Duration};

use http::{Method, StatusCode};
use oauth2::{HttpRequest, HttpResponse};
use reqwest::{Client, redirect::Policy};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Fault;

/// A larger answer is refused.
const LARGEST: usize = 1024 * 1024;
const NO_SENSE: Fault = Fault::Broken("the provider's answer does not make sense");

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
            .ok_or(Fault::Broken("there is no HTTP client for providers"))
    }

    /// An answer of 200 to 299. 400 to 499 is a refusal, with 408 and 429 told apart; all else, redirects
    /// included, is a provider that does not work.
    ///
    /// # Errors
    /// As said.
    pub async fn send(&self, request: HttpRequest) -> Result<HttpResponse, Fault> {
        let request = reqwest::Request::try_from(request)
            .map_err(|_| Fault::Broken("the request could not be made"))?;
        let mut answer = self.client()?.execute(request).await.map_err(unreachable)?;
        let status = answer.status();
        if status.is_client_error() {
            return Err(refused(status));
        }
        if !status.is_success() {
            return Err(Fault::Broken("the provider answered neither 2xx nor 4xx"));
        }
        let mut body = Vec::new();
        while let Some(part) = answer.chunk().await.map_err(unreachable)? {
            if body.len() + part.len() > LARGEST {
                return Err(Fault::Broken("the provider's answer is too large"));
            }
            body.extend_from_slice(&part);
        }
        let mut response = HttpResponse::new(body);
        *response.status_mut() = status;
        *response.headers_mut() = answer.headers().clone();
        Ok(response)
    }

    /// What a provider says of a person, as JSON.
    ///
    /// # Errors
    /// As [`Outbound::send`], and for what is no JSON.
    pub async fn profile(&self, url: &str, bearer: Option<&str>) -> Result<Value, Fault> {
        sensible(&self.fetch(url, "application/json", bearer).await?)
    }

    /// A document that is for everybody, as JSON.
    ///
    /// # Errors
    /// As [`Outbound::text`], and for what is not of this shape.
    pub async fn document<T: DeserializeOwned>(&self, url: &str) -> Result<T, Fault> {
        sensible(self.text(url).await?.as_bytes())
    }

    /// A document that is for everybody: who refuses it does not work.
    ///
    /// # Errors
    /// As [`Outbound::send`], but never [`Fault::Refused`]; and for what is no UTF-8.
    pub async fn text(&self, url: &str) -> Result<String, Fault> {
        let body = self
            .fetch(url, "*/*", None)
            .await
            .map_err(|fault| match fault {
                Fault::Refused(_) | Fault::NotNow => {
                    Fault::Broken("the provider has no such document")
                }
                other => other,
            })?;
        String::from_utf8(body).map_err(|_| NO_SENSE)
    }

    async fn fetch(&self, url: &str, accept: &str, bearer: Option<&str>) -> Result<Vec<u8>, Fault> {
        let mut request = http::Request::builder()
            .method(Method::GET)
            .uri(url)
            .header(http::header::ACCEPT, accept);
        if let Some(token) = bearer {
            request = request.header(http::header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let request = request
            .body(Vec::new())
            .map_err(|_| Fault::Broken("the request could not be made"))?;
        Ok(self.send(request).await?.into_body())
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
            .map_err(|_| Fault::Broken("the request could not be made"))?;
        self.send(request).await.map(drop)
    }
}

/// Who is asked too often, or too slowly, has not said no for good.
fn refused(status: StatusCode) -> Fault {
    match status {
        StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS => Fault::NotNow,
        _ => Fault::Refused("the provider refused"),
    }
}

fn sensible<T: DeserializeOwned>(body: &[u8]) -> Result<T, Fault> {
    serde_json::from_slice(body).map_err(|_| NO_SENSE)
}

fn unreachable(error: reqwest::Error) -> Fault {
    if error.is_timeout() {
        Fault::TooSlow
    } else {
        Fault::Broken("the provider cannot be reached")
    }
}
