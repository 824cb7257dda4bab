//! Checking a password in constant time, and hashing a new one.

use std::net::IpAddr;

use secrecy::{ExposeSecret, SecretString};
use tokio::sync::RwLock;

use crate::{
    client_network::client_network,
    domain::{
        caller::Caller,
        passwords::{
            Passwords,
            hashing::{self, Scheme},
            rules::normalised,
        },
        refusal::Refusal,
    },
    store::credentials,
};

/// Every refusal computes a hash of each cost class. More classes than this can only be caused by someone who can write
/// to the table.
const MAX_COST_CLASSES: usize = 32;

/// The cost classes of all stored hashes, so that every refusal can cost the same.
#[derive(Default)]
pub struct StoredCosts(RwLock<Option<Vec<String>>>);

/// The result of checking a password.
#[derive(Debug, PartialEq, Eq)]
pub enum PasswordCheck {
    Wrong,
    Right,
    /// Correct, with a new hash to replace one of another scheme or cost.
    RightWithNewHash(String),
}

impl Passwords {
    /// Checks `password` against `stored`, which is `None` for an unknown name. Every refusal computes one hash of each
    /// cost class in the database, so that the duration reveals nothing about the account.
    ///
    /// # Errors
    /// [`Refusal::Saturated`].
    pub(crate) async fn check_password(
        &self,
        stored: Option<String>,
        password: &SecretString,
        caller: &Caller,
    ) -> Result<PasswordCheck, Refusal> {
        let classes = self.stored_costs().await?;
        let scheme = self.rules.scheme.clone();
        let random = self.random.clone();
        let password = password.clone();
        self.hash_pool
            .run(Some(client_network(caller.address)), move |scratch| {
                let normal = SecretString::from(normalised(password.expose_secret()));
                // Older hashes are of the password as typed, before normalisation. Both spellings are tried for unknown
                // names too.
                let mut spellings = vec![normal.expose_secret().as_bytes()];
                if normal.expose_secret() != password.expose_secret() {
                    spellings.push(password.expose_secret().as_bytes());
                }
                for (number, given) in spellings.into_iter().enumerate() {
                    let mut paid = None;
                    if let Some(stored) = &stored {
                        if hashing::verify(scratch, stored, given) {
                            // While the Node service reads the same hash, it must continue to match the password as
                            // typed there.
                            let kept = number > 0 && matches!(scheme, Scheme::Bcrypt);
                            let current = number == 0 && scheme.is_current(stored);
                            let normal = normal.expose_secret().as_bytes();
                            // A password that is too long for the current scheme keeps its hash.
                            if kept || current || !scheme.takes(normal) {
                                return Ok(PasswordCheck::Right);
                            }
                            return scheme
                                .hash(&*random, scratch, normal)
                                .map(PasswordCheck::RightWithNewHash)
                                .map_err(Refusal::internal);
                        }
                        paid = Some(hashing::cost_class(stored));
                    }
                    for class in classes.iter().filter(|class| Some(class.as_str()) != paid) {
                        hashing::imitate(scratch, class, given);
                    }
                }
                Ok(PasswordCheck::Wrong)
            })
            .await?
    }

    /// Hashes a new password, on behalf of a caller at `address`.
    ///
    /// # Errors
    /// [`Refusal::Saturated`].
    pub(crate) async fn hash_password(
        &self,
        password: &SecretString,
        address: Option<IpAddr>,
    ) -> Result<String, Refusal> {
        let scheme = self.rules.scheme.clone();
        let random = self.random.clone();
        let password = SecretString::from(normalised(password.expose_secret()));
        self.hash_pool
            .run(address.map(client_network), move |scratch| {
                scheme.hash(&*random, scratch, password.expose_secret().as_bytes())
            })
            .await?
            .map_err(Refusal::internal)
    }

    async fn stored_costs(&self) -> Result<Vec<String>, Refusal> {
        if let Some(known) = &*self.stored_costs.0.read().await {
            return Ok(known.clone());
        }
        self.refresh_stored_costs().await
    }

    /// Reads again which cost classes exist; bcrypt disappears as users log in and their hashes are replaced.
    ///
    /// # Errors
    /// Database errors.
    pub async fn refresh_stored_costs(&self) -> Result<Vec<String>, Refusal> {
        let mut classes = credentials::cost_classes(self.store.reader(), MAX_COST_CLASSES).await?;
        let own = self.rules.scheme.cost_class();
        if !classes.contains(&own) {
            classes.push(own);
        }
        *self.stored_costs.0.write().await = Some(classes.clone());
        Ok(classes)
    }
}
