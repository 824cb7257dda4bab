//! Access tokens that were revoked before they expired. Verification reads a table in memory and not the database; a
//! background task adds to it, once a second, what other instances and the admin command have written to the log.

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
    domain::{
        neighbours::{Neighbours, PART},
        refusal::Refusal,
        sessions::Sessions,
    },
    store::{
        Backend, Error, Pool, Transaction, client_logouts, outage,
        revocations::{self, Revocation, WHOLE_SESSION},
        sessions::Session,
        time::LONGEST_TRANSACTION,
    },
};

/// How often the log is read.
pub const FOLLOW_INTERVAL: Duration = Duration::from_secs(1);
/// An instance that has not read the log for this long rejects all tokens as unverifiable.
const STALE_AFTER: Duration = Duration::from_secs(5);
/// Row ids are assigned on insertion and become visible on commit, so a lower id can appear after a higher one. Rows
/// are read again until this long after they were first seen.
const LATE_COMMIT_WINDOW: Duration = Duration::from_secs(3 * LONGEST_TRANSACTION.as_secs());

pub struct Revoked {
    /// Who is told what is revoked.
    neighbours: Option<Arc<Neighbours>>,
    /// The part of the table that is told again next, and how many parts there are.
    telling: Mutex<Option<(u128, u128)>>,
    table: RwLock<HashMap<Uuid, RevokedBelow>>,
    started: Instant,
    /// Milliseconds from `started` to the last successful read of the log.
    read_at: AtomicU64,
}

/// The revoked tokens of one session. Kept small: there may be millions of entries.
#[derive(Clone, Copy)]
struct RevokedBelow {
    /// Tokens of lower generations are revoked.
    below: i32,
    /// When the entry can be dropped: the expiry of the last token concerned, in seconds since the epoch, rounded up.
    until: u32,
}

impl From<&Revocation> for RevokedBelow {
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
            neighbours: None,
            telling: Mutex::default(),
            table: RwLock::default(),
            started: Instant::now(),
            read_at: AtomicU64::new(0),
        }
    }
}

impl Revoked {
    pub fn new(neighbours: Option<Arc<Neighbours>>) -> Self {
        Self {
            neighbours,
            ..Self::default()
        }
    }

    /// Whether the log was read recently enough to verify tokens.
    pub fn is_current(&self) -> bool {
        let read_at = Duration::from_millis(self.read_at.load(Ordering::Relaxed));
        self.started.elapsed().saturating_sub(read_at) <= STALE_AFTER
    }

    /// # Errors
    /// [`Refusal::BearerRevoked`]; [`Refusal::Unavailable`] if the log could not be read for too long.
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

    /// Applies revocations to this instance.
    pub fn apply(&self, revocations: impl IntoIterator<Item = Revocation>) {
        let mut table = self.table.write().unwrap_or_else(PoisonError::into_inner);
        for new in revocations {
            let dead = RevokedBelow::from(&new);
            let known = table.get(&new.session_id).copied();
            let entry = table.entry(new.session_id).or_insert(dead);
            entry.below = entry.below.max(dead.below);
            entry.until = entry.until.max(dead.until);
            // The log is read again and again.
            let is_news =
                known.is_none_or(|known| known.below < dead.below || known.until < dead.until);
            if let Some(neighbours) = self.neighbours.as_ref().filter(|_| is_news) {
                neighbours.revoked(new);
            }
        }
    }

    /// Tells the neighbours again what is revoked if some of it was lost before they had learnt it, as much at a time as
    /// finds room.
    fn tell_again(&self) {
        let Some(neighbours) = &self.neighbours else {
            return;
        };
        let mut telling = self.telling.lock().unwrap_or_else(PoisonError::into_inner);
        let table = self.table.read().unwrap_or_else(PoisonError::into_inner);
        if neighbours.take_loss() {
            // Ids are random, so parts have about the same size.
            *telling = Some((0, table.len() as u128 * 2 / PART as u128 + 1));
        }
        while let Some((part, parts)) = *telling
            && neighbours.has_room()
        {
            let of_part = table
                .iter()
                .filter(|(session, _)| session.as_u128() % parts == part);
            for (session, dead) in of_part {
                neighbours.revoked(Revocation {
                    session_id: *session,
                    generation: dead.below,
                    expires_at: DateTime::from_timestamp(dead.until.into(), 0).unwrap_or_default(),
                });
            }
            *telling = Some((part + 1, parts)).filter(|_| part + 1 < parts);
        }
    }

    fn forget_expired(&self, now: DateTime<Utc>) {
        let now = now.timestamp();
        let mut table = self.table.write().unwrap_or_else(PoisonError::into_inner);
        table.retain(|_, dead| i64::from(dead.until) > now);
        // Give memory back after a peak.
        if table.capacity() / 4 > table.len() {
            let room = table.len() * 2;
            table.shrink_to(room);
        }
    }

