//! `admin doctor`: what an operator should know about the database.

use crate::{
    clock::SystemClock,
    config::{FederatedSignUp, SecondFactor, Settings, Switch},
    domain::{
        accounts::{
            fields,
            placement::{bad_place, place},
        },
        admin::node_versions,
        clients::client::{has_secret, is_hash, is_in_the_clear, redirect_address},
        clock_check::{judge, skew},
        keys::{secret_key, signing_key::Key},
    },
    store::{
        Backend, Connection, Error, clients,
        doctor::{self, Concerned},
        entities::auth_clients::Model as Client,
        keys,
    },
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Ok,
    /// Somebody or something does not work as it could.
    Warning,
    /// The service does not start.
    Error,
}

/// What one check has found.
#[derive(Clone, Debug)]
pub struct Finding {
    pub check: &'static str,
    pub level: Level,
    pub message: String,
}

impl Finding {
    pub fn new(check: &'static str, level: Level, message: impl Into<String>) -> Self {
        let message = message.into();
        Self {
            check,
            level,
            message,
        }
    }

    /// A warning that names what is concerned, if anything is.
    pub(in crate::domain) fn about(
        check: &'static str,
        concerned: impl Into<Concerned>,
        warning: &str,
    ) -> Self {
        let Concerned { first, count } = concerned.into();
        if count == 0 {
            return Self::new(check, Level::Ok, "none");
        }
        let names = first.join(", ");
        let message = match count - first.len() as u64 {
            0 => format!("{warning}: {names}"),
            more => format!("{warning}: {names} and {more} more"),
        };
        Self::new(check, Level::Warning, message)
    }
}

/// Whether SECRET_KEY is the one of this database, and what signs tokens.
///
/// # Errors
/// Those of the database.
pub async fn examine_keys(db: &impl Connection, settings: &Settings) -> Result<Finding, Error> {
    const CHECK: &str = "keys";
    let sealer = match secret_key::examine(&settings.database, db).await? {
        Ok(sealer) => sealer,
        Err(bad) => return Ok(Finding::new(CHECK, Level::Error, bad.to_string())),
    };
    let Some(sealer) = sealer else {
        let message =
            "no SECRET_KEY was used with this database yet; the first start decides which it is";
        return Ok(Finding::new(CHECK, Level::Ok, message));
    };
    let tokens = &settings.tokens;
    let signing = if tokens.jwt_secret.is_some() || tokens.jwt_private_key.is_some() {
        "the one of the settings signs tokens".to_owned()
    } else {
        let stored = keys::list(db).await?;
        if let Some(broken) = stored.iter().find_map(|key| Key::open(&sealer, key).err()) {
            return Ok(Finding::new(CHECK, Level::Error, broken.to_string()));
        }
        match stored.len() {
            0 => "the next start makes one that signs tokens".to_owned(),
            count => format!("one of the {count} in the database signs tokens"),
        }
    };
    let message = format!("SECRET_KEY is this database's, and {signing}");
    Ok(Finding::new(CHECK, Level::Ok, message))
}

/// Looks at the data, and at the settings that name some of it.
///
/// # Errors
/// Those of the database.
pub async fn examine(db: &impl Connection, settings: &Settings) -> Result<Vec<Finding>, Error> {
    let all_clients = clients::list(db).await?;
    let plain: Vec<_> = all_clients
        .iter()
        .filter(|client| has_secret(client) && !is_hash(&client.client_secret))
        .collect();
    let bcrypt = doctor::count_bcrypt(db).await?;
    let mut findings = node_versions::examine(db).await?;
    findings.push(clock_finding(db).await?);
    findings.extend([
        Finding::about(
            "duplicate usernames",
            doctor::duplicate_names(db).await?,
            "of names that differ only by case, encoding or blanks, only the one in lower case can log in; rename or delete the others",
        ),
        Finding::about(
            "users without membership",
            doctor::without_membership(db).await?,
            "they cannot log in; `admin user update --tenant T --role R` helps",
        ),
        Finding::about(
            "users without role",
            doctor::with_deleted_role(db).await?,
            "their role is deleted, so they have no permissions; `admin user update --role` helps",
        ),
        Finding::about(
            "users without clients",
            doctor::without_clients(db).await?,
            "they cannot log in; `admin user update --client` helps",
        ),
        Finding::about(
            "users without credentials",
            doctor::without_credentials(db).await?,
            "they cannot log in; `admin user set-password` helps",
        ),
        factor_finding(db, settings).await?,
        bcrypt_finding(bcrypt, settings),
        plaintext_finding(plain.len(), settings),
        // Of a hashed one nothing can be told.
        Finding::about(
            "short client secrets",
            named(plain, |client| client.client_secret.chars().count() < SHORT_SECRET).as_slice(),
            "they can be guessed; `admin client update --rotate-secret` makes good ones",
        ),
        Finding::about(
            "redirect addresses in the clear",
            named(&all_clients, |client| {
                redirect_address(client).is_some_and(|url| is_in_the_clear(&url))
            })
            .as_slice(),
            "plain http on another machine shows the codes of these clients to whoever listens on the way; prefer https, or demand \
             PKCE",
        ),
        Finding::about(
            "redirect addresses",
            named(&all_clients, |client| {
                redirect_address(client).is_some_and(|url| fields::redirect_url(&url).is_err())
            })
            .as_slice(),
            "today these would be refused: an absolute URL without user and fragment is expected; `admin client update --redirect-url`",
        ),
        sign_up_finding(db, settings).await?,
        web_client_finding(db, settings).await?,
    ]);
    Ok(findings)
}

