//! Private keys, parsed once: the checks of a parsed RSA key and the blinding of its first signature take as long as another
//! signature, and jsonwebtoken would repeat them for each.

use aws_lc_rs::{
    error::Unspecified,
    hmac,
    rand::SystemRandom,
    signature::{
        ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256,
        RsaKeyPair,
    },
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::jwk::{
    AlgorithmParameters, EllipticCurve, EllipticCurveKeyParameters, EllipticCurveKeyType,
    OctetKeyPairParameters, OctetKeyPairType, RSAKeyParameters, RSAKeyType,
};

use super::algorithm::SigningAlgorithm;

/// A key that signs.
pub enum PrivateKey {
    Rs256(RsaKeyPair),
    Es256(EcdsaKeyPair),
    EdDsa(Ed25519KeyPair),
    Hs256(Box<hmac::Key>),
}

impl PrivateKey {
    /// From a PKCS #8 document (RFC 5958); `None` if the key is not of the algorithm's type.
    pub fn from_pkcs8(algorithm: SigningAlgorithm, pkcs8: &[u8]) -> Option<Self> {
        match algorithm {
            SigningAlgorithm::Rs256 => RsaKeyPair::from_pkcs8(pkcs8).ok().map(Self::Rs256),
            SigningAlgorithm::Es256 => {
                EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8)
                    .ok()
                    .map(Self::Es256)
            }
            SigningAlgorithm::EdDsa => Ed25519KeyPair::from_pkcs8(pkcs8).ok().map(Self::EdDsa),
        }
    }

    pub fn from_secret(secret: &[u8]) -> Self {
        Self::Hs256(Box::new(hmac::Key::new(hmac::HMAC_SHA256, secret)))
    }

    /// The public key (RFC 7518 section 6, RFC 8037 section 2); `None` for a shared secret.
    pub fn public(&self) -> Option<AlgorithmParameters> {
        let encode = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        Some(match self {
            Self::Rs256(pair) => AlgorithmParameters::RSA(RSAKeyParameters {
                key_type: RSAKeyType::RSA,
                n: encode(
                    pair.public_key()
                        .modulus()
                        .big_endian_without_leading_zero(),
                ),
                e: encode(
                    pair.public_key()
                        .exponent()
                        .big_endian_without_leading_zero(),
                ),
            }),
            Self::Es256(pair) => {
                // An uncompressed point: 4, x, y.
                let (x, y) = pair.public_key().as_ref().get(1..)?.split_at_checked(32)?;
                AlgorithmParameters::EllipticCurve(EllipticCurveKeyParameters {
                    key_type: EllipticCurveKeyType::EC,
                    curve: EllipticCurve::P256,
                    x: encode(x),
                    y: encode(y),
                })
            }
            Self::EdDsa(pair) => AlgorithmParameters::OctetKeyPair(OctetKeyPairParameters {
                key_type: OctetKeyPairType::OctetKeyPair,
                curve: EllipticCurve::Ed25519,
                x: encode(pair.public_key().as_ref()),
            }),
            Self::Hs256(_) => return None,
        })
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
