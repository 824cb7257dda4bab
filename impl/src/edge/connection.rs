//! One connection, HTTP/1.1 or HTTP/2 with prior knowledge, until it closes, idles too long, or the service stops.

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

use super::connection_slots::Slot;
use super::context::RequestContext;
use super::idle::{IdleTimer, WatchedStream};
use super::response_body::TrackedBody;
use super::service::{Edge, Sender};

/// How often to check whether a draining connection is still in use.
const DRAIN_POLL: Duration = Duration::from_secs(1);
/// Request line and headers together.
const MAX_HEADER_BYTES: usize = 64 * 1024;

/// The phases of the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    Serving,
    /// Accepts no new connections; open ones finish their requests.
    Draining,
    /// Closes whatever is still open.
    Stopped,
}

/// The HTTP configuration of all connections.
pub fn protocol() -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        // `IdleTimer` covers this with one timer per connection instead of one per request.
        .header_read_timeout(None)
        // A client that closes its side after a complete request still gets a response; otherwise, hanging up could
        // undo an attempt.
        .half_close(true)
        .max_buf_size(MAX_HEADER_BYTES);
    builder
        .http2()
        .timer(TokioTimer::new())
        .max_header_list_size(MAX_HEADER_BYTES as u32)
        .max_concurrent_streams(128);
    builder
}

/// An accepted connection, with everything needed to serve it.
pub struct Connection<A>
where
    A: Api<RequestContext> + Clone + Send + Sync + 'static,
{
    pub edge: Arc<Edge<A>>,
    pub protocol: Arc<Builder<TokioExecutor>>,
    pub stream: TcpStream,
    pub peer: IpAddr,
    pub slot: Slot,
    pub idle_timer: Arc<IdleTimer>,
    pub phase: watch::Receiver<Phase>,
}

impl<A> Connection<A>
where
    A: Api<RequestContext> + Clone + Send + Sync + 'static,
{
    /// Serves the connection until it closes.
    pub async fn run(mut self) {
        let idle_timer = &self.idle_timer;
        let io = TokioIo::new(WatchedStream::new(self.stream, Arc::clone(idle_timer)));
        let sender = Sender {
            socket: self.peer,
            is_surplus: self.slot.is_surplus,
        };
        let service = service_fn(|request: Request<Incoming>| {
            let edge = Arc::clone(&self.edge);
            let idle_timer = Arc::clone(idle_timer);
            let guard = idle_timer.request(request.version());
            async move {
                let response = edge.answer(request, sender).await;
                let response = response.map(|body| TrackedBody::new(body, &idle_timer));
                drop(guard);
                Ok::<_, Infallible>(response)
            }
        });
        let mut connection = pin!(self.protocol.serve_connection(io, service));
        while let Some(left) = idle_timer.time_left() {
            tokio::select! {
                biased;
                // An error here is the client's: it disconnected or does not speak HTTP.
                _ = connection.as_mut() => return,
                _ = self.phase.changed() => break,
                immediately = self.slot.evicted() => match immediately {
                    true => return,
                    false => break,
                },
                () = sleep(left) => {}
            }
        }
        connection.as_mut().graceful_shutdown();
        loop {
            tokio::select! {
                biased;
                _ = connection.as_mut() => return,
                _ = self.phase.wait_for(|phase| *phase == Phase::Stopped) => return,
                _ = self.slot.evicted() => return,
                () = sleep(DRAIN_POLL) => {}
            }
            if !idle_timer.is_in_use() {
                return;
            }
        }
    }
}
