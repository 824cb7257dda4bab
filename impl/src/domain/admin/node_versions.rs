//! Checks of `admin doctor` on tables adopted from the Node service, whose version determines their columns.

use crate::store::{Connection, Error};

use crate::{
    domain::{
        admin::finding::{Finding, Level},
        clients::client::has_secret,
    },
    store::{
        catalogue, clients, doctor,
        entities::auth_clients::{ClientType, Model},
    },
};

/// Table, column, and the version of the Node service that introduced it; newest first.
const VERSIONS: [(&str, &str, &str); 4] = [
    ("jwt_keys", "key_id", "November 2024"),
    ("roles", "tenant_id", "January 2024"),
    ("login_activity", "token_payload", "May 2023"),
    ("auth_clients", "client_type", "March 2023"),
];

/// # Errors
/// Database errors.
pub async fn examine(db: &impl Connection) -> Result<Vec<Finding>, Error> {
    let mut found = vec![version(db).await?];
    found.extend(keys(db).await?);
    found.push(public_clients(&clients::list(db).await?));
    found.push(unknown_columns(
        &catalogue::unknown_required_columns(db).await?,
    ));
    Ok(found)
}

async fn version(db: &impl Connection) -> Result<Finding, Error> {
    let mut message =
        "created by this service, or by the Node service before March 2023".to_owned();
    for (table, column, since) in VERSIONS {
        if catalogue::has_column(db, table, column).await? {
            message = format!("those of the Node service since {since}");
            break;
        }
    }
    Ok(Finding::new(
        "tables of the Node service",
        Level::Ok,
        message,
    ))
}

async fn keys(db: &impl Connection) -> Result<Option<Finding>, Error> {
    if !catalogue::has_table(db, "jwt_keys").await? {
        return Ok(None);
    }
    let (level, message) = match doctor::count_node_keys(db).await? {
        0 => (Level::Ok, "there are none in jwt_keys".to_owned()),
        count => (
            Level::Warning,
            format!(
                "the {count} in jwt_keys verify tokens; the newest goes on signing if JWT_ALGORITHM is RS256 and \
                 JWT_PRIVATE_KEY_PASSPHRASE is set, as consumers that look for keys in that table need it; all others \
                 take the keys from /.well-known/jwks.json"
            ),
        ),
    };
    Ok(Some(Finding::new(
        "keys of the Node service",
        level,
        message,
    )))
}

/// `public` is the default of the Node service's column, so it applies to every client for which nothing was set.
fn public_clients(all: &[Model]) -> Finding {
    let with_secret = all
        .iter()
        .filter(|client| client.client_type == ClientType::Public && has_secret(client));
    let names: Vec<String> = with_secret.map(|client| client.client_id.clone()).collect();
    Finding::about(
        "public clients",
        names.as_slice(),
        "their client_type is public, the default of the Node service, so requests with PKCE need not contain the secret that \
         they have; run `admin client update --type confidential` to require it",
    )
}

fn unknown_columns(columns: &[String]) -> Finding {
    Finding::about(
        "unknown columns",
        columns,
        "they are NOT NULL without a default and unknown to this version of the service, so inserting rows fails; give \
         them a default",
    )
}
