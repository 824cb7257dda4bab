//! The claims that decide a login (OpenID Connect Core section 3.1.3.7). Only these are strict about what they are; all others
//! may be of any type, because nobody here reads them.

use std::fmt::Display;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;

use super::Fault;

/// How far clocks may be apart.
pub const SKEW: TimeDelta = TimeDelta::seconds(60);
/// What Azure AD B2C sends as `sub` for everybody whose user flow was not told to send one: a sentence is no subject.
const NO_SUBJECT: &str = "not supported currently";

/// What a token must say.
pub struct Expected<'a> {
    /// Any one of them.
    pub issuers: Vec<&'a str>,
    pub client_id: &'a str,
    pub now: DateTime<Utc>,
}

impl Expected<'_> {
    /// The claims of an id_token of this login.
    ///
    /// # Errors
    /// The first claim that is not as it must be, with what was expected and what came.
    pub fn check_id_token(&self, claims: &Value, nonce: &str) -> Result<(), Fault> {
        self.check_issuer(claims)?;
        self.check_audience(claims)?;
        self.check_times(claims)?;
        // Both are ours and random, but another login's is that login's secret.
        match claims["nonce"].as_str() {
            Some(came) if came == nonce => {}
            Some(_) => return Err(Fault::refused("the nonce is of another login")),
            None => return Err(Fault::refused("there is no nonce")),
        }
        subject(claims).map(drop)
    }

    pub fn check_issuer(&self, claims: &Value) -> Result<(), Fault> {
        let came = claims["iss"].as_str();
        if came.is_some_and(|came| self.issuers.contains(&came)) {
            return Ok(());
        }
        let expected = self.issuers.join(" or ");
        Err(Fault::refused("the issuer is another").expected(expected, shown(&claims["iss"])))
    }

    /// Of several audiences one must be ours, and `azp` must say that the token was made for us.
    pub fn check_audience(&self, claims: &Value) -> Result<(), Fault> {
        let came = &claims["aud"];
        let wrong = |why| Fault::refused(why).expected(self.client_id, shown(came));
        let (ours, others) = match came {
            Value::String(one) => (one == self.client_id, false),
            Value::Array(all) => (
                all.iter().any(|one| one == self.client_id),
                all.iter().any(|one| one != self.client_id),
            ),
            _ => (false, false),
        };
        if !ours {
            return Err(wrong("the audience is another"));
        }
        match &claims["azp"] {
            Value::Null if others => Err(wrong("there are several audiences and no azp")),
            Value::Null => Ok(()),
            azp if azp == self.client_id => Ok(()),
            azp => Err(
                Fault::refused("the token was made for another client (azp)")
                    .expected(self.client_id, shown(azp)),
            ),
        }
    }

    /// `exp` and `iat` are required, `nbf` is not.
    pub fn check_times(&self, claims: &Value) -> Result<(), Fault> {
        let earliest = (self.now - SKEW).timestamp() as f64;
        let latest = (self.now + SKEW).timestamp() as f64;
        let wrong = |why, name: &str| {
            Fault::refused(why)
                .with("now", self.now.timestamp())
                .with("came", shown(&claims[name]))
        };
        match claims["exp"].as_f64() {
            Some(end) if end > earliest => {}
            Some(_) => return Err(wrong("the token has expired", "exp")),
            None => return Err(wrong("exp is not a number", "exp")),
        }
        match claims["iat"].as_f64() {
            Some(issued) if issued <= latest => {}
            Some(_) => return Err(wrong("the token is issued in the future", "iat")),
            None => return Err(wrong("iat is not a number", "iat")),
        }
        match (&claims["nbf"], claims["nbf"].as_f64()) {
            (Value::Null, _) => Ok(()),
            (_, Some(begin)) if begin <= latest => Ok(()),
            (_, Some(_)) => Err(wrong("the token is not valid yet", "nbf")),
            (_, None) => Err(wrong("nbf is not a number", "nbf")),
        }
    }
}

