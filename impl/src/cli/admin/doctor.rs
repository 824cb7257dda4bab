//! `auth-service admin doctor`.

use anyhow::bail;
use serde::Serialize;

use super::{Output, name_the_database, open};
use crate::{
    config::{BadSetting, Settings},
    domain::admin::{Finding, Level},
    store::connect,
};

#[derive(Serialize)]
struct View {
    check: &'static str,
    level: &'static str,
    message: String,
}

impl From<Finding> for View {
    fn from(finding: Finding) -> Self {
        Self {
            check: finding.check,
            level: match finding.level {
                Level::Ok => "ok",
                Level::Warning => "warning",
                Level::Error => "error",
            },
            message: finding.message,
        }
    }
}

/// Prints what is found. Warnings are no failure; what keeps the service from starting is.
pub async fn run(settings: Settings, output: Output) -> anyhow::Result<()> {
    let mut findings = vec![pending(&settings).await?];
    match open(settings).await {
        Ok(domain) => findings.extend(domain.examine().await?),
        Err(error) => match error.downcast::<BadSetting>() {
            Ok(bad) => findings.push(Finding::new("settings", Level::Error, bad.to_string())),
            Err(other) => return Err(other),
        },
    }
    let errors = findings
        .iter()
        .filter(|finding| finding.level == Level::Error)
        .count();
    let rows: Vec<_> = findings.into_iter().map(View::from).collect();
    output.list(&rows, &["level", "check", "message"])?;
    if errors > 0 {
        bail!("the service cannot start: see what is printed");
    }
    Ok(())
}

/// What was missing before this command, like every other, brought the database up to date.
async fn pending(settings: &Settings) -> anyhow::Result<Finding> {
    let database = &settings.database;
    let status = connect::migration_status(&database.url()?, &database.db_schema).await;
    let status = name_the_database(status.map_err(Into::into), database)?;
    let names: Vec<_> = status
        .into_iter()
        .filter_map(|(name, applied)| (!applied).then_some(name))
        .collect();
    let message = if names.is_empty() {
        "none were pending".to_owned()
    } else {
        format!("were pending and are applied now: {}", names.join(", "))
    };
    Ok(Finding::new("migrations", Level::Ok, message))
}
