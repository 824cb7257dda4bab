//! Secrets read from a terminal or a pipe. On a command line they would show up in the process list and in the shell's
//! history.

use std::io::{self, BufRead, IsTerminal};

use anyhow::{Context, bail};
use clap::Args;
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use secrecy::SecretString;
use tokio::signal::unix::{SignalKind, signal};

use super::secret;

/// As shells say it: 128 and the number of SIGINT.
const INTERRUPTED: i32 = 130;

#[derive(Args)]
pub struct PasswordOptions {
    /// Password; visible in the process list, so prefer --password-stdin
    #[arg(long, allow_hyphen_values = true, value_parser = secret)]
    password: Option<SecretString>,
    /// Read the password from the first line of standard input; prompts without echo on a terminal
    #[arg(long, conflicts_with = "password")]
    password_stdin: bool,
}

#[derive(Args)]
pub struct ClientSecretOptions {
    /// Client secret; visible in the process list, so prefer --client-secret-stdin
    #[arg(long, allow_hyphen_values = true, value_parser = secret)]
    client_secret: Option<SecretString>,
    /// Read the secret from the first line of standard input; prompts without echo on a terminal
    #[arg(long, conflicts_with = "client_secret")]
    client_secret_stdin: bool,
}

impl PasswordOptions {
    /// The password, if one is given.
    ///
    /// # Errors
    /// Standard input is empty or cannot be read.
    pub fn given(self) -> anyhow::Result<Option<SecretString>> {
        if self.password_stdin {
            return from_input("password").map(Some);
        }
        Ok(self.password)
    }

    /// The password; read from standard input unless given as an option.
    ///
    /// # Errors
    /// Standard input is empty or cannot be read.
    pub fn required(self) -> anyhow::Result<SecretString> {
        self.password.map_or_else(|| from_input("password"), Ok)
    }
}

impl ClientSecretOptions {
    /// The secret, if one is given.
    ///
    /// # Errors
    /// Standard input is empty or cannot be read.
    pub fn given(self) -> anyhow::Result<Option<SecretString>> {
        if self.client_secret_stdin {
            return from_input("client secret").map(Some);
        }
        Ok(self.client_secret)
    }
}

/// A line from the terminal on standard input, which does not show it.
fn prompt(question: &str) -> io::Result<Option<String>> {
    let input = io::stdin();
    let shown = tcgetattr(&input)?;
    let mut hidden = shown.clone();
    hidden.local_modes.remove(LocalModes::ECHO);
    // The end of the line is still shown.
    hidden.local_modes.insert(LocalModes::ECHONL);
    restore_when_interrupted(shown.clone())?;
    tcsetattr(&input, OptionalActions::Flush, &hidden)?;
    eprint!("{question}");
    let line = input.lock().lines().next().transpose();
    tcsetattr(&input, OptionalActions::Now, &shown)?;
    line
}

/// Without this, Ctrl-C at the prompt would leave a terminal that shows nothing of what is typed.
fn restore_when_interrupted(terminal: Termios) -> io::Result<()> {
    let mut interrupts = signal(SignalKind::interrupt())?;
    tokio::spawn(async move {
        interrupts.recv().await;
        let _ = tcsetattr(io::stdin(), OptionalActions::Now, &terminal);
        std::process::exit(INTERRUPTED)
    });
    Ok(())
}

/// The first line of standard input.
fn from_input(what: &str) -> anyhow::Result<SecretString> {
    let input = io::stdin();
    let line = if input.is_terminal() {
        prompt(&format!("New {what}: "))
    } else {
        input.lock().lines().next().transpose()
    };
    let line = line.with_context(|| format!("cannot read the {what} from standard input"))?;
    match line {
        // Requests with this character are rejected, so nobody could log in with it.
        Some(line) if line.contains('\0') => {
            bail!("the {what} contains the character U+0000, which is not allowed in requests")
        }
        Some(line) if !line.is_empty() => Ok(SecretString::from(line)),
        _ => bail!("no {what} given; pass it on standard input or as an option"),
    }
}
