//! Ending logins at providers in the background, so that the local logout does not wait for them.

use chrono::TimeDelta;

use crate::{
    domain::{
        audit::EventKind,
        deliveries::{Deliveries, GIVE_UP_AFTER, LEASE, in_time},
        federated_login::FederatedLogin,
        keys::seal::Purpose,
        refusal::Refusal,
    },
    federation::{Fault, FaultKind},
    store::{
        audit::{self, NewEvent},
        provider_logouts::{self, ProviderLogout},
    },
};

/// A provider that is restarting is back soon. After this period it is asked less often.
const FAST_RETRY_PERIOD: TimeDelta = TimeDelta::minutes(5);
const SLOW_RETRY_PAUSE: TimeDelta = TimeDelta::minutes(5);

/// The logins that wait to be ended.
impl Deliveries for FederatedLogin {
    type Row = ProviderLogout;

    const NAME: &'static str = "logouts at identity providers";

    async fn claim(&self, limit: u64) -> Result<Vec<ProviderLogout>, Refusal> {
        let now = self.clock.now();
        if !provider_logouts::any_due(self.store.reader(), now).await? {
            return Ok(Vec::new());
        }
        let claim = self.store.write(move |tx| {
            Box::pin(async move { provider_logouts::claim(tx, limit, LEASE, now).await })
        });
        Ok(claim.await?)
    }

    async fn deliver(&self, row: ProviderLogout) -> Result<(), Refusal> {
        self.try_logout(row).await
    }

    async fn queued(&self) {
        self.logout_wakeup.notified().await;
    }
}

impl FederatedLogin {
    async fn try_logout(&self, logout: ProviderLogout) -> Result<(), Refusal> {
        let id = logout.id;
        let opened = self.sealer.open(Purpose::ProviderToken, &logout.token);
        let token = opened.ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let outcome = match token {
            Some(token) => in_time(self.providers.end_login(&logout.provider, &token)).await,
            None => Err(Fault::refused("no key of SECRET_KEY decrypts the token")),
        };
        let now = self.clock.now();
        let fault = match outcome {
            Ok(()) => return self.forget_logout(id, None).await,
            Err(fault) if had_ended(&fault) => {
                tracing::info!(%fault, provider = logout.provider, "the login at the provider had already ended");
                return self.forget_logout(id, None).await;
            }
            Err(fault) => fault,
        };
        tracing::warn!(%fault, provider = logout.provider, attempt = logout.attempts + 1, "failed to end a login at the provider");
        // By then the session at the provider has expired.
        if logout.created_at + GIVE_UP_AFTER <= now {
            let event = self.logout_failure(&logout, "a login there was not ended", &fault);
            return self.forget_logout(id, Some(event)).await;
        }
        let pause = if now < logout.created_at + FAST_RETRY_PERIOD {
            TimeDelta::seconds(1 << logout.attempts.clamp(0, 3))
        } else {
            SLOW_RETRY_PAUSE
        };
        // The operator must be told: a refused request will not succeed later.
        let alert = fault.kind == FaultKind::Refused && logout.attempts == 0;
        let event =
            alert.then(|| self.logout_failure(&logout, "a login there was not ended yet", &fault));
        let at = now + pause;
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    provider_logouts::try_again(tx, id, at).await?;
                    if let Some(event) = event {
                        audit::insert(tx, event);
                    }
                    Ok::<_, Refusal>(())
                })
            })
            .await?;
        Ok(())
    }

    fn logout_failure(&self, logout: &ProviderLogout, what: &str, fault: &Fault) -> NewEvent {
        let event = self.audit.service_event(EventKind::Failure);
        event.with_detail(&format!("{}: {what}: {fault}", logout.provider))
    }

    async fn forget_logout(&self, id: i64, event: Option<NewEvent>) -> Result<(), Refusal> {
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    provider_logouts::delete(tx, id).await?;
                    if let Some(event) = event {
                        audit::insert(tx, event);
                    }
                    Ok::<_, Refusal>(())
                })
            })
            .await?;
        Ok(())
    }
}

/// Whether an error response means that the session has ended or the token is no longer valid, and not that this client was
/// rejected (401, 403, and 400 in some versions) or that the URL is wrong (404).
fn had_ended(fault: &Fault) -> bool {
    const OUR_CLIENT: [&str; 2] = ["invalid_client", "unauthorized_client"];
    let error = fault.fact("error").unwrap_or_default();
    fault.kind == FaultKind::Refused
        && fault.fact("status") == Some("400")
        && !OUR_CLIENT.contains(&error)
}
