//! Passwords: checking, the rules for new ones, and hashing.
//!
//! A login with an unknown name must take as long as one with a wrong password, otherwise its duration reveals which
//! accounts exist. Since an adopted database holds hashes of different costs, every refusal computes one hash of each
//! cost that occurs ([`check`]). A correct password with an outdated hash is hashed again ([`hashing`]). All of this
//! runs on threads of its own ([`hash_pool`]).
//!
//! New passwords follow NIST SP 800-63B-4 section 3.1.1.2: a minimum length, no common, breached or easily guessed
//! ones, and no composition rules ([`rules`], [`breached`]).

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

/// Checks, validates and hashes passwords.
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
    /// A setting that cannot be used; if a thread cannot be created.
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
