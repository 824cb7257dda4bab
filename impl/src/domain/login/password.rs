//! `POST /auth/login`, `POST /web/login` and `POST /auth/login-token`.

use secrecy::ExposeSecret;

use crate::{
    domain::{
        accounts::status::check_user,
        browsers::session::LoginCode,
        caller::Caller,
        clients::client::{Issues, redirect_address},
        codes::code::{Factor, LoggedIn},
        login::{
            Login,
            authenticate::{Authenticated, PasswordLogin},
        },
        refusal::Refusal,
        retry::retry_if_changed,
        second_factor::policy::{NextStep, ProvenFactor},
        sessions::session::{Holder, Origin, Tokens},
    },
    store::{
        entities::one_time_challenges::FirstFactor,
        users::{self, INTERNAL},
    },
};

impl Login {
    /// Issues a code for `POST /auth/token`, and begins the session of the browser if there is one.
    ///
    /// # Errors
    /// Those of [`Login::authenticate`].
    pub async fn login(&self, login: PasswordLogin, caller: &Caller) -> Result<LoggedIn, Refusal> {
        retry_if_changed(|| self.try_login(&login, caller)).await
    }

    /// Returns `None` if the account, or who is signed in to the browser, has changed in the meantime.
    async fn try_login(
        &self,
        login: &PasswordLogin,
        caller: &Caller,
    ) -> Result<Option<LoggedIn>, Refusal> {
        let issues = Issues::code(login.code_challenge.as_deref());
        let Authenticated {
            client,
            account,
            attempt,
        } = self.authenticate(login, issues, caller).await?;
        let (code, next, mut rows) = self
            .second_factor
            .next_code(ProvenFactor {
                first_factor: FirstFactor::Login,
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
        let browser = login.browser.as_ref();
        let browser = browser.filter(|_| next == NextStep::Complete);
        let beginning = match browser {
            Some(browser) => {
                let cookie = browser.cookie.as_ref();
                let cookie = cookie.map(ExposeSecret::expose_secret);
                Some(self.browsers.beginning(rows.code(), cookie).await?)
            }
            None => None,
        };
        let set_cookie = beginning.as_ref().map(|begun| begun.set_cookie.clone());
        let needs_code = browser.is_none_or(|browser| browser.becomes == LoginCode::Kept);
        let now = self.clock.now();
        let unchanged = self
            .sessions
            .write_revocations::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    attempt.ensure_unlocked(tx, now).await?;
                    if let Some(beginning) = &beginning {
                        beginning.lock_both_users(tx).await?;
                    }
                    if !users::lock_unchanged(tx, &account).await? {
                        return Ok((false, Vec::new()));
                    }
                    let mut revoked = Vec::new();
                    if let Some(beginning) = beginning {
                        let Some(begun) = beginning.store(tx, now).await? else {
                            return Ok((false, Vec::new()));
                        };
                        rows.issued_in(begun.session);
                        revoked = begun.revoked;
                    }
                    if next == NextStep::Complete {
                        attempt.record_success(tx, now).await?;
                    }
                    if needs_code {
                        rows.store(tx, now).await?;
                    } else {
                        users::set_last_login(tx, account.user.id, now);
                    }
                    Ok((true, revoked))
                })
            })
            .await?;
        let due = next.due();
        if due == Some(Factor::Mail) {
            self.outbox.wake_sender();
        }
        Ok(unchanged.then_some(LoggedIn {
            code,
            due,
            client_address,
            set_cookie,
        }))
    }

    /// Issues tokens to a user who needs no second factor. The client must show its secret, even a public one.
    ///
    /// # Errors
    /// Those of [`Login::authenticate`], and [`Refusal::UserVerificationFailed`] if a second factor is due.
    pub async fn login_for_tokens(
        &self,
        login: PasswordLogin,
        caller: &Caller,
    ) -> Result<Tokens, Refusal> {
        retry_if_changed(|| self.try_login_for_tokens(&login, caller)).await
    }

    /// Returns `None` if the account was changed in the meantime.
    async fn try_login_for_tokens(
        &self,
        login: &PasswordLogin,
        caller: &Caller,
    ) -> Result<Option<Tokens>, Refusal> {
        let Authenticated {
            client,
            account,
            attempt,
        } = self.authenticate(login, Issues::Tokens, caller).await?;
        if self
            .second_factor
            .next_step(account.credentials.as_ref(), FirstFactor::Login)
            != NextStep::Complete
        {
            return Err(self
                .second_factor
                .record_factor_due(&account, &client, caller)
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
        let (session, issued) = self.sessions.new_session(&holder, origin, None, caller)?;
        let now = self.clock.now();
        let unchanged = self
            .store
            .write::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    attempt.ensure_unlocked(tx, now).await?;
                    if !session.lock(tx).await? {
                        return Ok(false);
                    }
                    attempt.record_success(tx, now).await?;
                    session.store(tx);
                    Ok(true)
                })
            })
            .await?;
        Ok(unchanged.then(|| self.sessions.issue(issued)))
    }
}
