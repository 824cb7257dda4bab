//! Keys in the database: generating them, at the first use of an algorithm and for `admin key`, and decrypting them.

use std::sync::Arc;

use aws_lc_rs::{
    encoding::{AsDer, Pkcs8V1Der},
    error::Unspecified,
    rsa::{KeyPair, KeySize},
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair},
};
use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use jsonwebtoken::Algorithm;

use super::{
    Keys,
    algorithm::SigningAlgorithm,
    keyring::Keyring,
    seal::{Purpose, Sealer},
    signing_key::Key,
};
use crate::{
    domain::refusal::Refusal,
    store::{
        admin,
        keys::{self, SigningKey},
    },
};

impl Keys {
    /// The key that signs with this algorithm, which is generated at the algorithm's first use. It is stored before it
    /// signs, and signs at once although no cached key set contains it yet: nobody has seen a token with this algorithm,
    /// and whoever finds an unknown `kid` loads the keys again, as instances of this service do.
    ///
    /// # Errors
    /// Database errors.
    pub(super) async fn signing_key(
        &self,
        algorithm: SigningAlgorithm,
    ) -> Result<Arc<Key>, Refusal> {
        match self.find_signing_key(algorithm.jws()) {
            Some(key) => Ok(key),
            // Boxed, since it is rare.
            None => Box::pin(self.first_signing_key(algorithm)).await,
        }
    }

    /// Generates and publishes the key of an algorithm before its first use.
    ///
    /// # Errors
    /// Database errors.
    pub async fn prepare(&self, algorithm: SigningAlgorithm) -> Result<(), Refusal> {
        self.signing_key(algorithm).await.map(drop)
    }

    fn find_signing_key(&self, algorithm: Algorithm) -> Option<Arc<Key>> {
        Keyring::signing(&self.keyring.current(), algorithm, self.clock.now()).cloned()
    }

    async fn first_signing_key(&self, algorithm: SigningAlgorithm) -> Result<Arc<Key>, Refusal> {
        // Of the requests that need it at the same time, one generates the key.
        let _turn = self.keyring.generating.lock().await;
        if let Some(key) = self.find_signing_key(algorithm.jws()) {
            return Ok(key);
        }
        self.ensure_stored_key(algorithm).await?;
        self.reload_keys().await?;
        self.find_signing_key(algorithm.jws())
            .ok_or_else(|| Refusal::internal(format!("there is no {algorithm} key")))
    }

    /// Stores a key of this algorithm unless one exists.
    ///
    /// # Errors
    /// Database errors.
    pub(super) async fn ensure_stored_key(
        &self,
        algorithm: SigningAlgorithm,
    ) -> Result<(), Refusal> {
        if keys::any_signs(self.store.reader(), algorithm.name()).await? {
            return Ok(());
        }
        let key = self.generate(algorithm).await?;
        self.store
            .write::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    admin::one_at_a_time(tx).await?;
                    // Another instance may have generated it meanwhile.
                    if !keys::any_signs(tx, &key.algorithm).await? {
                        keys::insert(tx, key).await?;
                    }
                    Ok(())
                })
            })
            .await
    }

    /// Generates a key in the form in which it is stored.
    ///
    /// # Errors
    /// If the random generator or the cipher fails.
    pub(in crate::domain) async fn generate(
        &self,
        algorithm: SigningAlgorithm,
    ) -> Result<SigningKey, Refusal> {
        // An RSA key takes a fraction of a second, for which no thread of the runtime should be held up.
        let pair = tokio::task::spawn_blocking(move || new_pkcs8(algorithm));
        let pkcs8 = pair
            .await
            .map_err(Refusal::internal)?
            .map_err(|_| Refusal::internal(format!("could not generate an {algorithm} key")))?;
        let key = Key::from_pkcs8(algorithm, &pkcs8)
            .ok_or_else(|| Refusal::internal("the new key failed its self-test"))?;
        Ok(SigningKey {
            kid: key.kid,
            algorithm: algorithm.name().into(),
            public_key: serde_json::to_string(&key.public).map_err(Refusal::internal)?,
            private_key: self.seal_private(&pkcs8)?.into(),
            created_at: self.clock.now(),
            retired_at: None,
            expires_at: None,
        })
    }

    fn seal_private(&self, pkcs8: &[u8]) -> Result<String, Refusal> {
        let text = STANDARD_NO_PAD.encode(pkcs8);
        self.sealer
            .seal(&*self.random, Purpose::SigningKey, text.as_bytes())
            .map_err(Refusal::internal)
    }
}

fn new_pkcs8(algorithm: SigningAlgorithm) -> Result<Vec<u8>, Unspecified> {
    match algorithm {
        SigningAlgorithm::Rs256 => {
            let der: Pkcs8V1Der<'_> = KeyPair::generate(KeySize::Rsa2048)?.as_der()?;
            Ok(der.as_ref().to_vec())
        }
        SigningAlgorithm::Es256 => {
            let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING)?;
            Ok(pair.to_pkcs8v1()?.as_ref().to_vec())
        }
        SigningAlgorithm::EdDsa => {
            let pair = Ed25519KeyPair::generate()?;
            Ok(pair.to_pkcs8v1()?.as_ref().to_vec())
        }
    }
}

/// Decrypts a stored key.
///
/// # Errors
/// If no key of SECRET_KEY decrypts it.
pub fn open(sealer: &Sealer, stored: &SigningKey) -> Result<Key, Refusal> {
    let broken = |what| Refusal::internal(format!("signing key {}: {what}", stored.kid));
    let algorithm = SigningAlgorithm::from_name(&stored.algorithm)
        .ok_or_else(|| broken(format!("unknown algorithm {}", stored.algorithm)))?;
    let text = sealer
        .open(Purpose::SigningKey, &stored.private_key)
        .map_err(|error| broken(error.to_string()))?;
    let pkcs8 = STANDARD_NO_PAD
        .decode(text)
        .map_err(|_| broken("not base64".into()))?;
    let key = Key::from_pkcs8(algorithm, &pkcs8)
        .ok_or_else(|| broken(format!("not an {algorithm} key")))?;
    Ok(Key {
        retires_at: stored.retired_at,
        ..key
    })
}
