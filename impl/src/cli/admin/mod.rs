//! `auth-service admin`: works directly on the database, whether or not the service is running.

mod activity;
mod client;
mod doctor;
mod key;
mod provider;
mod role;
mod secret_input;
mod tenant;
mod user;
mod user_fields;

use std::{convert::Infallible, sync::Arc};

use anyhow::bail;
use chrono::{DateTime, SecondsFormat, Utc};
use clap::{Args, FromArgMatches, Subcommand};
use secrecy::SecretString;

use super::{UsageError, described, name_the_database, output::Output};
use crate::{
    app::{self, Dependencies},
    config::{DatabaseSettings, Settings},
    domain::{Domain, keys::secret_key},
    store::connect,
};

#[derive(Args)]
pub struct Admin {
    #[command(subcommand)]
    noun: Noun,
    /// Print JSON
    #[arg(long, global = true, help_heading = "Output")]
    json: bool,
    #[command(flatten)]
    settings: AdminSettings,
}

#[derive(Subcommand)]
enum Noun {
    /// Tenants (organisations)
    #[command(subcommand)]
    Tenant(tenant::Tenant),
    /// Roles: the permissions of the members of a tenant
    #[command(subcommand)]
    Role(role::Role),
    /// Clients: the applications users log in to
    #[command(subcommand)]
    Client(Box<client::Client>),
    /// User accounts
    #[command(subcommand)]
    User(Box<user::User>),
    /// Keys that sign access tokens
    #[command(subcommand)]
    Key(key::Key),
    /// Federated identity providers
    #[command(subcommand)]
    Provider(provider::Provider),
    /// Audit trail: logins, logouts, rejected attempts and administrative changes
    #[command(subcommand)]
    Activity(activity::Activity),
    /// Check settings and data for problems, and show what the next start would change, without changing anything
    Doctor,
}

/// How many rows of a list are read and held in memory at a time.
const PAGE: u64 = 500;

impl Admin {
    pub async fn run(self) -> anyhow::Result<()> {
        let output = Output { json: self.json };
        let settings = self.settings.0;
        if matches!(self.noun, Noun::Doctor) {
            return doctor::run(settings, output).await;
        }
        if let Noun::Provider(provider) = self.noun {
            return provider.run(settings, output).await;
        }
        self.noun.check()?;
        if self.noun.only_reads() {
            refuse_absent(&settings.database).await?;
        }
        let domain = open(settings).await?;
        match self.noun {
            Noun::Tenant(tenant) => tenant.run(&domain, output).await,
            Noun::Role(role) => role.run(&domain, output).await,
            Noun::Client(client) => client.run(&domain, output).await,
            Noun::User(user) => user.run(&domain, output).await,
            Noun::Key(key) => key.run(&domain, output).await,
            Noun::Activity(activity) => activity.run(&domain, output).await,
            Noun::Provider(_) | Noun::Doctor => Ok(()),
        }
    }
}

impl Noun {
    /// Checks what clap cannot, before the database is opened.
    fn check(&self) -> Result<(), UsageError> {
        match self {
            Self::User(user) => user.check(),
            _ => Ok(()),
        }
    }

    fn only_reads(&self) -> bool {
        match self {
            Self::Tenant(tenant) => matches!(tenant, tenant::Tenant::List),
            Self::Role(role) => matches!(role, role::Role::List),
            Self::Client(client) => matches!(**client, client::Client::List),
            Self::User(user) => matches!(**user, user::User::List),
            Self::Key(key) => matches!(key, key::Key::List),
            Self::Activity(activity::Activity::List { .. }) | Self::Doctor => true,
            Self::Provider(_) => false,
        }
    }
}

/// A read-only command must not create a database at a mistyped path, tables in some other program's database, or a
/// key.
async fn refuse_absent(settings: &DatabaseSettings) -> anyhow::Result<()> {
    let database = settings.database()?;
    if database.file().is_some_and(|file| !file.path.exists()) {
        bail!("{} does not exist", described(settings));
    }
    if let Some(path) = secret_key::missing_file(settings)? {
        bail!(
            "SECRET_KEY: {} does not exist; restore it or set SECRET_KEY (only the first start on a new database creates the file)",
            path.display()
        );
    }
    let status = connect::migration_status(&database).await;
    let status = name_the_database(status.map_err(Into::into), settings)?;
    if status.iter().all(|(_, applied)| !applied) {
        bail!(
            "{} has no tables of this service; run `auth-service migrate` to create them",
            described(settings)
        );
    }
    Ok(())
}

/// Without identity providers: administration does not need them, so a missing key file of one must not get in the way.
async fn open(mut settings: Settings) -> anyhow::Result<Arc<Domain>> {
    settings.federation.switch_off_providers();
    let database = settings.database.clone();
    let opened = app::open_domain(settings, Dependencies::default()).await;
    name_the_database(opened, &database)
}

/// All settings of `serve`. Help shows only those that matter to administration.
struct AdminSettings(Settings);

/// Headings shown in help, and whether their flags may also follow the subcommands.
const SHOWN: [(&str, bool); 2] = [("Database", true), ("Passwords", false)];

impl FromArgMatches for AdminSettings {
    fn from_arg_matches(matches: &clap::ArgMatches) -> Result<Self, clap::Error> {
        Settings::from_arg_matches(matches).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &clap::ArgMatches) -> Result<(), clap::Error> {
        self.0.update_from_arg_matches(matches)
    }
}

impl Args for AdminSettings {
    fn augment_args(command: clap::Command) -> clap::Command {
        let all = Settings::augment_args(clap::Command::new("settings"));
        command.args(all.get_arguments().cloned().map(|argument| {
            let heading = argument.get_help_heading();
            let shown = SHOWN.into_iter().find(|(name, _)| heading == Some(*name));
            match shown {
                Some((_, global)) => argument.global(global),
                None => argument.hide(true),
            }
        }))
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        Self::augment_args(command)
    }
}

fn secret(text: &str) -> Result<SecretString, Infallible> {
    Ok(SecretString::from(text))
}

/// RFC 3339, UTC, milliseconds.
fn time(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Millis, true)
}
