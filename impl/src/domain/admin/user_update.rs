//! Changing a user.

use chrono::{DateTime, Utc};
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
        Error, Transaction, admin,
        audit::{self, NewEvent},
        challenges,
        columns::List,
        entities::{user_tenants, users as user_rows},
        outbox::{self, NewMail},
        reset_tokens,
        revocations::Revocation,
        sessions,
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

/// A change with everything that its transaction needs.
struct PreparedChange {
    user: Uuid,
    patch: UserPatch,
    membership: MembershipRow,
    /// If the address changes.
    letter: Option<NewMail>,
    event: NewEvent,
    ends_sessions: bool,
    /// Whether the claims of existing access tokens are outdated by the change.
    outdates_claims: bool,
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
        let letter = self.address_notice(&account, &change)?;
        let prepared = PreparedChange {
            user: id,
            patch,
            membership,
            letter,
            event,
            ends_sessions: change.status.is_some_and(|status| !status.allows_login()),
            outdates_claims: change.role.is_some()
                || change.tenant.is_some()
                || change.clients.is_some(),
        };
        let (now, instance) = (self.clock.now(), self.sessions.instance);
        let count = self
            .sessions
            .write_revocations::<_, ChangeError, _>(move |tx| {
                Box::pin(async move { prepared.apply(tx, instance, now).await })
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
        Ok(MembershipRow::Changed(present, patch))
    }

    /// The id of the user's membership in the tenant that will be the default one.
    async fn present_membership(
        &self,
        account: &Account,
        change: &UserChange,
    ) -> Result<Option<Uuid>, ChangeError> {
        let Some(key) = &change.tenant else {
            return Ok(account.membership.as_ref().map(|own| own.id));
        };
        let tenant = self.accounts.tenant(key).await?.id;
        let all = users::memberships(self.store.reader(), [account.user.id]).await?;
        let present = all.into_iter().find(|row| row.tenant_id == tenant);
        Ok(present.map(|row| row.id))
    }

    /// Sent to the old address: the new one may belong to whoever made the change.
    fn address_notice(
        &self,
        account: &Account,
        change: &UserChange,
    ) -> Result<Option<NewMail>, ChangeError> {
        let new_address = change.profile.email.as_ref();
        if new_address.is_none_or(|new| account.user.email.as_ref() == Some(new)) {
            return Ok(None);
        }
        let letter = self.outbox.letter_to(account, Message::AddressChanged);
        Ok(Some(self.outbox.seal_letter(&letter)?))
    }
}

impl PreparedChange {
    /// Makes the change. Returns the number of ended sessions and the revocations.
    async fn apply(
        self,
        tx: &Transaction,
        instance: Uuid,
        now: DateTime<Utc>,
    ) -> Result<(usize, Vec<Revocation>), ChangeError> {
        let user = self.user;
        admin::one_at_a_time(tx).await?;
        if let Some(name) = &self.patch.username
            && users::all_by_name(tx, name)
                .await?
                .iter()
                .any(|other| other.id != user)
        {
            return Err(ChangeError::Taken("user"));
        }
        users::lock(tx, user).await?;
        users::update(tx, user, self.patch, now).await?;
        self.membership.write(tx, now).await?;
        audit::insert(tx, self.event);
        if let Some(letter) = self.letter {
            // Codes and links mailed to the old address must not remain valid.
            reset_tokens::void_all(tx, user, now).await?;
            challenges::end_of_user(tx, user, now).await?;
            outbox::insert(tx, letter).await?;
        }
        if self.ends_sessions {
            let ended = sessions::end_all(tx, user, now).await?;
            return Ok((ended.len(), log_ends(tx, instance, &ended).await?));
        }
        let outdated = match self.outdates_claims {
            true => sessions::outdate_claims(tx, user).await?,
            false => Vec::new(),
        };
        Ok((0, log_outdated(tx, instance, &outdated).await?))
    }
}

impl MembershipRow {
    async fn write(self, tx: &Transaction, now: DateTime<Utc>) -> Result<(), Error> {
        match self {
            Self::Untouched => Ok(()),
            Self::Changed(membership, patch) => {
                users::update_membership(tx, membership, patch, now).await
            }
            Self::New(row) => users::insert_membership(tx, row).await,
        }
    }
}
