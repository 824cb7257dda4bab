//! SAML 2.0 web browser single sign-on as a service provider: requests by HTTP-Redirect, responses by HTTP-POST.
//!
//! samael writes requests and metadata and verifies signatures. The rest is done here: `xml` bounds the input of the
//! parsers; `structure` rejects any document with elements in unexpected places before a signature is checked;
//! `signature` returns only the signed text; `assertion` enforces every condition, by our clock. (samael's
//! `parse_xml_response` uses the system clock, accepts missing conditions, and trusts decrypted assertions without a
//! signature.)

mod assertion;
mod certificate;
mod decryption;
mod error;
mod identity_provider;
mod metadata;
mod names;
mod namespaces;
mod own_key;
mod peer;
mod signature;
mod structure;
mod workers;
mod xml;

use std::sync::Arc;

use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, Utc};
use samael::{
    crypto::sign_url,
    metadata::{EntityDescriptor, HTTP_POST_BINDING, IndexedEndpoint, SpSsoDescriptor},
    schema::{AuthnRequest, Issuer, NameIdPolicy},
    traits::ToXml,
};
use url::Url;

pub use assertion::Asserted;

use self::{
    assertion::Expected, error::SamlError, identity_provider::IdentityProvider,
    names::AttributeNames, namespaces::PROTOCOL, own_key::OwnKey, peer::IdpSource,
    workers::Workers,
};
use super::{Attempt, Fault, outbound::Outbound};
use crate::config::{BadSetting, SamlSettings};

pub struct Saml {
    entity_id: String,
    /// The URL of our assertion consumer service.
    consumer: String,
    peer: IdpSource,
    key: Option<Arc<OwnKey>>,
    names: AttributeNames,
    workers: Workers,
}

/// `InResponseTo` of the response: as unpredictable as an OpenID Connect nonce, but not the same value.
fn request_id(attempt: &Attempt) -> String {
    format!("_{}", attempt.nonce)
}

impl Saml {
    /// # Errors
    /// A missing setting, or a file that cannot be read or parsed.
    pub fn new(
        settings: &SamlSettings,
        entity_id: String,
        consumer: String,
    ) -> Result<Self, BadSetting> {
        Ok(Self {
            entity_id,
            consumer,
            peer: IdpSource::new(settings)?,
            key: OwnKey::new(settings)?.map(Arc::new),
            names: AttributeNames::new(settings),
            workers: Workers::new(),
        })
    }

    /// The URL to redirect the browser to, with an AuthnRequest.
    ///
    /// # Errors
    /// Metadata is not available.
    pub async fn start(
        &self,
        outbound: &Outbound,
        attempt: &Attempt,
        now: DateTime<Utc>,
    ) -> Result<String, Fault> {
        let provider = self.peer.provider(outbound, now).await?;
        let request = AuthnRequest {
            id: request_id(attempt),
            version: "2.0".to_owned(),
            issue_instant: now,
            destination: Some(provider.sign_on.clone()),
            issuer: Some(Issuer {
                value: Some(escaped(&self.entity_id)),
                ..Issuer::default()
            }),
            // The kind of name is configured at the provider, which would reject a request for one that it does not
            // support.
            name_id_policy: Some(NameIdPolicy {
                allow_create: Some(true),
                ..NameIdPolicy::default()
            }),
            assertion_consumer_service_url: Some(self.consumer.clone()),
            protocol_binding: Some(HTTP_POST_BINDING.to_owned()),
            ..AuthnRequest::default()
        };
        let unwritable = |_| Fault::broken("cannot write the request");
        let mut target = Url::parse(&provider.sign_on)
            .map_err(|_| Fault::broken("the single sign-on URL is invalid"))?;
        let mut message = request
            .redirect(&attempt.state)
            .map_err(unwritable)?
            .ok_or(Fault::broken("the request has no destination"))?;
        // The signature covers the message only (saml-bindings 3.4.4.1), not the query that the URL may already have.
        let own_query = match target.query() {
            Some(query) if !query.is_empty() => format!("{query}&"),
            _ => String::new(),
        };
        let with_message = message.query().unwrap_or_default();
        let message_only = with_message.trim_start_matches(&own_query).to_owned();
        message.set_query(Some(&message_only));
        if let Some(key) = &self.key {
            message = sign_url(message, &key.private)
                .map_err(|_| Fault::broken("cannot sign the request"))?;
        }
        let signed = message.query().unwrap_or_default();
        target.set_query(Some(&format!("{own_query}{signed}")));
        Ok(target.into())
    }

