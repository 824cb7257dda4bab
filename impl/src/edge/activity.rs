//! When was a connection last of use? Decides which ones are closed.
//!
//! hyper's own header timeout is armed anew for each request, and hyper-util's version detection, which runs before
//! it, has none at all: a client that connects and says nothing would stay forever. One clock per connection covers
//! silence, slow headers, idling and answers that nobody reads. What an HTTP/2 client sends and we acknowledge between
//! requests, such as PING, is no use.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use http::Version;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// HTTP/2 connections are made anew after this time, so that what a client holds back on one of them ends as well.
const MAX_AGE: Duration = Duration::from_secs(3600);

/// How long a connection may be of no use.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// From the first byte of a request, or the opening of the connection, to the end of the headers.
    pub header: Duration,
    /// Between requests.
    pub idle: Duration,
    /// While the client takes nothing of an answer, or the operating system nothing of what is to be written.
    pub answer: Duration,
}

/// Shared by the socket, the requests on it, and the task that watches them.
pub struct Activity {
    opened: Instant,
    patience: Patience,
    /// Requests whose answer is being made.
    requests: AtomicU32,
    /// Answers that were not handed over to the protocol yet.
    answers: AtomicU32,
    /// Milliseconds since `opened`: the last answer made or byte of one written.
    last_use: AtomicU64,
    /// Milliseconds since `opened`, plus one: the first byte read after the last request began; 0 is none.
    reading_since: AtomicU64,
    /// Milliseconds since `opened`, plus one: since when the socket takes nothing more; 0 is not so.
    blocked_since: AtomicU64,
    /// Bytes that arrive between HTTP/2 requests are mostly acknowledgements, and announce no request.
    multiplexed: AtomicBool,
}

impl Activity {
    pub fn new(patience: Patience) -> Arc<Self> {
        Arc::new(Self {
            opened: Instant::now(),
            patience,
            requests: AtomicU32::new(0),
            answers: AtomicU32::new(0),
            last_use: AtomicU64::new(0),
            // A new connection owes us its first request from the beginning.
            reading_since: AtomicU64::new(1),
            blocked_since: AtomicU64::new(0),
            multiplexed: AtomicBool::new(false),
        })
    }

    /// Call when a request's headers are complete; the connection is in use until the guard is dropped.
    pub fn request(self: &Arc<Self>, version: Version) -> RequestGuard {
        if version >= Version::HTTP_2 {
            self.multiplexed.store(true, Ordering::Relaxed);
        }
        self.requests.fetch_add(1, Ordering::Relaxed);
        self.reading_since.store(0, Ordering::Relaxed);
        RequestGuard(Arc::clone(self))
    }

    /// Call when the body of an answer begins to wait for the client to take it.
    pub fn response_begins(&self) {
        self.answers.fetch_add(1, Ordering::Relaxed);
        self.is_used();
    }

    /// Call when the client takes another piece.
    pub fn response_goes_on(&self) {
        self.is_used();
    }

    /// Call when the body is handed over or given up.
    pub fn response_ends(&self) {
        self.is_used();
        self.answers.fetch_sub(1, Ordering::Relaxed);
    }

    /// How long until the connection has to go, unless something happens; `None` when that is now.
    pub fn time_left(&self) -> Option<Duration> {
        let Patience {
            header,
            idle,
            answer,
        } = self.patience;
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
        // A request may begin to arrive in the meantime, and that has the shorter limit.
        (!left.is_zero()).then(|| left.min(header))
    }

    /// Whether a request or an answer is still on its way, and its time is not up.
    pub fn is_in_use(&self) -> bool {
        let age = self.opened.elapsed();
        if self.blocked_until().is_some_and(|end| end <= age) {
            return false;
        }
        let answering = self.answers.load(Ordering::Relaxed) > 0;
        self.requests.load(Ordering::Relaxed) > 0
            || (answering && age < self.last_use() + self.patience.answer)
            || self.blocked_until().is_some()
    }

