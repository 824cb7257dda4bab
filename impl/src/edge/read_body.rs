//! Reads a request body, with limits on size and time.

use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_ENCODING, EXPECT};
use http::request::Parts;
use http::{Request, Response};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::{Body, Incoming};
use tokio::time::{sleep, timeout};

use super::contract::{BodyRule, Media};
use super::envelope::{Detail, EdgeBody, Problem};
use super::media_type::content_type;
use super::quotas::PendingBodies;
use crate::client_network::ClientNetwork;

/// How long and how much of an unwanted body to read, see [`drain_body`].
const DRAIN_TIME: Duration = Duration::from_secs(2);
const DRAIN_BYTES: usize = 1024 * 1024;

/// Limits on request bodies.
pub struct BodyLimits {
    pub max_bytes: usize,
    /// From the end of the headers to the end of the body.
    pub time: Duration,
    /// Bodies that are still arriving.
    pub pending_bodies: PendingBodies,
}

impl BodyLimits {
    /// Reads the body, checks it against the document, and normalises the media type in the headers to the document's
    /// spelling. Returns no bytes if there is no body and none is required. A body of which `reduce` makes another one is
    /// replaced by that if it violates the document and the other does not.
    pub async fn read(
        &self,
        rule: &BodyRule,
        head: &mut Parts,
        mut body: Incoming,
        client: ClientNetwork,
        reduce: impl FnOnce(&[u8]) -> Option<String>,
    ) -> Result<Bytes, Problem> {
        let read = match self.check_head(rule, head, &body) {
            Ok(()) => self.collect(&mut body, client).await,
            Err(problem) => Err(problem),
        };
        let bytes = match read {
            Ok(bytes) => bytes,
            Err(problem) => {
                drain_body(head, body);
                return Err(problem);
            }
        };
        if bytes.is_empty() {
            rule.check_absent(media(rule, head).ok())?;
            return Ok(bytes);
        }
        let media = media(rule, head)?;
        head.headers
            .insert(http::header::CONTENT_TYPE, media.header.clone());
        match media.check(&bytes) {
            Ok(()) => Ok(bytes),
            Err(problem) => reduce(&bytes)
                .map(Bytes::from)
                .filter(|reduced| media.check(reduced).is_ok())
                .ok_or(problem),
        }
    }

    /// Checks what is known before the first byte.
    fn check_head(&self, rule: &BodyRule, head: &Parts, body: &Incoming) -> Result<(), Problem> {
        let size = body.size_hint().lower();
        if size > self.max_bytes as u64 {
            return Err(Problem::payload_too_large());
        }
        if size == 0 {
            // No body, or one of unknown length, which shows when it is read.
            return Ok(());
        }
        media(rule, head).map(|_| ())
    }

    async fn collect(&self, body: &mut Incoming, client: ClientNetwork) -> Result<Bytes, Problem> {
        if body.is_end_stream() {
            return Ok(Bytes::new());
        }
        let mut waiting = self.pending_bodies.wait(client);
        let whole = timeout(self.time, Limited::new(body, self.max_bytes).collect());
        let read = tokio::select! {
            read = whole => read,
            () = waiting.evicted() => return Err(Problem::saturated()),
        };
        match read {
            Ok(Ok(collected)) => Ok(collected.to_bytes()),
            Ok(Err(error)) if error.is::<LengthLimitError>() => Err(Problem::payload_too_large()),
            Ok(Err(_)) => Err(bad_body(
                "syntax",
                "the body is incomplete or its framing is invalid",
            )),
            Err(_) => Err(Problem::request_timeout()),
        }
    }
}

/// The documented media type that the headers name, or else 415.
fn media<'r>(rule: &'r BodyRule, head: &Parts) -> Result<&'r Media, Problem> {
    let encoding = head.headers.get(CONTENT_ENCODING);
    if encoding.is_some_and(|encoding| !encoding.as_bytes().eq_ignore_ascii_case(b"identity")) {
        return Err(Problem::unsupported_media_type());
    }
    rule.select(&content_type(&head.headers))
}

fn bad_body(code: &str, message: &str) -> Problem {
    Problem::bad_request(Detail::new(code, message))
}

/// Responds with an error to a request whose body has not been read.
pub fn refuse(request: Request<Incoming>, problem: Problem) -> Response<EdgeBody> {
    let (head, body) = request.into_parts();
    drain_body(&head, body);
    problem.into_response()
}

/// Keeps reading an unwanted body for a moment while the error response is on its way.
///
/// If we closed while the client is still sending, it would see a connection reset instead of the response. A client
/// that sent `Expect: 100-continue` waits before sending, and reading would tell it to go ahead.
pub fn drain_body(head: &Parts, body: Incoming) {
    if body.is_end_stream() || head.headers.contains_key(EXPECT) {
        return;
    }
    tokio::spawn(async move {
        let drain = async {
            let mut body = Limited::new(body, DRAIN_BYTES);
            while let Some(Ok(_)) = body.frame().await {}
        };
        tokio::select! {
            () = drain => {}
            () = sleep(DRAIN_TIME) => {}
        }
    });
}
