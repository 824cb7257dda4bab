//! `admin doctor`: problems of the database and of settings that refer to its content.

use crate::{
    clock::SystemClock,
    config::{FederatedSignUp, SecondFactor, Settings, Switch},
    domain::{
        accounts::{
            defaults::{missing_default, new_account_defaults},
            fields,
        },
        admin::{
            finding::{Finding, Level},
            node_versions,
        },
        clients::client::{has_secret, is_hash, redirect_address, sends_codes_in_the_clear},
        clock_check::{describe_skew, skew},
    },
    store::{Backend, Connection, Error, clients, doctor, entities::auth_clients::Model as Client},
};

/// Checks the data, and the settings that refer to it.
///
/// # Errors
/// Database errors.
pub async fn examine(db: &impl Connection, settings: &Settings) -> Result<Vec<Finding>, Error> {
    let all_clients = clients::list(db).await?;
    let bcrypt = doctor::count_bcrypt(db).await?;
    let mut findings = node_versions::examine(db).await?;
    findings.push(clock_finding(db).await?);
    findings.extend(user_findings(db, settings).await?);
    findings.push(bcrypt_finding(bcrypt, settings));
    findings.extend(client_findings(&all_clients, settings));
    findings.push(sign_up_finding(db, settings).await?);
    findings.push(web_client_finding(db, settings).await?);
    Ok(findings)
}

/// Users who cannot log in or have no permissions.
async fn user_findings(db: &impl Connection, settings: &Settings) -> Result<[Finding; 6], Error> {
    Ok([
        Finding::about(
            "duplicate usernames",
            doctor::duplicate_names(db).await?,
            "of names that differ only in case, encoding or blanks, only the one in lower case can log in; rename or delete the others",
        ),
        Finding::about(
            "users without membership",
            doctor::without_membership(db).await?,
            "they cannot log in; run `admin user update --tenant T --role R`",
        ),
        Finding::about(
            "users without role",
            doctor::with_deleted_role(db).await?,
            "their role was deleted, so they have no permissions; run `admin user update --role`",
        ),
        Finding::about(
            "users without clients",
            doctor::without_clients(db).await?,
            "they cannot log in; run `admin user update --client`",
        ),
        Finding::about(
            "users without credentials",
            doctor::without_credentials(db).await?,
            "they cannot log in; run `admin user set-password`",
        ),
        factor_finding(db, settings).await?,
    ])
}

/// Secrets and redirect URLs that are unsafe or that new clients could not have.
fn client_findings(all: &[Client], settings: &Settings) -> [Finding; 4] {
    let plain: Vec<_> = all
        .iter()
        .filter(|client| has_secret(client) && !is_hash(&client.client_secret))
        .collect();
    [
        plaintext_finding(plain.len(), settings),
        // The length of a hashed secret is unknown.
        Finding::about(
            "short client secrets",
            named(plain, |client| {
                client.client_secret.chars().count() < SHORT_SECRET
            })
            .as_slice(),
            "they can be guessed; run `admin client update --rotate-secret`",
        ),
        Finding::about(
            "redirect addresses in the clear",
            named(all, |client| {
                redirect_address(client).is_some_and(|url| sends_codes_in_the_clear(&url))
            })
            .as_slice(),
            "plain http to another machine exposes the codes of these clients to eavesdroppers; use https, or require PKCE with \
             `admin client update --require-pkce`",
        ),
        Finding::about(
            "redirect addresses",
            named(all, |client| {
                redirect_address(client).is_some_and(|url| fields::redirect_url(&url).is_err())
            })
            .as_slice(),
            "not an absolute URL without user information and fragment, so new clients could not have them; run `admin client update --redirect-url`",
        ),
    ]
}

/// In characters.
const SHORT_SECRET: usize = 16;

fn named<'a>(
    clients: impl IntoIterator<Item = &'a Client>,
    concerned: impl Fn(&Client) -> bool,
) -> Vec<String> {
    let concerned = clients.into_iter().filter(|client| concerned(client));
    concerned.map(|client| client.client_id.clone()).collect()
}

/// The service does not start if the clocks differ by more than some seconds.
async fn clock_finding(db: &impl Connection) -> Result<Finding, Error> {
    const CHECK: &str = "clock";
    if db.get_database_backend() == Backend::Sqlite {
        return Ok(Finding::new(
            CHECK,
            Level::Ok,
            "SQLite uses this machine's clock",
        ));
    }
    Ok(match describe_skew(skew(db, &SystemClock).await?) {
        None => Finding::new(
            CHECK,
            Level::Ok,
            "this machine's clock agrees with the database's",
        ),
        Some((words, true)) => Finding::new(CHECK, Level::Warning, words),
        Some((words, false)) => Finding::new(CHECK, Level::Error, words),
    })
}

