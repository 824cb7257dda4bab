//! The text of a refresh token. It names session and generation and proves that it is ours, so that the session is found by its
//! id, and a spent token is told from an invented one without a row for each token.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use crate::{
    domain::{
        keys::{
            seal::Purpose,
            token_key::{MAC_LEN, TokenKey},
        },
        secrets::token_hash,
    },
    random::{Randomness, RandomnessExt},
    store::sessions::Session,
};

const PURPOSE: Purpose = Purpose::RefreshToken;
/// Session (16 bytes), generation (4, big endian) and 32 random bytes, before the MAC of these.
const BODY_LEN: usize = 16 + 4 + 32;

/// A refresh token that this service has issued at some time.
pub struct RefreshToken {
    pub(in crate::domain) text: SecretString,
    pub hash: Vec<u8>,
    pub session: Uuid,
    pub generation: i32,
}

/// What a refresh token is to its session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Present,
    /// Replaced by the present one at this time.
    Previous(DateTime<Utc>),
    /// Replaced at some time before that.
    Older,
    /// Of a refresh that the database does not know: its commit was lost, or an older backup was restored.
    Unknown,
}

impl RefreshToken {
    pub fn new(key: &TokenKey, random: &dyn Randomness, session: Uuid, generation: i32) -> Self {
        let mut bytes = Vec::with_capacity(BODY_LEN + MAC_LEN);
        bytes.extend_from_slice(session.as_bytes());
        bytes.extend_from_slice(&generation.to_be_bytes());
        bytes.extend_from_slice(&random.bytes::<32>());
        let mac = key.mac(PURPOSE, &bytes);
        bytes.extend_from_slice(&mac);
        let text = URL_SAFE_NO_PAD.encode(bytes);
        Self {
            hash: token_hash(&text),
            text: text.into(),
            session,
            generation,
        }
    }

    /// `None` for any text that this service has not made, and for the tokens of version 1.0.0.
    pub fn read(key: &TokenKey, text: &SecretString) -> Option<Self> {
        let mut bytes = [0; BODY_LEN + MAC_LEN];
        let length = URL_SAFE_NO_PAD.decode_slice(text.expose_secret(), &mut bytes);
        if length != Ok(bytes.len()) {
            return None;
        }
        let (body, mac) = bytes.split_at(BODY_LEN);
        if !key.is_mac(PURPOSE, body, mac) {
            return None;
        }
        let (session, rest) = body.split_first_chunk()?;
        let (generation, _) = rest.split_first_chunk()?;
        Some(Self {
            hash: token_hash(text.expose_secret()),
            text: text.clone(),
            session: Uuid::from_bytes(*session),
            generation: i32::from_be_bytes(*generation),
        })
    }

    pub fn standing(&self, session: &Session) -> Standing {
        let is = |hash: &Option<Vec<u8>>| hash.as_ref() == Some(&self.hash);
        let age = session.generation.checked_sub(self.generation);
        match (age, session.spent_at) {
            (Some(0), _) if is(&session.refresh_hash) => Standing::Present,
            (Some(1), Some(at)) if is(&session.spent_hash) => Standing::Previous(at),
            (Some(1..), _) => Standing::Older,
            _ => Standing::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SystemRandomness;

    fn key() -> TokenKey {
        TokenKey::new(&SystemRandomness.bytes::<32>())
    }

    #[test]
    fn is_read_as_it_was_made() {
        let (key, session) = (key(), Uuid::from_u128(7));
        let made = RefreshToken::new(&key, &SystemRandomness, session, 300);
        let read = RefreshToken::read(&key, &made.text).unwrap();
        assert_eq!((read.session, read.generation), (session, 300));
        assert_eq!(read.hash, made.hash);
    }

    #[test]
    fn no_other_text_is_one() {
        let key = key();
        let made = RefreshToken::new(&key, &SystemRandomness, Uuid::from_u128(7), 300);
        let text = made.text.expose_secret();
        let read = |text: &str| RefreshToken::read(&key, &text.into());
        for at in 0..text.len() {
            let mut other = text.as_bytes().to_vec();
            other[at] = if other[at] == b'A' { b'B' } else { b'A' };
            assert!(read(std::str::from_utf8(&other).unwrap()).is_none(), "{at}");
        }
        for text in [
            "",
            "A",
            &text[1..],
            &format!("{text}A"),
            &format!("{text}="),
        ] {
            assert!(read(text).is_none(), "{text}");
        }
        let other = RefreshToken::new(&self::key(), &SystemRandomness, Uuid::from_u128(7), 300);
        assert!(RefreshToken::read(&key, &other.text).is_none());
    }
}
