//! Each kind of token has a table of its own, so none passes for another. What is asked here only chooses the words of a
//! refusal.

use crate::{
    domain::{codes::Codes, refusal::Refusal, secrets::token_hash},
    store::{codes, reset_tokens, sessions, sign_up_tokens},
};

impl Codes {
    /// Why a token that is not of the wanted kind is refused: it is one of ours of another kind, or nothing that we know.
    ///
    /// # Errors
    /// Those of the database.
    pub(in crate::domain) async fn refusal_of_foreign(
        &self,
        token: &str,
    ) -> Result<Refusal, Refusal> {
        let db = self.store.reader();
        let hash = token_hash(token);
        let known = codes::find(db, &hash).await?.is_some()
            || sessions::find_token(db, &hash).await?.is_some()
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
