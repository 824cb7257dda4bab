//! Passwords: how they are checked, judged and stored.

pub mod breached;
pub mod check;
pub mod hash_pool;
pub mod hashing;
pub mod rules;

use crate::{
    config::Settings,
    domain::passwords::{
        breached::Breached, check::StoredCosts, hash_pool::HashPool, rules::PasswordRules,
    },
    random::SharedRandomness,
    store::Store,
};

/// Checking, judging and hashing passwords.
pub struct Passwords {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) random: SharedRandomness,
    pub(in crate::domain) rules: PasswordRules,
    pub(in crate::domain) breached: Breached,
    pub(in crate::domain) stored_costs: StoredCosts,
    pub(in crate::domain) hash_pool: HashPool,
}

impl Passwords {
    /// # Errors
    /// A setting that cannot be used; when the system gives no thread.
    pub fn new(
        settings: &Settings,
        store: Store,
        random: SharedRandomness,
    ) -> anyhow::Result<Self> {
        Ok(Self {
            store,
            random,
            rules: PasswordRules::new(settings)?,
            breached: Breached::new(&settings.passwords),
            stored_costs: StoredCosts::default(),
            hash_pool: HashPool::start()?,
        })
    }
}
