//! `auth-service admin key`.

use anyhow::Context;
use clap::Subcommand;
use serde::Serialize;

use super::{Output, time};
use crate::domain::{Domain, admin::keys::ListedKey};

#[derive(Subcommand)]
pub enum Key {
    /// Make a new key: published at once, it signs a minute later, when verifiers have renewed the key set that they keep. The others
    /// verify until their tokens end
    Rotate,
    /// Make a key worthless at once, everywhere: who holds tokens that it signed logs in again. In place of the one that signs a
    /// new one is made
    Revoke {
        /// The key's id, as `list` shows it
        #[arg(long)]
        kid: String,
    },
    /// Show all keys
    List,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct View {
    kid: String,
    algorithm: String,
    signs: bool,
    created_at: Option<String>,
    retired_at: Option<String>,
    expires_at: Option<String>,
}

impl From<ListedKey> for View {
    fn from(key: ListedKey) -> Self {
        Self {
            kid: key.kid,
            algorithm: key.algorithm,
            signs: key.signs,
            created_at: key.created_at.map(time),
            retired_at: key.retired_at.map(time),
            expires_at: key.expires_at.map(time),
        }
    }
}

impl Key {
    pub async fn run(self, domain: &Domain, output: Output) -> anyhow::Result<()> {
        match self {
            Self::Rotate => {
                let key = domain.admin.rotate_key().await?;
                output.one(&View::from(key.context("the new key is gone already")?))
            }
            Self::Revoke { kid } => list(domain.admin.revoke_key(&kid).await?, output),
            Self::List => list(domain.admin.list_keys().await?, output),
        }
    }
}

fn list(keys: Vec<ListedKey>, output: Output) -> anyhow::Result<()> {
    let rows: Vec<_> = keys.into_iter().map(View::from).collect();
    output.list(
        &rows,
        &[
            "kid",
            "algorithm",
            "signs",
            "createdAt",
            "retiredAt",
            "expiresAt",
        ],
    )
}
