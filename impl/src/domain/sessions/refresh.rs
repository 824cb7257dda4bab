//! `POST /auth/token-refresh`: rotation that forgives a lost answer and punishes theft.
//!
//! A refresh token and the access token issued with it form a pair, and only the pair refreshes. Refreshing spends it. The
//! same pair again, soon after and while its successor is unused, is a client that did not get its answer: it gets that
//! very answer. Anything else spent means that two parties hold the tokens: the session ends (RFC 9700 section 4.14.2).

use chrono::DateTime;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    clock::seconds,
    domain::{
        accounts::standing::check_user,
        audit::EventKind,
        caller::Caller,
        keys::seal::Purpose,
        refusal::Refusal,
        retry::until_unchanged,
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

/// A pair's successor, as it is kept (sealed) for the grace.
#[derive(Serialize, Deserialize)]
struct Successor {
    access: String,
    refresh: String,
    expires: i64,
}

/// What is known of a refresh once the tokens are read.
struct Rotation {
    token: RefreshToken,
    session: Session,
    /// The session's, unless deleted.
    client: Option<auth_clients::Model>,
    /// Of the bearer token, if it is the one issued with the refresh token.
    claims: Option<Claims>,
}

impl Sessions {
    /// New tokens for a pair of old ones. With a `tenant` the session changes to it, and stays there.
    ///
    /// # Errors
    /// [`Refusal::TokenExpired`], [`Refusal::TokenInvalid`], those of the user check, also for the membership of `tenant`.
    pub async fn refresh(
        &self,
        refresh_token: &SecretString,
        tenant: Option<Uuid>,
        bearer: Bearer<'_>,
        caller: &Caller,
    ) -> Result<Tokens, Refusal> {
        let hash = token_hash(refresh_token.expose_secret());
        until_unchanged(async || {
            let rotation = self.read_rotation(&hash, bearer).await?;
            if rotation.token.spent_at.is_some() {
                return self.replay(rotation, tenant, caller).await.map(Some);
            }
            // When somebody was faster with the same refresh token, has ended the session, or has changed what its tokens say, the
            // next reading tells.
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
            // Disabling or deleting a user ends the sessions; whoever holds one is told why.
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

    /// `None` when the session has moved on, ended or changed meanwhile.
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
        let (refresh_row, granted) = next.into_parts();
        let access_end = granted.expires();
        let (now, instance) = (self.clock.now(), self.instance);
        let (hash, read) = (token.token_hash.clone(), session.clone());
        let rotated = self
            .write_revocations::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    // Decides who of several is first, and whether the session ended meanwhile.
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
        Ok(rotated.then(|| self.grant(granted)))
    }

    /// The user check for a session's user and client, in a tenant or else the user's default one.
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

    /// A spent pair comes again.
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
                // The successor is for another tenant. No theft: somebody who changes tenants quickly.
                if tenant.is_some() && tenant != present {
                    return Err(Refusal::TokenInvalid);
                }
                Ok(tokens)
            }
            None => {
                let session = &rotation.session;
                tracing::warn!(user = %session.user_id, session = %session.id, "a spent refresh token was used; its session ends");
                self.end_stolen(session, "a spent refresh token was used again", caller)
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
