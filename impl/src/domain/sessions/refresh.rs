//! `POST /auth/token-refresh` and `POST /auth/switch-token`: rotation, grace and detection of theft, as the [module of sessions](super) describes.

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
        entities::auth_clients,
        refresh::{Refreshable, Rotation},
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
struct Read {
    found: Refreshable,
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
            let read = self.read_refresh(&hash, bearer).await?;
            if read.found.token.spent_at.is_some() {
                return self.replay(read, tenant, caller).await.map(Some);
            }
            // If a concurrent request has used the refresh token, ended the session or changed its claims, the next
            // attempt reads that.
            self.rotate(read, tenant, caller).await
        })
        .await
    }

    async fn read_refresh(&self, hash: &[u8], bearer: Bearer<'_>) -> Result<Read, Refusal> {
        let now = self.clock.now();
        let found = self.refreshes.find(hash).await?;
        let found = found
            .filter(|found| found.session.expires_at > now && found.token.expires_at > now)
            .ok_or(Refusal::TokenExpired)?;
        if found.session.ended_at.is_some() {
            // A user who was disabled or deleted, which ends the sessions, is told so.
            let account = self.account_in(&found, None).await?;
            check_holder(account.as_ref(), found.client.as_ref())?;
            return Err(Refusal::TokenExpired);
        }
        let claims = match bearer {
            Some(bearer) => self.read_bearer(bearer).await?,
            None => None,
        };
        let claims = claims
            .filter(|claims| {
                claims.sid == found.session.id
                    && claims.generation() == Some(found.token.generation)
            })
            .map(|claims| Claims::clone(&claims));
        Ok(Read { found, claims })
    }

    /// Returns `None` if the session was refreshed, ended or changed in the meantime.
    async fn rotate(
        &self,
        read: Read,
        tenant: Option<Uuid>,
        caller: &Caller,
    ) -> Result<Option<Tokens>, Refusal> {
        let claims = read.claims.ok_or(Refusal::TokenInvalid)?;
        let account = self.account_in(&read.found, tenant).await?;
        let Refreshable {
            token,
            session,
            client,
            ..
        } = read.found;
        let holder = check_holder(account.as_ref(), client.as_ref())?;
        let number = token.generation + 1;
        let next = self.new_generation(&holder, session.id, number, session.expires_at)?;
        let successor = self.seal_successor(&next)?;
        let event = self.audit.session_event(
            EventKind::Relogin,
            Some(&holder.account.user),
            &holder.client.client_id,
            session.id,
            caller,
        );
        let event = event.in_tenant(Some(holder.membership.row.tenant_id));
        let (refresh_row, issued) = next.into_parts();
        let revoked_until = DateTime::from_timestamp(claims.exp, 0).unwrap_or(session.expires_at);
        let rotation = Rotation {
            tenant: tenant.or(session.tenant_id),
            access_expires_at: issued.expires(),
            spent: token.token_hash,
            successor,
            next: refresh_row,
            revoked_until: Some(revoked_until).filter(|until| *until > event.at),
            event,
            session,
        };
        let stored = self.refreshes.store(rotation).await?;
        Ok(stored.then(|| self.issue(issued)))
    }

    /// The account with its membership in `tenant`, or else in the session's tenant.
    async fn account_in(
        &self,
        found: &Refreshable,
        tenant: Option<Uuid>,
    ) -> Result<Option<Account>, Refusal> {
        let Some(mut account) = found.account.clone() else {
            return Ok(None);
        };
        if let Some(tenant) = tenant.or(found.session.tenant_id)
            && account.user.default_tenant_id != Some(tenant)
        {
            let db = self.store.reader();
            account.membership = users::find_membership(db, account.user.id, tenant).await?;
        }
        Ok(Some(account))
    }

    /// Handles a spent refresh token: repeats the response within the grace period, or else ends the session.
    async fn replay(
        &self,
        read: Read,
        tenant: Option<Uuid>,
        caller: &Caller,
    ) -> Result<Tokens, Refusal> {
        let Some(tokens) = self.unused_successor(&read) else {
            let session = &read.found.session;
            tracing::warn!(user = %session.user_id, session = %session.id, "a spent refresh token was used; ending its session");
            self.end_stolen_session(session, "a spent refresh token was used again", caller)
                .await?;
            return Err(Refusal::TokenExpired);
        };
        let account = self.account_in(&read.found, None).await?;
        let Refreshable {
            session, client, ..
        } = &read.found;
        let holder = check_holder(account.as_ref(), client.as_ref())?;
        let present = session.tenant_id.or(holder.account.user.default_tenant_id);
        // The new pair is for another tenant. This is not theft but a client that switches tenants quickly.
        if tenant.is_some() && tenant != present {
            return Err(Refusal::TokenInvalid);
        }
        Ok(tokens)
    }

    fn unused_successor(&self, read: &Read) -> Option<Tokens> {
        let Read { found, claims } = read;
        let (token, session) = (&found.token, &found.session);
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

/// The user check for the session's user and client.
fn check_holder<'a>(
    account: Option<&'a Account>,
    client: Option<&'a auth_clients::Model>,
) -> Result<Holder<'a>, Refusal> {
    let client = client.ok_or(Refusal::ClientInvalid)?;
    let account = account.ok_or(Refusal::InvalidCredentials)?;
    Ok(Holder {
        account,
        membership: check_user(account, client)?,
        client,
    })
}
