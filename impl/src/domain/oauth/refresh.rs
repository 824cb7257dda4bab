//! The grant type `refresh_token` (RFC 6749 section 6): the client's authentication takes the place of the access token that
//! `POST /auth/token-refresh` wants.

use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};

use crate::{
    domain::{
        caller::Caller,
        oauth::{
            OAuth,
            client::OAuthClient,
            dpop::Thumbprint,
            fault::Fault,
            id_token::Authentication,
            scope::{self, OPENID},
            token::{Granted, TokenRequest},
        },
        refusal::Refusal,
        retry::retry_if_changed,
        sessions::{
            refresh::{Claimant, check_holder},
            refresh_token::{RefreshToken, Standing},
            session::TokenGrant,
        },
    },
    store::{
        Error, clients,
        session_grants::{self, SessionGrant},
        sessions,
    },
};

const UNKNOWN: Fault =
    Fault::InvalidGrant("the refresh token is unknown, expired, used, or of another client");

/// New tokens of a session.
struct Renewed {
    access: SecretString,
    expires: DateTime<Utc>,
    refresh: SecretString,
}

impl OAuth {
    pub(in crate::domain) async fn refresh(
        &self,
        client: &OAuthClient,
        request: &TokenRequest,
        thumbprint: Option<Thumbprint>,
        caller: &Caller,
    ) -> Result<Granted, Fault> {
        let token = request.refresh_token.as_ref();
        let token = token.ok_or(Fault::InvalidRequest("refresh_token is missing"))?;
        let token = self.sessions.read_refresh_token(token).await?;
        let token = token.ok_or(UNKNOWN)?;
        let row = session_grants::find(self.store.reader(), token.session).await?;
        let row = row
            .filter(|row| row.client_id == client.row.id)
            .ok_or(UNKNOWN)?;
        // Only the refresh tokens of public clients are bound to the key (RFC 9449 section 5): the others are bound to the
        // client's authentication.
        if client.is_public() && row.dpop_thumbprint != thumbprint {
            self.bind(&row, thumbprint.clone()).await?;
        }
        // The client may have been allowed more when the user signed in.
        let granted = client.granted_scopes(&row.scopes);
        let grant = TokenGrant {
            scope: narrowed(&granted, request.scope.as_deref())?,
            thumbprint,
        };
        let renewed = match client.settings.refresh_rotation {
            true => self.rotate(&token, &grant, caller).await?,
            false => retry_if_changed(|| self.try_to_renew(&token, &grant)).await?,
        };
        // A response that is repeated within the grace has the tokens of the first request.
        let access = self.sessions.read_bearer(renewed.access.expose_secret());
        let grant = access
            .await?
            .and_then(|claims| claims.grant())
            .unwrap_or(grant);
        let id_token = match scope::has(&grant.scope, OPENID) {
            true => Some(self.renewed_id_token(client, &row, &renewed.access).await?),
            false => None,
        };
        let refresh = Some(renewed.refresh);
        Ok(self.granted(renewed.access, renewed.expires, refresh, id_token, &grant))
    }

    /// Binds the refresh tokens of a session to the key that a refresh proves first. A request that fails afterwards has proven
    /// it, too.
    async fn bind(&self, row: &SessionGrant, key: Option<Thumbprint>) -> Result<(), Fault> {
        const OTHER_KEY: Fault = Fault::InvalidDpopProof(
            "the DPoP proof is not of the key that the refresh token is bound to",
        );
        let (None, Some(key)) = (&row.dpop_thumbprint, key) else {
            return Err(OTHER_KEY);
        };
        let session = row.session_id;
        let is_bound = self
            .store
            .write::<_, Error, _>(move |tx| {
                Box::pin(async move { session_grants::bind(tx, session, &key).await })
            })
            .await?;
        if is_bound { Ok(()) } else { Err(OTHER_KEY) }
    }

