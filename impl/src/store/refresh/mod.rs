//! What a refresh of tokens reads and writes, for many sessions at once.

mod lookup;
mod on_postgres;
mod on_sqlite;
mod rotation;
mod rows;

pub use lookup::{Refreshable, find};
pub use rotation::{Locked, Rotated, Rotation};
