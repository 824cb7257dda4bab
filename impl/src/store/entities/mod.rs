//! SeaORM entities: the names and types of tables and columns.
//!
//! The tables of the first group are those of the Node service, those of the second our own.

pub mod auth_clients;
pub mod roles;
pub mod tenant_configs;
pub mod tenants;
pub mod token_keys;
pub mod user_credentials;
pub mod user_permissions;
pub mod user_resources;
pub mod user_tenants;
pub mod users;

pub mod auth_codes;
pub mod auth_events;
pub mod authenticator_enrolments;
pub mod authenticator_steps;
pub mod browser_sessions;
pub mod client_logouts;
pub mod client_settings;
pub mod client_types;
pub mod client_uris;
pub mod consents;
pub mod device_codes;
pub mod external_identities;
pub mod familiar_addresses;
pub mod key_checks;
pub mod lockouts;
pub mod login_activity;
pub mod login_states;
pub mod mail_outbox;
pub mod one_time_challenges;
pub mod password_reset_tokens;
pub mod provider_logouts;
pub mod published_keys;
pub mod pushed_requests;
pub mod recovery_codes;
pub mod refresh_tokens;
pub mod revocations;
pub mod session_grants;
pub mod sessions;
pub mod sign_up_tokens;
pub mod signing_keys;
pub mod used_assertions;
pub mod write_checks;

#[cfg(test)]
mod own_tests;
#[cfg(test)]
#[allow(clippy::disallowed_methods)]
mod tests;
