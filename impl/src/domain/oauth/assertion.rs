//! Client authentication by a signed JWT, `private_key_jwt` (RFC 7523, OpenID Connect Core section 9).
//!
//! A FAPI 2.0 client, one that must push its requests or prove possession of a key, must name the issuer alone as the
//! audience: an assertion with several audiences, or for one endpoint, could have been obtained for another server.

use chrono::{DateTime, TimeDelta, Utc};
use secrecy::ExposeSecret;
use serde_json::Value;

use crate::{
    domain::{
        caller::Caller,
        oauth::{
            OAuth, PROOF_ALGORITHMS,
            client::OAuthClient,
            client_authentication::{Method, PresentedClient},
            fault::Fault,
        },
        secrets::token_hash,
    },
    federation::{FaultKind, unverified},
    store::used_assertions,
};

/// Tolerated clock skew.
const SKEW: TimeDelta = TimeDelta::seconds(60);
/// How far ahead `exp` may be: an hour is what some client libraries choose. An assertion is remembered that long.
const LONGEST_LIFE: TimeDelta = TimeDelta::hours(1);

impl OAuth {
    /// # Errors
    /// [`Fault::InvalidClient`] for any assertion that is not accepted.
    pub(in crate::domain) async fn authenticate_by_assertion(
        &self,
        presented: &PresentedClient,
        caller: &Caller,
    ) -> Result<(OAuthClient, Method), Fault> {
        let assertion = presented.assertion.as_ref().ok_or(Fault::InvalidClient)?;
        let assertion = assertion.expose_secret();
        let (_, claims) = unverified(assertion).ok_or(Fault::InvalidClient)?;
        // Says which client to look for, and nothing else. A client_id is optional (RFC 7521 section 4.2).
        let subject = claims["sub"].as_str().ok_or(Fault::InvalidClient)?;
        if presented
            .client_id
            .as_deref()
            .is_some_and(|id| id != subject)
        {
            return Err(Fault::InvalidClient);
        }
        let client = self.find_client(subject).await?;
        let verified = self.verify_assertion(&client, assertion, caller).await;
        let outcome = match verified {
            Ok(used) => self.remember_assertion(used).await?,
            Err(failure) => Err(failure),
        };
        // Unavailable keys are no guess: the client may be honest.
        let is_guess = outcome != Err(NO_KEYS);
        self.clients
            .enforce(&client.row, is_guess, outcome, caller)
            .await?;
        Ok((client, Method::Assertion))
    }

    /// Checks signature and claims. Returns what must be remembered, or why the assertion is not accepted.
    async fn verify_assertion(
        &self,
        client: &OAuthClient,
        assertion: &str,
        caller: &Caller,
    ) -> Result<Used, &'static str> {
        let keys = client.keys().ok_or("the client has no keys")?;
        let (header, claims) = unverified(assertion).ok_or("an unreadable client assertion")?;
        if !PROOF_ALGORITHMS
            .iter()
            .any(|allowed| header["alg"] == *allowed)
        {
            return Err("a client assertion with a forbidden algorithm");
        }
        // Before the signature, so that a token for somebody else causes no request for keys.
        let base = self.settings.listen.public_url();
        let endpoints = ["/oauth2/token", "/oauth2/par"].map(|path| format!("{base}{path}"));
        let expected = Expected {
            client_id: &client.row.client_id,
            issuer: &self.issuer,
            endpoints: &endpoints,
            is_strict: client.settings.is_strict(),
            now: self.clock.now(),
        };
        let used = expected.check(&claims)?;
        let signed = self.client_keys.claims(keys, assertion, expected.now).await;
        signed.map_err(|fault| {
            tracing::warn!(client = client.row.client_id, request_id = %caller.request_id, %fault, "a client assertion was rejected");
            match fault.kind {
                FaultKind::Refused => "a client assertion with an invalid signature",
                FaultKind::NotNow | FaultKind::Broken | FaultKind::TooSlow | FaultKind::Busy => NO_KEYS,
            }
        })?;
        Ok(used)
    }

    /// Accepts an assertion once, also if it is used in parallel.
    async fn remember_assertion(&self, used: Used) -> Result<Result<(), &'static str>, Fault> {
        let first = self
            .store
            .write(move |tx| {
                Box::pin(
                    async move { used_assertions::insert(tx, used.hash, used.expires_at).await },
                )
            })
            .await?;
        Ok(if first {
            Ok(())
        } else {
            Err("a client assertion that was used before")
        })
    }
}

const NO_KEYS: &str = "the client's keys are not available";

/// An assertion that is valid once.
#[derive(Debug, PartialEq, Eq)]
struct Used {
    hash: Vec<u8>,
    /// When it would be refused in any case.
    expires_at: DateTime<Utc>,
}

struct Expected<'a> {
    client_id: &'a str,
    issuer: &'a str,
    /// RFC 7523 section 3 and RFC 9126 section 2 name these as audiences.
    endpoints: &'a [String],
    /// The audience must be the issuer, as a string.
    is_strict: bool,
    now: DateTime<Utc>,
}

