//! Keys that sign tokens.
//!
//! The algorithm is a property of the key and never read from the token: a token names a key (`kid`), which determines
//! how it is verified (RFC 8725 section 3.1).

use std::{fmt, fs, str::FromStr};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use jsonwebtoken::{
    Algorithm, DecodingKey,
    jwk::{
        AlgorithmParameters, CommonParameters, Jwk, KeyAlgorithm, PublicKeyUse, RSAKeyParameters,
        RSAKeyType, ThumbprintHash,
    },
};
use secrecy::{ExposeSecret, SecretString};

use crate::{
    config::{BadSetting, TokenSettings},
    domain::keys::{algorithm::SigningAlgorithm, private_key::PrivateKey, public_pem::public_pem},
    pem,
};

const PRIVATE_KEY: &str = "JWT_PRIVATE_KEY";
/// The `kid` of a shared secret. Not a thumbprint, which would be a hash of the secret.
const SECRET_KID: &str = "secret";

/// Where a key comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Settings,
    Database,
    /// The table of the Node service.
    Node,
}

/// A key that verifies tokens, and signs them while it is in use.
pub struct Key {
    pub kid: String,
    pub algorithm: Algorithm,
    pub source: Source,
    /// When its successor starts to sign; `None` if there is no successor.
    pub retires_at: Option<DateTime<Utc>>,
    /// `None` if the private key could not be decrypted, so that it cannot sign.
    pub private: Option<PrivateKey>,
    pub decoding: DecodingKey,
    /// The public key (RFC 7517); `None` for a shared secret.
    pub public: Option<Jwk>,
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({}, {:?})", self.kid, self.algorithm)
    }
}

impl Key {
    /// The value of `alg`.
    pub fn algorithm_name(&self) -> String {
        format!("{:?}", self.algorithm)
    }

    /// The key in the settings, if there is one.
    ///
    /// # Errors
    /// A key that cannot be parsed or whose type is not supported.
    pub fn from_settings(settings: &TokenSettings) -> Result<Option<Self>, BadSetting> {
        settings.check()?;
        if let Some(secret) = &settings.jwt_secret {
            return Ok(Some(Self::from_secret(secret)));
        }
        let Some(private) = &settings.jwt_private_key else {
            return Ok(None);
        };
        let pem = read_private_key(private)?;
        let key = Self::from_pem(&decrypt(pem, settings)?).ok_or_else(|| {
            BadSetting::new(
                PRIVATE_KEY,
                "a PEM of an RSA (2048 bits or more), P-256 or Ed25519 private key is expected, or the path of one",
            )
        })?;
        let has = key.algorithm_name();
        if let Some(wanted) = settings.jwt_algorithm.filter(|wanted| wanted.name() != has) {
            let problem = format!("{PRIVATE_KEY} signs with {has}, not with {}", wanted.name());
            return Err(BadSetting::new("JWT_ALGORITHM", problem));
        }
        Ok(Some(Self {
            source: Source::Settings,
            ..key
        }))
    }

    fn from_secret(secret: &SecretString) -> Self {
        let bytes = secret.expose_secret().as_bytes();
        Self {
            kid: SECRET_KID.into(),
            algorithm: Algorithm::HS256,
            source: Source::Settings,
            retires_at: None,
            private: Some(PrivateKey::from_secret(bytes)),
            decoding: DecodingKey::from_secret(bytes),
            public: None,
        }
    }

    /// From a PEM that is not encrypted; `None` if it does not contain a key of a supported type.
    pub(super) fn from_pem(pem: &SecretString) -> Option<Self> {
        let pem = pem.expose_secret();
        // OpenSSL converts PKCS #1 and SEC 1. PKCS #8 does not go through it: it rejects Ed25519 keys that include the public key.
        Self::from_any_pkcs8(pem::private_der(pem)?.expose_secret())
            .or_else(|| Self::from_any_pkcs8(&pem::private_key(pem)?.private_key_to_pkcs8().ok()?))
    }