    /// As that of the login, without `nonce` (OpenID Connect Core section 12.2).
    async fn renewed_id_token(
        &self,
        client: &OAuthClient,
        row: &SessionGrant,
        access: &SecretString,
    ) -> Result<SecretString, Fault> {
        let db = self.store.reader();
        let session = sessions::find(db, row.session_id).await?.ok_or(UNKNOWN)?;
        let holder = self.holder_of(&session).await;
        let (account, membership) = holder.map_err(|fault| match fault {
            Fault::InvalidToken(_) => UNKNOWN,
            other => other,
        })?;
        let requested =
            self.claims_for_id_token(client, &account, &membership, row.claims.as_deref());
        let authentication = Authentication::of_session(row, &session.user_id);
        let signed = self.id_token(client, &authentication, None, requested, access);
        Ok(signed.await?)
    }

    /// The rotation of [`Sessions`](crate::domain::sessions::Sessions), with its grace and its detection of theft.
    async fn rotate(
        &self,
        token: &RefreshToken,
        grant: &TokenGrant,
        caller: &Caller,
    ) -> Result<Renewed, Fault> {
        let claimant = Claimant::Client(grant.clone());
        let tokens = self.sessions.refresh_proven(token, None, &claimant, caller);
        let tokens = tokens.await.map_err(as_grant_fault)?;
        Ok(Renewed {
            access: tokens.access,
            expires: tokens.expires,
            refresh: tokens.refresh,
        })
    }

    /// Another access token for the same refresh token (FAPI 2.0 section 5.3.2.1): whoever stole that would also need the
    /// client's key. Returns `None` if the session has changed in the meantime.
    async fn try_to_renew(
        &self,
        token: &RefreshToken,
        grant: &TokenGrant,
    ) -> Result<Option<Renewed>, Fault> {
        let found = self.sessions.find_refreshable(token).await;
        let found = found.map_err(as_grant_fault)?;
        if token.standing(&found.session) != Standing::Present {
            return Err(UNKNOWN);
        }
        let account = self.sessions.account_in(&found, None).await?;
        let holder =
            check_holder(account.as_ref(), found.client.as_ref()).map_err(as_grant_fault)?;
        let session = &found.session;
        let issued = self
            .sessions
            .another_access_token(&holder, session, grant)?;
        let (id, generation, version) = (session.id, session.generation, session.claims_version);
        let (client, expires, now) = (session.client_id, issued.expires(), self.clock.now());
        let stored = self
            .store
            .write::<_, Error, _>(move |tx| {
                Box::pin(async move {
                    if !clients::lock_usable(tx, client).await? {
                        return Ok(false);
                    }
                    sessions::extend(tx, id, generation, version, expires, now).await
                })
            })
            .await?;
        Ok(stored.then(|| {
            let tokens = self.sessions.issue(issued);
            Renewed {
                access: tokens.access,
                expires: tokens.expires,
                refresh: token.text.clone(),
            }
        }))
    }
}

/// A refresh may ask for less than was granted, and for nothing else (RFC 6749 section 6).
fn narrowed(granted: &str, requested: Option<&str>) -> Result<String, Fault> {
    let Some(requested) = requested else {
        return Ok(granted.to_owned());
    };
    let words = scope::words(requested);
    if words.is_empty() {
        return Ok(granted.to_owned());
    }
    if words.iter().all(|word| scope::has(granted, word)) {
        return Ok(words.join(" "));
    }
    Err(Fault::InvalidScope("the scope was not granted"))
}

/// What `POST /auth/token-refresh` tells apart is one error here.
fn as_grant_fault(refusal: Refusal) -> Fault {
    match refusal {
        Refusal::TokenExpired
        | Refusal::TokenInvalid
        | Refusal::ClientInvalid
        | Refusal::InvalidCredentials => UNKNOWN,
        Refusal::UserInactive | Refusal::UserNotActiveYet | Refusal::ClientUserMissing => {
            Fault::InvalidGrant("the user may not use this client any more")
        }
        other => Fault::Refused(other),
    }
}
