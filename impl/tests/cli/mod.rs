//! The command, run as people run it: the built binary, a database of its own, an empty environment.

mod admin;
mod bootstrap;
mod client_types;
mod database;
mod documented_settings;
mod documents;
mod log;
mod mail;
mod mistyped;
mod providers;
mod sessions;
mod settings;
mod users;
