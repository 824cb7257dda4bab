//! Waiting for what a background task or another process does.

use std::time::{Duration, Instant};

/// Longer than anything takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// Waits until `happened` gives a value. Looks again and again, since nobody announces it.
///
/// # Panics
/// If it does not happen.
pub async fn eventually<T>(what: &str, mut happened: impl AsyncFnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(value) = happened().await {
            return value;
        }
        assert!(begun.elapsed() < PATIENCE, "in vain: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
