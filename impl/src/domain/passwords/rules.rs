//! Rules for new passwords (NIST SP 800-63B-4 section 3.1.1.2).

use std::{collections::HashSet, sync::LazyLock};

use secrecy::{ExposeSecret, SecretString};
use unicode_normalization::UnicodeNormalization;

use crate::{
    config::{BadSetting, Settings, Switch},
    domain::{
        passwords::{
            Passwords,
            hashing::{BCRYPT_BYTES, Scheme},
        },
        refusal::{PasswordFault, Refusal},
    },
    names::{fold_text, split_address},
    store::entities::users,
};

/// Maximum length in bytes. Every byte affects the hash.
pub const MAX_PASSWORD_BYTES: usize = 256;

/// The most common passwords of public breach collections, one on each line, case-folded.
static COMMON: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    include_str!("../../../data/common_passwords.txt")
        .lines()
        .collect()
});

/// The rules and the scheme of new hashes, from the settings.
pub struct PasswordRules {
    pub scheme: Scheme,
    min_length: usize,
    max_bytes: usize,
    /// Names of the service: APP_NAME and the host of PUBLIC_URL.
    service_names: Vec<String>,
}

impl PasswordRules {
    /// # Errors
    /// Parameters that argon2 does not accept; a minimum length that exceeds the maximum.
    pub fn new(settings: &Settings) -> Result<Self, BadSetting> {
        let service_names = service_names(settings);
        let settings = &settings.passwords;
        let params = settings.argon2()?;
        let coexistence = settings.coexistence == Switch::On;
        let max_bytes = if coexistence {
            BCRYPT_BYTES
        } else {
            MAX_PASSWORD_BYTES
        };
        if settings.password_min_length > max_bytes {
            let problem = format!("no password may be longer than {max_bytes} bytes");
            return Err(BadSetting::new("PASSWORD_MIN_LENGTH", problem));
        }
        Ok(Self {
            scheme: if coexistence {
                Scheme::Bcrypt
            } else {
                Scheme::Argon2id(params)
            },
            min_length: settings.password_min_length,
            max_bytes,
            service_names,
        })
    }

    /// Validates a new password by length, the list of common passwords, and what anybody knows about the user or the
    /// service. There are no composition rules.
    ///
    /// # Errors
    /// [`Refusal::PasswordInvalid`].
    pub fn validate(&self, password: &str, user: &users::Model) -> Result<(), Refusal> {
        let password = normalised(password);
        let folded = fold_text(&password);
        if password.len() > self.max_bytes {
            Err(Refusal::PasswordInvalid(PasswordFault::TooLong {
                max_bytes: self.max_bytes,
            }))
        } else if password.chars().count() < self.min_length {
            Err(Refusal::PasswordInvalid(PasswordFault::TooShort {
                min_length: self.min_length,
            }))
        } else if COMMON.contains(folded.as_str()) {
            Err(Refusal::PasswordInvalid(PasswordFault::Common))
        } else if self.is_made_of_names(&folded, user) {
            Err(Refusal::PasswordInvalid(PasswordFault::OwnName))
        } else {
            Ok(())
        }
    }
}

impl PasswordRules {
    /// Whether a password, without digits and punctuation, consists of little more than names of the user or the
    /// service.
    fn is_made_of_names(&self, folded: &str, user: &users::Model) -> bool {
        // Shorter names occur in too many other words.
        const SHORTEST_NAME: usize = 3;
        let mut names: Vec<String> = [Some(&user.username), user.email.as_ref()]
            .into_iter()
            .flatten()
            .flat_map(|name| {
                [
                    Some(name.as_str()),
                    split_address(name).map(|(local, _)| local),
                ]
            })
            .flatten()
            .chain([user.first_name.as_str()])
            .chain(user.middle_name.as_deref())
            .chain(user.last_name.as_deref())
            .chain(self.service_names.iter().map(String::as_str))
            .map(fold_text)
            .collect();
        if names.iter().any(|name| differs_by_one(folded, name)) {
            return true;
        }
        for name in &mut names {
            *name = letters(name);
        }
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        let mut left = letters(folded);
        let whole = left.len();
        for name in names
            .iter()
            .filter(|name| name.chars().count() >= SHORTEST_NAME)
        {
            left = left.replace(name.as_str(), "");
        }
        left.len() < whole && left.chars().nth(1).is_none()
    }
}

fn service_names(settings: &Settings) -> Vec<String> {
    let url = url::Url::parse(&settings.listen.public_url()).ok();
    let host = url.as_ref().and_then(url::Url::host_str);
    std::iter::once(settings.login.app_name.as_str())
        .chain(host)
        .map(str::to_owned)
        .collect()
}

/// Whether `text` is `name` with at most one additional character at either end.
fn differs_by_one(text: &str, name: &str) -> bool {
    let one_more = |rest: Option<&str>| rest.is_some_and(|rest| rest.chars().nth(1).is_none());
    !name.is_empty() && (one_more(text.strip_prefix(name)) || one_more(text.strip_suffix(name)))
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).collect()
}

/// Normalises a password to Unicode NFC, since keyboards encode accents differently (NIST SP 800-63B-4 section
/// 3.1.1.2).
pub fn normalised(password: &str) -> String {
    password.nfc().collect()
}

impl Passwords {
    /// Validates a new password by all rules, including the list of breached passwords.
    ///
    /// # Errors
    /// [`Refusal::PasswordInvalid`].
    pub(crate) async fn validate_password(
        &self,
        password: &SecretString,
        user: &users::Model,
    ) -> Result<(), Refusal> {
        self.rules.validate(password.expose_secret(), user)?;
        self.reject_breached(password).await
    }

    /// Rejects a password in the list of breached passwords, if one is configured.
    ///
    /// # Errors
    /// [`Refusal::PasswordInvalid`].
    pub(crate) async fn reject_breached(&self, password: &SecretString) -> Result<(), Refusal> {
        let password = normalised(password.expose_secret());
        if self.breached.contains(&password).await {
            return Err(Refusal::PasswordInvalid(PasswordFault::Breached));
        }
        Ok(())
    }
}
