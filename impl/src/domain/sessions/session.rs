//! Sessions: how tokens are made, and how they die.

use chrono::{DateTime, TimeDelta, Utc};
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use crate::{
    clock::seconds,
    domain::{
        audit::EventKind,
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
        Error, Transaction,
        audit::{self, NewEvent},
        clients,
        columns::Sealed,
        entities::auth_clients,
        sessions::{self, RefreshToken, Session},
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
    refresh_row: RefreshToken,
    claims: Claims,
    kid: String,
}

/// A session that is ready to be opened: what its transaction judges and stores.
pub struct NewSession {
    pub id: Uuid,
    account: Account,
    client: i32,
    row: Session,
    refresh_row: RefreshToken,
    event: NewEvent,
}

impl NewSession {
    /// Locks what the session rests on. False when the account has changed since it was judged, or the client is no longer
    /// usable: then all has to be judged anew.
    pub async fn lock(&self, tx: &Transaction) -> Result<bool, Error> {
        Ok(users::lock_unchanged(tx, &self.account).await?
            && clients::lock_usable(tx, self.client).await?)
    }

    /// Opens the session. To be called after [`NewSession::lock`], in the same transaction.
    pub async fn store(self, tx: &Transaction) -> Result<(), Error> {
        let (user, now) = (self.row.user_id, self.row.started_at);
        sessions::insert(tx, self.row).await?;
        sessions::insert_token(tx, self.refresh_row).await?;
        users::set_last_login(tx, user, now).await?;
        audit::insert(tx, self.event).await
    }
}

impl Generation {
    /// Splits into what the transaction stores and what the caller gets.
    pub fn into_parts(self) -> (RefreshToken, Granted) {
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
    /// A new session, and the tokens that it gives once it is stored.
    ///
    /// # Errors
    /// When no key can sign.
    pub(crate) fn new_session(
        &self,
        holder: &Holder<'_>,
        origin: Origin<'_>,
        caller: &Caller,
    ) -> Result<(NewSession, Granted), Refusal> {
        let now = self.clock.now();
        let id = self.random.uuid();
        let end = now + seconds(self.settings.login.session_max_age.as_secs());
        let (refresh_row, granted) = self.new_generation(holder, id, 0, end)?.into_parts();
        let (user, client) = (&holder.account.user, holder.client);
        let event = self
            .audit
            .session_event(EventKind::Access, Some(user), &client.client_id, id, caller)
            .by_provider(origin.provider);
        let row = Session {
            id,
            user_id: user.id,
            client_id: client.id,
            generation: 0,
            started_at: now,
            last_used_at: now,
            expires_at: end,
            access_expires_at: granted.expires(),
            ended_at: None,
            provider: origin.provider.to_owned(),
            address: Some(caller.address.to_string()),
            user_agent: caller.user_agent.as_deref().map(|text| cut(text, 500)),
            device_id: caller.device_id.as_deref().map(|text| cut(text, 200)),
            external_tokens: origin.external_tokens,
            tenant_id: None,
            provider_session: origin.provider_session,
            claims_version: 0,
        };
        let session = NewSession {
            id,
            account: holder.account.clone(),
            client: client.id,
            row,
            refresh_row,
            event,
        };
        Ok((session, granted))
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
        let refresh_row = RefreshToken {
            token_hash: token_hash(&refresh),
            session_id: session,
            generation,
            expires_at: refresh_end.min(session_end),
            spent_at: None,
            successor: None,
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

    /// Ends one session, here and, through the log, everywhere, and writes down `event`. False when it had ended already; then
    /// nothing is written.
    ///
    /// # Errors
    /// Those of the database.
    pub(in crate::domain) async fn end_session_as(
        &self,
        session: Uuid,
        event: NewEvent,
    ) -> Result<bool, Refusal> {
        let (now, instance) = (self.clock.now(), self.instance);
        self.write_revocations(move |tx| {
            Box::pin(async move {
                let ended = sessions::end(tx, session, now).await?;
                if ended.is_some() {
                    audit::insert(tx, event).await?;
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
        let event = self.event_about(EventKind::Theft, session, caller).await?;
        self.end_session_as(session.id, event.with_detail(how))
            .await?;
        Ok(())
    }

    /// A row about a session's user.
    pub(in crate::domain) async fn event_about(
        &self,
        kind: EventKind,
        session: &Session,
        caller: &Caller,
    ) -> Result<NewEvent, Refusal> {
        let db = self.store.reader();
        let user = users::find(db, session.user_id).await?;
        let clients = crate::store::clients::list(db).await?;
        let client = clients.iter().find(|client| client.id == session.client_id);
        let client_id = client.map_or("", |client| &client.client_id);
        Ok(self
            .audit
            .session_event(kind, user.as_ref(), client_id, session.id, caller))
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
}
