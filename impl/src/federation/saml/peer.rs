//! The identity provider: its entity id, sign-on address and signing certificates, from settings, a metadata file, or a
//! metadata URL.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, TimeDelta, Utc};
use url::Url;

use super::{
    certificate,
    identity_provider::IdentityProvider,
    metadata::{self, Described},
};
use crate::{
    config::{BadSetting, SamlSettings},
    federation::{Fault, Stage, outbound::Outbound},
};

/// How old metadata may get that say nothing else by `cacheDuration`.
const FRESH: TimeDelta = TimeDelta::hours(1);
/// Metadata are fetched anew for a signature by an unknown key, but no oftener.
const REFETCH: TimeDelta = TimeDelta::seconds(30);
/// Of a whole federation.
const LARGEST: usize = 64 * 1024 * 1024;

pub enum Peer {
    /// By settings alone.
    Known(IdentityProvider),
    Described {
        place: Place,
        /// Wins over what is described.
        own: Described,
        last: Mutex<Last>,
    },
}

pub enum Place {
    /// Read at the start, and again only when its `validUntil` has passed.
    File(PathBuf),
    /// Fetched at the first use, when it is no longer fresh, and for a key that is not known.
    Url(String),
}

/// What was read or fetched, when, and when it was last tried.
#[derive(Default)]
pub struct Last {
    known: Option<IdentityProvider>,
    at: Option<DateTime<Utc>>,
    tried_at: Option<DateTime<Utc>>,
}

impl Peer {
    /// # Errors
    /// A setting that is missing, or a file that cannot be read or holds something else.
    pub fn new(settings: &SamlSettings) -> Result<Self, BadSetting> {
        let own = of_settings(settings)?;
        let place = settings
            .saml_idp_metadata
            .as_deref()
            .filter(|place| !place.is_empty());
        let Some(place) = place else {
            return match complete(own) {
                Ok(provider) => Ok(Self::Known(provider)),
                Err((name, _)) => Err(BadSetting::new(
                    name,
                    "it is needed when SAML_CLIENT_ID is set, or else SAML_IDP_METADATA",
                )),
            };
        };
        if Url::parse(place).is_ok_and(|url| matches!(url.scheme(), "http" | "https")) {
            return Ok(match complete(own.clone()) {
                Ok(provider) => Self::Known(provider),
                Err(_) => Self::Described {
                    place: Place::Url(place.to_owned()),
                    own,
                    last: Mutex::default(),
                },
            });
        }
        let unfit = |problem: String| BadSetting::new("SAML_IDP_METADATA", problem);
        let path = PathBuf::from(place);
        let known = of_file(&path, &own).map_err(unfit)?;
        let last = Mutex::new(Last {
            known: Some(known),
            ..Last::default()
        });
        Ok(Self::Described {
            place: Place::File(path),
            own,
            last,
        })
    }

    /// # Errors
    /// Metadata that cannot be had and never could, or have expired.
    pub async fn provider(
        &self,
        outbound: &Outbound,
        now: DateTime<Utc>,
    ) -> Result<IdentityProvider, Fault> {
        let (place, last) = match self {
            Self::Known(provider) => return Ok(provider.clone()),
            Self::Described { place, last, .. } => (place, last),
        };
        let (known, at) = {
            let last = held(last);
            (last.known.clone(), last.at)
        };
        let Some(known) = known else {
            return self.renew(outbound, now).await;
        };
        if known.has_expired(now) {
            let newer = self.newer_provider(outbound, now).await;
            return newer.ok_or_else(expired);
        }
        let is_fresh = match place {
            Place::File(_) => true,
            Place::Url(_) => at.is_some_and(|at| now - at < known.fresh_for),
        };
        if is_fresh {
            return Ok(known);
        }
        // Metadata that are old but have not expired are better than no login.
        Ok(self.newer_provider(outbound, now).await.unwrap_or(known))
    }

    /// For metadata that are old, have expired, or lack a key. `None` where there is nothing newer, or none can be had now.
    pub async fn newer_provider(
        &self,
        outbound: &Outbound,
        now: DateTime<Utc>,
    ) -> Option<IdentityProvider> {
        let Self::Described { place, last, .. } = self else {
            return None;
        };
        {
            let mut last = held(last);
            let expired = last
                .known
                .as_ref()
                .is_some_and(|known| known.has_expired(now));
            let changes = expired || matches!(place, Place::Url(_));
            if !changes || last.tried_at.is_some_and(|at| now - at < REFETCH) {
                return None;
            }
            // Also when it fails: whoever makes up responses must not make us ask all the time.
            last.tried_at = Some(now);
        }
        self.renew(outbound, now)
            .await
            .inspect_err(|fault| tracing::warn!(%fault, "the SAML metadata cannot be renewed"))
            .ok()
    }

