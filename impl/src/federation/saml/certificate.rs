//! Certificates in settings and metadata.

use std::fs;

use base64::{Engine, engine::general_purpose::STANDARD};
use openssl::x509::X509;
use samael::crypto::CertificateDer;

use crate::config::BadSetting;

/// A certificate given as PEM, as bare base64, or as the path of a file with either or with DER.
///
/// # Errors
/// None of these.
pub fn from_setting(name: &'static str, value: &str) -> Result<CertificateDer, BadSetting> {
    let unfit = |problem: String| BadSetting::new(name, problem);
    // Environment files write line breaks as `
    //
    // `.
    if let Some(known) = from_text(&value.replace("\\n", "\n")) {
        return Ok(known);
    }
    if value.contains("-----BEGIN") {
        return Err(unfit("the PEM text contains no certificate".to_owned()));
    }
    let bytes = fs::read(value).map_err(|error| {
        unfit(format!(
            "neither a certificate nor the path of a readable file: {error}"
        ))
    })?;
    let text = String::from_utf8_lossy(&bytes);
    let known =
        from_text(&text).or_else(|| X509::from_der(&bytes).ok().map(|_| bytes.clone().into()));
    known.ok_or_else(|| unfit("the file contains no certificate".to_owned()))
}

/// A certificate as PEM or bare base64. Accepts PEM with joined or indented lines, which some metadata contains in
/// `X509Certificate`.
pub fn from_text(text: &str) -> Option<CertificateDer> {
    if let Ok(pem) = X509::from_pem(text.as_bytes()) {
        return Some(pem.to_der().ok()?.into());
    }
    let text = text.trim();
    let inner = text
        .strip_prefix("-----BEGIN CERTIFICATE-----")
        .unwrap_or(text);
    let inner = inner
        .strip_suffix("-----END CERTIFICATE-----")
        .unwrap_or(inner);
    let base64: String = inner.split_ascii_whitespace().collect();
    let der = STANDARD.decode(base64).ok()?;
    X509::from_der(&der).ok()?;
    Some(der.into())
}
