//! Which access tokens are dead before their end. `GET /auth/me` asks this table in memory and no database; a follower keeps
//! it within a second of what the other instances and the admin command write.

use std::{
    collections::{HashMap, VecDeque},
    sync::{
        Arc, Mutex, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use futures::future::BoxFuture;
use uuid::Uuid;

use crate::{
    domain::{refusal::Refusal, sessions::Sessions},
    store::{
        Backend, Error, Pool, Transaction, outage,
        revocations::{self, Revocation, WHOLE_SESSION},
        sessions::Session,
        time::LONGEST_TRANSACTION,
    },
};

/// How often the log is read.
pub const FOLLOW_EVERY: Duration = Duration::from_secs(1);
/// An instance that has not read the log for this long cannot vouch for any token.
const STALE_AFTER: Duration = Duration::from_secs(5);
/// Row numbers are given when a row is written and event when it is committed, so a lower number can appear after a higher
/// one. Rows are read again until this long after they were first event.
const LATE_ROWS: Duration = Duration::from_secs(3 * LONGEST_TRANSACTION.as_secs());

pub struct Revoked {
    table: RwLock<HashMap<Uuid, Dead>>,
    started: Instant,
    /// Milliseconds from `started` to the last good reading of the log.
    read_at: AtomicU64,
}

/// Which tokens of a session are dead. Small, because there may be millions.
#[derive(Clone, Copy)]
struct Dead {
    /// Generations below this one.
    below: i32,
    /// Until when that must be remembered, in seconds since 1970, rounded up.
    until: u32,
}

impl From<&Revocation> for Dead {
    fn from(revocation: &Revocation) -> Self {
        let until = revocation.expires_at.timestamp().saturating_add(1);
        Self {
            below: revocation.generation,
            until: u32::try_from(until).unwrap_or(u32::MAX),
        }
    }
}

impl Default for Revoked {
    fn default() -> Self {
        Self {
            table: RwLock::default(),
            started: Instant::now(),
            read_at: AtomicU64::new(0),
        }
    }
}

impl Revoked {
    /// Whether the log has been read lately enough to vouch for any token.
    pub fn is_current(&self) -> bool {
        let read_at = Duration::from_millis(self.read_at.load(Ordering::Relaxed));
        self.started.elapsed().saturating_sub(read_at) <= STALE_AFTER
    }

    /// # Errors
    /// [`Refusal::BearerRevoked`], or [`Refusal::Unavailable`] when the log could not be read for too long.
    pub fn check(&self, session: Uuid, generation: i32) -> Result<(), Refusal> {
        if !self.is_current() {
            return Err(Refusal::Unavailable);
        }
        let table = self.table.read().unwrap_or_else(PoisonError::into_inner);
        match table.get(&session) {
            Some(dead) if generation < dead.below => Err(Refusal::BearerRevoked),
            _ => Ok(()),
        }
    }

    /// Makes revocations count here at once.
    pub fn apply(&self, revocations: impl IntoIterator<Item = Revocation>) {
        let mut table = self.table.write().unwrap_or_else(PoisonError::into_inner);
        for new in revocations {
            let dead = Dead::from(&new);
            let entry = table.entry(new.session_id).or_insert(dead);
            entry.below = entry.below.max(dead.below);
            entry.until = entry.until.max(dead.until);
        }
    }

    fn forget_ended(&self, now: DateTime<Utc>) {
        let now = now.timestamp();
        let mut table = self.table.write().unwrap_or_else(PoisonError::into_inner);
        table.retain(|_, dead| i64::from(dead.until) > now);
        // The memory of a peak is given back.
        if table.capacity() / 4 > table.len() {
            let room = table.len() * 2;
            table.shrink_to(room);
        }
    }

    /// `at` is when the reading began: what was written after that it may have missed.
    fn mark_read(&self, at: Instant) {
        let millis = at.duration_since(self.started).as_millis();
        self.read_at
            .store(u64::try_from(millis).unwrap_or(u64::MAX), Ordering::Relaxed);
    }
}

/// Where a follower is in the log.
#[derive(Default)]
pub struct Position {
    /// All rows up to this one have been event for good.
    settled: i64,
    /// When the highest row so far was first event, oldest first.
    event: VecDeque<(Instant, i64)>,
}

impl Position {
    /// `highest` was read at `now`; rows with lower numbers may appear until `late` after that.
    fn advance(&mut self, highest: Option<i64>, now: Instant, late: Duration) {
        if let Some(highest) = highest
            && self.event.back().is_none_or(|(_, last)| highest > *last)
        {
            self.event.push_back((now, highest));
        }
        while let Some((at, row)) = self.event.front()
            && (late.is_zero() || now.duration_since(*at) > late)
        {
            self.settled = *row;
            self.event.pop_front();
        }
    }
}

impl Sessions {
    /// Reads the whole log, once, before the first request.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn read_revocations(&self) -> Result<Position, Refusal> {
        let began = Instant::now();
        let settled = revocations::highest_older_than(self.store.reader(), LATE_ROWS.as_secs());
        let settled = settled.await?.unwrap_or_default();
        self.apply_after(self.store.reader(), 0).await?;
        self.revoked.mark_read(began);
        Ok(Position {
            settled,
            event: VecDeque::new(),
        })
    }

    /// Reads what others have revoked since `position`.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn follow_revocations(&self, position: &mut Position) -> Result<(), Refusal> {
        let began = Instant::now();
        // Of the whole log, own rows included: a lone instance would read all its own again and again.
        let db = self.store.background().reader().impatient();
        let highest = revocations::highest(&db).await?;
        self.apply_after(&db, position.settled).await?;
        let late = match self.store.backend() {
            Backend::Sqlite => Duration::ZERO,
            _ => LATE_ROWS,
        };
        position.advance(highest, began, late);
        self.revoked.mark_read(began);
        Ok(())
    }

    /// Makes what others wrote after the row `after` count here, a page at a time.
    async fn apply_after(&self, db: &Pool, mut after: i64) -> Result<(), Refusal> {
        let now = self.clock.now();
        loop {
            let page = revocations::of_others(self.instance, after, now);
            let rows = page.all(db).await?;
            let full = rows.len() as u64 >= revocations::PAGE;
            after = rows.last().map_or(after, |row| row.id);
            self.revoked.apply(rows.into_iter().map(Revocation::from));
            if !full {
                return Ok(());
            }
        }
    }

    /// Runs `work` in a transaction and makes the revocations that it wrote to the log count here. Goes on when the caller
    /// hangs up: no reading of the log would tell this instance of what it has written itself. For the same reason they count
    /// when the commit may have happened without being acknowledged.
    ///
    /// # Errors
    /// Those of `work`, which is then rolled back; those of the database.
    pub(crate) async fn write_revocations<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: for<'t> FnOnce(&'t Transaction) -> BoxFuture<'t, Result<(T, Vec<Revocation>), E>>
            + Send
            + 'static,
        T: Send + 'static,
        E: From<Error> + From<Refusal> + Send + 'static,
    {
        let (store, revoked) = (self.store.clone(), self.revoked.clone());
        let writing = tokio::spawn(async move {
            let written = Arc::new(Mutex::new(Vec::new()));
            let note = written.clone();
            let outcome = store
                .transact(move |tx| {
                    Box::pin(async move {
                        let (value, revocations) = work(tx).await?;
                        *note.lock().unwrap_or_else(PoisonError::into_inner) = revocations;
                        Ok(value)
                    })
                })
                .await;
            // Work that refuses has noted nothing.
            if outcome.as_ref().err().is_none_or(outage::may_be_committed) {
                revoked.apply(std::mem::take(
                    &mut *written.lock().unwrap_or_else(PoisonError::into_inner),
                ));
            }
            outcome?
        });
        writing.await.map_err(Refusal::internal)?
    }

    pub(crate) fn forget_ended_revocations(&self) {
        self.revoked.forget_ended(self.clock.now());
    }
}

