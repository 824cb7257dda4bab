//! The key that proves which refresh tokens are ours (HMAC-SHA256), and takes part in the encryption of what only the holder of
//! a token may read. The first start generates it.

use aws_lc_rs::{aead::LessSafeKey, constant_time::verify_slices_are_equal, hmac};

use crate::{
    domain::keys::seal::{Purpose, SealError, Sealer, cipher, open_with, seal_with},
    random::{Randomness, RandomnessExt},
    store::{Error, Store, keys},
};

/// Half of the tag, which RFC 2104 section 5 allows: 128 bits.
pub const MAC_LEN: usize = 16;

pub struct TokenKey(hmac::Key);

/// The key of this database.
///
/// # Errors
/// Database errors; [`SealError::WrongKey`].
pub async fn load(
    sealer: &Sealer,
    store: &Store,
    random: &dyn Randomness,
) -> anyhow::Result<TokenKey> {
    let sealed = match keys::token_key(store.reader()).await? {
        Some(sealed) => sealed,
        None => {
            let fresh = sealer.seal(random, Purpose::TokenKey, &random.bytes::<32>())?;
            let inserting = store.write::<_, Error, _>(move |tx| {
                Box::pin(async move {
                    keys::insert_token_key(tx, fresh).await?;
                    keys::token_key(tx).await
                })
            });
            inserting.await?.unwrap_or_default()
        }
    };
    Ok(TokenKey::new(&sealer.open(Purpose::TokenKey, &sealed)?))
}

/// Encrypts the key with the first key of SECRET_KEY, and returns how many values have changed.
///
/// # Errors
/// As [`load`].
pub(super) async fn reseal(
    sealer: &Sealer,
    store: &Store,
    random: &dyn Randomness,
) -> anyhow::Result<usize> {
    let Some(sealed) = keys::token_key(store.reader()).await? else {
        return Ok(0);
    };
    let Some(resealed) = sealer.reseal(random, Purpose::TokenKey, &sealed)? else {
        return Ok(0);
    };
    store
        .write(move |tx| Box::pin(async move { keys::reseal_token_key(tx, resealed).await }))
        .await?;
    Ok(1)
}

impl TokenKey {
    pub(in crate::domain) fn new(key: &[u8]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, key))
    }

    /// The proof for a message.
    pub fn mac(&self, purpose: Purpose, message: &[u8]) -> [u8; MAC_LEN] {
        let mut mac = [0; MAC_LEN];
        mac.copy_from_slice(&self.tag(purpose, message).as_ref()[..MAC_LEN]);
        mac
    }

    pub fn is_mac(&self, purpose: Purpose, message: &[u8], mac: &[u8]) -> bool {
        verify_slices_are_equal(&self.mac(purpose, message), mac).is_ok()
    }

    /// Encrypts for whoever has both this key and `secret`, which must not be guessable.
    ///
    /// # Errors
    /// As [`Sealer::seal`].
    pub fn seal(
        &self,
        random: &dyn Randomness,
        purpose: Purpose,
        secret: &[u8],
        plaintext: &[u8],
    ) -> Result<Vec<u8>, SealError> {
        seal_with(&self.cipher(purpose, secret)?, random, purpose, plaintext)
    }

    /// Decrypts the result of [`TokenKey::seal`] for the same purpose and secret.
    ///
    /// # Errors
    /// [`SealError::WrongKey`] for anything else.
    pub fn open(
        &self,
        purpose: Purpose,
        secret: &[u8],
        sealed: &[u8],
    ) -> Result<Vec<u8>, SealError> {
        open_with(&self.cipher(purpose, secret)?, purpose, sealed).ok_or(SealError::WrongKey)
    }

    fn cipher(&self, purpose: Purpose, secret: &[u8]) -> Result<LessSafeKey, SealError> {
        cipher(self.tag(purpose, secret).as_ref())
    }

    fn tag(&self, purpose: Purpose, message: &[u8]) -> hmac::Tag {
        let mut signing = hmac::Context::with_key(&self.0);
        signing.update(purpose.label());
        // No label contains it, so that no two pairs of purpose and message are the same text.
        signing.update(&[0]);
        signing.update(message);
        signing.sign()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SystemRandomness;

    const PURPOSE: Purpose = Purpose::RefreshSuccessor;

    #[test]
    fn proves_and_opens_only_with_its_purpose_and_secret() {
        let [key, other] = [(); 2].map(|()| TokenKey::new(&SystemRandomness.bytes::<32>()));
        let mac = key.mac(PURPOSE, b"x");
        assert!(key.is_mac(PURPOSE, b"x", &mac));
        assert!(!key.is_mac(PURPOSE, b"y", &mac) && !other.is_mac(PURPOSE, b"x", &mac));
        assert!(!key.is_mac(Purpose::RefreshToken, b"x", &mac));
        assert!(!key.is_mac(PURPOSE, b"x", &mac[1..]) && !key.is_mac(PURPOSE, b"x", &[]));

        let sealed = key
            .seal(&SystemRandomness, PURPOSE, b"secret", b"x")
            .unwrap();
        assert_eq!(key.open(PURPOSE, b"secret", &sealed).unwrap(), b"x");
        assert!(key.open(PURPOSE, b"other", &sealed).is_err());
        assert!(key.open(Purpose::RefreshToken, b"secret", &sealed).is_err());
        assert!(other.open(PURPOSE, b"secret", &sealed).is_err());
        assert!(key.open(PURPOSE, b"secret", b"short").is_err());
    }
}
