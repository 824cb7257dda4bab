//! Compares this machine's clock with PostgreSQL's, which all instances share. An instance with a wrong clock would
//! treat live sessions as expired and issue tokens that other instances reject. SQLite has no clock of its own.

use std::sync::atomic::{AtomicI64, Ordering};

use crate::store::{Connection, Error};
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

use crate::{
    clock::{Clock, SharedClock},
    domain::refusal::Refusal,
    store::{Store, time},
};

/// Differences from here on are logged. NTP keeps clocks within milliseconds of each other.
const NOTEWORTHY: TimeDelta = TimeDelta::seconds(2);
/// With a larger difference requests are refused.
const TOLERATED: TimeDelta = TimeDelta::seconds(10);

/// How far this machine's clock was ahead of the database's at the last comparison, in milliseconds; negative when it
/// was behind.
#[derive(Default)]
pub struct Skew(AtomicI64);

impl Skew {
    fn get(&self) -> TimeDelta {
        TimeDelta::milliseconds(self.0.load(Ordering::Relaxed))
    }
}

/// How far `clock` is ahead of the database's; negative when it is behind. Zero if the database's time lies between the
/// times before and after the query, so that a slow response does not look like a difference.
///
/// # Errors
/// Database errors.
pub async fn skew(db: &impl Connection, clock: &dyn Clock) -> Result<TimeDelta, Error> {
    let before = clock.machine();
    let Some(theirs) = time::of_database(db).await? else {
        return Ok(TimeDelta::zero());
    };
    let after = clock.machine();
    // `before` must not be later than `theirs` because of its finer resolution: the clocks are read in milliseconds.
    Ok(outside(
        theirs.trunc_subsecs(3),
        before.trunc_subsecs(3),
        after,
    ))
}

fn outside(theirs: DateTime<Utc>, before: DateTime<Utc>, after: DateTime<Utc>) -> TimeDelta {
    if theirs < before {
        before - theirs
    } else if theirs > after {
        after - theirs
    } else {
        TimeDelta::zero()
    }
}

/// Describes the difference and says whether it is tolerated; `None` if it is too small to mention.
pub fn describe_skew(skew: TimeDelta) -> Option<(String, bool)> {
    if skew.abs() < NOTEWORTHY {
        return None;
    }
    let seconds = skew.abs().num_seconds();
    let where_to = if skew > TimeDelta::zero() {
        "ahead of"
    } else {
        "behind"
    };
    let words = format!(
        "this machine's clock is {seconds} seconds {where_to} the database's clock; synchronise both with NTP"
    );
    Some((words, skew.abs() <= TOLERATED))
}

/// Compares this machine's clock with the database's and remembers the difference.
pub struct ClockCheck {
    store: Store,
    clock: SharedClock,
    skew: Skew,
}

impl ClockCheck {
    pub fn new(store: Store, clock: SharedClock) -> Self {
        Self {
            store,
            clock,
            skew: Skew::default(),
        }
    }

    /// The first comparison, at startup.
    ///
    /// # Errors
    /// A difference that is not tolerated; database errors.
    pub async fn check_clock(&self) -> anyhow::Result<()> {
        match describe_skew(self.compare_clocks().await?) {
            Some((words, false)) => anyhow::bail!(words),
            Some((_, true)) | None => Ok(()),
        }
    }

    /// Compares the clocks and stores the difference.
    ///
    /// # Errors
    /// Database errors.
    pub(in crate::domain) async fn compare_clocks(&self) -> Result<TimeDelta, Error> {
        let db = self.store.background().reader().with_short_timeout();
        let skew = skew(&db, &*self.clock).await?;
        let millis = skew.num_milliseconds();
        let before = self.skew.0.swap(millis, Ordering::Relaxed);
        // Log only when the result changes, not every second.
        let known = describe_skew(TimeDelta::milliseconds(before)).map(|(_, tolerated)| tolerated);
        match describe_skew(skew) {
            Some((_, tolerated)) if known == Some(tolerated) => {}
            Some((words, true)) => tracing::warn!("{words}"),
            Some((words, false)) => tracing::error!("{words}; requests are refused until then"),
            None if known.is_some() => tracing::info!("the clocks agree again"),
            None => {}
        }
        Ok(skew)
    }

    /// Refuses requests while this machine's clock is wrong.
    ///
    /// # Errors
    /// [`Refusal::Unavailable`].
    pub fn require_synchronised_clock(&self) -> Result<(), Refusal> {
        if self.skew.get().abs() > TOLERATED {
            return Err(Refusal::Unavailable);
        }
        Ok(())
    }

    /// The time used to decide what has expired and is deleted: the database's, or this machine's if that is earlier.
    /// With a clock that is ahead, an instance would delete rows that the others still need.
    pub(in crate::domain) fn deletion_time(&self) -> DateTime<Utc> {
        self.clock.now() - self.skew.get().max(TimeDelta::zero())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_answer_is_no_difference() {
        let at = |seconds| DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds);
        assert_eq!(outside(at(15), at(10), at(20)), TimeDelta::zero());
        assert_eq!(outside(at(5), at(10), at(20)), TimeDelta::seconds(5));
        assert_eq!(outside(at(25), at(10), at(20)), TimeDelta::seconds(-5));
    }

    #[test]
    fn verdicts() {
        assert_eq!(describe_skew(TimeDelta::seconds(1)), None);
        for (skew, words, tolerated) in [
            (3, "3 seconds ahead of", true),
            (-10, "10 seconds behind", true),
            (-11, "11 seconds behind", false),
            (172_800, "172800 seconds ahead of", false),
        ] {
            let (said, verdict) = describe_skew(TimeDelta::seconds(skew)).unwrap();
            assert!(said.contains(words), "{said}");
            assert_eq!(verdict, tolerated);
        }
    }
}
