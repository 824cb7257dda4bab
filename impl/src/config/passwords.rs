use clap::Args;

use super::{BadSetting, Switch, whole};

/// How passwords are judged and kept.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Passwords")]
pub struct PasswordSettings {
    /// Shortest new password, in characters
    #[arg(long, env = "PASSWORD_MIN_LENGTH", default_value = "8", value_parser = password_length)]
    pub password_min_length: usize,
    /// argon2id memory, in KiB
    #[arg(long, env = "ARGON2_MEMORY_KIB", default_value_t = 19456, allow_negative_numbers = true,
        value_parser = whole::<u32>(8..=MOST_MEMORY_KIB))]
    pub argon2_memory_kib: u32,
    /// argon2id passes
    #[arg(long, env = "ARGON2_ITERATIONS", default_value_t = 2, allow_negative_numbers = true,
        value_parser = whole::<u32>(1..=100))]
    pub argon2_iterations: u32,
    /// argon2id lanes
    #[arg(long, env = "ARGON2_PARALLELISM", default_value_t = 1, allow_negative_numbers = true,
        value_parser = whole::<u32>(1..=MOST_LANES))]
    pub argon2_parallelism: u32,
    /// Range address of a list of breached passwords, as that of Have I Been Pwned: new passwords that it has are refused. It
    /// learns five hexadecimal digits of their SHA-1; when it does not answer within two seconds they are taken [default: off]
    #[arg(long, env = "BREACHED_PASSWORDS_URL", value_parser = list_url)]
    pub breached_passwords_url: Option<String>,
    /// `on` while the old service still works on the same database: what it reads is written in its formats
    #[arg(long, env = "COEXISTENCE", value_enum, default_value = "off")]
    pub coexistence: Switch,
}

/// 4 GiB: what cannot be had is better refused at the start than at the first login.
const MOST_MEMORY_KIB: u64 = 4 * 1024 * 1024;
/// RFC 9106 section 3.1.
const MOST_LANES: u64 = (1 << 24) - 1;

fn list_url(text: &str) -> Result<String, String> {
    let url = url::Url::parse(text).map_err(|_| "an http(s) URL is expected")?;
    let is_plain = url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    if matches!(url.scheme(), "http" | "https") && is_plain {
        Ok(text.to_owned())
    } else {
        Err("an http(s) URL without user, query and fragment is expected".into())
    }
}

fn password_length(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(length) if (1..=256).contains(&length) => Ok(length),
        _ => Err("a number from 1 to 256 is expected".into()),
    }
}

impl PasswordSettings {
    /// # Errors
    /// Parameters that argon2 does not take.
    pub fn argon2(&self) -> Result<argon2::Params, BadSetting> {
        argon2::Params::new(
            self.argon2_memory_kib,
            self.argon2_iterations,
            self.argon2_parallelism,
            None,
        )
        // The ranges of each are known, so that only this remains.
        .map_err(|_| {
            let problem = "8 for each of ARGON2_PARALLELISM are expected at least";
            BadSetting::new("ARGON2_MEMORY_KIB", problem)
        })
    }
}
