//! Accepting connections, and shutting down.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;

use auth_api::Api;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::timeout;

use super::connection::{Connection, Phase, protocol};
use super::connection_slots::ConnectionSlots;
use super::context::RequestContext;
use super::contract::ContractError;
use super::idle::{IdleTimer, Timeouts};
use super::metrics::{Counted, Metrics};
use super::service::Edge;
use super::task_tracker::TaskTracker;
use super::tcp::accept;
use super::{EdgeSettings, MetricsAt, metrics_listener};

/// The service cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(transparent)]
    Contract(#[from] ContractError),
    #[error("METRICS: cannot listen on {address}")]
    Metrics {
        address: SocketAddr,
        source: io::Error,
    },
}

/// A service that can no longer fail to start: the document is compiled and the addresses are bound.
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
    /// The document cannot be enforced, or the metrics address cannot be bound.
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

    /// Serves until `shutdown` resolves and the requests in progress have finished or timed out.
    pub async fn run(self, shutdown: impl Future<Output = ()>) {
        let (phase, watched) = watch::channel(Phase::Serving);
        if let Some(listener) = self.metrics_listener {
            let metrics = Arc::clone(&self.metrics);
            tokio::spawn(metrics_listener::serve(listener, metrics, watched.clone()));
        }
        let slots = ConnectionSlots::new(
            self.settings.max_connections,
            self.settings.trusted_proxies.clone(),
        );
        let connections = TaskTracker::new();
        let timeouts = Timeouts {
            header: self.settings.header_timeout,
            idle: self.settings.idle_timeout,
            answer: self.settings.answer_timeout,
        };
        let protocol = Arc::new(protocol());
        let mut shutdown = pin!(shutdown);
        loop {
            let (stream, peer) = tokio::select! {
                biased;
                () = shutdown.as_mut() => break,
                accepted = accept(&self.listener) => accepted,
            };
            let idle_timer = IdleTimer::new(timeouts);
            let Some(slot) = slots.admit(peer.ip(), Arc::clone(&idle_timer)) else {
                self.metrics.refused.inc();
                continue;
            };
            let connection = Connection {
                edge: Arc::clone(&self.edge),
                protocol: Arc::clone(&protocol),
                stream,
                peer: peer.ip(),
                slot,
                idle_timer,
                phase: watched.clone(),
            };
            let metrics = Arc::clone(&self.metrics);
            let in_progress = connections.begin();
            tokio::spawn(async move {
                let _counted = Counted::one(&metrics.connections);
                connection.run().await;
                drop(in_progress);
            });
        }
        drop(self.listener);
        phase.send_replace(Phase::Draining);
        // Work goes on without its connection if the client has disconnected.
        let done = async {
            connections.all_done().await;
            self.edge.all_done().await;
        };
        if timeout(self.settings.shutdown_grace, done).await.is_err() {
            tracing::warn!(
                "requests were still in progress at the end of the shutdown grace period"
            );
        }
        phase.send_replace(Phase::Stopped);
    }
}
