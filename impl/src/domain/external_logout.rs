//! Ending sessions at Keycloak, in the background: the local logout never waits for it.

use std::{sync::Arc, time::Duration};

use chrono::TimeDelta;

use super::{Domain, Refusal, seal::Purpose, sessions::seconds};
use crate::{
    federation::Fault,
    store::provider_logouts::{self, ProviderLogout},
};

const LOOK_EVERY: Duration = Duration::from_secs(1);
const AT_ONCE: u64 = 8;
/// Beyond PROVIDER_TIMEOUT; after it a logout whose process died is somebody else's.
const LEASE: TimeDelta = TimeDelta::seconds(5);
/// A Keycloak that restarts is back soon; one that is gone need not be asked often.
const HOPEFUL: TimeDelta = TimeDelta::minutes(5);
const LATER_PAUSE: TimeDelta = TimeDelta::minutes(5);
/// A session at Keycloak has ended by itself by then.
const GIVE_UP_AFTER: TimeDelta = TimeDelta::days(1);

impl Domain {
    pub(super) async fn keep_logging_out(self: Arc<Self>) {
        loop {
            match self.log_out_at_providers().await {
                Ok(0) => {
                    tokio::select! {
                        () = self.logout_waiting.notified() => {}
                        () = tokio::time::sleep(LOOK_EVERY) => {}
                    }
                }
                Ok(_) => {}
                Err(error) => {
                    tracing::error!(%error, "the logouts at providers cannot be read");
                    tokio::time::sleep(LOOK_EVERY).await;
                }
            }
        }
    }

    async fn log_out_at_providers(&self) -> Result<usize, Refusal> {
        let now = self.clock.now();
        if !provider_logouts::any_due(self.store.reader(), now).await? {
            return Ok(0);
        }
        let timeout = self.settings.federation.provider_timeout.as_secs();
        let lease = seconds(timeout) + LEASE;
        let claimed = self
            .store
            .write(move |tx| {
                Box::pin(async move { provider_logouts::claim(tx, AT_ONCE, lease, now).await })
            })
            .await?;
        let count = claimed.len();
        futures::future::try_join_all(claimed.into_iter().map(|logout| self.try_logout(logout)))
            .await?;
        Ok(count)
    }

    async fn try_logout(&self, logout: ProviderLogout) -> Result<(), Refusal> {
        let id = logout.id;
        let opened = self.sealer.open(Purpose::ProviderToken, &logout.token);
        let token = opened.ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let outcome = match token {
            Some(token) => self.providers.end_keycloak_session(&token).await,
            None => Err(Fault::Refused("no key of SECRET_KEY opens the token")),
        };
        let now = self.clock.now();
        let too_old = logout.created_at + GIVE_UP_AFTER <= now;
        match outcome {
            Err(Fault::Broken(_) | Fault::TooSlow) if !too_old => {
                let pause = if now < logout.created_at + HOPEFUL {
                    TimeDelta::seconds(1 << logout.attempts.clamp(0, 3))
                } else {
                    LATER_PAUSE
                };
                let at = now + pause;
                self.store
                    .write(move |tx| {
                        Box::pin(async move { provider_logouts::try_again(tx, id, at).await })
                    })
                    .await?;
            }
            // A refusal says that the session is over already.
            Ok(()) | Err(_) => {
                self.store
                    .write(move |tx| {
                        Box::pin(async move { provider_logouts::delete(tx, id).await })
                    })
                    .await?;
            }
        }
        Ok(())
    }
}
