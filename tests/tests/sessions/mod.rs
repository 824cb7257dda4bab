//! How sessions end, for whom, and in which instances.

mod disabled;
mod instances;
mod logout;
mod neighbours;
mod parallel;
mod races;
mod revocations;
mod roles;
