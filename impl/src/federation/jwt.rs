//! Verifies the signature of a token that a provider or a client has signed, but not its claims. (RFC 7515, RFC 7517,
//! RFC 8725.)

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, DecodingKey, crypto};
use serde_json::Value;

use super::Fault;

/// The RSA key sizes the library supports, in bytes of the modulus.
const RSA_SIZES: std::ops::RangeInclusive<usize> = 256..=1024;
/// How many keys to try for a token that does not name one.
const MOST_TRIED: usize = 16;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum KeyKind {
    Rsa,
    P256,
    P384,
    Ed25519,
}

/// Never HMAC, whose key would be public, and never `none`; no ES512, which the library does not support.
fn algorithm(name: &str) -> Option<(Algorithm, KeyKind)> {
    Some(match name {
        "RS256" => (Algorithm::RS256, KeyKind::Rsa),
        "RS384" => (Algorithm::RS384, KeyKind::Rsa),
        "RS512" => (Algorithm::RS512, KeyKind::Rsa),
        "PS256" => (Algorithm::PS256, KeyKind::Rsa),
        "PS384" => (Algorithm::PS384, KeyKind::Rsa),
        "PS512" => (Algorithm::PS512, KeyKind::Rsa),
        "ES256" => (Algorithm::ES256, KeyKind::P256),
        "ES384" => (Algorithm::ES384, KeyKind::P384),
        // RFC 9864 introduced the name with the curve.
        "EdDSA" | "Ed25519" => (Algorithm::EdDSA, KeyKind::Ed25519),
        _ => return None,
    })
}

#[derive(Clone)]
struct PublicKey {
    id: Option<String>,
    /// `alg` of the key, if it is limited to one.
    bound_to: Option<String>,
    kind: KeyKind,
    key: DecodingKey,
}

/// The keys of a signer that can verify signatures. Others (unknown types, curves and sizes, encryption keys) are
/// skipped and counted, so that they do not invalidate the rest.
#[derive(Clone)]
pub struct KeySet {
    keys: Vec<PublicKey>,
    pub skipped: usize,
}

impl KeySet {
    /// # Errors
    /// Not a JWK Set.
    pub fn new(document: &Value) -> Result<Self, Fault> {
        let all = document["keys"]
            .as_array()
            .ok_or_else(|| Fault::broken("the key set has no keys"))?;
        let keys: Vec<_> = all.iter().filter_map(public_key).collect();
        let skipped = all.len() - keys.len();
        Ok(Self { keys, skipped })
    }

    pub fn len(&self) -> usize {
        self.keys.len()
    }

    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The keys that may have signed a token with this header.
    fn candidates<'a>(&'a self, header: &'a Header) -> impl Iterator<Item = &'a PublicKey> {
        self.keys
            .iter()
            .filter(|key| key.kind == header.kind)
            .filter(|key| {
                let bound = key.bound_to.as_deref();
                bound.is_none_or(|name| name == header.algorithm_name)
            })
            .filter(|key| match (&header.key_id, &key.id) {
                (Some(meant), Some(own)) => meant == own,
                // Either lacks a key ID, so nothing excludes this key.
                _ => true,
            })
            .take(MOST_TRIED)
    }
}

fn public_key(jwk: &Value) -> Option<PublicKey> {
    let text = |name: &str| jwk[name].as_str();
    if text("use").is_some_and(|used| used != "sig") {
        return None;
    }
    let operations = jwk["key_ops"].as_array();
    if operations.is_some_and(|names| !names.iter().any(|name| name == "verify")) {
        return None;
    }
    let bytes = |name: &str| {
        let base64 = text(name)?.trim_end_matches('=');
        URL_SAFE_NO_PAD.decode(base64).ok()
    };
    let point = |size: usize| {
        let (x, y) = (bytes("x")?, bytes("y")?);
        (x.len() == size && y.len() == size).then(|| [&[4], x.as_slice(), &y].concat())
    };
    let (kind, key) = match (text("kty")?, text("crv")) {
        ("RSA", _) => {
            let (modulus, exponent) = (bytes("n")?, bytes("e")?);
            // Some providers send a leading zero, as in DER.
            let modulus = match modulus.as_slice() {
                [0, rest @ ..] => rest.to_vec(),
                _ => modulus,
            };
            if !RSA_SIZES.contains(&modulus.len()) {
                return None;
            }
            let key = DecodingKey::from_rsa_raw_components(&modulus, &exponent);
            (KeyKind::Rsa, key)
        }
        ("EC", Some("P-256")) => (KeyKind::P256, DecodingKey::from_ec_der(&point(32)?)),
        ("EC", Some("P-384")) => (KeyKind::P384, DecodingKey::from_ec_der(&point(48)?)),
        ("OKP", Some("Ed25519")) => {
            let x = bytes("x").filter(|x| x.len() == 32)?;
            (KeyKind::Ed25519, DecodingKey::from_ed_der(&x))
        }
        _ => return None,
    };
    Some(PublicKey {
        id: text("kid").map(str::to_owned),
        bound_to: text("alg").map(str::to_owned),
        kind,
        key,
    })
}

