//! Rows that every test finds: a tenant, a role, two clients and one active user.

use auth_service::{
    domain::accounts::status::{INTERNAL, Status},
    store::{
        self,
        columns::List,
        entities::{
            auth_clients, roles, tenants, user_credentials, user_permissions, user_tenants, users,
        },
    },
};
use chrono::NaiveDate;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseConnection, DbBackend, EntityTrait, QueryFilter,
    sea_query::Expr,
};
use uuid::Uuid;

use crate::World;

pub const CLIENT_ID: &str = "web";
pub const CLIENT_SECRET: &str = "web secret";
/// Of everybody, unless a test says otherwise.
pub const PASSWORD: &str = "correct horse battery";
/// Of everybody.
pub const TENANT: Uuid = Uuid::from_u128(1);
const ROLE: Uuid = Uuid::from_u128(2);

/// A user in the making.
#[derive(Clone, Debug)]
pub struct Person {
    pub username: String,
    pub email: Option<String>,
    /// The stored hash; `None` for the usual password in the usual form.
    pub password_hash: Option<String>,
    pub provider: String,
    pub subject: Option<String>,
    pub secret_key: Option<String>,
    pub status: i32,
    pub member: bool,
    pub deleted: bool,
    /// `auth_clients.id`: 1 is [`CLIENT_ID`], 2 is `app`.
    pub clients: Vec<i32>,
    pub dob: Option<NaiveDate>,
    /// Permission and whether it is allowed.
    pub overrides: Vec<(&'static str, bool)>,
}

impl Person {
    pub fn named(username: &str) -> Self {
        Self {
            username: username.into(),
            email: Some(format!("{}@example.com", username.to_lowercase())),
            password_hash: None,
            provider: INTERNAL.into(),
            subject: None,
            secret_key: None,
            status: Status::Active.into(),
            member: true,
            deleted: false,
            clients: vec![1],
            dob: None,
            overrides: vec![],
        }
    }
}

/// A hash with the tests' cheap parameters.
fn hash(password: &str) -> String {
    use auth_service::{
        domain::passwords::hashing::{Scheme, Scratch},
        random::SystemRandomness,
    };
    Scheme::Argon2id(argon2::Params::new(64, 1, 1, None).expect("parameters"))
        .hash(
            &SystemRandomness,
            &mut Scratch::default(),
            password.as_bytes(),
        )
        .expect("a hash")
}

impl World {
    /// A connection of the tests' own.
    pub fn db(&self) -> &DatabaseConnection {
        &self.connection
    }

    pub fn backend(&self) -> DbBackend {
        self.domain.store.backend()
    }

    /// A stored hash of a password, byte by byte.
    pub fn hash_as_typed(&self, password: &str) -> String {
        hash(password)
    }

    pub(crate) async fn seed(&self) {
        let now = self.domain.clock.now();
        let tenant = tenants::ActiveModel {
            id: Set(TENANT),
            name: Set("Acme".into()),
            key: Set("acme".into()),
            status: Set(1),
            created_on: Set(now),
            modified_on: Set(now),
            deleted: Set(false),
            ..Default::default()
        };
        tenants::Entity::insert(tenant)
            .exec_without_returning(self.db())
            .await
            .unwrap();
        let permissions = ["ViewTodo", "CreateTodo"].map(str::to_owned).to_vec();
        let role = roles::ActiveModel {
            id: Set(ROLE),
            name: Set("editor".into()),
            permissions: Set(List::new(self.backend(), permissions)),
            role_type: Set(0),
            created_on: Set(now),
            modified_on: Set(now),
            deleted: Set(false),
            ..Default::default()
        };
        roles::Entity::insert(role)
            .exec_without_returning(self.db())
            .await
            .unwrap();
        self.client(CLIENT_ID, CLIENT_SECRET).await;
        self.client("app", "app secret").await;
        self.person(Person::named("ann")).await;
    }

