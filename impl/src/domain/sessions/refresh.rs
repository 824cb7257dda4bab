//! `POST /auth/token-refresh` and `POST /auth/switch-token`: rotation, grace and detection of theft, as the [module of sessions](super) describes.

use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use crate::{
    clock::seconds,
    domain::{
        accounts::status::check_user,
        audit::EventKind,
        caller::Caller,
        clients::client::has_secret,
        refusal::Refusal,
        retry::retry_if_changed,
        sessions::{
            Sessions,
            bearer::Bearer,
            refresh_token::{RefreshToken, Standing},
            session::{Generation, Holder, TokenGrant, Tokens},
            successor::{self, Successor},
        },
    },
    store::{
        client_settings, clients,
        entities::auth_clients::{self, ClientType},
        refresh::{self, Refreshable, Rotation},
        session_grants,
        sessions::Session,
        users::{self, Account},
    },
};

/// What a refresh reads before it decides.
struct Read<'a> {
    token: &'a RefreshToken,
    found: Refreshable,
    /// `None` if the caller has not proven to be the one that the refresh token was issued to.
    proof: Option<Proof>,
}

/// How the caller proves to be the one that the refresh token was issued to.
pub(in crate::domain) enum Claimant<'a> {
    /// By the access token of the same pair.
    Bearer(Bearer<'a>),
    /// As the client that `/oauth2` has authenticated, for the tokens of this grant.
    Client(TokenGrant),
}

