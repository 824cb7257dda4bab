//! `auth-service admin doctor`.

use anyhow::bail;
use sea_orm::DatabaseTransaction;
use serde::Serialize;

use super::{Output, name_the_database, provider};
use crate::{
    app,
    config::{Settings, SqliteFile},
    domain::admin::{
        doctor::{Finding, Level, examine_keys},
        examine,
    },
    federation::{ProbeLevel, Registry},
    store::connect::{self, Rehearsal},
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
    findings.extend(provider_findings(&settings).await);
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

/// Variables of the Node service that mean nothing here: what is lost with each, and what does instead.
const UNREAD: [(&str, &str); 25] = [
    (
        "API_BASE_URL",
        "PUBLIC_URL is the base of links, callbacks and the issuer",
    ),
    (
        "AUTH0_CALLBACK_URL",
        "there is no login through Auth0; its users cannot log in",
    ),
    (
        "AUTH0_CLIENT_ID",
        "there is no login through Auth0; its users cannot log in",
    ),
    (
        "AUTH0_CLIENT_SECRET",
        "there is no login through Auth0; its users cannot log in",
    ),
    (
        "AUTH0_DOMAIN",
        "there is no login through Auth0; its users cannot log in",
    ),
    (
        "AZURE_AUTH_B2C_TENANT",
        "AZURE_IDENTITY_METADATA and AZURE_ISSUER name the tenant",
    ),
    (
        "ENCRYPTION_KEY",
        "no rows are added to login_activity; `admin activity list` shows who logged in",
    ),
    (
        "GOOGLE_TOKEN_INFO_URL",
        "id_tokens are checked with Google's keys (GOOGLE_JWKS_URL)",
    ),
    (
        "IDP_ISSUER",
        "SAML_IDP_ENTITY_ID names the SAML provider, JWT_ISSUER our own issuer",
    ),
    (
        "JWT_PRIVATE_KEY_PASSPHRASE",
        "the keys in jwt_keys are not used; set JWT_PRIVATE_KEY to an RSA key to go on signing with RS256",
    ),
    (
        "KEYCLOAK_SCOPE",
        "the scope is openid email profile; further scopes are not asked for",
    ),
    (
        "MAX_JWT_KEYS",
        "the keys in jwt_keys are not used; `admin key list` shows those that are",
    ),
    (
        "OTP_WINDOW",
        "authenticator codes of one step before and after are accepted",
    ),
    (
        "PRIVATE_DECRYPTION_KEY",
        "passwords arrive as they are, under TLS; frontends that encrypt them must stop, or nobody can log in",
    ),
    ("REDIS_HOST", "no Redis is needed"),
    ("REDIS_URL", "no Redis is needed"),
    (
        "SAML_AUDIENCE",
        "assertions must be meant for our entity id, SAML_CLIENT_ID",
    ),
    (
        "SAML_ENTRY_POINT",
        "SAML_URL, or the metadata, says where logins begin",
    ),
    ("SAML_ISSUER", "our entity id is SAML_CLIENT_ID"),
    (
        "SAML_LOGOUT_CALLBACK_URL",
        "there is no SAML single logout; a logout ends our session only",
    ),
    (
        "SAML_LOGOUT_URL",
        "there is no SAML single logout; a logout ends our session only",
    ),
    (
        "USER_TEMP_PASSWORD",
        "no account has a password that others know; `admin user create` generates one",
    ),
    (
        "VALIDATE_RESPONSE",
        "SAML answers must always belong to a request of ours",
    ),
    (
        "WEBAPP_URL",
        "clients have addresses of their own: `admin client update --redirect-url`",
    ),
    (
        "AZURE_AUTH_VALIDATE_ISSUER",
        "the issuer is always checked: AZURE_ISSUER",
    ),
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
    [judged, proxy_finding(settings)]
        .into_iter()
        .chain(unread)
        .collect()
}

/// Behind a proxy that is not named all clients have the proxy's address, and every limit is one for all of them.
fn proxy_finding(settings: &Settings) -> Finding {
    let check = "TRUSTED_PROXIES";
    let listen = &settings.listen;
    let names_one = listen
        .trusted_proxies
        .iter()
        .any(|proxy| !proxy.trim().is_empty());
    if names_one {
        Finding::new(check, Level::Ok, "it names a proxy")
    } else if listen.is_behind_a_proxy() {
        let message = "PUBLIC_URL tells of a proxy in front of the service, but this names none: all clients count as one, and who \
                       fails too often locks all of them out";
        Finding::new(check, Level::Warning, message)
    } else {
        Finding::new(check, Level::Ok, "PUBLIC_URL tells of no proxy")
    }
}

/// A provider that does not work keeps nobody from starting, and may work again in a minute: a warning at most.
async fn provider_findings(settings: &Settings) -> Vec<Finding> {
    let Ok(registry) = Registry::new(settings) else {
        // Said among the settings.
        return Vec::new();
    };
    let all: Vec<_> = registry.providers().iter().collect();
    let found = provider::check(&registry, &all).await;
    found
        .into_iter()
        .map(|(name, probe)| {
            let level = match probe.level {
                ProbeLevel::Ok => Level::Ok,
                ProbeLevel::Warning | ProbeLevel::Error => Level::Warning,
            };
            let message = format!("{name}, {}: {}", probe.step, probe.message);
            Finding::new("identity provider", level, message)
        })
        .collect()
}

async fn database_findings(settings: &Settings) -> anyhow::Result<Vec<Finding>> {
    let database = settings.database.database()?;
    if let Some(file) = database.file().filter(|file| !file.path.exists()) {
        return Ok(vec![absent(file)]);
    }
    let look = async |tx: &DatabaseTransaction| {
        let mut found = examine(tx, settings).await?;
        found.push(examine_keys(tx, settings).await?);
        Ok(found)
    };
    let rehearsed = connect::rehearse(&database, look).await;
    Ok(
        match name_the_database(rehearsed.map_err(Into::into), &settings.database)? {
            Rehearsal::Done(changes, found) => {
                let mut findings: Vec<_> = changes.into_iter().map(at_the_next_start).collect();
                if findings.is_empty() {
                    findings.push(Finding::new("schema", Level::Ok, "it is up to date"));
                }
                findings.extend(found);
                findings
            }
            Rehearsal::ReadOnly(pending, found) => {
                let mut findings = vec![read_only(pending)];
                findings.extend(found.unwrap_or_default());
                findings
            }
        },
    )
}

fn at_the_next_start(change: String) -> Finding {
    Finding::new("schema", Level::Ok, format!("at the next start, {change}"))
}

fn absent(file: &SqliteFile) -> Finding {
    let path = file.path.display();
    if file.create {
        let message = format!("there is none at {path} yet; the first start makes it");
        Finding::new("database", Level::Ok, message)
    } else {
        let message = format!("there is none at {path}, and without mode=rwc no start makes one");
        Finding::new("database", Level::Error, message)
    }
}

/// The service does not start on such a database, but another instance may, on the one that this is a copy of.
fn read_only(pending: usize) -> Finding {
    const CAUSE: &str = "the database takes no writes (it is a hot standby, or default_transaction_read_only is on)";
    let message = match pending {
        0 => format!(
            "{CAUSE}: all migrations are applied, but what else a start would change could not be rehearsed"
        ),
        pending => format!(
            "{CAUSE}: {pending} migrations are pending and could not be rehearsed, so the data were not examined"
        ),
    };
    Finding::new("schema", Level::Warning, message)
}
