//! `auth-service admin doctor`.

use anyhow::bail;
use sea_orm::DatabaseTransaction;
use serde::Serialize;

use super::{Output, name_the_database, open};
use crate::{
    app,
    config::{BadSetting, Settings},
    domain::admin::{Finding, Level, examine},
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

/// Prints what is found. Warnings are no failure; what keeps the service from starting is. Nothing is changed.
pub async fn run(settings: Settings, output: Output) -> anyhow::Result<()> {
    let mut findings = settings_findings(&settings);
    findings.extend(database_findings(&settings).await?);
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

/// Variables of the Node service that mean nothing here, and what does instead.
const UNREAD: [(&str, &str); 3] = [
    ("SAML_ISSUER", "our entity id is SAML_CLIENT_ID"),
    ("REDIS_HOST", "no Redis is needed"),
    ("REDIS_URL", "no Redis is needed"),
];

fn settings_findings(settings: &Settings) -> Vec<Finding> {
    let judged = match app::check(settings) {
        Ok(()) => Finding::new("settings", Level::Ok, "they can be used"),
        Err(bad) => Finding::new("settings", Level::Error, bad.to_string()),
    };
    let unread = UNREAD
        .into_iter()
        .filter(|(name, _)| std::env::var_os(name).is_some());
    let unread = unread.map(|(name, instead)| {
        let message = format!("{name} is not read: {instead}");
        Finding::new("settings of the Node service", Level::Warning, message)
    });
    std::iter::once(judged).chain(unread).collect()
}

async fn database_findings(settings: &Settings) -> anyhow::Result<Vec<Finding>> {
    let database = &settings.database;
    let url = database.url()?;
    if connect::sqlite_path(&url).is_some_and(|path| !path.exists()) {
        let message = "there is none yet; the first start makes it";
        return Ok(vec![Finding::new("database", Level::Ok, message)]);
    }
    let look = async |tx: &DatabaseTransaction| examine(tx, settings).await;
    let rehearsed = connect::rehearse(&url, &database.db_schema, look).await;
    let (changes, found) = name_the_database(rehearsed.map_err(Into::into), database)?;
    if changes.is_empty() {
        let mut findings = vec![Finding::new("schema", Level::Ok, "it is up to date")];
        findings.extend(found);
        findings.push(key_finding(settings.clone()).await?);
        return Ok(findings);
    }
    let mut findings: Vec<_> = changes
        .into_iter()
        .map(|change| Finding::new("schema", Level::Ok, format!("at the next start, {change}")))
        .collect();
    findings.extend(found);
    Ok(findings)
}

/// Whether SECRET_KEY opens what is encrypted in an up-to-date database, and the signing keys with it.
async fn key_finding(settings: Settings) -> anyhow::Result<Finding> {
    match open(settings).await {
        Ok(domain) => Ok(domain.examine_keys().await?),
        Err(error) => match error.downcast::<BadSetting>() {
            Ok(bad) => Ok(Finding::new("keys", Level::Error, bad.to_string())),
            Err(other) => Err(other),
        },
    }
}
