//! The rules. Nothing here knows HTTP; `api` translates.

pub mod access_tokens;
mod account_place;
mod activity;
mod address_limit;
pub mod admin;
mod authenticate;
mod authenticator;
mod backchannel_logout;
mod bearer;
mod breached;
mod change_password;
pub mod clients;
pub mod clock_check;
mod codes;
mod enrolment;
mod external_account;
mod external_end;
mod external_failure;
mod external_login;
mod external_logout;
mod external_post;
pub mod fold;
mod hash_pool;
pub mod hashing;
pub mod invisible;
mod keyring;
pub mod keys;
mod lockout;
mod login;
mod logout;
mod mail_budget;
mod mail_out;
mod one_time;
mod own_pages;
pub mod passwords;
mod readiness;
mod recovery;
mod refresh;
mod refusal;
pub mod revoked;
pub mod seal;
pub mod second_factor;
mod secret_guesses;
pub mod secret_key;
mod sessions;
mod sign_up;
pub mod standing;
mod sweep_metrics;
mod token_kinds;
mod upkeep;
pub mod user_claims;

pub use activity::Caller;
pub use authenticate::PasswordLogin;
pub use authenticator::NewAuthenticator;
pub use bearer::Bearer;
pub use change_password::PasswordChange;
pub use clients::ClientProof;
pub use external_end::{ExternalCallback, ExternalEnd, Prefers};
pub use external_login::{ExternalStart, ExternalStarted, PersonName};
pub use keyring::KEY_SET_MAX_AGE;
pub use login::LoggedIn;
pub use logout::LogoutAt;
pub use own_pages::{OwnPage, PageContext, PageLogin, PageRequest, SignInPage};
pub use recovery::ResetBy;
pub use refusal::{PasswordFault, Refusal};
pub use second_factor::Factor;
pub use sessions::Tokens;
pub use sign_up::{Details, NewAccount, SIGN_UP_DATA_BYTES, SignUpRequest};

use std::sync::Arc;

use tokio::sync::Notify;
use uuid::Uuid;

use crate::{
    clock::SharedClock,
    config::Settings,
    federation::Registry,
    mail::MailRoom,
    random::{RandomnessExt, SharedRandomness},
    store::Store,
};

/// The service behind the API: one for each process, shared by all requests.
pub struct Domain {
    pub store: Store,
    pub settings: Settings,
    pub clock: SharedClock,
    pub random: SharedRandomness,
    /// `iss` of every token.
    pub issuer: String,
    /// Names this process in the log of revocations.
    instance: Uuid,
    sealer: seal::Sealer,
    keyring: keyring::Keyring,
    verified: bearer::VerifiedTokens,
    revoked: Arc<revoked::Revoked>,
    readiness: readiness::Readiness,
    passwords: passwords::PasswordRules,
    breached: breached::Breached,
    stored_costs: passwords::StoredCosts,
    hash_pool: hash_pool::HashPool,
    sweep_metrics: sweep_metrics::SweepMetrics,
    skew: clock_check::Skew,
    providers: Registry,
    mail_room: MailRoom,
    /// Wakes the sender of mails.
    mail_waiting: Notify,
    /// Wakes who ends sessions at providers.
    logout_waiting: Notify,
}

impl Domain {
    /// Puts the rules on an opened, migrated database.
    ///
    /// # Errors
    /// A setting that cannot be used; a SECRET_KEY that is not the database's; faults of the database.
    pub async fn new(
        store: Store,
        settings: Settings,
        clock: SharedClock,
        random: SharedRandomness,
    ) -> anyhow::Result<Self> {
        let sealer = secret_key::load(&settings.database, &store, &*random).await?;
        let domain = Self {
            issuer: settings
                .tokens
                .jwt_issuer
                .clone()
                .unwrap_or_else(|| settings.listen.public_url()),
            instance: random.uuid(),
            sealer,
            keyring: keyring::Keyring::new(keys::Key::from_settings(&settings.tokens)?),
            verified: bearer::VerifiedTokens::default(),
            revoked: Arc::default(),
            readiness: readiness::Readiness::default(),
            passwords: passwords::PasswordRules::new(&settings)?,
            breached: breached::Breached::new(&settings.passwords),
            stored_costs: passwords::StoredCosts::default(),
            hash_pool: hash_pool::HashPool::start()?,
            sweep_metrics: sweep_metrics::SweepMetrics::new()?,
            skew: clock_check::Skew::default(),
            providers: Registry::new(&settings)?,
            mail_room: MailRoom::new(&settings)?,
            mail_waiting: Notify::new(),
            logout_waiting: Notify::new(),
            store,
            settings,
            clock,
            random,
        };
        domain.prepare_keys().await?;
        Ok(domain)
    }

    /// Adds what is measured here to the service's metrics.
    ///
    /// # Errors
    /// When a name is taken.
    pub fn register_metrics(&self, registry: &prometheus::Registry) -> prometheus::Result<()> {
        self.sweep_metrics.register(registry)
    }
}
