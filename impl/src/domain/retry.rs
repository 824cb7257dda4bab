//! Optimistic concurrency: decisions are made on rows read without a lock and repeated if the rows have changed before
//! the transaction.

use crate::domain::refusal::Refusal;

/// Repeats `decide` until it returns a value. It returns `None` when
/// [`users::lock_unchanged`](crate::store::users::lock_unchanged) has found in the final transaction that the account
/// was changed after it had been read, or when something else on which it depends has changed.
///
/// # Errors
/// Those of `decide`; [`Refusal::Saturated`] if the account changes every time.
pub(crate) async fn retry_if_changed<T, E, F>(mut decide: impl FnMut() -> F) -> Result<T, E>
where
    E: From<Refusal>,
    F: Future<Output = Result<Option<T>, E>>,
{
    // Enough for any legitimate sequence of concurrent changes.
    const MAX_TRIES: usize = 5;
    for _ in 0..MAX_TRIES {
        if let Some(done) = decide().await? {
            return Ok(done);
        }
    }
    Err(Refusal::Saturated.into())
}
