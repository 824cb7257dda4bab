//! Verifies signatures with xmlsec, and returns only the signed text.

use std::{ffi::c_int, sync::Once};

use openssl::{pkey::Id, x509::X509};
use roxmltree::Node;
use samael::crypto::{
    AllowedSignatureAlgorithm as Allowed, CertificateDer, Crypto, CryptoProvider, ReduceMode,
};

use super::{
    error::SamlError,
    identity_provider::IdentityProvider,
    structure::{KeyKind, key_kind},
};

/// SHA-256 or better.
const ALGORITHMS: [Allowed; 6] = [
    Allowed::RsaSha256,
    Allowed::RsaSha384,
    Allowed::RsaSha512,
    Allowed::EcdsaSha256,
    Allowed::EcdsaSha384,
    Allowed::EcdsaSha512,
];

/// The canonical text signed with one of the provider's keys: the response if that is signed as well, or else the
/// assertion.
///
/// samael's other modes, which return the document without its unsigned parts, map this text back onto the tree by
/// backtracking. That is cubic in the number of different values, and exponential in the number of equal ones with
/// CDATA.
///
/// # Errors
/// [`SamlError::Signature`] if no certificate matches.
pub fn signed_text(
    xml: &str,
    assertion: Node,
    provider: &IdentityProvider,
) -> Result<String, SamlError> {
    silence_xmlsec();
    let kind = key_kind(assertion)?;
    let fitting = fitting_certificates(&provider.certificates, kind);
    for group in candidate_sets(&fitting) {
        let signed = Crypto::reduce_xml_to_signed_with_allowed_algorithms(
            xml,
            &group,
            // The list is never empty: then any signature would be accepted.
            ReduceMode::PreDigest,
            Some(&ALGORITHMS),
        );
        if let Ok(text) = signed {
            return Ok(text);
        }
    }
    Err(SamlError::Signature {
        method: kind.name(),
        fitting: fitting.len(),
        known: provider.certificates.len(),
    })
}

/// The certificates with a key of this kind, with the key size in bits.
fn fitting_certificates(all: &[CertificateDer], kind: KeyKind) -> Vec<(u32, CertificateDer)> {
    let id = match kind {
        KeyKind::Rsa => Id::RSA,
        KeyKind::Ec => Id::EC,
    };
    let size = |der: &CertificateDer| {
        let key = X509::from_der(der.der_data()).and_then(|known| known.public_key());
        key.ok().filter(|key| key.id() == id).map(|key| key.bits())
    };
    all.iter()
        .filter_map(|der| Some((size(der)?, der.clone())))
        .collect()
}

/// Each certificate on its own, because xmlsec gives up at the first key that cannot have made the signature; then all
/// of one size together, for a response and an assertion signed with two keys.
fn candidate_sets(fitting: &[(u32, CertificateDer)]) -> Vec<Vec<CertificateDer>> {
    let mut candidate_sets: Vec<_> = fitting.iter().map(|(_, der)| vec![der.clone()]).collect();
    let mut sizes: Vec<u32> = fitting.iter().map(|(size, _)| *size).collect();
    sizes.sort_unstable();
    sizes.dedup();
    for size in sizes {
        let of_size = fitting.iter().filter(|(of, _)| *of == size);
        let together: Vec<_> = of_size.map(|(_, der)| der.clone()).collect();
        if together.len() > 1 {
            candidate_sets.push(together);
        }
    }
    candidate_sets
}

unsafe extern "C" {
    /// From xmlsec/errors.h; only sets a flag.
    safe fn xmlSecErrorsDefaultCallbackEnableOutput(enabled: c_int);
}

/// For each invalid signature, xmlsec writes several lines to standard error regardless of the log level, so anyone
/// could fill the disk.
fn silence_xmlsec() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| xmlSecErrorsDefaultCallbackEnableOutput(0));
}
