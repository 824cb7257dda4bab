//! Telling neighbours, by way of Redis (REDIS_URL), which keys sign and which access tokens are revoked.
//!
//! Neighbours are services built on the Node service's core package. Some of them look in Redis for each token that they
//! are given: for the whole text among the revoked ones, and for the public key that its `kid` names. The layout is
//! described in [`layout`].
//!
//! 1. A token that is issued is remembered in Redis, encrypted, in a hash of its session, until it expires. That is what
//!    makes the whole text known wherever and by whomever the session is ended.
//! 2. A revocation, by this instance or read from the log, finds in that hash the tokens that it concerns and publishes
//!    them for the rest of their lives. Every instance does that with every revocation, so that it does not matter which
//!    of them learns first of the token and which of the revocation. At the start the whole log is announced again.
//! 3. Public RSA keys are published every minute, and when they change.
//!
//! Nothing waits for Redis. What cannot be sent is kept, within bounds ([`queue`]), and sent when Redis is back. Tokens that
//! find no room are forgotten; revocations are announced again from the table of all that are in force. What Redis refuses, for
//! want of memory or permission, is lost in the same way, so that it holds up nothing else. A neighbour learns of a revocation within a second or so, and not before; without an answer from
//! Redis it accepts the token, as it does with the Node service.

mod queue;

