//! Puts the parts together: settings → database → rules → edge.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use tokio::{
    net::TcpListener,
    sync::oneshot,
    task::{JoinError, JoinHandle},
};

use crate::{
    api::Server,
    clock::{SharedClock, SystemClock},
    config::{BadSetting, Metrics as MetricsSetting, Settings, Switch},
    descriptors,
    domain::{
        Domain,
        keys::{keyring::KEY_SET_MAX_AGE, secret_key, signing_key::Key},
        passwords::rules::PasswordRules,
    },
    edge::{self, CorsOrigins, EdgeSettings, Metrics, MetricsAt, Prepared},
    federation::Registry,
    mail::MailRoom,
    random::{SharedRandomness, SystemRandomness},
    store::{Store, connect},
    tls,
};

const MAX_CONNECTIONS: usize = 10_000;
const MAX_IN_FLIGHT: usize = 2_000;
const HEADER_TIMEOUT: Duration = Duration::from_secs(10);
const BODY_TIMEOUT: Duration = Duration::from_secs(20);
/// Longer than the 60 s that common reverse proxies keep their connections, so that it is them who close and no request crosses our
/// closing.
const IDLE_TIMEOUT: Duration = Duration::from_secs(75);
const ANSWER_TIMEOUT: Duration = Duration::from_secs(30);
const SHUTDOWN_GRACE: Duration = Duration::from_secs(25);

/// What is not decided by settings, so that tests can decide it.
#[derive(Clone)]
pub struct Surroundings {
    pub clock: SharedClock,
    pub random: SharedRandomness,
}

impl Default for Surroundings {
    fn default() -> Self {
        Self {
            clock: Arc::new(SystemClock),
            random: Arc::new(SystemRandomness),
        }
    }
}

/// Opens the database that the settings name and brings its schema up to date.
///
/// # Errors
/// A setting that cannot be used; faults of the database.
pub async fn open_store(settings: &Settings) -> anyhow::Result<Store> {
    let database = settings.database.database()?;
    connect::migrate(&database).await?;
    Ok(connect::open(&database).await?)
}

/// Looks at the settings that clap alone cannot judge, before a database is touched.
///
/// # Errors
/// A setting that cannot be used.
pub fn check(settings: &Settings) -> Result<(), BadSetting> {
    edge_settings(settings)?;
    PasswordRules::new(settings)?;
    Key::from_settings(&settings.tokens)?;
    MailRoom::new(settings)?;
    Registry::check(settings)?;
    secret_key::check(&settings.database)
}

/// The rules on an open database.
///
/// # Errors
/// A setting that cannot be used; faults of the database.
pub async fn open_domain(
    settings: Settings,
    surroundings: Surroundings,
) -> anyhow::Result<Arc<Domain>> {
    tls::install();
    check(&settings)?;
    let store = open_store(&settings).await?;
    let domain = Domain::new(store, settings, surroundings.clock, surroundings.random).await?;
    Ok(Arc::new(domain))
}

/// A service whose addresses are bound: what can still fail is the database.
pub struct Ready {
    address: SocketAddr,
    domain: Arc<Domain>,
    prepared: Prepared<Server>,
}

impl Ready {
    /// Binds the settings' addresses. Nothing is accepted yet.
    ///
    /// # Errors
    /// A setting that cannot be used; an address that cannot be bound; a clock that is wrong.
    pub async fn new(domain: Arc<Domain>) -> anyhow::Result<Self> {
        domain.clock_check.check_clock().await?;
        let listen = &domain.settings.listen;
        let edge_settings = EdgeSettings {
            max_connections: descriptors::make_room(MAX_CONNECTIONS),
            ..edge_settings(&domain.settings)?
        };
        let listener = TcpListener::bind((listen.host.as_str(), listen.port)).await?;
        let address = listener.local_addr()?;
        let server = Server::new(domain.clone());
        let metrics = Arc::new(Metrics::new()?);
        domain.register_metrics(metrics.registry())?;
        let prepared = Prepared::new(listener, server, edge_settings, metrics).await?;
        Ok(Self {
            address,
            domain,
            prepared,
        })
    }

