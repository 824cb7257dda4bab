//! Opens the connections that requests wait for, and closes those that nobody needs.

use std::{
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use sea_orm::{DatabaseConnection, DbErr, RuntimeErr, sqlx};
use tokio::time::{Instant, sleep};

use super::{Leases, locked};
use crate::store::reserved;

/// Between two attempts to open more than the server has allowed.
const AFTER_REFUSAL: Duration = Duration::from_secs(10);
/// A connection that has been idle for this long is closed, unless it is the last one.
const IDLE: Duration = Duration::from_secs(60);
const LOOK_FOR_IDLE: Duration = Duration::from_secs(30);

impl Leases {
    pub(super) async fn keep_opening(self: Arc<Self>) {
        let mut reserve_at = Instant::now();
        loop {
            tokio::select! {
                () = self.wanted.notified() => {}
                () = sleep(LOOK_FOR_IDLE) => self.close_idle().await,
            }
            if Instant::now() >= reserve_at && self.reserved.is_wanted() {
                self.open_reserved().await;
                reserve_at = Instant::now() + LOOK_FOR_IDLE;
            }
            self.open_what_is_wanted().await;
        }
    }

    async fn open_what_is_wanted(&self) {
        while self.waiting.load(Ordering::Relaxed) > 0
            && self.standing.load(Ordering::Relaxed) < self.max
        {
            match self.open_another(self.wait).await {
                Ok(connection) => {
                    *locked(&self.refusal) = None;
                    self.standing.fetch_add(1, Ordering::Relaxed);
                    self.put_back(connection);
                }
                Err(error) => {
                    let why = error.to_string();
                    let is_new = locked(&self.refusal).replace(why.clone()).is_none();
                    if is_new {
                        let standing = self.standing.load(Ordering::Relaxed);
                        tracing::warn!(error = %why, standing, "no further database connection can be opened; requests wait for those that stand");
                    }
                    sleep(AFTER_REFUSAL).await;
                }
            }
        }
    }

    async fn open_reserved(&self) {
        match self.open_another(reserved::WAIT_TIMEOUT).await {
            Ok(connection) => self.reserved.keep(connection),
            Err(error) => {
                tracing::debug!(%error, "no database connection can be reserved for background work");
            }
        }
    }

    async fn open_another(&self, acquire_timeout: Duration) -> Result<DatabaseConnection, DbErr> {
        let room = async {
            let one = self.connector.connect().await?;
            let other = self.connector.connect().await?;
            sqlx::Connection::close(one).await?;
            sqlx::Connection::close(other).await
        };
        let room: Result<(), sqlx::Error> = room.await;
        room.map_err(|error| DbErr::Conn(RuntimeErr::SqlxError(error.into())))?;
        self.connector.open_one(&self.trust, acquire_timeout).await
    }

    async fn close_idle(&self) {
        while self.standing.load(Ordering::Relaxed) > 1 {
            let Ok(turn) = self.turns.try_acquire() else {
                return;
            };
            let idle = {
                let mut free = locked(&self.free);
                let is_idle = free.first().is_some_and(|free| free.since.elapsed() > IDLE);
                is_idle.then(|| free.remove(0))
            };
            let Some(idle) = idle else { return };
            turn.forget();
            self.standing.fetch_sub(1, Ordering::Relaxed);
            if let Err(error) = idle.connection.close().await {
                tracing::warn!(%error, "an idle database connection could not be closed");
            }
        }
    }
}
