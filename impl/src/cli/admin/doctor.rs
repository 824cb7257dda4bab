//! `auth-service admin doctor`.

use anyhow::bail;
use sea_orm::DatabaseTransaction;
use serde::Serialize;

use super::{Output, name_the_database, provider};
use crate::{
    app,
    config::{Settings, SqliteFile},
    domain::admin::{
        examine, examine_keys,
        finding::{Finding, Level},
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

/// Prints the findings and changes nothing. Fails only for what would keep the service from starting, not for warnings.
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
        bail!("the service cannot start; see the errors above");
    }
    Ok(())
}

/// Variables of the Node service that are ignored here: what is lost, and what replaces each.
const UNREAD: [(&str, &str); 23] = [
    (
        "API_BASE_URL",
        "PUBLIC_URL is the base URL of links and callbacks and the default issuer",
    ),
    (
        "AUTH0_CALLBACK_URL",
        "logins through Auth0 are not supported; its users cannot log in",
    ),
    (
        "AUTH0_CLIENT_ID",
        "logins through Auth0 are not supported; its users cannot log in",
    ),
    (
        "AUTH0_CLIENT_SECRET",
        "logins through Auth0 are not supported; its users cannot log in",
    ),
    (
        "AUTH0_DOMAIN",
        "logins through Auth0 are not supported; its users cannot log in",
    ),
    (
        "AZURE_AUTH_B2C_TENANT",
        "AZURE_IDENTITY_METADATA and AZURE_ISSUER determine the tenant",
    ),
    (
        "ENCRYPTION_KEY",
        "no rows are added to login_activity; run `admin activity list` to see logins",
    ),
    (
        "GOOGLE_TOKEN_INFO_URL",
        "id_tokens are verified with Google's keys (GOOGLE_JWKS_URL)",
    ),
    (
        "IDP_ISSUER",
        "the issuer of the SAML provider is SAML_IDP_ENTITY_ID, that of our tokens JWT_ISSUER",
    ),
    (
        "KEYCLOAK_SCOPE",
        "the scope is openid email profile; additional scopes are not requested",
    ),
    (
        "MAX_JWT_KEYS",
        "`admin key rotate` replaces keys, and old ones are deleted when their tokens have expired",
    ),
    (
        "OTP_WINDOW",
        "authenticator codes of one step before and after are accepted",
    ),
    (
        "PRIVATE_DECRYPTION_KEY",
        "passwords are sent unencrypted inside TLS; clients that encrypt them must stop, or nobody can log in",
    ),
    (
        "REDIS_HOST",
        "Redis is not needed; for neighbours that look there for revoked tokens, set REDIS_URL",
    ),
    (
        "SAML_AUDIENCE",
        "the audience of assertions must be our entity ID, SAML_CLIENT_ID",
    ),
    (
        "SAML_ENTRY_POINT",
        "logins start at SAML_URL, or as the metadata says",
    ),
    ("SAML_ISSUER", "our entity ID is SAML_CLIENT_ID"),
    (
        "SAML_LOGOUT_CALLBACK_URL",
        "SAML single logout is not supported; a logout ends our session only",
    ),
    (
        "SAML_LOGOUT_URL",
        "SAML single logout is not supported; a logout ends our session only",
    ),
    (
        "USER_TEMP_PASSWORD",
        "accounts have no shared temporary password; `admin user create` generates one for each",
    ),
    (
        "VALIDATE_RESPONSE",
        "a SAML response must always answer one of our requests",
    ),
    (
        "WEBAPP_URL",
        "each client has its own redirect URL; set it with `admin client update --redirect-url`",
    ),
    (
        "AZURE_AUTH_VALIDATE_ISSUER",
        "the issuer is always validated; set it with AZURE_ISSUER",
    ),
];

fn settings_findings(settings: &Settings) -> Vec<Finding> {
    let validity = match app::check(settings) {
        Ok(()) => Finding::new("settings", Level::Ok, "all settings are valid"),
        Err(bad) => Finding::new("settings", Level::Error, bad.to_string()),
    };
    let unread = UNREAD
        .into_iter()
        .filter(|(name, _)| std::env::var_os(name).is_some());
    let unread = unread.map(|(name, instead)| {
        let message = format!("{name} is ignored: {instead}");
        Finding::new("settings of the Node service", Level::Warning, message)
    });
    [validity, proxy_finding(settings)]
        .into_iter()
        .chain(issuer_finding(settings))
        .chain(unread)
        .collect()
}

/// OpenID Connect Discovery 1.0 section 4.3: the issuer is the URL that the document was found below.
fn issuer_finding(settings: &Settings) -> Option<Finding> {
    let differs = settings.issuer() != settings.listen.public_url();
    let message = "JWT_ISSUER is not PUBLIC_URL: client libraries of OpenID Connect reject what discovery says; logins at /auth are not affected";
    differs.then(|| Finding::new("JWT_ISSUER", Level::Warning, message))
}

/// Behind a proxy that is not listed, all clients have the proxy's address and share every limit.
fn proxy_finding(settings: &Settings) -> Finding {
    let check = "TRUSTED_PROXIES";
    let listen = &settings.listen;
    let names_one = listen
        .trusted_proxies
        .iter()
        .any(|proxy| !proxy.trim().is_empty());
    if names_one {
        Finding::new(check, Level::Ok, "at least one proxy is listed")
    } else if listen.is_behind_a_proxy() {
        let message = "PUBLIC_URL implies a reverse proxy, but none is listed: all clients share one address, so too many failed logins of one lock out everyone";
        Finding::new(check, Level::Warning, message)
    } else {
        Finding::new(
            check,
            Level::Ok,
            "PUBLIC_URL does not imply a reverse proxy",
        )
    }
}

/// At most a warning: a provider that is down does not keep the service from starting, and may recover at any time.
async fn provider_findings(settings: &Settings) -> Vec<Finding> {
    let Ok(registry) = Registry::new(settings) else {
        // Already reported as a finding about settings.
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
        found.extend(examine_keys(tx, settings).await?);
        Ok(found)
    };
    let rehearsed = connect::rehearse(&database, look).await;
    Ok(
        match name_the_database(rehearsed.map_err(Into::into), &settings.database)? {
            Rehearsal::Done(changes, found) => {
                let mut findings: Vec<_> = changes.into_iter().map(at_the_next_start).collect();
                if findings.is_empty() {
                    findings.push(Finding::new(
                        "schema",
                        Level::Ok,
                        "the schema is up to date",
                    ));
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
    Finding::new("schema", Level::Ok, format!("the next start will {change}"))
}

fn absent(file: &SqliteFile) -> Finding {
    let path = file.path.display();
    if file.create {
        let message = format!("{path} does not exist; the first start creates it");
        Finding::new("database", Level::Ok, message)
    } else {
        let message = format!("{path} does not exist, and without mode=rwc it is never created");
        Finding::new("database", Level::Error, message)
    }
}

/// The service cannot start on this database, but on the one it replicates another instance may.
fn read_only(pending: usize) -> Finding {
    const CAUSE: &str =
        "the database is read-only (a hot standby, or default_transaction_read_only is on)";
    let message = match pending {
        0 => format!(
            "{CAUSE}: all migrations are applied; other changes at startup could not be rehearsed"
        ),
        pending => format!(
            "{CAUSE}: {pending} pending migrations could not be rehearsed, so the data was not examined"
        ),
    };
    Finding::new("schema", Level::Warning, message)
}
