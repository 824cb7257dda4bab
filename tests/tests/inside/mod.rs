//! Internals that no caller sees: query plans, parsers on their own, the cost of a SAML response. Only these tests, and
//! those in `alone`, import `auth_service_tests::inside`.

mod activity_plans;
mod catalogue;
mod plans;
mod rotations;
mod saml_cost;
mod saml_fuzz;
mod saml_metadata;
mod saml_refusals;
mod setting_urls;
mod signing_keys;
mod sqlite_file;
