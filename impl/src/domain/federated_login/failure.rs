//! Failed logins through identity providers. Each is logged and recorded in the audit trail with the provider, the step
//! and the cause, so that an operator can find the reason. The user only learns that the login failed.

use uuid::Uuid;

use crate::{
    domain::{
        audit::EventKind, caller::Caller, federated_login::FederatedLogin,
        limits::address_limit::UNSOLICITED_CALLBACKS, refusal::Refusal,
    },
    federation::{Fault, FaultKind, ProviderName},
    log_throttle,
    store::{Error, audit, users},
};

/// Why a login failed: the refusal for the caller, and the cause, which must not contain a secret.
#[derive(Debug)]
pub(in crate::domain) struct Failure {
    pub refusal: Refusal,
    pub why: String,
    /// The user, if the login got far enough to know.
    pub user: Option<Uuid>,
}

impl Failure {
    /// For data that cannot be trusted. The caller does not learn the cause.
    pub fn untrusted(why: impl Into<String>) -> Self {
        Self {
            refusal: Refusal::InvalidCredentials,
            why: why.into(),
            user: None,
        }
    }

    #[must_use]
    pub fn for_user(self, user: Uuid) -> Self {
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
            FaultKind::Broken => Refusal::ProviderFailed,
            FaultKind::TooSlow => Refusal::ProviderTimeout,
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
    /// Logs and records a failed login. Returns the refusal for the caller. `client_id` is `None` unless the state was
    /// valid.
    pub(in crate::domain) async fn record_login_failure(
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
        // Anybody can send any number of callbacks with an unknown state, so these are logged at intervals only.
        if client_id.is_some()
            || log_throttle::should_log("a login through an identity provider failed", provider)
        {
            tracing::warn!(provider, request_id = %caller.request_id, %why, "a login through an identity provider failed");
        }
        let recorded = self.write_failure_event(provider, client_id, user, &why, caller);
        if let Err(error) = recorded.await {
            // The refusal is returned nevertheless.
            tracing::error!(%error, "could not record a failed login in the audit trail");
        }
        refusal
    }

    async fn write_failure_event(
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
        // Forged callbacks must not fill the audit trail. Other callbacks need a start, which is limited.
        let mut limit = None;
        if client_id.is_none() {
            row.client_id = None;
            limit = Some(
                self.limits
                    .address_limit(&UNSOLICITED_CALLBACKS, caller.address),
            );
        }
        let now = self.clock.now();
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    if let Some(limit) = limit
                        && limit.count(tx, now).await?.is_err()
                    {
                        return Ok::<_, Refusal>(());
                    }
                    audit::insert(tx, row);
                    Ok(())
                })
            })
            .await?;
        Ok(())
    }
}