    /// `at` is when the read began: rows written after that may be missing.
    fn mark_read(&self, at: Instant) {
        let millis = at.duration_since(self.started).as_millis();
        self.read_at
            .store(u64::try_from(millis).unwrap_or(u64::MAX), Ordering::Relaxed);
    }
}

/// The follower's position in the log.
#[derive(Default)]
pub struct Position {
    /// No row up to this id will appear later.
    settled: i64,
    /// The highest row ids read so far and when they were first read, oldest first.
    seen: VecDeque<(Instant, i64)>,
}

impl Position {
    /// `highest` was read at `now`; rows with lower ids may appear until `late` after that.
    fn advance(&mut self, highest: Option<i64>, now: Instant, late: Duration) {
        if let Some(highest) = highest
            && self.seen.back().is_none_or(|(_, last)| highest > *last)
        {
            self.seen.push_back((now, highest));
        }
        while let Some((at, row)) = self.seen.front()
            && (late.is_zero() || now.duration_since(*at) > late)
        {
            self.settled = *row;
            self.seen.pop_front();
        }
    }
}

impl Sessions {
    /// Reads the whole log once, before the first request.
    ///
    /// # Errors
    /// Database errors.
    pub(crate) async fn read_revocations(&self) -> Result<Position, Refusal> {
        let began = Instant::now();
        let settled =
            revocations::highest_older_than(self.store.reader(), LATE_COMMIT_WINDOW.as_secs());
        let settled = settled.await?.unwrap_or_default();
        self.apply_after(self.store.reader(), 0).await?;
        self.revoked.mark_read(began);
        Ok(Position {
            settled,
            seen: VecDeque::new(),
        })
    }

    /// Applies what others have revoked since `position`.
    ///
    /// # Errors
    /// Database errors.
    pub async fn follow_revocations(&self, position: &mut Position) -> Result<(), Refusal> {
        let began = Instant::now();
        // The highest of all rows, including this instance's own: otherwise a single instance would never advance and
        // read all its own rows every second.
        let db = self.store.background().reader().with_short_timeout();
        let highest = revocations::highest(&db).await?;
        self.apply_after(&db, position.settled).await?;
        let late = match self.store.backend() {
            Backend::Sqlite => Duration::ZERO,
            _ => LATE_COMMIT_WINDOW,
        };
        position.advance(highest, began, late);
        self.revoked.mark_read(began);
        self.revoked.tell_again();
        Ok(())
    }

    /// Applies the rows of other instances with ids above `after`, page by page.
    async fn apply_after(&self, db: &Pool, mut after: i64) -> Result<(), Refusal> {
        let now = self.clock.now();
        loop {
            let page = revocations::of_others(self.instance, after, now);
            let rows = page.all(db).await?;
            let full = rows.len() as u64 >= revocations::PAGE;
            after = rows.last().map_or(after, |row| row.id);
            self.revoked
                .apply(rows.iter().flat_map(revocations::of_row));
            if !full {
                return Ok(());
            }
        }
    }

    /// Runs `work` in a transaction, and applies the revocations that it has logged to this instance. Continues when
    /// the caller hangs up: an instance skips its own rows when it follows the log, so nothing else would apply them.
    /// For the same reason they are applied when the commit may have happened without being acknowledged.
    ///
    /// # Errors
    /// Those of `work`, after a rollback, and database errors.
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
            let may_be_stored = match &outcome {
                Ok(done) => done.is_ok(),
                Err(error) => outage::may_be_committed(error),
            };
            if may_be_stored {
                revoked.apply(std::mem::take(
                    &mut *written.lock().unwrap_or_else(PoisonError::into_inner),
                ));
            }
            outcome?
        });
        writing.await.map_err(Refusal::internal)?
    }

    pub(crate) fn forget_expired_revocations(&self) {
        self.revoked.forget_expired(self.clock.now());
    }
}

/// Logs that the claims of these sessions' access tokens are outdated; to be called within
/// [`Sessions::write_revocations`]. The next refresh issues a token with the new claims.
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

/// Logs the end of sessions, and queues the logout tokens of their clients; to be called within
/// [`Sessions::write_revocations`].
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
    client_logouts::announce(tx, ended).await?;
    revocations::insert(tx, instance, &ends).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn late_rows_are_read_again_for_a_while() {
        let mut position = Position::default();
        let start = Instant::now();
        position.advance(Some(7), start, LATE_COMMIT_WINDOW);
        assert_eq!(position.settled, 0);
        position.advance(Some(9), start + LATE_COMMIT_WINDOW, LATE_COMMIT_WINDOW);
        assert_eq!(position.settled, 0);
        position.advance(
            None,
            start + LATE_COMMIT_WINDOW + Duration::from_millis(1),
            LATE_COMMIT_WINDOW,
        );
        assert_eq!(position.settled, 7);
    }

    #[test]
    fn with_one_writer_nothing_is_read_again() {
        let mut position = Position::default();
        position.advance(Some(7), Instant::now(), Duration::ZERO);
        assert_eq!((position.settled, position.seen.len()), (7, 0));
    }
}
