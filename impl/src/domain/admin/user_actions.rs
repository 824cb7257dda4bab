//! What is done to a user in one word.

use secrecy::SecretString;
use uuid::Uuid;

use crate::{
    domain::{
        accounts::{error::AdminError, standing::status},
        admin::{Admin, erasure},
        limits::lockout::forget_failures,
        sessions::revocations::log_ends,
    },
    mail::Message,
    store::{
        admin, audit, authenticators, codes, credentials,
        entities::{user_credentials, users as user_rows},
        outbox, reset_tokens, sessions,
        users::{self, Account, INTERNAL},
    },
};

#[derive(Clone, Debug)]
pub enum UserAction {
    /// The membership of the default tenant becomes Inactive.
    Disable,
    /// ... Active.
    Enable,
    /// Marks the user deleted and erases what says who it was.
    Delete,
    SetPassword(SecretString),
    /// Takes the authenticator and the recovery codes away.
    ResetMfa,
    RevokeSessions,
    /// Forgets wrong passwords and codes, and that the password is off.
    Unlock,
}

impl UserAction {
    /// As the command line has it.
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

    /// Codes and mailed links. A disabled user's codes stay, to be refused with the reason; enabling does not bring them back to life.
    fn voids_codes(&self) -> bool {
        match self {
            Self::Enable | Self::Delete | Self::SetPassword(_) | Self::RevokeSessions => true,
            Self::Disable | Self::ResetMfa | Self::Unlock => false,
        }
    }

    /// What the user is told by mail.
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

impl Admin {
    /// The user that an administrator calls `name`: as spelt when there are several that differ by case, and by id when
    /// names do not tell them apart.
    ///
    /// # Errors
    /// [`AdminError::Missing`], [`AdminError::Ambiguous`].
    pub async fn user_named(&self, name: &str) -> Result<user_rows::Model, AdminError> {
        let db = self.store.reader();
        let mut found = users::all_by_name(db, name).await?;
        if found.len() > 1 {
            found.retain(|user| user.username == name);
            if found.len() != 1 {
                return Err(AdminError::Ambiguous(name.to_owned()));
            }
        }
        match (found.pop(), Uuid::try_parse(name)) {
            (None, Ok(id)) => users::find(db, id).await?,
            (found, _) => found,
        }
        .ok_or_else(|| AdminError::missing("user", name))
    }

    /// Like [`Admin::user_named`], and of several deleted users of the name the one deleted last. Users that this service has
    /// deleted have no name but a pseudonym, and are best named by their ids.
    ///
    /// # Errors
    /// As there.
    pub async fn user_or_deleted(&self, name: &str) -> Result<user_rows::Model, AdminError> {
        match self.user_named(name).await {
            Err(missing @ AdminError::Missing { .. }) => {
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

    /// Does `action` to a user and answers how many sessions that ended.
    ///
    /// # Errors
    /// [`AdminError::NoMembership`], [`AdminError::External`], a refused password.
    pub async fn act_on_user(
        &self,
        user: user_rows::Model,
        action: UserAction,
    ) -> Result<usize, AdminError> {
        let account = users::find_account(self.store.reader(), user.id)
            .await?
            .ok_or_else(|| AdminError::missing("user", &user.username))?;
        let hash = match &action {
            UserAction::SetPassword(password) => {
                Some(self.hash_of_new_password(&account, password).await?)
            }
            _ => None,
        };
        let tenant = account.membership.as_ref().map(|own| own.row.tenant_id);
        let no_membership = || AdminError::NoMembership(account.user.username.clone());
        let new_status = match action {
            UserAction::Disable => Some((tenant.ok_or_else(no_membership)?, status::INACTIVE)),
            UserAction::Enable => Some((tenant.ok_or_else(no_membership)?, status::ACTIVE)),
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
        let username = account.user.username.clone();
        let first_credentials = self.accounts.empty_credentials(account.user.id);
        let (user, now, instance) = (account.user.id, self.clock.now(), self.sessions.instance);
        let count = self
            .sessions
            .write_revocations::<_, AdminError, _>(move |tx| {
                Box::pin(async move {
                    admin::one_at_a_time(tx).await?;
                    // First of all rows, as everybody locks them.
                    users::lock(tx, user).await?;
                    if let Some((tenant, status)) = new_status {
                        users::set_status(tx, user, tenant, status, now).await?;
                    }
                    if let Some(hash) = hash
                        && !credentials::set_password(tx, user, &hash, None, now).await?
                    {
                        let password = Some(hash.into());
                        let own = user_credentials::Model {
                            password,
                            ..first_credentials
                        };
                        credentials::insert(tx, own).await?;
                    }
                    if matches!(action, UserAction::Unlock | UserAction::SetPassword(_)) {
                        forget_failures(tx, &username, now).await?;
                    }
                    if let Some(erasure) = erasure {
                        erasure.write(tx, now).await?;
                    }
                    if matches!(action, UserAction::ResetMfa) {
                        credentials::set_authenticator(tx, user, None, now).await?;
                        authenticators::end_enrolment(tx, user).await?;
                        authenticators::forget_recovery_codes(tx, user).await?;
                    }
                    if let Some(letter) = letter {
                        outbox::insert(tx, letter).await?;
                    }
                    audit::insert(tx, event).await?;
                    if action.voids_codes() {
                        codes::void_unused(tx, user, now).await?;
                        reset_tokens::void_all(tx, user, now).await?;
                    }
                    if !action.ends_sessions() {
                        return Ok((0, Vec::new()));
                    }
                    let ended = sessions::end_all(tx, user, now).await?;
                    let ends = log_ends(tx, instance, &ended).await?;
                    Ok((ended.len(), ends))
                })
            })
            .await?;
        Ok(count)
    }

    async fn hash_of_new_password(
        &self,
        account: &Account,
        password: &SecretString,
    ) -> Result<String, AdminError> {
        let own = account.credentials.as_ref();
        if own.is_some_and(|own| own.auth_provider != INTERNAL) {
            return Err(AdminError::External(account.user.username.clone()));
        }
        self.passwords
            .judge_password(password, &account.user)
            .await?;
        Ok(self.passwords.hash_password(password, None).await?)
    }
}
