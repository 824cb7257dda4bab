//! A browser that logs in through a provider.

use std::collections::HashMap;

use reqwest::Method;

use crate::{Answer, CLIENT_ID, CLIENT_SECRET, World};

/// A login that has been started.
#[derive(Debug)]
pub struct Started {
    pub location: url::Url,
    pub query: HashMap<String, String>,
    /// `name=value`.
    pub cookie: String,
    pub set_cookie: String,
}

impl Started {
    pub fn state(&self) -> &str {
        &self.query["state"]
    }

    pub fn nonce(&self) -> &str {
        &self.query["nonce"]
    }
}

impl From<Answer> for Started {
    #[track_caller]
    fn from(answer: Answer) -> Self {
        assert!(
            [302, 303].contains(&answer.status),
            "{} {}",
            answer.status,
            answer.text
        );
        let location: url::Url = answer
            .header("location")
            .expect("a location")
            .parse()
            .expect("a URL");
        let set_cookie = answer.header("set-cookie").expect("a cookie").to_owned();
        Self {
            query: location.query_pairs().into_owned().collect(),
            cookie: set_cookie.split(';').next().expect("a pair").to_owned(),
            location,
            set_cookie,
        }
    }
}

impl World {
    pub async fn start_at(&self, path: &str) -> Answer {
        self.start_with_form(path, &[]).await
    }

    pub async fn start_with_form(&self, path: &str, more: &[(&str, &str)]) -> Answer {
        let form = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("client_id", CLIENT_ID)
            .append_pair("client_secret", CLIENT_SECRET)
            .extend_pairs(more)
            .finish();
        self.post(path)
            .body("application/x-www-form-urlencoded", form)
            .send()
            .await
    }

    /// Back at our callback, with the browser's cookie.
    pub async fn callback(&self, path: &str, query: &[(&str, &str)], cookie: &str) -> Answer {
        let query = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(query)
            .finish();
        let call = self.call(Method::GET, &format!("{path}?{query}"));
        call.header("Cookie", cookie).send().await
    }
}
