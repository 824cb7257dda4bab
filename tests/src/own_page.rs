//! A page of the service's own, in a browser.

use serde_json::Value;

use crate::{Answer, World};

/// What such a page has: the browser's cookie, its CSRF token, its origin.
#[derive(Clone, Debug)]
pub struct OwnPage {
    pub cookie: String,
    pub csrf_token: String,
    pub origin: String,
    pub context: Value,
}

impl World {
    pub async fn page(&self) -> OwnPage {
        let answer = self.get("/web/context").send().await.ok();
        let set_cookie = answer.header("set-cookie").expect("a cookie").to_owned();
        let context = answer.json();
        let public_url: url::Url = answer.field("publicUrl").parse().expect("a URL");
        OwnPage {
            cookie: set_cookie.split(';').next().expect("a pair").to_owned(),
            csrf_token: answer.field("csrfToken"),
            origin: public_url.origin().ascii_serialization(),
            context,
        }
    }

    pub async fn from_page(&self, page: &OwnPage, path: &str, body: Value) -> Answer {
        self.post(path)
            .header("Cookie", &page.cookie)
            .header("X-CSRF-Token", &page.csrf_token)
            .header("Origin", &page.origin)
            .json(body)
            .send()
            .await
    }
}
