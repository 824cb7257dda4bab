//! What stays in the database, and what goes.

mod clocks;
mod erased;
mod lifetimes;
mod sweeping;