    /// The identity provider, from settings and metadata.
    ///
    /// # Errors
    /// Metadata is not available.
    pub async fn identity_provider(
        &self,
        outbound: &Outbound,
        now: DateTime<Utc>,
    ) -> Result<IdentityProvider, Fault> {
        self.peer.provider(outbound, now).await
    }

    /// Validates the response to this attempt. `response` is base64, as in the form.
    ///
    /// # Errors
    /// The response is invalid, or metadata is not available.
    pub async fn consume(
        &self,
        outbound: &Outbound,
        attempt: &Attempt,
        response: &str,
        now: DateTime<Utc>,
    ) -> Result<Asserted, Fault> {
        let response: Arc<str> = response.into();
        let provider = self.peer.provider(outbound, now).await?;
        let validated = self.validate(provider, attempt, &response, now).await?;
        let validated = match validated {
            // The provider may have changed its key.
            Err(SamlError::Signature { .. }) => {
                match self.peer.newer_provider(outbound, now).await {
                    Some(newer) => self.validate(newer, attempt, &response, now).await?,
                    None => validated,
                }
            }
            other => other,
        };
        validated.map_err(Fault::from)
    }

    async fn validate(
        &self,
        provider: IdentityProvider,
        attempt: &Attempt,
        response: &Arc<str>,
        now: DateTime<Utc>,
    ) -> Result<Result<Asserted, SamlError>, Fault> {
        let response = Arc::clone(response);
        let request = request_id(attempt);
        let (audience, consumer) = (self.entity_id.clone(), self.consumer.clone());
        let (names, key) = (self.names.clone(), self.key.clone());
        let work = move || {
            let xml = decoded(&response).ok_or(SamlError::Encoding)?;
            let expected = Expected {
                audience: &audience,
                consumer: &consumer,
                request: &request,
                names: &names,
                now,
            };
            assertion::validate(&xml, &provider, key.as_deref(), &expected)
        };
        self.workers.run(work).await
    }

    /// Our metadata, for the identity provider.
    ///
    /// # Errors
    /// The metadata cannot be serialised.
    pub fn metadata(&self) -> Result<String, Fault> {
        let service = SpSsoDescriptor {
            protocol_support_enumeration: Some(PROTOCOL.to_owned()),
            key_descriptors: self.key.as_deref().map(OwnKey::descriptors),
            authn_requests_signed: Some(self.key.is_some()),
            want_assertions_signed: Some(true),
            assertion_consumer_services: vec![IndexedEndpoint {
                binding: HTTP_POST_BINDING.to_owned(),
                location: self.consumer.clone(),
                index: 0,
                is_default: Some(true),
                ..IndexedEndpoint::default()
            }],
            ..SpSsoDescriptor::default()
        };
        let entity = EntityDescriptor {
            entity_id: Some(self.entity_id.clone()),
            sp_sso_descriptors: Some(vec![service]),
            ..EntityDescriptor::default()
        };
        ToXml::to_string(&entity).map_err(|_| Fault::broken("cannot write the metadata"))
    }
}

/// samael does not escape element text.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn decoded(response: &str) -> Option<String> {
    let base64: String = response.split_ascii_whitespace().collect();
    String::from_utf8(STANDARD.decode(base64).ok()?).ok()
}
