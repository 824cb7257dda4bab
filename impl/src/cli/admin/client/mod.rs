//! `auth-service admin client`.

mod settings;

use std::io::Write;

use clap::{Args, Subcommand, ValueEnum};
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;

use self::settings::{SettingsOptions, SettingsView};
use super::{Output, PAGE, secret_input::ClientSecretOptions, time};
use crate::{
    config::whole,
    domain::{
        Domain,
        admin::clients::{
            ClientAction, ClientChange, CodeRequirements, CreatedClient, Expirations, NewClient,
            NewSecret,
        },
        clients::client::{has_secret, is_hash, sends_codes_in_the_clear},
    },
    store::{
        client_settings::{self, Registration},
        clients,
        entities::auth_clients::{ClientType, Model},
    },
};

#[derive(Subcommand)]
pub enum Client {
    /// Create a client; generates and prints a secret unless one is given
    Create(Create),
    /// Change a client; this also hashes a secret that is stored in plain text
    Update(Update),
    /// Disable a client and end its sessions
    Disable(ClientId),
    /// Enable a disabled client
    Enable(ClientId),
    /// Mark a client as deleted and end its sessions; its name can be used again
    Delete(ClientId),
    /// List all clients, without secrets
    List,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum TypeName {
    Public,
    Confidential,
}

impl From<TypeName> for ClientType {
    fn from(name: TypeName) -> Self {
        match name {
            TypeName::Public => Self::Public,
            TypeName::Confidential => Self::Confidential,
        }
    }
}

impl From<ClientType> for TypeName {
    fn from(client_type: ClientType) -> Self {
        match client_type {
            ClientType::Public => Self::Public,
            ClientType::Confidential => Self::Confidential,
        }
    }
}

#[derive(Args)]
pub struct ClientId {
    #[arg(long)]
    client_id: String,
}

#[derive(Args)]
pub struct Create {
    /// Unique public name, at most 50 visible ASCII characters
    #[arg(long)]
    client_id: String,
    /// `confidential` clients can keep a secret; `public` ones (browsers, apps) use PKCE instead
    #[arg(long = "type", default_value = "confidential")]
    client_type: TypeName,
    // Generated and printed if missing; a public client needs none, nor does one with keys.
    #[command(flatten)]
    secret: ClientSecretOptions,
    /// Where federated logins return to: an http(s) URL or one with a custom scheme, without fragment
    #[arg(long)]
    redirect_url: Option<String>,
    #[command(flatten)]
    expirations: ExpirationOptions,
    #[command(flatten)]
    requirements: RequirementOptions,
    #[command(flatten)]
    settings: SettingsOptions,
}

#[derive(Args)]
pub struct Update {
    #[arg(long)]
    client_id: String,
    /// `confidential` clients can keep a secret; `public` ones cannot
    #[arg(long = "type")]
    client_type: Option<TypeName>,
    #[command(flatten)]
    secret: ClientSecretOptions,
    /// Generate a new secret and print it
    #[arg(long, conflicts_with_all = ["client_secret", "client_secret_stdin"])]
    rotate_secret: bool,
    /// Where federated logins return to; "" removes it
    #[arg(long)]
    redirect_url: Option<String>,
    #[command(flatten)]
    expirations: ExpirationOptions,
    #[command(flatten)]
    requirements: RequirementOptions,
    // A given list replaces the present one.
    #[command(flatten)]
    settings: SettingsOptions,
}

/// The column is a 32-bit integer.
const LONGEST_LIFE: u64 = 2_147_483_647;

#[derive(Args)]
pub struct ExpirationOptions {
    /// Lifetime of access tokens, in seconds [default for a new client: 900]
    #[arg(long, allow_negative_numbers = true, value_parser = whole::<i32>(1..=LONGEST_LIFE))]
    access_token_expiration: Option<i32>,
    /// Lifetime of refresh tokens, in seconds [default for a new client: 86400]
    #[arg(long, allow_negative_numbers = true, value_parser = whole::<i32>(1..=LONGEST_LIFE))]
    refresh_token_expiration: Option<i32>,
    /// Lifetime of authorization codes, in seconds [default for a new client: 180]
    #[arg(long, allow_negative_numbers = true, value_parser = whole::<i32>(1..=LONGEST_LIFE))]
    auth_code_expiration: Option<i32>,
}

#[derive(Args)]
pub struct RequirementOptions {
    /// Require a code_challenge (PKCE) for logins that return a code [default for a new client: false]
    #[arg(long, num_args = 0..=1, default_missing_value = "true")]
    require_pkce: Option<bool>,
    /// Require the clientSecret at POST /auth/token [default for a new client: false]
    #[arg(long, num_args = 0..=1, default_missing_value = "true")]
    require_secret: Option<bool>,
}

impl From<RequirementOptions> for CodeRequirements {
    fn from(options: RequirementOptions) -> Self {
        Self {
            pkce: options.require_pkce,
            secret: options.require_secret,
        }
    }
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
    #[serde(rename = "type")]
    client_type: TypeName,
    /// Present only if it has just been generated.
    #[serde(skip_serializing_if = "Option::is_none")]
    client_secret: Option<String>,
    secret_storage: &'static str,
    redirect_url: Option<String>,
    require_pkce: bool,
    require_secret: bool,
    access_token_expiration: i32,
    refresh_token_expiration: i32,
    auth_code_expiration: i32,
    created_on: String,
    disabled_on: Option<String>,
    #[serde(flatten)]
    settings: SettingsView,
    /// What the command has just done.
    #[serde(skip_serializing_if = "Option::is_none")]
    sessions_ended: Option<usize>,
}

impl View {
    fn new(client: Model, settings: Registration, generated: Option<&SecretString>) -> Self {
        let secret_storage = match &client {
            client if !has_secret(client) => "none",
            client if is_hash(&client.client_secret) => "hashed",
            _ => "plaintext",
        };
        Self {
            id: client.id,
            client_id: client.client_id,
            client_type: client.client_type.into(),
            client_secret: generated.map(|secret| secret.expose_secret().to_owned()),
            secret_storage,
            redirect_url: client.redirect_url,
            require_pkce: client.require_pkce,
            require_secret: client.require_secret,
            access_token_expiration: client.access_token_expiration,
            refresh_token_expiration: client.refresh_token_expiration,
            auth_code_expiration: client.auth_code_expiration,
            created_on: time(client.created_on),
            disabled_on: client.disabled_on.map(time),
            settings: settings.into(),
            sessions_ended: None,
        }
    }
}

impl Client {
    pub async fn run(self, domain: &Domain, output: Output) -> anyhow::Result<()> {
        let (client, action) = match self {
            Self::List => return list(domain, output).await,
            Self::Create(create) => return create.run(domain, output).await,
            Self::Update(update) => return update.run(domain, output).await,
            Self::Disable(client) => (client, ClientAction::Disable),
            Self::Enable(client) => (client, ClientAction::Enable),
            Self::Delete(client) => (client, ClientAction::Delete),
        };
        let (client, ended) = domain
            .admin
            .act_on_client(&client.client_id, action)
            .await?;
        let mut view = views(domain, vec![(client, None)]).await?.remove(0);
        view.sessions_ended = Some(ended);
        output.one(&view)
    }
}

/// The clients with their settings, and with secrets that have just been generated.
async fn views(
    domain: &Domain,
    clients: Vec<(Model, Option<SecretString>)>,
) -> anyhow::Result<Vec<View>> {
    let ids: Vec<i32> = clients.iter().map(|(client, _)| client.id).collect();
    let mut settings = client_settings::registrations(domain.store.reader(), &ids).await?;
    let views = clients.into_iter().filter_map(|(client, secret)| {
        let settings = settings.remove(&client.id)?;
        Some(View::new(client, settings, secret.as_ref()))
    });
    Ok(views.collect())
}

async fn list(domain: &Domain, output: Output) -> anyhow::Result<()> {
    let columns = [
        "clientId",
        "type",
        "secretStorage",
        "redirectUrl",
        "redirectUris",
        "createdOn",
        "disabledOn",
    ];
    let mut list = output.pages(&columns);
    let mut after = i32::MIN;
    loop {
        let rows = clients::page(domain.store.reader(), after, PAGE).await?;
        let rows = rows.into_iter().map(|row| (row, None)).collect();
        let rows = views(domain, rows).await?;
        match rows.last() {
            Some(last) => after = last.id,
            None => return list.end(),
        }
        if !list.page(&rows)? {
            return Ok(());
        }
    }
}

impl Create {
    async fn run(self, domain: &Domain, output: Output) -> anyhow::Result<()> {
        let new = NewClient {
            client_id: self.client_id,
            client_type: self.client_type.into(),
            secret: self.secret.given()?,
            redirect_url: self.redirect_url,
            expirations: self.expirations.into(),
            requirements: self.requirements.into(),
            settings: self.settings.change()?,
        };
        let in_the_clear = is_in_the_clear(new.redirect_url.as_deref());
        let CreatedClient { client, secret } = domain.admin.create_client(new).await?;
        warn_of_plain_http(in_the_clear);
        output.one(&views(domain, vec![(client, secret)]).await?.remove(0))
    }
}

impl Update {
    async fn run(self, domain: &Domain, output: Output) -> anyhow::Result<()> {
        let change = ClientChange {
            client_type: self.client_type.map(ClientType::from),
            secret: match self.secret.given()? {
                Some(secret) => NewSecret::Given(secret),
                None if self.rotate_secret => NewSecret::Generated,
                None => NewSecret::Keep,
            },
            redirect_url: self.redirect_url,
            expirations: self.expirations.into(),
            requirements: self.requirements.into(),
            settings: self.settings.change()?,
        };
        let in_the_clear = is_in_the_clear(change.redirect_url.as_deref());
        let updated = domain.admin.update_client(&self.client_id, change).await?;
        warn_of_plain_http(in_the_clear);
        let updated = vec![(updated.client, updated.secret)];
        output.one(&views(domain, updated).await?.remove(0))
    }
}

fn is_in_the_clear(redirect_url: Option<&str>) -> bool {
    redirect_url.is_some_and(sends_codes_in_the_clear)
}

/// Only a warning: some installations have no alternative.
fn warn_of_plain_http(in_the_clear: bool) {
    if in_the_clear {
        // Not `eprintln!`, which panics when standard error is closed: the client has been stored.
        let _ = writeln!(
            std::io::stderr(),
            "warning: the redirect URL is plain http on another machine; anyone on the network path can read the codes"
        );
    }
}
