//! The command `auth-service`. A failure prints one line on standard error and exits with a non-zero status.

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
/// Every setting is both a flag and an environment variable. Precedence: flag, environment, the file .env in the
/// working directory, default. An empty variable counts as unset.
#[derive(Parser)]
#[command(name = "auth-service", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Bring the database schema up to date and serve until SIGTERM or SIGINT
    Serve(Box<serve::Serve>),
    /// Bring the database schema up to date, or show its status
    Migrate(migrate::Migrate),
    /// Print the published OpenAPI document
    Openapi,
    /// Manage tenants, roles, clients, users and keys directly in the database
    Admin(Box<admin::Admin>),
}

/// Runs the command line.
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

/// A command line that clap accepts but that makes no sense.
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

/// Prints `message` as a single line.
fn print_failure(message: &str) {
    let words: Vec<_> = message.split_whitespace().collect();
    // If standard error is closed, there is nowhere to report it.
    let _ = writeln!(std::io::stderr(), "error: {}", words.join(" "));
}

/// If the database cannot be opened, names the setting and the file in the error.
fn name_the_database<T>(
    opened: anyhow::Result<T>,
    settings: &DatabaseSettings,
) -> anyhow::Result<T> {
    opened.map_err(|error| match error.downcast::<DbErr>() {
        // Not as a source of the error: the text of a `DbErr` already contains that of its own source.
        Ok(fault) => anyhow!(
            "{} cannot be opened: {}",
            described(settings),
            connect::describe(&fault)
        ),
        Err(other) => other,
    })
}

/// The database, preceded by the setting that names it. Anything but a file path may be part of a password.
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
