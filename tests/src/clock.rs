use std::sync::atomic::{AtomicI64, Ordering};

use auth_service::clock::Clock;
use chrono::{DateTime, TimeDelta, Utc};

/// A clock that stands still until a test moves it.
pub struct ManualClock(AtomicI64);

impl Default for ManualClock {
    fn default() -> Self {
        // The machine's time, so that what other software says about times stays plausible.
        Self(AtomicI64::new(Utc::now().timestamp_millis()))
    }
}

impl ManualClock {
    pub fn advance(&self, by: TimeDelta) {
        self.0.fetch_add(by.num_milliseconds(), Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0.load(Ordering::SeqCst)).expect("a time")
    }
}
