//! Opening and ending sessions, and issuing tokens.

use chrono::{DateTime, TimeDelta, Utc};
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use crate::{
    clock::seconds,
    domain::{
        audit::EventKind,
        caller::{Caller, Device},
        refusal::Refusal,
        sessions::{
            Sessions,
            access_token::{Claims, Confirmation},
            refresh_token::RefreshToken,
            revocations::log_ends,
            user_claims::UserClaims,
        },
    },
    random::RandomnessExt,
    store::{
        Error, Transaction,
        audit::{self, NewEvent},
        clients,
        columns::Sealed,
        entities::auth_clients,
        refresh::NextToken,
        sessions::{self, Session},
        users::{self, Account, Membership},
    },
};

/// The tokens of a login or a refresh.
#[derive(Clone, Debug)]
pub struct Tokens {
    pub access: SecretString,
    pub refresh: SecretString,
    /// Expiry of the access token, in whole seconds.
    pub expires: DateTime<Utc>,
}

/// The user, membership and client for which tokens are issued.
pub struct Holder<'a> {
    pub account: &'a Account,
    pub membership: &'a Membership,
    pub client: &'a auth_clients::Model,
}

/// How the user was authenticated.
pub struct Origin<'a> {
    /// The identity provider, or `user_credentials.auth_provider` for a login at this service.
    pub provider: &'a str,
    /// The provider's tokens, encrypted.
    pub external_tokens: Option<Sealed>,
    /// `sid` of the session at the identity provider.
    pub provider_session: Option<String>,
}

/// What the tokens of a session that was opened at `/oauth2` say in addition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenGrant {
    /// Separated by spaces.
    pub scope: String,
    /// Thumbprint of the key that the access token is bound to (RFC 9449).
    pub thumbprint: Option<String>,
}

/// The tokens of one generation, and what is stored of the refresh token.
pub struct Generation {
    pub tokens: Tokens,
    stored: NextToken,
    claims: Claims,
    kid: String,
}

/// A session with everything that its transaction checks and stores.
pub struct NewSession {
    pub id: Uuid,
    account: Account,
    client: i32,
    row: Session,
    event: NewEvent,
    /// Whether opening it is a login, to be recorded as the user's last.
    is_login: bool,
}

impl NewSession {
    /// A session that cannot be refreshed, and that ends by `end`.
    pub fn without_refresh(mut self, end: DateTime<Utc>) -> Self {
        self.row.refresh_hash = None;
        self.row.refresh_expires_at = None;
        self.row.review_at = None;
        self.row.expires_at = self.row.expires_at.min(end);
        self
    }

    /// A session on another device than the caller's, and perhaps begun through the session of a browser.
    pub fn begun_on(mut self, device: Device, browser_session: Option<Uuid>) -> Self {
        self.row.address = Some(device.address);
        self.row.user_agent = device.user_agent;
        self.row.device_id = device.id;
        self.row.browser_session_id = browser_session;
        self
    }

    /// A session of a user whose login has been recorded before.
    pub fn after_login(mut self) -> Self {
        self.is_login = false;
        self
    }

    /// When it ends at the latest.
    pub fn expires_at(&self) -> DateTime<Utc> {
        self.row.expires_at
    }

    /// Locks the rows on which the session depends. Returns false if the account has changed since it was checked, or
    /// the client can no longer be used: then the checks must be repeated.
    pub async fn lock(&self, tx: &Transaction) -> Result<bool, Error> {
        Ok(users::lock_unchanged(tx, &self.account).await?
            && clients::lock_usable(tx, self.client).await?)
    }

    /// Stores the session. To be called after [`NewSession::lock`] in the same transaction.
    pub fn store(self, tx: &Transaction) {
        let (user, now) = (self.row.user_id, self.row.started_at);
        sessions::insert(tx, self.row);
        if self.is_login {
            users::set_last_login(tx, user, now);
        }
        audit::insert(tx, self.event);
    }
}

impl Generation {
    /// Splits into what the transaction stores and what the caller gets.
    pub fn into_parts(self) -> (NextToken, IssuedTokens) {
        let issued = IssuedTokens {
            tokens: self.tokens,
            claims: self.claims,
            kid: self.kid,
        };
        (self.stored, issued)
    }
}

/// Signed tokens that are valid once their rows are committed; [`Sessions::issue`] releases them.
pub struct IssuedTokens {
    tokens: Tokens,
    claims: Claims,
    /// Id of the signing key.
    kid: String,
}

impl IssuedTokens {
    /// Expiry of the access token.
    pub fn expires(&self) -> DateTime<Utc> {
        self.tokens.expires
    }

    /// The access token, for what is signed together with it.
    pub fn access(&self) -> &SecretString {
        &self.tokens.access
    }
}

