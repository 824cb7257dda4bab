//! Changes of a user.

use sea_orm::ActiveValue::Set;

use crate::{
    domain::{
        accounts::{
            error::AdminError, fields, new_account::Profile, placement::DEFAULT, standing::status,
        },
        admin::Admin,
        sessions::revocations::{log_ends, log_outdated},
    },
    mail::Message,
    store::{
        activity, admin, challenges,
        columns::List,
        entities::{user_tenants, users as user_rows},
        outbox, reset_tokens, sessions,
        users::{self, Account},
    },
};

/// Missing parts stay as they are.
#[derive(Clone, Debug, Default)]
pub struct UserChange {
    pub username: Option<String>,
    pub profile: Profile,
    pub locale: Option<String>,
    /// Key of the new default tenant; a membership there is made when there is none.
    pub tenant: Option<String>,
    pub role: Option<String>,
    /// Public ids; they replace all that the user had.
    pub clients: Option<Vec<String>>,
    /// One of [`crate::domain::accounts::standing::status`]. One that may not log in ends the sessions.
    pub status: Option<i32>,
}

/// Where a membership goes.
enum MembershipRow {
    Untouched,
    Changed(user_tenants::ActiveModel),
    New(user_tenants::Model),
}

impl Admin {
    /// Changes a user and answers how many sessions that ended.
    ///
    /// # Errors
    /// [`AdminError::Missing`], [`AdminError::Invalid`], [`AdminError::Taken`], [`AdminError::NoMembership`].
    pub async fn update_user(
        &self,
        user: user_rows::Model,
        change: UserChange,
    ) -> Result<(user_rows::Model, usize), AdminError> {
        let id = user.id;
        let command = format!("user update {}", user.username);
        let seen = self.audit.admin_activity(Some(&user), &command);
        let (row, renamed) = self.changed_user(&user, &change).await?;
        let account = users::find_account(self.store.reader(), user.id)
            .await?
            .ok_or_else(|| AdminError::missing("user", &user.username))?;
        let membership = self.changed_membership(&account, &change).await?;
        let new_address = change.profile.email.as_ref();
        let letter = match new_address.filter(|new| account.user.email.as_ref() != Some(new)) {
            // To the old address: at the new one somebody else may be reading.
            Some(_) => Some(
                self.outbox
                    .seal_letter(&self.outbox.letter_to(&account, Message::AddressChanged))?,
            ),
            None => None,
        };
        let ends_sessions = change.status.is_some_and(|status| {
            !matches!(status, status::ACTIVE | status::PASSWORD_CHANGE_NEEDED)
        });
        // What the access tokens say of the role, the tenant and the client is no longer true then.
        let outdates = change.role.is_some() || change.tenant.is_some() || change.clients.is_some();
        let (now, instance) = (self.clock.now(), self.sessions.instance);
        let count = self
            .sessions
            .write_revocations(move |tx| {
                Box::pin(async move {
                    admin::one_at_a_time(tx).await?;
                    if let Some(name) = &renamed
                        && users::all_by_name(tx, name)
                            .await?
                            .iter()
                            .any(|other| other.id != id)
                    {
                        return Err(AdminError::Taken("user"));
                    }
                    users::lock(tx, id).await?;
                    users::update(tx, row).await?;
                    match membership {
                        MembershipRow::Untouched => {}
                        MembershipRow::Changed(row) => users::update_membership(tx, row).await?,
                        MembershipRow::New(row) => users::insert_membership(tx, row).await?,
                    }
                    activity::insert(tx, seen).await?;
                    if let Some(letter) = letter {
                        // What was mailed to the old address must not outlive it.
                        reset_tokens::void_all(tx, id, now).await?;
                        challenges::end_of_user(tx, id, now).await?;
                        outbox::insert(tx, letter).await?;
                    }
                    if !ends_sessions {
                        let outdated = match outdates {
                            true => sessions::outdate_claims(tx, id).await?,
                            false => Vec::new(),
                        };
                        let stale = log_outdated(tx, instance, &outdated).await?;
                        return Ok((0, stale));
                    }
                    let ended = sessions::end_all(tx, id, now).await?;
                    let ends = log_ends(tx, instance, &ended).await?;
                    Ok((ended.len(), ends))
                })
            })
            .await?;
        let changed = users::find(self.store.reader(), id).await?;
        let changed = changed.ok_or_else(|| AdminError::missing("user", &id.to_string()))?;
        Ok((changed, count))
    }

