//! Creating users.

use secrecy::SecretString;

use crate::{
    domain::{
        accounts::{
            error::ChangeError,
            new_account::{Creator, NewUser},
        },
        admin::Admin,
    },
    store::{
        Error, Transaction, admin, audit,
        entities::{user_credentials, users as user_rows},
        identities::{self, Known},
        users,
    },
};

/// A user, and the password if that was generated.
#[derive(Clone, Debug)]
pub struct CreatedUser {
    pub user: user_rows::Model,
    pub password: Option<SecretString>,
}

impl Admin {
    /// Creates a user with a password or with an identity at a provider.
    ///
    /// # Errors
    /// [`ChangeError::Missing`], [`ChangeError::Invalid`], [`ChangeError::Taken`], [`ChangeError::Refused`] for a
    /// rejected password.
    pub async fn create_user(&self, new: NewUser) -> Result<CreatedUser, ChangeError> {
        let tenant = self.accounts.tenant(&new.tenant).await?;
        let role = self.accounts.role(&new.role, tenant.id).await?;
        let clients = self.accounts.client_numbers(&new.clients).await?;
        let by = Creator::Operator;
        let (rows, password) = self
            .accounts
            .new_user(new, &tenant, role.id, clients, by)
            .await?;
        let user = rows.user.clone();
        let command = format!("user create {}", user.username);
        let event = self.audit.admin_event(Some(&user), &command);
        self.store
            .write::<_, ChangeError, _>(move |tx| {
                Box::pin(async move {
                    admin::one_at_a_time(tx).await?;
                    // An adopted database may lack the unique index.
                    if !users::all_by_name(tx, &rows.user.username)
                        .await?
                        .is_empty()
                    {
                        return Err(ChangeError::Taken("user"));
                    }
                    if subject_is_taken(tx, &rows.credentials).await? {
                        return Err(ChangeError::Taken("user of this provider"));
                    }
                    if let Some(subject) = &rows.credentials.auth_id {
                        identities::delete(tx, &rows.credentials.auth_provider, subject).await?;
                    }
                    users::insert(tx, rows.user, rows.credentials, rows.membership).await?;
                    audit::insert(tx, event);
                    Ok(())
                })
            })
            .await?;
        Ok(CreatedUser { user, password })
    }
}

async fn subject_is_taken(tx: &Transaction, new: &user_credentials::Model) -> Result<bool, Error> {
    let Some(subject) = &new.auth_id else {
        return Ok(false);
    };
    let known = identities::find(tx, &new.auth_provider, subject, None).await?;
    Ok(matches!(known, Known::User(_)))
}
