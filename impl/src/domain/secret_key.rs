//! Where SECRET_KEY comes from, and the proof that it is the database's.

use std::{
    fs::{self, OpenOptions},
    io::{ErrorKind, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use secrecy::{ExposeSecret, SecretString};

use super::{
    authenticator::SEALED,
    seal::{Purpose, Sealer},
};
use crate::{
    config::{BadSetting, DatabaseSettings},
    random::Randomness,
    store::{Store, connect::sqlite_path, credentials, keys, outbox, provider_logouts, sessions},
};

const NAME: &str = "SECRET_KEY";

/// The sealer of this database.
///
/// # Errors
/// [`BadSetting`] when the key is missing, malformed or another database's.
pub async fn load(
    settings: &DatabaseSettings,
    store: &Store,
    random: &dyn Randomness,
) -> anyhow::Result<Sealer> {
    let text = match &settings.secret_key {
        Some(key) => key.expose_secret().to_owned(),
        None => {
            let may_make = !keys::has_check(store.reader()).await?;
            key_file(settings, may_make, random)?
        }
    };
    let sealer = sealer(&text)?;
    let fresh = sealer.seal(random, Purpose::KeyCheck, b"ours")?;
    let stored = store
        .write(move |tx| Box::pin(async move { keys::key_check(tx, fresh).await }))
        .await?;
    if sealer.open(Purpose::KeyCheck, &stored).is_err() {
        return Err(BadSetting::new(NAME, "it is not the key of this database").into());
    }
    reseal(&sealer, store, random, &stored).await?;
    Ok(sealer)
}

/// Seals everything that lasts with the first key of the list, so that the older ones can go: after one start with
/// `new,old` a start with `new` works. What lives for minutes (a refresh token's
/// successor, a mailed code, an enrolment, a login at a provider) is left to end.
async fn reseal(
    sealer: &Sealer,
    store: &Store,
    random: &dyn Randomness,
    check: &str,
) -> anyhow::Result<()> {
    let check = sealer.reseal(random, Purpose::KeyCheck, check)?;
    let mut changed = Vec::new();
    for key in keys::list(store.reader()).await? {
        let resealed = sealer.reseal(random, Purpose::SigningKey, &key.private_key)?;
        changed.extend(resealed.map(|sealed| (key.kid, sealed)));
    }
    let mut secrets = Vec::new();
    for (user, stored) in credentials::authenticators(store.reader(), SEALED).await? {
        let sealed = stored.strip_prefix(SEALED).unwrap_or_default();
        let resealed = sealer.reseal(random, Purpose::AuthenticatorSecret, sealed)?;
        secrets.extend(resealed.map(|sealed| (user, stored, format!("{SEALED}{sealed}"))));
    }
    let mut mails = Vec::new();
    for (id, sealed) in outbox::all_waiting(store.reader()).await? {
        // One that no key opens is the sender's to give up, and no reason not to start.
        let resealed = sealer.reseal(random, Purpose::Mail, &sealed).ok().flatten();
        mails.extend(resealed.map(|sealed| (id, sealed)));
    }
    let mut logouts = Vec::new();
    for (id, sealed) in provider_logouts::all(store.reader()).await? {
        let resealed = sealer.reseal(random, Purpose::ProviderToken, &sealed).ok();
        logouts.extend(resealed.flatten().map(|sealed| (id, sealed)));
    }
    let mut sessions = Vec::new();
    for (id, sealed) in sessions::external_tokens(store.reader()).await? {
        let resealed = sealer.reseal(random, Purpose::ProviderToken, &sealed).ok();
        sessions.extend(resealed.flatten().map(|sealed| (id, sealed)));
    }
    let nothing = changed.is_empty() && secrets.is_empty() && mails.is_empty();
    if check.is_none() && nothing && logouts.is_empty() && sessions.is_empty() {
        return Ok(());
    }
    store
        .write(move |tx| {
            Box::pin(async move {
                for (kid, sealed) in &changed {
                    keys::reseal(tx, kid, sealed).await?;
                }
                for (user, stored, sealed) in &secrets {
                    credentials::reseal_authenticator(tx, *user, stored, sealed).await?;
                }
                for (id, sealed) in &mails {
                    outbox::reseal(tx, *id, sealed).await?;
                }
                for (id, sealed) in &logouts {
                    provider_logouts::reseal(tx, *id, sealed).await?;
                }
                for (id, sealed) in &sessions {
                    sessions::reseal_external_tokens(tx, *id, sealed).await?;
                }
                match check {
                    Some(sealed) => keys::reseal_check(tx, &sealed).await,
                    None => Ok(()),
                }
            })
        })
        .await?;
    Ok(())
}

fn sealer(text: &str) -> Result<Sealer, BadSetting> {
    Sealer::from_setting(text).map_err(|error| BadSetting::new(NAME, error.to_string()))
}

/// What can be said of the setting before the database is opened.
///
/// # Errors
/// [`BadSetting`] when the key is malformed, or missing where none can be made.
pub fn check(settings: &DatabaseSettings) -> Result<(), BadSetting> {
    let url = settings.url()?;
    match &settings.secret_key {
        Some(key) => sealer(key.expose_secret()).map(drop),
        None => database_file(&url).map(drop),
    }
}

fn database_file(url: &SecretString) -> Result<&Path, BadSetting> {
    sqlite_path(url)
        .ok_or_else(|| BadSetting::new(NAME, "it is needed with PostgreSQL: 32 bytes in base64"))
}

/// The key beside an SQLite file. It is made for a new database only: another key would open nothing of an old one.
fn key_file(
    settings: &DatabaseSettings,
    may_make: bool,
    random: &dyn Randomness,
) -> anyhow::Result<String> {
    let url = settings.url()?;
    let mut path = database_file(&url)?.as_os_str().to_owned();
    path.push(".key");
    let path = PathBuf::from(path);
    if !may_make && !path.exists() {
        let problem = format!(
            "{} is missing; restore it or set SECRET_KEY",
            path.display()
        );
        return Err(BadSetting::new(NAME, problem).into());
    }
    make_key_file(&path, random).map_err(|error| {
        BadSetting::new(
            NAME,
            format!("{} cannot be written: {error}", path.display()),
        )
    })?;
    let text = fs::read_to_string(&path).map_err(|error| {
        BadSetting::new(NAME, format!("{} cannot be read: {error}", path.display()))
    })?;
    Ok(text.trim().to_owned())
}

/// Writes a whole key under another name first: a process that starts at the same moment never reads half a key.
fn make_key_file(path: &Path, random: &dyn Randomness) -> std::io::Result<()> {
    if path.exists() {
        return Ok(());
    }
    let draft = path.with_extension(format!("key.{}", std::process::id()));
    OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&draft)?
        .write_all(Sealer::new_key(random).as_bytes())?;
    let linked = fs::hard_link(&draft, path);
    fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}