/// The caller has proven it.
struct Proof {
    /// When the access token expires that the refresh revokes.
    access_expires_at: DateTime<Utc>,
    /// For the tokens of a session that was opened at `/oauth2`.
    grant: Option<TokenGrant>,
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
        let token = self.read_refresh_token(refresh_token).await?;
        let token = token.ok_or(Refusal::TokenExpired)?;
        self.refresh_proven(&token, tenant, &Claimant::Bearer(bearer), caller)
            .await
    }

    /// [`Sessions::refresh`] for any claimant.
    ///
    /// # Errors
    /// As [`Sessions::refresh`].
    pub(in crate::domain) async fn refresh_proven(
        &self,
        token: &RefreshToken,
        tenant: Option<Uuid>,
        claimant: &Claimant<'_>,
        caller: &Caller,
    ) -> Result<Tokens, Refusal> {
        retry_if_changed(async || {
            let found = self.find_refreshable(token).await?;
            let proof = match claimant {
                Claimant::Bearer(bearer) => self.prove_by_bearer(token, &found, *bearer).await?,
                Claimant::Client(grant) => Some(Proof {
                    access_expires_at: found.session.access_expires_at,
                    grant: Some(grant.clone()),
                }),
            };
            let standing = token.standing(&found.session);
            let read = Read {
                token,
                found,
                proof,
            };
            // If a concurrent request has used the refresh token, ended the session or changed its claims, the next
            // attempt reads that.
            match standing {
                Standing::Present => self.rotate(read, tenant, caller).await,
                Standing::Previous(spent_at) => self.replay(read, spent_at, tenant, caller).await,
                Standing::Older => Err(self.end_stolen(&read.found.session, caller).await?),
                Standing::Unknown => Err(Refusal::TokenExpired),
            }
        })
        .await
    }

    /// The session of a refresh token, which is alive.
    ///
    /// # Errors
    /// [`Refusal::TokenExpired`], those of the user check if the user was disabled or deleted.
    pub(in crate::domain) async fn find_refreshable(
        &self,
        token: &RefreshToken,
    ) -> Result<Refreshable, Refusal> {
        let now = self.clock.now();
        let found = self.refreshes.find(token.session).await?;
        let found = found
            .filter(|found| found.session.is_refreshable(now))
            .ok_or(Refusal::TokenExpired)?;
        if found.session.ended_at.is_some() {
            // A user who was disabled or deleted, which ends the sessions, is told so.
            let account = self.account_in(&found, None).await?;
            check_holder(account.as_ref(), found.client.as_ref())?;
            return Err(Refusal::TokenExpired);
        }
        Ok(found)
    }

    /// The bearer token must be of the same pair, and not of a client that has to authenticate itself at `/oauth2`.
    async fn prove_by_bearer(
        &self,
        token: &RefreshToken,
        found: &Refreshable,
        bearer: Bearer<'_>,
    ) -> Result<Option<Proof>, Refusal> {
        let Some(bearer) = bearer else {
            return Ok(None);
        };
        let claims = self.read_bearer(bearer).await?.filter(|claims| {
            claims.sid == token.session && claims.generation() == Some(token.generation)
        });
        let Some(claims) = claims else {
            return Ok(None);
        };
        let grant = claims.grant();
        let is_bound = claims.cnf.is_some();
        if grant.is_some() && (is_bound || self.must_refresh_at_oauth(found).await?) {
            return Ok(None);
        }
        let expires_at = DateTime::from_timestamp(claims.exp, 0);
        Ok(Some(Proof {
            access_expires_at: expires_at.unwrap_or(found.session.expires_at),
            grant,
        }))
    }

    /// Whether the tokens of a session that was opened at `/oauth2` must be refreshed there: its client authenticates itself, or
    /// its refresh tokens have been bound to a key since the access token was issued.
    async fn must_refresh_at_oauth(&self, found: &Refreshable) -> Result<bool, Refusal> {
        let (db, id) = (self.store.reader(), found.session.client_id);
        let grant = session_grants::find(db, found.session.id).await?;
        if grant.is_some_and(|grant| grant.dpop_thumbprint.is_some()) {
            return Ok(true);
        }
        let client = clients::find_by_number(db, id).await?;
        let is_plain = client
            .is_some_and(|client| client.client_type == ClientType::Public && !has_secret(&client));
        Ok(!is_plain || client_settings::is_bound_to_oauth(db, id).await?)
    }

    /// Returns `None` if the session was refreshed, ended or changed in the meantime.
    async fn rotate(
        &self,
        read: Read<'_>,
        tenant: Option<Uuid>,
        caller: &Caller,
    ) -> Result<Option<Tokens>, Refusal> {
        let proof = read.proof.ok_or(Refusal::TokenInvalid)?;
        let account = self.account_in(&read.found, tenant).await?;
        let Refreshable {
            session, client, ..
        } = read.found;
        let holder = check_holder(account.as_ref(), client.as_ref())?;
        let number = session.generation + 1;
        let grant = proof.grant.as_ref();
        let next = self.new_generation(&holder, session.id, number, session.expires_at, grant)?;
        let successor = self.seal_successor(read.token, &next)?;
        let event = self.audit.session_event(
            EventKind::Relogin,
            Some(&holder.account.user),
            &holder.client.client_id,
            session.id,
            caller,
        );
        let event = event.in_tenant(Some(holder.membership.tenant_id));
        let (next, issued) = next.into_parts();
        let revoked_until = proof.access_expires_at;
        let rotation = Rotation {
            tenant: tenant.or(session.tenant_id),
            access_expires_at: issued.expires(),
            successor,
            next,
            revoked_until: Some(revoked_until).filter(|until| *until > event.at),
            event,
            session,
        };
        let stored = self.refreshes.store(rotation).await?;
        Ok(stored.then(|| self.issue(issued)))
    }

    /// The account with its membership in `tenant`, or else in the session's tenant.
    pub(in crate::domain) async fn account_in(
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

    /// Handles the refresh token that the present one has replaced: repeats the response within the grace period, or else ends
    /// the session. Returns `None` if the session was refreshed or ended in the meantime.
    async fn replay(
        &self,
        read: Read<'_>,
        spent_at: DateTime<Utc>,
        tenant: Option<Uuid>,
        caller: &Caller,
    ) -> Result<Option<Tokens>, Refusal> {
        let session = &read.found.session;
        let grace_end = spent_at + seconds(self.settings.login.refresh_grace.as_secs());
        let mut tokens = None;
        if read.proof.is_some() && self.clock.now() < grace_end {
            let (db, present) = (self.store.reader(), session.generation);
            let Some(sealed) = refresh::successor(db, session.id, present).await? else {
                return Ok(None);
            };
            tokens = sealed.and_then(|sealed| self.open_successor(read.token, &sealed));
        }
        let Some(tokens) = tokens else {
            return Err(self.end_stolen(session, caller).await?);
        };
        let account = self.account_in(&read.found, None).await?;
        let holder = check_holder(account.as_ref(), read.found.client.as_ref())?;
        let present = session.tenant_id.or(holder.account.user.default_tenant_id);
        // The new pair is for another tenant. This is not theft but a client that switches tenants quickly.
        if tenant.is_some() && tenant != present {
            return Err(Refusal::TokenInvalid);
        }
        Ok(Some(tokens))
    }

    /// Ends the session of a spent refresh token that cannot have come from its one holder, and returns the refusal.
    async fn end_stolen(&self, session: &Session, caller: &Caller) -> Result<Refusal, Refusal> {
        tracing::warn!(user = %session.user_id, session = %session.id, "a spent refresh token was used; ending its session");
        self.end_stolen_session(session, "a spent refresh token was used again", caller)
            .await?;
        Ok(Refusal::TokenExpired)
    }

    fn open_successor(&self, spent: &RefreshToken, sealed: &[u8]) -> Option<Tokens> {
        successor::open(&self.token_key, spent, sealed, |successor| {
            Some(Tokens {
                access: successor.access.into(),
                refresh: successor.refresh.into(),
                expires: DateTime::from_timestamp(successor.expires, 0)?,
            })
        })
    }

    fn seal_successor(
        &self,
        spent: &RefreshToken,
        next: &Generation,
    ) -> Result<Option<Vec<u8>>, Refusal> {
        if self.settings.login.refresh_grace.is_zero() {
            return Ok(None);
        }
        let successor = Successor {
            access: next.tokens.access.expose_secret(),
            refresh: next.tokens.refresh.expose_secret(),
            expires: next.tokens.expires.timestamp(),
        };
        let sealed = successor.seal(&self.token_key, &*self.random, spent);
        sealed.map(Some).map_err(Refusal::internal)
    }
}

/// The user check for the session's user and client.
pub(in crate::domain) fn check_holder<'a>(
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
