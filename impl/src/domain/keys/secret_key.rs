//! Where SECRET_KEY comes from, and the proof that it is the database's.

use std::{
    fs::{self, File, OpenOptions},
    io::{ErrorKind, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use secrecy::ExposeSecret;
use uuid::Uuid;

use crate::{
    config::{BadSetting, DatabaseSettings, SqliteFile},
    domain::keys::seal::{Purpose, SEALED, Sealer},
    random::Randomness,
    store::{
        Connection, Error, Store, Transaction, connect::open_to_others, credentials, keys, outbox,
        provider_logouts, sessions,
    },
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
        return Err(foreign().into());
    }
    reseal(&sealer, store, random, &stored).await?;
    Ok(sealer)
}

/// How many rows are read, and sealed anew in one transaction.
const PAGE: u64 = 500;

/// Seals everything that lasts with the first key of the list, so that the older ones can go: after one start with
/// `new,old` a start with `new` works. What lives for minutes (a refresh token's successor, a mailed code, an enrolment, a
/// login at a provider) is left to end. With one key there is nothing to look for. With more, every start looks: an instance
/// that still runs with the old list seals with the old key.
async fn reseal(
    sealer: &Sealer,
    store: &Store,
    random: &dyn Randomness,
    check: &str,
) -> anyhow::Result<()> {
    if !sealer.has_older_keys() {
        return Ok(());
    }
    let mut resealed = Vec::new();
    for key in keys::list(store.reader()).await? {
        let sealed = sealer.reseal(random, Purpose::SigningKey, &key.private_key)?;
        resealed.extend(sealed.map(|sealed| (Of::SigningKey(key.kid), sealed)));
    }
    let mut count = replace(store, resealed).await?;
    count += reseal_authenticators(sealer, store, random).await?;
    count += reseal_mails(sealer, store, random).await?;
    count += reseal_sessions(sealer, store, random).await?;
    count += reseal_logouts(sealer, store, random).await?;
    // Last: what is sealed with the older key shows that the work is not done.
    let sealed = sealer.reseal(random, Purpose::KeyCheck, check)?;
    let sealed = sealed.map(|sealed| (Of::Check, sealed));
    count += replace(store, sealed.into_iter().collect()).await?;
    if count > 0 {
        tracing::info!(
            count,
            "encrypted values again with the first key of SECRET_KEY"
        );
    }
    Ok(())
}

async fn reseal_authenticators(
    sealer: &Sealer,
    store: &Store,
    random: &dyn Randomness,
) -> anyhow::Result<usize> {
    let (mut after, mut count) = (Uuid::nil(), 0);
    loop {
        let page = credentials::authenticators(store.reader(), after, PAGE).await?;
        let Some(last) = page.last() else {
            return Ok(count);
        };
        after = last.id;
        let mut resealed = Vec::new();
        for stored in page {
            // An adopted secret is in plain text.
            let Some(old) = stored.secret.strip_prefix(SEALED) else {
                continue;
            };
            let sealed = sealer.reseal(random, Purpose::AuthenticatorSecret, old)?;
            let sealed = sealed.map(|sealed| format!("{SEALED}{sealed}"));
            let of = Of::Authenticator(stored.user, stored.secret);
            resealed.extend(sealed.map(|sealed| (of, sealed)));
        }
        count += replace(store, resealed).await?;
    }
}

async fn reseal_mails(
    sealer: &Sealer,
    store: &Store,
    random: &dyn Randomness,
) -> anyhow::Result<usize> {
    let (mut after, mut count) = (0, 0);
    loop {
        let page = outbox::waiting_after(store.reader(), after, PAGE).await?;
        let Some((last, _)) = page.last() else {
            return Ok(count);
        };
        after = *last;
        // One that no key opens is the sender's to give up, and no reason not to start.
        let resealed = page.into_iter().filter_map(|(id, old)| {
            let sealed = sealer.reseal(random, Purpose::Mail, &old).ok()??;
            Some((Of::Mail(id), sealed))
        });
        count += replace(store, resealed.collect()).await?;
    }
}

/// The provider tokens of sessions that go on.
async fn reseal_sessions(
    sealer: &Sealer,
    store: &Store,
    random: &dyn Randomness,
) -> anyhow::Result<usize> {
    let (mut after, mut count) = (Uuid::nil(), 0);
    loop {
        let page = sessions::external_tokens(store.reader(), after, PAGE).await?;
        let Some((last, _)) = page.last() else {
            return Ok(count);
        };
        after = *last;
        let resealed = page.into_iter().filter_map(|(id, old)| {
            let sealed = sealer.reseal(random, Purpose::ProviderToken, &old).ok()??;
            Some((Of::Session(id), sealed))
        });
        count += replace(store, resealed.collect()).await?;
    }
}

/// The provider tokens of logouts that wait.
async fn reseal_logouts(
    sealer: &Sealer,
    store: &Store,
    random: &dyn Randomness,
) -> anyhow::Result<usize> {
    let (mut after, mut count) = (0, 0);
    loop {
        let page = provider_logouts::after(store.reader(), after, PAGE).await?;
        let Some((last, _)) = page.last() else {
            return Ok(count);
        };
        after = *last;
        let resealed = page.into_iter().filter_map(|(id, old)| {
            let sealed = sealer.reseal(random, Purpose::ProviderToken, &old).ok()??;
            Some((Of::Logout(id), sealed))
        });
        count += replace(store, resealed.collect()).await?;
    }
}

/// Writes sealed values in place of others, and says how many. Each row can be opened before and after.
async fn replace(store: &Store, resealed: Vec<(Of, String)>) -> anyhow::Result<usize> {
    let count = resealed.len();
    if count == 0 {
        return Ok(0);
    }
    store
        .write::<_, Error, _>(move |tx| {
            Box::pin(async move {
                for (of, sealed) in &resealed {
                    of.replace(tx, sealed).await?;
                }
                Ok(())
            })
        })
        .await?;
    Ok(count)
}

/// What is sealed, and where it is kept.
enum Of {
    SigningKey(String),
    /// A user's, with what is stored now.
    Authenticator(Uuid, String),
    Mail(i64),
    Logout(i64),
    Session(Uuid),
    Check,
}

impl Of {
    async fn replace(&self, tx: &Transaction, sealed: &str) -> Result<(), Error> {
        match self {
            Self::SigningKey(kid) => keys::reseal(tx, kid, sealed).await,
            Self::Authenticator(user, stored) => {
                credentials::reseal_authenticator(tx, *user, stored, sealed).await
            }
            Self::Mail(id) => outbox::reseal(tx, *id, sealed).await,
            Self::Logout(id) => provider_logouts::reseal(tx, *id, sealed).await,
            Self::Session(id) => sessions::reseal_external_tokens(tx, *id, sealed).await,
            Self::Check => keys::reseal_check(tx, sealed).await,
        }
    }
}

fn sealer(text: &str) -> Result<Sealer, BadSetting> {
    Sealer::from_setting(text).map_err(|error| BadSetting::new(NAME, error.to_string()))
}

/// What can be said of the setting before the database is opened.
///
/// # Errors
/// [`BadSetting`] when the key is malformed, or missing where none can be made.
pub fn check(settings: &DatabaseSettings) -> Result<(), BadSetting> {
    let database = settings.database()?;
    match (&settings.secret_key, database.file()) {
        (Some(key), _) => sealer(key.expose_secret()).map(drop),
        (None, Some(file)) => check_mode(&key_path(file)),
        (None, None) => Err(needed()),
    }
}

/// The key file that is to be there and is not.
///
/// # Errors
/// Settings that describe no database.
pub fn missing_file(settings: &DatabaseSettings) -> Result<Option<PathBuf>, BadSetting> {
    if settings.secret_key.is_some() {
        return Ok(None);
    }
    let database = settings.database()?;
    let path = database.file().map(key_path);
    Ok(path.filter(|path| !path.exists()))
}

/// Whether the key of the settings is the one of this database; `None` where that has none yet. Makes nothing.
///
/// # Errors
/// [`BadSetting`] when it is missing, malformed or another database's; those of the database.
pub async fn examine(
    settings: &DatabaseSettings,
    db: &impl Connection,
) -> Result<Result<Option<Sealer>, BadSetting>, Error> {
    let stored = keys::stored_check(db).await?;
    Ok(judge(settings, stored))
}

fn judge(
    settings: &DatabaseSettings,
    stored: Option<String>,
) -> Result<Option<Sealer>, BadSetting> {
    check(settings)?;
    let Some(stored) = stored else {
        return Ok(None);
    };
    let text = match &settings.secret_key {
        Some(key) => key.expose_secret().to_owned(),
        None => {
            let database = settings.database()?;
            read_key(&key_path(database.file().ok_or_else(needed)?))?
        }
    };
    let sealer = sealer(&text)?;
    match sealer.open(Purpose::KeyCheck, &stored) {
        Ok(_) => Ok(Some(sealer)),
        Err(_) => Err(foreign()),
    }
}

fn foreign() -> BadSetting {
    BadSetting::new(NAME, "it is not the key of this database")
}

fn needed() -> BadSetting {
    BadSetting::new(NAME, "it is needed with PostgreSQL: 32 bytes in base64")
}

fn key_path(file: &SqliteFile) -> PathBuf {
    file.beside(".key")
}

/// A key that everybody on the machine could have read protects nothing.
fn check_mode(path: &Path) -> Result<(), BadSetting> {
    match open_to_others(path) {
        Some(mode) => Err(BadSetting::new(
            NAME,
            format!(
                "every user of this machine can read {} or write to it (mode {mode:04o}): chmod 600 it, and put a new key before it in SECRET_KEY if others may have event it",
                path.display()
            ),
        )),
        None => Ok(()),
    }
}

/// The key beside an SQLite file. It is made for a new database only: another key would open nothing of an old one.
fn key_file(
    settings: &DatabaseSettings,
    may_make: bool,
    random: &dyn Randomness,
) -> anyhow::Result<String> {
    let database = settings.database()?;
    let path = key_path(database.file().ok_or_else(needed)?);
    if !may_make && !path.exists() {
        return Err(missing(&path).into());
    }
    make_key_file(&path, random).map_err(|error| {
        BadSetting::new(
            NAME,
            format!("{} cannot be written: {error}", path.display()),
        )
    })?;
    check_mode(&path)?;
    Ok(read_key(&path)?)
}

fn missing(path: &Path) -> BadSetting {
    let problem = format!(
        "{} is missing; restore it or set SECRET_KEY",
        path.display()
    );
    BadSetting::new(NAME, problem)
}

fn read_key(path: &Path) -> Result<String, BadSetting> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(text.trim().to_owned()),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(missing(path)),
        Err(error) => {
            let problem = format!("{} cannot be read: {error}", path.display());
            Err(BadSetting::new(NAME, problem))
        }
    }
}

/// Writes a whole key under another name first: a process that starts at the same moment never reads half a key. On disk
/// before this returns, folder included: what it encrypts must not outlive it.
fn make_key_file(path: &Path, random: &dyn Randomness) -> std::io::Result<()> {
    if path.exists() {
        return Ok(());
    }
    let draft = path.with_extension(format!("key.{}", std::process::id()));
    let written = write_key(&draft, random).and_then(|()| fs::hard_link(&draft, path));
    let _ = fs::remove_file(&draft);
    match written {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => sync_folder(path),
    }
}

fn write_key(path: &Path, random: &dyn Randomness) -> std::io::Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)?;
    file.write_all(Sealer::new_key(random).as_bytes())?;
    file.sync_all()
}

/// Makes the names in the folder of `path` last.
fn sync_folder(path: &Path) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}
