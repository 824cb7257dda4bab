//! `POST /logout`, and `POST /keycloak/logout` and the like, which also end the login at the provider.

use std::sync::Arc;

use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use crate::{
    domain::{
        audit::EventKind,
        caller::Caller,
        refusal::Refusal,
        sessions::{
            Sessions, access_token::Claims, bearer::Bearer, refresh_token::Standing,
            revocations::log_ends,
        },
    },
    federation::ProviderName,
    store::{
        audit, provider_logouts,
        sessions::{self, Session},
        users,
    },
};

/// Where a session ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogoutAt {
    Here,
    /// At this service at once and, if the session began at this provider, there too in the background.
    And(ProviderName),
}

impl Sessions {
    /// Ends the session of a pair of tokens. Returns the user's id.
    ///
    /// # Errors
    /// Those of [`Sessions::check_bearer`], [`Refusal::TokenMissing`], [`Refusal::TokenExpired`],
    /// [`Refusal::TokenInvalid`].
    pub async fn logout(
        &self,
        at: LogoutAt,
        refresh_token: Option<&SecretString>,
        bearer: Bearer<'_>,
        caller: &Caller,
    ) -> Result<Uuid, Refusal> {
        let claims = self.check_bearer(bearer).await?;
        let session = self.session_of_pair(&claims, refresh_token).await?;
        let (now, instance) = (self.clock.now(), self.instance);
        let user = users::find(self.store.reader(), claims.sub).await?;
        let event = self.audit.session_event(
            EventKind::Logout,
            user.as_ref(),
            &claims.aud,
            session.id,
            caller,
        );
        let event = event.in_tenant(session.tenant_id);
        let at_provider = match at {
            LogoutAt::And(provider) if session.provider == provider.stored() => session
                .external_tokens
                .clone()
                .map(|token| (provider, token)),
            LogoutAt::And(_) | LogoutAt::Here => None,
        };
        self.write_revocations::<_, Refusal, _>(move |tx| {
            Box::pin(async move {
                let ended = sessions::end(tx, session.id, now).await?;
                // Only the first of several concurrent logouts is recorded.
                if ended.is_some() {
                    audit::insert(tx, event);
                    if let Some((provider, token)) = at_provider {
                        provider_logouts::insert(tx, provider.stored(), token, now).await?;
                    }
                }
                let ends = log_ends(tx, instance, ended.as_slice()).await?;
                Ok(((), ends))
            })
        })
        .await?;
        self.logout_wakeup.notify_one();
        Ok(claims.sub)
    }

    /// The session to which both the access token and the refresh token belong.
    ///
    /// # Errors
    /// [`Refusal::TokenMissing`], [`Refusal::TokenExpired`] for an unknown or expired refresh token or an ended
    /// session, [`Refusal::TokenInvalid`] for a refresh token of another session.
    pub(crate) async fn session_of_pair(
        &self,
        claims: &Arc<Claims>,
        refresh_token: Option<&SecretString>,
    ) -> Result<Session, Refusal> {
        let refresh_token = refresh_token
            .filter(|token| !token.expose_secret().is_empty())
            .ok_or(Refusal::TokenMissing)?;
        let session = self.session_of_refresh_token(refresh_token).await?;
        let (session, _) = session.ok_or(Refusal::TokenExpired)?;
        if session.id == claims.sid {
            Ok(session)
        } else {
            Err(Refusal::TokenInvalid)
        }
    }

    /// The live session of a refresh token, spent or not, and what the token is to it.
    ///
    /// # Errors
    /// Database errors.
    pub(in crate::domain) async fn session_of_refresh_token(
        &self,
        text: &SecretString,
    ) -> Result<Option<(Session, Standing)>, Refusal> {
        let Some(token) = self.read_refresh_token(text).await? else {
            return Ok(None);
        };
        let (db, now) = (self.store.reader(), self.clock.now());
        let session = sessions::find(db, token.session).await?;
        Ok(session
            .filter(|session| session.ended_at.is_none() && session.is_refreshable(now))
            .map(|session| {
                let standing = token.standing(&session);
                (session, standing)
            })
            .filter(|(_, standing)| *standing != Standing::Unknown))
    }
}
