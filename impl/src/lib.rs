//! A self-hosted authentication microservice.
//!
//! A request goes one way: `edge` (conformance to the published document) → the generated router → `api` (translation)
//! → `domain` (the rules) → `store` (all queries) → the database.

pub mod api;
pub mod app;
pub mod cli;
pub mod client_network;
pub mod clock;
pub mod config;
pub mod core_dumps;
pub mod descriptors;
pub mod domain;
pub mod edge;
pub mod federation;
pub mod log_throttle;
pub mod mail;
pub mod memory;
pub mod names;
pub mod panic_hook;
pub mod pem;
pub mod random;
pub mod redis;
pub mod store;
pub mod tls;
#[cfg(test)]
mod walls;
