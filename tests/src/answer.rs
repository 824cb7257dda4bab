use reqwest::{RequestBuilder, header::HeaderMap};
use serde_json::Value;

/// What a caller sees of an answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text)
            .unwrap_or_else(|error| panic!("{error}: {} {}", self.status, self.text))
    }

    /// A string of the body.
    pub fn field(&self, name: &str) -> String {
        let value = self.json();
        let text = value[name].as_str();
        text.unwrap_or_else(|| panic!("no {name} in {} {}", self.status, self.text))
            .to_owned()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// The body of a success.
    #[track_caller]
    pub fn ok(self) -> Self {
        assert_eq!(self.status, 200, "{}", self.text);
        self
    }

    /// Asserts a refusal, envelope and all.
    #[track_caller]
    pub fn refused(&self, status: u16, message: &str) {
        assert_eq!(self.status, status, "{}", self.text);
        let error = &self.json()["error"];
        assert_eq!(error["statusCode"], status, "{}", self.text);
        assert_eq!(error["message"], message, "{}", self.text);
        assert!(
            error["name"]
                .as_str()
                .is_some_and(|name| name.ends_with("Error"))
        );
        let code = error["code"].as_str().expect("a code");
        assert!(
            code.chars().all(|c| c.is_ascii_uppercase() || c == '_'),
            "{code}"
        );
    }
}

/// A request that is being put together.
pub struct Call(pub(crate) RequestBuilder);

impl Call {
    pub fn bearer(self, token: &str) -> Self {
        Self(self.0.header("Authorization", format!("Bearer {token}")))
    }

    pub fn header(self, name: &str, value: &str) -> Self {
        Self(self.0.header(name, value))
    }

    pub fn json(self, body: Value) -> Self {
        Self(self.0.json(&body))
    }

    pub fn body(self, content_type: &str, body: impl Into<reqwest::Body>) -> Self {
        Self(self.0.header("Content-Type", content_type).body(body))
    }

    pub async fn send(self) -> Answer {
        let response = self.0.send().await.expect("an answer");
        Answer {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            text: response.text().await.expect("a body"),
        }
    }
}
