//! New accounts.

use std::net::IpAddr;

use chrono::{DateTime, NaiveDate, Utc};
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use crate::{
    domain::{
        accounts::{Accounts, error::AdminError, fields, standing::status},
        links::MOST_TRIES,
        refusal::Refusal,
        secrets::generated_secret,
    },
    random::RandomnessExt,
    store::{
        columns::List,
        entities::{tenants, user_credentials, user_tenants, users as user_rows},
        sign_up_tokens,
        users::{INTERNAL, UserPatch},
    },
};

/// Those of the reference, under the names that it stores. `cognito` is the name in our paths and settings.
const PROVIDERS: [(&str, &str); 9] = [
    ("google", "google"),
    ("facebook", "facebook"),
    ("instagram", "instagram"),
    ("apple", "apple"),
    ("azure", "azure"),
    ("cognito", "aws-cognito"),
    ("aws-cognito", "aws-cognito"),
    ("keycloak", "keycloak"),
    ("saml", "saml"),
];

/// What is known of a person; in a change, a missing part stays as it is and an empty text takes the value away.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    pub email: Option<String>,
    pub first_name: Option<String>,
    pub middle_name: Option<String>,
    pub last_name: Option<String>,
    pub phone: Option<String>,
    /// One letter.
    pub gender: Option<String>,
    pub dob: Option<NaiveDate>,
}

#[derive(Clone, Debug)]
pub enum Identity {
    /// A password of ours, generated when missing.
    Password(Option<SecretString>),
    External {
        provider: String,
        subject: String,
    },
}

#[derive(Clone, Debug)]
pub struct NewUser {
    pub username: String,
    pub profile: Profile,
    /// Language tag of five characters at most.
    pub locale: Option<String>,
    /// Key.
    pub tenant: String,
    /// Name.
    pub role: String,
    /// Public ids.
    pub clients: Vec<String>,
    /// One of [`crate::domain::accounts::standing::status`].
    pub status: i32,
    pub identity: Identity,
}

/// Who makes a user, and so chooses the password.
#[derive(Clone, Copy)]
pub(crate) enum CreatedBy<'a> {
    /// With a generated password, or with none.
    Service,
    Operator,
    /// The holder of a sign-up link.
    Link {
        token_hash: &'a [u8],
        address: IpAddr,
    },
}

impl CreatedBy<'_> {
    fn address(self) -> Option<IpAddr> {
        match self {
            Self::Link { address, .. } => Some(address),
            Self::Service | Self::Operator => None,
        }
    }
}

/// The three rows of a user.
pub(crate) struct UserRows {
    pub user: user_rows::Model,
    pub credentials: user_credentials::Model,
    pub membership: user_tenants::Model,
}

impl Accounts {
    /// The rows of a new user, and its password when that is generated.
    pub(crate) async fn new_user(
        &self,
        new: NewUser,
        tenant: &tenants::Model,
        role: Uuid,
        clients: Vec<i32>,
        by: CreatedBy<'_>,
    ) -> Result<(UserRows, Option<SecretString>), AdminError> {
        let now = self.clock.now();
        let username = fields::username(&new.username)?;
        let id = self.random.uuid();
        let mut user = user_rows::Model {
            id,
            first_name: username.chars().take(50).collect(),
            middle_name: None,
            last_name: None,
            username_folded: user_rows::fold_to_store(&username),
            username,
            email: None,
            email_folded: None,
            phone: None,
            created_on: now,
            modified_on: now,
            created_by: None,
            modified_by: None,
            deleted: false,
            last_login: None,
            auth_client_ids: List::new(self.store.backend(), clients),
            gender: None,
            dob: None,
            default_tenant_id: Some(tenant.id),
            deleted_by: None,
            deleted_on: None,
        };
        new.profile.checked(now)?.apply(&mut user);
        let locale = new.locale.as_deref().map(fields::locale);
        let mut membership = self.new_membership(id, tenant.id, role);
        membership.status = new.status;
        membership.locale = locale.transpose()?.flatten();
        let (credentials, generated) = self.new_credentials(&user, new.identity, by).await?;
        let rows = UserRows {
            user,
            credentials,
            membership,
        };
        Ok((rows, generated))
    }

