//! The keys of the Node service's later versions, in the table `jwt_keys`: theirs are taken over, and our RSA keys are
//! published there, because neighbours of that service look for a token's `kid` in that table.
//!
//! - All its keys verify tokens and are published in `GET /.well-known/jwks.json`.
//! - The newest signs what is to be signed with RS256 if JWT_ALGORITHM says RS256 and JWT_PRIVATE_KEY_PASSPHRASE
//!   decrypts it, as the Node service itself does. `admin key rotate` then adds a key of our own, which replaces it when
//!   it has been published for long enough.
//! - A row of ours has no private key. Withdrawn is only what this process has seen leave the keyring: other processes
//!   may have other keys in their settings.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use jsonwebtoken::Algorithm;
use secrecy::SecretString;

use super::{
    Keys,
    algorithm::SigningAlgorithm,
    keyring::PUBLISHED_BEFORE_USE,
    pem,
    signing_key::{Key, Source},
};
use crate::{
    domain::refusal::Refusal,
    store::{
        Error,
        keys::SigningKey,
        node_keys::{self, NodeKey},
    },
};

impl Keys {
    /// The keys of the Node service, of which the first signs if it has no retirement.
    pub(super) fn take_over(&self, rows: &[NodeKey], own: &[SigningKey]) -> Vec<Key> {
        let theirs = rows.iter().filter(|row| !row.private_key.is_empty());
        let mut signs = self.keyring.fixed.is_none()
            && self.keyring.access_algorithm == SigningAlgorithm::Rs256;
        let mut taken = Vec::new();
        for row in theirs.filter(|row| own.iter().all(|own| own.kid != row.key_id)) {
            let Some(mut key) = read(row, self.keyring.passphrase.as_ref()) else {
                tracing::warn!(
                    kid = row.key_id,
                    "ignored a row of jwt_keys: not an RSA key"
                );
                continue;
            };
            let may_sign = signs && key.encoding.is_some();
            if signs && !may_sign {
                tracing::warn!(
                    kid = key.kid,
                    "JWT_PRIVATE_KEY_PASSPHRASE does not decrypt the newest key in jwt_keys, which therefore cannot sign"
                );
            }
            signs = false;
            key.retires_at = if may_sign {
                successor_signs_at(own)
            } else {
                Some(DateTime::UNIX_EPOCH)
            };
            taken.push(key);
        }
        taken
    }

    /// Writes our RSA keys to `jwt_keys`. `before` are the ids of the keys before the last reload.
    ///
    /// # Errors
    /// Database errors.
    pub(super) async fn publish_to_node(
        &self,
        rows: &[NodeKey],
        before: HashSet<String>,
    ) -> Result<(), Refusal> {
        let keys = self.keyring.for_neighbours();
        let published = |kid: &str| {
            rows.iter()
                .any(|row| row.key_id == kid && row.private_key.is_empty())
        };
        let missing: Vec<(String, String)> = keys
            .iter()
            .filter(|key| key.source != Source::Node)
            .filter(|key| rows.iter().all(|row| row.key_id != key.kid))
            .filter_map(|key| Some((key.kid.clone(), key.public_pem()?)))
            .collect();
        let gone: Vec<String> = before
            .into_iter()
            .filter(|kid| published(kid) && !self.keyring.contains(kid))
            .collect();
        if missing.is_empty() && gone.is_empty() {
            return Ok(());
        }
        self.store
            .write::<_, Error, _>(move |tx| {
                Box::pin(async move {
                    for (kid, public) in &missing {
                        node_keys::publish(tx, kid, public).await?;
                    }
                    for kid in &gone {
                        node_keys::withdraw(tx, kid).await?;
                    }
                    Ok(())
                })
            })
            .await?;
        Ok(())
    }
}

/// When our own RSA key signs in place of the Node service's; `None` as long as there is none.
fn successor_signs_at(own: &[SigningKey]) -> Option<DateTime<Utc>> {
    let own = own
        .iter()
        .filter(|key| key.algorithm == SigningAlgorithm::Rs256.name());
    own.map(|key| key.created_at + PUBLISHED_BEFORE_USE).min()
}

/// Without the private key if that cannot be decrypted.
fn read(row: &NodeKey, passphrase: Option<&SecretString>) -> Option<Key> {
    let private = pem::private(&row.private_key, passphrase).and_then(|pem| Key::from_pem(&pem));
    let key = private.filter(|key| key.algorithm == Algorithm::RS256);
    let mut key = key.or_else(|| Key::from_public_pem(&row.public_key))?;
    if let Some(public) = &mut key.public {
        public.common.key_id = Some(row.key_id.clone());
    }
    Some(Key {
        kid: row.key_id.clone(),
        source: Source::Node,
        ..key
    })
}
