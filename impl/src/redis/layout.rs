//! The keys and values that `@sourceloop/core` reads through loopback-connector-kv-redis 4: the prefix is the name of
//! LoopBack's model for all key-value data, and a value is an object in MessagePack.

const PREFIX: &str = "_kvModel:";

/// The key of a revoked token or of a public key.
pub fn key(name: &str) -> Vec<u8> {
    format!("{PREFIX}{name}").into_bytes()
}

/// What stands for a revoked access token: `RevokedToken`.
pub fn revoked_token(token: &str) -> Vec<u8> {
    map(&[("token", token)])
}

/// A public key as a PEM: `JwtKeys` without its private part.
pub fn public_key(kid: &str, pem: &str) -> Vec<u8> {
    map(&[("keyId", kid), ("publicKey", pem)])
}

/// An object of at most 15 strings.
fn map(members: &[(&str, &str)]) -> Vec<u8> {
    let count = members.len() as u8;
    let mut packed = vec![0x80 | count];
    for (name, value) in members {
        string(&mut packed, name);
        string(&mut packed, value);
    }
    packed
}

/// The `str` family of the MessagePack specification: fixstr, str 8, str 16, str 32.
fn string(packed: &mut Vec<u8>, text: &str) {
    let length = text.len();
    match length {
        0..=31 => packed.push(0xa0 | length as u8),
        32..=0xff => packed.extend([0xd9, length as u8]),
        0x100..=0xffff => {
            packed.push(0xda);
            packed.extend((length as u16).to_be_bytes());
        }
        _ => {
            packed.push(0xdb);
            packed.extend((length as u32).to_be_bytes());
        }
    }
    packed.extend(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_each_length() {
        let of = |length: usize| revoked_token(&"x".repeat(length));
        assert_eq!(of(1), b"\x81\xa5token\xa1x");
        assert_eq!(of(31)[..8], *b"\x81\xa5token\xbf");
        assert_eq!(of(32)[..9], *b"\x81\xa5token\xd9\x20");
        assert_eq!(of(256)[..10], *b"\x81\xa5token\xda\x01\x00");
        assert_eq!(of(70_000)[..12], *b"\x81\xa5token\xdb\x00\x01\x11\x70");
        assert_eq!(
            public_key("k", "p"),
            b"\x82\xa5keyId\xa1k\xa9publicKey\xa1p"
        );
    }
}
