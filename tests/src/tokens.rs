use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use uuid::Uuid;

use crate::Answer;

/// What a login or a refresh gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tokens {
    pub access: String,
    pub refresh: String,
    pub expires: i64,
}

impl From<Answer> for Tokens {
    fn from(answer: Answer) -> Self {
        Self {
            access: answer.field("accessToken"),
            refresh: answer.field("refreshToken"),
            expires: answer.json()["expires"].as_i64().expect("milliseconds"),
        }
    }
}

/// What an access token says, unverified.
#[derive(Clone, Copy, Debug)]
pub struct Claims {
    pub sub: Uuid,
    pub sid: Uuid,
}

impl Claims {
    /// # Panics
    /// When it is no access token of this service.
    pub fn of(pair: &Tokens) -> Self {
        let payload = pair.access.split('.').nth(1).expect("a payload");
        let payload = URL_SAFE_NO_PAD.decode(payload).expect("base64url");
        let claims: serde_json::Value = serde_json::from_slice(&payload).expect("JSON");
        let id = |name: &str| {
            let id = claims[name].as_str().expect("a string");
            id.parse().expect("a UUID")
        };
        Self {
            sub: id("sub"),
            sid: id("sid"),
        }
    }
}
