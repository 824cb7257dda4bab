//! The command, run as people run it: the built binary, a database of its own, an empty environment.

mod audit_trail;
mod bootstrap;
mod client_secrets;
mod clients;
mod database;
mod database_file;
mod database_pooler;
mod database_tls;
mod doctor;
mod documented_settings;
mod documents;
mod keys;
mod log;
mod mail;
mod mail_server;
mod mail_settings;
mod migrating;
mod mistyped;
mod providers;
mod secret_input;
mod sessions;
mod settings;
mod tenants_and_roles;
mod user_fields;
mod users;
