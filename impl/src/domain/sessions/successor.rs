//! The pair of tokens that a refresh has given, kept for who loses the response.
//!
//! It is encrypted so that it takes both the service's key and the spent refresh token to read it, of which the database has only the
//! hash. So nobody but the client that was given the pair can read it, not even who holds database and SECRET_KEY, and it may stay
//! where it is when the grace has ended: the next refresh overwrites it, and the session takes it along. Clearing it would cost
//! another version of the row for each refresh.

use secrecy::ExposeSecret;

use crate::{
    domain::{
        keys::{
            seal::{Purpose, SealError},
            token_key::TokenKey,
        },
        sessions::refresh_token::RefreshToken,
    },
    random::Randomness,
};

const PURPOSE: Purpose = Purpose::RefreshSuccessor;

#[derive(Debug, PartialEq, Eq)]
pub struct Successor<'a> {
    pub access: &'a str,
    pub refresh: &'a str,
    /// Expiry of the access token, in seconds since the epoch.
    pub expires: i64,
}

impl Successor<'_> {
    /// # Errors
    /// As [`TokenKey::seal`].
    pub fn seal(
        &self,
        key: &TokenKey,
        random: &dyn Randomness,
        spent: &RefreshToken,
    ) -> Result<Vec<u8>, SealError> {
        let length = u8::try_from(self.refresh.len()).map_err(|_| SealError::Cipher)?;
        let mut plain = Vec::with_capacity(8 + 1 + self.refresh.len() + self.access.len());
        plain.extend_from_slice(&self.expires.to_be_bytes());
        plain.push(length);
        plain.extend_from_slice(self.refresh.as_bytes());
        plain.extend_from_slice(self.access.as_bytes());
        let secret = spent.text.expose_secret().as_bytes();
        key.seal(random, PURPOSE, secret, &plain)
    }
}

/// Hands the successor of `spent` to `read`; `None` if it is of another token.
pub fn open<T>(
    key: &TokenKey,
    spent: &RefreshToken,
    sealed: &[u8],
    read: impl FnOnce(Successor<'_>) -> Option<T>,
) -> Option<T> {
    let secret = spent.text.expose_secret().as_bytes();
    let plain = key.open(PURPOSE, secret, sealed).ok()?;
    let (expires, rest) = plain.split_first_chunk()?;
    let (length, rest) = rest.split_first()?;
    let (refresh, access) = rest.split_at_checked(usize::from(*length))?;
    read(Successor {
        access: std::str::from_utf8(access).ok()?,
        refresh: std::str::from_utf8(refresh).ok()?,
        expires: i64::from_be_bytes(*expires),
    })
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::random::{RandomnessExt, SystemRandomness};

    #[test]
    fn only_the_spent_token_opens_it() {
        let key = TokenKey::new(&SystemRandomness.bytes::<32>());
        let token =
            |generation| RefreshToken::new(&key, &SystemRandomness, Uuid::from_u128(7), generation);
        let [spent, next] = [token(3), token(4)];
        let successor = Successor {
            access: "an access token",
            refresh: next.text.expose_secret(),
            expires: 1_800_000_000,
        };
        let sealed = successor.seal(&key, &SystemRandomness, &spent).unwrap();
        let opened = |key, token| open(key, token, &sealed, |opened| Some(opened == successor));
        assert_eq!(opened(&key, &spent), Some(true));
        let again = token(3);
        for other in [&next, &again] {
            assert_eq!(opened(&key, other), None);
        }
        let other = TokenKey::new(&SystemRandomness.bytes::<32>());
        assert_eq!(opened(&other, &spent), None);
    }
}
