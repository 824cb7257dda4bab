//! Logins through other identity providers that fail: one line in the log and one row in the audit trail, each with the provider,
//! the exchange and the cause, so that an operator finds out why. The person only learns that it did not work.

use crate::store::Error;
use uuid::Uuid;

use crate::{
    domain::{
        audit::EventKind, caller::Caller, federated_login::FederatedLogin,
        limits::address_limit::STRAY_CALLBACKS, refusal::Refusal,
    },
    federation::{Fault, FaultKind, ProviderName},
    log_throttle,
    store::{audit, users},
};

/// Why a login failed: the answer, and the cause in words that hold no secret.
#[derive(Debug)]
pub(in crate::domain) struct Failure {
    pub refusal: Refusal,
    pub why: String,
    /// Whose account it was, as far as the login got.
    pub user: Option<Uuid>,
}

impl Failure {
    /// Not to be trusted, for a reason that the person does not learn.
    pub fn untrusted(why: impl Into<String>) -> Self {
        Self {
            refusal: Refusal::InvalidCredentials,
            why: why.into(),
            user: None,
        }
    }

    #[must_use]
    pub fn of(self, user: Uuid) -> Self {
        Self {
            user: Some(user),
            ..self
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self {
            why: refusal.to_string(),
            refusal,
            user: None,
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Refusal::from(error).into()
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        let refusal = match fault.kind {
            FaultKind::Refused | FaultKind::NotNow => Refusal::InvalidCredentials,
            FaultKind::Broken => Refusal::ProviderBroken,
            FaultKind::TooSlow => Refusal::ProviderTooSlow,
            FaultKind::Busy => Refusal::Saturated,
        };
        Self {
            refusal,
            why: fault.to_string(),
            user: None,
        }
    }
}

impl FederatedLogin {
    /// Writes a failed login down. Answers what to say. `client_id` is that of a login whose state was good.
    pub(in crate::domain) async fn note_external_failure(
        &self,
        provider: ProviderName,
        client_id: Option<&str>,
        failure: Failure,
        caller: &Caller,
    ) -> Refusal {
        let Failure { refusal, why, user } = failure;
        if matches!(
            refusal,
            Refusal::NotConfigured
                | Refusal::Internal(_)
                | Refusal::Unavailable
                | Refusal::Saturated
        ) {
            return refusal;
        }
        let provider = provider.stored();
        // Anybody can send callbacks that no login here began, as many as they like.
        if client_id.is_some()
            || log_throttle::should_log("a login through a provider failed", provider)
        {
            tracing::warn!(provider, request_id = %caller.request_id, %why, "a login through a provider failed");
        }
        let noted = self.store_external_failure(provider, client_id, user, &why, caller);
        if let Err(error) = noted.await {
            // The refusal stands; that it could not be written down is for the log.
            tracing::error!(%error, "a failed login through a provider cannot be written to the audit trail");
        }
        refusal
    }

    async fn store_external_failure(
        &self,
        provider: &str,
        client_id: Option<&str>,
        user: Option<Uuid>,
        why: &str,
        caller: &Caller,
    ) -> Result<(), Refusal> {
        let user = match user {
            Some(user) => users::find(self.store.reader(), user).await?,
            None => None,
        };
        let row = self.audit.event(
            EventKind::Failure,
            user.as_ref(),
            client_id.unwrap_or(""),
            caller,
        );
        let mut row = row.with_detail(&format!("{provider}: {why}"));
        // Whoever makes up callbacks must not fill the trail. The others began with a start, which is limited.
        let mut limit = None;
        if client_id.is_none() {
            row.client_id = None;
            limit = Some(self.limits.address_limit(&STRAY_CALLBACKS, caller.address));
        }
        let now = self.clock.now();
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    if let Some(limit) = limit
                        && limit.count(tx, now).await?.is_err()
                    {
                        return Ok(());
                    }
                    audit::insert(tx, row).await
                })
            })
            .await?;
        Ok(())
    }
}
