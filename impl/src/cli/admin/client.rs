//! `auth-service admin client`.

use clap::{Args, Subcommand};
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;

use super::{Output, secret, time};
use crate::{
    domain::{
        Domain,
        admin::{ClientChange, CreatedClient, Expirations, NewClient, NewSecret},
        clients::is_hash,
    },
    store::{clients, entities::auth_clients::Model},
};

#[derive(Subcommand)]
pub enum Client {
    /// Make a client
    Create {
        /// Public name, unique, 50 visible ASCII characters at most
        #[arg(long)]
        client_id: String,
        /// Generated and printed when missing
        #[arg(long, value_parser = secret)]
        client_secret: Option<SecretString>,
        /// Where a federated login returns to: http(s) or an app's own scheme, no fragment
        #[arg(long)]
        redirect_url: Option<String>,
        #[command(flatten)]
        expirations: ExpirationOptions,
    },
    /// Change a client; a secret that is stored in plain text is hashed on this occasion
    Update {
        #[arg(long)]
        client_id: String,
        /// New secret
        #[arg(long, value_parser = secret, conflicts_with = "rotate_secret")]
        client_secret: Option<SecretString>,
        /// Generate a new secret and print it
        #[arg(long)]
        rotate_secret: bool,
        /// "" takes it away
        #[arg(long)]
        redirect_url: Option<String>,
        #[command(flatten)]
        expirations: ExpirationOptions,
    },
    /// Show all clients, without secrets
    List,
}

#[derive(Args)]
pub struct ExpirationOptions {
    /// Life of an access token, in seconds [default of a new client: 900]
    #[arg(long, value_parser = clap::value_parser!(i32).range(1..))]
    access_token_expiration: Option<i32>,
    /// Life of a refresh token, in seconds [default of a new client: 86400]
    #[arg(long, value_parser = clap::value_parser!(i32).range(1..))]
    refresh_token_expiration: Option<i32>,
    /// Life of a code, in seconds [default of a new client: 180]
    #[arg(long, value_parser = clap::value_parser!(i32).range(1..))]
    auth_code_expiration: Option<i32>,
}

impl From<ExpirationOptions> for Expirations {
    fn from(options: ExpirationOptions) -> Self {
        Self {
            access_token: options.access_token_expiration,
            refresh_token: options.refresh_token_expiration,
            auth_code: options.auth_code_expiration,
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct View {
    id: i32,
    client_id: String,
    /// Only a generated one, and only now.
    #[serde(skip_serializing_if = "Option::is_none")]
    client_secret: Option<String>,
    secret_storage: &'static str,
    redirect_url: Option<String>,
    access_token_expiration: i32,
    refresh_token_expiration: i32,
    auth_code_expiration: i32,
    created_on: String,
}

impl View {
    fn new(client: Model, generated: Option<&SecretString>) -> Self {
        let hashed = is_hash(&client.client_secret);
        Self {
            id: client.id,
            client_id: client.client_id,
            client_secret: generated.map(|secret| secret.expose_secret().to_owned()),
            secret_storage: if hashed { "hashed" } else { "plaintext" },
            redirect_url: client.redirect_url,
            access_token_expiration: client.access_token_expiration,
            refresh_token_expiration: client.refresh_token_expiration,
            auth_code_expiration: client.auth_code_expiration,
            created_on: time(client.created_on),
        }
    }
}

impl Client {
    pub async fn run(self, domain: &Domain, output: Output) -> anyhow::Result<()> {
        let CreatedClient { client, secret } = match self {
            Self::Create {
                client_id,
                client_secret,
                redirect_url,
                expirations,
            } => {
                let new = NewClient {
                    client_id,
                    secret: client_secret,
                    redirect_url,
                    expirations: expirations.into(),
                };
                domain.create_client(new).await?
            }
            Self::Update {
                client_id,
                client_secret,
                rotate_secret,
                redirect_url,
                expirations,
            } => {
                let change = ClientChange {
                    secret: match client_secret {
                        Some(secret) => NewSecret::Given(secret),
                        None if rotate_secret => NewSecret::Generated,
                        None => NewSecret::Keep,
                    },
                    redirect_url,
                    expirations: expirations.into(),
                };
                domain.update_client(&client_id, change).await?
            }
            Self::List => {
                let rows = clients::list(domain.store.reader()).await?;
                let rows: Vec<_> = rows.into_iter().map(|row| View::new(row, None)).collect();
                let columns = ["clientId", "secretStorage", "redirectUrl", "createdOn"];
                return output.list(&rows, &columns);
            }
        };
        output.one(&View::new(client, secret.as_ref()))
    }
}
