//! Secrets that are typed or piped in: those on a command line show in the list of processes and stay in the shell's history.

use std::io::{BufRead, IsTerminal};

use anyhow::{Context, bail};
use clap::Args;
use secrecy::SecretString;

use super::secret;

#[derive(Args)]
pub struct PasswordOptions {
    /// Shows in the list of processes while the command runs: prefer --password-stdin
    #[arg(long, value_parser = secret)]
    password: Option<SecretString>,
    /// Read the password from the first line of standard input; a terminal asks for it and does not show it
    #[arg(long, conflicts_with = "password")]
    password_stdin: bool,
}

#[derive(Args)]
pub struct ClientSecretOptions {
    /// Shows in the list of processes while the command runs: prefer --client-secret-stdin
    #[arg(long, value_parser = secret)]
    client_secret: Option<SecretString>,
    /// Read the secret from the first line of standard input; a terminal asks for it and does not show it
    #[arg(long, conflicts_with = "client_secret")]
    client_secret_stdin: bool,
}

impl PasswordOptions {
    /// The password, if one is given.
    ///
    /// # Errors
    /// When standard input holds none.
    pub fn given(self) -> anyhow::Result<Option<SecretString>> {
        if self.password_stdin {
            return from_input("password").map(Some);
        }
        Ok(self.password)
    }

    /// The password, which comes from standard input unless it is given.
    ///
    /// # Errors
    /// When standard input holds none.
    pub fn required(self) -> anyhow::Result<SecretString> {
        self.password.map_or_else(|| from_input("password"), Ok)
    }
}

impl ClientSecretOptions {
    /// The secret, if one is given.
    ///
    /// # Errors
    /// When standard input holds none.
    pub fn given(self) -> anyhow::Result<Option<SecretString>> {
        if self.client_secret_stdin {
            return from_input("client secret").map(Some);
        }
        Ok(self.client_secret)
    }
}

/// The first line of standard input.
fn from_input(what: &str) -> anyhow::Result<SecretString> {
    let input = std::io::stdin();
    let line = if input.is_terminal() {
        rpassword::prompt_password(format!("New {what}: ")).map(Some)
    } else {
        input.lock().lines().next().transpose()
    };
    let line = line.with_context(|| format!("the {what} cannot be read from standard input"))?;
    match line {
        // HTTP refuses it in every text, so that nobody could log in with it.
        Some(line) if line.contains('\0') => {
            bail!("the {what} holds the character U+0000, which no request may hold")
        }
        Some(line) if !line.is_empty() => Ok(SecretString::from(line)),
        _ => bail!("there is no {what}: write it to standard input, or give it as an option"),
    }
}