impl Expected<'_> {
    fn check(&self, claims: &Value) -> Result<Used, &'static str> {
        if claims["iss"] != self.client_id || claims["sub"] != self.client_id {
            return Err("a client assertion whose iss or sub is not the client");
        }
        if !self.is_meant_for_us(&claims["aud"]) {
            return Err("a client assertion with another audience");
        }
        let expires_at = self.check_times(claims)?;
        let id = claims["jti"].as_str().filter(|id| !id.is_empty());
        let id = id.ok_or("a client assertion without jti")?;
        let hash = token_hash(&format!("client assertion {} {id}", self.client_id));
        Ok(Used { hash, expires_at })
    }

    fn is_meant_for_us(&self, audience: &Value) -> bool {
        let is_endpoint = |audience: &Value| self.endpoints.iter().any(|url| *audience == **url);
        let is_ours = |audience: &Value| *audience == self.issuer || is_endpoint(audience);
        match audience {
            _ if self.is_strict => *audience == self.issuer,
            Value::Array(all) => !all.is_empty() && all.iter().all(is_ours),
            one => is_ours(one),
        }
    }

    fn check_times(&self, claims: &Value) -> Result<DateTime<Utc>, &'static str> {
        let now = self.now.timestamp() as f64;
        let skew = SKEW.num_seconds() as f64;
        let end = claims["exp"]
            .as_f64()
            .ok_or("a client assertion without exp")?;
        if end + skew <= now {
            return Err("an expired client assertion");
        }
        if end > now + LONGEST_LIFE.num_seconds() as f64 + skew {
            return Err("a client assertion that is valid for too long");
        }
        for name in ["nbf", "iat"] {
            match (&claims[name], claims[name].as_f64()) {
                (Value::Null, _) => {}
                (_, Some(time)) if time <= now + skew => {}
                _ => return Err("a client assertion that is not valid yet"),
            }
        }
        // The limits above keep this in range. A minute more for other instances' clocks.
        let end = DateTime::from_timestamp(end.ceil() as i64, 0).unwrap_or(self.now);
        Ok(end + SKEW + SKEW)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const NOW: i64 = 1_800_000_000;
    const ISSUER: &str = "https://id.example";
    const TOKEN: &str = "https://id.example/oauth2/token";
    const PAR: &str = "https://id.example/oauth2/par";

    fn checked(is_strict: bool, change: impl FnOnce(&mut Value)) -> Result<Used, &'static str> {
        let mut claims = json!({
            "iss": "web", "sub": "web", "aud": ISSUER, "jti": "1", "iat": NOW, "exp": NOW + 60,
        });
        change(&mut claims);
        let endpoints = [TOKEN, PAR].map(str::to_owned);
        let expected = Expected {
            client_id: "web",
            issuer: ISSUER,
            endpoints: &endpoints,
            is_strict,
            now: DateTime::from_timestamp(NOW, 0).expect("a time"),
        };
        expected.check(&claims)
    }

    #[test]
    fn every_claim_is_checked() {
        let good: [(&str, Value); 11] = [
            ("aud", json!(TOKEN)),
            ("aud", json!(PAR)),
            ("aud", json!([ISSUER])),
            ("aud", json!([ISSUER, TOKEN])),
            ("exp", json!(NOW - 59)),
            ("exp", json!(NOW + 3660)),
            ("exp", json!(NOW as f64 + 0.5)),
            ("nbf", json!(NOW + 10)),
            ("iat", json!(NOW + 60)),
            ("iat", json!(null)),
            ("other", json!("x")),
        ];
        for (name, value) in good {
            let outcome = checked(false, |claims| claims[name] = value.clone());
            assert!(outcome.is_ok(), "{name} {value}");
        }
        let bad: [(&str, Value); 25] = [
            ("iss", json!("other")),
            ("iss", json!(null)),
            ("sub", json!("other")),
            ("sub", json!(["web"])),
            ("aud", json!("https://id.example/")),
            ("aud", json!("https://id.example/oauth2/revoke")),
            ("aud", json!("https://evil.example")),
            ("aud", json!([ISSUER, "https://evil.example"])),
            ("aud", json!([])),
            ("aud", json!({"https://id.example": 1})),
            ("aud", json!(null)),
            ("exp", json!(NOW - 60)),
            ("exp", json!(NOW + 3661)),
            ("exp", json!(1e300)),
            ("exp", json!("1900000000")),
            ("exp", json!(null)),
            ("nbf", json!(NOW + 61)),
            ("nbf", json!("1")),
            ("iat", json!(NOW + 61)),
            ("iat", json!(1e300)),
            ("iat", json!([])),
            ("jti", json!("")),
            ("jti", json!(7)),
            ("jti", json!(null)),
            ("jti", json!(["1"])),
        ];
        for (name, value) in bad {
            let outcome = checked(false, |claims| claims[name] = value.clone());
            assert!(outcome.is_err(), "{name} {value}");
        }
    }

    #[test]
    fn a_strict_client_must_name_the_issuer_alone() {
        assert!(checked(true, |_| {}).is_ok());
        for audience in [json!(TOKEN), json!([ISSUER]), json!([ISSUER, TOKEN])] {
            let outcome = checked(true, |claims| claims["aud"] = audience.clone());
            assert!(outcome.is_err(), "{audience}");
        }
    }

    #[test]
    fn an_assertion_is_remembered_until_it_would_be_refused_anyway() {
        let used = checked(false, |claims| claims["exp"] = json!(NOW + 600)).expect("valid");
        assert!(used.expires_at.timestamp() >= NOW + 600 + SKEW.num_seconds());
        let other = checked(false, |claims| claims["jti"] = json!("2")).expect("valid");
        assert_ne!(used.hash, other.hash);
    }
}
