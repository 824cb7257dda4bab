//! Forgotten passwords: `POST /auth/forget-password`, `GET /auth/verify-reset-password-link`, `PATCH
//! /auth/reset-password`.

use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use crate::{
    clock::seconds,
    domain::{
        accounts::status::Status,
        audit::EventKind,
        caller::Caller,
        clients::client::{ClientProof, Issues, PageProof},
        limits::{lockout::forget_failures, mail_budget::MailPurpose},
        links::MAX_LINK_ATTEMPTS,
        recovery::Recovery,
        refusal::Refusal,
        secrets::token_hash,
        sessions::revocations::log_ends,
    },
    mail::Message,
    random::RandomnessExt,
    store::{
        Error, Transaction, audit, clients, codes, credentials,
        entities::auth_clients,
        outbox,
        reset_tokens::{self, ResetToken},
        sessions,
        users::{self, Account, INTERNAL},
    },
};

/// Who calls `reset-password`.
#[derive(Debug)]
pub enum ResetBy<'a> {
    /// A client, by its id; the link must have been requested for the same client.
    Client(&'a str, &'a ClientProof),
    /// The service's own page, which knows only the token.
    Page(PageProof),
}

impl Recovery {
    /// Mails a link to users who have a password here and an address. For all other names the same happens, except that
    /// the mail is not delivered and the token belongs to nobody.
    ///
    /// # Errors
    /// [`Refusal::ClientInvalid`], [`Refusal::TooManyAttempts`].
    pub async fn forget_password(
        &self,
        client_id: &str,
        client: &ClientProof,
        username: &str,
        caller: &Caller,
    ) -> Result<(), Refusal> {
        // The link is sent to the user and not to the caller.
        let client = self
            .clients
            .check_client(client_id, client, Issues::BoundOrPrivate, caller)
            .await?;
        let account = users::find_account_by_name(self.store.reader(), username)
            .await?
            .filter(can_reset);
        let token = self.random.token();
        let now = self.clock.now();
        let life = self.settings.recovery.forgot_password_link_expiry;
        let row = ResetToken {
            token_hash: token_hash(&token),
            user_id: account
                .as_ref()
                .map_or_else(|| self.random.uuid(), |account| account.user.id),
            client_id: client.id,
            created_at: now,
            expires_at: now + seconds(life.as_secs()),
            used_at: None,
            tries: 0,
        };
        let page = &self.settings.recovery.reset_password_url;
        let message = Message::ResetLink {
            url: self
                .links
                .link(page.as_deref(), "/reset-password", &token)?,
            minutes: life.as_secs().div_ceil(60),
        };
        let letter = self.outbox.letter_if_known(account.as_ref(), message);
        let letter = self.outbox.seal_letter(&letter)?;
        let budget =
            self.limits
                .mail_budget(MailPurpose::ResetLink, username, Some(caller.address));
        let user = account.as_ref().map(|account| &account.user);
        let event = self
            .audit
            .event(EventKind::MailAsked, user, &client.client_id, caller);
        let event = event.with_detail("reset link");
        self.store
            .write::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    budget.spend(tx, now).await?;
                    audit::insert(tx, event);
                    reset_tokens::insert(tx, row).await?;
                    outbox::insert(tx, letter).await?;
                    Ok(())
                })
            })
            .await?;
        self.outbox.wake_sender();
        Ok(())
    }

    /// Whether a mailed link is still valid.
    ///
    /// # Errors
    /// [`Refusal::TokenExpired`], [`Refusal::LinkUsed`], [`Refusal::TokenInvalid`] for a token of another kind.
    pub async fn check_reset_token(&self, token: &SecretString) -> Result<(), Refusal> {
        self.find_valid_reset_token(token).await.map(drop)
    }

    /// Finds a valid token and its user.
    async fn find_valid_reset_token(
        &self,
        token: &SecretString,
    ) -> Result<(ResetToken, Account), Refusal> {
        let db = self.store.reader();
        let Some(row) = reset_tokens::find(db, &token_hash(token.expose_secret())).await? else {
            return Err(self
                .codes
                .refusal_for_unknown_token(token.expose_secret())
                .await?);
        };
        if row.used_at.is_some() || row.tries >= MAX_LINK_ATTEMPTS {
            return Err(Refusal::LinkUsed);
        }
        if row.expires_at <= self.clock.now() {
            return Err(Refusal::TokenExpired);
        }
        let account = users::find_account(db, row.user_id).await?;
        Ok((row, account.ok_or(Refusal::TokenExpired)?))
    }

    /// Sets a new password, ends all sessions, and voids codes and other links of the user. Since the link has proven
    /// the address, Registered and PasswordChangeNeeded become Active. Lockout counters are reset and a disabled
    /// password is enabled. A refusal leaves the token valid, except after [`MAX_LINK_ATTEMPTS`] passwords that had to
    /// be hashed. Returns the id of the client for which the link was requested.
    ///
    /// # Errors
    /// [`Refusal::ClientInvalid`], also if the link was requested for another client; those of
    /// [`Recovery::check_reset_token`]; [`Refusal::FederatedUser`], [`Refusal::PasswordInvalid`],
    /// [`Refusal::PasswordUnchanged`].
    pub async fn reset_password(
        &self,
        by: ResetBy<'_>,
        token: &SecretString,
        password: &SecretString,
        caller: &Caller,
    ) -> Result<String, Refusal> {
        let caller_client = self.check_caller_client(by, caller).await?;
        let (token, account) = self.find_valid_reset_token(token).await?;
        let client = clients::find_by_number(self.store.reader(), token.client_id)
            .await?
            .filter(|client| caller_client.is_none_or(|caller| caller.id == client.id))
            .ok_or(Refusal::ClientInvalid)?;
        if !has_own_password(&account) {
            return Err(Refusal::FederatedUser);
        }
        let hash = self
            .check_and_hash(&token, &account, password, caller)
            .await?;
        let event = self.audit.event(
            EventKind::PasswordChanged,
            Some(&account.user),
            &client.client_id,
            caller,
        );
        let event = event.with_detail("reset by a mailed link");
        let letter = self
            .outbox
            .seal_letter(&self.outbox.letter_to(&account, Message::PasswordChanged))?;
        let (user, now, instance) = (account.user.id, self.clock.now(), self.sessions.instance);
        self.sessions
            .write_revocations(move |tx| {
                Box::pin(async move {
                    users::lock(tx, user).await?;
                    if !reset_tokens::use_up(tx, &token.token_hash, now).await? {
                        return Err(Refusal::LinkUsed);
                    }
                    credentials::set_password(tx, user, &hash, None, now).await?;
                    activate(tx, user, now).await?;
                    reset_tokens::void_all(tx, user, now).await?;
                    codes::void_unused(tx, user, now).await?;
                    forget_failures(tx, &account.user.username, now).await?;
                    audit::insert(tx, event);
                    outbox::insert(tx, letter).await?;
                    let ended = sessions::end_all(tx, user, now).await?;
                    Ok(((), log_ends(tx, instance, &ended).await?))
                })
            })
            .await?;
        self.outbox.wake_sender();
        Ok(client.client_id)
    }

    /// `None` if the service's own page calls.
    async fn check_caller_client(
        &self,
        by: ResetBy<'_>,
        caller: &Caller,
    ) -> Result<Option<auth_clients::Model>, Refusal> {
        match by {
            // Possession of the token is the proof: it was mailed to the user.
            ResetBy::Client(client_id, proof) => self
                .clients
                .check_client(client_id, proof, Issues::BoundOrPrivate, caller)
                .await
                .map(Some),
            ResetBy::Page(_) => Ok(None),
        }
    }

    /// Checks the new password and hashes it. The link is counted as tried before anything is hashed.
    async fn check_and_hash(
        &self,
        token: &ResetToken,
        account: &Account,
        password: &SecretString,
        caller: &Caller,
    ) -> Result<String, Refusal> {
        self.passwords
            .rules
            .validate(password.expose_secret(), &account.user)?;
        self.count_reset_attempt(token).await?;
        self.passwords.reject_breached(password).await?;
        self.reject_unchanged(account, password, caller).await?;
        self.passwords
            .hash_password(password, Some(caller.address))
            .await
    }

    /// Counts an attempt before the password is hashed.
    ///
    /// # Errors
    /// [`Refusal::LinkUsed`] after [`MAX_LINK_ATTEMPTS`] attempts.
    async fn count_reset_attempt(&self, token: &ResetToken) -> Result<(), Refusal> {
        let hash = token.token_hash.clone();
        let counted = self
            .store
            .write(move |tx| {
                Box::pin(async move { reset_tokens::count_try(tx, &hash, MAX_LINK_ATTEMPTS).await })
            })
            .await?;
        counted.then_some(()).ok_or(Refusal::LinkUsed)
    }
}

/// Makes a user Active whose address has been proven. Reads the status under the lock: a user who was disabled in the
/// meantime must stay disabled.
async fn activate(tx: &Transaction, user: Uuid, now: DateTime<Utc>) -> Result<(), Error> {
    if let Some(membership) = users::find_account(tx, user)
        .await?
        .and_then(|account| account.membership)
        && [Status::Registered, Status::PasswordChangeNeeded]
            .contains(&Status::from_stored(membership.status))
    {
        let tenant = membership.tenant_id;
        users::set_status(tx, user, tenant, Status::Active.into(), now).await?;
    }
    Ok(())
}

fn has_own_password(account: &Account) -> bool {
    let credentials = account.credentials.as_ref();
    credentials.is_some_and(|own| own.auth_provider == INTERNAL)
}

fn can_reset(account: &Account) -> bool {
    has_own_password(account) && account.user.email.is_some()
}
