//! What waits to be sent to Redis, within bounds: Redis may be away for days.

use std::{
    collections::{HashMap, VecDeque},
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use secrecy::SecretString;
use uuid::Uuid;

use crate::store::revocations::Revocation;

/// Issued tokens that may wait. At about a kilobyte each this bounds the memory.
const MAX_ISSUED: usize = 20_000;
/// Sessions whose revocation may wait, at about a hundred bytes each.
const MAX_REVOKED: usize = 50_000;
/// As many more find room when an earlier loss is made up for.
pub const PART: usize = MAX_REVOKED / 4;
/// How long after a refusal it is repeated, since Redis refuses for a while.
const AGAIN_AFTER: Duration = Duration::from_secs(5);
/// Sent together.
const BATCH: usize = 256;

/// An access token that has been issued.
pub struct Issued {
    pub session: Uuid,
    pub generation: i32,
    pub token: SecretString,
    pub expires: DateTime<Utc>,
}

/// What is sent together: first the tokens.
#[derive(Default)]
pub struct Batch {
    pub issued: Vec<Issued>,
    pub revoked: Vec<Revocation>,
}

impl Batch {
    pub fn is_empty(&self) -> bool {
        self.issued.is_empty() && self.revoked.is_empty()
    }
}

struct Waiting {
    revocation: Revocation,
    /// How many tokens were issued before it. It concerns some of these, so they must be sent first.
    after: u64,
}

#[derive(Default)]
pub struct Queue {
    issued: VecDeque<Issued>,
    /// How many tokens have ever waited, and how many of them still do not.
    queued: u64,
    taken: u64,
    /// One for each session, and the sessions in their order.
    revoked: HashMap<Uuid, Waiting>,
    order: VecDeque<Uuid>,
    /// Tokens that found no room since Redis went away.
    pub forgotten: u64,
    /// Revocations were dropped, which the log still has.
    has_lost: bool,
    refused_at: Option<Instant>,
}

impl Queue {
    pub fn issued(&mut self, issued: Issued) {
        if self.issued.len() >= MAX_ISSUED {
            self.forgotten += 1;
            return;
        }
        self.queued += 1;
        self.issued.push_back(issued);
    }

    pub fn revoked(&mut self, new: Revocation) {
        let after = self.queued;
        if let Some(waiting) = self.revoked.get_mut(&new.session_id) {
            let known = &mut waiting.revocation;
            known.generation = known.generation.max(new.generation);
            known.expires_at = known.expires_at.max(new.expires_at);
            waiting.after = after;
            return;
        }
        if self.revoked.len() >= MAX_REVOKED {
            self.has_lost = true;
            return;
        }
        self.order.push_back(new.session_id);
        let waiting = Waiting {
            revocation: new,
            after,
        };
        self.revoked.insert(new.session_id, waiting);
    }

    /// Notes that Redis has refused what was sent.
    pub fn refused(&mut self) {
        self.has_lost = true;
        self.refused_at = Some(Instant::now());
    }

    /// Whether what was lost has to be told again, for which there is room now.
    pub fn take_loss(&mut self) -> bool {
        let refused = self.refused_at;
        let is_time = refused.is_none_or(|at| at.elapsed() >= AGAIN_AFTER);
        is_time && self.has_room() && std::mem::take(&mut self.has_lost)
    }

    /// Whether [`PART`] more revocations will not be lost.
    pub fn has_room(&self) -> bool {
        self.revoked.len() + 2 * PART <= MAX_REVOKED
    }

    pub fn next_batch(&mut self) -> Batch {
        let count = self.issued.len().min(BATCH);
        let issued: Vec<_> = self.issued.drain(..count).collect();
        self.taken += issued.len() as u64;
        let mut revoked = Vec::new();
        while revoked.len() < BATCH
            && let Some(session) = self.order.front()
        {
            match self.revoked.get(session) {
                Some(waiting) if waiting.after > self.taken => break,
                Some(waiting) => revoked.push(waiting.revocation),
                None => {}
            }
            self.revoked.remove(session);
            self.order.pop_front();
        }
        Batch { issued, revoked }
    }

    /// Drops what is of no use any more.
    pub fn drop_expired(&mut self, now: DateTime<Utc>) {
        let before = self.issued.len();
        self.issued.retain(|issued| issued.expires > now);
        self.taken += (before - self.issued.len()) as u64;
        self.revoked
            .retain(|_, waiting| waiting.revocation.expires_at > now);
        let revoked = &self.revoked;
        self.order.retain(|session| revoked.contains_key(session));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(second, 0).unwrap()
    }

    fn issued(session: Uuid, generation: i32) -> Issued {
        Issued {
            session,
            generation,
            token: "token".into(),
            expires: at(900),
        }
    }

    fn revocation(session: Uuid, generation: i32, until: i64) -> Revocation {
        Revocation {
            session_id: session,
            generation,
            expires_at: at(until),
        }
    }

    #[test]
    fn what_waits_is_bounded_and_a_loss_is_noted() {
        let mut queue = Queue::default();
        for _ in 0..MAX_ISSUED + 5 {
            queue.issued(issued(Uuid::new_v4(), 0));
        }
        assert_eq!((queue.issued.len(), queue.forgotten), (MAX_ISSUED, 5));
        let session = Uuid::new_v4();
        queue.revoked(revocation(session, 1, 900));
        queue.revoked(revocation(session, 3, 800));
        assert_eq!(queue.revoked.len(), 1, "one for each session");
        assert_eq!(
            queue.revoked[&session].revocation,
            revocation(session, 3, 900)
        );
        for _ in 0..MAX_REVOKED + 5 {
            queue.revoked(revocation(Uuid::new_v4(), 1, 900));
        }
        assert_eq!(
            (queue.revoked.len(), queue.order.len()),
            (MAX_REVOKED, MAX_REVOKED)
        );
        assert!(!queue.take_loss(), "there is no room yet");
        queue.drop_expired(at(899));
        assert_eq!(queue.revoked.len(), MAX_REVOKED);
        queue.drop_expired(at(900));
        assert_eq!(
            (queue.revoked.len(), queue.order.len(), queue.issued.len()),
            (0, 0, 0)
        );
        assert!(queue.take_loss());
        assert!(!queue.take_loss(), "once");
    }

    #[test]
    fn a_revocation_follows_the_tokens_that_were_issued_before_it() {
        let mut queue = Queue::default();
        let (first, last) = (Uuid::new_v4(), Uuid::new_v4());
        queue.revoked(revocation(first, 1, 900));
        for _ in 0..BATCH + 1 {
            queue.issued(issued(last, 0));
        }
        queue.revoked(revocation(last, 1, 900));
        let sessions = |batch: &Batch| -> Vec<_> {
            let all = batch.revoked.iter();
            all.map(|revocation| revocation.session_id).collect()
        };
        let batch = queue.next_batch();
        assert_eq!((batch.issued.len(), sessions(&batch)), (BATCH, vec![first]));
        let batch = queue.next_batch();
        assert_eq!((batch.issued.len(), sessions(&batch)), (1, vec![last]));
        assert!(queue.next_batch().is_empty());
    }

    #[test]
    fn tokens_that_have_expired_hold_up_no_revocation() {
        let mut queue = Queue::default();
        let session = Uuid::new_v4();
        for _ in 0..2 * BATCH {
            queue.issued(issued(Uuid::new_v4(), 0));
        }
        queue.revoked(revocation(session, 1, 2000));
        queue.drop_expired(at(1000));
        assert_eq!(queue.next_batch().revoked, [revocation(session, 1, 2000)]);
    }
}
