//! The migrations, on a new database and on databases of the Node service.

mod adopted;
mod common;
mod fresh;
mod racing;
mod settled;
mod versions;
