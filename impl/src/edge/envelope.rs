//! The envelope in which the edge returns errors, and the names of all errors.

use bytes::Bytes;
use http::header::{ALLOW, CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use http::{Response, StatusCode};
use http_body_util::{Either, Full, combinators::BoxBody};
use serde::Serialize;
use serde_json::{Map, Value};

/// A response body: either bytes from the edge, or the body returned by the generated router.
pub type EdgeBody = Either<Full<Bytes>, BoxBody<Bytes, std::convert::Infallible>>;

/// A body from the edge.
pub fn full(bytes: impl Into<Bytes>) -> EdgeBody {
    Either::Left(Full::new(bytes.into()))
}

/// `error.name` of the envelope. Every status the service returns has its own name.
pub fn error_name(status: StatusCode) -> &'static str {
    match status.as_u16() {
        400 => "BadRequestError",
        401 => "UnauthorizedError",
        403 => "ForbiddenError",
        404 => "NotFoundError",
        405 => "MethodNotAllowedError",
        408 => "RequestTimeoutError",
        409 => "ConflictError",
        413 => "PayloadTooLargeError",
        415 => "UnsupportedMediaTypeError",
        422 => "UnprocessableEntityError",
        429 => "TooManyRequestsError",
        502 => "BadGatewayError",
        503 => "ServiceUnavailableError",
        504 => "GatewayTimeoutError",
        500.. => "InternalServerError",
        _ => "ClientError",
    }
}

/// A violation of the document: where (a JSON pointer, "" for the root), which keyword, and what it requires.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Detail {
    pub path: String,
    pub code: String,
    /// States what is required, never what was sent: the value may be a password.
    pub message: String,
    pub info: Map<String, Value>,
}

impl Detail {
    /// Concerns the request as a whole.
    pub fn new(code: &str, message: &str) -> Self {
        Self {
            path: String::new(),
            code: code.to_owned(),
            message: message.to_owned(),
            info: Map::new(),
        }
    }
}

/// An error response from the edge.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    pub status: StatusCode,
    pub message: &'static str,
    /// The message in upper snake case.
    pub code: &'static str,
    pub details: Vec<Detail>,
    /// In seconds.
    pub retry_after: Option<u32>,
    pub allow: Option<HeaderValue>,
}

impl Problem {
    const fn new(status: StatusCode, message: &'static str, code: &'static str) -> Self {
        Self {
            status,
            message,
            code,
            details: Vec::new(),
            retry_after: None,
            allow: None,
        }
    }

    pub const fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "Not Found", "NOT_FOUND")
    }

    /// A feature that is disabled or not configured.
    pub const fn not_configured() -> Self {
        Self::new(StatusCode::NOT_FOUND, "Not Configured", "NOT_CONFIGURED")
    }

    pub fn method_not_allowed(allow: HeaderValue) -> Self {
        Self {
            allow: Some(allow),
            ..Self::new(
                StatusCode::METHOD_NOT_ALLOWED,
                "Method Not Allowed",
                "METHOD_NOT_ALLOWED",
            )
        }
    }

    /// 400 for requests that are malformed or in which something required is missing or repeated. The message is always
    /// the same; the detail says what is wrong.
    pub fn bad_request(detail: Detail) -> Self {
        Self {
            details: vec![detail],
            ..Self::new(StatusCode::BAD_REQUEST, "Bad Request", "BAD_REQUEST")
        }
    }

    /// The same violations as a 400, for operations that answer nothing else to a request that is wrong.
    pub fn as_bad_request(self) -> Self {
        Self {
            details: self.details,
            ..Self::new(StatusCode::BAD_REQUEST, "Bad Request", "BAD_REQUEST")
        }
    }

    pub const fn request_timeout() -> Self {
        Self::new(
            StatusCode::REQUEST_TIMEOUT,
            "Request Timeout",
            "REQUEST_TIMEOUT",
        )
    }

    pub const fn payload_too_large() -> Self {
        Self::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "Payload Too Large",
            "PAYLOAD_TOO_LARGE",
        )
    }

    pub const fn unsupported_media_type() -> Self {
        Self::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "Unsupported Media Type",
            "UNSUPPORTED_MEDIA_TYPE",
        )
    }

    pub fn validation_failed(details: Vec<Detail>) -> Self {
        Self {
            details,
            ..Self::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "Validation Failed",
                "VALIDATION_FAILED",
            )
        }
    }

    pub const fn internal() -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "Internal Server Error",
            "INTERNAL_SERVER_ERROR",
        )
    }

    pub fn saturated() -> Self {
        Self {
            retry_after: Some(1),
            ..Self::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "Service Unavailable",
                "SERVICE_UNAVAILABLE",
            )
        }
    }

    pub fn into_response(self) -> Response<EdgeBody> {
        let mut response = envelope(self.status, self.message, self.code, &self.details);
        let headers = response.headers_mut();
        if let Some(seconds) = self.retry_after {
            headers.insert(RETRY_AFTER, seconds.into());
        }
        if let Some(allow) = &self.allow {
            headers.insert(ALLOW, allow.clone());
        }
        // For operations whose errors have another form.
        response.extensions_mut().insert(self);
        response
    }
}

/// The envelope as a response, for the errors above and for messages only known at run time.
pub fn envelope(
    status: StatusCode,
    message: &str,
    code: &str,
    details: &[Detail],
) -> Response<EdgeBody> {
    let body = Envelope {
        error: ErrorBody {
            status_code: status.as_u16(),
            name: error_name(status),
            message,
            code,
            details,
        },
    };
    // Serialising strings, numbers and maps with string keys cannot fail.
    let bytes = serde_json::to_vec(&body).unwrap_or_default();
    let mut response = Response::new(full(bytes));
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

#[derive(Serialize)]
struct Envelope<'a> {
    error: ErrorBody<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ErrorBody<'a> {
    status_code: u16,
    name: &'static str,
    message: &'a str,
    code: &'a str,
    #[serde(skip_serializing_if = "<[Detail]>::is_empty")]
    details: &'a [Detail],
}

#[cfg(test)]
mod tests {
    use http_body_util::BodyExt;
    use serde_json::json;

    use super::*;

    async fn body(problem: Problem) -> Value {
        let bytes = problem
            .into_response()
            .into_body()
            .collect()
            .await
            .expect("in memory")
            .to_bytes();
        serde_json::from_slice(&bytes).expect("JSON")
    }

    #[tokio::test]
    async fn envelope_has_the_contracts_form() {
        let error = json!({"statusCode": 404, "name": "NotFoundError", "message": "Not Found", "code": "NOT_FOUND"});
        assert_eq!(body(Problem::not_found()).await, json!({"error": error}));
        let detail = Detail {
            path: "/username".into(),
            code: "type".into(),
            message: "must be a string".into(),
            info: Map::new(),
        };
        let details = &body(Problem::validation_failed(vec![detail])).await["error"]["details"];
        let expected = json!([{"path": "/username", "code": "type", "message": "must be a string", "info": {}}]);
        assert_eq!(*details, expected);
    }

    #[test]
    fn refusals_carry_their_headers() {
        let response = Problem::saturated().into_response();
        assert_eq!(response.headers()[RETRY_AFTER], "1");
        let response =
            Problem::method_not_allowed(HeaderValue::from_static("GET, POST")).into_response();
        assert_eq!(response.headers()[ALLOW], "GET, POST");
    }
}
