//! Throttles log lines that a flood of requests or a persistent failure would repeat: the first few are written, the
//! rest are counted, and the count is written.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::runtime::Handle;
use tokio::time::sleep;

/// Lines of one kind written per [`PERIOD`].
const WRITTEN: u32 = 5;
const PERIOD: Duration = Duration::from_secs(10);

type Kind = (&'static str, String);

static PERIODS: LazyLock<Mutex<HashMap<Kind, Period>>> = LazyLock::new(Mutex::default);

/// Whether to write a line that says `what` about `whom`. Suppressed lines are reported as a count at the end of the
/// period.
///
/// Both arguments must come from small sets, such as messages and operation IDs, because they are kept.
pub fn should_log(what: &'static str, whom: &str) -> bool {
    let kind = (what, whom.to_owned());
    let now = Instant::now();
    let mut periods = PERIODS.lock().unwrap_or_else(PoisonError::into_inner);
    let period = periods.entry(kind.clone()).or_insert(Period::new(now));
    if period.may_write(now) {
        return true;
    }
    let Ok(runtime) = Handle::try_current() else {
        // Without a runtime nothing could report the count later.
        return true;
    };
    period.suppressed += 1;
    if period.suppressed == 1 {
        let left = PERIOD.saturating_sub(now.duration_since(period.began));
        runtime.spawn(async move {
            sleep(left).await;
            report(kind);
        });
    }
    false
}

/// Ends the period of a kind and logs how many lines were suppressed.
fn report(kind: Kind) {
    let ended = {
        let mut periods = PERIODS.lock().unwrap_or_else(PoisonError::into_inner);
        periods.remove(&kind)
    };
    if let Some(Period { suppressed, .. }) = ended {
        let (what, whom) = kind;
        tracing::warn!(times = suppressed, about = whom, "repeated: {what}");
    }
}

struct Period {
    began: Instant,
    written: u32,
    suppressed: u64,
}

impl Period {
    fn new(now: Instant) -> Self {
        Self {
            began: now,
            written: 0,
            suppressed: 0,
        }
    }

    /// Counts a line that may be written. A period with suppressed lines ends when their count is logged.
    fn may_write(&mut self, now: Instant) -> bool {
        if self.suppressed == 0 && now.duration_since(self.began) >= PERIOD {
            *self = Self::new(now);
        }
        let may_write = self.written < WRITTEN;
        self.written += u32::from(may_write);
        may_write
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_lines_of_each_period_are_written() {
        let now = Instant::now();
        let mut period = Period::new(now);
        let mut written = |now| (0..100).filter(|_| period.may_write(now)).count();
        assert_eq!(written(now), 5);
        assert_eq!(written(now + PERIOD / 2), 0);
        assert_eq!(written(now + PERIOD), 5);
    }

    #[tokio::test]
    async fn kinds_are_told_apart_and_what_is_suppressed_is_counted() {
        let due = |whom: &str| (0..100).filter(|_| should_log("a test", whom)).count();
        assert_eq!(due("a"), 5);
        assert_eq!(due("b"), 5);
        let kind = ("a test", "a".to_owned());
        let suppressed = |kind: &Kind| {
            let periods = PERIODS.lock().expect("no poison");
            periods.get(kind).map(|period| period.suppressed)
        };
        assert_eq!(suppressed(&kind), Some(95));
        report(kind.clone());
        assert_eq!(suppressed(&kind), None);
        assert_eq!(due("a"), 5);
    }
}
