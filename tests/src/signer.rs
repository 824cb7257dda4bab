//! The key of a client: what a client library does with it, and what none would do.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey, crypto, jwk::Jwk};
use serde_json::{Value, json};

/// A key pair.
pub struct Signer {
    pub algorithm: &'static str,
    key: EncodingKey,
    /// The public key as a JWK, with nothing but its own members.
    pub public: Value,
}

impl Signer {
    pub fn es256() -> Self {
        Self::ec(include_bytes!("../fixtures/keys/p256.pem"))
    }

    pub fn other_es256() -> Self {
        Self::ec(include_bytes!("../fixtures/keys/p256-other.pem"))
    }

    fn ec(pem: &[u8]) -> Self {
        let key = EncodingKey::from_ec_pem(pem).expect("a key");
        Self::new("ES256", key, &["kty", "crv", "x", "y"])
    }

    pub fn ps256() -> Self {
        let pem = include_bytes!("../fixtures/keys/rsa.pem");
        let key = EncodingKey::from_rsa_pem(pem).expect("a key");
        Self::new("PS256", key, &["kty", "n", "e"])
    }

    pub fn ed_dsa() -> Self {
        let pem = include_bytes!("../fixtures/keys/ed25519.pem");
        let key = EncodingKey::from_ed_pem(pem).expect("a key");
        Self::new("EdDSA", key, &["kty", "crv", "x"])
    }

    fn new(algorithm: &'static str, key: EncodingKey, members: &[&str]) -> Self {
        let jwk = Jwk::from_encoding_key(&key, jws(algorithm)).expect("a JWK");
        let jwk = serde_json::to_value(jwk).expect("JSON");
        let public = members
            .iter()
            .map(|name| ((*name).to_owned(), jwk[name].clone()))
            .collect();
        Self {
            algorithm,
            key,
            public,
        }
    }

    /// A JWK Set with this key.
    pub fn set(&self, kid: &str) -> Value {
        let mut key = self.public.clone();
        key["kid"] = json!(kid);
        json!({ "keys": [key] })
    }

    /// A JWT with any header, signed with this key and the header's algorithm as far as the key has it.
    pub fn signed(&self, header: &Value, claims: &Value) -> String {
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let message = format!("{}.{}", part(header), part(claims));
        let algorithm = match header["alg"].as_str() {
            Some("RS256") if self.algorithm == "PS256" => Algorithm::RS256,
            _ => jws(self.algorithm),
        };
        let signature = crypto::sign(message.as_bytes(), &self.key, algorithm);
        format!("{message}.{}", signature.expect("a signature"))
    }

    /// A DPoP proof (RFC 9449) with these claims.
    pub fn proof(&self, claims: &Value) -> String {
        let header = json!({"typ": "dpop+jwt", "alg": self.algorithm, "jwk": self.public});
        self.signed(&header, claims)
    }
}

fn jws(name: &str) -> Algorithm {
    match name {
        "ES256" => Algorithm::ES256,
        "PS256" => Algorithm::PS256,
        _ => Algorithm::EdDSA,
    }
}