    fn from_any_pkcs8(pkcs8: &[u8]) -> Option<Self> {
        let mut algorithms = SigningAlgorithm::ALL.into_iter();
        algorithms.find_map(|algorithm| Self::from_pkcs8(algorithm, pkcs8))
    }

    /// `None` if the key is not of the algorithm's type.
    pub(super) fn from_pkcs8(algorithm: SigningAlgorithm, pkcs8: &[u8]) -> Option<Self> {
        let private = PrivateKey::from_pkcs8(algorithm, pkcs8)?;
        let mut public = jwk(algorithm, private.public()?);
        let kid = public.thumbprint(ThumbprintHash::SHA256).ok()?;
        public.common.key_id = Some(kid.clone());
        let decoding = DecodingKey::from_jwk(&public).ok()?;
        let algorithm = algorithm.jws();
        let proof = URL_SAFE_NO_PAD.encode(private.sign(b"proof").ok()?);
        let fits = jsonwebtoken::crypto::verify(&proof, b"proof", &decoding, algorithm);
        fits.is_ok_and(|fits| fits).then_some(Self {
            kid,
            algorithm,
            source: Source::Database,
            retires_at: None,
            private: Some(private),
            decoding,
            public: Some(public),
        })
    }

    /// A public RSA key, which only verifies.
    pub(super) fn from_public_pem(text: &str) -> Option<Self> {
        let (n, e) = pem::components(text)?;
        let parameters = RSAKeyParameters {
            key_type: RSAKeyType::RSA,
            n,
            e,
        };
        let public = jwk(
            SigningAlgorithm::Rs256,
            AlgorithmParameters::RSA(parameters),
        );
        Some(Self {
            kid: public.thumbprint(ThumbprintHash::SHA256).ok()?,
            algorithm: Algorithm::RS256,
            source: Source::Node,
            retires_at: None,
            private: None,
            decoding: DecodingKey::from_jwk(&public).ok()?,
            public: Some(public),
        })
    }

    /// The public key as a PEM; `None` for a shared secret.
    pub fn public_pem(&self) -> Option<String> {
        self.public.as_ref().and_then(public_pem)
    }
}

/// Without `kid`.
fn jwk(algorithm: SigningAlgorithm, key: AlgorithmParameters) -> Jwk {
    Jwk {
        common: CommonParameters {
            public_key_use: Some(PublicKeyUse::Signature),
            key_algorithm: KeyAlgorithm::from_str(algorithm.name()).ok(),
            ..CommonParameters::default()
        },
        algorithm: key,
    }
}

/// The text of JWT_PRIVATE_KEY, or of the file that it names.
fn read_private_key(setting: &SecretString) -> Result<SecretString, BadSetting> {
    let text = setting.expose_secret();
    if text.contains("-----BEGIN") {
        // Environment files often hold a PEM in one line, with `\n` for the line breaks.
        return Ok(text.replace("\\n", "\n").into());
    }
    // The text is not repeated: it may be a key in a form that is not known here.
    fs::read_to_string(text.trim())
        .map(Into::into)
        .map_err(|error| {
            let problem = format!(
                "neither a PEM nor the path of a file that can be read ({})",
                error.kind()
            );
            BadSetting::new(PRIVATE_KEY, problem)
        })
}

fn decrypt(text: SecretString, settings: &TokenSettings) -> Result<SecretString, BadSetting> {
    let passphrase = settings.jwt_private_key_passphrase.as_ref();
    pem::private(text.expose_secret(), passphrase).ok_or_else(|| match passphrase {
        None => BadSetting::new(
            PRIVATE_KEY,
            "the key is encrypted, so JWT_PRIVATE_KEY_PASSPHRASE must be set",
        ),
        Some(_) => BadSetting::new(
            "JWT_PRIVATE_KEY_PASSPHRASE",
            "it does not decrypt JWT_PRIVATE_KEY",
        ),
    })
}
