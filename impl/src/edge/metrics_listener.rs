//! `GET /metrics` on a separate address, which operators can keep off the public network.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderValue, Method, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tokio::time::timeout;

use super::connection::Phase;
use super::envelope::Problem;
use super::metrics::{self, Metrics};
use super::tcp::accept;

/// Scrapers are few and fast.
const HEADER_TIMEOUT: Duration = Duration::from_secs(10);
const CONNECTION_TIMEOUT: Duration = Duration::from_secs(600);
const MAX_CONNECTIONS: usize = 32;

/// Serves until the service stops.
pub async fn serve(
    listener: TcpListener,
    metrics: Arc<Metrics>,
    mut phase: watch::Receiver<Phase>,
) {
    let slots = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    loop {
        let (stream, _) = tokio::select! {
            _ = phase.wait_for(|phase| *phase == Phase::Stopped) => return,
            accepted = accept(&listener) => accepted,
        };
        let metrics = Arc::clone(&metrics);
        let service = service_fn(move |request: Request<Incoming>| {
            let response = match (request.method(), request.uri().path()) {
                (&Method::GET | &Method::HEAD, "/metrics") => metrics::page(&metrics),
                (_, "/metrics") => {
                    let allow = HeaderValue::from_static("GET, HEAD");
                    Problem::method_not_allowed(allow).into_response()
                }
                _ => Problem::not_found().into_response(),
            };
            std::future::ready(Ok::<_, Infallible>(response))
        });
        // Beyond the limit, connections are closed immediately.
        let Ok(slot) = Arc::clone(&slots).try_acquire_owned() else {
            continue;
        };
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEADER_TIMEOUT)
            .serve_connection(TokioIo::new(stream), service);
        tokio::spawn(async move {
            // The timeout also ends responses that nobody reads.
            let _ = timeout(CONNECTION_TIMEOUT, connection).await;
            drop(slot);
        });
    }
}
