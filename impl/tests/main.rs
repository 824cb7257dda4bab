//! The built binary, run as people run it.

// The tests time a process that runs beside them.
#![allow(clippy::disallowed_methods)]

mod cli;
mod faults;
mod home;
