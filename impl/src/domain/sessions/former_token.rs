//! Refresh tokens of version 1.0.0, which stay valid. Their session is found by a row that version 1.0.0 has written for each of
//! them; when one is used for the first time, its session takes over what the rows say of it.

use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

use crate::{
    domain::{
        keys::seal::Purpose,
        refusal::Refusal,
        secrets::token_hash,
        sessions::{Sessions, refresh_token::RefreshToken, successor::Successor},
    },
    store::refresh::former::{self, FormerToken},
};

/// 256 random bits in base64url.
const LENGTH: usize = 43;

/// The pair that replaced a spent token, as version 1.0.0 has encrypted it.
#[derive(Deserialize)]
struct FormerSuccessor {
    access: String,
    refresh: String,
    expires: i64,
}

impl Sessions {
    /// The refresh token that a text is, in whatever state its session is now; `None` for any other text.
    ///
    /// # Errors
    /// Database errors.
    pub(in crate::domain) async fn read_refresh_token(
        &self,
        text: &SecretString,
    ) -> Result<Option<RefreshToken>, Refusal> {
        if let Some(token) = RefreshToken::read(&self.token_key, text) {
            return Ok(Some(token));
        }
        if text.expose_secret().len() != LENGTH {
            return Ok(None);
        }
        // Boxed, since it is rare.
        Box::pin(self.former_token(text)).await
    }

    async fn former_token(&self, text: &SecretString) -> Result<Option<RefreshToken>, Refusal> {
        let hash = token_hash(text.expose_secret());
        let found = former::find(self.store.reader(), &hash).await?;
        let now = self.clock.now();
        let Some((row, session)) = found.filter(|(row, _)| row.expires_at > now) else {
            return Ok(None);
        };
        let token = RefreshToken {
            text: text.clone(),
            hash,
            session: session.id,
            generation: row.generation,
        };
        if session.refresh_hash.is_none() && session.ended_at.is_none() {
            let successor = self.former_successor(&token, &row)?;
            let adopting = self.store.write(move |tx| {
                Box::pin(async move { former::adopt(tx, &row, successor, now).await })
            });
            adopting.await?;
        }
        Ok(Some(token))
    }

    /// Encrypted as this version does it. A client may have lost the response while the service was replaced.
    fn former_successor(
        &self,
        token: &RefreshToken,
        row: &FormerToken,
    ) -> Result<Option<Vec<u8>>, Refusal> {
        let opened = row.successor.as_deref().and_then(|sealed| {
            let text = self.sealer.open(Purpose::RefreshSuccessor, sealed).ok()?;
            serde_json::from_slice::<FormerSuccessor>(&text).ok()
        });
        let Some(former) = opened else {
            return Ok(None);
        };
        let successor = Successor {
            access: &former.access,
            refresh: &former.refresh,
            expires: former.expires,
        };
        let sealed = successor.seal(&self.token_key, &*self.random, token);
        sealed.map(Some).map_err(Refusal::internal)
    }
}