use std::{
    collections::HashSet,
    io,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use secrecy::ExposeSecret;
use tokio::{sync::Notify, time::timeout};
use uuid::Uuid;

use crate::{
    clock::SharedClock,
    config::{BadSetting, TokenSettings},
    domain::{
        keys::{
            Keys,
            node_keys::ABANDONED_AFTER,
            seal::{Purpose, Sealer},
        },
        secrets::token_hash,
    },
    random::SharedRandomness,
    redis::{
        address::Address,
        connection::{Command, Connection, Reply, command},
        layout,
    },
    store::revocations::Revocation,
};
use queue::{Batch, Issued, Queue};

pub use queue::PART;

/// How long Redis may take for a batch.
const PATIENCE: Duration = Duration::from_secs(5);
const RETRY_AFTER: Duration = Duration::from_secs(1);
const KEYS_EVERY: Duration = Duration::from_secs(60);
/// As long as in the table of the Node service.
const KEY_LIFETIME: Duration = ABANDONED_AFTER;
/// How often the log says what Redis refuses, and another connection is tried for that reason.
const REFUSED_EVERY: Duration = Duration::from_secs(60);

/// The setting, if there is one.
///
/// # Errors
/// [`BadSetting`] if it cannot be used.
pub fn address(settings: &TokenSettings) -> Result<Option<Address>, BadSetting> {
    let url = settings.redis_url.as_ref();
    url.map(|url| Address::parse(url.expose_secret()))
        .transpose()
        .map_err(|problem| BadSetting::new("REDIS_URL", problem))
}

/// What is still to be told.
pub struct Neighbours {
    address: Address,
    clock: SharedClock,
    random: SharedRandomness,
    sealer: Arc<Sealer>,
    keys: Arc<Keys>,
    queue: Mutex<Queue>,
    wakeup: Notify,
}

/// The state of the task that sends.
#[derive(Default)]
struct Sender {
    connection: Option<Connection>,
    /// Taken from the queue and not known to have arrived.
    batch: Batch,
    published_keys: HashSet<String>,
    keys_at: Option<Instant>,
    is_down: bool,
    /// When the log last said that Redis refuses something.
    refused_at: Option<Instant>,
}

/// What became of an attempt to send.
enum Sent {
    Nothing,
    All,
    /// All but what Redis refuses, for this reason.
    Part(String),
}

impl Neighbours {
    pub fn new(
        address: Address,
        clock: SharedClock,
        random: SharedRandomness,
        sealer: Arc<Sealer>,
        keys: Arc<Keys>,
    ) -> Self {
        Self {
            address,
            clock,
            random,
            sealer,
            keys,
            queue: Mutex::default(),
            wakeup: Notify::new(),
        }
    }

    /// Remembers an access token, so that its revocation can be announced.
    pub fn issued(&self, session: Uuid, generation: i32, token: &str, expires: DateTime<Utc>) {
        self.queue().issued(Issued {
            session,
            generation,
            token: token.to_owned().into(),
            expires,
        });
        self.wakeup.notify_one();
    }

    /// Announces that tokens are revoked.
    pub fn revoked(&self, revocation: Revocation) {
        self.queue().revoked(revocation);
        self.wakeup.notify_one();
    }

    /// Whether revocations were lost that have to be announced again, for which there is room now. True once for each loss.
    pub fn take_loss(&self) -> bool {
        self.queue().take_loss()
    }

    /// Whether [`PART`] more revocations find room.
    pub fn has_room(&self) -> bool {
        self.queue().has_room()
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends what there is, for ever.
    pub async fn run(self: Arc<Self>) {
        let mut sender = Sender::default();
        loop {
            match timeout(PATIENCE, self.send_next(&mut sender)).await {
                Ok(Ok(Sent::All)) => self.note_success(&mut sender),
                Ok(Ok(Sent::Nothing)) => {
                    let _ = timeout(RETRY_AFTER, self.wakeup.notified()).await;
                }
                Ok(Ok(Sent::Part(reason))) => self.note_refusal(&mut sender, &reason),
                Ok(Err(error)) => self.note_failure(&mut sender, &error).await,
                Err(_) => {
                    let error = io::Error::from(io::ErrorKind::TimedOut);
                    self.note_failure(&mut sender, &error).await;
                }
            }
        }
    }

    /// Sends keys that are due and one batch.
    async fn send_next(&self, sender: &mut Sender) -> io::Result<Sent> {
        if sender.batch.is_empty() {
            sender.batch = self.queue().next_batch();
        }
        let keys = self.due_keys(sender);
        if sender.batch.is_empty() && keys.is_none() {
            return Ok(Sent::Nothing);
        }
        let connection = match &mut sender.connection {
            Some(open) => open,
            none => none.insert(Connection::open(&self.address).await?),
        };
        let mut replies = Vec::new();
        if let Some((kids, commands)) = keys {
            replies.extend(connection.call(&commands).await?);
            sender.published_keys = kids;
            sender.keys_at = Some(Instant::now());
        }
        replies.extend(
            connection
                .call(&self.remember(&sender.batch.issued))
                .await?,
        );
        let now = self.clock.now();
        let asked = sender.batch.revoked.iter();
        let asked: Vec<_> = asked.filter(|revoked| revoked.expires_at > now).collect();
        let questions: Vec<_> = asked.iter().map(|revoked| question(revoked)).collect();
        let known = connection.call(&questions).await?;
        let (mut announcements, mut remembered) = (Vec::new(), Vec::new());
        for (revocation, reply) in asked.into_iter().zip(known) {
            match reply {
                Reply::Refused(_) => replies.push(reply),
                hash => {
                    for (set, forget) in self.announce(revocation, hash.into_strings()) {
                        announcements.push(set);
                        remembered.push(forget);
                    }
                }
            }
        }
        let announced = connection.call(&announcements).await?;
        // What was refused is announced again later.
        let forget = remembered.into_iter().zip(&announced);
        let forget: Vec<_> = forget
            .filter(|(_, reply)| **reply == Reply::Done)
            .map(|(command, _)| command)
            .collect();
        replies.extend(announced);
        replies.extend(connection.call(&forget).await?);
        sender.batch = Batch::default();
        let refused = replies.into_iter().find_map(Reply::into_refusal);
        Ok(refused.map_or(Sent::All, Sent::Part))
    }

    /// Commands that store issued tokens in the hashes of their sessions.
    fn remember(&self, issued: &[Issued]) -> Vec<Command> {
        let mut commands = Vec::new();
        for one in issued {
            let text = one.token.expose_secret();
            let sealed = self
                .sealer
                .seal(&*self.random, Purpose::AccessToken, text.as_bytes());
            if let (Some(left), Ok(sealed)) = (self.milliseconds_until(one.expires), sealed) {
                let (key, field) = (session_key(one.session), field(one.generation, text));
                commands.push(command([
                    b"HSET",
                    &key,
                    field.as_bytes(),
                    sealed.as_bytes(),
                ]));
                commands.push(command([b"PEXPIRE", &key, left.as_bytes()]));
            }
        }
        commands
    }

    /// Commands that publish the tokens of a session's hash that the revocation concerns, and for each the one that deletes it
    /// there.
    fn announce(&self, revocation: &Revocation, hash: Vec<Vec<u8>>) -> Vec<(Command, Command)> {
        let mut commands = Vec::new();
        let Some(left) = self.milliseconds_until(revocation.expires_at) else {
            return commands;
        };
        for pair in hash.chunks_exact(2) {
            let field = String::from_utf8_lossy(&pair[0]);
            if generation(&field).is_none_or(|generation| generation >= revocation.generation) {
                continue;
            }
            let sealed = String::from_utf8_lossy(&pair[1]);
            // Encrypted by another installation that uses the same Redis, for example.
            let Ok(token) = self.sealer.open(Purpose::AccessToken, &sealed) else {
                continue;
            };
            let token = String::from_utf8_lossy(&token);
            let set = command([
                b"SET",
                &layout::key(&token),
                &layout::revoked_token(&token),
                b"PX",
                left.as_bytes(),
            ]);
            let key = session_key(revocation.session_id);
            commands.push((set, command([b"HDEL", &key, &pair[0]])));
        }
        commands
    }

    /// The ids of the published keys, and the commands that publish them, if it is time for that.
    fn due_keys(&self, sender: &Sender) -> Option<(HashSet<String>, Vec<Command>)> {
        let keys = self.keys.keyring.for_neighbours();
        let kids: HashSet<String> = keys.iter().map(|key| key.kid.clone()).collect();
        let fresh = sender.keys_at.is_some_and(|at| at.elapsed() < KEYS_EVERY);
        if fresh && kids == sender.published_keys {
            return None;
        }
        let lifetime = KEY_LIFETIME.as_millis().to_string();
        let gone = sender.published_keys.difference(&kids);
        let mut commands: Vec<_> = gone
            .map(|kid| command([b"DEL", &layout::key(kid)]))
            .collect();
        for key in &keys {
            if let Some(pem) = key.public_pem() {
                commands.push(command([
                    b"SET",
                    &layout::key(&key.kid),
                    &layout::public_key(&key.kid, &pem),
                    b"PX",
                    lifetime.as_bytes(),
                ]));
            }
        }
        Some((kids, commands))
    }

    /// `None` if that is past.
    fn milliseconds_until(&self, end: DateTime<Utc>) -> Option<String> {
        let left = (end - self.clock.now()).num_milliseconds();
        (left > 0).then(|| left.to_string())
    }

    fn note_success(&self, sender: &mut Sender) {
        if !std::mem::take(&mut sender.is_down) {
            return;
        }
        let forgotten = std::mem::take(&mut self.queue().forgotten);
        tracing::info!("Redis answers again");
        if forgotten > 0 {
            tracing::warn!(
                forgotten,
                "too many tokens were issued while Redis was away; neighbours will not learn if some of them are revoked"
            );
        }
    }

    async fn note_failure(&self, sender: &mut Sender, error: &io::Error) {
        sender.connection = None;
        // Redis may have lost everything meanwhile.
        sender.keys_at = None;
        if !std::mem::replace(&mut sender.is_down, true) {
            tracing::warn!(%error, "Redis cannot be used; neighbours learn of revoked tokens when it is back");
        }
        self.queue().drop_expired(self.clock.now());
        tokio::time::sleep(RETRY_AFTER).await;
    }

    /// What Redis refuses now it may accept later, from another connection perhaps; until then everything else is sent.
    fn note_refusal(&self, sender: &mut Sender, reason: &str) {
        // A key of another program would be refused for ever.
        if reason != WRONG_TYPE {
            self.queue().refused();
        }
        if sender
            .refused_at
            .is_none_or(|at| at.elapsed() >= REFUSED_EVERY)
        {
            sender.refused_at = Some(Instant::now());
            sender.connection = None;
            tracing::warn!(
                reason,
                "Redis refuses commands; neighbours do not learn of some revoked tokens or keys meanwhile"
            );
        }
    }
}

const WRONG_TYPE: &str = "WRONGTYPE";

fn question(revocation: &Revocation) -> Command {
    command([b"HGETALL", &session_key(revocation.session_id)])
}

/// Several tokens of a session may have the same generation.
fn field(generation: i32, token: &str) -> String {
    let hash = token_hash(token).into_iter().take(8);
    let hash: String = hash.map(|byte| format!("{byte:02x}")).collect();
    format!("{generation}.{hash}")
}

fn generation(field: &str) -> Option<i32> {
    field.split('.').next()?.parse().ok()
}

/// Not below the prefix of the neighbours' own keys.
fn session_key(session: Uuid) -> Vec<u8> {
    format!("auth-service:tokens:{}", session.simple()).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_of_one_generation_have_fields_of_their_own() {
        let fields = [field(7, "one"), field(7, "another"), field(-1, "one")];
        assert_ne!(fields[0], fields[1]);
        let generations = fields.map(|field| generation(&field));
        assert_eq!(generations, [Some(7), Some(7), Some(-1)]);
        assert_eq!(generation("x.1"), None);
    }
}
