//! The keys that sign access tokens, and the key that seals what is secret at rest.

mod at_rest;
mod secret_key;
mod signing;
