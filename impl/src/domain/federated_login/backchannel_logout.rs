//! `POST /auth/keycloak-backchannel-logout` (OpenID Connect Back-Channel Logout 1.0): a logout at Keycloak ends the
//! sessions here.

use secrecy::{ExposeSecret, SecretString};

use crate::{
    domain::{
        audit::EventKind, browsers::session::end_applications, caller::Caller,
        federated_login::FederatedLogin, refusal::Refusal, secrets::token_hash,
        sessions::revocations::log_ends,
    },
    federation::{Ended, Fault, FaultKind, LogoutToken, ProviderName},
    store::{
        audit, browser_sessions, codes,
        identities::{self, Known},
        sessions::{self, AtProvider},
        used_assertions, users,
    },
};

impl FederatedLogin {
    /// Ends the sessions, also those of browsers, that were opened by the session or the user that a logout token names. It is not an error if
    /// there are none: they may have ended before.
    ///
    /// # Errors
    /// [`Refusal::NotConfigured`], [`Refusal::LogoutTokenInvalid`], [`Refusal::ProviderFailed`] and
    /// [`Refusal::ProviderTimeout`] if Keycloak's keys cannot be loaded.
    pub async fn keycloak_backchannel_logout(
        &self,
        token: &SecretString,
        caller: &Caller,
    ) -> Result<(), Refusal> {
        let keycloak = ProviderName::Keycloak;
        self.providers
            .find(keycloak)
            .ok_or(Refusal::NotConfigured)?;
        let now = self.clock.now();
        let reading = self
            .providers
            .keycloak_logout_token(token.expose_secret(), now);
        let token = self
            .with_timeout(reading)
            .await
            .map_err(|fault| refused(&fault, caller))?;
        let Some(which) = self.sessions_to_end(&token).await? else {
            return Ok(());
        };
        let (instance, event) = (
            self.sessions.instance,
            self.audit.service_event(EventKind::Logout),
        );
        let event = event.with_detail("by keycloak");
        let used = token_hash(&format!("logout token {}", token.id));
        let first = self
            .sessions
            .write_revocations::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    if !used_assertions::insert(tx, used, token.until).await? {
                        return Ok((false, Vec::new()));
                    }
                    users::lock_at_provider(tx, keycloak.stored(), &which).await?;
                    // An unused code would open a session after the logout.
                    codes::void_of_provider(tx, keycloak.stored(), &which, now).await?;
                    let mut ended =
                        sessions::end_of_provider(tx, keycloak.stored(), &which, now).await?;
                    // Otherwise the next application would sign the user in without a question.
                    for browser in
                        browser_sessions::open_of_provider(tx, keycloak.stored(), &which).await?
                    {
                        browser_sessions::end(tx, browser, now).await?;
                        ended.extend(end_applications(tx, browser, now).await?);
                    }
                    for session in &ended {
                        let mut row = event.clone();
                        row.user_id = Some(session.user_id);
                        row.session_id = Some(session.id);
                        let user = users::find(tx, session.user_id).await?;
                        let default = user.and_then(|user| user.default_tenant_id);
                        row.tenant_id = session.tenant_id.or(default);
                        audit::insert(tx, row);
                    }
                    let ends = log_ends(tx, instance, &ended).await?;
                    Ok((true, ends))
                })
            })
            .await?;
        if first {
            Ok(())
        } else {
            Err(refused(&Fault::refused("it was used before (jti)"), caller))
        }
    }

    /// Which sessions a logout token means; `None` if it names a person who is no user here.
    async fn sessions_to_end(&self, token: &LogoutToken) -> Result<Option<AtProvider>, Refusal> {
        let subject = match &token.ended {
            Ended::Session(session) => return Ok(Some(AtProvider::Session(session.clone()))),
            Ended::Subject(subject) => subject,
        };
        let (db, provider) = (self.store.reader(), ProviderName::Keycloak.stored());
        let known = identities::find(db, provider, subject, Some(token.issuer.as_str())).await?;
        Ok(match known {
            Known::User(user) => Some(AtProvider::User(user)),
            Known::Deleted | Known::AtAnotherIssuer | Known::Nobody => None,
        })
    }
}

fn refused(fault: &Fault, caller: &Caller) -> Refusal {
    tracing::warn!(provider = "keycloak", request_id = %caller.request_id, %fault, "a logout token was rejected");
    match fault.kind {
        FaultKind::Refused | FaultKind::NotNow => Refusal::LogoutTokenInvalid,
        FaultKind::Broken => Refusal::ProviderFailed,
        FaultKind::TooSlow => Refusal::ProviderTimeout,
        FaultKind::Busy => Refusal::Saturated,
    }
}
