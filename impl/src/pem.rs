//! Keys as PEM (RFC 7468): private ones, encrypted or not, and public RSA keys.

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use openssl::{
    bn::BigNumRef,
    pkey::{PKey, Private},
};
use secrecy::{ExposeSecret, SecretSlice, SecretString};

/// The private key as a PEM that is not encrypted; `None` if the passphrase is missing or wrong.
pub fn private(pem: &str, passphrase: Option<&SecretString>) -> Option<SecretString> {
    if !is_encrypted(pem) {
        return Some(SecretString::from(pem.to_owned()));
    }
    let passphrase = passphrase?.expose_secret().as_bytes();
    let key = PKey::private_key_from_pem_passphrase(pem.as_bytes(), passphrase).ok()?;
    to_text(&key)
}

/// The DER of the first private key that is not encrypted: PKCS #8 (RFC 5958), PKCS #1 (RFC 8017) or SEC 1 (RFC 5915). White
/// space and the text around it do not matter: on the way into a setting, line breaks easily become spaces.
pub fn private_der(pem: &str) -> Option<SecretSlice<u8>> {
    let mut rest = pem;
    loop {
        let (label, block) = rest.split_once("-----BEGIN ")?.1.split_once("-----")?;
        if label.ends_with("PRIVATE KEY") && !label.starts_with("ENCRYPTED") {
            let (base64, _) = block.split_once("-----END ")?;
            let base64: String = base64.split_ascii_whitespace().collect();
            return STANDARD.decode(base64).ok().map(Into::into);
        }
        rest = block;
    }
}

/// The first private key that is not encrypted.
pub fn private_key(pem: &str) -> Option<PKey<Private>> {
    PKey::private_key_from_der(private_der(pem)?.expose_secret()).ok()
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
