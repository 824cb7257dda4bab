//! What `admin doctor` says of the version of the Node service whose tables these are.

use crate::store::{Connection, Error};

use crate::{
    domain::{
        admin::doctor::{Finding, Level},
        clients::client::has_secret,
    },
    store::{
        catalogue, clients, doctor,
        entities::auth_clients::{ClientType, Model},
    },
};

/// Since when a table or a column has been there; the newest first.
const VERSIONS: [(&str, &str, &str); 4] = [
    ("jwt_keys", "key_id", "November 2024"),
    ("roles", "tenant_id", "January 2024"),
    ("login_activity", "token_payload", "May 2023"),
    ("auth_clients", "client_type", "March 2023"),
];

/// # Errors
/// Those of the database.
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
        "as this service makes them, or the Node service before March 2023".to_owned();
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
                "the {count} in jwt_keys are not used: tokens that the Node service signed with them end with it, and \
                 consumers check ours with the keys of /.well-known/jwks.json; set JWT_PRIVATE_KEY to an RSA key to \
                 sign with RS256 as it does"
            ),
        ),
    };
    Ok(Some(Finding::new(
        "keys of the Node service",
        level,
        message,
    )))
}

/// The Node service's column says `public` of each client that nobody has said anything about.
fn public_clients(all: &[Model]) -> Finding {
    let with_secret = all
        .iter()
        .filter(|client| client.client_type == ClientType::Public && has_secret(client));
    let names: Vec<String> = with_secret.map(|client| client.client_id.clone()).collect();
    Finding::about(
        "public clients",
        names.as_slice(),
        "their client_type is public, the Node service's default, so that whoever uses PKCE need not show the secret that \
         they have; `admin client update --type confidential` demands it",
    )
}

fn unknown_columns(columns: &[String]) -> Finding {
    Finding::about(
        "unknown columns",
        columns,
        "they must be filled and have no default, and this version of the service does not know them: new rows are \
         refused there; give them a default",
    )
}
