//! When was a connection last of use? Decides which ones are closed.
//!
//! hyper's own header timeout is armed anew for each request, and hyper-util's version detection, which runs before
//! it, has none at all: a client that connects and says nothing would stay forever. One clock per connection covers
//! silence, slow headers, idling and answers that nobody reads.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use http::Version;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// Shared by the socket, the requests on it, and the task that watches them.
pub struct Activity {
    opened: Instant,
    requests: AtomicU32,
    /// Milliseconds since `opened`: the last answer made or byte written.
    last_use: AtomicU64,
    /// Milliseconds since `opened`, plus one: the first byte read after the last request began; 0 is none.
    reading_since: AtomicU64,
    /// Bytes that arrive between HTTP/2 requests are mostly acknowledgements, and announce no request.
    multiplexed: AtomicBool,
}

impl Activity {
    pub fn new() -> Arc<Self> {
        Arc::new(Self {
            opened: Instant::now(),
            requests: AtomicU32::new(0),
            last_use: AtomicU64::new(0),
            // A new connection owes us its first request from the beginning.
            reading_since: AtomicU64::new(1),
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

    /// How long until the connection has to go, unless something happens; `None` when that is now.
    pub fn time_left(&self, header_timeout: Duration, idle_timeout: Duration) -> Option<Duration> {
        if self.requests.load(Ordering::Relaxed) > 0 {
            return Some(header_timeout);
        }
        let deadline = match self.reading_since.load(Ordering::Relaxed) {
            0 => Duration::from_millis(self.last_use.load(Ordering::Relaxed)) + idle_timeout,
            since => Duration::from_millis(since - 1) + header_timeout,
        };
        let left = deadline.checked_sub(self.opened.elapsed())?;
        // A request may begin to arrive in the meantime, and that has the shorter limit.
        (!left.is_zero()).then(|| left.min(header_timeout))
    }

    /// Whether a request is in progress, or something was written within `recent`.
    pub fn is_in_use(&self, recent: Duration) -> bool {
        let last_use = Duration::from_millis(self.last_use.load(Ordering::Relaxed));
        self.requests.load(Ordering::Relaxed) > 0 || self.opened.elapsed() < last_use + recent
    }

    fn now(&self) -> u64 {
        u64::try_from(self.opened.elapsed().as_millis()).unwrap_or(u64::MAX - 1)
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

    fn has_written(&self) {
        self.last_use.store(self.now(), Ordering::Relaxed);
    }
}

/// One request in progress.
pub struct RequestGuard(Arc<Activity>);

impl Drop for RequestGuard {
    fn drop(&mut self) {
        self.0.has_written();
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
        if matches!(written, Poll::Ready(Ok(1..))) {
            self.activity.has_written();
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
        Pin::new(&mut self.stream).poll_flush(cx)
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
    const IDLE: Duration = Duration::from_millis(200);

    #[tokio::test]
    async fn silence_slow_headers_and_idling_end() {
        let (mut client, server) = tokio::io::duplex(64);
        let activity = Activity::new();
        let mut server = Watched::new(server, Arc::clone(&activity));
        assert!(activity.time_left(HEADER, IDLE).is_some());
        std::thread::sleep(HEADER);
        assert_eq!(
            activity.time_left(HEADER, IDLE),
            None,
            "a silent connection ends"
        );

        let guard = activity.request(Version::HTTP_11);
        std::thread::sleep(HEADER);
        assert!(
            activity.time_left(HEADER, IDLE).is_some(),
            "a request in progress is waited for"
        );
        drop(guard);
        std::thread::sleep(HEADER);
        assert!(
            activity.time_left(HEADER, IDLE).is_some(),
            "idling has the longer limit"
        );

        client.write_all(b"G").await.expect("open");
        server.read_u8().await.expect("open");
        std::thread::sleep(HEADER);
        assert_eq!(
            activity.time_left(HEADER, IDLE),
            None,
            "a second request's headers have the shorter one"
        );
    }
}
