//! `GET` and `POST /oauth2/userinfo` (OpenID Connect Core section 5.3).
//!
//! The claims are those of this moment and not of the login. An access token that is bound to a key (RFC 9449) must come
//! with the scheme `DPoP` and a proof of that key; the scheme must not be used for any other token (section 7.1).

use std::sync::Arc;

use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;

use crate::{
    domain::{
        oauth::{
            OAuth,
            claims::{self, Claims, Place},
            dpop::Dpop,
            fault::Fault,
            scope::{self, OPENID},
        },
        refusal::Refusal,
        sessions::{access_token, bearer::AccessToken},
    },
    store::{
        session_grants,
        sessions::{self, Session},
        users::{self, Account, Membership},
    },
};

/// Where a request has its access token.
#[derive(Debug, Default)]
pub struct ShownToken {
    /// `Authorization: Bearer`.
    pub bearer: Option<SecretString>,
    /// `Authorization: DPoP`.
    pub bound: Option<SecretString>,
    /// The form's `access_token` (RFC 6750 section 2.2).
    pub form: Option<SecretString>,
}

/// The claims, as the request wants them.
#[derive(Debug)]
pub enum UserInfo {
    Plain(Claims),
    Signed(String),
}

impl OAuth {
    /// # Errors
    /// [`Fault::InvalidRequest`] for more than one token, [`Fault::TokenMissing`], [`Fault::InvalidToken`],
    /// [`Fault::InvalidBoundToken`], [`Fault::InvalidProofOfToken`], [`Fault::InsufficientScope`].
    pub async fn user_info(
        &self,
        shown: ShownToken,
        dpop: &Dpop,
        signed: bool,
    ) -> Result<UserInfo, Fault> {
        let is_bound = shown.bound.is_some();
        let found = self.claims_of_shown(shown, dpop, signed).await;
        found.map_err(|fault| match fault {
            // Its challenge is that of the scheme that was used (RFC 9449 section 7.1).
            Fault::InvalidToken(why) if is_bound => Fault::InvalidBoundToken(why),
            other => other,
        })
    }

    async fn claims_of_shown(
        &self,
        shown: ShownToken,
        dpop: &Dpop,
        signed: bool,
    ) -> Result<UserInfo, Fault> {
        let token = self.check_shown(shown, dpop).await?;
        let granted = token.scope.as_deref().unwrap_or_default();
        if !scope::has(granted, OPENID) {
            return Err(Fault::InsufficientScope(OPENID));
        }
        let db = self.store.reader();
        let session = self.live_session(&token).await?;
        let client = self.find_usable_client(&token.aud).await?;
        let client = client.ok_or(Refusal::BearerRevoked)?;
        let (account, membership) = self.holder_of(&session).await?;
        let grant = session_grants::find(db, session.id).await?;
        let parameter = grant.and_then(|grant| grant.claims);
        let known = claims::about(&account, &membership, &self.settings.mail.locale);
        let mut claims = claims::of_scopes(&known, granted);
        claims.extend(claims::requested(
            &known,
            parameter.as_deref(),
            Place::UserInfo,
            &client,
        ));
        claims.insert("sub".to_owned(), token.sub.to_string().into());
        if !signed {
            return Ok(UserInfo::Plain(claims));
        }
        claims.insert("iss".to_owned(), Value::from(self.issuer.as_str()));
        claims.insert("aud".to_owned(), Value::from(client.row.client_id.as_str()));
        let algorithm = client.id_token_algorithm();
        let jwt = self.keys.sign(algorithm, "JWT", &claims).await?;
        Ok(UserInfo::Signed(jwt))
    }

    /// The claims of the one access token of a request.
    async fn check_shown(
        &self,
        shown: ShownToken,
        dpop: &Dpop,
    ) -> Result<Arc<access_token::Claims>, Fault> {
        let is_bound = shown.bound.is_some();
        let mut tokens = [shown.bearer, shown.bound, shown.form]
            .into_iter()
            .flatten();
        let text = tokens.next().ok_or(Fault::TokenMissing)?;
        if tokens.next().is_some() {
            return Err(Fault::InvalidRequest("send one access token"));
        }
        let text = text.expose_secret();
        self.sessions.require_clock()?;
        let token = match self.sessions.read_access_token(text).await? {
            Some(AccessToken::User(token)) => token,
            Some(AccessToken::Client(_)) => return Err(Fault::InsufficientScope(OPENID)),
            None => return Err(Refusal::BearerExpired.into()),
        };
        self.sessions.check_claims(&token)?;
        if is_bound != token.cnf.is_some() {
            let why = "the scheme DPoP is for tokens that are bound to a key, and for all of those";
            return Err(Fault::InvalidToken(why));
        }
        if is_bound {
            self.check_key(&token, text, dpop).await?;
        }
        Ok(token)
    }

    /// The claims of a bound access token, for an operation that also takes bearer tokens.
    ///
    /// # Errors
    /// [`Refusal::BearerExpired`] also for a proof that is missing or wrong, [`Refusal::BearerRevoked`], database errors.
    pub async fn check_bound_token(
        &self,
        text: &str,
        dpop: &Dpop,
    ) -> Result<Arc<access_token::Claims>, Refusal> {
        self.sessions.require_clock()?;
        let Some(AccessToken::User(token)) = self.sessions.read_access_token(text).await? else {
            return Err(Refusal::BearerExpired);
        };
        self.sessions.check_claims(&token)?;
        match self.check_key(&token, text, dpop).await {
            Ok(()) => Ok(token),
            Err(Fault::Refused(refusal)) => Err(refusal),
            Err(_) => Err(Refusal::BearerExpired),
        }
    }

    /// Whether a request has proven the key that its access token is bound to.
    async fn check_key(
        &self,
        token: &access_token::Claims,
        text: &str,
        dpop: &Dpop,
    ) -> Result<(), Fault> {
        let key = token.cnf.as_ref().map(|key| &key.jkt);
        let with_token = |fault| match fault {
            Fault::InvalidDpopProof(why) => Fault::InvalidProofOfToken(why),
            other => other,
        };
        let proven = self.check_dpop(dpop, Some(text)).await;
        match proven.map_err(with_token)? {
            Some(proven) if Some(&proven) == key => Ok(()),
            Some(_) => Err(Fault::InvalidBoundToken(
                "the token is bound to another key",
            )),
            None => Err(Fault::InvalidBoundToken("the DPoP proof is missing")),
        }
    }

    /// The session of an access token, which must not have ended at any instance.
    async fn live_session(&self, token: &access_token::Claims) -> Result<Session, Fault> {
        let session = sessions::find(self.store.reader(), token.sid).await?;
        let live = session.filter(|session| session.ended_at.is_none());
        live.ok_or_else(|| Refusal::BearerRevoked.into())
    }

    /// The user of a session, with the membership in its tenant.
    pub(super) async fn holder_of(
        &self,
        session: &Session,
    ) -> Result<(Account, Membership), Fault> {
        let db = self.store.reader();
        let account = users::find_account(db, session.user_id).await?;
        let account = account.ok_or(Refusal::BearerRevoked)?;
        let switched = session
            .tenant_id
            .filter(|tenant| account.user.default_tenant_id != Some(*tenant));
        let membership = match switched {
            Some(tenant) => users::find_membership(db, account.user.id, tenant).await?,
            None => account.membership.clone(),
        };
        Ok((account, membership.ok_or(Refusal::BearerRevoked)?))
    }
}
