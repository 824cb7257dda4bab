//! Errors in the form of LoopBack (`ERROR_FORMAT=loopback`), for frontends that read `error.message.message`.

use bytes::Bytes;
use http::Response;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http_body_util::BodyExt;
use serde_json::{Value, json};

use super::contract::DOCUMENT;
use super::envelope::{EdgeBody, full};

/// How errors are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorFormat {
    /// `message` is text.
    Plain,
    /// `message` is an object with the text as `message`.
    Loopback,
}

impl ErrorFormat {
    /// The published document, true to this format: what is an `ErrorResponse` in it has the schema of the other form.
    ///
    /// # Errors
    /// If the embedded document is broken.
    pub fn document(self) -> serde_json::Result<Value> {
        let mut document: Value = serde_json::from_str(DOCUMENT)?;
        if self == Self::Loopback {
            let schemas = &mut document["components"]["schemas"];
            schemas["ErrorResponse"] = schemas["LoopbackErrorResponse"].clone();
        }
        Ok(document)
    }

    /// The response in this format. Every error passes through here, those of the edge included. Others, and errors that have
    /// the format already, stay as they are.
    pub async fn apply(self, response: Response<EdgeBody>) -> Response<EdgeBody> {
        let status = response.status();
        let is_error = status.is_client_error() || status.is_server_error();
        let content_type = response.headers().get(CONTENT_TYPE);
        let is_json = content_type.is_some_and(|value| value == "application/json");
        if self == Self::Plain || !is_error || !is_json {
            return response;
        }
        let (mut head, body) = response.into_parts();
        let bytes = match body.collect().await {
            Ok(collected) => collected.to_bytes(),
            Err(_) => Bytes::new(),
        };
        head.headers.remove(CONTENT_LENGTH);
        let nested = nest(&bytes).unwrap_or(bytes);
        Response::from_parts(head, full(nested))
    }
}

/// `None` for what is not our envelope: the errors of OAuth 2.0 (RFC 6749 section 5.2) have a text as `error`.
fn nest(body: &[u8]) -> Option<Bytes> {
    let mut body: Value = serde_json::from_slice(body).ok()?;
    let message = body.get_mut("error")?.get_mut("message")?;
    if !message.is_string() {
        return None;
    }
    *message = json!({"message": message.take()});
    serde_json::to_vec(&body).ok().map(Bytes::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_errors_are_nested() {
        let nested = nest(br#"{"error":{"statusCode":404,"message":"Not Found"}}"#);
        let nested = nested.expect("an envelope");
        assert_eq!(
            serde_json::from_slice::<Value>(&nested).expect("JSON"),
            json!({"error": {"statusCode": 404, "message": {"message": "Not Found"}}})
        );
        for other in [
            &nested[..],
            br#"{"error":"invalid_grant","error_description":"x"}"#,
            b"",
            b"[]",
        ] {
            assert_eq!(nest(other), None);
        }
    }
}
