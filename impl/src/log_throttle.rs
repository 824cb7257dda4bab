//! Log lines that a flood of requests or a fault repeats: the first are written, the others are counted, and the count is written.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::runtime::Handle;
use tokio::time::sleep;

/// Lines of one kind that are written within a [`PERIOD`].
const WRITTEN: u32 = 5;
const PERIOD: Duration = Duration::from_secs(10);

type Kind = (&'static str, String);

static PERIODS: LazyLock<Mutex<HashMap<Kind, Period>>> = LazyLock::new(Mutex::default);

/// Whether a line that says `what` about `whom` is to be written. Those that are not appear at the end of the period as a number.
///
/// Both texts must come from small sets, such as messages and operations, since they are kept.
pub fn should_log(what: &'static str, whom: &str) -> bool {
    let kind = (what, whom.to_owned());
    let now = Instant::now();
    let mut periods = PERIODS.lock().unwrap_or_else(PoisonError::into_inner);
    let period = periods.entry(kind.clone()).or_insert(Period::new(now));
    if period.has_room(now) {
        return true;
    }
    let Ok(runtime) = Handle::try_current() else {
        // Nobody could write the number later.
        return true;
    };
    period.left_out += 1;
    if period.left_out == 1 {
        let left = PERIOD.saturating_sub(now.duration_since(period.began));
        runtime.spawn(async move {
            sleep(left).await;
            tell(kind);
        });
    }
    false
}

pub use should_log as is_due;

/// Ends the period of a kind and writes how many lines were left out in it.
fn tell(kind: Kind) {
    let ended = {
        let mut periods = PERIODS.lock().unwrap_or_else(PoisonError::into_inner);
        periods.remove(&kind)
    };
    if let Some(Period { left_out, .. }) = ended {
        let (what, whom) = kind;
        tracing::warn!(times = left_out, about = whom, "repeated: {what}");
    }
}

struct Period {
    began: Instant,
    written: u32,
    left_out: u64,
}

impl Period {
    fn new(now: Instant) -> Self {
        Self {
            began: now,
            written: 0,
            left_out: 0,
        }
    }

    /// Counts a line that is written, if one may be. A period with lines left out ends when they are told.
    fn has_room(&mut self, now: Instant) -> bool {
        if self.left_out == 0 && now.duration_since(self.began) >= PERIOD {
            *self = Self::new(now);
        }
        let has_room = self.written < WRITTEN;
        self.written += u32::from(has_room);
        has_room
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_lines_of_each_period_are_written() {
        let now = Instant::now();
        let mut period = Period::new(now);
        let mut written = |now| (0..100).filter(|_| period.has_room(now)).count();
        assert_eq!(written(now), 5);
        assert_eq!(written(now + PERIOD / 2), 0);
        assert_eq!(written(now + PERIOD), 5);
    }

    #[tokio::test]
    async fn kinds_are_told_apart_and_what_is_left_out_is_counted() {
        let due = |whom: &str| (0..100).filter(|_| should_log("a test", whom)).count();
        assert_eq!(due("a"), 5);
        assert_eq!(due("b"), 5);
        let kind = ("a test", "a".to_owned());
        let left_out = |kind: &Kind| {
            let periods = PERIODS.lock().expect("no poison");
            periods.get(kind).map(|period| period.left_out)
        };
        assert_eq!(left_out(&kind), Some(95));
        tell(kind.clone());
        assert_eq!(left_out(&kind), None);
        assert_eq!(due("a"), 5);
    }
}
