//! What the versions of the Node service after the seed's brought: their databases, clients without secrets, a tenant that a
//! session changes to.

mod each;
mod public_clients;
mod tenants;
