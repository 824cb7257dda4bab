//! Confines a panic to the request in which it happens.

use std::panic::AssertUnwindSafe;

use futures::FutureExt;

use super::context::HeaderText;
use crate::panic_hook;

/// The work panicked; the panic hook has logged where.
#[derive(Debug, PartialEq, Eq)]
pub struct Panicked;

/// Runs the work of the request with this ID.
///
/// Not an `async fn`, whose future would hold `work` twice: as its argument and while it is awaited.
pub fn catch_panic<F: Future>(
    id: &HeaderText,
    work: F,
) -> impl Future<Output = Result<F::Output, Panicked>> + use<F> {
    // State the work leaves behind is either its own or behind locks that ignore poisoning.
    let caught = AssertUnwindSafe(panic_hook::with_request_id(id.clone(), work)).catch_unwind();
    caught.map(|outcome| outcome.map_err(|_| Panicked))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_panic_becomes_an_error() {
        let id = HeaderText::from_static("r1");
        assert_eq!(catch_panic(&id, async { 7 }).await, Ok(7));
        let panicking = async {
            tokio::task::yield_now().await;
            Vec::<u8>::new()[id.len()]
        };
        assert_eq!(catch_panic(&id, panicking).await, Err(Panicked));
    }
}
