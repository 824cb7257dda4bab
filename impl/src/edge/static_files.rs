//! The document, the page to explore it and the service's own pages, as bytes in the binary. The generated router would parse
//! and copy them.

use bytes::Bytes;
use http::header::{
    self, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, HeaderValue, LOCATION,
};
use http::{Response, StatusCode};
use serde_json::{Value, json};

use super::contract::DOCUMENT;
use super::envelope::{EdgeBody, full};

/// Scripts only from our own files: a document that somebody manages to inject text into runs nothing.
const EXPLORER_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; \
     base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);

/// Passwords are typed here: nothing inline, nothing from elsewhere, no text that becomes markup. Forms are sent by script.
const PAGE_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; \
     form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
);

const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");
const JAVASCRIPT: HeaderValue = HeaderValue::from_static("text/javascript; charset=utf-8");
const CSS: HeaderValue = HeaderValue::from_static("text/css; charset=utf-8");

/// One file.
pub struct File {
    path: &'static str,
    media: HeaderValue,
    bytes: &'static [u8],
}

macro_rules! file {
    ($path:literal, $media:expr, $source:literal) => {
        File {
            path: $path,
            media: $media,
            bytes: include_bytes!($source),
        }
    };
}

/// What the explorer page asks for. None of these files is in the document: they are no operations.
static EXPLORER: [File; 3] = [
    file!(
        "/explorer/swagger-ui-bundle.js",
        JAVASCRIPT,
        "../../../generated/explorer/swagger-ui-bundle.js"
    ),
    file!(
        "/explorer/swagger-ui.css",
        CSS,
        "../../../generated/explorer/swagger-ui.css"
    ),
    file!("/explorer/start.js", JAVASCRIPT, "explorer/start.js"),
];

/// The service's own pages.
static PAGES: [File; 6] = [
    file!("/sign-in", HTML, "../../web/sign-in.html"),
    file!("/sign-up", HTML, "../../web/sign-up.html"),
    file!("/reset-password", HTML, "../../web/reset-password.html"),
    file!("/account", HTML, "../../web/account.html"),
    file!("/web/pages.js", JAVASCRIPT, "../../web/built/pages.js"),
    file!("/web/pages.css", CSS, "../../web/built/pages.css"),
];

/// The published document as this installation serves it: its operations are below the path of PUBLIC_URL.
///
/// Only the path is put in, not the whole address, so that the explorer also works under another name of the same host.
pub fn document_below(path_prefix: &str) -> Bytes {
    if path_prefix.is_empty() {
        return Bytes::from_static(DOCUMENT.as_bytes());
    }
    let served = serde_json::from_str::<Value>(DOCUMENT).and_then(|mut document| {
        document["servers"] = json!([{"url": path_prefix}]);
        serde_json::to_vec_pretty(&document)
    });
    // The contract is compiled from the same text, so it reads.
    served.map_or_else(|_| Bytes::from_static(DOCUMENT.as_bytes()), Bytes::from)
}

/// `GET /openapi.json`.
pub fn document(served: &Bytes) -> Response<EdgeBody> {
    respond(served.clone(), HeaderValue::from_static("application/json"))
}

/// `GET /explorer`.
pub fn explorer(query: Option<&str>) -> Response<EdgeBody> {
    let page = Bytes::from_static(include_bytes!("explorer/index.html"));
    let mut response = respond(page, HTML);
    guard(&mut response, EXPLORER_POLICY);
    keep_secret(&mut response, query);
    response
}

/// `GET /`, where there is no operation: leads people to the sign-in page.
pub fn to_sign_in(path_prefix: &str) -> Response<EdgeBody> {
    let mut response = Response::new(full(""));
    *response.status_mut() = StatusCode::SEE_OTHER;
    // A path of a valid URL is a valid header value.
    if let Ok(location) = HeaderValue::from_str(&format!("{path_prefix}/sign-in")) {
        response.headers_mut().insert(LOCATION, location);
    }
    response
}

/// The file at this path: of the explorer or of our own pages.
pub fn find(path: &str) -> Option<&'static File> {
    EXPLORER.iter().chain(&PAGES).find(|file| file.path == path)
}

impl File {
    /// Whether it belongs to our own pages, which WEB_PAGES switches off.
    pub fn is_page(&self) -> bool {
        PAGES.iter().any(|page| page.path == self.path)
    }

    pub fn response(&self, query: Option<&str>) -> Response<EdgeBody> {
        let mut response = respond(Bytes::from_static(self.bytes), self.media.clone());
        if self.media == HTML {
            guard(&mut response, PAGE_POLICY);
            keep_secret(&mut response, query);
        }
        response
    }
}

fn respond(bytes: Bytes, media: HeaderValue) -> Response<EdgeBody> {
    let mut response = Response::new(full(bytes));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, media);
    // An upgrade changes these files under the same names.
    headers.insert(
        CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=300"),
    );
    response
}

/// The address of a page may carry a token, a code or a state, and a cache stores pages under their addresses. Whatever the
/// parameters are called, a page with any is not stored.
fn keep_secret(response: &mut Response<EdgeBody>, query: Option<&str>) {
    if query.is_some_and(|query| !query.is_empty()) {
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}

/// No frame around a page, no opener beside it, and no word to anybody about the address it was opened with.
fn guard(response: &mut Response<EdgeBody>, policy: HeaderValue) {
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, policy);
    for (name, value) in [
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_load_nothing_but_our_files() {
        let explorer: &[u8] = include_bytes!("explorer/index.html");
        let own = PAGES.iter().filter(|file| file.media == HTML);
        for page in own.map(|file| file.bytes).chain([explorer]) {
            let page = std::str::from_utf8(page).expect("text");
            for attribute in ["src=\"", "href=\"", "action=\""] {
                for rest in page.split(attribute).skip(1) {
                    let reference = rest.split('"').next().unwrap_or_default();
                    let path = format!("/{}", reference.trim_start_matches('/'));
                    assert!(
                        reference == "data:," || find(&path).is_some(),
                        "{reference}"
                    );
                }
            }
            for inline in ["<script>", "<style", "style=\""] {
                assert!(!page.contains(inline), "the policy would refuse {inline}");
            }
        }
    }

    #[test]
    fn our_pages_can_be_switched_off() {
        assert!(find("/sign-in").is_some_and(File::is_page));
        assert!(find("/explorer/start.js").is_some_and(|file| !file.is_page()));
        assert!(find("/explorer/other.js").is_none());
    }
}
