use clap::Args;

use super::{BadSetting, Switch};

/// How passwords are judged and kept.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Passwords")]
pub struct PasswordSettings {
    /// Shortest new password, in characters
    #[arg(long, env = "PASSWORD_MIN_LENGTH", default_value_t = 8)]
    pub password_min_length: usize,
    /// argon2id memory, in KiB
    #[arg(long, env = "ARGON2_MEMORY_KIB", default_value_t = 19456)]
    pub argon2_memory_kib: u32,
    /// argon2id passes
    #[arg(long, env = "ARGON2_ITERATIONS", default_value_t = 2)]
    pub argon2_iterations: u32,
    /// argon2id lanes
    #[arg(long, env = "ARGON2_PARALLELISM", default_value_t = 1)]
    pub argon2_parallelism: u32,
    /// `on` while the old service still works on the same database: what it reads is written in its formats
    #[arg(long, env = "COEXISTENCE", value_enum, default_value = "off")]
    pub coexistence: Switch,
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
        .map_err(|error| {
            let name = match error {
                argon2::Error::TimeTooSmall => "ARGON2_ITERATIONS",
                argon2::Error::ThreadsTooFew | argon2::Error::ThreadsTooMany => {
                    "ARGON2_PARALLELISM"
                }
                _ => "ARGON2_MEMORY_KIB",
            };
            BadSetting::new(name, error.to_string())
        })
    }
}
