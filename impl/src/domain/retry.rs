//! Work that is done again when what it was judged by has changed.

use crate::domain::refusal::Refusal;

/// Does again what ends with [`users::lock_unchanged`] as long as that finds a change (`None`): then everything is judged
/// anew.
///
/// # Errors
/// Those of `judge`; [`Refusal::Saturated`] when there is no end to the changes.
pub(crate) async fn until_unchanged<T, E, F>(mut judge: impl FnMut() -> F) -> Result<T, E>
where
    E: From<Refusal>,
    F: Future<Output = Result<Option<T>, E>>,
{
    // No honest sequence of changes comes near it.
    const TRIES: usize = 5;
    for _ in 0..TRIES {
        if let Some(done) = judge().await? {
            return Ok(done);
        }
    }
    Err(Refusal::Saturated.into())
}
