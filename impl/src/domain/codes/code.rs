//! Issuing authorization codes and exchanging them at `POST /auth/token`.

use aws_lc_rs::digest::{SHA256, digest};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;
use uuid::Uuid;

use crate::{
    clock::seconds,
    domain::{
        accounts::status::check_user,
        caller::{Caller, Device},
        clients::client::ClientProof,
        codes::Codes,
        refusal::Refusal,
        retry::retry_if_changed,
        secrets::token_hash,
        sessions::session::{Holder, Origin, Tokens},
    },
    random::RandomnessExt,
    store::{
        Error, browser_sessions, clients,
        codes::{self, Code},
        columns::Sealed,
        entities::auth_clients,
        sessions, users,
    },
};

pub use crate::store::entities::{auth_codes::CodeKind, one_time_challenges::Factor};

pub struct NewCode<'a> {
    pub kind: CodeKind,
    pub client: &'a auth_clients::Model,
    pub user: Uuid,
    pub provider: &'a str,
    pub code_challenge: Option<String>,
    /// The identity provider's tokens, encrypted.
    pub external_tokens: Option<Sealed>,
    /// `sid` of the session at the identity provider.
    pub provider_session: Option<String>,
    /// How the user was authenticated: values of RFC 8176, separated by spaces.
    pub methods: String,
    /// Of the user: the code may be exchanged by an application's server.
    pub device: Device,
}

/// The authorization request that a code of `/oauth2/authorize` answers, stored with it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CodeRequest {
    /// If the request named it: the token request must then repeat it.
    pub redirect_uri: Option<String>,
    /// Granted scopes, separated by spaces.
    pub scope: String,
    pub nonce: Option<String>,
    /// The `claims` parameter, as JSON.
    pub claims: Option<String>,
    /// When the user authenticated.
    pub authenticated_at: DateTime<Utc>,
    /// Thumbprint of the key that the code is bound to (RFC 9449 section 10).
    pub dpop_thumbprint: Option<String>,
}

/// The result of a login: `POST /auth/login`, `POST /auth/verify-otp` and their counterparts below `/web`.
#[derive(Debug)]
pub struct LoggedIn {
    /// Not stored, and so good for nothing, if the login has begun a browser's session within an authorization.
    pub code: SecretString,
    /// The factor that must be verified next. Until then the code cannot be exchanged for tokens.
    pub due: Option<Factor>,
    /// The client's redirect URL.
    pub client_address: Option<String>,
    /// The `Set-Cookie` value of the browser's session, if the login has begun one.
    pub set_cookie: Option<SecretString>,
}

impl Codes {
    /// Generates a code. Only its hash is stored.
    pub(crate) fn new_code(&self, new: NewCode<'_>) -> (SecretString, Code) {
        let now = self.clock.now();
        let code = self.random.token();
        let life = match new.kind {
            CodeKind::Full => TimeDelta::seconds(new.client.auth_code_expiration.into()),
            CodeKind::Pending => seconds(self.settings.login.otp_step.as_secs()),
        };
        let row = Code {
            code_hash: token_hash(&code),
            kind: new.kind,
            client_id: new.client.id,
            user_id: new.user,
            created_at: now,
            expires_at: now + life,
            used_at: None,
            session_id: None,
            code_challenge: new.code_challenge,
            provider: new.provider.to_owned(),
            external_tokens: new.external_tokens,
            provider_session: new.provider_session,
            methods: Some(new.methods),
            browser_session_id: None,
            request: None,
            device: new.device.to_json(),
        };
        (code.into(), row)
    }

    /// A full code in place of `previous`, for the same user and login, once its second factor is verified.
    pub(crate) fn new_full_code(
        &self,
        previous: &Code,
        client: &auth_clients::Model,
        caller: &Caller,
    ) -> (SecretString, Code) {
        let (code, mut row) = self.new_code(NewCode {
            kind: CodeKind::Full,
            client,
            user: previous.user_id,
            provider: &previous.provider,
            code_challenge: previous.code_challenge.clone(),
            external_tokens: previous.external_tokens.clone(),
            provider_session: previous.provider_session.clone(),
            methods: with_second_factor(previous.methods.as_deref().unwrap_or_default()),
            device: device_of_login(previous, caller),
        });
        row.browser_session_id = previous.browser_session_id;
        (code, row)
    }

    /// `POST /auth/token`: exchanges a code for tokens. A code works once; using it again also ends the session that it
    /// opened (RFC 6749 section 10.5).
    ///
    /// # Errors
    /// [`Refusal::ClientInvalid`], [`Refusal::InvalidCredentials`], [`Refusal::CodeExpired`],
    /// [`Refusal::UserVerificationFailed`] for a pending code, [`Refusal::TooManyAttempts`], those of the user check.
    pub async fn redeem_code(
        &self,
        code: &SecretString,
        client_id: &str,
        proof: &ClientProof,
        code_verifier: Option<&SecretString>,
        caller: &Caller,
    ) -> Result<Tokens, Refusal> {
        retry_if_changed(|| self.try_to_redeem(code, client_id, proof, code_verifier, caller)).await
    }

