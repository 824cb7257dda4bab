//! Checks of `admin doctor` on keys: SECRET_KEY, the stored ones that sign, and those in the Node service's table.

use crate::{
    clock::{Clock, SystemClock},
    config::Settings,
    domain::{
        admin::finding::{Finding, Level},
        keys::{algorithm::SigningAlgorithm, keyring::Keyring, secret_key, stored_key},
    },
    store::{Connection, Error, catalogue, keys, node_keys},
};

/// Checks whether SECRET_KEY belongs to this database, and which key signs tokens.
///
/// # Errors
/// Database errors.
pub async fn examine_keys(
    db: &impl Connection,
    settings: &Settings,
) -> Result<Vec<Finding>, Error> {
    const CHECK: &str = "keys";
    let sealer = match secret_key::examine(&settings.database, db).await? {
        Ok(sealer) => sealer,
        Err(bad) => return Ok(vec![Finding::new(CHECK, Level::Error, bad.to_string())]),
    };
    let Some(sealer) = sealer else {
        let message = "no SECRET_KEY was used with this database yet; the first start sets it";
        return Ok(vec![Finding::new(CHECK, Level::Ok, message)]);
    };
    let Ok(keyring) = Keyring::new(&settings.tokens) else {
        // Already reported as a finding about settings.
        return Ok(Vec::new());
    };
    let mut stored = keys::usable(db, SystemClock.now()).await?;
    // The others come from a later version, and the service leaves them alone.
    stored.retain(|key| keyring.uses_stored(&key.algorithm));
    let broken = stored
        .iter()
        .find_map(|key| stored_key::open(&sealer, key).err());
    if let Some(broken) = broken {
        return Ok(vec![Finding::new(CHECK, Level::Error, broken.to_string())]);
    }
    let signing = match (&keyring.fixed, stored.len()) {
        (Some(_), _) => "access tokens are signed with the key in the settings".to_owned(),
        (None, 0) => "the next start generates a signing key".to_owned(),
        (None, count) => format!("the database holds {count} signing keys"),
    };
    let message = format!("SECRET_KEY belongs to this database; {signing}");
    let mut findings = vec![Finding::new(CHECK, Level::Ok, message)];
    if catalogue::has_table(db, "jwt_keys").await? {
        let own = stored.iter().map(|key| key.kid.as_str());
        let own: Vec<&str> = own
            .chain(keyring.fixed.iter().map(|key| key.kid.as_str()))
            .collect();
        findings.push(foreign_public_keys(db, &keyring, &own).await?);
    }
    Ok(findings)
}

/// Public keys in `jwt_keys` that a service with these settings would not publish there. Neighbours trust them all.
async fn foreign_public_keys(
    db: &impl Connection,
    keyring: &Keyring,
    own: &[&str],
) -> Result<Finding, Error> {
    let shows_ours = keyring.algorithm_of_access_tokens() == SigningAlgorithm::Rs256.jws();
    let rows = node_keys::list(db).await?.into_iter();
    let foreign = rows.filter(|row| {
        row.private_key.is_empty() && !(shows_ours && own.contains(&row.key_id.as_str()))
    });
    let kids: Vec<String> = foreign.map(|row| row.key_id).collect();
    Ok(Finding::about(
        "public keys in jwt_keys",
        kids.as_slice(),
        "neighbours accept tokens of these keys, but access tokens are not signed with them; a running service deletes what it or \
         another instance has published ten minutes after its last use, delete other rows yourself",
    ))
}
