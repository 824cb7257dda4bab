//! The first factor: authenticating the client and the user.

use secrecy::SecretString;

use crate::{
    domain::{
        accounts::status::check_user,
        audit::EventKind,
        browsers::session::LoginCode,
        caller::Caller,
        clients::client::{ClientProof, Issues},
        limits::attempt::Attempt,
        login::Login,
        passwords::check::PasswordCheck,
        refusal::Refusal,
    },
    store::{
        credentials,
        entities::auth_clients,
        users::{self, Account},
    },
};

/// The body of `POST /auth/login`, `POST /auth/login-token` and `POST /web/login`.
#[derive(Debug)]
pub struct PasswordLogin {
    pub client_id: String,
    pub client: ClientProof,
    pub username: String,
    pub password: SecretString,
    /// RFC 7636, method S256.
    pub code_challenge: Option<String>,
    /// On a page of this service: where the user signs in.
    pub browser: Option<SigningInBrowser>,
}

/// A browser whose session begins with a login.
#[derive(Debug)]
pub struct SigningInBrowser {
    /// The cookie of its previous session.
    pub cookie: Option<SecretString>,
    pub becomes: LoginCode,
}

/// A client and a user who have proven the first factor.
pub struct Authenticated {
    pub client: auth_clients::Model,
    pub account: Account,
    pub attempt: Attempt,
}

impl Login {
    /// The client check, the password and the user check, in this order.
    ///
    /// # Errors
    /// [`Refusal::ClientInvalid`], [`Refusal::CodeChallengeRequired`], [`Refusal::TooManyAttempts`],
    /// [`Refusal::InvalidCredentials`], [`Refusal::Saturated`], those of the user check.
    pub(crate) async fn authenticate(
        &self,
        login: &PasswordLogin,
        issues: Issues,
        caller: &Caller,
    ) -> Result<Authenticated, Refusal> {
        let client = self
            .clients
            .check_client(&login.client_id, &login.client, issues, caller)
            .await?;
        let attempt = self
            .limits
            .begin_password_attempt(&login.username, caller.address)
            .await?;
        let mut account = users::find_account_by_name(self.store.reader(), &login.username).await?;
        let stored = account.as_ref().and_then(Account::own_password);
        let checked = self
            .passwords
            .check_password(stored.clone(), &login.password, caller);
        match checked.await? {
            PasswordCheck::Wrong => {
                let refusal = Refusal::InvalidCredentials;
                return Err(self
                    .limits
                    .record_failure(
                        &attempt,
                        refusal,
                        account.as_ref(),
                        &login.client_id,
                        caller,
                    )
                    .await?);
            }
            PasswordCheck::Right => {}
            PasswordCheck::RightWithNewHash(fresh) => {
                if let (Some(account), Some(old)) = (&mut account, stored) {
                    self.renew_hash(account, fresh, old).await?;
                }
            }
        }
        let account = account.ok_or(Refusal::InvalidCredentials)?;
        attempt
            .ensure_unlocked(self.store.reader(), self.clock.now())
            .await?;
        if let Err(refusal) = check_user(&account, &client) {
            return Err(self
                .record_refusal(refusal, &account, &client, caller)
                .await?);
        }
        Ok(Authenticated {
            client,
            account,
            attempt,
        })
    }

    async fn renew_hash(
        &self,
        account: &mut Account,
        fresh: String,
        old: String,
    ) -> Result<(), Refusal> {
        let (user, now) = (account.user.id, self.clock.now());
        if let Some(own) = &mut account.credentials {
            own.password = Some(fresh.as_str().into());
        }
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    credentials::set_password(tx, user, &fresh, Some(&old), now).await
                })
            })
            .await?;
        Ok(())
    }

    /// Records that a user with a correct password may not log in, and returns the refusal.
    ///
    /// # Errors
    /// Database errors.
    async fn record_refusal(
        &self,
        refusal: Refusal,
        account: &Account,
        client: &auth_clients::Model,
        caller: &Caller,
    ) -> Result<Refusal, Refusal> {
        let user = Some(&account.user);
        let event = self
            .audit
            .event(EventKind::Refused, user, &client.client_id, caller);
        self.audit
            .write(event.with_detail(&refusal.to_string()))
            .await?;
        Ok(refusal)
    }
}
