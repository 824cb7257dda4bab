//! Table descriptions, and code that makes a database match them.
//!
//! One description serves both PostgreSQL and SQLite, and both new and adopted databases.

mod column;
mod ensure;
mod inventory;
mod sql;

pub use column::*;
pub use ensure::*;
pub use inventory::Inventory;
