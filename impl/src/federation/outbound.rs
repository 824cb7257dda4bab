//! The one client for all calls to providers: limited in time and size, without redirects, through HTTPS_PROXY if set.

use std::{sync::OnceLock, time::Duration};

use http::Method;
use oauth2::{HttpRequest, HttpResponse};
use reqwest::{Client, redirect::Policy};
use serde::de::DeserializeOwned;

use super::Fault;

/// A larger answer is refused.
const LARGEST: usize = 1024 * 1024;

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

    /// An answer of 200 to 299. 400 to 499 is a refusal; all else, redirects included, is a provider that does not work.
    ///
    /// # Errors
    /// As said.
    pub async fn send(&self, request: HttpRequest) -> Result<HttpResponse, Fault> {
        let request = reqwest::Request::try_from(request)
            .map_err(|_| Fault::Broken("the request could not be made"))?;
        let mut answer = self.client()?.execute(request).await.map_err(unreachable)?;
        let status = answer.status();
        if status.is_client_error() {
            return Err(Fault::Refused("the provider refused"));
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

    /// The JSON at an address.
    ///
    /// # Errors
    /// As [`Outbound::send`], and for what is not of this shape.
    pub async fn get<T: DeserializeOwned>(
        &self,
        url: &str,
        bearer: Option<&str>,
    ) -> Result<T, Fault> {
        let body = self.fetch(url, "application/json", bearer).await?;
        serde_json::from_slice(&body)
            .map_err(|_| Fault::Broken("the provider's answer does not make sense"))
    }

    /// The text at an address.
    ///
    /// # Errors
    /// As [`Outbound::send`], and for what is no UTF-8.
    pub async fn text(&self, url: &str) -> Result<String, Fault> {
        let body = self.fetch(url, "*/*", None).await?;
        String::from_utf8(body)
            .map_err(|_| Fault::Broken("the provider's answer does not make sense"))
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
        match self.send(request).await {
            Ok(answer) => Ok(answer.into_body()),
            // A document that is for everybody refuses nobody.
            Err(Fault::Refused(_)) if bearer.is_none() => {
                Err(Fault::Broken("the provider has no such document"))
            }
            Err(fault) => Err(fault),
        }
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

fn unreachable(error: reqwest::Error) -> Fault {
    if error.is_timeout() {
        Fault::TooSlow
    } else {
        Fault::Broken("the provider cannot be reached")
    }
}
