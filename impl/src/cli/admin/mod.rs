//! `auth-service admin`: works on the database itself, whether or not the service runs.

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
    #[arg(long, global = true)]
    json: bool,
    #[command(flatten)]
    settings: AdminSettings,
}

#[derive(Subcommand)]
enum Noun {
    /// Organisations
    #[command(subcommand)]
    Tenant(tenant::Tenant),
    /// What members of a tenant may do
    #[command(subcommand)]
    Role(role::Role),
    /// Programs that log people in
    #[command(subcommand)]
    Client(client::Client),
    /// People
    #[command(subcommand)]
    User(Box<user::User>),
    /// Keys that sign access tokens
    #[command(subcommand)]
    Key(key::Key),
    /// Other identity providers
    #[command(subcommand)]
    Provider(provider::Provider),
    /// Who came, who went, who was refused, and what administrators did
    #[command(subcommand)]
    Activity(activity::Activity),
    /// Look for what is wrong with settings and data, and say what the next start would change; changes nothing
    Doctor,
}

/// Rows of a list that are read, and held in memory, at once.
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
    /// Refuses what clap cannot, before a database is opened.
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
            Self::Client(client) => matches!(client, client::Client::List),
            Self::User(user) => matches!(**user, user::User::List),
            Self::Key(key) => matches!(key, key::Key::List),
            Self::Activity(activity::Activity::List { .. }) | Self::Doctor => true,
            Self::Provider(_) => false,
        }
    }
}

/// A command that only reads makes neither a database at a mistyped place, nor tables in another program's, nor a key.
async fn refuse_absent(settings: &DatabaseSettings) -> anyhow::Result<()> {
    let database = settings.database()?;
    if database.file().is_some_and(|file| !file.path.exists()) {
        bail!("{} does not exist", described(settings));
    }
    if let Some(path) = secret_key::missing_file(settings)? {
        bail!(
            "SECRET_KEY: {} does not exist: restore it or set SECRET_KEY; the first start makes that of a new database",
            path.display()
        );
    }
    let status = connect::migration_status(&database).await;
    let status = name_the_database(status.map_err(Into::into), settings)?;
    if status.iter().all(|(_, applied)| !applied) {
        bail!(
            "{} has none of this service's tables: `auth-service migrate` makes them",
            described(settings)
        );
    }
    Ok(())
}

/// Without identity providers: work on the database needs none, so a file of theirs that is away must not stop it.
async fn open(mut settings: Settings) -> anyhow::Result<Arc<Domain>> {
    settings.federation.switch_off_providers();
    let database = settings.database.clone();
    let opened = app::open_domain(settings, Dependencies::default()).await;
    name_the_database(opened, &database)
}

/// The settings as `serve` has them, of which only those that matter here are shown.
struct AdminSettings(Settings);

/// Headings of the settings that help lists, and whether their flags may stand behind the noun and the verb too.
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