/// With MFA=required every user needs a second factor.
async fn factor_finding(db: &impl Connection, settings: &Settings) -> Result<Finding, Error> {
    const CHECK: &str = "users without a second factor";
    if settings.login.mfa != SecondFactor::Required {
        let message = "not checked, since MFA is not required";
        return Ok(Finding::new(CHECK, Level::Ok, message));
    }
    Ok(Finding::about(
        CHECK,
        doctor::without_factor(db).await?,
        "with MFA=required they cannot log in, since they have neither an authenticator nor an email address; run `admin user update --email`",
    ))
}

fn plaintext_finding(count: usize, settings: &Settings) -> Finding {
    let (level, what) = match settings.passwords.coexistence {
        Switch::On => (Level::Ok, "kept, because COEXISTENCE is on"),
        Switch::Off if count == 0 => (Level::Ok, "none"),
        Switch::Off => (Level::Warning, "run `admin client update` to hash them"),
    };
    Finding::new(
        "plaintext client secrets",
        level,
        format!("{count}: {what}"),
    )
}

fn bcrypt_finding(count: u64, settings: &Settings) -> Finding {
    let message = match settings.passwords.coexistence {
        Switch::On => format!("{count}; kept, because COEXISTENCE is on"),
        Switch::Off => {
            format!("{count} left; each is replaced by argon2id at the user's next login")
        }
    };
    Finding::new("bcrypt passwords", Level::Ok, message)
}

/// Tenant, role and clients of new accounts.
async fn sign_up_finding(db: &impl Connection, settings: &Settings) -> Result<Finding, Error> {
    const CHECK: &str = "sign-up";
    if let Some(bad) = missing_default(db, &settings.sign_up).await? {
        return Ok(Finding::new(CHECK, Level::Error, bad.to_string()));
    }
    let wanted = settings.sign_up.signup == Switch::On
        || settings.federation.any_sign_up(FederatedSignUp::Create);
    let defaults = new_account_defaults(db, settings).await?;
    Ok(match (wanted, defaults) {
        (false, _) => Finding::new(CHECK, Level::Ok, "off"),
        (true, Some(defaults)) => {
            let message = format!(
                "new accounts belong to the tenant {} and may use {}",
                defaults.tenant.key,
                defaults.clients.join(", ")
            );
            Finding::new(CHECK, Level::Ok, message)
        }
        (true, None) => Finding::new(
            CHECK,
            Level::Warning,
            "sign-up returns 404 Not Configured: there is no tenant or no role called default, or the client of WEB_CLIENT does not exist (SIGNUP_TENANT, SIGNUP_ROLE and SIGNUP_CLIENTS select others)",
        ),
    })
}

/// The client of the service's own pages.
async fn web_client_finding(db: &impl Connection, settings: &Settings) -> Result<Finding, Error> {
    const CHECK: &str = "pages";
    let name = &settings.web.web_client;
    if settings.web.web_pages == Switch::Off {
        let dead = [
            ("RESET_PASSWORD_URL", &settings.recovery.reset_password_url),
            ("SIGNUP_URL", &settings.sign_up.signup_url),
        ]
        .into_iter()
        .find(|(_, url)| url.is_none());
        return Ok(match dead {
            Some((name, _)) => {
                let message =
                    format!("WEB_PAGES is off, but mailed links lead to a page; set {name}");
                Finding::new(CHECK, Level::Warning, message)
            }
            None => Finding::new(CHECK, Level::Ok, "off"),
        });
    }
    let client = clients::find(db, name).await?;
    Ok(match &client {
        None => Finding::new(
            CHECK,
            Level::Warning,
            format!(
                "/sign-in does not work without client_id: there is no client {name}; set WEB_CLIENT to another"
            ),
        ),
        Some(client) if redirect_address(client).is_some() => Finding::new(
            CHECK,
            Level::Warning,
            format!(
                "/account cannot be reached: the client {name} has a redirect URL; set WEB_CLIENT to another"
            ),
        ),
        Some(_) => Finding::new(
            CHECK,
            Level::Ok,
            format!("logins are for the client {name}"),
        ),
    })
}
