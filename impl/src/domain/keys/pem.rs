//! Keys as PEM: decrypting private ones, and reading public RSA keys.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use openssl::{
    bn::BigNumRef,
    pkey::{Id, PKey, Private},
};
use secrecy::{ExposeSecret, SecretSlice, SecretString};

use super::algorithm::SigningAlgorithm;

/// The private key as a PEM that is not encrypted; `None` if the passphrase is missing or wrong.
pub fn private(pem: &str, passphrase: Option<&SecretString>) -> Option<SecretString> {
    if !is_encrypted(pem) {
        return Some(SecretString::from(pem.to_owned()));
    }
    let passphrase = passphrase?.expose_secret().as_bytes();
    let key = PKey::private_key_from_pem_passphrase(pem.as_bytes(), passphrase).ok()?;
    to_text(&key)
}

/// The PKCS #8 document (RFC 5958) of a PEM that is not encrypted, and the algorithm that its key signs with; `None` if that
/// is not a supported one.
pub fn to_pkcs8(pem: &SecretString) -> Option<(SigningAlgorithm, SecretSlice<u8>)> {
    // With a passphrase OpenSSL does not ask for one on the terminal.
    let key = PKey::private_key_from_pem_passphrase(pem.expose_secret().as_bytes(), b"").ok()?;
    let algorithm = match key.id() {
        Id::RSA => SigningAlgorithm::Rs256,
        Id::EC => SigningAlgorithm::Es256,
        Id::ED25519 => SigningAlgorithm::EdDsa,
        _ => return None,
    };
    Some((algorithm, key.private_key_to_pkcs8().ok()?.into()))
}

fn to_text(key: &PKey<Private>) -> Option<SecretString> {
    let pem = key.private_key_to_pem_pkcs8().ok()?;
    String::from_utf8(pem).ok().map(SecretString::from)
}

/// PKCS #8 (RFC 5958 section 3), or the older form of OpenSSL (RFC 1421).
pub fn is_encrypted(pem: &str) -> bool {
    pem.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----") || pem.contains("Proc-Type: 4,ENCRYPTED")
}

/// Modulus and exponent of a public RSA key, in base64url.
pub fn components(pem: &str) -> Option<(String, String)> {
    let rsa = PKey::public_key_from_pem(pem.as_bytes()).ok()?.rsa().ok()?;
    let encode = |number: &BigNumRef| URL_SAFE_NO_PAD.encode(number.to_vec());
    Some((encode(rsa.n()), encode(rsa.e())))
}