    /// Returns `None` if the account was changed in the meantime.
    async fn try_to_redeem(
        &self,
        code: &SecretString,
        client_id: &str,
        proof: &ClientProof,
        code_verifier: Option<&SecretString>,
        caller: &Caller,
    ) -> Result<Option<Tokens>, Refusal> {
        let db = self.store.reader();
        let client = clients::find(db, client_id)
            .await?
            .ok_or(Refusal::ClientInvalid)?;
        self.clients.check_redeemer(&client, proof, caller).await?;
        let hash = token_hash(code.expose_secret());
        let code = codes::find(db, &hash)
            .await?
            .filter(|code| code.client_id == client.id)
            .ok_or(Refusal::InvalidCredentials)?;
        if code.used_at.is_some() {
            return Err(self.end_session_of_reused_code(&code, caller).await?);
        }
        if code.expires_at <= self.clock.now() {
            return Err(Refusal::CodeExpired);
        }
        if code.kind != CodeKind::Full {
            return Err(Refusal::UserVerificationFailed);
        }
        if client.require_pkce && code.code_challenge.is_none() {
            // Issued before the client was set to require PKCE.
            return Err(Refusal::InvalidCredentials);
        }
        check_pkce(code.code_challenge.as_deref(), code_verifier)?;
        let account = users::find_account(db, code.user_id)
            .await?
            .ok_or(Refusal::InvalidCredentials)?;
        let holder = Holder {
            account: &account,
            membership: check_user(&account, &client)?,
            client: &client,
        };
        self.open_session(&code, &holder, caller).await
    }

    async fn open_session(
        &self,
        code: &Code,
        holder: &Holder<'_>,
        caller: &Caller,
    ) -> Result<Option<Tokens>, Refusal> {
        let origin = Origin {
            provider: &code.provider,
            external_tokens: code.external_tokens.clone(),
            provider_session: code.provider_session.clone(),
        };
        let (session, issued) = self.sessions.new_session(holder, origin, None, caller)?;
        let mut device = device_of_login(code, caller);
        // The sign-in page sends no `device_id`; the application may.
        device.id = caller.device().id.or(device.id);
        let session = session.begun_on(device, code.browser_session_id);
        let (hash, now) = (code.code_hash.clone(), self.clock.now());
        let browser = code.browser_session_id;
        let idle = self.settings.login.browser_session_idle;
        let first = self
            .store
            .write::<_, Error, _>(move |tx| {
                Box::pin(async move {
                    if !session.lock(tx).await? {
                        return Ok(None);
                    }
                    if let Some(browser) = browser
                        && !browser_sessions::is_open(tx, browser, now, idle).await?
                    {
                        return Ok(Some(false));
                    }
                    if !codes::redeem(tx, &hash, session.id, now).await? {
                        return Ok(Some(false));
                    }
                    session.store(tx);
                    Ok(Some(true))
                })
            })
            .await?;
        let Some(first) = first else {
            return Ok(None);
        };
        if first {
            return Ok(Some(self.sessions.issue(issued)));
        }
        let used = codes::find(self.store.reader(), &code.code_hash).await?;
        Err(match used {
            Some(used) => self.end_session_of_reused_code(&used, caller).await?,
            None => Refusal::InvalidCredentials,
        })
    }

    pub(in crate::domain) async fn end_session_of_reused_code(
        &self,
        code: &Code,
        caller: &Caller,
    ) -> Result<Refusal, Refusal> {
        if let Some(session) = code.session_id
            && let Some(session) = sessions::find(self.store.reader(), session).await?
        {
            tracing::warn!(user = %code.user_id, session = %session.id, "an authorization code was used twice; ending its session");
            self.sessions
                .end_stolen_session(&session, "an authorization code was used twice", caller)
                .await?;
        }
        Ok(Refusal::InvalidCredentials)
    }
}

/// The device on which the user logged in. The codes of earlier versions do not know it.
pub(in crate::domain) fn device_of_login(code: &Code, caller: &Caller) -> Device {
    let known = code.device.as_deref().and_then(Device::from_json);
    known.unwrap_or_else(|| caller.device())
}

/// The methods of RFC 8176 after a one-time code. Those of a mailed code have `otp` already.
fn with_second_factor(methods: &str) -> String {
    let first = methods
        .split(' ')
        .filter(|method| !["", "otp", "mfa"].contains(method));
    first.chain(["otp", "mfa"]).collect::<Vec<_>>().join(" ")
}

/// RFC 7636 section 4.6, method S256. A verifier for a code without challenge is rejected as well (RFC 9700 section
/// 4.8.2): an attacker may have removed the challenge from the authorization request.
pub(in crate::domain) fn check_pkce(
    challenge: Option<&str>,
    verifier: Option<&SecretString>,
) -> Result<(), Refusal> {
    let matches = match (challenge, verifier) {
        (None, None) => true,
        (Some(challenge), Some(verifier)) => {
            let computed =
                URL_SAFE_NO_PAD.encode(digest(&SHA256, verifier.expose_secret().as_bytes()));
            computed.as_bytes().ct_eq(challenge.as_bytes()).into()
        }
        _ => false,
    };
    if matches {
        Ok(())
    } else {
        Err(Refusal::InvalidCredentials)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pkce_of_rfc_7636_appendix_b() {
        let challenge = Some("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        let verifier = SecretString::from("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        assert!(check_pkce(challenge, Some(&verifier)).is_ok());
        assert!(check_pkce(challenge, None).is_err());
        assert!(check_pkce(None, Some(&verifier)).is_err());
        assert!(check_pkce(None, None).is_ok());
        assert!(check_pkce(challenge, Some(&SecretString::from("other"))).is_err());
    }
}
