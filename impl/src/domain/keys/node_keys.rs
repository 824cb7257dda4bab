//! The keys of the Node service's later versions, in the table `jwt_keys`: theirs are taken over, and our RSA keys are
//! published there, because neighbours of that service look for a token's `kid` in that table.
//!
//! - All its keys verify tokens and are published in `GET /.well-known/jwks.json`.
//! - The newest that can be read as an RSA key signs what is to be signed with RS256 if JWT_ALGORITHM says RS256 and
//!   JWT_PRIVATE_KEY_PASSPHRASE decrypts it, as the Node service itself does. Rows that are no RSA keys are ignored, since the
//!   Node service cannot sign with them either. `admin key rotate` then adds a key of our own, which replaces it when it has
//!   been published for long enough.
//! - A row of ours has no private key. Each instance says once a minute, in `published_keys`, which rows it stands for:
//!   several may run with different keys in their settings, and one that was restarted with another key knows nothing of the
//!   former. What no instance has stood for during [`ABANDONED_AFTER`] is withdrawn, and what an instance sees leave the
//!   stored keys at once, since these are the same for all.

use std::{collections::BTreeSet, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::Algorithm;
use secrecy::SecretString;

use super::{
    Keys,
    algorithm::SigningAlgorithm,
    keyring::PUBLISHED_BEFORE_USE,
    signing_key::{Key, Source},
};
use crate::{
    domain::refusal::Refusal,
    pem,
    store::{
        Error,
        keys::SigningKey,
        node_keys::{self, NodeKey},
    },
};

/// How often an instance says which keys it publishes, and looks for a table that is new.
pub(super) const ANNOUNCED_EVERY: TimeDelta = TimeDelta::minutes(1);
/// How long neighbours may find a key after the last instance that signs with it has ended. Long enough that a restart goes
/// unnoticed.
pub(in crate::domain) const ABANDONED_AFTER: Duration = Duration::from_secs(600);

/// What this instance has last said.
#[derive(Default)]
pub(super) struct Announced {
    at: Option<DateTime<Utc>>,
    kids: BTreeSet<String>,
}

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
                    would_sign = signs,
                    "ignored a row of jwt_keys: not an RSA key; if it is the newest, an older one signs in its place"
                );
                continue;
            };
            let may_sign = signs && key.private.is_some();
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

    /// Keeps the rows of `jwt_keys` that are ours equal to [`for_neighbours`](super::keyring::Keyring::for_neighbours).
    ///
    /// # Errors
    /// Database errors.
    pub(super) async fn announce_to_node(
        &self,
        rows: &[NodeKey],
        announced: &mut Announced,
    ) -> Result<(), Refusal> {
        let now = self.clock.now();
        let keys = self.keyring.for_neighbours();
        let ours = keys.iter().filter(|key| key.source != Source::Node);
        let shown: Vec<(String, String)> = ours
            .filter_map(|key| Some((key.kid.clone(), key.public_pem()?)))
            .collect();
        let kids: BTreeSet<String> = shown.iter().map(|(kid, _)| kid.clone()).collect();
        let is_stored = |kid: &String| rows.iter().any(|row| row.key_id == *kid);
        let is_recent = announced.at.is_some_and(|at| now - at < ANNOUNCED_EVERY);
        if is_recent && kids == announced.kids && kids.iter().all(is_stored) {
            return Ok(());
        }
        let mut gone: BTreeSet<String> = announced.kids.difference(&kids).cloned().collect();
        let db = self.store.background().reader().with_short_timeout();
        let abandoned = node_keys::unpublished_since(&db, now - ABANDONED_AFTER).await?;
        gone.extend(abandoned.into_iter().filter(|kid| !kids.contains(kid)));
        if !shown.is_empty() || !gone.is_empty() {
            self.store
                .write::<_, Error, _>(move |tx| {
                    Box::pin(async move {
                        for (kid, public) in &shown {
                            node_keys::publish(tx, kid, public, now).await?;
                        }
                        for kid in &gone {
                            node_keys::withdraw(tx, kid).await?;
                        }
                        Ok(())
                    })
                })
                .await?;
        }
        let at = Some(now);
        *announced = Announced { at, kids };
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