    /// An active membership.
    pub(in crate::domain) fn new_membership(
        &self,
        user: Uuid,
        tenant: Uuid,
        role: Uuid,
    ) -> user_tenants::Model {
        let now = self.clock.now();
        user_tenants::Model {
            id: self.random.uuid(),
            user_id: user,
            tenant_id: tenant,
            role_id: role,
            created_on: now,
            modified_on: now,
            deleted: false,
            status: status::ACTIVE,
            locale: None,
            deleted_by: None,
            deleted_on: None,
            created_by: None,
            modified_by: None,
        }
    }

    async fn new_credentials(
        &self,
        user: &user_rows::Model,
        identity: Identity,
        by: CreatedBy<'_>,
    ) -> Result<(user_credentials::Model, Option<SecretString>), AdminError> {
        let mut own = self.empty_credentials(user.id);
        let mut generated = None;
        match identity {
            Identity::External { provider, subject } => {
                own.auth_provider = stored_provider(&provider)?.to_owned();
                own.auth_id = Some(fields::subject(&subject)?);
            }
            Identity::Password(given) => {
                let password = given.unwrap_or_else(|| {
                    let fresh = SecretString::from(generated_secret(&*self.random));
                    generated.insert(fresh).clone()
                });
                self.passwords.rules.judge(password.expose_secret(), user)?;
                if let CreatedBy::Link { token_hash, .. } = by {
                    self.count_sign_up_try(token_hash).await?;
                }
                if generated.is_none() && !matches!(by, CreatedBy::Service) {
                    self.passwords.refuse_breached(&password).await?;
                }
                let hash = self
                    .passwords
                    .hash_password(&password, by.address())
                    .await?;
                own.password = Some(hash.into());
            }
        }
        Ok((own, generated))
    }

    /// Credentials by which nobody gets in yet.
    pub(in crate::domain) fn empty_credentials(&self, user: Uuid) -> user_credentials::Model {
        let now = self.clock.now();
        user_credentials::Model {
            id: self.random.uuid(),
            user_id: user,
            auth_provider: INTERNAL.to_owned(),
            auth_id: None,
            auth_token: None,
            password: None,
            created_on: now,
            modified_on: now,
            deleted: false,
            deleted_on: None,
            deleted_by: None,
            secret_key: None,
            created_by: None,
            modified_by: None,
        }
    }
}

impl Profile {
    /// The change of a user that this makes.
    ///
    /// # Errors
    /// [`AdminError::Invalid`].
    pub(in crate::domain) fn checked(self, now: DateTime<Utc>) -> Result<UserPatch, AdminError> {
        let cleared = |field, value: Option<String>, longest| {
            let value = value.map(|value| fields::clearable(field, &value, longest));
            value.transpose()
        };
        let email = self.email.map(|email| fields::email(&email));
        let first_name = self.first_name;
        let first_name = first_name.map(|name| fields::text("first name", &name, 50));
        Ok(UserPatch {
            email: email.transpose()?,
            first_name: first_name.transpose()?,
            middle_name: cleared("middle name", self.middle_name, 50)?,
            last_name: cleared("last name", self.last_name, 50)?,
            phone: cleared("phone", self.phone, 15)?,
            gender: cleared("gender", self.gender, 1)?,
            dob: self
                .dob
                .map(|day| fields::day_of_birth(day, now))
                .transpose()?,
            ..UserPatch::default()
        })
    }
}

/// # Errors
/// [`AdminError::Missing`] for a provider that the service does not know.
fn stored_provider(name: &str) -> Result<&'static str, AdminError> {
    PROVIDERS
        .into_iter()
        .find_map(|(known, stored)| (known == name).then_some(stored))
        .ok_or_else(|| AdminError::missing("provider", name))
}

impl Accounts {
    /// Before a password is hashed for the holder of a link.
    ///
    /// # Errors
    /// [`Refusal::LinkUsed`].
    pub(in crate::domain) async fn count_sign_up_try(
        &self,
        token_hash: &[u8],
    ) -> Result<(), Refusal> {
        let hash = token_hash.to_vec();
        let counted = self
            .store
            .write(move |tx| {
                Box::pin(async move { sign_up_tokens::count_try(tx, &hash, MOST_TRIES).await })
            })
            .await?;
        counted.then_some(()).ok_or(Refusal::LinkUsed)
    }
}
