//! Tracks how long a connection has been idle, to decide which ones to close.
//!
//! hyper restarts its header timeout for each request, and the version detection of hyper-util, which runs before it,
//! has none: a client that connects and sends nothing would stay forever. One timer per connection covers silence, slow
//! headers, idling and responses that nobody reads. HTTP/2 frames between requests that are merely acknowledged, such
//! as PING, do not count as use.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use http::Version;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// HTTP/2 connections are closed after this time, which bounds how long a client can hold anything open on one.
const MAX_AGE: Duration = Duration::from_secs(3600);

/// How long a connection may be idle.
#[derive(Debug, Clone, Copy)]
pub struct Timeouts {
    /// From the first byte of a request, or the opening of the connection, to the end of the headers.
    pub header: Duration,
    /// Between requests.
    pub idle: Duration,
    /// While the client does not read a response, or the socket does not accept more data.
    pub answer: Duration,
}

/// Shared by the socket, its requests, and the task that watches them.
pub struct IdleTimer {
    opened: Instant,
    timeouts: Timeouts,
    /// Requests without a response so far.
    requests: AtomicU32,
    /// Response bodies not yet handed to the protocol.
    answers: AtomicU32,
    /// Milliseconds since `opened`: the last response or write.
    last_use: AtomicU64,
    /// Milliseconds since `opened`, plus one: the first byte read since the last request began; 0 if none.
    reading_since: AtomicU64,
    /// Milliseconds since `opened`, plus one: since when the socket has been full; 0 if it is not.
    blocked_since: AtomicU64,
    /// Whether the connection is HTTP/2, where bytes between requests are mostly acknowledgements and do not announce a
    /// request.
    multiplexed: AtomicBool,
}

impl IdleTimer {
    pub fn new(timeouts: Timeouts) -> Arc<Self> {
        Arc::new(Self {
            opened: Instant::now(),
            timeouts,
            requests: AtomicU32::new(0),
            answers: AtomicU32::new(0),
            last_use: AtomicU64::new(0),
            // The header timeout of the first request starts with the connection.
            reading_since: AtomicU64::new(1),
            blocked_since: AtomicU64::new(0),
            multiplexed: AtomicBool::new(false),
        })
    }

    /// Called when the headers of a request are complete; the connection is in use until the guard is dropped.
    pub fn request(self: &Arc<Self>, version: Version) -> RequestGuard {
        if version >= Version::HTTP_2 {
            self.multiplexed.store(true, Ordering::Relaxed);
        }
        self.requests.fetch_add(1, Ordering::Relaxed);
        self.reading_since.store(0, Ordering::Relaxed);
        RequestGuard(Arc::clone(self))
    }

    /// Called when a response body starts to wait for the client.
    pub fn body_started(&self) {
        self.answers.fetch_add(1, Ordering::Relaxed);
        self.touch();
    }

    /// Called when the client has taken another chunk.
    pub fn body_progressed(&self) {
        self.touch();
    }

    /// Called when the body has been handed over or dropped.
    pub fn body_finished(&self) {
        self.touch();
        self.answers.fetch_sub(1, Ordering::Relaxed);
    }

    /// How long until the connection must close unless something happens; `None` if it must close now.
    pub fn time_left(&self) -> Option<Duration> {
        let Timeouts {
            header,
            idle,
            answer,
        } = self.timeouts;
        let age = self.opened.elapsed();
        let blocked = self.blocked_until();
        let deadline = if self.requests.load(Ordering::Relaxed) > 0 {
            age + header
        } else if self.answers.load(Ordering::Relaxed) > 0 {
            self.last_use() + answer
        } else {
            match self.reading_since.load(Ordering::Relaxed) {
                0 => self.last_use() + idle,
                since => Duration::from_millis(since - 1) + header,
            }
        };
        let mut deadline = deadline.min(blocked.unwrap_or(Duration::MAX));
        if self.multiplexed.load(Ordering::Relaxed) {
            deadline = deadline.min(MAX_AGE);
        }
        let left = deadline.checked_sub(age)?;
        // Another request may start in the meantime, and the header timeout is the shortest.
        (!left.is_zero()).then(|| left.min(header))
    }

    /// Whether a request or a response is in progress and has not timed out.
    pub fn is_in_use(&self) -> bool {
        let age = self.opened.elapsed();
        if self.blocked_until().is_some_and(|end| end <= age) {
            return false;
        }
        let answering = self.answers.load(Ordering::Relaxed) > 0;
        self.requests.load(Ordering::Relaxed) > 0
            || (answering && age < self.last_use() + self.timeouts.answer)
            || self.blocked_until().is_some()
    }

    /// When this connection was last used, for comparison with others; `None` if it is in use.
    pub fn idle_since(&self) -> Option<Instant> {
        let is_idle = self.requests.load(Ordering::Relaxed) == 0
            && self.answers.load(Ordering::Relaxed) == 0
            && self.blocked_since.load(Ordering::Relaxed) == 0;
        is_idle.then(|| self.opened + self.last_use())
    }

    fn last_use(&self) -> Duration {
        Duration::from_millis(self.last_use.load(Ordering::Relaxed))
    }

