//! Wires everything together: settings → database → domain → edge.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use futures::future::BoxFuture;
use tokio::{
    net::TcpListener,
    sync::oneshot,
    task::{JoinError, JoinHandle},
};

use crate::{
    api::Server,
    clock::{SharedClock, SystemClock},
    config::{
        BadSetting, ErrorFormat as ErrorSetting, Metrics as MetricsSetting, Settings, Switch,
    },
    descriptors,
    domain::{
        Domain, clients,
        keys::{keyring::KEY_SET_MAX_AGE, secret_key, signing_key::Key},
        neighbours,
        passwords::rules::PasswordRules,
    },
    edge::{
        self, ClientOrigins, CorsOrigins, EdgeSettings, ErrorFormat, KnowsOrigins, Metrics,
        MetricsAt, Prepared,
    },
    federation::Registry,
    mail::Mailer,
    memory,
    random::{SharedRandomness, SystemRandomness},
    store::{Store, connect},
    tls,
};

const MAX_CONNECTIONS: usize = 10_000;
const MAX_IN_FLIGHT: usize = 2_000;
const HEADER_TIMEOUT: Duration = Duration::from_secs(10);
const BODY_TIMEOUT: Duration = Duration::from_secs(20);
/// Longer than the 60 s for which common reverse proxies keep idle connections, so that the proxy closes first and no
/// request is sent on a connection that we are closing.
const IDLE_TIMEOUT: Duration = Duration::from_secs(75);
const ANSWER_TIMEOUT: Duration = Duration::from_secs(30);
const SHUTDOWN_GRACE: Duration = Duration::from_secs(25);

/// What tests replace, besides settings.
#[derive(Clone)]
pub struct Dependencies {
    pub clock: SharedClock,
    pub random: SharedRandomness,
}

impl Default for Dependencies {
    fn default() -> Self {
        Self {
            clock: Arc::new(SystemClock),
            random: Arc::new(SystemRandomness),
        }
    }
}

/// Opens the configured database and brings its schema up to date.
///
/// # Errors
/// Invalid settings; database errors.
pub async fn open_store(settings: &Settings) -> anyhow::Result<Store> {
    let database = settings.database.database()?;
    Ok(connect::open(&database).await?)
}

/// Validates settings beyond what clap can, before the database is opened.
///
/// # Errors
/// Invalid settings.
pub fn check(settings: &Settings) -> Result<(), BadSetting> {
    edge_settings(settings)?;
    PasswordRules::new(settings)?;
    Key::from_settings(&settings.tokens)?;
    neighbours::address(&settings.tokens)?;
    Mailer::new(settings)?;
    Registry::check(settings)?;
    secret_key::check(&settings.database)
}

/// Begins to compile the published document, which takes about as long as opening the database and uses none of it.
pub fn compile_contract(settings: &Settings) {
    let errors = error_format(settings);
    // If it fails, so does `Ready::new`, which says why. A thread of its own: the runtime would wait for it if the start fails.
    std::thread::spawn(move || {
        let _ = edge::contract::Contract::published(errors);
        memory::release_own();
    });
}

/// The domain on an open database.
///
/// # Errors
/// Invalid settings; database errors.
pub async fn open_domain(
    settings: Settings,
    dependencies: Dependencies,
) -> anyhow::Result<Arc<Domain>> {
    tls::install();
    check(&settings)?;
    let store = open_store(&settings).await?;
    let domain = Domain::new(store, settings, dependencies.clock, dependencies.random).await?;
    Ok(Arc::new(domain))
}

/// A service that has bound its addresses: from here on only the database can fail.
pub struct Ready {
    address: SocketAddr,
    domain: Arc<Domain>,
    prepared: Prepared<Server>,
}

impl Ready {
    /// Binds the addresses. Connections are not accepted yet.
    ///
    /// # Errors
    /// Invalid settings; an address that cannot be bound; a wrong clock.
    pub async fn new(domain: Arc<Domain>) -> anyhow::Result<Self> {
        domain.clock_check.check_clock().await?;
        let listen = &domain.settings.listen;
        let edge_settings = EdgeSettings {
            max_connections: descriptors::raise_limit(MAX_CONNECTIONS),
            client_origins: ClientOrigins::new(domain.client_origins.clone()),
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

    /// Starts to accept connections.
    ///
    /// # Errors
    /// A missing tenant or role for new accounts; database errors, also while the first signing key is generated.
    pub async fn serve(self) -> anyhow::Result<Running> {
        let Self {
            address,
            domain,
            prepared,
        } = self;
        domain.accounts.check_new_account_defaults().await?;
        domain.keys.prepare_keys().await?;
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
        tracing::info!(%providers, "enabled identity providers");
        tracing::info!(%address, "listening");
        Ok(Running {
            address,
            domain,
            stop,
            serving,
        })
    }
}

/// A running service.
pub struct Running {
    pub address: SocketAddr,
    pub domain: Arc<Domain>,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<()>,
}

impl Running {
    /// Binds the addresses and serves.
    ///
    /// # Errors
    /// Those of [`Ready`].
    pub async fn start(domain: Arc<Domain>) -> anyhow::Result<Self> {
        Ready::new(domain).await?.serve().await
    }

    /// Stops accepting, finishes requests in progress, and returns.
    ///
    /// # Errors
    /// The server task has panicked.
    pub async fn stop(self) -> anyhow::Result<()> {
        let _ = self.stop.send(());
        self.serving.await.map_err(without_message)
    }

    /// Serves until `signal` resolves.
    ///
    /// # Errors
    /// The server task has panicked.
    pub async fn run_until(mut self, signal: impl Future<Output = ()>) -> anyhow::Result<()> {
        tokio::select! {
            ended = &mut self.serving => return ended.map_err(without_message),
            () = signal => {}
        }
        tracing::info!("stopping");
        self.stop().await
    }
}

/// The text of the error would quote the panic message.
fn without_message(_: JoinError) -> anyhow::Error {
    anyhow::anyhow!("the server task has panicked")
}

impl KnowsOrigins for clients::origins::ClientOrigins {
    fn knows<'a>(&'a self, origin: &'a str) -> BoxFuture<'a, bool> {
        Box::pin(self.knows(origin))
    }
}

fn error_format(settings: &Settings) -> ErrorFormat {
    match settings.listen.error_format {
        ErrorSetting::Plain => ErrorFormat::Plain,
        ErrorSetting::Loopback => ErrorFormat::Loopback,
    }
}

/// The edge's part of the settings.
///
/// # Errors
/// Invalid settings.
pub fn edge_settings(settings: &Settings) -> Result<EdgeSettings, BadSetting> {
    let listen = &settings.listen;
    let trusted_proxies = listen
        .trusted_proxies
        .iter()
        .map(|proxy| proxy.trim())
        .filter(|proxy| !proxy.is_empty())
        .map(edge::network)
        .collect::<Result<_, _>>()
        .map_err(|problem| BadSetting::new("TRUSTED_PROXIES", problem))?;
    Ok(EdgeSettings {
        max_body_bytes: listen.max_body_bytes,
        cors_origins: CorsOrigins::new(&listen.cors_origins),
        client_origins: ClientOrigins::default(),
        trusted_proxies,
        max_connections: MAX_CONNECTIONS,
        max_in_flight: MAX_IN_FLIGHT,
        header_timeout: HEADER_TIMEOUT,
        body_timeout: BODY_TIMEOUT,
        idle_timeout: IDLE_TIMEOUT,
        answer_timeout: ANSWER_TIMEOUT,
        shutdown_grace: SHUTDOWN_GRACE,
        error_format: error_format(settings),
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
