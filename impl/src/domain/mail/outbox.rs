//! Sending the mails in the outbox.
//!
//! Each mail has its own attempts and pauses, so that no mail waits for the slowest. New mails precede those that
//! failed before, which never take all slots. While the server cannot be reached, one mail at a time probes it.

use std::{sync::Arc, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use tokio::{
    sync::watch,
    task::JoinSet,
    time::{Instant, sleep_until},
};
use uuid::Uuid;

use crate::{
    domain::{keys::seal::Purpose, mail::Outbox, refusal::Refusal},
    mail::{Letter, OutgoingMail, SendError},
    names::fold,
    store::outbox::{self, ClaimLimit, Outcome, Waiting},
};

/// Polling interval for mails of other processes (the admin command and other instances), which do not wake this
/// sender.
const POLL_INTERVAL: Duration = Duration::from_secs(1);
/// How many mails are sent concurrently.
const MAX_CONCURRENT: usize = 16;
/// How many of these may have failed before.
const MAX_CONCURRENT_RETRIES: usize = 4;
/// Longer than an attempt can take. When it ends, a mail whose sender died is claimed by another.
const LEASE: TimeDelta = TimeDelta::minutes(4);
/// Maximum pause between attempts of a mail that the server has deferred.
const MAX_RETRY_PAUSE: TimeDelta = TimeDelta::hours(1);
/// Maximum pause between probes of an unreachable server. Short, so that mails do not wait long once it is back.
const MAX_PROBE_PAUSE: TimeDelta = TimeDelta::seconds(30);
/// For mails whose content does not expire.
const GIVE_UP_AFTER: TimeDelta = TimeDelta::days(3);

/// The plaintext of an encrypted mail.
#[derive(Serialize, Deserialize)]
pub(super) struct Envelope {
    pub id: Uuid,
    pub letter: Letter,
}

/// The outcome of one attempt.
enum SendOutcome {
    Sent,
    GivenUp,
    Deferred,
    ServerUnreachable,
    /// No attempt was made.
    NotTried,
}

/// The attempts in progress, and the state of the server.
#[derive(Default)]
struct Sending {
    tries: JoinSet<SendOutcome>,
    /// Cloned by attempts of mails that failed before; its reference count counts them.
    failed_before: Arc<()>,
    /// Consecutive attempts that could not reach the server.
    searches: i32,
    next_search: Option<Instant>,
}

impl Sending {
    /// How many attempts may be started now.
    fn claim_limit(&self) -> ClaimLimit {
        let under_way = self.tries.len();
        let failed = Arc::strong_count(&self.failed_before) - 1;
        let total = match self.next_search {
            Some(at) if Instant::now() < at => 0,
            Some(_) => 1_usize.saturating_sub(under_way),
            None => MAX_CONCURRENT.saturating_sub(under_way),
        };
        ClaimLimit {
            total: total as u64,
            retries: MAX_CONCURRENT_RETRIES.saturating_sub(failed).min(total) as u64,
        }
    }

    fn ended(&mut self, tried: SendOutcome) {
        match tried {
            SendOutcome::ServerUnreachable => {
                let pause = pause_of(self.searches, MAX_PROBE_PAUSE);
                self.next_search = Some(Instant::now() + pause.to_std().unwrap_or_default());
                self.searches = self.searches.saturating_add(1);
            }
            SendOutcome::NotTried => {}
            SendOutcome::Sent | SendOutcome::GivenUp | SendOutcome::Deferred => {
                self.searches = 0;
                self.next_search = None;
            }
        }
    }
}

impl Outbox {
    /// Wakes the sender. To be called after a mail is committed; otherwise it is sent by the next poll, within a
    /// second.
    pub(crate) fn wake_sender(&self) {
        self.sender_wakeup.notify_one();
    }

    /// Sends mails until it is told to stop; attempts in progress are finished.
    pub(in crate::domain) async fn run_sender(self: Arc<Self>, mut stop: watch::Receiver<bool>) {
        let mut sending = Sending::default();
        while !*stop.borrow() {
            if let Err(error) = self.start_attempts(&mut sending).await {
                error.log("failed to read the outbox");
            }
            let next_look = Instant::now() + POLL_INTERVAL;
            tokio::select! {
                Some(ended) = sending.tries.join_next() => {
                    // A mail whose task panicked is due again when its lease ends.
                    sending.ended(ended.unwrap_or(SendOutcome::Deferred));
                }
                () = self.sender_wakeup.notified() => {}
                () = sleep_until(next_look) => {}
                _ = stop.changed() => {}
            }
        }
        while sending.tries.join_next().await.is_some() {}
    }

    /// Starts attempts for due mails, as far as there are free slots.
    async fn start_attempts(self: &Arc<Self>, sending: &mut Sending) -> Result<(), Refusal> {
        let limit = sending.claim_limit();
        let now = self.clock.now();
        if limit.total == 0 || !outbox::any_due(self.store.reader(), now).await? {
            return Ok(());
        }
        let claimed = self
            .store
            .write(move |tx| Box::pin(async move { outbox::claim(tx, limit, LEASE, now).await }))
            .await?;
        for mail in claimed {
            let failed_before = (mail.attempts > 0).then(|| sending.failed_before.clone());
            let outbox = self.clone();
            sending.tries.spawn(async move {
                let _counted = failed_before;
                outbox.try_to_send(&mail).await
            });
        }
        Ok(())
    }

    async fn try_to_send(&self, mail: &Waiting) -> SendOutcome {
        let (id, attempt) = (mail.id, mail.attempts + 1);
        if let Some(why) = self.reason_to_give_up(mail) {
            tracing::error!(mail = id, tries = mail.attempts, why, "giving up on a mail");
            self.end_mail(id, Outcome::GivenUp).await;
            return SendOutcome::NotTried;
        }
        let (tried, longest_pause) = match self.send_once(mail).await {
            Ok(()) => {
                self.end_mail(id, Outcome::Sent).await;
                return SendOutcome::Sent;
            }
            Err(SendError::Permanent(why)) => {
                tracing::error!(mail = id, attempt, %why, "giving up on a mail");
                self.end_mail(id, Outcome::GivenUp).await;
                return SendOutcome::GivenUp;
            }
            Err(SendError::Temporary(why)) => {
                tracing::warn!(mail = id, attempt, %why, "failed to send a mail; it will be retried");
                (SendOutcome::Deferred, MAX_RETRY_PAUSE)
            }
            Err(SendError::Unavailable(why)) => {
                tracing::warn!(mail = id, attempt, %why, "cannot reach the mail server; the mail will be retried");
                (SendOutcome::ServerUnreachable, MAX_PROBE_PAUSE)
            }
        };
        let pause = pause_of(mail.attempts, longest_pause);
        self.try_later(id, self.clock.now() + pause).await;
        tried
    }

    /// Why a mail is no longer worth sending, if so.
    fn reason_to_give_up(&self, mail: &Waiting) -> Option<&'static str> {
        let now = self.clock.now();
        if mail.expires_at.is_some_and(|end| end <= now) {
            Some("the code or link in it has expired")
        } else if mail.created_at + GIVE_UP_AFTER <= now {
            Some("it could not be sent for three days")
        } else {
            None
        }
    }

    async fn send_once(&self, mail: &Waiting) -> Result<(), SendError> {
        let Envelope { id, letter } = self
            .open_letter(mail)
            .ok_or_else(|| SendError::Permanent("no key of SECRET_KEY decrypts it".into()))?;
        let mail = OutgoingMail {
            letter: &letter,
            id,
            written_at: mail.created_at,
        };
        self.mailer.send(mail).await
    }

    /// The ids of waiting mails to an address, compared case-insensitively.
    ///
    /// # Errors
    /// Database errors.
    pub(in crate::domain) async fn waiting_mails_to(
        &self,
        address: &str,
    ) -> Result<Vec<i64>, Refusal> {
        const PAGE: u64 = 500;
        let (address, mut after, mut found) = (fold(address), 0, Vec::new());
        loop {
            let page = outbox::waiting_after(self.store.reader(), after, PAGE).await?;
            let Some((last, _)) = page.last() else {
                return Ok(found);
            };
            after = *last;
            let to = |sealed| Some(fold(&self.open_sealed(sealed)?.letter.to?));
            let theirs = page
                .iter()
                .filter(|(_, sealed)| to(sealed).as_ref() == Some(&address));
            found.extend(theirs.map(|(id, _)| *id));
        }
    }

    fn open_letter(&self, mail: &Waiting) -> Option<Envelope> {
        self.open_sealed(mail.letter.as_deref()?)
    }

    fn open_sealed(&self, sealed: &str) -> Option<Envelope> {
        let json = self.sealer.open(Purpose::Mail, sealed).ok()?;
        serde_json::from_slice(&json).ok()
    }

    async fn end_mail(&self, id: i64, outcome: Outcome) {
        let now = self.clock.now();
        let written = self
            .store
            .write(move |tx| Box::pin(async move { outbox::end(tx, &[id], outcome, now).await }))
            .await;
        if let Err(error) = written {
            // The mail is sent again when the lease ends: delivery is at least once.
            tracing::error!(%error, mail = id, ?outcome, "failed to store the outcome of a mail");
        }
    }

    async fn try_later(&self, id: i64, at: DateTime<Utc>) {
        let written = self
            .store
            .write(move |tx| Box::pin(async move { outbox::try_again(tx, id, at).await }))
            .await;
        if let Err(error) = written {
            // The mail is due again when the lease ends.
            tracing::error!(%error, mail = id, "failed to schedule the next attempt for a mail");
        }
    }
}

/// One second, doubled by each attempt.
fn pause_of(attempts: i32, longest: TimeDelta) -> TimeDelta {
    TimeDelta::seconds(1 << attempts.clamp(0, 12)).min(longest)
}
