//! What the service does by itself while it runs.

use std::{sync::Arc, time::Duration};

use tokio::{sync::watch, task::JoinHandle, time::MissedTickBehavior};

use super::{
    Domain,
    revoked::{FOLLOW_EVERY, Position},
    sessions::seconds,
};
use crate::store::sweep;

const SWEEP_EVERY: Duration = Duration::from_secs(60);

/// How long a mail that is being sent may hold up the end.
const LAST_MAILS: Duration = Duration::from_secs(5);

/// The background work; it ends when this is dropped.
pub struct Upkeep {
    tasks: Vec<JoinHandle<()>>,
    sender: JoinHandle<()>,
    stop_sending: watch::Sender<bool>,
}

impl Upkeep {
    /// Ends the background work, and lets the mails that are just being sent leave.
    pub async fn stop(mut self) {
        let _ = self.stop_sending.send(true);
        // Cut off, a mail is sent again by whoever comes next: at least once is the promise.
        let _ = tokio::time::timeout(LAST_MAILS, &mut self.sender).await;
    }
}

impl Drop for Upkeep {
    fn drop(&mut self) {
        self.sender.abort();
        for task in &self.tasks {
            task.abort();
        }
    }
}

impl Domain {
    /// Reads the revocations for the first time and starts the background work.
    ///
    /// # Errors
    /// When the revocations cannot be read: until then no token could be trusted.
    pub async fn start_upkeep(self: &Arc<Self>) -> Result<Upkeep, super::Refusal> {
        let mut position = Position::default();
        self.follow_revocations(&mut position).await?;
        let (stop_sending, stop) = watch::channel(false);
        Ok(Upkeep {
            tasks: vec![
                tokio::spawn(self.clone().keep_following(position)),
                tokio::spawn(self.clone().keep_sweeping()),
                tokio::spawn(self.clone().keep_logging_out()),
            ],
            sender: tokio::spawn(self.clone().keep_sending(stop)),
            stop_sending,
        })
    }

    async fn keep_following(self: Arc<Self>, mut position: Position) {
        let mut ticks = tokio::time::interval(FOLLOW_EVERY);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            let followed = self.follow_revocations(&mut position).await;
            let reloaded = self.reload_keys().await;
            if let Err(error) = followed.and(reloaded) {
                error.log("revocations and keys cannot be followed");
            }
        }
    }

    async fn keep_sweeping(self: Arc<Self>) {
        let mut ticks = tokio::time::interval(SWEEP_EVERY);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            if let Err(error) = self.sweep().await {
                tracing::error!(%error, "what has ended cannot be swept");
            }
        }
    }

    /// Takes away what has ended, here and in the database.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn sweep(&self) -> Result<(), super::Refusal> {
        let now = self.clock.now();
        let grace_ended = now - seconds(self.settings.login.refresh_grace.as_secs());
        self.forget_ended_revocations();
        self.refresh_stored_costs().await?;
        Ok(sweep::sweep(&self.store, now, grace_ended).await?)
    }
}
