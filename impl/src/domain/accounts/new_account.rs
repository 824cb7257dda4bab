//! Building the rows of a new account.

use std::net::IpAddr;

use chrono::{DateTime, NaiveDate, Utc};
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use crate::{
    domain::{
        accounts::{Accounts, error::ChangeError, fields, status::Status},
        links::MAX_LINK_ATTEMPTS,
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

/// Accepted names of identity providers and the names that are stored, which are the reference's. Paths and settings
/// say `cognito`.
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

/// Personal data. In a change, `None` leaves a field as it is and the empty string clears it.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    pub email: Option<String>,
    pub first_name: Option<String>,
    pub middle_name: Option<String>,
    pub last_name: Option<String>,
    pub phone: Option<String>,
    /// One character.
    pub gender: Option<String>,
    pub dob: Option<NaiveDate>,
}

#[derive(Clone, Debug)]
pub enum Identity {
    /// A password at this service; generated if `None`.
    Password(Option<SecretString>),
    Federated {
        provider: String,
        subject: String,
    },
}

#[derive(Clone, Debug)]
pub struct NewUser {
    pub username: String,
    pub profile: Profile,
    /// Language tag of at most five characters.
    pub locale: Option<String>,
    /// The tenant's key.
    pub tenant: String,
    /// The role's name.
    pub role: String,
    /// Public identifiers.
    pub clients: Vec<String>,
    pub status: Status,
    pub identity: Identity,
}

/// Who creates an account. This decides which checks a password needs.
#[derive(Clone, Copy)]
pub(crate) enum Creator<'a> {
    /// The service itself, with a generated password or none. It is not looked up in the list of breached passwords.
    Service,
    Operator,
    /// The holder of a sign-up link. Hashed passwords are counted for the link and queued for the address.
    Link {
        token_hash: &'a [u8],
        address: IpAddr,
    },
}

impl Creator<'_> {
    fn address(self) -> Option<IpAddr> {
        match self {
            Self::Link { address, .. } => Some(address),
            Self::Service | Self::Operator => None,
        }
    }
}

/// The rows that make up an account.
pub(crate) struct UserRows {
    pub user: user_rows::Model,
    pub credentials: user_credentials::Model,
    pub membership: user_tenants::Model,
}

impl Accounts {
    /// Builds the rows of a new user. The password is returned if it was generated.
    ///
    /// # Errors
    /// [`ChangeError::Invalid`]; [`ChangeError::Missing`] for an unknown provider; [`ChangeError::Refused`] for a
    /// rejected password.
    pub(crate) async fn new_user(
        &self,
        new: NewUser,
        tenant: &tenants::Model,
        role: Uuid,
        clients: Vec<i32>,
        by: Creator<'_>,
    ) -> Result<(UserRows, Option<SecretString>), ChangeError> {
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
        new.profile.validate(now)?.apply(&mut user);
        let locale = new.locale.as_deref().map(fields::locale);
        let mut membership = self.new_membership(id, tenant.id, role);
        membership.status = new.status.into();
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
            status: Status::Active.into(),
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
        by: Creator<'_>,
    ) -> Result<(user_credentials::Model, Option<SecretString>), ChangeError> {
        let mut own = self.empty_credentials(user.id);
        let mut generated = None;
        match identity {
            Identity::Federated { provider, subject } => {
                own.auth_provider = stored_provider(&provider)?.to_owned();
                own.auth_id = Some(fields::subject(&subject)?);
            }
            Identity::Password(given) => {
                let password = given.unwrap_or_else(|| {
                    let fresh = SecretString::from(generated_secret(&*self.random));
                    generated.insert(fresh).clone()
                });
                self.passwords
                    .rules
                    .validate(password.expose_secret(), user)?;
                if let Creator::Link { token_hash, .. } = by {
                    self.count_sign_up_attempt(token_hash).await?;
                }
                if generated.is_none() && !matches!(by, Creator::Service) {
                    self.passwords.reject_breached(&password).await?;
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

    /// Credentials without a password or identity, by which nobody can log in yet.
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
    /// Validates the fields and returns the change to the user's row.
    ///
    /// # Errors
    /// [`ChangeError::Invalid`].
    pub(in crate::domain) fn validate(self, now: DateTime<Utc>) -> Result<UserPatch, ChangeError> {
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
/// [`ChangeError::Missing`] for an unknown provider.
fn stored_provider(name: &str) -> Result<&'static str, ChangeError> {
    PROVIDERS
        .into_iter()
        .find_map(|(known, stored)| (known == name).then_some(stored))
        .ok_or_else(|| ChangeError::missing("provider", name))
}

impl Accounts {
    /// Counts an attempt of a link's holder, before the password is hashed.
    ///
    /// # Errors
    /// [`Refusal::LinkUsed`] after [`MAX_LINK_ATTEMPTS`] attempts.
    pub(in crate::domain) async fn count_sign_up_attempt(
        &self,
        token_hash: &[u8],
    ) -> Result<(), Refusal> {
        let hash = token_hash.to_vec();
        let counted = self
            .store
            .write(move |tx| {
                Box::pin(
                    async move { sign_up_tokens::count_try(tx, &hash, MAX_LINK_ATTEMPTS).await },
                )
            })
            .await?;
        counted.then_some(()).ok_or(Refusal::LinkUsed)
    }
}