    /// Begins to serve.
    ///
    /// # Errors
    /// A place for new accounts that does not exist; a database that cannot be read.
    pub async fn serve(self) -> anyhow::Result<Running> {
        let Self {
            address,
            domain,
            prepared,
        } = self;
        domain.accounts.check_new_account_defaults().await?;
        let upkeep = domain.start_upkeep().await?;
        let (stop, stopped) = oneshot::channel();
        let serving = tokio::spawn(async move {
            let stopped = async {
                let _ = stopped.await;
            };
            prepared.run(stopped).await;
            upkeep.stop().await;
        });
        let providers = match domain.federated_login.provider_names().as_slice() {
            [] => "none".to_owned(),
            words => words.join(", "),
        };
        tracing::info!(%providers, "identity providers that are on");
        tracing::info!(%address, "listening");
        Ok(Running {
            address,
            domain,
            stop,
            serving,
        })
    }
}

/// A service that listens.
pub struct Running {
    pub address: SocketAddr,
    pub domain: Arc<Domain>,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<()>,
}

impl Running {
    /// Listens on the settings' address.
    ///
    /// # Errors
    /// Those of [`Ready`].
    pub async fn start(domain: Arc<Domain>) -> anyhow::Result<Self> {
        Ready::new(domain).await?.serve().await
    }

    /// Finishes what is in progress and stops.
    ///
    /// # Errors
    /// When serving has panicked.
    pub async fn stop(self) -> anyhow::Result<()> {
        let _ = self.stop.send(());
        self.serving.await.map_err(without_message)
    }

    /// Serves until `signal`.
    ///
    /// # Errors
    /// When serving has panicked.
    pub async fn run_until(mut self, signal: impl Future<Output = ()>) -> anyhow::Result<()> {
        tokio::select! {
            ended = &mut self.serving => return ended.map_err(without_message),
            () = signal => {}
        }
        tracing::info!("stopping");
        self.stop().await
    }
}

/// The error's own text would quote the panic's message.
fn without_message(_: JoinError) -> anyhow::Error {
    anyhow::anyhow!("serving has panicked")
}

/// What the edge makes of the settings.
///
/// # Errors
/// A setting that cannot be used.
pub fn edge_settings(settings: &Settings) -> Result<EdgeSettings, BadSetting> {
    let listen = &settings.listen;
    let trusted_proxies = listen
        .trusted_proxies
        .iter()
        .map(|proxy| proxy.trim())
        .filter(|proxy| !proxy.is_empty())
        .map(|proxy| proxy.parse())
        .collect::<Result<_, edge::BadIpNet>>()
        .map_err(|error| BadSetting::new("TRUSTED_PROXIES", error.to_string()))?;
    Ok(EdgeSettings {
        max_body_bytes: listen.max_body_bytes,
        cors_origins: CorsOrigins::new(&listen.cors_origins),
        trusted_proxies,
        max_connections: MAX_CONNECTIONS,
        max_in_flight: MAX_IN_FLIGHT,
        header_timeout: HEADER_TIMEOUT,
        body_timeout: BODY_TIMEOUT,
        idle_timeout: IDLE_TIMEOUT,
        answer_timeout: ANSWER_TIMEOUT,
        shutdown_grace: SHUTDOWN_GRACE,
        check_responses: cfg!(debug_assertions),
        metrics: match listen.metrics {
            MetricsSetting::On => MetricsAt::SameListener,
            MetricsSetting::Off => MetricsAt::Off,
            MetricsSetting::At(address) => MetricsAt::Address(address),
        },
        web_pages: settings.web.web_pages == Switch::On,
        well_known_max_age: KEY_SET_MAX_AGE,
        https: listen.is_https(),
        path_prefix: listen.path_prefix(),
        unconfigured: Registry::unconfigured(settings)?,
    })
}
