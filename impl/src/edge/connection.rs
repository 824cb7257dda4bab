//! One connection: HTTP/1.1 or HTTP/2 with prior knowledge, until it ends, idles too long, or the service stops.

use std::convert::Infallible;
use std::net::IpAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use auth_api::Api;
use http::Request;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::time::sleep;

use super::activity::{Activity, Watched};
use super::service::Edge;
use crate::context::RequestContext;

/// How long a connection may lie idle between requests. Longer than the 60 s that common reverse proxies keep theirs,
/// so that it is them who close and no request crosses our closing.
const IDLE_TIMEOUT: Duration = Duration::from_secs(75);
/// How often a connection that should end is looked at again.
const FAREWELL: Duration = Duration::from_secs(1);
/// Request line and headers together.
const MAX_HEADER_BYTES: usize = 64 * 1024;

/// Where the service is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    Serving,
    /// No new connections; open ones finish what they are doing.
    Draining,
    /// Whatever is still open is dropped.
    Stopped,
}

/// How connections are spoken to; made once.
pub fn protocol() -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        // `Activity` does this for the whole connection with one timer instead of one per request.
        .header_read_timeout(None)
        .max_buf_size(MAX_HEADER_BYTES);
    builder
        .http2()
        .timer(TokioTimer::new())
        .max_header_list_size(MAX_HEADER_BYTES as u32)
        .max_concurrent_streams(128);
    builder
}

/// An accepted connection and what it needs.
pub struct Connection<A>
where
    A: Api<RequestContext> + Clone + Send + Sync + 'static,
{
    pub edge: Arc<Edge<A>>,
    pub protocol: Arc<Builder<TokioExecutor>>,
    pub stream: TcpStream,
    pub peer: IpAddr,
    pub header_timeout: Duration,
    /// One connection too many: every request on it is refused.
    pub is_surplus: bool,
    pub phase: watch::Receiver<Phase>,
}

impl<A> Connection<A>
where
    A: Api<RequestContext> + Clone + Send + Sync + 'static,
{
    /// Serves the connection to its end.
    pub async fn run(mut self) {
        let activity = Activity::new();
        let io = TokioIo::new(Watched::new(self.stream, Arc::clone(&activity)));
        let service = service_fn(|request: Request<Incoming>| {
            let edge = Arc::clone(&self.edge);
            let guard = activity.request(request.version());
            async move {
                let response = match self.is_surplus {
                    true => edge.refuse(request),
                    false => edge.answer(request, self.peer).await,
                };
                drop(guard);
                Ok::<_, Infallible>(response)
            }
        });
        let mut connection = pin!(self.protocol.serve_connection(io, service));
        let idle_timeout = if self.is_surplus {
            FAREWELL
        } else {
            IDLE_TIMEOUT
        };
        while let Some(left) = activity.time_left(self.header_timeout, idle_timeout) {
            tokio::select! {
                biased;
                // An error here is the client's: it went away or does not speak HTTP.
                _ = connection.as_mut() => return,
                _ = self.phase.changed() => break,
                () = sleep(left) => {}
            }
        }
        connection.as_mut().graceful_shutdown();
        loop {
            tokio::select! {
                biased;
                _ = connection.as_mut() => return,
                _ = self.phase.wait_for(|phase| *phase == Phase::Stopped) => return,
                () = sleep(FAREWELL) => {}
            }
            if !activity.is_in_use(FAREWELL) {
                return;
            }
        }
    }
}
