//! `POST /auth/token-refresh`: rotation, grace and detection of theft, as the [module of sessions](super) describes.

use chrono::DateTime;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    clock::seconds,
    domain::{
        accounts::status::check_user,
        audit::EventKind,
        caller::Caller,
        keys::seal::Purpose,
        refusal::Refusal,
        retry::retry_if_changed,
        secrets::token_hash,
        sessions::{
            Sessions,
            access_token::Claims,
            bearer::Bearer,
            session::{Generation, Holder, Tokens},
        },
    },
    store::{
        audit,
        entities::auth_clients,
        revocations::{self, Revocation},
        sessions::{self, RefreshToken, Session},
        users::{self, Account},
    },
};

/// The new pair, stored encrypted with the spent token for the grace period.
#[derive(Serialize, Deserialize)]
struct Successor {
    access: String,
    refresh: String,
    expires: i64,
}

/// What a refresh reads before it decides.
struct Rotation {
    token: RefreshToken,
    session: Session,
    /// `None` if the client was deleted.
    client: Option<auth_clients::Model>,
    /// The claims of the bearer token, if it belongs to the same pair as the refresh token.
    claims: Option<Claims>,
}

impl Sessions {
    /// Exchanges a pair of tokens for a new one. With `tenant` the session switches to that tenant permanently.
    ///
    /// # Errors
    /// [`Refusal::TokenExpired`], [`Refusal::TokenInvalid`], those of the user check, also for the membership in
    /// `tenant`.
    pub async fn refresh(
        &self,
        refresh_token: &SecretString,
        tenant: Option<Uuid>,
        bearer: Bearer<'_>,
        caller: &Caller,
    ) -> Result<Tokens, Refusal> {
        let hash = token_hash(refresh_token.expose_secret());
        retry_if_changed(async || {
            let rotation = self.read_rotation(&hash, bearer).await?;
            if rotation.token.spent_at.is_some() {
                return self.replay(rotation, tenant, caller).await.map(Some);
            }
            // If a concurrent request has used the refresh token, ended the session or changed its claims, the next
            // attempt reads that.
            self.rotate(&rotation, tenant, caller).await
        })
        .await
    }

    async fn read_rotation(&self, hash: &[u8], bearer: Bearer<'_>) -> Result<Rotation, Refusal> {
        let now = self.clock.now();
        let (token, session, client) = sessions::find_token(self.store.reader(), hash)
            .await?
            .filter(|(token, session, _)| session.expires_at > now && token.expires_at > now)
            .ok_or(Refusal::TokenExpired)?;
        if session.ended_at.is_some() {
            // A user who was disabled or deleted, which ends the sessions, is told so.
            self.check_holder(&session, client, session.tenant_id)
                .await?;
            return Err(Refusal::TokenExpired);
        }
        let claims = match bearer {
            Some(bearer) => self.read_bearer(bearer).await?,
            None => None,
        };
        let claims = claims
            .filter(|claims| {
                claims.sid == session.id && claims.generation() == Some(token.generation)
            })
            .map(|claims| Claims::clone(&claims));
        Ok(Rotation {
            token,
            session,
            client,
            claims,
        })
    }

