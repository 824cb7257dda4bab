//! Checking a password in constant cost, and the rules for a new one.

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

impl Passwords {
    /// Checks `password` against `stored`. Every refusal, that of an unknown name (`None`) included, computes one hash of
    /// each cost class that is stored anywhere; so its time tells nothing about the account.
    ///
    /// # Errors
    /// [`Refusal::Saturated`].
    pub(crate) async fn check_password(
        &self,
        stored: Option<String>,
        password: &SecretString,
        caller: &Caller,
    ) -> Result<Checked, Refusal> {
        let classes = self.stored_costs().await?;
        let scheme = self.rules.scheme.clone();
        let random = self.random.clone();
        let password = password.clone();
        self.hash_pool
            .run(Some(client_network(caller.address)), move |scratch| {
                let normal = SecretString::from(normalised(password.expose_secret()));
                // Hashes of before are of the password as it was typed. Both are tried for unknown names as well.
                let mut spellings = vec![normal.expose_secret().as_bytes()];
                if normal.expose_secret() != password.expose_secret() {
                    spellings.push(password.expose_secret().as_bytes());
                }
                for (number, given) in spellings.into_iter().enumerate() {
                    let mut paid = None;
                    if let Some(stored) = &stored {
                        if hashing::verify(scratch, stored, given) {
                            // While the old service reads the same hash, what was typed there must go on matching it.
                            let kept = number > 0 && matches!(scheme, Scheme::Bcrypt);
                            let current = number == 0 && scheme.is_current(stored);
                            let normal = normal.expose_secret().as_bytes();
                            // A password that is too long for today's scheme keeps the hash that it has.
                            if kept || current || !scheme.takes(normal) {
                                return Ok(Checked::Right);
                            }
                            return scheme
                                .hash(&*random, scratch, normal)
                                .map(Checked::RightRenewed)
                                .map_err(Refusal::internal);
                        }
                        paid = Some(hashing::cost_class(stored));
                    }
                    for class in classes.iter().filter(|class| Some(class.as_str()) != paid) {
                        hashing::imitate(scratch, class, given);
                    }
                }
                Ok(Checked::Wrong)
            })
            .await?
    }

    /// The stored form of a new password, hashed for whoever is at `address`.
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

    /// Looks again which cost classes the database holds; bcrypt disappears from it as people log in.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn refresh_stored_costs(&self) -> Result<Vec<String>, Refusal> {
        let mut classes = credentials::cost_classes(self.store.reader(), MOST_CLASSES).await?;
        let own = self.rules.scheme.cost_class();
        if !classes.contains(&own) {
            classes.push(own);
        }
        *self.stored_costs.0.write().await = Some(classes.clone());
        Ok(classes)
    }
}
