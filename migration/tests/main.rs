//! The migrations, on a new database and on what the Node service leaves.

mod adopted;
mod common;
mod fresh;
mod racing;
mod versions;
