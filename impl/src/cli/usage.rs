//! Error messages for an invalid command line or setting.

use std::{error::Error as _, process::ExitCode};

use clap::{
    Arg, Command,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::print_failure;

/// The exit status of clap for an invalid command line.
pub const STATUS: u8 = 2;

/// Prints help if requested, or else one line that names the mistake.
pub fn report(error: &clap::Error, command: &Command) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = error.print();
            ExitCode::SUCCESS
        }
        _ => {
            print_failure(&explain(error, command));
            ExitCode::from(STATUS)
        }
    }
}

fn explain(error: &clap::Error, command: &Command) -> String {
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand
    ) {
        return missing_subcommand(command);
    }
    if is_stray_value(error) {
        return "unexpected value where an option should be; quote values that contain spaces"
            .to_owned();
    }
    bad_value(error, command).unwrap_or_else(|| {
        let rendered = error.render().to_string();
        // The usage follows after the first empty line.
        let first = rendered.split("\n\n").next().unwrap_or_default();
        first.trim_start_matches("error: ").to_owned()
    })
}

fn missing_subcommand(command: &Command) -> String {
    let named = named(command);
    let path: Vec<_> = named.iter().map(|command| command.get_name()).collect();
    let innermost = named.last().copied().unwrap_or(command);
    let known: Vec<_> = innermost
        .get_subcommands()
        .map(Command::get_name)
        .filter(|name| *name != "help")
        .collect();
    format!(
        "{}: missing subcommand, one of {} (see --help)",
        path.join(" "),
        known.join(", ")
    )
}

/// Whether the word belongs to no option: it may be the second word of an unquoted password.
fn is_stray_value(error: &clap::Error) -> bool {
    let stray = match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(text)) => !text.starts_with("--"),
        _ => false,
    };
    error.kind() == ErrorKind::UnknownArgument && stray
}

/// For an invalid value: names the environment variable as well, since the value may come from there.
fn bad_value(error: &clap::Error, command: &Command) -> Option<String> {
    if !matches!(
        error.kind(),
        ErrorKind::ValueValidation | ErrorKind::InvalidValue
    ) {
        return None;
    }
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        _ => None,
    };
    let shown = text(ContextKind::InvalidArg)?;
    let flag = shown.split_whitespace().next().unwrap_or(&shown);
    let argument = find(command, flag);
    let name = match argument.and_then(Arg::get_env) {
        Some(variable) => format!("{} ({flag})", variable.display()),
        None => flag.to_owned(),
    };
    let problem = match (error.source(), error.get(ContextKind::ValidValue)) {
        (Some(source), _) => source.to_string(),
        (None, Some(ContextValue::Strings(valid))) => {
            format!("expected one of {}", valid.join(", "))
        }
        (None, _) => "expected a value".to_owned(),
    };
    let secret = argument.is_some_and(Arg::is_hide_env_values_set);
    // Any URL with an @ may contain a password.
    let quotable = |value: &String| !secret && !value.is_empty() && !value.contains('@');
    match text(ContextKind::InvalidValue).filter(quotable) {
        Some(value) => Some(format!("{name}: invalid value {value:?}: {problem}")),
        None => Some(format!("{name}: {problem}")),
    }
}

/// The commands on the command line, from the outermost to the innermost.
fn named(command: &Command) -> Vec<&Command> {
    let mut named = vec![command];
    for word in std::env::args_os().skip(1) {
        let innermost = named.last().copied().unwrap_or(command);
        named.extend(innermost.find_subcommand(word));
    }
    named
}

/// The argument with this flag, looked up from the innermost command outwards.
fn find<'a>(command: &'a Command, flag: &str) -> Option<&'a Arg> {
    let long = flag.strip_prefix("--")?;
    named(command).into_iter().rev().find_map(|command| {
        command
            .get_arguments()
            .find(|argument| argument.get_long() == Some(long))
    })
}