    /// When this connection was last of use, in comparison with others; `None` while it is.
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
            since => Some(Duration::from_millis(since - 1) + self.patience.answer),
        }
    }

    fn now(&self) -> u64 {
        u64::try_from(self.opened.elapsed().as_millis()).unwrap_or(u64::MAX - 1)
    }

    fn is_used(&self) {
        self.last_use.store(self.now(), Ordering::Relaxed);
    }

    fn has_read(&self) {
        if self.requests.load(Ordering::Relaxed) == 0 && !self.multiplexed.load(Ordering::Relaxed) {
            let _ = self.reading_since.compare_exchange(
                0,
                self.now() + 1,
                Ordering::Relaxed,
                Ordering::Relaxed,
            );
        }
    }

    /// Over HTTP/2 most of what is written between requests answers nothing but PING.
    fn has_written(&self) {
        if !self.multiplexed.load(Ordering::Relaxed) {
            self.is_used();
        }
    }

    fn cannot_write(&self) {
        let _ = self.blocked_since.compare_exchange(
            0,
            self.now() + 1,
            Ordering::Relaxed,
            Ordering::Relaxed,
        );
    }

    /// All that was to be written is.
    fn is_flushed(&self) {
        if self.blocked_since.load(Ordering::Relaxed) != 0 {
            self.blocked_since.store(0, Ordering::Relaxed);
        }
    }
}

/// One request in progress.
pub struct RequestGuard(Arc<Activity>);

impl Drop for RequestGuard {
    fn drop(&mut self) {
        self.0.is_used();
        self.0.requests.fetch_sub(1, Ordering::Relaxed);
    }
}

/// A stream that reports to its [`Activity`].
pub struct Watched<S> {
    stream: S,
    activity: Arc<Activity>,
}

impl<S> Watched<S> {
    pub fn new(stream: S, activity: Arc<Activity>) -> Self {
        Self { stream, activity }
    }

    fn note(&self, written: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        match written {
            Poll::Ready(Ok(1..)) => self.activity.has_written(),
            Poll::Ready(_) => {}
            Poll::Pending => self.activity.cannot_write(),
        }
        written
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Watched<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buf.filled().len();
        let polled = Pin::new(&mut self.stream).poll_read(cx, buf);
        if buf.filled().len() > before {
            self.activity.has_read();
        }
        polled
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Watched<S> {
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
            self.activity.is_flushed();
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
    const CHECK_TIMEOUT: Patience = Patience {
        header: HEADER,
        idle: Duration::from_millis(200),
        answer: Duration::from_millis(50),
    };

    #[tokio::test]
    async fn silence_slow_headers_and_idling_end() {
        let (mut client, server) = tokio::io::duplex(64);
        let activity = Activity::new(CHECK_TIMEOUT);
        let mut server = Watched::new(server, Arc::clone(&activity));
        assert!(activity.time_left().is_some());
        std::thread::sleep(HEADER);
        assert_eq!(activity.time_left(), None, "a silent connection ends");

        let guard = activity.request(Version::HTTP_11);
        std::thread::sleep(HEADER);
        assert!(
            activity.time_left().is_some(),
            "a request in progress is waited for"
        );
        drop(guard);
        std::thread::sleep(HEADER);
        assert!(
            activity.time_left().is_some(),
            "idling has the longer limit"
        );

        client.write_all(b"G").await.expect("open");
        server.read_u8().await.expect("open");
        std::thread::sleep(HEADER);
        assert_eq!(
            activity.time_left(),
            None,
            "a second request's headers have the shorter one"
        );
    }

    #[tokio::test]
    async fn an_answer_that_nobody_takes_ends_and_acknowledgements_are_no_use() {
        let (client, server) = tokio::io::duplex(8);
        let activity = Activity::new(CHECK_TIMEOUT);
        let mut server = Watched::new(server, Arc::clone(&activity));
        drop(activity.request(Version::HTTP_2));
        activity.response_begins();
        assert!(activity.time_left().is_some());
        std::thread::sleep(CHECK_TIMEOUT.answer);
        assert_eq!(activity.time_left(), None, "nobody takes the answer");
        assert!(!activity.is_in_use());
        activity.response_ends();
        std::thread::sleep(CHECK_TIMEOUT.idle);
        server.write_all(b"ack").await.expect("open");
        assert_eq!(activity.time_left(), None, "a PING is answered");

        let filled = tokio::time::timeout(HEADER, server.write_all(&[0; 64])).await;
        assert!(filled.is_err(), "the socket is full");
        assert_eq!(activity.idle_since(), None);
        std::thread::sleep(CHECK_TIMEOUT.answer);
        assert!(!activity.is_in_use(), "nobody reads");
        drop(client);
    }
}
