//! `POST /oauth2/token`: exchanges a code, a refresh token, a device code or the client's own credentials for tokens.

use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use crate::{
    clock::seconds,
    domain::{
        accounts::status::check_user,
        caller::{Caller, Device},
        codes::code::{CodeRequest, check_pkce, device_of_login},
        oauth::{
            OAuth,
            claims::{self, Claims, Place},
            client::{Grant, OAuthClient},
            client_authentication::PresentedClient,
            dpop::{Dpop, Thumbprint},
            fault::Fault,
            id_token::Authentication,
            scope::{self, OFFLINE_ACCESS, OPENID},
        },
        retry::retry_if_changed,
        secrets::token_hash,
        sessions::session::{Holder, Origin, TokenGrant},
    },
    store::{
        Error, browser_sessions,
        codes::{self, Code},
        device_codes,
        session_grants::{self, SessionGrant},
        users::{self, Account, Membership},
    },
};

/// The parameters of a token request.
#[derive(Debug)]
pub struct TokenRequest {
    pub grant_type: Option<String>,
    pub code: Option<SecretString>,
    pub redirect_uri: Option<String>,
    pub code_verifier: Option<SecretString>,
    pub refresh_token: Option<SecretString>,
    pub scope: Option<String>,
    pub device_code: Option<SecretString>,
}

/// The tokens of a response.
#[derive(Debug)]
pub struct Granted {
    pub access: SecretString,
    /// `Bearer` or `DPoP`.
    pub token_type: &'static str,
    /// In seconds.
    pub expires_in: i64,
    pub refresh: Option<SecretString>,
    pub id_token: Option<SecretString>,
    pub scope: String,
}

/// What a user has granted a client, from which a session opens.
pub(in crate::domain) struct Granting<'a> {
    pub client: &'a OAuthClient,
    pub account: &'a Account,
    pub provider: &'a str,
    /// `sid` of the session there.
    pub provider_session: Option<String>,
    pub scope: &'a str,
    pub nonce: Option<String>,
    /// The `claims` parameter, as JSON.
    pub claims: Option<String>,
    pub methods: &'a str,
    pub authenticated_at: DateTime<Utc>,
    pub browser_session: Option<Uuid>,
    pub thumbprint: Option<Thumbprint>,
    /// What the tokens are for: the browser or the device, not the application's server.
    pub device: Device,
}

/// What is used up by opening a session, in the same transaction.
pub(in crate::domain) enum Spent {
    /// The hash of a code.
    Code(Vec<u8>),
    /// The hash of a device code.
    DeviceCode(Vec<u8>),
}

/// The outcome of the transaction that opens a session.
pub(in crate::domain) enum Opened {
    Granted(Box<Granted>),
    /// The code had been used.
    Used,
    /// The account was changed in the meantime.
    Changed,
    /// The session of the browser has ended, expired or been idle for too long.
    SignedOut,
}

const SIGNED_OUT: Fault = Fault::InvalidGrant("the user has signed out");
const USED: Fault = Fault::InvalidGrant("the code is unknown, was used, or is of another client");

impl OAuth {
    /// # Errors
    /// Those of client authentication and of the grant.
    pub async fn token(
        &self,
        presented: &PresentedClient,
        request: &TokenRequest,
        dpop: &Dpop,
        caller: &Caller,
    ) -> Result<Granted, Fault> {
        let (client, method) = self.authenticate_client(presented, caller).await?;
        let named = request.grant_type.as_deref();
        let named = named.ok_or(Fault::InvalidRequest("grant_type is missing"))?;
        let grant = Grant::named(named).ok_or(Fault::UnsupportedGrantType)?;
        if !client.allows(grant) {
            return Err(Fault::UnauthorizedClient(
                "the client may not use this grant type",
            ));
        }
        let thumbprint = self.check_dpop(dpop, None).await?;
        if client.settings.require_dpop && thumbprint.is_none() {
            return Err(Fault::InvalidDpopProof(
                "this client must send a DPoP proof",
            ));
        }
        match grant {
            Grant::AuthorizationCode => {
                retry_if_changed(|| {
                    self.try_to_redeem(&client, request, thumbprint.clone(), caller)
                })
                .await
            }
            Grant::RefreshToken => self.refresh(&client, request, thumbprint, caller).await,
            Grant::ClientCredentials => {
                let scope = request.scope.as_deref();
                self.grant_client_credentials(&client, method, scope, thumbprint, caller)
                    .await
            }
            Grant::DeviceCode => {
                self.grant_device_code(&client, request, thumbprint, caller)
                    .await
            }
        }
    }