/// Writes to the log, within [`Sessions::write_revocations`], that the access tokens of these sessions say what is no longer
/// true. A refresh gives one that does.
pub(crate) async fn log_outdated(
    tx: &Transaction,
    instance: Uuid,
    outdated: &[Session],
) -> Result<Vec<Revocation>, Error> {
    let stale: Vec<_> = outdated
        .iter()
        .map(|session| Revocation {
            session_id: session.id,
            generation: session.generation + 1,
            expires_at: session.access_expires_at,
        })
        .collect();
    revocations::insert(tx, instance, &stale).await
}

/// Writes the end of `ended` sessions to the log, within [`Sessions::write_revocations`].
pub(crate) async fn log_ends(
    tx: &Transaction,
    instance: Uuid,
    ended: &[Session],
) -> Result<Vec<Revocation>, Error> {
    let ends: Vec<_> = ended
        .iter()
        .map(|session| Revocation {
            session_id: session.id,
            generation: WHOLE_SESSION,
            expires_at: session.access_expires_at,
        })
        .collect();
    revocations::insert(tx, instance, &ends).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn late_rows_are_read_again_for_a_while() {
        let mut position = Position::default();
        let start = Instant::now();
        position.advance(Some(7), start, LATE_ROWS);
        assert_eq!(position.settled, 0);
        position.advance(Some(9), start + LATE_ROWS, LATE_ROWS);
        assert_eq!(position.settled, 0);
        position.advance(
            None,
            start + LATE_ROWS + Duration::from_millis(1),
            LATE_ROWS,
        );
        assert_eq!(position.settled, 7);
    }

    #[test]
    fn with_one_writer_nothing_is_read_again() {
        let mut position = Position::default();
        position.advance(Some(7), Instant::now(), Duration::ZERO);
        assert_eq!((position.settled, position.event.len()), (7, 0));
    }
}
