//! What a client may do at `/oauth2`, and where it may be reached: the settings that have no column in `auth_clients`.

use serde_json::Value;

use crate::{
    domain::{
        accounts::{error::ChangeError, fields},
        keys::algorithm::SigningAlgorithm,
    },
    federation::KeySet,
    store::{
        Transaction,
        client_settings::{self, ClientSettings, UriKind},
        entities::auth_clients::{ClientType, Model},
    },
};

/// Longer key sets are rejected, as if they were fetched.
const LONGEST_JWKS: usize = 64 * 1024;
/// Members of private and of shared keys (RFC 7518 section 6).
const PRIVATE: [&str; 3] = ["d", "k", "p"];

/// A change of a client's settings; `None` leaves a value as it is. A list replaces the present one, and the empty string
/// removes a text.
#[derive(Clone, Debug, Default)]
pub struct SettingsChange {
    pub redirect_uris: Option<Vec<String>>,
    pub post_logout_redirect_uris: Option<Vec<String>>,
    pub backchannel_logout_uri: Option<String>,
    /// Grant types; none stand for the default.
    pub grants: Option<Vec<String>>,
    /// Scopes; none stand for all.
    pub scopes: Option<Vec<String>>,
    pub permissions: Option<Vec<String>>,
    pub id_token_alg: Option<SigningAlgorithm>,
    /// A JWK Set as JSON.
    pub jwks: Option<String>,
    pub jwks_uri: Option<String>,
    pub require_par: Option<bool>,
    pub require_dpop: Option<bool>,
    pub trusted: Option<bool>,
    pub refresh_rotation: Option<bool>,
}

/// A change each of whose values is valid.
pub(in crate::domain) struct CheckedChange(SettingsChange);

impl SettingsChange {
    /// Whether it gives the client a key of its own.
    pub(in crate::domain) fn gives_keys(&self) -> bool {
        let given = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.is_empty());
        given(&self.jwks) || given(&self.jwks_uri)
    }

    /// # Errors
    /// [`ChangeError::Invalid`].
    pub(in crate::domain) fn checked(mut self) -> Result<CheckedChange, ChangeError> {
        let each = |uris: &Option<Vec<String>>, flag| {
            let mut uris = uris.iter().flatten();
            uris.try_for_each(|uri| fields::return_uri(flag, uri).map(drop))
        };
        each(&self.redirect_uris, "--redirect-uri")?;
        each(
            &self.post_logout_redirect_uris,
            "--post-logout-redirect-uri",
        )?;
        let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        if let Some(uri) = given(&self.backchannel_logout_uri) {
            fields::called_uri("--backchannel-logout-uri", &uri)?;
        }
        if let Some(uri) = given(&self.jwks_uri) {
            fields::keys_uri("--jwks-uri", &uri)?;
        }
        if let Some(text) = given(&self.jwks) {
            self.jwks = Some(public_keys(&text)?);
        }
        for permission in self.permissions.iter().flatten() {
            fields::text("--permission", permission, 200)?;
            if permission.contains(char::is_whitespace) {
                let problem = "it must not contain spaces";
                return Err(ChangeError::invalid("--permission", problem));
            }
        }
        Ok(CheckedChange(self))
    }
}

/// A JWK Set in compact form.
fn public_keys(text: &str) -> Result<String, ChangeError> {
    let refuse = |problem| Err(ChangeError::invalid("--jwks", problem));
    if text.len() > LONGEST_JWKS {
        return refuse("it is too long");
    }
    let Ok(set) = serde_json::from_str::<Value>(text) else {
        return refuse("neither a file nor JSON");
    };
    let keys = set["keys"].as_array();
    let is_private = |key: &Value| PRIVATE.iter().any(|name| key.get(name).is_some());
    if keys.is_some_and(|keys| keys.iter().any(is_private)) {
        return refuse("it contains a private key; give the public keys only");
    }
    match KeySet::new(&set) {
        Ok(keys) if !keys.is_empty() => Ok(set.to_string()),
        _ => refuse(
            "a JWK Set with an RSA (2048 bits or more), P-256 or Ed25519 public key is expected",
        ),
    }
}

