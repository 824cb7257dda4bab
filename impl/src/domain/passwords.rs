//! Checking a password in constant cost, and the rules for a new one.

use std::{collections::HashSet, sync::LazyLock};

use secrecy::{ExposeSecret, SecretString};
use tokio::sync::RwLock;

use super::{
    Domain, Refusal,
    fold::fold,
    hashing::{self, BCRYPT_BYTES, Scheme},
    refusal::PasswordFault,
};
use crate::{
    config::{BadSetting, PasswordSettings, Switch},
    store::{credentials, entities::users},
};

/// Longer passwords are refused; every byte of a shorter one counts.
pub const MAX_PASSWORD_BYTES: usize = 256;

/// The most common passwords of public breach collections, folded, one a line.
static COMMON: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("common_passwords.txt").lines().collect());

/// What is written, and what is demanded.
pub struct PasswordRules {
    pub scheme: Scheme,
    min_length: usize,
    max_bytes: usize,
}

impl PasswordRules {
    /// # Errors
    /// Parameters that argon2 does not take; a shortest password that is longer than the longest.
    pub fn new(settings: &PasswordSettings) -> Result<Self, BadSetting> {
        let params = settings.argon2()?;
        let coexistence = settings.coexistence == Switch::On;
        let max_bytes = if coexistence {
            BCRYPT_BYTES
        } else {
            MAX_PASSWORD_BYTES
        };
        if settings.password_min_length > max_bytes {
            let problem = format!("no password may be longer than {max_bytes} bytes");
            return Err(BadSetting::new("PASSWORD_MIN_LENGTH", problem));
        }
        Ok(Self {
            scheme: if coexistence {
                Scheme::Bcrypt
            } else {
                Scheme::Argon2id(params)
            },
            min_length: settings.password_min_length,
            max_bytes,
        })
    }

    /// Judges a new password of a user (NIST SP 800-63B section 3.1.1.2: length and a list, no composition rules).
    ///
    /// # Errors
    /// [`Refusal::PasswordInvalid`].
    pub fn judge(&self, password: &str, user: &users::Model) -> Result<(), Refusal> {
        let folded = fold(password);
        let own_names = [Some(&user.username), user.email.as_ref()];
        if password.len() > self.max_bytes {
            Err(Refusal::PasswordInvalid(PasswordFault::TooLong))
        } else if password.chars().count() < self.min_length {
            Err(Refusal::PasswordInvalid(PasswordFault::TooShort))
        } else if COMMON.contains(folded.as_str()) {
            Err(Refusal::PasswordInvalid(PasswordFault::Common))
        } else if own_names
            .into_iter()
            .flatten()
            .any(|name| fold(name) == folded)
        {
            Err(Refusal::PasswordInvalid(PasswordFault::OwnName))
        } else {
            Ok(())
        }
    }
}

/// Every refusal computes a hash of each class. More than these can only be the work of somebody who writes to the table.
const MOST_CLASSES: usize = 32;

/// The cost classes that are stored anywhere, so that every refusal can cost the same.
#[derive(Default)]
pub struct StoredCosts(RwLock<Option<Vec<String>>>);

/// How checking a password ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Checked {
    Wrong,
    Right,
    /// Right, and here is a fresh hash to replace one of an older kind.
    RightRenewed(String),
}

impl Domain {
    /// Checks `password` against `stored`. Every refusal, that of an unknown name (`None`) included, computes one hash of
    /// each cost class that is stored anywhere; so its time tells nothing about the account.
    ///
    /// # Errors
    /// [`Refusal::Saturated`].
    pub(crate) async fn check_password(
        &self,
        stored: Option<String>,
        password: &SecretString,
    ) -> Result<Checked, Refusal> {
        let classes = self.stored_costs().await?;
        let scheme = self.passwords.scheme.clone();
        let random = self.random.clone();
        let password = password.clone();
        self.hash_pool
            .run(move |scratch| {
                let given = password.expose_secret().as_bytes();
                let mut paid = None;
                if let Some(stored) = &stored {
                    if hashing::verify(scratch, stored, given) {
                        // A password that is too long for today's scheme keeps the hash that it has.
                        if scheme.is_current(stored) || !scheme.takes(given) {
                            return Ok(Checked::Right);
                        }
                        return scheme
                            .hash(&*random, scratch, given)
                            .map(Checked::RightRenewed)
                            .map_err(Refusal::internal);
                    }
                    paid = Some(hashing::cost_class(stored));
                }
                for class in classes.iter().filter(|class| Some(class.as_str()) != paid) {
                    hashing::imitate(scratch, class, given);
                }
                Ok(Checked::Wrong)
            })
            .await?
    }

    /// The stored form of a new password.
    ///
    /// # Errors
    /// [`Refusal::Saturated`].
    pub(crate) async fn hash_password(&self, password: &SecretString) -> Result<String, Refusal> {
        let scheme = self.passwords.scheme.clone();
        let random = self.random.clone();
        let password = password.clone();
        self.hash_pool
            .run(move |scratch| scheme.hash(&*random, scratch, password.expose_secret().as_bytes()))
            .await?
            .map_err(Refusal::internal)
    }

    async fn stored_costs(&self) -> Result<Vec<String>, Refusal> {
        if let Some(known) = &*self.stored_costs.0.read().await {
            return Ok(known.clone());
        }
        self.refresh_stored_costs().await
    }

    /// Looks again which cost classes the database holds; bcrypt disappears from it as people log in.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn refresh_stored_costs(&self) -> Result<Vec<String>, Refusal> {
        let mut classes = credentials::cost_classes(self.store.reader(), MOST_CLASSES).await?;
        let own = self.passwords.scheme.cost_class();
        if !classes.contains(&own) {
            classes.push(own);
        }
        *self.stored_costs.0.write().await = Some(classes.clone());
        Ok(classes)
    }
}
