//! Signing and verifying tokens of every kind (RFC 7515).

use std::sync::Arc;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::Header;
use serde::{Serialize, de::DeserializeOwned};

use super::{Keys, algorithm::SigningAlgorithm, signing_key::Key};
use crate::domain::refusal::Refusal;

/// Longer texts are rejected before they are parsed.
const MAX_TOKEN_BYTES: usize = 64 * 1024;

/// Why a text is not accepted as a token of this service.
#[derive(Debug, PartialEq, Eq)]
pub enum Unverified {
    /// The key id is unknown, perhaps only until the keys are loaded again.
    UnknownKey,
    Invalid,
}

/// A token that one of our keys has signed, as a part of the text.
pub struct Genuine<'a> {
    pub key: &'a Key,
    pub typ: Option<String>,
    token: &'a str,
}

impl Genuine<'_> {
    /// # Errors
    /// [`Unverified::Invalid`] if the claims have another form.
    pub fn claims<C: DeserializeOwned>(&self) -> Result<C, Unverified> {
        // The library's own validation would read the system clock. The caller compares times with the injected one.
        jsonwebtoken::dangerous::insecure_decode_claims(self.token).map_err(|_| Unverified::Invalid)
    }
}

/// Verifies the signature, with the key that the token names and with that key's algorithm. What the token is for, who
/// issued it and when it is valid are questions for the caller.
///
/// # Errors
/// [`Unverified`].
pub fn verify<'a>(token: &'a str, keys: &'a [Arc<Key>]) -> Result<Genuine<'a>, Unverified> {
    if token.len() > MAX_TOKEN_BYTES {
        return Err(Unverified::Invalid);
    }
    let header = jsonwebtoken::decode_header(token).map_err(|_| Unverified::Invalid)?;
    // RFC 7515 section 4.1.11: tokens with critical extensions must be rejected, since none is supported.
    if header.crit.is_some() {
        return Err(Unverified::Invalid);
    }
    let kid = header.kid.ok_or(Unverified::Invalid)?;
    let key = keys
        .iter()
        .find(|key| key.kid == kid)
        .ok_or(Unverified::UnknownKey)?;
    if header.alg != key.algorithm {
        return Err(Unverified::Invalid);
    }
    let (message, signature) = token.rsplit_once('.').ok_or(Unverified::Invalid)?;
    let genuine =
        jsonwebtoken::crypto::verify(signature, message.as_bytes(), &key.decoding, key.algorithm);
    if !genuine.is_ok_and(|genuine| genuine) {
        return Err(Unverified::Invalid);
    }
    let typ = header.typ;
    Ok(Genuine { key, typ, token })
}

impl Key {
    /// # Errors
    /// If the token cannot be signed.
    pub fn sign<C: Serialize>(&self, typ: &str, claims: &C) -> Result<String, Refusal> {
        let header = Header {
            typ: Some(typ.into()),
            kid: Some(self.kid.clone()),
            ..Header::new(self.algorithm)
        };
        let private = self.private.as_ref();
        let private = private.ok_or_else(|| Refusal::internal("this key cannot sign"))?;
        let mut token = [encoded(&header)?, encoded(claims)?].join(".");
        let signature = private.sign(token.as_bytes());
        let signature = signature.map_err(Refusal::internal)?;
        token.push('.');
        URL_SAFE_NO_PAD.encode_string(signature, &mut token);
        Ok(token)
    }
}

/// A part of a token (RFC 7515 section 7.1).
fn encoded(part: &impl Serialize) -> Result<String, Refusal> {
    let json = serde_json::to_vec(part).map_err(Refusal::internal)?;
    Ok(URL_SAFE_NO_PAD.encode(json))
}

impl Keys {
    /// Signs a token for a party that verifies it with the published keys: an ID token or a logout token, for example.
    /// The algorithm's key is generated if this is its first use.
    ///
    /// # Errors
    /// Database errors while the key is generated.
    pub async fn sign<C: Serialize>(
        &self,
        algorithm: SigningAlgorithm,
        typ: &str,
        claims: &C,
    ) -> Result<String, Refusal> {
        self.signing_key(algorithm).await?.sign(typ, claims)
    }

    /// The claims of a token with this `typ` that one of our keys has signed, whenever that was; `None` for any other
    /// text. Issuer, audience and times are for the caller to check, and also the kind of the token if `typ` is `JWT`,
    /// which ID tokens and access tokens may have in common.
    ///
    /// # Errors
    /// Database errors while keys are loaded.
    pub async fn read<C: DeserializeOwned>(
        &self,
        token: &str,
        typ: &str,
    ) -> Result<Option<C>, Refusal> {
        let mut read = self.try_read(token, typ);
        if matches!(read, Err(Unverified::UnknownKey)) {
            Box::pin(self.reload_for_unknown_kid()).await?;
            read = self.try_read(token, typ);
        }
        Ok(read.ok())
    }

    fn try_read<C: DeserializeOwned>(&self, token: &str, typ: &str) -> Result<C, Unverified> {
        let keys = self.keyring.current();
        let genuine = verify(token, &keys)?;
        let stated = genuine.typ.as_deref();
        if !stated.is_some_and(|stated| stated.eq_ignore_ascii_case(typ)) {
            return Err(Unverified::Invalid);
        }
        genuine.claims()
    }
}
