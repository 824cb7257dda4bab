//! Proofs of possession (DPoP, RFC 9449).

use aws_lc_rs::digest::{SHA256, digest};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use url::Url;

use crate::{
    domain::{
        oauth::{OAuth, PROOF_ALGORITHMS, fault::Fault},
        secrets::token_hash,
    },
    federation::{KeySet, signed_claims, unverified},
    store::used_assertions,
};

/// How far `iat` may be from now, in either direction. The server gives out no nonces, which would bring a round trip
/// more: proofs are used once instead (RFC 9449 section 11.1).
const WINDOW: TimeDelta = TimeDelta::seconds(60);

/// The `DPoP` headers of a request, and what a proof must be for.
#[derive(Clone, Debug, Default)]
pub struct Dpop {
    /// Values of all `DPoP` headers: more than one is an error.
    pub proofs: Vec<String>,
    pub method: &'static str,
    /// The URL of the endpoint below PUBLIC_URL, without query.
    pub url: String,
}

/// The JWK thumbprint (RFC 7638) of the key that a proof was signed with.
pub type Thumbprint = String;

impl OAuth {
    /// Checks the proof of a request, if it has one. `access_token` is the token that the proof must be bound to.
    ///
    /// # Errors
    /// [`Fault::InvalidDpopProof`].
    pub(in crate::domain) async fn check_dpop(
        &self,
        dpop: &Dpop,
        access_token: Option<&str>,
    ) -> Result<Option<Thumbprint>, Fault> {
        let proof = match dpop.proofs.as_slice() {
            [] => return Ok(None),
            [proof] => proof,
            _ => {
                return Err(Fault::InvalidDpopProof(
                    "exactly one DPoP header is expected",
                ));
            }
        };
        let now = self.clock.now();
        let proof = dpop
            .check(proof, access_token, now)
            .map_err(Fault::InvalidDpopProof)?;
        let (hash, forgotten_at) = (proof.hash(), proof.issued_at + WINDOW + WINDOW);
        let first = self
            .store
            .write(move |tx| {
                Box::pin(async move { used_assertions::insert(tx, hash, forgotten_at).await })
            })
            .await?;
        if !first {
            return Err(Fault::InvalidDpopProof("the proof was used before (jti)"));
        }
        Ok(Some(proof.thumbprint))
    }
}

/// A valid proof, unless it was used before.
#[derive(Debug, PartialEq, Eq)]
struct Proof {
    thumbprint: Thumbprint,
    id: String,
    issued_at: DateTime<Utc>,
}

impl Proof {
    /// Of key and `jti`, so that no client can spend another's.
    fn hash(&self) -> Vec<u8> {
        token_hash(&format!("dpop {} {}", self.thumbprint, self.id))
    }
}

impl Dpop {
    /// RFC 9449 section 4.3, except the replay of `jti`. The error says what is wrong.
    fn check(
        &self,
        proof: &str,
        access_token: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<Proof, &'static str> {
        let (header, _) = unverified(proof).ok_or("the proof is not a JWT")?;
        if header["typ"] != "dpop+jwt" {
            return Err("typ must be dpop+jwt");
        }
        if !PROOF_ALGORITHMS
            .iter()
            .any(|allowed| header["alg"] == *allowed)
        {
            return Err("alg must be PS256, ES256 or EdDSA");
        }
        let jwk = &header["jwk"];
        let thumbprint = thumbprint(jwk).ok_or("jwk must be a public RSA, EC or OKP key")?;
        let keys = KeySet::new(&json!({ "keys": [jwk] })).map_err(|_| "jwk is not usable")?;
        let claims = signed_claims(proof, &keys).map_err(|_| "the signature is not that of jwk")?;
        if claims["htm"] != self.method {
            return Err("htm is not the method of the request");
        }
        if !claims["htu"]
            .as_str()
            .is_some_and(|url| is_same_url(url, &self.url))
        {
            return Err("htu is not the URL of the request");
        }
        let issued_at = claims["iat"].as_f64().ok_or("iat must be a number")?;
        if (issued_at - now.timestamp() as f64).abs() > WINDOW.num_seconds() as f64 {
            return Err("iat is too far from now");
        }
        if let Some(token) = access_token {
            let hash = digest(&SHA256, token.as_bytes());
            if claims["ath"] != URL_SAFE_NO_PAD.encode(hash) {
                return Err("ath is not the hash of the access token");
            }
        }
        let id = claims["jti"].as_str().filter(|id| !id.is_empty());
        Ok(Proof {
            thumbprint,
            id: id.ok_or("jti is missing")?.to_owned(),
            issued_at: DateTime::from_timestamp(issued_at.ceil() as i64, 0).unwrap_or(now),
        })
    }
}

