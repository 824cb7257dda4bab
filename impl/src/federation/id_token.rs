//! Validates the claims that decide a login (OpenID Connect Core section 3.1.3.7). Other claims may have any type,
//! because they are not read here.

use std::fmt::Display;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;

use super::Fault;

/// Tolerated clock skew.
pub const SKEW: TimeDelta = TimeDelta::seconds(60);
/// What Azure AD B2C sends as `sub` for everybody if the user flow is not configured to send a subject.
const NO_SUBJECT: &str = "not supported currently";

/// The expected claims of a token.
pub struct Expected<'a> {
    /// Any of these.
    pub issuers: Vec<&'a str>,
    pub client_id: &'a str,
    pub now: DateTime<Utc>,
}

impl Expected<'_> {
    /// Validates the claims of this login's id_token.
    ///
    /// # Errors
    /// The first invalid claim, with the expected and the received value.
    pub fn check_id_token(&self, claims: &Value, nonce: &str) -> Result<(), Fault> {
        self.check_issuer(claims)?;
        self.check_audience(claims)?;
        self.check_times(claims)?;
        // Neither value is logged: the nonce of another login is that login's secret.
        match claims["nonce"].as_str() {
            Some(came) if came == nonce => {}
            Some(_) => return Err(Fault::refused("the nonce belongs to another login")),
            None => return Err(Fault::refused("the nonce is missing")),
        }
        subject(claims).map(drop)
    }

    pub fn check_issuer(&self, claims: &Value) -> Result<(), Fault> {
        let came = claims["iss"].as_str();
        if came.is_some_and(|came| self.issuers.contains(&came)) {
            return Ok(());
        }
        let expected = self.issuers.join(" or ");
        Err(Fault::refused("wrong issuer").expected(expected, shown(&claims["iss"])))
    }

    /// One of several audiences must be ours, and then `azp` must be our client ID.
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
            return Err(wrong("wrong audience"));
        }
        match &claims["azp"] {
            Value::Null if others => Err(wrong("there are several audiences but no azp")),
            Value::Null => Ok(()),
            azp if azp == self.client_id => Ok(()),
            azp => Err(
                Fault::refused("the token was issued to another client (azp)")
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
            Some(_) => return Err(wrong("the token was issued in the future", "iat")),
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

/// `sub`, unchanged.
///
/// # Errors
/// A missing subject.
pub fn subject(claims: &Value) -> Result<&str, Fault> {
    let subject = claims["sub"].as_str().unwrap_or_default();
    if subject.trim().is_empty() {
        return Err(Fault::refused("the token has no subject"));
    }
    Ok(subject)
}

/// Whether the subject is a placeholder that says there is none.
pub fn is_placeholder(subject: &str) -> bool {
    let subject = subject.trim().to_ascii_lowercase();
    subject.starts_with(NO_SUBJECT)
}

/// A claim as received.
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

    fn validated(change: impl FnOnce(&mut Value)) -> Result<(), Fault> {
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
        assert_eq!(validated(|_| {}), Ok(()));
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
            let outcome = validated(|claims| claims[name] = value.clone());
            assert_eq!(outcome, Ok(()), "{name} {value}");
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
            let outcome = validated(|claims| claims[name] = value.clone());
            assert!(outcome.is_err(), "{name} {value}");
        }
        let both = validated(|claims| {
            claims["aud"] = json!(["them", "us"]);
            claims["azp"] = json!("us");
        });
        assert_eq!(both, Ok(()));
    }

    #[test]
    fn a_refusal_says_what_was_expected_and_what_came() {
        let refused = validated(|claims| claims["aud"] = json!(["them"])).unwrap_err();
        assert_eq!(
            refused.to_string(),
            r#"wrong audience (expected=us, came=["them"])"#
        );
        // Nonces are secrets.
        let refused = validated(|claims| claims["nonce"] = json!("other")).unwrap_err();
        assert_eq!(refused.to_string(), "the nonce belongs to another login");
    }
}
