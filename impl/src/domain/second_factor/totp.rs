//! TOTP (RFC 6238) with SHA-1, six digits and 30 seconds, the parameters that every authenticator app supports.

use aws_lc_rs::digest::{SHA256, digest};
use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, TimeDelta, Utc};
use qrcode::{Color, QrCode};
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

/// A code is accepted for three time steps. Used steps need not be remembered any longer.
const STEP_MEMORY: TimeDelta = TimeDelta::minutes(5);
/// RFC 4226 section 4 recommends 160 bits.
const SECRET_BYTES: usize = 20;

/// The time step that a code matched, to be marked as used.
#[derive(Clone)]
pub struct UsedStep {
    secret_hash: Vec<u8>,
    step: i32,
}

impl UsedStep {
    /// Marks the step as used. Returns false if it was used before: each code is accepted once (RFC 6238 section 5.2).
    pub async fn use_up(&self, tx: &Transaction, now: DateTime<Utc>) -> Result<bool, Error> {
        authenticators::use_step(tx, &self.secret_hash, self.step, now + STEP_MEMORY).await
    }
}

/// A new secret in the forms that authenticator apps import.
#[derive(Debug)]
pub struct NewAuthenticator {
    /// QR code of the URI as a `data:` URL, for an app on another device.
    pub picture: SecretString,
    /// The `otpauth://totp/` URI, for an app on the same device.
    pub uri: SecretString,
}

impl SecondFactors {
    /// Generates a secret.
    pub(in crate::domain) fn new_secret(&self) -> Secret {
        Secret::from(self.random.bytes::<SECRET_BYTES>())
    }

    /// The form in which `user_credentials` stores a confirmed secret: encrypted, or plain base32 while the Node
    /// service reads it.
    ///
    /// # Errors
    /// Internal errors only.
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

    /// The confirmed secret of an account, encrypted or, if adopted, in base32. `None` if the stored text is neither:
    /// no code is correct then, but recovery codes still are.
    ///
    /// # Errors
    /// An encrypted secret that SECRET_KEY does not decrypt.
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
            tracing::error!(user = %account.user.id, "the stored authenticator secret is not base32; run `admin user reset-mfa`");
        }
        Ok(secret)
    }

    /// The time step that `code` matches, if it is the current one or adjacent to it.
    pub(in crate::domain) fn step_of(
        &self,
        user: Uuid,
        secret: &Secret,
        code: &str,
    ) -> Option<UsedStep> {
        let now = u64::try_from(self.clock.now().timestamp()).ok()?;
        let secret_hash = digest(&SHA256, &[user.as_bytes(), secret.as_bytes()].concat());
        // Secrets in an adopted database may be shorter than the RFC requires.
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
    /// Internal errors only.
    pub(in crate::domain) fn new_authenticator(
        &self,
        username: &str,
        secret: Secret,
    ) -> Result<NewAuthenticator, Refusal> {
        // A colon separates issuer and account in the label.
        let account_name = username.replace(':', " ");
        let totp: Totp = Builder::new()
            .with_secret(secret)
            .with_account_name(account_name)
            .with_issuer(Some(self.settings.login.app_name.as_str()))
            .build()
            .map_err(Refusal::internal)?;
        let uri = totp.to_url().map_err(Refusal::internal)?;
        let code = QrCode::new(&uri).map_err(Refusal::internal)?;
        let png = STANDARD.encode(as_png(&code).map_err(Refusal::internal)?);
        Ok(NewAuthenticator {
            picture: format!("data:image/png;base64,{png}").into(),
            uri: uri.into(),
        })
    }
}

/// Light modules around the code, which ISO/IEC 18004 requires.
const QUIET_ZONE: usize = 4;
const LEAST_WIDTH: usize = 240;

fn as_png(code: &QrCode) -> Result<Vec<u8>, png::EncodingError> {
    let modules = code.width() + 2 * QUIET_ZONE;
    let pixels_per_module = LEAST_WIDTH.div_ceil(modules);
    let width = modules * pixels_per_module;
    let inside = QUIET_ZONE..modules - QUIET_ZONE;
    let shade = |x: usize, y: usize| {
        let (x, y) = (x / pixels_per_module, y / pixels_per_module);
        let is_dark = inside.contains(&x)
            && inside.contains(&y)
            && code[(x - QUIET_ZONE, y - QUIET_ZONE)] == Color::Dark;
        if is_dark { 0 } else { 255 }
    };
    let pixels: Vec<u8> = (0..width)
        .flat_map(|y| (0..width).map(move |x| (x, y)))
        .map(|(x, y)| shade(x, y))
        .collect();
    let mut png = Vec::new();
    // A code has at most 177 modules.
    let mut encoder = png::Encoder::new(&mut png, width as u32, width as u32);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.write_header()?.write_image_data(&pixels)?;
    Ok(png)
}
