//! Answers callers in groups, so that one statement does for many of them what each would have needed a statement for.
//!
//! A worker takes whatever has queued up and handles it as one group; meanwhile the next callers queue up. The size of a group
//! follows the load: a caller that is alone waits for nobody.

use std::{future::Future, sync::Arc, time::Duration};

use sea_orm::DbErr;
use tokio::{
    sync::{Mutex, mpsc, oneshot},
    time::timeout,
};

use super::{outage::outage, time::LONGEST_TRANSACTION};

/// A larger group would save little and make its first caller wait longer.
pub const LARGEST_GROUP: usize = 64;
const QUEUE: usize = 1024;
/// From queueing up to the answer. Nobody is kept waiting for longer, even if the group and the one before it take the longest
/// that a transaction may.
pub const LONGEST_CALL: Duration = Duration::from_secs(LONGEST_TRANSACTION.as_secs() + 5);

/// Callers with an input `I` get an output `O`.
pub struct Combiner<I, O> {
    queue: mpsc::Sender<Call<I, O>>,
}

struct Call<I, O> {
    input: I,
    answer: oneshot::Sender<O>,
}

impl<I, O> Combiner<I, O>
where
    I: Send + 'static,
    O: Send + 'static,
{
    /// Starts `workers` tasks, which end with the combiner. `handle` returns an output for each input, in the same order.
    pub fn start<F>(
        workers: usize,
        handle: impl Fn(Vec<I>) -> F + Clone + Send + Sync + 'static,
    ) -> Self
    where
        F: Future<Output = Vec<O>> + Send + 'static,
    {
        let (queue, calls) = mpsc::channel(QUEUE);
        let calls = Arc::new(Mutex::new(calls));
        for _ in 0..workers {
            tokio::spawn(work(calls.clone(), handle.clone()));
        }
        Self { queue }
    }

    /// The output for `input`. Handling that has begun is completed even if the caller is dropped.
    ///
    /// # Errors
    /// An outage when the database takes too long; when the handling of the group panicked. The input may be handled nevertheless.
    pub async fn call(&self, input: I) -> Result<O, DbErr> {
        let calling = async {
            let (answer, answered) = oneshot::channel();
            let call = Call { input, answer };
            self.queue.send(call).await.map_err(|_| lost())?;
            answered.await.map_err(|_| lost())
        };
        match timeout(LONGEST_CALL, calling).await {
            Ok(outcome) => outcome,
            Err(_) => Err(outage(format!(
                "no answer within {} s",
                LONGEST_CALL.as_secs()
            ))),
        }
    }
}

async fn work<I, O, F>(calls: Arc<Mutex<mpsc::Receiver<Call<I, O>>>>, handle: impl Fn(Vec<I>) -> F)
where
    I: Send + 'static,
    O: Send + 'static,
    F: Future<Output = Vec<O>> + Send + 'static,
{
    let mut group = Vec::with_capacity(LARGEST_GROUP);
    loop {
        let taken = calls
            .lock()
            .await
            .recv_many(&mut group, LARGEST_GROUP)
            .await;
        if taken == 0 {
            return;
        }
        // Callers that are gone before the work on their behalf has begun need none.
        group.retain(|call| !call.answer.is_closed());
        if group.is_empty() {
            continue;
        }
        let (inputs, answers): (Vec<_>, Vec<_>) = group
            .drain(..)
            .map(|call| (call.input, call.answer))
            .unzip();
        // In a task of its own: a panic must end one group, not the worker.
        let outputs = tokio::spawn(handle(inputs)).await.unwrap_or_default();
        for (answer, output) in answers.into_iter().zip(outputs) {
            let _ = answer.send(output);
        }
    }
}

fn lost() -> DbErr {
    DbErr::Custom("the group that this was part of was lost".into())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use futures::future::join_all;
    use tokio::sync::Semaphore;

    use super::*;

    #[tokio::test]
    async fn what_queues_up_is_one_group_and_each_gets_its_own() {
        let (groups, gate) = (Arc::new(AtomicUsize::new(0)), Arc::new(Semaphore::new(0)));
        let (counted, closed) = (groups.clone(), gate.clone());
        let doubling = Combiner::start(1, move |inputs: Vec<usize>| {
            let closed = closed.clone();
            counted.fetch_add(1, Ordering::SeqCst);
            async move {
                let _ = closed.acquire().await;
                inputs.into_iter().map(|input| 2 * input).collect()
            }
        });
        let mut first = Box::pin(doubling.call(1));
        while groups.load(Ordering::SeqCst) == 0 {
            assert!(futures::poll!(&mut first).is_pending());
            tokio::task::yield_now().await;
        }
        let mut others = Box::pin(join_all((2..=40).map(|input| doubling.call(input))));
        assert!(futures::poll!(&mut others).is_pending());
        gate.close();
        assert_eq!(first.await.unwrap(), 2);
        let doubled: Vec<_> = others.await.into_iter().map(Result::unwrap).collect();
        assert_eq!(doubled, (2..=40).map(|input| 2 * input).collect::<Vec<_>>());
        assert_eq!(groups.load(Ordering::SeqCst), 2);
    }

    #[tokio::test]
    async fn a_panic_is_told_to_its_group_and_ends_nothing_else() {
        let fragile = Combiner::start(1, |inputs: Vec<usize>| async move {
            assert!(!inputs.contains(&13), "on purpose");
            inputs
        });
        assert!(fragile.call(13).await.is_err());
        assert_eq!(fragile.call(14).await.unwrap(), 14);
    }
}
