//! Recognising a token of another kind, to choose the right refusal. This never grants anything: each kind of token has
//! a table of its own or names its kind under a MAC, so that no token is accepted as another kind.

use crate::{
    domain::{codes::Codes, refusal::Refusal, secrets::token_hash},
    store::{codes, reset_tokens, sign_up_tokens},
};

impl Codes {
    /// The refusal for a token that is not in its table: [`Refusal::TokenInvalid`] if it is of another kind,
    /// [`Refusal::TokenExpired`] if it is unknown.
    ///
    /// # Errors
    /// Database errors.
    pub(in crate::domain) async fn refusal_for_unknown_token(
        &self,
        token: &str,
    ) -> Result<Refusal, Refusal> {
        let db = self.store.reader();
        let hash = token_hash(token);
        let known = codes::find(db, &hash).await?.is_some()
            || self
                .sessions
                .read_refresh_token(&token.into())
                .await?
                .is_some()
            || reset_tokens::find(db, &hash).await?.is_some()
            || sign_up_tokens::find(db, &hash).await?.is_some()
            || self.sessions.read_bearer(token).await?.is_some();
        Ok(if known {
            Refusal::TokenInvalid
        } else {
            Refusal::TokenExpired
        })
    }
}
