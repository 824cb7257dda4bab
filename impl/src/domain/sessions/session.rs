//! Sessions: how tokens are made, and how they die.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ActiveValue::Set, DbErr};
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use crate::{
    clock::seconds,
    domain::{
        audit::{Kind, in_detail},
        caller::Caller,
        keys::keyring::Keyring,
        refusal::Refusal,
        secrets::token_hash,
        sessions::{
            Sessions, access_token::Claims, revocations::log_ends, user_claims::UserClaims,
        },
    },
    names::cut,
    random::RandomnessExt,
    store::{
        Transaction, activity,
        columns::Sealed,
        entities::{auth_clients, auth_events, refresh_tokens, sessions as session_rows},
        sessions::{self, Session},
        users::{self, Account, Membership},
    },
};

/// What a login or a refresh gives.
#[derive(Clone, Debug)]
pub struct Tokens {
    pub access: SecretString,
    pub refresh: SecretString,
    /// End of the access token; whole seconds.
    pub expires: DateTime<Utc>,
}

/// For whom a session's next tokens are made.
pub struct Holder<'a> {
    pub account: &'a Account,
    pub membership: &'a Membership,
    pub client: &'a auth_clients::Model,
}

/// How a session began.
pub struct Origin<'a> {
    /// `user_credentials.auth_provider`, or the provider that vouched.
    pub provider: &'a str,
    /// Encrypted.
    pub external_tokens: Option<Sealed>,
    /// `sid` of the provider's session.
    pub provider_session: Option<String>,
}

/// A session's next tokens, and the row of the refresh token.
pub struct Generation {
    pub tokens: Tokens,
    refresh_row: refresh_tokens::ActiveModel,
    claims: Claims,
    kid: String,
}

/// A session that is ready to be stored.
pub struct NewSession {
    pub id: Uuid,
    row: session_rows::ActiveModel,
    generation: Generation,
}

impl NewSession {
    pub async fn store(
        tx: &Transaction,
        row: session_rows::ActiveModel,
        refresh_row: refresh_tokens::ActiveModel,
    ) -> Result<(), DbErr> {
        sessions::insert(tx, row).await?;
        sessions::insert_token(tx, refresh_row).await
    }

    /// Splits into what the transaction stores and what the caller gets.
    pub fn into_rows(
        self,
    ) -> (
        session_rows::ActiveModel,
        refresh_tokens::ActiveModel,
        Granted,
    ) {
        let (refresh_row, granted) = self.generation.into_parts();
        (self.row, refresh_row, granted)
    }
}

impl Generation {
    /// Splits into what the transaction stores and what the caller gets.
    pub fn into_parts(self) -> (refresh_tokens::ActiveModel, Granted) {
        let granted = Granted {
            tokens: self.tokens,
            claims: self.claims,
            kid: self.kid,
        };
        (self.refresh_row, granted)
    }
}

/// Tokens that become real once their rows are committed.
pub struct Granted {
    tokens: Tokens,
    claims: Claims,
    /// Of the key that signed.
    kid: String,
}

impl Granted {
    /// End of the access token.
    pub fn expires(&self) -> DateTime<Utc> {
        self.tokens.expires
    }
}

impl Sessions {
    /// A new session.
    ///
    /// # Errors
    /// When no key can sign.
    pub(crate) fn new_session(
        &self,
        holder: &Holder<'_>,
        origin: Origin<'_>,
        caller: &Caller,
    ) -> Result<NewSession, Refusal> {
        let now = self.clock.now();
        let id = self.random.uuid();
        let end = now + seconds(self.settings.login.session_max_age.as_secs());
        let generation = self.new_generation(holder, id, 0, end)?;
        let row = session_rows::ActiveModel {
            id: Set(id),
            user_id: Set(holder.account.user.id),
            client_id: Set(holder.client.id),
            generation: Set(0),
            started_at: Set(now),
            last_used_at: Set(now),
            expires_at: Set(end),
            access_expires_at: Set(generation.tokens.expires),
            ended_at: Set(None),
            provider: Set(origin.provider.to_owned()),
            address: Set(Some(caller.address.to_string())),
            user_agent: Set(caller.user_agent.as_deref().map(|text| cut(text, 500))),
            device_id: Set(caller.device_id.as_deref().map(|text| cut(text, 200))),
            external_tokens: Set(origin.external_tokens),
            tenant_id: Set(None),
            provider_session: Set(origin.provider_session),
            claims_version: Set(0),
        };
        Ok(NewSession {
            id,
            row,
            generation,
        })
    }

