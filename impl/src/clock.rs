//! Time as a dependency: every rule that compares times asks a [`Clock`], so tests advance the time instead of
//! sleeping.

use std::sync::Arc;

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

/// A source of the current time.
pub trait Clock: Send + Sync {
    /// The current time in UTC.
    fn now(&self) -> DateTime<Utc>;

    /// The machine's clock, for comparison with the database's. It differs from [`Clock::now`] only in tests that
    /// change the time.
    fn machine(&self) -> DateTime<Utc> {
        self.now()
    }
}

/// A shared clock.
pub type SharedClock = Arc<dyn Clock>;

/// The machine's clock, truncated to milliseconds so that times read back from either database unchanged.
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods)] // The one place that asks the machine.
    fn now(&self) -> DateTime<Utc> {
        Utc::now().trunc_subsecs(3)
    }
}

/// Seconds as a `TimeDelta`, saturating.
pub fn seconds(count: u64) -> TimeDelta {
    i64::try_from(count)
        .ok()
        .and_then(TimeDelta::try_seconds)
        .unwrap_or(TimeDelta::MAX)
}
