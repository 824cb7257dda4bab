//! Actions on a user without further parameters.

use chrono::{DateTime, Utc};
use secrecy::SecretString;
use uuid::Uuid;

use crate::{
    domain::{
        accounts::{error::ChangeError, status::Status},
        admin::{
            Admin,
            erasure::{self, Erasure},
        },
        limits::lockout::forget_failures,
        sessions::revocations::log_ends,
    },
    mail::Message,
    store::{
        Transaction, admin,
        audit::{self, NewEvent},
        authenticators, codes, credentials,
        entities::{user_credentials, users as user_rows},
        outbox::{self, NewMail},
        reset_tokens,
        revocations::Revocation,
        session_grants, sessions,
        users::{self, Account, INTERNAL},
    },
};

#[derive(Clone, Debug)]
pub enum UserAction {
    /// Sets the membership in the default tenant to Inactive and ends the sessions.
    Disable,
    /// Sets the membership in the default tenant to Active.
    Enable,
    /// Marks the user as deleted and erases personal data.
    Delete,
    SetPassword(SecretString),
    /// Removes the authenticator and the recovery codes.
    ResetMfa,
    RevokeSessions,
    /// Resets the lockout counters and enables a disabled password.
    Unlock,
}

impl UserAction {
    /// The name of the command.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Disable => "disable",
            Self::Enable => "enable",
            Self::Delete => "delete",
            Self::SetPassword(_) => "set-password",
            Self::ResetMfa => "reset-mfa",
            Self::RevokeSessions => "revoke-sessions",
            Self::Unlock => "unlock",
        }
    }

    /// Whether unused codes and links are voided. A disabled user's codes remain, so that they are refused with the
    /// reason; enabling the user voids them.
    fn voids_codes(&self) -> bool {
        match self {
            Self::Enable | Self::Delete | Self::SetPassword(_) | Self::RevokeSessions => true,
            Self::Disable | Self::ResetMfa | Self::Unlock => false,
        }
    }

    /// The mail to the user.
    fn notice(&self) -> Option<Message> {
        match self {
            Self::SetPassword(_) => Some(Message::PasswordChanged),
            Self::ResetMfa => Some(Message::FactorsReset),
            Self::Disable | Self::Enable | Self::Delete | Self::RevokeSessions | Self::Unlock => {
                None
            }
        }
    }

    fn ends_sessions(&self) -> bool {
        match self {
            Self::Disable | Self::Delete | Self::SetPassword(_) | Self::RevokeSessions => true,
            Self::Enable | Self::ResetMfa | Self::Unlock => false,
        }
    }
}

/// An action with everything that its transaction needs.
struct PreparedAction {
    user: Uuid,
    username: String,
    action: UserAction,
    /// Status of the membership in this tenant.
    new_status: Option<(Uuid, Status)>,
    password_hash: Option<String>,
    /// For a user without credentials whose password is set.
    first_credentials: user_credentials::Model,
    erasure: Option<Erasure>,
    letter: Option<NewMail>,
    event: NewEvent,
}

impl PreparedAction {
    /// Performs the action. Returns the number of ended sessions and their revocations.
    async fn apply(
        self,
        tx: &Transaction,
        instance: Uuid,
        now: DateTime<Utc>,
    ) -> Result<(usize, Vec<Revocation>), ChangeError> {
        let (user, action) = (self.user, &self.action);
        admin::one_at_a_time(tx).await?;
        // Of all rows, the user's is locked first, as in every transaction that locks it, which prevents deadlocks. Whoever
        // takes the lock above takes it before any row.
        users::lock(tx, user).await?;
        if let Some((tenant, status)) = self.new_status {
            users::set_status(tx, user, tenant, status.into(), now).await?;
        }
        if let Some(hash) = self.password_hash
            && !credentials::set_password(tx, user, &hash, None, now).await?
        {
            let password = Some(hash.into());
            let own = user_credentials::Model {
                password,
                ..self.first_credentials
            };
            credentials::insert(tx, own).await?;
        }
        if matches!(action, UserAction::Unlock | UserAction::SetPassword(_)) {
            forget_failures(tx, &self.username, now).await?;
        }
        if let Some(erasure) = self.erasure {
            erasure.write(tx, now).await?;
        }
        if matches!(action, UserAction::ResetMfa) {
            credentials::set_authenticator(tx, user, None, now).await?;
            authenticators::end_enrolment(tx, user).await?;
            authenticators::delete_recovery_codes(tx, user).await?;
        }
        if let Some(letter) = self.letter {
            outbox::insert(tx, letter).await?;
        }
        audit::insert(tx, self.event);
        if action.voids_codes() {
            codes::void_unused(tx, user, now).await?;
            reset_tokens::void_all(tx, user, now).await?;
        }
        if !action.ends_sessions() {
            return Ok((0, Vec::new()));
        }
        let ended = sessions::end_all(tx, user, now).await?;
        let ends = log_ends(tx, instance, &ended).await?;
        if matches!(action, UserAction::Delete) {
            // Only now: the grants say which clients must be told.
            session_grants::delete_of_user(tx, user).await?;
        }
        Ok((ended.len(), ends))
    }
}

