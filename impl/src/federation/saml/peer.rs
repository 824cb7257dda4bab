//! The identity provider: its entity id, sign-on address and signing certificates, from settings, a metadata file, or a
//! metadata URL.

use std::{
    fs,
    sync::{Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, TimeDelta, Utc};
use openssl::{asn1::Asn1Time, pkey::Id, x509::X509};
use roxmltree::Node;
use samael::{crypto::CertificateDer, metadata::HTTP_REDIRECT_BINDING};
use url::Url;

use super::{Fault, Outbound, structure};
use crate::config::{BadSetting, SamlSettings};

const METADATA: &str = "urn:oasis:names:tc:SAML:2.0:metadata";
/// How old metadata may get.
const FRESH: TimeDelta = TimeDelta::hours(1);
/// Metadata is fetched anew for a signature by an unknown key, but no oftener.
const REFETCH: TimeDelta = TimeDelta::seconds(30);

/// What has to be known. Without a certificate there is none: then any signature would do.
#[derive(Clone, Debug)]
pub struct IdentityProvider {
    pub entity_id: String,
    /// Takes requests by HTTP-Redirect.
    pub sign_on: String,
    pub certificates: Vec<CertificateDer>,
}

impl IdentityProvider {
    /// When its signing certificates end.
    pub fn certificate_ends(&self) -> Vec<DateTime<Utc>> {
        let end = |der: &CertificateDer| {
            let known = X509::from_der(der.der_data()).ok()?;
            let epoch = Asn1Time::from_unix(0).ok()?;
            let life = epoch.diff(known.not_after()).ok()?;
            let life = TimeDelta::days(life.days.into()) + TimeDelta::seconds(life.secs.into());
            Some(DateTime::UNIX_EPOCH + life)
        };
        self.certificates.iter().filter_map(end).collect()
    }

    /// Those whose kind of key makes such signatures: xmlsec gives up at the first of another kind.
    pub fn certificates_for(&self, method: &str) -> Vec<CertificateDer> {
        let kind = if method.contains("ecdsa") {
            Id::EC
        } else {
            Id::RSA
        };
        let fits = |der: &&CertificateDer| {
            let key = X509::from_der(der.der_data()).and_then(|known| known.public_key());
            key.is_ok_and(|key| key.id() == kind)
        };
        self.certificates.iter().filter(fits).cloned().collect()
    }
}

/// What one source tells.
#[derive(Clone, Default)]
pub struct Parts {
    entity_id: Option<String>,
    sign_on: Option<String>,
    certificates: Vec<CertificateDer>,
}

pub enum Peer {
    Known(IdentityProvider),
    Fetched {
        url: String,
        /// Wins over what is fetched.
        own: Parts,
        last: Mutex<Last>,
    },
}

/// What was fetched, and when it was last tried.
#[derive(Default)]
pub struct Last {
    known: Option<(IdentityProvider, DateTime<Utc>)>,
    tried_at: Option<DateTime<Utc>>,
}

impl Peer {
    /// # Errors
    /// A setting that is missing, or a file that cannot be read or holds something else.
    pub fn new(settings: &SamlSettings) -> Result<Self, BadSetting> {
        let own = Parts::of_settings(settings)?;
        let place = settings
            .saml_idp_metadata
            .as_deref()
            .filter(|place| !place.is_empty());
        let Some(place) = place else {
            return match own.complete() {
                Ok(provider) => Ok(Self::Known(provider)),
                Err((name, _)) => Err(BadSetting::new(
                    name,
                    "it is needed when SAML_CLIENT_ID is set, or else SAML_IDP_METADATA",
                )),
            };
        };
        if Url::parse(place).is_ok_and(|url| matches!(url.scheme(), "http" | "https")) {
            return Ok(match own.clone().complete() {
                Ok(provider) => Self::Known(provider),
                Err(_) => Self::Fetched {
                    url: place.to_owned(),
                    own,
                    last: Mutex::default(),
                },
            });
        }
        let unfit = |problem: String| BadSetting::new("SAML_IDP_METADATA", problem);
        let xml = fs::read_to_string(place)
            .map_err(|error| unfit(format!("it cannot be read: {error}")))?;
        let told = Parts::of_metadata(&xml, own.entity_id.as_deref())
            .map_err(|problem| unfit(problem.to_owned()))?;
        let provider = own.or(told).complete();
        provider
            .map(Self::Known)
            .map_err(|(_, what)| unfit(format!("it has no {what}")))
    }

    /// # Errors
    /// Metadata that cannot be had and never could.
    pub async fn provider(
        &self,
        outbound: &Outbound,
        now: DateTime<Utc>,
    ) -> Result<IdentityProvider, Fault> {
        let last = match self {
            Self::Known(provider) => return Ok(provider.clone()),
            Self::Fetched { last, .. } => last,
        };
        let known = held(last).known.clone();
        match known {
            Some((known, at)) if now - at < FRESH => Ok(known),
            // Old metadata are better than no login.
            Some((known, _)) => Ok(self.newer_provider(outbound, now).await.unwrap_or(known)),
            None => self.fetch(outbound, now).await,
        }
    }

    /// For a key that is not among the certificates. `None` where there is nothing newer, or none can be had now.
    pub async fn newer_provider(
        &self,
        outbound: &Outbound,
        now: DateTime<Utc>,
    ) -> Option<IdentityProvider> {
        let Self::Fetched { last, .. } = self else {
            return None;
        };
        {
            let mut last = held(last);
            if last.tried_at.is_some_and(|at| now - at < REFETCH) {
                return None;
            }
            // Also when it fails: whoever makes up responses must not make us ask all the time.
            last.tried_at = Some(now);
        }
        self.fetch(outbound, now)
            .await
            .inspect_err(|fault| tracing::warn!(%fault, "the SAML metadata cannot be renewed"))
            .ok()
    }

    /// Without a lock: an address that hangs holds up nobody else.
    async fn fetch(
        &self,
        outbound: &Outbound,
        now: DateTime<Utc>,
    ) -> Result<IdentityProvider, Fault> {
        let (url, own, last) = match self {
            Self::Known(provider) => return Ok(provider.clone()),
            Self::Fetched { url, own, last } => (url, own, last),
        };
        let xml = outbound.text(url).await?;
        let told = Parts::of_metadata(&xml, own.entity_id.as_deref()).map_err(Fault::broken)?;
        let fresh = own.clone().or(told).complete();
        let fresh = fresh.map_err(|_| Fault::broken("the SAML metadata lacks what is needed"))?;
        let mut last = held(last);
        (last.known, last.tried_at) = (Some((fresh.clone(), now)), Some(now));
        Ok(fresh)
    }
}

fn held(last: &Mutex<Last>) -> MutexGuard<'_, Last> {
    last.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Parts {
    fn of_settings(settings: &SamlSettings) -> Result<Self, BadSetting> {
        let given = |value: &Option<String>| value.clone().filter(|value| !value.is_empty());
        Ok(Self {
            entity_id: given(&settings.saml_idp_entity_id),
            sign_on: given(&settings.saml_url),
            certificates: match given(&settings.saml_idp_cert) {
                Some(value) => vec![certificate(&value)?],
                None => Vec::new(),
            },
        })
    }

    /// Of the only entity that is an identity provider, or of several the one with this id.
    fn of_metadata(xml: &str, entity_id: Option<&str>) -> Result<Self, &'static str> {
        let document = structure::parse(xml).map_err(|_| "it is no XML without a DOCTYPE")?;
        let mut providers: Vec<Node> = elements(document.root(), "IDPSSODescriptor").collect();
        if providers.len() > 1 {
            providers.retain(|node| {
                let entity = node.parent();
                let called = entity.and_then(|entity| entity.attribute("entityID"));
                called.is_some() && called == entity_id
            });
        }
        let [provider] = *providers.as_slice() else {
            return Err(
                "it does not tell of exactly one identity provider; see SAML_IDP_ENTITY_ID",
            );
        };
        let mut parts = Self {
            entity_id: provider
                .parent()
                .and_then(|entity| entity.attribute("entityID"))
                .map(str::to_owned),
            ..Self::default()
        };
        parts.sign_on = elements(provider, "SingleSignOnService")
            .find(|service| service.attribute("Binding") == Some(HTTP_REDIRECT_BINDING))
            .and_then(|service| service.attribute("Location"))
            .map(str::to_owned);
        for key in elements(provider, "KeyDescriptor") {
            // A key without a use is for both.
            if key.attribute("use").is_none_or(|of| of == "signing") {
                parts.certificates.extend(certificates_of(key)?);
            }
        }
        Ok(parts)
    }

    /// These, and what they lack of `others`.
    fn or(self, others: Self) -> Self {
        Self {
            entity_id: self.entity_id.or(others.entity_id),
            sign_on: self.sign_on.or(others.sign_on),
            certificates: if self.certificates.is_empty() {
                others.certificates
            } else {
                self.certificates
            },
        }
    }

    /// All three, or the setting and the words for the first that is missing.
    fn complete(self) -> Result<IdentityProvider, (&'static str, &'static str)> {
        let sign_on = self.sign_on.ok_or((
            "SAML_URL",
            "single sign-on service with the HTTP-Redirect binding",
        ))?;
        let entity_id = self.entity_id.ok_or(("SAML_IDP_ENTITY_ID", "entity id"))?;
        if self.certificates.is_empty() {
            return Err(("SAML_IDP_CERT", "signing certificate"));
        }
        if !Url::parse(&sign_on).is_ok_and(|url| matches!(url.scheme(), "http" | "https")) {
            return Err(("SAML_URL", "http(s) address for single sign-on"));
        }
        Ok(IdentityProvider {
            entity_id,
            sign_on,
            certificates: self.certificates,
        })
    }
}

