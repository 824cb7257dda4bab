//! Redis, for neighbours that check access tokens as services of the Node family do. This service itself needs none.
//!
//! The client is written here because it sends six commands over one connection; a library would bring pools, clusters
//! and scripts, and retries that know nothing of what is still to be sent.

pub mod address;
pub mod connection;
pub mod layout;
