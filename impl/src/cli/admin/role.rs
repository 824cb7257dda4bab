//! `auth-service admin role`.

use std::collections::HashMap;

use clap::Subcommand;
use serde::Serialize;
use uuid::Uuid;

use super::{Output, PAGE, time};
use crate::{
    domain::Domain,
    store::{entities::roles::Model, tenants},
};

#[derive(Subcommand)]
pub enum Role {
    /// Create a role
    Create {
        /// Name of the role, at most 100 characters
        #[arg(long)]
        name: String,
        /// Permissions of the role, a comma-separated list; each is a word, whose meaning is up to the applications that
        /// read the tokens
        #[arg(long, value_delimiter = ',')]
        permissions: Vec<String>,
        /// Key of the tenant that owns the role, in databases where roles of the Node service have tenants (since
        /// January 2024) [default: `default`, else the oldest tenant]
        #[arg(long)]
        tenant: Option<String>,
    },
    /// Change the permissions of a role; access tokens with the old ones are rejected within seconds, and a refresh
    /// returns new ones
    Update {
        /// Name of the role
        #[arg(long)]
        name: String,
        /// All permissions of the role from now on, a comma-separated list; "" for none
        #[arg(long, value_delimiter = ',', required = true)]
        permissions: Vec<String>,
        /// Key of the tenant that owns the role, in databases where roles of the Node service have tenants
        #[arg(long)]
        tenant: Option<String>,
    },
    /// List all roles
    List,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct View {
    id: Uuid,
    name: String,
    /// The tenant's key, where roles have tenants.
    #[serde(skip_serializing_if = "Option::is_none")]
    tenant: Option<String>,
    permissions: Vec<String>,
    created_on: String,
}

/// The tenants of roles, and their keys.
struct Tenants {
    of_roles: HashMap<Uuid, Uuid>,
    keys: HashMap<Uuid, String>,
}

impl Tenants {
    async fn read(domain: &Domain) -> anyhow::Result<Self> {
        let db = domain.store.reader();
        let all = tenants::list(db).await?;
        Ok(Self {
            of_roles: tenants::tenants_of_roles(db).await?,
            keys: all.into_iter().map(|row| (row.id, row.key)).collect(),
        })
    }

    /// If the tenant has been deleted, its ID.
    fn of(&self, role: Uuid) -> Option<String> {
        let tenant = self.of_roles.get(&role)?;
        let key = self.keys.get(tenant);
        Some(key.cloned().unwrap_or_else(|| tenant.to_string()))
    }
}

impl View {
    fn new(role: Model, tenants: &Tenants) -> Self {
        Self {
            id: role.id,
            tenant: tenants.of(role.id),
            name: role.name,
            permissions: role.permissions.into_vec(),
            created_on: time(role.created_on),
        }
    }
}

impl Role {
    pub async fn run(self, domain: &Domain, output: Output) -> anyhow::Result<()> {
        match self {
            Self::Create {
                name,
                permissions,
                tenant,
            } => {
                let tenant = tenant.as_deref();
                let permissions = trimmed(&permissions);
                let role = domain.admin.create_role(&name, permissions, tenant).await?;
                output.one(&View::new(role, &Tenants::read(domain).await?))
            }
            Self::Update {
                name,
                permissions,
                tenant,
            } => {
                let tenant = tenant.as_deref();
                let permissions = trimmed(&permissions);
                let (role, _) = domain.admin.update_role(&name, permissions, tenant).await?;
                output.one(&View::new(role, &Tenants::read(domain).await?))
            }
            Self::List => {
                let tenants = Tenants::read(domain).await?;
                let mut columns = vec!["name", "permissions", "id", "createdOn"];
                if !tenants.of_roles.is_empty() {
                    columns.insert(1, "tenant");
                }
                let mut list = output.pages(&columns);
                let mut after = (String::new(), Uuid::nil());
                loop {
                    let place = (after.0.as_str(), after.1);
                    let rows = tenants::page_of_roles(domain.store.reader(), place, PAGE).await?;
                    let view = |role| View::new(role, &tenants);
                    let rows: Vec<_> = rows.into_iter().map(view).collect();
                    match rows.last() {
                        Some(last) => after = (last.name.clone(), last.id),
                        None => return list.end(),
                    }
                    if !list.page(&rows)? {
                        return Ok(());
                    }
                }
            }
        }
    }
}

fn trimmed(permissions: &[String]) -> Vec<String> {
    permissions
        .iter()
        .map(|permission| permission.trim().to_owned())
        .filter(|permission| !permission.is_empty())
        .collect()
}
