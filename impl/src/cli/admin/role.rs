//! `auth-service admin role`.

use clap::Subcommand;
use serde::Serialize;
use uuid::Uuid;

use super::{Output, time};
use crate::{
    domain::Domain,
    store::{entities::roles::Model, tenants},
};

#[derive(Subcommand)]
pub enum Role {
    /// Make a role
    Create {
        #[arg(long)]
        name: String,
        /// What its holders may do: a comma list, as the consumers of the tokens understand it
        #[arg(long, value_delimiter = ',')]
        permissions: Vec<String>,
    },
    /// Show all roles
    List,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct View {
    id: Uuid,
    name: String,
    permissions: Vec<String>,
    created_on: String,
}

impl From<Model> for View {
    fn from(role: Model) -> Self {
        Self {
            id: role.id,
            name: role.name,
            permissions: role.permissions.into_vec(),
            created_on: time(role.created_on),
        }
    }
}

impl Role {
    pub async fn run(self, domain: &Domain, output: Output) -> anyhow::Result<()> {
        match self {
            Self::Create { name, permissions } => {
                let permissions = permissions
                    .iter()
                    .map(|permission| permission.trim().to_owned())
                    .filter(|permission| !permission.is_empty())
                    .collect();
                output.one(&View::from(domain.create_role(&name, permissions).await?))
            }
            Self::List => {
                let rows = tenants::list_roles(domain.store.reader()).await?;
                let rows: Vec<_> = rows.into_iter().map(View::from).collect();
                output.list(&rows, &["name", "permissions", "id", "createdOn"])
            }
        }
    }
}
