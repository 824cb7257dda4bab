//! Forgotten passwords: `POST /auth/forget-password`, `GET /auth/verify-reset-password-link`, `PATCH /auth/reset-password`.

use secrecy::{ExposeSecret, SecretString};

use crate::{
    clock::seconds,
    domain::{
        accounts::standing::status,
        audit::EventKind,
        caller::Caller,
        clients::client::{ClientProof, Gives, OwnPage},
        limits::{lockout::forget_failures, mail_budget::MailPurpose},
        links::MOST_TRIES,
        recovery::Recovery,
        refusal::Refusal,
        secrets::token_hash,
        sessions::revocations::log_ends,
    },
    mail::{Letter, Message},
    random::RandomnessExt,
    store::{
        audit, clients, codes, credentials, outbox,
        reset_tokens::{self, ResetToken},
        sessions,
        users::{self, Account, INTERNAL},
    },
};

/// Who sets a new password.
#[derive(Debug)]
pub enum ResetBy<'a> {
    /// By its id; it must be the one that asked for the link.
    Client(&'a str, &'a ClientProof),
    /// It knows the token alone.
    OwnPage(OwnPage),
}

impl Recovery {
    /// Mails a link to users with a password of ours and an address. For everybody else all the same happens, save that the
    /// letter is not delivered and the token is nobody's.
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
        // The link goes to the user, not to who asks for it.
        let client = self
            .clients
            .check_client(client_id, client, Gives::ToOneOnly, caller)
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
        let letter = match &account {
            Some(account) => self.outbox.letter_to(account, message),
            None => Letter {
                to: None,
                locale: None,
                message,
            },
        };
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
                    audit::insert(tx, event).await?;
                    reset_tokens::insert(tx, row).await?;
                    outbox::insert(tx, letter).await?;
                    Ok(())
                })
            })
            .await?;
        self.outbox.mail_waits();
        Ok(())
    }

    /// Whether a mailed link is still good.
    ///
    /// # Errors
    /// [`Refusal::TokenExpired`], [`Refusal::LinkUsed`], [`Refusal::TokenInvalid`] for another kind of token.
    pub async fn check_reset_token(&self, token: &SecretString) -> Result<(), Refusal> {
        self.good_reset_token(token).await.map(drop)
    }

    /// A token that is good, and whose it is.
    async fn good_reset_token(
        &self,
        token: &SecretString,
    ) -> Result<(ResetToken, Account), Refusal> {
        let db = self.store.reader();
        let Some(row) = reset_tokens::find(db, &token_hash(token.expose_secret())).await? else {
            return Err(self.codes.refusal_of_foreign(token.expose_secret()).await?);
        };
        if row.used_at.is_some() || row.tries >= MOST_TRIES {
            return Err(Refusal::LinkUsed);
        }
        if row.expires_at <= self.clock.now() {
            return Err(Refusal::TokenExpired);
        }
        let account = users::find_account(db, row.user_id).await?;
        Ok((row, account.ok_or(Refusal::TokenExpired)?))
    }

    /// # Errors
    /// [`Refusal::LinkUsed`].
    async fn count_reset_try(&self, token: &ResetToken) -> Result<(), Refusal> {
        let hash = token.token_hash.clone();
        let counted = self
            .store
            .write(move |tx| {
                Box::pin(async move { reset_tokens::count_try(tx, &hash, MOST_TRIES).await })
            })
            .await?;
        counted.then_some(()).ok_or(Refusal::LinkUsed)
    }

    /// Sets a new password, ends every session, code and other link of the user. The link proves the address, so Registered
    /// and PasswordChangeNeeded become Active. Failures until then are forgotten, and the password is no longer off. A refusal does not use the token up,
    /// save after [`MOST_TRIES`] passwords that had to be hashed. Answers the id of the client that asked for the link.
    ///
    /// # Errors
    /// [`Refusal::ClientInvalid`], also when another client asked for the link; those of [`Recovery::check_reset_token`];
    /// [`Refusal::ExternalUser`], [`Refusal::PasswordInvalid`], [`Refusal::PasswordUnchanged`].
    pub async fn reset_password(
        &self,
        by: ResetBy<'_>,
        token: &SecretString,
        password: &SecretString,
        caller: &Caller,
    ) -> Result<String, Refusal> {
        let caller_client = match by {
            // The token was mailed to the user.
            ResetBy::Client(client_id, proof) => Some(
                self.clients
                    .check_client(client_id, proof, Gives::ToOneOnly, caller)
                    .await?,
            ),
            ResetBy::OwnPage(_) => None,
        };
        let (token, account) = self.good_reset_token(token).await?;
        let client = clients::find_by_number(self.store.reader(), token.client_id)
            .await?
            .filter(|client| caller_client.is_none_or(|caller| caller.id == client.id))
            .ok_or(Refusal::ClientInvalid)?;
        if !has_own_password(&account) {
            return Err(Refusal::ExternalUser);
        }
        self.passwords
            .rules
            .judge(password.expose_secret(), &account.user)?;
        self.count_reset_try(&token).await?;
        self.passwords.refuse_breached(password).await?;
        self.refuse_the_same(&account, password, caller).await?;
        let hash = self
            .passwords
            .hash_password(password, Some(caller.address))
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
                    // Asked under the lock: a user who was disabled meanwhile must stay so.
                    if let Some(membership) = users::find_account(tx, user)
                        .await?
                        .and_then(|account| account.membership)
                        && [status::REGISTERED, status::PASSWORD_CHANGE_NEEDED]
                            .contains(&membership.row.status)
                    {
                        let tenant = membership.row.tenant_id;
                        users::set_status(tx, user, tenant, status::ACTIVE, now).await?;
                    }
                    reset_tokens::void_all(tx, user, now).await?;
                    codes::void_unused(tx, user, now).await?;
                    forget_failures(tx, &account.user.username, now).await?;
                    audit::insert(tx, event).await?;
                    outbox::insert(tx, letter).await?;
                    let ended = sessions::end_all(tx, user, now).await?;
                    Ok(((), log_ends(tx, instance, &ended).await?))
                })
            })
            .await?;
        self.outbox.mail_waits();
        Ok(client.client_id)
    }
}

fn has_own_password(account: &Account) -> bool {
    let credentials = account.credentials.as_ref();
    credentials.is_some_and(|own| own.auth_provider == INTERNAL)
}

fn can_reset(account: &Account) -> bool {
    has_own_password(account) && account.user.email.is_some()
}
