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
    /// Make a tenant
    Create {
        /// Short name, unique, 20 characters at most
        #[arg(long)]
        key: String,
        /// Name that people read [default: the key]
        #[arg(long)]
        name: Option<String>,
    },
    /// Show all tenants
    List,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct View {
    id: Uuid,
    key: String,
    name: String,
    created_on: String,
}

impl From<Model> for View {
    fn from(tenant: Model) -> Self {
        Self {
            id: tenant.id,
            key: tenant.key,
            name: tenant.name,
            created_on: time(tenant.created_on),
        }
    }
}

impl Tenant {
    pub async fn run(self, domain: &Domain, output: Output) -> anyhow::Result<()> {
        match self {
            Self::Create { key, name } => {
                let name = name.unwrap_or_else(|| key.clone());
                output.one(&View::from(domain.create_tenant(&key, &name).await?))
            }
            Self::List => {
                let mut list = output.pages(&["key", "name", "id", "createdOn"]);
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
