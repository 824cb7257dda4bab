//! Checks the structure of a response before any signature is verified: signature wrapping depends on elements in
//! unexpected places.

use roxmltree::{Document, Node};

use super::{
    error::SamlError,
    namespaces::{ASSERTION, PROTOCOL, SIGNATURE},
    xml::elements,
};

const ENVELOPED: &str = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
/// Canonical XML, exclusive or not, without comments.
const CANONICAL: [&str; 3] = [
    "http://www.w3.org/2001/10/xml-exc-c14n#",
    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
    "http://www.w3.org/2006/12/xml-c14n11",
];
/// For `PrefixList`, in bytes: exclusive canonicalization searches for each prefix at each element.
const LONGEST_PREFIX_LIST: usize = 256;

/// The root of a response.
///
/// # Errors
/// Any other document.
pub fn response<'a>(document: &'a Document<'a>) -> Result<Node<'a, 'a>, SamlError> {
    let root = document.root_element();
    if root.has_tag_name((PROTOCOL, "Response")) {
        Ok(root)
    } else {
        Err(SamlError::Structure("the document is not a samlp:Response"))
    }
}

/// The only assertion of a response, encrypted or not.
///
/// # Errors
/// No assertion, several, or one that is not a child of the response.
pub fn only_assertion<'a>(response: Node<'a, 'a>) -> Result<Node<'a, 'a>, SamlError> {
    // By local name: an element of this name in another namespace is an attack.
    let mut assertions = response
        .descendants()
        .filter(|node| ["Assertion", "EncryptedAssertion"].contains(&node.tag_name().name()));
    let assertion = assertions
        .next()
        .ok_or(SamlError::Structure("there is no assertion"))?;
    if assertions.next().is_some() {
        return Err(SamlError::Structure("there is more than one assertion"));
    }
    if assertion.parent_element() != Some(response)
        || assertion.tag_name().namespace() != Some(ASSERTION)
    {
        return Err(SamlError::Structure(
            "the assertion is not a child of the response",
        ));
    }
    Ok(assertion)
}

/// Signatures must be children of the response or the assertion, at most one each, and sign exactly their parent.
/// `required` is the element that must be signed.
///
/// # Errors
/// Unexpected signatures, forbidden algorithms, or duplicate IDs.
pub fn check_signatures(document: &Document, required: Node) -> Result<(), SamlError> {
    check_ids(document)?;
    let root = document.root_element();
    let mut signed = Vec::new();
    let signatures = document.descendants();
    for signature in signatures.filter(|node| node.tag_name().name() == "Signature") {
        let parent = signature.parent_element().unwrap_or(root);
        let expected = parent == root || parent == required;
        if !expected
            || signed.contains(&parent)
            || signature.tag_name().namespace() != Some(SIGNATURE)
        {
            return Err(SamlError::Structure(
                "a signature is neither the response's nor the assertion's only one",
            ));
        }
        check_signature(signature, parent)?;
        signed.push(parent);
    }
    if signed.contains(&required) {
        Ok(())
    } else {
        Err(SamlError::Structure("the assertion itself is not signed"))
    }
}

fn check_ids(document: &Document) -> Result<(), SamlError> {
    let mut ids: Vec<&str> = document
        .descendants()
        .flat_map(|node| node.attributes())
        .filter(|attribute| attribute.name().eq_ignore_ascii_case("id"))
        .map(|attribute| attribute.value())
        .collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    if ids.len() == count {
        Ok(())
    } else {
        Err(SamlError::Structure("an ID is repeated"))
    }
}

/// Kinds of signing keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    Rsa,
    Ec,
}

impl KeyKind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Rsa => "RSA",
            Self::Ec => "ECDSA",
        }
    }
}

/// The kind of key that signed the assertion.
///
/// # Errors
/// There is no signature.
pub fn key_kind(assertion: Node) -> Result<KeyKind, SamlError> {
    let info = only_child(only_child(assertion, "Signature")?, "SignedInfo")?;
    let method = only_child(info, "SignatureMethod")?;
    let method = method.attribute("Algorithm").unwrap_or_default();
    Ok(if method.contains("#ecdsa-") {
        KeyKind::Ec
    } else {
        KeyKind::Rsa
    })
}

