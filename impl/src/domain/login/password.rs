//! `POST /auth/login` and `POST /auth/login-token`.

use crate::{
    domain::{
        accounts::standing::check_user,
        caller::Caller,
        clients::client::{Gives, redirect_address},
        codes::code::LoggedIn,
        login::{
            Login,
            authenticate::{Authenticated, PasswordLogin},
        },
        refusal::Refusal,
        retry::until_unchanged,
        second_factor::policy::{NextStep, ShownFactor},
        sessions::session::{Holder, Origin, Tokens},
    },
    store::{
        entities::one_time_challenges::FirstFactor,
        users::{self, INTERNAL},
    },
};

impl Login {
    /// A code for `POST /auth/token`.
    ///
    /// # Errors
    /// Those of [`Login::authenticate`].
    pub async fn login(&self, login: PasswordLogin, caller: &Caller) -> Result<LoggedIn, Refusal> {
        until_unchanged(|| self.try_login(&login, caller)).await
    }

    /// `None` when the account changed meanwhile.
    async fn try_login(
        &self,
        login: &PasswordLogin,
        caller: &Caller,
    ) -> Result<Option<LoggedIn>, Refusal> {
        let gives = Gives::code(login.code_challenge.as_deref());
        let Authenticated {
            client,
            account,
            attempt,
        } = self.authenticate(login, gives, caller).await?;
        let (code, next, rows) = self
            .second_factor
            .next_code(ShownFactor {
                begun: FirstFactor::Login,
                caller,
                client: &client,
                account: &account,
                provider: INTERNAL,
                code_challenge: login.code_challenge.clone(),
                external_tokens: None,
                provider_session: None,
            })?
            .into_parts();
        let client_address = redirect_address(&client);
        let now = self.clock.now();
        let unchanged = self
            .store
            .write::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    attempt.still_allowed(tx, now).await?;
                    if !users::lock_unchanged(tx, &account).await? {
                        return Ok(false);
                    }
                    if next == NextStep::Complete {
                        attempt.complete(tx, now).await?;
                    }
                    rows.store(tx, now).await?;
                    Ok(true)
                })
            })
            .await?;
        self.outbox.mail_waits();
        let due = next.due();
        Ok(unchanged.then_some(LoggedIn {
            code,
            due,
            client_address,
        }))
    }

    /// Tokens at once, for those who need no second factor. A client has to show its secret, a public one too.
    ///
    /// # Errors
    /// Those of [`Login::authenticate`], and [`Refusal::UserVerificationFailed`].
    pub async fn login_for_tokens(
        &self,
        login: PasswordLogin,
        caller: &Caller,
    ) -> Result<Tokens, Refusal> {
        until_unchanged(|| self.try_login_for_tokens(&login, caller)).await
    }

    /// `None` when the account changed meanwhile.
    async fn try_login_for_tokens(
        &self,
        login: &PasswordLogin,
        caller: &Caller,
    ) -> Result<Option<Tokens>, Refusal> {
        let Authenticated {
            client,
            account,
            attempt,
        } = self.authenticate(login, Gives::Tokens, caller).await?;
        if self
            .second_factor
            .what_follows(account.credentials.as_ref(), FirstFactor::Login)
            != NextStep::Complete
        {
            return Err(self
                .second_factor
                .refuse_for_factor(&account, &client, caller)
                .await?);
        }
        let holder = Holder {
            account: &account,
            membership: check_user(&account, &client)?,
            client: &client,
        };
        let origin = Origin {
            provider: INTERNAL,
            external_tokens: None,
            provider_session: None,
        };
        let (session, granted) = self.sessions.new_session(&holder, origin, caller)?;
        let now = self.clock.now();
        let unchanged = self
            .store
            .write::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    attempt.still_allowed(tx, now).await?;
                    if !session.lock(tx).await? {
                        return Ok(false);
                    }
                    attempt.complete(tx, now).await?;
                    session.store(tx).await?;
                    Ok(true)
                })
            })
            .await?;
        Ok(unchanged.then(|| self.sessions.grant(granted)))
    }
}
