//! Logins through other identity providers.

mod common;
mod each;
#[macro_use]
mod scene;
