//! Which connections to PostgreSQL may still be used.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use sea_orm::sqlx::{Connection, Error, PgConnection, pool::PoolConnectionMetadata};
use tokio::time::timeout;

/// A connection that has been idle for less than this is not pinged before use.
const PING_AFTER_IDLE: Duration = Duration::from_secs(1);
/// Timeout of the ping.
const PING_TIMEOUT: Duration = Duration::from_secs(1);

/// Since when connections to the server are trusted. After a failover or a missing response, connections opened earlier are
/// closed instead of reused: those to a demoted server would otherwise stay open and reject every write forever.
#[derive(Clone, Default)]
pub struct Trust(Arc<Since>);

struct Since {
    start: Instant,
    /// Milliseconds from `start`: connections opened before are not trusted.
    millis: AtomicU64,
}

impl Default for Since {
    fn default() -> Self {
        Self {
            start: Instant::now(),
            millis: AtomicU64::new(0),
        }
    }
}

impl Trust {
    /// Stops trusting the connections opened so far. At most once a second: otherwise every request during an outage would open a
    /// new connection.
    pub fn withdraw(&self) {
        const SPACING: u64 = 1000;
        let now = millis(self.0.start.elapsed());
        let _ = self
            .0
            .millis
            .fetch_update(Ordering::AcqRel, Ordering::Acquire, |last| {
                (last == 0 || now >= last + SPACING).then_some(now)
            });
    }

    /// Like [`Self::withdraw`], but without the limit.
    pub fn withdraw_now(&self) {
        let now = millis(self.0.start.elapsed());
        self.0.millis.fetch_max(now, Ordering::AcqRel);
    }

    /// Whether a connection of this age is trusted.
    fn includes(&self, age: Duration) -> bool {
        let opened = self.0.start.elapsed().saturating_sub(age);
        millis(opened) >= self.0.millis.load(Ordering::Acquire)
    }

    /// Called by the pool before it hands out a connection: whether the connection may be used.
    ///
    /// # Errors
    /// None; the pool's callback requires the type.
    pub async fn before_use(
        &self,
        connection: &mut PgConnection,
        about: PoolConnectionMetadata,
    ) -> Result<bool, Error> {
        if !self.includes(about.age) {
            return Ok(false);
        }
        if about.idle_for >= PING_AFTER_IDLE
            && !matches!(timeout(PING_TIMEOUT, connection.ping()).await, Ok(Ok(())))
        {
            self.withdraw();
            return Ok(false);
        }
        Ok(true)
    }

    /// Called by the pool when a connection is returned: whether to keep it.
    pub fn after_use(&self, about: &PoolConnectionMetadata) -> bool {
        self.includes(about.age)
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn connections_opened_before_a_fault_are_not_used_after_it() {
        let trust = Trust(Arc::new(Since {
            start: Instant::now() - Duration::from_secs(60),
            millis: AtomicU64::new(0),
        }));
        assert!(trust.includes(Duration::from_secs(59)));
        trust.withdraw();
        assert!(!trust.includes(Duration::from_secs(59)));
        assert!(!trust.includes(Duration::from_secs(1)));
        tokio::time::sleep(Duration::from_millis(5)).await;
        assert!(trust.includes(Duration::ZERO));
    }
}
