//! Encrypted assertions (XML Encryption 1.1). The decrypted text is as untrusted as any other; its signature decides.

use base64::{Engine, engine::general_purpose::STANDARD};
use openssl::{
    encrypt::Decrypter,
    error::ErrorStack,
    hash::MessageDigest,
    pkey::{PKey, Private},
    rsa::Padding,
    symm::{Cipher, Crypter, Mode, decrypt_aead},
};
use roxmltree::Node;

use super::{error::SamlError, xml::elements};

const XENC: &str = "http://www.w3.org/2001/04/xmlenc#";
const OAEP: &str = "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p";
const OAEP11: &str = "http://www.w3.org/2009/xmlenc11#rsa-oaep";

/// The algorithms our metadata requests. AES-CBC is accepted too, because Azure AD and AD FS support nothing else. A
/// padding oracle is not practical: each attempt needs a new login, and all errors are the same.
pub const ADVERTISED: [&str; 4] = [
    "http://www.w3.org/2009/xmlenc11#aes256-gcm",
    "http://www.w3.org/2009/xmlenc11#aes128-gcm",
    OAEP11,
    OAEP,
];
/// Only OAEP: PKCS #1 v1.5 would be a padding oracle.
const KEY: [&str; 2] = [OAEP, OAEP11];
const CONTENT: [&str; 6] = [
    "http://www.w3.org/2009/xmlenc11#aes128-gcm",
    "http://www.w3.org/2009/xmlenc11#aes192-gcm",
    "http://www.w3.org/2009/xmlenc11#aes256-gcm",
    "http://www.w3.org/2001/04/xmlenc#aes128-cbc",
    "http://www.w3.org/2001/04/xmlenc#aes192-cbc",
    "http://www.w3.org/2001/04/xmlenc#aes256-cbc",
];
const TAG: usize = 16;

/// Decrypts an assertion.
///
/// # Errors
/// An unknown algorithm, or a single error for everything else: the step that failed would only help an attacker.
pub fn decrypt(encrypted: Node, key: &PKey<Private>) -> Result<String, SamlError> {
    let algorithm = |name: &str| method(only(encrypted, name)?)?.attribute("Algorithm");
    check_known("encryption of the key", algorithm("EncryptedKey"), &KEY)?;
    check_known(
        "encryption of the assertion",
        algorithm("EncryptedData"),
        &CONTENT,
    )?;
    let plain = data_key(encrypted, key).and_then(|data_key| {
        let data = only(encrypted, "EncryptedData")?;
        content(method(data)?, &data_key, &cipher_value(data)?)
    });
    plain
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .ok_or(SamlError::Decryption(
            "cannot decrypt it with SAML_PRIVATE_KEY",
        ))
}

fn check_known(
    what: &'static str,
    algorithm: Option<&str>,
    known: &[&str],
) -> Result<(), SamlError> {
    if algorithm.is_some_and(|algorithm| known.contains(&algorithm)) {
        return Ok(());
    }
    Err(SamlError::Algorithm {
        what,
        came: algorithm.map(str::to_owned),
    })
}

/// The descendant with this name, if there is exactly one.
fn only<'a>(node: Node<'a, 'a>, name: &str) -> Option<Node<'a, 'a>> {
    let mut fitting = node
        .descendants()
        .filter(|node| node.has_tag_name((XENC, name)));
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first)
}

fn child<'a>(node: Node<'a, 'a>, name: &str) -> Option<Node<'a, 'a>> {
    elements(node).find(|child| child.tag_name().name() == name)
}

fn method<'a>(node: Node<'a, 'a>) -> Option<Node<'a, 'a>> {
    child(node, "EncryptionMethod")
}

fn cipher_value(node: Node) -> Option<Vec<u8>> {
    let value = child(child(node, "CipherData")?, "CipherValue")?;
    let base64: String = value.text()?.split_ascii_whitespace().collect();
    STANDARD.decode(base64).ok()
}

/// Decrypts the content key.
fn data_key(encrypted: Node, private: &PKey<Private>) -> Option<Vec<u8>> {
    let sent = only(encrypted, "EncryptedKey")?;
    let method = method(sent)?;
    let digest_of = |name: &str, default: &str| {
        let given = child(method, name).and_then(|node| node.attribute("Algorithm"));
        digest(given.unwrap_or(default))
    };
    let hash = digest_of("DigestMethod", "http://www.w3.org/2000/09/xmldsig#sha1")?;
    let mask = match method.attribute("Algorithm")? {
        OAEP => MessageDigest::sha1(),
        OAEP11 => digest_of("MGF", "http://www.w3.org/2009/xmlenc11#mgf1sha1")?,
        _ => return None,
    };
    let value = cipher_value(sent)?;
    let opened = || -> Result<Vec<u8>, ErrorStack> {
        let mut decrypter = Decrypter::new(private)?;
        decrypter.set_rsa_padding(Padding::PKCS1_OAEP)?;
        decrypter.set_rsa_oaep_md(hash)?;
        decrypter.set_rsa_mgf1_md(mask)?;
        let mut bytes = vec![0; decrypter.decrypt_len(&value)?];
        let length = decrypter.decrypt(&value, &mut bytes)?;
        bytes.truncate(length);
        Ok(bytes)
    };
    opened().ok()
}

fn digest(algorithm: &str) -> Option<MessageDigest> {
    Some(match algorithm.rsplit_once('#')?.1 {
        "sha1" | "mgf1sha1" => MessageDigest::sha1(),
        "sha256" | "mgf1sha256" => MessageDigest::sha256(),
        "sha384" | "mgf1sha384" => MessageDigest::sha384(),
        "sha512" | "mgf1sha512" => MessageDigest::sha512(),
        _ => return None,
    })
}

fn content(method: Node, key: &[u8], value: &[u8]) -> Option<Vec<u8>> {
    let (_, name) = method.attribute("Algorithm")?.rsplit_once('#')?;
    let (cipher, authenticated) = match name {
        "aes128-gcm" => (Cipher::aes_128_gcm(), true),
        "aes192-gcm" => (Cipher::aes_192_gcm(), true),
        "aes256-gcm" => (Cipher::aes_256_gcm(), true),
        "aes128-cbc" => (Cipher::aes_128_cbc(), false),
        "aes192-cbc" => (Cipher::aes_192_cbc(), false),
        "aes256-cbc" => (Cipher::aes_256_cbc(), false),
        _ => return None,
    };
    if key.len() != cipher.key_len() {
        return None;
    }
    let (iv, value) = value.split_at_checked(cipher.iv_len()?)?;
    if authenticated {
        let (value, tag) = value.split_at_checked(value.len().checked_sub(TAG)?)?;
        return decrypt_aead(cipher, key, Some(iv), &[], value, tag).ok();
    }
    let padded = || -> Result<Vec<u8>, ErrorStack> {
        let mut crypter = Crypter::new(cipher, Mode::Decrypt, key, Some(iv))?;
        // Only the last byte of the padding is defined.
        crypter.pad(false);
        let mut bytes = vec![0; value.len() + cipher.block_size()];
        let mut length = crypter.update(value, &mut bytes)?;
        length += crypter.finalize(&mut bytes[length..])?;
        bytes.truncate(length);
        Ok(bytes)
    };
    let mut bytes = padded().ok()?;
    let padding = usize::from(*bytes.last()?);
    if !(1..=cipher.block_size()).contains(&padding) {
        return None;
    }
    bytes.truncate(bytes.len().checked_sub(padding)?);
    Some(bytes)
}
