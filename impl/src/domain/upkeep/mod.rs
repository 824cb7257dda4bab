//! Background work: following revocations, keys and the clock, deleting expired rows, sending mails, logging out at
//! identity providers, and telling clients and neighbours about logouts.

pub mod metrics;

use std::{sync::Arc, time::Duration};

use tokio::{
    sync::watch,
    task::JoinHandle,
    time::{Instant, MissedTickBehavior},
};

use crate::{
    clock::seconds,
    domain::{
        Domain, deliveries,
        refusal::Refusal,
        sessions::revocations::{FOLLOW_INTERVAL, Position},
    },
    memory,
    store::{
        Error,
        sweep::{Moments, RULES, Rule},
    },
};

const SWEEP_INTERVAL: Duration = Duration::from_secs(60);
/// After the start, whose first requests would wait for a sweep.
const FIRST_SWEEP: Duration = Duration::from_millis(500);
/// What was not used for twice as long at most is given up.
const RELEASE_INTERVAL: Duration = Duration::from_secs(20);
/// After the start and the first sweep, so that what only these need is given back too.
const FIRST_RELEASE: Duration = Duration::from_millis(1500);

/// How long shutdown waits for mails that are being sent.
const FINAL_SEND_TIMEOUT: Duration = Duration::from_secs(5);

/// The background tasks; dropping it stops them.
pub struct Upkeep {
    tasks: Vec<JoinHandle<()>>,
    sender: JoinHandle<()>,
    stop_sending: watch::Sender<bool>,
}

impl Upkeep {
    /// Stops the background tasks, after giving mails that are being sent time to finish.
    pub async fn stop(mut self) {
        let _ = self.stop_sending.send(true);
        // A mail that is cut off is sent again by another instance or the next start: delivery is at least once.
        let _ = tokio::time::timeout(FINAL_SEND_TIMEOUT, &mut self.sender).await;
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
    /// Reads the revocations for the first time and starts the background tasks.
    ///
    /// # Errors
    /// If the revocations cannot be read: access tokens cannot be verified without them.
    pub async fn start_upkeep(self: &Arc<Self>) -> Result<Upkeep, Refusal> {
        let position = self.sessions.read_revocations().await?;
        let (stop_sending, stop) = watch::channel(false);
        let mut tasks = vec![
            tokio::spawn(self.clone().run_follower(position)),
            tokio::spawn(self.clone().run_sweeper()),
            tokio::spawn(self.clone().run_memory_release()),
            tokio::spawn(deliveries::run(self.federated_login.clone())),
            tokio::spawn(deliveries::run(self.oauth.clone())),
        ];
        let neighbours = self.sessions.neighbours.clone();
        tasks.extend(neighbours.map(|neighbours| tokio::spawn(neighbours.run())));
        Ok(Upkeep {
            tasks,
            sender: tokio::spawn(self.outbox.clone().run_sender(stop)),
            stop_sending,
        })
    }

    async fn run_follower(self: Arc<Self>, mut position: Position) {
        // The start has just read all of it.
        let first = Instant::now() + FOLLOW_INTERVAL;
        let mut ticks = tokio::time::interval_at(first, FOLLOW_INTERVAL);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            let followed = self.sessions.follow_revocations(&mut position).await;
            let reloaded = self.keys.reload_keys().await;
            let compared = self.clock_check.compare_clocks().await.map(drop);
            if let Err(error) = followed.and(reloaded).and(compared.map_err(Into::into)) {
                error.log("failed to follow revocations, keys or the clock");
            }
        }
    }

    async fn run_sweeper(self: Arc<Self>) {
        let after_start = Instant::now() + FIRST_SWEEP;
        let mut ticks = tokio::time::interval_at(after_start, SWEEP_INTERVAL);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            // Errors are logged where they occur.
            let _ = self.sweep().await;
        }
    }

    async fn run_memory_release(self: Arc<Self>) {
        let after_start = Instant::now() + FIRST_RELEASE;
        let mut ticks = tokio::time::interval_at(after_start, RELEASE_INTERVAL);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            self.sessions.verified.forget_unused();
            self.store.reader().release_memory().await;
            memory::release();
        }
    }

    /// Deletes what has expired, in memory and in the database. A rule that fails is retried by the next sweep; the
    /// others continue.
    ///
    /// # Errors
    /// The first database error.
    pub async fn sweep(&self) -> Result<(), Refusal> {
        // This machine's clock may have been changed since it was last compared.
        if let Err(error) = self.clock_check.compare_clocks().await {
            tracing::error!(%error, "failed to compare the clocks; nothing is deleted before the next sweep");
            for rule in RULES {
                self.sweep_metrics.failed(rule.name);
            }
            return Err(error.into());
        }
        let now = self.clock_check.deletion_time();
        let grace_ended = now - seconds(self.settings.login.refresh_grace.as_secs());
        let moments = Moments { now, grace_ended };
        self.sessions.forget_expired_revocations();
        let costs = self.passwords.refresh_stored_costs().await.map(drop);
        let mut outcome = costs;
        let mut unfinished: Vec<&'static Rule> = RULES.iter().collect();
        // One batch of each rule in turn, so that a large backlog of one does not delay the others.
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

    /// Returns whether there may be more rows to delete.
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
