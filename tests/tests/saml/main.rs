//! SAML 2.0: what is accepted, and what is not. The hostile responses are each one mutation of a response that is accepted.

mod accepted;
mod busy;
mod cost;
mod described;
mod fuzz;
mod hostile;
mod names;
mod scene;
mod wrapped;
