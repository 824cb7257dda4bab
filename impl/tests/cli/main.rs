//! The command, run as people run it: the built binary, a database of its own, an empty environment.

// They time a process that runs beside them.
#![allow(clippy::disallowed_methods)]

mod admin;
mod bootstrap;
mod client_types;
mod database;
mod documented_settings;
mod documents;
mod home;
mod log;
mod mail;
mod mistyped;
mod providers;
mod sessions;
mod settings;
mod users;
