//! What the black-box tests share: a service on a database of its own, with a clock that tests move, and a client that sees
//! what callers see.

mod adopted;
mod answer;
pub mod breached;
mod clock;
mod database;
mod external;
mod factors;
mod inspect;
mod mail;
mod own_edge;
mod own_page;
mod people;
pub mod provider;
pub mod saml;
mod world;

pub use adopted::Version;
pub use answer::{Answer, Call};
pub use clock::ManualClock;
pub use database::Backend;
pub use external::Started;
pub use factors::Authenticator;
pub use mail::Mail;
pub use own_edge::OwnEdge;
pub use own_page::OwnPage;
pub use people::{CLIENT_ID, CLIENT_SECRET, PASSWORD, Person};
pub use serde_json::{Value, json};
pub use world::{SECRET_KEY, Tokens, World};

/// Writes each test down once and runs it on SQLite and on PostgreSQL, on a world that [`World::start`] or the named
/// function makes.
#[macro_export]
macro_rules! on_both_databases {
    ($(#[$meta:meta])* async fn $($tests:tt)*) => {
        $crate::on_both_databases! { $crate::World::start; $(#[$meta])* async fn $($tests)* }
    };
    ($start:path; $($(#[$meta:meta])* async fn $name:ident($world:ident) $body:block)*) => {
        $(
            $(#[$meta])*
            mod $name {
                use super::*;

                async fn body($world: $crate::World) $body

                #[tokio::test(flavor = "multi_thread")]
                async fn on_sqlite() {
                    body($start($crate::Backend::Sqlite).await).await
                }

                #[tokio::test(flavor = "multi_thread")]
                async fn on_postgres() {
                    body($start($crate::Backend::Postgres).await).await
                }
            }
        )*
    };
}