fn elements<'a>(node: Node<'a, 'a>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    node.descendants()
        .filter(move |node| node.has_tag_name((METADATA, name)))
}

fn certificates_of(key: Node) -> Result<Vec<CertificateDer>, &'static str> {
    key.descendants()
        .filter(|node| node.has_tag_name((structure::SIGNATURE, "X509Certificate")))
        .map(|node| {
            let text = node.text().unwrap_or_default();
            from_base64(text).ok_or("a certificate of it cannot be read")
        })
        .collect()
}

fn from_base64(text: &str) -> Option<CertificateDer> {
    use base64::{Engine, engine::general_purpose::STANDARD};
    let base64: String = text.split_ascii_whitespace().collect();
    let der = STANDARD.decode(base64).ok()?;
    X509::from_der(&der).ok()?;
    Some(der.into())
}

/// A PEM text, bare base64, or else the path of a file with either, or with DER.
fn certificate(value: &str) -> Result<CertificateDer, BadSetting> {
    let unfit = |problem: String| BadSetting::new("SAML_IDP_CERT", problem);
    // Line ends of an environment file.
    if let Some(known) = from_text(&value.replace("\\n", "\n")) {
        return Ok(known);
    }
    if value.contains("-----BEGIN") {
        return Err(unfit("the PEM text holds no certificate".to_owned()));
    }
    let bytes = fs::read(value).map_err(|error| {
        unfit(format!(
            "neither a certificate nor the path of a file that can be read: {error}"
        ))
    })?;
    let text = String::from_utf8_lossy(&bytes);
    let known =
        from_text(&text).or_else(|| X509::from_der(&bytes).ok().map(|_| bytes.clone().into()));
    known.ok_or_else(|| unfit("the file holds no certificate".to_owned()))
}

fn from_text(text: &str) -> Option<CertificateDer> {
    match X509::from_pem(text.as_bytes()) {
        Ok(pem) => Some(pem.to_der().ok()?.into()),
        Err(_) => from_base64(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_of_several_needs_the_entity_id() {
        let of = |id: &str| {
            format!(
                r#"<EntityDescriptor entityID="{id}"><IDPSSODescriptor><SingleSignOnService Binding="{HTTP_REDIRECT_BINDING}" Location="https://{id}/sso"/></IDPSSODescriptor></EntityDescriptor>"#
            )
        };
        let all = format!(
            r#"<EntitiesDescriptor xmlns="{METADATA}">{}{}</EntitiesDescriptor>"#,
            of("a"),
            of("b")
        );
        assert!(Parts::of_metadata(&all, None).is_err());
        let b = Parts::of_metadata(&all, Some("b")).unwrap();
        assert_eq!(b.sign_on.as_deref(), Some("https://b/sso"));
        assert!(b.complete().is_err(), "there is no certificate");
    }
}
