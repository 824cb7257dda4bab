//! Opens connections while requests wait for one, and closes idle ones.

use std::{
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use sea_orm::{DatabaseConnection, DbErr, RuntimeErr, sqlx};
use tokio::time::{Instant, sleep};

use super::{Leases, locked};
use crate::store::reserved;

/// Pause after the server has refused a connection.
const RETRY_INTERVAL: Duration = Duration::from_secs(10);
/// A connection that has been idle for this long is closed, unless it is the last one.
const IDLE_TIMEOUT: Duration = Duration::from_secs(60);
const IDLE_CHECK_INTERVAL: Duration = Duration::from_secs(30);

impl Leases {
    pub(super) async fn keep_opening(self: Arc<Self>) {
        let mut reserve_at = Instant::now();
        loop {
            tokio::select! {
                () = self.wanted.notified() => {}
                () = sleep(IDLE_CHECK_INTERVAL) => self.close_idle().await,
            }
            if Instant::now() >= reserve_at && self.reserved.is_wanted() {
                self.open_reserved().await;
                reserve_at = Instant::now() + IDLE_CHECK_INTERVAL;
            }
            self.open_for_waiting().await;
        }
    }

    async fn open_for_waiting(&self) {
        while self.waiting.load(Ordering::Relaxed) > 0
            && self.open_count.load(Ordering::Relaxed) < self.max
        {
            match self.open_another(self.wait).await {
                Ok(connection) => {
                    *locked(&self.open_error) = None;
                    self.open_count.fetch_add(1, Ordering::Relaxed);
                    self.put_back(connection);
                }
                Err(error) => {
                    let why = error.to_string();
                    let is_new = locked(&self.open_error).replace(why.clone()).is_none();
                    if is_new {
                        let open = self.open_count.load(Ordering::Relaxed);
                        tracing::warn!(error = %why, open, "could not open another database connection; requests wait for the open ones");
                    }
                    sleep(RETRY_INTERVAL).await;
                }
            }
        }
    }

    async fn open_reserved(&self) {
        match self.open_another(reserved::WAIT_TIMEOUT).await {
            Ok(connection) => self.reserved.keep(connection),
            Err(error) => {
                tracing::debug!(%error, "could not reserve a database connection for background work");
            }
        }
    }

    /// Opens a connection if the server has room for two.
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
        while self.open_count.load(Ordering::Relaxed) > 1 {
            let Ok(permit) = self.permits.try_acquire() else {
                return;
            };
            let idle = {
                let mut free = locked(&self.free);
                let is_idle = free
                    .first()
                    .is_some_and(|free| free.since.elapsed() > IDLE_TIMEOUT);
                is_idle.then(|| free.remove(0))
            };
            let Some(idle) = idle else { return };
            permit.forget();
            self.open_count.fetch_sub(1, Ordering::Relaxed);
            if let Err(error) = idle.connection.close().await {
                tracing::warn!(%error, "could not close an idle database connection");
            }
        }
    }
}
