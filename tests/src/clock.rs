use std::sync::atomic::{AtomicI64, Ordering};

use auth_service::clock::Clock;
use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};

/// A clock that stands still until a test moves it.
pub struct ManualClock {
    millis: AtomicI64,
    /// What is wrong with it, in milliseconds.
    error: AtomicI64,
}

impl Default for ManualClock {
    fn default() -> Self {
        Self {
            // The machine's time, so that what other software says about times stays plausible.
            millis: AtomicI64::new(Utc::now().timestamp_millis()),
            error: AtomicI64::new(0),
        }
    }
}

impl ManualClock {
    /// Time goes by, for everybody.
    pub fn advance(&self, by: TimeDelta) {
        self.millis
            .fetch_add(by.num_milliseconds(), Ordering::SeqCst);
    }

    /// This clock, and no other, is wrong by so much.
    pub fn go_wrong(&self, by: TimeDelta) {
        self.error.store(by.num_milliseconds(), Ordering::SeqCst);
    }

    fn error(&self) -> TimeDelta {
        TimeDelta::milliseconds(self.error.load(Ordering::SeqCst))
    }
}

impl Clock for ManualClock {
    fn now(&self) -> DateTime<Utc> {
        let millis = self.millis.load(Ordering::SeqCst);
        DateTime::from_timestamp_millis(millis).expect("a time") + self.error()
    }

    fn machine(&self) -> DateTime<Utc> {
        Utc::now() + self.error()
    }
}

/// As answers write times.
pub fn iso_8601(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Millis, true)
}
