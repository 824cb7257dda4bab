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
//! Nothing waits for Redis. What cannot be sent is kept and sent when Redis is back; only tokens issued meanwhile are
//! limited in number. A neighbour learns of a revocation within a second or so, and not before; without an answer from
//! Redis it accepts the token, as it does with the Node service.

use std::{
    collections::{HashSet, VecDeque},
    io,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};
use tokio::{sync::Notify, time::timeout};
use uuid::Uuid;

use crate::{
    clock::SharedClock,
    config::{BadSetting, TokenSettings},
    domain::keys::{
        Keys,
        seal::{Purpose, Sealer},
    },
    random::SharedRandomness,
    redis::{
        address::Address,
        connection::{Command, Connection, command},
        layout,
    },
    store::revocations::Revocation,
};

/// Issued tokens kept while Redis is away. At about a kilobyte each this bounds the memory; revocations are small.
const MAX_ISSUED_WAITING: usize = 20_000;
/// Sent together.
const BATCH: usize = 256;
/// How long Redis may take for a batch.
const PATIENCE: Duration = Duration::from_secs(5);
const RETRY_AFTER: Duration = Duration::from_secs(1);
const KEYS_EVERY: Duration = Duration::from_secs(60);
/// Long enough that a restart of this service goes unnoticed.
const KEY_LIFETIME: Duration = Duration::from_secs(3600);

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

enum News {
    Issued {
        session: Uuid,
        generation: i32,
        token: SecretString,
        expires: DateTime<Utc>,
    },
    Revoked(Revocation),
}

#[derive(Default)]
struct Queue {
    news: VecDeque<News>,
    issued: usize,
    forgotten: u64,
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
    batch: Vec<News>,
    published_keys: HashSet<String>,
    keys_at: Option<Instant>,
    is_down: bool,
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
        let mut queue = self.queue();
        if queue.issued >= MAX_ISSUED_WAITING {
            queue.forgotten += 1;
            return;
        }
        queue.issued += 1;
        queue.news.push_back(News::Issued {
            session,
            generation,
            token: token.to_owned().into(),
            expires,
        });
        drop(queue);
        self.wakeup.notify_one();
    }

    /// Announces that tokens are revoked.
    pub fn revoked(&self, revocation: Revocation) {
        self.queue().news.push_back(News::Revoked(revocation));
        self.wakeup.notify_one();
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next_batch(&self) -> Vec<News> {
        let mut queue = self.queue();
        let count = queue.news.len().min(BATCH);
        let batch: Vec<_> = queue.news.drain(..count).collect();
        let issued = batch
            .iter()
            .filter(|news| matches!(news, News::Issued { .. }));
        queue.issued -= issued.count();
        batch
    }

    /// Sends what there is, for ever.
    pub async fn run(self: Arc<Self>) {
        let mut sender = Sender::default();
        loop {
            match timeout(PATIENCE, self.send_next(&mut sender)).await {
                Ok(Ok(true)) => self.note_success(&mut sender),
                Ok(Ok(false)) => {
                    self.note_success(&mut sender);
                    let _ = timeout(RETRY_AFTER, self.wakeup.notified()).await;
                }
                Ok(Err(error)) => sender.note_failure(&error).await,
                Err(_) => {
                    let error = io::Error::from(io::ErrorKind::TimedOut);
                    sender.note_failure(&error).await;
                }
            }
        }
    }

    /// Sends keys that are due or one batch. False if there was nothing to send.
    async fn send_next(&self, sender: &mut Sender) -> io::Result<bool> {
        if sender.batch.is_empty() {
            sender.batch = self.next_batch();
        }
        let keys = self.due_keys(sender);
        if sender.batch.is_empty() && keys.is_none() {
            return Ok(false);
        }
        let connection = match &mut sender.connection {
            Some(open) => open,
            none => none.insert(Connection::open(&self.address).await?),
        };
        if let Some((kids, commands)) = keys {
            connection.call(&commands).await?;
            sender.published_keys = kids;
            sender.keys_at = Some(Instant::now());
        }
        connection.call(&self.remember(&sender.batch)).await?;
        let asked: Vec<_> = sender.batch.iter().filter_map(question).collect();
        let asked = self.still_matters(asked);
        let questions: Vec<_> = asked.iter().map(|(_, command)| command.clone()).collect();
        let known = connection.call(&questions).await?;
        let mut announcements = Vec::new();
        for ((revocation, _), reply) in asked.iter().zip(known) {
            self.announce(revocation, reply.into_strings(), &mut announcements);
        }
        connection.call(&announcements).await?;
        sender.batch.clear();
        Ok(true)
    }

    /// Commands that store issued tokens in the hashes of their sessions.
    fn remember(&self, batch: &[News]) -> Vec<Command> {
        let mut commands = Vec::new();
        for news in batch {
            let News::Issued {
                session,
                generation,
                token,
                expires,
            } = news
            else {
                continue;
            };
            let sealed = self.sealer.seal(
                &*self.random,
                Purpose::AccessToken,
                token.expose_secret().as_bytes(),
            );
            if let (Some(left), Ok(sealed)) = (self.milliseconds_until(*expires), sealed) {
                let (key, field) = (session_key(*session), generation.to_string());
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

    fn still_matters<'a>(
        &self,
        asked: Vec<(&'a Revocation, Command)>,
    ) -> Vec<(&'a Revocation, Command)> {
        let now = self.clock.now();
        asked
            .into_iter()
            .filter(|(revocation, _)| revocation.expires_at > now)
            .collect()
    }

    /// Commands that publish the tokens of a session's hash that the revocation concerns.
    fn announce(&self, revocation: &Revocation, hash: Vec<Vec<u8>>, commands: &mut Vec<Command>) {
        let Some(left) = self.milliseconds_until(revocation.expires_at) else {
            return;
        };
        for pair in hash.chunks_exact(2) {
            let field = String::from_utf8_lossy(&pair[0]);
            let generation = field.parse::<i32>();
            if !generation.is_ok_and(|generation| generation < revocation.generation) {
                continue;
            }
            let sealed = String::from_utf8_lossy(&pair[1]);
            // Encrypted by another installation that uses the same Redis, for example.
            let Ok(token) = self.sealer.open(Purpose::AccessToken, &sealed) else {
                continue;
            };
            let token = String::from_utf8_lossy(&token);
            commands.push(command([
                b"SET",
                &layout::key(&token),
                &layout::revoked_token(&token),
                b"PX",
                left.as_bytes(),
            ]));
            let key = session_key(revocation.session_id);
            commands.push(command([b"HDEL", &key, &pair[0]]));
        }
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
}

impl Sender {
    async fn note_failure(&mut self, error: &io::Error) {
        self.connection = None;
        // Redis may have lost everything meanwhile.
        self.keys_at = None;
        if !std::mem::replace(&mut self.is_down, true) {
            tracing::warn!(%error, "Redis cannot be used; neighbours learn of revoked tokens when it is back");
        }
        tokio::time::sleep(RETRY_AFTER).await;
    }
}

fn question(news: &News) -> Option<(&Revocation, Command)> {
    let News::Revoked(revocation) = news else {
        return None;
    };
    let key = session_key(revocation.session_id);
    Some((revocation, command([b"HGETALL", &key])))
}

/// Not below the prefix of the neighbours' own keys.
fn session_key(session: Uuid) -> Vec<u8> {
    format!("auth-service:tokens:{}", session.simple()).into_bytes()
}
