//! The service behind an edge with other limits: nobody wants to wait for the real ones.

use std::sync::Arc;

use auth_service::{
    api::Server,
    app::edge_settings,
    edge::{EdgeSettings, Metrics, Prepared},
};
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

use crate::World;

pub struct OwnEdge {
    pub address: String,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<()>,
}

impl OwnEdge {
    pub async fn start(world: &World, change: impl FnOnce(&mut EdgeSettings)) -> Self {
        let mut settings = edge_settings(&world.domain.settings).expect("settings");
        change(&mut settings);
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("an address");
        let address = listener.local_addr().expect("an address").to_string();
        let server = Server::new(world.domain.clone());
        let metrics = Arc::new(Metrics::new().expect("metrics"));
        let prepared = Prepared::new(listener, server, settings, metrics)
            .await
            .expect("an edge");
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = tokio::spawn(prepared.run(async {
            let _ = stopped.await;
        }));
        Self {
            address,
            stop,
            serving,
        }
    }

    /// Gives the signal to stop; what comes back ends when serving has ended.
    pub fn stop(self) -> JoinHandle<()> {
        self.stop.send(()).expect("a running edge");
        self.serving
    }
}
