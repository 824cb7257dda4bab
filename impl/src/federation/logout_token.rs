//! Logout tokens: a provider says that a session of its own has ended (OpenID Connect Back-Channel Logout 1.0).

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;

use super::{
    Fault,
    id_token::{Expected, SKEW},
};

const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";
/// Of a token without an end of its own, as older versions of Keycloak send it.
const LIFE: TimeDelta = TimeDelta::minutes(10);
const LONGEST: usize = 255;

/// Whose sessions end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// One session at the provider.
    Session(String),
    /// All of a person.
    Subject(String),
}

/// A logout token that is to be believed, unless it was used before.
#[derive(Clone, Debug)]
pub struct LogoutToken {
    pub ended: Ended,
    /// `jti`.
    pub id: String,
    pub issuer: String,
    /// When it need not be remembered any longer.
    pub until: DateTime<Utc>,
}

impl LogoutToken {
    /// Section 2.6, after the signature.
    ///
    /// # Errors
    /// The first claim that is not as it must be.
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
            return Err(Fault::refused("it is not about a logout (events)"));
        }
        // Or else an id_token could pass for a logout token.
        if claims.get("nonce").is_some() {
            return Err(Fault::refused("it has a nonce"));
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
            id: text("jti").ok_or_else(|| Fault::refused("it has no jti"))?,
            issuer: claims["iss"].as_str().unwrap_or_default().to_owned(),
            until: until + SKEW,
        })
    }
}