    /// Without a lock: an address that hangs holds up nobody else.
    async fn renew(
        &self,
        outbound: &Outbound,
        now: DateTime<Utc>,
    ) -> Result<IdentityProvider, Fault> {
        let (place, own, last) = match self {
            Self::Known(provider) => return Ok(provider.clone()),
            Self::Described { place, own, last } => (place, own.clone(), last),
        };
        let bytes = match place {
            Place::Url(url) => outbound.bytes(url, LARGEST).await?,
            Place::File(path) => tokio::fs::read(path)
                .await
                .map_err(|_| Fault::broken("the SAML metadata file cannot be read"))?,
        };
        let reading = tokio::task::spawn_blocking(move || of_bytes(&bytes, &own));
        let read = reading
            .await
            .map_err(|_| Fault::broken("reading the SAML metadata has failed"))?;
        let fresh = read.map_err(Fault::broken)?;
        if fresh.has_expired(now) {
            return Err(expired());
        }
        let mut last = held(last);
        *last = Last {
            known: Some(fresh.clone()),
            at: Some(now),
            tried_at: Some(now),
        };
        Ok(fresh)
    }
}

fn expired() -> Fault {
    Fault::broken("the metadata have expired (validUntil)").at(Stage::SamlMetadata)
}

fn held(last: &Mutex<Last>) -> MutexGuard<'_, Last> {
    last.lock().unwrap_or_else(PoisonError::into_inner)
}

fn of_settings(settings: &SamlSettings) -> Result<Described, BadSetting> {
    let given = |value: &Option<String>| value.clone().filter(|value| !value.is_empty());
    let certificate = given(&settings.saml_idp_cert);
    Ok(Described {
        entity_id: given(&settings.saml_idp_entity_id),
        sign_on: given(&settings.saml_url),
        certificates: certificate
            .map(|value| certificate::of_setting("SAML_IDP_CERT", &value))
            .transpose()?
            .into_iter()
            .collect(),
        ..Described::default()
    })
}

fn of_file(path: &Path, own: &Described) -> Result<IdentityProvider, String> {
    let bytes = fs::read(path).map_err(|error| format!("it cannot be read: {error}"))?;
    of_bytes(&bytes, own).map_err(str::to_owned)
}

fn of_bytes(bytes: &[u8], own: &Described) -> Result<IdentityProvider, &'static str> {
    let xml = metadata::decode(bytes)?;
    let told = metadata::describe(&xml, own.entity_id.as_deref())?;
    complete(joined(own.clone(), told)).map_err(|(_, lacking)| lacking)
}

/// `own`, and what it lacks of `others`.
fn joined(own: Described, others: Described) -> Described {
    let all_own = own.sign_on.is_some() && own.entity_id.is_some() && !own.certificates.is_empty();
    Described {
        entity_id: own.entity_id.or(others.entity_id),
        sign_on: own.sign_on.or(others.sign_on),
        certificates: if own.certificates.is_empty() {
            others.certificates
        } else {
            own.certificates
        },
        // Metadata of which nothing is used cannot expire.
        valid_until: others.valid_until.filter(|_| !all_own),
        cache: others.cache,
    }
}

/// Everything, or the setting for the first that is missing and words that fit behind the name of the source.
fn complete(described: Described) -> Result<IdentityProvider, (&'static str, &'static str)> {
    let sign_on = described.sign_on.ok_or((
        "SAML_URL",
        "it has no single sign-on service with the HTTP-Redirect binding",
    ))?;
    let entity_id = described
        .entity_id
        .ok_or(("SAML_IDP_ENTITY_ID", "it has no entity id"))?;
    if described.certificates.is_empty() {
        return Err(("SAML_IDP_CERT", "it has no signing certificate"));
    }
    if !Url::parse(&sign_on).is_ok_and(|url| matches!(url.scheme(), "http" | "https")) {
        return Err(("SAML_URL", "it has no http(s) address for single sign-on"));
    }
    Ok(IdentityProvider {
        entity_id,
        sign_on,
        certificates: described.certificates,
        valid_until: described.valid_until,
        fresh_for: described.cache.unwrap_or(FRESH).clamp(REFETCH, FRESH),
    })
}
