//! What the service does by itself while it runs.

pub mod metrics;

use std::{sync::Arc, time::Duration};

use tokio::{sync::watch, task::JoinHandle, time::MissedTickBehavior};

use crate::{
    clock::seconds,
    domain::{
        Domain,
        refusal::Refusal,
        sessions::revocations::{FOLLOW_EVERY, Position},
    },
    store::{
        Error,
        sweep::{Moments, RULES, Rule},
    },
};

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
    pub async fn start_upkeep(self: &Arc<Self>) -> Result<Upkeep, Refusal> {
        let position = self.sessions.read_revocations().await?;
        let (stop_sending, stop) = watch::channel(false);
        Ok(Upkeep {
            tasks: vec![
                tokio::spawn(self.clone().keep_following(position)),
                tokio::spawn(self.clone().keep_sweeping()),
                tokio::spawn(self.federated_login.clone().keep_logging_out()),
            ],
            sender: tokio::spawn(self.outbox.clone().keep_sending(stop)),
            stop_sending,
        })
    }

    async fn keep_following(self: Arc<Self>, mut position: Position) {
        let mut ticks = tokio::time::interval(FOLLOW_EVERY);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            let followed = self.sessions.follow_revocations(&mut position).await;
            let reloaded = self.keys.reload_keys().await;
            let compared = self.clock_check.compare_clocks().await.map(drop);
            if let Err(error) = followed.and(reloaded).and(compared.map_err(Into::into)) {
                error.log("revocations, keys and clocks cannot be followed");
            }
        }
    }

    async fn keep_sweeping(self: Arc<Self>) {
        let mut ticks = tokio::time::interval(SWEEP_EVERY);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            // What failed is in the log already.
            let _ = self.sweep().await;
        }
    }

    /// Deletes what has ended, here and in the database. A rule that fails is tried again by the next sweep; the others go on.
    ///
    /// # Errors
    /// The first fault of the database.
    pub async fn sweep(&self) -> Result<(), Refusal> {
        let now = self.clock_check.cautious_now();
        let grace_ended = now - seconds(self.settings.login.refresh_grace.as_secs());
        let moments = Moments { now, grace_ended };
        self.sessions.forget_ended_revocations();
        let costs = self.passwords.refresh_stored_costs().await.map(drop);
        let mut outcome = costs;
        let mut unfinished: Vec<&'static Rule> = RULES.iter().collect();
        // A batch of each in turn: a large backlog of one does not hold the others up.
        while !unfinished.is_empty() {
            let mut again = Vec::new();
            for rule in unfinished {
                match self.sweep_batch(rule, moments).await {
                    Ok(true) => again.push(rule),
                    Ok(false) => {}
                    Err(error) => outcome = outcome.and(Err(error.into())),
                }
            }
            unfinished = again;
        }
        outcome
    }

    /// Says whether there may be more to delete.
    async fn sweep_batch(&self, rule: &'static Rule, moments: Moments) -> Result<bool, Error> {
        let metrics = &self.sweep_metrics;
        match rule.batch(&self.store, moments).await {
            Ok(batch) => {
                metrics.deleted(rule.name, batch.rows);
                if !batch.full {
                    metrics.set_backlog(rule.name, 0);
                }
                Ok(batch.full)
            }
            Err(error) => {
                let backlog = rule.backlog(&self.store, moments).await.ok();
                if let Some(backlog) = backlog {
                    metrics.set_backlog(rule.name, backlog);
                }
                metrics.failed(rule.name);
                tracing::error!(rows = rule.name, %error, backlog, "failed to delete expired rows; the next sweep tries again");
                Err(error)
            }
        }
    }
}
