//! How settings read the environment.

use std::{fmt::Write, fs, io::ErrorKind, path::Path};

use anyhow::{Context, anyhow};

/// Sets the variables of `file` that are unset or empty. Must be called before anything else reads the environment.
///
/// # Errors
/// A file that cannot be read or parsed. A missing file is not an error.
pub fn load(file: &Path) -> anyhow::Result<()> {
    let text = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error).with_context(|| file.display().to_string()),
    };
    let mut wanted = String::new();
    for pair in dotenvy::from_read_iter(text.as_bytes()) {
        let (name, value) = pair.map_err(|error| describe(file, &text, &error))?;
        if std::env::var_os(&name).is_none_or(|present| present.is_empty()) {
            let _ = writeln!(wanted, "{name}={}", quote(&value));
        }
    }
    dotenvy::from_read_override(wanted.as_bytes())
        .map_err(|_| anyhow!("{}: invalid value", file.display()))
}

/// Names the faulty line. The parser's error would quote it, and it may contain a secret.
fn describe(file: &Path, text: &str, error: &dotenvy::Error) -> anyhow::Error {
    let number = match error {
        // The whole line, with those that a quote has not ended, or only the value.
        dotenvy::Error::LineParse(bad, _) => text.lines().map(str::trim).position(|line| {
            !line.is_empty() && (bad.starts_with(line) || line.ends_with(bad.trim()))
        }),
        _ => None,
    };
    match number {
        Some(number) => anyhow!(
            "{}: line {} is invalid: expected NAME=value, or NAME='value' if it has spaces",
            file.display(),
            number + 1
        ),
        None => anyhow!("{}: cannot be parsed", file.display()),
    }
}

/// A value in the double quotes of dotenv.
fn quote(value: &str) -> String {
    let mut quoted = String::from('"');
    for c in value.chars() {
        match c {
            '\n' => quoted.push_str("\\n"),
            '\\' | '"' | '$' => quoted.extend(['\\', c]),
            plain => quoted.push(plain),
        }
    }
    quoted.push('"');
    quoted
}

/// The same command, treating empty variables as unset.
pub fn without_empty(command: clap::Command) -> clap::Command {
    let is_empty = |argument: &clap::Arg| {
        let value = argument.get_env().and_then(std::env::var_os);
        value.is_some_and(|value| value.is_empty())
    };
    command
        .mut_args(|argument| {
            if is_empty(&argument) {
                argument.env(None::<&str>)
            } else {
                argument
            }
        })
        .mut_subcommands(without_empty)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_values_come_back() {
        for value in [
            "plain",
            "a b",
            "$HOME",
            "quo\"te",
            "it's",
            "back\\slash",
            "two\nlines",
            "#x",
            "",
        ] {
            let line = format!("NAME={}", quote(value));
            let (_, read) = dotenvy::from_read_iter(line.as_bytes())
                .next()
                .unwrap()
                .unwrap();
            assert_eq!(read, value);
        }
    }

    #[test]
    fn a_fault_is_located_without_its_text() {
        let texts = [
            "GOOD=1\n\nJWT_SECRET hush\n",
            "GOOD=1\n\nJWT_SECRET=hush hush\nHOST=x\n",
        ];
        for text in texts {
            let error = dotenvy::from_read_iter(text.as_bytes())
                .find_map(Result::err)
                .unwrap();
            let said = describe(Path::new(".env"), text, &error).to_string();
            let expected =
                ".env: line 3 is invalid: expected NAME=value, or NAME='value' if it has spaces";
            assert_eq!(said, expected);
        }
    }
}
