//! The command `auth-service`. A failure is one line on standard error and a non-zero exit.

mod admin;
mod environment;
mod migrate;
mod openapi;
mod output;
mod serve;
mod usage;

use std::{io::Write, path::Path, process::ExitCode};

use anyhow::anyhow;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use sea_orm::DbErr;

use crate::{
    config::{DatabaseSettings, Location},
    store::connect,
};

/// A self-hosted authentication microservice.
///
/// Every setting is a flag and an environment variable. A flag wins over the environment, that over the file .env in the
/// working directory, that over the default. An empty variable counts as unset.
#[derive(Parser)]
#[command(name = "auth-service", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Bring the database up to date and serve until SIGTERM or SIGINT
    Serve(Box<serve::Serve>),
    /// Bring the database up to date, or show what is applied
    Migrate(migrate::Migrate),
    /// Print the published OpenAPI document
    Openapi,
    /// Manage tenants, roles, clients, users and keys, directly in the database
    Admin(Box<admin::Admin>),
}

/// Does what the command line asks for.
pub async fn run() -> ExitCode {
    match environment::load(Path::new(".env")) {
        Ok(()) => {}
        Err(error) => return fail(&error),
    }
    let mut command = environment::without_empty(Cli::command());
    let parsed = command
        .try_get_matches_from_mut(std::env::args_os())
        .and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => return usage::report(&error, &command),
    };
    let outcome = match cli.command {
        Command::Serve(serve) => serve.run().await,
        Command::Migrate(migrate) => migrate.run().await,
        Command::Openapi => openapi::print(),
        Command::Admin(admin) => admin.run().await,
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error),
    }
}

/// A command line that clap accepts and that makes no sense all the same.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct UsageError(&'static str);

fn fail(error: &anyhow::Error) -> ExitCode {
    print_failure(&format!("{error:#}"));
    if error.is::<UsageError>() {
        ExitCode::from(usage::STATUS)
    } else {
        ExitCode::FAILURE
    }
}

/// Writes one line, whatever the lines of `message`.
fn print_failure(message: &str) {
    let words: Vec<_> = message.split_whitespace().collect();
    // There is nowhere to report that standard error is closed.
    let _ = writeln!(std::io::stderr(), "error: {}", words.join(" "));
}

/// Names the setting behind a database that does not open, and the file.
fn name_the_database<T>(
    opened: anyhow::Result<T>,
    settings: &DatabaseSettings,
) -> anyhow::Result<T> {
    opened.map_err(|error| match error.downcast::<DbErr>() {
        // Not as the error's source: its text has the text of its own source in it.
        Ok(fault) => anyhow!(
            "{} cannot be used: {}",
            described(settings),
            connect::words(&fault)
        ),
        Err(other) => other,
    })
}

/// The database, after the setting that names it. What is not a path may be a part of a password.
fn described(settings: &DatabaseSettings) -> String {
    let name = match (&settings.database_url, &settings.db_host) {
        (None, Some(_)) => "DB_HOST",
        _ => "DATABASE_URL",
    };
    match settings.database().map(|database| database.location) {
        Ok(Location::Sqlite(file)) => format!("{name}: the database {}", file.path.display()),
        _ => format!("{name}: the database"),
    }
}
