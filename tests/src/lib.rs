//! What the tests share: a service on a database of its own, with a clock that tests move, and a client that sees what
//! callers see. Tests import nothing of the service except through this crate; [`inside`] is for those that look at its
//! internals.

pub mod admin;
mod adopted;
mod answer;
pub mod breached;
mod clock;
mod database;
mod external;
mod factors;
mod former;
mod grown;
pub mod inside;
mod inspect;
mod mail;
mod own_edge;
mod own_page;
mod people;
pub mod provider;
mod randomness;
pub mod redis;
pub mod saml;
mod saml_consumer;
pub mod settings;
mod signer;
mod template;
mod tokens;
mod wait;
mod world;

pub use adopted::Version;
pub use answer::{Answer, Call};
pub use clock::{ManualClock, iso_8601};
pub use database::Backend;
pub use external::Started;
pub use factors::Authenticator;
pub use grown::{SESSIONS, USERS};
pub use mail::Mail;
pub use own_edge::OwnEdge;
pub use own_page::OwnPage;
pub use people::{CLIENT_ID, CLIENT_SECRET, PASSWORD, Person, TENANT};
pub use randomness::StoppableRandomness;
pub use serde_json::{Value, json};
pub use signer::Signer;
pub use tokens::{Claims, Tokens};
pub use wait::eventually;
pub use world::{SECRET_KEY, World};
