//! Encryption at rest: AES-256-GCM with SECRET_KEY.

use std::fmt;

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, STANDARD_NO_PAD},
};

use crate::random::{Randomness, RandomnessExt};

/// Prefix of encrypted authenticator secrets. The plaintext base32 of an adopted database contains no colon.
pub const SEALED: &str = "sealed:";

/// Why a value could not be encrypted or decrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    #[error("a key must be 32 bytes in base64")]
    BadKey,
    #[error("no key of SECRET_KEY decrypts this value")]
    WrongKey,
    #[error("encryption failed")]
    Cipher,
}

/// What a value is for. The purpose is authenticated as additional data, so a value copied to another column cannot be
/// decrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    KeyCheck,
    SigningKey,
    TokenKey,
    RefreshToken,
    RefreshSuccessor,
    AuthenticatorSecret,
    OneTimeCode,
    Mail,
    LoginState,
    ProviderToken,
    AuthorizationRequest,
    AccessToken,
}

impl Purpose {
    pub(super) fn label(self) -> &'static [u8] {
        match self {
            Self::KeyCheck => b"key-check",
            Self::SigningKey => b"signing-key",
            Self::TokenKey => b"token-key",
            Self::RefreshToken => b"refresh-token",
            Self::RefreshSuccessor => b"refresh-successor",
            Self::AuthenticatorSecret => b"authenticator-secret",
            Self::OneTimeCode => b"one-time-code",
            Self::Mail => b"mail",
            Self::LoginState => b"login-state",
            Self::ProviderToken => b"provider-token",
            Self::AuthorizationRequest => b"authorization-request",
            Self::AccessToken => b"access-token",
        }
    }
}

/// Encrypts with the first key and decrypts with any.
pub struct Sealer {
    first: LessSafeKey,
    older: Vec<LessSafeKey>,
}

impl fmt::Debug for Sealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealer")
    }
}

impl Sealer {
    /// Parses SECRET_KEY: 32 bytes in base64, or a comma-separated list of such keys.
    ///
    /// # Errors
    /// [`SealError::BadKey`].
    pub fn from_setting(text: &str) -> Result<Self, SealError> {
        let mut keys = text.split(',').map(|part| {
            let bytes = STANDARD_NO_PAD
                .decode(part.trim().trim_end_matches('='))
                .map_err(|_| SealError::BadKey)?;
            cipher(&bytes)
        });
        let first = keys.next().ok_or(SealError::BadKey)??;
        let older = keys.collect::<Result<_, _>>()?;
        Ok(Self { first, older })
    }

    /// Whether there are older keys with which values may be encrypted.
    pub fn has_older_keys(&self) -> bool {
        !self.older.is_empty()
    }

    /// Generates a key in the format of the setting.
    pub fn new_key(random: &dyn Randomness) -> String {
        STANDARD.encode(random.bytes::<32>())
    }

    /// Encrypts `plaintext`. The result is base64 of nonce, ciphertext and tag.
    ///
    /// # Errors
    /// [`SealError::Cipher`] for inputs of many gigabytes.
    pub fn seal(
        &self,
        random: &dyn Randomness,
        purpose: Purpose,
        plaintext: &[u8],
    ) -> Result<String, SealError> {
        let sealed = seal_with(&self.first, random, purpose, plaintext)?;
        Ok(STANDARD_NO_PAD.encode(sealed))
    }

    /// Decrypts the result of [`Sealer::seal`] for the same purpose.
    ///
    /// # Errors
    /// [`SealError::WrongKey`] for anything else.
    pub fn open(&self, purpose: Purpose, sealed: &str) -> Result<Vec<u8>, SealError> {
        let sealed = STANDARD_NO_PAD
            .decode(sealed)
            .map_err(|_| SealError::WrongKey)?;
        std::iter::once(&self.first)
            .chain(&self.older)
            .find_map(|key| open_with(key, purpose, &sealed))
            .ok_or(SealError::WrongKey)
    }

    /// Re-encrypts a value with the first key; `None` if it is encrypted with that already.
    ///
    /// # Errors
    /// [`SealError::WrongKey`] if no key decrypts it.
    pub fn reseal(
        &self,
        random: &dyn Randomness,
        purpose: Purpose,
        sealed: &str,
    ) -> Result<Option<String>, SealError> {
        let bytes = STANDARD_NO_PAD
            .decode(sealed)
            .map_err(|_| SealError::WrongKey)?;
        if open_with(&self.first, purpose, &bytes).is_some() {
            return Ok(None);
        }
        let plaintext = self.open(purpose, sealed)?;
        self.seal(random, purpose, &plaintext).map(Some)
    }
}

pub(super) fn cipher(key: &[u8]) -> Result<LessSafeKey, SealError> {
    let key = UnboundKey::new(&AES_256_GCM, key).map_err(|_| SealError::BadKey)?;
    Ok(LessSafeKey::new(key))
}

/// Nonce, ciphertext and tag.
pub(super) fn seal_with(
    cipher: &LessSafeKey,
    random: &dyn Randomness,
    purpose: Purpose,
    plaintext: &[u8],
) -> Result<Vec<u8>, SealError> {
    let nonce = random.bytes::<NONCE_LEN>();
    let mut sealed = Vec::with_capacity(NONCE_LEN + plaintext.len() + AES_256_GCM.tag_len());
    sealed.extend_from_slice(&nonce);
    sealed.extend_from_slice(plaintext);
    let tag = cipher
        .seal_in_place_separate_tag(
            Nonce::assume_unique_for_key(nonce),
            Aad::from(purpose.label()),
            &mut sealed[NONCE_LEN..],
        )
        .map_err(|_| SealError::Cipher)?;
    sealed.extend_from_slice(tag.as_ref());
    Ok(sealed)
}

pub(super) fn open_with(cipher: &LessSafeKey, purpose: Purpose, sealed: &[u8]) -> Option<Vec<u8>> {
    let (nonce, ciphertext) = sealed.split_at_checked(NONCE_LEN)?;
    let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
    let mut buffer = ciphertext.to_vec();
    let length = cipher
        .open_in_place(nonce, Aad::from(purpose.label()), &mut buffer)
        .ok()?
        .len();
    buffer.truncate(length);
    Some(buffer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SystemRandomness;

    fn key() -> String {
        Sealer::new_key(&SystemRandomness)
    }

    #[test]
    fn opens_only_with_its_key_and_purpose() {
        let (old, new) = (key(), key());
        let first = Sealer::from_setting(&old).unwrap();
        let sealed = first
            .seal(&SystemRandomness, Purpose::SigningKey, b"x")
            .unwrap();
        let rotated = Sealer::from_setting(&format!("{new},{old}")).unwrap();
        let other = Sealer::from_setting(&new).unwrap();
        assert_eq!(rotated.open(Purpose::SigningKey, &sealed).unwrap(), b"x");
        assert!(rotated.open(Purpose::KeyCheck, &sealed).is_err());
        assert!(other.open(Purpose::SigningKey, &sealed).is_err());
        assert!(first.open(Purpose::SigningKey, "short").is_err());
    }

    #[test]
    fn refuses_keys_of_other_lengths() {
        assert!(Sealer::from_setting("c2hvcnQ=").is_err());
        assert!(Sealer::from_setting("").is_err());
    }
}
