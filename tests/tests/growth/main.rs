//! What must not grow with the number of users, sessions and tokens: the work of starts, minutes and seconds, and the
//! memory of lists.

mod addresses;
mod clocks;
mod erased;
mod plans;
mod revocations;
mod sweeping;
