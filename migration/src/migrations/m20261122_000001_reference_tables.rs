//! The tables of the Node service, with its names and types, so that both services can use one database.
//!
//! Wider than in the Node service: what we store hashed or encrypted (`client_secret`, `secret`, `password`,
//! `secret_key`, `auth_token`), and subjects of providers (`auth_id`). Added: `users.username_folded`.

use sea_orm_migration::prelude::*;

use crate::schema::{Column, Kind, Table, reference_table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in &TABLES {
            reference_table(manager, table).await?;
        }
        Ok(())
    }
}

const ID: Column = Kind::Uuid.named("id").or_random();
const CREATED_ON: Column = Kind::Time.named("created_on").or_now();
const MODIFIED_ON: Column = Kind::Time.named("modified_on").or_now();
const CREATED_BY: Column = Kind::Uuid.named("created_by").null();
const MODIFIED_BY: Column = Kind::Uuid.named("modified_by").null();
const CREATED_BY_NAME: Column = Kind::Varchar(100).named("created_by").null();
const MODIFIED_BY_NAME: Column = Kind::Varchar(100).named("modified_by").null();
const DELETED: Column = Kind::Boolean.named("deleted").or("false");
const DELETED_ON: Column = Kind::Time.named("deleted_on").null();
const DELETED_BY: Column = Kind::Uuid.named("deleted_by").null();

/// Each table follows those it references.
const TABLES: [Table; 9] = [
    AUTH_CLIENTS,
    ROLES,
    TENANTS,
    USERS,
    TENANT_CONFIGS,
    USER_CREDENTIALS,
    USER_TENANTS,
    USER_PERMISSIONS,
    USER_RESOURCES,
];

const AUTH_CLIENTS: Table = Table {
    name: "auth_clients",
    columns: &[
        Kind::SmallCounter.named("id"),
        Kind::Varchar(50).named("client_id"),
        Kind::Varchar(255).named("client_secret"),
        Kind::Varchar(200).named("redirect_url").null(),
        Kind::Integer.named("access_token_expiration").or("900"),
        Kind::Integer.named("refresh_token_expiration").or("86400"),
        Kind::Integer.named("auth_code_expiration").or("180"),
        Kind::Varchar(255).named("secret"),
        CREATED_ON,
        MODIFIED_ON,
        DELETED,
        DELETED_ON,
        DELETED_BY,
        CREATED_BY_NAME,
        MODIFIED_BY_NAME,
    ],
    primary_key: ("pk_auth_clients_id", "id"),
    constraints: &[],
    tracks_changes: true,
};

const ROLES: Table = Table {
    name: "roles",
    columns: &[
        ID,
        Kind::Varchar(100).named("name"),
        CREATED_ON,
        MODIFIED_ON,
        CREATED_BY,
        MODIFIED_BY,
        DELETED,
        Kind::TextList.named("permissions").null(),
        Kind::Integer.named("role_type").or("0"),
        DELETED_BY,
        DELETED_ON,
    ],
    primary_key: ("pk_roles_id", "id"),
    constraints: &[],
    tracks_changes: true,
};

const TENANTS: Table = Table {
    name: "tenants",
    columns: &[
        ID,
        Kind::Varchar(100).named("name"),
        Kind::Integer.named("status").or("0"),
        CREATED_ON,
        MODIFIED_ON,
        CREATED_BY,
        MODIFIED_BY,
        DELETED,
        Kind::Varchar(20).named("key"),
        Kind::Varchar(500).named("address").null(),
        Kind::Varchar(100).named("city").null(),
        Kind::Varchar(100).named("state").null(),
        Kind::Varchar(25).named("zip").null(),
        Kind::Varchar(25).named("country").null(),
        DELETED_ON,
        DELETED_BY,
    ],
    primary_key: ("pk_tenants_id", "id"),
    constraints: &[("idx_tenants", "UNIQUE (\"key\")")],
    tracks_changes: true,
};

const USERS: Table = Table {
    name: "users",
    columns: &[
        ID,
        Kind::Varchar(50).named("first_name"),
        Kind::Varchar(50).named("middle_name").null(),
        Kind::Varchar(50).named("last_name").null(),
        Kind::Varchar(150).named("username"),
        Kind::Varchar(150).named("email").null(),
        Kind::Varchar(15).named("phone").null(),
        CREATED_ON,
        MODIFIED_ON,
        CREATED_BY,
        MODIFIED_BY,
        DELETED,
        Kind::Time.named("last_login").null(),
        Kind::IntegerList.named("auth_client_ids").null(),
        Kind::Char(1).named("gender").null(),
        Kind::Date.named("dob").null(),
        Kind::Uuid.named("default_tenant_id").null(),
        DELETED_BY,
        DELETED_ON,
        Kind::Text.named("username_folded").null(),
    ],
    primary_key: ("pk_users_id", "id"),
    constraints: &[],
    tracks_changes: true,
};

