//! What the service knows about the identity provider.

use chrono::{DateTime, TimeDelta, Utc};
use openssl::{asn1::Asn1Time, x509::X509};
use samael::crypto::CertificateDer;

#[derive(Clone, Debug)]
pub struct IdentityProvider {
    pub entity_id: String,
    /// The single sign-on service with the HTTP-Redirect binding.
    pub sign_on: String,
    /// Never empty: without a certificate any signature would be accepted.
    pub certificates: Vec<CertificateDer>,
    pub valid_until: Option<DateTime<Utc>>,
    pub fresh_for: TimeDelta,
}

impl IdentityProvider {
    /// The expiry times of the signing certificates.
    pub fn certificate_ends(&self) -> Vec<DateTime<Utc>> {
        let end = |der: &CertificateDer| {
            let known = X509::from_der(der.der_data()).ok()?;
            let epoch = Asn1Time::from_unix(0).ok()?;
            let life = epoch.diff(known.not_after()).ok()?;
            let life = TimeDelta::days(life.days.into()) + TimeDelta::seconds(life.secs.into());
            Some(DateTime::UNIX_EPOCH + life)
        };
        self.certificates.iter().filter_map(end).collect()
    }

    pub fn has_expired(&self, now: DateTime<Utc>) -> bool {
        self.valid_until.is_some_and(|until| until <= now)
    }
}
