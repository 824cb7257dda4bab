use clap::Args;

use super::{BadSetting, Switch, whole};

/// Rules for new passwords, and how passwords are hashed.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Passwords")]
pub struct PasswordSettings {
    /// Minimum length of new passwords, in characters
    #[arg(long, env = "PASSWORD_MIN_LENGTH", default_value = "8", value_parser = password_length)]
    pub password_min_length: usize,
    /// argon2id memory, in KiB
    #[arg(long, env = "ARGON2_MEMORY_KIB", default_value_t = 19456, allow_negative_numbers = true,
        value_parser = whole::<u32>(8..=MOST_MEMORY_KIB))]
    pub argon2_memory_kib: u32,
    /// argon2id iterations
    #[arg(long, env = "ARGON2_ITERATIONS", default_value_t = 2, allow_negative_numbers = true,
        value_parser = whole::<u32>(1..=100))]
    pub argon2_iterations: u32,
    /// argon2id parallelism
    #[arg(long, env = "ARGON2_PARALLELISM", default_value_t = 1, allow_negative_numbers = true,
        value_parser = whole::<u32>(1..=MOST_LANES))]
    pub argon2_parallelism: u32,
    /// Range API of a breached-password list such as Have I Been Pwned; new passwords found in it are rejected. Only
    /// the first five hexadecimal digits of the SHA-1 are sent. If the list does not respond within two seconds, the
    /// password is accepted [default: off]
    #[arg(long, env = "BREACHED_PASSWORDS_URL", value_parser = list_url)]
    pub breached_passwords_url: Option<String>,
    /// Set to `on` while the Node service still uses the same database: whatever it reads is then written in its
    /// formats
    #[arg(long, env = "COEXISTENCE", value_enum, default_value = "off")]
    pub coexistence: Switch,
}

/// 4 GiB: memory that cannot be allocated should fail at startup, not at the first login.
const MOST_MEMORY_KIB: u64 = 4 * 1024 * 1024;
/// RFC 9106 section 3.1.
const MOST_LANES: u64 = (1 << 24) - 1;

fn list_url(text: &str) -> Result<String, String> {
    let url = url::Url::parse(text).map_err(|_| "expected an http(s) URL")?;
    let is_plain = url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    if matches!(url.scheme(), "http" | "https") && is_plain {
        Ok(text.to_owned())
    } else {
        Err("expected an http(s) URL without user, query or fragment".into())
    }
}

fn password_length(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(length) if (1..=256).contains(&length) => Ok(length),
        _ => Err("expected a number from 1 to 256".into()),
    }
}

impl PasswordSettings {
    /// # Errors
    /// A combination of parameters that argon2 rejects.
    pub fn argon2(&self) -> Result<argon2::Params, BadSetting> {
        argon2::Params::new(
            self.argon2_memory_kib,
            self.argon2_iterations,
            self.argon2_parallelism,
            None,
        )
        // clap has checked the range of each, so this is the only remaining error.
        .map_err(|_| {
            let problem = "expected at least 8 times ARGON2_PARALLELISM";
            BadSetting::new("ARGON2_MEMORY_KIB", problem)
        })
    }
}
