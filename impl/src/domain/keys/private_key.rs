//! Private keys, parsed once: the checks of a parsed RSA key and the blinding of its first signature take as long as another
//! signature, and jsonwebtoken would repeat them for each.

use aws_lc_rs::{
    error::Unspecified,
    hmac,
    rand::SystemRandom,
    signature::{
        ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, RSA_PKCS1_SHA256, RsaKeyPair,
    },
};
use jsonwebtoken::{Algorithm, EncodingKey};

/// A key that signs.
pub enum PrivateKey {
    Rs256(RsaKeyPair),
    Es256(EcdsaKeyPair),
    EdDsa(Ed25519KeyPair),
    Hs256(Box<hmac::Key>),
}

impl PrivateKey {
    /// `None` if the key is not of the algorithm's type.
    pub fn parse(algorithm: Algorithm, key: &EncodingKey) -> Option<Self> {
        if key.family() != algorithm.family() {
            return None;
        }
        let bytes = key.as_bytes();
        match algorithm {
            Algorithm::RS256 => RsaKeyPair::from_der(bytes).ok().map(Self::Rs256),
            Algorithm::ES256 => EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, bytes)
                .ok()
                .map(Self::Es256),
            Algorithm::EdDSA => Ed25519KeyPair::from_pkcs8(bytes).ok().map(Self::EdDsa),
            Algorithm::HS256 => {
                let key = hmac::Key::new(hmac::HMAC_SHA256, bytes);
                Some(Self::Hs256(Box::new(key)))
            }
            _ => None,
        }
    }

    /// The signature in the form of RFC 7518 section 3.
    ///
    /// # Errors
    /// Never, as far as the library tells.
    pub fn sign(&self, message: &[u8]) -> Result<Vec<u8>, Unspecified> {
        match self {
            Self::Rs256(pair) => {
                let mut signature = vec![0; pair.public_modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &randomness(), message, &mut signature)?;
                Ok(signature)
            }
            Self::Es256(pair) => {
                let signature = pair.sign(&randomness(), message)?;
                Ok(signature.as_ref().to_vec())
            }
            Self::EdDsa(pair) => Ok(pair.sign(message).as_ref().to_vec()),
            Self::Hs256(key) => Ok(hmac::sign(key, message).as_ref().to_vec()),
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the library asks for it and draws from its own source nevertheless"
)]
fn randomness() -> SystemRandom {
    SystemRandom::new()
}
