//! SAML 2.0, web browser single sign-on as a service provider: requests by HTTP-Redirect, responses by HTTP-POST.
//!
//! samael writes requests and metadata and verifies signatures. What it leaves open is guarded here: `xml` bounds what the parsers
//! get to see, `structure` refuses every document whose parts stand elsewhere than expected before any signature is looked at,
//! `signature` hands on the text that was signed and nothing else, `assertion` demands each condition of it, with our clock.
//! (samael's own `parse_xml_response` reads the system's clock, lets conditions be absent, and trusts its decryption without a
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
    names::AttributeNames, namespaces::PROTOCOL, own_key::OwnKey, peer::Peer, workers::Workers,
};
use super::{Attempt, Fault, outbound::Outbound};
use crate::config::{BadSetting, SamlSettings};

pub struct Saml {
    entity_id: String,
    /// Our assertion consumer.
    consumer: String,
    peer: Peer,
    key: Option<Arc<OwnKey>>,
    names: AttributeNames,
    workers: Workers,
}

/// `InResponseTo` of the answer: as hard to guess as the nonce of OpenID Connect, and never told as one.
fn request_id(attempt: &Attempt) -> String {
    format!("_{}", attempt.nonce)
}

impl Saml {
    /// # Errors
    /// A setting that is missing, or a file that cannot be read or holds something else.
    pub fn new(
        settings: &SamlSettings,
        entity_id: String,
        consumer: String,
    ) -> Result<Self, BadSetting> {
        Ok(Self {
            entity_id,
            consumer,
            peer: Peer::new(settings)?,
            key: OwnKey::new(settings)?.map(Arc::new),
            names: AttributeNames::new(settings),
            workers: Workers::new(),
        })
    }

    /// Where the browser goes, with an AuthnRequest.
    ///
    /// # Errors
    /// Metadata that cannot be had.
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
            // Which kind of name comes is the provider's to configure: asked for one that it does not have, it refuses.
            name_id_policy: Some(NameIdPolicy {
                allow_create: Some(true),
                ..NameIdPolicy::default()
            }),
            assertion_consumer_service_url: Some(self.consumer.clone()),
            protocol_binding: Some(HTTP_POST_BINDING.to_owned()),
            ..AuthnRequest::default()
        };
        let unwritable = |_| Fault::broken("the request cannot be written");
        let mut target = Url::parse(&provider.sign_on)
            .map_err(|_| Fault::broken("the sign-on address is none"))?;
        let mut message = request
            .redirect(&attempt.state)
            .map_err(unwritable)?
            .ok_or(Fault::broken("the request has no destination"))?;
        // Only the message is signed (saml-bindings 3.4.4.1), not a query that the address has of its own.
        let own_query = match target.query() {
            Some(query) if !query.is_empty() => format!("{query}&"),
            _ => String::new(),
        };
        let with_message = message.query().unwrap_or_default();
        let message_only = with_message.trim_start_matches(&own_query).to_owned();
        message.set_query(Some(&message_only));
        if let Some(key) = &self.key {
            message = sign_url(message, &key.private)
                .map_err(|_| Fault::broken("the request cannot be signed"))?;
        }
        let signed = message.query().unwrap_or_default();
        target.set_query(Some(&format!("{own_query}{signed}")));
        Ok(target.into())
    }

    /// What is known of the identity provider.
    ///
    /// # Errors
    /// Metadata that cannot be had.
    pub async fn identity_provider(
        &self,
        outbound: &Outbound,
        now: DateTime<Utc>,
    ) -> Result<IdentityProvider, Fault> {
        self.peer.provider(outbound, now).await
    }

    /// Whom the response to this attempt asserts. `response` is base64, as the form has it.
    ///
    /// # Errors
    /// A response that is not to be believed; metadata that cannot be had.
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
            // The provider may have changed its key since.
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

    /// What the identity provider has to know of us.
    ///
    /// # Errors
    /// When it cannot be written.
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
        ToXml::to_string(&entity).map_err(|_| Fault::broken("the metadata cannot be written"))
    }
}

/// samael writes the text of an element as it is.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn decoded(response: &str) -> Option<String> {
    let base64: String = response.split_ascii_whitespace().collect();
    String::from_utf8(STANDARD.decode(base64).ok()?).ok()
}
