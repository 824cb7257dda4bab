//! Whether this machine's clock agrees with that of PostgreSQL, which all instances share. An instance whose clock is wrong
//! takes live sessions for ended ones, and issues tokens that the others refuse. SQLite has no clock of its own.

use std::sync::atomic::{AtomicI64, Ordering};

use crate::store::{Connection, Error};
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

use crate::{
    clock::{Clock, SharedClock},
    domain::refusal::Refusal,
    store::{Store, time},
};

/// A difference that is worth a warning: NTP keeps clocks within milliseconds.
const NOTEWORTHY: TimeDelta = TimeDelta::seconds(2);
/// With a larger difference nothing is served.
const TOLERATED: TimeDelta = TimeDelta::seconds(10);

/// How far this machine's clock was ahead of the database's when they were last compared, in milliseconds; negative when it
/// was behind.
#[derive(Default)]
pub struct Skew(AtomicI64);

impl Skew {
    fn get(&self) -> TimeDelta {
        TimeDelta::milliseconds(self.0.load(Ordering::Relaxed))
    }
}

/// How far `clock` is ahead of the database's; negative when it is behind. Zero when the database's time lies between the
/// moments before and after it was asked, as it does however long the answer takes.
///
/// # Errors
/// Those of the database.
pub async fn skew(db: &impl Connection, clock: &dyn Clock) -> Result<TimeDelta, Error> {
    let before = clock.machine();
    let Some(theirs) = time::of_database(db).await? else {
        return Ok(TimeDelta::zero());
    };
    let after = clock.machine();
    // Clocks are read in milliseconds.
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

/// In words, when the difference is worth any; and whether it is tolerated.
pub fn judge(skew: TimeDelta) -> Option<(String, bool)> {
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

/// Compares this machine's clock with the database's.
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

    /// Compares the clocks for the first time.
    ///
    /// # Errors
    /// A difference that is not tolerated; those of the database.
    pub async fn check_clock(&self) -> anyhow::Result<()> {
        match judge(self.compare_clocks().await?) {
            Some((words, false)) => anyhow::bail!(words),
            Some((_, true)) | None => Ok(()),
        }
    }

    /// Compares the clocks and remembers the difference.
    ///
    /// # Errors
    /// Those of the database.
    pub(in crate::domain) async fn compare_clocks(&self) -> Result<TimeDelta, Error> {
        let db = self.store.background().reader().impatient();
        let skew = skew(&db, &*self.clock).await?;
        let millis = skew.num_milliseconds();
        let before = self.skew.0.swap(millis, Ordering::Relaxed);
        // A line for each change of the verdict, not for each second.
        let known = judge(TimeDelta::milliseconds(before)).map(|(_, tolerated)| tolerated);
        match judge(skew) {
            Some((_, tolerated)) if known == Some(tolerated) => {}
            Some((words, true)) => tracing::warn!("{words}"),
            Some((words, false)) => tracing::error!("{words}; nothing is served until then"),
            None if known.is_some() => tracing::info!("the clocks agree again"),
            None => {}
        }
        Ok(skew)
    }

    /// Refuses while this machine's clock is wrong.
    ///
    /// # Errors
    /// [`Refusal::Unavailable`].
    pub fn trust_clock(&self) -> Result<(), Refusal> {
        if self.skew.get().abs() > TOLERATED {
            return Err(Refusal::Unavailable);
        }
        Ok(())
    }

    /// The time that decides what is deleted: that of the database, or of this machine where it is behind. A clock that is
    /// ahead would delete what the other instances still need.
    pub(in crate::domain) fn cautious_now(&self) -> DateTime<Utc> {
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
        assert_eq!(judge(TimeDelta::seconds(1)), None);
        for (skew, words, tolerated) in [
            (3, "3 seconds ahead of", true),
            (-10, "10 seconds behind", true),
            (-11, "11 seconds behind", false),
            (172_800, "172800 seconds ahead of", false),
        ] {
            let (said, verdict) = judge(TimeDelta::seconds(skew)).unwrap();
            assert!(said.contains(words), "{said}");
            assert_eq!(verdict, tolerated);
        }
    }
}
