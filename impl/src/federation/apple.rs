//! Apple's client assertion: a short-lived JWT in place of a client secret.

use std::fs;

use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use openssl::nid::Nid;
use serde::Serialize;

use super::Fault;
use crate::{
    config::{AppleSettings, BadSetting},
    pem,
};

/// Apple allows six months, but one exchange is all that is needed.
const LIFE: TimeDelta = TimeDelta::minutes(4);

pub struct AppleKey {
    key: EncodingKey,
    key_id: String,
    team: String,
    client_id: String,
    audience: String,
}

/// `None` if the PEM does not contain a P-256 key, or one that is encrypted.
fn p256_key(pem: &str) -> Option<EncodingKey> {
    let key = pem::private_key(pem)?;
    let curve = key.ec_key().ok()?.group().curve_name();
    (curve == Some(Nid::X9_62_PRIME256V1)).then_some(())?;
    Some(EncodingKey::from_ec_der(&key.private_key_to_pkcs8().ok()?))
}

#[derive(Serialize)]
struct Assertion<'a> {
    iss: &'a str,
    sub: &'a str,
    aud: &'a str,
    iat: i64,
    exp: i64,
}

impl AppleKey {
    /// # Errors
    /// A missing setting, or a file that cannot be read or does not contain a P-256 key.
    pub fn new(settings: &AppleSettings, client_id: &str) -> Result<Self, BadSetting> {
        let needed = |name, value: &Option<String>| {
            let given = value.clone().filter(|value| !value.is_empty());
            given.ok_or_else(|| BadSetting::new(name, "required when APPLE_AUTH_CLIENT_ID is set"))
        };
        let name = "APPLE_AUTH_PRIVATE_KEY_LOCATION";
        let location = settings
            .apple_auth_private_key_location
            .as_ref()
            .ok_or_else(|| BadSetting::new(name, "required when APPLE_AUTH_CLIENT_ID is set"))?;
        let text = fs::read_to_string(location)
            .map_err(|error| BadSetting::new(name, format!("cannot be read: {error}")))?;
        let key =
            p256_key(&text).ok_or_else(|| BadSetting::new(name, "expected a P-256 key in PEM"))?;
        Ok(Self {
            key,
            key_id: needed("APPLE_AUTH_KEY_ID", &settings.apple_auth_key_id)?,
            team: needed("APPLE_AUTH_TEAM_ID", &settings.apple_auth_team_id)?,
            client_id: client_id.to_owned(),
            audience: settings.apple_issuer.clone(),
        })
    }

    /// # Errors
    /// The key cannot sign.
    pub fn assertion(&self, now: DateTime<Utc>) -> Result<String, Fault> {
        let mut header = Header::new(Algorithm::ES256);
        header.kid = Some(self.key_id.clone());
        let assertion = Assertion {
            iss: &self.team,
            sub: &self.client_id,
            aud: &self.audience,
            iat: now.timestamp(),
            exp: (now + LIFE).timestamp(),
        };
        encode(&header, &assertion, &self.key)
            .map_err(|_| Fault::broken("cannot sign the client assertion"))
    }
}
