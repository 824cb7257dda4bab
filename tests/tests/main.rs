//! The integration tests that can share a process, in folders that mirror the URLs and the rooms of the service. They see
//! the service from outside: HTTP, mails, what `auth-service admin` does, and rows in the database. Those in [`inside`]
//! look at its internals.

mod adoption;
mod audit;
mod auth;
mod edge;
mod federation;
mod fuzz;
mod house;
mod inside;
mod keys;
mod limits;
mod login_activity;
mod oauth;
mod pages;
mod saml;
mod sessions;
mod storage;
