//! `auth-service migrate`.

use clap::{Args, Subcommand};
use serde::Serialize;

use super::{name_the_database, output::Output};
use crate::{
    config::{DatabaseSettings, LogSettings},
    store::connect,
};

#[derive(Args)]
pub struct Migrate {
    #[command(subcommand)]
    what: Option<What>,
    #[command(flatten)]
    database: DatabaseSettings,
    #[command(flatten)]
    log: LogSettings,
    /// Print JSON
    #[arg(long, global = true, help_heading = "Output")]
    json: bool,
}

#[derive(Subcommand)]
enum What {
    /// Bring the database schema up to date (the default)
    Up,
    /// List all migrations and whether they are applied
    Status,
}

#[derive(Serialize)]
struct Row {
    migration: String,
    status: &'static str,
}

impl Migrate {
    pub async fn run(self) -> anyhow::Result<()> {
        self.log.start()?;
        let database = self.database.database()?;
        if matches!(self.what, None | Some(What::Up)) {
            let migrated = connect::migrate(&database).await;
            name_the_database(migrated.map_err(Into::into), &self.database)?;
        }
        let status = connect::migration_status(&database).await;
        let rows: Vec<_> = name_the_database(status.map_err(Into::into), &self.database)?
            .into_iter()
            .map(|(migration, applied)| Row {
                migration,
                status: if applied { "applied" } else { "pending" },
            })
            .collect();
        Output { json: self.json }.list(&rows, &["migration", "status"])
    }
}
