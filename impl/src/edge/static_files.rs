//! The document and the page to explore it, as bytes in the binary. The generated router would parse and copy them.

use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Method, Response};

use super::contract::DOCUMENT;
use super::envelope::{EdgeBody, full};

/// Scripts only from our own files: a document that somebody manages to inject text into runs nothing.
const EXPLORER_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; \
     base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);

/// One file.
struct File {
    path: &'static str,
    media: HeaderValue,
    bytes: &'static [u8],
}

/// What the explorer page asks for. Not in the document: these are no operations.
static ASSETS: [File; 3] = [
    File {
        path: "/explorer/swagger-ui-bundle.js",
        media: HeaderValue::from_static("text/javascript; charset=utf-8"),
        bytes: include_bytes!("../../../generated/explorer/swagger-ui-bundle.js"),
    },
    File {
        path: "/explorer/swagger-ui.css",
        media: HeaderValue::from_static("text/css; charset=utf-8"),
        bytes: include_bytes!("../../../generated/explorer/swagger-ui.css"),
    },
    File {
        path: "/explorer/start.js",
        media: HeaderValue::from_static("text/javascript; charset=utf-8"),
        bytes: include_bytes!("explorer/start.js"),
    },
];

/// `GET /openapi.json`.
pub fn document() -> Response<EdgeBody> {
    respond(
        DOCUMENT.as_bytes(),
        HeaderValue::from_static("application/json"),
    )
}

/// `GET /explorer`.
pub fn explorer() -> Response<EdgeBody> {
    let page = include_bytes!("explorer/index.html");
    let mut response = respond(page, HeaderValue::from_static("text/html; charset=utf-8"));
    response
        .headers_mut()
        .insert(CONTENT_SECURITY_POLICY, EXPLORER_POLICY);
    response.headers_mut().insert(
        HeaderName::from_static("referrer-policy"),
        HeaderValue::from_static("no-referrer"),
    );
    response
}

/// A file of the explorer page.
pub fn asset(method: &Method, path: &str) -> Option<Response<EdgeBody>> {
    if method != Method::GET {
        return None;
    }
    let file = ASSETS.iter().find(|file| file.path == path)?;
    Some(respond(file.bytes, file.media.clone()))
}

fn respond(bytes: &'static [u8], media: HeaderValue) -> Response<EdgeBody> {
    let mut response = Response::new(full(Bytes::from_static(bytes)));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, media);
    // An upgrade changes these files under the same names.
    headers.insert(
        CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=300"),
    );
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_loads_nothing_but_our_files() {
        let page = include_str!("explorer/index.html");
        for reference in page
            .split(['"', '\''])
            .filter(|text| text.contains("://") || text.starts_with('/'))
        {
            assert!(asset(&Method::GET, reference).is_some(), "{reference}");
        }
        assert!(!page.contains("<script>"), "the policy would not run it");
        assert!(asset(&Method::GET, "/explorer/other.js").is_none());
        assert!(asset(&Method::POST, "/explorer/start.js").is_none());
    }
}
