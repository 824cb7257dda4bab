//! New accounts.

use std::net::IpAddr;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveValue::Set, TryIntoModel};
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
        users::INTERNAL,
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
        let mut user = user_rows::ActiveModel {
            id: Set(id),
            first_name: Set(username.chars().take(50).collect()),
            middle_name: Set(None),
            last_name: Set(None),
            username_folded: Set(user_rows::fold_to_store(&username)),
            username: Set(username),
            email: Set(None),
            email_folded: Set(None),
            phone: Set(None),
            created_on: Set(now),
            modified_on: Set(now),
            created_by: Set(None),
            modified_by: Set(None),
            deleted: Set(false),
            last_login: Set(None),
            auth_client_ids: Set(List::new(self.store.backend(), clients)),
            gender: Set(None),
            dob: Set(None),
            default_tenant_id: Set(Some(tenant.id)),
            deleted_by: Set(None),
            deleted_on: Set(None),
        };
        new.profile.write_to(&mut user, now)?;
        let user = user.try_into_model()?;
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
    pub(in crate::domain) fn write_to(
        self,
        user: &mut user_rows::ActiveModel,
        now: DateTime<Utc>,
    ) -> Result<(), AdminError> {
        if let Some(email) = &self.email {
            let email = fields::email(email)?;
            user.email_folded = Set(email.as_deref().and_then(user_rows::fold_to_store));
            user.email = Set(email);
        }
        if let Some(name) = &self.first_name {
            user.first_name = Set(fields::text("first name", name, 50)?);
        }
        if let Some(name) = &self.middle_name {
            user.middle_name = Set(fields::clearable("middle name", name, 50)?);
        }
        if let Some(name) = &self.last_name {
            user.last_name = Set(fields::clearable("last name", name, 50)?);
        }
        if let Some(phone) = &self.phone {
            user.phone = Set(fields::clearable("phone", phone, 15)?);
        }
        if let Some(gender) = &self.gender {
            user.gender = Set(fields::clearable("gender", gender, 1)?);
        }
        if let Some(day) = self.dob {
            user.dob = Set(Some(fields::day_of_birth(day, now)?));
        }
        Ok(())
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
