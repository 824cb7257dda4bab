//! Where the identity provider's entity ID, sign-on URL and certificates come from: settings, a metadata file, or a
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

/// The maximum age of metadata without `cacheDuration`.
const FRESH: TimeDelta = TimeDelta::hours(1);
/// The minimum time between fetches for signatures by unknown keys.
const REFETCH: TimeDelta = TimeDelta::seconds(30);
/// Enough for the metadata of a whole federation.
const LARGEST: usize = 64 * 1024 * 1024;

pub enum IdpSource {
    /// Settings only.
    Known(IdentityProvider),
    Described {
        source: Source,
        /// Overrides the metadata.
        own: Described,
        last: Mutex<Last>,
    },
}

pub enum Source {
    /// Read at startup, and again only once its `validUntil` has passed.
    File(PathBuf),
    /// Fetched on first use, when stale, and for unknown keys.
    Url(String),
}

/// The last metadata, when it was read, and when that was last tried.
#[derive(Default)]
pub struct Last {
    known: Option<IdentityProvider>,
    at: Option<DateTime<Utc>>,
    tried_at: Option<DateTime<Utc>>,
}

impl IdpSource {
    /// # Errors
    /// A missing setting, or a file that cannot be read or parsed.
    pub fn new(settings: &SamlSettings) -> Result<Self, BadSetting> {
        let own = from_settings(settings)?;
        let source = settings
            .saml_idp_metadata
            .as_deref()
            .filter(|source| !source.is_empty());
        let Some(source) = source else {
            return match complete(own) {
                Ok(provider) => Ok(Self::Known(provider)),
                Err((name, _)) => Err(BadSetting::new(
                    name,
                    "required when SAML_CLIENT_ID is set, unless SAML_IDP_METADATA provides it",
                )),
            };
        };
        if Url::parse(source).is_ok_and(|url| matches!(url.scheme(), "http" | "https")) {
            return Ok(match complete(own.clone()) {
                Ok(provider) => Self::Known(provider),
                Err(_) => Self::Described {
                    source: Source::Url(source.to_owned()),
                    own,
                    last: Mutex::default(),
                },
            });
        }
        let unfit = |problem: String| BadSetting::new("SAML_IDP_METADATA", problem);
        let path = PathBuf::from(source);
        let known = from_file(&path, &own).map_err(unfit)?;
        let last = Mutex::new(Last {
            known: Some(known),
            ..Last::default()
        });
        Ok(Self::Described {
            source: Source::File(path),
            own,
            last,
        })
    }

    /// # Errors
    /// Metadata is not available and never was, or has expired.
    pub async fn provider(
        &self,
        outbound: &Outbound,
        now: DateTime<Utc>,
    ) -> Result<IdentityProvider, Fault> {
        let (source, last) = match self {
            Self::Known(provider) => return Ok(provider.clone()),
            Self::Described { source, last, .. } => (source, last),
        };
        let (known, at) = {
            let last = lock(last);
            (last.known.clone(), last.at)
        };
        let Some(known) = known else {
            return self.renew(outbound, now).await;
        };
        if known.has_expired(now) {
            let newer = self.newer_provider(outbound, now).await;
            return newer.ok_or_else(expired);
        }
        let is_fresh = match source {
            Source::File(_) => true,
            Source::Url(_) => at.is_some_and(|at| now - at < known.fresh_for),
        };
        if is_fresh {
            return Ok(known);
        }
        // Stale metadata that has not expired is better than no login.
        Ok(self.newer_provider(outbound, now).await.unwrap_or(known))
    }

    /// For metadata that is stale, has expired, or lacks a key. `None` if there is nothing newer, or it is not
    /// available now.
    pub async fn newer_provider(
        &self,
        outbound: &Outbound,
        now: DateTime<Utc>,
    ) -> Option<IdentityProvider> {
        let Self::Described { source, last, .. } = self else {
            return None;
        };
        {
            let mut last = lock(last);
            let expired = last
                .known
                .as_ref()
                .is_some_and(|known| known.has_expired(now));
            let changes = expired || matches!(source, Source::Url(_));
            if !changes || last.tried_at.is_some_and(|at| now - at < REFETCH) {
                return None;
            }
            // Also recorded if the fetch fails: made-up responses must not cause a fetch each.
            last.tried_at = Some(now);
        }
        self.renew(outbound, now)
            .await
            .inspect_err(|fault| tracing::warn!(%fault, "cannot renew the SAML metadata"))
            .ok()
    }

    /// Does not hold the lock, so that a slow URL blocks nobody else.
    async fn renew(
        &self,
        outbound: &Outbound,
        now: DateTime<Utc>,
    ) -> Result<IdentityProvider, Fault> {
        let (source, own, last) = match self {
            Self::Known(provider) => return Ok(provider.clone()),
            Self::Described { source, own, last } => (source, own.clone(), last),
        };
        let bytes = match source {
            Source::Url(url) => outbound.bytes(url, LARGEST).await?,
            Source::File(path) => tokio::fs::read(path)
                .await
                .map_err(|_| Fault::broken("cannot read the SAML metadata file"))?,
        };
        let reading = tokio::task::spawn_blocking(move || from_bytes(&bytes, &own));
        let read = reading
            .await
            .map_err(|_| Fault::broken("reading the SAML metadata panicked"))?;
        let fresh = read.map_err(Fault::broken)?;
        if fresh.has_expired(now) {
            return Err(expired());
        }
        let mut last = lock(last);
        *last = Last {
            known: Some(fresh.clone()),
            at: Some(now),
            tried_at: Some(now),
        };
        Ok(fresh)
    }
}

fn expired() -> Fault {
    Fault::broken("the metadata has expired (validUntil)").at(Stage::SamlMetadata)
}

fn lock(last: &Mutex<Last>) -> MutexGuard<'_, Last> {
    last.lock().unwrap_or_else(PoisonError::into_inner)
}

fn from_settings(settings: &SamlSettings) -> Result<Described, BadSetting> {
    let given = |value: &Option<String>| value.clone().filter(|value| !value.is_empty());
    let certificate = given(&settings.saml_idp_cert);
    Ok(Described {
        entity_id: given(&settings.saml_idp_entity_id),
        sign_on: given(&settings.saml_url),
        certificates: certificate
            .map(|value| certificate::from_setting("SAML_IDP_CERT", &value))
            .transpose()?
            .into_iter()
            .collect(),
        ..Described::default()
    })
}

fn from_file(path: &Path, own: &Described) -> Result<IdentityProvider, String> {
    let bytes = fs::read(path).map_err(|error| format!("cannot be read: {error}"))?;
    from_bytes(&bytes, own).map_err(str::to_owned)
}

fn from_bytes(bytes: &[u8], own: &Described) -> Result<IdentityProvider, &'static str> {
    let xml = metadata::decode(bytes)?;
    let told = metadata::describe(&xml, own.entity_id.as_deref())?;
    complete(merged(own.clone(), told)).map_err(|(_, lacking)| lacking)
}

/// `own`, completed with `others`.
fn merged(own: Described, others: Described) -> Described {
    let all_own = own.sign_on.is_some() && own.entity_id.is_some() && !own.certificates.is_empty();
    Described {
        entity_id: own.entity_id.or(others.entity_id),
        sign_on: own.sign_on.or(others.sign_on),
        certificates: if own.certificates.is_empty() {
            others.certificates
        } else {
            own.certificates
        },
        // Metadata that is not used at all cannot expire.
        valid_until: others.valid_until.filter(|_| !all_own),
        cache: others.cache,
    }
}

/// A complete identity provider, or the setting for the first missing part and a text about the metadata.
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
