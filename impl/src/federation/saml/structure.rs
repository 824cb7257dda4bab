//! What a response must look like before anybody verifies anything: signature wrapping lives on parts in unexpected places.

use roxmltree::{Document, Node, ParsingOptions};

use super::{PROTOCOL, assertion::Doubt};

pub const ASSERTION: &str = "urn:oasis:names:tc:SAML:2.0:assertion";
pub const SIGNATURE: &str = "http://www.w3.org/2000/09/xmldsig#";

const ENVELOPED: &str = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
/// Canonical XML, exclusive or not, that leaves comments out.
const CANONICAL: [&str; 3] = [
    "http://www.w3.org/2001/10/xml-exc-c14n#",
    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
    "http://www.w3.org/2006/12/xml-c14n11",
];

/// XML in UTF-8 without a DOCTYPE. Another encoding would have libxml read other characters than we do.
pub fn parse(xml: &str) -> Result<Document<'_>, Doubt> {
    let head = xml.trim_start_matches('\u{feff}');
    if let Some(declaration) = head.strip_prefix("<?xml") {
        let (declaration, _) = declaration.split_once("?>").ok_or(Doubt::Xml)?;
        let encoding = declaration.split_once("encoding").map(|(_, value)| value);
        let is_utf8 = |value: &str| {
            let value = value.trim_start().trim_start_matches('=').trim_start();
            let value = value.trim_start_matches(['"', '\'']).to_ascii_lowercase();
            value.starts_with("utf-8\"") || value.starts_with("utf-8'")
        };
        if encoding.is_some_and(|value| !is_utf8(value)) {
            return Err(Doubt::Xml);
        }
    }
    if xml.contains("<!DOCTYPE") {
        return Err(Doubt::Xml);
    }
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: 20_000,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(xml, options).map_err(|_| Doubt::Xml)
}

/// The one assertion of a response, encrypted or not.
pub fn only_assertion<'a>(document: &'a Document<'a>) -> Result<Node<'a, 'a>, Doubt> {
    let response = document.root_element();
    if !response.has_tag_name((PROTOCOL, "Response")) {
        return Err(Doubt::Structure);
    }
    // By local name: what is called so in another namespace is a trap.
    let mut assertions = response
        .descendants()
        .filter(|node| ["Assertion", "EncryptedAssertion"].contains(&node.tag_name().name()));
    let (Some(assertion), None) = (assertions.next(), assertions.next()) else {
        return Err(Doubt::Structure);
    };
    if assertion.parent_element() != Some(response)
        || assertion.tag_name().namespace() != Some(ASSERTION)
    {
        return Err(Doubt::Structure);
    }
    Ok(assertion)
}

/// Signatures are children of the response or of the assertion, one each, and each signs just its parent. `required` names the
/// element that must have one.
pub fn check_signatures(document: &Document, required: Node) -> Result<(), Doubt> {
    let mut ids = Vec::new();
    for node in document.descendants().filter(Node::is_element) {
        for attribute in node.attributes() {
            if attribute.name().eq_ignore_ascii_case("id") {
                ids.push(attribute.value());
            }
        }
    }
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    if ids.len() != count {
        return Err(Doubt::Structure);
    }
    let root = document.root_element();
    let mut signed = Vec::new();
    let signatures = document.descendants();
    for signature in signatures.filter(|node| node.tag_name().name() == "Signature") {
        let parent = signature.parent_element().ok_or(Doubt::Structure)?;
        let expected = parent == root || parent == required;
        if !expected
            || signed.contains(&parent)
            || signature.tag_name().namespace() != Some(SIGNATURE)
        {
            return Err(Doubt::Structure);
        }
        check_signature(signature, parent).ok_or(Doubt::Structure)?;
        signed.push(parent);
    }
    if signed.contains(&required) {
        Ok(())
    } else {
        Err(Doubt::Structure)
    }
}

/// The algorithm of the assertion's own signature.
pub fn signature_method<'a>(assertion: Node<'a, 'a>) -> Option<&'a str> {
    let info = only_child(only_child(assertion, "Signature")?, "SignedInfo")?;
    only_child(info, "SignatureMethod")?.attribute("Algorithm")
}

/// A signature over its parent, whole, and nothing else.
fn check_signature(signature: Node, parent: Node) -> Option<()> {
    let info = only_child(signature, "SignedInfo")?;
    only_child(signature, "SignatureValue")?;
    // No Object: what stands in one is nobody's, and signed.
    let known = ["SignedInfo", "SignatureValue", "KeyInfo"];
    let all_known = elements(signature).all(|child| known.contains(&child.tag_name().name()));
    let method = only_child(info, "CanonicalizationMethod")?;
    let canonical = CANONICAL.contains(&method.attribute("Algorithm")?);
    let reference = only_child(info, "Reference")?;
    let to_parent = reference.attribute("URI")?.strip_prefix('#')? == parent.attribute("ID")?;
    let transforms = only_child(reference, "Transforms")?;
    let harmless = elements(transforms).all(|transform| {
        let algorithm = transform.attribute("Algorithm").unwrap_or_default();
        algorithm == ENVELOPED || CANONICAL.contains(&algorithm)
    });
    (all_known && canonical && to_parent && harmless).then_some(())
}

/// No comment and no processing instruction splits a text: one reader would see the whole, another a part.
pub fn check_texts(assertion: Node) -> Result<(), Doubt> {
    let splits = assertion
        .descendants()
        .filter(|node| node.is_comment() || node.is_pi())
        .filter_map(|node| node.parent())
        .any(|parent| elements(parent).next().is_none());
    if splits {
        Err(Doubt::Structure)
    } else {
        Ok(())
    }
}

pub fn elements<'a>(node: Node<'a, 'a>) -> impl Iterator<Item = Node<'a, 'a>> {
    node.children().filter(Node::is_element)
}

/// The child of this local name, when there is exactly one.
fn only_child<'a>(node: Node<'a, 'a>, name: &str) -> Option<Node<'a, 'a>> {
    let mut fitting = elements(node).filter(|child| child.has_tag_name((SIGNATURE, name)));
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first)
}
