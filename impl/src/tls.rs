//! One implementation of cryptography for every TLS connection: to the database, to mail servers, to identity providers.

/// Chooses it for the whole process. Without this a part of the program that asks rustls for the default panics as soon as two
/// of them are linked in. To be called first; calling it again changes nothing.
pub fn install() {
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
}