    /// The user's row, and the new name if there is one.
    async fn changed_user(
        &self,
        user: &user_rows::Model,
        change: &UserChange,
    ) -> Result<(user_rows::ActiveModel, Option<String>), AdminError> {
        let mut row = user_rows::ActiveModel::from(user.clone());
        let now = self.clock.now();
        row.modified_on = Set(now);
        change.profile.clone().write_to(&mut row, now)?;
        if let Some(names) = &change.clients {
            let numbers = self.accounts.client_numbers(names).await?;
            row.auth_client_ids = Set(List::new(self.store.backend(), numbers));
        }
        if let Some(key) = &change.tenant {
            row.default_tenant_id = Set(Some(self.accounts.tenant(key).await?.id));
        }
        let renamed = match &change.username {
            Some(name) => Some(fields::username(name)?),
            None => None,
        };
        if let Some(name) = renamed.clone() {
            row.username_folded = Set(user_rows::fold_to_store(&name));
            row.username = Set(name);
        }
        Ok((row, renamed))
    }

    async fn changed_membership(
        &self,
        account: &Account,
        change: &UserChange,
    ) -> Result<MembershipRow, AdminError> {
        let locale = match &change.locale {
            Some(locale) => Some(fields::locale(locale)?),
            None => None,
        };
        let tenant = match &change.tenant {
            Some(key) => Some(self.accounts.tenant(key).await?.id),
            None => account.user.default_tenant_id,
        };
        let role = match &change.role {
            Some(name) => Some(
                self.accounts
                    .role(name, tenant.unwrap_or_default())
                    .await?
                    .id,
            ),
            None => None,
        };
        let present = self.present_membership(account, change).await?;
        let Some(present) = present else {
            let Some(tenant) = tenant.filter(|_| change.tenant.is_some()) else {
                let concerned = locale.is_some() || role.is_some() || change.status.is_some();
                return if concerned {
                    Err(AdminError::NoMembership(account.user.username.clone()))
                } else {
                    Ok(MembershipRow::Untouched)
                };
            };
            let role = match role {
                Some(role) => role,
                None => self.accounts.role(DEFAULT, tenant).await?.id,
            };
            let mut row = self.accounts.new_membership(account.user.id, tenant, role);
            row.status = change.status.unwrap_or(status::ACTIVE);
            row.locale = locale.flatten();
            return Ok(MembershipRow::New(row));
        };
        let mut row = user_tenants::ActiveModel::from(present);
        row.modified_on = Set(self.clock.now());
        if let Some(role) = role {
            row.role_id = Set(role);
        }
        if let Some(status) = change.status {
            row.status = Set(status);
        }
        if let Some(locale) = locale {
            row.locale = Set(locale);
        }
        Ok(MembershipRow::Changed(row))
    }

    /// The user's membership in what is the default tenant after the change.
    async fn present_membership(
        &self,
        account: &Account,
        change: &UserChange,
    ) -> Result<Option<user_tenants::Model>, AdminError> {
        let Some(key) = &change.tenant else {
            return Ok(account.membership.as_ref().map(|own| own.row.clone()));
        };
        let tenant = self.accounts.tenant(key).await?.id;
        let all = users::memberships(self.store.reader(), [account.user.id]).await?;
        Ok(all.into_iter().find(|row| row.tenant_id == tenant))
    }
}
