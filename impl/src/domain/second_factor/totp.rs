//! Authenticator apps (TOTP, RFC 6238): SHA-1, six digits, 30 seconds, as every app understands them.

use std::io::Cursor;

use aws_lc_rs::digest::{SHA256, digest};
use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, TimeDelta, Utc};
use image::{ImageFormat, Luma};
use qrcode::QrCode;
use secrecy::SecretString;
use totp_rs::{Builder, Secret, Totp};
use uuid::Uuid;

use crate::{
    config::Switch,
    domain::{
        keys::seal::{Purpose, SEALED},
        refusal::Refusal,
        second_factor::SecondFactors,
    },
    random::RandomnessExt,
    store::{Error, Transaction, authenticators, users::Account},
};

/// A step is accepted for three steps; after that nothing must be remembered of it.
const STEP_KEPT: TimeDelta = TimeDelta::minutes(5);
/// RFC 4226 section 4 recommends 160 bits.
const SECRET_BYTES: usize = 20;

/// A code of an authenticator, matched to the time step that it uses up.
#[derive(Clone)]
pub struct UsedStep {
    secret_hash: Vec<u8>,
    step: i32,
}

impl UsedStep {
    /// False when this step was used before: each is good once (RFC 6238 section 5.2).
    pub async fn use_up(&self, tx: &Transaction, now: DateTime<Utc>) -> Result<bool, Error> {
        authenticators::use_step(tx, &self.secret_hash, self.step, now + STEP_KEPT).await
    }
}

/// A new secret as an app takes it over.
#[derive(Debug)]
pub struct NewAuthenticator {
    /// A `data:` picture of the URI, for an app on another device to scan.
    pub picture: SecretString,
    /// `otpauth://totp/`, for an app on the same device.
    pub uri: SecretString,
}

impl SecondFactors {
    /// A new secret.
    pub(in crate::domain) fn new_secret(&self) -> Secret {
        Secret::from(self.random.bytes::<SECRET_BYTES>())
    }

    /// A secret as `user_credentials` keeps it once it is confirmed.
    ///
    /// # Errors
    /// Faults of ours only.
    pub(in crate::domain) fn stored_secret(&self, secret: &Secret) -> Result<String, Refusal> {
        if self.settings.passwords.coexistence == Switch::On {
            return Ok(secret.to_base32());
        }
        Ok(format!("{SEALED}{}", self.seal_secret(secret)?))
    }

    pub(in crate::domain) fn seal_secret(&self, secret: &Secret) -> Result<String, Refusal> {
        self.sealer
            .seal(
                &*self.random,
                Purpose::AuthenticatorSecret,
                secret.as_bytes(),
            )
            .map_err(Refusal::internal)
    }

    pub(in crate::domain) fn open_secret(&self, sealed: &str) -> Result<Secret, Refusal> {
        self.sealer
            .open(Purpose::AuthenticatorSecret, sealed)
            .map(Secret::from)
            .map_err(Refusal::internal)
    }

    /// The confirmed secret of an account, ours or an adopted one in base32. None for a text that is neither: no code is
    /// right then, but a recovery code still may be.
    ///
    /// # Errors
    /// A secret of ours that SECRET_KEY does not open.
    pub(in crate::domain) fn confirmed_secret(
        &self,
        account: &Account,
    ) -> Result<Option<Secret>, Refusal> {
        let stored = account
            .credentials
            .as_ref()
            .and_then(|own| own.secret_key.as_deref());
        let Some(stored) = stored else {
            return Ok(None);
        };
        if let Some(sealed) = stored.strip_prefix(SEALED) {
            return self.open_secret(sealed).map(Some);
        }
        let plain: String = stored
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '=')
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let secret = Secret::try_from_base32(&plain).ok();
        if secret.is_none() {
            tracing::error!(user = %account.user.id, "the stored authenticator secret is no base32; `admin user reset-mfa` helps");
        }
        Ok(secret)
    }

    /// The step of which `code` is the code now, one step either side accepted.
    pub(in crate::domain) fn step_of(
        &self,
        user: Uuid,
        secret: &Secret,
        code: &str,
    ) -> Option<UsedStep> {
        let now = u64::try_from(self.clock.now().timestamp()).ok()?;
        let secret_hash = digest(&SHA256, &[user.as_bytes(), secret.as_bytes()].concat());
        // Adopted secrets may be shorter than the RFC demands.
        let totp = Builder::new()
            .with_secret(secret.clone())
            .build_noncompliant();
        let step = totp.check(code, now)?;
        Some(UsedStep {
            secret_hash: secret_hash.as_ref().to_vec(),
            step: i32::try_from(step).ok()?,
        })
    }

    /// # Errors
    /// Faults of ours only.
    pub(in crate::domain) fn new_authenticator(
        &self,
        username: &str,
        secret: Secret,
    ) -> Result<NewAuthenticator, Refusal> {
        // A colon would part the label elsewhere than meant.
        let account_name = username.replace(':', " ");
        let totp: Totp = Builder::new()
            .with_secret(secret)
            .with_account_name(account_name)
            .with_issuer(Some(self.settings.login.app_name.as_str()))
            .build()
            .map_err(Refusal::internal)?;
        let uri = totp.to_url().map_err(Refusal::internal)?;
        let picture = QrCode::new(&uri)
            .map_err(Refusal::internal)?
            .render::<Luma<u8>>()
            .min_dimensions(240, 240)
            .build();
        let mut png = Cursor::new(Vec::new());
        picture
            .write_to(&mut png, ImageFormat::Png)
            .map_err(Refusal::internal)?;
        let png = STANDARD.encode(png.into_inner());
        Ok(NewAuthenticator {
            picture: format!("data:image/png;base64,{png}").into(),
            uri: uri.into(),
        })
    }
}
