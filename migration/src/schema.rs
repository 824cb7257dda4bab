//! Descriptions of tables, and how a database is made to hold them.
//!
//! One description serves PostgreSQL and SQLite, a fresh database and an adopted one.

mod column;
mod ensure;
mod inventory;
mod sql;

pub use column::*;
pub use ensure::*;
pub use inventory::Inventory;
