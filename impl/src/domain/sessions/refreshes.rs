//! Reading and storing refreshes in groups: under load, a few queries and one commit serve many of them.

use std::{collections::HashSet, sync::Arc};

use uuid::Uuid;

use super::revocations::Revoked;
use crate::store::{
    Error, Store,
    combine::Combiner,
    lookups::{Lookups, concerns_all},
    outage,
    refresh::{self, Locked, Refreshable, Rotation},
};

/// While one group waits for the database, the next is collected.
const ROTATION_WORKERS: usize = 2;

pub struct Refreshes {
    lookups: Lookups<Uuid, Refreshable>,
    rotations: Combiner<Rotation, Outcome>,
    writer: Writer,
}

#[derive(Clone)]
struct Writer {
    store: Store,
    /// Identifies this process in the log of revocations.
    instance: Uuid,
    revoked: Arc<Revoked>,
}

/// What became of a rotation in its group.
enum Outcome {
    Stored,
    /// Not stored: the session has changed or somebody is changing it, the group has another rotation of it, or another rotation
    /// has failed the group.
    Left(Box<Rotation>),
    Failed(Error),
}

impl Refreshes {
    /// Starts the tasks, which end with the value.
    pub fn start(store: &Store, instance: Uuid, revoked: &Arc<Revoked>) -> Self {
        let writer = Writer {
            store: store.clone(),
            instance,
            revoked: revoked.clone(),
        };
        let writing = writer.clone();
        Self {
            lookups: Lookups::start(store, async |pool, ids| refresh::find(&pool, ids).await),
            rotations: Combiner::start(ROTATION_WORKERS, move |group| {
                writing.clone().store_group(group)
            }),
            writer,
        }
    }

    /// The session of this id, with all that decides about its refresh.
    ///
    /// # Errors
    /// Database errors, those of another caller's session excepted.
    pub async fn find(&self, session: Uuid) -> Result<Option<Refreshable>, Error> {
        self.lookups.find(session).await
    }

    /// Stores a rotation and applies its revocation to this instance. False if the session was refreshed, ended or changed
    /// after it had been read.
    ///
    /// # Errors
    /// Database errors. As with all writes, the rotation may have been stored although the database took too long to say so; a
    /// repeated refresh then finds it.
    pub async fn store(&self, rotation: Rotation) -> Result<bool, Error> {
        let left = match self.rotations.call(rotation).await? {
            Outcome::Stored => return Ok(true),
            Outcome::Left(rotation) => *rotation,
            Outcome::Failed(error) => return Err(error),
        };
        // In a task of its own, like the groups: what is committed must be applied even if the caller has gone.
        let writer = self.writer.clone();
        let storing = tokio::spawn(async move {
            let alone = Arc::new(vec![left]);
            writer.rotate(&alone, Locked::Wait).await
        });
        let stored = storing
            .await
            .map_err(|_| Error::Custom("the refresh panicked".into()))?;
        stored.map(|stored| !stored.is_empty())
    }
}

impl Writer {
    async fn store_group(self, group: Vec<Rotation>) -> Vec<Outcome> {
        // Of two rotations of one session the first that is stored decides; a statement cannot put them in an order.
        let mut sessions = HashSet::with_capacity(group.len());
        let mut first = Vec::with_capacity(group.len());
        let mut places = Vec::with_capacity(group.len());
        for rotation in group {
            if sessions.insert(rotation.session.id) {
                places.push(Ok(first.len()));
                first.push(rotation);
            } else {
                places.push(Err(rotation));
            }
        }
        let first = Arc::new(first);
        let stored = self.rotate(&first, Locked::Skip).await;
        let outcome = |place: Result<usize, Rotation>| match (place, &stored) {
            (Err(second), _) => Outcome::Left(second.into()),
            (Ok(at), Ok(stored)) if stored.contains(&first[at].session.id) => Outcome::Stored,
            (Ok(_), Err(error)) if ends_the_attempt(error) => Outcome::Failed(error.clone()),
            // What one of them has caused, the others need not pay for.
            (Ok(at), _) => Outcome::Left(first[at].clone().into()),
        };
        places.into_iter().map(outcome).collect()
    }

    async fn rotate(
        &self,
        rotations: &Arc<Vec<Rotation>>,
        locked: Locked,
    ) -> Result<HashSet<Uuid>, Error> {
        let stored = self.store.rotate(self.instance, rotations.clone(), locked);
        let stored = stored.await.map(HashSet::from_iter);
        let is_written = |rotation: &&Rotation| match &stored {
            Ok(stored) => stored.contains(&rotation.session.id),
            Err(error) => outage::may_be_committed(error),
        };
        // An instance skips its own rows when it follows the log: nothing else would apply them.
        let written = rotations.iter().filter(is_written);
        self.revoked.apply(written.filter_map(Rotation::revocation));
        stored
    }
}

/// Whether a rotation must not be tried again: it would fail in the same way, or find its refresh token spent by itself, which
/// is taken for theft.
fn ends_the_attempt(error: &Error) -> bool {
    outage::may_be_committed(error) || concerns_all(error)
}