    /// A client with the default lifetimes.
    pub async fn client(&self, client_id: &str, secret: &str) {
        let now = self.domain.clock.now();
        let row = auth_clients::ActiveModel {
            client_id: Set(client_id.into()),
            client_secret: Set(secret.into()),
            secret: Set("code key".into()),
            access_token_expiration: Set(900),
            refresh_token_expiration: Set(86400),
            auth_code_expiration: Set(180),
            created_on: Set(now),
            modified_on: Set(now),
            deleted: Set(false),
            ..Default::default()
        };
        auth_clients::Entity::insert(row)
            .exec_without_returning(self.db())
            .await
            .unwrap();
    }

    /// Stores a person and answers the user's id.
    pub async fn person(&self, person: Person) -> Uuid {
        let now = self.domain.clock.now();
        let id = Uuid::new_v4();
        let user = users::ActiveModel {
            id: Set(id),
            first_name: Set("First".into()),
            last_name: Set(Some("Last".into())),
            username_folded: Set(users::fold_to_store(&person.username)),
            username: Set(person.username),
            email_folded: Set(person.email.as_deref().and_then(users::fold_to_store)),
            email: Set(person.email),
            dob: Set(person.dob),
            default_tenant_id: Set(Some(TENANT)),
            auth_client_ids: Set(List::new(self.backend(), person.clients)),
            created_on: Set(now),
            modified_on: Set(now),
            deleted: Set(person.deleted),
            ..Default::default()
        };
        users::Entity::insert(user)
            .exec_without_returning(self.db())
            .await
            .unwrap();
        let internal = person.provider == INTERNAL;
        let hash = person
            .password_hash
            .or_else(|| internal.then(|| hash(PASSWORD)));
        let credentials = user_credentials::ActiveModel {
            id: Set(Uuid::new_v4()),
            user_id: Set(id),
            auth_provider: Set(person.provider),
            auth_id: Set(person.subject),
            password: Set(hash.map(Into::into)),
            secret_key: Set(person.secret_key.map(Into::into)),
            created_on: Set(now),
            modified_on: Set(now),
            deleted: Set(false),
            ..Default::default()
        };
        user_credentials::Entity::insert(credentials)
            .exec_without_returning(self.db())
            .await
            .unwrap();
        if !person.member {
            return id;
        }
        let membership = Uuid::new_v4();
        let row = user_tenants::ActiveModel {
            id: Set(membership),
            user_id: Set(id),
            tenant_id: Set(TENANT),
            role_id: Set(ROLE),
            status: Set(person.status),
            locale: Set(Some("en".into())),
            created_on: Set(now),
            modified_on: Set(now),
            deleted: Set(false),
            ..Default::default()
        };
        user_tenants::Entity::insert(row)
            .exec_without_returning(self.db())
            .await
            .unwrap();
        for (permission, allowed) in person.overrides {
            let row = user_permissions::ActiveModel {
                id: Set(Uuid::new_v4()),
                user_tenant_id: Set(membership),
                permission: Set(permission.into()),
                allowed: Set(allowed),
                created_on: Set(now),
                modified_on: Set(now),
                deleted: Set(false),
                ..Default::default()
            };
            user_permissions::Entity::insert(row)
                .exec_without_returning(self.db())
                .await
                .unwrap();
        }
        id
    }

    /// As `admin user disable` and its like do, but for the sessions.
    pub async fn set_status(&self, user: Uuid, status: i32) {
        let now = self.domain.clock.now();
        store::users::set_status(self.db(), user, TENANT, status, now)
            .await
            .unwrap();
    }

    /// Makes a user one who logs in at Google only.
    pub async fn make_external(&self, user: Uuid) {
        user_credentials::Entity::update_many()
            .col_expr(
                user_credentials::Column::AuthProvider,
                Expr::value("google"),
            )
            .filter(user_credentials::Column::UserId.eq(user))
            .exec(self.db())
            .await
            .unwrap();
    }

    pub async fn delete_user(&self, user: Uuid) {
        let now = self.domain.clock.now();
        store::users::soft_delete(self.db(), user, now)
            .await
            .unwrap();
    }
}