impl Admin {
    /// Finds the user that an administrator calls `name`. If several names differ by case only, the exact spelling
    /// decides. An id is accepted too.
    ///
    /// # Errors
    /// [`ChangeError::Missing`], [`ChangeError::Ambiguous`].
    pub async fn user_named(&self, name: &str) -> Result<user_rows::Model, ChangeError> {
        let db = self.store.reader();
        let mut found = users::all_by_name(db, name).await?;
        if found.len() > 1 {
            found.retain(|user| user.username == name);
            if found.len() != 1 {
                return Err(ChangeError::Ambiguous(name.to_owned()));
            }
        }
        match (found.pop(), Uuid::try_parse(name)) {
            (None, Ok(id)) => users::find(db, id).await?,
            (found, _) => found,
        }
        .ok_or_else(|| ChangeError::missing("user", name))
    }

    /// Like [`Admin::user_named`], but also finds deleted users; of several with the name, the one deleted last. Users
    /// deleted by this service have a pseudonym as their name and are best found by id.
    ///
    /// # Errors
    /// As [`Admin::user_named`].
    pub async fn user_or_deleted(&self, name: &str) -> Result<user_rows::Model, ChangeError> {
        match self.user_named(name).await {
            Err(missing @ ChangeError::Missing { .. }) => {
                let db = self.store.reader();
                match (users::find_deleted(db, name).await?, Uuid::try_parse(name)) {
                    (None, Ok(id)) => users::find_deleted_by_id(db, id).await?,
                    (found, _) => found,
                }
                .ok_or(missing)
            }
            other => other,
        }
    }

    /// Performs an action on a user. Returns the number of ended sessions.
    ///
    /// # Errors
    /// [`ChangeError::NoMembership`], [`ChangeError::FederatedUser`], [`ChangeError::Refused`] for a rejected password.
    pub async fn act_on_user(
        &self,
        user: user_rows::Model,
        action: UserAction,
    ) -> Result<usize, ChangeError> {
        let account = users::find_account(self.store.reader(), user.id)
            .await?
            .ok_or_else(|| ChangeError::missing("user", &user.username))?;
        let hash = match &action {
            UserAction::SetPassword(password) => {
                Some(self.hash_new_password(&account, password).await?)
            }
            _ => None,
        };
        let tenant = account.membership.as_ref().map(|own| own.tenant_id);
        let no_membership = || ChangeError::NoMembership(account.user.username.clone());
        let new_status = match action {
            UserAction::Disable => Some((tenant.ok_or_else(no_membership)?, Status::Inactive)),
            UserAction::Enable => Some((tenant.ok_or_else(no_membership)?, Status::Active)),
            _ => None,
        };
        let (name, erasure) = match action {
            UserAction::Delete => (
                erasure::pseudonym(account.user.id),
                Some(self.prepare_erasure(&account).await?),
            ),
            _ => (account.user.username.clone(), None),
        };
        let command = format!("user {} {name}", action.name());
        let event = self.audit.admin_event(Some(&account.user), &command);
        let letter = match action.notice() {
            Some(notice) => Some(
                self.outbox
                    .seal_letter(&self.outbox.letter_to(&account, notice))?,
            ),
            None => None,
        };
        let prepared = PreparedAction {
            user: account.user.id,
            username: account.user.username.clone(),
            action,
            new_status,
            password_hash: hash,
            first_credentials: self.accounts.empty_credentials(account.user.id),
            erasure,
            letter,
            event,
        };
        let (now, instance) = (self.clock.now(), self.sessions.instance);
        self.sessions
            .write_revocations::<_, ChangeError, _>(move |tx| {
                Box::pin(async move { prepared.apply(tx, instance, now).await })
            })
            .await
    }

    async fn hash_new_password(
        &self,
        account: &Account,
        password: &SecretString,
    ) -> Result<String, ChangeError> {
        let own = account.credentials.as_ref();
        if own.is_some_and(|own| own.auth_provider != INTERNAL) {
            return Err(ChangeError::FederatedUser(account.user.username.clone()));
        }
        self.passwords
            .validate_password(password, &account.user)
            .await?;
        Ok(self.passwords.hash_password(password, None).await?)
    }
}