/// Checks that a signature covers its parent completely, and nothing else.
fn check_signature(signature: Node, parent: Node) -> Result<(), SamlError> {
    let info = only_child(signature, "SignedInfo")?;
    only_child(signature, "SignatureValue")?;
    // No Object: its content would be signed without belonging to anything.
    let known = ["SignedInfo", "SignatureValue", "KeyInfo"];
    if !elements(signature).all(|child| known.contains(&child.tag_name().name())) {
        return Err(SamlError::Structure(
            "the signature contains more than SignedInfo, SignatureValue and KeyInfo",
        ));
    }
    let canonicalization = only_child(info, "CanonicalizationMethod")?;
    if !is_canonicalization(canonicalization)? {
        return Err(not_accepted("CanonicalizationMethod", canonicalization));
    }
    check_algorithm("SignatureMethod", only_child(info, "SignatureMethod")?)?;
    let reference = only_child(info, "Reference")?;
    check_algorithm("DigestMethod", only_child(reference, "DigestMethod")?)?;
    let to = reference
        .attribute("URI")
        .and_then(|uri| uri.strip_prefix('#'));
    if to.is_none() || to != parent.attribute("ID") {
        return Err(SamlError::Structure(
            "the signature does not refer to its parent",
        ));
    }
    check_transforms(only_child(reference, "Transforms")?)
}

/// At most one of each kind (saml-core 5.4.4): every additional one would canonicalize everything again.
fn check_transforms(transforms: Node) -> Result<(), SamlError> {
    let (mut enveloped, mut canonical) = (0, 0);
    for transform in elements(transforms) {
        if transform.attribute("Algorithm") == Some(ENVELOPED) {
            enveloped += 1;
        } else if is_canonicalization(transform)? {
            canonical += 1;
        } else {
            return Err(not_accepted("Transform", transform));
        }
    }
    if enveloped > 1 || canonical > 1 {
        return Err(SamlError::Structure("a transform is repeated"));
    }
    Ok(())
}

fn is_canonicalization(node: Node) -> Result<bool, SamlError> {
    let lists = elements(node).filter_map(|child| child.attribute("PrefixList"));
    if lists.map(str::len).sum::<usize>() > LONGEST_PREFIX_LIST {
        return Err(SamlError::Limit("PrefixList"));
    }
    let algorithm = node.attribute("Algorithm").unwrap_or_default();
    Ok(CANONICAL.contains(&algorithm))
}

/// SHA-256 or better, with RSA or ECDSA. xmlsec enforces this too, but here the forbidden algorithm gets logged.
fn check_algorithm(what: &'static str, node: Node) -> Result<(), SamlError> {
    const ACCEPTED: [&str; 9] = [
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
        "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
        "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
        "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512",
        "http://www.w3.org/2001/04/xmlenc#sha256",
        "http://www.w3.org/2001/04/xmldsig-more#sha384",
        "http://www.w3.org/2001/04/xmlenc#sha512",
    ];
    let algorithm = node.attribute("Algorithm").unwrap_or_default();
    if ACCEPTED.contains(&algorithm) {
        Ok(())
    } else {
        Err(not_accepted(what, node))
    }
}

fn not_accepted(what: &'static str, node: Node) -> SamlError {
    SamlError::Algorithm {
        what,
        came: node.attribute("Algorithm").map(str::to_owned),
    }
}

/// Rejects comments and processing instructions inside text: one reader would see the whole text, another a part.
///
/// # Errors
/// There is one.
pub fn check_texts(assertion: Node) -> Result<(), SamlError> {
    let splits = |element: &Node| {
        element
            .children()
            .any(|node| node.is_comment() || node.is_pi())
            && elements(*element).next().is_none()
    };
    let mut all = assertion.descendants().filter(Node::is_element);
    if all.any(|element| splits(&element)) {
        return Err(SamlError::Structure(
            "a comment or processing instruction splits a text",
        ));
    }
    Ok(())
}

/// The child with this local name, if there is exactly one.
fn only_child<'a>(node: Node<'a, 'a>, name: &'static str) -> Result<Node<'a, 'a>, SamlError> {
    let mut fitting = elements(node).filter(|child| child.has_tag_name((SIGNATURE, name)));
    match (fitting.next(), fitting.next()) {
        (Some(only), None) => Ok(only),
        _ => Err(SamlError::Missing(name)),
    }
}
