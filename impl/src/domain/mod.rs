//! The rules of the service, in modules called rooms. Each room is a type that holds what it needs, and imports only
//! from rooms to its left in this list (`walls.rs` checks that):
//!
//! ```text
//! refusal secrets caller retry links cookies clock_check deliveries | audit keys | passwords mail neighbours | limits |
//! clients | accounts | sessions | codes | browsers | second_factor pages recovery sign_up | login login_activity |
//! federated_login admin oauth | upkeep
//! ```
//!
//! Nothing here knows HTTP, which `api` translates, or SQL, which `store` contains.
//!
//! How a login travels through the rooms:
//!
//! 1. `login` checks the client (`clients`), the lockout counters (`limits`), the password (`passwords`) and the
//!    membership (`accounts`). A login through an identity provider enters by `federated_login` instead.
//! 2. `second_factor` decides whether another factor is due, and issues an authorization code: a full one, or a pending
//!    one that must be completed with a one-time code first.
//! 3. `codes` exchanges the full code for tokens, for which `sessions` opens a session.
//! 4. `sessions` refreshes the tokens, verifies access tokens, and ends the session.
//!
//! `audit` records each of these steps in the transaction that performs it.

pub mod accounts;
pub mod admin;
pub mod audit;
pub mod browsers;
pub mod caller;
pub mod clients;
pub mod clock_check;
pub mod codes;
pub mod cookies;
mod deliveries;
pub mod federated_login;
pub mod keys;
pub mod limits;
pub mod links;
pub mod login;
pub mod login_activity;
pub mod mail;
pub mod neighbours;
pub mod oauth;
pub mod pages;
pub mod passwords;
mod readiness;
pub mod recovery;
pub mod refusal;
mod retry;
pub mod second_factor;
pub mod secrets;
pub mod sessions;
pub mod sign_up;
mod upkeep;

use std::sync::Arc;

use tokio::sync::Notify;

use self::{
    accounts::Accounts,
    admin::Admin,
    audit::Audit,
    browsers::Browsers,
    clients::{Clients, origins::ClientOrigins},
    clock_check::ClockCheck,
    codes::Codes,
    cookies::Cookies,
    federated_login::FederatedLogin,
    keys::{Keys, keyring::Keyring, secret_key, token_key},
    limits::Limits,
    links::Links,
    login::Login,
    login_activity::LoginActivities,
    mail::Outbox,
    neighbours::{Neighbours, address},
    oauth::{OAuth, client::find_clients},
    pages::Pages,
    passwords::Passwords,
    readiness::Readiness,
    recovery::Recovery,
    second_factor::SecondFactors,
    sessions::{Sessions, refreshes::Refreshes, revocations::Revoked},
    sign_up::SignUp,
    upkeep::metrics::SweepMetrics,
};
use crate::{
    clock::SharedClock,
    config::Settings,
    federation::{ClientKeys, Registry},
    mail::Mailer,
    random::{RandomnessExt, SharedRandomness},
    store::{
        Store,
        lockouts::{self, Counter},
        lookups::Lookups,
        sessions as session_rows,
    },
};

/// Composes the rooms; one for each process, shared by all requests.
pub struct Domain {
    pub store: Store,
    pub settings: Arc<Settings>,
    pub clock: SharedClock,
    pub random: SharedRandomness,
    /// `iss` of every token.
    pub issuer: String,
    pub cookies: Cookies,
    pub clock_check: Arc<ClockCheck>,
    pub audit: Arc<Audit>,
    pub keys: Arc<Keys>,
    pub passwords: Arc<Passwords>,
    pub outbox: Arc<Outbox>,
    pub limits: Arc<Limits>,
    pub clients: Arc<Clients>,
    pub client_origins: Arc<ClientOrigins>,
    pub accounts: Arc<Accounts>,
    pub sessions: Arc<Sessions>,
    pub codes: Arc<Codes>,
    pub browsers: Arc<Browsers>,
    pub second_factor: Arc<SecondFactors>,
    pub pages: Arc<Pages>,
    pub recovery: Recovery,
    pub sign_up: SignUp,
    pub login: Login,
    pub login_activity: LoginActivities,
    pub federated_login: Arc<FederatedLogin>,
    pub admin: Admin,
    pub oauth: Arc<OAuth>,
    readiness: Readiness,
    sweep_metrics: SweepMetrics,
}