/// The SHA-256 thumbprint of a public key (RFC 7638, RFC 8037 section 2); `None` for anything else, private keys included.
fn thumbprint(jwk: &Value) -> Option<Thumbprint> {
    const PRIVATE: [&str; 8] = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];
    let members: &[&str] = match jwk["kty"].as_str()? {
        "RSA" => &["e", "kty", "n"],
        "EC" => &["crv", "kty", "x", "y"],
        "OKP" => &["crv", "kty", "x"],
        _ => return None,
    };
    if PRIVATE.iter().any(|name| jwk.get(name).is_some()) {
        return None;
    }
    // In the order of the names, without spaces; base64url and names of curves need no escaping.
    let mut text = String::new();
    for name in members {
        let separator = if text.is_empty() { '{' } else { ',' };
        let value = jwk[*name].as_str()?;
        text.push_str(&format!("{separator}{}:{}", json!(name), json!(value)));
    }
    text.push('}');
    Some(URL_SAFE_NO_PAD.encode(digest(&SHA256, text.as_bytes())))
}

/// Whether `htu` is this URL: without query and fragment, after the normalisation of RFC 3986 section 6.2.2 and 6.2.3.
fn is_same_url(htu: &str, ours: &str) -> bool {
    let (Ok(htu), Ok(ours)) = (Url::parse(htu), Url::parse(ours)) else {
        return false;
    };
    htu.username().is_empty()
        && htu.password().is_none()
        && htu.scheme() == ours.scheme()
        && htu.host() == ours.host()
        && htu.port_or_known_default() == ours.port_or_known_default()
        && htu.path() == ours.path()
}

#[cfg(test)]
mod tests {
    use jsonwebtoken::{Algorithm, EncodingKey, crypto, jwk::Jwk};

    use super::*;
    use crate::random::{RandomnessExt, SystemRandomness};

    const NOW: i64 = 1_800_000_000;
    const URL: &str = "https://id.example/oauth2/token";

    struct Key {
        encoding: EncodingKey,
        public: Value,
    }

    impl Key {
        fn new() -> Self {
            let seed: [u8; 32] = SystemRandomness.bytes();
            let prefix = [
                0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20,
            ];
            let encoding = EncodingKey::from_ed_der(&[&prefix[..], &seed].concat());
            let jwk = Jwk::from_encoding_key(&encoding, Algorithm::EdDSA).expect("a key");
            let jwk = serde_json::to_value(jwk).expect("JSON");
            let public = json!({"kty": "OKP", "crv": "Ed25519", "x": jwk["x"]});
            Self { encoding, public }
        }

        fn signed(&self, header: &Value, claims: &Value) -> String {
            let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
            let message = format!("{}.{}", part(header), part(claims));
            let signature = crypto::sign(message.as_bytes(), &self.encoding, Algorithm::EdDSA);
            format!("{message}.{}", signature.expect("a signature"))
        }
    }

