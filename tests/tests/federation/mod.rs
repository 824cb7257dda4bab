//! Logins through other identity providers.

mod accounts;
mod addresses;
mod alike;
mod apple;
mod common;
mod each;
mod exchange;
mod forms;
mod from_page;
mod keycloak;
mod keycloak_end;
mod lenient;
mod public;
mod revoked_there;
pub mod scene;
mod sign_up;
mod told;
