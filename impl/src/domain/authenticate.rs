//! The first factor: a client's credentials and a user's name and password.

use secrecy::SecretString;

use super::{
    Caller, Domain, Refusal,
    activity::{Kind, in_detail},
    clients::{ClientProof, Gives},
    lockout::Attempt,
    passwords::Checked,
    standing::{INTERNAL, check_user},
};
use crate::store::{
    credentials,
    entities::auth_clients,
    users::{self, Account},
};

/// Does again what ends with [`users::lock_unchanged`] as long as that finds a change (`None`): then everything is judged
/// anew.
///
/// # Errors
/// Those of `judge`; [`Refusal::Saturated`] when there is no end to the changes.
pub(crate) async fn until_unchanged<T, E, F>(mut judge: impl FnMut() -> F) -> Result<T, E>
where
    E: From<Refusal>,
    F: Future<Output = Result<Option<T>, E>>,
{
    // No honest sequence of changes comes near it.
    const TRIES: usize = 5;
    for _ in 0..TRIES {
        if let Some(done) = judge().await? {
            return Ok(done);
        }
    }
    Err(Refusal::Saturated.into())
}

/// The body of `POST /auth/login`, `POST /auth/login-token` and `POST /web/login`.
#[derive(Debug)]
pub struct PasswordLogin {
    pub client_id: String,
    pub client: ClientProof,
    pub username: String,
    pub password: SecretString,
    /// RFC 7636, method S256.
    pub code_challenge: Option<String>,
}

/// Who has shown the first factor.
pub struct Authenticated {
    pub client: auth_clients::Model,
    pub account: Account,
    pub attempt: Attempt,
}

impl Domain {
    /// The client check, the password, the user check, in this order.
    ///
    /// # Errors
    /// [`Refusal::ClientInvalid`], [`Refusal::TooManyAttempts`], [`Refusal::InvalidCredentials`],
    /// [`Refusal::Saturated`], those of the user check.
    pub(crate) async fn authenticate(
        &self,
        login: &PasswordLogin,
        gives: Gives,
        caller: &Caller,
    ) -> Result<Authenticated, Refusal> {
        let client = self
            .check_client(&login.client_id, &login.client, gives, caller)
            .await?;
        let attempt = self
            .begin_password_attempt(&login.username, caller.address)
            .await?;
        let mut account = users::find_account_by_name(self.store.reader(), &login.username).await?;
        let stored = account.as_ref().and_then(own_password);
        let checked = self.check_password(stored.clone(), &login.password, caller);
        match checked.await? {
            Checked::Wrong => {
                let refusal = Refusal::InvalidCredentials;
                return Err(self
                    .note_failure(
                        &attempt,
                        refusal,
                        account.as_ref(),
                        &login.client_id,
                        caller,
                    )
                    .await?);
            }
            Checked::Right => {}
            Checked::RightRenewed(fresh) => {
                if let (Some(account), Some(old)) = (&mut account, stored) {
                    self.renew_hash(account, fresh, old).await?;
                }
            }
        }
        let account = account.ok_or(Refusal::InvalidCredentials)?;
        attempt
            .still_allowed(self.store.reader(), self.clock.now())
            .await?;
        if let Err(refusal) = check_user(&account, &client) {
            let seen = self.activity(
                Kind::Refused,
                Some(&account.user),
                &client.client_id,
                caller,
            );
            self.write_down(in_detail(seen, &refusal.to_string()))
                .await?;
            return Err(refusal);
        }
        Ok(Authenticated {
            client,
            account,
            attempt,
        })
    }

    /// Counts a failed attempt and writes it down. Answers what to say.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn note_failure(
        &self,
        attempt: &Attempt,
        refusal: Refusal,
        account: Option<&Account>,
        client_id: &str,
        caller: &Caller,
    ) -> Result<Refusal, Refusal> {
        let failure = self.failure(account, client_id, caller)?;
        let attempt = attempt.clone();
        let now = self.clock.now();
        let verdict = self
            .store
            .write(move |tx| Box::pin(async move { attempt.count_failure(tx, failure, now).await }))
            .await?;
        self.mail_waits();
        Ok(verdict.err().unwrap_or(refusal))
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
}

/// The hash to check a password against; none for those who log in elsewhere.
pub fn own_password(account: &Account) -> Option<String> {
    account
        .credentials
        .as_ref()
        .filter(|own| own.auth_provider == INTERNAL)
        .and_then(|own| own.password.as_deref().map(str::to_owned))
}
