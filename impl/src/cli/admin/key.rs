//! `auth-service admin key`.

use clap::Subcommand;
use serde::Serialize;

use super::{Output, time};
use crate::domain::{
    Domain,
    admin::keys::{ListedKey, Rotation},
};

#[derive(Subcommand)]
pub enum Key {
    /// Create a new key for each algorithm in use. They are published within a second and sign after one minute, when
    /// verifiers have refreshed their copy of the key set; the old keys verify until their tokens expire. Refused if
    /// access tokens are signed with JWT_SECRET or JWT_PRIVATE_KEY, which must be changed where they are set
    Rotate {
        /// Replace only the keys that sign ID tokens and no access tokens, which are stored in the database also
        /// beside JWT_SECRET or JWT_PRIVATE_KEY
        #[arg(long)]
        id_tokens: bool,
    },
    /// Revoke a key: all tokens signed with it are rejected within a second, so their owners must log in again. If it is
    /// the signing key, a new one is created
    Revoke {
        /// Key ID, as shown by `list`
        // One of 64 begins with a hyphen.
        #[arg(long, allow_hyphen_values = true)]
        kid: String,
    },
    /// List all keys
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
            // One object for each, so that whoever rotates a single key reads a single object.
            Self::Rotate { id_tokens } => {
                let rotation = match id_tokens {
                    true => Rotation::IdTokens,
                    false => Rotation::All,
                };
                let keys = domain.admin.rotate_key(rotation).await?;
                keys.into_iter()
                    .try_for_each(|key| output.one(&View::from(key)))
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
