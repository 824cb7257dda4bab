//! Errors of `/oauth2`: the form of RFC 6749 section 5.2 instead of the envelope, and pages for browsers.
//!
//! What the edge refuses is translated here, so that the checks of the document need to know only one form of errors.

use bytes::Bytes;
use http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue, PRAGMA};
use http::{Response, StatusCode};
use http_body_util::BodyExt;
use serde_json::{Value, json};

use super::contract::ErrorForm;
use super::envelope::{EdgeBody, Problem, full};
use super::static_files::{HTML, add_security_headers};

/// The script is that of `domain::oauth::response::SUBMIT`. The form may lead anywhere: the redirect URI was checked.
const FORM_POST_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'sha256-8lDeP0UDwCO6/RhblgeH/ctdBzjVpJxrXizsnIk3cEQ='; base-uri 'none'; frame-ancestors 'none'",
);
const ERROR_PAGE_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);

/// Gives a response the form that the document promises.
pub async fn present(
    form: ErrorForm,
    prefers_html: bool,
    mut response: Response<EdgeBody>,
) -> Response<EdgeBody> {
    if form == ErrorForm::Envelope {
        return response;
    }
    response = in_form(form, prefers_html, response).await;
    // RFC 6749 section 5.1, for caches that do not know `Cache-Control`.
    let no_cache = HeaderValue::from_static("no-cache");
    response.headers_mut().insert(PRAGMA, no_cache);
    response
}

async fn in_form(
    form: ErrorForm,
    prefers_html: bool,
    mut response: Response<EdgeBody>,
) -> Response<EdgeBody> {
    if form.has_pages() {
        let shown = [
            StatusCode::BAD_REQUEST,
            StatusCode::NOT_FOUND,
            StatusCode::UNPROCESSABLE_ENTITY,
        ];
        if prefers_html && shown.contains(&response.status()) {
            return error_page(response).await;
        }
        let headers = response.headers_mut();
        if headers
            .get(CONTENT_TYPE)
            .is_some_and(|media| media == "text/html")
        {
            headers.insert(CONTENT_TYPE, HTML);
            add_security_headers(&mut response, FORM_POST_POLICY);
        }
    }
    match response.extensions_mut().remove::<Problem>() {
        None => response,
        Some(problem) if form != ErrorForm::PageOrEnvelope => oauth_error(&problem, response),
        Some(problem) if response.status() == StatusCode::UNPROCESSABLE_ENTITY => {
            problem.as_bad_request().into_response()
        }
        Some(_) => response,
    }
}

fn oauth_error(problem: &Problem, mut response: Response<EdgeBody>) -> Response<EdgeBody> {
    // RFC 6749 knows no other status for a request that is wrong.
    if response.status() == StatusCode::UNPROCESSABLE_ENTITY {
        *response.status_mut() = StatusCode::BAD_REQUEST;
    }
    let error = match response.status().as_u16() {
        500 => "server_error",
        429 | 503 => "temporarily_unavailable",
        _ => "invalid_request",
    };
    let description = match problem.details.first() {
        Some(detail) => description(&detail.path, &detail.message),
        None => problem.message.to_owned(),
    };
    let body = json!({"error": error, "error_description": description});
    response.map(|_| full(Bytes::from(body.to_string())))
}

async fn error_page(response: Response<EdgeBody>) -> Response<EdgeBody> {
    let (mut head, body) = response.into_parts();
    let bytes = match body.collect().await {
        Ok(collected) => collected.to_bytes(),
        Err(_) => Bytes::new(),
    };
    // RFC 6749 knows no other status for a request that is wrong.
    if head.status == StatusCode::UNPROCESSABLE_ENTITY {
        head.status = StatusCode::BAD_REQUEST;
    }
    let body: Value = serde_json::from_slice(&bytes).unwrap_or_default();
    let error = &body["error"];
    let detail = &error["details"][0];
    let message = match (detail["path"].as_str(), detail["message"].as_str()) {
        (Some(path), Some(message)) => description(path, message),
        _ => error["message"]
            .as_str()
            .or(body["error_description"].as_str())
            .unwrap_or_default()
            .to_owned(),
    };
    head.headers.insert(CONTENT_TYPE, HTML);
    head.headers.remove(http::header::CONTENT_LENGTH);
    let mut page = Response::from_parts(head, full(Bytes::from(page(&message))));
    add_security_headers(&mut page, ERROR_PAGE_POLICY);
    page.headers_mut()
        .insert(CONTENT_SECURITY_POLICY, ERROR_PAGE_POLICY);
    page
}

/// What is wrong with the parameter at this JSON pointer.
fn description(path: &str, message: &str) -> String {
    match path.trim_start_matches('/') {
        "" => message.to_owned(),
        name => format!("{name} {message}"),
    }
}

/// The messages are our own and have nothing of the request, but are escaped all the same.
fn page(message: &str) -> String {
    let message = message
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>This did not work</title>\
         <link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"../web/pages.css\"></head>\
         <body><main><h1>This did not work</h1><p>The application that sent you here made a request that cannot be \
         answered. Go back to the application and try again.</p>\
         <p>For its developers: {message}.</p></main></body></html>"
    )
}

#[cfg(test)]
mod tests {
    use aws_lc_rs::digest::{SHA256, digest};
    use base64::{Engine, engine::general_purpose::STANDARD};

    use super::*;
    use crate::domain::oauth::response::SUBMIT;

    #[test]
    fn the_policy_allows_the_script_of_the_form() {
        let hash = STANDARD.encode(digest(&SHA256, SUBMIT.as_bytes()));
        let policy = FORM_POST_POLICY.to_str().expect("text").to_owned();
        assert!(policy.contains(&format!("'sha256-{hash}'")), "{hash}");
    }

    #[test]
    fn a_message_cannot_become_markup() {
        assert!(page("<b>").contains("&lt;b&gt;"));
    }
}
