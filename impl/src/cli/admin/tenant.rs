//! `auth-service admin tenant`.

use clap::Subcommand;
use serde::Serialize;
use uuid::Uuid;

use super::{Output, PAGE, time};
use crate::{
    domain::Domain,
    store::{entities::tenants::Model, tenants},
};

#[derive(Subcommand)]
pub enum Tenant {
    /// Create a tenant
    Create {
        /// Unique short name, at most 20 characters
        #[arg(long)]
        key: String,
        /// Display name [default: the key]
        #[arg(long)]
        name: Option<String>,
    },
    /// Disable a tenant: its members cannot log in, and their sessions end
    Disable {
        /// Key of the tenant
        #[arg(long)]
        key: String,
    },
    /// Enable a disabled tenant
    Enable {
        /// Key of the tenant
        #[arg(long)]
        key: String,
    },
    /// List all tenants
    List,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct View {
    id: Uuid,
    key: String,
    name: String,
    created_on: String,
    disabled_on: Option<String>,
    /// What the command has just done.
    #[serde(skip_serializing_if = "Option::is_none")]
    sessions_ended: Option<usize>,
}

impl From<Model> for View {
    fn from(tenant: Model) -> Self {
        Self {
            id: tenant.id,
            key: tenant.key,
            name: tenant.name,
            created_on: time(tenant.created_on),
            disabled_on: tenant.disabled_on.map(time),
            sessions_ended: None,
        }
    }
}

impl Tenant {
    pub async fn run(self, domain: &Domain, output: Output) -> anyhow::Result<()> {
        match self {
            Self::Create { key, name } => {
                let name = name.unwrap_or_else(|| key.clone());
                output.one(&View::from(domain.admin.create_tenant(&key, &name).await?))
            }
            Self::Disable { key } => set_enabled(domain, &key, false, output).await,
            Self::Enable { key } => set_enabled(domain, &key, true, output).await,
            Self::List => {
                let mut list = output.pages(&["key", "name", "id", "createdOn", "disabledOn"]);
                let mut after = String::new();
                loop {
                    let rows = tenants::page(domain.store.reader(), &after, PAGE).await?;
                    let rows: Vec<_> = rows.into_iter().map(View::from).collect();
                    match rows.last() {
                        Some(last) => after.clone_from(&last.key),
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

async fn set_enabled(
    domain: &Domain,
    key: &str,
    enabled: bool,
    output: Output,
) -> anyhow::Result<()> {
    let (tenant, ended) = domain.admin.set_tenant_enabled(key, enabled).await?;
    let mut view = View::from(tenant);
    view.sessions_ended = Some(ended);
    output.one(&view)
}
