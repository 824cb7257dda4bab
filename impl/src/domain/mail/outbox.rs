//! The outbox. A mail is written in the transaction of what it announces and sent in the background, at least once: no mail
//! server holds a request up, and none that is down, slow or refusing loses a mail that is still worth sending.
//!
//! Every mail has its own try and its own pauses, so that nobody waits for the slowest. New mails go before those that have
//! failed, which never take all the room. While the server takes nothing at all, one mail at a time finds out whether it is back.

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
    store::outbox::{self, Outcome, Room, Waiting},
};

/// How often the outbox is looked at when nobody says that a mail waits: the admin command and other instances do not.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How many are sent at the same time.
const AT_ONCE: usize = 16;
/// Of these, how many may have failed before.
const FAILED_AT_ONCE: usize = 4;
/// Longer than one try can take; after it a mail whose sender died is somebody else's.
const LEASE: TimeDelta = TimeDelta::minutes(4);
/// Between two tries of a mail that the server has put off.
const LONGEST_PAUSE: TimeDelta = TimeDelta::hours(1);
/// Between two tries to find the server, short: one that is back should not wait long for what it missed.
const LONGEST_SEARCH: TimeDelta = TimeDelta::seconds(30);
/// One that carries nothing that ends.
const GIVE_UP_AFTER: TimeDelta = TimeDelta::days(3);

/// What is sealed in the outbox.
#[derive(Serialize, Deserialize)]
pub(super) struct Envelope {
    pub id: Uuid,
    pub letter: Letter,
}

/// What one try has come to.
enum Tried {
    Sent,
    GivenUp,
    PutOff,
    NoServer,
    /// The server was not asked.
    Ended,
}

/// Mails under way, and how the server is.
#[derive(Default)]
struct Sending {
    tries: JoinSet<Tried>,
    /// Shared by the tries of mails that have failed before, so that it counts them.
    failed_before: Arc<()>,
    /// Tries in a row that have found no server.
    searches: i32,
    next_search: Option<Instant>,
}

impl Sending {
    fn room(&self) -> Room {
        let under_way = self.tries.len();
        let failed = Arc::strong_count(&self.failed_before) - 1;
        let room = match self.next_search {
            Some(at) if Instant::now() < at => 0,
            Some(_) => 1_usize.saturating_sub(under_way),
            None => AT_ONCE.saturating_sub(under_way),
        };
        Room {
            for_all: room as u64,
            for_failed: FAILED_AT_ONCE.saturating_sub(failed).min(room) as u64,
        }
    }

    fn ended(&mut self, tried: Tried) {
        match tried {
            Tried::NoServer => {
                let pause = pause_of(self.searches, LONGEST_SEARCH);
                self.next_search = Some(Instant::now() + pause.to_std().unwrap_or_default());
                self.searches = self.searches.saturating_add(1);
            }
            Tried::Ended => {}
            Tried::Sent | Tried::GivenUp | Tried::PutOff => {
                self.searches = 0;
                self.next_search = None;
            }
        }
    }
}

impl Outbox {
    /// Wakes the sender. To be called once a mail is committed; without it the mail leaves a second later.
    pub(crate) fn mail_waits(&self) {
        self.mail_waiting.notify_one();
    }

    /// Sends what waits, until told to stop; what is being sent then is finished.
    pub(in crate::domain) async fn keep_sending(self: Arc<Self>, mut stop: watch::Receiver<bool>) {
        let mut sending = Sending::default();
        while !*stop.borrow() {
            if let Err(error) = self.begin_tries(&mut sending).await {
                error.log("the outbox cannot be read");
            }
            let next_look = Instant::now() + LOOK_EVERY;
            tokio::select! {
                Some(ended) = sending.tries.join_next() => {
                    // One that has panicked is due again after its lease.
                    sending.ended(ended.unwrap_or(Tried::PutOff));
                }
                () = self.mail_waiting.notified() => {}
                () = sleep_until(next_look) => {}
                _ = stop.changed() => {}
            }
        }
        while sending.tries.join_next().await.is_some() {}
    }

    /// Begins to send what is due, as far as there is room.
    async fn begin_tries(self: &Arc<Self>, sending: &mut Sending) -> Result<(), Refusal> {
        let room = sending.room();
        let now = self.clock.now();
        if room.for_all == 0 || !outbox::any_due(self.store.reader(), now).await? {
            return Ok(());
        }
        let claimed = self
            .store
            .write(move |tx| Box::pin(async move { outbox::claim(tx, room, LEASE, now).await }))
            .await?;
        for mail in claimed {
            let failed_before = (mail.attempts > 0).then(|| sending.failed_before.clone());
            let domain = self.clone();
            sending.tries.spawn(async move {
                let _counted = failed_before;
                domain.try_to_send(&mail).await
            });
        }
        Ok(())
    }

    async fn try_to_send(&self, mail: &Waiting) -> Tried {
        let (id, attempt) = (mail.id, mail.attempts + 1);
        if let Some(why) = self.has_ended(mail) {
            tracing::error!(mail = id, tries = mail.attempts, why, "a mail is given up");
            self.end_mail(id, Outcome::GivenUp).await;
            return Tried::Ended;
        }
        let (tried, longest_pause) = match self.send_once(mail).await {
            Ok(()) => {
                self.end_mail(id, Outcome::Sent).await;
                return Tried::Sent;
            }
            Err(SendError::Permanent(why)) => {
                tracing::error!(mail = id, attempt, %why, "a mail is given up");
                self.end_mail(id, Outcome::GivenUp).await;
                return Tried::GivenUp;
            }
            Err(SendError::Temporary(why)) => {
                tracing::warn!(mail = id, attempt, %why, "a mail did not leave and is tried again");
                (Tried::PutOff, LONGEST_PAUSE)
            }
            Err(SendError::Unavailable(why)) => {
                tracing::warn!(mail = id, attempt, %why, "no mail can leave; this one is tried again");
                (Tried::NoServer, LONGEST_SEARCH)
            }
        };
        let pause = pause_of(mail.attempts, longest_pause);
        self.try_later(id, self.clock.now() + pause).await;
        tried
    }

    /// Why a mail is no longer worth sending.
    fn has_ended(&self, mail: &Waiting) -> Option<&'static str> {
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
            .ok_or_else(|| SendError::Permanent("no key of SECRET_KEY opens it".into()))?;
        let posted = OutgoingMail {
            letter: &letter,
            id,
            written_at: mail.created_at,
        };
        self.mail_room.send(posted).await
    }

    /// The waiting mails to an address, without regard to case.
    ///
    /// # Errors
    /// Those of the database.
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
            // It is sent again once the lease ends: at least once is the promise.
            tracing::error!(%error, mail = id, ?outcome, "the end of a mail cannot be written");
        }
    }

    async fn try_later(&self, id: i64, at: DateTime<Utc>) {
        let written = self
            .store
            .write(move |tx| Box::pin(async move { outbox::try_again(tx, id, at).await }))
            .await;
        if let Err(error) = written {
            // The lease ends by itself.
            tracing::error!(%error, mail = id, "the next try of a mail cannot be written");
        }
    }
}

/// Doubles from a second.
fn pause_of(attempts: i32, longest: TimeDelta) -> TimeDelta {
    TimeDelta::seconds(1 << attempts.clamp(0, 12)).min(longest)
}
