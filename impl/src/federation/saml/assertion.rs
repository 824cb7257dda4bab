//! Validates a response, and reads the identity from it.

use chrono::{DateTime, TimeDelta, Utc};
use roxmltree::{Document, Node};

use super::{
    decryption::decrypt,
    error::SamlError,
    identity_provider::IdentityProvider,
    names::AttributeNames,
    namespaces::{ASSERTION, PROTOCOL},
    own_key::OwnKey,
    signature::signed_text,
    structure::{check_signatures, check_texts, only_assertion, response},
    xml::{Bounded, elements},
};
use crate::federation::Identity;

const SUCCESS: &str = "urn:oasis:names:tc:SAML:2.0:status:Success";
const BEARER: &str = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
const TRANSIENT: &str = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
/// The standard name, and a common mistake.
const EMAIL_ADDRESS: [&str; 2] = [
    "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
    "urn:oasis:names:tc:SAML:2.0:nameid-format:emailAddress",
];
/// Tolerated clock skew.
const SKEW: TimeDelta = TimeDelta::seconds(60);

/// What the response to a request must contain.
pub struct Expected<'a> {
    pub audience: &'a str,
    pub consumer: &'a str,
    pub request: &'a str,
    pub names: &'a AttributeNames,
    pub now: DateTime<Utc>,
}

/// A validated assertion.
#[derive(Debug)]
pub struct Asserted {
    pub identity: Identity,
    /// Not accepted again before `until`.
    pub assertion_id: String,
    pub until: DateTime<Utc>,
}

/// Validates a response.
///
/// # Errors
/// Why the response is rejected.
pub fn validate(
    xml: &str,
    provider: &IdentityProvider,
    key: Option<&OwnKey>,
    expected: &Expected,
) -> Result<Asserted, SamlError> {
    let bounded = Bounded::new(xml)?;
    let document = bounded.parse()?;
    let root = response(&document)?;
    // Checked first: an error response has no assertion, but says why.
    check_status(root)?;
    let sent = only_assertion(root)?;
    check_response(root, provider, expected)?;
    if sent.has_tag_name((ASSERTION, "Assertion")) {
        return verified(&bounded, &document, sent, provider, expected);
    }
    let key = key.ok_or(SamlError::Decryption("SAML_PRIVATE_KEY is not set"))?;
    let decrypted = decrypt(sent, &key.private)?;
    let bounded = Bounded::new(&decrypted)?;
    let alone = bounded.parse()?;
    let assertion = alone.root_element();
    if the_assertion(&alone)? != assertion {
        return Err(SamlError::Structure(
            "the decrypted text is not a single assertion",
        ));
    }
    verified(&bounded, &alone, assertion, provider, expected)
}

/// Reads the assertion from the signed text only.
fn verified(
    xml: &Bounded,
    document: &Document,
    assertion: Node,
    provider: &IdentityProvider,
    expected: &Expected,
) -> Result<Asserted, SamlError> {
    check_signatures(document, assertion)?;
    check_texts(assertion)?;
    let signed = signed_text(xml.text(), assertion, provider)?;
    let signed = Bounded::new(&signed)?;
    let signed = signed.parse()?;
    let verified = the_assertion(&signed)?;
    if verified.attribute("ID") != assertion.attribute("ID") {
        return Err(SamlError::Structure(
            "the signature covers another assertion",
        ));
    }
    asserted(verified, provider, expected)
}

/// The only assertion, which must be the root or a child of the response.
fn the_assertion<'a>(document: &'a Document<'a>) -> Result<Node<'a, 'a>, SamlError> {
    let root = document.root_element();
    if !root.has_tag_name((ASSERTION, "Assertion")) {
        return only_assertion(response(document)?);
    }
    let named = |node: &Node| ["Assertion", "EncryptedAssertion"].contains(&node.tag_name().name());
    if root.descendants().filter(named).count() > 1 {
        return Err(SamlError::Structure("there is more than one assertion"));
    }
    Ok(root)
}

