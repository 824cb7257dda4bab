//! Ending sessions at Keycloak, in the background: the local logout never waits for it.

use std::{sync::Arc, time::Duration};

use chrono::TimeDelta;
use tokio::task::JoinSet;

use super::{Domain, Refusal, seal::Purpose};
use crate::{
    federation::Fault,
    store::provider_logouts::{self, ProviderLogout},
};

const LOOK_EVERY: Duration = Duration::from_secs(1);
/// Some may hang without holding up the others.
const AT_ONCE: usize = 32;
/// Nobody waits for these, so one may fail early and come again.
const ONE_TRY: Duration = Duration::from_secs(4);
/// Beyond a try; after it a logout whose process died is somebody else's.
const LEASE: TimeDelta = TimeDelta::seconds(6);
/// A Keycloak that restarts is back soon; one that is gone need not be asked often.
const HOPEFUL: TimeDelta = TimeDelta::minutes(5);
const LATER_PAUSE: TimeDelta = TimeDelta::minutes(5);
/// A session at Keycloak has ended by itself by then.
const GIVE_UP_AFTER: TimeDelta = TimeDelta::days(1);

impl Domain {
    pub(super) async fn keep_logging_out(self: Arc<Self>) {
        let mut tries = JoinSet::new();
        loop {
            while tries.try_join_next().is_some() {}
            if tries.len() >= AT_ONCE {
                tries.join_next().await;
            }
            match self.log_out_at_providers(&mut tries).await {
                Ok(0) => {
                    tokio::select! {
                        () = self.logout_waiting.notified() => {}
                        () = tokio::time::sleep(LOOK_EVERY) => {}
                    }
                }
                Ok(_) => {}
                Err(error) => {
                    error.log("the logouts at providers cannot be read");
                    tokio::time::sleep(LOOK_EVERY).await;
                }
            }
        }
    }

    async fn log_out_at_providers(
        self: &Arc<Self>,
        tries: &mut JoinSet<()>,
    ) -> Result<usize, Refusal> {
        let now = self.clock.now();
        if !provider_logouts::any_due(self.store.reader(), now).await? {
            return Ok(0);
        }
        let limit = (AT_ONCE - tries.len()) as u64;
        let claimed = self
            .store
            .write(move |tx| {
                Box::pin(async move { provider_logouts::claim(tx, limit, LEASE, now).await })
            })
            .await?;
        let count = claimed.len();
        for logout in claimed {
            let domain = Arc::clone(self);
            tries.spawn(async move {
                if let Err(error) = domain.try_logout(logout).await {
                    tracing::error!(%error, "a logout at a provider cannot be noted");
                }
            });
        }
        Ok(count)
    }

    async fn try_logout(&self, logout: ProviderLogout) -> Result<(), Refusal> {
        let id = logout.id;
        let opened = self.sealer.open(Purpose::ProviderToken, &logout.token);
        let token = opened.ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let outcome = match token {
            Some(token) => {
                let ending = self.providers.end_keycloak_session(&token);
                let ended = tokio::time::timeout(ONE_TRY, ending).await;
                ended.unwrap_or(Err(Fault::TooSlow))
            }
            None => Err(Fault::Refused("no key of SECRET_KEY opens the token")),
        };
        let now = self.clock.now();
        let too_old = logout.created_at + GIVE_UP_AFTER <= now;
        match outcome {
            Err(Fault::NotNow | Fault::Broken(_) | Fault::TooSlow) if !too_old => {
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
