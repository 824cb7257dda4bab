//! Whether a response is to be believed, and what it says.

use chrono::{DateTime, TimeDelta, Utc};
use roxmltree::{Document, Node};
use samael::crypto::{AllowedSignatureAlgorithm as Allowed, Crypto, CryptoProvider, ReduceMode};

use super::{
    OwnKey, PROTOCOL,
    decryption::decrypt,
    peer::IdentityProvider,
    structure::{
        ASSERTION, check_signatures, check_texts, elements, only_assertion, parse, signature_method,
    },
};
use crate::federation::Identity;

/// SHA-256 or better.
const ALGORITHMS: [Allowed; 6] = [
    Allowed::RsaSha256,
    Allowed::RsaSha384,
    Allowed::RsaSha512,
    Allowed::EcdsaSha256,
    Allowed::EcdsaSha384,
    Allowed::EcdsaSha512,
];
const SUCCESS: &str = "urn:oasis:names:tc:SAML:2.0:status:Success";
const BEARER: &str = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
/// How far clocks may be apart.
const SKEW: TimeDelta = TimeDelta::seconds(60);

/// Names of the attributes that hold what an account is made of.
const ADDRESS: [&str; 4] = [
    "email",
    "mail",
    "urn:oid:0.9.2342.19200300.100.1.3",
    "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
];
const FIRST_NAME: [&str; 5] = [
    "given_name",
    "givenName",
    "firstName",
    "urn:oid:2.5.4.42",
    "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname",
];
const LAST_NAME: [&str; 6] = [
    "family_name",
    "sn",
    "surname",
    "lastName",
    "urn:oid:2.5.4.4",
    "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname",
];

/// What the response to one request has to say.
pub struct Expected<'a> {
    pub audience: &'a str,
    pub consumer: &'a str,
    pub request: &'a str,
    pub now: DateTime<Utc>,
}

/// Somebody whom the identity provider asserts.
#[derive(Debug)]
pub struct Asserted {
    pub identity: Identity,
    /// Never accepted again before `until`.
    pub assertion_id: String,
    pub until: DateTime<Utc>,
}

/// Why a response is not to be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    Xml,
    Structure,
    Decryption,
    Signature,
    Status,
    Issuer,
    Addressee,
    Request,
    Time,
    Content,
}

impl Doubt {
    pub fn words(self) -> &'static str {
        match self {
            Self::Xml => "the SAML response is no XML that is read here",
            Self::Structure => "parts of the SAML response stand where they should not",
            Self::Decryption => "the assertion cannot be decrypted",
            Self::Signature => "no known key signed the SAML response",
            Self::Status => "the SAML identity provider reports no success",
            Self::Issuer => "the SAML response comes from another issuer",
            Self::Addressee => "the SAML response is for somebody else",
            Self::Request => "the SAML response answers another request",
            Self::Time => "the SAML response is not valid at this time",
            Self::Content => "the assertion lacks what is needed",
        }
    }
}

/// Judges a response.
pub fn judge(
    xml: &str,
    provider: &IdentityProvider,
    key: Option<&OwnKey>,
    expected: &Expected,
) -> Result<Asserted, Doubt> {
    let response = parse(xml)?;
    let sent = only_assertion(&response)?;
    check_response(response.root_element(), provider, expected)?;
    if sent.has_tag_name((ASSERTION, "Assertion")) {
        check_signatures(&response, sent)?;
        check_texts(sent)?;
        let verified = verified(xml, sent, provider)?;
        let verified = parse(&verified)?;
        return asserted(the_assertion(&verified)?, provider, expected);
    }
    let key = key.ok_or(Doubt::Decryption)?;
    let decrypted = decrypt(sent, &key.private)?;
    let alone = parse(&decrypted)?;
    let assertion = the_assertion(&alone)?;
    // A signature around the assertion is not its own.
    if assertion != alone.root_element() {
        return Err(Doubt::Structure);
    }
    check_signatures(&alone, assertion)?;
    check_texts(assertion)?;
    let verified = verified(&decrypted, assertion, provider)?;
    let verified = parse(&verified)?;
    asserted(the_assertion(&verified)?, provider, expected)
}

/// The part of the text that a key of the provider has signed.
fn verified(xml: &str, assertion: Node, provider: &IdentityProvider) -> Result<String, Doubt> {
    let method = signature_method(assertion).unwrap_or_default();
    let certificates = provider.certificates_for(method);
    // samael would take any signature then.
    if certificates.is_empty() {
        return Err(Doubt::Signature);
    }
    Crypto::reduce_xml_to_signed_with_allowed_algorithms(
        xml,
        &certificates,
        ReduceMode::ValidateAndMarkNoAncestors,
        Some(&ALGORITHMS),
    )
    .map_err(|_| Doubt::Signature)
}

fn the_assertion<'a>(verified: &'a Document<'a>) -> Result<Node<'a, 'a>, Doubt> {
    let mut assertions = verified
        .descendants()
        .filter(|node| ["Assertion", "EncryptedAssertion"].contains(&node.tag_name().name()));
    match (assertions.next(), assertions.next()) {
        (Some(one), None) if one.has_tag_name((ASSERTION, "Assertion")) => Ok(one),
        _ => Err(Doubt::Structure),
    }
}

