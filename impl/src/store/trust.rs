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

/// A connection used this recently is not pinged before use.
const TRUSTED_IDLE: Duration = Duration::from_secs(1);
/// Timeout of the ping.
const PING: Duration = Duration::from_secs(1);

/// Since when connections to the server are trusted. After a failover or a lost answer those that stood then are closed
/// instead of used again: to a demoted server they would stay open, and refuse every write, for ever.
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
    /// Once a second at most: while a fault lasts, every request would otherwise open a connection of its own.
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

    pub fn withdraw_now(&self) {
        let now = millis(self.0.start.elapsed());
        self.0.millis.fetch_max(now, Ordering::AcqRel);
    }

    /// For a connection that is so old.
    fn holds(&self, age: Duration) -> bool {
        let opened = self.0.start.elapsed().saturating_sub(age);
        millis(opened) >= self.0.millis.load(Ordering::Acquire)
    }

    /// For the pool, before it hands a connection out: whether it may be used.
    ///
    /// # Errors
    /// When it is found broken.
    pub async fn before_use(
        &self,
        connection: &mut PgConnection,
        about: PoolConnectionMetadata,
    ) -> Result<bool, Error> {
        if !self.holds(about.age) {
            return Ok(false);
        }
        if about.idle_for >= TRUSTED_IDLE
            && !matches!(timeout(PING, connection.ping()).await, Ok(Ok(())))
        {
            self.withdraw();
            return Ok(false);
        }
        Ok(true)
    }

    /// For the pool, when it gets a connection back: whether it may be kept.
    pub fn after_use(&self, about: &PoolConnectionMetadata) -> bool {
        self.holds(about.age)
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_stood_before_a_fault_is_not_used_after_it() {
        let trust = Trust(Arc::new(Since {
            start: Instant::now() - Duration::from_secs(60),
            millis: AtomicU64::new(0),
        }));
        assert!(trust.holds(Duration::from_secs(59)));
        trust.withdraw();
        assert!(!trust.holds(Duration::from_secs(59)));
        assert!(!trust.holds(Duration::from_secs(1)));
        tokio::time::sleep(Duration::from_millis(5)).await;
        assert!(trust.holds(Duration::ZERO));
    }
}