    /// Returns `None` if the session was refreshed, ended or changed in the meantime.
    async fn rotate(
        &self,
        rotation: &Rotation,
        tenant: Option<Uuid>,
        caller: &Caller,
    ) -> Result<Option<Tokens>, Refusal> {
        let Rotation { token, session, .. } = rotation;
        let claims = rotation.claims.as_ref().ok_or(Refusal::TokenInvalid)?;
        let client = rotation.client.clone();
        let tenant = tenant.or(session.tenant_id);
        let (account, client) = self.check_holder(session, client, tenant).await?;
        let holder = Holder {
            account: &account,
            membership: check_user(&account, &client)?,
            client: &client,
        };
        let number = token.generation + 1;
        let next = self.new_generation(&holder, session.id, number, session.expires_at)?;
        let successor = self.seal_successor(&next)?;
        let event = self.audit.session_event(
            EventKind::Relogin,
            Some(&account.user),
            &client.client_id,
            session.id,
            caller,
        );
        let revoked = Revocation {
            session_id: session.id,
            generation: number,
            expires_at: DateTime::from_timestamp(claims.exp, 0).unwrap_or(session.expires_at),
        };
        let (refresh_row, issued) = next.into_parts();
        let access_end = issued.expires();
        let (now, instance) = (self.clock.now(), self.instance);
        let (hash, read) = (token.token_hash.clone(), session.clone());
        let rotated = self
            .write_revocations::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    // Of concurrent refreshes, and against the end of the session, this update decides which one wins.
                    if !sessions::advance(tx, &read, number, tenant, access_end, now).await? {
                        return Ok((false, Vec::new()));
                    }
                    sessions::spend_token(tx, &hash, successor, now).await?;
                    sessions::insert_token(tx, refresh_row).await?;
                    let revoked = if revoked.expires_at > now {
                        revocations::insert(tx, instance, &[revoked]).await?
                    } else {
                        vec![revoked]
                    };
                    audit::insert(tx, event).await?;
                    Ok((true, revoked))
                })
            })
            .await?;
        Ok(rotated.then(|| self.issue(issued)))
    }

    /// The user check for the session's user and client, in the given tenant or else the user's default tenant.
    async fn check_holder(
        &self,
        session: &Session,
        client: Option<auth_clients::Model>,
        tenant: Option<Uuid>,
    ) -> Result<(Account, auth_clients::Model), Refusal> {
        let client = client.ok_or(Refusal::ClientInvalid)?;
        let db = self.store.reader();
        let mut account = users::find_account(db, session.user_id)
            .await?
            .ok_or(Refusal::InvalidCredentials)?;
        if let Some(tenant) = tenant
            && account.user.default_tenant_id != Some(tenant)
        {
            account.membership = users::find_membership(db, account.user.id, tenant).await?;
        }
        check_user(&account, &client)?;
        Ok((account, client))
    }

    /// Handles a spent refresh token: repeats the response within the grace period, or else ends the session.
    async fn replay(
        &self,
        rotation: Rotation,
        tenant: Option<Uuid>,
        caller: &Caller,
    ) -> Result<Tokens, Refusal> {
        match self.unused_successor(&rotation) {
            Some(tokens) => {
                let session = &rotation.session;
                let (account, _) = self
                    .check_holder(session, rotation.client, session.tenant_id)
                    .await?;
                let present = session.tenant_id.or(account.user.default_tenant_id);
                // The new pair is for another tenant. This is not theft but a client that switches tenants quickly.
                if tenant.is_some() && tenant != present {
                    return Err(Refusal::TokenInvalid);
                }
                Ok(tokens)
            }
            None => {
                let session = &rotation.session;
                tracing::warn!(user = %session.user_id, session = %session.id, "a spent refresh token was used; ending its session");
                self.end_stolen_session(session, "a spent refresh token was used again", caller)
                    .await?;
                Err(Refusal::TokenExpired)
            }
        }
    }

    fn unused_successor(&self, rotation: &Rotation) -> Option<Tokens> {
        let Rotation {
            token,
            session,
            claims,
            ..
        } = rotation;
        claims.as_ref()?;
        let grace_end = token.spent_at? + seconds(self.settings.login.refresh_grace.as_secs());
        let in_time = self.clock.now() < grace_end;
        let unused = session.generation == token.generation + 1;
        if !in_time || !unused {
            return None;
        }
        let sealed = token.successor.as_deref()?;
        let text = self.sealer.open(Purpose::RefreshSuccessor, sealed).ok()?;
        let successor: Successor = serde_json::from_slice(&text).ok()?;
        Some(Tokens {
            access: successor.access.into(),
            refresh: successor.refresh.into(),
            expires: DateTime::from_timestamp(successor.expires, 0)?,
        })
    }

    fn seal_successor(&self, next: &Generation) -> Result<Option<String>, Refusal> {
        if self.settings.login.refresh_grace.is_zero() {
            return Ok(None);
        }
        let successor = Successor {
            access: next.tokens.access.expose_secret().to_owned(),
            refresh: next.tokens.refresh.expose_secret().to_owned(),
            expires: next.tokens.expires.timestamp(),
        };
        let text = serde_json::to_vec(&successor).map_err(Refusal::internal)?;
        self.sealer
            .seal(&*self.random, Purpose::RefreshSuccessor, &text)
            .map(Some)
            .map_err(Refusal::internal)
    }
}