    /// Exchanges a code. Returns `None` if the account was changed in the meantime.
    async fn try_to_redeem(
        &self,
        client: &OAuthClient,
        request: &TokenRequest,
        thumbprint: Option<Thumbprint>,
        caller: &Caller,
    ) -> Result<Option<Granted>, Fault> {
        let db = self.store.reader();
        let code = request.code.as_ref();
        let code = code.ok_or(Fault::InvalidRequest("code is missing"))?;
        let hash = token_hash(code.expose_secret());
        let code = codes::find_granted(db, &hash).await?;
        let code = code
            .filter(|code| code.client_id == client.row.id)
            .ok_or(USED)?;
        if code.used_at.is_some() {
            self.codes.end_session_of_reused_code(&code, caller).await?;
            return Err(USED);
        }
        let asked = self
            .check_code(client, &code, request, thumbprint.as_ref())
            .await?;
        let account = users::find_account(db, code.user_id).await?.ok_or(USED)?;
        let granting = Granting {
            client,
            account: &account,
            provider: &code.provider,
            provider_session: code.provider_session.clone(),
            scope: &asked.scope,
            nonce: asked.nonce,
            claims: asked.claims,
            methods: code.methods.as_deref().unwrap_or_default(),
            authenticated_at: asked.authenticated_at,
            browser_session: code.browser_session_id,
            thumbprint,
            device: device_of_login(&code, caller),
        };
        match self
            .open_session(granting, Spent::Code(hash), caller)
            .await?
        {
            Opened::Granted(granted) => Ok(Some(*granted)),
            Opened::Changed => Ok(None),
            Opened::SignedOut => Err(SIGNED_OUT),
            Opened::Used => {
                // Another request was faster: one of the two has stolen the code.
                if let Some(used) = codes::find_granted(db, &code.code_hash).await? {
                    self.codes.end_session_of_reused_code(&used, caller).await?;
                }
                Err(USED)
            }
        }
    }

    /// Compares a code with the token request.
    async fn check_code(
        &self,
        client: &OAuthClient,
        code: &Code,
        request: &TokenRequest,
        thumbprint: Option<&Thumbprint>,
    ) -> Result<CodeRequest, Fault> {
        if code.expires_at <= self.clock.now() {
            return Err(Fault::InvalidGrant("the code has expired"));
        }
        let asked = code.request.as_deref().unwrap_or_default();
        let asked: CodeRequest = serde_json::from_str(asked).map_err(|_| USED)?;
        // A redirect URI that the authorization request left out may be left out here, or be the only one there is.
        let sent = request.redirect_uri.as_deref();
        let expected = match &asked.redirect_uri {
            Some(named) => Some(named.clone()),
            None if sent.is_some() => self.redirect_uris(client).await?.into_iter().next(),
            None => None,
        };
        if sent != expected.as_deref() {
            return Err(Fault::InvalidGrant(
                "redirect_uri is not that of the authorization request",
            ));
        }
        check_pkce(
            code.code_challenge.as_deref(),
            request.code_verifier.as_ref(),
        )
        .map_err(|_| Fault::InvalidGrant("code_verifier does not match the code_challenge"))?;
        if asked.dpop_thumbprint.is_some() && asked.dpop_thumbprint.as_ref() != thumbprint {
            return Err(Fault::InvalidDpopProof(
                "the DPoP proof is not of the key that the code is bound to",
            ));
        }
        Ok(asked)
    }

