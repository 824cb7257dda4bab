//! `PATCH /auth/change-password`.

use std::sync::Arc;

use secrecy::SecretString;

use crate::{
    domain::{
        accounts::status::Status,
        audit::EventKind,
        caller::Caller,
        limits::lockout::forget_failures,
        passwords::check::PasswordCheck,
        recovery::Recovery,
        refusal::{PasswordFault, Refusal},
        sessions::{access_token::Claims, bearer::Bearer, revocations::log_ends},
    },
    mail::Message,
    names::fold,
    store::{
        audit, codes, credentials, outbox, sessions,
        users::{self, Account, INTERNAL},
    },
};

/// The body of the operation, whose properties are all optional.
#[derive(Debug)]
pub struct PasswordChange {
    pub refresh_token: Option<SecretString>,
    pub username: Option<String>,
    pub password: Option<SecretString>,
    pub old_password: Option<SecretString>,
}

impl Recovery {
    /// Sets a new password and ends all sessions of the user. PasswordChangeNeeded becomes Active.
    ///
    /// # Errors
    /// Those of [`Sessions::check_own_bearer`](crate::domain::sessions::Sessions::check_own_bearer) and then, in this order:
    /// [`Refusal::TokenMissing`], [`Refusal::TokenExpired`], [`Refusal::TokenInvalid`], [`Refusal::NotAllowedAccess`],
    /// [`Refusal::FederatedUser`], [`Refusal::IncorrectPassword`] or [`Refusal::TooManyAttempts`],
    /// [`Refusal::PasswordInvalid`], [`Refusal::PasswordUnchanged`].
    pub async fn change_password(
        &self,
        change: PasswordChange,
        bearer: Bearer<'_>,
        caller: &Caller,
    ) -> Result<(), Refusal> {
        let claims = self.sessions.check_own_bearer(bearer).await?;
        self.sessions
            .session_of_pair(&claims, change.refresh_token.as_ref())
            .await?;
        let own_name = |name: &String| fold(name) == fold(&claims.user.username);
        if !change.username.as_ref().is_some_and(own_name) {
            return Err(Refusal::NotAllowedAccess);
        }
        let account = users::find_account(self.store.reader(), claims.sub)
            .await?
            .ok_or(Refusal::BearerRevoked)?;
        let provider = account
            .credentials
            .as_ref()
            .map(|own| own.auth_provider.as_str());
        if provider.is_some_and(|provider| provider != INTERNAL) {
            return Err(Refusal::FederatedUser);
        }
        self.check_old_password(&account, change.old_password.as_ref(), &claims, caller)
            .await?;
        let password = change
            .password
            .ok_or(Refusal::PasswordInvalid(PasswordFault::Missing))?;
        self.passwords
            .validate_password(&password, &account.user)
            .await?;
        self.reject_unchanged(&account, &password, caller).await?;
        let hash = self
            .passwords
            .hash_password(&password, Some(caller.address))
            .await?;
        self.store_password(&account, hash, &claims, caller).await
    }

    async fn check_old_password(
        &self,
        account: &Account,
        old: Option<&SecretString>,
        claims: &Arc<Claims>,
        caller: &Caller,
    ) -> Result<(), Refusal> {
        let Some(old) = old else {
            // Users who must change a password set by somebody else have entered it at the login just now.
            return if needs_change(account) {
                Ok(())
            } else {
                Err(Refusal::IncorrectPassword)
            };
        };
        let attempt = self
            .limits
            .begin_password_attempt(&account.user.username, caller.address)
            .await?;
        let checked = self
            .passwords
            .check_password(account.own_password(), old, caller);
        if checked.await? == PasswordCheck::Wrong {
            let refusal = Refusal::IncorrectPassword;
            return Err(self
                .limits
                .record_failure(&attempt, refusal, Some(account), &claims.aud, caller)
                .await?);
        }
        attempt
            .ensure_unlocked(self.store.reader(), self.clock.now())
            .await
    }

    /// Rejects a new password that equals the current one.
    ///
    /// # Errors
    /// [`Refusal::PasswordUnchanged`].
    pub(in crate::domain) async fn reject_unchanged(
        &self,
        account: &Account,
        password: &SecretString,
        caller: &Caller,
    ) -> Result<(), Refusal> {
        let Some(stored) = account.own_password() else {
            return Ok(());
        };
        match self
            .passwords
            .check_password(Some(stored), password, caller)
            .await?
        {
            PasswordCheck::Wrong => Ok(()),
            PasswordCheck::Right | PasswordCheck::RightWithNewHash(_) => {
                Err(Refusal::PasswordUnchanged)
            }
        }
    }

    async fn store_password(
        &self,
        account: &Account,
        hash: String,
        claims: &Arc<Claims>,
        caller: &Caller,
    ) -> Result<(), Refusal> {
        let event = self.audit.event(
            EventKind::PasswordChanged,
            Some(&account.user),
            &claims.aud,
            caller,
        );
        let letter = self
            .outbox
            .seal_letter(&self.outbox.letter_to(account, Message::PasswordChanged))?;
        let (user, now, instance) = (account.user.id, self.clock.now(), self.sessions.instance);
        let tenant = account
            .user
            .default_tenant_id
            .filter(|_| needs_change(account));
        let session = claims.sid;
        let username = account.user.username.clone();
        self.sessions
            .write_revocations(move |tx| {
                Box::pin(async move {
                    users::lock(tx, user).await?;
                    // If the user was disabled or another password was set while this one was being checked, the
                    // session has ended and that change takes precedence.
                    let session = sessions::find(tx, session).await?;
                    if session.is_none_or(|session| session.ended_at.is_some()) {
                        return Err(Refusal::BearerRevoked);
                    }
                    credentials::set_password(tx, user, &hash, None, now).await?;
                    if let Some(tenant) = tenant {
                        users::set_status(tx, user, tenant, Status::Active.into(), now).await?;
                    }
                    codes::void_unused(tx, user, now).await?;
                    forget_failures(tx, &username, now).await?;
                    audit::insert(tx, event);
                    outbox::insert(tx, letter).await?;
                    let ended = sessions::end_all(tx, user, now).await?;
                    Ok(((), log_ends(tx, instance, &ended).await?))
                })
            })
            .await?;
        self.outbox.wake_sender();
        Ok(())
    }
}

fn needs_change(account: &Account) -> bool {
    account
        .membership
        .as_ref()
        .map(|membership| Status::from_stored(membership.status))
        == Some(Status::PasswordChangeNeeded)
}
