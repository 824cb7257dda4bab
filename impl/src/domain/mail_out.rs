//! The outbox. A mail is written in the transaction of what it announces and sent in the background, at least once: no mail
//! server holds a request up, and none that is down, slow or refusing loses a mail.

use std::{sync::Arc, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use futures::{StreamExt, stream};
use sea_orm::ActiveValue::{NotSet, Set};
use serde::{Deserialize, Serialize};
use tokio::sync::watch;
use uuid::Uuid;

use super::{Domain, Refusal, fold::fold, seal::Purpose};
use crate::{
    mail::{Letter, NotSent, Posted},
    random::RandomnessExt,
    store::{
        entities::mail_outbox,
        outbox::{self, Waiting},
    },
};

/// How often the outbox is looked at when nobody says that a mail waits: the admin command and other instances do not.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How many are taken, and sent at the same time.
const AT_ONCE: usize = 8;
/// Longer than one try can take; after it a mail whose sender died is somebody else's.
const LEASE: TimeDelta = TimeDelta::minutes(2);
/// The longest pause between two tries.
const LONGEST_PAUSE: TimeDelta = TimeDelta::seconds(30);
const GIVE_UP_AFTER: TimeDelta = TimeDelta::days(3);

/// What is sealed in the outbox.
#[derive(Serialize, Deserialize)]
struct Envelope {
    id: Uuid,
    letter: Letter,
}

impl Domain {
    /// A letter as it waits in the outbox.
    ///
    /// # Errors
    /// Faults of ours only.
    pub(crate) fn seal_letter(&self, letter: &Letter) -> Result<mail_outbox::ActiveModel, Refusal> {
        let envelope = Envelope {
            id: self.random.uuid(),
            letter: letter.clone(),
        };
        let json = serde_json::to_vec(&envelope).map_err(Refusal::internal)?;
        let sealed = self
            .sealer
            .seal(&*self.random, Purpose::Mail, &json)
            .map_err(Refusal::internal)?;
        let now = self.clock.now();
        Ok(mail_outbox::ActiveModel {
            id: NotSet,
            created_at: Set(now),
            letter: Set(Some(sealed.into())),
            attempts: Set(0),
            next_try_at: Set(now),
            sent_at: Set(None),
        })
    }

    /// Wakes the sender. To be called once a mail is committed; without it the mail leaves a second later.
    pub(crate) fn mail_waits(&self) {
        self.mail_waiting.notify_one();
    }

    /// Sends what waits, until told to stop; what is being sent then is finished.
    pub(super) async fn keep_sending(self: Arc<Self>, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            match self.send_waiting().await {
                Ok(0) => {
                    tokio::select! {
                        () = self.mail_waiting.notified() => {}
                        () = tokio::time::sleep(LOOK_EVERY) => {}
                        _ = stop.changed() => {}
                    }
                }
                Ok(_) => {}
                Err(error) => {
                    error.log("the outbox cannot be read");
                    tokio::time::sleep(LOOK_EVERY).await;
                }
            }
        }
    }

    /// Tries the oldest mails that are due, and says how many these were.
    async fn send_waiting(&self) -> Result<usize, Refusal> {
        let now = self.clock.now();
        if !outbox::any_due(self.store.reader(), now).await? {
            return Ok(0);
        }
        let claimed = self
            .store
            .write(move |tx| {
                Box::pin(async move { outbox::claim(tx, AT_ONCE as u64, LEASE, now).await })
            })
            .await?;
        let count = claimed.len();
        let done: Vec<i64> = stream::iter(claimed)
            .map(|mail| self.try_to_send(mail))
            .buffer_unordered(AT_ONCE)
            .filter_map(async |done| done)
            .collect()
            .await;
        let now = self.clock.now();
        self.store
            .write(move |tx| Box::pin(async move { outbox::blank(tx, &done, now).await }))
            .await?;
        Ok(count)
    }

    /// The mail's number when it is done with.
    async fn try_to_send(&self, mail: Waiting) -> Option<i64> {
        let id = mail.id;
        let failure = match self.open_letter(&mail) {
            None => NotSent::Never("no key of SECRET_KEY opens it"),
            Some(Envelope { id, letter }) => {
                let posted = Posted {
                    letter: &letter,
                    id,
                    written_at: mail.created_at,
                };
                match self.mail_room.send(posted).await {
                    Ok(()) => return Some(mail.id),
                    Err(failure) => failure,
                }
            }
        };
        let now = self.clock.now();
        let too_old = mail.created_at + GIVE_UP_AFTER <= now;
        match failure {
            NotSent::Later(why) if !too_old => {
                tracing::warn!(mail = id, attempt = mail.attempts + 1, %why, "a mail did not leave and is tried again");
                self.try_later(&mail, now).await;
                None
            }
            failure => {
                tracing::error!(mail = id, why = %failure, "a mail is given up");
                Some(id)
            }
        }
    }

    /// The waiting mails to an address, without regard to case.
    ///
    /// # Errors
    /// Those of the database.
    pub(super) async fn waiting_mails_to(&self, address: &str) -> Result<Vec<i64>, Refusal> {
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

    async fn try_later(&self, mail: &Waiting, now: DateTime<Utc>) {
        let (id, at) = (mail.id, now + pause_after(mail.attempts));
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

/// Doubles from a second. Short at its longest: a server that is back should not wait long for what it missed.
fn pause_after(attempts: i32) -> TimeDelta {
    TimeDelta::seconds(1 << attempts.clamp(0, 5)).min(LONGEST_PAUSE)
}
