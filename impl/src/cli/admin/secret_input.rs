//! Secrets read from a terminal or a pipe. On a command line they would show up in the process list and in the shell's
//! history.

use std::{
    fs::File,
    io::{self, BufRead, IsTerminal, Read, Write},
};

use anyhow::{Context, bail};
use clap::Args;
use rustix::{
    process::{Signal, getpid, kill_process},
    termios::{LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr},
};
use secrecy::SecretString;

use super::secret;

const CTRL_C: u8 = 3;

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
    let hidden = Hidden::new()?;
    say(question);
    let mut line = Vec::new();
    for byte in io::stdin().lock().bytes() {
        match byte? {
            b'\n' => break,
            CTRL_C => {
                drop(hidden);
                say("\n");
                // A shell ends its script only if the command has died of the signal.
                kill_process(getpid(), Signal::INT)?;
                return Ok(None);
            }
            byte => line.push(byte),
        }
    }
    drop(hidden);
    let line = String::from_utf8(line).map_err(|_| io::ErrorKind::InvalidData)?;
    if line.contains(char::is_control) {
        return Err(io::Error::other("a control character was typed"));
    }
    Ok(Some(line))
}

/// Writes to the terminal, even if standard error is redirected. If that fails, the prompt works without its question.
fn say(text: &str) {
    let terminal = File::options().write(true).open("/dev/tty");
    let _ = terminal.and_then(|mut terminal| terminal.write_all(text.as_bytes()));
}

/// While it lives, the terminal shows nothing of what is typed but the end of the line, and keys send no signals, which would
/// end or stop the process and leave the terminal like that.
struct Hidden {
    shown: Termios,
}

impl Hidden {
    fn new() -> io::Result<Self> {
        let shown = tcgetattr(io::stdin())?;
        let mut hidden = shown.clone();
        hidden
            .local_modes
            .remove(LocalModes::ECHO | LocalModes::ISIG);
        hidden.local_modes.insert(LocalModes::ECHONL);
        // Ctrl-C ends the line, so that it is read without the return key.
        hidden.special_codes[SpecialCodeIndex::VEOL] = CTRL_C;
        tcsetattr(io::stdin(), OptionalActions::Flush, &hidden)?;
        Ok(Self { shown })
    }
}

impl Drop for Hidden {
    fn drop(&mut self) {
        let _ = tcsetattr(io::stdin(), OptionalActions::Now, &self.shown);
    }
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
