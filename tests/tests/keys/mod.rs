//! The keys that sign access tokens, and the key that seals what is secret at rest.

mod algorithm;
mod at_rest;
mod node_keys;
mod secret_key;
mod signing;

use openssl::{pkey::PKey, symm::Cipher};

const RSA: &str = include_str!("../../fixtures/keys/rsa.pem");
const P256: &str = include_str!("../../fixtures/keys/p256.pem");
const PASSPHRASE: &str = "open sesame";

/// As the Node service encrypts its keys.
fn encrypted(pem: &str) -> String {
    let key = PKey::private_key_from_pem(pem.as_bytes()).expect("a key");
    let pem = key
        .private_key_to_pem_pkcs8_passphrase(Cipher::aes_256_cbc(), PASSPHRASE.as_bytes())
        .expect("a PEM");
    String::from_utf8(pem).expect("text")
}

fn public(pem: &str) -> String {
    let key = PKey::private_key_from_pem(pem.as_bytes()).expect("a key");
    String::from_utf8(key.public_key_to_pem().expect("a PEM")).expect("text")
}

fn kid(token: &str) -> String {
    let header = jsonwebtoken::decode_header(token).expect("a header");
    header.kid.expect("a kid")
}

fn algorithm(token: &str) -> jsonwebtoken::Algorithm {
    jsonwebtoken::decode_header(token).expect("a header").alg
}