    /// Opens a session for what a user has granted.
    pub(in crate::domain) async fn open_session(
        &self,
        granting: Granting<'_>,
        spent: Spent,
        caller: &Caller,
    ) -> Result<Opened, Fault> {
        let Granting {
            client, account, ..
        } = granting;
        let membership = check_user(account, &client.row)
            .map_err(|_| Fault::InvalidGrant("the user may not use this client any more"))?;
        let holder = Holder {
            account,
            membership,
            client: &client.row,
        };
        let origin = Origin {
            provider: granting.provider,
            external_tokens: None,
            provider_session: granting.provider_session.clone(),
        };
        let grant = TokenGrant {
            scope: granting.scope.to_owned(),
            thumbprint: granting.thumbprint.clone(),
        };
        let (session, issued) = self
            .sessions
            .new_session(&holder, origin, Some(&grant), caller)?;
        let session = session
            .begun_on(granting.device, granting.browser_session)
            .after_login();
        let refreshable = client.allows(Grant::RefreshToken)
            && (scope::has(granting.scope, OFFLINE_ACCESS) || client.names(Grant::RefreshToken));
        let now = self.clock.now();
        let session = if refreshable {
            session
        } else {
            // As long as the browser's session, whose logout must reach the client.
            let life = self.settings.login.browser_session_max_age.as_secs();
            session.without_refresh(now + seconds(life))
        };
        let row = SessionGrant {
            session_id: session.id,
            client_id: client.row.id,
            scopes: granting.scope.to_owned(),
            claims: granting.claims,
            methods: granting.methods.to_owned(),
            authenticated_at: granting.authenticated_at,
            browser_session_id: granting.browser_session,
            dpop_thumbprint: granting.thumbprint,
            ends_at: session.expires_at(),
        };
        let id_token = match scope::has(granting.scope, OPENID) {
            true => Some(
                self.id_token(
                    client,
                    &Authentication::of_session(&row, &account.user.id),
                    granting.nonce,
                    self.claims_for_id_token(client, account, membership, row.claims.as_deref()),
                    issued.access(),
                )
                .await?,
            ),
            false => None,
        };
        let browser = granting.browser_session;
        let idle = self.settings.login.browser_session_idle;
        let opened = self
            .store
            .write::<_, Error, _>(move |tx| {
                Box::pin(async move {
                    if !session.lock(tx).await? {
                        return Ok(Err(Opened::Changed));
                    }
                    if let Some(browser) = browser
                        && !browser_sessions::is_open(tx, browser, now, idle).await?
                    {
                        return Ok(Err(Opened::SignedOut));
                    }
                    let first = match &spent {
                        Spent::Code(hash) => codes::redeem(tx, hash, session.id, now).await?,
                        Spent::DeviceCode(hash) => device_codes::redeem(tx, hash, now).await?,
                    };
                    if !first {
                        return Ok(Err(Opened::Used));
                    }
                    session_grants::insert(tx, row);
                    session.store(tx);
                    Ok(Ok(()))
                })
            })
            .await?;
        if let Err(instead) = opened {
            return Ok(instead);
        }
        let tokens = self.sessions.issue(issued);
        let refresh = refreshable.then_some(tokens.refresh);
        let granted = self.granted(tokens.access, tokens.expires, refresh, id_token, &grant);
        Ok(Opened::Granted(Box::new(granted)))
    }

    /// The claims that the `claims` parameter asks for in the ID token.
    pub(in crate::domain) fn claims_for_id_token(
        &self,
        client: &OAuthClient,
        account: &Account,
        membership: &Membership,
        parameter: Option<&str>,
    ) -> Claims {
        let known = claims::about(account, membership, &self.settings.mail.locale);
        claims::requested(&known, parameter, Place::IdToken, client)
    }

    pub(in crate::domain) fn granted(
        &self,
        access: SecretString,
        expires: DateTime<Utc>,
        refresh: Option<SecretString>,
        id_token: Option<SecretString>,
        grant: &TokenGrant,
    ) -> Granted {
        Granted {
            access,
            token_type: match grant.thumbprint {
                Some(_) => "DPoP",
                None => "Bearer",
            },
            expires_in: expires.timestamp() - self.clock.now().timestamp(),
            refresh,
            id_token,
            scope: grant.scope.clone(),
        }
    }
}