    fn checked(
        token: Option<&str>,
        change: impl FnOnce(&mut Value, &mut Value),
    ) -> Result<Proof, &'static str> {
        let key = Key::new();
        let mut header = json!({"typ": "dpop+jwt", "alg": "EdDSA", "jwk": key.public});
        let mut claims = json!({"jti": "1", "htm": "POST", "htu": URL, "iat": NOW});
        change(&mut header, &mut claims);
        let dpop = Dpop {
            proofs: Vec::new(),
            method: "POST",
            url: URL.to_owned(),
        };
        let now = DateTime::from_timestamp(NOW, 0).expect("a time");
        dpop.check(&key.signed(&header, &claims), token, now)
    }

    #[test]
    fn a_proof_is_for_one_request() {
        let good: [(&str, Value); 12] = [
            ("htu", json!("HTTPS://ID.example/oauth2/token")),
            ("htu", json!("https://id.example:443/oauth2/token")),
            ("htu", json!("https://id.example/oauth2/token?a=b#c")),
            ("htu", json!("https://id.example/x/../oauth2/token")),
            ("iat", json!(NOW - 60)),
            ("iat", json!(NOW + 60)),
            ("iat", json!(NOW as f64 + 0.5)),
            ("nbf", json!(NOW + 1000)),
            ("exp", json!(NOW - 1000)),
            ("ath", json!("no token, so not read")),
            ("nonce", json!("x")),
            ("other", json!([1])),
        ];
        for (name, value) in good {
            let outcome = checked(None, |_, claims| claims[name] = value.clone());
            assert!(outcome.is_ok(), "{name} {value}: {outcome:?}");
        }
        let bad: [(&str, Value); 20] = [
            ("htm", json!("GET")),
            ("htm", json!("post")),
            ("htm", json!(null)),
            ("htu", json!("http://id.example/oauth2/token")),
            ("htu", json!("https://id.example/oauth2/par")),
            ("htu", json!("https://id.example/oauth2/token/")),
            ("htu", json!("https://id.example/OAUTH2/token")),
            ("htu", json!("https://id.example:8443/oauth2/token")),
            ("htu", json!("https://id.example.evil/oauth2/token")),
            ("htu", json!("https://user@id.example/oauth2/token")),
            ("htu", json!("/oauth2/token")),
            ("htu", json!(null)),
            ("iat", json!(NOW - 61)),
            ("iat", json!(NOW + 61)),
            ("iat", json!(NOW.to_string())),
            ("iat", json!(null)),
            ("jti", json!(null)),
            ("jti", json!("")),
            ("jti", json!(1)),
            ("jti", json!(["1"])),
        ];
        for (name, value) in bad {
            let outcome = checked(None, |_, claims| claims[name] = value.clone());
            assert!(outcome.is_err(), "{name} {value}");
        }
    }

    #[test]
    fn a_proof_is_bound_to_the_access_token() {
        let hash = URL_SAFE_NO_PAD.encode(digest(&SHA256, b"token"));
        let with = |ath: Value| checked(Some("token"), |_, claims| claims["ath"] = ath);
        assert!(with(json!(hash)).is_ok());
        for ath in [json!(null), json!(""), json!("token"), json!(hash + "=")] {
            assert!(with(ath.clone()).is_err(), "{ath}");
        }
    }

    #[test]
    fn the_header_names_a_public_key_and_an_asymmetric_algorithm() {
        let mut other = Key::new().public;
        let bad: [(&str, Value); 16] = [
            ("typ", json!("JWT")),
            ("typ", json!(null)),
            ("alg", json!("none")),
            ("alg", json!("HS256")),
            ("alg", json!("RS256")),
            ("alg", json!("ES256")),
            ("alg", json!(null)),
            ("jwk", json!(null)),
            ("jwk", json!({})),
            ("jwk", json!("x")),
            ("jwk", json!([other])),
            ("jwk", json!({"kty": "oct", "k": "AAAA"})),
            ("jwk", json!({"kty": "OKP", "crv": "Ed25519", "x": "AA"})),
            ("jwk", other.clone()),
            ("jwk", {
                other["d"] = json!("AA");
                other
            }),
            ("crit", json!(["x"])),
        ];
        for (name, value) in bad {
            let outcome = checked(None, |header, _| header[name] = value.clone());
            assert!(outcome.is_err(), "{name} {value}");
        }
        let private = checked(None, |header, _| header["jwk"]["d"] = json!("AA"));
        assert!(private.is_err());
    }

    /// The example of RFC 7638 section 3.1, and that of RFC 8037 appendix A.3.
    #[test]
    fn the_thumbprint_is_that_of_the_standards() {
        let rsa = json!({
            "kty": "RSA", "e": "AQAB", "alg": "RS256", "kid": "2011-04-29",
            "n": "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw",
        });
        let expected = "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs";
        assert_eq!(thumbprint(&rsa).as_deref(), Some(expected));
        let ed25519 = json!({
            "kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
        });
        let expected = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";
        assert_eq!(thumbprint(&ed25519).as_deref(), Some(expected));
    }
}
