//! Logins through other identity providers.

mod common;
mod each;
mod from_page;
#[macro_use]
mod scene;
