//! Ending sessions at Keycloak, in the background: the local logout never waits for it.

use std::{sync::Arc, time::Duration};

use chrono::TimeDelta;
use tokio::task::JoinSet;

use crate::{
    domain::{
        audit::EventKind, federated_login::FederatedLogin, keys::seal::Purpose, refusal::Refusal,
    },
    federation::{Fault, FaultKind},
    store::{
        audit::{self, NewEvent},
        provider_logouts::{self, ProviderLogout},
    },
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

impl FederatedLogin {
    pub(in crate::domain) async fn keep_logging_out(self: Arc<Self>) {
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
                ended.unwrap_or_else(|_| Err(Fault::too_slow()))
            }
            None => Err(Fault::refused("no key of SECRET_KEY opens the token")),
        };
        let now = self.clock.now();
        let fault = match outcome {
            Ok(()) => return self.forget_logout(id, None).await,
            // The session is over already.
            Err(fault) if is_over(&fault) => {
                tracing::info!(%fault, "a session at Keycloak had ended before");
                return self.forget_logout(id, None).await;
            }
            Err(fault) => fault,
        };
        tracing::warn!(%fault, attempt = logout.attempts + 1, "a session at Keycloak could not be ended");
        if logout.created_at + GIVE_UP_AFTER <= now {
            let event = self.logout_failure("a session at Keycloak was not ended", &fault);
            return self.forget_logout(id, Some(event)).await;
        }
        let pause = if now < logout.created_at + HOPEFUL {
            TimeDelta::seconds(1 << logout.attempts.clamp(0, 3))
        } else {
            LATER_PAUSE
        };
        // Somebody should look at it: it will not get better by itself.
        let alert = fault.kind == FaultKind::Refused && logout.attempts == 0;
        let event =
            alert.then(|| self.logout_failure("a session at Keycloak is not ended", &fault));
        let at = now + pause;
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    provider_logouts::try_again(tx, id, at).await?;
                    match event {
                        Some(event) => audit::insert(tx, event).await,
                        None => Ok(()),
                    }
                })
            })
            .await?;
        Ok(())
    }

    fn logout_failure(&self, what: &str, fault: &Fault) -> NewEvent {
        let event = self.audit.service_event(EventKind::Failure);
        event.with_detail(&format!("keycloak: {what}: {fault}"))
    }

    async fn forget_logout(&self, id: i64, event: Option<NewEvent>) -> Result<(), Refusal> {
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    provider_logouts::delete(tx, id).await?;
                    match event {
                        Some(event) => audit::insert(tx, event).await,
                        None => Ok(()),
                    }
                })
            })
            .await?;
        Ok(())
    }
}

/// Whether a refusal says that the session has ended, and not that our client is refused (401, 403, and some versions' 400) or
/// that the address is wrong (404).
fn is_over(fault: &Fault) -> bool {
    const OUR_CLIENT: [&str; 2] = ["invalid_client", "unauthorized_client"];
    let error = fault.fact("error").unwrap_or_default();
    fault.kind == FaultKind::Refused
        && fault.fact("status") == Some("400")
        && !OUR_CLIENT.contains(&error)
}