struct Header {
    algorithm: Algorithm,
    algorithm_name: String,
    kind: KeyKind,
    key_id: Option<String>,
}

impl Header {
    fn read(part: &str) -> Result<Self, Fault> {
        let header = json(part)
            .filter(Value::is_object)
            .ok_or_else(|| Fault::refused("the token cannot be parsed"))?;
        let name = header["alg"].as_str().unwrap_or_default();
        let (algorithm, kind) = algorithm(name).ok_or_else(|| {
            Fault::refused("the token's algorithm is not allowed").with("algorithm", name)
        })?;
        // RFC 7515 section 4.1.11: none of the critical extensions is supported.
        if header.get("crit").is_some() {
            return Err(Fault::refused("the token has critical header parameters"));
        }
        Ok(Self {
            algorithm,
            algorithm_name: name.to_owned(),
            kind,
            key_id: header["kid"].as_str().map(str::to_owned),
        })
    }
}

fn json(part: &str) -> Option<Value> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).ok()?).ok()
}

/// Why a token is rejected.
#[derive(Debug)]
pub enum TokenError {
    /// The key may be newer than the cached key set.
    UnknownKey(Fault),
    Other(Fault),
}

impl From<TokenError> for Fault {
    fn from(error: TokenError) -> Self {
        match error {
            TokenError::UnknownKey(fault) | TokenError::Other(fault) => fault,
        }
    }
}

/// The header and the claims of a token, neither of which can be trusted yet.
pub fn unverified(token: &str) -> Option<(Value, Value)> {
    let mut parts = token.split('.');
    let (header, claims) = (json(parts.next()?)?, json(parts.next()?)?);
    (header.is_object() && claims.is_object()).then_some((header, claims))
}

/// The claims of a token signed with one of the keys.
///
/// # Errors
/// A malformed token, a forbidden algorithm, or an unknown key.
pub fn signed_claims(token: &str, keys: &KeySet) -> Result<Value, TokenError> {
    let unreadable = || TokenError::Other(Fault::refused("the token cannot be parsed"));
    let (message, signature) = token.rsplit_once('.').ok_or_else(unreadable)?;
    let (first, payload) = message.split_once('.').ok_or_else(unreadable)?;
    let header = Header::read(first).map_err(TokenError::Other)?;
    let mut tried = false;
    for key in keys.candidates(&header) {
        tried = true;
        let verified = crypto::verify(signature, message.as_bytes(), &key.key, header.algorithm);
        if matches!(verified, Ok(true)) {
            let claims = json(payload).filter(Value::is_object);
            return claims.ok_or_else(unreadable);
        }
    }
    let why = if tried {
        "the token's signature is invalid"
    } else {
        "the token is signed with a key that is not in the key set"
    };
    let mut fault = Fault::refused(why).with("algorithm", &header.algorithm_name);
    if let Some(id) = &header.key_id {
        fault = fault.with("kid", id);
    }
    // Without a key ID, an outdated key set cannot be told from a forgery.
    Err(if tried && header.key_id.is_some() {
        TokenError::Other(fault)
    } else {
        TokenError::UnknownKey(fault)
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn keys_that_cannot_verify_are_skipped() {
        let keys = json!({"keys": [
            {"kty": "EC", "crv": "P-256", "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0", "kid": 7},
            {"kty": "EC", "crv": "P-256", "x": "short", "y": "short"},
            {"kty": "EC", "crv": "P-521", "x": "AA", "y": "AA"},
            {"kty": "EC", "crv": "secp256k1", "x": "AA", "y": "AA"},
            {"kty": "RSA", "n": "AQAB", "e": "AQAB"},
            {"kty": "RSA", "use": "enc", "n": "AQAB", "e": "AQAB"},
            {"kty": "OKP", "crv": "Ed448", "x": "AA"},
            {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo="},
            {"kty": "AKP", "alg": "ML-DSA-44", "pub": "AA"},
            {"kty": "oct", "k": "AA"}, {}, 1, null, "x",
        ]});
        let set = KeySet::new(&keys).unwrap();
        assert_eq!((set.len(), set.skipped), (2, 12));
        for no_set in [json!({}), json!({"keys": {}}), json!([]), json!(null)] {
            assert!(KeySet::new(&no_set).is_err());
        }
    }

    #[test]
    fn unreadable_tokens_are_refused() {
        let set = KeySet::new(&json!({"keys": []})).unwrap();
        for token in [
            "",
            ".",
            "..",
            "a.b.c",
            "e30.e30.",
            "bnVsbA.e30.x",
            "\u{0}.\u{0}.\u{0}",
            ".....",
        ] {
            assert!(signed_claims(token, &set).is_err(), "{token}");
        }
    }
}