fn check_status<'a>(response: Node<'a, 'a>) -> Result<(), SamlError> {
    let status = elements(response).find(|node| node.has_tag_name((PROTOCOL, "Status")));
    let status = status.ok_or(SamlError::Missing("Status"))?;
    let mut codes = Vec::new();
    let mut next = code_in(status);
    while let Some(code) = next {
        codes.push(code.attribute("Value").unwrap_or_default());
        next = code_in(code);
    }
    if codes.first() == Some(&SUCCESS) {
        return Ok(());
    }
    let message = elements(status)
        .find(|node| node.has_tag_name((PROTOCOL, "StatusMessage")))
        .and_then(|node| node.text());
    Err(SamlError::Status {
        codes: codes.into_iter().map(str::to_owned).collect(),
        message: message.map(str::to_owned),
    })
}

fn code_in<'a>(node: Node<'a, 'a>) -> Option<Node<'a, 'a>> {
    elements(node).find(|child| child.has_tag_name((PROTOCOL, "StatusCode")))
}

/// Checks the response around the assertion. It may be unsigned, so it can only cause a rejection.
fn check_response(
    response: Node,
    provider: &IdentityProvider,
    expected: &Expected,
) -> Result<(), SamlError> {
    same(
        "Version of the response",
        "2.0",
        response.attribute("Version"),
    )?;
    for issuer in children(response, "Issuer") {
        same("Issuer of the response", &provider.entity_id, text(issuer))?;
    }
    if let Some(destination) = response.attribute("Destination") {
        same("Destination", expected.consumer, Some(destination))?;
    }
    same(
        "InResponseTo of the response",
        expected.request,
        response.attribute("InResponseTo"),
    )
}

fn asserted(
    assertion: Node,
    provider: &IdentityProvider,
    expected: &Expected,
) -> Result<Asserted, SamlError> {
    same(
        "Version of the assertion",
        "2.0",
        assertion.attribute("Version"),
    )?;
    let issuer = only(assertion, "Issuer")?;
    same("Issuer of the assertion", &provider.entity_id, text(issuer))?;
    let subject = only(assertion, "Subject")?;
    let until = confirmed_until(subject, expected)?;
    check_conditions(only(assertion, "Conditions")?, expected)?;
    let id = assertion.attribute("ID").ok_or(SamlError::Missing("ID"))?;
    Ok(Asserted {
        identity: identity(assertion, subject, &provider.entity_id, expected.names)?,
        assertion_id: id.to_owned(),
        until,
    })
}

fn identity(
    assertion: Node,
    subject: Node,
    issuer: &str,
    names: &AttributeNames,
) -> Result<Identity, SamlError> {
    let name = only(subject, "NameID")?;
    let format = name.attribute("Format").unwrap_or_default();
    if format == TRANSIENT {
        return Err(SamlError::TransientName);
    }
    // Not trimmed: names that differ in spaces belong to different people.
    let called = sole_text(name)
        .filter(|called| !called.trim().is_empty())
        .ok_or(SamlError::Missing("NameID"))?;
    if called.chars().any(char::is_control) {
        return Err(SamlError::Structure(
            "the NameID contains a control character",
        ));
    }
    let mut identity = Identity {
        subject: called.to_owned(),
        address: None,
        first_name: None,
        last_name: None,
        issuer: Some(issuer.to_owned()),
    };
    let statements = children(assertion, "AttributeStatement");
    for attribute in statements.flat_map(|statement| children(statement, "Attribute")) {
        let name = attribute.attribute("Name").unwrap_or_default();
        let place = if names.is_address(name) {
            &mut identity.address
        } else if names.is_given_name(name) {
            &mut identity.first_name
        } else if names.is_family_name(name) {
            &mut identity.last_name
        } else {
            continue;
        };
        if place.is_none() {
            let mut values = children(attribute, "AttributeValue");
            *place = values.find_map(text).map(str::to_owned);
        }
    }
    // The NameID is used only if no setting names an attribute.
    let is_address = EMAIL_ADDRESS.contains(&format);
    if identity.address.is_none() && names.address.is_none() && is_address {
        identity.address = Some(called.trim().to_owned());
    }
    Ok(identity)
}

/// The expiry of the first valid bearer confirmation (saml-profiles 4.1.4.2).
fn confirmed_until(subject: Node, expected: &Expected) -> Result<DateTime<Utc>, SamlError> {
    let mut reason = SamlError::Missing("SubjectConfirmation of the bearer");
    for confirmation in children(subject, "SubjectConfirmation") {
        if confirmation.attribute("Method") != Some(BEARER) {
            continue;
        }
        match confirmation_until(confirmation, expected) {
            Ok(until) => return Ok(until),
            Err(other) => reason = other,
        }
    }
    Err(reason)
}