/// Characters.
const SHORT_SECRET: usize = 16;

fn named<'a>(
    clients: impl IntoIterator<Item = &'a Client>,
    concerned: impl Fn(&Client) -> bool,
) -> Vec<String> {
    let concerned = clients.into_iter().filter(|client| concerned(client));
    concerned.map(|client| client.client_id.clone()).collect()
}

/// The service does not start where the clocks differ by more than seconds.
async fn clock_finding(db: &impl Connection) -> Result<Finding, Error> {
    const CHECK: &str = "clock";
    if db.get_database_backend() == Backend::Sqlite {
        return Ok(Finding::new(
            CHECK,
            Level::Ok,
            "SQLite uses this machine's clock",
        ));
    }
    Ok(match judge(skew(db, &SystemClock).await?) {
        None => Finding::new(
            CHECK,
            Level::Ok,
            "this machine's agrees with the database's",
        ),
        Some((words, true)) => Finding::new(CHECK, Level::Warning, words),
        Some((words, false)) => Finding::new(CHECK, Level::Error, words),
    })
}

/// MFA=required asks everybody for a factor.
async fn factor_finding(db: &impl Connection, settings: &Settings) -> Result<Finding, Error> {
    let lacking = match settings.login.mfa {
        SecondFactor::Required => doctor::without_factor(db).await?,
        SecondFactor::Enrolled | SecondFactor::Off => Concerned::default(),
    };
    Ok(Finding::about(
        "users without a second factor",
        lacking,
        "with MFA=required they cannot log in, for they have neither an authenticator nor an address; `admin user update --email` helps",
    ))
}

fn plaintext_finding(count: usize, settings: &Settings) -> Finding {
    let (level, what) = match settings.passwords.coexistence {
        Switch::On => (Level::Ok, "they stay so, for COEXISTENCE is on"),
        Switch::Off if count == 0 => (Level::Ok, "none"),
        Switch::Off => (Level::Warning, "`admin client update` hashes them"),
    };
    Finding::new(
        "plaintext client secrets",
        level,
        format!("{count}: {what}"),
    )
}

fn bcrypt_finding(count: u64, settings: &Settings) -> Finding {
    let message = match settings.passwords.coexistence {
        Switch::On => format!("{count}; they stay so, for COEXISTENCE is on"),
        Switch::Off => format!("{count} left; each becomes argon2id at its user's next login"),
    };
    Finding::new("bcrypt passwords", Level::Ok, message)
}

/// Where new accounts land.
async fn sign_up_finding(db: &impl Connection, settings: &Settings) -> Result<Finding, Error> {
    const CHECK: &str = "sign-up";
    if let Some(bad) = bad_place(db, &settings.sign_up).await? {
        return Ok(Finding::new(CHECK, Level::Error, bad.to_string()));
    }
    let wanted = settings.sign_up.signup == Switch::On
        || settings.federation.any_sign_up(FederatedSignUp::Create);
    let place = place(db, settings).await?;
    Ok(match (wanted, place) {
        (false, _) => Finding::new(CHECK, Level::Ok, "off"),
        (true, Some(place)) => {
            let message = format!(
                "new accounts land in the tenant {} and may use {}",
                place.tenant.key,
                place.clients.join(", ")
            );
            Finding::new(CHECK, Level::Ok, message)
        }
        (true, None) => Finding::new(
            CHECK,
            Level::Warning,
            "it answers 404 Not Configured: there is no tenant or no role called default, or no client called as WEB_CLIENT says (SIGNUP_TENANT, SIGNUP_ROLE and SIGNUP_CLIENTS name others)",
        ),
    })
}

/// The client of our own pages.
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
                let message = format!("they are off, and mailed links lead to one: set {name}");
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
                "nobody can sign in on /sign-in by itself: there is no client {name}; WEB_CLIENT names another"
            ),
        ),
        Some(client) if redirect_address(client).is_some() => Finding::new(
            CHECK,
            Level::Warning,
            format!(
                "/account cannot be reached: the client {name} has a redirect address; WEB_CLIENT names another"
            ),
        ),
        Some(_) => Finding::new(
            CHECK,
            Level::Ok,
            format!("they log in to the client {name}"),
        ),
    })
}