    fn blocked_until(&self) -> Option<Duration> {
        match self.blocked_since.load(Ordering::Relaxed) {
            0 => None,
            since => Some(Duration::from_millis(since - 1) + self.timeouts.answer),
        }
    }

    fn now(&self) -> u64 {
        u64::try_from(self.opened.elapsed().as_millis()).unwrap_or(u64::MAX - 1)
    }

    fn touch(&self) {
        self.last_use.store(self.now(), Ordering::Relaxed);
    }

    fn on_read(&self) {
        if self.requests.load(Ordering::Relaxed) == 0 && !self.multiplexed.load(Ordering::Relaxed) {
            let _ = self.reading_since.compare_exchange(
                0,
                self.now() + 1,
                Ordering::Relaxed,
                Ordering::Relaxed,
            );
        }
    }

    /// Over HTTP/2, most writes between requests only acknowledge a PING.
    fn on_write(&self) {
        if !self.multiplexed.load(Ordering::Relaxed) {
            self.touch();
        }
    }

    fn on_write_blocked(&self) {
        let _ = self.blocked_since.compare_exchange(
            0,
            self.now() + 1,
            Ordering::Relaxed,
            Ordering::Relaxed,
        );
    }

    /// Everything has been written.
    fn on_flushed(&self) {
        if self.blocked_since.load(Ordering::Relaxed) != 0 {
            self.blocked_since.store(0, Ordering::Relaxed);
        }
    }
}

/// A request in progress.
pub struct RequestGuard(Arc<IdleTimer>);

impl Drop for RequestGuard {
    fn drop(&mut self) {
        self.0.touch();
        self.0.requests.fetch_sub(1, Ordering::Relaxed);
    }
}

/// A stream that reports to its [`IdleTimer`].
pub struct WatchedStream<S> {
    stream: S,
    idle_timer: Arc<IdleTimer>,
}

impl<S> WatchedStream<S> {
    pub fn new(stream: S, idle_timer: Arc<IdleTimer>) -> Self {
        Self { stream, idle_timer }
    }

    fn note(&self, written: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        match written {
            Poll::Ready(Ok(1..)) => self.idle_timer.on_write(),
            Poll::Ready(_) => {}
            Poll::Pending => self.idle_timer.on_write_blocked(),
        }
        written
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for WatchedStream<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buf.filled().len();
        let polled = Pin::new(&mut self.stream).poll_read(cx, buf);
        if buf.filled().len() > before {
            self.idle_timer.on_read();
        }
        polled
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for WatchedStream<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(cx, buf);
        self.note(written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(cx, bufs);
        self.note(written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(cx);
        if flushed.is_ready() {
            self.idle_timer.on_flushed();
        }
        flushed
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    const HEADER: Duration = Duration::from_millis(50);
    const TIMEOUTS: Timeouts = Timeouts {
        header: HEADER,
        idle: Duration::from_millis(200),
        answer: Duration::from_millis(50),
    };

    #[tokio::test]
    async fn silence_slow_headers_and_idling_end() {
        let (mut client, server) = tokio::io::duplex(64);
        let idle_timer = IdleTimer::new(TIMEOUTS);
        let mut server = WatchedStream::new(server, Arc::clone(&idle_timer));
        assert!(idle_timer.time_left().is_some());
        std::thread::sleep(HEADER);
        assert_eq!(
            idle_timer.time_left(),
            None,
            "a silent connection is closed"
        );

        let guard = idle_timer.request(Version::HTTP_11);
        std::thread::sleep(HEADER);
        assert!(
            idle_timer.time_left().is_some(),
            "a request in progress is not interrupted"
        );
        drop(guard);
        std::thread::sleep(HEADER);
        assert!(
            idle_timer.time_left().is_some(),
            "the idle timeout is longer"
        );

        client.write_all(b"G").await.expect("open");
        server.read_u8().await.expect("open");
        std::thread::sleep(HEADER);
        assert_eq!(
            idle_timer.time_left(),
            None,
            "the headers of a second request have the shorter timeout"
        );
    }

    #[tokio::test]
    async fn an_answer_that_nobody_takes_ends_and_acknowledgements_are_no_use() {
        let (client, server) = tokio::io::duplex(8);
        let idle_timer = IdleTimer::new(TIMEOUTS);
        let mut server = WatchedStream::new(server, Arc::clone(&idle_timer));
        drop(idle_timer.request(Version::HTTP_2));
        idle_timer.body_started();
        assert!(idle_timer.time_left().is_some());
        std::thread::sleep(TIMEOUTS.answer);
        assert_eq!(idle_timer.time_left(), None, "the response is not read");
        assert!(!idle_timer.is_in_use());
        idle_timer.body_finished();
        std::thread::sleep(TIMEOUTS.idle);
        server.write_all(b"ack").await.expect("open");
        assert_eq!(idle_timer.time_left(), None, "a PING does not count");

        let filled = tokio::time::timeout(HEADER, server.write_all(&[0; 64])).await;
        assert!(filled.is_err(), "the socket is full");
        assert_eq!(idle_timer.idle_since(), None);
        std::thread::sleep(TIMEOUTS.answer);
        assert!(!idle_timer.is_in_use(), "nobody reads");
        drop(client);
    }
}
