//! Accepting connections, and stopping.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use auth_api::Api;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::time::{sleep, timeout};

use super::connection::{Connection, Phase, protocol};
use super::contract::ContractError;
use super::metrics::{Counted, Metrics};
use super::service::Edge;
use super::{EdgeSettings, MetricsAt, metrics_listener};
use crate::context::RequestContext;

/// Connections beyond the limit that still hear a 503. A full service that only stopped accepting would look dead to
/// callers and balancers; one that answered without end would have no limit. So: a few, then accepting pauses.
const SURPLUS_CONNECTIONS: usize = 64;
/// After a failure to accept, which mostly means that file descriptors have run out.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// The service cannot begin.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(transparent)]
    Contract(#[from] ContractError),
    #[error("METRICS: {address} cannot be listened on")]
    Metrics {
        address: SocketAddr,
        source: io::Error,
    },
}

/// A service that can fail no more: the document is compiled, the addresses are bound.
pub struct Prepared<A>
where
    A: Api<RequestContext> + Clone + Send + Sync + 'static,
{
    edge: Arc<Edge<A>>,
    listener: TcpListener,
    metrics: Arc<Metrics>,
    metrics_listener: Option<TcpListener>,
    settings: EdgeSettings,
}

impl<A> Prepared<A>
where
    A: Api<RequestContext> + Clone + Send + Sync + 'static,
{
    /// # Errors
    ///
    /// When the document cannot be enforced or the metrics address cannot be bound.
    pub async fn new(
        listener: TcpListener,
        api: A,
        settings: EdgeSettings,
        metrics: Arc<Metrics>,
    ) -> Result<Self, StartError> {
        let metrics_listener = match settings.metrics {
            MetricsAt::Address(address) => Some(
                TcpListener::bind(address)
                    .await
                    .map_err(|source| StartError::Metrics { address, source })?,
            ),
            MetricsAt::SameListener | MetricsAt::Off => None,
        };
        Ok(Self {
            edge: Arc::new(Edge::new(api, &settings, Arc::clone(&metrics))?),
            listener,
            metrics,
            metrics_listener,
            settings,
        })
    }

    /// Serves until `shutdown` resolves and what was in progress is done or out of time.
    pub async fn run(self, shutdown: impl Future<Output = ()>) {
        let (phase, watched) = watch::channel(Phase::Serving);
        if let Some(listener) = self.metrics_listener {
            let metrics = Arc::clone(&self.metrics);
            tokio::spawn(metrics_listener::serve(listener, metrics, watched.clone()));
        }
        let slots = Slots::new(self.settings.max_connections);
        let protocol = Arc::new(protocol());
        let mut shutdown = pin!(shutdown);
        loop {
            let (stream, peer, slot) = tokio::select! {
                biased;
                () = shutdown.as_mut() => break,
                accepted = slots.accept(&self.listener) => accepted,
            };
            let connection = Connection {
                edge: Arc::clone(&self.edge),
                protocol: Arc::clone(&protocol),
                stream,
                peer: peer.ip(),
                header_timeout: self.settings.header_timeout,
                is_surplus: slot.is_surplus,
                phase: watched.clone(),
            };
            let metrics = Arc::clone(&self.metrics);
            tokio::spawn(async move {
                let _counted = Counted::one(&metrics.connections);
                connection.run().await;
                drop(slot);
            });
        }
        drop(self.listener);
        phase.send_replace(Phase::Draining);
        if timeout(self.settings.shutdown_grace, slots.all_free())
            .await
            .is_err()
        {
            tracing::warn!("requests were still in progress at the end of the shutdown grace");
        }
        phase.send_replace(Phase::Stopped);
    }
}

/// Accepts one connection; pauses after failures, since the loop must survive all of them.
pub async fn accept(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => {
                // Answers are written at once; waiting to fill a packet only delays them. A failure costs only that.
                let _ = stream.set_nodelay(true);
                return (stream, peer);
            }
            Err(error) if is_the_clients(&error) => {}
            Err(error) => {
                tracing::error!(%error, "cannot accept connections");
                sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

/// The connection was gone before it was accepted.
fn is_the_clients(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionRefused
    )
}

/// Room for connections.
struct Slots {
    regular: Arc<Semaphore>,
    surplus: Arc<Semaphore>,
    max_connections: u32,
}

/// One connection's room; given back when dropped.
struct Slot {
    is_surplus: bool,
    _permit: Option<OwnedSemaphorePermit>,
}

impl Slots {
    fn new(max_connections: usize) -> Self {
        let max_connections = u32::try_from(max_connections)
            .unwrap_or(u32::MAX)
            .min(1 << 24);
        Self {
            regular: Arc::new(Semaphore::new(max_connections as usize)),
            surplus: Arc::new(Semaphore::new(SURPLUS_CONNECTIONS)),
            max_connections,
        }
    }

    /// The next connection and its slot. Nothing is accepted while even the surplus is used up.
    async fn accept(&self, listener: &TcpListener) -> (TcpStream, SocketAddr, Slot) {
        // Semaphores fail only when closed, which these never are.
        let reserve = Arc::clone(&self.surplus).acquire_owned().await.ok();
        let (stream, peer) = accept(listener).await;
        let regular = Arc::clone(&self.regular).try_acquire_owned().ok();
        let is_surplus = regular.is_none();
        (
            stream,
            peer,
            Slot {
                is_surplus,
                _permit: regular.or(reserve),
            },
        )
    }

    async fn all_free(&self) {
        let _ = self.regular.acquire_many(self.max_connections).await;
        let _ = self.surplus.acquire_many(SURPLUS_CONNECTIONS as u32).await;
    }
}
