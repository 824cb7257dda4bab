//! Headers that the edge adds to every response, and the response to HEAD.

use std::time::Duration;

use http::header::{self, HeaderValue};
use http::{Response, StatusCode};
use hyper::body::Body;

use crate::edge::contract::Operation;
use crate::edge::envelope::{EdgeBody, full};

/// One year. Without subdomains, which may belong to someone else (RFC 6797 section 6.1).
pub(super) const HTTPS_ONLY: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// `Cache-Control` (RFC 9111) for resources that are the same for everybody.
pub(super) fn cache_publicly(max_age: Duration) -> HeaderValue {
    let text = format!("public, max-age={}", max_age.as_secs());
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("no-cache"))
}

/// RFC 9110 section 11.6.1: a 401 names the accepted scheme.
pub(super) fn add_challenge(operation: Option<&Operation>, response: &mut Response<EdgeBody>) {
    if response.status() == StatusCode::UNAUTHORIZED
        && operation.is_some_and(|operation| operation.bearer)
    {
        let challenge = HeaderValue::from_static("Bearer");
        response
            .headers_mut()
            .insert(header::WWW_AUTHENTICATE, challenge);
    }
}

/// The response to HEAD: that to GET without its content, but with its length (RFC 9110 section 9.3.2).
pub(super) fn without_content(response: Response<EdgeBody>) -> Response<EdgeBody> {
    let (mut head, body) = response.into_parts();
    let has_length = head.status != StatusCode::NO_CONTENT;
    if let Some(length) = body.size_hint().exact().filter(|_| has_length) {
        head.headers.insert(header::CONTENT_LENGTH, length.into());
    }
    Response::from_parts(head, full(""))
}