const TENANT_CONFIGS: Table = Table {
    name: "tenant_configs",
    columns: &[
        ID,
        Kind::Varchar(100).named("config_key"),
        Kind::Json.named("config_value"),
        CREATED_ON,
        MODIFIED_ON,
        Kind::Integer.named("created_by").null(),
        Kind::Integer.named("modified_by").null(),
        DELETED,
        Kind::Uuid.named("tenant_id"),
        DELETED_BY,
        DELETED_ON,
    ],
    primary_key: ("pk_tenant_configs_id", "id"),
    constraints: &[(
        "fk_tenant_configs_tenants",
        "FOREIGN KEY (tenant_id) REFERENCES tenants (id)",
    )],
    tracks_changes: true,
};

const USER_CREDENTIALS: Table = Table {
    name: "user_credentials",
    columns: &[
        ID,
        Kind::Uuid.named("user_id"),
        Kind::Varchar(50).named("auth_provider").or("'internal'"),
        Kind::Varchar(255).named("auth_id").null(),
        Kind::Text.named("auth_token").null(),
        Kind::Varchar(255).named("password").null(),
        CREATED_ON,
        MODIFIED_ON,
        DELETED,
        DELETED_ON,
        DELETED_BY,
        Kind::Text.named("secret_key").null(),
        CREATED_BY_NAME,
        MODIFIED_BY_NAME,
    ],
    primary_key: ("pk_user_credentials_id", "id"),
    constraints: &[
        (
            "fk_user_credentials_users",
            "FOREIGN KEY (user_id) REFERENCES users (id)",
        ),
        ("idx_user_credentials_user_id", "UNIQUE (user_id)"),
    ],
    tracks_changes: true,
};

const USER_TENANTS: Table = Table {
    name: "user_tenants",
    columns: &[
        ID,
        Kind::Uuid.named("user_id"),
        Kind::Uuid.named("tenant_id"),
        Kind::Uuid.named("role_id"),
        CREATED_ON,
        MODIFIED_ON,
        DELETED,
        Kind::Integer.named("status").or("0"),
        Kind::Varchar(5).named("locale").null(),
        DELETED_BY,
        DELETED_ON,
        CREATED_BY_NAME,
        MODIFIED_BY_NAME,
    ],
    primary_key: ("pk_user_tenants_id", "id"),
    constraints: &[
        (
            "fk_user_tenants_roles",
            "FOREIGN KEY (role_id) REFERENCES roles (id)",
        ),
        (
            "fk_user_tenants_tenants",
            "FOREIGN KEY (tenant_id) REFERENCES tenants (id)",
        ),
        (
            "fk_user_tenants_users",
            "FOREIGN KEY (user_id) REFERENCES users (id)",
        ),
    ],
    tracks_changes: true,
};

const USER_PERMISSIONS: Table = Table {
    name: "user_permissions",
    columns: &[
        ID,
        Kind::Uuid.named("user_tenant_id"),
        Kind::Varchar(50).named("permission"),
        Kind::Boolean.named("allowed"),
        CREATED_ON,
        MODIFIED_ON,
        CREATED_BY,
        MODIFIED_BY,
        DELETED,
        DELETED_ON,
        DELETED_BY,
    ],
    primary_key: ("pk_user_permissions_id", "id"),
    constraints: &[(
        "fk_user_permissions",
        "FOREIGN KEY (user_tenant_id) REFERENCES user_tenants (id)",
    )],
    tracks_changes: true,
};

const USER_RESOURCES: Table = Table {
    name: "user_resources",
    columns: &[
        DELETED,
        DELETED_ON,
        DELETED_BY,
        CREATED_ON,
        MODIFIED_ON,
        CREATED_BY,
        MODIFIED_BY,
        ID,
        Kind::Uuid.named("user_tenant_id").null(),
        Kind::Varchar(50).named("resource_name").null(),
        Kind::Varchar(100).named("resource_value").null(),
        Kind::Boolean.named("allowed").or("true"),
    ],
    primary_key: ("user_resources_pkey", "id"),
    constraints: &[(
        "fk_user_resources",
        "FOREIGN KEY (user_tenant_id) REFERENCES user_tenants (id)",
    )],
    // As in the Node service.
    tracks_changes: false,
};
