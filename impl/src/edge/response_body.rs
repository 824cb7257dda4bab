//! Tracks response bodies, so that an HTTP/2 client that opens no flow-control window cannot hold them, and its
//! connection, forever.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};

use super::envelope::EdgeBody;
use super::idle::IdleTimer;

/// Bodies are handed over in chunks of this size. Handing over the last one shows that the client has taken all others.
const PIECE: usize = 16 * 1024;

/// A body that reports to the [`IdleTimer`] of its connection until it is handed over or dropped.
pub struct TrackedBody {
    body: EdgeBody,
    rest: Bytes,
    idle_timer: Arc<IdleTimer>,
}

impl TrackedBody {
    pub fn new(body: EdgeBody, idle_timer: &Arc<IdleTimer>) -> Self {
        idle_timer.body_started();
        Self {
            body,
            rest: Bytes::new(),
            idle_timer: Arc::clone(idle_timer),
        }
    }

    fn next_piece(&mut self) -> Frame<Bytes> {
        let size = self.rest.len().min(PIECE);
        self.idle_timer.body_progressed();
        Frame::data(self.rest.split_to(size))
    }
}

impl Body for TrackedBody {
    type Data = Bytes;
    type Error = <EdgeBody as Body>::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        if !self.rest.is_empty() {
            return Poll::Ready(Some(Ok(self.next_piece())));
        }
        match std::task::ready!(Pin::new(&mut self.body).poll_frame(cx)) {
            Some(Ok(frame)) => Poll::Ready(Some(Ok(match frame.into_data() {
                Ok(data) => {
                    self.rest = data;
                    self.next_piece()
                }
                Err(trailers) => trailers,
            }))),
            other => Poll::Ready(other),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let rest = self.rest.len() as u64;
        let body = self.body.size_hint();
        let mut hint = SizeHint::new();
        if let Some(upper) = body.upper() {
            hint.set_upper(upper + rest);
        }
        hint.set_lower(body.lower() + rest);
        hint
    }
}

impl Drop for TrackedBody {
    fn drop(&mut self) {
        self.idle_timer.body_finished();
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use http_body_util::BodyExt;

    use super::super::envelope::full;
    use super::super::idle::Timeouts;
    use super::*;

    const TIMEOUTS: Timeouts = Timeouts {
        header: Duration::from_secs(10),
        idle: Duration::from_secs(75),
        answer: Duration::from_secs(30),
    };

    #[tokio::test]
    async fn a_body_goes_out_in_pieces_and_whole() {
        let idle_timer = IdleTimer::new(TIMEOUTS);
        let text = vec![b'a'; PIECE * 2 + 5];
        let mut body = TrackedBody::new(full(text.clone()), &idle_timer);
        assert_eq!(body.size_hint().exact(), Some(text.len() as u64));
        let first = body.frame().await.expect("a frame").expect("infallible");
        assert_eq!(first.data_ref().map(Bytes::len), Some(PIECE));
        assert_eq!(body.size_hint().exact(), Some((PIECE + 5) as u64));
        assert_eq!(idle_timer.idle_since(), None, "it is being sent");
        let rest = body.collect().await.expect("infallible").to_bytes();
        assert_eq!(rest.len(), PIECE + 5);
        assert!(idle_timer.idle_since().is_some());
    }
}
