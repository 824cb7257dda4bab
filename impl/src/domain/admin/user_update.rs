//! Changing a user.

use uuid::Uuid;

use crate::{
    domain::{
        accounts::{
            defaults::DEFAULT_NAME, error::ChangeError, fields, new_account::Profile,
            status::Status,
        },
        admin::Admin,
        sessions::revocations::{log_ends, log_outdated},
    },
    mail::Message,
    store::{
        admin, audit, challenges,
        columns::List,
        entities::{user_tenants, users as user_rows},
        outbox, reset_tokens, sessions,
        users::{self, Account, MembershipPatch, UserPatch},
    },
};

/// `None` leaves a value as it is.
#[derive(Clone, Debug, Default)]
pub struct UserChange {
    pub username: Option<String>,
    pub profile: Profile,
    pub locale: Option<String>,
    /// Key of the new default tenant. A membership is created if there is none.
    pub tenant: Option<String>,
    pub role: Option<String>,
    /// Public identifiers; they replace the present list.
    pub clients: Option<Vec<String>>,
    /// A status that does not allow logins ends the sessions.
    pub status: Option<Status>,
}

/// The change to the membership.
enum MembershipRow {
    Untouched,
    Changed(Uuid, MembershipPatch),
    New(user_tenants::Model),
}

impl Admin {
    /// Changes a user. Returns the user and the number of ended sessions.
    ///
    /// # Errors
    /// [`ChangeError::Missing`], [`ChangeError::Invalid`], [`ChangeError::Taken`], [`ChangeError::NoMembership`].
    pub async fn update_user(
        &self,
        user: user_rows::Model,
        change: UserChange,
    ) -> Result<(user_rows::Model, usize), ChangeError> {
        let id = user.id;
        let command = format!("user update {}", user.username);
        let event = self.audit.admin_event(Some(&user), &command);
        let patch = self.user_patch(&change).await?;
        let account = users::find_account(self.store.reader(), user.id)
            .await?
            .ok_or_else(|| ChangeError::missing("user", &user.username))?;
        let membership = self.changed_membership(&account, &change).await?;
        let new_address = change.profile.email.as_ref();
        let letter = match new_address.filter(|new| account.user.email.as_ref() != Some(new)) {
            // Sent to the old address: the new one may belong to whoever made the change.
            Some(_) => Some(
                self.outbox
                    .seal_letter(&self.outbox.letter_to(&account, Message::AddressChanged))?,
            ),
            None => None,
        };
        let ends_sessions = change.status.is_some_and(|status| !status.allows_login());
        // The claims of existing access tokens are then outdated.
        let outdates = change.role.is_some() || change.tenant.is_some() || change.clients.is_some();
        let (now, instance) = (self.clock.now(), self.sessions.instance);
        let count = self
            .sessions
            .write_revocations(move |tx| {
                Box::pin(async move {
                    admin::one_at_a_time(tx).await?;
                    if let Some(name) = &patch.username
                        && users::all_by_name(tx, name)
                            .await?
                            .iter()
                            .any(|other| other.id != id)
                    {
                        return Err(ChangeError::Taken("user"));
                    }
                    users::lock(tx, id).await?;
                    users::update(tx, id, patch, now).await?;
                    match membership {
                        MembershipRow::Untouched => {}
                        MembershipRow::Changed(membership, patch) => {
                            users::update_membership(tx, membership, patch, now).await?;
                        }
                        MembershipRow::New(row) => users::insert_membership(tx, row).await?,
                    }
                    audit::insert(tx, event).await?;
                    if let Some(letter) = letter {
                        // Codes and links mailed to the old address must not remain valid.
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
        let changed = changed.ok_or_else(|| ChangeError::missing("user", &id.to_string()))?;
        Ok((changed, count))
    }

    async fn user_patch(&self, change: &UserChange) -> Result<UserPatch, ChangeError> {
        let clients = match &change.clients {
            Some(names) => Some(self.accounts.client_numbers(names).await?),
            None => None,
        };
        let default_tenant = match &change.tenant {
            Some(key) => Some(self.accounts.tenant(key).await?.id),
            None => None,
        };
        let username = change.username.as_deref().map(fields::username);
        Ok(UserPatch {
            username: username.transpose()?,
            clients: clients.map(|numbers| List::new(self.store.backend(), numbers)),
            default_tenant,
            ..change.profile.clone().validate(self.clock.now())?
        })
    }

    async fn changed_membership(
        &self,
        account: &Account,
        change: &UserChange,
    ) -> Result<MembershipRow, ChangeError> {
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
                    Err(ChangeError::NoMembership(account.user.username.clone()))
                } else {
                    Ok(MembershipRow::Untouched)
                };
            };
            let role = match role {
                Some(role) => role,
                None => self.accounts.role(DEFAULT_NAME, tenant).await?.id,
            };
            let mut row = self.accounts.new_membership(account.user.id, tenant, role);
            row.status = change.status.unwrap_or(Status::Active).into();
            row.locale = locale.flatten();
            return Ok(MembershipRow::New(row));
        };
        let patch = MembershipPatch {
            role,
            status: change.status.map(i32::from),
            locale,
        };
        Ok(MembershipRow::Changed(present.id, patch))
    }

    /// The user's membership in the tenant that will be the default one.
    async fn present_membership(
        &self,
        account: &Account,
        change: &UserChange,
    ) -> Result<Option<user_tenants::Model>, ChangeError> {
        let Some(key) = &change.tenant else {
            return Ok(account.membership.as_ref().map(|own| own.row.clone()));
        };
        let tenant = self.accounts.tenant(key).await?.id;
        let all = users::memberships(self.store.reader(), [account.user.id]).await?;
        Ok(all.into_iter().find(|row| row.tenant_id == tenant))
    }
}
