//! The service's own pages: what they call below `/web`, and what protects them.

mod operations;
mod protection;
