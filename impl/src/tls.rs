//! The one crypto provider for all TLS connections: to the database, to mail servers, to identity providers.

/// Installs it for the whole process. Without this, code that asks rustls for the default provider panics as soon as
/// two are linked in. Must be called first; further calls have no effect.
pub fn install() {
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
}
