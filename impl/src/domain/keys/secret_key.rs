//! Loading SECRET_KEY, and checking that it belongs to the database.

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
    domain::keys::{
        seal::{Purpose, SEALED, Sealer},
        token_key,
    },
    random::Randomness,
    store::{
        Connection, Error, Store, Transaction, connect::open_to_others, credentials, keys, outbox,
        provider_logouts, sessions,
    },
};

const SETTING: &str = "SECRET_KEY";

/// The sealer for this database.
///
/// # Errors
/// [`BadSetting`] if the key is missing, malformed or belongs to another database.
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
    // Written also where it is known: a start on a database that cannot be written fails.
    let stored = store
        .write(move |tx| Box::pin(async move { keys::key_check(tx, fresh).await }))
        .await?;
    if sealer.open(Purpose::KeyCheck, &stored).is_err() {
        return Err(foreign().into());
    }
    reseal(&sealer, store, random, &stored).await?;
    Ok(sealer)
}

/// How many rows are read, and re-encrypted in one transaction.
const PAGE: u64 = 500;

/// Re-encrypts all long-lived values with the first key of the list, so that older keys can be removed: after one start
/// with `new,old` a start with `new` works. Values that live for minutes (the next pair of a refresh, a mailed code, an
/// enrolment, a login at a provider) expire instead. With several keys every start searches, since an instance that
/// still runs with the old list encrypts with the old key.
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
        resealed.extend(sealed.map(|sealed| (SealedValue::SigningKey(key.kid), sealed)));
    }
    let mut count = replace(store, resealed).await?;
    count += reseal_authenticators(sealer, store, random).await?;
    count += reseal_mails(sealer, store, random).await?;
    count += reseal_sessions(sealer, store, random).await?;
    count += reseal_logouts(sealer, store, random).await?;
    count += token_key::reseal(sealer, store, random).await?;
    // Last, because a check value encrypted with an older key shows that the work is incomplete.
    let sealed = sealer.reseal(random, Purpose::KeyCheck, check)?;
    let sealed = sealed.map(|sealed| (SealedValue::Check, sealed));
    count += replace(store, sealed.into_iter().collect()).await?;
    if count > 0 {
        tracing::info!(
            count,
            "re-encrypted values with the first key of SECRET_KEY"
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
            // Secrets in an adopted database are plaintext.
            let Some(old) = stored.secret.strip_prefix(SEALED) else {
                continue;
            };
            let sealed = sealer.reseal(random, Purpose::AuthenticatorSecret, old)?;
            let sealed = sealed.map(|sealed| format!("{SEALED}{sealed}"));
            let of = SealedValue::Authenticator(stored.user, stored.secret);
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
        // Mails that no key decrypts are given up by the sender. They must not prevent the start.
        let resealed = page.into_iter().filter_map(|(id, old)| {
            let sealed = sealer.reseal(random, Purpose::Mail, &old).ok()??;
            Some((SealedValue::Mail(id), sealed))
        });
        count += replace(store, resealed.collect()).await?;
    }
}

/// The provider tokens of active sessions.
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
            Some((SealedValue::Session(id), sealed))
        });
        count += replace(store, resealed.collect()).await?;
    }
}

/// The provider tokens of pending logouts.
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
            Some((SealedValue::Logout(id), sealed))
        });
        count += replace(store, resealed.collect()).await?;
    }
}

/// Replaces encrypted values and returns their number. Both the old and the new value can be decrypted.
async fn replace(store: &Store, resealed: Vec<(SealedValue, String)>) -> anyhow::Result<usize> {
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

/// Where an encrypted value is stored.
enum SealedValue {
    SigningKey(String),
    /// Of a user, with the value that is stored now.
    Authenticator(Uuid, String),
    Mail(i64),
    Logout(i64),
    Session(Uuid),
    Check,
}

impl SealedValue {
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
    Sealer::from_setting(text).map_err(|error| BadSetting::new(SETTING, error.to_string()))
}

/// Checks the setting before the database is opened.
///
/// # Errors
/// [`BadSetting`] if the key is malformed, or missing where none can be generated.
pub fn check(settings: &DatabaseSettings) -> Result<(), BadSetting> {
    let database = settings.database()?;
    match (&settings.secret_key, database.file()) {
        (Some(key), _) => sealer(key.expose_secret()).map(drop),
        (None, Some(file)) => check_mode(&key_path(file)),
        (None, None) => Err(needed()),
    }
}

/// The path of the key file if it is used and does not exist.
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

/// Whether the key in the settings belongs to this database; `None` if the database has no check value yet. Changes
/// nothing.
///
/// # Errors
/// [`BadSetting`] if the key is missing, malformed or belongs to another database; database errors.
pub async fn examine(
    settings: &DatabaseSettings,
    db: &impl Connection,
) -> Result<Result<Option<Sealer>, BadSetting>, Error> {
    let stored = keys::stored_check(db).await?;
    Ok(check_stored(settings, stored))
}

fn check_stored(
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
    BadSetting::new(SETTING, "the key belongs to another database")
}

fn needed() -> BadSetting {
    BadSetting::new(SETTING, "required with PostgreSQL: 32 bytes in base64")
}

fn key_path(file: &SqliteFile) -> PathBuf {
    file.beside(".key")
}

/// Rejects a key file that other users of the machine can read.
fn check_mode(path: &Path) -> Result<(), BadSetting> {
    match open_to_others(path) {
        Some(mode) => Err(BadSetting::new(
            SETTING,
            format!(
                "every user of this machine can read or write {} (mode {mode:04o}): set mode 600, and put a new key before it in SECRET_KEY if others may have read it",
                path.display()
            ),
        )),
        None => Ok(()),
    }
}

/// Reads the key file beside an SQLite file. It is generated for a new database only: another key could not decrypt
/// anything in an old one.
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
            SETTING,
            format!("could not write {}: {error}", path.display()),
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
    BadSetting::new(SETTING, problem)
}

fn read_key(path: &Path) -> Result<String, BadSetting> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(text.trim().to_owned()),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(missing(path)),
        Err(error) => {
            let problem = format!("could not read {}: {error}", path.display());
            Err(BadSetting::new(SETTING, problem))
        }
    }
}

/// Writes the key to a temporary file and links it to its name, so that a process that starts at the same time never
/// reads half a key. File and directory are synced before this returns: data encrypted with the key must not outlive
/// it.
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

/// Syncs the directory of `path`, so that new names in it are durable.
fn sync_folder(path: &Path) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}