    /// Signs a session's tokens number `generation`. None of them outlives the session.
    ///
    /// # Errors
    /// When no key can sign.
    pub(crate) fn new_generation(
        &self,
        holder: &Holder<'_>,
        session: Uuid,
        generation: i32,
        session_end: DateTime<Utc>,
    ) -> Result<Generation, Refusal> {
        // Every token that is issued comes from here.
        self.clock_check.trust_clock()?;
        let now = self.clock.now();
        let client = holder.client;
        let access_end =
            session_end.min(now + TimeDelta::seconds(client.access_token_expiration.into()));
        let claims = Claims {
            iss: self.issuer.clone(),
            sub: holder.account.user.id,
            aud: client.client_id.clone(),
            client_id: Some(client.client_id.clone()),
            iat: now.timestamp(),
            exp: access_end.timestamp(),
            nbf: None,
            jti: Claims::jti(session, generation),
            sid: session,
            user: UserClaims::new(
                holder.account,
                holder.membership,
                &self.settings.mail.locale,
                now,
            ),
        };
        let keys = self.keys.keyring.current();
        let key = Keyring::signing(&keys, now)
            .ok_or_else(|| Refusal::internal("there is no key to sign with"))?;
        let access = claims
            .sign(key, self.settings.tokens.jwt_typ)
            .map_err(Refusal::internal)?;
        let refresh = self.random.token();
        let refresh_end = now + TimeDelta::seconds(client.refresh_token_expiration.into());
        let refresh_row = refresh_tokens::ActiveModel {
            token_hash: Set(token_hash(&refresh)),
            session_id: Set(session),
            generation: Set(generation),
            expires_at: Set(refresh_end.min(session_end)),
            spent_at: Set(None),
            successor: Set(None),
        };
        let expires = DateTime::from_timestamp(claims.exp, 0).unwrap_or(access_end);
        let tokens = Tokens {
            access: access.into(),
            refresh: refresh.into(),
            expires,
        };
        Ok(Generation {
            tokens,
            refresh_row,
            claims,
            kid: key.kid.clone(),
        })
    }

    /// Hands out tokens whose rows are committed.
    pub(crate) fn grant(&self, granted: Granted) -> Tokens {
        let access = granted.tokens.access.expose_secret();
        self.remember_verified(access, granted.claims, granted.kid);
        granted.tokens
    }

    /// Ends one session, here and, through the log, everywhere, and writes down `seen`. False when it had ended already; then
    /// nothing is written.
    ///
    /// # Errors
    /// Those of the database.
    async fn end_session_as(
        &self,
        session: Uuid,
        seen: auth_events::ActiveModel,
    ) -> Result<bool, Refusal> {
        let (now, instance) = (self.clock.now(), self.instance);
        self.write_revocations(move |tx| {
            Box::pin(async move {
                let ended = sessions::end(tx, session, now).await?;
                if ended.is_some() {
                    activity::insert(tx, seen).await?;
                }
                let ends = log_ends(tx, instance, ended.as_slice()).await?;
                Ok((ended.is_some(), ends))
            })
        })
        .await
    }

    /// Ends a session whose tokens or code two parties hold, and writes that down.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn end_stolen(
        &self,
        session: &Session,
        how: &str,
        caller: &Caller,
    ) -> Result<(), Refusal> {
        let seen = self
            .activity_in_session(Kind::Theft, session, caller)
            .await?;
        self.end_session_as(session.id, in_detail(seen, how))
            .await?;
        Ok(())
    }

    /// A row about a session's user.
    async fn activity_in_session(
        &self,
        kind: Kind,
        session: &Session,
        caller: &Caller,
    ) -> Result<auth_events::ActiveModel, Refusal> {
        let db = self.store.reader();
        let user = users::find(db, session.user_id).await?;
        let clients = crate::store::clients::list(db).await?;
        let client = clients.iter().find(|client| client.id == session.client_id);
        let client_id = client.map_or("", |client| &client.client_id);
        Ok(self
            .audit
            .session_activity(kind, user.as_ref(), client_id, session.id, caller))
    }

    /// Ends all sessions of a user.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn end_all_sessions(&self, user: Uuid) -> Result<usize, Refusal> {
        let (now, instance) = (self.clock.now(), self.instance);
        self.write_revocations(move |tx| {
            Box::pin(async move {
                let ended = sessions::end_all(tx, user, now).await?;
                let ends = log_ends(tx, instance, &ended).await?;
                Ok((ended.len(), ends))
            })
        })
        .await
    }

    /// `GET /auth/sessions`: the user's sessions that can still be used, newest first, with their clients' public ids.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn list_sessions(
        &self,
        claims: &Arc<Claims>,
    ) -> Result<Vec<(Session, String)>, Refusal> {
        let db = self.store.reader();
        let now = self.clock.now();
        let clients = crate::store::clients::list(db).await?;
        let usable = |session: Session| {
            let client = clients
                .iter()
                .find(|client| client.id == session.client_id)?;
            let life = TimeDelta::seconds(client.refresh_token_expiration.into());
            (session.last_used_at + life > now).then(|| (session, client.client_id.clone()))
        };
        let live = sessions::live_of_user(db, claims.sub, now).await?;
        Ok(live.into_iter().filter_map(usable).collect())
    }

    /// `DELETE /auth/sessions/{id}`: ends one session of the bearer's own.
    ///
    /// # Errors
    /// [`Refusal::SessionNotFound`] for any other.
    pub async fn end_own_session(
        &self,
        claims: &Arc<Claims>,
        id: Uuid,
        caller: &Caller,
    ) -> Result<(), Refusal> {
        let session = sessions::find(self.store.reader(), id)
            .await?
            .filter(|session| session.user_id == claims.sub)
            .ok_or(Refusal::SessionNotFound)?;
        let seen = self
            .activity_in_session(Kind::Logout, &session, caller)
            .await?;
        let seen = in_detail(seen, "ended from the list of sessions");
        if self.end_session_as(id, seen).await? {
            Ok(())
        } else {
            Err(Refusal::SessionNotFound)
        }
    }
}