impl CheckedChange {
    /// Stores the settings of a client, whose row has been changed in the same transaction. Returns whether the client has
    /// keys.
    ///
    /// # Errors
    /// [`ChangeError::Invalid`] if settings contradict each other.
    pub(in crate::domain) async fn store(
        self,
        tx: &Transaction,
        client: &Model,
    ) -> Result<bool, ChangeError> {
        let Self(change) = self;
        let before = client_settings::find(tx, client.id).await?;
        let mut settings = before.clone();
        change.write_to(&mut settings);
        check(client, &settings)?;
        let has_keys = settings.has_keys();
        if settings != before {
            client_settings::put(tx, settings).await?;
        }
        for (kind, uris) in [
            (UriKind::Redirect, &change.redirect_uris),
            (UriKind::PostLogout, &change.post_logout_redirect_uris),
        ] {
            if let Some(uris) = uris {
                client_settings::put_uris(tx, client.id, kind, uris).await?;
            }
        }
        Ok(has_keys)
    }
}

impl SettingsChange {
    fn write_to(&self, settings: &mut ClientSettings) {
        let lists = [
            (&self.grants, &mut settings.grants),
            (&self.scopes, &mut settings.scopes),
            (&self.permissions, &mut settings.permissions),
        ];
        for (given, column) in lists {
            if let Some(words) = given {
                *column = Some(words.join(" ")).filter(|text| !text.is_empty());
            }
        }
        // Either kind of key takes the place of the other.
        if self.gives_keys() {
            (settings.jwks, settings.jwks_uri) = (None, None);
        }
        let texts = [
            (&self.jwks, &mut settings.jwks),
            (&self.jwks_uri, &mut settings.jwks_uri),
            (
                &self.backchannel_logout_uri,
                &mut settings.backchannel_logout_uri,
            ),
        ];
        for (given, column) in texts {
            if let Some(text) = given {
                *column = Some(text.clone()).filter(|text| !text.is_empty());
            }
        }
        if let Some(algorithm) = self.id_token_alg {
            settings.id_token_alg = algorithm.name().to_owned();
        }
        let switches = [
            (self.require_par, &mut settings.require_par),
            (self.require_dpop, &mut settings.require_dpop),
            (self.trusted, &mut settings.trusted),
            (self.refresh_rotation, &mut settings.refresh_rotation),
        ];
        for (given, column) in switches {
            if let Some(switch) = given {
                *column = switch;
            }
        }
    }
}

/// # Errors
/// [`ChangeError::Invalid`] if settings contradict each other or the client's type.
fn check(client: &Model, settings: &ClientSettings) -> Result<(), ChangeError> {
    let refuse = |flag, problem| Err(ChangeError::invalid(flag, problem));
    let is_public = client.client_type == ClientType::Public;
    let has_keys = settings.has_keys();
    if settings.jwks.is_some() && settings.jwks_uri.is_some() {
        return refuse("--jwks", "give either the keys or --jwks-uri");
    }
    if is_public && has_keys {
        return refuse(
            "--jwks",
            "a public client cannot keep a key secret; use --type confidential",
        );
    }
    let grants = settings.grants.as_deref().unwrap_or_default();
    if is_public && grants.split(' ').any(|grant| grant == "client_credentials") {
        return refuse(
            "--grant",
            "client_credentials needs a client that can keep a secret; use --type confidential",
        );
    }
    if !settings.refresh_rotation && !settings.require_dpop && !has_keys {
        return refuse(
            "--refresh-rotation",
            "off is allowed only with --require-dpop, --jwks or --jwks-uri: a stolen refresh token would work unnoticed",
        );
    }
    Ok(())
}
