//! What is recorded about a response: a log event, metrics, and in debug builds any violation of the document.

use std::net::IpAddr;
use std::time::Instant;

use auth_api::Api;
use bytes::Bytes;
use http::{Response, StatusCode};
use http_body_util::BodyExt;

use super::response_headers::add_challenge;
use super::state::Edge;
use crate::edge::context::{HeaderText, RequestContext};
use crate::edge::contract::Operation;
use crate::edge::envelope::{EdgeBody, envelope, full};
use crate::log_throttle;

impl<A> Edge<A>
where
    A: Api<RequestContext> + Clone + Send + Sync + 'static,
{
    /// In debug and test builds, replaces an undocumented response with a 500 that describes the violation.
    pub(super) async fn check_documented(
        &self,
        operation: &Operation,
        id: &HeaderText,
        response: Response<EdgeBody>,
    ) -> Response<EdgeBody> {
        let Some(documented) = &operation.responses else {
            return response;
        };
        if response.status() == StatusCode::INTERNAL_SERVER_ERROR {
            return response;
        }
        let mut response = self.error_format.apply(response).await;
        // The document promises this header as well, and it is added to the operation's responses in any case.
        add_challenge(Some(operation), &mut response);
        let (head, body) = response.into_parts();
        let bytes = match body.collect().await {
            Ok(collected) => collected.to_bytes(),
            Err(_) => Bytes::new(),
        };
        let Some(violation) = documented.violation(head.status, &head.headers, &bytes) else {
            return Response::from_parts(head, full(bytes));
        };
        let text = format!(
            "Undocumented response of {}, status {}: {violation}",
            operation.id, head.status
        );
        tracing::error!(request_id = %id, "{text}");
        envelope(
            StatusCode::INTERNAL_SERVER_ERROR,
            &text,
            "INTERNAL_SERVER_ERROR",
            &[],
        )
    }

    /// One log event and one count per request. No query, headers or body, which contain codes, tokens and passwords.
    pub(super) fn record(
        &self,
        operation: Option<&Operation>,
        id: &HeaderText,
        peer: IpAddr,
        status: StatusCode,
        started: Instant,
    ) {
        let duration = started.elapsed();
        let (name, counters) = match operation {
            Some(operation) => (operation.id.as_str(), &self.counters[operation.index]),
            None => ("none", &self.unrouted),
        };
        counters.observe(status, duration);
        let micros = u64::try_from(duration.as_micros()).unwrap_or(u64::MAX);
        let status = status.as_u16();
        // 503 means overload, and a flood causes thousands of them.
        if status == 503 {
            if log_throttle::should_log("answered 503", name) {
                tracing::warn!(request_id = %id, operation = name, status, micros, %peer, "answered");
            }
        } else if status >= 500 {
            if log_throttle::should_log("answered with a fault", name) {
                tracing::error!(request_id = %id, operation = name, status, micros, %peer, "answered");
            }
        } else {
            tracing::debug!(request_id = %id, operation = name, status, micros, %peer, "answered");
        }
    }
}
