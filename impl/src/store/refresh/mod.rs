//! What a refresh of tokens reads and writes, for many sessions at once.

pub mod former;
mod lookup;
mod on_postgres;
mod on_sqlite;
mod rotation;
mod rows;

pub use lookup::{Refreshable, find, successor};
pub use rotation::{Locked, NextToken, Rotation};