fn confirmation_until(confirmation: Node, expected: &Expected) -> Result<DateTime<Utc>, SamlError> {
    let data = only(confirmation, "SubjectConfirmationData")?;
    same("Recipient", expected.consumer, data.attribute("Recipient"))?;
    same(
        "InResponseTo of the assertion",
        expected.request,
        data.attribute("InResponseTo"),
    )?;
    check_start(data, "NotBefore of SubjectConfirmationData", expected.now)?;
    let end = "NotOnOrAfter of SubjectConfirmationData";
    let until = check_end(data, end, expected.now)?;
    Ok(until.ok_or(SamlError::Missing(end))? + SKEW)
}

fn check_conditions(conditions: Node, expected: &Expected) -> Result<(), SamlError> {
    check_start(conditions, "NotBefore of Conditions", expected.now)?;
    check_end(conditions, "NotOnOrAfter of Conditions", expected.now)?;
    let mut audiences = 0;
    for condition in elements(conditions) {
        match condition.tag_name().name() {
            "AudienceRestriction" => {
                let mut named = children(condition, "Audience").filter_map(text);
                if !named.any(|audience| audience == expected.audience) {
                    let first = children(condition, "Audience").find_map(text);
                    return Err(mismatch("Audience", expected.audience, first));
                }
                audiences += 1;
            }
            // Assertions are used once in any case, and never passed on.
            "OneTimeUse" | "ProxyRestriction" => {}
            // Unknown conditions are not met (saml-core 2.5.1.1).
            other => return Err(SamlError::Condition(other.to_owned())),
        }
    }
    if audiences == 0 {
        return Err(mismatch("Audience", expected.audience, None));
    }
    Ok(())
}

fn check_start(node: Node, what: &'static str, now: DateTime<Utc>) -> Result<(), SamlError> {
    match time(node, "NotBefore", what)? {
        Some((from, written)) if now < from - SKEW => Err(SamlError::Time {
            what,
            bound: written.to_owned(),
            now,
        }),
        _ => Ok(()),
    }
}

fn check_end(
    node: Node,
    what: &'static str,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, SamlError> {
    match time(node, "NotOnOrAfter", what)? {
        Some((until, written)) if now >= until + SKEW => Err(SamlError::Time {
            what,
            bound: written.to_owned(),
            now,
        }),
        known => Ok(known.map(|(until, _)| until)),
    }
}

/// A time, parsed and as written.
fn time<'a>(
    node: Node<'a, 'a>,
    name: &str,
    what: &'static str,
) -> Result<Option<(DateTime<Utc>, &'a str)>, SamlError> {
    let Some(written) = node.attribute(name) else {
        return Ok(None);
    };
    let time = DateTime::parse_from_rfc3339(written).map_err(|_| SamlError::NotATime(what))?;
    Ok(Some((time.to_utc(), written)))
}

fn same(what: &'static str, expected: &str, came: Option<&str>) -> Result<(), SamlError> {
    if came == Some(expected) {
        Ok(())
    } else {
        Err(mismatch(what, expected, came))
    }
}

fn mismatch(what: &'static str, expected: &str, came: Option<&str>) -> SamlError {
    SamlError::Mismatch {
        what,
        expected: expected.to_owned(),
        came: came.map(str::to_owned),
    }
}

fn children<'a>(node: Node<'a, 'a>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    elements(node).filter(move |child| child.has_tag_name((ASSERTION, name)))
}

/// The child with this name, if there is exactly one.
fn only<'a>(node: Node<'a, 'a>, name: &'static str) -> Result<Node<'a, 'a>, SamlError> {
    let mut fitting = children(node, name);
    match (fitting.next(), fitting.next()) {
        (Some(one), None) => Ok(one),
        _ => Err(SamlError::Missing(name)),
    }
}

/// The text of an element that contains nothing else.
fn sole_text<'a>(node: Node<'a, 'a>) -> Option<&'a str> {
    let only_text = node.first_child()?.next_sibling().is_none();
    node.text().filter(|_| only_text)
}

/// Like [`sole_text`] but trimmed, for addresses, URIs and display names.
fn text<'a>(node: Node<'a, 'a>) -> Option<&'a str> {
    let text = sole_text(node)?.trim();
    (!text.is_empty()).then_some(text)
}
