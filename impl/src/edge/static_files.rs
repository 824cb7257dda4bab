//! The published document, the explorer and the built-in pages, embedded in the binary and served without the generated
//! router, which would parse and copy them.

use std::{io::Read, sync::OnceLock};

use bytes::Bytes;
use flate2::read::GzDecoder;
use http::header::{
    self, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName,
    HeaderValue, LOCATION, VARY,
};
use http::{Request, Response, StatusCode};
use hyper::body::Incoming;
use serde_json::json;

use super::accept_header::accepts_gzip;
use super::contract::DOCUMENT;
use super::envelope::{EdgeBody, full};
use super::error_format::ErrorFormat;

/// Scripts from our own files only, so that text injected into the document cannot run.
const EXPLORER_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; \
     base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);

/// Passwords are typed on these pages: nothing inline, nothing from other origins, and no strings turned into markup.
/// Forms are submitted by script.
const PAGE_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; \
     form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
);

pub const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");
const JAVASCRIPT: HeaderValue = HeaderValue::from_static("text/javascript; charset=utf-8");
const CSS: HeaderValue = HeaderValue::from_static("text/css; charset=utf-8");

/// An embedded file.
pub struct File {
    path: &'static str,
    media: HeaderValue,
    content: Content,
}

enum Content {
    Plain(&'static [u8]),
    /// The gzip data, and the plain file, inflated at the first request that does not accept gzip and then kept: inflating it for
    /// each would be an easy way to keep the service busy.
    Compressed(&'static [u8], OnceLock<Bytes>),
}

macro_rules! file {
    ($path:literal, $media:expr, $source:literal) => {
        File {
            path: $path,
            media: $media,
            content: Content::Plain(include_bytes!($source)),
        }
    };
}

/// A file that the build script has compressed.
macro_rules! compressed {
    ($path:literal, $media:expr, $name:literal) => {
        File {
            path: $path,
            media: $media,
            content: Content::Compressed(
                include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".gz")),
                OnceLock::new(),
            ),
        }
    };
}

/// The files of the explorer page. They are not operations of the document.
static EXPLORER: [File; 3] = [
    compressed!(
        "/explorer/swagger-ui-bundle.js",
        JAVASCRIPT,
        "swagger-ui-bundle.js"
    ),
    compressed!("/explorer/swagger-ui.css", CSS, "swagger-ui.css"),
    file!("/explorer/start.js", JAVASCRIPT, "explorer/start.js"),
];

/// The built-in pages.
static PAGES: [File; 9] = [
    file!("/sign-in", HTML, "../../web/sign-in.html"),
    file!("/sign-up", HTML, "../../web/sign-up.html"),
    file!("/reset-password", HTML, "../../web/reset-password.html"),
    file!("/account", HTML, "../../web/account.html"),
    file!("/device", HTML, "../../web/device.html"),
    file!("/consent", HTML, "../../web/consent.html"),
    file!("/sign-out", HTML, "../../web/sign-out.html"),
    file!("/web/pages.js", JAVASCRIPT, "../../web/built/pages.js"),
    file!("/web/pages.css", CSS, "../../web/built/pages.css"),
];

/// The published document as served by this installation, with the path of PUBLIC_URL as its server and its form of errors.
///
/// Only the path and not the whole URL, so that the explorer also works under another host name.
pub fn document_below(path_prefix: &str, errors: ErrorFormat) -> Bytes {
    if path_prefix.is_empty() && errors == ErrorFormat::Plain {
        return Bytes::from_static(DOCUMENT.as_bytes());
    }
    let served = errors.document().and_then(|mut document| {
        if !path_prefix.is_empty() {
            document["servers"] = json!([{"url": path_prefix}]);
        }
        serde_json::to_vec_pretty(&document)
    });
    // Cannot fail: the contract has been compiled from the same text.
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
    add_security_headers(&mut response, EXPLORER_POLICY);
    forbid_caching(&mut response, query);
    response
}

/// `GET /`, which is not an operation: redirects to the sign-in page.
pub fn redirect_to_sign_in(path_prefix: &str) -> Response<EdgeBody> {
    let mut response = Response::new(full(""));
    *response.status_mut() = StatusCode::SEE_OTHER;
    // The path of a valid URL is always a valid header value.
    if let Ok(location) = HeaderValue::from_str(&format!("{path_prefix}/sign-in")) {
        response.headers_mut().insert(LOCATION, location);
    }
    response
}

/// The file at this path, of the explorer or the built-in pages.
pub fn find(path: &str) -> Option<&'static File> {
    EXPLORER.iter().chain(&PAGES).find(|file| file.path == path)
}

impl File {
    /// Whether it belongs to the built-in pages, which WEB_PAGES disables.
    pub fn is_page(&self) -> bool {
        PAGES.iter().any(|page| page.path == self.path)
    }

    pub fn response(&self, request: &Request<Incoming>) -> Response<EdgeBody> {
        let bytes = match &self.content {
            Content::Plain(bytes) => Bytes::from_static(bytes),
            Content::Compressed(bytes, plain) => {
                return self.negotiated(bytes, plain, accepts_gzip(request.headers()));
            }
        };
        let mut response = respond(bytes, self.media.clone());
        if self.media == HTML {
            add_security_headers(&mut response, PAGE_POLICY);
            forbid_caching(&mut response, request.uri().query());
        }
        response
    }

    fn negotiated(
        &self,
        compressed: &'static [u8],
        plain: &OnceLock<Bytes>,
        gzip: bool,
    ) -> Response<EdgeBody> {
        let bytes = if gzip {
            Bytes::from_static(compressed)
        } else {
            plain.get_or_init(|| inflated(compressed)).clone()
        };
        let mut response = respond(bytes, self.media.clone());
        let headers = response.headers_mut();
        headers.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
        if gzip {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        response
    }
}

/// What the build script has compressed.
fn inflated(compressed: &[u8]) -> Bytes {
    let mut plain = Vec::new();
    let read = GzDecoder::new(compressed).read_to_end(&mut plain);
    read.expect("the build script's own output");
    plain.into()
}

fn respond(bytes: Bytes, media: HeaderValue) -> Response<EdgeBody> {
    let mut response = Response::new(full(bytes));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, media);
    // Upgrades change these files without changing their names.
    headers.insert(
        CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=300"),
    );
    response
}

/// The URL of a page may contain a token, a code or a state, and caches store pages under their URLs. So a page with
/// any query is never cached.
fn forbid_caching(response: &mut Response<EdgeBody>, query: Option<&str>) {
    if query.is_some_and(|query| !query.is_empty()) {
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}

/// No framing, no opener, and no referrer, since the URL may contain a token.
pub fn add_security_headers(response: &mut Response<EdgeBody>, policy: HeaderValue) {
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
        let content = |file: &File| match file.content {
            Content::Plain(bytes) => bytes,
            Content::Compressed(..) => panic!("{} is compressed", file.path),
        };
        for page in own.map(content).chain([explorer]) {
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
                assert!(!page.contains(inline), "the policy would block {inline}");
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
