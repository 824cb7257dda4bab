//! Access tokens of clients that act for themselves (the grant `client_credentials`): signed, verified and revoked like
//! those of users, but without a session.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    domain::{
        audit::NewEvent,
        refusal::Refusal,
        sessions::{
            Sessions,
            access_token::{Claims, Confirmation},
        },
    },
    random::RandomnessExt,
    store::{
        audit,
        revocations::{self, Revocation, WHOLE_SESSION},
    },
};

/// The claims of such a token (RFC 9068 section 2.2). It has no `sid` and none of a user's claims, so that it cannot be
/// read as the access token of a user.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ClientClaims {
    pub iss: String,
    /// The client's public identifier, as in `aud` and `client_id`.
    pub sub: String,
    pub aud: String,
    pub client_id: String,
    /// Seconds since the epoch, like `exp`.
    pub iat: i64,
    pub exp: i64,
    /// As in the access tokens of users, with a random UUID in place of the session's.
    pub jti: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    pub permissions: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cnf: Option<Confirmation>,
}

impl ClientClaims {
    /// What the log of revocations calls the token by.
    pub fn id(&self) -> Option<Uuid> {
        self.jti.split_once('.')?.0.parse().ok()
    }

    pub fn is_expired(&self, now: DateTime<Utc>) -> bool {
        self.exp <= now.timestamp()
    }

    /// Whether these are the claims of a client about itself.
    pub(super) fn is_valid(&self, issuer: &str) -> bool {
        self.iss == issuer
            && self.sub == self.client_id
            && self.aud == self.client_id
            && self.id().is_some()
    }
}

/// What a client's token says.
pub struct ClientGrant<'a> {
    pub client_id: &'a str,
    /// In seconds.
    pub life: i64,
    pub scope: Option<String>,
    pub permissions: Vec<String>,
    pub cnf: Option<Confirmation>,
}

impl Sessions {
    /// Signs the token, and returns it with its id.
    ///
    /// # Errors
    /// [`Refusal::Unavailable`] while the clock is wrong; [`Refusal::Internal`] if there is no signing key.
    pub(in crate::domain) fn sign_client_token(
        &self,
        grant: ClientGrant<'_>,
    ) -> Result<(String, Uuid), Refusal> {
        self.clock_check.require_synchronised_clock()?;
        let (now, id) = (self.clock.now(), self.random.uuid());
        let claims = ClientClaims {
            iss: self.issuer.clone(),
            sub: grant.client_id.to_owned(),
            aud: grant.client_id.to_owned(),
            client_id: grant.client_id.to_owned(),
            iat: now.timestamp(),
            exp: now.timestamp() + grant.life,
            jti: Claims::jti(id, 0),
            scope: grant.scope,
            permissions: grant.permissions,
            cnf: grant.cnf,
        };
        let key = self.keys.keyring.signing_access(now);
        let key = key.ok_or_else(|| Refusal::internal("there is no signing key"))?;
        let token = key.sign(self.settings.tokens.jwt_typ.name(), &claims)?;
        if let Some(neighbours) = &self.neighbours {
            let expires = DateTime::from_timestamp(claims.exp, 0).unwrap_or(now);
            neighbours.issued(id, 0, &token, expires);
        }
        Ok((token, id))
    }

    /// Revokes the token at all instances and records `event`.
    ///
    /// # Errors
    /// Database errors.
    pub(in crate::domain) async fn revoke_client_token(
        &self,
        claims: &ClientClaims,
        event: NewEvent,
    ) -> Result<(), Refusal> {
        let Some(id) = claims.id() else {
            return Ok(());
        };
        let end = Revocation {
            session_id: id,
            generation: WHOLE_SESSION,
            expires_at: DateTime::from_timestamp(claims.exp, 0).unwrap_or(event.at),
        };
        let instance = self.instance;
        self.write_revocations::<_, Refusal, _>(move |tx| {
            Box::pin(async move {
                audit::insert(tx, event);
                Ok(((), revocations::insert(tx, instance, &[end]).await?))
            })
        })
        .await
    }
}
