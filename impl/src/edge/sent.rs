//! Answers on their way out: an HTTP/2 client that opens no window must not keep them, and its connection, for ever.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};

use super::activity::Activity;
use super::envelope::EdgeBody;

/// A body is handed over in pieces of this size. The last one tells that the client has taken all the others.
const PIECE: usize = 16 * 1024;

/// A body that reports to its connection's [`Activity`] until it is handed over or given up.
pub struct Sent {
    body: EdgeBody,
    rest: Bytes,
    activity: Arc<Activity>,
}

impl Sent {
    pub fn new(body: EdgeBody, activity: &Arc<Activity>) -> Self {
        activity.response_begins();
        Self {
            body,
            rest: Bytes::new(),
            activity: Arc::clone(activity),
        }
    }

    fn next_piece(&mut self) -> Frame<Bytes> {
        let size = self.rest.len().min(PIECE);
        self.activity.response_goes_on();
        Frame::data(self.rest.split_to(size))
    }
}

impl Body for Sent {
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

impl Drop for Sent {
    fn drop(&mut self) {
        self.activity.response_ends();
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use http_body_util::BodyExt;

    use super::super::activity::Patience;
    use super::super::envelope::full;
    use super::*;

    const CHECK_TIMEOUT: Patience = Patience {
        header: Duration::from_secs(10),
        idle: Duration::from_secs(75),
        answer: Duration::from_secs(30),
    };

    #[tokio::test]
    async fn a_body_goes_out_in_pieces_and_whole() {
        let activity = Activity::new(CHECK_TIMEOUT);
        let text = vec![b'a'; PIECE * 2 + 5];
        let mut body = Sent::new(full(text.clone()), &activity);
        assert_eq!(body.size_hint().exact(), Some(text.len() as u64));
        let first = body.frame().await.expect("a frame").expect("infallible");
        assert_eq!(first.data_ref().map(Bytes::len), Some(PIECE));
        assert_eq!(body.size_hint().exact(), Some((PIECE + 5) as u64));
        assert_eq!(activity.idle_since(), None, "it is on its way");
        let rest = body.collect().await.expect("infallible").to_bytes();
        assert_eq!(rest.len(), PIECE + 5);
        assert!(activity.idle_since().is_some());
    }
}