/// `sub`, letter for letter.
///
/// # Errors
/// Where there is none.
pub fn subject(claims: &Value) -> Result<&str, Fault> {
    let subject = claims["sub"].as_str().unwrap_or_default();
    if subject.trim().is_empty() {
        return Err(Fault::refused("the token has no subject"));
    }
    Ok(subject)
}

/// Whether a provider says with its subject that it has none to tell.
pub fn is_placeholder(subject: &str) -> bool {
    let subject = subject.trim().to_ascii_lowercase();
    subject.starts_with(NO_SUBJECT)
}

/// A claim as it came.
fn shown(claim: &Value) -> impl Display {
    match claim {
        Value::Null => "nothing".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const NOW: i64 = 1_800_000_000;

    fn judged(change: impl FnOnce(&mut Value)) -> Result<(), Fault> {
        let mut claims = json!({
            "iss": "https://idp.example", "aud": "us", "sub": "1", "nonce": "n", "iat": NOW, "exp": NOW + 300,
        });
        change(&mut claims);
        let expected = Expected {
            issuers: vec!["https://idp.example"],
            client_id: "us",
            now: DateTime::from_timestamp(NOW, 0).unwrap(),
        };
        expected.check_id_token(&claims, "n")
    }

    #[test]
    fn what_decides_is_strict_and_nothing_else() {
        assert_eq!(judged(|_| {}), Ok(()));
        let good: [(&str, Value); 14] = [
            ("aud", json!(["us"])),
            ("aud", json!(["us", "us"])),
            ("azp", json!("us")),
            ("exp", json!(NOW - 59)),
            ("exp", json!(NOW as f64 + 0.5)),
            ("iat", json!(NOW + 60)),
            ("nbf", json!(NOW + 60)),
            ("nbf", json!(null)),
            ("updated_at", json!("yesterday")),
            ("email", json!(["a"])),
            ("address", json!("street")),
            ("amr", json!("pwd")),
            ("auth_time", json!("x")),
            ("acr", json!(7)),
        ];
        for (name, value) in good {
            let judgement = judged(|claims| claims[name] = value.clone());
            assert_eq!(judgement, Ok(()), "{name} {value}");
        }
        let bad: [(&str, Value); 27] = [
            ("iss", json!("https://idp.example/")),
            ("iss", json!(["https://idp.example"])),
            ("iss", json!(null)),
            ("aud", json!("them")),
            ("aud", json!([])),
            ("aud", json!({"us": 1})),
            ("aud", json!(["us", "them"])),
            ("aud", json!(["us", 1])),
            ("azp", json!("them")),
            ("azp", json!(["us"])),
            ("azp", json!("")),
            ("exp", json!(NOW - 60)),
            ("exp", json!("1900000000")),
            ("exp", json!(null)),
            ("exp", json!(true)),
            ("iat", json!(NOW + 61)),
            ("iat", json!(null)),
            ("iat", json!("1")),
            ("nbf", json!(NOW + 61)),
            ("nbf", json!("1")),
            ("nbf", json!([])),
            ("nonce", json!("other")),
            ("nonce", json!(null)),
            ("nonce", json!(["n"])),
            ("sub", json!("")),
            ("sub", json!(1)),
            ("sub", json!("\u{a0}")),
        ];
        for (name, value) in bad {
            let judgement = judged(|claims| claims[name] = value.clone());
            assert!(judgement.is_err(), "{name} {value}");
        }
        let both = judged(|claims| {
            claims["aud"] = json!(["them", "us"]);
            claims["azp"] = json!("us");
        });
        assert_eq!(both, Ok(()));
    }

    #[test]
    fn a_refusal_says_what_was_expected_and_what_came() {
        let refused = judged(|claims| claims["aud"] = json!(["them"])).unwrap_err();
        assert_eq!(
            refused.to_string(),
            r#"the audience is another (expected=us, came=["them"])"#
        );
        // Nonces are secrets of a login.
        let refused = judged(|claims| claims["nonce"] = json!("other")).unwrap_err();
        assert_eq!(refused.to_string(), "the nonce is of another login");
    }
}
