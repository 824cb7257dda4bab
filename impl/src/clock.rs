//! Time as an argument: every rule that compares times asks a [`Clock`], so tests move time instead of sleeping.

use std::sync::Arc;

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

/// A source of the current time.
pub trait Clock: Send + Sync {
    /// The present, UTC.
    fn now(&self) -> DateTime<Utc>;

    /// What the machine's clock says, for the comparison with the database's clock. It differs from [`Clock::now`] only where
    /// a test moves time.
    fn machine(&self) -> DateTime<Utc> {
        self.now()
    }
}

/// A clock that several parts share.
pub type SharedClock = Arc<dyn Clock>;

/// The machine's clock, cut to milliseconds so that a time reads back from either database as it was written.
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods)] // The one place that asks the machine.
    fn now(&self) -> DateTime<Utc> {
        Utc::now().trunc_subsecs(3)
    }
}

/// A number of seconds as a difference of times; the longest one for a number that fits none.
pub fn seconds(count: u64) -> TimeDelta {
    i64::try_from(count)
        .ok()
        .and_then(TimeDelta::try_seconds)
        .unwrap_or(TimeDelta::MAX)
}
