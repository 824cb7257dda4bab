//! Logins through other identity providers.

mod accounts;
mod alike;
mod common;
mod each;
mod from_page;
mod keycloak;
mod lenient;
mod public;
#[macro_use]
mod scene;
mod told;
