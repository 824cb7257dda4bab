//! Logout tokens, with which a provider reports that a session has ended (OpenID Connect Back-Channel Logout 1.0).

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;

use super::{
    Fault,
    id_token::{Expected, SKEW},
};

const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";
/// The lifetime of tokens without `exp`, as sent by older versions of Keycloak.
const LIFE: TimeDelta = TimeDelta::minutes(10);
const LONGEST: usize = 255;

/// The sessions to end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// One session at the provider.
    Session(String),
    /// All sessions of a person.
    Subject(String),
}

/// A valid logout token, unless it has been used before.
#[derive(Clone, Debug)]
pub struct LogoutToken {
    pub ended: Ended,
    /// `jti`.
    pub id: String,
    pub issuer: String,
    /// How long it must be remembered.
    pub until: DateTime<Utc>,
}

impl LogoutToken {
    /// Section 2.6, except the signature.
    ///
    /// # Errors
    /// The first invalid claim.
    pub fn new(claims: &Value, expected: &Expected<'_>) -> Result<Self, Fault> {
        expected.check_issuer(claims)?;
        expected.check_audience(claims)?;
        let mut times = claims.clone();
        if claims["exp"].is_null() {
            let issued = claims["iat"].as_f64().unwrap_or_default();
            times["exp"] = (issued + LIFE.num_seconds() as f64).into();
        }
        expected.check_times(&times)?;
        if !claims["events"][EVENT].is_object() {
            return Err(Fault::refused("not a logout token (events)"));
        }
        // Otherwise an id_token could pass for a logout token.
        if claims.get("nonce").is_some() {
            return Err(Fault::refused("a logout token must not have a nonce"));
        }
        let text = |name: &str| {
            let text = claims[name].as_str().filter(|text| !text.is_empty());
            text.filter(|text| text.chars().count() <= LONGEST)
                .map(str::to_owned)
        };
        let ended = match (text("sid"), text("sub")) {
            (Some(session), _) => Ended::Session(session),
            (None, Some(subject)) => Ended::Subject(subject),
            (None, None) => return Err(Fault::refused("it names neither a session nor a subject")),
        };
        let end = times["exp"].as_f64().unwrap_or_default();
        let until = DateTime::from_timestamp(end as i64, 0).unwrap_or(expected.now);
        Ok(Self {
            ended,
            id: text("jti").ok_or_else(|| Fault::refused("jti is missing"))?,
            issuer: claims["iss"].as_str().unwrap_or_default().to_owned(),
            until: until + SKEW,
        })
    }
}
