//! SAML 2.0: what is accepted, and what is not. The hostile responses are each one mutation of a response that is accepted.

mod accepted;
mod busy;
pub mod described;
mod hostile;
mod metadata;
mod names;
mod other_address;
pub mod scene;
mod state;
mod wrapped;
