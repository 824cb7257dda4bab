//! Databases of the Node service, of each of its versions.

mod adopted;
mod coexistence;
mod kept;
mod profiles;
mod versions;
