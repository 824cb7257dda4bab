//! What the black-box tests share: a service on a database of its own, with a clock that tests move, and a client that sees
//! what callers see.

mod answer;
mod clock;
mod database;
mod people;
mod world;

pub use answer::{Answer, Call};
pub use clock::ManualClock;
pub use database::Backend;
pub use people::{CLIENT_ID, CLIENT_SECRET, PASSWORD, Person};
pub use serde_json::{Value, json};
pub use world::{Tokens, World};

/// Writes each test down once and runs it on SQLite and on PostgreSQL.
#[macro_export]
macro_rules! on_both_databases {
    ($(async fn $name:ident($world:ident) $body:block)*) => {
        $(
            mod $name {
                use super::*;

                async fn body($world: $crate::World) $body

                #[tokio::test(flavor = "multi_thread")]
                async fn on_sqlite() {
                    body($crate::World::start($crate::Backend::Sqlite).await).await
                }

                #[tokio::test(flavor = "multi_thread")]
                async fn on_postgres() {
                    body($crate::World::start($crate::Backend::Postgres).await).await
                }
            }
        )*
    };
}