/// What stands around the assertion. It may be unsigned, so it can only raise doubts.
fn check_response(
    response: Node,
    provider: &IdentityProvider,
    expected: &Expected,
) -> Result<(), Doubt> {
    let status = elements(response)
        .find(|node| node.has_tag_name((PROTOCOL, "Status")))
        .and_then(|status| {
            elements(status).find(|node| node.has_tag_name((PROTOCOL, "StatusCode")))
        })
        .and_then(|code| code.attribute("Value"));
    if status != Some(SUCCESS) {
        return Err(Doubt::Status);
    }
    if response.attribute("Version") != Some("2.0") {
        return Err(Doubt::Content);
    }
    if children(response, "Issuer").any(|issuer| text(issuer) != Some(&provider.entity_id)) {
        return Err(Doubt::Issuer);
    }
    let destination = response.attribute("Destination");
    if destination.is_some_and(|address| address != expected.consumer) {
        return Err(Doubt::Addressee);
    }
    if response.attribute("InResponseTo") != Some(expected.request) {
        return Err(Doubt::Request);
    }
    Ok(())
}

fn asserted(
    assertion: Node,
    provider: &IdentityProvider,
    expected: &Expected,
) -> Result<Asserted, Doubt> {
    if assertion.attribute("Version") != Some("2.0") {
        return Err(Doubt::Content);
    }
    let issuer = only(assertion, "Issuer")?;
    if text(issuer) != Some(&provider.entity_id) {
        return Err(Doubt::Issuer);
    }
    let subject = only(assertion, "Subject")?;
    let name = text(only(subject, "NameID")?).ok_or(Doubt::Content)?;
    let until = confirmed_until(subject, expected)?;
    check_conditions(only(assertion, "Conditions")?, expected)?;
    let statements = children(assertion, "AttributeStatement");
    let attributes: Vec<Node> = statements
        .flat_map(|all| children(all, "Attribute"))
        .collect();
    let said = |names: &[&str]| {
        let fitting = attributes.iter().filter(|attribute| {
            let name = attribute.attribute("Name").unwrap_or_default();
            names.contains(&name)
        });
        let mut values = fitting.flat_map(|attribute| children(*attribute, "AttributeValue"));
        values.find_map(text).map(str::to_owned)
    };
    Ok(Asserted {
        identity: Identity {
            subject: name.to_owned(),
            address: said(&ADDRESS),
            first_name: said(&FIRST_NAME),
            last_name: said(&LAST_NAME),
            issuer: None,
        },
        assertion_id: assertion.attribute("ID").ok_or(Doubt::Content)?.to_owned(),
        until,
    })
}

/// The end of the bearer confirmation that fits (saml-profiles 4.1.4.2).
fn confirmed_until(subject: Node, expected: &Expected) -> Result<DateTime<Utc>, Doubt> {
    let mut doubt = Doubt::Content;
    for confirmation in children(subject, "SubjectConfirmation") {
        if confirmation.attribute("Method") != Some(BEARER) {
            continue;
        }
        match confirmation_until(confirmation, expected) {
            Ok(until) => return Ok(until),
            Err(other) => doubt = other,
        }
    }
    Err(doubt)
}

fn confirmation_until(confirmation: Node, expected: &Expected) -> Result<DateTime<Utc>, Doubt> {
    let data = only(confirmation, "SubjectConfirmationData")?;
    if data.attribute("Recipient") != Some(expected.consumer) {
        return Err(Doubt::Addressee);
    }
    if data.attribute("InResponseTo") != Some(expected.request) {
        return Err(Doubt::Request);
    }
    check_times(data, expected.now)?;
    let until = time(data, "NotOnOrAfter")?.ok_or(Doubt::Content)?;
    Ok(until + SKEW)
}

fn check_conditions(conditions: Node, expected: &Expected) -> Result<(), Doubt> {
    check_times(conditions, expected.now)?;
    let mut audiences = 0;
    for condition in elements(conditions) {
        match condition.tag_name().name() {
            "AudienceRestriction" => {
                let mut named = children(condition, "Audience");
                if !named.any(|audience| text(audience) == Some(expected.audience)) {
                    return Err(Doubt::Addressee);
                }
                audiences += 1;
            }
            // Used once it is; and nothing is asserted onwards.
            "OneTimeUse" | "ProxyRestriction" => {}
            // A condition that is not understood is not fulfilled (saml-core 2.5.1.1).
            _ => return Err(Doubt::Content),
        }
    }
    if audiences == 0 {
        return Err(Doubt::Addressee);
    }
    Ok(())
}

fn check_times(node: Node, now: DateTime<Utc>) -> Result<(), Doubt> {
    let early = time(node, "NotBefore")?.is_some_and(|from| now < from - SKEW);
    let late = time(node, "NotOnOrAfter")?.is_some_and(|until| now >= until + SKEW);
    if early || late {
        Err(Doubt::Time)
    } else {
        Ok(())
    }
}

fn time(node: Node, name: &str) -> Result<Option<DateTime<Utc>>, Doubt> {
    let Some(written) = node.attribute(name) else {
        return Ok(None);
    };
    let time = DateTime::parse_from_rfc3339(written).map_err(|_| Doubt::Content)?;
    Ok(Some(time.to_utc()))
}

fn children<'a>(node: Node<'a, 'a>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    elements(node).filter(move |child| child.has_tag_name((ASSERTION, name)))
}

/// The child of this name, when there is exactly one.
fn only<'a>(node: Node<'a, 'a>, name: &'static str) -> Result<Node<'a, 'a>, Doubt> {
    let mut fitting = children(node, name);
    match (fitting.next(), fitting.next()) {
        (Some(one), None) => Ok(one),
        _ => Err(Doubt::Content),
    }
}

/// The text of an element that has nothing else in it.
fn text<'a>(node: Node<'a, 'a>) -> Option<&'a str> {
    let only_text = node.children().count() == 1;
    let text = node.text()?.trim();
    (only_text && !text.is_empty()).then_some(text)
}
