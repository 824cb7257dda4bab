//! The built binary while its database fails: a disk that is full or broken, a PostgreSQL that goes away, freezes or turns
//! read-only, and a process that is killed. What was answered with success is there afterwards, what was refused is not,
//! and when the fault ends the service works again without a restart.
//!
//! Random tests print `FAULTS_SEED=...`; the variable of that name repeats them.

mod client;
mod disk;
mod killed;
mod ledger;
mod load;
mod mail;
mod postgres;
mod proxy;
mod seed;
mod sqlite;