impl Domain {
    /// Builds the rooms on an opened, migrated database.
    ///
    /// # Errors
    /// A setting that cannot be used, a SECRET_KEY that does not belong to the database, and database errors.
    pub async fn new(
        store: Store,
        settings: Settings,
        clock: SharedClock,
        random: SharedRandomness,
    ) -> anyhow::Result<Self> {
        let settings = Arc::new(settings);
        let issuer = settings.issuer();
        let sealer = Arc::new(secret_key::load(&settings.database, &store, &*random).await?);
        let token_key = token_key::load(&sealer, &store, &*random).await?;
        let cookies = Cookies::new(&settings);
        let links = Links::new(&settings);
        let providers = Arc::new(Registry::new(&settings)?);
        let outbound = providers.outbound();
        let logout_wakeup = Arc::new(Notify::new());
        let clock_check = Arc::new(ClockCheck::new(store.clone(), clock.clone()));
        let audit = Arc::new(Audit {
            store: store.clone(),
            clock: clock.clone(),
        });
        let keys = Arc::new(Keys {
            store: store.clone(),
            clock: clock.clone(),
            random: random.clone(),
            sealer: sealer.clone(),
            keyring: Keyring::new(&settings.tokens)?,
        });
        let passwords = Arc::new(Passwords::new(&settings, store.clone(), random.clone())?);
        let outbox = Arc::new(Outbox {
            store: store.clone(),
            settings: settings.clone(),
            clock: clock.clone(),
            random: random.clone(),
            sealer: sealer.clone(),
            mailer: Mailer::new(&settings)?,
            sender_wakeup: Notify::new(),
        });
        let limits = Arc::new(Limits {
            store: store.clone(),
            settings: settings.clone(),
            clock: clock.clone(),
            audit: audit.clone(),
            outbox: outbox.clone(),
            counters: Lookups::start(&store, async |pool, keys: Vec<Vec<u8>>| {
                let found = lockouts::find(&pool, &keys).await?;
                let by_key = |counter: Counter| (counter.key_hash.clone(), counter);
                Ok(found.into_iter().map(by_key).collect())
            }),
        });
        let clients = Arc::new(Clients {
            store: store.clone(),
            clock: clock.clone(),
            issuer: issuer.clone(),
            audit: audit.clone(),
            limits: limits.clone(),
        });
        let accounts = Arc::new(Accounts {
            store: store.clone(),
            settings: settings.clone(),
            clock: clock.clone(),
            random: random.clone(),
            passwords: passwords.clone(),
        });
        let redis = address(&settings.tokens)?;
        let neighbours = redis.map(|redis| {
            Arc::new(Neighbours::new(
                redis,
                clock.clone(),
                random.clone(),
                sealer.clone(),
                keys.clone(),
            ))
        });
        let instance = random.uuid();
        let revoked = Arc::new(Revoked::new(neighbours.clone()));
        let sessions = Arc::new(Sessions {
            store: store.clone(),
            settings: settings.clone(),
            clock: clock.clone(),
            random: random.clone(),
            issuer: issuer.clone(),
            instance,
            sealer: sealer.clone(),
            token_key,
            keys: keys.clone(),
            clock_check: clock_check.clone(),
            audit: audit.clone(),
            verified: Default::default(),
            refreshes: Refreshes::start(&store, instance, &revoked),
            revoked,
            neighbours,
            logout_wakeup: logout_wakeup.clone(),
        });
        let codes = Arc::new(Codes {
            store: store.clone(),
            settings: settings.clone(),
            clock: clock.clone(),
            random: random.clone(),
            clients: clients.clone(),
            sessions: sessions.clone(),
        });
        let browsers = Arc::new(Browsers {
            store: store.clone(),
            settings: settings.clone(),
            clock: clock.clone(),
            random: random.clone(),
            sealer: sealer.clone(),
            cookies,
            sessions: sessions.clone(),
        });
        let second_factor = Arc::new(SecondFactors {
            store: store.clone(),
            settings: settings.clone(),
            clock: clock.clone(),
            random: random.clone(),
            sealer: sealer.clone(),
            audit: audit.clone(),
            outbox: outbox.clone(),
            limits: limits.clone(),
            clients: clients.clone(),
            codes: codes.clone(),
        });
        let pages = Arc::new(Pages {
            store: store.clone(),
            settings: settings.clone(),
            random: random.clone(),
            cookies,
            browsers: browsers.clone(),
            clients: clients.clone(),
            providers: providers.clone(),
        });
        let recovery = Recovery {
            store: store.clone(),
            settings: settings.clone(),
            clock: clock.clone(),
            random: random.clone(),
            links: links.clone(),
            audit: audit.clone(),
            passwords: passwords.clone(),
            outbox: outbox.clone(),
            limits: limits.clone(),
            clients: clients.clone(),
            sessions: sessions.clone(),
            codes: codes.clone(),
        };
        let sign_up = SignUp {
            store: store.clone(),
            settings: settings.clone(),
            clock: clock.clone(),
            random: random.clone(),
            links,
            audit: audit.clone(),
            outbox: outbox.clone(),
            limits: limits.clone(),
            accounts: accounts.clone(),
            codes: codes.clone(),
        };
        let login_activity = LoginActivities {
            store: store.clone(),
        };
        let login = Login {
            store: store.clone(),
            clock: clock.clone(),
            audit: audit.clone(),
            passwords: passwords.clone(),
            limits: limits.clone(),
            outbox: outbox.clone(),
            clients: clients.clone(),
            sessions: sessions.clone(),
            browsers: browsers.clone(),
            second_factor: second_factor.clone(),
        };
        let federated_login = Arc::new(FederatedLogin {
            store: store.clone(),
            settings: settings.clone(),
            clock: clock.clone(),
            random: random.clone(),
            sealer: sealer.clone(),
            cookies,
            providers,
            audit: audit.clone(),
            outbox: outbox.clone(),
            limits: limits.clone(),
            clients: clients.clone(),
            accounts: accounts.clone(),
            sessions: sessions.clone(),
            second_factor: second_factor.clone(),
            pages: pages.clone(),
            logout_wakeup,
        });
        let admin = Admin {
            store: store.clone(),
            settings: settings.clone(),
            clock: clock.clone(),
            random: random.clone(),
            audit: audit.clone(),
            keys: keys.clone(),
            passwords: passwords.clone(),
            outbox: outbox.clone(),
            accounts: accounts.clone(),
            sessions: sessions.clone(),
        };
        let oauth = Arc::new(OAuth {
            store: store.clone(),
            settings: settings.clone(),
            clock: clock.clone(),
            random: random.clone(),
            issuer: issuer.clone(),
            sealer: sealer.clone(),
            keys: keys.clone(),
            audit: audit.clone(),
            limits: limits.clone(),
            clients: clients.clone(),
            sessions: sessions.clone(),
            codes: codes.clone(),
            browsers: browsers.clone(),
            second_factor: second_factor.clone(),
            pages: pages.clone(),
            found_clients: Lookups::start(&store, find_clients),
            found_sessions: Lookups::start(&store, async |pool, ids| {
                let found = session_rows::find_all(&pool, ids).await?;
                Ok(found
                    .into_iter()
                    .map(|session| (session.id, session))
                    .collect())
            }),
            client_keys: ClientKeys::new(outbound.clone()),
            outbound,
        });
        keys.load_keys().await?;
        Ok(Self {
            readiness: Readiness::default(),
            sweep_metrics: SweepMetrics::new()?,
            client_origins: Arc::new(ClientOrigins::new(store.clone())),
            store,
            settings,
            clock,
            random,
            issuer,
            cookies,
            clock_check,
            audit,
            keys,
            passwords,
            outbox,
            limits,
            clients,
            accounts,
            sessions,
            codes,
            browsers,
            second_factor,
            pages,
            recovery,
            sign_up,
            login,
            login_activity,
            federated_login,
            admin,
            oauth,
        })
    }

    /// Adds the metrics of this module to the service's registry.
    ///
    /// # Errors
    /// When a metric of the same name is registered already.
    pub fn register_metrics(&self, registry: &prometheus::Registry) -> prometheus::Result<()> {
        self.sweep_metrics.register(registry)
    }
}
