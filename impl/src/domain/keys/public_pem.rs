//! Public keys as PEM (SubjectPublicKeyInfo, RFC 5280 section 4.1.2.7), which the consumers of the Node service expect.

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk};

/// `SEQUENCE { OID rsaEncryption, NULL }`.
const RSA: &[u8] = b"\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00";
/// `SEQUENCE { OID id-ecPublicKey, OID prime256v1 }`.
const P256: &[u8] =
    b"\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07";
/// `SEQUENCE { OID id-Ed25519 }`.
const ED25519: &[u8] = b"\x30\x05\x06\x03\x2b\x65\x70";

const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const SEQUENCE: u8 = 0x30;

/// `None` for a key of a kind that does not sign here.
pub fn public_pem(key: &Jwk) -> Option<String> {
    let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).ok();
    let (algorithm, key) = match &key.algorithm {
        AlgorithmParameters::RSA(rsa) => {
            let numbers = [integer(&bytes(&rsa.n)?), integer(&bytes(&rsa.e)?)];
            (RSA, element(SEQUENCE, &numbers.concat()))
        }
        AlgorithmParameters::EllipticCurve(point) if point.curve == EllipticCurve::P256 => {
            let uncompressed = [vec![4], bytes(&point.x)?, bytes(&point.y)?];
            (P256, uncompressed.concat())
        }
        AlgorithmParameters::OctetKeyPair(pair) if pair.curve == EllipticCurve::Ed25519 => {
            (ED25519, bytes(&pair.x)?)
        }
        _ => return None,
    };
    let no_unused_bits = [&[0], key.as_slice()].concat();
    let info = [algorithm, &element(BIT_STRING, &no_unused_bits)].concat();
    Some(pem(&element(SEQUENCE, &info)))
}

/// A positive number.
fn integer(bytes: &[u8]) -> Vec<u8> {
    match bytes.first() {
        // The first bit is the sign.
        Some(first) if *first >= 0x80 => element(INTEGER, &[&[0], bytes].concat()),
        _ => element(INTEGER, bytes),
    }
}

/// Tag, length and content (DER, X.690 section 8.1).
fn element(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut written = vec![tag];
    let length = content.len().to_be_bytes();
    let significant = &length[length.iter().take_while(|byte| **byte == 0).count()..];
    match significant {
        [] => written.push(0),
        [short] if *short < 0x80 => written.push(*short),
        long => {
            // At most eight bytes.
            written.push(0x80 | u8::try_from(long.len()).unwrap_or_default());
            written.extend(long);
        }
    }
    written.extend(content);
    written
}

fn pem(der: &[u8]) -> String {
    let text = STANDARD.encode(der);
    let mut pem = String::from("-----BEGIN PUBLIC KEY-----\n");
    for (number, sign) in text.chars().enumerate() {
        if number > 0 && number % 64 == 0 {
            pem.push('\n');
        }
        pem.push(sign);
    }
    pem + "\n-----END PUBLIC KEY-----\n"
}

#[cfg(test)]
mod tests {
    use secrecy::SecretString;

    use super::super::signing_key::Key;

    /// The public halves were written by OpenSSL.
    #[test]
    fn openssl_writes_the_same() {
        macro_rules! pem {
            ($name:literal) => {
                include_str!(concat!("../../../../tests/fixtures/keys/", $name, ".pem"))
            };
        }
        for (private, public) in [
            (pem!("rsa"), pem!("rsa-public")),
            (pem!("p256"), pem!("p256-public")),
            (pem!("ed25519"), pem!("ed25519-public")),
        ] {
            let key = Key::from_pem(&SecretString::from(private)).expect("a key");
            assert_eq!(key.public_pem().as_deref(), Some(public));
        }
    }
}