impl Sessions {
    /// Prepares a session and its first tokens, which are valid once it is stored.
    ///
    /// # Errors
    /// [`Refusal::Unavailable`] while the clock is wrong; [`Refusal::Internal`] if there is no signing key.
    pub(crate) fn new_session(
        &self,
        holder: &Holder<'_>,
        origin: Origin<'_>,
        grant: Option<&TokenGrant>,
        caller: &Caller,
    ) -> Result<(NewSession, IssuedTokens), Refusal> {
        let now = self.clock.now();
        let id = self.random.uuid();
        let end = now + seconds(self.settings.login.session_max_age.as_secs());
        let (token, issued) = self.new_generation(holder, id, 0, end, grant)?.into_parts();
        let (user, client) = (&holder.account.user, holder.client);
        let device = caller.device();
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
            access_expires_at: issued.expires(),
            ended_at: None,
            provider: origin.provider.to_owned(),
            address: Some(device.address),
            user_agent: device.user_agent,
            device_id: device.id,
            external_tokens: origin.external_tokens,
            tenant_id: None,
            provider_session: origin.provider_session,
            claims_version: 0,
            refresh_hash: Some(token.hash),
            refresh_expires_at: Some(token.expires_at),
            spent_hash: None,
            spent_at: None,
            review_at: Some(token.expires_at),
            browser_session_id: None,
        };
        let session = NewSession {
            id,
            account: holder.account.clone(),
            client: client.id,
            row,
            event,
            is_login: true,
        };
        Ok((session, issued))
    }

    /// Signs the tokens of a session's generation. None of them outlives the session.
    ///
    /// # Errors
    /// As [`Sessions::new_session`].
    pub(crate) fn new_generation(
        &self,
        holder: &Holder<'_>,
        session: Uuid,
        generation: i32,
        session_end: DateTime<Utc>,
        grant: Option<&TokenGrant>,
    ) -> Result<Generation, Refusal> {
        let jti = Claims::jti(session, generation);
        self.sign_tokens(holder, session, generation, session_end, grant, jti)
    }

    /// Signs another access token of a generation, for a session whose refresh token stays.
    ///
    /// # Errors
    /// As [`Sessions::new_session`].
    pub(in crate::domain) fn another_access_token(
        &self,
        holder: &Holder<'_>,
        session: &Session,
        grant: &TokenGrant,
    ) -> Result<IssuedTokens, Refusal> {
        let (id, generation) = (session.id, session.generation);
        let jti = Claims::another_jti(id, generation, self.random.uuid());
        let end = session.expires_at;
        let signed = self.sign_tokens(holder, id, generation, end, Some(grant), jti)?;
        Ok(signed.into_parts().1)
    }

    fn sign_tokens(
        &self,
        holder: &Holder<'_>,
        session: Uuid,
        generation: i32,
        session_end: DateTime<Utc>,
        grant: Option<&TokenGrant>,
        jti: String,
    ) -> Result<Generation, Refusal> {
        // All tokens are issued here, so the clock is checked here.
        self.clock_check.require_synchronised_clock()?;
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
            jti,
            sid: session,
            scope: grant.map(|grant| grant.scope.clone()),
            cnf: grant
                .and_then(|grant| grant.thumbprint.clone())
                .map(|jkt| Confirmation { jkt }),
            user: UserClaims::new(
                holder.account,
                holder.membership,
                client.id,
                &self.settings.mail.locale,
                now,
            ),
        };
        let key = self.keys.keyring.signing_access(now);
        let key = key.ok_or_else(|| Refusal::internal("there is no signing key"))?;
        let access = key.sign(self.settings.tokens.jwt_typ.name(), &claims)?;
        let refresh = RefreshToken::new(&self.token_key, &*self.random, session, generation);
        let refresh_end = now + TimeDelta::seconds(client.refresh_token_expiration.into());
        let stored = NextToken {
            generation,
            hash: refresh.hash,
            expires_at: refresh_end.min(session_end),
        };
        let expires = DateTime::from_timestamp(claims.exp, 0).unwrap_or(access_end);
        let tokens = Tokens {
            access: access.into(),
            refresh: refresh.text,
            expires,
        };
        Ok(Generation {
            tokens,
            stored,
            claims,
            kid: key.kid.clone(),
        })
    }

    /// Releases tokens whose rows are committed.
    pub(crate) fn issue(&self, issued: IssuedTokens) -> Tokens {
        let access = issued.tokens.access.expose_secret();
        if let Some(neighbours) = &self.neighbours
            && let Some(generation) = issued.claims.generation()
        {
            neighbours.issued(issued.claims.sid, generation, access, issued.tokens.expires);
        }
        self.remember_verified(access, issued.claims, issued.kid);
        issued.tokens
    }

    /// Ends one session at all instances and records `event`. Returns false, and records nothing, if the session had
    /// already ended.
    ///
    /// # Errors
    /// Database errors.
    pub(in crate::domain) async fn end_session_with_event(
        &self,
        session: Uuid,
        event: NewEvent,
    ) -> Result<bool, Refusal> {
        let (now, instance) = (self.clock.now(), self.instance);
        self.write_revocations(move |tx| {
            Box::pin(async move {
                let ended = sessions::end(tx, session, now).await?;
                if ended.is_some() {
                    audit::insert(tx, event);
                }
                let ends = log_ends(tx, instance, ended.as_slice()).await?;
                Ok((ended.is_some(), ends))
            })
        })
        .await
    }

    /// Ends a session whose tokens or code are held by two parties, and records the theft.
    ///
    /// # Errors
    /// Database errors.
    pub(crate) async fn end_stolen_session(
        &self,
        session: &Session,
        how: &str,
        caller: &Caller,
    ) -> Result<(), Refusal> {
        let event = self
            .session_event_for(EventKind::Theft, session, caller)
            .await?;
        self.end_session_with_event(session.id, event.with_detail(how))
            .await?;
        Ok(())
    }

    /// An event about a session and its user.
    pub(in crate::domain) async fn session_event_for(
        &self,
        kind: EventKind,
        session: &Session,
        caller: &Caller,
    ) -> Result<NewEvent, Refusal> {
        let db = self.store.reader();
        let user = users::find(db, session.user_id).await?;
        let client = clients::some(db, [session.client_id]).await?.pop();
        let client_id = client.as_ref().map_or("", |client| &client.client_id);
        let event = self
            .audit
            .session_event(kind, user.as_ref(), client_id, session.id, caller);
        Ok(event.in_tenant(session.tenant_id))
    }
}
