//! Verifies signatures by xmlsec, and hands on only the text that was signed.

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

/// The canonical text that a key of the provider has signed: of the response when that is signed too, else of the assertion.
///
/// The alternative, samael's modes that return the document without what is unsigned, match this text back onto the tree by
/// backtracking, which is cubic in the number of different values and exponential in the number of equal ones with CDATA.
///
/// # Errors
/// [`SamlError::Signature`] when no certificate fits.
pub fn signed_text(
    xml: &str,
    assertion: Node,
    provider: &IdentityProvider,
) -> Result<String, SamlError> {
    quiet();
    let kind = key_kind(assertion)?;
    let fitting = fitting_certificates(&provider.certificates, kind);
    for group in tries(&fitting) {
        let signed = Crypto::reduce_xml_to_signed_with_allowed_algorithms(
            xml,
            &group,
            // Never with an empty list: then any signature would do.
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

/// The certificates with a key of this kind, and the size of the key in bits.
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

/// Each certificate by itself, for xmlsec gives up at the first key that cannot have made the signature. Then those of one size
/// together, for a response and an assertion that two keys have signed.
fn tries(fitting: &[(u32, CertificateDer)]) -> Vec<Vec<CertificateDer>> {
    let mut tries: Vec<_> = fitting.iter().map(|(_, der)| vec![der.clone()]).collect();
    let mut sizes: Vec<u32> = fitting.iter().map(|(size, _)| *size).collect();
    sizes.sort_unstable();
    sizes.dedup();
    for size in sizes {
        let of_size = fitting.iter().filter(|(of, _)| *of == size);
        let together: Vec<_> = of_size.map(|(_, der)| der.clone()).collect();
        if together.len() > 1 {
            tries.push(together);
        }
    }
    tries
}

unsafe extern "C" {
    /// xmlsec/errors.h. Only sets a flag.
    safe fn xmlSecErrorsDefaultCallbackEnableOutput(enabled: c_int);
}

/// xmlsec writes several lines to standard error for each refused signature, past the log and its level, so that anybody could
/// fill the disk.
fn quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| xmlSecErrorsDefaultCallbackEnableOutput(0));
}
